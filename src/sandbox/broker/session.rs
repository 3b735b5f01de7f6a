//! One client's session: its subscriptions and outbox, with or without a connection.
//!
//! Takes messages from publishers without ever blocking on the client.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::{Mutex, RwLock};

use super::access::Recorder;
use super::codec::SubscribeOptions;
use super::end::{End, Reason};
use super::limits::{Limits, Window};
use super::message::Publication;
use super::outbox::{Control, Outbox, Outgoing};
use super::refuse::LIFT_QUOTAS;
use crate::model::limits::{QUEUED_PER_SECOND, RETRY_MQTT3, RETRY_MQTT5};
use crate::sandbox::store::StoreError;

/// Why a `QoS` 0 message is dropped.
const TOO_SLOW: &str = "the client does not read as fast as messages come";
/// What helps a client that does not keep up.
const SLOW_READER: &str =
    "read and acknowledge faster, or spread the subscriptions over several clients";

/// See the module.
#[derive(Debug)]
pub(super) struct Session {
    /// Distinguishes sessions of one client id.
    pub(super) serial: u64,
    pub(super) client_id: Arc<str>,
    pub(super) version5: bool,
    /// `sessionIdentifier` of lifecycle events.
    pub(super) identifier: uuid::Uuid,
    /// Session expiry in seconds; 0 ends it with the connection.
    expiry: AtomicU32,
    /// It is, or was, in the store.
    kept: AtomicBool,
    online: AtomicBool,
    /// Whose refusals are recorded here; another connection may bring another certificate.
    recorder: RwLock<Arc<Recorder>>,
    pub(super) outbox: Mutex<Outbox>,
    /// `None` once the session is over, so that nothing is subscribed in its name any more.
    pub(super) subscriptions: Mutex<Option<BTreeMap<Box<str>, SubscribeOptions>>>,
}

/// What all deliveries of a Region share.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) limits: Arc<Limits>,
    /// Numbers of the rows that keep messages, of all Regions.
    rows: Arc<AtomicU64>,
    /// Messages queued for offline sessions in this second.
    queued: Mutex<Window>,
}

impl Flow {
    /// Of one Region; `rows` is the first free row.
    pub(super) fn new(limits: Arc<Limits>, rows: Arc<AtomicU64>) -> Self {
        let queued = Window::new(if limits.rates {
            QUEUED_PER_SECOND
        } else {
            u32::MAX
        });
        Self {
            limits,
            rows,
            queued: Mutex::new(queued),
        }
    }

    fn next_row(&self) -> u64 {
        self.rows.fetch_add(1, Ordering::Relaxed)
    }
}

/// What became of a message for one session.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Delivery {
    /// The row under which it must be kept; 0 if it need not.
    pub(super) stored: u64,
    /// The client is slow: its publishers should wait.
    pub(super) pressure: bool,
}

impl Session {
    /// A session that begins.
    pub(super) fn new(
        serial: u64,
        client_id: Arc<str>,
        version5: bool,
        expiry: u32,
        recorder: Arc<Recorder>,
        limits: &Limits,
    ) -> Self {
        Self {
            serial,
            client_id,
            version5,
            identifier: uuid::Uuid::new_v4(),
            expiry: AtomicU32::new(expiry),
            kept: AtomicBool::new(expiry > 0),
            online: AtomicBool::new(false),
            recorder: RwLock::new(recorder),
            outbox: Mutex::new(Outbox::new(limits)),
            subscriptions: Mutex::new(Some(BTreeMap::new())),
        }
    }

    /// Session expiry in seconds.
    pub(super) fn expiry(&self) -> u32 {
        self.expiry.load(Ordering::Relaxed)
    }

    /// Changes it, as CONNECT and DISCONNECT may.
    pub(super) fn set_expiry(&self, seconds: u32) {
        self.expiry.store(seconds, Ordering::Relaxed);
        self.kept.fetch_or(seconds > 0, Ordering::Relaxed);
    }

    /// Whether the store must be told of its end.
    pub(super) fn is_kept(&self) -> bool {
        self.kept.load(Ordering::Relaxed)
    }

    /// Whether it outlives its connection.
    pub(super) fn is_persistent(&self) -> bool {
        self.expiry() > 0
    }

    /// Whether its client is connected.
    pub(super) fn is_online(&self) -> bool {
        self.online.load(Ordering::Relaxed)
    }

    /// Where its refusals are recorded.
    pub(super) fn recorder(&self) -> Arc<Recorder> {
        Arc::clone(&self.recorder.read())
    }

    /// How long an unacknowledged `QoS` 1 message is retried. Like AWS's client libraries expect, a message is sent once per
    /// connection: it is sent again when the client comes back within this time, and given up after it.
    pub(super) fn retry(&self) -> Duration {
        if self.version5 {
            RETRY_MQTT5
        } else {
            RETRY_MQTT3
        }
    }

    /// Gives the session to connection `link`; rows of messages that are given up.
    pub(super) fn attach(&self, link: u64, recorder: Arc<Recorder>) -> Vec<u64> {
        *self.recorder.write() = recorder;
        self.online.store(true, Ordering::Relaxed);
        self.outbox
            .lock()
            .attach(link, self.retry(), std::time::Instant::now())
    }

    /// Takes it from connection `link`; false if another one has it by now.
    pub(super) fn detach(&self, link: u64) -> bool {
        let mut outbox = self.outbox.lock();
        let detached = outbox.detach(link);
        if detached {
            self.online.store(false, Ordering::Relaxed);
        }
        detached
    }

    /// Has connection `link` end soon; the first reason counts.
    pub(super) fn end(&self, link: u64, end: End) {
        let mut outbox = self.outbox.lock();
        if outbox.link == link && link != 0 && outbox.ending.is_none() {
            outbox.ending = Some(Box::new(end));
            outbox.wake();
        }
    }

    /// Called when the store has, or has not, kept what `packet` acknowledges.
    pub(super) fn committed(&self, link: u64, packet: Control, result: Result<(), StoreError>) {
        if let Err(error) = result {
            // Without an acknowledgement the client keeps the message; going on would only lose more.
            let text = format!("the message cannot be kept: {error}");
            self.recorder().rule(
                "mqtt:Store",
                &self.client_id,
                text.clone(),
                "free space on the disk that holds the sandbox's state",
            );
            self.end(link, End::new(Reason::ServerError, 0x97, text));
            return;
        }
        let mut outbox = self.outbox.lock();
        if outbox.link == link {
            if matches!(packet, Control::PubAck(_)) {
                outbox.unacknowledged = outbox.unacknowledged.saturating_sub(1);
            }
            outbox.control.push(packet);
            outbox.wake();
        }
    }

    /// Takes a message, or not.
    pub(super) fn deliver(&self, outgoing: Outgoing, flow: &Flow) -> Delivery {
        let limits = &flow.limits;
        let mut outbox = self.outbox.lock();
        let keeps = outgoing.at_least_once && self.is_persistent();
        if outbox.link == 0 && !keeps {
            return Delivery::default();
        }
        if !outbox.publishes.take(outgoing.message.at) {
            drop(outbox);
            self.discarded(
                &outgoing.message,
                "more than 100 publishes per second for one connection",
            );
            return Delivery::default();
        }
        if outbox.link == 0 {
            return self.keep(&mut outbox, outgoing, flow);
        }
        if outbox.is_full(limits, 1) {
            return self.overflow(outbox, outgoing, flow);
        }
        let mut delivery = Delivery::default();
        if outgoing.at_least_once {
            delivery.stored = if keeps { flow.next_row() } else { 0 };
            if outbox.is_full(limits, 2) {
                delivery.pressure = true;
                let now = outgoing.message.at;
                let since = *outbox.full_since.get_or_insert(now);
                if now.saturating_duration_since(since) >= limits.stall {
                    self.too_slow(&mut outbox);
                }
            }
        }
        let waker = outbox.push(Outgoing {
            stored: delivery.stored,
            ..outgoing
        });
        drop(outbox);
        if let Some(waker) = waker {
            waker.wake();
        }
        delivery
    }

    /// Takes a message of a shared subscription that another member leaves behind; it goes out at the pace of stored messages.
    pub(super) fn adopt(&self, outgoing: Outgoing, flow: &Flow) -> Delivery {
        let mut outbox = self.outbox.lock();
        if outbox.link == 0 && !self.is_persistent() {
            return Delivery::default();
        }
        let delivery = self.store(&mut outbox, outgoing, flow);
        outbox.wake();
        delivery
    }

    fn keep(&self, outbox: &mut Outbox, outgoing: Outgoing, flow: &Flow) -> Delivery {
        if !flow.queued.lock().take(outgoing.message.at) {
            self.discarded(
                &outgoing.message,
                "more than 500 messages per second queued for offline sessions",
            );
            return Delivery::default();
        }
        self.store(outbox, outgoing, flow)
    }

    fn store(&self, outbox: &mut Outbox, outgoing: Outgoing, flow: &Flow) -> Delivery {
        let limits = &flow.limits;
        if outbox.kept() >= limits.stored_messages
            || outbox.kept_bytes + outgoing.message.weight > limits.stored_bytes
        {
            self.discarded(
                &outgoing.message,
                "the queue of this persistent session is full",
            );
            return Delivery::default();
        }
        let stored = if self.is_persistent() {
            flow.next_row()
        } else {
            0
        };
        outbox.keep(Outgoing { stored, ..outgoing });
        Delivery {
            stored,
            pressure: false,
        }
    }

    /// A connected client does not keep up.
    fn overflow(
        &self,
        mut outbox: parking_lot::MutexGuard<'_, Outbox>,
        outgoing: Outgoing,
        flow: &Flow,
    ) -> Delivery {
        if !outgoing.at_least_once {
            drop(outbox);
            self.discarded(&outgoing.message, TOO_SLOW);
            return Delivery::default();
        }
        self.too_slow(&mut outbox);
        if self.is_persistent() {
            return self.keep(&mut outbox, outgoing, flow);
        }
        Delivery::default()
    }

    fn too_slow(&self, outbox: &mut Outbox) {
        if outbox.ending.is_none() {
            let text = "the client does not read as fast as QoS 1 messages come";
            self.recorder()
                .rule("mqtt:Quota", "the client's queue", text, SLOW_READER);
            outbox.ending = Some(Box::new(End::new(Reason::Throttled, 0x97, text)));
            outbox.wake();
        }
    }

    /// Records that a message was dropped.
    pub(super) fn discarded(&self, message: &Publication, reason: &str) {
        let hint = if reason == TOO_SLOW {
            SLOW_READER
        } else {
            LIFT_QUOTAS
        };
        self.recorder()
            .rule("mqtt:Quota", &message.topic, reason, hint);
    }
}
