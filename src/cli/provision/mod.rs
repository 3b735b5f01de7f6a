//! `iotctl provision THING…`: from nothing to a device folder that connects.

mod claim;
mod failures;
mod firmware;
mod report;

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::context::Context;
use super::deployment::{RunArgs, Task};
use super::error::{CommandError, Kind};
use super::output::Format;
use super::thing::attribute;
use super::work::{DryRun, once};
use crate::domain::change::{ChangeError, Failpoint};
use crate::domain::deployment::Verb;
use crate::domain::device::{DeviceError, Progress};
use crate::domain::files;
use crate::domain::firmware::Ready;
use crate::domain::provision::policy::{Choice, DeviceFilter, FilterError, Topics};
use crate::domain::provision::{Report, Request, provision};
use crate::model::name::{
    AttributeName, AttributeValue, PolicyName, ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;
use failures::{failed, failure};
use firmware::FirmwareArgs;
use report::{Outcome, next_steps};

/// Filters out and in of a device for which none are named.
const PUBLISH: &str = "dt/${thing}/#";
const SUBSCRIBE: &str = "cmd/${thing}/#";

/// Make things with key, certificate and policy, and the folder each device starts from
///
/// The key is made on this machine and never leaves it. A second run changes nothing; a run after an interrupted one
/// finishes it.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true
)]
pub(super) struct Command {
    #[command(subcommand)]
    way: Option<Way>,
    /// Names of the things
    #[arg(
        required_unless_present = "file",
        conflicts_with = "file",
        value_name = "THING"
    )]
    things: Vec<ThingName>,
    /// Make what this deployment file asks for instead of single devices
    #[arg(
        short, long, value_name = "FILE", help_heading = "Deployment",
        conflicts_with_all = ["publish", "subscribe", "retain", "policy", "thing_type", "attributes", "groups"]
    )]
    file: Option<PathBuf>,
    #[command(flatten)]
    deployment: RunArgs,
    /// Take over resources of these names that others made, instead of refusing them
    #[arg(long, requires = "file", help_heading = "Deployment")]
    adopt: bool,
    /// Kind of key to make for a device that has none
    #[arg(long, value_name = "TYPE", default_value = "p256", value_parser = key_type())]
    key_type: KeyType,
    /// Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable [default:
    /// dt/${thing}/#, with --firmware esp32/pub]
    #[arg(long, value_name = "FILTER")]
    publish: Vec<DeviceFilter>,
    /// Topics the device may subscribe to, in the same form; repeatable [default: cmd/${thing}/#, with --firmware esp32/sub]
    #[arg(long, value_name = "FILTER")]
    subscribe: Vec<DeviceFilter>,
    /// Let the device publish retained messages, too (iot:RetainPublish)
    #[arg(long)]
    retain: bool,
    /// Attach this policy instead: the name of one that exists, or a .json file with the document
    #[arg(long, value_name = "NAME|FILE", conflicts_with_all = ["publish", "subscribe", "retain"])]
    policy: Option<String>,
    /// Thing type of the things; created if missing
    #[arg(long, value_name = "TYPE")]
    thing_type: Option<ThingTypeName>,
    /// Attribute of the things; repeatable
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Thing group of the things; created if missing; repeatable
    #[arg(long = "group", value_name = "GROUP")]
    groups: Vec<ThingGroupName>,
    /// Folder in which each thing gets a folder of its own; default: that of --devices
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    dry_run: DryRun,
    /// Repair what would otherwise be refused: another policy, an inactive certificate, a malformed cert.pem or
    /// connection.json, a private.key that is gone: then another key and certificate are made. With --file only the last is
    /// left to repair, and the lost key's certificate is deleted if the deployment made it. A private.key that is there,
    /// damaged or another's, is never replaced: move it away first
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    firmware: FirmwareArgs,
}

/// Other ways than with the rights of a user.
#[derive(Debug, Subcommand)]
enum Way {
    Claim(Box<claim::Command>),
}

fn key_type() -> impl clap::builder::TypedValueParser<Value = KeyType> {
    PossibleValuesParser::new(KeyType::ALL.map(KeyType::as_str))
        .try_map(|text| text.parse::<KeyType>())
}

impl Command {
    pub(super) async fn run(mut self: Box<Self>, context: &Context) -> Result<(), CommandError> {
        if let Some(Way::Claim(command)) = self.way.take() {
            return command.run(context).await;
        }
        if let Some(file) = self.file {
            let task = Task {
                file,
                out: self.out,
                verb: Verb::Provision,
                dry_run: self.dry_run.on,
                adopt: self.adopt,
                rekey: self.force,
                all: false,
                failpoint: failpoint(),
            };
            return task.run(context, &self.deployment).await.map(drop);
        }
        let named = self.policy.clone();
        let (request, firmware) = self.request(context)?;
        request
            .check()
            .map_err(|error| explain(error, named.as_deref()))?;
        let ready = firmware.check(&request)?;
        let workplace = context.workplace().await?;
        let bar = Bar::new(context, request.things.len());
        let show = |progress: Progress<'_>| bar.show(progress);
        let work = provision(workplace.settings.clone(), &request, &show);
        let outcome = match context.args.timeout {
            None => Ok(work.await),
            Some(limit) => tokio::time::timeout(limit, work).await,
        };
        bar.clear();
        let sandbox_ends = workplace.ends_with_command();
        workplace.close().await;
        let report = outcome.map_err(|_| {
            let error = CommandError::new(
                Kind::Timeout,
                "provisioning took longer than --timeout allows",
            );
            error.hint("run the same command again: it goes on where it stopped")
        })?;
        let report = report.map_err(|error| explain(error, named.as_deref()))?;
        show_report(context, &request, &ready, report, sandbox_ends)
    }

    fn request(self, context: &Context) -> Result<(Request, FirmwareArgs), CommandError> {
        let mut things: Vec<ThingName> = Vec::with_capacity(self.things.len());
        for thing in self.things {
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        let attributes = once("attribute", self.attributes)?;
        let mut groups = self.groups;
        groups.sort();
        groups.dedup();
        let policy = match self.policy {
            None => {
                let (publish, subscribe) = self.firmware.default_topics();
                Choice::Derived(Topics {
                    publish: filters(self.publish, publish)?,
                    subscribe: filters(self.subscribe, subscribe)?,
                    retain: self.retain,
                })
            }
            Some(text) => policy(&text)?,
        };
        let request = Request {
            things,
            out: self.out.unwrap_or_else(|| context.args.devices.clone()),
            key_type: self.key_type,
            policy,
            thing_type: self.thing_type,
            attributes,
            groups,
            force: self.force,
            dry_run: self.dry_run.on,
            failpoint: failpoint(),
        };
        Ok((request, self.firmware))
    }
}

/// The filters as named, or the default.
fn filters(named: Vec<DeviceFilter>, default: &str) -> Result<Vec<DeviceFilter>, CommandError> {
    if !named.is_empty() {
        return Ok(named);
    }
    let default = default
        .parse()
        .map_err(|error: FilterError| CommandError::new(Kind::Usage, error))?;
    Ok(vec![default])
}

/// The policy that `--policy` names: a file if it ends in `.json` or has a folder, else one that exists.
fn policy(text: &str) -> Result<Choice, CommandError> {
    let path = Path::new(text);
    if path.extension().is_none_or(|extension| extension != "json") && !text.contains('/') {
        let name = text.parse().map_err(|error| {
            CommandError::new(Kind::Usage, error).hint("a file's name ends in .json")
        })?;
        return Ok(Choice::Named(name));
    }
    let unreadable = |detail: String| {
        CommandError::new(
            Kind::Local,
            format!("cannot read the policy `{text}`: {detail}"),
        )
        .hint("name a policy that exists, or a .json file that holds one")
    };
    let document = files::read_text(path).map_err(|error| unreadable(error.to_string()))?;
    let document = document.to_string();
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name: PolicyName = stem.parse().map_err(|error| {
        CommandError::new(Kind::Usage, error)
            .hint("the policy is named after its file, without `.json`")
    })?;
    Ok(Choice::Given { name, document })
}

/// Where tests kill this process: `IOTCTL_FAILPOINT=journal:N` once line N of the journal is written,
/// `journal-before:N` when it is due. In debug builds only.
pub(super) fn failpoint() -> Failpoint {
    let named = std::env::var("IOTCTL_FAILPOINT")
        .ok()
        .filter(|_| cfg!(debug_assertions));
    let parsed = named
        .as_deref()
        .and_then(|text| text.split_once(':'))
        .and_then(|(when, line)| Some((when, line.parse().ok()?)));
    match parsed {
        Some(("journal", line)) => Failpoint::after(line),
        Some(("journal-before", line)) => Failpoint::before(line),
        _ => Failpoint::default(),
    }
}

/// The command's error; a bad document is told by the name of the file it came from.
fn explain(error: DeviceError, policy: Option<&str>) -> CommandError {
    match (error, policy) {
        (DeviceError::Change(ChangeError::Document(error)), Some(file)) => CommandError::new(
            Kind::Usage,
            format!("the policy `{file}` is not valid: {error}"),
        )
        .hint("correct the document; `iotctl provision` without --policy writes one itself"),
        (error, _) => error.into(),
    }
}

/// Makes the projects, shows what was done, what to do next, and what failed; `sandbox_ends` if the sandbox ran for this
/// command only.
fn show_report(
    context: &Context,
    request: &Request,
    ready: &[Ready],
    report: Report,
    sandbox_ends: bool,
) -> Result<(), CommandError> {
    let ui = &context.ui;
    let projects = firmware::install(context, ready, &request.out, &report);
    let mut outcome = Outcome {
        report,
        firmware: projects.made,
    };
    outcome.report.changed |= outcome.firmware.iter().any(|project| project.changed);
    let report = &outcome.report;
    for warning in &report.warnings {
        ui.warn(warning);
    }
    for device in &report.devices {
        for warning in &device.warnings {
            ui.warn(&format!("{}: {warning}", device.thing));
        }
    }
    let complete = report.failures.is_empty() && projects.failures.is_empty();
    if !report.devices.is_empty() {
        ui.show(&outcome)?;
        if !report.changed && complete {
            ui.status("unchanged: everything is as asked for");
        } else if ui.format() == Format::Table && !report.dry_run {
            next_steps(context, request, &outcome, sandbox_ends);
        }
    }
    if complete {
        return Ok(());
    }
    let succeeded = report.devices.len() - projects.failures.len();
    let mut errors: Vec<_> = outcome
        .report
        .failures
        .into_iter()
        .map(|failed| failure(failed, !ready.is_empty()))
        .collect();
    errors.extend(projects.failures);
    Err(failed(errors, succeeded))
}

/// Progress on a terminal, nothing elsewhere.
struct Bar(Option<ProgressBar>);

impl Bar {
    fn new(context: &Context, devices: usize) -> Self {
        if !context.ui.shows_progress() {
            return Self(None);
        }
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} devices {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(Some(ProgressBar::new(devices as u64).with_style(style)))
    }

    fn show(&self, progress: Progress<'_>) {
        let Some(bar) = &self.0 else { return };
        match progress {
            Progress::Step { thing, action } => {
                bar.set_message(format!("{thing}: {}", action.replace('-', " ")));
            }
            Progress::Finished => bar.inc(1),
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_checked_on_the_command_line() {
        assert!(attribute("site=hall-1").is_ok());
        for bad in ["site", "=x", "a b=c", "a=b c"] {
            assert!(attribute(bad).is_err(), "{bad}");
        }
    }
}
