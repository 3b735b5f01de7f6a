//! Puts files in their place: what is there already decides whether they are written. Replaces nobody's own work.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::domain::files::{self, FileError};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was not there.
    Created,
    /// It had other content.
    Replaced,
    /// It had this content already.
    Unchanged,
    /// It has other content, which was left as it is.
    Kept,
}

/// A file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// A file that could not be put in its place.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// Somebody else's work is there.
    #[error("`{0}` exists with other content")]
    Exists(PathBuf),
    /// The folder is not empty and no project.
    #[error("`{dir}` holds other things and no sketch `{sketch}`")]
    Foreign {
        /// The folder.
        dir: PathBuf,
        /// The sketch that a project would have.
        sketch: &'static str,
    },
    /// What is there cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Whether a file may be read by others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// For everybody to read.
    Public,
    /// For its owner alone: it holds a secret.
    Private,
}

/// What to do with a file that has other content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    /// Fail.
    Refuse,
    /// Leave it.
    Keep,
    /// Replace it.
    Replace,
}

/// What [`put`] would do.
pub(super) fn judge(
    path: &Path,
    content: &[u8],
    existing: Existing,
) -> Result<Outcome, PlaceError> {
    match std::fs::read(path) {
        Ok(present) if present == content => Ok(Outcome::Unchanged),
        Ok(_) => match existing {
            Existing::Refuse => Err(PlaceError::Exists(path.to_owned())),
            Existing::Keep => Ok(Outcome::Kept),
            Existing::Replace => Ok(Outcome::Replaced),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Outcome::Created),
        Err(source) => Err(PlaceError::Unreadable {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Writes `content` to `path`, whose folder is made if it is missing.
pub(super) fn put(
    path: &Path,
    content: &[u8],
    mode: Mode,
    existing: Existing,
) -> Result<Written, PlaceError> {
    let outcome = judge(path, content, existing)?;
    let write = match outcome {
        Outcome::Created | Outcome::Replaced => true,
        Outcome::Unchanged => mode == Mode::Private && is_exposed(path),
        Outcome::Kept => false,
    };
    if write {
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            files::create_folder(folder)?;
        }
        match mode {
            Mode::Public => files::write(path, content)?,
            Mode::Private => files::write_private(path, content)?,
        }
    }
    Ok(Written {
        path: path.to_owned(),
        outcome,
    })
}

/// Whether group or others may use the file.
fn is_exposed(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}
