//! One journal file for many writers: lines that come together are written and made durable together.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use tokio::sync::oneshot;

use super::failpoint::Failpoint;
use crate::domain::files::{AppendLog, FileError};

/// How long a line that nobody waits for may stay unwritten.
const LATEST: Duration = Duration::from_millis(20);

/// A line and, where somebody waits for it, whom to tell when it is durable.
struct Entry {
    line: String,
    written: Option<oneshot::Sender<Result<(), Arc<FileError>>>>,
}

/// The lines that are to be written.
#[derive(Default)]
struct Queue {
    entries: Vec<Entry>,
    /// No writer is left.
    is_closed: bool,
    /// Why a line could not be written: nothing may follow it.
    failure: Option<Arc<FileError>>,
}

#[derive(Default)]
struct Lines {
    queue: Mutex<Queue>,
    /// Somebody waits for a line, or the queue is closed.
    urgent: Condvar,
}

/// The journal of a deployment; clones write into the same file.
#[derive(Debug, Clone)]
pub(in crate::domain) struct SharedLog(Arc<Writer>);

/// The thread that writes the file; dropping this ends it, when all is written.
struct Writer {
    lines: Arc<Lines>,
    thread: Option<JoinHandle<()>>,
}

impl SharedLog {
    /// Opens or creates the file at `path`; a thread of its own writes it until the last clone is dropped.
    pub(in crate::domain) fn open(path: &Path, failpoint: Failpoint) -> Result<Self, FileError> {
        let log = AppendLog::open(path)?;
        let lines = Arc::<Lines>::default();
        let source = Arc::clone(&lines);
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || source.write(log, &failpoint));
        let thread = thread.map_err(|source| FileError::Io {
            action: "write",
            path: path.to_owned(),
            source,
        })?;
        Ok(Self(Arc::new(Writer {
            lines,
            thread: Some(thread),
        })))
    }

    /// Adds a line; durable when this returns.
    pub(in crate::domain) async fn append(&self, line: String) -> Result<(), FileError> {
        let (written, outcome) = oneshot::channel();
        self.0.lines.add(line, Some(written))?;
        let gone = |_| FileError::Journal("its writer has ended".to_owned());
        outcome
            .await
            .map_err(gone)?
            .map_err(|error| because(&error))
    }

    /// Returns when all lines are durable.
    pub(in crate::domain) async fn settle(&self) -> Result<(), FileError> {
        self.append(String::new()).await
    }

    /// Adds a line that is written in a moment, and durable with the next one that is waited for.
    pub(in crate::domain) fn note(&self, line: String) -> Result<(), FileError> {
        self.0.lines.add(line, None)
    }
}

fn because(error: &FileError) -> FileError {
    FileError::Journal(error.to_string())
}

impl Lines {
    fn add(
        &self,
        line: String,
        written: Option<oneshot::Sender<Result<(), Arc<FileError>>>>,
    ) -> Result<(), FileError> {
        let is_urgent = written.is_some();
        let mut queue = self.queue.lock();
        if let Some(error) = &queue.failure {
            return Err(because(error));
        }
        queue.entries.push(Entry { line, written });
        drop(queue);
        if is_urgent {
            self.urgent.notify_one();
        }
        Ok(())
    }

    /// The lines to write next; none when nothing will come any more.
    fn next(&self) -> Vec<Entry> {
        let mut queue = self.queue.lock();
        let is_urgent = |queue: &Queue| {
            queue.is_closed || queue.entries.iter().any(|entry| entry.written.is_some())
        };
        loop {
            if is_urgent(&queue) {
                return std::mem::take(&mut queue.entries);
            }
            let waited = self.urgent.wait_for(&mut queue, LATEST);
            if waited.timed_out() && !queue.entries.is_empty() {
                return std::mem::take(&mut queue.entries);
            }
        }
    }

    fn write(&self, mut log: AppendLog, failpoint: &Failpoint) {
        let _ended = Ended(self);
        loop {
            let mut batch = self.next();
            if batch.is_empty() {
                return;
            }
            let written = write_batch(&mut log, &batch, failpoint).map_err(Arc::new);
            if let Err(error) = &written {
                let mut queue = self.queue.lock();
                queue.failure = Some(Arc::clone(error));
                batch.append(&mut queue.entries);
            }
            for waiting in batch.into_iter().filter_map(|entry| entry.written) {
                // Whoever does not wait any more need not know.
                let _ = waiting.send(written.clone());
            }
            if written.is_err() {
                return;
            }
        }
    }
}

/// Tells whoever waits when the thread ends before it should.
struct Ended<'a>(&'a Lines);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        let mut queue = self.0.queue.lock();
        if queue.failure.is_none() {
            let error = FileError::Journal("its writer has ended".to_owned());
            queue.failure = Some(Arc::new(error));
        }
        queue.entries.clear();
    }
}

fn write_batch(
    log: &mut AppendLog,
    batch: &[Entry],
    failpoint: &Failpoint,
) -> Result<(), FileError> {
    let mut lines = Vec::with_capacity(batch.len());
    for entry in batch.iter().filter(|entry| !entry.line.is_empty()) {
        if failpoint.is_due(true) {
            // What came before this line is on record.
            let _ = log.note(&lines);
            Failpoint::die();
        }
        lines.push(entry.line.as_str());
        if failpoint.is_due(false) {
            let _ = log.note(&lines);
            Failpoint::die();
        }
    }
    log.note(&lines)?;
    if batch.iter().any(|entry| entry.written.is_some()) {
        log.sync()?;
    }
    Ok(())
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.lines.queue.lock().is_closed = true;
        self.lines.urgent.notify_one();
        if let Some(thread) = self.thread.take() {
            // It writes what is left; a panic there has been told.
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
            async move { log.append(format!("line {n}")).await }
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
    async fn a_line_that_nobody_waits_for_is_written_in_its_place_and_before_the_end() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("journal");
        let log = SharedLog::open(&path, Failpoint::default()).expect("opened");
        log.note("one".to_owned()).expect("taken");
        log.append("two".to_owned()).await.expect("written");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "one\ntwo\n");
        log.note("three".to_owned()).expect("taken");
        log.settle().await.expect("written");
        assert_eq!(
            std::fs::read_to_string(&path)
                .expect("read")
                .lines()
                .count(),
            3
        );
        log.note("four".to_owned()).expect("taken");
        drop(log);
        let text = std::fs::read_to_string(&path).expect("read");
        assert_eq!(text, "one\ntwo\nthree\nfour\n");
    }
}
