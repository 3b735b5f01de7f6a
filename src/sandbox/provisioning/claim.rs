//! Fleet provisioning over MQTT: what the service answers to a device that publishes on its topics.
//!
//! Topic, payload and facts of the connection in; one answer out, for that connection alone. Whether the device may publish there
//! and receive the answer is the gateway's to judge. Topics and members: Developer Guide, "Device provisioning MQTT API".

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{CERTIFICATE_ID, Outcome, ProvisioningError, Template, Use};
use crate::model::limits;
use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::iot::provisioning_templates;
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::pki::{self, Issued};
use crate::sandbox::services::Services;
use crate::sandbox::store::certificates::{self, Certificate, PENDING_ACTIVATION};
use crate::sandbox::store::claims;

/// Random bytes of an ownership token.
const TOKEN_BYTES: usize = 48;

/// The connection that asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Device<'a> {
    /// Names this one connection, not the client: a token is good on the connection it was given to.
    pub(crate) connection: &'a str,
    /// Client id.
    pub(crate) client_id: &'a str,
    /// The claim certificate, if it came with one.
    pub(crate) claim: Option<&'a CertificateId>,
}

/// Calls the pre-provisioning hook: ARN of the function and event in, its answer out.
pub(crate) type Hook<'a> = &'a dyn Fn(&str, Value) -> Result<Value, String>;

/// An answer to publish to the connection that asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    /// Topic.
    pub(crate) topic: String,
    /// Payload in the encoding of the request.
    pub(crate) payload: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Json,
    Cbor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call<'a> {
    Create,
    CreateFromCsr,
    Provision(&'a str),
}

/// A refusal in the words of the MQTT API. Only `InvalidCertificateOwnershipToken` and `ACCESS_DENIED` are documented codes; the
/// others are those of the HTTP service.
#[derive(Debug)]
struct Rejected {
    status: u16,
    code: String,
    message: String,
}

impl Rejected {
    fn new(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.into(),
        }
    }

    fn invalid(message: impl Into<String>) -> Self {
        Self::new(400, "InvalidRequest", message)
    }

    fn denied(message: impl Into<String>) -> Self {
        Self::new(403, "ACCESS_DENIED", message)
    }
}

impl From<ApiError> for Rejected {
    fn from(error: ApiError) -> Self {
        let code = error.kind.strip_suffix("Exception").unwrap_or(error.kind);
        Self::new(error.status.as_u16(), code, error.message)
    }
}

impl From<crate::sandbox::store::StoreError> for Rejected {
    fn from(error: crate::sandbox::store::StoreError) -> Self {
        ApiError::from(error).into()
    }
}

impl From<rusqlite::Error> for Rejected {
    fn from(error: rusqlite::Error) -> Self {
        ApiError::from(error).into()
    }
}

impl From<ProvisioningError> for Rejected {
    fn from(error: ProvisioningError) -> Self {
        match error {
            ProvisioningError::Store(error) => error.into(),
            ProvisioningError::Refused(error) => error.into(),
            ProvisioningError::Conflict(_) => {
                Self::new(409, "ResourceConflicts", error.to_string())
            }
            ProvisioningError::Template(_) | ProvisioningError::Parameter(_) => {
                Self::invalid(error.to_string())
            }
        }
    }
}

fn call_of(topic: &str) -> Option<(Call<'_>, Encoding)> {
    let (path, encoding) = topic.rsplit_once('/')?;
    let encoding = match encoding {
        "json" => Encoding::Json,
        "cbor" => Encoding::Cbor,
        _ => return None,
    };
    let call = match path {
        "$aws/certificates/create" => Call::Create,
        "$aws/certificates/create-from-csr" => Call::CreateFromCsr,
        _ => {
            let template = path
                .strip_prefix("$aws/provisioning-templates/")?
                .strip_suffix("/provision")?;
            if template.is_empty() || template.contains('/') {
                return None;
            }
            Call::Provision(template)
        }
    };
    Some((call, encoding))
}

/// Whether a message published on `topic` is a request of fleet provisioning.
pub(crate) fn is_request(topic: &str) -> bool {
    call_of(topic).is_some()
}

/// The policy of a connection with a temporary certificate of `CreateProvisioningClaim`: what fleet provisioning by `template` needs.
pub(crate) fn policy(scope: &Scope, template: &str) -> String {
    let topics = [
        "$aws/certificates/create/*".to_owned(),
        "$aws/certificates/create-from-csr/*".to_owned(),
        format!("$aws/provisioning-templates/{template}/provision/*"),
    ];
    let arns = |kind: &str| -> Vec<String> {
        topics
            .iter()
            .map(|topic| scope.arn(&format!("{kind}/{topic}")))
            .collect()
    };
    json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": "iot:Connect", "Resource": "*" },
        { "Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": arns("topic") },
        { "Effect": "Allow", "Action": "iot:Subscribe", "Resource": arns("topicfilter") },
    ] })
    .to_string()
}

/// Answers a message on `topic`; nothing if it is no request of fleet provisioning. May take as long as a function or a key takes.
pub(crate) fn respond(
    services: &Services,
    scope: &Scope,
    device: Device<'_>,
    topic: &str,
    payload: &[u8],
    hook: Option<Hook<'_>>,
) -> Option<Reply> {
    let (call, encoding) = call_of(topic)?;
    let answer = decode(encoding, payload).and_then(|body| match call {
        Call::Create => create(services, scope, device),
        Call::CreateFromCsr => create_from_csr(services, scope, device, body),
        Call::Provision(template) => provision(services, scope, device, template, body, hook),
    });
    let (verdict, answer) = match answer {
        Ok(answer) => ("accepted", answer),
        Err(rejected) => (
            "rejected",
            json!({
                "statusCode": rejected.status,
                "errorCode": rejected.code,
                "errorMessage": rejected.message,
            }),
        ),
    };
    Some(Reply {
        topic: format!("{topic}/{verdict}"),
        payload: encode(encoding, &answer),
    })
}

fn decode(encoding: Encoding, payload: &[u8]) -> Result<Value, Rejected> {
    if payload.is_empty() {
        return Ok(json!({}));
    }
    let value: Result<Value, String> = match encoding {
        Encoding::Json => serde_json::from_slice(payload).map_err(|error| error.to_string()),
        Encoding::Cbor => ciborium::from_reader(payload).map_err(|error| error.to_string()),
    };
    match value {
        Ok(value) if value.is_object() => Ok(value),
        Ok(_) => Err(Rejected::new(
            400,
            "InvalidPayload",
            "the payload must be an object",
        )),
        Err(reason) => Err(Rejected::new(400, "InvalidPayload", reason)),
    }
}

fn encode(encoding: Encoding, value: &Value) -> Vec<u8> {
    match encoding {
        Encoding::Json => value.to_string().into_bytes(),
        Encoding::Cbor => {
            let mut bytes = Vec::new();
            // A JSON value has nothing that CBOR cannot carry, and a vector takes every byte.
            let _ = ciborium::into_writer(value, &mut bytes);
            bytes
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(body: Value) -> Result<T, Rejected> {
    serde_json::from_value(body)
        .map_err(|error| Rejected::new(400, "InvalidPayload", error.to_string()))
}

fn create(services: &Services, scope: &Scope, device: Device<'_>) -> Result<Value, Rejected> {
    let made = services
        .issuer
        .issue_with_key()
        .map_err(ApiError::internal)?;
    let token = keep(services, scope, device, &made.certificate)?;
    Ok(json!({
        "certificateId": made.certificate.id,
        "certificatePem": made.certificate.pem,
        "privateKey": made.private_pem,
        "certificateOwnershipToken": token,
    }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CsrBody {
    certificate_signing_request: String,
}

fn create_from_csr(
    services: &Services,
    scope: &Scope,
    device: Device<'_>,
    body: Value,
) -> Result<Value, Rejected> {
    let body: CsrBody = read(body)?;
    let csr = body.certificate_signing_request;
    let wrong = |reason: String| Rejected::new(400, "InvalidCertificateSigningRequest", reason);
    if csr.is_empty() || csr.chars().count() > limits::CSR_CHARACTERS {
        return Err(wrong(
            "certificateSigningRequest must have 1 to 4096 characters".to_owned(),
        ));
    }
    let issued = services.issuer.issue(&csr).map_err(wrong)?;
    let token = keep(services, scope, device, &issued)?;
    Ok(json!({
        "certificateId": issued.id,
        "certificatePem": issued.pem,
        "certificateOwnershipToken": token,
    }))
}

/// Registers a certificate that waits for its activation and makes the token that proves whose it is.
fn keep(
    services: &Services,
    scope: &Scope,
    device: Device<'_>,
    issued: &Issued,
) -> Result<String, Rejected> {
    use base64::Engine as _;
    let mut bytes = [0; TOKEN_BYTES];
    aws_lc_rs::rand::fill(&mut bytes)
        .map_err(|_| ApiError::internal("no random numbers are to be had"))?;
    let token = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
    let (region, time) = (scope.region.as_str(), now());
    let certificate = Certificate {
        id: issued.id.clone(),
        pem: issued.pem.clone(),
        status: PENDING_ACTIVATION.to_owned(),
        mode: "DEFAULT".to_owned(),
        ca_id: None,
        not_before: issued.not_before,
        not_after: issued.not_after,
        version: 1,
        generation: uuid::Uuid::new_v4().to_string(),
        created_at: time,
        modified_at: time,
    };
    services.store.write(|db| {
        claims::prune(db, region, &scope.arn("cert/"), time)?;
        certificates::insert(db, region, &certificate)?;
        let expires_at = time + limits::OWNERSHIP_TOKEN_LIFETIME.as_secs_f64();
        let digest = pki::fingerprint(token.as_bytes());
        claims::insert_token(
            db,
            region,
            &digest,
            &issued.id,
            device.connection,
            expires_at,
        )?;
        Ok::<_, Rejected>(())
    })?;
    Ok(token)
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ProvisionBody {
    certificate_ownership_token: Option<String>,
    parameters: BTreeMap<String, String>,
}

fn provision(
    services: &Services,
    scope: &Scope,
    device: Device<'_>,
    name: &str,
    body: Value,
    hook: Option<Hook<'_>>,
) -> Result<Value, Rejected> {
    let body: ProvisionBody = read(body)?;
    let wrong_token =
        |message: &str| Rejected::new(400, "InvalidCertificateOwnershipToken", message);
    let token = body
        .certificate_ownership_token
        .filter(|token| !token.is_empty())
        .ok_or_else(|| wrong_token("Certificate ownership token cannot be empty."))?;
    let region = scope.region.as_str();
    let digest = pki::fingerprint(token.as_bytes());
    let (template, certificate) = services.store.write(|db| {
        claims::prune(db, region, &scope.arn("cert/"), now())?;
        let temporary = match device.claim {
            Some(id) => claims::find_claim(db, id.as_str(), now())?,
            None => None,
        };
        if temporary.is_some_and(|claim| claim.region != region || claim.template != name) {
            return Err(Rejected::denied(
                "the provisioning claim is for another template",
            ));
        }
        let template = provisioning_templates::find(db, region, name)?.document;
        let id = claims::find_token(db, region, &digest, device.connection, now())?.ok_or_else(
            || {
                wrong_token(
                    "Certificate ownership token is not valid on this connection, or has expired.",
                )
            },
        )?;
        let certificate = certificates::find(db, region, &id)?
            .ok_or_else(|| wrong_token("The certificate of the ownership token is gone."))?;
        Ok((template, certificate))
    })?;
    if !template.is_for(Use::Fleet) || !template.enabled {
        return Err(Rejected::invalid(format!(
            "provisioning template {name} is not enabled for fleet provisioning"
        )));
    }
    let mut parameters = body.parameters;
    if let Some(known) = &template.pre_provisioning_hook {
        let event = event(scope, device, name, &certificate, &parameters);
        ask(hook, &known.target_arn, event, &mut parameters)?;
    }
    parameters.insert(CERTIFICATE_ID.to_owned(), certificate.id.clone());
    let id: CertificateId = certificate
        .id
        .parse()
        .map_err(|_| ApiError::internal("a registered certificate has no id"))?;
    let outcome = Template::parse(template.body(), Use::Fleet)
        .and_then(|parsed| super::provision(services, scope, &parsed, &parameters, Some(&id)))?;
    services
        .store
        .write(|db| Ok::<_, Rejected>(claims::delete_token(db, region, &digest)?))?;
    Ok(provisioned(outcome))
}

fn provisioned(outcome: Outcome) -> Value {
    let mut answer = Map::new();
    answer.insert(
        "deviceConfiguration".to_owned(),
        Value::Object(outcome.device_configuration),
    );
    if let Some(thing) = outcome.thing {
        answer.insert("thingName".to_owned(), Value::from(thing));
    }
    Value::Object(answer)
}

/// The event of a pre-provisioning hook (Developer Guide, "Pre-provisioning hooks").
fn event(
    scope: &Scope,
    device: Device<'_>,
    template: &str,
    certificate: &Certificate,
    parameters: &BTreeMap<String, String>,
) -> Value {
    json!({
        "claimCertificateId": device.claim.map(CertificateId::as_str),
        "certificateId": certificate.id,
        "certificatePem": certificate.pem,
        "templateArn": provisioning_templates::arn(scope, template),
        "clientId": device.client_id,
        "parameters": parameters,
    })
}

/// Lets the hook decide; anything but a clear yes is a no.
fn ask(
    hook: Option<Hook<'_>>,
    function: &str,
    event: Value,
    parameters: &mut BTreeMap<String, String>,
) -> Result<(), Rejected> {
    let hook = hook.ok_or_else(|| {
        Rejected::denied(format!(
            "the pre-provisioning hook {function} cannot be invoked"
        ))
    })?;
    let answer = hook(function, event).map_err(|reason| {
        Rejected::denied(format!("the pre-provisioning hook failed: {reason}"))
    })?;
    if answer.get("allowProvisioning") != Some(&Value::Bool(true)) {
        return Err(Rejected::denied(
            "the pre-provisioning hook did not allow it",
        ));
    }
    for (name, value) in answer
        .get("parameterOverrides")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let Value::String(text) = value else {
            return Err(Rejected::denied(format!(
                "the pre-provisioning hook gives `{name}` a value that is no text"
            )));
        };
        parameters.insert(name.clone(), text.clone());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
