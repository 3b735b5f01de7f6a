//! What a certificate is attached to: things, policies.

use super::{find, missing};
use crate::aws::iot::Iot;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::session::Session;
use crate::domain::{policy, thing};
use crate::model::name::{CertificateId, PolicyName, ThingName};

/// Things and policies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    /// Things.
    pub things: Vec<ThingName>,
    /// Policies.
    pub policies: Vec<PolicyName>,
}

/// Refuses things and policies that do not exist, before anything is made that would hang on nothing.
pub async fn check_targets(session: &Session, targets: &Targets) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    for thing in &targets.things {
        if iot.thing(thing).await?.is_none() {
            return Err(thing::missing(thing));
        }
    }
    for policy in &targets.policies {
        policy::must_exist(session, policy).await?;
    }
    Ok(())
}

/// Attaches what is not attached yet; a certificate that is `fresh` has nothing, and is not asked.
pub(super) async fn ensure(
    iot: &Iot,
    arn: &str,
    targets: &Targets,
    fresh: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let has = if fresh || targets.policies.is_empty() {
        Vec::new()
    } else {
        iot.attached_policies(arn).await?
    };
    for policy in &targets.policies {
        if !has.iter().any(|name| name == policy.as_str()) {
            let attach = || iot.attach_policy(policy, arn);
            steps.call("attach-policy", policy.as_str(), attach).await?;
        }
    }
    let has = if fresh || targets.things.is_empty() {
        Vec::new()
    } else {
        iot.principal_things(arn).await?
    };
    for thing in &targets.things {
        if !has.iter().any(|name| name == thing.as_str()) {
            let attach = || iot.attach_thing_principal(thing, arn);
            steps.call("attach-thing", thing.as_str(), attach).await?;
        }
    }
    Ok(())
}

/// Notes what [`ensure`] would attach to a certificate that does not exist yet.
pub(super) fn plan(targets: &Targets, steps: &mut Steps) {
    for policy in &targets.policies {
        steps.plan("attach-policy", policy.as_str());
    }
    for thing in &targets.things {
        steps.plan("attach-thing", thing.as_str());
    }
}

/// Attaches a certificate to things, and policies to it.
pub async fn attach(
    session: &Session,
    id: &CertificateId,
    targets: &Targets,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check_targets(session, targets).await?;
    let iot = session.aws().iot();
    let found = iot.certificate(id).await?.ok_or_else(|| missing(id))?;
    ensure(&iot, found.arn.as_str(), targets, false, steps).await
}

/// Detaches a certificate from things, and policies from it; what is not attached is no error.
pub async fn detach(
    session: &Session,
    id: &CertificateId,
    targets: &Targets,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let found = find(session, id).await?.ok_or_else(|| missing(id))?;
    let arn = found.certificate_arn.as_str();
    let things = targets.things.iter();
    for thing in things.filter(|thing| found.things.iter().any(|has| has == thing.as_str())) {
        let detach = || iot.detach_thing_principal(thing, arn);
        steps.call("detach-thing", thing.as_str(), detach).await?;
    }
    let policies = targets.policies.iter();
    for policy in policies.filter(|name| found.policies.iter().any(|has| has == name.as_str())) {
        let detach = || iot.detach_policy(policy, arn);
        steps.call("detach-policy", policy.as_str(), detach).await?;
    }
    Ok(())
}
