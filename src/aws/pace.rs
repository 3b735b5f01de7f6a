//! A token bucket per operation, filled at the rate AWS publishes for it, so that a wide run is not throttled.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

/// Calls per second (AWS General Reference, "AWS IoT Core API throttling limits"; the lower figure where Regions differ).
/// Operations not listed are not paced.
const RATES: &[(&str, u32)] = &[
    ("UpdateCertificate", 10),
    ("DescribeCertificate", 10),
    ("DeleteCertificate", 10),
    ("ListCertificates", 10),
    ("CreatePolicy", 10),
    ("GetPolicy", 10),
    ("DescribeEndpoint", 10),
    ("ListPrincipalThings", 10),
    ("CreateCertificateFromCsr", 15),
    ("AttachPolicy", 15),
    ("DetachPolicy", 15),
    ("ListAttachedPolicies", 15),
    ("CreateThingType", 15),
    ("ListThingPrincipals", 20),
    ("CreateThingGroup", 25),
    ("DescribeThingType", 50),
    ("AttachThingPrincipal", 50),
    ("AddThingToThingGroup", 60),
    ("CreateThing", 100),
    ("UpdateThing", 100),
    ("DescribeThing", 350),
];

/// When each operation may be called next; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    next: Option<Arc<Mutex<HashMap<&'static str, Instant>>>>,
}

impl Pace {
    /// No waiting.
    pub(super) fn none() -> Self {
        Self { next: None }
    }

    /// AWS's published rates.
    pub(super) fn published() -> Self {
        Self {
            next: Some(Arc::default()),
        }
    }

    /// Waits until `operation` may be called. A second's worth of calls may go at once, as the service allows it.
    pub(super) async fn turn(&self, operation: &'static str) {
        if let Some(at) = self.reserve(operation, Instant::now()) {
            tokio::time::sleep_until(at).await;
        }
    }

    /// Takes the next turn of `operation` and answers when it is.
    fn reserve(&self, operation: &'static str, now: Instant) -> Option<Instant> {
        let next = self.next.as_ref()?;
        let (_, rate) = RATES.iter().find(|(name, _)| *name == operation)?;
        let step = Duration::from_secs(1) / *rate;
        let mut next = next.lock();
        let turn = next.entry(operation).or_insert(now);
        // The bucket holds one second: a turn may lie as far in the past.
        let earliest = now.checked_sub(Duration::from_secs(1)).unwrap_or(now);
        *turn = (*turn).max(earliest) + step;
        Some(*turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn more_calls_than_the_rate_wait() {
        let pace = Pace::published();
        let now = Instant::now();
        let turns: Vec<_> = (0..30)
            .filter_map(|_| pace.reserve("CreateCertificateFromCsr", now))
            .collect();
        assert_eq!(turns.len(), 30);
        let last = turns[29] - now;
        assert!(
            last > Duration::from_millis(1900) && last < Duration::from_millis(2100),
            "{last:?}"
        );
        assert!(pace.reserve("SomethingElse", now).is_none());
        assert!(Pace::none().reserve("GetPolicy", now).is_none());
    }
}
