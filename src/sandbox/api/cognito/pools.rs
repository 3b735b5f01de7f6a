//! Pools and their roles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Call;
use super::rules::{self, cut, find_pool, invalid, missing, page, pool_arn, refuse};
use crate::model::name::Arn;
use crate::sandbox::api::wire::{Answer, ApiError, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::cognito::{self as store, Pool};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Most pools of an account and Region (Cognito quotas).
const POOLS: i64 = 1000;
/// Most providers of a kind (service model `IdentityProviders`).
const PROVIDERS: usize = 10;

/// What a pool is like, as it stands on the wire.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Settings {
    /// Whether guests get an identity.
    #[serde(default)]
    pub(super) allow_unauthenticated_identities: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    allow_classic_flow: Option<bool>,
    /// Client ids by the names of social providers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) supported_login_providers: BTreeMap<String, String>,
    /// The developer's own provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) developer_provider_name: Option<String>,
    /// `OpenID` Connect providers of IAM.
    #[serde(
        default,
        rename = "OpenIdConnectProviderARNs",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(super) open_id_connect_provider_arns: Vec<String>,
    /// User pools.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) cognito_identity_providers: Vec<UserPool>,
    #[serde(
        default,
        rename = "SamlProviderARNs",
        skip_serializing_if = "Vec::is_empty"
    )]
    saml_provider_arns: Vec<String>,
}

/// A user pool's client.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct UserPool {
    /// `cognito-idp.REGION.amazonaws.com/POOL`.
    #[serde(default)]
    pub(super) provider_name: String,
    /// The app client.
    #[serde(default)]
    pub(super) client_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    server_side_token_check: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PoolBody {
    identity_pool_id: Option<String>,
    identity_pool_name: Option<String>,
    #[serde(default)]
    identity_pool_tags: BTreeMap<String, String>,
    #[serde(flatten)]
    settings: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct IdBody {
    identity_pool_id: Option<String>,
    max_results: Option<i64>,
    next_token: Option<String>,
    roles: Option<BTreeMap<String, String>>,
    role_mappings: Option<Map<String, Value>>,
}

/// Settings of a stored pool.
pub(super) fn settings_of(pool: &Pool) -> Result<Settings, ApiError> {
    serde_json::from_str(&pool.settings)
        .map_err(|error| ApiError::internal(format!("settings of pool {}: {error}", pool.id)))
}

/// JSON that this service stored itself.
pub(super) fn stored(text: &str) -> Result<Value, ApiError> {
    serde_json::from_str(text)
        .map_err(|error| ApiError::internal(format!("a stored pool: {error}")))
}

fn shown(call: &Call, db: &rusqlite::Connection, pool: &Pool) -> Answer {
    let mut value = stored(&pool.settings)?;
    value["IdentityPoolId"] = pool.id.as_str().into();
    value["IdentityPoolName"] = pool.name.as_str().into();
    let region = call.scope.region.as_str();
    let tags = tag_store::of(db, region, &pool_arn(&call.scope, &pool.id))?;
    let tags: Map<String, Value> = tags
        .into_iter()
        .map(|tag| (tag.key, Value::from(tag.value)))
        .collect();
    if !tags.is_empty() {
        value["IdentityPoolTags"] = tags.into();
    }
    Ok(value)
}

fn name_of(body: &PoolBody) -> Result<&str, ApiError> {
    let name = body
        .identity_pool_name
        .as_deref()
        .ok_or_else(|| missing("identityPoolName"))?;
    let allowed = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_+=,.@-".contains(c);
    if (1..=128).contains(&name.chars().count()) && name.chars().all(allowed) {
        return Ok(name);
    }
    Err(refuse(
        name,
        "identityPoolName",
        "satisfy regular expression pattern: [\\w\\s+=,.@-]+",
    ))
}

fn read_settings(body: &PoolBody) -> Result<Settings, ApiError> {
    if !body.settings["AllowUnauthenticatedIdentities"].is_boolean() {
        return Err(missing("allowUnauthenticatedIdentities"));
    }
    let settings: Settings = serde_json::from_value(body.settings.clone())
        .map_err(|error| invalid(format!("request body: {error}")))?;
    if settings.supported_login_providers.len() > PROVIDERS {
        return Err(refuse(
            "…",
            "supportedLoginProviders",
            "have length less than or equal to 10",
        ));
    }
    for (name, id) in &settings.supported_login_providers {
        rules::provider(name, "supportedLoginProviders")?;
        rules::word(id, "supportedLoginProviders", ".;_/-")?;
    }
    for pool in &settings.cognito_identity_providers {
        let at = "cognitoIdentityProviders";
        rules::word(
            &pool.provider_name,
            &format!("{at}.member.providerName"),
            "._:/-",
        )?;
        rules::word(&pool.client_id, &format!("{at}.member.clientId"), "_")?;
    }
    if let Some(name) = &settings.developer_provider_name {
        rules::word(name, "developerProviderName", "._-")?;
    }
    let arns = settings
        .open_id_connect_provider_arns
        .iter()
        .chain(&settings.saml_provider_arns);
    for arn in arns {
        rules::arn_length(arn)?;
        if arn.parse::<Arn>().is_err() {
            return Err(invalid(format!("{arn} is not a valid ARN")));
        }
    }
    Ok(settings)
}

fn as_text(settings: &Settings) -> String {
    json!(settings).to_string()
}

pub(super) fn create(services: &Services, call: &Call) -> Answer {
    let body: PoolBody = call.json()?;
    let name = name_of(&body)?.to_owned();
    let settings = read_settings(&body)?;
    let region = call.scope.region.as_str();
    services.store.write(|db| {
        if services.settings.quotas == Quotas::Aws && store::count_pools(db, region)? >= POOLS {
            return Err(rules::limit(format!(
                "Account has reached the limit of {POOLS} identity pools"
            )));
        }
        let pool = Pool {
            id: format!("{region}:{}", uuid::Uuid::new_v4()),
            name,
            settings: as_text(&settings),
            roles: "{}".to_owned(),
            mappings: "{}".to_owned(),
            created_at: now(),
        };
        store::put_pool(db, region, &pool)?;
        put_tags(call, db, &pool.id, &body.identity_pool_tags)?;
        shown(call, db, &pool)
    })
}

fn put_tags(
    call: &Call,
    db: &rusqlite::Connection,
    pool: &str,
    tags: &BTreeMap<String, String>,
) -> Result<(), ApiError> {
    let region = call.scope.region.as_str();
    super::tags::check(tags)?;
    for (key, value) in tags {
        let tag = Tag {
            key: key.clone(),
            value: value.clone(),
        };
        tag_store::put(db, region, &pool_arn(&call.scope, pool), &tag)?;
    }
    Ok(())
}

pub(super) fn describe(services: &Services, call: &Call) -> Answer {
    let body: IdBody = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    services
        .store
        .read(|db| shown(call, db, &find_pool(db, &call.scope, id)?))
}

pub(super) fn update(services: &Services, call: &Call) -> Answer {
    let body: PoolBody = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let name = name_of(&body)?;
    let settings = read_settings(&body)?;
    services.store.write(|db| {
        let mut pool = find_pool(db, &call.scope, id)?;
        let kept = settings_of(&pool)?.developer_provider_name;
        if kept.is_some() && settings.developer_provider_name != kept {
            return Err(invalid(
                "DeveloperProviderName cannot be changed once it has been set",
            ));
        }
        name.clone_into(&mut pool.name);
        pool.settings = as_text(&settings);
        store::put_pool(db, call.scope.region.as_str(), &pool)?;
        put_tags(call, db, id, &body.identity_pool_tags)?;
        shown(call, db, &pool)
    })
}

pub(super) fn delete(services: &Services, call: &Call) -> Answer {
    let body: IdBody = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let region = call.scope.region.as_str();
    services.store.write(|db| {
        find_pool(db, &call.scope, id)?;
        store::delete_pool(db, region, id)?;
        tag_store::remove_all(db, region, &pool_arn(&call.scope, id))?;
        Ok(Value::Null)
    })
}

pub(super) fn list(services: &Services, call: &Call) -> Answer {
    let body: IdBody = call.json()?;
    let (size, after) = page(body.max_results, body.next_token.as_deref())?;
    let mut pools = services.store.read(|db| {
        Ok::<_, ApiError>(store::list_pools(
            db,
            call.scope.region.as_str(),
            &after,
            size + 1,
        )?)
    })?;
    let next = cut(&mut pools, size, |pool| pool.id.as_str());
    let item = |pool: &Pool| json!({ "IdentityPoolId": pool.id, "IdentityPoolName": pool.name });
    let mut answer = json!({ "IdentityPools": pools.iter().map(item).collect::<Vec<_>>() });
    if let Some(token) = next {
        answer["NextToken"] = token.into();
    }
    Ok(answer)
}

pub(super) fn set_roles(services: &Services, call: &Call) -> Answer {
    let body: IdBody = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let roles = body.roles.ok_or_else(|| missing("roles"))?;
    for (kind, arn) in &roles {
        if kind != "authenticated" && kind != "unauthenticated" {
            return Err(refuse(
                kind,
                "roles",
                "satisfy regular expression pattern: (un)?authenticated",
            ));
        }
        if !arn
            .parse::<Arn>()
            .is_ok_and(|arn| arn.service() == "iam" && arn.resource().starts_with("role/"))
        {
            return Err(invalid(format!("Invalid role ARN: {arn}")));
        }
    }
    let mappings = body.role_mappings.unwrap_or_default();
    if mappings.len() > PROVIDERS {
        return Err(refuse(
            "…",
            "roleMappings",
            "have length less than or equal to 10",
        ));
    }
    for (provider, mapping) in &mappings {
        super::role_choice::check(provider, mapping)?;
    }
    services.store.write(|db| {
        let mut pool = find_pool(db, &call.scope, id)?;
        pool.roles = json!(roles).to_string();
        pool.mappings = Value::Object(mappings).to_string();
        store::put_pool(db, call.scope.region.as_str(), &pool)?;
        Ok(Value::Null)
    })
}

pub(super) fn roles(services: &Services, call: &Call) -> Answer {
    let body: IdBody = call.json()?;
    let id = rules::id(body.identity_pool_id.as_deref(), "identityPoolId")?;
    let pool = services.store.read(|db| find_pool(db, &call.scope, id))?;
    let mut answer = json!({ "IdentityPoolId": pool.id, "Roles": stored(&pool.roles)? });
    let mappings = stored(&pool.mappings)?;
    if mappings.as_object().is_some_and(|all| !all.is_empty()) {
        answer["RoleMappings"] = mappings;
    }
    Ok(answer)
}
