//! What all devices of a run share: account, endpoint, roots, policy, thing type, groups.

use std::collections::BTreeMap;

use super::Request;
use crate::aws::AwsErrorKind;
use crate::aws::iot::{Iot, NewThingGroup};
use crate::domain::change::{Action, ChangeError, Journal, Steps};
use crate::domain::device::{DeviceError, Site};
use crate::domain::files;
use crate::domain::policy::{self, Choice};
use crate::domain::session::Session;
use crate::model::name::PolicyName;

/// What all devices share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) site: Site,
    pub(super) policy: PolicyName,
    /// Document of the policy, unless it has to exist.
    document: Option<String>,
    pub(super) warnings: Vec<String>,
}

impl Shared {
    /// Finds out what the devices share; changes nothing.
    pub(super) async fn read(session: &Session, request: &Request) -> Result<Self, DeviceError> {
        let site = Site::find(session).await?;
        let (policy, document, warnings) = match &request.policy {
            Choice::Named(name) => (name.clone(), None, Vec::new()),
            Choice::Given { name, document } => (name.clone(), Some(document.clone()), Vec::new()),
            Choice::Derived(topics) => {
                let derived = policy::derive(&site.scope, topics)?;
                (derived.name, Some(derived.document), derived.warnings)
            }
        };
        Ok(Self {
            site,
            policy,
            document,
            warnings,
        })
    }

    /// Creates what is missing of policy, thing type and groups.
    pub(super) async fn ensure(
        &self,
        iot: &Iot,
        request: &Request,
    ) -> Result<Vec<Action>, DeviceError> {
        let mut steps = Steps::new(
            Journal::read(&request.out, request.failpoint.clone())?,
            request.dry_run,
        );
        self.ensure_policy(iot, request, &mut steps).await?;
        ensure_type(iot, request, &mut steps).await?;
        ensure_groups(iot, request, &mut steps).await?;
        steps.journal.complete().await?;
        Ok(steps.actions)
    }

    async fn ensure_policy(
        &self,
        iot: &Iot,
        request: &Request,
        steps: &mut Steps,
    ) -> Result<(), DeviceError> {
        let name = &self.policy;
        let Some(document) = &self.document else {
            return match iot.policy(name).await? {
                Some(_) => Ok(()),
                None => Err(DeviceError::NoPolicy(name.clone())),
            };
        };
        if is_there(iot, name, document).await? {
            return Ok(());
        }
        ensure_out(request).await?;
        let tags = BTreeMap::new();
        match steps
            .call("create-policy", name.as_str(), || {
                iot.create_policy(name, document, &tags)
            })
            .await
        {
            // Somebody else was faster: a run beside this one, or an earlier attempt of this call.
            Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
                is_there(iot, name, document).await.map(drop)
            }
            created => Ok(created?),
        }
    }
}

/// Creates the folder of the run's journal before the first change.
async fn ensure_out(request: &Request) -> Result<(), DeviceError> {
    if !request.dry_run {
        let out = request.out.clone();
        files::blocking(move || files::create_folder(&out)).await?;
    }
    Ok(())
}

/// Whether the policy exists, and with this document.
async fn is_there(iot: &Iot, name: &PolicyName, document: &str) -> Result<bool, DeviceError> {
    match iot.policy(name).await? {
        None => Ok(false),
        Some(policy) if policy::same_document(&policy.document, document) => Ok(true),
        Some(_) => Err(DeviceError::PolicyDiffers(name.clone())),
    }
}

async fn ensure_type(iot: &Iot, request: &Request, steps: &mut Steps) -> Result<(), DeviceError> {
    let Some(name) = &request.thing_type else {
        return Ok(());
    };
    match iot.thing_type(name).await? {
        Some(found) if found.deprecated => Err(DeviceError::Deprecated(name.clone())),
        Some(_) => Ok(()),
        None => {
            ensure_out(request).await?;
            let tags = BTreeMap::new();
            steps
                .call("create-thing-type", name.as_str(), || {
                    iot.create_thing_type(name, None, &[], &tags)
                })
                .await?;
            Ok(())
        }
    }
}

async fn ensure_groups(iot: &Iot, request: &Request, steps: &mut Steps) -> Result<(), DeviceError> {
    let new = NewThingGroup::default();
    for name in &request.groups {
        if iot.thing_group(name).await?.is_none() {
            ensure_out(request).await?;
            let create = || iot.create_thing_group(name, &new);
            let action = "create-thing-group";
            steps.call(action, name.as_str(), create).await?;
        }
    }
    Ok(())
}
