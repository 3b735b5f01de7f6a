//! Puts what a provisioning template wants into the registry, by the same rules that the single operations have.
//!
//! Refuses to change a resource that exists and is different, unless the template says what is to happen to it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::registry_events::{Change, Happened};
use super::{
    certificates, constraints, policies, register_certificate, thing_group_members,
    thing_principals, thing_types, things,
};
use crate::model::limits;
use crate::model::name::{
    AttributeName, AttributeValue, CertificateId, PolicyName, Scope, ThingGroupName, ThingName,
    ThingTypeName,
};
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::provisioning::{
    CertificatePlan, CertificateSource, Outcome, Override, Plan, PolicyPlan, ProvisioningError,
    ThingPlan,
};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::certificates::{self as certificate_store, Certificate};
use crate::sandbox::store::policies::{self as policy_store, Policy};
use crate::sandbox::store::thing_groups;
use crate::sandbox::store::thing_principals::{self as principal_store, EXCLUSIVE, NON_EXCLUSIVE};
use crate::sandbox::store::things::{self as thing_store, Thing};

const PENDING: &str = "PENDING_ACTIVATION";

/// Carries out `plan` in the transaction `db`. `own` is the certificate that the device has already, and then the only one that the
/// plan may name.
pub(crate) fn apply(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    plan: &Plan,
    own: Option<&CertificateId>,
) -> Result<Outcome, ProvisioningError> {
    let mut outcome = Outcome {
        device_configuration: plan.device_configuration.clone(),
        ..Outcome::default()
    };
    let certificate = match &plan.certificate {
        Some(wanted) => Some(certificate(services, db, scope, wanted, own)?),
        None => None,
    };
    if let (Some(wanted), Some(certificate)) = (&plan.certificate, &certificate) {
        let arn = certificates::arn(scope, &certificate.id);
        outcome.arns.insert(wanted.logical.clone(), arn);
        outcome.certificate_pem = Some(certificate.pem.clone());
        outcome
            .affected
            .extend(certificate.id.parse::<CertificateId>().ok());
    }
    for (logical, wanted) in &plan.policies {
        let name = policy(services, db, scope, wanted)?;
        if let Some(certificate) = &certificate {
            attach_policy(
                services,
                db,
                scope,
                &name,
                &certificates::arn(scope, &certificate.id),
            )?;
        }
        outcome
            .arns
            .insert(logical.clone(), policies::arn(scope, &name));
    }
    if let Some(wanted) = &plan.thing {
        let region = scope.region.as_str();
        outcome.changes = thing(services, db, region, wanted)?;
        if let Some(certificate) = &certificate {
            attach_thing(
                db,
                scope,
                wanted,
                &certificates::arn(scope, &certificate.id),
            )?;
        }
        // What a thing has decides for every certificate on it.
        outcome.affected.extend(thing_principals::certificates_of(
            db,
            region,
            [&wanted.name],
        )?);
        outcome
            .arns
            .insert(wanted.logical.clone(), things::arn(scope, &wanted.name));
        outcome.thing = Some(wanted.name.clone());
    }
    Ok(outcome)
}

fn certificate(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    wanted: &CertificatePlan,
    own: Option<&CertificateId>,
) -> Result<Certificate, ProvisioningError> {
    let region = scope.region.as_str();
    let found = |id: &str| {
        let id = constraints::name::<CertificateId>(&id.to_ascii_lowercase(), "CertificateId")?;
        certificates::find(db, scope, &id)
    };
    let present = match &wanted.source {
        CertificateSource::Id(id) => {
            if own.is_some_and(|own| !own.as_str().eq_ignore_ascii_case(id)) {
                return Err(ProvisioningError::Parameter(
                    "CertificateId must be the certificate of this device".to_owned(),
                ));
            }
            found(id)?
        }
        CertificateSource::Csr(csr) => {
            let issued = certificates::issue(services, csr)?;
            certificates::insert_in(db, scope, &issued, &wanted.status, "DEFAULT", None)?;
            return Ok(found(&issued.id)?);
        }
        CertificateSource::Pem(pem, ca) => {
            let read = crate::sandbox::pki::read_certificate(pem)
                .map_err(ApiError::certificate_validation)?;
            if let Some(present) = certificate_store::find(db, region, &read.id)? {
                present
            } else {
                register_certificate::register_in(db, scope, pem, ca.as_deref(), &wanted.status)?;
                return Ok(found(&read.id)?);
            }
        }
    };
    // A certificate that waits for its activation is what provisioning is for.
    let set = match wanted.on_conflict {
        _ if present.status == wanted.status => false,
        _ if present.status == PENDING => true,
        Override::DoNothing => false,
        Override::Replace => true,
        Override::Merge | Override::Fail => {
            return Err(ProvisioningError::Conflict(format!(
                "certificate {} is {}, not {}",
                present.id, present.status, wanted.status
            )));
        }
    };
    if set {
        certificate_store::set_status(db, region, &present.id, &wanted.status, now())?;
    }
    Ok(present)
}

/// Finds or makes a policy and answers its name.
fn policy(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    wanted: &PolicyPlan,
) -> Result<String, ProvisioningError> {
    let region = scope.region.as_str();
    match wanted {
        PolicyPlan::Named(name) => {
            let name = constraints::name::<PolicyName>(name, "PolicyName")?;
            policies::find(db, scope, &name)?;
            Ok(name.into())
        }
        PolicyPlan::Document(document) => {
            policies::check_document(document, services.settings.quotas)?;
            let name = crate::sandbox::pki::fingerprint(document.as_bytes());
            if policy_store::find(db, region, &name)?.is_none() {
                let time = now();
                let new = Policy {
                    name: name.clone(),
                    generation: uuid::Uuid::new_v4().to_string(),
                    created_at: time,
                    modified_at: time,
                };
                policy_store::insert(db, region, &new, document)?;
            }
            Ok(name)
        }
    }
}

fn attach_policy(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    policy: &str,
    target: &str,
) -> Result<(), ProvisioningError> {
    let region = scope.region.as_str();
    policy_store::attach(db, region, policy, target)?;
    let most = limits::POLICIES_PER_PRINCIPAL;
    if policy_store::effective_of(db, region, target)?.len() > most
        && services.settings.quotas == Quotas::Aws
    {
        return Err(ApiError::limit_exceeded(format!(
            "{target} already has the most policies it may have ({most})"
        ))
        .into());
    }
    Ok(())
}

/// Checks names as the service model has them.
fn check(wanted: &ThingPlan) -> Result<(), ApiError> {
    constraints::name::<ThingName>(&wanted.name, "ThingName")?;
    constraints::optional::<ThingTypeName>(wanted.type_name.as_deref(), "ThingTypeName")?;
    for (name, value) in wanted.attributes.iter().flatten() {
        constraints::name::<AttributeName>(name, "AttributePayload")?;
        constraints::name::<AttributeValue>(value, &format!("AttributePayload.{name}"))?;
    }
    for name in wanted.groups.iter().flatten() {
        constraints::name::<ThingGroupName>(name, "ThingGroups")?;
    }
    if let Some(kind) = &wanted.principal_type {
        constraints::one_of(kind, "ThingPrincipalType", &[EXCLUSIVE, NON_EXCLUSIVE])?;
    }
    match &wanted.billing_group {
        None => Ok(()),
        // The sandbox keeps no billing groups, so none can exist.
        Some(name) => Err(ApiError::not_found(format!(
            "Billing group {name} not found"
        ))),
    }
}

/// Makes or changes a thing and its memberships.
fn thing(
    services: &Services,
    db: &Connection,
    region: &str,
    wanted: &ThingPlan,
) -> Result<Vec<Change>, ProvisioningError> {
    check(wanted)?;
    let quotas = services.settings.quotas;
    let given: Option<BTreeMap<_, _>> = wanted.attributes.clone().map(|attributes| {
        attributes
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect()
    });
    let Some(present) = thing_store::find(db, region, &wanted.name)? else {
        let new = Thing {
            name: wanted.name.clone(),
            id: uuid::Uuid::new_v4().to_string(),
            type_name: wanted.type_name.clone(),
            attributes: given.unwrap_or_default(),
            version: 1,
            created_at: now(),
        };
        if let Some(kind) = &new.type_name {
            thing_types::check_usable(db, region, kind)?;
        }
        things::check_quotas(quotas, &new)?;
        thing_store::insert(db, region, &new)?;
        let joined = join(db, region, (wanted, &new), quotas)?;
        let created = Change::Thing(Happened::Created, new);
        return Ok(std::iter::once(created).chain(joined).collect());
    };
    let mut new = present.clone();
    let (attributes, type_name, groups) = wanted.on_conflict;
    if let Some(given) = given
        && given != present.attributes
    {
        match attributes {
            Override::DoNothing => {}
            Override::Replace => new.attributes = given,
            Override::Merge => new.attributes.extend(given),
            Override::Fail => return Err(differs(&wanted.name, "attributes")),
        }
    }
    if let Some(kind) = &wanted.type_name
        && present.type_name.as_ref() != Some(kind)
    {
        match type_name {
            Override::DoNothing => {}
            Override::Replace => {
                thing_types::check_usable(db, region, kind)?;
                new.type_name = Some(kind.clone());
            }
            Override::Merge | Override::Fail => return Err(differs(&wanted.name, "thing type")),
        }
    }
    let mut changes = Vec::new();
    if new != present {
        things::check_quotas(quotas, &new)?;
        new.version += 1;
        thing_store::update(db, region, &new)?;
        changes.push(Change::Thing(Happened::Updated, new.clone()));
    }
    changes.extend(change_groups(db, region, (wanted, &new), (groups, quotas))?);
    Ok(changes)
}

/// Puts a thing into the groups that are wanted.
fn join(
    db: &Connection,
    region: &str,
    (wanted, thing): (&ThingPlan, &Thing),
    quotas: Quotas,
) -> Result<Vec<Change>, ProvisioningError> {
    let mut changes = Vec::new();
    for name in wanted.groups.iter().flatten() {
        let joined = thing_group_members::join(db, region, name, &thing.name, quotas)?;
        changes.extend(joined.map(|group| Change::Membership {
            added: true,
            group,
            thing: thing.clone(),
        }));
    }
    Ok(changes)
}

fn change_groups(
    db: &Connection,
    region: &str,
    (wanted, thing): (&ThingPlan, &Thing),
    (on_conflict, quotas): (Override, Quotas),
) -> Result<Vec<Change>, ProvisioningError> {
    let mut changes = Vec::new();
    let Some(groups) = &wanted.groups else {
        return Ok(changes);
    };
    let present = thing_groups::of_thing(db, region, &wanted.name)?;
    let same = groups.iter().all(|name| present.contains(name))
        && present.iter().all(|name| groups.contains(name));
    if same || on_conflict == Override::DoNothing {
        return Ok(changes);
    }
    if on_conflict == Override::Fail {
        return Err(differs(&wanted.name, "thing groups"));
    }
    if on_conflict == Override::Replace {
        for name in present.iter().filter(|name| !groups.contains(name)) {
            thing_groups::remove_member(db, region, name, &wanted.name)?;
            let left = thing_groups::find(db, region, name)?;
            changes.extend(left.map(|group| Change::Membership {
                added: false,
                group,
                thing: thing.clone(),
            }));
        }
    }
    changes.extend(join(db, region, (wanted, thing), quotas)?);
    Ok(changes)
}

fn differs(thing: &str, what: &str) -> ProvisioningError {
    ProvisioningError::Conflict(format!("thing {thing} exists with other {what}"))
}

fn attach_thing(
    db: &Connection,
    scope: &Scope,
    wanted: &ThingPlan,
    principal: &str,
) -> Result<(), ProvisioningError> {
    let (region, time) = (scope.region.as_str(), now());
    principal_store::prune(db, region, time)?;
    let (own, others): (Vec<_>, Vec<_>) =
        principal_store::of_principal(db, region, principal, time)?
            .into_iter()
            .partition(|attachment| attachment.thing == wanted.name);
    let present = own
        .first()
        .filter(|own| own.detached_at.is_none())
        .map(principal_store::Attachment::kind);
    let kind = wanted
        .principal_type
        .as_deref()
        .or(present)
        .unwrap_or(NON_EXCLUSIVE);
    thing_principals::check_exclusive(principal, &wanted.name, kind, &others)?;
    Ok(principal_store::attach(
        db,
        region,
        &wanted.name,
        principal,
        kind,
    )?)
}
