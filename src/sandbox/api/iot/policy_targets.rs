//! What policies are attached to: certificates, thing groups and Cognito identities, with the deprecated calls of the same.
//!
//! Refuses targets that do not exist here (an identity is believed: identity pools live elsewhere) and more policies than a
//! target may have.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use super::by_age::{Part, listing};
use super::{certificates, constraints, policies};
use crate::model::limits;
use crate::model::name::{Arn, CertificateId, PolicyName, Region, Scope, ThingGroupName};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Page, Request};
use crate::sandbox::authority::certificates_of_target;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::policies::{self as store, Policy};
use crate::sandbox::store::thing_groups;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AttachPolicy",
        method: Method::PUT,
        pattern: "/target-policies/{policyName}",
        handler: attach,
    },
    Operation {
        name: "DetachPolicy",
        method: Method::POST,
        pattern: "/target-policies/{policyName}",
        handler: detach,
    },
    Operation {
        name: "ListAttachedPolicies",
        method: Method::POST,
        pattern: "/attached-policies/{target}",
        handler: list_attached,
    },
    Operation {
        name: "ListTargetsForPolicy",
        method: Method::POST,
        pattern: "/policy-targets/{policyName}",
        handler: list_targets,
    },
    Operation {
        name: "AttachPrincipalPolicy",
        method: Method::PUT,
        pattern: "/principal-policies/{policyName}",
        handler: attach_to_principal,
    },
    Operation {
        name: "DetachPrincipalPolicy",
        method: Method::DELETE,
        pattern: "/principal-policies/{policyName}",
        handler: detach_from_principal,
    },
    Operation {
        name: "ListPrincipalPolicies",
        method: Method::GET,
        pattern: "/principal-policies",
        handler: list_of_principal,
    },
    Operation {
        name: "ListPolicyPrincipals",
        method: Method::GET,
        pattern: "/policy-principals",
        handler: list_principals,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TargetBody {
    target: Option<String>,
}

/// What a policy can be attached to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A certificate of this account and Region.
    Certificate(CertificateId),
    /// A thing group of this account and Region.
    Group(ThingGroupName),
    /// A Cognito identity, `region:uuid`.
    Identity(String),
}

impl Target {
    /// Reads a target; `at` is the parameter's name.
    pub(super) fn read(scope: &Scope, text: &str, at: &str) -> Result<Self, ApiError> {
        let Ok(arn) = text.parse::<Arn>() else {
            return Self::read_identity(text, at);
        };
        if !text.starts_with(&scope.prefix()) {
            return Err(ApiError::invalid(format!(
                "{at} {text} is not of this account and Region"
            )));
        }
        let target = match arn.resource().split_once('/') {
            Some(("cert", id)) => id.parse().ok().map(Self::Certificate),
            Some(("thinggroup", name)) => name.parse().ok().map(Self::Group),
            _ => None,
        };
        target.ok_or_else(|| {
            ApiError::invalid(format!(
                "{at} {text} is not the ARN of a certificate or thing group"
            ))
        })
    }

    fn read_identity(text: &str, at: &str) -> Result<Self, ApiError> {
        let identity = text.split_once(':').is_some_and(|(region, id)| {
            region.parse::<Region>().is_ok() && id.len() == 36 && uuid::Uuid::try_parse(id).is_ok()
        });
        if identity {
            return Ok(Self::Identity(text.to_owned()));
        }
        Err(ApiError::invalid(format!(
            "{at} {text} is neither the ARN of a certificate or thing group nor an Amazon Cognito identity id"
        )))
    }

    /// As it stands in the registry and on the wire.
    pub(super) fn text(&self, scope: &Scope) -> String {
        match self {
            Self::Certificate(id) => certificates::arn(scope, id.as_str()),
            Self::Group(name) => scope.arn(&format!("thinggroup/{name}")),
            Self::Identity(id) => id.clone(),
        }
    }

    /// Refuses a target that does not exist.
    pub(super) fn check_exists(&self, db: &Connection, scope: &Scope) -> Result<(), ApiError> {
        match self {
            Self::Certificate(id) => certificates::find(db, scope, id).map(drop),
            Self::Group(name) => {
                match thing_groups::find(db, scope.region.as_str(), name.as_str())? {
                    Some(_) => Ok(()),
                    None => Err(ApiError::not_found(format!("Thing group {name} not found"))),
                }
            }
            Self::Identity(_) => Ok(()),
        }
    }

    /// How many policies it may have (AWS `IoT` Core quotas; Developer Guide 2022, "Thing groups").
    const fn most_policies(&self) -> usize {
        match self {
            Self::Group(_) => limits::POLICIES_PER_GROUP,
            Self::Certificate(_) | Self::Identity(_) => limits::POLICIES_PER_PRINCIPAL,
        }
    }
}

fn target_in_body(request: &Request) -> Result<Target, ApiError> {
    let body: TargetBody = request.json()?;
    let text = body.target.ok_or_else(|| constraints::missing("target"))?;
    Target::read(&request.scope, &text, "target")
}

fn principal_in_header(request: &Request) -> Result<Target, ApiError> {
    let text = request
        .header("x-amzn-iot-principal")
        .ok_or_else(|| constraints::missing("principal"))?;
    Target::read(&request.scope, text, "principal")
}

fn attach(services: &Services, request: &Request) -> Answer {
    attach_target(services, request, &target_in_body(request)?)
}

fn attach_to_principal(services: &Services, request: &Request) -> Answer {
    match principal_in_header(request)? {
        Target::Group(name) => Err(ApiError::invalid(format!(
            "A thing group such as {name} is not a principal"
        ))),
        target => attach_target(services, request, &target),
    }
}

fn attach_target(services: &Services, request: &Request, target: &Target) -> Answer {
    let name = policies::name_of(request)?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let text = target.text(scope);
    let affected = services.store.write(|db| {
        policies::find(db, scope, &name)?;
        target.check_exists(db, scope)?;
        if !store::attach(db, region, name.as_str(), &text)? {
            return Ok(Vec::new());
        }
        let most = target.most_policies();
        if store::effective_of(db, region, &text)?.len() > most
            && services.settings.quotas == Quotas::Aws
        {
            return Err(ApiError::limit_exceeded(format!(
                "{text} already has the most policies it may have ({most})"
            )));
        }
        Ok(certificates_of_target(db, scope, &text)?)
    })?;
    services.principals_changed(scope, &affected);
    Ok(Value::Null)
}

/// Detaching what is not attached, or not there at all, succeeds: the service model has no error for it.
fn detach(services: &Services, request: &Request) -> Answer {
    let name = policies::name_of(request)?;
    let target = target_in_body(request)?;
    detach_target(services, request, &name, &target, |_| Ok(()))
}

fn detach_from_principal(services: &Services, request: &Request) -> Answer {
    let name = policies::name_of(request)?;
    let target = principal_in_header(request)?;
    detach_target(services, request, &name, &target, |db| {
        policies::find(db, &request.scope, &name)?;
        target.check_exists(db, &request.scope)
    })
}

fn detach_target(
    services: &Services,
    request: &Request,
    name: &PolicyName,
    target: &Target,
    check: impl Fn(&Connection) -> Result<(), ApiError>,
) -> Answer {
    let scope = &request.scope;
    let text = target.text(scope);
    let affected = services.store.write(|db| {
        check(db)?;
        Ok::<_, ApiError>(
            if store::detach(db, scope.region.as_str(), name.as_str(), &text)? {
                certificates_of_target(db, scope, &text)?
            } else {
                Vec::new()
            },
        )
    })?;
    services.principals_changed(scope, &affected);
    Ok(Value::Null)
}

/// Policies of a target in name order; with `recursive` also those of the groups above a group.
fn list_attached(services: &Services, request: &Request) -> Answer {
    let scope = &request.scope;
    let target = Target::read(scope, request.path("target"), "target")?;
    let recursive = request.query_flag("recursive")?;
    let page = Page::of(request, "pageSize", "marker", limits::PAGE)?;
    let mut names = services.store.read(|db| {
        target.check_exists(db, scope)?;
        let mut names = std::collections::BTreeSet::new();
        for text in targets_of(db, scope, &target, recursive)? {
            names.extend(
                store::effective_of(db, scope.region.as_str(), &text)?
                    .into_iter()
                    .map(|policy| policy.name),
            );
        }
        Ok::<_, ApiError>(names.into_iter().collect::<Vec<_>>())
    })?;
    if let Some(after) = &page.after {
        names.retain(|name| name > after);
    }
    let next = page.cut(&mut names, String::clone);
    let shown: Vec<_> = names
        .iter()
        .map(|name| policies::shown(scope, name))
        .collect();
    Ok(listing("policies", &shown, next))
}

/// The target itself and, for a group, if `recursive` the groups above it.
pub(super) fn targets_of(
    db: &Connection,
    scope: &Scope,
    target: &Target,
    recursive: bool,
) -> Result<Vec<String>, ApiError> {
    let mut targets = vec![target.text(scope)];
    if let (Target::Group(name), true) = (target, recursive) {
        let above = thing_groups::ancestors(db, scope.region.as_str(), name.as_str())?;
        targets.extend(
            above
                .iter()
                .map(|group| scope.arn(&format!("thinggroup/{group}"))),
        );
    }
    Ok(targets)
}

fn list_targets(services: &Services, request: &Request) -> Answer {
    let name = policies::name_of(request)?;
    list_targets_of(services, request, &name, "targets", false, true)
}

fn list_principals(services: &Services, request: &Request) -> Answer {
    let text = request
        .header("x-amzn-iot-policy")
        .ok_or_else(|| constraints::missing("policyName"))?;
    let name = constraints::name(text, "policyName")?;
    list_targets_of(
        services,
        request,
        &name,
        "principals",
        true,
        request.query_flag("isAscendingOrder")?,
    )
}

fn list_targets_of(
    services: &Services,
    request: &Request,
    name: &PolicyName,
    member: &str,
    principals_only: bool,
    ascending: bool,
) -> Answer {
    let page = Page::of(request, "pageSize", "marker", limits::PAGE)?;
    let region = request.scope.region.as_str();
    let mut found = services.store.read(|db| {
        policies::find(db, &request.scope, name)?;
        let after = page.after.as_deref();
        Ok::<_, ApiError>(store::targets(
            db,
            region,
            name.as_str(),
            principals_only,
            ascending,
            after,
            page.size + 1,
        )?)
    })?;
    let next = page.cut(&mut found, String::clone);
    let found: Vec<_> = found.into_iter().map(Value::from).collect();
    Ok(listing(member, &found, next))
}

fn list_of_principal(services: &Services, request: &Request) -> Answer {
    let scope = &request.scope;
    let target = principal_in_header(request)?;
    let part = Part::of(request, limits::PAGE)?;
    let found = services.store.read(|db| {
        target.check_exists(db, scope)?;
        let (region, text) = (scope.region.as_str(), target.text(scope));
        Ok::<_, ApiError>(store::list(
            db,
            region,
            Some(&text),
            part.ascending,
            part.after(),
            part.limit(),
        )?)
    })?;
    let item = |policy: &Policy| policies::shown(scope, &policy.name);
    Ok(part.answer(
        "policies",
        found,
        |policy| (policy.created_at, &policy.name),
        item,
    ))
}

#[cfg(test)]
mod tests;
