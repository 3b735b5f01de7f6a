//! What a rotation in progress keeps in the device's folder: `rotation.json`, the next files, the old files.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::place::write_file;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::device_folder::{FolderError, certificate_path, key_path, read_text};
use crate::domain::files::{self, FileError};
use crate::model::name::{Arn, CertificateId, PolicyName};

const SCHEMA: &str = "iotctl.rotation/v1";

/// One of the two certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Side {
    pub(super) certificate_id: CertificateId,
    pub(super) certificate_arn: Arn,
}

/// A rotation in progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct State {
    schema: String,
    /// The certificate that goes.
    pub(super) old: Side,
    /// The one that takes its place, as soon as it is issued.
    pub(super) new: Option<Side>,
    /// Policies of the new one, as soon as they are attached.
    pub(super) policies: Vec<PolicyName>,
    /// When the folder got the new files.
    pub(super) handed_over: Option<Timestamp>,
    /// While the old certificate is inactive for a trial: since when the device had been connected, in milliseconds.
    pub(super) trial: Option<i64>,
}

impl State {
    pub(super) fn new(old: Side) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            old,
            new: None,
            policies: Vec::new(),
            handed_over: None,
            trial: None,
        }
    }

    /// The rotation that is in progress in `folder`, if there is one.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, ChangeError> {
        let path = state_path(folder);
        let text = match read_text(&path) {
            Err(FolderError::Malformed { .. }) => String::new(),
            text => match text? {
                Some(text) => text,
                None => return Ok(None),
            },
        };
        let state: Result<Self, _> = serde_json::from_str(&text);
        match state {
            Ok(state) if state.schema == SCHEMA => Ok(Some(state)),
            _ => Err(ChangeError::Refused {
                message: format!("`{}` does not tell of a rotation", path.display()),
                hint: "look at the certificates of the thing (iotctl cert list --thing THING) before you remove that file"
                    .to_owned(),
            }),
        }
    }

    pub(super) async fn write(&self, folder: &Path, steps: &mut Steps) -> Result<(), ChangeError> {
        let text = serde_json::to_string_pretty(self).expect("a state is plain data") + "\n";
        write_file(state_path(folder), text, steps).await
    }
}

/// Path of what is known of the rotation.
pub(super) fn state_path(folder: &Path) -> PathBuf {
    folder.join("rotation.json")
}

/// Path of the key that is to take the place of the device's.
pub(super) fn next_key(folder: &Path) -> PathBuf {
    folder.join("private.next.key")
}

/// Path of the certificate that is to take the place of the device's.
pub(super) fn next_certificate(folder: &Path) -> PathBuf {
    folder.join("cert.next.pem")
}

/// Path of the key that the device had before.
pub(super) fn old_key(folder: &Path) -> PathBuf {
    folder.join("private.old.key")
}

/// Path of the certificate that the device had before.
pub(super) fn old_certificate(folder: &Path) -> PathBuf {
    folder.join("cert.old.pem")
}

/// Puts the next files into their places; the old ones keep another name. Each file changes as a whole, and a switch that was
/// interrupted goes on from where it was.
pub(super) async fn switch(folder: &Path, steps: &mut Steps) -> Result<(), ChangeError> {
    let pairs = [
        (next_key(folder), key_path(folder), old_key(folder)),
        (
            next_certificate(folder),
            certificate_path(folder),
            old_certificate(folder),
        ),
    ];
    for (next, current, old) in pairs {
        if !next.exists() {
            continue;
        }
        let object = current.display().to_string();
        let exchange = move || -> Result<(), FileError> {
            files::keep_as(&current, &old)?;
            files::rename(&next, &current)
        };
        steps
            .write("exchange-file", &object, files::blocking(exchange))
            .await?;
    }
    Ok(())
}

/// Removes the old files, and last what is known of the rotation.
pub(super) async fn clear(folder: &Path, steps: &mut Steps) -> Result<(), ChangeError> {
    for path in [old_key(folder), old_certificate(folder), state_path(folder)] {
        if path.exists() {
            let object = path.display().to_string();
            let remove = files::blocking(move || files::remove(&path));
            steps.write("remove-file", &object, remove).await?;
        }
    }
    Ok(())
}
