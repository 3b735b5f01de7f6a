//! The folder of one provisioned device: `private.key`, `cert.pem`, `root-ca.pem`, `connection.json`.
//!
//! Owns the names in it and the checks before use. Refuses keys that others may read and certificates of another key.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::files;
use crate::model::name::{Arn, CertificateId, ClientId, PolicyName, Region, ThingName};
use crate::model::pki;

/// Value of [`Connection::schema`].
pub const CONNECTION_SCHEMA: &str = "iotctl.connection/v1";

/// How a device connects, as `connection.json` says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// Always `iotctl.connection/v1`.
    pub schema: String,
    /// The thing.
    pub thing_name: ThingName,
    /// MQTT client id.
    pub client_id: ClientId,
    /// Data endpoint without port.
    pub host: String,
    /// Port for MQTT over mutual TLS.
    pub port: u16,
    /// Region.
    pub region: Region,
    /// The device's certificate.
    pub certificate_id: CertificateId,
    /// ARN of the certificate; not known to a device that provisioned itself without asking AWS for its account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_arn: Option<Arn>,
    /// Policies attached to the certificate.
    pub policies: Vec<PolicyName>,
    /// Filters of the topics it may publish on; empty if the policy was given.
    pub publish: Vec<String>,
    /// Filters it may subscribe to; empty if the policy was given.
    pub subscribe: Vec<String>,
}

/// A device folder whose files were read and checked.
#[derive(Debug, Clone)]
pub struct DeviceFolder {
    /// The folder.
    pub path: PathBuf,
    /// How to connect.
    pub connection: Connection,
}

impl DeviceFolder {
    /// Path of the private key.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        key_path(&self.path)
    }

    /// Path of the device certificate.
    #[must_use]
    pub fn certificate(&self) -> PathBuf {
        certificate_path(&self.path)
    }

    /// Path of the roots that the server is checked with.
    #[must_use]
    pub fn roots(&self) -> PathBuf {
        roots_path(&self.path)
    }

    /// Opens the folder of `thing` below `devices` and checks what is in it: every file present, the key private, the
    /// certificate for that key.
    pub fn open(devices: &Path, thing: &ThingName) -> Result<Self, FolderError> {
        let path = devices.join(thing.as_str());
        let Some(connection) = read_connection(&path)? else {
            return Err(FolderError::Missing {
                thing: thing.clone(),
                path,
            });
        };
        let folder = Self { path, connection };
        let key =
            read_key(&folder.path)?.ok_or_else(|| FolderError::Absent { path: folder.key() })?;
        let unfinished = |path| FolderError::Unfinished {
            thing: thing.clone(),
            path,
        };
        let certificate = read_lazy(&folder.certificate())?;
        let certificate = certificate.ok_or_else(|| unfinished(folder.certificate()))?;
        check_pair(&folder.path, &certificate, &key)?;
        let roots = read_lazy(&folder.roots())?.ok_or_else(|| unfinished(folder.roots()))?;
        pki::public_key_of_certificate(&roots).map_err(|error| FolderError::Malformed {
            path: folder.roots(),
            detail: error.to_string(),
            anew: true,
        })?;
        Ok(folder)
    }
}

/// Path of the private key in the device folder `folder`.
#[must_use]
pub fn key_path(folder: &Path) -> PathBuf {
    folder.join("private.key")
}

/// Path of the certificate in the device folder `folder`.
#[must_use]
pub fn certificate_path(folder: &Path) -> PathBuf {
    folder.join("cert.pem")
}

/// Path of the roots in the device folder `folder`.
#[must_use]
pub fn roots_path(folder: &Path) -> PathBuf {
    folder.join("root-ca.pem")
}

/// Path of the connection settings in the device folder `folder`.
#[must_use]
pub fn connection_path(folder: &Path) -> PathBuf {
    folder.join("connection.json")
}

/// The connection settings in `folder`, if there are any.
pub fn read_connection(folder: &Path) -> Result<Option<Connection>, FolderError> {
    let path = connection_path(folder);
    let Some(text) = read_lazy(&path)? else {
        return Ok(None);
    };
    let connection: Connection =
        serde_json::from_str(&text).map_err(|error| FolderError::Malformed {
            path: path.clone(),
            detail: error.to_string(),
            anew: true,
        })?;
    if connection.schema != CONNECTION_SCHEMA {
        let detail = format!(
            "its schema is `{}`, not `{CONNECTION_SCHEMA}`",
            connection.schema
        );
        return Err(FolderError::Malformed {
            path,
            detail,
            anew: true,
        });
    }
    Ok(Some(connection))
}

/// The private key in `folder` as PEM, if there is one and nobody else may read it.
pub fn read_key(folder: &Path) -> Result<Option<Zeroizing<String>>, FolderError> {
    read_key_file(&key_path(folder))
}

/// The private key in a file as PEM, if there is one and nobody else may read it.
pub fn read_key_file(path: &Path) -> Result<Option<Zeroizing<String>>, FolderError> {
    let Some(text) = read_text(path)? else {
        // A link to nothing is no key, and none can be written there.
        return match path.symlink_metadata() {
            Ok(_) => Err(FolderError::Absent {
                path: path.to_owned(),
            }),
            Err(_) => Ok(None),
        };
    };
    let text = Zeroizing::new(text);
    check_mode(path)?;
    pki::public_key_of_key(&text).map_err(|source| FolderError::Key {
        path: path.to_owned(),
        source,
    })?;
    Ok(Some(text))
}

/// Checks that `certificate` in `folder` is for `key`.
pub fn check_pair(folder: &Path, certificate: &str, key: &str) -> Result<(), FolderError> {
    let matches = pki::matches(certificate, key).map_err(|error| FolderError::Malformed {
        path: certificate_path(folder),
        detail: error.to_string(),
        anew: true,
    })?;
    if matches {
        return Ok(());
    }
    Err(FolderError::Mismatch {
        certificate: certificate_path(folder),
        key: key_path(folder),
    })
}

/// Text of a file that is written anew where it is missing; `None` if there is none, or only the empty one that a power cut leaves
/// of a file that was not durable yet.
pub fn read_lazy(path: &Path) -> Result<Option<String>, FolderError> {
    match read_text(path) {
        Err(FolderError::Empty { .. }) => Ok(None),
        Err(FolderError::Malformed { path, detail, .. }) => Err(FolderError::Malformed {
            path,
            detail,
            anew: true,
        }),
        text => text,
    }
}

/// Text of a file, if there is one; an empty one is refused, for something was in it.
pub fn read_text(path: &Path) -> Result<Option<String>, FolderError> {
    use std::io::ErrorKind as Io;
    let path_of = || path.to_owned();
    match files::read_text(path) {
        Ok(text) if text.is_empty() => Err(FolderError::Empty { path: path_of() }),
        Ok(text) => Ok(Some(text.to_string())),
        Err(source) => match source.kind() {
            Io::NotFound | Io::NotADirectory => Ok(None),
            Io::InvalidData | Io::FileTooLarge => Err(FolderError::Malformed {
                path: path_of(),
                detail: source.to_string(),
                anew: false,
            }),
            _ => Err(FolderError::Unreadable {
                path: path_of(),
                source,
            }),
        },
    }
}

/// Refuses a key that group or others may read, where the filesystem knows modes.
pub fn check_mode(path: &Path) -> Result<(), FolderError> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).map_err(|source| FolderError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    let mode = metadata.permissions().mode() & 0o7777;
    let others = mode & 0o077;
    if others == 0 || !has_modes(path) {
        return Ok(());
    }
    Err(FolderError::Exposed {
        path: path.to_owned(),
        mode,
    })
}

/// Whether the filesystem keeps a mode per file: FAT, NTFS and shares show one mode for all.
#[cfg(target_os = "linux")]
fn has_modes(path: &Path) -> bool {
    // Magic numbers of statfs(2): FAT, exFAT, NTFS (old and new driver), SMB (three drivers), 9P as WSL mounts Windows drives.
    const WITHOUT: [i64; 8] = [
        0x4d44,
        0x2011_bab0,
        0x5346_544e,
        0x7366_746e,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x0102_1997,
    ];
    rustix::fs::statfs(path).map_or(true, |stat| !WITHOUT.contains(&stat.f_type))
}

#[cfg(not(target_os = "linux"))]
fn has_modes(_path: &Path) -> bool {
    true
}

/// Why a device folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder.
    #[error("there is no device `{thing}` in `{path}`")]
    Missing {
        /// The thing.
        thing: ThingName,
        /// Where its folder would be.
        path: PathBuf,
    },
    /// A file that is needed is not there.
    #[error("there is no file `{path}`")]
    Absent {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is empty that is never written so.
    #[error("`{path}` is empty")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A device's file is not there, or not written to its end.
    #[error("the device `{thing}` is not whole: `{path}` is missing or empty")]
    Unfinished {
        /// The thing.
        thing: ThingName,
        /// The file.
        path: PathBuf,
    },
    /// A file does not hold what it should.
    #[error("`{path}` is malformed: {detail}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
        /// Whether it is a device's, of those that can be written anew.
        anew: bool,
    },
    /// A private key cannot be used.
    #[error("cannot use the private key `{path}`: {source}")]
    Key {
        /// The file.
        path: PathBuf,
        /// Why.
        source: pki::PkiError,
    },
    /// Others than the owner may read the private key.
    #[error("the private key `{path}` is readable by others (mode {mode:04o})")]
    Exposed {
        /// The key.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// Certificate and key do not belong together.
    #[error("the certificate `{certificate}` is not for the key `{key}`")]
    Mismatch {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A folder as `provision` leaves it, with a certificate that the key signed itself.
    fn provisioned(devices: &Path) -> ThingName {
        let thing: ThingName = "lamp".parse().expect("a name");
        let folder = devices.join("lamp");
        fs::create_dir(&folder).expect("created");
        let key = pki::generate_key(pki::KeyType::P256).expect("a key");
        let pair = rcgen::KeyPair::from_pem(&key).expect("a key");
        let pem = rcgen::CertificateParams::default()
            .self_signed(&pair)
            .expect("signed")
            .pem();
        files::write_key(&key_path(&folder), key.as_bytes()).expect("written");
        fs::write(certificate_path(&folder), &pem).expect("written");
        fs::write(roots_path(&folder), &pem).expect("written");
        let id = pki::certificate_id(&pem).expect("an id");
        let connection = Connection {
            schema: CONNECTION_SCHEMA.to_owned(),
            thing_name: thing.clone(),
            client_id: "lamp".parse().expect("a client id"),
            host: "localhost".to_owned(),
            port: 8883,
            region: "eu-central-1".parse().expect("a Region"),
            certificate_arn: format!("arn:aws:iot:eu-central-1:123456789012:cert/{id}")
                .parse()
                .ok(),
            certificate_id: id,
            policies: Vec::new(),
            publish: Vec::new(),
            subscribe: Vec::new(),
        };
        fs::write(
            connection_path(&folder),
            serde_json::to_string(&connection).expect("JSON"),
        )
        .expect("written");
        thing
    }

    #[test]
    fn a_whole_folder_opens() {
        let devices = tempfile::tempdir().expect("a folder");
        let thing = provisioned(devices.path());
        assert_eq!(
            DeviceFolder::open(devices.path(), &thing)
                .expect("opens")
                .connection
                .port,
            8883
        );
    }

    #[test]
    fn a_file_that_a_power_cut_left_empty_is_told_to_be_written_anew() {
        let devices = tempfile::tempdir().expect("a folder");
        let thing = provisioned(devices.path());
        for path in [certificate_path, roots_path] {
            let path = path(&devices.path().join("lamp"));
            let text = fs::read(&path).expect("read");
            fs::write(&path, "").expect("written");
            assert!(matches!(read_lazy(&path), Ok(None)));
            let flaw = DeviceFolder::open(devices.path(), &thing).expect_err("flawed");
            assert!(matches!(flaw, FolderError::Unfinished { .. }), "{flaw}");
            fs::write(&path, text).expect("written");
        }
    }

    #[test]
    fn each_flaw_is_told_apart() {
        let devices = tempfile::tempdir().expect("a folder");
        let thing = provisioned(devices.path());
        let folder = devices.path().join("lamp");
        let open = || DeviceFolder::open(devices.path(), &thing).expect_err("flawed");

        fs::set_permissions(key_path(&folder), fs::Permissions::from_mode(0o644)).expect("changed");
        assert!(matches!(open(), FolderError::Exposed { mode: 0o644, .. }));
        fs::remove_file(key_path(&folder)).expect("removed");
        assert!(matches!(open(), FolderError::Absent { .. }));
        // No key is ever written empty.
        fs::write(key_path(&folder), "").expect("written");
        fs::set_permissions(key_path(&folder), fs::Permissions::from_mode(0o600)).expect("changed");
        assert!(matches!(open(), FolderError::Empty { .. }));
        fs::remove_file(key_path(&folder)).expect("removed");
        std::os::unix::fs::symlink("nowhere", key_path(&folder)).expect("linked");
        assert!(matches!(read_key(&folder), Err(FolderError::Absent { .. })));
        fs::remove_file(key_path(&folder)).expect("removed");
        let other = pki::generate_key(pki::KeyType::P256).expect("a key");
        files::write_key(&key_path(&folder), other.as_bytes()).expect("written");
        assert!(matches!(open(), FolderError::Mismatch { .. }));
        fs::write(connection_path(&folder), "{}").expect("written");
        assert!(matches!(open(), FolderError::Malformed { .. }));
        // A power cut may leave these files empty.
        fs::write(connection_path(&folder), "").expect("written");
        assert!(matches!(open(), FolderError::Missing { .. }));
        fs::remove_file(connection_path(&folder)).expect("removed");
        assert!(matches!(open(), FolderError::Missing { .. }));
    }
}
