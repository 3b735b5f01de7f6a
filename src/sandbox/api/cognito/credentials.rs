//! Credentials and tokens for identities.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;

use super::logins::{self, Login, Logins};
use super::pools::settings_of;
use super::rules::{
    self, configuration, find_identity, find_pool, invalid, missing, not_authorized, registered,
};
use super::tokens::{self, PROVIDER};
use super::{Call, identities, role_choice};
use crate::model::policy::{Cognito, Context};
use crate::sandbox::api::iam::role_of_arn;
use crate::sandbox::api::vend::{Wanted, role_keys, trust_of};
use crate::sandbox::api::wire::{Answer, ApiError, now};
use crate::sandbox::authority::{SessionIdentity, Trust, Who};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;
use crate::sandbox::store::cognito::{self as store, Identity, Pool};

/// Life of credentials in seconds.
const CREDENTIALS: i64 = 3600;
/// Life of the token of `GetOpenIdToken` in seconds.
const OPEN_ID: i64 = 600;
/// Usual and longest life of a developer's token in seconds.
const DEVELOPER: (i64, i64) = (900, 86_400);
/// What the sessions of these credentials are called.
const SESSION: &str = "CognitoIdentityCredentials";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    identity_id: Option<String>,
    identity_pool_id: Option<String>,
    logins: Option<BTreeMap<String, String>>,
    custom_role_arn: Option<String>,
    token_duration: Option<i64>,
}

/// An identity that was proven, and how.
struct Proven {
    identity: Identity,
    pool: Pool,
    /// `authenticated` or `unauthenticated`.
    kind: &'static str,
    amr: Vec<String>,
    logins: Vec<Login>,
}

/// Finds the identity of the call and proves it with the logins.
fn prove(db: &Connection, call: &Call, body: &Body) -> Result<Proven, ApiError> {
    let id = rules::id(body.identity_id.as_deref(), "identityId")?;
    let identity = find_identity(db, &call.scope, id)?;
    let pool = find_pool(db, &call.scope, &identity.pool)?;
    let region = call.scope.region.as_str();
    let known = store::logins(db, region, id)?;
    let mismatch = || {
        not_authorized(
            "Logins don't match. Please include at least one valid login for this identity or identity pool.",
        )
    };
    let (kind, amr, logins) = match logins::read(db, &pool, body.logins.as_ref())? {
        Logins::Guest if !known.is_empty() => {
            return Err(not_authorized(format!(
                "Access to Identity '{id}' is forbidden."
            )));
        }
        Logins::Guest if !settings_of(&pool)?.allow_unauthenticated_identities => {
            return Err(not_authorized(
                "Unauthenticated access is not supported for this identity pool.",
            ));
        }
        Logins::Guest => (
            "unauthenticated",
            vec!["unauthenticated".to_owned()],
            Vec::new(),
        ),
        Logins::Pool(claims) if claims.sub == id => {
            let kind = if claims.amr.iter().any(|value| value == "authenticated") {
                "authenticated"
            } else {
                "unauthenticated"
            };
            (kind, claims.amr, Vec::new())
        }
        Logins::Pool(_) => return Err(mismatch()),
        Logins::Providers(logins) => {
            match identities::linked(db, call, &pool, &logins)? {
                Some(owner) if owner == id => {}
                // A guest that logs in for the first time keeps its identity.
                None if known.is_empty() => {}
                _ => return Err(mismatch()),
            }
            identities::link_all(db, call, &identity, &logins)?;
            let mut amr = vec!["authenticated".to_owned()];
            for login in &logins {
                amr.push(login.provider.clone());
                amr.push(format!("{}:{}:{}", login.provider, pool.id, login.subject));
            }
            ("authenticated", amr, logins)
        }
    };
    Ok(Proven {
        identity,
        pool,
        kind,
        amr,
        logins,
    })
}

pub(super) fn for_identity(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    services.store.write(|db| {
        let proven = prove(db, call, &body)?;
        let arn = role_choice::role(
            &proven.pool,
            proven.kind,
            &proven.logins,
            body.custom_role_arn.as_deref(),
        )?;
        let refuse = |why: String| {
            let mut refusal = Refusal::now("sts:AssumeRoleWithWebIdentity", &arn, why);
            refusal.region = call.scope.region.to_string();
            refusal.principal.clone_from(&proven.identity.id);
            refusal.hint = Some(format!(
                "the role's trust policy must let {PROVIDER} assume it for the pool {} (aud) and `{}` (amr)",
                proven.pool.id, proven.kind
            ));
            services.refusals.record(&refusal);
            configuration()
        };
        let role = role_of_arn(db, &call.scope, &arn)?
            .ok_or_else(|| refuse("there is no such role".to_owned()))?;
        let context = Context {
            cognito: Some(Cognito {
                identity_id: proven.identity.id.clone(),
                pool_id: proven.pool.id.clone(),
                amr: proven.amr.clone(),
            }),
            ..Context::default()
        };
        let trust = trust_of(
            &role,
            Who::Federated(PROVIDER),
            "sts:AssumeRoleWithWebIdentity",
            &context,
        )?;
        if let Trust::Refused(why) = trust {
            return Err(refuse(why));
        }
        let wanted = Wanted {
            role: &role,
            name: SESSION,
            seconds: CREDENTIALS,
            policies: Vec::new(),
            identity: Some(SessionIdentity {
                id: proven.identity.id.clone(),
                pool: proven.pool.id.clone(),
                amr: proven.amr.clone(),
            }),
            keys: BTreeMap::new(),
        };
        let (key, _) = role_keys(db, &call.scope, wanted)?;
        Ok(json!({
            "IdentityId": proven.identity.id,
            "Credentials": {
                "AccessKeyId": key.access_key,
                "SecretKey": key.secret,
                "SessionToken": key.session_token,
                "Expiration": key.expires_at,
            },
        }))
    })
}

pub(super) fn open_id_token(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    services.store.write(|db| {
        let proven = prove(db, call, &body)?;
        let ids = (proven.identity.id.as_str(), proven.pool.id.as_str());
        let token = tokens::issue(db, ids, proven.amr, OPEN_ID)?;
        Ok(json!({ "IdentityId": proven.identity.id, "Token": token }))
    })
}

pub(super) fn developer_token(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let pool_id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let given = body.logins.as_ref().ok_or_else(|| missing("logins"))?;
    let lasting = body.token_duration.unwrap_or(DEVELOPER.0);
    if !(1..=DEVELOPER.1).contains(&lasting) {
        return Err(rules::refuse(
            &lasting.to_string(),
            "tokenDuration",
            "have value between 1 and 86400",
        ));
    }
    services.store.write(|db| {
        let pool = find_pool(db, &call.scope, pool_id)?;
        let provider = settings_of(&pool)?.developer_provider_name;
        let provider =
            provider.ok_or_else(|| invalid("The identity pool has no developer provider"))?;
        let user = given
            .get(&provider)
            .filter(|user| (1..=1024).contains(&user.chars().count()))
            .ok_or_else(|| {
                invalid(format!(
                    "Please provide a login of the developer provider {provider}"
                ))
            })?;
        let identity = developer_identity(db, call, &body, &pool, (&provider, user))?;
        let mut amr = vec!["authenticated".to_owned()];
        amr.push(provider.clone());
        amr.push(format!("{provider}:{}:{user}", pool.id));
        let token = tokens::issue(db, (&identity.id, &pool.id), amr, lasting)?;
        Ok(json!({ "IdentityId": identity.id, "Token": token }))
    })
}

/// The identity of a developer's user: the one it is linked to, else the one asked for, else a new one.
fn developer_identity(
    db: &Connection,
    call: &Call,
    body: &Body,
    pool: &Pool,
    login: (&str, &str),
) -> Result<Identity, ApiError> {
    let region = call.scope.region.as_str();
    let owner = store::identity_of_login(db, region, &pool.id, login)?;
    let asked = match body.identity_id.as_deref() {
        None => None,
        Some(text) => Some(rules::id(Some(text), "identityId")?),
    };
    if let (Some(owner), Some(asked)) = (&owner, asked)
        && owner != asked
    {
        return Err(registered(format!(
            "The user {} of {} belongs to another identity",
            login.1, login.0
        )));
    }
    let identity = match owner.as_deref().or(asked) {
        Some(id) => find_identity(db, &call.scope, id)?,
        None => identities::make(db, call, pool)?,
    };
    if identity.pool != pool.id {
        return Err(rules::not_found(format!(
            "Identity '{}' not found.",
            identity.id
        )));
    }
    store::link(db, region, &identity, login, now())?;
    Ok(identity)
}
