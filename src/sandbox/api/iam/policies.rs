//! Managed policies: the account's own, and AWS's as far as there are any here.

use rusqlite::Connection;

use super::rules::{self, conflict, error, exists, no_such_entity};
use crate::model::name::Scope;
use crate::sandbox::api::query::{Call, Operation, Paged, Xml, refuse};
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::authority::aws_managed::{self, AwsManaged};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::iam_policies::{self as store, ManagedPolicy, Version};
use crate::sandbox::store::{iam, tags};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreatePolicy",
        handler: create,
    },
    Operation {
        name: "GetPolicy",
        handler: get,
    },
    Operation {
        name: "ListPolicies",
        handler: list,
    },
    Operation {
        name: "DeletePolicy",
        handler: delete,
    },
];

/// ARN of a policy.
pub(super) fn arn(scope: &Scope, policy: &str) -> String {
    format!("arn:{}:iam::{policy}", scope.region.partition())
}

/// What names the policy of that ARN in the store.
pub(super) fn key_of(call: &Call, arn: &str) -> Result<String, ApiError> {
    rules::policy_of_arn(arn, call.scope.account.as_str())
        .map(str::to_owned)
        .ok_or_else(|| error("InvalidInput", 400, format!("ARN {arn} is not valid.")))
}

/// Where the tags of a policy stand, in the Region of empty name.
pub(super) fn tags_key(policy: &str) -> String {
    format!("arn:aws:iam::{policy}")
}

fn of_aws(policy: &AwsManaged) -> ManagedPolicy {
    ManagedPolicy {
        policy: policy.policy.to_owned(),
        name: policy.name().to_owned(),
        path: policy.path().to_owned(),
        id: policy.id.to_owned(),
        description: None,
        last_version: policy.version,
        default_version: policy.version,
        created_at: policy.created_at,
        updated_at: policy.updated_at,
    }
}

/// The policy of that ARN, AWS's or the account's own.
pub(super) fn find(db: &Connection, call: &Call, arn: &str) -> Result<ManagedPolicy, ApiError> {
    let key = key_of(call, arn)?;
    let found = match aws_managed::find(&key) {
        Some(policy) => Some(of_aws(policy)),
        None => store::find(db, &key)?,
    };
    found.ok_or_else(|| no_such_entity(format!("Policy {arn} was not found.")))
}

/// The policy of that ARN, which must be the account's own.
pub(super) fn find_own(db: &Connection, call: &Call, arn: &str) -> Result<ManagedPolicy, ApiError> {
    let policy = find(db, call, arn)?;
    if policy.policy.starts_with("aws:") {
        return Err(ApiError::access_denied(format!(
            "The policy {arn} is managed by AWS and cannot be changed."
        )));
    }
    Ok(policy)
}

fn shown(
    db: &Connection,
    scope: &Scope,
    policy: &ManagedPolicy,
    whole: bool,
) -> Result<Xml, ApiError> {
    let mut xml = Xml::default()
        .text("PolicyName", &policy.name)
        .text("PolicyId", &policy.id)
        .text("Arn", arn(scope, &policy.policy))
        .text("Path", &policy.path)
        .text("DefaultVersionId", format!("v{}", policy.default_version))
        .text(
            "AttachmentCount",
            iam::attached_to(db, &policy.policy)?.len(),
        )
        .text(
            "PermissionsBoundaryUsageCount",
            iam::bounded_by(db, &policy.policy)?.len(),
        )
        .text("IsAttachable", true)
        .time("CreateDate", policy.created_at)
        .time("UpdateDate", policy.updated_at);
    if whole {
        xml = xml.maybe("Description", policy.description.as_ref());
        let tags = tags::of(db, "", &tags_key(&policy.policy))?;
        if !tags.is_empty() {
            xml = xml.tags("Tags", &tags);
        }
    }
    Ok(xml)
}

/// Reads the document of a managed policy.
pub(super) fn document<'a>(services: &Services, call: &'a Call) -> Result<&'a str, ApiError> {
    let text = call.form.need("PolicyDocument")?;
    rules::document(text, "PolicyDocument")?;
    if services.settings.quotas == Quotas::Aws && rules::size(text) > rules::MANAGED {
        return Err(rules::limit(format!(
            "Cannot exceed quota for PolicySize: {}",
            rules::MANAGED
        )));
    }
    Ok(text)
}

fn create(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let name = form.need("PolicyName")?;
    rules::check_name(name, "PolicyName", 128)?;
    let path = form.get("Path").unwrap_or("/");
    rules::check_policy_path(path)?;
    let text = document(services, call)?;
    let description = form.get("Description");
    rules::check_description(description.unwrap_or_default())?;
    let tags = form.tags("Tags");
    rules::check_tags(&tags, &[])?;
    services.store.write(|db| {
        if store::name_taken(db, name)? {
            return Err(exists(format!(
                "A policy called {name} already exists. Duplicate names are not allowed."
            )));
        }
        let count = store::list(db)?.len();
        rules::check_quota(services, count, rules::POLICIES, "PoliciesPerAccount")?;
        let time = now();
        let policy = ManagedPolicy {
            policy: format!("{}:policy{path}{name}", call.scope.account),
            name: name.to_owned(),
            path: path.to_owned(),
            id: rules::new_id("ANPA"),
            description: description.map(str::to_owned),
            last_version: 1,
            default_version: 1,
            created_at: time,
            updated_at: time,
        };
        store::put(db, &policy)?;
        let version = Version {
            number: 1,
            document: text.to_owned(),
            created_at: time,
        };
        store::insert_version(db, &policy.policy, &version)?;
        for tag in &tags {
            tags::put(db, "", &tags_key(&policy.policy), tag)?;
        }
        Ok(Xml::default().group("Policy", shown(db, &call.scope, &policy, true)?))
    })
}

fn get(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    services.store.read(|db| {
        let policy = find(db, call, arn)?;
        Ok(Xml::default().group("Policy", shown(db, &call.scope, &policy, true)?))
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let (aws, own) = match form.get("Scope").unwrap_or("All") {
        "All" => (true, true),
        "AWS" => (true, false),
        "Local" => (false, true),
        other => {
            return Err(refuse(
                other,
                "Scope",
                "satisfy enum value set: [All, AWS, Local]",
            ));
        }
    };
    let only_attached = form.flag("OnlyAttached")?;
    let prefix = form.get("PathPrefix").unwrap_or("/");
    services.store.read(|db| {
        let mut all = Vec::new();
        if aws {
            all.extend(aws_managed::ALL.iter().map(of_aws));
        }
        if own {
            all.extend(store::list(db)?);
        }
        let mut found = Vec::new();
        for policy in all {
            let used = !only_attached || !iam::attached_to(db, &policy.policy)?.is_empty();
            if used && policy.path.starts_with(prefix) {
                found.push(policy);
            }
        }
        found.sort_by_key(|policy| policy.policy.to_lowercase());
        let page = Paged::cut(form, found, |policy| policy.policy.as_str())?;
        let items = page
            .items
            .iter()
            .map(|policy| shown(db, &call.scope, policy, false))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(page.close(Xml::default().list("Policies", items)))
    })
}

fn delete(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    services.store.write(|db| {
        let policy = find_own(db, call, arn)?;
        if !iam::attached_to(db, &policy.policy)?.is_empty()
            || !iam::bounded_by(db, &policy.policy)?.is_empty()
        {
            return Err(conflict("Cannot delete a policy attached to entities."));
        }
        if store::versions(db, &policy.policy)?.len() > 1 {
            return Err(conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
            ));
        }
        store::delete(db, &policy.policy)?;
        tags::remove_all(db, "", &tags_key(&policy.policy))?;
        Ok(Xml::default())
    })
}
