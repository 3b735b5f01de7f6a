//! Role aliases: what a device names to get credentials of an IAM role. Whether the role trusts the credentials provider is judged
//! when credentials are asked for.

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::by_age::Part;
use super::{constraints, tags};
use crate::model::limits;
use crate::model::name::Scope;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::documents::{self, Document, Stored};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Default page of `ListRoleAliases` (service model).
const PAGE: usize = 25;
/// Shortest and longest lifetime of credentials in seconds (service model, `CredentialDurationSeconds`).
const DURATION: std::ops::RangeInclusive<i64> = 900..=43_200;
/// Lifetime unless another is asked for, in seconds.
const DEFAULT_DURATION: i64 = 3600;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateRoleAlias",
        method: Method::POST,
        pattern: "/role-aliases/{roleAlias}",
        handler: create,
    },
    Operation {
        name: "DescribeRoleAlias",
        method: Method::GET,
        pattern: "/role-aliases/{roleAlias}",
        handler: describe,
    },
    Operation {
        name: "UpdateRoleAlias",
        method: Method::PUT,
        pattern: "/role-aliases/{roleAlias}",
        handler: update,
    },
    Operation {
        name: "DeleteRoleAlias",
        method: Method::DELETE,
        pattern: "/role-aliases/{roleAlias}",
        handler: delete,
    },
    Operation {
        name: "ListRoleAliases",
        method: Method::GET,
        pattern: "/role-aliases",
        handler: list,
    },
];

/// A role alias.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RoleAlias {
    /// ARN of the role.
    pub(crate) role_arn: String,
    /// Lifetime of its credentials in seconds.
    pub(crate) duration: i64,
}

impl Document for RoleAlias {
    const KIND: &'static str = "role-alias";
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    role_arn: Option<String>,
    credential_duration_seconds: Option<i64>,
    tags: Option<Vec<Tag>>,
}

impl Body {
    fn check(&self) -> Result<(), ApiError> {
        if let Some(role) = &self.role_arn {
            constraints::role_arn(role, "roleArn")?;
        }
        match self.credential_duration_seconds {
            Some(seconds) if !DURATION.contains(&seconds) => Err(constraints::refuse(
                &seconds.to_string(),
                "credentialDurationSeconds",
                "be between 900 and 43200",
            )),
            _ => Ok(()),
        }
    }
}

fn name_of(request: &Request) -> Result<&str, ApiError> {
    constraints::word(request.path("roleAlias"), "roleAlias", "_=,@-", 128)
}

/// ARN of a role alias.
pub(crate) fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("rolealias/{name}"))
}

fn find(db: &Connection, region: &str, name: &str) -> Result<Stored<RoleAlias>, ApiError> {
    documents::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Role alias {name} not found")))
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    body.check()?;
    let alias = RoleAlias {
        role_arn: body
            .role_arn
            .ok_or_else(|| constraints::missing("roleArn"))?,
        duration: body.credential_duration_seconds.unwrap_or(DEFAULT_DURATION),
    };
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let arn = arn(scope, name);
    services.store.write(|db| {
        if documents::exists(db, region, RoleAlias::KIND, name)? {
            return Err(
                ApiError::already_exists(format!("Role alias {name} already exists"))
                    .with("resourceId", name)
                    .with("resourceArn", arn.as_str()),
            );
        }
        let present = documents::all::<RoleAlias>(db, region)?.len();
        if present >= limits::ROLE_ALIASES && services.settings.quotas == Quotas::Aws {
            return Err(ApiError::limit_exceeded(format!(
                "There are {} role aliases already",
                limits::ROLE_ALIASES
            )));
        }
        documents::put(db, region, name, &alias, now())?;
        tags::put_all(
            db,
            scope,
            &arn,
            body.tags.as_deref(),
            services.settings.quotas,
        )
    })?;
    Ok(json!({ "roleAlias": name, "roleAliasArn": arn }))
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| find(db, region, name))?;
    Ok(json!({ "roleAliasDescription": {
        "roleAlias": found.name,
        "roleAliasArn": arn(&request.scope, &found.name),
        "roleArn": found.document.role_arn,
        "owner": request.scope.account.as_str(),
        "credentialDurationSeconds": found.document.duration,
        "creationDate": found.created_at,
        "lastModifiedDate": found.modified_at,
    } }))
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    body.check()?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let present = find(db, region, name)?.document;
        let new = RoleAlias {
            role_arn: body.role_arn.unwrap_or(present.role_arn),
            duration: body.credential_duration_seconds.unwrap_or(present.duration),
        };
        Ok::<_, ApiError>(documents::put(db, region, name, &new, now())?)
    })?;
    Ok(json!({ "roleAlias": name, "roleAliasArn": arn(&request.scope, name) }))
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        find(db, region, name)?;
        documents::delete::<RoleAlias>(db, region, name)?;
        tag_store::remove_all(db, region, &arn(&request.scope, name))?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let part = Part::of(request, PAGE)?;
    let region = request.scope.region.as_str();
    let all = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::all::<RoleAlias>(db, region)?))?;
    let key = |alias: &Stored<RoleAlias>| Value::from(alias.name.as_str());
    Ok(part.answer(
        "roleAliases",
        part.select(all),
        |alias| (alias.created_at, &alias.name),
        key,
    ))
}
