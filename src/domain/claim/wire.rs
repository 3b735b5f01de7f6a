//! Topics and payloads of fleet provisioning (Developer Guide, "Device provisioning MQTT API"). Never prints a key or a token.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::error::ClaimError;
use super::stage::Provisioned;
use crate::model::name::{CertificateId, TemplateName, ThingName};
use crate::model::pki;

/// Topic on which a certificate is asked for, for a CSR or with a key from AWS.
pub(super) fn certificate_topic(local_key: bool) -> &'static str {
    if local_key {
        "$aws/certificates/create-from-csr/json"
    } else {
        "$aws/certificates/create/json"
    }
}

/// Topic on which to be provisioned is asked for.
pub(super) fn provision_topic(template: &TemplateName) -> String {
    format!("$aws/provisioning-templates/{template}/provision/json")
}

/// The request for a certificate: for `key`, or with a key from AWS.
pub(super) fn certificate_request(
    key: Option<&String>,
    common_name: &str,
) -> Result<Vec<u8>, ClaimError> {
    let Some(key) = key else {
        return Ok(Vec::new());
    };
    let csr = pki::csr(key, common_name)?;
    Ok(json!({ "certificateSigningRequest": csr })
        .to_string()
        .into_bytes())
}

/// The request to be provisioned.
pub(super) fn provision_request(issued: &Issued, parameters: &BTreeMap<String, String>) -> Vec<u8> {
    let body = json!({
        "certificateOwnershipToken": issued.token.as_str(),
        "parameters": parameters,
    });
    body.to_string().into_bytes()
}

/// A certificate with the token that proves whose it is.
pub(super) struct Issued {
    pub(super) certificate_id: CertificateId,
    pub(super) certificate_pem: String,
    pub(super) private_key: Option<Zeroizing<String>>,
    token: Zeroizing<String>,
}

/// An answer that lacks what it must have.
pub(super) fn lacks(topic: &str, what: &str) -> ClaimError {
    ClaimError::Answer {
        topic: topic.to_owned(),
        detail: format!("it has no {what}"),
    }
}

impl Issued {
    /// Reads the accepted answer; an error quotes nothing of it.
    pub(super) fn read(topic: &str, payload: &[u8]) -> Result<Self, ClaimError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Answer {
            certificate_id: Option<CertificateId>,
            certificate_pem: Option<String>,
            private_key: Option<String>,
            certificate_ownership_token: Option<String>,
        }
        let answer: Answer =
            serde_json::from_slice(payload).map_err(|_| lacks(topic, "readable certificate"))?;
        Ok(Self {
            certificate_id: answer
                .certificate_id
                .ok_or_else(|| lacks(topic, "certificateId"))?,
            certificate_pem: answer
                .certificate_pem
                .ok_or_else(|| lacks(topic, "certificatePem"))?,
            private_key: answer.private_key.map(Zeroizing::new),
            token: answer
                .certificate_ownership_token
                .map(Zeroizing::new)
                .ok_or_else(|| lacks(topic, "certificateOwnershipToken"))?,
        })
    }
}

/// Reads the accepted answer to a request to be provisioned.
pub(super) fn provisioned(
    topic: &str,
    payload: &[u8],
    certificate: &CertificateId,
) -> Result<Provisioned, ClaimError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        thing_name: Option<ThingName>,
        device_configuration: Option<Value>,
    }
    let answer: Answer = serde_json::from_slice(payload).map_err(|error| ClaimError::Answer {
        topic: topic.to_owned(),
        detail: error.to_string(),
    })?;
    Ok(Provisioned {
        thing_name: answer
            .thing_name
            .ok_or_else(|| lacks(topic, "thingName: the template must name a thing"))?,
        certificate_id: certificate.clone(),
        device_configuration: answer.device_configuration,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_its_token_is_refused_and_not_quoted() {
        let answer = json!({
            "certificateId": "a".repeat(64),
            "certificatePem": "pem",
            "privateKey": "a secret",
        });
        let error = Issued::read("t", answer.to_string().as_bytes()).err();
        let text = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(text.contains("certificateOwnershipToken"), "{text}");
        assert!(!text.contains("a secret"));
        let text = Issued::read("t", b"{\"privateKey\": \"a secret\", ").err();
        let text = text.map(|error| error.to_string()).unwrap_or_default();
        assert!(!text.is_empty() && !text.contains("a secret"), "{text}");
    }
}
