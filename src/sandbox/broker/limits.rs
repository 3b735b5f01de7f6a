//! Rates, sizes and times that a gateway keeps to, and the meters that count them.
//!
//! AWS's rates and counts can be switched off; what bounds the sandbox's own memory and time cannot.

use std::time::{Duration, Instant};

use super::account::Grants;
use crate::model::limits::{
    BYTES_PER_SECOND, IN_FLIGHT, PUBLISHES_PER_SECOND, SUBSCRIPTIONS_PER_CONNECTION,
};
use crate::sandbox::services::Quotas;

/// What AWS gives as "1 per second" (CONNECT per client id, retained publish per topic) is kept as an average: so many may come at
/// once. A reconnect or takeover that takes a second over the Internet takes milliseconds on loopback.
pub(super) const ONE_PER_SECOND_BURST: u32 = 3;

/// Limits of one sandbox.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    /// Whether AWS's rates and counts are kept.
    pub(super) rates: bool,
    /// What the account is granted in one Region, if that is counted.
    pub(super) account: Option<Grants>,
    /// Subscriptions of one session.
    pub(super) subscriptions: usize,
    /// Messages that wait for one connected client.
    pub(super) outbox_messages: usize,
    /// Bytes that wait for one connected client.
    pub(super) outbox_bytes: usize,
    /// Messages stored for one persistent session.
    pub(super) stored_messages: usize,
    /// Bytes stored for one persistent session.
    pub(super) stored_bytes: usize,
    /// Bytes of the retained messages of one Region, which are all in memory.
    pub(super) retained_bytes: usize,
    /// How long a client may take to send its CONNECT.
    pub(super) connect_timeout: Duration,
    /// How long a socket may take nothing before the client counts as lost.
    pub(super) write_timeout: Duration,
    /// How long a full outbox holds publishers up before its client is disconnected.
    pub(super) stall: Duration,
    /// Length of a keep-alive second; shorter only in tests.
    pub(super) keep_alive_second: Duration,
}

impl Limits {
    /// Limits with AWS's quotas on or off.
    pub(super) fn new(quotas: Quotas) -> Self {
        let rates = quotas == Quotas::Aws;
        Self {
            rates,
            account: rates.then_some(Grants::AWS),
            subscriptions: if rates {
                SUBSCRIPTIONS_PER_CONNECTION
            } else {
                10_000
            },
            outbox_messages: if rates { 2_000 } else { 8_000 },
            outbox_bytes: if rates { 1 << 20 } else { 4 << 20 },
            stored_messages: 10_000,
            stored_bytes: 16 << 20,
            retained_bytes: 256 << 20,
            connect_timeout: Duration::from_secs(5),
            write_timeout: Duration::from_secs(30),
            stall: Duration::from_secs(2),
            keep_alive_second: Duration::from_secs(1),
        }
    }

    /// A meter of publishes in one direction of one connection.
    pub(super) fn publishes(&self) -> Window {
        Window::new(if self.rates {
            PUBLISHES_PER_SECOND
        } else {
            u32::MAX
        })
    }

    /// A meter of bytes in one direction of one connection.
    pub(super) fn throughput(&self) -> Window {
        Window::new(if self.rates {
            BYTES_PER_SECOND
        } else {
            u32::MAX
        })
    }

    /// `QoS` 1 messages a client may leave unacknowledged.
    pub(super) fn window(receive_maximum: u16) -> usize {
        usize::from(receive_maximum.min(IN_FLIGHT))
    }
}

/// Counts within seconds that begin with the first event after the last one's end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    limit: u32,
    used: u32,
    began: Option<Instant>,
}

impl Window {
    /// At most `limit` in a second; `u32::MAX` counts nothing.
    pub(super) fn new(limit: u32) -> Self {
        Self {
            limit,
            used: 0,
            began: None,
        }
    }

    /// Takes one if there is one left.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        if self.limit == u32::MAX {
            return true;
        }
        self.turn(now);
        let left = self.used < self.limit;
        self.used += u32::from(left);
        left
    }

    /// Counts `amount`; when to go on, if the second is used up.
    pub(super) fn spend(&mut self, amount: usize, now: Instant) -> Option<Instant> {
        if self.limit == u32::MAX {
            return None;
        }
        self.turn(now);
        self.used = self
            .used
            .saturating_add(u32::try_from(amount).unwrap_or(u32::MAX));
        let end = self.began? + Duration::from_secs(1);
        (self.used >= self.limit).then_some(end)
    }

    fn turn(&mut self, now: Instant) {
        if self
            .began
            .is_none_or(|began| now.saturating_duration_since(began) >= Duration::from_secs(1))
        {
            self.began = Some(now);
            self.used = 0;
        }
    }
}

/// Lets one pass per second on average and [`ONE_PER_SECOND_BURST`] at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnePerSecond {
    /// When the bucket was, or will be, full.
    full: Instant,
}

impl OnePerSecond {
    /// A full bucket.
    pub(super) fn new(now: Instant) -> Self {
        Self { full: now }
    }

    /// Takes one if there is one left.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        let next = self.full.max(now) + Duration::from_secs(1);
        let passes = next.saturating_duration_since(now)
            <= Duration::from_secs(u64::from(ONE_PER_SECOND_BURST));
        if passes {
            self.full = next;
        }
        passes
    }

    /// Whether it is full again, so that it need not be kept.
    pub(super) fn is_full(&self, now: Instant) -> bool {
        self.full <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_takes_its_limit_and_turns_after_a_second() {
        let start = Instant::now();
        let mut window = Window::new(100);
        assert_eq!((0..150).filter(|_| window.take(start)).count(), 100);
        assert!(!window.take(start + Duration::from_millis(999)));
        assert!(window.take(start + Duration::from_secs(1)));
        let mut bytes = Window::new(1000);
        assert_eq!(bytes.spend(999, start), None);
        assert_eq!(bytes.spend(1, start), Some(start + Duration::from_secs(1)));
        assert_eq!(bytes.spend(10, start + Duration::from_secs(1)), None);
    }

    #[test]
    fn one_per_second_is_an_average() {
        let start = Instant::now();
        let mut bucket = OnePerSecond::new(start);
        let at_once = (0..10).filter(|_| bucket.take(start)).count();
        assert_eq!(at_once, ONE_PER_SECOND_BURST as usize);
        let minute = (1..=60)
            .filter(|second| bucket.take(start + Duration::from_secs(*second)))
            .count();
        assert_eq!(minute, 60);
        assert!(bucket.is_full(start + Duration::from_secs(70)));
    }
}
