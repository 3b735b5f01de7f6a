//! Identities: who gets which, and their logins.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Call;
use super::logins::{self, Login, Logins};
use super::pools::settings_of;
use super::rules::{self, conflict, cut, find_identity, find_pool, missing, not_authorized, page};
use crate::sandbox::api::wire::{Answer, ApiError, now};
use crate::sandbox::services::Services;
use crate::sandbox::store::cognito::{self as store, Identity, Pool};

/// Most identities of one deletion (service model `IdentityIdList`).
const DELETED: usize = 60;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    identity_pool_id: Option<String>,
    identity_id: Option<String>,
    logins: Option<BTreeMap<String, String>>,
    logins_to_remove: Option<Vec<String>>,
    max_results: Option<i64>,
    next_token: Option<String>,
    identity_ids_to_delete: Option<Vec<String>>,
}

/// A new identity of the pool.
pub(super) fn make(db: &Connection, call: &Call, pool: &Pool) -> Result<Identity, ApiError> {
    let time = now();
    let identity = Identity {
        id: format!("{}:{}", call.scope.region, uuid::Uuid::new_v4()),
        pool: pool.id.clone(),
        created_at: time,
        modified_at: time,
    };
    store::insert_identity(db, call.scope.region.as_str(), &identity)?;
    Ok(identity)
}

/// The one identity that the logins are linked to, if any is.
pub(super) fn linked(
    db: &Connection,
    call: &Call,
    pool: &Pool,
    logins: &[Login],
) -> Result<Option<String>, ApiError> {
    let mut found: Option<String> = None;
    for login in logins {
        let key = (login.provider.as_str(), login.subject.as_str());
        let other = store::identity_of_login(db, call.scope.region.as_str(), &pool.id, key)?;
        if let (Some(one), Some(other)) = (&found, &other)
            && one != other
        {
            return Err(conflict(format!(
                "Login tokens belong to different identities: {one}, {other}"
            )));
        }
        found = found.or(other);
    }
    Ok(found)
}

/// Links every login that is not linked yet to the identity.
pub(super) fn link_all(
    db: &Connection,
    call: &Call,
    identity: &Identity,
    logins: &[Login],
) -> Result<(), ApiError> {
    for login in logins {
        let key = (login.provider.as_str(), login.subject.as_str());
        store::link(db, call.scope.region.as_str(), identity, key, now())?;
    }
    Ok(())
}

pub(super) fn get_id(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    services.store.write(|db| {
        let pool = find_pool(db, &call.scope, id)?;
        let identity = match logins::read(db, &pool, body.logins.as_ref())? {
            Logins::Guest if settings_of(&pool)?.allow_unauthenticated_identities => {
                make(db, call, &pool)?.id
            }
            Logins::Guest => {
                return Err(not_authorized(
                    "Unauthenticated access is not supported for this identity pool.",
                ));
            }
            Logins::Pool(claims) => claims.sub,
            Logins::Providers(logins) => {
                let identity = match linked(db, call, &pool, &logins)? {
                    Some(id) => find_identity(db, &call.scope, &id)?,
                    None => make(db, call, &pool)?,
                };
                link_all(db, call, &identity, &logins)?;
                identity.id
            }
        };
        Ok(json!({ "IdentityId": identity }))
    })
}

fn shown(db: &Connection, call: &Call, identity: &Identity) -> Answer {
    let mut providers: Vec<String> = store::logins(db, call.scope.region.as_str(), &identity.id)?
        .into_iter()
        .map(|(provider, _)| provider)
        .collect();
    providers.dedup();
    Ok(json!({
        "IdentityId": identity.id,
        "Logins": providers,
        "CreationDate": identity.created_at,
        "LastModifiedDate": identity.modified_at,
    }))
}

pub(super) fn describe(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let id = rules::id(body.identity_id.as_deref(), "identityId")?;
    services
        .store
        .read(|db| shown(db, call, &find_identity(db, &call.scope, id)?))
}

pub(super) fn list(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let (size, after) = page(body.max_results, body.next_token.as_deref())?;
    services.store.read(|db| {
        find_pool(db, &call.scope, id)?;
        let region = call.scope.region.as_str();
        let mut found = store::list_identities(db, region, id, &after, size + 1)?;
        let next = cut(&mut found, size, |identity| identity.id.as_str());
        let items = found
            .iter()
            .map(|identity| shown(db, call, identity))
            .collect::<Result<Vec<_>, _>>()?;
        let mut answer = json!({ "IdentityPoolId": id, "Identities": items });
        if let Some(token) = next {
            answer["NextToken"] = token.into();
        }
        Ok(answer)
    })
}

pub(super) fn delete(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let ids = body
        .identity_ids_to_delete
        .ok_or_else(|| missing("identityIdsToDelete"))?;
    if !(1..=DELETED).contains(&ids.len()) {
        return Err(rules::refuse(
            "…",
            "identityIdsToDelete",
            "have length between 1 and 60",
        ));
    }
    for id in &ids {
        rules::id(Some(id), "identityIdsToDelete")?;
    }
    services.store.write(|db| {
        // Those that are gone already are no failure.
        for id in &ids {
            store::delete_identity(db, call.scope.region.as_str(), id)?;
        }
        Ok(json!({ "UnprocessedIdentityIds": [] }))
    })
}

pub(super) fn unlink(services: &Services, call: &Call) -> Answer {
    let body: Body = call.json()?;
    let id = rules::id(body.identity_id.as_deref(), "identityId")?;
    let remove = body
        .logins_to_remove
        .ok_or_else(|| missing("loginsToRemove"))?;
    services.store.write(|db| {
        let identity = find_identity(db, &call.scope, id)?;
        let pool = find_pool(db, &call.scope, &identity.pool)?;
        let owner = match logins::read(db, &pool, body.logins.as_ref())? {
            Logins::Guest => None,
            Logins::Pool(claims) => Some(claims.sub),
            Logins::Providers(logins) => linked(db, call, &pool, &logins)?,
        };
        if owner.as_deref() != Some(id) {
            return Err(not_authorized(
                "Logins don't match. Please include at least one valid login for this identity or identity pool.",
            ));
        }
        for provider in &remove {
            store::unlink(db, call.scope.region.as_str(), id, provider, now())?;
        }
        Ok(Value::Null)
    })
}
