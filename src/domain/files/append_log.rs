//! Logs: files that only grow, line by line.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{FileError, because, folder_of, sync_folder};

/// Largest log that is read, in bytes; of a longer one the end counts.
const LOG_BYTES: u64 = 1024 * 1024;

/// The last mebibyte of an [`AppendLog`]; nothing if it is not there or cannot be read, which opening it will tell.
#[must_use]
pub fn read_log(path: &Path) -> Vec<u8> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(LOG_BYTES)))?;
        let mut content = Vec::new();
        file.take(LOG_BYTES).read_to_end(&mut content)?;
        Ok(content)
    };
    read().unwrap_or_default()
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
        self.note(&[line])?;
        self.sync()
    }

    /// Appends lines in one go, durable after [`AppendLog::sync`].
    pub fn note(&mut self, lines: &[&str]) -> Result<(), FileError> {
        let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        self.file
            .write_all(text.as_bytes())
            .map_err(because("write", &self.path))
    }

    /// Makes all lines durable.
    pub fn sync(&mut self) -> Result<(), FileError> {
        self.file.sync_data().map_err(because("write", &self.path))
    }
}
