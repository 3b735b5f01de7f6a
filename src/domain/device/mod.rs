//! One device: its key, thing, certificate, attachments and files, each step only where something is missing.

mod error;
mod kept;
mod local;
mod site;
mod source;
mod take_down;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::aws::iot::{Certificate, Iot};
use crate::domain::certificate::{self, Found, Registration, Registry, Signed, Targets};
use crate::domain::change::{Action, Difference, Existing, Failpoint, Steps};
use crate::domain::device_folder::certificate_path;
use crate::domain::files::{self, FileError, FolderLock};
use crate::domain::policy::DeviceFilter;
use crate::domain::session::Session;
use crate::domain::thing::{
    self, Change, Principal, TypeChange, attribute_differences, check_attributes, to_replace,
    to_set,
};
use crate::model::name::{
    Arn, AttributeName, AttributeValue, CertificateId, ClientId, PolicyName, ThingGroupName,
    ThingName, ThingTypeName,
};

pub use error::DeviceError;
pub(in crate::domain) use error::as_text;
pub(in crate::domain) use kept::Kept;
use local::Local;
pub(in crate::domain) use site::{Site, roots, split};
pub use source::Source;
pub(in crate::domain) use take_down::{Own, take_down};
pub(in crate::domain) use write::settle;

/// The step that attaches a device's certificate to its thing.
pub(in crate::domain) const ATTACH: &str = "attach-thing";

/// A device as wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Name of the thing, which is its client id, too.
    pub name: ThingName,
    /// What becomes of a thing of that name that is there already.
    pub existing: ExistingThing,
    /// Type of the thing.
    pub thing_type: Option<ThingTypeName>,
    /// Attributes of the thing.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Groups it is to be in.
    pub groups: Vec<ThingGroupName>,
    /// Policies of its certificate.
    pub policies: Vec<PolicyName>,
    /// Where its certificate comes from.
    pub source: Source,
    /// Its folder.
    pub folder: PathBuf,
    /// Filters of what it publishes, for `connection.json`; none if its policy was given.
    pub publish: Vec<DeviceFilter>,
    /// Filters of what it subscribes to, likewise.
    pub subscribe: Vec<DeviceFilter>,
    /// Certificates of it that its caller retires as soon as it has another.
    pub replaced: Vec<CertificateId>,
}

/// What becomes of a thing that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExistingThing {
    /// The device is made of it.
    Used,
    /// Likewise, and from now on it counts as made here.
    Adopted,
    /// It is somebody else's.
    Refused,
}

/// What happens to a device, for whoever shows it.
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

/// What a run over many devices shares.
pub(in crate::domain) struct Run<'a> {
    pub(in crate::domain) session: &'a Session,
    pub(in crate::domain) iot: Iot,
    pub(in crate::domain) site: Site,
    pub(in crate::domain) registry: Registry,
    /// Repair what would otherwise be refused.
    pub(in crate::domain) force: bool,
    /// What a device has and is not wanted is to go: type, attributes, groups, policies.
    pub(in crate::domain) exact: bool,
    /// Make another key for a device whose key is lost.
    pub(in crate::domain) rekey: bool,
    pub(in crate::domain) progress: &'a (dyn Fn(Progress<'_>) + Sync),
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
    /// Its policies.
    pub policies: Vec<PolicyName>,
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

/// Refuses a folder from which the device cannot be brought to what is wanted; changes nothing.
pub(in crate::domain) fn check(
    wanted: &Wanted,
    force: bool,
    site: Option<&Site>,
) -> Result<(), DeviceError> {
    checked(wanted, force, force, site).map(drop)
}

/// What is in the folder, from which the device can be brought to what is wanted.
fn checked(
    wanted: &Wanted,
    force: bool,
    rekey: bool,
    site: Option<&Site>,
) -> Result<Local, DeviceError> {
    let local = Local::read(&wanted.folder, force, rekey, wanted.source.is_keyless())?;
    let (Some(site), Some(connection)) = (site, &local.connection) else {
        return Ok(local);
    };
    if let Some(arn) = &connection.certificate_arn {
        site.check_here(&wanted.folder, arn)?;
    }
    let lost = |policy| !wanted.policies.contains(policy);
    if force || !connection.policies.iter().any(lost) {
        return Ok(local);
    }
    let joined = |names: &[PolicyName]| {
        let names: Vec<_> = names.iter().map(PolicyName::as_str).collect();
        names.join(", ")
    };
    Err(DeviceError::OtherPolicy {
        has: joined(&connection.policies),
        wanted: joined(&wanted.policies),
    })
}

/// Takes the folder of a device for this process, creating it first; nothing in a dry run for a folder that is not there.
pub(in crate::domain) fn enter(
    folder: &Path,
    dry_run: bool,
) -> Result<Option<FolderLock>, FileError> {
    if dry_run && !folder.is_dir() {
        return Ok(None);
    }
    let is_new = files::create_folder_lazily(folder)?;
    let lock = files::lock_folder(folder)?;
    if !dry_run && !is_new {
        files::remove_unfinished(folder)?;
    }
    Ok(Some(lock))
}

/// A device on its way.
pub(in crate::domain) struct Device<'a> {
    run: &'a Run<'a>,
    wanted: &'a Wanted,
    steps: &'a mut Steps,
    warnings: Vec<String>,
    /// Whether the thing was made by this run: nothing is attached to it, and it is in no group.
    is_new: bool,
    /// Whether the certificate was issued by this run: it has no policy.
    is_issued: bool,
}

impl<'a> Device<'a> {
    /// A device whose changes are made by `steps`.
    pub(in crate::domain) fn new(
        run: &'a Run<'a>,
        wanted: &'a Wanted,
        steps: &'a mut Steps,
    ) -> Self {
        Self {
            run,
            wanted,
            steps,
            warnings: Vec::new(),
            is_new: false,
            is_issued: false,
        }
    }

    /// Says which step begins.
    pub(super) fn show(&self, action: &str) {
        (self.run.progress)(Progress::Step {
            thing: &self.wanted.name,
            action,
        });
    }

    /// Brings the device to the state asked for, in a folder that is locked for this process.
    pub(in crate::domain) async fn provision(mut self) -> Result<DeviceReport, DeviceError> {
        let run = self.run;
        let local = checked(self.wanted, run.force, run.rekey, Some(&run.site))?;
        // The thing first: where AWS refuses it, no certificate is left without one.
        self.thing().await?;
        let certificate = self.certificate(&local).await?;
        self.attach(certificate.as_ref(), &local).await?;
        self.join_groups().await?;
        self.write_files(certificate.as_ref(), &local).await?;
        self.steps.journal.complete().await?;
        Ok(self.report(certificate))
    }

    /// The device's certificate, active; `None` only in a dry run that would make one.
    async fn certificate(&mut self, local: &Local) -> Result<Option<Certificate>, DeviceError> {
        if let (None, Some(connection), false) = (
            &local.key,
            &local.connection,
            self.wanted.source.is_keyless(),
        ) {
            let id = &connection.certificate_id;
            if !self.wanted.replaced.contains(id) {
                self.warnings.push(format!(
                    "the key of the certificate `{id}` is lost; that certificate is still registered"
                ));
            }
        }
        if local.is_orphaned && !self.steps.is_dry_run() {
            // A run after this one must not find it beside the key that is about to be made.
            let path = certificate_path(&self.wanted.folder);
            files::blocking(move || files::remove(&path)).await?;
        }
        self.show("create-certificate");
        let Some(Found { certificate, fresh }) = self.found(local).await? else {
            return Ok(None);
        };
        self.is_issued = fresh;
        // A device that was taken down with its certificate and is made again from its folder lacks nothing.
        let is_again = |id: &CertificateId| {
            let mut records = self.steps.journal.records().iter();
            self.is_new && !records.any(|record| record.certificate_id.as_ref() == Some(id))
        };
        if let Some(connection) = local.connection.as_ref().filter(|connection| {
            let id = &connection.certificate_id;
            let is_another = fresh && local.key.is_some() && *id != certificate.id;
            is_another && !is_again(id) && !self.wanted.replaced.contains(id)
        }) {
            let id = &connection.certificate_id;
            let is_left = self.run.iot.certificate(id).await?.is_some();
            let still = if is_left {
                "still registered"
            } else {
                "not registered any more"
            };
            self.warnings.push(format!(
                "the certificate `{id}` is {still}; another one takes its place"
            ));
        }
        self.usable(certificate).await.map(Some)
    }

    /// The certificate as it is, or is made; `None` in a dry run that would make it.
    async fn found(&mut self, local: &Local) -> Result<Option<Found>, DeviceError> {
        let (run, name) = (self.run, &self.wanted.name);
        let (origin, authority) = match &self.wanted.source {
            Source::Made { origin, authority } => (origin.clone(), authority.clone()),
            Source::Given { pem, signed } => return self.registered(pem, signed).await,
        };
        let known = certificate::Local {
            key: local.key.clone(),
            certificate: local.certificate.clone(),
            connection: local.connection.clone(),
        };
        let wanted = certificate::Wanted {
            thing: Some(name.clone()),
            folder: self.wanted.folder.clone(),
            origin,
            authority,
            policies: Vec::new(),
            failpoint: Failpoint::default(),
        };
        let obtained = certificate::obtain(run.session, &run.registry, &wanted, known, self.steps);
        let (found, told) = obtained.await?;
        self.warnings.extend(told);
        Ok(found)
    }

    async fn registered(
        &mut self,
        pem: &str,
        signed: &Signed,
    ) -> Result<Option<Found>, DeviceError> {
        let wanted = Registration {
            certificate: pem.to_owned(),
            signed: signed.clone(),
            active: true,
            targets: Targets::default(),
        };
        let id =
            certificate::register(self.run.session, &wanted, Existing::Update, self.steps).await?;
        let certificate = self.run.iot.certificate(&id).await?;
        Ok(certificate.map(|certificate| Found {
            certificate,
            fresh: false,
        }))
    }

    /// Refuses a certificate that cannot connect; activates an inactive one where that was asked for.
    async fn usable(&mut self, certificate: Certificate) -> Result<Certificate, DeviceError> {
        match certificate.status.as_str() {
            "ACTIVE" => Ok(certificate),
            "INACTIVE" if self.run.force => {
                let iot = &self.run.iot;
                let activate = || iot.set_certificate_active(&certificate.id, true);
                let id = certificate.id.as_str();
                self.steps
                    .call("activate-certificate", id, activate)
                    .await?;
                Ok(certificate)
            }
            status => Err(DeviceError::CertificateStatus {
                id: certificate.id,
                status: status.to_owned(),
            }),
        }
    }

    /// Creates the thing, or gives it the type and attributes asked for.
    async fn thing(&mut self) -> Result<(), DeviceError> {
        let (run, name) = (self.run, &self.wanted.name);
        let (kind, attributes) = (self.wanted.thing_type.as_ref(), &self.wanted.attributes);
        self.show("create-thing");
        let Some(thing) = run.iot.thing(name).await? else {
            check_attributes(name, kind, attributes.len())?;
            let create = || run.iot.create_thing(name, kind, attributes);
            self.steps
                .call("create-thing", name.as_str(), create)
                .await?;
            self.is_new = true;
            return Ok(());
        };
        match self.wanted.existing {
            ExistingThing::Used => {}
            ExistingThing::Adopted => {
                let nothing = async || Ok(());
                self.steps
                    .call("adopt-thing", name.as_str(), nothing)
                    .await?;
            }
            ExistingThing::Refused => return Err(DeviceError::ForeignThing(name.clone())),
        }
        let has = thing.type_name.as_deref();
        let type_name = match kind {
            Some(kind) => Some(TypeChange::To(kind.clone())),
            None => run.exact.then_some(TypeChange::Removed),
        };
        let type_name = type_name.filter(|change| change.name() != has);
        let mut differences = Vec::new();
        if let Some(change) = &type_name {
            differences.extend(Difference::between("thing-type", has, change.name()));
        }
        let wanted = if run.exact {
            to_replace(&thing.attributes, attributes)
        } else {
            to_set(attributes)
        };
        let mut change = Change {
            type_name,
            ..Change::default()
        };
        for (name, value, difference) in attribute_differences(&thing.attributes, &wanted) {
            change.attributes.insert(name, value);
            differences.push(difference);
        }
        if differences.is_empty() {
            return Ok(());
        }
        let update = || run.iot.update_thing(name, &change);
        self.steps
            .change("update-thing", name.as_str(), differences, update)
            .await?;
        Ok(())
    }

    /// Attaches the policies to the certificate and the certificate to the thing.
    async fn attach(
        &mut self,
        certificate: Option<&Certificate>,
        local: &Local,
    ) -> Result<(), DeviceError> {
        let (run, name) = (self.run, &self.wanted.name);
        let Some(certificate) = certificate else {
            for policy in &self.wanted.policies {
                self.steps.plan("attach-policy", policy.as_str());
            }
            self.steps.plan(ATTACH, name.as_str());
            return Ok(());
        };
        let arn = certificate.arn.as_str();
        self.attach_policies(arn, local).await?;
        self.show(ATTACH);
        let mut principals = if self.is_new {
            Vec::new()
        } else {
            run.iot.thing_principals(name).await?.unwrap_or_default()
        };
        if self.is_being_detached(arn) && principals.iter().any(|principal| principal == arn) {
            let own = Principal::Certificate(certificate.id.clone());
            thing::detach(run.session, name, &own, true, self.steps).await?;
            principals.retain(|principal| principal != arn);
        }
        let others: Vec<&str> = principals
            .iter()
            .map(String::as_str)
            .filter(|principal| *principal != arn)
            .collect();
        let replaced = &self.wanted.replaced;
        let goes = |arn: &str| replaced.iter().any(|id| arn.ends_with(id.as_str()));
        let staying: Vec<&str> = others.iter().copied().filter(|arn| !goes(arn)).collect();
        if !staying.is_empty() {
            self.warnings.push(format!(
                "the thing has other principals, which stay attached: {}",
                staying.join(", ")
            ));
        }
        if others.len() < principals.len() {
            return Ok(());
        }
        self.steps
            .call(ATTACH, name.as_str(), || {
                run.iot.attach_thing_principal(name, arn)
            })
            .await?;
        Ok(())
    }

    /// Whether a run before this one began to detach the certificate, which AWS lists until that takes effect.
    fn is_being_detached(&self, arn: &str) -> bool {
        let records = self.steps.journal.records().iter().rev();
        let mut last = records.filter_map(|record| match record.step.as_str() {
            ATTACH => Some(false),
            thing::DETACH if record.object.as_deref() == Some(arn) => Some(true),
            _ => None,
        });
        last.next() == Some(true)
    }

    /// Attaches what is missing of the policies, and detaches those that it had from iotctl, or has at all, and is to have no more.
    async fn attach_policies(&mut self, arn: &str, local: &Local) -> Result<(), DeviceError> {
        let run = self.run;
        self.show("attach-policy");
        let attached = if self.is_issued {
            Vec::new()
        } else {
            run.iot.attached_policies(arn).await?
        };
        let is_attached = |policy: &PolicyName| attached.iter().any(|name| name == policy.as_str());
        for policy in self
            .wanted
            .policies
            .iter()
            .filter(|policy| !is_attached(policy))
        {
            let attach = || run.iot.attach_policy(policy, arn);
            self.steps
                .call("attach-policy", policy.as_str(), attach)
                .await?;
        }
        let former = local
            .connection
            .iter()
            .flat_map(|connection| &connection.policies);
        let is_former = |policy: &PolicyName| former.clone().any(|former| former == policy);
        let surplus = attached.iter().filter_map(|name| name.parse().ok());
        for surplus in surplus.filter(|policy: &PolicyName| {
            !self.wanted.policies.contains(policy) && (run.exact || is_former(policy))
        }) {
            let detach = || run.iot.detach_policy(&surplus, arn);
            self.steps
                .call("detach-policy", surplus.as_str(), detach)
                .await?;
        }
        Ok(())
    }

    /// Joins the groups that it is to be in, and leaves the others if it is to be in no other.
    async fn join_groups(&mut self) -> Result<(), DeviceError> {
        let (run, name) = (self.run, &self.wanted.name);
        let groups = &self.wanted.groups;
        if groups.is_empty() && (self.is_new || !run.exact) {
            return Ok(());
        }
        self.show("add-to-group");
        let member = if self.is_new {
            Vec::new()
        } else {
            run.iot.thing_groups(name).await?
        };
        let is_member = |group: &&ThingGroupName| member.iter().any(|name| name == group.as_str());
        for group in groups.iter().filter(|group| !is_member(group)) {
            self.steps
                .call("add-to-group", group.as_str(), || {
                    run.iot.add_to_group(name, group)
                })
                .await?;
        }
        let surplus = member.iter().filter(|_| run.exact);
        for group in surplus.filter_map(|name| name.parse::<ThingGroupName>().ok()) {
            if groups.contains(&group) || self.is_dynamic(&group).await? {
                continue;
            }
            self.steps
                .call("remove-from-group", group.as_str(), || {
                    run.iot.remove_from_group(name, &group)
                })
                .await?;
        }
        Ok(())
    }

    /// Whether a query decides who is in the group.
    async fn is_dynamic(&self, group: &ThingGroupName) -> Result<bool, DeviceError> {
        let found = self.run.iot.thing_group(group).await?;
        Ok(found.is_some_and(|found| found.query.is_some()))
    }

    fn report(self, certificate: Option<Certificate>) -> DeviceReport {
        let site = &self.run.site;
        DeviceReport {
            thing: self.wanted.name.clone(),
            client_id: self.wanted.client_id(),
            folder: self.wanted.folder.clone(),
            certificate_id: certificate
                .as_ref()
                .map(|certificate| certificate.id.clone()),
            certificate_arn: certificate.map(|certificate| certificate.arn),
            policies: self.wanted.policies.clone(),
            endpoint: format!("{}:{}", site.host, site.port),
            changed: !self.steps.actions.is_empty(),
            actions: self.steps.actions.clone(),
            warnings: self.warnings,
        }
    }
}
