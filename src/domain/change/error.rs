//! Why a change fails, for every kind of resource.

use std::io::ErrorKind;

use crate::aws::AwsError;
use crate::domain::device_folder::FolderError;
use crate::domain::files::FileError;
use crate::model::pki::PkiError;
use crate::model::policy::DocumentError;

use super::steps::Difference;

/// Why a change, or a question, fails.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// AWS refused a step, or was not reached.
    #[error("cannot {action} `{object}`: {source}")]
    Step {
        /// What was tried, in words.
        action: String,
        /// With what.
        object: String,
        /// Why it failed.
        source: AwsError,
    },
    /// AWS refused a question, or was not reached.
    #[error(transparent)]
    Aws(#[from] AwsError),
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// What is in a device folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A key, CSR or certificate cannot be made or read.
    #[error(transparent)]
    Pki(#[from] PkiError),
    /// A policy's document cannot be used.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// It does not exist.
    #[error("there is no {noun} `{name}`")]
    Missing {
        /// What was looked for, such as `thing type`.
        noun: &'static str,
        /// Its name.
        name: String,
    },
    /// It exists in another form than the one asked for.
    #[error(
        "the {noun} `{name}` exists otherwise: {}",
        Difference::list(differences)
    )]
    Differs {
        /// What it is, such as `thing type`.
        noun: &'static str,
        /// Its name.
        name: String,
        /// In what it differs.
        differences: Vec<Difference>,
    },
    /// It is in a state, or in a use, that does not allow this.
    #[error("{message}")]
    Refused {
        /// What does not allow it, naming the object.
        message: String,
        /// What to do about it.
        hint: String,
    },
    /// The request makes no sense, whatever exists.
    #[error("{message}")]
    Invalid {
        /// What is wrong, naming the value.
        message: String,
        /// What would be right.
        hint: String,
    },
    /// What was waited for did not come in time.
    #[error("{0}")]
    Waited(String),
}

impl ChangeError {
    /// Whether a full disk kept something from being written.
    #[must_use]
    pub fn is_full_disk(&self) -> bool {
        let Self::File(error) = self else {
            return false;
        };
        let kind = error.kind();
        kind.is_some_and(|kind| matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_known_also_through_the_journal() {
        let journal = |kind| {
            ChangeError::from(FileError::Journal {
                detail: "why".to_owned(),
                kind,
            })
        };
        assert!(journal(ErrorKind::StorageFull).is_full_disk());
        assert!(!journal(ErrorKind::PermissionDenied).is_full_disk());
        let write = |errno: rustix::io::Errno| {
            ChangeError::from(FileError::Io {
                action: "write",
                path: "d/private.key".into(),
                source: errno.into(),
            })
        };
        assert!(write(rustix::io::Errno::NOSPC).is_full_disk());
        assert!(write(rustix::io::Errno::DQUOT).is_full_disk());
        assert!(!write(rustix::io::Errno::ACCESS).is_full_disk());
    }
}
