//! Who makes a request: a client certificate, or a key by its signature. Failures are recorded here.

use std::cell::OnceCell;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::name::Region;
use crate::sandbox::authority::Principal;
use crate::sandbox::refusals::Refusal;
use crate::sandbox::sigv4::{self, Secret, SignatureError};
use crate::sandbox::store::vended_keys::{self, VendedKey};

use super::wire::{ApiError, now};
use super::{Api, Transport, Whole};

/// The administrator's key pair.
const ADMINISTRATOR: (&str, &str) = ("test", "test");

/// Who asks which service.
pub(super) struct Caller {
    /// The certificate, the administrator or a role.
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
        let vended = OnceCell::new();
        let secret_of = |access_key: &str| {
            if access_key == ADMINISTRATOR.0 {
                return Some(Secret {
                    secret: ADMINISTRATOR.1.to_owned(),
                    session_token: None,
                });
            }
            vended
                .get_or_init(|| self.vended(access_key))
                .as_ref()
                .ok()?
                .as_ref()
                .map(|key| Secret {
                    secret: key.secret.clone(),
                    session_token: Some(key.session_token.clone()),
                })
        };
        let signed = sigv4::verify(&arrived, Timestamp::now(), secret_of);
        let vended = vended.into_inner().unwrap_or(Ok(None))?;
        let signed = signed.map_err(|error| {
            self.record_unsigned(transport, request, &error);
            word(&error)
        })?;
        let region = signed.region.parse().map_err(|_| {
            ApiError::invalid_signature(format!(
                "Credential should be scoped to a valid region, not '{}'.",
                signed.region
            ))
        })?;
        let principal = match vended {
            None => Principal::Administrator,
            Some(key) => self.holder_of(transport, &key)?,
        };
        Ok(Caller {
            principal,
            region,
            service: signed.service,
            path: signed.path,
        })
    }

    fn vended(&self, access_key: &str) -> Result<Option<VendedKey>, ApiError> {
        self.services
            .store
            .read(|db| Ok(vended_keys::find(db, access_key)?))
    }

    /// Who a temporary key stands for, unless it has ended.
    fn holder_of(&self, transport: &Transport, key: &VendedKey) -> Result<Principal, ApiError> {
        if key.expires_at <= now() {
            let mut refusal = Refusal::now(
                "sigv4:Verify",
                "the request",
                "the temporary key has expired",
            );
            refusal.principal.clone_from(&key.access_key);
            refusal.source = transport.remote.to_string();
            refusal.hint = Some("get new credentials where these came from".to_owned());
            self.services.refusals.record(&refusal);
            return Err(ApiError::expired_token(
                "The security token included in the request is expired",
            ));
        }
        match &key.session {
            None => Ok(Principal::Administrator),
            Some(text) => serde_json::from_str(text)
                .map(|session| Principal::Role(Arc::new(session)))
                .map_err(|error| ApiError::internal(format!("a kept role session: {error}"))),
        }
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
            _ => "sign with the key pair test/test and no session token, or with keys this sandbox vended and their token; `iotctl sandbox env` prints the variables".to_owned(),
        });
        self.services.refusals.record(&refusal);
    }
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
