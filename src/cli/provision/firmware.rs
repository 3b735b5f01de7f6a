//! `iotctl provision … --firmware DIR`: the project of each device, checked before the first call, made after the last.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::firmware::{SketchArg, WifiArgs, warn_without_wifi};
use crate::domain::firmware::{Install, InstallReport, Ready};
use crate::domain::provision::{Report, Request};
use crate::model::name::ThingName;

/// Topics of the sketch, as AWS's public ESP32 example has them.
const PUBLISH: &str = "esp32/pub";
const SUBSCRIBE: &str = "esp32/sub";

#[derive(Debug, Args)]
pub(super) struct FirmwareArgs {
    /// Also make the ESP32 project of the device in DIR, of several in DIR/THING: template and secrets.h, ready to build
    #[arg(long, value_name = "DIR", help_heading = "Firmware")]
    firmware: Option<PathBuf>,
    /// Which sketch
    #[arg(
        long,
        value_enum,
        default_value = "sensor",
        requires = "firmware",
        help_heading = "Firmware"
    )]
    sketch: SketchArg,
    #[command(flatten, next_help_heading = "Firmware")]
    wifi: WifiArgs,
}

impl FirmwareArgs {
    /// The filters out and in of a device for which none are named.
    pub(super) fn default_topics(&self) -> (&'static str, &'static str) {
        if self.firmware.is_some() {
            (PUBLISH, SUBSCRIBE)
        } else {
            (super::PUBLISH, super::SUBSCRIBE)
        }
    }

    /// The projects to make, each checked; none without `--firmware`.
    pub(super) fn check(&self, request: &Request) -> Result<Vec<Ready>, CommandError> {
        let Some(dir) = &self.firmware else {
            if self.wifi.is_given() {
                return Err(CommandError::new(
                    Kind::Usage,
                    "--wifi-ssid is for the device's firmware",
                )
                .hint("say where it goes: --firmware DIR"));
            }
            return Ok(Vec::new());
        };
        let wifi = self.wifi.wifi()?;
        let of = |thing: &ThingName| {
            let install = Install {
                dir: match request.things.as_slice() {
                    [_] => dir.clone(),
                    _ => dir.join(thing.as_str()),
                },
                sketch: self.sketch.into(),
                wifi: wifi.clone(),
                force: request.force,
            };
            install
                .check(&request.out, thing)
                .map_err(CommandError::from)
        };
        request.things.iter().map(of).collect()
    }
}

/// What became of the projects.
#[derive(Debug, Default)]
pub(super) struct Projects {
    /// Those made, or to be made.
    pub(super) made: Vec<InstallReport>,
    /// Those not made.
    pub(super) failures: Vec<CommandError>,
}

/// Makes the projects of the devices that are ready, or tells what would be made.
pub(super) fn install(
    context: &Context,
    ready: &[Ready],
    devices: &Path,
    report: &Report,
) -> Projects {
    let mut projects = Projects::default();
    for device in &report.devices {
        let Some(ready) = ready.iter().find(|ready| *ready.thing() == device.thing) else {
            continue;
        };
        let made = if report.dry_run {
            ready.preview()
        } else {
            ready.install(devices)
        };
        match made {
            Ok(made) => projects.made.push(made),
            Err(error) => {
                let error = CommandError::from(error);
                projects.failures.push(CommandError {
                    message: format!("no firmware for `{}`: {}", device.thing, error.message),
                    ..error
                });
            }
        }
    }
    if !projects.made.is_empty() {
        warn_without_wifi(context, projects.made.iter().all(|made| made.wifi));
    }
    projects
}
