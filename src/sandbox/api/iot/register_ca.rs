//! Registration codes, and the registration of CA certificates.
//!
//! Refuses a CA whose key the caller cannot use: in DEFAULT mode a verification certificate proves it.

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::ca_certificates::{self, DEFAULT, SNI_ONLY};
use super::certificates::{self, INACTIVE};
use super::{constraints, tags};
use crate::model::limits;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::pki;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::ca_certificates::{self as store, CaCertificate, RegistrationConfig};
use crate::sandbox::store::certificates::ACTIVE;
use crate::sandbox::store::documents::{self, Document};
use crate::sandbox::store::tags::Tag;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "GetRegistrationCode",
        method: Method::GET,
        pattern: "/registrationcode",
        handler: code,
    },
    Operation {
        name: "DeleteRegistrationCode",
        method: Method::DELETE,
        pattern: "/registrationcode",
        handler: delete_code,
    },
    Operation {
        name: "RegisterCACertificate",
        method: Method::POST,
        pattern: "/cacertificate",
        handler: register,
    },
];

/// The registration code of a Region: 64 hex characters that stay the same until they are deleted.
#[derive(Debug, Serialize, Deserialize)]
struct RegistrationCode(String);

impl Document for RegistrationCode {
    const KIND: &'static str = "registration-code";
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    ca_certificate: Option<String>,
    verification_certificate: Option<String>,
    registration_config: Option<RegistrationConfig>,
    tags: Option<Vec<Tag>>,
    certificate_mode: Option<String>,
}

fn code(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    let code = services.store.write(|db| {
        if let Some(known) = documents::find::<RegistrationCode>(db, region, "")? {
            return Ok::<_, ApiError>(known.document.0);
        }
        let mut bytes = [0; 32];
        aws_lc_rs::rand::fill(&mut bytes)
            .map_err(|_| ApiError::internal("no random numbers are to be had"))?;
        let new = RegistrationCode(hex::encode(bytes));
        documents::put(db, region, "", &new, now())?;
        Ok(new.0)
    })?;
    Ok(json!({ "registrationCode": code }))
}

fn delete_code(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        if documents::delete::<RegistrationCode>(db, region, "")? {
            Ok(Value::Null)
        } else {
            Err(ApiError::not_found("There is no registration code"))
        }
    })
}

fn register(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    let mode = match body.certificate_mode.as_deref() {
        None => DEFAULT,
        Some(text) => constraints::one_of(text, "certificateMode", &[DEFAULT, SNI_ONLY])?,
    };
    let pem = certificates::pem_of(body.ca_certificate, "caCertificate")?;
    let proof = check_presence(mode, body.verification_certificate)?;
    let active = request.query_flag("setAsActive")?;
    let automatic = request.query_flag("allowAutoRegistration")?;
    let facts = pki::read_ca(&pem).map_err(ApiError::certificate_validation)?;
    if let Some(proof) = &proof {
        check_signed(proof, &pem)?;
    }
    let (scope, time) = (&request.scope, now());
    let region = scope.region.as_str();
    let new = CaCertificate {
        id: facts.certificate.id,
        subject: facts.subject,
        pem: facts.certificate.pem,
        status: if active { ACTIVE } else { INACTIVE }.to_owned(),
        mode: mode.to_owned(),
        auto_registration: automatic,
        registration_config: body.registration_config,
        not_before: facts.certificate.not_before,
        not_after: facts.certificate.not_after,
        version: 1,
        generation: uuid::Uuid::new_v4().to_string(),
        created_at: time,
        modified_at: time,
    };
    let arn = ca_certificates::arn(scope, &new.id);
    services.store.write(|db| {
        if store::find(db, region, &new.id)?.is_some() {
            return Err(
                ApiError::already_exists("The CA certificate is already registered")
                    .with("resourceId", new.id.as_str())
                    .with("resourceArn", arn.as_str()),
            );
        }
        if let Some(proof) = &proof {
            check_code(db, region, proof)?;
        }
        if let Some(config) = &new.registration_config {
            ca_certificates::check_config(db, region, config)?;
        }
        if store::with_subject(db, region, &new.subject)?.len() >= limits::CAS_PER_SUBJECT
            && services.settings.quotas == Quotas::Aws
        {
            return Err(ApiError::limit_exceeded(format!(
                "{} CA certificates with this subject are registered already",
                limits::CAS_PER_SUBJECT
            )));
        }
        store::put(db, region, &new)?;
        tags::put_all(
            db,
            scope,
            &arn,
            body.tags.as_deref(),
            services.settings.quotas,
        )
    })?;
    Ok(json!({ "certificateArn": arn, "certificateId": new.id }))
}

/// The verification certificate: DEFAULT mode must have one, `SNI_ONLY` must not (service model).
fn check_presence(mode: &str, proof: Option<String>) -> Result<Option<String>, ApiError> {
    let proof = proof.filter(|proof| !proof.is_empty());
    if mode == SNI_ONLY {
        return match proof {
            None => Ok(None),
            Some(_) => Err(ApiError::invalid(
                "verificationCertificate must be empty when certificateMode is SNI_ONLY",
            )),
        };
    }
    if proof.is_none() {
        return Err(ApiError::invalid(
            "verificationCertificate must not be empty when certificateMode is DEFAULT",
        ));
    }
    certificates::pem_of(proof, "verificationCertificate").map(Some)
}

fn check_signed(proof: &str, ca: &str) -> Result<(), ApiError> {
    pki::read_certificate(proof)
        .and_then(|_| pki::verify_signed_by(proof, ca))
        .map_err(|reason| {
            ApiError::certificate_validation(format!("Verification certificate: {reason}"))
        })
}

fn check_code(db: &Connection, region: &str, proof: &str) -> Result<(), ApiError> {
    let code = documents::find::<RegistrationCode>(db, region, "")?;
    let named = pki::common_name(proof).unwrap_or_default();
    if code.is_some_and(|code| code.document.0 == named) {
        return Ok(());
    }
    Err(ApiError::registration_code_validation(format!(
        "The common name of the verification certificate is `{named}`, not the registration code of this Region"
    )))
}
