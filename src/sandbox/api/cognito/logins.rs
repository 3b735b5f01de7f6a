//! Logins: tokens of identity providers, and whom they stand for.
//!
//! A token of a provider that the pool knows is taken at its word: audience, issuer and expiry must fit, its signature
//! cannot be verified here. Tokens of the pool itself are verified.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;

use super::pools::{Settings, settings_of};
use super::rules::{invalid, not_authorized};
use super::tokens::{self, Claims, PROVIDER, TokenError};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::store::cognito::Pool;

/// Most logins of a call (service model `LoginsMap`).
const LOGINS: usize = 10;

/// One login, read.
#[derive(Debug)]
pub(super) struct Login {
    /// Name of the provider.
    pub(super) provider: String,
    /// Who it is there.
    pub(super) subject: String,
    /// What the token says; `Null` if it is opaque.
    pub(super) claims: Value,
}

/// What the logins of a call come to.
#[derive(Debug)]
pub(super) enum Logins {
    /// None: a guest.
    Guest,
    /// A token that this pool issued itself.
    Pool(Claims),
    /// Tokens of outside providers, at least one.
    Providers(Vec<Login>),
}

/// Reads the logins of a call on `pool`.
pub(super) fn read(
    db: &Connection,
    pool: &Pool,
    logins: Option<&BTreeMap<String, String>>,
) -> Result<Logins, ApiError> {
    let Some(logins) = logins.filter(|logins| !logins.is_empty()) else {
        return Ok(Logins::Guest);
    };
    if logins.len() > LOGINS {
        return Err(invalid(format!("at most {LOGINS} logins can be given")));
    }
    if let Some(token) = logins.get(PROVIDER) {
        let claims = tokens::verify(db, token).map_err(|problem| match problem {
            TokenError::Expired(text) | TokenError::Invalid(text) => {
                not_authorized(format!("Invalid login token. {text}"))
            }
            TokenError::Store(error) => error,
        })?;
        if claims.aud != pool.id {
            return Err(not_authorized(
                "Invalid login token. Incorrect token audience.",
            ));
        }
        return Ok(Logins::Pool(claims));
    }
    let settings = settings_of(pool)?;
    logins
        .iter()
        .map(|(provider, token)| login(&settings, provider, token))
        .collect::<Result<_, _>>()
        .map(Logins::Providers)
}

/// Client ids that a token of `provider` may be for; `None` if the pool does not know the provider. Without any, all may.
fn audiences<'a>(settings: &'a Settings, provider: &str) -> Option<Vec<&'a str>> {
    if let Some(clients) = settings.supported_login_providers.get(provider) {
        return Some(clients.split(';').collect());
    }
    let user_pools: Vec<&str> = settings
        .cognito_identity_providers
        .iter()
        .filter(|pool| pool.provider_name == provider)
        .map(|pool| pool.client_id.as_str())
        .collect();
    if !user_pools.is_empty() {
        return Some(user_pools);
    }
    settings
        .open_id_connect_provider_arns
        .iter()
        .any(|arn| {
            arn.split_once(":oidc-provider/")
                .is_some_and(|(_, name)| name == provider)
        })
        .then(Vec::new)
}

fn login(settings: &Settings, provider: &str, token: &str) -> Result<Login, ApiError> {
    let audiences = audiences(settings, provider).ok_or_else(|| {
        not_authorized(format!(
            "Token is not from a supported provider of this identity pool: {provider}"
        ))
    })?;
    if token.is_empty() {
        return Err(not_authorized(
            "Invalid login token. Missing a required claim.",
        ));
    }
    let Some(claims) = tokens::payload(token) else {
        // Facebook's and Amazon's tokens say nothing by themselves; the same token is the same person.
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes());
        return Ok(Login {
            provider: provider.to_owned(),
            subject: hex::encode(digest),
            claims: Value::Null,
        });
    };
    let bad = |why: &str| not_authorized(format!("Invalid login token. {why}"));
    let end = claims["exp"].as_i64();
    if end.is_some_and(|end| end <= jiff::Timestamp::now().as_second()) {
        return Err(bad("Token expired."));
    }
    let issuer = claims["iss"].as_str().map(|issuer| {
        issuer
            .strip_prefix("https://")
            .unwrap_or(issuer)
            .trim_end_matches('/')
    });
    if issuer.is_some_and(|issuer| issuer != provider) {
        return Err(bad("Issuer doesn't match providerName"));
    }
    let audience: Vec<&str> = match &claims["aud"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one
            .as_str()
            .or_else(|| claims["azp"].as_str())
            .or_else(|| claims["client_id"].as_str())
            .into_iter()
            .collect(),
    };
    if !audiences.is_empty() && !audience.iter().any(|one| audiences.contains(one)) {
        return Err(bad("Incorrect token audience."));
    }
    let subject = claims["sub"]
        .as_str()
        .filter(|subject| !subject.is_empty())
        .ok_or_else(|| bad("Missing a required claim."))?;
    Ok(Login {
        provider: provider.to_owned(),
        subject: subject.to_owned(),
        claims,
    })
}
