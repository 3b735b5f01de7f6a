//! What rules do: publish on another topic in the name of a role, and invoke functions that let them.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::HOPS;
use super::compiled::{Action, Headers, Republish, filled};
use super::engine::Run;
use crate::model::limits::PAYLOAD_BYTES;
use crate::model::policy::{Action as Allowed, Context};
use crate::model::reserved::{Kind, kind};
use crate::model::rule_sql::{EvaluateError, Message};
use crate::model::topic::Topic;
use crate::sandbox::api::iam::role_of_arn;
use crate::sandbox::api::vend::trust_of;
use crate::sandbox::authority::{
    ConnectFacts, Grant, Principal, RoleSession, Trust, TrustPolicy, Who,
};
use crate::sandbox::broker::Properties;
use crate::sandbox::broker::message::Publication;
use crate::sandbox::broker::reserved::check_properties;
use crate::sandbox::functions::Invocation;
use crate::sandbox::store::{StoreError, lambda};

/// The service that assumes the roles of rules, and invokes functions.
const SERVICE: &str = "iot.amazonaws.com";

/// An action that did not work.
#[derive(Debug)]
pub(super) struct Failure {
    /// Name of the action.
    pub(super) action: String,
    /// What it was about: a topic, a function.
    pub(super) resource: String,
    /// Why.
    pub(super) message: String,
}

impl Run<'_> {
    /// Carries an action out.
    pub(super) fn act(
        &self,
        action: &Action,
        message: &Message<'_>,
        payload: &Bytes,
    ) -> Result<(), Failure> {
        if self.is_closing() {
            return Err(Failure::of("", "the sandbox stops".to_owned()));
        }
        let done = match action {
            Action::Republish(republish) => self.republish(republish, message, payload),
            Action::Lambda { function } => {
                let named = function.fill(message);
                match named {
                    Ok(function) => self.call(&function, payload.clone()).map(drop),
                    Err(error) => Err(Failure::of("", error.to_string())),
                }
            }
            Action::Other(name) => {
                let text = format!(
                    "the sandbox does not carry out the action {name}: of all actions it has republish and lambda"
                );
                Err(Failure::of("", text))
            }
        };
        done.map_err(|failure| Failure {
            action: action.name(),
            ..failure
        })
    }

    fn republish(
        &self,
        republish: &Republish,
        message: &Message<'_>,
        payload: &Bytes,
    ) -> Result<(), Failure> {
        let evaluated = |error: EvaluateError| Failure::of("", error.to_string());
        let named = republish.topic.fill(message).map_err(evaluated)?;
        // A reserved topic is written with `$$`.
        let text = named
            .strip_prefix("$$")
            .map_or_else(|| named.clone(), |rest| format!("${rest}"));
        let fail = |reason: String| Failure::of(&text, reason);
        let topic: Topic = text
            .parse()
            .map_err(|error| fail(format!("`{text}` is no topic: {error}")))?;
        if kind(&topic) == Kind::Closed || (text.starts_with('$') && !named.starts_with("$$")) {
            return Err(fail(format!("rules may not publish on `{text}`")));
        }
        if self.job.message.hops >= HOPS {
            return Err(fail(format!(
                "the message went through {HOPS} rules: this looks like a loop"
            )));
        }
        let grant = self.grant(&republish.role).map_err(&fail)?;
        let resource = self.broker.scope.arn(&format!("topic/{topic}"));
        if !grant.allows(Allowed::Publish, &resource) {
            let decision = grant.decide(Allowed::Publish, &resource);
            return Err(fail(format!(
                "role {} may not iot:Publish on {resource}: {}",
                republish.role,
                decision.reason()
            )));
        }
        if payload.len() > PAYLOAD_BYTES {
            return Err(fail(format!(
                "the payload has {} bytes, more than the limit of {PAYLOAD_BYTES}",
                payload.len()
            )));
        }
        let (properties, expiry) = properties(&republish.headers, message).map_err(&fail)?;
        let mut publication = Publication::new(
            topic.as_str().into(),
            payload.clone(),
            republish.at_least_once,
            false,
        )
        .with(expiry, properties);
        publication.hops = self.job.message.hops + 1;
        self.broker
            .throttle(&publication)
            .map_err(|excess| fail(excess.reason.to_owned()))?;
        let routed = self.broker.route(&Arc::new(publication));
        self.broker.submit(routed.changes);
        Ok(())
    }

    /// What the role lets the rule do, if it lets the service in.
    fn grant(&self, arn: &str) -> Result<Grant, String> {
        let scope = &self.broker.scope;
        let role = self
            .services
            .store
            .read(|db| Ok::<_, StoreError>(role_of_arn(db, scope, arn)?))
            .map_err(|error| error.to_string())?
            .ok_or_else(|| format!("there is no role {arn}"))?;
        let who = Who::Service(SERVICE);
        let trust = trust_of(&role, who, "sts:AssumeRole", &self.source());
        if let Trust::Refused(reason) = trust.map_err(|error| error.message)? {
            return Err(format!(
                "role {arn} cannot be assumed by {SERVICE}: {reason}"
            ));
        }
        let session = RoleSession::new(scope, &role, &self.rule.name, String::new());
        let facts = ConnectFacts {
            client_id: None,
            source: IpAddr::V4(Ipv4Addr::LOCALHOST),
            server_name: None,
            attributes: None,
        };
        self.services
            .authority
            .grant(scope, &Principal::Role(Arc::new(session)), &facts)
            .map_err(|error| error.to_string())
    }

    /// Condition keys of what the service does in the name of the rule.
    fn source(&self) -> Context {
        let account = self.broker.scope.account.to_string();
        Context {
            extra: [
                ("aws:SourceArn".to_owned(), vec![self.rule.arn.clone()]),
                ("aws:SourceAccount".to_owned(), vec![account]),
            ]
            .into(),
            ..Context::default()
        }
    }

    /// Begins the invocation of a function, if its resource policy lets the rule.
    pub(super) fn call(&self, arn: &str, event: Bytes) -> Result<Invocation, Failure> {
        let fail = |reason: String| Failure::of(arn, reason);
        let scope = &self.broker.scope;
        let prefix = format!(
            "arn:{}:lambda:{}:{}:function:",
            scope.region.partition(),
            scope.region,
            scope.account
        );
        let rest = arn
            .strip_prefix(&prefix)
            .ok_or_else(|| fail(format!("{arn} is no function of this account and Region")))?;
        let (name, qualifier) = rest.split_once(':').unwrap_or((rest, ""));
        let statements = self
            .services
            .store
            .read(|db| {
                let region = scope.region.as_str();
                Ok::<_, StoreError>(lambda::statements(db, region, name, qualifier)?)
            })
            .map_err(|error| fail(error.to_string()))?;
        let none = || {
            fail(format!(
                "the resource policy of {arn} does not let {SERVICE} invoke it for {}: aws lambda add-permission",
                self.rule.arn
            ))
        };
        if statements.is_empty() {
            return Err(none());
        }
        let texts: Vec<&str> = statements.iter().map(|(_, text)| text.as_str()).collect();
        let policy = format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}",
            texts.join(",")
        );
        let policy = TrustPolicy::parse_with_resources(&policy).map_err(&fail)?;
        let who = Who::Service(SERVICE);
        match policy.admits(who, "lambda:InvokeFunction", arn, &self.source()) {
            Trust::Refused(_) => Err(none()),
            Trust::Direct | Trust::ByAccount => self
                .services
                .functions
                .begin(name, event)
                .map_err(|error| fail(error.to_string())),
        }
    }
}

impl Failure {
    fn of(resource: &str, message: String) -> Self {
        Self {
            action: String::new(),
            resource: resource.to_owned(),
            message,
        }
    }
}

/// MQTT 5 properties and expiry of what is republished.
fn properties(
    headers: &Headers,
    message: &Message<'_>,
) -> Result<(Properties, Option<u32>), String> {
    let fill = |template| filled(template, message).map_err(|error| error.to_string());
    let mut properties = Properties {
        utf8: match fill(headers.format.as_ref())?.as_deref() {
            Some("UTF8_DATA") => Some(true),
            Some("UNSPECIFIED_BYTES") => Some(false),
            Some(other) => return Err(format!("payloadFormatIndicator cannot be `{other}`")),
            None => None,
        },
        content_type: fill(headers.content_type.as_ref())?,
        response_topic: fill(headers.response_topic.as_ref())?,
        correlation_data: match fill(headers.correlation_data.as_ref())? {
            Some(text) => Some(
                STANDARD
                    .decode(text)
                    .map_err(|_| "correlationData is not Base64".to_owned())?,
            ),
            None => None,
        },
        user: Vec::new(),
    };
    for (name, value) in &headers.user {
        let fill = |template: &crate::model::rule_sql::Template| {
            template.fill(message).map_err(|error| error.to_string())
        };
        properties.user.push((fill(name)?, fill(value)?));
    }
    check_properties(&properties)?;
    let expiry = match fill(headers.expiry.as_ref())? {
        Some(text) => Some(
            text.parse()
                .map_err(|_| format!("messageExpiry cannot be `{text}`"))?,
        ),
        None => None,
    };
    Ok((properties, expiry))
}
