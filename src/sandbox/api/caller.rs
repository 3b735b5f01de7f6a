//! Who makes a request: a client certificate, or a key by its signature. Failures are recorded here.

use jiff::Timestamp;

use crate::model::name::Region;
use crate::sandbox::authority::Principal;
use crate::sandbox::refusals::Refusal;
use crate::sandbox::sigv4::{self, Secret, SignatureError};

use super::wire::ApiError;
use super::{Api, Transport, Whole, lacks};

/// The administrator's key pair.
const ADMINISTRATOR: (&str, &str) = ("test", "test");

/// Who asks which service.
pub(super) struct Caller {
    /// The certificate or the administrator.
    pub(super) principal: Principal,
    /// Region of the certificate or of the signature.
    pub(super) region: Region,
    /// Signing name of the service.
    pub(super) service: String,
    /// The path to serve, percent-encoded: the one that was signed.
    pub(super) path: String,
}

impl Api {
    /// Finds out who asks; without a signature a client certificate counts.
    pub(super) fn authenticate(
        &self,
        transport: &Transport,
        request: &Whole,
    ) -> Result<Caller, ApiError> {
        let arrived = request.arrived();
        if let Some((region, id)) = &transport.certificate
            && (transport.certificate_only || !sigv4::is_signed(&arrived))
        {
            return Ok(Caller {
                principal: Principal::Certificate(id.clone()),
                region: region.clone(),
                service: "iotdata".to_owned(),
                path: arrived.path.to_owned(),
            });
        }
        if let (Some(target), false) = (request.cognito_target(), sigv4::is_signed(&arrived)) {
            // Some of these calls are made by browsers that have no keys yet.
            return Err(lacks(target));
        }
        let signed = sigv4::verify(&arrived, Timestamp::now(), secret_of).map_err(|error| {
            self.record_unsigned(transport, request, &error);
            word(&error)
        })?;
        let region = signed.region.parse().map_err(|_| {
            ApiError::invalid_signature(format!(
                "Credential should be scoped to a valid region, not '{}'.",
                signed.region
            ))
        })?;
        Ok(Caller {
            principal: Principal::Administrator,
            region,
            service: signed.service,
            path: signed.path,
        })
    }

    fn record_unsigned(&self, transport: &Transport, request: &Whole, error: &SignatureError) {
        let what = format!("{} {}", request.parts.method, request.parts.uri.path());
        let mut refusal = Refusal::now("sigv4:Verify", what, error.to_string());
        refusal.source = transport.remote.to_string();
        if let SignatureError::UnknownKey { access_key } = error {
            refusal.principal.clone_from(access_key);
        }
        refusal.hint = Some(match error {
            SignatureError::Missing => "sign with the key pair test/test, or present a client certificate to the data plane"
                .to_owned(),
            SignatureError::Expired(_) => "compare the clocks of both machines".to_owned(),
            _ => "sign with the key pair test/test and no session token; `iotctl sandbox env` prints the variables".to_owned(),
        });
        self.services.refusals.record(&refusal);
    }
}

fn secret_of(access_key: &str) -> Option<Secret> {
    (access_key == ADMINISTRATOR.0).then(|| Secret {
        secret: ADMINISTRATOR.1.to_owned(),
        session_token: None,
    })
}

/// A failed signature in AWS's words.
fn word(error: &SignatureError) -> ApiError {
    let message = error.to_string();
    match error {
        SignatureError::Missing => ApiError::missing_token(message),
        SignatureError::Incomplete(_) => ApiError::incomplete_signature(message),
        SignatureError::UnknownKey { .. } => ApiError::unrecognized_client(message),
        SignatureError::Expired(_) | SignatureError::Mismatch(_) => {
            ApiError::invalid_signature(message)
        }
    }
}
