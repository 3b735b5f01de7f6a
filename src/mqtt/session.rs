//! One connection to a broker: made once, used, and gone for good when it ends.
//!
//! Owns the task that drives the connection and the pairing of requests with their answers. Refuses nothing but more
//! requests than its queue holds; what to do after a loss is decided above.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;

use super::client::{self, Connection, Requests, Signal};
use super::failure::{Failure, Refusal};
use super::tls::Tls;
use crate::model::limits::IN_FLIGHT;
use crate::model::message::{Message, ProtocolVersion, Publish, Qos};
use crate::model::name::ClientId;
use crate::model::topic::TopicFilter;

/// Shortest keep-alive that the library takes, in seconds.
pub(super) const KEEP_ALIVE_FLOOR: u16 = 5;
/// Requests that may wait to be sent.
const QUEUE: usize = IN_FLIGHT as usize + 28;
/// Events that may wait to be read; after that the broker is made to wait.
const EVENTS: usize = 256;
/// How long the broker may take to close after DISCONNECT.
const GOODBYE: Duration = Duration::from_secs(1);

/// How to connect.
#[derive(Debug, Clone)]
pub struct Options {
    /// Host name of the broker, which is also what its certificate must say.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Client id.
    pub client_id: ClientId,
    /// Protocol version.
    pub version: ProtocolVersion,
    /// Keep-alive in seconds.
    pub keep_alive: u16,
    /// TLS settings.
    pub tls: Tls,
}

/// What happens on a connection.
#[derive(Debug)]
pub enum Event {
    /// A message was delivered.
    Message(Message),
    /// The answer to the SUBSCRIBE of this number, filter by filter.
    Subscribed {
        /// What `subscribe` returned.
        request: u64,
        /// In the order of the filters.
        outcomes: Vec<Result<(), Refusal>>,
    },
    /// The PUBLISH of this number was handed to the network.
    Sent(u64),
    /// The PUBLISH of this number, at QoS 1, was answered.
    Acknowledged {
        /// What `publish` returned.
        request: u64,
        /// Whether the broker took it.
        outcome: Result<(), Refusal>,
    },
    /// The answer to a PINGREQ.
    Pong,
    /// The connection is gone; nothing comes after this.
    Closed(Failure),
}

/// A request that was not taken: the queue is full, or the connection has ended, which the next event tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the connection takes no request now")]
pub struct Busy;

/// What the task and the handle share.
#[derive(Debug, Default)]
struct Shared {
    /// Publishes asked for so far.
    published: AtomicU64,
    ping_wanted: AtomicBool,
    ping: Notify,
}

/// A connection that the broker has accepted.
#[derive(Debug)]
pub struct Session {
    requests: Requests,
    events: mpsc::Receiver<Event>,
    shared: Arc<Shared>,
    subscribed: u64,
    task: JoinHandle<()>,
    /// Whether the broker had kept a session of this client.
    pub session_present: bool,
}

impl Session {
    /// Connects, and waits for the broker to accept.
    pub async fn connect(options: &Options) -> Result<Self, Failure> {
        let mut addresses = tokio::net::lookup_host((options.host.as_str(), options.port))
            .await
            .map_err(|error| Failure::Unresolved(error.to_string()))?;
        if addresses.next().is_none() {
            return Err(Failure::Unresolved("it has no address".into()));
        }
        let (requests, mut connection) = client::prepare(options, QUEUE);
        let session_present = loop {
            if let Signal::Connected { session_present } = connection.poll(true).await? {
                break session_present;
            }
        };
        let shared = Arc::new(Shared::default());
        let (sender, events) = mpsc::channel(EVENTS);
        let driver = Driver {
            connection,
            events: sender,
            shared: Arc::clone(&shared),
            sent: 0,
            acks: HashMap::new(),
            subscribed: 0,
            subacks: HashMap::new(),
        };
        let task = tokio::spawn(driver.run());
        Ok(Self {
            requests,
            events,
            shared,
            subscribed: 0,
            task,
            session_present,
        })
    }

    /// Sends a PUBLISH and returns its number, which `Sent` and `Acknowledged` repeat.
    pub fn publish(&mut self, message: &Publish) -> Result<u64, Busy> {
        // Counted first: the task must not take the connection for idle while this request is on its way.
        let request = self.shared.published.fetch_add(1, Ordering::SeqCst);
        if self.requests.publish(message) {
            Ok(request)
        } else {
            self.shared.published.fetch_sub(1, Ordering::SeqCst);
            Err(Busy)
        }
    }

    /// Sends one SUBSCRIBE and returns its number, which `Subscribed` repeats.
    pub fn subscribe(&mut self, filters: &[TopicFilter], qos: Qos) -> Result<u64, Busy> {
        if !self.requests.subscribe(filters, qos) {
            return Err(Busy);
        }
        self.subscribed += 1;
        Ok(self.subscribed - 1)
    }

    /// Sends a PINGREQ after all that was published so far; its answer proves that the broker still likes this client.
    pub fn ping(&self) {
        self.shared.ping_wanted.store(true, Ordering::SeqCst);
        self.shared.ping.notify_one();
    }

    /// The next event. Safe to cancel.
    pub async fn next(&mut self) -> Event {
        match self.events.recv().await {
            Some(event) => event,
            None => Event::Closed(Failure::Lost("the connection has ended".into())),
        }
    }

    /// Sends DISCONNECT and waits, for a second at most, until the broker has closed.
    pub async fn disconnect(mut self) {
        if self.requests.disconnect() {
            let emptied = async { while self.events.recv().await.is_some() {} };
            // A broker that does not close is no reason to wait longer: DISCONNECT was sent.
            let _ = tokio::time::timeout(GOODBYE, emptied).await;
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The task that drives the connection.
struct Driver {
    connection: Connection,
    events: mpsc::Sender<Event>,
    shared: Arc<Shared>,
    /// Publishes sent so far, which is the number of the next one: the library sends in the order of the requests.
    sent: u64,
    /// Packet id to number of publishes without an answer.
    acks: HashMap<u16, u64>,
    subscribed: u64,
    subacks: HashMap<u16, u64>,
}

impl Driver {
    async fn run(mut self) {
        loop {
            self.ping_if_wanted();
            let signal = tokio::select! {
                biased;
                // Ends the poll early, which is safe only while nothing is being written: see `idle`.
                () = idle(&self.shared, self.sent) => continue,
                signal = self.connection.poll(false) => signal,
            };
            let told = match signal {
                Ok(signal) => self.tell(signal).await,
                Err(failure) => {
                    for signal in self.connection.drain() {
                        self.tell(signal).await;
                    }
                    // Nobody listens any more: the handle was dropped.
                    let _ = self.events.send(Event::Closed(failure)).await;
                    return;
                }
            };
            if !told {
                return;
            }
        }
    }

    fn ping_if_wanted(&mut self) {
        if self.sent == self.shared.published.load(Ordering::SeqCst)
            && self.shared.ping_wanted.swap(false, Ordering::SeqCst)
        {
            self.connection.ping();
        }
    }

    /// Passes on what the signal means; false if nobody listens any more.
    async fn tell(&mut self, signal: Signal) -> bool {
        let event = match signal {
            Signal::Message(message) => Event::Message(message),
            Signal::Acknowledged { packet_id, outcome } => match self.acks.remove(&packet_id) {
                Some(request) => Event::Acknowledged { request, outcome },
                None => return true,
            },
            Signal::Subscribed {
                packet_id,
                outcomes,
            } => match self.subacks.remove(&packet_id) {
                Some(request) => Event::Subscribed { request, outcomes },
                None => return true,
            },
            Signal::PublishSent(packet_id) => {
                let request = self.sent;
                self.sent += 1;
                if packet_id != 0 {
                    self.acks.insert(packet_id, request);
                }
                Event::Sent(request)
            }
            Signal::SubscribeSent(packet_id) => {
                self.subacks.insert(packet_id, self.subscribed);
                self.subscribed += 1;
                return true;
            }
            Signal::Pong => Event::Pong,
            Signal::Connected { .. } | Signal::DisconnectSent | Signal::Other => return true,
        };
        self.events.send(event).await.is_ok()
    }
}

/// Waits until a ping is asked for while every publish asked for has been sent.
///
/// If there are others, the ping waits for the event that tells that they were sent; the poll is not disturbed, because
/// the library may hold a packet half way to its buffer.
async fn idle(shared: &Shared, sent: u64) {
    loop {
        shared.ping.notified().await;
        if shared.published.load(Ordering::SeqCst) == sent {
            return;
        }
    }
}
