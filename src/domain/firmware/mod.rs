//! Firmware for ESP32: the project a user flashes, its `secrets.h`, and NVS images for a fleet.
//!
//! Owns what is written for a device and where. Refuses keys that the chip's TLS cannot use, and files it did not write.

mod device;
mod fleet;
mod images;
mod install;
mod key;
mod place;
mod project;
mod secrets;
mod wifi;

pub use device::{Device, Endpoint, EndpointError};
pub(in crate::domain) use fleet::wifi as wifi_of_row;
pub use fleet::{Fleet, FleetError, Member};
pub use images::{
    Failure, FleetOptions, FleetReport, ImageReport, Verdict, VerifyReport, image, verify,
    write_image, write_images,
};
pub use install::{Install, InstallReport, Ready};
pub use place::{Outcome, PlaceError, Written};
pub use project::{ProjectReport, Sketch, create};
pub use secrets::{SecretsReport, header, write_secrets};
pub use wifi::{Ssid, Wifi, WifiError, WifiPassword};

use std::path::{Path, PathBuf};

use crate::domain::device_folder::FolderError;
use crate::model::nvs::WriteError;

/// Why firmware files cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FirmwareError {
    /// The device folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A file of the device folder cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file holds no PEM of the kind it should.
    #[error("`{path}` holds no {kind} in PEM")]
    NoPem {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        kind: &'static str,
    },
    /// The chip's TLS cannot use the key.
    #[error("`{path}`: {reason}")]
    Key {
        /// The key.
        path: PathBuf,
        /// Why not.
        reason: key::Unusable,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The values do not fit in the NVS partition.
    #[error("no NVS image for `{thing}`: {source}")]
    Image {
        /// The thing.
        thing: String,
        /// What does not fit.
        source: WriteError,
    },
    /// The fleet file cannot be used.
    #[error(transparent)]
    Fleet(#[from] FleetError),
}

pub use key::Unusable;

/// Text of a file that may be secret, at most `limit` bytes.
fn read_text(path: &Path, limit: u64) -> Result<zeroize::Zeroizing<String>, FirmwareError> {
    use std::io::Read as _;
    let unreadable = |source| FirmwareError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut text = zeroize::Zeroizing::new(String::new());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let read = file
        .take(limit + 1)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if u64::try_from(read).is_ok_and(|read| read > limit) {
        return Err(unreadable(std::io::Error::other(format!(
            "more than {limit} bytes"
        ))));
    }
    Ok(text)
}
