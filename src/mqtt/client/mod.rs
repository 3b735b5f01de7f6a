//! The MQTT library behind one face: its two protocol versions differ in every type.
//!
//! Owns the translation of packets and errors; `session` knows only `Signal`. One `Client` is one connection: the
//! library's own reconnecting is never used, because it forgets unacknowledged messages when the session is new.

mod v3;
mod v5;

use rumqttc::{TlsConfiguration, Transport};

use super::failure::{Failure, Refusal};
use super::session::Options;
use crate::model::message::{Message, ProtocolVersion, Publish, Qos};
use crate::model::topic::TopicFilter;

/// Longest wait for TCP, TLS and CONNACK together, in seconds.
const CONNECT_SECONDS: u64 = 15;
/// Largest packet taken from the broker: AWS's 146 KiB and some room for the headers.
const PACKET_BYTES: u32 = 150 * 1024;
/// Publishes in flight that the library keeps apart by packet id. Above what `session` lets through, so that ids are not
/// reused while their acknowledgement is late.
const PACKET_IDS: u16 = 1000;

/// What happened on the connection.
#[derive(Debug)]
pub(super) enum Signal {
    Connected {
        session_present: bool,
    },
    Message(Message),
    Acknowledged {
        packet_id: u16,
        outcome: Result<(), Refusal>,
    },
    Subscribed {
        packet_id: u16,
        outcomes: Vec<Result<(), Refusal>>,
    },
    Pong,
    /// A PUBLISH went out with this packet id, 0 at QoS 0.
    PublishSent(u16),
    SubscribeSent(u16),
    DisconnectSent,
    Other,
}

/// The half that takes requests. The queue is full or the connection gone where a request is not taken.
#[derive(Debug)]
pub(super) enum Requests {
    V3(rumqttc::AsyncClient),
    V5(rumqttc::v5::AsyncClient),
}

/// The half that drives the connection.
pub(super) enum Connection {
    V3(Box<rumqttc::EventLoop>),
    V5(Box<rumqttc::v5::EventLoop>),
}

/// Both halves of a connection not made yet, with room for `queue` requests.
pub(super) fn prepare(options: &Options, queue: usize) -> (Requests, Connection) {
    match options.version {
        ProtocolVersion::V3 => {
            let (requests, connection) = v3::prepare(options, queue);
            (Requests::V3(requests), Connection::V3(Box::new(connection)))
        }
        ProtocolVersion::V5 => {
            let (requests, connection) = v5::prepare(options, queue);
            (Requests::V5(requests), Connection::V5(Box::new(connection)))
        }
    }
}

impl Requests {
    /// Queues a PUBLISH.
    pub(super) fn publish(&self, message: &Publish) -> bool {
        match self {
            Self::V3(client) => v3::publish(client, message),
            Self::V5(client) => v5::publish(client, message),
        }
    }

    /// Queues one SUBSCRIBE for all `filters`.
    pub(super) fn subscribe(&self, filters: &[TopicFilter], qos: Qos) -> bool {
        match self {
            Self::V3(client) => v3::subscribe(client, filters, qos),
            Self::V5(client) => v5::subscribe(client, filters, qos),
        }
    }

    /// Queues a DISCONNECT.
    pub(super) fn disconnect(&self) -> bool {
        match self {
            Self::V3(client) => client.try_disconnect().is_ok(),
            Self::V5(client) => client.try_disconnect().is_ok(),
        }
    }
}

impl Connection {
    /// Waits for the next thing that happens; connects first. Must not be dropped halfway while a request is queued.
    pub(super) async fn poll(&mut self, before_answer: bool) -> Result<Signal, Failure> {
        match self {
            Self::V3(connection) => connection
                .poll()
                .await
                .map(v3::signal)
                .map_err(|error| v3::failure(error, before_answer)),
            Self::V5(connection) => connection
                .poll()
                .await
                .map(v5::signal)
                .map_err(|error| v5::failure(error, before_answer)),
        }
    }

    /// What was read before the connection ended and has not been told yet.
    pub(super) fn drain(&mut self) -> Vec<Signal> {
        match self {
            Self::V3(connection) => connection.state.events.drain(..).map(v3::signal).collect(),
            Self::V5(connection) => connection.state.events.drain(..).map(v5::signal).collect(),
        }
    }

    /// Sends PINGREQ with the next poll, unless one is unanswered already.
    pub(super) fn ping(&mut self) {
        match self {
            Self::V3(connection) if !connection.state.await_pingresp => {
                connection
                    .pending
                    .push_back(rumqttc::Request::PingReq(rumqttc::PingReq));
            }
            Self::V5(connection) if !connection.state.await_pingresp => {
                connection.pending.push_back(rumqttc::v5::Request::PingReq);
            }
            _ => {}
        }
    }
}

fn transport(options: &Options) -> Transport {
    Transport::tls_with_config(TlsConfiguration::Rustls(options.tls.0.clone()))
}
