//! AWS's published rates of calls, per Region, service and operation (one sandbox is one account).
//!
//! A bucket holds what one second allows, and starts full. How AWS's buckets are filled is not published: UNSOURCED.

use std::collections::HashMap;
use std::time::Instant;

use parking_lot::Mutex;

use crate::model::name::Region;
use crate::model::rates::calls_per_second_of;

/// Calls that may still be made now.
#[derive(Debug)]
struct Bucket {
    calls: f64,
    at: Instant,
}

/// Region, service and operation.
type Called = (Region, &'static str, &'static str);

/// The buckets of all Regions and operations.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<HashMap<Called, Bucket>>);

impl Rates {
    /// Whether the call may be made now; operations without a published rate always may.
    pub(super) fn admit(
        &self,
        region: &Region,
        (service, operation): (&str, &'static str),
        now: Instant,
    ) -> bool {
        let Some((service, rate)) = calls_per_second_of(service, operation) else {
            return true;
        };
        let rate = f64::from(rate);
        let mut buckets = self.0.lock();
        let bucket = buckets
            .entry((region.clone(), service, operation))
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
                .filter(|_| rates.admit(&region, ("iot", "AttachPolicy"), now))
                .count()
        };
        assert_eq!(admitted(0, 40), 15);
        assert_eq!(admitted(200, 40), 3);
        assert_eq!(admitted(10_000, 40), 15);
        let tags = |service| {
            let call = (service, "TagResource");
            (0..40)
                .filter(|_| rates.admit(&region, call, start))
                .count()
        };
        assert_eq!([tags("iot"), tags("cognito-identity")], [10, 5]);
        assert_eq!(tags("lambda"), 40);
        let other: Region = "eu-west-1".parse().expect("a Region");
        assert!(rates.admit(&other, ("iot", "AttachPolicy"), start));
        assert!((0..1000).all(|_| rates.admit(&region, ("iot", "ListTagsForResource"), start)));
    }
}
