//! Device certificates: made from a CSR or with a key, registered without a CA, described, updated, listed, deleted.
//!
//! Refuses to delete what is active or attached. Registration under a CA is in `register_certificate`; transfers are not here.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::by_age::Part;
use super::constraints;
use crate::model::limits;
use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::pki::{self, Issued};
use crate::sandbox::services::Services;
use crate::sandbox::store::certificates::{self as store, ACTIVE, Certificate};
use crate::sandbox::store::{policies, thing_principals};

/// Default page of `ListCertificates` (service model).
const PAGE: usize = 25;
pub(super) const INACTIVE: &str = "INACTIVE";
/// Statuses that may be asked for, and those that only AWS itself sets (service model, `CertificateStatus`).
const SETTABLE: [&str; 3] = [ACTIVE, INACTIVE, "REVOKED"];
const INTERNAL: [&str; 3] = [
    "PENDING_TRANSFER",
    "REGISTER_INACTIVE",
    "PENDING_ACTIVATION",
];

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateCertificateFromCsr",
        method: Method::POST,
        pattern: "/certificates",
        handler: create_from_csr,
    },
    Operation {
        name: "CreateKeysAndCertificate",
        method: Method::POST,
        pattern: "/keys-and-certificate",
        handler: create_with_key,
    },
    Operation {
        name: "RegisterCertificateWithoutCA",
        method: Method::POST,
        pattern: "/certificate/register-no-ca",
        handler: register_without_ca,
    },
    Operation {
        name: "DescribeCertificate",
        method: Method::GET,
        pattern: "/certificates/{certificateId}",
        handler: describe,
    },
    Operation {
        name: "UpdateCertificate",
        method: Method::PUT,
        pattern: "/certificates/{certificateId}",
        handler: update,
    },
    Operation {
        name: "DeleteCertificate",
        method: Method::DELETE,
        pattern: "/certificates/{certificateId}",
        handler: delete,
    },
    Operation {
        name: "ListCertificates",
        method: Method::GET,
        pattern: "/certificates",
        handler: list,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CsrBody {
    certificate_signing_request: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RegisterBody {
    certificate_pem: Option<String>,
    status: Option<String>,
}

/// ARN of a certificate.
pub(super) fn arn(scope: &Scope, id: &str) -> String {
    scope.arn(&format!("cert/{id}"))
}

/// The certificate of that id, or the error that there is none.
pub(super) fn find(
    db: &Connection,
    scope: &Scope,
    id: &CertificateId,
) -> Result<Certificate, ApiError> {
    store::find(db, scope.region.as_str(), id.as_str())?.ok_or_else(|| {
        ApiError::not_found(format!(
            "The certificate given in the request does not exist. Id: {id}"
        ))
    })
}

fn create_from_csr(services: &Services, request: &Request) -> Answer {
    let body: CsrBody = request.json()?;
    let status = status_of_new(request)?;
    let csr = body
        .certificate_signing_request
        .ok_or_else(|| constraints::missing("certificateSigningRequest"))?;
    let issued = issue(services, &csr)?;
    insert(services, request, &issued, status, "DEFAULT")?;
    Ok(shown_new(&request.scope, &issued))
}

/// Issues a certificate for a CSR of a request; it is not registered yet.
pub(super) fn issue(services: &Services, csr: &str) -> Result<Issued, ApiError> {
    if csr.is_empty() || csr.chars().count() > limits::CSR_CHARACTERS {
        let rule = format!("have length between 1 and {}", limits::CSR_CHARACTERS);
        return Err(constraints::refuse(csr, "certificateSigningRequest", &rule));
    }
    services.issuer.issue(csr).map_err(ApiError::invalid)
}

fn create_with_key(services: &Services, request: &Request) -> Answer {
    let status = status_of_new(request)?;
    let made = services
        .issuer
        .issue_with_key()
        .map_err(ApiError::internal)?;
    insert(services, request, &made.certificate, status, "DEFAULT")?;
    let mut answer = shown_new(&request.scope, &made.certificate);
    answer["keyPair"] = json!({ "PublicKey": made.public_pem, "PrivateKey": made.private_pem });
    Ok(answer)
}

fn register_without_ca(services: &Services, request: &Request) -> Answer {
    let body: RegisterBody = request.json()?;
    let status = match body.status.as_deref() {
        None => INACTIVE,
        Some(text) => settable(text, "status")?,
    };
    let pem = pem_of(body.certificate_pem, "certificatePem")?;
    let read = pki::read_certificate(&pem).map_err(ApiError::certificate_validation)?;
    insert(services, request, &read, status, "SNI_ONLY")?;
    Ok(json!({ "certificateArn": arn(&request.scope, &read.id), "certificateId": read.id }))
}

/// A PEM that must be there, of a length the service model allows.
pub(super) fn pem_of(pem: Option<String>, at: &str) -> Result<String, ApiError> {
    let pem = pem.ok_or_else(|| constraints::missing(at))?;
    if pem.is_empty() || pem.chars().count() > limits::CERTIFICATE_CHARACTERS {
        let rule = format!(
            "have length between 1 and {}",
            limits::CERTIFICATE_CHARACTERS
        );
        return Err(constraints::refuse(&pem, at, &rule));
    }
    Ok(pem)
}

fn status_of_new(request: &Request) -> Result<&'static str, ApiError> {
    Ok(if request.query_flag("setAsActive")? {
        ACTIVE
    } else {
        INACTIVE
    })
}

/// A status that may be asked for.
pub(super) fn settable(text: &str, at: &str) -> Result<&'static str, ApiError> {
    if let Some(status) = SETTABLE.into_iter().find(|status| *status == text) {
        return Ok(status);
    }
    if INTERNAL.contains(&text) {
        return Err(ApiError::certificate_state(format!(
            "The status {text} is set by AWS IoT only, not by a request"
        )));
    }
    Err(constraints::refuse(
        text,
        at,
        &format!(
            "satisfy enum value set: [{}]",
            [SETTABLE, INTERNAL].concat().join(", ")
        ),
    ))
}

fn insert(
    services: &Services,
    request: &Request,
    issued: &Issued,
    status: &str,
    mode: &str,
) -> Result<(), ApiError> {
    services
        .store
        .write(|db| insert_in(db, &request.scope, issued, status, mode, None))
}

/// Registers a certificate, signed by the registered CA `ca_id` if that is given; refuses one that is registered here.
pub(super) fn insert_in(
    db: &Connection,
    scope: &Scope,
    issued: &Issued,
    status: &str,
    mode: &str,
    ca_id: Option<&str>,
) -> Result<(), ApiError> {
    let created_at = now();
    let new = Certificate {
        id: issued.id.clone(),
        pem: issued.pem.clone(),
        status: status.to_owned(),
        mode: mode.to_owned(),
        ca_id: ca_id.map(str::to_owned),
        not_before: issued.not_before,
        not_after: issued.not_after,
        version: 1,
        generation: uuid::Uuid::new_v4().to_string(),
        created_at,
        modified_at: created_at,
    };
    let region = scope.region.as_str();
    if store::find(db, region, &new.id)?.is_some() {
        return Err(ApiError::already_exists(
            "The certificate is already registered in this Region",
        )
        .with("resourceId", new.id.as_str())
        .with("resourceArn", arn(scope, &new.id)));
    }
    Ok(store::insert(db, region, &new)?)
}

fn shown_new(scope: &Scope, issued: &Issued) -> Value {
    json!({
        "certificateArn": arn(scope, &issued.id),
        "certificateId": issued.id,
        "certificatePem": issued.pem,
    })
}

fn id_of(request: &Request) -> Result<CertificateId, ApiError> {
    let text = request.path("certificateId");
    // The service model also allows upper case; the registry has lower case only.
    text.to_ascii_lowercase().parse().map_err(|_| {
        constraints::refuse(
            text,
            "certificateId",
            &format!("be {}", CertificateId::RULE),
        )
    })
}

fn describe(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let found = services.store.read(|db| find(db, &request.scope, &id))?;
    let mut description = json!({
        "certificateArn": arn(&request.scope, &found.id),
        "certificateId": found.id,
        "status": found.status,
        "certificatePem": found.pem,
        "ownedBy": request.scope.account.as_str(),
        "creationDate": found.created_at,
        "lastModifiedDate": found.modified_at,
        "customerVersion": found.version,
        "transferData": {},
        "generationId": found.generation,
        "validity": { "notBefore": found.not_before, "notAfter": found.not_after },
        "certificateMode": found.mode,
    });
    if let Some(ca) = found.ca_id {
        description["caCertificateId"] = Value::from(ca);
    }
    Ok(json!({ "certificateDescription": description }))
}

fn update(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let status = request
        .query("newStatus")
        .ok_or_else(|| constraints::missing("newStatus"))?;
    let changed = services.store.write(|db| {
        let found = find(db, &request.scope, &id)?;
        let status = settable(status, "newStatus")?;
        if found.status != status {
            store::set_status(
                db,
                request.scope.region.as_str(),
                id.as_str(),
                status,
                now(),
            )?;
        }
        Ok::<_, ApiError>(found.status != status)
    })?;
    if changed {
        services.principals_changed(&request.scope, &[id]);
    }
    Ok(Value::Null)
}

fn delete(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let force = request.query_flag("forceDelete")?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    services.store.write(|db| {
        let found = find(db, scope, &id)?;
        if found.status == ACTIVE {
            return Err(ApiError::certificate_state(format!(
                "Certificate must be deactivated (not ACTIVE) before deletion. Id: {id}"
            )));
        }
        let arn = arn(scope, &found.id);
        check_detached(db, region, &arn, force)?;
        policies::detach_all(db, region, &arn)?;
        Ok(store::delete(db, region, &found.id)?)
    })?;
    services.principals_changed(scope, &[id]);
    Ok(Value::Null)
}

/// Refuses if a thing is attached, a detachment that is not effective yet included, or (unless forced) a policy.
fn check_detached(db: &Connection, region: &str, arn: &str, force: bool) -> Result<(), ApiError> {
    if let Some(attachment) = thing_principals::of_principal(db, region, arn, now())?.first() {
        return Err(ApiError::delete_conflict(match attachment.detached_at {
            None => format!(
                "Things must be detached before deletion (arn: {arn}, thing: {})",
                attachment.thing
            ),
            Some(_) => {
                format!(
                    "The detachment of thing {} from {arn} has not taken effect yet",
                    attachment.thing
                )
            }
        }));
    }
    let attached = policies::effective_of(db, region, arn)?;
    match attached.first() {
        Some(policy) if !force => Err(ApiError::delete_conflict(format!(
            "Certificate policies must be detached before deletion (arn: {arn}, policy: {})",
            policy.name
        ))),
        _ => Ok(()),
    }
}

fn list(services: &Services, request: &Request) -> Answer {
    let part = Part::of(request, PAGE)?;
    let found = services.store.read(|db| {
        Ok::<_, ApiError>(store::list(
            db,
            request.scope.region.as_str(),
            part.ascending,
            part.after(),
            part.limit(),
        )?)
    })?;
    Ok(listed(&request.scope, &part, found))
}

/// A part of a list of certificates.
pub(super) fn listed(scope: &Scope, part: &Part, found: Vec<Certificate>) -> Value {
    let shown = |certificate: &Certificate| {
        json!({
            "certificateArn": arn(scope, &certificate.id),
            "certificateId": certificate.id,
            "status": certificate.status,
            "certificateMode": certificate.mode,
            "creationDate": certificate.created_at,
        })
    };
    part.answer(
        "certificates",
        found,
        |certificate| (certificate.created_at, &certificate.id),
        shown,
    )
}

#[cfg(test)]
mod tests;
