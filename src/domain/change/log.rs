//! One journal file for many writers: each writes its own lines, and those who wait for them share the waits for the disk.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use parking_lot::Mutex;
use tokio::sync::oneshot;

use super::failpoint::Failpoint;
use crate::domain::files::{AppendLog, Batches, FileError, Syncer};

/// Somebody who waits until what is written is durable.
type Waiting = oneshot::Sender<Result<(), Arc<FileError>>>;

struct Syncs {
    waiting: Batches<Waiting>,
    /// Why a line could not be written or made durable: nothing may follow it.
    failure: Mutex<Option<Arc<FileError>>>,
}

/// The journal of a deployment; clones write into the same file.
#[derive(Debug, Clone)]
pub(in crate::domain) struct SharedLog(Arc<Writer>);

struct Writer {
    log: Mutex<Lines>,
    failpoint: Failpoint,
    syncs: Arc<Syncs>,
    /// Waits for the disk; dropping this ends it.
    thread: Option<JoinHandle<()>>,
}

/// Lines on their way.
struct Lines {
    log: AppendLog,
    /// Lines that go with the next one.
    later: String,
}

impl SharedLog {
    /// Opens or creates the file at `path`; a thread of its own makes it durable until the last clone is dropped.
    pub(in crate::domain) fn open(path: &Path, failpoint: Failpoint) -> Result<Self, FileError> {
        let log = AppendLog::open(path)?;
        let syncs = Arc::new(Syncs {
            waiting: Batches::new(),
            failure: Mutex::default(),
        });
        let (source, syncer) = (Arc::clone(&syncs), log.syncer()?);
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || source.serve(&syncer));
        let thread = thread.map_err(|source| FileError::Io {
            action: "write",
            path: path.to_owned(),
            source,
        })?;
        Ok(Self(Arc::new(Writer {
            log: Mutex::new(Lines {
                log,
                later: String::new(),
            }),
            failpoint,
            syncs,
            thread: Some(thread),
        })))
    }

    /// Adds a line; durable when this returns.
    pub(in crate::domain) async fn append(&self, line: &str) -> Result<(), FileError> {
        self.note(line)?;
        self.settle().await
    }

    /// Returns when all lines are durable.
    pub(in crate::domain) async fn settle(&self) -> Result<(), FileError> {
        let (told, outcome) = oneshot::channel();
        self.0.write(None)?;
        self.0.syncs.waiting.hand_over(told).await;
        let gone = |_| FileError::Journal {
            detail: "its writer has ended".to_owned(),
            kind: ErrorKind::Other,
        };
        outcome
            .await
            .map_err(gone)?
            .map_err(|error| because(&error))
    }

    /// Adds a line. A killed process leaves it written, and a power cut only if somebody has waited for it or a later one: the wait for
    /// the disk is what takes long, not this.
    pub(in crate::domain) fn note(&self, line: &str) -> Result<(), FileError> {
        self.0.failpoint.pass(true);
        self.0.write(Some(line))?;
        self.0.failpoint.pass(false);
        Ok(())
    }

    /// Adds a line that is written with the next one that anybody writes: what was done, and will be found done by whoever looks. The
    /// next is not far, for whoever has done something begins something else.
    pub(in crate::domain) fn note_later(&self, line: &str) -> Result<(), FileError> {
        self.0.syncs.check()?;
        self.0.failpoint.pass(true);
        add(&mut self.0.log.lock().later, line);
        self.0.failpoint.pass(false);
        Ok(())
    }
}

fn add(lines: &mut String, line: &str) {
    lines.push_str(line);
    lines.push('\n');
}

impl Writer {
    /// Writes what is on its way, and `line`.
    fn write(&self, line: Option<&str>) -> Result<(), FileError> {
        // Held while writing: no line follows one that failed.
        let Lines { log, later } = &mut *self.log.lock();
        self.syncs.check()?;
        if let Some(line) = line {
            add(later, line);
        }
        if later.is_empty() {
            return Ok(());
        }
        let written = log.note_all(later);
        later.clear();
        written.map_err(|error| {
            let error = Arc::new(error);
            self.syncs.fail(&error);
            because(&error)
        })
    }
}

fn because(error: &FileError) -> FileError {
    FileError::Journal {
        detail: error.to_string(),
        kind: error.kind().unwrap_or(ErrorKind::Other),
    }
}

impl Syncs {
    fn check(&self) -> Result<(), FileError> {
        let failure = self.failure.lock();
        failure.as_ref().map_or(Ok(()), |error| Err(because(error)))
    }

    fn fail(&self, error: &Arc<FileError>) {
        self.failure.lock().get_or_insert_with(|| Arc::clone(error));
    }

    fn serve(&self, syncer: &Syncer) {
        loop {
            let waiting = self.waiting.next();
            if waiting.is_empty() {
                return;
            }
            // Linux tells of an error once: after it no later sync can be believed.
            let known = self.failure.lock().clone();
            let outcome = known.map_or_else(|| syncer.sync().map_err(Arc::new), Err);
            if let Err(error) = &outcome {
                self.fail(error);
            }
            for waiting in waiting {
                // Whoever does not wait any more need not know.
                let _ = waiting.send(outcome.clone());
            }
        }
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Whoever looks will find done what these lines say.
        let _ = self.write(None);
        self.syncs.waiting.close();
        if let Some(thread) = self.thread.take() {
            // A panic there has been told.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_of_many_writers_are_all_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("journal");
        let log = SharedLog::open(&path, Failpoint::default()).expect("opened");
        let writes = (0..200).map(|n| {
            let log = log.clone();
            async move { log.append(&format!("line {n}")).await }
        });
        for outcome in futures_util::future::join_all(writes).await {
            outcome.expect("written");
        }
        let text = std::fs::read_to_string(&path).expect("read");
        let mut lines: Vec<_> = text.lines().collect();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), 200);
    }

    #[tokio::test]
    async fn a_line_that_nobody_waits_for_is_written_at_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("journal");
        let log = SharedLog::open(&path, Failpoint::default()).expect("opened");
        log.note("one").expect("taken");
        log.append("two").await.expect("written");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "one\ntwo\n");
        log.note("three").expect("taken");
        log.settle().await.expect("written");
        assert_eq!(
            std::fs::read_to_string(&path)
                .expect("read")
                .lines()
                .count(),
            3
        );
        log.note("four").expect("taken");
        drop(log);
        let text = std::fs::read_to_string(&path).expect("read");
        assert_eq!(text, "one\ntwo\nthree\nfour\n");
    }

    #[tokio::test]
    async fn a_line_for_later_is_written_before_the_next_one_and_never_lost() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("journal");
        let read = || std::fs::read_to_string(&path).expect("read");
        let log = SharedLog::open(&path, Failpoint::default()).expect("opened");
        log.note_later("one").expect("taken");
        assert_eq!(read(), "");
        log.note("two").expect("taken");
        assert_eq!(read(), "one\ntwo\n");
        log.note_later("three").expect("taken");
        log.settle().await.expect("written");
        assert_eq!(read(), "one\ntwo\nthree\n");
        log.note_later("four").expect("taken");
        drop(log);
        assert_eq!(read(), "one\ntwo\nthree\nfour\n");
    }
}
