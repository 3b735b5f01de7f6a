//! Where to connect and as whom: the device's folder, what replaces parts of it, and the sandbox.

use std::path::PathBuf;

use super::MessagingError;
use crate::domain::device_folder::{self, DeviceFolder};
use crate::domain::session::Settings;
use crate::model::message::ProtocolVersion;
use crate::model::name::{ClientId, ThingName};
use crate::mqtt::session::Options;
use crate::mqtt::tls::{Files, Tls};

/// Port of MQTT with a client certificate (Developer Guide, "Device communication protocols").
const PORT: u16 = 8883;

/// What was said about the connection; the rest comes from the device's folder.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The device.
    pub thing: Option<ThingName>,
    /// Host name of the endpoint.
    pub host: Option<String>,
    /// Port.
    pub port: Option<u16>,
    /// Client certificate.
    pub certificate: Option<PathBuf>,
    /// Private key.
    pub key: Option<PathBuf>,
    /// Roots.
    pub roots: Option<PathBuf>,
    /// Client id.
    pub client_id: Option<ClientId>,
    /// Protocol version; MQTT 5 if not said.
    pub version: Option<ProtocolVersion>,
    /// Keep-alive in seconds.
    pub keep_alive: Option<u16>,
}

/// A connection ready to be made.
#[derive(Debug, Clone)]
pub struct Target {
    pub(super) options: Options,
    /// Client id of the device's folder, where another one is used.
    pub replaced_client_id: Option<ClientId>,
}

impl Target {
    /// `host:port`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("{}:{}", self.options.host, self.options.port)
    }

    /// Client id.
    #[must_use]
    pub fn client_id(&self) -> &ClientId {
        &self.options.client_id
    }

    /// Protocol version.
    #[must_use]
    pub fn version(&self) -> ProtocolVersion {
        self.options.version
    }
}

impl Access {
    /// Keep-alive where none is asked for, in seconds. AWS IoT makes it at least 30 and charges no ping that far apart.
    pub const KEEP_ALIVE: u16 = 30;

    /// Whether a client certificate is meant, by folder or by file.
    #[must_use]
    pub fn has_identity(&self) -> bool {
        self.thing.is_some() || self.certificate.is_some()
    }

    /// Reads the files and settles every part of the connection.
    pub fn resolve(&self, settings: &Settings) -> Result<Target, MessagingError> {
        let folder = match &self.thing {
            Some(thing) => Some(DeviceFolder::open(&settings.devices, thing)?),
            None => None,
        };
        let folder = folder.as_ref();
        let (host, port) = self.place(settings, folder)?;
        let missing = |what: &str| MessagingError::Incomplete(format!("no {what} to connect with"));
        let files = Files {
            certificate: self
                .certificate
                .clone()
                .or_else(|| folder.map(DeviceFolder::certificate))
                .ok_or_else(|| missing("certificate"))?,
            key: self
                .key
                .clone()
                .or_else(|| folder.map(DeviceFolder::key))
                .ok_or_else(|| missing("private key"))?,
            roots: self
                .roots
                .clone()
                .or_else(|| folder.map(DeviceFolder::roots)),
        };
        let tls = Tls::open(&files, port)?;
        // Those of a folder are checked with it.
        if let Some(key) = &self.key {
            device_folder::check_mode(key)?;
        }
        let own = folder.map(|folder| folder.connection.client_id.clone());
        let client_id = match (&self.client_id, &own) {
            (Some(asked), _) => asked.clone(),
            (None, Some(own)) => own.clone(),
            (None, None) => random_client_id(),
        };
        let replaced_client_id = own.filter(|own| *own != client_id);
        let options = Options {
            tls,
            host,
            port,
            client_id,
            version: self.version.unwrap_or(ProtocolVersion::V5),
            keep_alive: self.keep_alive.unwrap_or(Self::KEEP_ALIVE),
        };
        Ok(Target {
            options,
            replaced_client_id,
        })
    }

    /// Host and port: as asked for, else the sandbox's, else the folder's.
    fn place(
        &self,
        settings: &Settings,
        folder: Option<&DeviceFolder>,
    ) -> Result<(String, u16), MessagingError> {
        let sandbox =
            match &settings.sandbox {
                Some(text) => Some(split(text).ok_or_else(|| {
                    MessagingError::Incomplete(format!("`{text}` is not HOST:PORT"))
                })?),
                None => None,
            };
        let known = sandbox.or_else(|| {
            folder.map(|folder| (folder.connection.host.clone(), folder.connection.port))
        });
        match (&self.host, known) {
            (Some(host), _) => Ok((host.clone(), self.port.unwrap_or(PORT))),
            (None, Some((host, port))) => Ok((host, self.port.unwrap_or(port))),
            (None, None) => Err(MessagingError::Incomplete("no host to connect to".into())),
        }
    }
}

fn split(text: &str) -> Option<(String, u16)> {
    let (host, port) = text.rsplit_once(':')?;
    Some((host.to_owned(), port.parse().ok()?))
}

fn random_client_id() -> ClientId {
    format!("iotctl-{:016x}", fastrand::u64(..))
        .parse()
        .expect("hexadecimal digits are a client id")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_wins_over_the_sandbox() {
        let settings = Settings {
            sandbox: Some("localhost:18883".into()),
            ..Settings::default()
        };
        let access = Access::default();
        assert_eq!(
            access.place(&settings, None).expect("a place"),
            ("localhost".to_owned(), 18883)
        );
        let access = Access {
            host: Some("h".into()),
            ..Access::default()
        };
        assert_eq!(
            access.place(&settings, None).expect("a place"),
            ("h".to_owned(), PORT)
        );
        let access = Access {
            port: Some(443),
            ..Access::default()
        };
        assert_eq!(
            access.place(&settings, None).expect("a place"),
            ("localhost".to_owned(), 443)
        );
        assert!(access.place(&Settings::default(), None).is_err());
    }
}
