//! Quotas of the account in one Region: CONNECTs, publishes, subscriptions and connections of all clients together.
//!
//! A few atomic counters; nothing is counted while quotas are off.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

/// A second in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// What AWS grants an account in one Region, per second or in total (AWS General Reference, "AWS IoT Core endpoints and quotas",
/// default Regions).
#[derive(Debug, Clone, Copy)]
pub(super) struct Grants {
    /// CONNECT requests per second.
    pub(super) connects: u32,
    /// Publishes per second that are processed.
    pub(super) inbound: u32,
    /// Publishes per second to subscriptions, one for each that matches.
    pub(super) outbound: u32,
    /// Filters per second that are subscribed to.
    pub(super) subscribes: u32,
    /// Retained publishes per second.
    pub(super) retained: u32,
    /// Connections at a time.
    pub(super) connections: usize,
    /// Subscriptions at a time.
    pub(super) subscriptions: usize,
}

impl Grants {
    /// Of an account that has not asked for more.
    pub(super) const AWS: Self = Self {
        connects: 3_000,
        inbound: 20_000,
        outbound: 20_000,
        subscribes: 3_000,
        retained: 500,
        connections: 500_000,
        subscriptions: 500_000,
    };
}

/// A quota that is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Excess {
    /// The quota, for a person.
    pub(super) reason: &'static str,
    /// Whether this one is to be recorded: not every one of a flood is.
    pub(super) tell: bool,
}

impl Excess {
    /// One that is recorded in any case.
    pub(super) const fn told(reason: &'static str) -> Self {
        Self { reason, tell: true }
    }
}

/// A rate: what a second grants may be used at once, and a debt is paid back before more passes.
#[derive(Debug)]
struct Rate {
    /// Nanoseconds that one costs.
    cost: u64,
    /// When nothing is owed any more, in nanoseconds since the start.
    paid: AtomicU64,
    told: AtomicU64,
    reason: &'static str,
}

impl Rate {
    fn new(per_second: u32, reason: &'static str) -> Self {
        Self {
            cost: SECOND / u64::from(per_second.max(1)),
            paid: AtomicU64::new(0),
            told: AtomicU64::new(0),
            reason,
        }
    }

    /// Takes `amount` if at least one is left. A large amount passes whole: its debt stops what follows.
    fn take(&self, amount: usize, now: u64) -> Result<(), Excess> {
        let cost = u64::try_from(amount)
            .unwrap_or(u64::MAX)
            .saturating_mul(self.cost);
        let taken = self
            .paid
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |paid| {
                let owed = paid.max(now);
                (owed - now <= SECOND - self.cost).then(|| owed.saturating_add(cost))
            });
        taken.map(|_| ()).map_err(|_| Excess {
            reason: self.reason,
            tell: is_due(&self.told, now),
        })
    }
}

/// Whether the last telling is a second ago; then this is the next one.
fn is_due(told: &AtomicU64, now: u64) -> bool {
    told.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
        (last == 0 || now.saturating_sub(last) >= SECOND).then_some(now.max(1))
    })
    .is_ok()
}

/// See the module.
#[derive(Debug)]
pub(super) struct Account {
    start: Instant,
    meters: Option<Meters>,
    /// Connections that are served.
    pub(super) connections: AtomicUsize,
}

#[derive(Debug)]
struct Meters {
    connects: Rate,
    inbound: Rate,
    outbound: Rate,
    subscribes: Rate,
    retained: Rate,
    connections: usize,
    crowded: AtomicU64,
}

impl Account {
    /// Nothing used yet; without grants nothing is refused.
    pub(super) fn new(grants: Option<Grants>) -> Self {
        let meters = grants.map(|grants| Meters {
            connects: Rate::new(
                grants.connects,
                "the account has more than 3000 CONNECTs per second",
            ),
            inbound: Rate::new(
                grants.inbound,
                "the account publishes more than 20000 messages per second",
            ),
            outbound: Rate::new(
                grants.outbound,
                "the account delivers more than 20000 messages per second, so this publish is dropped",
            ),
            subscribes: Rate::new(
                grants.subscribes,
                "the account makes more than 3000 subscriptions per second",
            ),
            retained: Rate::new(
                grants.retained,
                "the account has more than 500 retained publishes per second",
            ),
            connections: grants.connections,
            crowded: AtomicU64::new(0),
        });
        Self {
            start: Instant::now(),
            meters,
            connections: AtomicUsize::new(0),
        }
    }

    /// Counts a CONNECT.
    pub(super) fn connect(&self) -> Result<(), Excess> {
        let Some(meters) = &self.meters else {
            return Ok(());
        };
        let now = self.now();
        meters.connects.take(1, now)?;
        if self.connections.load(Ordering::Relaxed) >= meters.connections {
            return Err(Excess {
                reason: "the account has more than 500000 connections",
                tell: is_due(&meters.crowded, now),
            });
        }
        Ok(())
    }

    /// Counts a publish, and a retained one, before it is routed.
    pub(super) fn publish(&self, retain: bool) -> Result<(), Excess> {
        let Some(meters) = &self.meters else {
            return Ok(());
        };
        let now = self.now();
        meters.inbound.take(1, now)?;
        if retain {
            meters.retained.take(1, now)?;
        }
        Ok(())
    }

    /// Counts what a publish is about to become; `receivers` is asked only if it counts.
    pub(super) fn deliver(&self, receivers: impl FnOnce() -> usize) -> Result<(), Excess> {
        match &self.meters {
            Some(meters) => meters.outbound.take(receivers(), self.now()),
            None => Ok(()),
        }
    }

    /// Counts a filter that is subscribed to.
    pub(super) fn subscribe(&self) -> Result<(), Excess> {
        match &self.meters {
            Some(meters) => meters.subscribes.take(1, self.now()),
            None => Ok(()),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_grants_a_second_at_once_and_then_its_pace() {
        let rate = Rate::new(100, "too many");
        let start = 5 * SECOND;
        let passed = (0..150).filter(|_| rate.take(1, start).is_ok()).count();
        assert_eq!(passed, 100);
        let told =
            (0..50).filter(|_| matches!(rate.take(1, start + 9), Err(excess) if excess.tell));
        assert_eq!(told.count(), 0, "the first refusal was told");
        assert_eq!(
            rate.take(1, start + SECOND / 100),
            Ok(()),
            "one is paid back"
        );
        let later = start + 3 * SECOND;
        assert_eq!(
            rate.take(1_000, later),
            Ok(()),
            "a large fan-out passes whole"
        );
        let refused = rate.take(1, later + 8 * SECOND);
        assert_eq!(refused, Err(Excess::told("too many")), "and is paid back");
        assert_eq!(rate.take(1, later + 9 * SECOND + SECOND / 100), Ok(()));
    }

    #[test]
    fn without_grants_nothing_is_counted() {
        let account = Account::new(None);
        for _ in 0..100_000 {
            assert_eq!(account.publish(true), Ok(()));
        }
        assert_eq!(account.deliver(|| unreachable!("not asked")), Ok(()));
    }
}
