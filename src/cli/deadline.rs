//! `--timeout` over what cannot be interrupted: a read that never returns, such as of a pipe that nobody writes to.
//!
//! Whatever else takes too long ends itself, and in order; only a thread that is stuck is left behind.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::error::{CommandError, Kind};

/// What is said of a command that takes too long.
pub(super) const TOO_LONG: &str = "it took longer than --timeout allows";
/// How late a timer may fire before its thread counts as stuck.
const LATENESS: Duration = Duration::from_millis(200);
/// Stack of the thread: as much as the main thread has.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Tells whether the timers of a thread still run when the time is up.
#[derive(Debug, Clone)]
pub(super) struct Pulse {
    limit: Duration,
    beats: Arc<AtomicBool>,
}

impl Pulse {
    /// Runs beside the work, and never ends.
    pub(super) async fn beat(self) -> Infallible {
        tokio::time::sleep(self.limit).await;
        self.beats.store(true, Ordering::Release);
        std::future::pending().await
    }
}

/// Does `work` on a thread of its own. Answers its outcome, or that time ran out, if it is stuck when `limit` has passed.
pub(super) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce(Pulse) -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    let pulse = Pulse {
        limit,
        beats: Arc::default(),
    };
    let beats = Arc::clone(&pulse.beats);
    let (sender, outcome) = channel();
    let thread = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let outcome = work(pulse);
            // Nobody waits for one that comes too late.
            let _ = sender.send(outcome);
        })?;
    let mut received = outcome.recv_timeout(limit.saturating_add(LATENESS));
    if matches!(received, Err(RecvTimeoutError::Timeout)) && beats.load(Ordering::Acquire) {
        received = outcome.recv().map_err(|_| RecvTimeoutError::Disconnected);
    }
    match received {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => Err(CommandError::new(Kind::Timeout, TOO_LONG)
            .hint("a pipe or stdin that it reads may have no end")),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => Err(CommandError::new(
                Kind::Failed,
                "the command has no outcome",
            )),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs `work` with a pulse.
    fn run(pulse: Pulse, work: impl Future<Output = u8>) -> Result<u8, CommandError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        Ok(runtime.block_on(async {
            tokio::select! {
                biased;
                never = pulse.beat() => match never {},
                outcome = work => outcome,
            }
        }))
    }

    #[test]
    fn only_what_is_stuck_is_left_behind() {
        let limit = Duration::from_millis(50);
        let late = limit + LATENESS * 3;
        assert_eq!(within(limit, |pulse| run(pulse, async { 1 })), Ok(1));
        let slow = async move {
            tokio::time::sleep(late).await;
            2
        };
        assert_eq!(within(limit, |pulse| run(pulse, slow)), Ok(2));
        let stuck = async move {
            std::thread::sleep(late);
            3
        };
        let error = within(limit, |pulse| run(pulse, stuck)).expect_err("stuck");
        assert_eq!(error.kind, Kind::Timeout);
    }
}
