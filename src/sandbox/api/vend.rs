//! Temporary keys: made, kept with their end, and handed out by STS, Cognito and the credentials provider.
//!
//! Whether somebody may have them is settled before.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;

use super::wire::{ApiError, now};
use crate::model::name::Scope;
use crate::model::policy::Context;
use crate::sandbox::authority::{RoleSession, SessionIdentity, Trust, TrustPolicy, Who};
use crate::sandbox::store::iam::{self, Role};
use crate::sandbox::store::vended_keys::{self, VendedKey};

/// Random bytes in a session token; AWS's are of several hundred characters too.
const TOKEN_BYTES: usize = 240;

/// A session to be.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// The role.
    pub(super) role: &'a Role,
    /// `RoleSessionName`.
    pub(super) name: &'a str,
    /// Life of the keys in seconds.
    pub(super) seconds: i64,
    /// Session policies.
    pub(super) policies: Vec<String>,
    /// The Cognito identity that gets them.
    pub(super) identity: Option<SessionIdentity>,
    /// Further condition keys.
    pub(super) keys: BTreeMap<String, Vec<String>>,
}

/// Keys for a session of a role, and the session.
pub(super) fn role_keys(
    db: &Connection,
    scope: &Scope,
    wanted: Wanted<'_>,
) -> Result<(VendedKey, RoleSession), ApiError> {
    let access_key = access_key()?;
    let session = RoleSession {
        policies: wanted.policies,
        identity: wanted.identity,
        keys: wanted.keys,
        ..RoleSession::new(scope, wanted.role, wanted.name, access_key.clone())
    };
    let text = serde_json::to_string(&session)
        .map_err(|error| ApiError::internal(format!("a role session: {error}")))?;
    let key = keep(db, access_key, wanted.seconds, Some(text))?;
    let mut role = wanted.role.clone();
    role.used = Some((now(), scope.region.to_string()));
    iam::put(db, &role)?;
    Ok((key, session))
}

/// Keys that stand for the administrator.
pub(super) fn administrator_keys(db: &Connection, seconds: i64) -> Result<VendedKey, ApiError> {
    keep(db, access_key()?, seconds, None)
}

/// Whether the trust policy of `role` lets `who` in.
pub(crate) fn trust_of(
    role: &Role,
    who: Who<'_>,
    action: &str,
    context: &Context,
) -> Result<Trust, ApiError> {
    let policy = TrustPolicy::parse(&role.trust).map_err(|error| {
        ApiError::internal(format!("the trust policy of role {}: {error}", role.name))
    })?;
    Ok(policy.admits(who, action, "*", context))
}

fn keep(
    db: &Connection,
    access_key: String,
    seconds: i64,
    session: Option<String>,
) -> Result<VendedKey, ApiError> {
    let time = now();
    // Answers tell whole seconds.
    let lasting = f64::from(u32::try_from(seconds).unwrap_or(u32::MAX));
    let key = VendedKey {
        access_key,
        secret: STANDARD.encode(random::<30>()?),
        session_token: STANDARD.encode(random::<TOKEN_BYTES>()?),
        expires_at: (time + lasting).floor(),
        session,
    };
    vended_keys::insert(db, &key, time)?;
    Ok(key)
}

fn access_key() -> Result<String, ApiError> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let tail = random::<16>()?;
    let tail = tail
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    Ok("ASIA".chars().chain(tail).collect())
}

fn random<const N: usize>() -> Result<[u8; N], ApiError> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes)
        .map_err(|_| ApiError::internal("the system has no random numbers"))?;
    Ok(bytes)
}
