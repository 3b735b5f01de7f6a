//! Registered CA certificates: described, updated, deleted, listed, and the device certificates each has signed.
//!
//! Refuses to delete an active CA. Deactivating one stops new registrations only; its device certificates stay as they are.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::by_age::Part;
use super::certificates::{self, INACTIVE};
use super::{constraints, provisioning_templates};
use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::provisioning;
use crate::sandbox::services::Services;
use crate::sandbox::store::ca_certificates::{self as store, CaCertificate, RegistrationConfig};
use crate::sandbox::store::certificates::{self as device_store, ACTIVE};
use crate::sandbox::store::tags as tag_store;

/// A CA that one account and Region owns.
pub(super) const DEFAULT: &str = "DEFAULT";
/// A CA that any account may register; devices must send the server name.
pub(super) const SNI_ONLY: &str = "SNI_ONLY";
/// Default page of the lists (service model).
const PAGE: usize = 25;
const ENABLE: &str = "ENABLE";
const DISABLE: &str = "DISABLE";

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "DescribeCACertificate",
        method: Method::GET,
        pattern: "/cacertificate/{caCertificateId}",
        handler: describe,
    },
    Operation {
        name: "UpdateCACertificate",
        method: Method::PUT,
        pattern: "/cacertificate/{caCertificateId}",
        handler: update,
    },
    Operation {
        name: "DeleteCACertificate",
        method: Method::DELETE,
        pattern: "/cacertificate/{caCertificateId}",
        handler: delete,
    },
    Operation {
        name: "ListCACertificates",
        method: Method::GET,
        pattern: "/cacertificates",
        handler: list,
    },
    Operation {
        name: "ListCertificatesByCA",
        method: Method::GET,
        pattern: "/certificates-by-ca/{caCertificateId}",
        handler: list_signed,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct UpdateBody {
    registration_config: Option<RegistrationConfig>,
    remove_auto_registration: Option<bool>,
}

/// ARN of a CA certificate.
pub(super) fn arn(scope: &Scope, id: &str) -> String {
    scope.arn(&format!("cacert/{id}"))
}

fn id_of(request: &Request) -> Result<CertificateId, ApiError> {
    let text = request.path("caCertificateId");
    text.to_ascii_lowercase().parse().map_err(|_| {
        let rule = format!("be {}", CertificateId::RULE);
        constraints::refuse(text, "caCertificateId", &rule)
    })
}

fn find(db: &Connection, scope: &Scope, id: &CertificateId) -> Result<CaCertificate, ApiError> {
    store::find(db, scope.region.as_str(), id.as_str())?.ok_or_else(|| {
        ApiError::not_found(format!(
            "The CA certificate given in the request does not exist. Id: {id}"
        ))
    })
}

/// Checks a registration configuration: a template with a role, or the name of a template of type JITP, not both.
pub(super) fn check_config(
    db: &Connection,
    region: &str,
    config: &RegistrationConfig,
) -> Result<(), ApiError> {
    if let Some(role) = &config.role_arn {
        constraints::role_arn(role, "registrationConfig.roleArn")?;
    }
    match (&config.template_body, &config.template_name) {
        (Some(_), Some(_)) => Err(ApiError::invalid(
            "registrationConfig takes templateBody or templateName, not both",
        )),
        (None, None) => Err(ApiError::invalid(
            "registrationConfig needs templateBody or templateName",
        )),
        (Some(body), None) => {
            if config.role_arn.is_none() {
                return Err(constraints::missing("registrationConfig.roleArn"));
            }
            let at = "registrationConfig.templateBody";
            provisioning_templates::check_body(body, at, provisioning::Use::JustInTime)
        }
        (None, Some(name)) => {
            let found = provisioning_templates::find(db, region, name)?;
            if found.document.is_for(provisioning::Use::JustInTime) {
                Ok(())
            } else {
                Err(ApiError::invalid(format!(
                    "Provisioning template {name} is not of type JITP"
                )))
            }
        }
    }
}

fn describe(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let found = services.store.read(|db| find(db, &request.scope, &id))?;
    let mut answer = json!({ "certificateDescription": {
        "certificateArn": arn(&request.scope, &found.id),
        "certificateId": found.id,
        "status": found.status,
        "certificatePem": found.pem,
        "ownedBy": request.scope.account.as_str(),
        "creationDate": found.created_at,
        "autoRegistrationStatus": if found.auto_registration { ENABLE } else { DISABLE },
        "lastModifiedDate": found.modified_at,
        "customerVersion": found.version,
        "generationId": found.generation,
        "validity": { "notBefore": found.not_before, "notAfter": found.not_after },
        "certificateMode": found.mode,
    } });
    if let Some(config) = found.registration_config {
        answer["registrationConfig"] = json!(config);
    }
    Ok(answer)
}

fn update(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let body: UpdateBody = request.json()?;
    let status = request
        .query("newStatus")
        .map(|text| constraints::one_of(text, "newStatus", &[ACTIVE, INACTIVE]))
        .transpose()?;
    let automatic = request
        .query("newAutoRegistrationStatus")
        .map(|text| constraints::one_of(text, "newAutoRegistrationStatus", &[ENABLE, DISABLE]))
        .transpose()?;
    let removes = body.remove_auto_registration == Some(true);
    if removes && (automatic == Some(ENABLE) || body.registration_config.is_some()) {
        return Err(ApiError::invalid(
            "removeAutoRegistration excludes newAutoRegistrationStatus ENABLE and registrationConfig",
        ));
    }
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let present = find(db, &request.scope, &id)?;
        let mut new = present.clone();
        if let Some(status) = status {
            status.clone_into(&mut new.status);
        }
        if let Some(automatic) = automatic {
            new.auto_registration = automatic == ENABLE;
        }
        if let Some(config) = body.registration_config {
            check_config(db, region, &config)?;
            new.registration_config = Some(config);
        }
        if removes {
            new.auto_registration = false;
            new.registration_config = None;
        }
        if new != present {
            new.version += 1;
            new.modified_at = now();
            store::put(db, region, &new)?;
        }
        Ok(Value::Null)
    })
}

fn delete(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let found = find(db, &request.scope, &id)?;
        if found.status == ACTIVE {
            return Err(ApiError::certificate_state(format!(
                "CA certificate must be deactivated (not ACTIVE) before deletion. Id: {id}"
            )));
        }
        tag_store::remove_all(db, region, &arn(&request.scope, &found.id))?;
        store::delete(db, region, &found.id)?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let part = Part::of(request, PAGE)?;
    let template = request
        .query("templateName")
        .map(provisioning_templates::check_name)
        .transpose()?;
    let found = services.store.read(|db| {
        Ok::<_, ApiError>(store::list(
            db,
            request.scope.region.as_str(),
            template,
            part.ascending,
            part.after(),
            part.limit(),
        )?)
    })?;
    let shown = |ca: &CaCertificate| {
        json!({
            "certificateArn": arn(&request.scope, &ca.id),
            "certificateId": ca.id,
            "status": ca.status,
            "creationDate": ca.created_at,
        })
    };
    Ok(part.answer("certificates", found, |ca| (ca.created_at, &ca.id), shown))
}

/// Certificates signed by a CA. A CA that is not (or no longer) registered has an empty list: the service model has no error for it,
/// and its device certificates outlive it.
fn list_signed(services: &Services, request: &Request) -> Answer {
    let id = id_of(request)?;
    let part = Part::of(request, PAGE)?;
    let found = services.store.read(|db| {
        Ok::<_, ApiError>(device_store::list_by_ca(
            db,
            request.scope.region.as_str(),
            id.as_str(),
            part.ascending,
            part.after(),
            part.limit(),
        )?)
    })?;
    Ok(certificates::listed(&request.scope, &part, found))
}
