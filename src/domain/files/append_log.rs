//! Logs: files that only grow, line by line.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

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
    pub(in crate::domain) fn syncer(&self) -> Result<Syncer, FileError> {
        let file = self
            .file
            .try_clone()
            .map_err(because("write", &self.path))?;
        Ok(Syncer(Self {
            file,
            path: self.path.clone(),
        }))
    }
}

/// Makes the lines of an [`AppendLog`] durable.
#[derive(Debug)]
pub(in crate::domain) struct Syncer(AppendLog);

impl Syncer {
    /// Makes all lines durable that were written before.
    pub(in crate::domain) fn sync(&self) -> Result<(), FileError> {
        self.0.sync()
    }
}
