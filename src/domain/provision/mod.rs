//! Provisioning: things with keys, certificates and policies, and the folders their devices start from.
//!
//! A run converges: what is there and right stays untouched, what a killed run left open is finished. Never replaces a key.

mod shared;

use std::collections::BTreeMap;
use std::path::PathBuf;

use futures_util::StreamExt as _;
use serde::Serialize;

use crate::domain::certificate::{Origin, Registry};
use crate::domain::change::{Action, Failpoint, Journal, Steps};
use crate::domain::device::{
    self, Device, DeviceError, DeviceReport, ExistingThing, Progress, Run, Source, Wanted,
};
use crate::domain::session::{Session, Settings};
use crate::model::limits::{ATTRIBUTES_TYPED, GROUPS_PER_THING};
use crate::model::name::{
    AccountId, AttributeName, AttributeValue, Region, ThingGroupName, ThingName, ThingTypeName,
};
use crate::model::pki::KeyType;

pub use crate::domain::policy;
use policy::{Choice, DeviceFilter, Topics};
use shared::Shared;

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
    pub fn check(&self) -> Result<(), DeviceError> {
        if self.attributes.len() > ATTRIBUTES_TYPED {
            return Err(DeviceError::Attributes(self.attributes.len()));
        }
        if self.groups.len() > GROUPS_PER_THING {
            return Err(DeviceError::Groups(self.groups.len()));
        }
        match &self.policy {
            Choice::Derived(Topics {
                publish, subscribe, ..
            }) => {
                if let Some(shared) = publish.iter().find(|filter| filter.is_shared()) {
                    return Err(DeviceError::SharedPublish(shared.to_string()));
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

    /// The device of a thing.
    fn device(&self, name: &ThingName, shared: Option<&Shared>) -> Wanted {
        let (publish, subscribe) = self.filters();
        Wanted {
            name: name.clone(),
            existing: ExistingThing::Used,
            thing_type: self.thing_type.clone(),
            attributes: self.attributes.clone(),
            groups: self.groups.clone(),
            policies: shared.iter().map(|shared| shared.policy.clone()).collect(),
            source: Source::Made {
                origin: Origin::Here(self.key_type),
                authority: None,
            },
            folder: self.out.join(name.as_str()),
            publish: publish.to_vec(),
            subscribe: subscribe.to_vec(),
            replaced: Vec::new(),
        }
    }

    /// Filters of the derived policy, out and in; none if the policy was given.
    fn filters(&self) -> (&[DeviceFilter], &[DeviceFilter]) {
        match &self.policy {
            Choice::Derived(topics) => (&topics.publish, &topics.subscribe),
            Choice::Named(_) | Choice::Given { .. } => (&[], &[]),
        }
    }
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

/// One device that could not be provisioned.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The thing.
    pub thing: ThingName,
    /// Why.
    #[serde(rename = "message", serialize_with = "device::as_text")]
    pub error: DeviceError,
}

/// Provisions every thing of `request`. An error concerns all of them; what concerns one is among the failures.
pub async fn provision(
    settings: Settings,
    request: &Request,
    progress: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<Report, DeviceError> {
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
    let shared = Shared::read(&session, request).await?;
    report.account = Some(shared.site.scope.account.clone());
    report.region = Some(shared.site.scope.region.clone());
    report.warnings.clone_from(&shared.warnings);
    report.failures = unusable(request, Some(&shared));
    if report.failures.len() == request.things.len() {
        return Ok(report);
    }
    // Each device looks again once its folder is its own.
    report.failures.clear();
    let actions = shared.ensure(&iot, request).await?;
    let run = Run {
        session: &session,
        iot,
        site: shared.site.clone(),
        registry: Registry::default(),
        force: request.force,
        exact: false,
        rekey: request.force,
        progress,
    };
    let outcomes: Vec<_> = futures_util::stream::iter(request.things.iter().enumerate())
        .map(|(at, thing)| {
            let (run, shared) = (&run, &shared);
            async move {
                let wanted = request.device(thing, Some(shared));
                let outcome = alone(run, request, &wanted).await;
                (run.progress)(Progress::Finished);
                (at, thing, outcome)
            }
        })
        .buffer_unordered(CONCURRENCY)
        .collect()
        .await;
    sort_in(&mut report, outcomes);
    let written = report.devices.iter().filter(|device| device.changed);
    if !request.dry_run {
        device::settle(written.filter_map(|device| device.folder.parent())).await?;
    }
    report.changed = !actions.is_empty() || report.devices.iter().any(|device| device.changed);
    report.actions = actions;
    Ok(report)
}

/// Provisions one device, in whose folder nobody else works meanwhile.
async fn alone(
    run: &Run<'_>,
    request: &Request,
    wanted: &Wanted,
) -> Result<DeviceReport, DeviceError> {
    let _lock = device::enter(&wanted.folder, request.dry_run)?;
    // Only now is nobody else writing it.
    let journal = Journal::read(&wanted.folder, request.failpoint.clone())?;
    let mut steps = Steps::new(journal, request.dry_run);
    Device::new(run, wanted, &mut steps).provision().await
}

/// The devices whose folders already tell that nothing can be done.
fn unusable(request: &Request, shared: Option<&Shared>) -> Vec<Failure> {
    let site = shared.map(|shared| &shared.site);
    let check = |thing: &ThingName| {
        let error = device::check(&request.device(thing, shared), request.force, site).err()?;
        Some(Failure {
            thing: thing.clone(),
            error,
        })
    };
    request.things.iter().filter_map(check).collect()
}

/// Puts the outcomes into the report in the order of the request.
fn sort_in(
    report: &mut Report,
    mut outcomes: Vec<(usize, &ThingName, Result<DeviceReport, DeviceError>)>,
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
