//! Logs: files that only grow, line by line.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::oneshot;

use super::durable::{WANTED, Wanted};
use super::{FileError, because, folder_of, sync_folder};

/// Largest log that is read, in bytes; of a longer one the end counts.
const LOG_BYTES: u64 = 1024 * 1024;

/// The last mebibyte of an [`AppendLog`]; nothing if it is not there.
pub fn read_log(path: &Path) -> Result<Vec<u8>, FileError> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(LOG_BYTES)))?;
        let mut content = Vec::new();
        file.take(LOG_BYTES).read_to_end(&mut content)?;
        Ok(content)
    };
    match read() {
        Err(error) if is_absent(&error) => Ok(Vec::new()),
        read => read.map_err(|source| FileError::unreadable(path, source)),
    }
}

/// Whether no file is there. A folder that is a file holds none.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Gives `take` each line of the journal at `path`, if there is one. A line that it does not take is damage, unless it is the last
/// and has no end: a kill leaves such a line.
pub fn each_line(path: &Path, mut take: impl FnMut(&[u8]) -> Option<()>) -> Result<(), FileError> {
    use std::io::BufRead as _;
    let unreadable = |source| FileError::unreadable(path, source);
    let mut file = match File::open(path) {
        Err(error) if is_absent(&error) => return Ok(()),
        file => io::BufReader::new(file.map_err(unreadable)?),
    };
    let mut line = Vec::new();
    let mut number = 0;
    while file.read_until(b'\n', &mut line).map_err(unreadable)? > 0 {
        number += 1;
        if take(&line).is_none() && line.ends_with(b"\n") {
            return Err(FileError::JournalDamaged {
                path: path.to_owned(),
                line: number,
            });
        }
        line.clear();
    }
    Ok(())
}

/// A file that only grows, for its owner alone.
#[derive(Debug)]
pub struct AppendLog {
    file: File,
    path: PathBuf,
}

impl AppendLog {
    /// Opens or creates the log. A line that a killed process left unfinished is cut off.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        use std::os::unix::fs::OpenOptionsExt as _;
        let file = File::options()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(because("open", path))?;
        let content = fs::read(path).map_err(because("read", path))?;
        let whole = content
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        if whole < content.len() {
            file.set_len(whole as u64).map_err(because("write", path))?;
        }
        file.sync_all().map_err(because("write", path))?;
        sync_folder(folder_of(path))?;
        Ok(Self {
            file,
            path: path.to_owned(),
        })
    }

    /// Appends one line, durable when this returns.
    pub fn append(&mut self, line: &str) -> Result<(), FileError> {
        self.note(line)?;
        self.sync()
    }

    /// Appends one line, durable after [`AppendLog::sync`].
    pub fn note(&mut self, line: &str) -> Result<(), FileError> {
        self.note_all(&format!("{line}\n"))
    }

    /// Appends `lines`, each with its end, durable after [`AppendLog::sync`].
    pub(in crate::domain) fn note_all(&mut self, lines: &str) -> Result<(), FileError> {
        // In one go: a killed process leaves all of it or nothing.
        self.file
            .write_all(lines.as_bytes())
            .map_err(because("write", &self.path))
    }

    /// Makes all lines durable.
    pub fn sync(&self) -> Result<(), FileError> {
        self.file.sync_data().map_err(because("write", &self.path))
    }

    /// What makes lines durable while others are written.
    pub(in crate::domain) fn syncer(&self) -> Result<Arc<Syncer>, FileError> {
        let file = self
            .file
            .try_clone()
            .map_err(because("write", &self.path))?;
        Ok(Arc::new(Syncer {
            file,
            path: self.path.clone(),
            failure: Mutex::default(),
        }))
    }
}

/// Makes the lines of an [`AppendLog`] durable, together with what else is to be.
#[derive(Debug)]
pub(in crate::domain) struct Syncer {
    file: File,
    path: PathBuf,
    /// Why a line could not be written or made durable: nothing may follow it.
    failure: Mutex<Option<Arc<FileError>>>,
}

impl Syncer {
    /// Returns when all lines are durable that were written before.
    pub(in crate::domain) async fn sync_with_others(
        self: &Arc<Self>,
    ) -> Result<(), Arc<FileError>> {
        let (waiting, outcome) = oneshot::channel();
        let failed = |error| Arc::new(because("write", &self.path)(error));
        let wanted = Wanted::Lines(Arc::clone(self), waiting);
        WANTED.hand_over(wanted).await.map_err(failed)?;
        let ended = |_| {
            failed(io::Error::other(
                "the thread that waits for the disk has ended",
            ))
        };
        outcome.await.map_err(ended)?
    }

    /// Whether all went well so far.
    pub(in crate::domain) fn check(&self) -> Result<(), Arc<FileError>> {
        let failure = self.failure.lock();
        failure
            .as_ref()
            .map_or(Ok(()), |error| Err(Arc::clone(error)))
    }

    /// Remembers the first failure.
    pub(in crate::domain) fn fail(&self, error: FileError) -> Arc<FileError> {
        let mut failure = self.failure.lock();
        Arc::clone(failure.get_or_insert_with(|| Arc::new(error)))
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// What a wait for the disk came to. Linux tells of an error once: after it no later wait can be believed.
    pub(super) fn waited(&self, outcome: io::Result<()>) -> Result<(), Arc<FileError>> {
        self.check()?;
        outcome.map_err(|error| self.fail(because("write", &self.path)(error)))
    }
}
