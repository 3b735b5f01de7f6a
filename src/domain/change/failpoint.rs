//! Dying on purpose at a line of the journal, so that tests can stop a run at every boundary.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Kills this process at a line of the journal, so that tests can stop it at every boundary. Does nothing by default, and
/// nothing at all in a release build.
#[derive(Debug, Clone, Default)]
pub struct Failpoint(Option<Arc<Countdown>>);

#[derive(Debug)]
struct Countdown {
    lines: AtomicU64,
    before: bool,
}

impl Failpoint {
    /// Dies as soon as line `line` (from 1) is written.
    #[must_use]
    pub fn after(line: u64) -> Self {
        Self(Some(Arc::new(Countdown {
            lines: AtomicU64::new(line),
            before: false,
        })))
    }

    /// Dies when line `line` (from 1) is due and not written: what it would record has happened.
    #[must_use]
    pub fn before(line: u64) -> Self {
        Self(Some(Arc::new(Countdown {
            lines: AtomicU64::new(line),
            before: true,
        })))
    }

    /// Counts a line, due or (with `before` false) written; dies if it is the one.
    pub(super) fn pass(&self, before: bool) {
        if self.is_due(before) {
            Self::die();
        }
    }

    /// Counts a line, due or (with `before` false) written; whether it is the one to die at.
    pub(super) fn is_due(&self, before: bool) -> bool {
        let countdown = self
            .0
            .as_ref()
            .filter(|countdown| countdown.before == before);
        countdown.is_some_and(|countdown| countdown.lines.fetch_sub(1, Ordering::SeqCst) == 1)
            && cfg!(debug_assertions)
    }

    /// Ends this process as `kill -9` does.
    pub(super) fn die() {
        // SIGKILL returns only if it is refused, which a process may not do to itself.
        let _ =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    }
}
