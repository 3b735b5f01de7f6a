//! What to do about a device's private key that is lost or cannot be used, with the command that makes another.

use std::path::Path;

use super::error::CommandError;
use super::output::path_word;
use crate::domain::change::ChangeError;
use crate::domain::device::DeviceError;
use crate::domain::device_folder::{FolderError, key_path};
use crate::model::pki::PkiError;

/// The error of a device for which `again` makes another key where there is none.
pub(super) fn explain(error: DeviceError, again: &str) -> CommandError {
    let hint = hint(&error, again);
    let error = CommandError::from(error);
    match hint {
        Some(hint) => CommandError {
            hints: vec![hint],
            ..error
        },
        None => error,
    }
}

fn hint(error: &DeviceError, again: &str) -> Option<String> {
    let another = |key: &Path| {
        format!(
            "move {} away and have another key and certificate made: {again}",
            path_word(key)
        )
    };
    match error {
        DeviceError::KeyGone {
            certificate,
            is_recorded: false,
            ..
        } => Some(format!(
            "put the key back; if it is lost, delete that certificate and run the same command again: iotctl cert delete {certificate} \
             --cascade; or leave it and have another made: {again}"
        )),
        DeviceError::KeyMissing { .. } | DeviceError::KeyGone { .. } => Some(format!(
            "put the key back, or have another key and certificate made: {again}"
        )),
        DeviceError::Change(ChangeError::Folder(error)) => match error {
            // That one can be used: it has to be decrypted.
            FolderError::Key {
                source: PkiError::EncryptedKey,
                ..
            } => None,
            FolderError::Key { path, .. }
            | FolderError::Empty { path }
            | FolderError::Absent { path }
            | FolderError::Unreadable { path, .. }
            | FolderError::Malformed {
                path, anew: false, ..
            } if is_key(path) => Some(format!(
                "put the right key back; if it is lost, {}",
                another(path)
            )),
            FolderError::Malformed { anew: true, .. } => {
                Some(format!("have it written anew: {again}"))
            }
            FolderError::Mismatch { certificate, key } => Some(format!(
                "if the certificate is the wrong one, move {} away and run the same command again; if the key is the wrong one, put the \
                 right one back, or, if that is lost, {}",
                path_word(certificate),
                another(key)
            )),
            _ => None,
        },
        _ => None,
    }
}

/// Whether this is the private key of a device's folder.
fn is_key(path: &Path) -> bool {
    path.parent().is_some_and(|folder| key_path(folder) == path)
}
