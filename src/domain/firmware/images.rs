//! NVS images: one per device, so that one build serves a fleet; and their verification.

use std::path::{Path, PathBuf};

use serde::Serialize;
use zeroize::Zeroizing;

use crate::model::name::ThingName;
use crate::model::nvs::{self, Entry, Key, PartitionSize, TEXT_BYTES, Value};

use super::place::{Existing, Mode, Outcome, put};
use super::{Device, Endpoint, FirmwareError, Fleet, Wifi};

/// Namespace that the sketch reads.
const NAMESPACE: &str = "iot";

/// An image that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageReport {
    /// Always `iotctl.firmware-image/v1`.
    pub schema: &'static str,
    /// The thing.
    pub thing_name: ThingName,
    /// Where the device connects, `host:port`.
    pub endpoint: String,
    /// Whether it knows a WiFi.
    pub wifi: bool,
    /// Bytes of the partition, and of the image.
    pub size: usize,
    /// The image.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// A device without an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// The thing.
    pub thing_name: ThingName,
    /// Why.
    pub error: String,
}

/// The images of a fleet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FleetReport {
    /// Always `iotctl.firmware-fleet/v1`.
    pub schema: &'static str,
    /// Images, in the fleet's order.
    pub images: Vec<ImageReport>,
    /// Devices without one.
    pub failures: Vec<Failure>,
}

/// The table that the sketch reads.
fn table(device: &Device) -> Vec<Entry> {
    let text = |text: &str| Value::Text(text.to_owned());
    // The roots of all of AWS's endpoints are longer than a text may be; the sketch takes either.
    let pem = |pem: &str| {
        if pem.len() > TEXT_BYTES {
            Value::Blob(pem.as_bytes().to_vec())
        } else {
            text(pem)
        }
    };
    let values = [
        ("thing", text(device.thing.as_str())),
        ("ssid", text(device.wifi.name())),
        ("password", text(device.wifi.secret())),
        ("endpoint", text(&device.endpoint.host)),
        ("port", Value::U16(device.endpoint.port)),
        ("pub", text(&device.publish)),
        ("sub", text(&device.subscribe)),
        ("ca", pem(&device.roots)),
        ("cert", pem(&device.certificate)),
        ("key", pem(&device.key)),
    ];
    let name = |name: &str| {
        name.parse::<Key>()
            .expect("a literal above, at most 15 ASCII characters")
    };
    values
        .into_iter()
        .map(|(key, value)| Entry {
            namespace: name(NAMESPACE),
            key: name(key),
            value,
        })
        .collect()
}

/// The image of one device; it holds its private key.
pub fn image(device: &Device, size: PartitionSize) -> Result<Zeroizing<Vec<u8>>, FirmwareError> {
    let image = nvs::write(size, &table(device)).map_err(|source| FirmwareError::Image {
        thing: device.thing.to_string(),
        source,
    })?;
    Ok(Zeroizing::new(image))
}

/// Writes the image of one device. Replaces one of other content only if `force` is set.
pub fn write_image(
    device: &Device,
    size: PartitionSize,
    path: &Path,
    force: bool,
) -> Result<ImageReport, FirmwareError> {
    let image = image(device, size)?;
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Refuse
    };
    let written = put(path, &image, Mode::Private, existing)?;
    Ok(ImageReport {
        schema: "iotctl.firmware-image/v1",
        thing_name: device.thing.clone(),
        endpoint: device.endpoint.to_string(),
        wifi: device.wifi.ssid.is_some(),
        size: size.bytes(),
        path: written.path,
        outcome: written.outcome,
    })
}

/// Writes `THING.bin` into `out` for every device of a fleet; a row's WiFi goes before `wifi`.
///
/// A device that fails holds up no other. `done` hears after each how many are done.
pub fn write_images(
    fleet: &Fleet,
    devices: &Path,
    out: &Path,
    options: &FleetOptions<'_>,
    mut done: impl FnMut(usize),
) -> FleetReport {
    let mut report = FleetReport {
        schema: "iotctl.firmware-fleet/v1",
        images: Vec::new(),
        failures: Vec::new(),
    };
    for (number, member) in fleet.members.iter().enumerate() {
        let wifi = Wifi {
            ssid: member
                .wifi
                .ssid
                .clone()
                .or_else(|| options.wifi.ssid.clone()),
            // A password belongs to its network: a row that names one brings its own or none.
            password: if member.wifi.ssid.is_some() {
                member.wifi.password.clone()
            } else {
                options.wifi.password.clone()
            },
        };
        let image =
            Device::open(devices, &member.thing, &wifi, options.endpoint).and_then(|device| {
                write_image(
                    &device,
                    options.size,
                    &out.join(file_name(&member.thing)),
                    options.force,
                )
            });
        match image {
            Ok(image) => report.images.push(image),
            Err(error) => report.failures.push(Failure {
                thing_name: member.thing.clone(),
                error: error.to_string(),
            }),
        }
        done(number + 1);
    }
    report
}

/// What all images of a fleet have in common.
#[derive(Debug, Clone, Copy)]
pub struct FleetOptions<'a> {
    /// WiFi of devices whose row names none.
    pub wifi: &'a Wifi,
    /// Endpoint in the place of the ones the devices were provisioned with.
    pub endpoint: Option<&'a Endpoint>,
    /// Size of the partition.
    pub size: PartitionSize,
    /// Replace images of other content.
    pub force: bool,
}

/// `:` is allowed in a thing's name, but not in a file's on every system.
fn file_name(thing: &ThingName) -> String {
    format!("{}.bin", thing.as_str().replace(':', "%3A"))
}

/// What an image is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The image.
    pub path: PathBuf,
    /// Whether a chip will read it.
    pub valid: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The thing it is for, if the sketch's namespace says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing_name: Option<String>,
    /// Values in it.
    pub entries: usize,
}

/// Verdicts on images.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyReport {
    /// Always `iotctl.firmware-verify/v1`.
    pub schema: &'static str,
    /// In the order of the files.
    pub images: Vec<Verdict>,
}

impl VerifyReport {
    /// How many images are refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.images.iter().filter(|image| !image.valid).count()
    }
}

/// Reads images back, each of a partition of `size`.
#[must_use]
pub fn verify(paths: &[PathBuf], size: PartitionSize) -> VerifyReport {
    VerifyReport {
        schema: "iotctl.firmware-verify/v1",
        images: paths.iter().map(|path| verdict(path, size)).collect(),
    }
}

fn verdict(path: &Path, size: PartitionSize) -> Verdict {
    let refuse = |error: String| Verdict {
        path: path.to_owned(),
        valid: false,
        error: Some(error),
        thing_name: None,
        entries: 0,
    };
    let image = match read_image(path, size) {
        Ok(image) => image,
        Err(error) => return refuse(format!("cannot be read: {error}")),
    };
    match nvs::read(size, &image) {
        Ok(entries) => Verdict {
            path: path.to_owned(),
            valid: true,
            error: None,
            thing_name: text_of(&entries, "thing").map(|name| name.to_string()),
            entries: entries.len(),
        },
        Err(error) => refuse(error.to_string()),
    }
}

/// The image, cut one byte behind the partition's size.
fn read_image(path: &Path, size: PartitionSize) -> std::io::Result<Zeroizing<Vec<u8>>> {
    use std::io::Read as _;
    let mut image = Zeroizing::new(Vec::with_capacity(size.bytes() + 1));
    let most = u64::try_from(size.bytes()).unwrap_or(u64::MAX - 1) + 1;
    std::fs::File::open(path)?
        .take(most)
        .read_to_end(&mut image)?;
    Ok(image)
}

/// The WiFi in an image; nothing of one that cannot be read.
pub(super) fn wifi_of_image(image: &[u8], size: PartitionSize) -> Wifi {
    let entries = nvs::read(size, image).unwrap_or_default();
    let text = |key: &str| text_of(&entries, key);
    Wifi {
        ssid: text("ssid").and_then(|text| text.parse().ok()),
        password: text("password").and_then(|text| text.parse().ok()),
    }
}

fn text_of(entries: &[Entry], key: &str) -> Option<Zeroizing<String>> {
    entries.iter().find_map(|entry| match &entry.value {
        Value::Text(text) if entry.namespace.as_str() == NAMESPACE && entry.key.as_str() == key => {
            Some(Zeroizing::new(text.clone()))
        }
        _ => None,
    })
}
