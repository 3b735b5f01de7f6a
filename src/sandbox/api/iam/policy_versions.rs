//! Versions of managed policies.

use rusqlite::Connection;

use super::policies;
use super::rules::{self, conflict, no_such_entity};
use crate::sandbox::api::query::{Call, Operation, Paged, Xml, refuse};
use crate::sandbox::api::wire::{ApiError, now};
use crate::sandbox::authority::aws_managed;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::iam_policies::{self as store, ManagedPolicy, Version};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreatePolicyVersion",
        handler: create,
    },
    Operation {
        name: "GetPolicyVersion",
        handler: get,
    },
    Operation {
        name: "ListPolicyVersions",
        handler: list,
    },
    Operation {
        name: "SetDefaultPolicyVersion",
        handler: set_default,
    },
    Operation {
        name: "DeletePolicyVersion",
        handler: delete,
    },
];

fn number_of(call: &Call) -> Result<i64, ApiError> {
    let text = call.form.need("VersionId")?;
    text.strip_prefix('v')
        .filter(|digits| !digits.starts_with('0') && !digits.starts_with('+'))
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| {
            refuse(
                text,
                "VersionId",
                "satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
            )
        })
}

fn find(db: &Connection, policy: &ManagedPolicy, number: i64) -> Result<Version, ApiError> {
    let found = match aws_managed::find(&policy.policy) {
        Some(of_aws) if number == of_aws.version => Some(Version {
            number,
            document: of_aws.document.to_owned(),
            created_at: of_aws.updated_at,
        }),
        Some(_) => None,
        None => store::find_version(db, &policy.policy, number)?,
    };
    found.ok_or_else(|| {
        no_such_entity(format!(
            "Policy {} version v{number} does not exist or is not attachable.",
            policy.name
        ))
    })
}

fn shown(policy: &ManagedPolicy, version: &Version, whole: bool) -> Xml {
    let xml = Xml::default();
    let xml = if whole {
        xml.document("Document", &version.document)
    } else {
        xml
    };
    xml.text("VersionId", format!("v{}", version.number))
        .text("IsDefaultVersion", version.number == policy.default_version)
        .time("CreateDate", version.created_at)
}

fn create(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    let text = policies::document(services, call)?;
    let as_default = call.form.flag("SetAsDefault")?;
    services.store.write(|db| {
        let mut policy = policies::find_own(db, call, arn)?;
        let count = store::versions(db, &policy.policy)?.len();
        if services.settings.quotas == Quotas::Aws && count >= rules::VERSIONS {
            return Err(rules::limit(format!(
                "A managed policy can have up to {} versions. Before you create a new version, you must delete an existing version.",
                rules::VERSIONS
            )));
        }
        policy.last_version += 1;
        policy.updated_at = now();
        let version = Version {
            number: policy.last_version,
            document: text.to_owned(),
            created_at: policy.updated_at,
        };
        if as_default {
            policy.default_version = version.number;
        }
        store::put(db, &policy)?;
        store::insert_version(db, &policy.policy, &version)?;
        Ok(Xml::default().group("PolicyVersion", shown(&policy, &version, false)))
    })
}

fn get(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    let number = number_of(call)?;
    services.store.read(|db| {
        let policy = policies::find(db, call, arn)?;
        let version = find(db, &policy, number)?;
        Ok(Xml::default().group("PolicyVersion", shown(&policy, &version, true)))
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    services.store.read(|db| {
        let policy = policies::find(db, call, arn)?;
        let versions = if policy.policy.starts_with("aws:") {
            vec![find(db, &policy, policy.default_version)?]
        } else {
            store::versions(db, &policy.policy)?
        };
        // Newest first: a key that grows as the number falls keeps the order of the pages.
        let keyed: Vec<(String, Version)> = versions
            .into_iter()
            .map(|version| (format!("{:020}", i64::MAX - version.number), version))
            .collect();
        let page = Paged::cut(&call.form, keyed, |(key, _)| key.as_str())?;
        let items: Vec<Xml> = page
            .items
            .iter()
            .map(|(_, version)| shown(&policy, version, false))
            .collect();
        Ok(page.close(Xml::default().list("Versions", items)))
    })
}

fn set_default(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    let number = number_of(call)?;
    services.store.write(|db| {
        let mut policy = policies::find_own(db, call, arn)?;
        policy.default_version = find(db, &policy, number)?.number;
        policy.updated_at = now();
        store::put(db, &policy)?;
        Ok(Xml::default())
    })
}

fn delete(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let arn = call.form.need("PolicyArn")?;
    let number = number_of(call)?;
    services.store.write(|db| {
        let policy = policies::find_own(db, call, arn)?;
        find(db, &policy, number)?;
        if number == policy.default_version {
            return Err(conflict("Cannot delete the default version of a policy."));
        }
        store::delete_version(db, &policy.policy, number)?;
        Ok(Xml::default())
    })
}
