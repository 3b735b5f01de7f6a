//! `iotctl provision claim`: the device's side of fleet provisioning, each step told as it ends.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::{failpoint, key_type};
use crate::cli::context::{Context, duration};
use crate::cli::error::{CommandError, Kind};
use crate::cli::messaging::with_denial_hint;
use crate::cli::output::{Format, Render, path_word, table};
use crate::cli::work::pair;
use crate::domain::claim::temporary::claim_files;
use crate::domain::claim::{
    self, ClaimError, KeySource, Rejection, Report, Request, Step, StepState, THING_PARAMETER,
};
use crate::domain::messaging::Verdict;
use crate::model::message::ProtocolVersion;
use crate::model::name::{ClientId, TemplateName, ThingName};
use crate::model::pki::KeyType;

/// Port of MQTT with a client certificate.
const PORT: u16 = 8883;

/// Provision this device by a claim certificate, as fleet provisioning has it, and tell each step
///
/// The key is made here and kept, whatever happens; a run after an interrupted one goes on with it. A certificate that was issued
/// and not provisioned is deleted by AWS after an hour. A thing that is named `claim` is provisioned with `iotctl provision -- claim`.
#[derive(Debug, Args)]
pub(super) struct Command {
    /// Name of the provisioning template
    #[arg(long, value_name = "NAME")]
    template: TemplateName,
    /// Folder with the claim that `iotctl template claim` got
    #[arg(long, value_name = "DIR", required_unless_present = "claim_cert", conflicts_with_all = ["claim_cert", "claim_key"])]
    claim: Option<PathBuf>,
    /// Claim certificate
    #[arg(long, value_name = "FILE", requires = "claim_key")]
    claim_cert: Option<PathBuf>,
    /// Private key of the claim certificate
    #[arg(long, value_name = "FILE", requires = "claim_cert")]
    claim_key: Option<PathBuf>,
    /// Name of the thing: sent as the parameter `ThingName`, which the template has to use
    #[arg(long, value_name = "THING")]
    thing: Option<ThingName>,
    /// Parameter of the template; repeatable
    #[arg(long = "parameter", value_name = "NAME=VALUE", value_parser = pair)]
    parameters: Vec<(String, String)>,
    /// Endpoint; without it AWS is asked, which needs credentials. On port 443 the ALPN name `x-amzn-mqtt-ca` is sent
    #[arg(long, value_name = "HOST[:PORT]", value_parser = place)]
    host: Option<(String, u16)>,
    /// Roots to check the endpoint with; default: Amazon's, for a sandbox its own
    #[arg(long, value_name = "FILE")]
    cafile: Option<PathBuf>,
    /// Who makes the private key
    #[arg(long, value_name = "SOURCE", value_enum, default_value = "local")]
    key_source: KeySourceArg,
    /// Kind of key to make here
    #[arg(long, value_name = "TYPE", default_value = "p256", value_parser = key_type())]
    key_type: KeyType,
    /// Folder in which the device gets a folder of its own; default: that of --devices
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Client id on the connection with the claim certificate; default: a random one
    #[arg(long, value_name = "ID")]
    client_id: Option<ClientId>,
    /// MQTT version: 5 or 3.1.1. MQTT 5 makes the broker say why it refuses
    #[arg(long, value_name = "VERSION", default_value = "5")]
    mqtt: ProtocolVersion,
    /// Longest wait for each answer
    #[arg(long, value_name = "DURATION", default_value = "15s", value_parser = duration)]
    step_timeout: Duration,
}

/// Who makes the private key.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum KeySourceArg {
    /// This machine; it never leaves it
    Local,
    /// AWS, which sends it over the connection
    Aws,
}

/// Reads `HOST` or `HOST:PORT`.
fn place(text: &str) -> Result<(String, u16), String> {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) => (
            host,
            port.parse()
                .map_err(|_| format!("`{port}` is not a port"))?,
        ),
        None => (text, PORT),
    };
    if host.is_empty() || host.contains('/') || port == 0 {
        return Err(format!("`{text}` is not HOST or HOST:PORT"));
    }
    Ok((host.to_owned(), port))
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let request = self.request(context)?;
        let workplace = context.workplace().await?;
        let tell = |step: &Step| context.ui.status(&line(step));
        let work = Box::pin(claim::provision(&workplace.settings, &request, &tell));
        let outcome = match context.args.timeout {
            None => Some(work.await),
            Some(limit) => tokio::time::timeout(limit, work).await.ok(),
        };
        workplace.close().await;
        let Some(mut report) = outcome else {
            let error = CommandError::new(
                Kind::Timeout,
                "provisioning took longer than --timeout allows",
            );
            return Err(error.hint("run the same command again: it goes on where it stopped"));
        };
        for warning in &report.warnings {
            context.ui.warn(warning);
        }
        let failure = report.failure.take();
        let people = matches!(context.ui.format(), Format::Table | Format::Name);
        if failure.is_none() || !people {
            context.ui.show(&report)?;
        }
        if let Some(error) = failure {
            return Err(explain(error, context));
        }
        if !report.changed {
            context
                .ui
                .status("unchanged: this command has provisioned the device before");
        } else if people && let Some(thing) = &report.thing {
            let devices = if request.out == context.args.devices {
                String::new()
            } else {
                format!(" --devices {}", path_word(&request.out))
            };
            context.ui.status(&format!(
                "next: iotctl{} sub{devices} --thing {thing} FILTER",
                context.sandbox_option()
            ));
        }
        Ok(())
    }

    fn request(self, context: &Context) -> Result<Request, CommandError> {
        let usage = |message: String| CommandError::new(Kind::Usage, message);
        let mut parameters = std::collections::BTreeMap::new();
        let thing = self.thing.as_ref();
        let thing = thing.map(|thing| (THING_PARAMETER.to_owned(), thing.to_string()));
        for (name, value) in thing.into_iter().chain(self.parameters) {
            if let Some(other) = parameters.insert(name.clone(), value.clone())
                && other != value
            {
                return Err(usage(format!("the parameter `{name}` is given two values")));
            }
        }
        let (certificate, key) = match (self.claim, self.claim_cert, self.claim_key) {
            (Some(folder), ..) => claim_files(&folder),
            (None, Some(certificate), Some(key)) => (certificate, key),
            _ => return Err(usage("no claim certificate is named".to_owned())),
        };
        Ok(Request {
            template: self.template,
            certificate,
            key,
            thing: self.thing,
            parameters,
            host: self.host,
            roots: self.cafile,
            key_source: match self.key_source {
                KeySourceArg::Local => KeySource::Local(self.key_type),
                KeySourceArg::Aws => KeySource::Aws,
            },
            out: self.out.unwrap_or_else(|| context.args.devices.clone()),
            client_id: self.client_id,
            version: self.mqtt,
            patience: self.step_timeout,
            failpoint: failpoint(),
        })
    }
}

/// A step in one line, and its hints below.
fn line(step: &Step) -> String {
    let state = match step.state {
        StepState::Done => "ok",
        StepState::Failed => "FAILED",
    };
    let mut text = format!("{:<22} {state:<6} {:>5} ms", step.step, step.milliseconds);
    for part in step.topic.iter().chain(&step.detail) {
        text.push_str("  ");
        text.push_str(part);
    }
    text
}

/// The command's error for a failed step.
fn explain(error: ClaimError, context: &Context) -> CommandError {
    let kind = match &error {
        ClaimError::Connect { failure, .. } => match failure.verdict() {
            Verdict::CertificateRefused
            | Verdict::Denied
            | Verdict::ClientId
            | Verdict::NoAnswer => Kind::Denied,
            Verdict::Busy => Kind::Throttled,
            _ => Kind::Network,
        },
        ClaimError::Subscription { .. } | ClaimError::Publish { .. } => Kind::Denied,
        ClaimError::Rejected { rejection, .. } => rejected(rejection),
        ClaimError::Silent { .. } => Kind::Timeout,
        ClaimError::Broken { .. } => Kind::Network,
        ClaimError::Tls(_) => Kind::Local,
        ClaimError::NoRegion(_) => Kind::Usage,
        ClaimError::Taken { .. } | ClaimError::Occupied(_) => Kind::Conflict,
        ClaimError::Change(_) | ClaimError::Answer { .. } | ClaimError::ForeignCertificate(_) => {
            Kind::Failed
        }
    };
    let hints = error.hints();
    let told = match error {
        ClaimError::Change(error) => error.into(),
        error => CommandError::new(kind, error),
    };
    let told = hints.into_iter().fold(told, CommandError::hint);
    if told.kind == Kind::Denied {
        return with_denial_hint(told, context);
    }
    told
}

/// The kind of what the service said.
fn rejected(rejection: &Rejection) -> Kind {
    let code = rejection.error_code.as_deref().unwrap_or_default();
    match rejection.status_code {
        Some(404) => Kind::NotFound,
        Some(409) => Kind::Conflict,
        Some(429) => Kind::Throttled,
        Some(401 | 403) => Kind::Denied,
        _ if code.eq_ignore_ascii_case("ACCESS_DENIED") => Kind::Denied,
        _ if code.to_ascii_lowercase().contains("throttl") => Kind::Throttled,
        _ => Kind::Failed,
    }
}

impl Render for Report {
    fn human(&self) -> String {
        let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let id = self.certificate_id.as_ref();
        let row = vec![
            text(self.thing.as_ref().map(ToString::to_string)),
            text(id.map(|id| format!("{}…", &id.as_str()[..12]))),
            text(self.endpoint.clone()),
            text(self.folder.as_ref().map(|path| path.display().to_string())),
        ];
        let device = table(&["THING", "CERTIFICATE", "ENDPOINT", "FOLDER"], [row]);
        match &self.device_configuration {
            Some(configuration) => format!("{device}\ndevice configuration: {configuration}"),
            None => device,
        }
    }

    fn names(&self) -> Vec<String> {
        self.thing.iter().map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_name_its_port() {
        assert_eq!(place("h"), Ok(("h".to_owned(), PORT)));
        assert_eq!(place("h:443"), Ok(("h".to_owned(), 443)));
        for bad in ["", ":1", "h:x", "h:0", "mqtts://h", "h:70000"] {
            assert!(place(bad).is_err(), "{bad}");
        }
    }
}
