//! One journal file for many writers: lines that come together are written and made durable together.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;

use tokio::sync::oneshot;

use super::failpoint::Failpoint;
use crate::domain::files::{AppendLog, FileError};

/// A line and whom to tell when it is durable.
struct Entry {
    line: String,
    written: oneshot::Sender<Result<(), Arc<FileError>>>,
}

/// The journal of a deployment; clones write into the same file.
#[derive(Debug, Clone)]
pub(in crate::domain) struct SharedLog {
    entries: mpsc::Sender<Entry>,
}

impl SharedLog {
    /// Opens or creates the file at `path`; a thread of its own writes it until the last clone is dropped.
    pub(in crate::domain) fn open(path: &Path, failpoint: Failpoint) -> Result<Self, FileError> {
        let log = AppendLog::open(path)?;
        let (entries, received) = mpsc::channel();
        let spawned = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || write(log, &received, &failpoint));
        spawned.map_err(|source| FileError::Io {
            action: "write",
            path: path.to_owned(),
            source,
        })?;
        Ok(Self { entries })
    }

    /// Adds a line; durable when this returns.
    pub(in crate::domain) async fn append(&self, line: String) -> Result<(), FileError> {
        let (written, outcome) = oneshot::channel();
        let gone = || FileError::Journal("its writer has ended".to_owned());
        self.entries
            .send(Entry { line, written })
            .map_err(|_| gone())?;
        let outcome = outcome.await.map_err(|_| gone())?;
        outcome.map_err(|error| FileError::Journal(error.to_string()))
    }
}

fn write(mut log: AppendLog, received: &mpsc::Receiver<Entry>, failpoint: &Failpoint) {
    while let Ok(first) = received.recv() {
        let mut batch = vec![first];
        batch.extend(received.try_iter());
        let mut lines = Vec::with_capacity(batch.len());
        for entry in &batch {
            if failpoint.is_due(true) {
                // What came before this line is on record.
                let _ = log.append_all(&lines);
                Failpoint::die();
            }
            lines.push(entry.line.as_str());
            if failpoint.is_due(false) {
                let _ = log.append_all(&lines);
                Failpoint::die();
            }
        }
        let outcome = log.append_all(&lines).map_err(Arc::new);
        for entry in batch {
            // Whoever does not wait any more need not know.
            let _ = entry.written.send(outcome.clone());
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
}
