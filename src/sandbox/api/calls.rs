//! What precedes every operation: it is counted, so that a test can tell that a run changed nothing; it may be one too many for
//! AWS's rates; and it may be made to fail on purpose.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::http::StatusCode;
use parking_lot::Mutex;

use super::wire::ApiError;
use super::{Api, Whole};
use crate::model::name::Region;
use crate::sandbox::faults::{Called, Kind};
use crate::sandbox::services::Throttle;

/// Beginnings of the names of operations that only read.
const READS: [&str; 6] = ["AssumeRole", "Describe", "Get", "List", "Search", "Test"];
/// Operations that change something all the same: they make an identity for whoever has none.
const WRITES: [&str; 2] = ["GetId", "GetOpenIdTokenForDeveloperIdentity"];

/// Whether the operation of that name only reads.
fn reads(name: &str) -> bool {
    !WRITES.contains(&name) && READS.iter().any(|prefix| name.starts_with(prefix))
}

/// Counters by operation name, and of calls that were turned away.
#[derive(Debug, Default)]
pub(super) struct Calls {
    by_name: Mutex<BTreeMap<&'static str, u64>>,
    throttled: AtomicU64,
    faults: AtomicU64,
}

impl Api {
    /// Lets an operation begin that `request` asks for, or not.
    pub(super) async fn begin(
        &self,
        request: &Whole,
        (service, region): (&str, Option<&Region>),
        operation: &'static str,
    ) -> Result<(), ApiError> {
        self.calls.count(operation);
        let place = request.parts.uri.path_and_query();
        let called = Called {
            operation,
            place: place.map_or("", |place| place.as_str()),
            body: &request.body,
        };
        for kind in self.faults.strike(called) {
            self.calls.faults.fetch_add(1, Ordering::Relaxed);
            match kind {
                Kind::Delay(time) => tokio::time::sleep(time).await,
                Kind::Internal => return Err(internal(service)),
                Kind::Unavailable => return Err(ApiError::unavailable("a fault on purpose")),
                Kind::Throttle => return Err(throttled(service)),
                Kind::Lost => request.cut(),
                Kind::Reset => {
                    request.cut();
                    return Err(internal(service));
                }
            }
        }
        if let (Throttle::Aws, Some(region)) = (self.services.settings.throttle, region)
            && !self
                .rates
                .admit(region, (service, operation), Instant::now())
        {
            self.calls.throttled.fetch_add(1, Ordering::Relaxed);
            return Err(throttled(service));
        }
        Ok(())
    }
}

/// A failure of the service itself, as it names it.
fn internal(service: &str) -> ApiError {
    let kind = match service {
        "cognito-identity" => "InternalErrorException",
        "lambda" => "ServiceException",
        _ => "InternalFailureException",
    };
    ApiError::of(
        kind,
        StatusCode::INTERNAL_SERVER_ERROR,
        "a fault on purpose",
    )
}

/// One call too many, as the service names it. The message is the common one of AWS's services.
fn throttled(service: &str) -> ApiError {
    let (kind, status) = match service {
        "cognito-identity" => ("TooManyRequestsException", StatusCode::BAD_REQUEST),
        "lambda" => ("TooManyRequestsException", StatusCode::TOO_MANY_REQUESTS),
        "iotdata" | "iotdevicegateway" => ("ThrottlingException", StatusCode::TOO_MANY_REQUESTS),
        _ => ("ThrottlingException", StatusCode::BAD_REQUEST),
    };
    ApiError::of(kind, status, "Rate exceeded")
}

impl Calls {
    /// Counts one authenticated call, whatever becomes of it.
    pub(super) fn count(&self, operation: &'static str) {
        *self.by_name.lock().entry(operation).or_default() += 1;
    }

    /// Calls by operation name.
    pub(super) fn all(&self) -> BTreeMap<String, u64> {
        self.by_name
            .lock()
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    /// Calls of operations that change something.
    pub(super) fn writes(&self) -> u64 {
        self.by_name
            .lock()
            .iter()
            .filter(|(name, _)| !reads(name))
            .map(|(_, count)| count)
            .sum()
    }

    /// Starts again from nothing.
    pub(super) fn clear(&self) {
        self.by_name.lock().clear();
        self.throttled.store(0, Ordering::Relaxed);
        self.faults.store(0, Ordering::Relaxed);
    }

    /// Calls that were turned away because of AWS's rates.
    pub(super) fn throttled(&self) -> u64 {
        self.throttled.load(Ordering::Relaxed)
    }

    /// Faults that calls met with on purpose.
    pub(super) fn faults(&self) -> u64 {
        self.faults.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_reads_is_told_by_its_name() {
        use axum::http::Method;
        for operation in crate::sandbox::api::iot::operations() {
            let name = operation.name;
            match operation.method {
                Method::GET => assert!(reads(name), "{name}"),
                // Queries that have a body.
                Method::POST => {}
                _ => assert!(!reads(name), "{name}"),
            }
        }
        for name in ["SearchIndex", "TestAuthorization", "ListAttachedPolicies"] {
            assert!(reads(name), "{name}");
        }
        for name in [
            "CreateThing",
            "AttachPolicy",
            "RegisterThing",
            "TagResource",
            "GetId",
        ] {
            assert!(!reads(name), "{name}");
        }
    }

    #[test]
    fn reads_are_no_writes() {
        let calls = Calls::default();
        for name in [
            "CreateThing",
            "CreateThing",
            "DescribeThing",
            "ListThings",
            "AttachPolicy",
        ] {
            calls.count(name);
        }
        assert_eq!(calls.writes(), 3);
        assert_eq!(calls.all()["CreateThing"], 2);
        calls.clear();
        assert_eq!(calls.writes(), 0);
    }
}
