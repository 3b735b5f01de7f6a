//! The template: a project that builds as it stands, in Arduino IDE, with `arduino-cli` and with `PlatformIO`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::model::name::ThingName;

use super::FirmwareError;
use super::place::{Existing, Mode, Written, put};
use super::secrets::placeholders;

/// Which sketch a project has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sketch {
    /// Publishes readings, switches a LED.
    #[default]
    Sensor,
    /// Prints what it receives on a serial thermal printer.
    Printer,
}

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../firmware/iotctl_esp32/", $path)))),*]
    };
}

/// Files that both sketches have, below the sketch's folder.
const SHARED: &[(&str, &str)] = embedded![
    "sketch.yaml",
    "src/iot_core.cpp",
    "src/iot_core.h",
    "src/iot_json.cpp",
    "src/iot_link.cpp",
    "src/iot_link.h",
    "src/iot_nvs.cpp",
    "src/iot_nvs.h",
];
const SENSOR: &str = include_str!("../../../firmware/iotctl_esp32/iotctl_esp32.ino");
const PRINTER: &str =
    include_str!("../../../firmware/iotctl_esp32_printer/iotctl_esp32_printer.ino");
const PLATFORMIO: &str = include_str!("../../../firmware/platformio.ini");
const GITIGNORE: &str = include_str!("../../../firmware/project.gitignore");

impl Sketch {
    /// Both sketches.
    pub const ALL: [Self; 2] = [Self::Sensor, Self::Printer];

    /// Name of the sketch and of its folder, which Arduino wants to be the same.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sensor => "iotctl_esp32",
            Self::Printer => "iotctl_esp32_printer",
        }
    }

    /// The sketch's main file, below the project's folder.
    pub(super) fn ino(self) -> PathBuf {
        Path::new(self.name()).join(format!("{}.ino", self.name()))
    }

    /// Every file but `secrets.h`, by its path below the project's folder.
    pub(super) fn files(self) -> Vec<(PathBuf, String)> {
        let sketch = Path::new(self.name());
        let ino = match self {
            Self::Sensor => SENSOR,
            Self::Printer => PRINTER,
        };
        let platformio = PLATFORMIO.replace(
            "src_dir = iotctl_esp32",
            &format!("src_dir = {}", self.name()),
        );
        let mut files = vec![
            // The sketch comes first: it tells a project, even one that was not finished, from somebody's other folder.
            (self.ino(), ino.to_owned()),
            (".gitignore".into(), GITIGNORE.to_owned()),
            ("platformio.ini".into(), platformio),
        ];
        files.extend(
            SHARED
                .iter()
                .map(|(path, text)| (sketch.join(path), (*text).to_owned())),
        );
        files
    }
}

/// A project and its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectReport {
    /// Always `iotctl.firmware-project/v1`.
    pub schema: &'static str,
    /// Folder of the project.
    pub dir: PathBuf,
    /// Its sketch.
    pub sketch: Sketch,
    /// The files.
    pub files: Vec<Written>,
}

/// Makes a project with placeholders for its credentials, naming `thing` if one is given.
///
/// Refuses to touch files that have other content, unless `force` is set; then nothing at all is written.
pub fn create(
    dir: &Path,
    sketch: Sketch,
    thing: Option<&ThingName>,
    force: bool,
) -> Result<ProjectReport, FirmwareError> {
    let mut files = sketch.files();
    let secrets = PathBuf::from(sketch.name()).join("secrets.h");
    // Credentials that were written before are no placeholders to be put back.
    if !dir.join(&secrets).exists() {
        files.push((secrets, placeholders(thing)));
    }
    if !force {
        for (path, text) in &files {
            let path = dir.join(path);
            if std::fs::read(&path).is_ok_and(|present| present != text.as_bytes()) {
                return Err(super::PlaceError::Exists(path).into());
            }
        }
    }
    write(
        dir,
        sketch,
        &files,
        if force {
            Existing::Replace
        } else {
            Existing::Refuse
        },
    )
}

fn write(
    dir: &Path,
    sketch: Sketch,
    files: &[(PathBuf, String)],
    existing: Existing,
) -> Result<ProjectReport, FirmwareError> {
    let mut written = Vec::with_capacity(files.len());
    for (path, text) in files {
        let mode = if path.ends_with("secrets.h") {
            Mode::Private
        } else {
            Mode::Public
        };
        written.push(put(&dir.join(path), text.as_bytes(), mode, existing)?);
    }
    Ok(ProjectReport {
        schema: "iotctl.firmware-project/v1",
        dir: dir.to_owned(),
        sketch,
        files: written,
    })
}
