//! AWS's published rates of control plane calls, per Region and operation (one sandbox is one account).
//!
//! A bucket holds what one second allows, and starts full. How AWS's buckets are filled is not published: UNSOURCED.

use std::collections::HashMap;
use std::time::Instant;

use parking_lot::Mutex;

use crate::model::name::Region;
use crate::model::rates::calls_per_second;

/// Calls that may still be made now.
#[derive(Debug)]
struct Bucket {
    calls: f64,
    at: Instant,
}

/// The buckets of all Regions and operations.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<HashMap<(Region, &'static str), Bucket>>);

impl Rates {
    /// Whether the call may be made now; operations without a published rate always may.
    pub(super) fn admit(&self, region: &Region, operation: &'static str, now: Instant) -> bool {
        let Some(rate) = calls_per_second(operation).map(f64::from) else {
            return true;
        };
        let mut buckets = self.0.lock();
        let bucket = buckets
            .entry((region.clone(), operation))
            .or_insert(Bucket {
                calls: rate,
                at: now,
            });
        let gained = now.saturating_duration_since(bucket.at).as_secs_f64() * rate;
        bucket.calls = (bucket.calls + gained).min(rate);
        bucket.at = now.max(bucket.at);
        let admitted = bucket.calls >= 1.0;
        if admitted {
            bucket.calls -= 1.0;
        }
        admitted
    }

    /// Fills every bucket.
    pub(super) fn clear(&self) {
        self.0.lock().clear();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_second_allows_the_rate_and_no_more() {
        let rates = Rates::default();
        let region: Region = "eu-central-1".parse().expect("a Region");
        let start = Instant::now();
        let admitted = |milliseconds, times: usize| {
            let now = start + Duration::from_millis(milliseconds);
            (0..times)
                .filter(|_| rates.admit(&region, "AttachPolicy", now))
                .count()
        };
        assert_eq!(admitted(0, 40), 15);
        assert_eq!(admitted(200, 40), 3);
        assert_eq!(admitted(10_000, 40), 15);
        let other: Region = "eu-west-1".parse().expect("a Region");
        assert!(rates.admit(&other, "AttachPolicy", start));
        assert!((0..1000).all(|_| rates.admit(&region, "ListTagsForResource", start)));
    }
}
