//! The data plane: publish, retained messages, connections. Certificates are judged by their policies, the administrator may
//! do all.
//!
//! Refuses what AWS's limits refuse. Delivery itself is the gateway's.

mod message;
mod permit;

use std::sync::Arc;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::model::name::{ClientId, NameError};
use crate::model::policy::Action;
use crate::model::topic::{Topic, TopicError};
use crate::sandbox::broker::{Broker, ConnectionInfo, Message, PublishError, Retained};
use crate::sandbox::services::Services;

use super::Transport;
use super::reply::{HttpResponse, Protocol, json_body};
use super::wire::{ApiError, Page, Request};
use permit::Permit;

/// Largest page of the data plane's lists (service model `MaxResults`).
const PAGE: usize = 200;
/// Page of `ListSubscriptions` if none is asked for (service model).
const SUBSCRIPTIONS_PAGE: usize = 20;

/// What the data plane can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    Publish,
    GetRetainedMessage,
    ListRetainedMessages,
    GetConnection,
    DeleteConnection,
    ListSubscriptions,
    SendDirectMessage,
}

/// Every operation with its method and URI.
pub(super) const OPERATIONS: &[(Operation, &str, &str)] = &[
    (Operation::Publish, "POST", "/topics/{*topic}"),
    (
        Operation::GetRetainedMessage,
        "GET",
        "/retainedMessage/{*topic}",
    ),
    (Operation::ListRetainedMessages, "GET", "/retainedMessage"),
    (Operation::GetConnection, "GET", "/connections/{clientId}"),
    (
        Operation::DeleteConnection,
        "DELETE",
        "/connections/{clientId}",
    ),
    (
        Operation::ListSubscriptions,
        "GET",
        "/connections/{clientId}/subscriptions",
    ),
    (
        Operation::SendDirectMessage,
        "POST",
        "/connections/{clientId}/messages",
    ),
];

impl Operation {
    /// AWS's name of it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Publish => "Publish",
            Self::GetRetainedMessage => "GetRetainedMessage",
            Self::ListRetainedMessages => "ListRetainedMessages",
            Self::GetConnection => "GetConnection",
            Self::DeleteConnection => "DeleteConnection",
            Self::ListSubscriptions => "ListSubscriptions",
            Self::SendDirectMessage => "SendDirectMessage",
        }
    }
}

/// Answers one authenticated request.
pub(super) async fn serve(
    services: &Services,
    operation: Operation,
    transport: &Transport,
    request: &Request,
    request_id: &str,
) -> Result<HttpResponse, ApiError> {
    let call = Call {
        request,
        request_id,
        broker: services.brokers.of(&request.scope.region),
        permit: Permit::of(services, transport, request, request_id)?,
    };
    let value = match operation {
        Operation::Publish => call.publish().await?,
        Operation::GetRetainedMessage => call.retained()?,
        Operation::ListRetainedMessages => call.list_retained()?,
        Operation::GetConnection => call.connection()?,
        Operation::DeleteConnection => call.delete_connection()?,
        Operation::ListSubscriptions => call.subscriptions()?,
        Operation::SendDirectMessage => call.send_direct()?,
    };
    Ok(json_body(StatusCode::OK, &value, request_id))
}

/// What a caller without permission, or without credentials, is told.
pub(super) fn forbidden(request_id: &str) -> HttpResponse {
    Protocol::RestJson.error(&denied(request_id), request_id)
}

fn denied(request_id: &str) -> ApiError {
    ApiError::forbidden("Forbidden").with("traceId", request_id)
}

struct Call<'a> {
    request: &'a Request,
    request_id: &'a str,
    broker: Arc<Broker>,
    permit: Permit<'a>,
}

impl Call<'_> {
    fn client(&self) -> Result<ClientId, ApiError> {
        let text = self.request.path("clientId");
        text.parse()
            .map_err(|error: NameError| ApiError::invalid(error.to_string()))
    }

    fn ok(&self) -> Value {
        json!({ "message": "OK", "traceId": self.request_id })
    }

    async fn publish(&self) -> Result<Value, ApiError> {
        let topic = parse_topic(self.request.path("topic"))?;
        let message = message::read(self.request, topic)?;
        let resource = format!("topic/{}", message.topic);
        self.permit.check(Action::Publish, &resource)?;
        if message.retain {
            self.permit.check(Action::RetainPublish, &resource)?;
        }
        self.broker
            .publish(message)
            .await
            .map_err(|error| match error {
                PublishError::Throttled(why) => ApiError::throttled_data(why),
                PublishError::Invalid(why) => ApiError::invalid(why),
                PublishError::Store(error) => error.into(),
            })?;
        Ok(self.ok())
    }

    fn retained(&self) -> Result<Value, ApiError> {
        let topic = parse_topic(self.request.path("topic"))?;
        self.permit
            .check(Action::GetRetainedMessage, &format!("topic/{topic}"))?;
        let retained = self.broker.retained(topic.as_str()).ok_or_else(|| {
            ApiError::not_found(format!("there is no retained message on `{topic}`"))
        })?;
        Ok(json!({
            "topic": retained.topic,
            "payload": STANDARD.encode(&retained.payload),
            "qos": retained.qos,
            "lastModifiedTime": retained.modified_ms,
            "userProperties": message::user_properties_blob(&retained.user_properties),
        }))
    }

    fn page(&self, default: usize) -> Result<Page, ApiError> {
        let page = Page::of(self.request, "maxResults", "nextToken", default)?;
        if page.size > PAGE {
            return Err(ApiError::invalid(format!(
                "maxResults must be between 1 and {PAGE}, not `{}`",
                page.size
            )));
        }
        Ok(page)
    }

    fn list_retained(&self) -> Result<Value, ApiError> {
        self.permit.check(Action::ListRetainedMessages, "*")?;
        let page = self.page(PAGE)?;
        let mut found = self
            .broker
            .list_retained(page.after.as_deref(), page.size + 1);
        let next = page.cut(&mut found, |retained| retained.topic.clone());
        let summary = |retained: &Retained| {
            json!({
                "topic": retained.topic,
                "payloadSize": retained.payload.len(),
                "qos": retained.qos,
                "lastModifiedTime": retained.modified_ms,
            })
        };
        let topics: Vec<Value> = found.iter().map(summary).collect();
        Ok(with_token(json!({ "retainedTopics": topics }), next))
    }

    fn connection(&self) -> Result<Value, ApiError> {
        let client = self.client()?;
        self.permit
            .check(Action::GetConnection, &format!("client/{client}"))?;
        let info = self
            .broker
            .connection(client.as_str())
            .ok_or_else(|| unknown(&client))?;
        let sockets = boolean(self.request, "includeSocketInformation")?;
        Ok(describe(&client, &info, sockets))
    }

    fn delete_connection(&self) -> Result<Value, ApiError> {
        let client = self.client()?;
        self.permit
            .check(Action::DeleteConnection, &format!("client/{client}"))?;
        let clean = boolean(self.request, "cleanSession")?;
        let prevent_will = boolean(self.request, "preventWillMessage")?;
        if !self.broker.disconnect(client.as_str(), clean, prevent_will) {
            return Err(unknown(&client));
        }
        Ok(Value::Null)
    }

    fn subscriptions(&self) -> Result<Value, ApiError> {
        let client = self.client()?;
        self.permit
            .check(Action::ListSubscriptions, &format!("client/{client}"))?;
        let page = self.page(SUBSCRIPTIONS_PAGE)?;
        let all = self
            .broker
            .subscriptions(client.as_str())
            .ok_or_else(|| unknown(&client))?;
        let after = |filter: &str| page.after.as_deref().is_none_or(|last| filter > last);
        let mut found: Vec<(String, u8)> = all
            .into_iter()
            .filter(|(filter, _)| after(filter))
            .take(page.size + 1)
            .collect();
        let next = page.cut(&mut found, |(filter, _)| filter.clone());
        let listed: Vec<Value> = found
            .iter()
            .map(|(filter, qos)| json!({ "topicFilter": filter, "qos": qos }))
            .collect();
        Ok(with_token(json!({ "subscriptions": listed }), next))
    }

    fn send_direct(&self) -> Result<Value, ApiError> {
        let client = self.client()?;
        let topic = self
            .request
            .query("topic")
            .ok_or_else(|| ApiError::invalid("topic is missing"))?;
        let topic = parse_topic(topic)?;
        self.permit
            .check(Action::SendDirectMessage, &format!("client/{client}"))?;
        let confirmation = boolean(self.request, "confirmation")?;
        let message = Message {
            at_least_once: confirmation,
            ..message::read(self.request, topic)?
        };
        if !self.broker.send_direct(client.as_str(), message) {
            // The gateway tells one failure only; a client that is there lacks the permission to receive.
            let there = self
                .broker
                .connection(client.as_str())
                .is_some_and(|info| info.connected);
            return Err(if there {
                denied(self.request_id)
            } else {
                unknown(&client)
            });
        }
        Ok(self.ok())
    }
}

fn parse_topic(text: &str) -> Result<Topic, ApiError> {
    text.parse()
        .map_err(|error: TopicError| ApiError::invalid(error.to_string()))
}

fn unknown(client: &ClientId) -> ApiError {
    ApiError::not_found(format!(
        "there is no connection or session of the client id `{client}`"
    ))
}

/// A Boolean parameter; the guide's own examples write it in capitals.
fn boolean(request: &Request, name: &str) -> Result<bool, ApiError> {
    match request.query(name) {
        Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        None => Ok(false),
        Some(other) => Err(ApiError::invalid(format!(
            "{name} must be true or false, not `{other}`"
        ))),
    }
}

fn with_token(mut value: Value, next: Option<String>) -> Value {
    if let Some(token) = next {
        value["nextToken"] = token.into();
    }
    value
}

fn describe(client: &ClientId, info: &ConnectionInfo, sockets: bool) -> Value {
    let mut value = json!({
        "clientId": client.as_str(),
        "connected": info.connected,
        "cleanSession": info.clean_session,
        "keepAliveDuration": info.keep_alive,
        "connectedSince": info.connected_since_ms,
        "sessionExpiry": info.session_expiry,
    });
    if let Some(thing) = &info.thing_name {
        value["thingName"] = thing.as_str().into();
    }
    if let Some(since) = info.disconnected_since_ms {
        value["disconnectedSince"] = since.into();
    }
    if let Some(reason) = &info.disconnect_reason {
        value["disconnectReason"] = reason.as_str().into();
    }
    if sockets {
        value["sourceIp"] = info.remote.ip().to_string().into();
        value["sourcePort"] = info.remote.port().into();
        value["targetIp"] = info.local.ip().to_string().into();
        value["targetPort"] = info.local.port().into();
    }
    value
}
