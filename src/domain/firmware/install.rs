//! A provisioned device's whole project: template and `secrets.h`, ready to build.
//!
//! Checked before provisioning begins, made after it. Once made, sketch files belong to the user. Refuses folders that hold
//! something else.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::model::name::ThingName;

use super::place::{Existing, Mode, Outcome, PlaceError, Written, judge, put};
use super::secrets::holds_placeholders;
use super::{Device, FirmwareError, Sketch, Wifi, header};

/// What to make.
#[derive(Debug, Clone)]
pub struct Install {
    /// Folder of the project.
    pub dir: PathBuf,
    /// Which sketch.
    pub sketch: Sketch,
    /// The WiFi it joins.
    pub wifi: Wifi,
    /// Replace a `secrets.h` of other content; sketch files are kept all the same.
    pub force: bool,
}

/// A project and what became of its files, or would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallReport {
    /// The thing.
    pub thing: ThingName,
    /// Folder of the project.
    pub dir: PathBuf,
    /// Its sketch.
    pub sketch: Sketch,
    /// Whether it knows a WiFi.
    pub wifi: bool,
    /// Whether any file was written, or would be.
    pub changed: bool,
    /// The files.
    pub files: Vec<Written>,
}

/// A project that can be made, as far as can be told before its device is provisioned.
#[derive(Debug, Clone)]
pub struct Ready {
    install: Install,
    thing: ThingName,
    /// Whether `secrets.h` is already what the device folder asks for.
    current: bool,
}

impl Install {
    /// Checks, without writing or calling anything, that the project of `thing` can be made.
    ///
    /// Refuses a folder with other things in it, a `secrets.h` that iotctl would write otherwise, and a key the chip cannot use.
    pub fn check(self, devices: &Path, thing: &ThingName) -> Result<Ready, FirmwareError> {
        if self.is_foreign() {
            let sketch = self.sketch.name();
            return Err(PlaceError::Foreign {
                dir: self.dir,
                sketch,
            }
            .into());
        }
        let path = self.secrets();
        // A folder that cannot be used yet is provisioning's business.
        let present = match Device::open(devices, thing, &self.wifi, None) {
            Ok(device) => Some(header(&device)),
            Err(error @ FirmwareError::Key { .. }) => return Err(error),
            Err(_) => None,
        };
        let written = std::fs::read(&path).ok();
        let current = present
            .zip(written)
            .is_some_and(|(text, written)| text.as_bytes() == written);
        // What iotctl wrote and nobody changed may follow the device, to another endpoint for example.
        let replaceable = self.force || current || !path.exists() || holds_placeholders(&path);
        if !replaceable {
            return Err(PlaceError::Exists(path).into());
        }
        Ok(Ready {
            install: self,
            thing: thing.clone(),
            current,
        })
    }

    fn secrets(&self) -> PathBuf {
        self.dir.join(self.sketch.name()).join("secrets.h")
    }

    /// Whether the folder holds something that is no project with this sketch. Hidden files, such as `.git`, do not count.
    fn is_foreign(&self) -> bool {
        if self.dir.join(self.sketch.ino()).is_file() || !self.dir.exists() {
            return false;
        }
        let Ok(entries) = std::fs::read_dir(&self.dir) else {
            return true;
        };
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            !name.starts_with('.') && name != self.sketch.name()
        })
    }
}

impl Ready {
    /// The thing whose project it is.
    #[must_use]
    pub fn thing(&self) -> &ThingName {
        &self.thing
    }

    /// Makes the project of the device, which has its folder below `devices` by now.
    pub fn install(&self, devices: &Path) -> Result<InstallReport, FirmwareError> {
        let device = Device::open(devices, &self.thing, &self.install.wifi, None)?;
        let mut files = Vec::new();
        for (path, text) in self.install.sketch.files() {
            let path = self.install.dir.join(path);
            files.push(put(&path, text.as_bytes(), Mode::Public, Existing::Keep)?);
        }
        files.push(put(
            &self.install.secrets(),
            header(&device).as_bytes(),
            Mode::Private,
            Existing::Replace,
        )?);
        Ok(self.report(files))
    }

    /// What [`Self::install`] would do, as far as the device is known.
    pub fn preview(&self) -> Result<InstallReport, FirmwareError> {
        let mut files = Vec::new();
        for (path, text) in self.install.sketch.files() {
            let path = self.install.dir.join(path);
            let outcome = judge(&path, text.as_bytes(), Existing::Keep)?;
            files.push(Written { path, outcome });
        }
        let path = self.install.secrets();
        let outcome = match (self.current, path.exists()) {
            (true, _) => Outcome::Unchanged,
            (false, true) => Outcome::Replaced,
            (false, false) => Outcome::Created,
        };
        files.push(Written { path, outcome });
        Ok(self.report(files))
    }

    fn report(&self, files: Vec<Written>) -> InstallReport {
        let written = |file: &Written| matches!(file.outcome, Outcome::Created | Outcome::Replaced);
        InstallReport {
            thing: self.thing.clone(),
            dir: self.install.dir.clone(),
            sketch: self.install.sketch,
            wifi: self.install.wifi.ssid.is_some(),
            changed: files.iter().any(written),
            files,
        }
    }
}
