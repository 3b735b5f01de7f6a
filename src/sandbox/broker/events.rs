//! Lifecycle events: what AWS publishes on `$aws/events/…` when clients come, go, fail and subscribe.
//!
//! A client id with `+` or `#` gets none (Developer Guide, "Lifecycle events").

use serde_json::{Value, json};

use super::message::now_ms;

/// Who an event is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) client_id: &'a str,
    pub(super) principal: &'a str,
    pub(super) session: &'a str,
    /// The exclusively attached thing.
    pub(super) thing: Option<&'a str>,
}

/// Topic and payload of an event.
pub(in crate::sandbox) type Event = Option<(String, Vec<u8>)>;

impl Subject<'_> {
    /// A client is connected.
    pub(super) fn connected(&self, address: &str, version: u64) -> Event {
        self.presence(
            "connected",
            json!({ "ipAddress": address, "versionNumber": version }),
        )
    }

    /// A connection has ended.
    pub(super) fn disconnected(&self, by_client: bool, reason: &str, version: u64) -> Event {
        let more = json!({
            "clientInitiatedDisconnect": by_client,
            "disconnectReason": reason,
            "versionNumber": version,
        });
        self.presence("disconnected", more)
    }

    /// A CONNECT was denied by the policies.
    pub(super) fn connect_failed(&self, address: &str) -> Event {
        let more = json!({ "ipAddress": address, "connectFailureReason": "AUTHORIZATION_FAILED" });
        Self {
            thing: None,
            ..*self
        }
        .presence("connect_failed", more)
    }

    /// Filters were added to (`subscribed`) or removed from (`unsubscribed`) a session.
    pub(super) fn subscriptions(&self, what: &str, filters: &[&str]) -> Event {
        Self {
            thing: None,
            ..*self
        }
        .event("subscriptions", what, json!({ "topics": filters }))
    }

    fn presence(&self, what: &str, more: Value) -> Event {
        self.event("presence", what, more)
    }

    fn event(&self, kind: &str, what: &str, more: Value) -> Event {
        if self.client_id.contains(['+', '#']) {
            return None;
        }
        let mut body = json!({
            "clientId": self.client_id,
            "timestamp": now_ms(),
            "eventType": what,
            "sessionIdentifier": self.session,
            "principalIdentifier": self.principal,
        });
        if let (Some(fields), Value::Object(more)) = (body.as_object_mut(), more) {
            if let Some(thing) = self.thing {
                fields.insert("thingName".to_owned(), thing.into());
            }
            fields.extend(more);
        }
        Some((
            format!("$aws/events/{kind}/{what}/{}", self.client_id),
            body.to_string().into_bytes(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_carry_what_the_guide_lists() {
        let subject = Subject {
            client_id: "c",
            principal: "p",
            session: "s",
            thing: Some("lamp"),
        };
        let (topic, body) = subject
            .disconnected(false, "CONNECTION_LOST", 7)
            .expect("an event");
        assert_eq!(topic, "$aws/events/presence/disconnected/c");
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(body["eventType"], "disconnected");
        assert_eq!(
            (&body["clientInitiatedDisconnect"], &body["versionNumber"]),
            (&json!(false), &json!(7))
        );
        assert_eq!(
            (&body["thingName"], &body["disconnectReason"]),
            (&json!("lamp"), &json!("CONNECTION_LOST"))
        );
        assert!(body.get("ipAddress").is_none());
        let (topic, body) = subject.connect_failed("10.0.0.1").expect("an event");
        assert_eq!(topic, "$aws/events/presence/connect_failed/c");
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(body["connectFailureReason"], "AUTHORIZATION_FAILED");
        assert!(body.get("thingName").is_none());
        assert_eq!(
            Subject {
                client_id: "a+",
                ..subject
            }
            .connected("::1", 0),
            None
        );
    }
}
