//! Managed policies on roles.

use super::rules::{self, no_such_entity};
use super::{policies, roles};
use crate::sandbox::api::query::{Call, Operation, Paged, Xml};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::services::Services;
use crate::sandbox::store::iam;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AttachRolePolicy",
        handler: attach,
    },
    Operation {
        name: "DetachRolePolicy",
        handler: detach,
    },
    Operation {
        name: "ListAttachedRolePolicies",
        handler: list,
    },
    Operation {
        name: "ListEntitiesForPolicy",
        handler: entities,
    },
    Operation {
        name: "ListInstanceProfilesForRole",
        handler: instance_profiles,
    },
];

fn attach(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    services.store.write(|db| {
        let role = roles::find(db, call)?;
        let policy = policies::find(db, call, arn)?;
        let attached = iam::attached(db, &role.name)?;
        if !attached.contains(&policy.policy) {
            rules::check_quota(services, attached.len(), rules::ATTACHED, "PoliciesPerRole")?;
            iam::attach(db, &role.name, &policy.policy)?;
        }
        Ok(Xml::default())
    })
}

fn detach(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    let policy = policies::key_of(call, arn)?;
    services.store.write(|db| {
        let role = roles::find(db, call)?;
        if !iam::detach(db, &role.name, &policy)? {
            return Err(no_such_entity(format!("Policy {arn} was not found.")));
        }
        Ok(Xml::default())
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let prefix = call.form.get("PathPrefix").unwrap_or("/");
    services.store.read(|db| {
        let role = roles::find(db, call)?;
        let mut attached = iam::attached(db, &role.name)?;
        attached.retain(|policy| {
            policy
                .split_once(":policy")
                .is_some_and(|(_, path)| path.starts_with(prefix))
        });
        attached.sort_by_key(|policy| policy.to_lowercase());
        let page = Paged::cut(&call.form, attached, |policy| policy)?;
        let item = |policy: &String| {
            Xml::default()
                .text("PolicyName", policy.rsplit('/').next().unwrap_or_default())
                .text("PolicyArn", policies::arn(&call.scope, policy))
        };
        let items: Vec<Xml> = page.items.iter().map(item).collect();
        Ok(page.close(Xml::default().list("AttachedPolicies", items)))
    })
}

/// There are no instance profiles here, so no role is in one.
fn instance_profiles(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    services.store.read(|db| {
        roles::find(db, call)?;
        let page = Paged::cut(&call.form, Vec::<String>::new(), |name| name)?;
        Ok(page.close(Xml::default().list("InstanceProfiles", [])))
    })
}

fn entities(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let arn = form.need("PolicyArn")?;
    let filter = form.get("EntityFilter").unwrap_or("Role");
    let prefix = form.get("PathPrefix").unwrap_or("/");
    services.store.read(|db| {
        let policy = policies::find(db, call, arn)?;
        let mut names = Vec::new();
        if filter == "Role" && form.get("PolicyUsageFilter") != Some("PermissionsBoundary") {
            names.extend(iam::attached_to(db, &policy.policy)?);
        }
        if filter == "Role" && form.get("PolicyUsageFilter") != Some("PermissionsPolicy") {
            names.extend(iam::bounded_by(db, &policy.policy)?);
        }
        names.sort_by_key(|name| name.to_lowercase());
        names.dedup();
        let mut found = Vec::new();
        for name in names {
            found.extend(iam::find(db, &name)?.filter(|role| role.path.starts_with(prefix)));
        }
        let page = Paged::cut(form, found, |role| role.name.as_str())?;
        let item = |role: &iam::Role| {
            Xml::default()
                .text("RoleName", &role.name)
                .text("RoleId", &role.id)
        };
        let items: Vec<Xml> = page.items.iter().map(item).collect();
        let xml = Xml::default()
            .group("PolicyGroups", Xml::default())
            .group("PolicyUsers", Xml::default())
            .list("PolicyRoles", items);
        Ok(page.close(xml))
    })
}
