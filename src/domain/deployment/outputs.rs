//! What a device of a deployment is given besides its credentials: `secrets.h`, an NVS image, files of its own.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::manifest::{self, Output, Placeholder};
use super::work::Work;
use crate::aws::iot::EndpointType;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::device::{DeviceError, DeviceReport, Wanted};
use crate::domain::device_folder::{Connection, certificate_path, key_path, roots_path};
use crate::domain::files::{self, FileError};
use crate::domain::firmware::{self, FirmwareError, HEADER_FILE, IMAGE_FILE, Wifi, WifiPassword};
use crate::model::nvs::ARDUINO_PARTITION;

fn refused(error: FirmwareError) -> ChangeError {
    match error {
        FirmwareError::Folder(error) => ChangeError::Folder(error),
        error => ChangeError::Refused {
            message: error.to_string(),
            hint: "leave it out of `write`, or give the device a key its firmware can use"
                .to_owned(),
        },
    }
}

/// A file that is to be there.
struct Content {
    path: PathBuf,
    bytes: Zeroizing<Vec<u8>>,
    /// It holds a secret: nobody but the owner may read it.
    is_private: bool,
}

impl Work<'_> {
    /// Writes what differs, and answers what to know about it. Called once the device itself is provisioned.
    pub(super) async fn write_outputs(
        &self,
        wish: &manifest::Device,
        wanted: &Wanted,
        report: &DeviceReport,
        steps: &mut Steps,
    ) -> Result<Vec<String>, DeviceError> {
        let Some(id) = &report.certificate_id else {
            // A dry run of a device that is not there yet: the files are known by their names only.
            for path in names(wish, &wanted.folder) {
                steps.plan("write-file", &path.display().to_string());
            }
            return Ok(lacking(wish, wish.wifi.password.as_ref()));
        };
        for content in self.own_files(wish, wanted, report).await? {
            write(content, steps).await?;
        }
        if wish.fleet.write.iter().all(|output| *output == Output::Pem) {
            return Ok(Vec::new());
        }
        let arn = report.certificate_arn.clone();
        let connection = wanted.connection(self.site, id.clone(), arn)?;
        let mut wifi = (*wish.wifi).clone();
        if let (Some(ssid), None) = (&wifi.ssid, &wifi.password) {
            wifi.password = firmware::kept_password(&wanted.folder, ssid);
        }
        let before = steps.actions().len();
        for content in chip_files(wish, &wanted.folder, &wifi, &connection)? {
            write(content, steps).await?;
        }
        if steps.actions().len() == before {
            return Ok(Vec::new());
        }
        Ok(lacking(wish, wifi.password.as_ref()))
    }

    /// The files that the table gives the device, filled in.
    async fn own_files(
        &self,
        wish: &manifest::Device,
        wanted: &Wanted,
        report: &DeviceReport,
    ) -> Result<Vec<Content>, ChangeError> {
        let templates = &wish.fleet.files;
        let asks = templates
            .iter()
            .any(|(_, template)| template.uses(Placeholder::CredentialsEndpoint));
        let credentials = if asks {
            self.session
                .aws()
                .iot()
                .endpoint(EndpointType::CredentialProvider)
                .await?
        } else {
            String::new()
        };
        let folder = std::path::absolute(&wanted.folder).map_err(|source| FileError::Io {
            action: "find",
            path: wanted.folder.clone(),
            source,
        })?;
        let text = |path: PathBuf| path.display().to_string();
        let value = |placeholder| match placeholder {
            Placeholder::Thing => wish.thing.to_string(),
            Placeholder::ClientId => report.client_id.to_string(),
            Placeholder::Endpoint => self.site.host.clone(),
            Placeholder::Port => self.site.port.to_string(),
            Placeholder::CredentialsEndpoint => credentials.clone(),
            Placeholder::Region => self.site.scope.region.to_string(),
            Placeholder::Account => self.site.scope.account.to_string(),
            Placeholder::Certificate => text(certificate_path(&folder)),
            Placeholder::PrivateKey => text(key_path(&folder)),
            Placeholder::RootCa => text(roots_path(&folder)),
            Placeholder::Folder => text(folder.clone()),
            Placeholder::CertificateId => report
                .certificate_id
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            Placeholder::ThingType => wish
                .thing_type
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            Placeholder::RoleAlias => wish
                .fleet
                .role_aliases
                .first()
                .map(ToString::to_string)
                .unwrap_or_default(),
        };
        let attribute = |name: &str| {
            let found = wish
                .attributes
                .iter()
                .find(|(known, _)| known.as_str() == name);
            found.map(|(_, value)| value.as_str())
        };
        let filled = templates.iter().map(|(name, template)| Content {
            path: wanted.folder.join(name),
            bytes: template.fill(value, attribute).into_bytes().into(),
            is_private: false,
        });
        Ok(filled.collect())
    }
}

/// The files that a device gets, its credentials left out.
fn names(wish: &manifest::Device, folder: &Path) -> Vec<PathBuf> {
    let own = wish.fleet.files.iter().map(|(name, _)| name.as_str());
    let chip = wish.fleet.write.iter().filter_map(|output| match output {
        Output::Pem => None,
        Output::SecretsH => Some(HEADER_FILE),
        Output::Nvs => Some(IMAGE_FILE),
    });
    own.chain(chip).map(|name| folder.join(name)).collect()
}

/// What the chip is flashed with; it holds the private key.
fn chip_files(
    wish: &manifest::Device,
    folder: &Path,
    wifi: &Wifi,
    connection: &Connection,
) -> Result<Vec<Content>, ChangeError> {
    let devices = folder.parent().unwrap_or(folder);
    let device = firmware::Device::open(devices, &wish.thing, wifi, None).map_err(refused)?;
    // In a dry run the folder still has the connection as it was.
    let device = device.with(connection);
    let mut contents = Vec::new();
    for output in &wish.fleet.write {
        let (name, bytes) = match output {
            Output::Pem => continue,
            Output::SecretsH => {
                let header = firmware::header(&device);
                (HEADER_FILE, Zeroizing::new(header.as_bytes().to_vec()))
            }
            Output::Nvs => (
                IMAGE_FILE,
                firmware::image(&device, ARDUINO_PARTITION).map_err(refused)?,
            ),
        };
        contents.push(Content {
            path: folder.join(name),
            bytes,
            is_private: true,
        });
    }
    Ok(contents)
}

/// What to say where firmware is to join a WiFi whose `password` nobody tells.
fn lacking(wish: &manifest::Device, password: Option<&WifiPassword>) -> Vec<String> {
    let is_chip = wish.fleet.write.iter().any(|output| *output != Output::Pem);
    if !is_chip || wish.wifi.ssid.is_none() || password.is_some() {
        return Vec::new();
    }
    vec![format!(
        "it gets no password for the WiFi `{}`: the variable IOTCTL_WIFI_PASSWORD is not set, and there is no `password-file`, which \
         is an empty one for an open WiFi",
        wish.wifi.name()
    )]
}

async fn write(content: Content, steps: &mut Steps) -> Result<(), ChangeError> {
    let Content {
        path,
        bytes,
        is_private,
    } = content;
    let present = std::fs::read(&path).map(Zeroizing::new);
    if present.is_ok_and(|present| *present == *bytes) {
        return Ok(());
    }
    let object = path.display().to_string();
    let write = files::blocking(move || {
        if is_private {
            files::write_private(&path, &bytes)
        } else {
            files::write(&path, &bytes)
        }
    });
    steps.write("write-file", &object, write).await.map(drop)
}
