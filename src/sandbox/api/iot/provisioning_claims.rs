//! `CreateProvisioningClaim`, a certificate for five minutes, and `RegisterThing`, provisioning by a template in the request.

use std::collections::BTreeMap;

use axum::http::Method;
use serde::Deserialize;
use serde_json::json;

use super::{constraints, provisioning_templates};
use crate::model::limits;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::provisioning::{self, ProvisioningError, Template, Use};
use crate::sandbox::services::Services;
use crate::sandbox::store::claims::{self, Claim};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateProvisioningClaim",
        method: Method::POST,
        pattern: "/provisioning-templates/{templateName}/provisioning-claim",
        handler: claim,
    },
    Operation {
        name: "RegisterThing",
        method: Method::POST,
        pattern: "/things",
        handler: register,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    template_body: Option<String>,
    parameters: BTreeMap<String, String>,
}

fn claim(services: &Services, request: &Request) -> Answer {
    let name = provisioning_templates::check_name(request.path("templateName"))?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let template = services
        .store
        .read(|db| provisioning_templates::find(db, region, name))?
        .document;
    if !template.is_for(Use::Fleet) {
        return Err(ApiError::invalid(format!(
            "Provisioning template {name} is not of type FLEET_PROVISIONING"
        )));
    }
    if !template.enabled {
        return Err(ApiError::invalid(format!(
            "Provisioning template {name} is not enabled"
        )));
    }
    let made = services
        .issuer
        .issue_with_key_for(limits::CLAIM_LIFETIME)
        .map_err(ApiError::internal)?;
    let expires_at = made.certificate.not_after;
    services.store.write(|db| {
        claims::prune(db, region, &scope.arn("cert/"), now())?;
        let claim = Claim {
            region: region.to_owned(),
            template: name.to_owned(),
            expires_at,
        };
        Ok::<_, ApiError>(claims::insert_claim(db, &made.certificate.id, &claim)?)
    })?;
    Ok(json!({
        "certificateId": made.certificate.id,
        "certificatePem": made.certificate.pem,
        "keyPair": { "PublicKey": made.public_pem, "PrivateKey": made.private_pem },
        "expiration": expires_at,
    }))
}

fn register(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    let text = body
        .template_body
        .ok_or_else(|| constraints::missing("templateBody"))?;
    let outcome = Template::parse(&text, Use::Register)
        .and_then(|template| {
            provisioning::provision(services, &request.scope, &template, &body.parameters, None)
        })
        .map_err(worded)?;
    let mut answer = json!({ "resourceArns": outcome.arns });
    if let Some(pem) = outcome.certificate_pem {
        answer["certificatePem"] = json!(pem);
    }
    Ok(answer)
}

/// A failure in the words of `RegisterThing`, whose errors are few.
fn worded(error: ProvisioningError) -> ApiError {
    match error {
        ProvisioningError::Template(_) | ProvisioningError::Parameter(_) => {
            ApiError::invalid(error.to_string())
        }
        ProvisioningError::Store(error) => error.into(),
        ProvisioningError::Refused(error) if error.status.is_server_error() => error,
        ProvisioningError::Conflict(_) | ProvisioningError::Refused(_) => {
            ApiError::registration_failure(error.to_string())
        }
    }
}
