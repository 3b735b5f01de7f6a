//! What waits for one client: bounded queues, the `QoS` 1 window, and the waker of its connection.
//!
//! A push is a short lock and wakes the task only if it sleeps. Refuses to grow: `QoS` 0 beyond the bounds is dropped, `QoS` 1 makes
//! publishers wait and then ends the slow connection.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use super::end::End;
use super::limits::{Limits, Window};
use super::message::Publication;

/// A message for one client.
#[derive(Debug, Clone)]
pub(super) struct Outgoing {
    pub(super) message: Arc<Publication>,
    /// Row in the store; 0 if it is only in memory.
    pub(super) stored: u64,
    pub(super) at_least_once: bool,
    pub(super) retain: bool,
    /// The shared subscription it came by, `$share/{name}/{filter}`.
    pub(super) group: Option<Arc<str>>,
}

/// A message that was sent with `QoS` 1 and is not acknowledged.
#[derive(Debug)]
pub(super) struct InFlight {
    packet_id: u16,
    sent: Instant,
    outgoing: Outgoing,
}

/// A packet that waited for the store.
#[derive(Debug)]
pub(super) enum Control {
    /// PUBACK for this packet id.
    PubAck(u16),
    /// Any other packet, encoded.
    Packet(Vec<u8>),
}

/// See the module.
#[derive(Debug)]
pub(super) struct Outbox {
    /// Number of the connection that is served; 0 while the client is offline.
    pub(super) link: u64,
    /// Why that connection must end.
    pub(super) ending: Option<Box<End>>,
    pub(super) control: Vec<Control>,
    /// Messages to send as soon as possible.
    pub(super) queue: VecDeque<Outgoing>,
    /// Messages kept while the client was offline: of its own and of shared subscriptions; sent at a pace.
    kept: VecDeque<Outgoing>,
    kept_shared: VecDeque<Outgoing>,
    in_flight: VecDeque<InFlight>,
    next_id: u16,
    /// Weight of `queue`.
    queue_bytes: usize,
    /// Weight of `kept` and `kept_shared`.
    pub(super) kept_bytes: usize,
    /// Since when more than half of the bounds is used by messages that may not be dropped.
    pub(super) full_since: Option<Instant>,
    /// Publishes in this second, to the client or into its queue.
    pub(super) publishes: Window,
    /// `QoS` 1 publishes by the client that wait for the store.
    pub(super) unacknowledged: u16,
    /// The task waits for the socket or for acknowledgements: a new message is no reason to wake it.
    pub(super) blocked: bool,
    waker: Option<Waker>,
}

impl Outbox {
    /// An empty one without a connection.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            link: 0,
            ending: None,
            control: Vec::new(),
            queue: VecDeque::new(),
            kept: VecDeque::new(),
            kept_shared: VecDeque::new(),
            in_flight: VecDeque::new(),
            next_id: 1,
            queue_bytes: 0,
            kept_bytes: 0,
            full_since: None,
            publishes: limits.publishes(),
            unacknowledged: 0,
            blocked: false,
            waker: None,
        }
    }

    /// Makes connection `link` the one that is served, and hands unacknowledged messages to it again; answers the rows of
    /// those whose retry time is over. A former connection finds out when it is woken.
    pub(super) fn attach(&mut self, link: u64, retry: Duration, now: Instant) -> Vec<u64> {
        self.link = link;
        self.ending = None;
        self.control.clear();
        self.unacknowledged = 0;
        self.blocked = false;
        self.full_since = None;
        self.keep_queue();
        let mut over = Vec::new();
        while let Some(last) = self.in_flight.pop_back() {
            if now.saturating_duration_since(last.sent) >= retry {
                over.push(last.outgoing.stored);
            } else {
                self.kept_bytes += last.outgoing.message.weight;
                let kept = if last.outgoing.group.is_some() {
                    &mut self.kept_shared
                } else {
                    &mut self.kept
                };
                kept.push_front(last.outgoing);
            }
        }
        self.wake();
        over
    }

    /// Ends the service of `link`; false if another connection has taken over.
    pub(super) fn detach(&mut self, link: u64) -> bool {
        if self.link != link {
            return false;
        }
        self.link = 0;
        self.waker = None;
        self.control = Vec::new();
        self.keep_queue();
        true
    }

    /// Moves what was not sent to where it waits for the next connection; `QoS` 0 is not kept.
    fn keep_queue(&mut self) {
        self.queue_bytes = 0;
        for outgoing in std::mem::take(&mut self.queue) {
            if outgoing.at_least_once {
                self.keep(outgoing);
            }
        }
    }

    /// Messages that wait for the client's return, or for their turn after it.
    pub(super) fn kept(&self) -> usize {
        self.kept.len() + self.kept_shared.len()
    }

    /// Adds a message for the connected client.
    pub(super) fn push(&mut self, outgoing: Outgoing) -> Option<Waker> {
        self.queue_bytes += outgoing.message.weight;
        self.queue.push_back(outgoing);
        if self.blocked {
            None
        } else {
            self.waker.take()
        }
    }

    /// Adds a message for the client's return.
    pub(super) fn keep(&mut self, outgoing: Outgoing) {
        self.kept_bytes += outgoing.message.weight;
        if outgoing.group.is_some() {
            self.kept_shared.push_back(outgoing);
        } else {
            self.kept.push_back(outgoing);
        }
    }

    /// Takes out `QoS` 1 messages that came by the shared subscription `group` (by any, if `None`) and that another member can
    /// have: those not sent and, if the client is gone for good, those not acknowledged.
    pub(super) fn give_back(&mut self, group: Option<&str>, gone: bool) -> Vec<Outgoing> {
        let is_meant = |outgoing: &Outgoing| {
            let own = outgoing.group.as_deref();
            outgoing.at_least_once && own.is_some() && (group.is_none() || own == group)
        };
        let mut back = Vec::new();
        if gone {
            let sent = std::mem::take(&mut self.in_flight).into_iter();
            back.extend(sent.map(|sent| sent.outgoing).filter(is_meant));
        }
        for outgoing in std::mem::take(&mut self.kept_shared) {
            if is_meant(&outgoing) {
                self.kept_bytes = self.kept_bytes.saturating_sub(outgoing.message.weight);
                back.push(outgoing);
            } else {
                self.kept_shared.push_back(outgoing);
            }
        }
        if self.queue.iter().any(is_meant) {
            for outgoing in std::mem::take(&mut self.queue) {
                if is_meant(&outgoing) {
                    self.queue_bytes = self.queue_bytes.saturating_sub(outgoing.message.weight);
                    back.push(outgoing);
                } else {
                    self.queue.push_back(outgoing);
                }
            }
        }
        back
    }

    /// Whether a message of the client's own, or of shared subscriptions, is kept.
    pub(super) fn has_kept(&self, shared: bool) -> bool {
        !if shared {
            &self.kept_shared
        } else {
            &self.kept
        }
        .is_empty()
    }

    /// Moves a kept message, of the client's own or of shared subscriptions, to the queue; false if there is none.
    pub(super) fn release(&mut self, shared: bool) -> bool {
        let kept = if shared {
            &mut self.kept_shared
        } else {
            &mut self.kept
        };
        let Some(outgoing) = kept.pop_front() else {
            return false;
        };
        self.kept_bytes = self.kept_bytes.saturating_sub(outgoing.message.weight);
        self.queue_bytes += outgoing.message.weight;
        self.queue.push_back(outgoing);
        true
    }

    /// The next message that may go now.
    pub(super) fn next(&mut self, window: usize) -> Option<Outgoing> {
        if self.queue.front()?.at_least_once && self.in_flight.len() >= window {
            return None;
        }
        let outgoing = self.queue.pop_front()?;
        self.queue_bytes = self.queue_bytes.saturating_sub(outgoing.message.weight);
        if self.queue.is_empty() && self.queue.capacity() > 512 {
            self.queue.shrink_to(64);
        }
        Some(outgoing)
    }

    /// A packet id that is not in use.
    pub(super) fn packet_id(&mut self) -> u16 {
        // Ids go up, so the one that collides first is the oldest's; only behind it the others must be looked at.
        if self
            .in_flight
            .front()
            .is_some_and(|oldest| oldest.packet_id == self.next_id)
        {
            while self
                .in_flight
                .iter()
                .any(|sent| sent.packet_id == self.next_id)
            {
                self.next_id = self.next_id.checked_add(1).unwrap_or(1);
            }
        }
        let packet_id = self.next_id;
        self.next_id = self.next_id.checked_add(1).unwrap_or(1);
        packet_id
    }

    /// Notes a `QoS` 1 message as sent.
    pub(super) fn sent(&mut self, packet_id: u16, outgoing: Outgoing, now: Instant) {
        self.in_flight.push_back(InFlight {
            packet_id,
            sent: now,
            outgoing,
        });
    }

    /// The message that the client acknowledges, if it was sent.
    pub(super) fn acknowledge(&mut self, packet_id: u16) -> Option<Outgoing> {
        let at = self
            .in_flight
            .iter()
            .position(|sent| sent.packet_id == packet_id)?;
        let outgoing = self.in_flight.remove(at)?.outgoing;
        if self.in_flight.is_empty() && self.in_flight.capacity() > 16 {
            self.in_flight.shrink_to(4);
        }
        Some(outgoing)
    }

    /// Gives up messages that were sent longer than `retry` ago; their rows.
    pub(super) fn give_up(&mut self, retry: Duration, now: Instant) -> Vec<u64> {
        let mut over = Vec::new();
        while self
            .in_flight
            .front()
            .is_some_and(|sent| now.saturating_duration_since(sent.sent) >= retry)
        {
            over.extend(self.in_flight.pop_front().map(|sent| sent.outgoing.stored));
        }
        over
    }

    /// Whether the bounds for a connected client are reached (`part` 1) or half of them (`part` 2).
    pub(super) fn is_full(&self, limits: &Limits, part: usize) -> bool {
        self.queue.len() * part >= limits.outbox_messages
            || self.queue_bytes * part >= limits.outbox_bytes
    }

    /// Called by the task when it has sent what it could.
    pub(super) fn sleep(&mut self, waker: &Waker, blocked: bool, limits: &Limits) {
        self.blocked = blocked;
        if self.full_since.is_some() && !self.is_full(limits, 4) {
            self.full_since = None;
        }
        if self
            .waker
            .as_ref()
            .is_none_or(|known| !known.will_wake(waker))
        {
            self.waker = Some(waker.clone());
        }
    }

    /// Wakes the task whatever it waits for.
    pub(super) fn wake(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}
