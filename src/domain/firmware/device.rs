//! What goes on a chip: the device folder's files, the WiFi, and topics that the device's policy allows.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use zeroize::Zeroizing;

use crate::domain::device_folder::{Connection, DeviceFolder, key_path};
use crate::model::name::ThingName;
use crate::model::topic;

use super::{FirmwareError, Wifi, key, read_text};

/// Largest PEM file that is read, in bytes.
const PEM_BYTES: u64 = 64 * 1024;
/// Topic of readings, as AWS's public ESP32 example has it.
const PUBLISH: &str = "esp32/pub";
/// Topic of commands, likewise.
const SUBSCRIBE: &str = "esp32/sub";

/// Where a device connects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
}

/// A text that is no endpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an endpoint: a host name or address, perhaps with `:PORT`, without scheme and path"
)]
pub struct EndpointError(String);

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) => (
                host,
                port.parse().map_err(|_| EndpointError(text.to_owned()))?,
            ),
            None => (text, 8883),
        };
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if host.is_empty() || host.len() > 253 || port == 0 || !host.chars().all(known) {
            return Err(EndpointError(text.to_owned()));
        }
        Ok(Self {
            host: host.to_owned(),
            port,
        })
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// All that a chip needs to know.
#[derive(Clone)]
pub struct Device {
    /// The thing, also its MQTT client id.
    pub thing: ThingName,
    /// Where it connects.
    pub endpoint: Endpoint,
    /// Topic of its readings.
    pub publish: String,
    /// Topic or filter of its commands.
    pub subscribe: String,
    /// The WiFi it joins.
    pub wifi: Wifi,
    /// Roots that the server is checked with, PEM.
    pub roots: String,
    /// Its certificate, PEM.
    pub certificate: String,
    /// Its private key, PEM.
    pub key: Zeroizing<String>,
}

/// Shows no key.
impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device")
            .field("thing", &self.thing)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

impl Device {
    /// Reads the folder of `thing` below `devices`; `endpoint` takes the place of the one the device was provisioned with.
    pub fn open(
        devices: &Path,
        thing: &ThingName,
        wifi: &Wifi,
        endpoint: Option<&Endpoint>,
    ) -> Result<Self, FirmwareError> {
        // Before the folder's own checks, which do not know what the chip lacks.
        let path = key_path(&devices.join(thing.as_str()));
        if path.exists() {
            let key = blocks(path.clone(), "PRIVATE KEY")?;
            key::check(&key).map_err(|reason| FirmwareError::Key { path, reason })?;
        }
        let folder = DeviceFolder::open(devices, thing)?;
        let connection = &folder.connection;
        let own = Endpoint {
            host: connection.host.clone(),
            port: connection.port,
        };
        Ok(Self {
            thing: connection.thing_name.clone(),
            endpoint: endpoint.cloned().unwrap_or(own),
            publish: publish_topic(connection),
            subscribe: subscribe_filter(connection),
            wifi: wifi.clone(),
            roots: blocks(folder.roots(), "CERTIFICATE")?.to_string(),
            certificate: blocks(folder.certificate(), "CERTIFICATE")?.to_string(),
            key: blocks(folder.key(), "PRIVATE KEY")?,
        })
    }

    /// The device once its folder has this `connection`.
    #[must_use]
    pub(in crate::domain) fn with(self, connection: &Connection) -> Self {
        Self {
            endpoint: Endpoint {
                host: connection.host.clone(),
                port: connection.port,
            },
            publish: publish_topic(connection),
            subscribe: subscribe_filter(connection),
            ..self
        }
    }
}

/// The PEM blocks of a file, of which it must have one.
fn blocks(path: PathBuf, kind: &'static str) -> Result<Zeroizing<String>, FirmwareError> {
    let text = read_text(&path, PEM_BYTES)?;
    let blocks = pem_blocks(&text, kind);
    if blocks.is_empty() {
        Err(FirmwareError::NoPem { path, kind })
    } else {
        Ok(blocks)
    }
}

/// The PEM blocks of `text` whose label ends with `kind`, with plain line ends and nothing between them.
fn pem_blocks(text: &str, kind: &str) -> Zeroizing<String> {
    let mut blocks = Zeroizing::new(String::with_capacity(text.len() + 1));
    let mut end = None;
    for line in text.lines().map(str::trim) {
        let label = |prefix: &str| {
            line.strip_prefix(prefix)
                .and_then(|rest| rest.strip_suffix("-----"))
        };
        if let Some(label) = label("-----BEGIN ").filter(|label| label.ends_with(kind)) {
            end = Some(format!("-----END {label}-----"));
        }
        if let Some(last) = &end {
            blocks.push_str(line);
            blocks.push('\n');
            if line == last {
                end = None;
            }
        }
    }
    // A block that does not end is none.
    if end.is_some() {
        blocks.clear();
    }
    blocks
}

/// `esp32/pub` where the policy allows it, otherwise a topic under the first filter that it allows.
fn publish_topic(connection: &Connection) -> String {
    let filters = &connection.publish;
    if filters.iter().any(|filter| topic::matches(filter, PUBLISH)) {
        return PUBLISH.to_owned();
    }
    let Some(filter) = filters.first() else {
        return PUBLISH.to_owned();
    };
    let levels = filter.split('/').map(|level| match level {
        "#" => "pub",
        "+" => connection.thing_name.as_str(),
        level => level,
    });
    levels.collect::<Vec<_>>().join("/")
}

/// `esp32/sub` where the policy allows it, otherwise the first filter that it allows.
fn subscribe_filter(connection: &Connection) -> String {
    let filters = &connection.subscribe;
    if filters
        .iter()
        .any(|filter| filter == SUBSCRIBE || topic::matches(filter, SUBSCRIBE))
    {
        return SUBSCRIBE.to_owned();
    }
    filters
        .first()
        .cloned()
        .unwrap_or_else(|| SUBSCRIBE.to_owned())
}
