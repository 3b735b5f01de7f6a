//! A connection that comes back: the first try fails at once, later losses are repaired with growing pauses.

use std::time::{Duration, Instant};

use super::{Listener, MessagingError, Notice, Target, Verdict};
use crate::mqtt::failure::{Failure, Reason};
use crate::mqtt::session::Session;

/// Longest pause before the first try after a loss.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Longest pause before any try.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);
/// Shortest pause where another client took the client id: two that reconnect at once would fight for ever.
const YIELD_PAUSE: Duration = Duration::from_secs(10);
/// A connection that lived so long ends the series of failures before it.
const STABLE: Duration = Duration::from_secs(30);
/// Tries of the first connection while the broker says that it is too soon or too much: AWS IoT takes one CONNECT per
/// second and client id.
const BUSY_TRIES: u32 = 4;
/// Tries of the first connection while the broker closes in place of an answer, which on MQTT 3.1.1 may be the same.
const UNANSWERED_TRIES: u32 = 2;
/// Shortest pause between them.
const BUSY_PAUSE: Duration = Duration::from_millis(1100);
/// Short-lived connections in a row after which somebody is told what that looks like.
const SHORT_LIVED: u32 = 3;

/// Makes connections to one target, again and again.
pub(super) struct Link {
    pub(super) target: Target,
    listener: Box<Listener>,
    /// Failures in a row.
    failures: u32,
    /// Start of the last try.
    tried_at: Instant,
    connected_at: Option<Instant>,
    short_lived: u32,
    yields: bool,
}

impl Link {
    pub(super) fn new(target: Target, listener: Box<Listener>) -> Self {
        Self {
            target,
            listener,
            failures: 0,
            tried_at: Instant::now(),
            connected_at: None,
            short_lived: 0,
            yields: false,
        }
    }

    pub(super) fn tell(&self, notice: Notice) {
        (self.listener)(notice);
    }

    /// The error of a connection that was not made.
    pub(super) fn error(&self, failure: Failure) -> MessagingError {
        MessagingError::Connect {
            endpoint: self.target.endpoint(),
            client_id: self.target.client_id().to_string(),
            failure,
        }
    }

    /// Makes the first connection: tries again only where the broker says that it is too soon.
    pub(super) async fn open(&mut self) -> Result<Session, MessagingError> {
        let mut attempt = 1;
        loop {
            let failure = match self.connect().await {
                Ok(session) => return Ok(session),
                Err(failure) => failure,
            };
            let tries = match failure.verdict() {
                Verdict::Busy => BUSY_TRIES,
                Verdict::NoAnswer => UNANSWERED_TRIES,
                _ => 1,
            };
            if attempt >= tries {
                return Err(self.error(failure));
            }
            attempt += 1;
            let delay = BUSY_PAUSE + BUSY_PAUSE.mul_f64(fastrand::f64());
            self.tell(Notice::Waiting {
                attempt,
                delay,
                failure: Some(failure),
            });
            tokio::time::sleep(delay).await;
        }
    }

    /// Connects, once.
    async fn connect(&mut self) -> Result<Session, Failure> {
        self.tried_at = Instant::now();
        let session = Session::connect(&self.target.options).await?;
        self.connected_at = Some(Instant::now());
        Ok(session)
    }

    /// Takes note that the connection ended.
    pub(super) fn lost(&mut self, failure: &Failure) {
        if self
            .connected_at
            .take()
            .is_some_and(|since| since.elapsed() >= STABLE)
        {
            self.failures = 0;
            self.short_lived = 0;
        } else {
            self.short_lived += 1;
        }
        self.yields = matches!(failure, Failure::Disconnected(refusal) if refusal.reason == Reason::TAKEN_OVER);
        self.tell(Notice::Lost(failure.clone()));
        if self.short_lived == SHORT_LIVED && !self.yields {
            self.tell(Notice::ShortLived);
        }
    }

    /// Connects after a loss, trying for `patience` at most, or for ever; ends early where the broker's answer is final.
    pub(super) async fn reconnect(
        &mut self,
        patience: Option<Duration>,
    ) -> Result<Session, MessagingError> {
        let started = Instant::now();
        let mut failure = None;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let delay = self.pause();
            self.tell(Notice::Waiting {
                attempt,
                delay,
                failure: failure.take(),
            });
            tokio::time::sleep(delay).await;
            match self.connect().await {
                Ok(session) => {
                    self.tell(Notice::Reconnected { attempts: attempt });
                    return Ok(session);
                }
                Err(failed)
                    if failed.is_final()
                        || patience.is_some_and(|patience| started.elapsed() > patience) =>
                {
                    return Err(self.error(failed));
                }
                Err(failed) => failure = Some(failed),
            }
        }
    }

    /// Full jitter below a bound that doubles with every failure, but no second CONNECT within a second.
    fn pause(&mut self) -> Duration {
        let bound = bound(self.failures);
        self.failures = self.failures.saturating_add(1);
        let shortest = if std::mem::take(&mut self.yields) {
            YIELD_PAUSE
        } else {
            BUSY_PAUSE.saturating_sub(self.tried_at.elapsed())
        };
        bound.mul_f64(fastrand::f64()).max(shortest)
    }
}

fn bound(failures: u32) -> Duration {
    FIRST_PAUSE
        .saturating_mul(2_u32.saturating_pow(failures))
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute() {
        let seconds: Vec<_> = (0..8).map(|failures| bound(failures).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(bound(u32::MAX), LONGEST_PAUSE);
    }
}
