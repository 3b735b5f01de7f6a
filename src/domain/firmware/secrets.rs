//! `secrets.h`: everything the sketch must know, as C strings, under the names of AWS's public ESP32 example.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use zeroize::Zeroizing;

use crate::model::c_string::{lines, literal, value};
use crate::model::name::ThingName;

use super::place::{Existing, Mode, Outcome, put};
use super::{Device, FirmwareError, Sketch, Wifi};

const PLACEHOLDERS: &str = include_str!("../../../firmware/iotctl_esp32/secrets.h");
/// How the placeholders begin: a file that begins so holds nothing to lose.
const PLACEHOLDERS_BEGIN: &str = "// Placeholders:";

/// A `secrets.h` that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecretsReport {
    /// Always `iotctl.firmware-secrets/v1`.
    pub schema: &'static str,
    /// The thing.
    pub thing_name: ThingName,
    /// Where the device connects, `host:port`.
    pub endpoint: String,
    /// Topic of its readings.
    pub publish: String,
    /// Filter of its commands.
    pub subscribe: String,
    /// Whether it knows a WiFi.
    pub wifi: bool,
    /// The file.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// Writes `secrets.h` of a device for the project in `dir`, or into `dir` itself if there is none.
///
/// Placeholders give way; other content only if `force` is set.
pub fn write_secrets(
    device: &Device,
    dir: &Path,
    force: bool,
) -> Result<SecretsReport, FirmwareError> {
    let sketch = Sketch::ALL
        .into_iter()
        .map(|sketch| dir.join(sketch.name()))
        .find(|folder| folder.is_dir());
    let path = sketch.unwrap_or_else(|| dir.to_owned()).join("secrets.h");
    let existing = if force || holds_placeholders(&path) {
        Existing::Replace
    } else {
        Existing::Refuse
    };
    let written = put(&path, header(device).as_bytes(), Mode::Private, existing)?;
    Ok(SecretsReport {
        schema: "iotctl.firmware-secrets/v1",
        thing_name: device.thing.clone(),
        endpoint: device.endpoint.to_string(),
        publish: device.publish.clone(),
        subscribe: device.subscribe.clone(),
        wifi: device.wifi.ssid.is_some(),
        path: written.path,
        outcome: written.outcome,
    })
}

/// Whether the file holds placeholders, which nobody misses.
pub(super) fn holds_placeholders(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|text| text.starts_with(PLACEHOLDERS_BEGIN.as_bytes()))
}

/// The text of `secrets.h` of a device.
#[must_use]
pub fn header(device: &Device) -> Zeroizing<String> {
    // Escapes at most quadruple the PEM; one allocation, so that no copy of the key stays behind.
    let mut text = Zeroizing::new(String::with_capacity(64 * 1024));
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "// Written by iotctl for this device alone. It holds a private key: keep it out of git.\n\
         #pragma once\n#include <pgmspace.h>\n\n#define SECRET\n\
         #define THINGNAME {thing}\n#define AWS_IOT_PORT {port}\n#define PUB_TOPIC {publish}\n#define SUB_TOPIC {subscribe}\n\n\
         const char WIFI_SSID[] = {ssid};\nconst char WIFI_PASSWORD[] = {password};\n\
         const char AWS_IOT_ENDPOINT[] = {endpoint};\n\n\
         static const char AWS_CERT_CA[] PROGMEM =\n{roots};\n\n\
         static const char AWS_CERT_CRT[] PROGMEM =\n{certificate};\n\n\
         static const char AWS_CERT_PRIVATE[] PROGMEM =\n{key};\n",
        thing = literal(device.thing.as_str().as_bytes()),
        port = device.endpoint.port,
        publish = literal(device.publish.as_bytes()),
        subscribe = literal(device.subscribe.as_bytes()),
        ssid = literal(device.wifi.name().as_bytes()),
        password = *Zeroizing::new(literal(device.wifi.secret().as_bytes())),
        endpoint = literal(device.endpoint.host.as_bytes()),
        roots = lines(device.roots.as_bytes(), "    "),
        certificate = lines(device.certificate.as_bytes(), "    "),
        key = *Zeroizing::new(lines(device.key.as_bytes(), "    ")),
    );
    text
}

/// The WiFi in the text of a `secrets.h`; nothing of one that iotctl did not write.
pub(super) fn wifi_of_header(text: &str) -> Wifi {
    let constant = |name: &str| {
        let begin = format!("const char {name}[] = ");
        let mut lines = text.lines();
        let line = lines.find_map(|line| line.strip_prefix(&begin)?.strip_suffix(';'))?;
        String::from_utf8(value(line)?).ok().map(Zeroizing::new)
    };
    Wifi {
        ssid: constant("WIFI_SSID").and_then(|text| text.parse().ok()),
        password: constant("WIFI_PASSWORD").and_then(|text| text.parse().ok()),
    }
}

/// The placeholders, naming `thing` if one is given.
pub(super) fn placeholders(thing: Option<&ThingName>) -> String {
    match thing {
        Some(thing) => PLACEHOLDERS.replace(
            "#define THINGNAME \"\"",
            &format!("#define THINGNAME {}", literal(thing.as_str().as_bytes())),
        ),
        None => PLACEHOLDERS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_known_as_such() {
        let thing = "lamp".parse().expect("valid");
        let text = placeholders(Some(&thing));
        assert!(text.starts_with(PLACEHOLDERS_BEGIN));
        assert!(text.contains("#define THINGNAME \"lamp\"\n"), "{text}");
    }
}
