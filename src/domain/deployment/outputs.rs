//! What a device of a deployment is given besides its credentials: `secrets.h`, an NVS image, files of its own.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::manifest::{self, Output, Placeholder};
use super::work::Work;
use crate::aws::iot::EndpointType;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::device::{DeviceReport, Wanted};
use crate::domain::device_folder::{certificate_path, key_path, roots_path};
use crate::domain::files::{self, FileError};
use crate::domain::firmware::{self, FirmwareError};
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
    /// Writes the files of a provisioned device that are missing or differ.
    pub(super) async fn write_outputs(
        &self,
        wish: &manifest::Device,
        wanted: &Wanted,
        report: &DeviceReport,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let chip = wish.fleet.write.iter().any(|output| *output != Output::Pem);
        if report.certificate_id.is_none() {
            // A dry run of a device that is not there yet: the files are known by their names only.
            for path in names(wish, &wanted.folder) {
                steps.plan("write-file", &path.display().to_string());
            }
            return Ok(());
        }
        let mut contents = self.own_files(wish, wanted, report).await?;
        if chip {
            contents.extend(chip_files(wish, &wanted.folder)?);
        }
        for content in contents {
            write(content, steps).await?;
        }
        Ok(())
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
        Output::SecretsH => Some("secrets.h"),
        Output::Nvs => Some("nvs.bin"),
    });
    own.chain(chip).map(|name| folder.join(name)).collect()
}

/// What the chip is flashed with; it holds the private key.
fn chip_files(wish: &manifest::Device, folder: &Path) -> Result<Vec<Content>, ChangeError> {
    let devices = folder.parent().unwrap_or(folder);
    let device = firmware::Device::open(devices, &wish.thing, &wish.wifi, None).map_err(refused)?;
    let mut contents = Vec::new();
    for output in &wish.fleet.write {
        let (name, bytes) = match output {
            Output::Pem => continue,
            Output::SecretsH => {
                let header = firmware::header(&device);
                ("secrets.h", Zeroizing::new(header.as_bytes().to_vec()))
            }
            Output::Nvs => (
                "nvs.bin",
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
    let write = move || {
        if is_private {
            files::write_private(&path, &bytes)
        } else {
            files::write(&path, &bytes)
        }
    };
    steps.write("write-file", &object, write).await
}
