//! Provisioning by claim, the device's side: with a claim certificate a device gets a certificate of its own and its name.
//!
//! Nothing but MQTT is needed once the endpoint is known. Each step is timed and traced. Owns what an interrupted run left open: the
//! key is kept, a certificate that was issued and not provisioned is left to AWS, which deletes it after an hour.

mod error;
mod exchange;
mod place;
mod resume;
mod run;
mod stage;
pub mod temporary;
mod trace;
mod wire;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use crate::domain::change::Failpoint;
use crate::domain::session::Settings;
use crate::model::message::ProtocolVersion;
use crate::model::name::{Arn, CertificateId, ClientId, TemplateName, ThingName};
use crate::model::pki::KeyType;

pub use error::{ClaimError, Rejection, Whose};
use run::Run;
use trace::Trace;
pub use trace::{Step, StepState};

/// The parameter that carries the name given with `--thing`.
pub const THING_PARAMETER: &str = "ThingName";

/// Who makes the device's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySource {
    /// This machine, which keeps it.
    Local(KeyType),
    /// AWS, which sends it.
    Aws,
}

/// What to provision, and with what.
#[derive(Debug, Clone)]
pub struct Request {
    /// The template.
    pub template: TemplateName,
    /// File of the claim certificate.
    pub certificate: PathBuf,
    /// File of its private key.
    pub key: PathBuf,
    /// The name that the template is to give, if it is known before.
    pub thing: Option<ThingName>,
    /// Parameters of the template.
    pub parameters: BTreeMap<String, String>,
    /// Host and port of the endpoint; without them AWS is asked.
    pub host: Option<(String, u16)>,
    /// File of the roots that the endpoint is checked with.
    pub roots: Option<PathBuf>,
    /// Who makes the device's key.
    pub key_source: KeySource,
    /// Folder that gets a folder for the device.
    pub out: PathBuf,
    /// Client id on the connection with the claim certificate.
    pub client_id: Option<ClientId>,
    /// Version of MQTT.
    pub version: ProtocolVersion,
    /// Longest wait for each answer.
    pub patience: Duration,
    /// For tests: where to die.
    pub failpoint: Failpoint,
}

/// What was done, step by step, and how far it came.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `iotctl.claim/v1`.
    pub schema: &'static str,
    /// The template.
    pub template: TemplateName,
    /// `host:port`, once it is known.
    pub endpoint: Option<String>,
    /// Client id on the connection with the claim certificate.
    pub client_id: ClientId,
    /// The thing that the device became.
    pub thing: Option<ThingName>,
    /// Its folder.
    pub folder: Option<PathBuf>,
    /// Its certificate.
    pub certificate_id: Option<CertificateId>,
    /// ARN of the certificate, where the account is known.
    pub certificate_arn: Option<Arn>,
    /// What the template wants the device to know.
    pub device_configuration: Option<Value>,
    /// Whether anything was changed.
    pub changed: bool,
    /// Whether an interrupted run was gone on with.
    pub resumed: bool,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// What to know about it.
    pub warnings: Vec<String>,
    /// Why it is not complete.
    #[serde(skip)]
    pub failure: Option<ClaimError>,
}

/// Provisions the device; `tell` hears of each step as it ends.
pub async fn provision(
    settings: &Settings,
    request: &Request,
    tell: &(dyn Fn(&Step) + Sync),
) -> Report {
    let client_id = request.client_id.clone().unwrap_or_else(|| {
        let random = format!("iotctl-claim-{:016x}", fastrand::u64(..));
        random.parse().expect("letters and digits are a client id")
    });
    let mut run = Run {
        request,
        settings,
        trace: Trace::new(tell),
        report: Report {
            schema: "iotctl.claim/v1",
            template: request.template.clone(),
            endpoint: None,
            client_id,
            thing: None,
            folder: None,
            certificate_id: None,
            certificate_arn: None,
            device_configuration: None,
            changed: false,
            resumed: false,
            steps: Vec::new(),
            warnings: Vec::new(),
            failure: None,
        },
    };
    let outcome = run.provision().await;
    let Run {
        mut report, trace, ..
    } = run;
    report.steps = trace.steps;
    report.failure = outcome.err();
    report
}
