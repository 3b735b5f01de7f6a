//! The devices of a deployment: what each is, and what it shares with the others of its table.

use std::path::PathBuf;
use std::sync::Arc;

use super::position::Position;
use super::template::FileTemplate;
use crate::domain::firmware::Wifi;
use crate::model::name::{
    AttributeName, AttributeValue, AuthorityName, PolicyName, RoleAliasName, ThingGroupName,
    ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;

/// A device: a thing, its certificate, and the files it starts from.
#[derive(Debug, Clone)]
pub struct Device {
    /// The thing, and the MQTT client id.
    pub thing: ThingName,
    /// Its type.
    pub thing_type: Option<ThingTypeName>,
    /// Its attributes, sorted by name; shared where all devices of the table have the same.
    pub attributes: Arc<[(AttributeName, AttributeValue)]>,
    /// Its groups; shared likewise.
    pub groups: Arc<[ThingGroupName]>,
    /// Its WiFi, as far as it is known; shared likewise.
    pub wifi: Arc<Wifi>,
    /// Where its certificate comes from.
    pub certificate: CertificateSource,
    /// What all devices of its table share.
    pub fleet: Arc<Fleet>,
    /// Where it is named: in the deployment file, or in the file of a fleet.
    pub position: Position,
}

/// What the devices of one table share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fleet {
    /// Name of the table, `[device.NAME]`.
    pub name: String,
    /// Policies attached to each certificate.
    pub policies: Vec<PolicyName>,
    /// Role aliases that each device may use.
    pub role_aliases: Vec<RoleAliasName>,
    /// What is written for each device.
    pub write: Vec<Output>,
    /// Folder that gets a folder for each device; if nowhere said, the user's choice.
    pub out: Option<PathBuf>,
    /// Files of the device's own, by name.
    pub files: Vec<(String, FileTemplate)>,
    /// Where the table begins.
    pub position: Position,
}

/// Where the certificate of a device comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CertificateSource {
    /// AWS signs a CSR; the key is made on this machine.
    Aws {
        /// Kind of the key.
        key_type: KeyType,
    },
    /// A CA of this machine signs it; the key is made here as well.
    Authority {
        /// The CA.
        authority: AuthorityName,
        /// Kind of the key.
        key_type: KeyType,
        /// How long it is valid; as long as the CA if not said.
        days: Option<u32>,
    },
    /// AWS makes key and certificate.
    AwsKeys,
    /// It exists, and is registered.
    File {
        /// PEM file, checked to hold a certificate.
        path: PathBuf,
        /// The registered CA that signed it; none: registered without CA.
        authority: Option<AuthorityName>,
    },
    /// AWS signs this CSR; the key stays where it is.
    Csr {
        /// PEM file, checked to hold a CSR.
        path: PathBuf,
    },
}

impl CertificateSource {
    /// Whether the device's private key ends up in its folder.
    #[must_use]
    pub const fn has_key(&self) -> bool {
        matches!(
            self,
            Self::Aws { .. } | Self::Authority { .. } | Self::AwsKeys
        )
    }
}

/// What is written for a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// `private.key`, `cert.pem`, `root-ca.pem` and `connection.json`.
    Pem,
    /// `secrets.h` for the ESP32 sketches.
    SecretsH,
    /// `nvs.bin`, an image for the NVS partition of an ESP32.
    Nvs,
}
