//! The MQTT gateway: sessions, routing, retained messages, and the policy check on everything.

mod access;
mod account;
mod admission;
mod clients;
mod codec;
mod connack;
mod connect;
mod connection;
mod end;
mod events;
mod gateways;
mod limits;
mod message;
mod outbox;
mod packets;
mod persistence;
mod provisioning;
mod refuse;
mod region;
mod reserved;
mod retained;
mod router;
mod rules;
mod serving;
mod session;
mod shared;
#[cfg(test)]
mod tests;
mod wire;

use std::net::SocketAddr;

use bytes::Bytes;

use crate::model::topic::Topic;
use crate::sandbox::authority::Principal;
use crate::sandbox::store::StoreError;

pub(crate) use gateways::Brokers;
pub(crate) use region::Broker;

/// Whom a byte stream leads to.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    /// Who was authenticated by the transport.
    pub(crate) principal: Principal,
    /// The client's address.
    pub(crate) remote: SocketAddr,
    /// Our address.
    pub(crate) local: SocketAddr,
    /// Server name of the TLS handshake.
    pub(crate) server_name: Option<String>,
}

/// MQTT 5 properties that a message carries to its subscribers.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Properties {
    /// Payload Format Indicator is UTF-8.
    pub(crate) utf8: Option<bool>,
    /// Content Type.
    pub(crate) content_type: Option<String>,
    /// Response Topic.
    pub(crate) response_topic: Option<String>,
    /// Correlation Data.
    pub(crate) correlation_data: Option<Vec<u8>>,
    /// User Properties in order.
    pub(crate) user: Vec<(String, String)>,
}

/// A message to publish in the name of the service or of an HTTP caller.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// Topic.
    pub(crate) topic: Topic,
    /// Payload.
    pub(crate) payload: Bytes,
    /// `QoS` 0 or 1.
    pub(crate) at_least_once: bool,
    /// RETAIN.
    pub(crate) retain: bool,
    /// Message Expiry Interval in seconds.
    pub(crate) expiry: Option<u32>,
    /// Forwarded properties.
    pub(crate) properties: Properties,
}

/// A retained message as the data plane shows it.
#[derive(Debug, Clone)]
pub(crate) struct Retained {
    /// Topic.
    pub(crate) topic: String,
    /// Payload.
    pub(crate) payload: Bytes,
    /// `QoS` it was published with.
    pub(crate) qos: u8,
    /// Epoch milliseconds.
    pub(crate) modified_ms: i64,
    /// User Properties in order.
    pub(crate) user_properties: Vec<(String, String)>,
}

/// What `GetConnection` answers.
#[derive(Debug, Clone)]
pub(crate) struct ConnectionInfo {
    /// Whether the client is connected now.
    pub(crate) connected: bool,
    /// Exclusively attached thing.
    pub(crate) thing_name: Option<String>,
    /// Clean session (MQTT 3.1.1) or clean start without expiry (MQTT 5).
    pub(crate) clean_session: bool,
    /// The client's address.
    pub(crate) remote: SocketAddr,
    /// Our address.
    pub(crate) local: SocketAddr,
    /// Effective keep-alive in seconds.
    pub(crate) keep_alive: u16,
    /// Epoch milliseconds.
    pub(crate) connected_since_ms: i64,
    /// Epoch milliseconds.
    pub(crate) disconnected_since_ms: Option<i64>,
    /// As in the lifecycle event.
    pub(crate) disconnect_reason: Option<String>,
    /// Session expiry in seconds.
    pub(crate) session_expiry: u32,
}

/// Why a server-side publish was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PublishError {
    /// A quota is exhausted.
    #[error("{0}")]
    Throttled(&'static str),
    /// The message breaks a limit or a rule.
    #[error("{0}")]
    Invalid(String),
    /// The message could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads `bytes` as a client's packets, in both versions of the protocol: the way every byte of a client takes, for fuzzing.
#[doc(hidden)]
pub fn fuzz_mqtt(bytes: &[u8]) {
    for version5 in [false, true] {
        let mut rest = bytes;
        while let Ok(Some(length)) = wire::frame_length(rest) {
            let Some(frame) = rest.get(..length) else {
                break;
            };
            let _ = codec::decode_connect(frame);
            let _ = codec::decode(version5, frame);
            rest = &rest[length..];
        }
    }
}
