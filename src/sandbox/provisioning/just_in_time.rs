//! Just-in-time registration and provisioning: what becomes of a certificate that is not known, on its first connection.
//!
//! The signature of the CA is really verified. The connection itself is refused in every case; the device connects again.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::json;

use super::{Outcome, ProvisioningError, Template, Use};
use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::iot::provisioning_templates;
use crate::sandbox::api::wire::now;
use crate::sandbox::pki;
use crate::sandbox::services::Services;
use crate::sandbox::store::StoreError;
use crate::sandbox::store::ca_certificates::{self, CaCertificate, RegistrationConfig};
use crate::sandbox::store::certificates::{self, Certificate, PENDING_ACTIVATION};

/// What became of a certificate.
#[derive(Debug)]
pub(crate) enum FirstConnection {
    /// No CA registers it, or it was registered and activated before: nothing happened.
    NotConcerned,
    /// It waits for its activation; the event is to be published in the name of the service.
    Registered {
        /// Where.
        scope: Scope,
        /// Topic of the event.
        topic: String,
        /// Payload of the event, JSON.
        payload: String,
    },
    /// A template was carried out; the next connection is that of an ACTIVE certificate.
    Provisioned {
        /// Where.
        scope: Scope,
        /// What was made.
        outcome: Outcome,
    },
    /// It is registered, but its template could not be carried out; the next connection tries again.
    Failed {
        /// Where.
        scope: Scope,
        /// Why.
        reason: String,
    },
}

/// Registers or provisions the certificate in `der`, which a client presented and which is not ACTIVE in any Region.
pub(crate) fn first_connection(
    services: &Services,
    der: &[u8],
) -> Result<FirstConnection, StoreError> {
    let pem = pki::pem_of(der);
    let Ok(issuer) = pki::issuer_name_of_der(der) else {
        return Ok(FirstConnection::NotConcerned);
    };
    let registered = services.store.write(|db| register(db, &pem, &issuer))?;
    let Some((region, ca, certificate)) = registered else {
        return Ok(FirstConnection::NotConcerned);
    };
    let Ok(region) = region.parse() else {
        return Ok(FirstConnection::NotConcerned);
    };
    let scope = services.scope(region);
    let Some(config) = &ca.registration_config else {
        let (topic, payload) = event(&scope, &ca, &certificate);
        return Ok(FirstConnection::Registered {
            scope,
            topic,
            payload,
        });
    };
    match provision(services, &scope, config, &certificate, der) {
        Ok(outcome) => Ok(FirstConnection::Provisioned { scope, outcome }),
        Err(ProvisioningError::Store(error)) => Err(error),
        Err(error) => Ok(FirstConnection::Failed {
            scope,
            reason: error.to_string(),
        }),
    }
}

/// Registers the certificate under the oldest CA that signed it, in the Region of that CA, or finds it waiting there.
fn register(
    db: &Connection,
    pem: &str,
    issuer: &[u8],
) -> Result<Option<(String, CaCertificate, Certificate)>, StoreError> {
    let Ok(read) = pki::read_certificate(pem) else {
        return Ok(None);
    };
    let time = now();
    for (region, ca) in ca_certificates::registering(db, issuer)? {
        if ca.not_after < time || pki::verify_signed_by(pem, &ca.pem).is_err() {
            continue;
        }
        if let Some(present) = certificates::find(db, &region, &read.id)? {
            let waits =
                present.status == PENDING_ACTIVATION && present.ca_id.as_ref() == Some(&ca.id);
            return Ok(waits.then_some((region, ca, present)));
        }
        let new = Certificate {
            id: read.id,
            pem: read.pem,
            status: PENDING_ACTIVATION.to_owned(),
            mode: ca.mode.clone(),
            ca_id: Some(ca.id.clone()),
            not_before: read.not_before,
            not_after: read.not_after,
            version: 1,
            generation: uuid::Uuid::new_v4().to_string(),
            created_at: time,
            modified_at: time,
        };
        certificates::insert(db, &region, &new)?;
        return Ok(Some((region, ca, new)));
    }
    Ok(None)
}

/// Topic and payload of the event (Developer Guide, "Automatic registration").
fn event(scope: &Scope, ca: &CaCertificate, certificate: &Certificate) -> (String, String) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit 64 bits"
    )]
    let millis = |seconds: f64| (seconds * 1000.0) as i64;
    let payload = json!({
        "certificateId": certificate.id,
        "caCertificateId": ca.id,
        "timestamp": millis(now()),
        "certificateStatus": PENDING_ACTIVATION,
        "awsAccountId": scope.account.as_str(),
        "certificateRegistrationTimestamp": millis(certificate.created_at),
    });
    (
        format!("$aws/events/certificates/registered/{}", ca.id),
        payload.to_string(),
    )
}

fn provision(
    services: &Services,
    scope: &Scope,
    config: &RegistrationConfig,
    certificate: &Certificate,
    der: &[u8],
) -> Result<Outcome, ProvisioningError> {
    let body = match (&config.template_body, &config.template_name) {
        (Some(body), _) => body.clone(),
        (None, Some(name)) => {
            let region = scope.region.as_str();
            let found = services
                .store
                .read(|db| provisioning_templates::find(db, region, name))?;
            if !found.document.enabled {
                return Err(ProvisioningError::Template(format!(
                    "{name} is not enabled"
                )));
            }
            found.document.body().to_owned()
        }
        (None, None) => return Err(ProvisioningError::Template("there is none".to_owned())),
    };
    let id: CertificateId = certificate
        .id
        .parse()
        .map_err(|_| ProvisioningError::Parameter("the certificate has no id".to_owned()))?;
    let template = Template::parse(&body, Use::JustInTime)?;
    super::provision(
        services,
        scope,
        &template,
        &parameters(certificate, der),
        Some(&id),
    )
}

/// What a template can know of a certificate; a field that it lacks is no parameter.
fn parameters(certificate: &Certificate, der: &[u8]) -> BTreeMap<String, String> {
    let facts = pki::certificate_facts(der);
    let fields = [
        ("Country", "Country"),
        ("Organization", "Organization"),
        ("OrganizationalUnit", "OrganizationalUnit"),
        ("DistinguishedNameQualifier", "DistinguishedNameQualifier"),
        ("StateName", "State"),
        ("CommonName", "CommonName"),
        ("SerialNumber", "SerialNumber"),
    ];
    let mut known = BTreeMap::from([(super::CERTIFICATE_ID.to_owned(), certificate.id.clone())]);
    for (parameter, field) in fields {
        let value = facts.subject.fields.iter().find(|(name, _)| *name == field);
        if let Some((_, value)) = value {
            known.insert(format!("AWS::IoT::Certificate::{parameter}"), value.clone());
        }
    }
    known
}

#[cfg(test)]
mod tests;
