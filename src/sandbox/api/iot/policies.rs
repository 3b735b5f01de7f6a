//! Policies and their versions. Refuses documents that the policy engine cannot read, and to delete what is in use.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::by_age::Part;
use super::{constraints, tags};
use crate::model::limits;
use crate::model::name::{PolicyName, Scope};
use crate::model::policy::{Dialect, Document};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::authority::certificates_of_policy;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::policies::{self as store, Policy, Version};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Longest document of the service model (`PolicyDocument`), in characters; the quota is shorter.
const DOCUMENT_CHARACTERS: usize = 404_600;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreatePolicy",
        method: Method::POST,
        pattern: "/policies/{policyName}",
        handler: create,
    },
    Operation {
        name: "GetPolicy",
        method: Method::GET,
        pattern: "/policies/{policyName}",
        handler: get,
    },
    Operation {
        name: "DeletePolicy",
        method: Method::DELETE,
        pattern: "/policies/{policyName}",
        handler: delete,
    },
    Operation {
        name: "ListPolicies",
        method: Method::GET,
        pattern: "/policies",
        handler: list,
    },
    Operation {
        name: "CreatePolicyVersion",
        method: Method::POST,
        pattern: "/policies/{policyName}/version",
        handler: create_version,
    },
    Operation {
        name: "ListPolicyVersions",
        method: Method::GET,
        pattern: "/policies/{policyName}/version",
        handler: list_versions,
    },
    Operation {
        name: "GetPolicyVersion",
        method: Method::GET,
        pattern: "/policies/{policyName}/version/{policyVersionId}",
        handler: get_version,
    },
    Operation {
        name: "SetDefaultPolicyVersion",
        method: Method::PATCH,
        pattern: "/policies/{policyName}/version/{policyVersionId}",
        handler: set_default_version,
    },
    Operation {
        name: "DeletePolicyVersion",
        method: Method::DELETE,
        pattern: "/policies/{policyName}/version/{policyVersionId}",
        handler: delete_version,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct DocumentBody {
    policy_document: Option<String>,
    tags: Option<Vec<Tag>>,
}

/// ARN of a policy.
pub(super) fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("policy/{name}"))
}

/// A policy in a list.
pub(super) fn shown(scope: &Scope, name: &str) -> Value {
    json!({ "policyName": name, "policyArn": arn(scope, name) })
}

/// The name in the path.
pub(super) fn name_of(request: &Request) -> Result<PolicyName, ApiError> {
    constraints::name(request.path("policyName"), "policyName")
}

/// The policy of that name, or the error that there is none.
pub(super) fn find(db: &Connection, scope: &Scope, name: &PolicyName) -> Result<Policy, ApiError> {
    store::find(db, scope.region.as_str(), name.as_str())?
        .ok_or_else(|| ApiError::not_found(format!("Policy {name} not found")))
}

fn find_default(db: &Connection, scope: &Scope, name: &PolicyName) -> Result<Version, ApiError> {
    store::default_version(db, scope.region.as_str(), name.as_str())?
        .ok_or_else(|| ApiError::internal(format!("policy {name} has no default version")))
}

fn find_version(
    db: &Connection,
    request: &Request,
    name: &PolicyName,
) -> Result<Version, ApiError> {
    let text = request.path("policyVersionId");
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(constraints::refuse(
            text,
            "policyVersionId",
            "satisfy regular expression pattern: [0-9]+",
        ));
    }
    find(db, &request.scope, name)?;
    // A number that does not fit is surely not the id of a version.
    let found = match text.parse() {
        Ok(id) => store::find_version(db, request.scope.region.as_str(), name.as_str(), id)?,
        Err(_) => None,
    };
    found.ok_or_else(|| ApiError::not_found(format!("Policy {name} has no version {text}")))
}

/// The document of a request, which the engine can read and which is not too long.
fn document_of(services: &Services, body: &DocumentBody) -> Result<String, ApiError> {
    let text = body
        .policy_document
        .as_deref()
        .ok_or_else(|| constraints::missing("policyDocument"))?;
    check_document(text, services.settings.quotas)?;
    Ok(text.to_owned())
}

/// Refuses a document that the engine cannot read or that is too long.
pub(super) fn check_document(text: &str, quotas: Quotas) -> Result<(), ApiError> {
    if text.chars().count() > DOCUMENT_CHARACTERS {
        let rule = format!("have length less than or equal to {DOCUMENT_CHARACTERS}");
        return Err(constraints::refuse("…", "policyDocument", &rule));
    }
    if quotas == Quotas::Aws {
        Document::check_size(text)
            .map_err(|error| ApiError::malformed_policy(error.to_string()))?;
    }
    Document::parse(text, Dialect::Iot)
        .map_err(|error| ApiError::malformed_policy(error.to_string()))?;
    Ok(())
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: DocumentBody = request.json()?;
    let document = document_of(services, &body)?;
    let (scope, time) = (&request.scope, now());
    let new = Policy {
        name: name.to_string(),
        generation: uuid::Uuid::new_v4().to_string(),
        created_at: time,
        modified_at: time,
    };
    let arn = arn(scope, name.as_str());
    services.store.write(|db| {
        if store::find(db, scope.region.as_str(), name.as_str())?.is_some() {
            return Err(ApiError::already_exists(format!(
                "Policy cannot be created - name already exists (name={name})"
            ))
            .with("resourceId", name.as_str())
            .with("resourceArn", arn.as_str()));
        }
        store::insert(db, scope.region.as_str(), &new, &document)?;
        tags::put_all(
            db,
            scope,
            &arn,
            body.tags.as_deref(),
            services.settings.quotas,
        )
    })?;
    Ok(json!({
        "policyName": name.as_str(),
        "policyArn": arn,
        "policyDocument": document,
        "policyVersionId": "1",
    }))
}

fn get(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let (policy, version) = services.store.read(|db| {
        let policy = find(db, &request.scope, &name)?;
        Ok::<_, ApiError>((policy, find_default(db, &request.scope, &name)?))
    })?;
    Ok(json!({
        "policyName": policy.name,
        "policyArn": arn(&request.scope, &policy.name),
        "policyDocument": version.document,
        "defaultVersionId": version.id.to_string(),
        "creationDate": policy.created_at,
        "lastModifiedDate": policy.modified_at,
        "generationId": policy.generation,
    }))
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    services.store.write(|db| {
        find(db, scope, &name)?;
        if !store::targets(db, region, name.as_str(), false, true, None, 1)?.is_empty() {
            return Err(ApiError::delete_conflict(format!(
                "The policy cannot be deleted as the policy is attached to one or more principals (name={name})"
            )));
        }
        if store::versions(db, region, name.as_str())?.len() > 1 {
            return Err(ApiError::delete_conflict(format!(
                "The policy cannot be deleted as versions other than the default version exist (name={name})"
            )));
        }
        tag_store::remove_all(db, region, &arn(scope, name.as_str()))?;
        Ok(store::delete(db, region, name.as_str())?)
    })?;
    // Nothing is attached to it, so no connection's rights change.
    Ok(Value::Null)
}

fn list(services: &Services, request: &Request) -> Answer {
    let part = Part::of(request, limits::PAGE)?;
    let found = services.store.read(|db| {
        let region = request.scope.region.as_str();
        Ok::<_, ApiError>(store::list(
            db,
            region,
            None,
            part.ascending,
            part.after(),
            part.limit(),
        )?)
    })?;
    let item = |policy: &Policy| shown(&request.scope, &policy.name);
    Ok(part.answer(
        "policies",
        found,
        |policy| (policy.created_at, &policy.name),
        item,
    ))
}

fn create_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: DocumentBody = request.json()?;
    let set_as_default = request.query_flag("setAsDefault")?;
    let document = document_of(services, &body)?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let (id, affected) = services.store.write(|db| {
        find(db, scope, &name)?;
        let present = store::versions(db, region, name.as_str())?.len();
        if present >= limits::POLICY_VERSIONS && services.settings.quotas == Quotas::Aws {
            return Err(ApiError::versions_limit(format!(
                "The policy {name} already has the maximum number of versions ({})",
                limits::POLICY_VERSIONS
            )));
        }
        let id = store::add_version(db, region, name.as_str(), &document, now())?;
        let mut affected = Vec::new();
        if set_as_default {
            store::set_default(db, region, name.as_str(), id, now())?;
            affected = certificates_of_policy(db, scope, name.as_str())?;
        }
        Ok((id, affected))
    })?;
    services.principals_changed(scope, &affected);
    Ok(json!({
        "policyArn": arn(scope, name.as_str()),
        "policyDocument": document,
        "policyVersionId": id.to_string(),
        "isDefaultVersion": set_as_default,
    }))
}

fn list_versions(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let versions = services.store.read(|db| {
        find(db, &request.scope, &name)?;
        Ok::<_, ApiError>(store::versions(
            db,
            request.scope.region.as_str(),
            name.as_str(),
        )?)
    })?;
    let shown = |version: &Version| {
        json!({
            "versionId": version.id.to_string(),
            "isDefaultVersion": version.is_default,
            "createDate": version.created_at,
        })
    };
    Ok(json!({ "policyVersions": versions.iter().map(shown).collect::<Vec<_>>() }))
}

fn get_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let (policy, version) = services.store.read(|db| {
        let version = find_version(db, request, &name)?;
        Ok::<_, ApiError>((find(db, &request.scope, &name)?, version))
    })?;
    Ok(json!({
        "policyArn": arn(&request.scope, &policy.name),
        "policyName": policy.name,
        "policyDocument": version.document,
        "policyVersionId": version.id.to_string(),
        "isDefaultVersion": version.is_default,
        "creationDate": version.created_at,
        // A version is never modified.
        "lastModifiedDate": version.created_at,
        "generationId": policy.generation,
    }))
}

fn set_default_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let scope = &request.scope;
    let affected = services.store.write(|db| {
        let version = find_version(db, request, &name)?;
        if version.is_default {
            return Ok(Vec::new());
        }
        store::set_default(db, scope.region.as_str(), name.as_str(), version.id, now())?;
        Ok::<_, ApiError>(certificates_of_policy(db, scope, name.as_str())?)
    })?;
    services.principals_changed(scope, &affected);
    Ok(Value::Null)
}

fn delete_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    services.store.write(|db| {
        let version = find_version(db, request, &name)?;
        if version.is_default {
            return Err(ApiError::delete_conflict(format!(
                "Cannot delete the default version of a policy (name={name}, version={})",
                version.id
            )));
        }
        Ok(store::delete_version(
            db,
            request.scope.region.as_str(),
            name.as_str(),
            version.id,
        )?)
    })?;
    Ok(Value::Null)
}

#[cfg(test)]
mod tests;
