//! Registration of device certificates under a registered CA, whose signature is really verified.
//!
//! Refuses a certificate when it is not certain which CA signed it, as AWS does: several CAs may share a subject.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;

use super::certificates::{self, INACTIVE};
use crate::model::name::Scope;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::pki::{self, Issued};
use crate::sandbox::services::Services;
use crate::sandbox::store::ca_certificates::{self as store, CaCertificate};
use crate::sandbox::store::certificates::ACTIVE;

pub(super) static OPERATIONS: &[Operation] = &[Operation {
    name: "RegisterCertificate",
    method: Method::POST,
    pattern: "/certificate/register",
    handler: register,
}];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    certificate_pem: Option<String>,
    ca_certificate_pem: Option<String>,
    status: Option<String>,
}

fn register(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    // `setAsActive` is deprecated in favour of `status`, which therefore wins.
    let status = match body.status.as_deref() {
        Some(text) => certificates::settable(text, "status")?,
        None if request.query_flag("setAsActive")? => ACTIVE,
        None => INACTIVE,
    };
    let pem = certificates::pem_of(body.certificate_pem, "certificatePem")?;
    let ca_pem = body
        .ca_certificate_pem
        .map(|pem| certificates::pem_of(Some(pem), "caCertificatePem"))
        .transpose()?;
    let registered = services
        .store
        .write(|db| register_in(db, &request.scope, &pem, ca_pem.as_deref(), status))?;
    Ok(json!({
        "certificateArn": certificates::arn(&request.scope, &registered.id),
        "certificateId": registered.id,
    }))
}

/// Registers a certificate under the CA that signed it.
pub(super) fn register_in(
    db: &Connection,
    scope: &Scope,
    pem: &str,
    ca_pem: Option<&str>,
    status: &str,
) -> Result<Issued, ApiError> {
    let read = pki::read_certificate(pem).map_err(ApiError::certificate_validation)?;
    let ca = signer(db, scope.region.as_str(), pem, ca_pem)?;
    pki::verify_signed_by(pem, &ca.pem).map_err(ApiError::certificate_validation)?;
    if ca.status != ACTIVE {
        return Err(ApiError::certificate_state(format!(
            "CA certificate {} is {}; it must be ACTIVE to register certificates that it signed",
            ca.id, ca.status
        )));
    }
    if ca.not_after < now() {
        return Err(ApiError::certificate_validation(format!(
            "CA certificate {} has expired",
            ca.id
        )));
    }
    certificates::insert_in(db, scope, &read, status, &ca.mode, Some(&ca.id))?;
    Ok(read)
}

/// The registered CA that is to have signed: the one given, else the only one with the issuer's name.
fn signer(
    db: &Connection,
    region: &str,
    pem: &str,
    ca_pem: Option<&str>,
) -> Result<CaCertificate, ApiError> {
    if let Some(ca_pem) = ca_pem {
        let given = pki::read_ca(ca_pem).map_err(ApiError::certificate_validation)?;
        return store::find(db, region, &given.certificate.id)?.ok_or_else(|| {
            ApiError::certificate_validation(format!(
                "The CA certificate {} is not registered in this Region",
                given.certificate.id
            ))
        });
    }
    let issuer = pki::issuer_name(pem).map_err(ApiError::certificate_validation)?;
    let mut candidates = store::with_subject(db, region, &issuer)?;
    match (candidates.pop(), candidates.len()) {
        (None, _) => Err(ApiError::certificate_validation(
            "No registered CA certificate has the subject that the certificate names as its issuer",
        )),
        (Some(only), 0) => Ok(only),
        (Some(_), more) => Err(ApiError::certificate_conflict(format!(
            "{} registered CA certificates have the subject that the certificate names as its issuer; give caCertificatePem",
            more + 1
        ))),
    }
}
