//! Publishing and subscribing: over mutual TLS as a device, or over HTTPS with AWS credentials.
//!
//! Owns what is refused before connecting, what is repeated after a lost connection, and when to give up. It never
//! prints: what a person should know on the way goes to the caller's `Listener` as a `Notice`.

mod access;
mod https;
mod link;
mod payload;
mod publisher;
mod record;
mod rules;
mod subscription;
mod verdict;

use std::time::Duration;

use serde::Serialize;

use crate::aws::AwsError;
use crate::domain::device_folder::FolderError;
use crate::model::message::{ProtocolVersion, Publish};
use crate::mqtt::failure::{Failure, Refusal};
use crate::mqtt::tls::TlsError;

pub use access::{Access, Target};
pub use https::HttpsPublisher;
pub use payload::Payload;
pub use publisher::{Publisher, Source};
pub use record::Record;
pub use rules::{Rule, check_filters, check_publish};
pub use subscription::Subscription;
pub use verdict::Verdict;

/// What a person should know while it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The connection is gone; a new one will be tried.
    Lost(Failure),
    /// Several connections in a row did not last, as when two clients use one client id.
    ShortLived,
    /// A try failed, or the first is about to be made after a loss.
    Waiting {
        /// Number of the next try since the loss.
        attempt: u32,
        /// Time until it.
        delay: Duration,
        /// Why the last try failed, if there was one.
        failure: Option<Failure>,
    },
    /// There is a connection again, and everything is as before the loss.
    Reconnected {
        /// Tries it took.
        attempts: u32,
    },
    /// Messages without an acknowledgement are sent again.
    Resending(usize),
    /// Messages at QoS 0 were on their way when the connection ended.
    Unconfirmed(u64),
    /// Messages come faster than they may be sent.
    Pacing {
        /// Messages per second.
        rate: u32,
    },
}

/// Who is told.
pub type Listener = dyn Fn(Notice) + Send + Sync;

/// What became of a publish command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishReport {
    /// Always `iotctl.publish/v1`.
    pub schema: &'static str,
    /// Where to.
    pub topic: String,
    /// Quality of service.
    pub qos: u8,
    /// Whether the messages were to be retained.
    pub retain: bool,
    /// `mqtt` or `https`.
    pub transport: &'static str,
    /// Messages that the broker has.
    pub messages: u64,
    /// Bytes of their payloads.
    pub bytes: u64,
    /// Messages sent again after a lost connection.
    pub resent: u64,
}

impl PublishReport {
    /// A report of nothing yet.
    fn new(transport: &'static str) -> Self {
        Self {
            schema: "iotctl.publish/v1",
            topic: String::new(),
            qos: 0,
            retain: false,
            transport,
            messages: 0,
            bytes: 0,
            resent: 0,
        }
    }

    /// Adds a message that the broker has.
    fn count(&mut self, message: &Publish) {
        if self.messages == 0 {
            message.topic.as_str().clone_into(&mut self.topic);
            self.qos = message.qos.level();
            self.retain = message.retain;
        }
        self.messages += 1;
        self.bytes += message.payload.len() as u64;
    }
}

/// Why messages could not be sent or received.
#[derive(Debug, thiserror::Error)]
pub enum MessagingError {
    /// Refused before connecting, because AWS IoT would.
    #[error(transparent)]
    Rule(#[from] Rule),
    /// The device folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Certificate, key or roots.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Something is missing to know where to connect, and as whom.
    #[error("{0}")]
    Incomplete(String),
    /// No connection, or none any more.
    #[error("cannot connect to {endpoint} as `{client_id}`: {failure}")]
    Connect {
        /// `host:port`.
        endpoint: String,
        /// Client id.
        client_id: String,
        /// Why.
        failure: Failure,
    },
    /// A subscription is refused.
    #[error("the broker refused the subscription to `{filter}`: {refusal}")]
    FilterRefused {
        /// The filter.
        filter: String,
        /// Why.
        refusal: Refusal,
    },
    /// The broker closes when asked to subscribe, which on MQTT 3.1.1 is how AWS IoT denies.
    #[error("the broker closed the connection in place of an answer to SUBSCRIBE for {filters}")]
    FiltersUnanswered {
        /// The filters.
        filters: String,
    },
    /// A message is refused.
    #[error("the broker refused the message on `{topic}`: {refusal}")]
    MessageRefused {
        /// Its topic.
        topic: String,
        /// Why.
        refusal: Refusal,
    },
    /// The broker closes whenever the message comes, which on MQTT 3.1.1 is how AWS IoT denies.
    #[error(
        "the broker closes the connection whenever it gets the message on `{topic}`: {failure}"
    )]
    MessageUnanswered {
        /// Its topic.
        topic: String,
        /// The last end of the connection.
        failure: Failure,
        /// Version in use: MQTT 3.1.1 has no other way to deny.
        version: ProtocolVersion,
    },
    /// The broker is there and does not acknowledge.
    #[error("no acknowledgement of {count} message(s) on `{topic}` within {} s", .waited.as_secs())]
    Unacknowledged {
        /// Topic of the first.
        topic: String,
        /// Messages without one.
        count: usize,
        /// How long was waited.
        waited: Duration,
    },
    /// Messages at QoS 0 were on their way when the connection ended.
    #[error("the connection ended before {count} message(s) at QoS 0 were certain to have arrived")]
    Unconfirmed {
        /// How many at most.
        count: u64,
        /// Messages that did arrive.
        arrived: u64,
        /// Version in use: MQTT 3.1.1 has no other way to deny.
        version: ProtocolVersion,
    },
    /// The messages to send cannot be read.
    #[error("cannot read what to publish: {0}")]
    Source(String),
    /// An AWS API call.
    #[error(transparent)]
    Aws(#[from] AwsError),
}
