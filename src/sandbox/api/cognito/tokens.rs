//! The identity tokens that pools issue: signed here (ES256), and verified when they come back.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
    UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::sandbox::api::query::iso;
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::store::cognito::signing_key;

/// The provider that pools are to roles, and to logins.
pub(crate) const PROVIDER: &str = "cognito-identity.amazonaws.com";
const ISSUER: &str = "https://cognito-identity.amazonaws.com";
/// Most bytes of a token (service model `clientTokenType`, `IdentityProviderToken`).
const TOKEN_BYTES: usize = 50_000;

/// What a token of a pool says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// The identity.
    pub(crate) sub: String,
    /// The pool.
    pub(crate) aud: String,
    /// `authenticated` or `unauthenticated`, and the logins.
    pub(crate) amr: Vec<String>,
    iss: String,
    exp: i64,
    iat: i64,
}

/// Why a token is not good.
#[derive(Debug)]
pub(crate) enum TokenError {
    /// It was once.
    Expired(String),
    /// It is none of ours, or changed.
    Invalid(String),
    /// The key cannot be read.
    Store(ApiError),
}

impl From<ApiError> for TokenError {
    fn from(error: ApiError) -> Self {
        Self::Store(error)
    }
}

fn failed(what: &str) -> ApiError {
    ApiError::internal(format!("the key of identity tokens cannot be {what}"))
}

fn key(db: &Connection) -> Result<EcdsaKeyPair, ApiError> {
    let pkcs8 = signing_key(db, || {
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .map(|document| document.as_ref().to_vec())
            .map_err(|_| failed("made"))
    })?;
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8).map_err(|_| failed("read"))
}

fn seconds() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// A token for an identity of a pool, good for `lasting` seconds.
pub(super) fn issue(
    db: &Connection,
    (identity, pool): (&str, &str),
    amr: Vec<String>,
    lasting: i64,
) -> Result<String, ApiError> {
    let key = key(db)?;
    let iat = seconds();
    let claims = Claims {
        sub: identity.to_owned(),
        aud: pool.to_owned(),
        amr,
        iss: ISSUER.to_owned(),
        exp: iat.saturating_add(lasting),
        iat,
    };
    let header = json!({ "alg": "ES256", "typ": "JWS", "kid": "iotctl-sandbox" });
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let content = format!("{}.{}", part(header), part(json!(claims)));
    let signature = key
        .sign(&SystemRandom::new(), content.as_bytes())
        .map_err(|_| failed("used"))?;
    Ok(format!("{content}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// What a token of this sandbox's pools says, if it is one and still good.
pub(crate) fn verify(db: &Connection, token: &str) -> Result<Claims, TokenError> {
    let invalid = || {
        TokenError::Invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)".to_owned())
    };
    let (content, signature) = token.rsplit_once('.').ok_or_else(invalid)?;
    let payload = payload(token).ok_or_else(invalid)?;
    if payload["iss"] != ISSUER {
        return Err(TokenError::Invalid(format!(
            "No OpenIDConnect provider found in your account for {}",
            payload["iss"].as_str().unwrap_or_default()
        )));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| invalid())?;
    let key = key(db)?;
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.public_key().as_ref())
        .verify(content.as_bytes(), &signature)
        .map_err(|_| TokenError::Invalid("The ID Token's signature is not valid".to_owned()))?;
    let claims: Claims = serde_json::from_value(payload).map_err(|_| invalid())?;
    if claims.exp <= seconds() {
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit 53 bits")]
        let end = claims.exp as f64;
        return Err(TokenError::Expired(format!(
            "Token expired: current date/time {} must be before the expiration date/time {}",
            iso(now()),
            iso(end)
        )));
    }
    Ok(claims)
}

/// The payload of a JWT, whoever signed it.
pub(super) fn payload(token: &str) -> Option<Value> {
    if token.len() > TOKEN_BYTES {
        return None;
    }
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&bytes).ok().filter(Value::is_object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::store::Store;

    #[test]
    fn a_token_comes_back_as_it_was_issued_and_no_other() {
        let store = Store::open(None).expect("opens");
        store
            .write(|db| {
                let ids = ("eu-central-1:1", "eu-central-1:2");
                let token = issue(db, ids, vec!["authenticated".to_owned()], 60)?;
                let claims = verify(db, &token).expect("good");
                assert_eq!((claims.sub.as_str(), claims.aud.as_str()), ids);
                let (head, signature) = token.rsplit_once('.').expect("three parts");
                let other = issue(db, ("eu-central-1:3", ids.1), Vec::new(), 60)?;
                let (other_head, _) = other.rsplit_once('.').expect("three parts");
                let forged = format!("{other_head}.{signature}");
                assert!(matches!(verify(db, &forged), Err(TokenError::Invalid(_))));
                let cut = format!("{head}.");
                assert!(matches!(verify(db, &cut), Err(TokenError::Invalid(_))));
                let old = issue(db, ids, Vec::new(), -1)?;
                assert!(matches!(verify(db, &old), Err(TokenError::Expired(_))));
                for bad in ["", "a", "a.b.c", "..", "a.b.c.d"] {
                    assert!(
                        matches!(verify(db, bad), Err(TokenError::Invalid(_))),
                        "{bad}"
                    );
                }
                Ok::<_, ApiError>(())
            })
            .expect("written");
    }
}
