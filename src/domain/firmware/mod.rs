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
use crate::model::nvs::{ARDUINO_PARTITION, WriteError};

/// Name of the header in a device's folder.
pub(in crate::domain) const HEADER_FILE: &str = "secrets.h";
/// Name of the NVS image there.
pub(in crate::domain) const IMAGE_FILE: &str = "nvs.bin";
/// Largest header that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

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

/// The password that a device got for this WiFi before, as far as its `secrets.h` or its image in `folder` tells.
pub(in crate::domain) fn kept_password(folder: &Path, ssid: &Ssid) -> Option<WifiPassword> {
    let header = read_text(&folder.join(HEADER_FILE), LARGEST).ok();
    let header = header.map(|text| secrets::wifi_of_header(&text));
    let image = || {
        let image = std::fs::read(folder.join(IMAGE_FILE)).ok()?;
        let image = zeroize::Zeroizing::new(image);
        Some(images::wifi_of_image(&image, ARDUINO_PARTITION))
    };
    let of_network = |wifi: &Wifi| wifi.ssid.as_ref() == Some(ssid) && !wifi.secret().is_empty();
    let found = header.filter(of_network);
    found.or_else(|| image().filter(of_network))?.password
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_the_files_it_was_written_to() {
        let wifi = Wifi {
            ssid: "Lab 2".parse().ok(),
            password: "pass \"wörd\" ??/".parse().ok(),
        };
        let device = Device {
            thing: "lamp".parse().expect("valid"),
            endpoint: "localhost".parse().expect("valid"),
            publish: "a".to_owned(),
            subscribe: "b".to_owned(),
            wifi: wifi.clone(),
            roots: "R\n".to_owned(),
            certificate: "C\n".to_owned(),
            key: zeroize::Zeroizing::new("K\n".to_owned()),
        };
        let image = image(&device, ARDUINO_PARTITION).expect("fits");
        let header = header(&device);
        let other: Ssid = "Lab".parse().expect("valid");
        let ssid = wifi.ssid.expect("valid");
        for (name, content) in [(HEADER_FILE, header.as_bytes()), (IMAGE_FILE, &image)] {
            let folder = tempfile::tempdir().expect("a folder");
            assert_eq!(kept_password(folder.path(), &ssid), None);
            std::fs::write(folder.path().join(name), content).expect("written");
            assert_eq!(kept_password(folder.path(), &ssid), wifi.password, "{name}");
            assert_eq!(kept_password(folder.path(), &other), None);
        }
    }
}
