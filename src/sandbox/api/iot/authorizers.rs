//! Custom authorizers and the account's default one. Refuses keys that no token could be verified with, and to delete an ACTIVE
//! authorizer. Invoking one is not done here.

use std::collections::BTreeMap;

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::by_age::Part;
use super::{constraints, tags};
use crate::model::limits;
use crate::model::name::{Arn, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::pki;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::documents::{self, Document, Stored};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Default page of `ListAuthorizers` (service model).
const PAGE: usize = 25;
const ACTIVE: &str = "ACTIVE";
const STATUSES: [&str; 2] = [ACTIVE, "INACTIVE"];
/// Characters of one public key (service model, `KeyValue`).
const KEY_CHARACTERS: usize = 5120;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateAuthorizer",
        method: Method::POST,
        pattern: "/authorizer/{authorizerName}",
        handler: create,
    },
    Operation {
        name: "DescribeAuthorizer",
        method: Method::GET,
        pattern: "/authorizer/{authorizerName}",
        handler: describe,
    },
    Operation {
        name: "UpdateAuthorizer",
        method: Method::PUT,
        pattern: "/authorizer/{authorizerName}",
        handler: update,
    },
    Operation {
        name: "DeleteAuthorizer",
        method: Method::DELETE,
        pattern: "/authorizer/{authorizerName}",
        handler: delete,
    },
    Operation {
        name: "ListAuthorizers",
        method: Method::GET,
        pattern: "/authorizers/",
        handler: list,
    },
    Operation {
        name: "SetDefaultAuthorizer",
        method: Method::POST,
        pattern: "/default-authorizer",
        handler: set_default,
    },
    Operation {
        name: "DescribeDefaultAuthorizer",
        method: Method::GET,
        pattern: "/default-authorizer",
        handler: describe_default,
    },
    Operation {
        name: "ClearDefaultAuthorizer",
        method: Method::DELETE,
        pattern: "/default-authorizer",
        handler: clear_default,
    },
];

/// A custom authorizer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_field_names,
    reason = "the members as the service model calls them"
)]
pub(crate) struct Authorizer {
    /// ARN of the function that decides.
    pub(crate) authorizer_function_arn: String,
    /// Name of the header or query parameter that carries the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token_key_name: Option<String>,
    /// RSA public keys in PEM by name; a token's signature is good if one of them verifies it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub(crate) token_signing_public_keys: BTreeMap<String, String>,
    /// `ACTIVE` or `INACTIVE`.
    pub(crate) status: String,
    /// Whether tokens are taken without a signature.
    pub(crate) signing_disabled: bool,
    /// Whether answers are reused on one HTTP connection.
    pub(crate) enable_caching_for_http: bool,
}

impl Document for Authorizer {
    const KIND: &'static str = "authorizer";
}

/// Name of the account's default authorizer in a Region.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DefaultAuthorizer(pub(crate) String);

impl Document for DefaultAuthorizer {
    const KIND: &'static str = "default-authorizer";
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    authorizer_function_arn: Option<String>,
    token_key_name: Option<String>,
    token_signing_public_keys: Option<BTreeMap<String, String>>,
    status: Option<String>,
    tags: Option<Vec<Tag>>,
    signing_disabled: Option<bool>,
    enable_caching_for_http: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct DefaultBody {
    authorizer_name: Option<String>,
}

/// Checks what a request says of an authorizer.
fn check(given: &Body) -> Result<(), ApiError> {
    if let Some(text) = &given.authorizer_function_arn {
        let arn: Arn = constraints::name(text, "authorizerFunctionArn")?;
        if arn.service() != "lambda" || !arn.resource().starts_with("function:") {
            let rule = "be the ARN of a Lambda function";
            return Err(constraints::refuse(text, "authorizerFunctionArn", rule));
        }
    }
    if let Some(text) = &given.token_key_name {
        constraints::word(text, "tokenKeyName", "_-", 128)?;
    }
    if let Some(text) = &given.status {
        constraints::one_of(text, "status", &STATUSES)?;
    }
    for (name, pem) in given.token_signing_public_keys.iter().flatten() {
        constraints::word(name, "tokenSigningPublicKeys", ":_-", 128)?;
        if pem.chars().count() > KEY_CHARACTERS {
            let rule = "have length less than or equal to 5120";
            return Err(constraints::refuse("…", "tokenSigningPublicKeys", rule));
        }
        pki::check_rsa_public_key(pem).map_err(|reason| {
            ApiError::invalid(format!("tokenSigningPublicKeys {name}: {reason}"))
        })?;
    }
    Ok(())
}

/// Both the token's place and a key to verify it with are required unless signing is disabled (Developer Guide, "Creating and managing
/// custom authorizers").
fn check_whole(authorizer: &Authorizer) -> Result<(), ApiError> {
    if authorizer.signing_disabled {
        return Ok(());
    }
    if authorizer.token_key_name.is_none() {
        return Err(constraints::missing("tokenKeyName"));
    }
    if authorizer.token_signing_public_keys.is_empty() {
        return Err(constraints::missing("tokenSigningPublicKeys"));
    }
    Ok(())
}

/// Checks the name of an authorizer.
pub(super) fn check_name<'a>(name: &'a str, at: &str) -> Result<&'a str, ApiError> {
    constraints::word(name, at, "_=,@-", 128)
}

fn name_of(request: &Request) -> Result<&str, ApiError> {
    check_name(request.path("authorizerName"), "authorizerName")
}

fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("authorizer/{name}"))
}

/// The authorizer of that name, or the error that there is none.
pub(super) fn find(
    db: &Connection,
    region: &str,
    name: &str,
) -> Result<Stored<Authorizer>, ApiError> {
    documents::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Authorizer {name} not found")))
}

fn shown(scope: &Scope, found: &Stored<Authorizer>) -> Value {
    let mut description = json!(found.document);
    description["authorizerName"] = json!(found.name);
    description["authorizerArn"] = json!(arn(scope, &found.name));
    description["creationDate"] = json!(found.created_at);
    description["lastModifiedDate"] = json!(found.modified_at);
    json!({ "authorizerDescription": description })
}

fn name_and_arn(scope: &Scope, name: &str) -> Value {
    json!({ "authorizerName": name, "authorizerArn": arn(scope, name) })
}

/// Refuses more authorizers than there may be; `all` includes the new one.
fn check_quotas(quotas: Quotas, all: &[Stored<Authorizer>]) -> Result<(), ApiError> {
    if quotas == Quotas::Off {
        return Ok(());
    }
    let active = all
        .iter()
        .filter(|one| one.document.status == ACTIVE)
        .count();
    if all.len() > limits::AUTHORIZERS || active > limits::AUTHORIZERS_ACTIVE {
        return Err(ApiError::limit_exceeded(format!(
            "There can be {} authorizers, {} of them ACTIVE",
            limits::AUTHORIZERS,
            limits::AUTHORIZERS_ACTIVE
        )));
    }
    Ok(())
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    check(&body)?;
    let authorizer = Authorizer {
        authorizer_function_arn: body
            .authorizer_function_arn
            .ok_or_else(|| constraints::missing("authorizerFunctionArn"))?,
        token_key_name: body.token_key_name,
        token_signing_public_keys: body.token_signing_public_keys.unwrap_or_default(),
        // No source tells the default; one that decides nothing until it is activated does least harm.
        status: body.status.unwrap_or_else(|| "INACTIVE".to_owned()),
        signing_disabled: body.signing_disabled.unwrap_or(false),
        enable_caching_for_http: body.enable_caching_for_http.unwrap_or(false),
    };
    check_whole(&authorizer)?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let (arn, quotas) = (arn(scope, name), services.settings.quotas);
    services.store.write(|db| {
        if documents::exists(db, region, Authorizer::KIND, name)? {
            return Err(
                ApiError::already_exists(format!("Authorizer {name} already exists"))
                    .with("resourceId", name)
                    .with("resourceArn", arn.as_str()),
            );
        }
        documents::put(db, region, name, &authorizer, now())?;
        check_quotas(quotas, &documents::all(db, region)?)?;
        tags::put_all(db, scope, &arn, body.tags.as_deref(), quotas)
    })?;
    Ok(name_and_arn(scope, name))
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| find(db, region, name))?;
    Ok(shown(&request.scope, &found))
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    check(&body)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut new = find(db, region, name)?.document;
        new.authorizer_function_arn = body
            .authorizer_function_arn
            .unwrap_or(new.authorizer_function_arn);
        new.token_key_name = body.token_key_name.or(new.token_key_name);
        new.token_signing_public_keys = body
            .token_signing_public_keys
            .unwrap_or(new.token_signing_public_keys);
        new.status = body.status.unwrap_or(new.status);
        new.enable_caching_for_http = body
            .enable_caching_for_http
            .unwrap_or(new.enable_caching_for_http);
        check_whole(&new)?;
        documents::put(db, region, name, &new, now())?;
        check_quotas(services.settings.quotas, &documents::all(db, region)?)
    })?;
    Ok(name_and_arn(&request.scope, name))
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        if find(db, region, name)?.document.status == ACTIVE {
            return Err(ApiError::delete_conflict(format!(
                "Authorizer {name} is ACTIVE; make it INACTIVE before it is deleted"
            )));
        }
        // Which error AWS has for this is not documented; a default that does not exist would be worse.
        if default_name(db, region)?.is_some_and(|default| default == name) {
            return Err(ApiError::delete_conflict(format!(
                "Authorizer {name} is the default authorizer; clear that before it is deleted"
            )));
        }
        documents::delete::<Authorizer>(db, region, name)?;
        tag_store::remove_all(db, region, &arn(&request.scope, name))?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let part = Part::of(request, PAGE)?;
    let status = request
        .query("status")
        .map(|text| constraints::one_of(text, "status", &STATUSES))
        .transpose()?;
    let region = request.scope.region.as_str();
    let mut all = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::all::<Authorizer>(db, region)?))?;
    all.retain(|one| status.is_none_or(|status| one.document.status == status));
    let item = |one: &Stored<Authorizer>| name_and_arn(&request.scope, &one.name);
    Ok(part.answer(
        "authorizers",
        part.select(all),
        |one| (one.created_at, &one.name),
        item,
    ))
}

fn default_name(db: &Connection, region: &str) -> Result<Option<String>, ApiError> {
    let found = documents::find::<DefaultAuthorizer>(db, region, "")?;
    Ok(found.map(|found| found.document.0))
}

fn no_default() -> ApiError {
    ApiError::not_found("There is no default authorizer")
}

fn set_default(services: &Services, request: &Request) -> Answer {
    let body: DefaultBody = request.json()?;
    let name = body
        .authorizer_name
        .ok_or_else(|| constraints::missing("authorizerName"))?;
    check_name(&name, "authorizerName")?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        find(db, region, &name)?;
        if default_name(db, region)?.is_some_and(|default| default == name) {
            return Err(ApiError::already_exists(format!(
                "Authorizer {name} is the default authorizer already"
            ))
            .with("resourceId", name.as_str())
            .with("resourceArn", arn(&request.scope, &name)));
        }
        documents::put(db, region, "", &DefaultAuthorizer(name.clone()), now())?;
        Ok(name_and_arn(&request.scope, &name))
    })
}

fn describe_default(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| {
        let name = default_name(db, region)?.ok_or_else(no_default)?;
        find(db, region, &name)
    })?;
    Ok(shown(&request.scope, &found))
}

fn clear_default(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        if documents::delete::<DefaultAuthorizer>(db, region, "")? {
            Ok(Value::Null)
        } else {
            Err(no_default())
        }
    })
}
