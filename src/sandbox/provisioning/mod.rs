//! Provisioning by template: the engine behind `RegisterThing`, just-in-time provisioning and fleet provisioning by claim.
//!
//! A template is parsed and checked, its functions are evaluated with the parameters at hand, and what it names is put into the
//! registry in one transaction: all of it or nothing.

pub(crate) mod claim;
mod functions;
pub(crate) mod just_in_time;
mod plan;
mod template;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::iot::provision as registry;
use crate::sandbox::api::iot::registry_events::{self, Change};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::services::Services;
use crate::sandbox::store::StoreError;

pub(crate) use plan::{CertificatePlan, CertificateSource, Override, Plan, PolicyPlan, ThingPlan};
pub(crate) use template::{Template, Use};

/// Parameter that carries the id of the device's certificate.
pub(crate) const CERTIFICATE_ID: &str = "AWS::IoT::Certificate::Id";

/// What provisioning has made or changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Outcome {
    /// Name of the thing, if the template has one.
    pub(crate) thing: Option<String>,
    /// PEM of the certificate, if the template has one.
    pub(crate) certificate_pem: Option<String>,
    /// ARNs by the names that the template gives to its resources.
    pub(crate) arns: BTreeMap<String, String>,
    /// What the template wants the device to know.
    pub(crate) device_configuration: Map<String, Value>,
    /// Certificates whose rights may have changed.
    pub(crate) affected: Vec<CertificateId>,
    /// What there are events of.
    pub(crate) changes: Vec<Change>,
}

/// Why nothing was provisioned.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProvisioningError {
    /// The template breaks a rule.
    #[error("template: {0}")]
    Template(String),
    /// A parameter is missing, unknown or too long, or a function has no value for it.
    #[error("{0}")]
    Parameter(String),
    /// A resource exists and is different (`ResourceConflictsException` in AWS's words).
    #[error("ResourceConflictsException: {0}")]
    Conflict(String),
    /// The registry refuses a resource.
    #[error("{}", .0.message)]
    Refused(ApiError),
    /// The registry cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ApiError> for ProvisioningError {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl From<rusqlite::Error> for ProvisioningError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Provisions by `template` with `parameters`. `certificate` is the one the device has already, and then the only one that the
/// template may name.
pub(crate) fn provision(
    services: &Services,
    scope: &Scope,
    template: &Template,
    parameters: &BTreeMap<String, String>,
    certificate: Option<&CertificateId>,
) -> Result<Outcome, ProvisioningError> {
    let plan = template.plan(parameters)?;
    let outcome = services
        .store
        .write(|db| registry::apply(services, db, scope, &plan, certificate))?;
    services.principals_changed(scope, &outcome.affected);
    registry_events::tell(services, scope, &outcome.changes);
    Ok(outcome)
}

#[cfg(test)]
mod tests;
