//! Exchange of a device's key and certificate: issue, attach, hand over; retire the old ones when the device was seen on the new.
//!
//! Each run goes on where the last one stopped. The old key keeps a name of its own until its certificate is gone.

mod fit;
mod sighting;
mod signer;
mod state;

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::create::{Made, signed};
use super::key::{Key, Registry, Request};
use super::targets::{self, Targets};
use super::{Authority, delete, find, missing, place, register};
use crate::aws::iot::{Certificate, Iot};
use crate::domain::change::{CREATE_CERTIFICATE, ChangeError, Failpoint, Steps};
use crate::domain::device_folder::{self, Connection, DeviceFolder, read_key_file, read_text};
use crate::domain::removal::gone;
use crate::domain::session::Session;
use crate::domain::thing::{self, ATTACH_EXCLUSIVELY, Principal};
use crate::model::name::{Arn, CertificateId, PolicyName, ThingName};
use crate::model::pki::{self, Holder, KeyType};

use sighting::Observer;
use state::{Side, State, next_certificate, next_key};

/// When the old certificate goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retire {
    /// In a later run.
    Later,
    /// So long after the hand-over, whether the device was seen or not.
    After(Duration),
    /// When the device was seen on the new certificate.
    Seen {
        /// A device that may read lifecycle events; without one, the old certificate is made inactive for a trial.
        observer: Option<ThingName>,
    },
    /// At once.
    Now,
}

/// A rotation to start or to go on with.
#[derive(Debug, Clone)]
pub struct Rotation {
    /// The device.
    pub thing: ThingName,
    /// Its folder.
    pub folder: PathBuf,
    /// Kind of the new key.
    pub key_type: KeyType,
    /// Who signs the new certificate; without one, whoever signed the old one: a CA in `ca_dir`, or AWS.
    pub authority: Option<Authority>,
    /// Folder that holds the folders of CAs.
    pub ca_dir: PathBuf,
    /// Policies of the new certificate; those of the old one if there are none.
    pub policies: Vec<PolicyName>,
    /// When the old certificate goes.
    pub retire: Retire,
    /// For tests: where to die.
    pub failpoint: Failpoint,
}

/// How far a rotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// A dry run has said what would be done.
    Planned,
    /// The device's folder has the new key and certificate; the old certificate is still active.
    HandedOver,
    /// The old certificate is gone.
    Retired,
}

/// What a run has reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RotationReport {
    /// The device.
    pub thing: ThingName,
    /// Its folder.
    pub folder: PathBuf,
    /// How far it is.
    pub stage: Stage,
    /// The certificate that goes, or has gone.
    pub old_certificate_id: CertificateId,
    /// The one in its place; none yet in a dry run.
    pub certificate_id: Option<CertificateId>,
    /// When the folder got the new files.
    pub handed_over: Option<Timestamp>,
    /// When the grace of the old certificate ends, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_ends: Option<Timestamp>,
    /// Whether the device was seen on the new certificate, and how: `event` or `trial`.
    pub seen: Option<&'static str>,
}

/// A rotation on its way.
struct Work<'a> {
    session: &'a Session,
    iot: Iot,
    wanted: &'a Rotation,
    connection: Connection,
    state: State,
    /// The CA that signs the new certificate; AWS without one, and nobody where that is done.
    signer: Option<Authority>,
}

/// The ARN of the certificate in use; a device that provisioned itself does not know its account.
async fn arn(session: &Session, connection: &Connection) -> Result<Arn, ChangeError> {
    if let Some(arn) = &connection.certificate_arn {
        return Ok(arn.clone());
    }
    let scope = session.scope().await?;
    let arn = scope.arn(&format!("cert/{}", connection.certificate_id));
    Ok(arn.parse().expect("an ARN made of its parts"))
}

/// The certificates of the rotation that is in progress in `folder`, if there is one.
pub(in crate::domain) fn rotating(
    folder: &Path,
) -> Result<Option<Vec<CertificateId>>, ChangeError> {
    let Some(State { old, new, .. }) = State::read(folder)? else {
        return Ok(None);
    };
    let sides = std::iter::once(old).chain(new);
    let mut ids: Vec<_> = sides.map(|side| side.certificate_id).collect();
    // Registered, perhaps, before the state tells of it.
    if let Some(pem) = read_text(&next_certificate(folder))? {
        ids.push(pki::certificate_id(&pem)?);
    }
    Ok(Some(ids))
}

/// Starts a rotation, or goes on with the one in progress.
pub async fn rotate(
    session: &Session,
    wanted: &Rotation,
    steps: &mut Steps,
) -> Result<RotationReport, ChangeError> {
    let folder = &wanted.folder;
    let connection = match device_folder::read_connection(folder)? {
        Some(connection) => connection,
        // Says what is missing.
        None => DeviceFolder::open(folder.parent().unwrap_or(folder), &wanted.thing)?.connection,
    };
    let _lock = place::enter(folder, &wanted.failpoint, steps).await?;
    let started = State::read(folder)?;
    let present = Side {
        certificate_id: connection.certificate_id.clone(),
        certificate_arn: arn(session, &connection).await?,
    };
    let mut work = Work {
        session,
        iot: session.aws().iot(),
        wanted,
        state: started.clone().unwrap_or_else(|| State::new(present)),
        connection,
        signer: None,
    };
    if started.is_none() {
        work.check_old().await?;
    }
    if work.state.new.is_none() {
        work.signer = match &wanted.authority {
            Some(authority) => Some(authority.clone()),
            None => signer::of(&work.iot, wanted).await?,
        };
    }
    if started.is_none() {
        work.begin(steps).await?;
    }
    if steps.is_dry_run() {
        if work.state.handed_over.is_some() && work.retires(false) {
            work.check_new().await?;
        }
        return work.plan(steps).await;
    }
    let observer = work.observer().await?;
    if work.state.handed_over.is_none() {
        work.hand_over(steps).await?;
    }
    let seen = work.seen(observer, steps).await?;
    let retires = work.retires(seen.is_some());
    if retires {
        work.check_new().await?;
        delete(session, &work.state.old.certificate_id, true, steps).await?;
        state::clear(folder, steps).await?;
    }
    steps.journal.complete().await?;
    let stage = if retires {
        Stage::Retired
    } else {
        Stage::HandedOver
    };
    Ok(work.report(stage, seen))
}

impl Work<'_> {
    fn report(&self, stage: Stage, seen: Option<&'static str>) -> RotationReport {
        let new = self.state.new.as_ref();
        RotationReport {
            thing: self.wanted.thing.clone(),
            folder: self.wanted.folder.clone(),
            stage,
            old_certificate_id: self.state.old.certificate_id.clone(),
            certificate_id: new.map(|new| new.certificate_id.clone()),
            handed_over: self.state.handed_over,
            grace_ends: self.grace_ends(),
            seen,
        }
    }

    /// Refuses a device that has nothing to rotate.
    async fn check_old(&self) -> Result<(), ChangeError> {
        let devices = self.wanted.folder.parent().unwrap_or(&self.wanted.folder);
        DeviceFolder::open(devices, &self.wanted.thing)?;
        let id = &self.state.old.certificate_id;
        match self.iot.certificate(id).await? {
            Some(_) => Ok(()),
            None => Err(missing(id)),
        }
    }

    /// Writes down that a rotation has begun, having checked that it can end.
    async fn begin(&self, steps: &mut Steps) -> Result<(), ChangeError> {
        if let Some(authority) = &self.signer {
            // It must be able to sign before anything is made.
            crate::domain::authority::signer(&authority.dir, &authority.name)?;
        }
        let targets = Targets {
            things: Vec::new(),
            policies: self.wanted.policies.clone(),
        };
        targets::check_targets(self.session, &targets).await?;
        if steps.is_dry_run() {
            return Ok(());
        }
        self.state.write(&self.wanted.folder, steps).await
    }

    /// Notes what is left to do.
    async fn plan(&self, steps: &mut Steps) -> Result<RotationReport, ChangeError> {
        let (folder, name) = (&self.wanted.folder, self.wanted.thing.as_str());
        if self.state.new.is_none() {
            steps.plan("write-key", &next_key(folder).display().to_string());
            let action = match self.signer {
                Some(_) => register::ACTION,
                None => CREATE_CERTIFICATE,
            };
            steps.plan(action, name);
        }
        if self.state.handed_over.is_none() {
            let action = if self.is_exclusive().await? {
                ATTACH_EXCLUSIVELY
            } else {
                "attach-thing"
            };
            steps.plan(action, name);
            steps.plan("hand-over", name);
        }
        if self.wanted.retire != Retire::Later {
            steps.plan("delete-certificate", self.state.old.certificate_id.as_str());
        }
        Ok(self.report(Stage::Planned, None))
    }

    /// Who watches the device connect; before the hand-over, so that no connection is missed.
    async fn observer(&self) -> Result<Option<Observer>, ChangeError> {
        let Retire::Seen {
            observer: Some(observer),
        } = &self.wanted.retire
        else {
            return Ok(None);
        };
        let client = &self.connection.client_id;
        Observer::open(self.session, observer, client)
            .await
            .map(Some)
    }

    /// Issues the new certificate, attaches to it what the old one has, and gives the device's folder the new files.
    async fn hand_over(&mut self, steps: &mut Steps) -> Result<(), ChangeError> {
        let folder = self.wanted.folder.clone();
        let new = if let Some(new) = &self.state.new {
            new.clone()
        } else {
            let certificate = self.issue(steps).await?;
            let new = Side {
                certificate_id: certificate.id,
                certificate_arn: certificate.arn,
            };
            self.state.new = Some(new.clone());
            self.state.write(&folder, steps).await?;
            new
        };
        let targets = self.targets().await?;
        if self.is_exclusive().await? {
            // One thing may have several certificates that are for it alone.
            let new = Principal::Certificate(new.certificate_id.clone());
            thing::attach(self.session, &self.wanted.thing, &new, true, steps).await?;
        }
        let arn = new.certificate_arn.as_str();
        targets::ensure(&self.iot, arn, &targets, false, steps).await?;
        self.state.policies = targets.policies;
        state::switch(&folder, steps).await?;
        self.connection.certificate_id = new.certificate_id;
        self.connection.certificate_arn = Some(new.certificate_arn);
        self.connection.policies.clone_from(&self.state.policies);
        place::write_connection(&folder, &self.connection, steps).await?;
        self.state.handed_over = Some(Timestamp::now());
        self.state.write(&folder, steps).await
    }

    /// A new key and its certificate, in files beside those in use.
    async fn issue(&self, steps: &mut Steps) -> Result<Certificate, ChangeError> {
        let (folder, name) = (&self.wanted.folder, self.wanted.thing.as_str());
        let key = self.key(steps).await?;
        let path = next_certificate(folder);
        let pem = read_text(&path)?;
        if let Some(authority) = &self.signer {
            let made = Made { path, pem, name };
            let found = signed(
                &self.iot,
                authority,
                made,
                Holder::Key(key.private.pem()),
                steps,
            )
            .await?;
            return found
                .map(|found| found.certificate)
                .ok_or_else(|| missing(&self.state.old.certificate_id));
        }
        let registry = Registry::default();
        let request = Request {
            iot: &self.iot,
            scope: self.session.scope().await?,
            registry: &registry,
            object: name,
            hash: &key.hash,
            csr: &key.csr,
        };
        let known = pem.as_deref().map(pki::certificate_id).transpose()?;
        let known: Vec<_> = known.into_iter().collect();
        let found = request.certificate(&known, steps).await?;
        let found = found.ok_or_else(|| missing(&self.state.old.certificate_id))?;
        let content = format!("{}\n", found.certificate.pem.trim_end());
        place::write_file(path, content, steps).await?;
        Ok(found.certificate)
    }

    /// The new key: of a run before this one, or made now.
    async fn key(&self, steps: &mut Steps) -> Result<Key, ChangeError> {
        let path = next_key(&self.wanted.folder);
        let name = self.wanted.thing.as_str();
        if let Some(pem) = read_key_file(&path)? {
            return Ok(Key::read(pem, name)?);
        }
        let made = place::make_key(path, self.wanted.key_type, name, steps).await?;
        made.ok_or_else(|| missing(&self.state.old.certificate_id))
    }

    /// What the new certificate is attached to: all that the old one is, or the policies asked for.
    async fn targets(&self) -> Result<Targets, ChangeError> {
        let old = find(self.session, &self.state.old.certificate_id).await?;
        let (things, policies) = old
            .map(|old| (old.things, old.policies))
            .unwrap_or_default();
        let mut things: Vec<ThingName> =
            things.iter().filter_map(|name| name.parse().ok()).collect();
        if !things.contains(&self.wanted.thing) {
            things.push(self.wanted.thing.clone());
        }
        let policies = if self.wanted.policies.is_empty() {
            let names = policies.iter();
            names.filter_map(|name| name.parse().ok()).collect()
        } else {
            self.wanted.policies.clone()
        };
        Ok(Targets { things, policies })
    }

    /// Whether the old certificate is for this thing alone: its policies may count on it.
    async fn is_exclusive(&self) -> Result<bool, ChangeError> {
        let attached = match self.iot.thing_attachments(&self.wanted.thing).await {
            Err(error) if self.iot.lacks(&error) => return Ok(false),
            attached => attached?.unwrap_or_default(),
        };
        let old = self.state.old.certificate_arn.as_str();
        Ok(attached
            .iter()
            .any(|found| found.exclusive && found.principal == old))
    }

    /// Whether the old certificate goes now.
    fn retires(&self, seen: bool) -> bool {
        match &self.wanted.retire {
            Retire::Now => true,
            Retire::Later | Retire::Seen { .. } => seen,
            Retire::After(_) => self.grace_ends().is_some_and(|end| end <= Timestamp::now()),
        }
    }

    /// Refuses to take the old certificate from a device that cannot connect with the new one.
    async fn check_new(&self) -> Result<(), ChangeError> {
        match &self.state.new {
            Some(new) => {
                fit::check(self.session, &self.wanted.folder, &self.wanted.thing, new).await
            }
            None => Ok(()),
        }
    }

    /// When the old certificate may go whether the device was seen or not.
    fn grace_ends(&self) -> Option<Timestamp> {
        let Retire::After(grace) = self.wanted.retire else {
            return None;
        };
        let handed_over = self.state.handed_over?;
        Some(handed_over.saturating_add(grace).unwrap_or(Timestamp::MAX))
    }

    /// Whether, and how, the device was seen on the new certificate; waits for it where that is asked for.
    async fn seen(
        &mut self,
        observer: Option<Observer>,
        steps: &mut Steps,
    ) -> Result<Option<&'static str>, ChangeError> {
        if let Some(baseline) = self.state.trial {
            // A trial was interrupted: the old certificate may be inactive.
            let old = self.iot.certificate(&self.state.old.certificate_id).await?;
            let data = self.session.iot_data().await?;
            // While it is active, the device may have come back with it.
            if old.is_none_or(|old| old.status != "ACTIVE")
                && sighting::is_back(&data, &self.connection.client_id, baseline).await?
            {
                return Ok(Some("trial"));
            }
            self.end_trial(steps).await?;
        }
        match (&self.wanted.retire, observer, &self.state.new) {
            (Retire::Seen { .. }, Some(observer), Some(new)) => {
                observer.wait(&new.certificate_id).await?;
                Ok(Some("event"))
            }
            (Retire::Seen { .. }, None, _) => {
                let proven = self.try_without_old(steps).await?;
                Ok(proven.then_some("trial"))
            }
            _ => Ok(None),
        }
    }

    /// Makes the old certificate inactive for a moment, has AWS end the connection, and looks whether the device comes back.
    async fn try_without_old(&mut self, steps: &mut Steps) -> Result<bool, ChangeError> {
        self.check_new().await?;
        let data = self.session.iot_data().await?;
        let client = self.connection.client_id.clone();
        let baseline = sighting::connected(&data, &client).await?;
        let old = self.iot.certificate(&self.state.old.certificate_id).await?;
        if old.is_none_or(|old| old.status != "ACTIVE") {
            // Nobody connects with it anyway.
            return Ok(true);
        }
        self.state.trial = Some(baseline);
        self.state.write(&self.wanted.folder, steps).await?;
        let old = self.state.old.certificate_id.clone();
        let deactivate = || self.iot.set_certificate_active(&old, false);
        steps
            .call("deactivate-certificate", old.as_str(), deactivate)
            .await?;
        let disconnect = async || gone(data.disconnect(&client).await);
        steps
            .call("end-connection", client.as_str(), disconnect)
            .await?;
        if sighting::comes_back(&data, &client, baseline).await? {
            return Ok(true);
        }
        self.end_trial(steps).await?;
        Ok(false)
    }

    /// Gives the device its old certificate back.
    async fn end_trial(&mut self, steps: &mut Steps) -> Result<(), ChangeError> {
        let old = &self.state.old.certificate_id;
        let activate = || self.iot.set_certificate_active(old, true);
        steps
            .call("activate-certificate", old.as_str(), activate)
            .await?;
        self.state.trial = None;
        self.state.write(&self.wanted.folder, steps).await
    }
}
