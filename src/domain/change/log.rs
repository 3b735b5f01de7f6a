//! One journal file for many writers: each writes its own lines, and those who wait for them share the waits for the disk.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use parking_lot::Mutex;

use super::failpoint::Failpoint;
use crate::domain::files::{AppendLog, FileError, Syncer};

/// The journal of a deployment; clones write into the same file.
#[derive(Debug, Clone)]
pub(in crate::domain) struct SharedLog(Arc<Writer>);

#[derive(Debug)]
struct Writer {
    log: Mutex<Lines>,
    syncer: Arc<Syncer>,
    failpoint: Failpoint,
}

/// Lines on their way.
#[derive(Debug)]
struct Lines {
    log: AppendLog,
    /// Lines that go with the next one.
    later: String,
}

impl SharedLog {
    /// Opens or creates the file at `path`.
    pub(in crate::domain) fn open(path: &Path, failpoint: Failpoint) -> Result<Self, FileError> {
        let log = AppendLog::open(path)?;
        Ok(Self(Arc::new(Writer {
            syncer: log.syncer()?,
            log: Mutex::new(Lines {
                log,
                later: String::new(),
            }),
            failpoint,
        })))
    }

    /// Adds a line; durable when this returns.
    pub(in crate::domain) async fn append(&self, line: &str) -> Result<(), FileError> {
        self.note(line)?;
        self.settle().await
    }

    /// Returns when all lines are durable.
    pub(in crate::domain) async fn settle(&self) -> Result<(), FileError> {
        self.0.write(None)?;
        let synced = self.0.syncer.sync_with_others().await;
        synced.map_err(|error| because(&error))
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
        self.0.check()?;
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
        self.check()?;
        if let Some(line) = line {
            add(later, line);
        }
        if later.is_empty() {
            return Ok(());
        }
        let written = log.note_all(later);
        later.clear();
        written.map_err(|error| because(&self.syncer.fail(error)))
    }

    fn check(&self) -> Result<(), FileError> {
        self.syncer.check().map_err(|error| because(&error))
    }
}

fn because(error: &FileError) -> FileError {
    FileError::Journal {
        detail: error.to_string(),
        kind: error.kind().unwrap_or(ErrorKind::Other),
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Whoever looks will find done what these lines say.
        let _ = self.write(None);
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
