//! Provisioning: things with keys, certificates and policies, and the folders their devices start from.
//!
//! A run converges: what is there and right stays untouched, what a killed run left open is finished. Never replaces a key.

mod certificate;
mod device;
mod error;
mod journal;
pub mod policy;
mod shared;
mod steps;

use std::collections::BTreeMap;
use std::path::PathBuf;

use futures_util::StreamExt as _;
use serde::Serialize;

use crate::aws::iot::Iot;
use crate::domain::session::{Session, Settings};
use crate::model::limits::{ATTRIBUTES_TYPED, GROUPS_PER_THING};
use crate::model::name::{
    AccountId, Arn, AttributeName, AttributeValue, CertificateId, ClientId, PolicyName, Region,
    ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;

use certificate::Registry;
use device::{Device, Local};
pub use error::ProvisionError;
pub use journal::Failpoint;
use policy::{Choice, DeviceFilter, Topics};
use shared::Shared;
pub use steps::Action;

/// Devices worked on at a time. AWS's published rates, not this number, bound a large run.
const CONCURRENCY: usize = 16;

/// What to provision.
#[derive(Debug, Clone)]
pub struct Request {
    /// The things, each with its own key and certificate.
    pub things: Vec<ThingName>,
    /// Folder that gets a folder for each thing.
    pub out: PathBuf,
    /// Kind of the keys to make.
    pub key_type: KeyType,
    /// Policy of the devices.
    pub policy: Choice,
    /// Type of the things.
    pub thing_type: Option<ThingTypeName>,
    /// Attributes of the things.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Groups of the things.
    pub groups: Vec<ThingGroupName>,
    /// Repair what would otherwise be refused; still never replace a key.
    pub force: bool,
    /// Only say what would be done.
    pub dry_run: bool,
    /// For tests: where to die.
    pub failpoint: Failpoint,
}

impl Request {
    /// Checks everything that needs neither network nor disk.
    pub fn check(&self) -> Result<(), ProvisionError> {
        if self.attributes.len() > ATTRIBUTES_TYPED {
            return Err(ProvisionError::Attributes(self.attributes.len()));
        }
        if self.groups.len() > GROUPS_PER_THING {
            return Err(ProvisionError::Groups(self.groups.len()));
        }
        match &self.policy {
            Choice::Derived(Topics {
                publish, subscribe, ..
            }) => {
                if let Some(shared) = publish.iter().find(|filter| filter.is_shared()) {
                    return Err(ProvisionError::SharedPublish(shared.to_string()));
                }
                for filter in publish.iter().chain(subscribe) {
                    for thing in &self.things {
                        filter.of(thing)?;
                    }
                }
            }
            Choice::Named(_) => {}
            Choice::Given { document, .. } => policy::check_document(document)?,
        }
        Ok(())
    }

    /// Filters of the derived policy, out and in; none if the policy was given.
    fn filters(&self) -> (&[DeviceFilter], &[DeviceFilter]) {
        match &self.policy {
            Choice::Derived(topics) => (&topics.publish, &topics.subscribe),
            Choice::Named(_) | Choice::Given { .. } => (&[], &[]),
        }
    }
}

/// What happens during a run, for whoever shows it.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// A step of a device begins.
    Step {
        /// The device.
        thing: &'a ThingName,
        /// The step, such as `create-certificate`.
        action: &'a str,
    },
    /// A device is finished, well or not.
    Finished,
}

/// What a run did, or would do.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `iotctl.provision/v1`.
    pub schema: &'static str,
    /// Whether nothing was changed on purpose.
    pub dry_run: bool,
    /// Account worked in.
    pub account: Option<AccountId>,
    /// Region worked in.
    pub region: Option<Region>,
    /// Whether anything was changed, or would be.
    pub changed: bool,
    /// What was done for all devices together: policy, thing type, groups.
    pub actions: Vec<Action>,
    /// What to know about all devices.
    pub warnings: Vec<String>,
    /// The devices that are ready.
    pub devices: Vec<DeviceReport>,
    /// The devices that are not.
    pub failures: Vec<Failure>,
}

/// One provisioned device.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceReport {
    /// The thing.
    pub thing: ThingName,
    /// Its folder.
    pub folder: PathBuf,
    /// Its certificate; none yet in a dry run.
    pub certificate_id: Option<CertificateId>,
    /// ARN of the certificate.
    pub certificate_arn: Option<Arn>,
    /// Its policy.
    pub policy: PolicyName,
    /// Endpoint, `host:port`.
    pub endpoint: String,
    /// Its MQTT client id.
    pub client_id: ClientId,
    /// Whether anything was changed, or would be.
    pub changed: bool,
    /// What was done, or would be.
    pub actions: Vec<Action>,
    /// What to know about it.
    pub warnings: Vec<String>,
}

/// One device that could not be provisioned.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The thing.
    pub thing: ThingName,
    /// Why.
    #[serde(rename = "message", serialize_with = "error::as_text")]
    pub error: ProvisionError,
}

/// A run in progress.
struct Run<'a> {
    request: &'a Request,
    iot: Iot,
    shared: Shared,
    registry: Registry,
    progress: &'a (dyn Fn(Progress<'_>) + Sync),
}

/// Provisions every thing of `request`. An error concerns all of them; what concerns one is among the failures.
pub async fn provision(
    settings: Settings,
    request: &Request,
    progress: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<Report, ProvisionError> {
    request.check()?;
    let mut report = Report {
        schema: "iotctl.provision/v1",
        dry_run: request.dry_run,
        account: None,
        region: None,
        changed: false,
        actions: Vec::new(),
        warnings: Vec::new(),
        devices: Vec::new(),
        failures: Vec::new(),
    };
    report.failures = unusable(request, None);
    if report.failures.len() == request.things.len() {
        return Ok(report);
    }
    let session = Session::open(settings).await?;
    let iot = session.aws().iot();
    let shared = Shared::read(&session, &iot, request).await?;
    report.account = Some(shared.scope.account.clone());
    report.region = Some(shared.scope.region.clone());
    report.warnings.clone_from(&shared.warnings);
    report.failures = unusable(request, Some(&shared));
    if report.failures.len() == request.things.len() {
        return Ok(report);
    }
    // Each device looks again once its folder is its own.
    report.failures.clear();
    let actions = shared.ensure(&iot, request).await?;
    let run = Run {
        request,
        iot,
        shared,
        registry: Registry::default(),
        progress,
    };
    let outcomes: Vec<_> = futures_util::stream::iter(request.things.iter().enumerate())
        .map(|(at, thing)| {
            let run = &run;
            async move {
                let outcome = Device::new(run, thing).provision().await;
                (run.progress)(Progress::Finished);
                (at, thing, outcome)
            }
        })
        .buffer_unordered(CONCURRENCY)
        .collect()
        .await;
    sort_in(&mut report, outcomes);
    report.changed = !actions.is_empty() || report.devices.iter().any(|device| device.changed);
    report.actions = actions;
    Ok(report)
}

/// The devices whose folders already tell that nothing can be done.
fn unusable(request: &Request, shared: Option<&Shared>) -> Vec<Failure> {
    let check = |thing: &ThingName| {
        let folder = request.out.join(thing.as_str());
        let local = Local::read(&folder, request.force)?;
        shared.map_or(Ok(()), |shared| {
            shared.check(&folder, local.connection.as_ref(), request.force)
        })
    };
    request
        .things
        .iter()
        .filter_map(|thing| {
            check(thing).err().map(|error| Failure {
                thing: thing.clone(),
                error,
            })
        })
        .collect()
}

/// Puts the outcomes into the report in the order of the request.
fn sort_in(
    report: &mut Report,
    mut outcomes: Vec<(usize, &ThingName, Result<DeviceReport, ProvisionError>)>,
) {
    outcomes.sort_by_key(|(at, ..)| *at);
    for (_, thing, outcome) in outcomes {
        match outcome {
            Ok(device) => report.devices.push(device),
            Err(error) => report.failures.push(Failure {
                thing: thing.clone(),
                error,
            }),
        }
    }
}
