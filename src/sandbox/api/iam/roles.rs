//! Roles and their trust policies.

use rusqlite::Connection;

use super::rules::{self, conflict, error, exists, malformed, no_such_entity};
use crate::model::name::Scope;
use crate::sandbox::api::query::{Call, Operation, Paged, Xml};
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::authority::{TrustPolicy, role_tags_key};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::iam::{self, Role};
use crate::sandbox::store::tags;

/// Range and default of `MaxSessionDuration` in seconds.
const SESSION: (i64, i64) = (3600, 43_200);

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateRole",
        handler: create,
    },
    Operation {
        name: "GetRole",
        handler: get,
    },
    Operation {
        name: "ListRoles",
        handler: list,
    },
    Operation {
        name: "UpdateRole",
        handler: update,
    },
    Operation {
        name: "UpdateRoleDescription",
        handler: update_description,
    },
    Operation {
        name: "UpdateAssumeRolePolicy",
        handler: update_trust,
    },
    Operation {
        name: "PutRolePermissionsBoundary",
        handler: put_boundary,
    },
    Operation {
        name: "DeleteRolePermissionsBoundary",
        handler: delete_boundary,
    },
    Operation {
        name: "DeleteRole",
        handler: delete,
    },
];

/// ARN of a role.
pub(crate) fn role_arn(scope: &Scope, role: &Role) -> String {
    super::arn(scope, "role", &role.path, &role.name)
}

/// The role that a call names, or the error that there is none.
pub(super) fn find(db: &Connection, call: &Call) -> Result<Role, ApiError> {
    let name = call.form.need("RoleName")?;
    rules::check_name(name, "RoleName", 64)?;
    iam::find(db, name)?
        .ok_or_else(|| no_such_entity(format!("The role with name {name} cannot be found.")))
}

/// A role as `GetRole` shows it; lists leave out tags, boundary and last use.
fn shown(db: &Connection, scope: &Scope, role: &Role, whole: bool) -> Result<Xml, ApiError> {
    let mut xml = Xml::default()
        .text("Path", &role.path)
        .text("RoleName", &role.name)
        .text("RoleId", &role.id)
        .text("Arn", role_arn(scope, role))
        .time("CreateDate", role.created_at)
        .document("AssumeRolePolicyDocument", &role.trust)
        .maybe("Description", role.description.as_ref())
        .text("MaxSessionDuration", role.max_session);
    if !whole {
        return Ok(xml);
    }
    if let Some(boundary) = &role.boundary {
        let arn = format!("arn:{}:iam::{boundary}", scope.region.partition());
        let content = Xml::default()
            .text("PermissionsBoundaryType", "Policy")
            .text("PermissionsBoundaryArn", arn);
        xml = xml.group("PermissionsBoundary", content);
    }
    let tags = tags::of(db, "", &role_tags_key(scope, &role.name))?;
    if !tags.is_empty() {
        xml = xml.tags("Tags", &tags);
    }
    let used = match &role.used {
        None => Xml::default(),
        Some((at, region)) => Xml::default()
            .time("LastUsedDate", *at)
            .text("Region", region),
    };
    Ok(xml.group("RoleLastUsed", used))
}

/// Reads a trust policy; roles that it names in this account must exist.
fn check_trust(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    text: &str,
) -> Result<(), ApiError> {
    rules::check_document(text, "AssumeRolePolicyDocument")?;
    let policy = TrustPolicy::parse(text).map_err(malformed)?;
    if services.settings.quotas == Quotas::Aws && rules::size(text) > rules::TRUST {
        return Err(rules::limit(format!(
            "Cannot exceed quota for ACLSizePerRole: {}",
            rules::TRUST
        )));
    }
    let own_roles = format!(":iam::{}:role/", scope.account);
    for arn in policy.named_arns().filter(|arn| arn.contains(&own_roles)) {
        if super::role_of_arn(db, scope, arn)?.is_none() {
            return Err(malformed(format!(
                "Invalid principal in policy: \"AWS\":\"{arn}\""
            )));
        }
    }
    Ok(())
}

fn boundary_of(db: &Connection, call: &Call) -> Result<Option<String>, ApiError> {
    match call.form.get("PermissionsBoundary") {
        None => Ok(None),
        Some(arn) => Ok(Some(super::policies::find(db, call, arn)?.policy)),
    }
}

fn create(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let name = form.need("RoleName")?;
    rules::check_name(name, "RoleName", 64)?;
    let path = form.get("Path").unwrap_or("/");
    rules::check_path(path)?;
    let trust = form.need("AssumeRolePolicyDocument")?;
    let description = form.get("Description");
    rules::check_description(description.unwrap_or_default())?;
    let max_session = form
        .number("MaxSessionDuration", SESSION)?
        .unwrap_or(SESSION.0);
    let tags = form.tags("Tags");
    rules::check_tags(&tags, &[])?;
    services.store.write(|db| {
        if iam::find(db, name)?.is_some() {
            return Err(exists(format!("Role with name {name} already exists.")));
        }
        check_trust(services, db, &call.scope, trust)?;
        let count = iam::list(db)?.len();
        rules::check_quota(services, count, rules::ROLES, "RolesPerAccount")?;
        let role = Role {
            name: name.to_owned(),
            id: rules::new_id("AROA"),
            path: path.to_owned(),
            trust: trust.to_owned(),
            description: description.map(str::to_owned),
            max_session,
            boundary: boundary_of(db, call)?,
            created_at: now(),
            used: None,
        };
        iam::put(db, &role)?;
        for tag in &tags {
            tags::put(db, "", &role_tags_key(&call.scope, name), tag)?;
        }
        Ok(Xml::default().group("Role", shown(db, &call.scope, &role, true)?))
    })
}

fn get(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    services.store.read(|db| {
        let role = find(db, call)?;
        Ok(Xml::default().group("Role", shown(db, &call.scope, &role, true)?))
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let prefix = call.form.get("PathPrefix").unwrap_or("/");
    services.store.read(|db| {
        let mut roles = iam::list(db)?;
        roles.retain(|role| role.path.starts_with(prefix));
        let page = Paged::cut(&call.form, roles, |role| role.name.as_str())?;
        let items = page
            .items
            .iter()
            .map(|role| shown(db, &call.scope, role, false))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(page.close(Xml::default().list("Roles", items)))
    })
}

/// Changes the role that the call names.
fn change(
    services: &Services,
    call: &Call,
    change: impl FnOnce(&Connection, &mut Role) -> Result<(), ApiError>,
) -> Result<Role, ApiError> {
    services.store.write(|db| {
        let mut role = find(db, call)?;
        change(db, &mut role)?;
        iam::put(db, &role)?;
        Ok(role)
    })
}

fn update(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let description = call.form.given("Description");
    rules::check_description(description.unwrap_or_default())?;
    let max_session = call.form.number("MaxSessionDuration", SESSION)?;
    change(services, call, |_, role| {
        if let Some(text) = description {
            role.description = Some(text.to_owned()).filter(|text| !text.is_empty());
        }
        role.max_session = max_session.unwrap_or(SESSION.0);
        Ok(())
    })?;
    Ok(Xml::default())
}

fn update_description(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let text = call.form.given("Description").unwrap_or_default();
    rules::check_description(text)?;
    let role = change(services, call, |_, role| {
        role.description = Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(())
    })?;
    services
        .store
        .read(|db| Ok(Xml::default().group("Role", shown(db, &call.scope, &role, true)?)))
}

fn update_trust(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let trust = call.form.need("PolicyDocument")?;
    change(services, call, |db, role| {
        check_trust(services, db, &call.scope, trust)?;
        trust.clone_into(&mut role.trust);
        Ok(())
    })?;
    Ok(Xml::default())
}

fn put_boundary(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    call.form.need("PermissionsBoundary")?;
    change(services, call, |db, role| {
        role.boundary = boundary_of(db, call)?;
        Ok(())
    })?;
    Ok(Xml::default())
}

fn delete_boundary(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    change(services, call, |_, role| {
        if role.boundary.take().is_none() {
            return Err(no_such_entity(format!(
                "The role {} has no permissions boundary.",
                role.name
            )));
        }
        Ok(())
    })?;
    Ok(Xml::default())
}

fn delete(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    services.store.write(|db| {
        let role = find(db, call)?;
        if !iam::attached(db, &role.name)?.is_empty() {
            return Err(conflict(
                "Cannot delete entity, must detach all policies first.",
            ));
        }
        if !iam::inline(db, &role.name)?.is_empty() {
            return Err(conflict(
                "Cannot delete entity, must delete policies first.",
            ));
        }
        if role.path.starts_with("/aws-service-role/") {
            return Err(error(
                "UnmodifiableEntity",
                400,
                "Cannot perform the operation on the protected role",
            ));
        }
        tags::remove_all(db, "", &role_tags_key(&call.scope, &role.name))?;
        iam::delete(db, &role.name)?;
        Ok(Xml::default())
    })
}
