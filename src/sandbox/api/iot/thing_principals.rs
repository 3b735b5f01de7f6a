//! Attachments of principals to things. Refuses unknown principals and whatever would break an exclusive attachment.
//!
//! A detachment is asynchronous as on AWS: it takes effect after `Settings::detach_delay` and counts as an attachment until then.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{constraints, things};
use crate::model::name::{Arn, CertificateId, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::Services;
use crate::sandbox::store::thing_principals::{
    self as store, Attachment, EXCLUSIVE, NON_EXCLUSIVE,
};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AttachThingPrincipal",
        method: Method::PUT,
        pattern: "/things/{thingName}/principals",
        handler: attach,
    },
    Operation {
        name: "DetachThingPrincipal",
        method: Method::DELETE,
        pattern: "/things/{thingName}/principals",
        handler: detach,
    },
    Operation {
        name: "ListThingPrincipals",
        method: Method::GET,
        pattern: "/things/{thingName}/principals",
        handler: principals,
    },
    Operation {
        name: "ListThingPrincipalsV2",
        method: Method::GET,
        pattern: "/things/{thingName}/principals-v2",
        handler: principals_with_types,
    },
    Operation {
        name: "ListPrincipalThings",
        method: Method::GET,
        pattern: "/principals/things",
        handler: things_of_principal,
    },
    Operation {
        name: "ListPrincipalThingsV2",
        method: Method::GET,
        pattern: "/principals/things-v2",
        handler: things_of_principal_with_types,
    },
];

/// A principal that can be attached.
#[derive(Debug)]
enum Attachable {
    Certificate(CertificateId),
    Identity,
}

impl Attachable {
    fn certificates(&self) -> Vec<CertificateId> {
        match self {
            Self::Certificate(id) => vec![id.clone()],
            Self::Identity => Vec::new(),
        }
    }
}

/// Certificates attached to any of these things, each once; detachments that are not effective yet count.
pub(super) fn certificates_of<T: AsRef<str>>(
    db: &Connection,
    region: &str,
    things: impl IntoIterator<Item = T>,
) -> rusqlite::Result<Vec<CertificateId>> {
    let now = now();
    let mut found = BTreeSet::new();
    for thing in things {
        let attachments = store::of_thing(db, region, thing.as_ref(), now)?;
        found.extend(
            attachments
                .iter()
                .filter_map(|attachment| certificate_id(&attachment.principal)),
        );
    }
    Ok(found.into_iter().collect())
}

/// Refuses if any principal is still attached to the thing.
pub(super) fn check_detached(db: &Connection, region: &str, thing: &str) -> Result<(), ApiError> {
    match store::of_thing(db, region, thing, now())?.first() {
        None => Ok(()),
        Some(Attachment {
            principal,
            detached_at: None,
            ..
        }) => Err(ApiError::invalid(format!(
            "Cannot delete thing {thing}: principal {principal} is still attached to it"
        ))),
        Some(Attachment { principal, .. }) => Err(ApiError::invalid(format!(
            "Cannot delete thing {thing}: the detachment of principal {principal} has not taken effect yet"
        ))),
    }
}

fn certificate_id(principal: &str) -> Option<CertificateId> {
    let (_, id) = principal.split_once(":cert/")?;
    id.parse().ok()
}

fn principal_header(request: &Request) -> Result<&str, ApiError> {
    request
        .header("x-amzn-principal")
        .ok_or_else(|| constraints::missing("principal"))
}

/// Reads a principal as the registry takes it and looks for it: a certificate must be registered here, an identity is believed.
fn find_principal(db: &Connection, scope: &Scope, text: &str) -> Result<Attachable, ApiError> {
    if let Ok(arn) = text.parse::<Arn>() {
        if !text.starts_with(&scope.prefix()) {
            return Err(ApiError::invalid(format!(
                "Principal {text} is not of this account and Region"
            )));
        }
        let Some(id) = certificate_id(text).filter(|_| arn.resource().starts_with("cert/")) else {
            return Err(ApiError::invalid(format!(
                "Principal {text} is not the ARN of a certificate"
            )));
        };
        if !store::certificate_exists(db, scope.region.as_str(), id.as_str())? {
            return Err(ApiError::not_found(format!("Certificate {id} not found")));
        }
        return Ok(Attachable::Certificate(id));
    }
    let identity = text.split_once(':').is_some_and(|(region, id)| {
        region.parse::<crate::model::name::Region>().is_ok()
            && id.len() == 36
            && uuid::Uuid::try_parse(id).is_ok()
    });
    if identity {
        return Ok(Attachable::Identity);
    }
    Err(ApiError::invalid(format!(
        "Principal {text} is neither a certificate ARN nor an Amazon Cognito identity id"
    )))
}

/// Reads the query parameter `thingPrincipalType`.
fn wanted_type(request: &Request) -> Result<Option<&'static str>, ApiError> {
    match request.query("thingPrincipalType") {
        None => Ok(None),
        Some(EXCLUSIVE) => Ok(Some(EXCLUSIVE)),
        Some(NON_EXCLUSIVE) => Ok(Some(NON_EXCLUSIVE)),
        Some(other) => Err(constraints::refuse(
            other,
            "thingPrincipalType",
            "satisfy enum value set: [EXCLUSIVE_THING, NON_EXCLUSIVE_THING]",
        )),
    }
}

fn attach(services: &Services, request: &Request) -> Answer {
    let thing = things::name(request)?;
    let principal = principal_header(request)?;
    let wanted = wanted_type(request)?;
    let region = request.scope.region.as_str();
    let affected = services.store.write(|db| {
        things::existing(db, region, thing.as_str())?;
        let found = find_principal(db, &request.scope, principal)?;
        let now = now();
        store::prune(db, region, now)?;
        let (own, others): (Vec<_>, Vec<_>) = store::of_principal(db, region, principal, now)?
            .into_iter()
            .partition(|attachment| attachment.thing == thing.as_str());
        // Attaching again what is attached changes its type only if the caller names one.
        let present = own
            .first()
            .filter(|own| own.detached_at.is_none())
            .map(Attachment::kind);
        let kind = wanted.or(present).unwrap_or(NON_EXCLUSIVE);
        check_exclusive(principal, thing.as_str(), kind, &others)?;
        store::attach(db, region, thing.as_str(), principal, kind)?;
        Ok::<_, ApiError>(found.certificates())
    })?;
    services.principals_changed(&request.scope, &affected);
    Ok(Value::Null)
}

/// "The thing will be the only thing that's attached to the principal" (service model, `EXCLUSIVE_THING`).
pub(super) fn check_exclusive(
    principal: &str,
    thing: &str,
    kind: &str,
    others: &[Attachment],
) -> Result<(), ApiError> {
    if let Some(other) = others.iter().find(|other| other.exclusive) {
        return Err(ApiError::invalid(format!(
            "Principal {principal} is exclusively attached to thing {}; detach it before it is attached to thing {thing}",
            other.thing
        )));
    }
    match others.first() {
        Some(other) if kind == EXCLUSIVE => Err(ApiError::invalid(format!(
            "Principal {principal} cannot be exclusively attached to thing {thing}: it is attached to thing {}",
            other.thing
        ))),
        _ => Ok(()),
    }
}

fn detach(services: &Services, request: &Request) -> Answer {
    let thing = things::name(request)?;
    let principal = principal_header(request)?;
    let region = request.scope.region.as_str();
    let delay = services.settings.detach_delay.draw();
    let started = services.store.write(|db| {
        things::existing(db, region, thing.as_str())?;
        let now = now();
        store::prune(db, region, now)?;
        let attached = store::of_principal(db, region, principal, now)?
            .iter()
            .any(|attachment| attachment.thing == thing.as_str());
        if !attached {
            return Err(ApiError::not_found(format!(
                "Principal {principal} is not attached to thing {thing}"
            )));
        }
        let effective = now + delay.as_secs_f64();
        let started = store::detach(db, region, thing.as_str(), principal, effective)?;
        if delay.is_zero() {
            store::prune(db, region, effective)?;
        }
        Ok(started.then_some(effective))
    })?;
    if let Some(effective) = started {
        let certificates: Vec<_> = certificate_id(principal).into_iter().collect();
        if delay.is_zero() {
            services.principals_changed(&request.scope, &certificates);
        } else {
            announce_later(services, &request.scope, certificates, effective, delay);
        }
    }
    Ok(Value::Null)
}

/// Lets the gateway judge the principal anew when its detachment takes effect, at `effective` (epoch seconds).
fn announce_later(
    services: &Services,
    scope: &Scope,
    certificates: Vec<CertificateId>,
    effective: f64,
    delay: Duration,
) {
    // Without a runtime there is no gateway either, and whoever reads the registry sees the time.
    let Ok(runtime) = tokio::runtime::Handle::try_current() else {
        return;
    };
    let (store, brokers) = (Arc::clone(&services.store), Arc::clone(&services.brokers));
    let scope = scope.clone();
    runtime.spawn(async move {
        tokio::time::sleep(delay).await;
        let announce = move || {
            // If this fails, the row stays and is still taken for gone: pruning only saves space.
            let _ = store.write(|db| {
                Ok::<_, ApiError>(store::prune(
                    db,
                    scope.region.as_str(),
                    now().max(effective),
                )?)
            });
            if !certificates.is_empty() {
                brokers.reauthorize(&scope.region, &certificates.into_iter().collect());
            }
        };
        let _ = tokio::task::spawn_blocking(announce).await;
    });
}

/// A page of a thing's attachments of the wanted type.
fn page_of_thing(
    services: &Services,
    request: &Request,
    kind: Option<&str>,
) -> Result<(Vec<Attachment>, Option<String>), ApiError> {
    let thing = things::name(request)?;
    let page = constraints::page(request)?;
    let region = request.scope.region.as_str();
    let attachments = services.store.read(|db| {
        things::existing(db, region, thing.as_str())?;
        Ok::<_, ApiError>(store::of_thing(db, region, thing.as_str(), now())?)
    })?;
    let wanted = of_type(attachments, kind);
    let mut items = constraints::skip_to_page(&page, wanted, |item| &item.principal);
    let next = page.cut(&mut items, |item| item.principal.clone());
    Ok((items, next))
}

/// A page of a principal's attachments of the wanted type.
fn page_of_principal(
    services: &Services,
    request: &Request,
    kind: Option<&str>,
) -> Result<(Vec<Attachment>, Option<String>), ApiError> {
    let principal = principal_header(request)?;
    let page = constraints::page(request)?;
    let attachments = services.store.read(|db| {
        find_principal(db, &request.scope, principal)?;
        Ok::<_, ApiError>(store::of_principal(
            db,
            request.scope.region.as_str(),
            principal,
            now(),
        )?)
    })?;
    let wanted = of_type(attachments, kind);
    let mut items = constraints::skip_to_page(&page, wanted, |item| &item.thing);
    let next = page.cut(&mut items, |item| item.thing.clone());
    Ok((items, next))
}

fn of_type(attachments: Vec<Attachment>, kind: Option<&str>) -> Vec<Attachment> {
    attachments
        .into_iter()
        .filter(|attachment| kind.is_none_or(|kind| attachment.kind() == kind))
        .collect()
}

fn principals(services: &Services, request: &Request) -> Answer {
    let (items, next) = page_of_thing(services, request, None)?;
    let names = items
        .into_iter()
        .map(|item| Value::from(item.principal))
        .collect();
    Ok(constraints::listing("principals", names, next))
}

fn principals_with_types(services: &Services, request: &Request) -> Answer {
    let (items, next) = page_of_thing(services, request, wanted_type(request)?)?;
    let objects = items
        .iter()
        .map(|item| json!({ "principal": item.principal, "thingPrincipalType": item.kind() }))
        .collect();
    Ok(constraints::listing("thingPrincipalObjects", objects, next))
}

fn things_of_principal(services: &Services, request: &Request) -> Answer {
    let (items, next) = page_of_principal(services, request, None)?;
    let names = items
        .into_iter()
        .map(|item| Value::from(item.thing))
        .collect();
    Ok(constraints::listing("things", names, next))
}

fn things_of_principal_with_types(services: &Services, request: &Request) -> Answer {
    let (items, next) = page_of_principal(services, request, wanted_type(request)?)?;
    let objects = items
        .iter()
        .map(|item| json!({ "thingName": item.thing, "thingPrincipalType": item.kind() }))
        .collect();
    Ok(constraints::listing("principalThingObjects", objects, next))
}

#[cfg(test)]
mod tests;
