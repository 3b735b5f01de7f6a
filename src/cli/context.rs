//! Options that every command has, and what they make: where to work, how to answer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, builder::BoolishValueParser};

use crate::domain::session::{Credentials, Observer, Settings};
use crate::model::name::Region;
use crate::sandbox;

use super::error::{CommandError, Kind};
use super::output::{Format, Ui, shell_word};

/// Folder of the sandbox where none is named.
pub(crate) const SANDBOX_DIR: &str = ".iotctl/sandbox";
/// Folder of the devices' folders where none is named.
pub(crate) const DEVICES: &str = "devices";

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Profile of the AWS configuration
    #[arg(long, global = true, env = "IOTCTL_PROFILE", value_name = "NAME")]
    pub profile: Option<String>,
    /// AWS Region; default: that of the AWS configuration
    #[arg(long, global = true, env = "IOTCTL_REGION", value_name = "REGION")]
    pub region: Option<Region>,
    /// Send AWS API calls to this URL
    #[arg(long, global = true, env = "IOTCTL_ENDPOINT_URL", value_name = "URL")]
    pub endpoint_url: Option<String>,
    /// Trust the certificates in this PEM file for AWS API calls
    #[arg(long, global = true, env = "IOTCTL_CA_BUNDLE", value_name = "FILE")]
    pub ca_bundle: Option<PathBuf>,
    /// Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command
    #[arg(
        long, global = true, env = "IOTCTL_SANDBOX", value_name = "DIR",
        num_args = 0..=1, require_equals = true, default_missing_value = SANDBOX_DIR
    )]
    pub sandbox: Option<PathBuf>,
    /// Folder that holds the devices' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or
    /// NAME=FILE for [device.NAME]
    #[arg(
        long,
        global = true,
        env = "IOTCTL_DEVICES",
        value_name = "DIR",
        default_value = DEVICES
    )]
    pub devices: PathBuf,
    /// How to write results; default: table on a terminal, otherwise json
    #[arg(
        short,
        long,
        global = true,
        env = "IOTCTL_OUTPUT",
        value_name = "FORMAT"
    )]
    pub output: Option<Format>,
    /// Print results, warnings and errors only
    #[arg(long, global = true, env = "IOTCTL_QUIET", value_parser = BoolishValueParser::new(), num_args = 0, default_missing_value = "true", default_value = "false")]
    pub quiet: bool,
    /// Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS's rate, too
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Answer every question with yes
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Ask nothing: fail where a question would be asked
    #[arg(long, global = true, env = "IOTCTL_NO_INPUT", value_parser = BoolishValueParser::new(), num_args = 0, default_missing_value = "true", default_value = "false")]
    pub no_input: bool,
    /// Give up after so long, such as 30s or 2m
    #[arg(long, global = true, env = "IOTCTL_TIMEOUT", value_name = "DURATION", value_parser = duration, allow_negative_numbers = true)]
    pub timeout: Option<Duration>,
}

/// Reads a duration as `30s`, `2m`, `1h30m` or a number of seconds.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is not a duration such as 30s or 2m");
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).map_err(|_| wrong());
    }
    let span: jiff::SignedDuration = text.parse().map_err(|_| wrong())?;
    Duration::try_from(span).map_err(|_| wrong())
}

/// Reads a span of time as `7d`, `2w`, or anything [`duration`] reads that has a unit: a bare number might mean days.
pub(crate) fn span(text: &str) -> Result<Duration, String> {
    if text.parse::<f64>().is_ok() {
        return Err(format!(
            "`{text}` has no unit: write {text}d, {text}h or {text}s"
        ));
    }
    let days = |unit: char, days: u64| {
        let count: u64 = text.strip_suffix(unit)?.parse().ok()?;
        Some(Duration::from_secs(count.checked_mul(days * 86_400)?))
    };
    match days('d', 1).or_else(|| days('w', 7)) {
        Some(span) => Ok(span),
        None => duration(text).map_err(|error| error.replace("30s or 2m", "7d or 12h")),
    }
}

/// What a command works with.
#[derive(Debug)]
pub struct Context {
    /// The options.
    pub args: GlobalArgs,
    /// Where words go.
    pub ui: Ui,
}

/// Settings for the domain, and the sandbox that lives as long as the command, if one had to be started.
#[derive(Debug)]
pub struct Workplace {
    /// What the domain needs to know.
    pub settings: Settings,
    sandbox: Option<sandbox::Sandbox>,
}

impl Workplace {
    /// Whether the sandbox ends with the command.
    #[must_use]
    pub fn ends_with_command(&self) -> bool {
        self.sandbox.is_some()
    }

    /// Ends the command's own sandbox, if there is one; its state stays in its folder.
    pub async fn close(self) {
        if let Some(sandbox) = self.sandbox {
            sandbox.shutdown().await;
        }
    }
}

impl Context {
    /// A context for these options.
    #[must_use]
    pub fn new(args: GlobalArgs) -> Self {
        let ui = Ui::new(args.output, args.quiet);
        Self { args, ui }
    }

    /// Folder of the sandbox that the options name, or the default one.
    #[must_use]
    pub fn sandbox_dir(&self) -> PathBuf {
        self.args
            .sandbox
            .clone()
            .unwrap_or_else(|| PathBuf::from(SANDBOX_DIR))
    }

    /// ` --dir DIR` for a hint to a `sandbox` command; empty where the folder goes without saying.
    #[must_use]
    pub fn dir_option(&self) -> String {
        let dir = self.sandbox_dir();
        let said = std::env::var_os("IOTCTL_SANDBOX");
        if dir == said.map_or_else(|| PathBuf::from(SANDBOX_DIR), PathBuf::from) {
            String::new()
        } else {
            format!(" --dir {}", shell_word(&dir.to_string_lossy()))
        }
    }

    /// ` --sandbox[=DIR]` for a hint to any other command; empty where the environment says it, or AWS is meant.
    #[must_use]
    pub fn sandbox_option(&self) -> String {
        let Some(dir) = &self.args.sandbox else {
            return String::new();
        };
        if std::env::var_os("IOTCTL_SANDBOX").is_some_and(|said| dir.as_path() == Path::new(&said))
        {
            String::new()
        } else if dir.as_path() == Path::new(SANDBOX_DIR) {
            " --sandbox".to_owned()
        } else {
            format!(" --sandbox={}", shell_word(&dir.to_string_lossy()))
        }
    }

    /// Whether this command will start a sandbox of its own.
    #[must_use]
    pub fn brings_sandbox(&self) -> bool {
        let dir = self.args.sandbox.as_deref();
        dir.is_some_and(|dir| sandbox::find(dir).is_none())
    }

    /// Who watches AWS calls, as `--verbose` says.
    fn observer(&self) -> Observer {
        let (ui, level) = (self.ui, self.args.verbose);
        match level {
            0 => Observer::default(),
            _ => Observer::new(move |call| ui.say_call(call, level)),
        }
    }

    /// Where to work: AWS as configured, the running sandbox, or a sandbox of this command's own.
    pub async fn workplace(&self) -> Result<Workplace, CommandError> {
        let settings = Settings {
            profile: self.args.profile.clone(),
            region: self.args.region.clone(),
            endpoint_url: self.args.endpoint_url.clone(),
            endpoint_socket: None,
            ca_bundle: self.args.ca_bundle.clone(),
            credentials: None,
            sandbox: None,
            devices: self.args.devices.clone(),
            observer: self.observer(),
        };
        let Some(dir) = &self.args.sandbox else {
            return Ok(Workplace {
                settings,
                sandbox: None,
            });
        };
        if self.args.endpoint_url.is_some() || self.args.profile.is_some() {
            return Err(CommandError::new(
                Kind::Usage,
                "--sandbox cannot be combined with --endpoint-url or --profile",
            )
            .hint("leave one out; each may also come from its variable `IOTCTL_…`"));
        }
        let (info, own) = if let Some(info) = sandbox::find(dir) {
            (info, None)
        } else {
            let own = sandbox::start(sandbox::Config {
                dir: dir.clone(),
                any_port: true,
                ..sandbox::Config::default()
            })
            .await?;
            self.ui.status(&format!(
                "sandbox in `{}` for as long as this command takes, endpoint {}",
                dir.display(),
                own.info().endpoint
            ));
            (own.info().clone(), Some(own))
        };
        let region = match settings.region.clone() {
            Some(region) => region,
            None => region_of_environment()?.unwrap_or_else(|| info.region.clone()),
        };
        let settings = Settings {
            region: Some(region),
            endpoint_url: Some(info.plain_url()),
            endpoint_socket: Some(info.socket()),
            ca_bundle: Some(info.ca.clone()),
            credentials: Some(Credentials {
                key_id: "test".into(),
                secret: "test".to_owned().into(),
            }),
            sandbox: Some(info.endpoint.clone()),
            ..settings
        };
        Ok(Workplace {
            settings,
            sandbox: own,
        })
    }
}

/// The Region that the AWS SDKs take from the environment, so that they and iotctl look at the same part of the sandbox.
fn region_of_environment() -> Result<Option<Region>, CommandError> {
    let Some(text) = ["AWS_REGION", "AWS_DEFAULT_REGION"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|text| !text.is_empty()))
    else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|error| {
        CommandError::new(Kind::Local, error).hint("correct AWS_REGION, or name one with --region")
    })
}
