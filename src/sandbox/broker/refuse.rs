//! What a refused client sees.
//!
//! AWS documents most of it (Developer Guide, "MQTT"; quotas page). Where sources contradict each other or say nothing, the stricter
//! answer is given, so that a client that works here does not fail there:
//!
//! | case | MQTT 5 | MQTT 3.1.1 | why |
//! |---|---|---|---|
//! | CONNECT denied | CONNACK `0x87`, close | close without CONNACK | documented; observed by client authors |
//! | malformed CONNECT | close | close | the standard |
//! | other version of MQTT | – | CONNACK 1, close | the standard |
//! | client id not valid | CONNACK `0x85` | CONNACK 2 | listed; the standard |
//! | Will with `QoS` 2, on a bad topic | CONNACK `0x9B`, `0x90` | close | listed; observed |
//! | Maximum Packet Size < 512, enhanced authentication | CONNACK `0x80` | – | refusal documented, code not |
//! | too many CONNECTs | CONNACK `0x97` | close | observed in a reconnect race |
//! | PUBLISH denied | DISCONNECT `0x87` | close | PUBACK `0x87` is listed too; DISCONNECT is the stricter |
//! | PUBLISH on a bad or closed topic | DISCONNECT `0x90` | close | PUBACK `0x90` is listed too |
//! | PUBLISH over a size quota | DISCONNECT `0x97` | close | "rejected"; `0x95` is not in AWS's list |
//! | PUBLISH over a rate | discarded: no PUBACK | the same | documented |
//! | `QoS` 2 | no answer at all | the same | documented |
//! | SUBSCRIBE denied | SUBACK `0x87` | close | AWS's maintainers say close, other pages imply `0x80` |
//! | bad or closed filter | SUBACK `0x8F` | SUBACK `0x80` | listed |
//! | UNSUBSCRIBE with a bad filter | UNSUBACK `0x8F` | UNSUBACK | listed |
//! | subscriptions over a quota | SUBACK `0x97` | SUBACK `0x80` | documented; the code from the list |
//! | message not receivable | not delivered | the same | "checked on every delivery" |
//! | store full | DISCONNECT `0x97` | close | no PUBACK for what is not kept |

use std::sync::Arc;

use super::access::Recorder;
use super::connack::ConnAck;
use super::end::{End, Reason};
use super::wire;

/// What helps against a quota that a load test meets.
pub(super) const LIFT_QUOTAS: &str = "slow down, or spread the load over more clients; `iotctl sandbox start --quotas off` lifts AWS's quotas for load tests";
/// What helps if the sandbox cannot read its own state.
pub(super) const BROKEN_STATE: &str =
    "see what the sandbox says when it is started again; `iotctl sandbox reset` begins anew";

/// What a person can do about a packet that is refused with `code` (MQTT 5 reason codes, also for MQTT 3.1.1).
pub(super) fn hint(code: u8) -> &'static str {
    match code {
        0x81 => {
            "the client's library sends what MQTT does not allow: update it, or look for something else writing to its socket"
        }
        0x84 => {
            "tell the client to speak MQTT 3.1.1 or MQTT 5 (mosquitto: -V mqttv311 or -V mqttv5)"
        }
        0x85 => "give the client an id of 1 to 128 bytes, best the name of its thing",
        0x90 => {
            "use a topic of at most 256 bytes and 7 slashes, without wildcards, that AWS does not reserve"
        }
        0x93 => "wait for PUBACKs: keep to the Receive Maximum of 100 in CONNACK",
        0x94 => "use Topic Aliases from 1 to 8: the Topic Alias Maximum in CONNACK",
        0x97 => {
            "send less at once: the quotas page of AWS IoT Core has the limit, and no setting raises this one"
        }
        0x9B => "use QoS 0 or 1: AWS IoT Core has no QoS 2",
        0xA1 => {
            "subscribe without Subscription Identifier (Node-RED and others have a switch for it)"
        }
        _ => {
            "compare what the client sends with what AWS IoT Core supports (Developer Guide, \"MQTT\")"
        }
    }
}

/// The answer to a CONNECT that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Code of the MQTT 5 CONNACK; `None` just closes.
    pub(super) code5: Option<u8>,
    /// Code of the MQTT 3.1.1 CONNACK; `None` just closes.
    pub(super) code3: Option<u8>,
    pub(super) text: String,
    /// What to do about it.
    pub(super) hint: &'static str,
}

impl Answer {
    /// One that MQTT 3.1.1 clients see as a closed connection.
    pub(super) fn code(code5: u8, text: impl Into<String>) -> Self {
        Self {
            code5: Some(code5),
            code3: None,
            text: text.into(),
            hint: hint(code5),
        }
    }

    /// One that has a code in MQTT 3.1.1 too.
    pub(super) fn codes(code5: u8, code3: u8, text: impl Into<String>) -> Self {
        Self {
            code3: Some(code3),
            ..Self::code(code5, text)
        }
    }

    /// The same with a better hint.
    pub(super) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// The connection is closed without a word.
    pub(super) fn close(text: impl Into<String>) -> Self {
        Self {
            code5: None,
            code3: None,
            text: text.into(),
            hint: hint(0),
        }
    }

    /// The packet to send, if any.
    pub(super) fn packet(&self, version5: bool) -> Vec<u8> {
        match (version5, self.code5, self.code3) {
            (true, Some(code), _) => ConnAck {
                code,
                reason: Some(&self.text),
                ..ConnAck::default()
            }
            .encode(),
            (false, _, Some(code)) => wire::connack3(false, code).to_vec(),
            _ => Vec::new(),
        }
    }
}

/// Ends a connection because of what its client sent, and records it as `action` on `resource`.
pub(super) fn client_error(
    recorder: &Arc<Recorder>,
    resource: &str,
    code: u8,
    text: &'static str,
) -> End {
    recorder.rule("mqtt:Packet", resource, text, hint(code));
    End::new(Reason::ClientError, code, text)
}

/// Ends a connection because the policies do not allow what its client asked for; recorded by the caller.
pub(super) fn forbidden(what: &'static str) -> End {
    End::new(Reason::AuthError, 0x87, what)
}
