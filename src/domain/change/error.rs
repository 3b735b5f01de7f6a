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
    /// What a full disk kept from being written, without the names that files have while they are written; nothing of another
    /// failure.
    #[must_use]
    pub fn full_disk(&self) -> Option<String> {
        let is_full = match self {
            Self::File(FileError::Io { source, .. }) => matches!(
                source.kind(),
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded
            ),
            // Whoever writes the journal for all leaves a text.
            Self::File(FileError::Journal(text)) => {
                text.contains(&std::io::Error::from(rustix::io::Errno::NOSPC).to_string())
            }
            _ => false,
        };
        let text = is_full.then(|| self.to_string())?;
        Some(text.split(" at path ").next().unwrap_or(&text).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_without_temporary_names() {
        let full = || std::io::Error::from(rustix::io::Errno::NOSPC);
        let named = |source: std::io::Error| {
            ChangeError::from(FileError::Io {
                action: "write",
                path: "d/private.key".into(),
                source,
            })
        };
        let detail = format!("{} at path \"/d/.iotctl-A69JzG\"", full());
        let wrapped = named(std::io::Error::new(ErrorKind::StorageFull, detail));
        let text = format!("cannot write `d/private.key`: {}", full());
        assert_eq!(wrapped.full_disk(), Some(text.clone()));
        assert_eq!(named(full()).full_disk(), Some(text.clone()));
        let journal = ChangeError::from(FileError::Journal(text));
        assert!(journal.full_disk().is_some());
        let denied = named(std::io::Error::from(ErrorKind::PermissionDenied));
        assert_eq!(denied.full_disk(), None);
    }
}
