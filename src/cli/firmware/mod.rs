//! `iotctl firmware new|secrets|nvs|verify`: what an ESP32 is flashed with.

mod report;
mod wifi;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use crate::domain::firmware::{
    self, Device, Endpoint, FirmwareError, Fleet, FleetOptions, FleetReport, PlaceError, Sketch,
};
use crate::model::name::ThingName;
use crate::model::nvs::{ARDUINO_PARTITION, PartitionSize};
use crate::sandbox;

use super::context::Context;
use super::error::{CommandError, Kind};
pub(super) use wifi::{WifiArgs, from_environment};

/// Failures that an error message lists before it only counts them.
const LISTED: usize = 10;

/// Make what an ESP32 is flashed with: the sketch, its secrets, NVS images
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    New(NewArgs),
    Secrets(SecretsArgs),
    Nvs(NvsArgs),
    Verify(VerifyArgs),
}

impl Command {
    pub(super) fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::New(args) => args.run(context),
            Verb::Secrets(args) => args.run(context),
            Verb::Nvs(args) => args.run(context),
            Verb::Verify(args) => args.run(context),
        }
    }
}

/// Which sketch a project gets.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum SketchArg {
    /// Publishes readings, switches a LED
    #[default]
    Sensor,
    /// Prints what it receives on a serial thermal printer
    Printer,
}

impl From<SketchArg> for Sketch {
    fn from(sketch: SketchArg) -> Self {
        match sketch {
            SketchArg::Sensor => Self::Sensor,
            SketchArg::Printer => Self::Printer,
        }
    }
}

/// Where a device connects.
#[derive(Debug, Args)]
pub(super) struct EndpointArgs {
    /// Endpoint the device connects to; default: the one it was provisioned with
    #[arg(long, value_name = "HOST[:PORT]")]
    endpoint: Option<Endpoint>,
}

impl EndpointArgs {
    /// The endpoint given, or that of the running sandbox if one is worked on.
    pub(super) fn endpoint(&self, context: &Context) -> Option<Endpoint> {
        let running = || context.args.sandbox.as_deref().and_then(sandbox::find);
        self.endpoint
            .clone()
            .or_else(|| running().and_then(|info| info.endpoint.parse().ok()))
    }
}

/// Make a project from the template; it builds as it stands
#[derive(Debug, Args)]
struct NewArgs {
    /// Folder of the project
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Thing whose name the placeholders carry
    #[arg(long, value_name = "THING")]
    thing: Option<ThingName>,
    /// Which sketch
    #[arg(long, value_enum, default_value = "sensor")]
    sketch: SketchArg,
    /// Replace files that have other content
    #[arg(long)]
    force: bool,
}

impl NewArgs {
    fn run(self, context: &Context) -> Result<(), CommandError> {
        let report = firmware::create(
            &self.dir,
            self.sketch.into(),
            self.thing.as_ref(),
            self.force,
        )?;
        context.ui.show(&report)
    }
}

/// Write secrets.h of a device into a project
#[derive(Debug, Args)]
struct SecretsArgs {
    /// The thing
    #[arg(long, value_name = "THING")]
    thing: ThingName,
    /// Folder of the project, or any other that secrets.h goes into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    wifi: WifiArgs,
    #[command(flatten)]
    endpoint: EndpointArgs,
    /// Replace a secrets.h that has other content
    #[arg(long)]
    force: bool,
}

impl SecretsArgs {
    fn run(self, context: &Context) -> Result<(), CommandError> {
        let device = Device::open(
            &context.args.devices,
            &self.thing,
            &self.wifi.wifi()?,
            self.endpoint.endpoint(context).as_ref(),
        )?;
        let report = firmware::write_secrets(&device, &self.out, self.force)?;
        warn_without_wifi(context, report.wifi);
        context.ui.show(&report)
    }
}

/// Write NVS images, from which one build of the sketch serves a whole fleet
///
/// With --thing, one image. With --devices FILE.csv, one for each row: column `thing`, and where they differ
/// `wifi_ssid` and `wifi_password`. Flash with: esptool write-flash 0x9000 FILE
#[derive(Debug, Args)]
struct NvsArgs {
    /// The thing; without it --devices names a CSV file
    #[arg(long, value_name = "THING")]
    thing: Option<ThingName>,
    /// The image, or with --devices FILE.csv the folder of the images
    #[arg(long, value_name = "FILE|DIR")]
    out: PathBuf,
    /// Folder with a folder for each device, where --devices names a CSV file
    #[arg(
        long,
        value_name = "DIR",
        env = "IOTCTL_DEVICES",
        default_value = "devices"
    )]
    device_folders: PathBuf,
    /// Bytes of the partition `nvs`, such as 0x5000: what the board's partition table says
    #[arg(long, value_name = "BYTES", default_value_t = ARDUINO_PARTITION)]
    size: PartitionSize,
    #[command(flatten)]
    wifi: WifiArgs,
    #[command(flatten)]
    endpoint: EndpointArgs,
    /// Replace images that have other content
    #[arg(long)]
    force: bool,
}

impl NvsArgs {
    fn run(self, context: &Context) -> Result<(), CommandError> {
        let wifi = self.wifi.wifi()?;
        let endpoint = self.endpoint.endpoint(context);
        let devices = &context.args.devices;
        let Some(thing) = &self.thing else {
            if !devices.is_file() {
                return Err(CommandError::new(Kind::Usage, "whose image?")
                    .hint("--thing THING, or --devices FILE.csv for a fleet"));
            }
            let options = FleetOptions {
                wifi: &wifi,
                endpoint: endpoint.as_ref(),
                size: self.size,
                force: self.force,
            };
            return self.fleet(&options, context);
        };
        let device = Device::open(devices, thing, &wifi, endpoint.as_ref())?;
        let report = firmware::write_image(&device, self.size, &self.out, self.force)?;
        warn_without_wifi(context, report.wifi);
        context.ui.show(&report)
    }

    fn fleet(&self, options: &FleetOptions<'_>, context: &Context) -> Result<(), CommandError> {
        let fleet = Fleet::read(&context.args.devices).map_err(FirmwareError::from)?;
        let bar = if context.ui.shows_progress() {
            ProgressBar::new(fleet.members.len() as u64)
        } else {
            ProgressBar::hidden()
        };
        bar.set_style(ProgressStyle::default_bar());
        let report =
            firmware::write_images(&fleet, &self.device_folders, &self.out, options, |done| {
                bar.set_position(done as u64);
            });
        bar.finish_and_clear();
        warn_without_wifi(context, report.images.iter().all(|image| image.wifi));
        context.ui.show(&report)?;
        if report.failures.is_empty() {
            Ok(())
        } else {
            Err(failed(&report))
        }
    }
}

/// Says what a device without a WiFi name lacks.
pub(super) fn warn_without_wifi(context: &Context, wifi: bool) {
    if !wifi {
        context.ui.warn("no WiFi name: without one the device cannot connect; give --wifi-ssid and --wifi-password-file");
    }
}

fn failed(report: &FleetReport) -> CommandError {
    let all = report.failures.len() + report.images.len();
    let kind = if report.images.is_empty() {
        Kind::Failed
    } else {
        Kind::Partial
    };
    let mut error = CommandError::new(
        kind,
        format!("{} of {all} devices have no image", report.failures.len()),
    );
    for failure in report.failures.iter().take(LISTED) {
        error = error.hint(format!("{}: {}", failure.thing_name, failure.error));
    }
    error
}

/// Read NVS images back and refuse every one that is damaged
#[derive(Debug, Args)]
struct VerifyArgs {
    /// The images
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Bytes of the partition, as the images were made for
    #[arg(long, value_name = "BYTES", default_value_t = ARDUINO_PARTITION)]
    size: PartitionSize,
}

impl VerifyArgs {
    fn run(self, context: &Context) -> Result<(), CommandError> {
        let report = firmware::verify(&self.files, self.size);
        context.ui.show(&report)?;
        match report.refused() {
            0 => Ok(()),
            refused => Err(CommandError::new(
                Kind::Check,
                format!("{refused} of {} images refused", report.images.len()),
            )
            .hint(format!(
                "images of another partition size than {}: --size",
                self.size
            ))),
        }
    }
}

impl From<FirmwareError> for CommandError {
    fn from(error: FirmwareError) -> Self {
        let (kind, hint) = match error {
            FirmwareError::Folder(error) => return error.into(),
            FirmwareError::Place(PlaceError::Exists(_)) => {
                (Kind::Conflict, Some("--force replaces it"))
            }
            FirmwareError::Place(PlaceError::Foreign { .. }) => {
                (Kind::Conflict, Some("name a folder that is new or empty"))
            }
            FirmwareError::Key { .. } => (
                Kind::Local,
                Some("provision the device with --key-type p256, p384, rsa2048 or rsa4096"),
            ),
            FirmwareError::Image { .. } => (
                Kind::Local,
                Some("give the board a larger partition `nvs`, and its size as --size"),
            ),
            _ => (Kind::Local, None),
        };
        let error = Self::new(kind, error);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}
