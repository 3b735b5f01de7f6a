//! `iotctl provision THING…`: from nothing to a device folder that connects.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use indicatif::{ProgressBar, ProgressStyle};

use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::{Format, Render, shell_word, table};
use crate::domain::provision::policy::{Choice, DeviceFilter, Topics};
use crate::domain::provision::{
    Action, DeviceReport, Failpoint, Failure, Progress, ProvisionError, Report, Request, provision,
};
use crate::model::name::{
    AttributeName, AttributeValue, PolicyName, ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;

/// Failures that an error message lists before it only counts them.
const LISTED: usize = 10;
/// Largest policy file that is read, in bytes: AWS takes 2048 characters, white space not counted.
const POLICY_FILE_BYTES: u64 = 1024 * 1024;

/// Make things with key, certificate and policy, and the folder each device starts from
///
/// The key is made on this machine and never leaves it. A second run changes nothing; a run after an interrupted one
/// finishes it.
#[derive(Debug, Args)]
pub(super) struct Command {
    /// Names of the things
    #[arg(required = true, value_name = "THING")]
    things: Vec<ThingName>,
    /// Kind of key to make for a device that has none
    #[arg(long, value_name = "TYPE", default_value = "p256", value_parser = key_type())]
    key_type: KeyType,
    /// Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable
    #[arg(long, value_name = "FILTER", default_value = "dt/${thing}/#")]
    publish: Vec<DeviceFilter>,
    /// Topics the device may subscribe to, in the same form; repeatable
    #[arg(long, value_name = "FILTER", default_value = "cmd/${thing}/#")]
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
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Repair what would otherwise be refused: another policy, an inactive certificate, malformed files, a lost key.
    /// Never replaces a key
    #[arg(long)]
    force: bool,
}

fn key_type() -> impl clap::builder::TypedValueParser<Value = KeyType> {
    PossibleValuesParser::new(KeyType::ALL.map(KeyType::as_str))
        .try_map(|text| text.parse::<KeyType>())
}

fn attribute(text: &str) -> Result<(AttributeName, AttributeValue), String> {
    let (name, value) = text.split_once('=').ok_or("an attribute is NAME=VALUE")?;
    let name = name
        .parse()
        .map_err(|error: crate::model::name::NameError| error.to_string())?;
    let value = value
        .parse()
        .map_err(|error: crate::model::name::NameError| error.to_string())?;
    Ok((name, value))
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let named = self.policy.clone();
        let request = self.request(context)?;
        request
            .check()
            .map_err(|error| explain(error, named.as_deref()))?;
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
        show_report(context, &request, report, sandbox_ends)
    }

    fn request(self, context: &Context) -> Result<Request, CommandError> {
        let mut things: Vec<ThingName> = Vec::with_capacity(self.things.len());
        for thing in self.things {
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        let mut attributes = BTreeMap::new();
        for (name, value) in self.attributes {
            if let Some(other) = attributes.insert(name.clone(), value.clone())
                && other != value
            {
                return Err(CommandError::new(
                    Kind::Usage,
                    format!("the attribute `{name}` is given two values"),
                ));
            }
        }
        let mut groups = self.groups;
        groups.sort();
        groups.dedup();
        let policy = match self.policy {
            None => Choice::Derived(Topics {
                publish: self.publish,
                subscribe: self.subscribe,
                retain: self.retain,
            }),
            Some(text) => policy(&text)?,
        };
        Ok(Request {
            things,
            out: self.out.unwrap_or_else(|| context.args.devices.clone()),
            key_type: self.key_type,
            policy,
            thing_type: self.thing_type,
            attributes,
            groups,
            force: self.force,
            dry_run: self.dry_run,
            failpoint: failpoint(),
        })
    }
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
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(error.to_string()))?
        .len();
    if size > POLICY_FILE_BYTES {
        return Err(unreadable("it is larger than 1 MiB".to_owned()));
    }
    let document = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
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
fn failpoint() -> Failpoint {
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
fn explain(error: ProvisionError, policy: Option<&str>) -> CommandError {
    match (error, policy) {
        (ProvisionError::Document(error), Some(file)) => CommandError::new(
            Kind::Usage,
            format!("the policy `{file}` is not valid: {error}"),
        )
        .hint("correct the document; `iotctl provision` without --policy writes one itself"),
        (error, _) => error.into(),
    }
}

/// Shows what was done, what to do next, and what failed; `sandbox_ends` if the sandbox ran for this command only.
fn show_report(
    context: &Context,
    request: &Request,
    report: Report,
    sandbox_ends: bool,
) -> Result<(), CommandError> {
    let ui = &context.ui;
    for warning in &report.warnings {
        ui.warn(warning);
    }
    for device in &report.devices {
        for warning in &device.warnings {
            ui.warn(&format!("{}: {warning}", device.thing));
        }
    }
    if !report.devices.is_empty() {
        ui.show(&report)?;
        if !report.changed && report.failures.is_empty() {
            ui.status("unchanged: everything is as asked for");
        } else if ui.format() == Format::Table && !report.dry_run {
            next_steps(context, request, &report, sandbox_ends);
        }
    }
    if report.failures.is_empty() {
        return Ok(());
    }
    Err(failed(report.failures, report.devices.len()))
}

/// What to type next, for the first device; first of all, to start the sandbox if it ended with the command.
fn next_steps(context: &Context, request: &Request, report: &Report, sandbox_ends: bool) {
    let Some(device) = report.devices.first() else {
        return;
    };
    let (host, port) = device
        .endpoint
        .rsplit_once(':')
        .unwrap_or((&device.endpoint, "8883"));
    let folder = shell_word(&device.folder.to_string_lossy());
    let thing = &device.thing;
    let first = |filters: &[DeviceFilter]| filters.first().and_then(|filter| filter.of(thing).ok());
    let (publish, subscribe) = match &request.policy {
        Choice::Derived(topics) => (first(&topics.publish), first(&topics.subscribe)),
        Choice::Named(_) | Choice::Given { .. } => (None, None),
    };
    let topic = publish.map_or_else(
        || "TOPIC".to_owned(),
        |filter| filter.as_str().replace(['+', '#'], "hello"),
    );
    let filter = subscribe.map_or_else(|| "FILTER".to_owned(), |filter| filter.as_str().to_owned());
    let sandbox = context.sandbox_option();
    let said = std::env::var_os("IOTCTL_DEVICES").map_or_else(|| "devices".into(), PathBuf::from);
    let devices = if request.out == said {
        String::new()
    } else {
        format!(" --devices {}", shell_word(&request.out.to_string_lossy()))
    };
    let first = if sandbox_ends {
        let dir = context.dir_option();
        let port = match port {
            "8883" => String::new(),
            port => format!(" --port {port}"),
        };
        context.ui.status(&format!(
            "next: iotctl sandbox start{dir}{port} &   # devices need a sandbox that goes on running"
        ));
        "then:"
    } else {
        "next:"
    };
    context.ui.status(&format!(
        "{first} iotctl{sandbox} sub{devices} --thing {thing} '{filter}'"
    ));
    context.ui.status(&format!(
        "or:   mosquitto_pub -h {host} -p {port} --cafile {folder}/root-ca.pem --cert {folder}/cert.pem \
         --key {folder}/private.key -i {} -q 1 -t '{topic}' -m hello",
        device.client_id
    ));
}

/// One error for all failures: their own if nothing succeeded, else `Partial`.
fn failed(failures: Vec<Failure>, succeeded: usize) -> CommandError {
    let count = failures.len();
    let errors: Vec<_> = failures
        .into_iter()
        .map(|Failure { thing, error }| {
            let error = CommandError::from(error);
            CommandError {
                message: format!("cannot provision `{thing}`: {}", error.message),
                ..error
            }
        })
        .collect();
    let listed: Vec<_> = errors
        .iter()
        .take(LISTED)
        .map(|error| error.message.as_str())
        .collect();
    let mut message = listed.join("; ");
    if count > LISTED {
        message = format!("{message}; and {} more", count - LISTED);
    }
    let kind = match errors.first() {
        Some(first) if succeeded == 0 => first.kind,
        _ => Kind::Partial,
    };
    if succeeded > 0 {
        message = format!("{count} of {} devices failed: {message}", count + succeeded);
    }
    let mut hints: Vec<String> = Vec::new();
    for hint in errors.into_iter().flat_map(|error| error.hints) {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    CommandError {
        kind,
        message,
        hints,
    }
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

impl Render for Report {
    fn human(&self) -> String {
        let rows = self.devices.iter().map(|device| {
            let certificate = device
                .certificate_id
                .as_ref()
                .map_or("-".to_owned(), |id| format!("{}…", &id.as_str()[..12]));
            let new = device
                .actions
                .iter()
                .any(|action| action.action == "create-certificate");
            let state = match (device.changed, self.dry_run, new) {
                (false, ..) => "unchanged",
                (true, true, true) => "would create",
                (true, true, false) => "would update",
                (true, false, true) => "created",
                (true, false, false) => "updated",
            };
            let folder = device.folder.display().to_string();
            vec![
                device.thing.to_string(),
                state.to_owned(),
                certificate,
                device.policy.to_string(),
                device.endpoint.clone(),
                folder,
            ]
        });
        let devices = table(
            &[
                "THING",
                "STATE",
                "CERTIFICATE",
                "POLICY",
                "ENDPOINT",
                "FOLDER",
            ],
            rows,
        );
        if !self.dry_run {
            return devices;
        }
        let would = |action: &Action| {
            format!(
                "would {} {}",
                action.action.replace('-', " "),
                action.object
            )
        };
        let shared = self.actions.iter().map(would);
        let of_device = |device: &DeviceReport| {
            let thing = device.thing.clone();
            device
                .actions
                .iter()
                .map(move |action| format!("{thing}: {}", would(action)))
                .collect::<Vec<_>>()
        };
        let lines = shared.chain(self.devices.iter().flat_map(of_device));
        std::iter::once(devices)
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn names(&self) -> Vec<String> {
        self.devices
            .iter()
            .map(|device| device.thing.to_string())
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        let devices = self.devices.iter().map(serde_json::to_value);
        let failures = self.failures.iter().map(serde_json::to_value);
        devices.chain(failures).filter_map(Result::ok).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(thing: &str, policy: &str) -> Failure {
        let error = ProvisionError::NoPolicy(policy.parse().expect("a name"));
        Failure {
            thing: thing.parse().expect("a name"),
            error,
        }
    }

    #[test]
    fn a_failure_among_successes_is_partial_and_alone_keeps_its_kind() {
        let alone = failed(vec![failure("a", "p")], 0);
        assert_eq!(
            (alone.kind, alone.message.as_str()),
            (
                Kind::NotFound,
                "cannot provision `a`: there is no policy `p`"
            )
        );
        let partial = failed(vec![failure("a", "p"), failure("b", "p")], 1);
        assert_eq!(partial.kind, Kind::Partial);
        assert!(partial.message.starts_with("2 of 3 devices failed: "));
        assert_eq!(
            partial.hints.len(),
            alone.hints.len(),
            "a hint is given once"
        );
    }

    #[test]
    fn an_attribute_is_checked_on_the_command_line() {
        assert!(attribute("site=hall-1").is_ok());
        for bad in ["site", "=x", "a b=c", "a=b c"] {
            assert!(attribute(bad).is_err(), "{bad}");
        }
    }
}
