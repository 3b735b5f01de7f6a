//! What is in a device's folder already.

use std::path::Path;

use zeroize::Zeroizing;

use super::{DeviceError, Wanted};
use crate::domain::device_folder::{
    self, Connection, FolderError, certificate_path, key_path, read_lazy, roots_path,
};

/// What is in a device's folder already.
pub(super) struct Local {
    pub(super) key: Option<Zeroizing<String>>,
    pub(super) certificate: Option<String>,
    /// Whether there is a certificate whose key is lost.
    pub(super) is_orphaned: bool,
    pub(super) connection: Option<Connection>,
    pub(super) roots: Option<String>,
}

impl Local {
    /// Reads the folder and refuses what cannot be built upon. `force` passes over what can be written anew, `rekey` over a key
    /// that is lost.
    pub(super) fn read(
        folder: &Path,
        force: bool,
        rekey: bool,
        is_keyless: bool,
    ) -> Result<Self, DeviceError> {
        let key = device_folder::read_key(folder)?;
        let is_lost = key.is_none() && !is_keyless && !rekey;
        let lost = || DeviceError::KeyMissing {
            certificate: certificate_path(folder),
            key: key_path(folder),
        };
        let mut is_orphaned = false;
        let mut certificate = match read_lazy(&certificate_path(folder)) {
            Err(FolderError::Malformed { .. }) if is_lost => return Err(lost()),
            Err(FolderError::Malformed { .. }) if force => None,
            certificate => certificate?,
        };
        match (&key, &certificate) {
            (Some(key), Some(pem)) => match device_folder::check_pair(folder, pem, key) {
                Err(FolderError::Malformed { .. }) if force => certificate = None,
                checked => checked?,
            },
            (None, Some(_)) if is_lost => return Err(lost()),
            (None, Some(_)) if !is_keyless => {
                certificate = None;
                is_orphaned = true;
            }
            _ => {}
        }
        let connection = match device_folder::read_connection(folder) {
            Err(FolderError::Malformed { .. }) if force => None,
            connection => connection?,
        };
        // What they should be is known: whatever else is there is replaced.
        let roots = match read_lazy(&roots_path(folder)) {
            Err(FolderError::Malformed { .. }) => None,
            roots => roots?,
        };
        Ok(Self {
            key,
            certificate,
            is_orphaned,
            connection,
            roots,
        })
    }
}

impl Wanted {
    /// Whether its key belongs into its folder and is not there.
    pub(in crate::domain) fn lacks_key(&self) -> Result<bool, FolderError> {
        Ok(!self.source.is_keyless() && device_folder::read_key(&self.folder)?.is_none())
    }
}
