//! When a call may go: at AWS's published rates where those are in force, and again after a failure that will pass.
//!
//! On AWS the rates hold from the start. A stand-in has none, until it throttles an operation: from then on its rate is kept to.

use std::cell::Cell;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use super::error::{AwsError, AwsErrorKind};
use super::observer::{Call, Observer};
use crate::model::rates::calls_per_second;

/// Attempts of a call that AWS throttled: nothing has happened, so patience is all it takes.
const ATTEMPTS_THROTTLED: u32 = 10;
/// Attempts of a call that failed on the way or in the service.
const ATTEMPTS_FAILED: u32 = 4;
/// Longest wait before the second attempt; doubled each time.
const BACKOFF: Duration = Duration::from_millis(250);
/// Longest wait between two attempts.
const LONGEST: Duration = Duration::from_secs(20);

/// Calls under way at once. Each has a connection, whose handshake costs as much as many calls.
const CONNECTIONS: usize = 32;

/// The turn of one attempt at a call.
#[derive(Debug)]
struct Turn<'a> {
    operation: &'static str,
    asked: Instant,
    begun: Instant,
    _connection: Option<SemaphorePermit<'a>>,
}

/// One attempt at a call.
type Attempt<'a> = Pin<Box<dyn Future<Output = Result<(), AwsError>> + 'a>>;

/// When each operation may be called next; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Pace(Arc<Turns>);

#[derive(Debug)]
struct Turns {
    /// Whether the rates hold for operations that were never throttled, too.
    always: bool,
    observer: Observer,
    next: Mutex<HashMap<&'static str, Instant>>,
    connections: Semaphore,
}

impl Pace {
    /// No waiting, until the service throttles.
    pub(super) fn when_throttled(observer: Observer) -> Self {
        Self::new(false, observer)
    }

    /// AWS's published rates.
    pub(super) fn published(observer: Observer) -> Self {
        Self::new(true, observer)
    }

    fn new(always: bool, observer: Observer) -> Self {
        Self(Arc::new(Turns {
            always,
            observer,
            next: Mutex::default(),
            connections: Semaphore::new(CONNECTIONS),
        }))
    }

    /// Whether something stands in for AWS.
    pub(super) fn is_of_stand_in(&self) -> bool {
        !self.0.always
    }

    /// Makes a call in its turn with `attempt`, and again where its failure will pass. SDK clients make one attempt: how often and
    /// when is decided here, for a whole run.
    pub(super) async fn call<T>(
        &self,
        operation: &'static str,
        attempt: impl AsyncFn() -> Result<T, AwsError>,
    ) -> Result<T, AwsError> {
        self.answered(operation, attempt, |_| true).await
    }

    /// As [`Pace::call`], for a call that makes another thing each time: again only where AWS turned it away. After any other failure
    /// somebody has to look first what it made.
    pub(super) async fn call_once<T>(
        &self,
        operation: &'static str,
        attempt: impl AsyncFn() -> Result<T, AwsError>,
    ) -> Result<T, AwsError> {
        let turned_away = |error: &AwsError| error.kind == AwsErrorKind::Throttled;
        self.answered(operation, attempt, turned_away).await
    }

    /// Makes a call until it is answered. An attempt is some kilobytes large, and everything that waits for it would hold, and move, as
    /// much: it has a place of its own.
    async fn answered<T>(
        &self,
        operation: &'static str,
        attempt: impl AsyncFn() -> Result<T, AwsError>,
        harmless: fn(&AwsError) -> bool,
    ) -> Result<T, AwsError> {
        let answer = Cell::new(None);
        let attempt = || -> Attempt<'_> {
            Box::pin(async {
                answer.set(Some(attempt().await?));
                Ok(())
            })
        };
        self.repeat(operation, &attempt, harmless).await?;
        let answer = answer.take();
        Ok(answer.expect("the last attempt has left it"))
    }

    /// Makes attempts again after failures that pass, as long as they are `harmless`.
    async fn repeat<'a>(
        &self,
        operation: &'static str,
        attempt: &(dyn Fn() -> Attempt<'a> + 'a),
        harmless: fn(&AwsError) -> bool,
    ) -> Result<(), AwsError> {
        let mut failed = 0;
        loop {
            let turn = self.turn(operation).await;
            let outcome = attempt().await;
            self.ended(&turn, outcome.as_ref().err());
            drop(turn);
            match outcome {
                Err(error) if harmless(&error) => self.again(&mut failed, error).await?,
                outcome => return outcome,
            }
        }
    }

    /// Waits until `operation` may be called. A second's worth of calls may go at once, as the service allows it.
    async fn turn(&self, operation: &'static str) -> Turn<'_> {
        let asked = Instant::now();
        if let Some(at) = self.reserve(operation, asked) {
            tokio::time::sleep_until(at).await;
        }
        // Nobody closes it.
        let connection = self.0.connections.acquire().await.ok();
        Turn {
            operation,
            asked,
            begun: Instant::now(),
            _connection: connection,
        }
    }

    /// Tells whoever watches how the call of a turn ended.
    fn ended(&self, turn: &Turn<'_>, error: Option<&AwsError>) {
        self.0.observer.show(&Call {
            operation: turn.operation,
            waited: turn.begun - turn.asked,
            took: turn.begun.elapsed(),
            error,
        });
    }

    /// Takes the next turn of `operation` and answers when it is.
    fn reserve(&self, operation: &'static str, now: Instant) -> Option<Instant> {
        let mut next = self.0.next.lock();
        if !self.0.always && !next.contains_key(operation) {
            return None;
        }
        let step = Duration::from_secs(1) / calls_per_second(operation)?;
        let turn = next.entry(operation).or_insert(now);
        // The bucket holds one second: a turn may lie as far in the past.
        let earliest = now.checked_sub(Duration::from_secs(1)).unwrap_or(now);
        *turn = (*turn).max(earliest) + step;
        Some(*turn)
    }

    /// Learns from a throttled call that the rate of its operation is in force and its bucket empty.
    fn heard(&self, error: AwsError) -> AwsError {
        if error.kind == AwsErrorKind::Throttled {
            let mut next = self.0.next.lock();
            next.entry(error.operation).or_insert_with(Instant::now);
        }
        error
    }

    /// Waits before the next attempt at a call that failed with `error`; gives it back where another attempt is useless.
    async fn again(&self, failed: &mut u32, error: AwsError) -> Result<(), AwsError> {
        let error = self.heard(error);
        *failed += 1;
        let attempts = match error.kind {
            AwsErrorKind::Throttled => ATTEMPTS_THROTTLED,
            AwsErrorKind::Network | AwsErrorKind::Unavailable => ATTEMPTS_FAILED,
            // What a stand-in lacks, it lacks the next time as well.
            AwsErrorKind::Foreign if self.0.always => ATTEMPTS_FAILED,
            _ => 1,
        };
        if *failed >= attempts {
            return Err(error);
        }
        // Full jitter: those who failed together must not come back together.
        let longest = BACKOFF.saturating_mul(1 << (*failed - 1)).min(LONGEST);
        tokio::time::sleep(longest.mul_f64(fastrand::f64())).await;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn more_calls_than_the_rate_wait() {
        let pace = Pace::published(Observer::default());
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
    }

    #[tokio::test]
    async fn a_call_waits_for_a_connection() {
        let pace = Pace::when_throttled(Observer::default());
        let mut turns = Vec::new();
        for _ in 0..CONNECTIONS {
            turns.push(pace.turn("GetPolicy").await);
        }
        let mut next = std::pin::pin!(pace.turn("GetPolicy"));
        assert!(futures_util::poll!(next.as_mut()).is_pending());
        turns.pop();
        assert!(futures_util::poll!(next.as_mut()).is_ready());
    }

    #[tokio::test]
    async fn a_stand_in_is_paced_once_it_throttles() {
        let pace = Pace::when_throttled(Observer::default());
        assert!(pace.reserve("GetPolicy", Instant::now()).is_none());
        let error = |kind| AwsError {
            kind,
            operation: "GetPolicy",
            code: None,
            message: String::new(),
            request_id: None,
        };
        let mut failed = 0;
        pace.again(&mut failed, error(AwsErrorKind::Throttled))
            .await
            .expect("worth another attempt");
        assert!(pace.reserve("GetPolicy", Instant::now()).is_some());
        assert!(pace.reserve("CreatePolicy", Instant::now()).is_none());
        assert!(
            pace.again(&mut failed, error(AwsErrorKind::NotFound))
                .await
                .is_err()
        );
        let mut failed = 0;
        for _ in 1..ATTEMPTS_FAILED {
            pace.again(&mut failed, error(AwsErrorKind::Unavailable))
                .await
                .expect("worth another attempt");
        }
        assert!(
            pace.again(&mut failed, error(AwsErrorKind::Unavailable))
                .await
                .is_err()
        );
    }

    #[tokio::test]
    async fn what_a_stand_in_lacks_is_asked_for_once() {
        let error = || AwsError {
            kind: AwsErrorKind::Foreign,
            operation: "ListTagsForResource",
            code: None,
            message: String::new(),
            request_id: None,
        };
        let stand_in = Pace::when_throttled(Observer::default());
        assert!(stand_in.again(&mut 0, error()).await.is_err());
        let aws = Pace::published(Observer::default());
        assert!(aws.again(&mut 0, error()).await.is_ok());
    }
}
