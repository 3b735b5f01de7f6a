//! Versions of a policy: AWS keeps five, one of which is in force. A new one takes the place of the oldest that is not.

use jiff::Timestamp;
use serde::Serialize;

use super::document::same_document;
use super::{Policy, missing};
use crate::aws::AwsError;
use crate::aws::iot::{Iot, PolicyVersion};
use crate::domain::change::{ChangeError, Difference, Steps};
use crate::domain::once::once;
use crate::domain::session::Session;
use crate::model::limits::POLICY_VERSIONS;
use crate::model::name::PolicyName;

/// A version of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Its number.
    pub version: String,
    /// Whether it is the one in force.
    pub default: bool,
    /// When it was made.
    pub created: Option<Timestamp>,
}

/// The versions of a policy, newest first.
pub async fn versions(session: &Session, name: &PolicyName) -> Result<Vec<Version>, ChangeError> {
    let found = session.aws().iot().policy_versions(name).await?;
    let mut found = found.ok_or_else(|| missing(name))?;
    found.sort_by_key(|version| std::cmp::Reverse(age(version)));
    let version = |found: PolicyVersion| Version {
        version: found.version,
        default: found.is_default,
        created: found
            .created
            .and_then(|second| Timestamp::from_second(second).ok()),
    };
    Ok(found.into_iter().map(version).collect())
}

/// The policy as one of its versions says it.
pub async fn version(
    session: &Session,
    name: &PolicyName,
    version: &str,
) -> Result<Policy, ChangeError> {
    let policy = super::find(session, name).await?;
    let policy = policy.ok_or_else(|| missing(name))?;
    if policy.version == version {
        return Ok(policy);
    }
    let document = session.aws().iot().policy_version(name, version).await?;
    Ok(Policy {
        version: version.to_owned(),
        document: document.ok_or_else(|| missing_version(name, version))?,
        ..policy
    })
}

fn missing_version(name: &PolicyName, version: &str) -> ChangeError {
    ChangeError::Refused {
        message: format!("the policy `{name}` has no version {version}"),
        hint: format!("see which it has: iotctl policy versions {name}"),
    }
}

/// Puts a version of a policy in force.
pub async fn set_default(
    session: &Session,
    name: &PolicyName,
    version: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let versions = iot.policy_versions(name).await?;
    let versions = versions.ok_or_else(|| missing(name))?;
    if !versions.iter().any(|one| one.version == version) {
        return Err(missing_version(name, version));
    }
    let present = versions.iter().find(|one| one.is_default);
    let present = present.map(|one| one.version.as_str());
    let Some(difference) = Difference::between("default version", present, Some(version)) else {
        return Ok(());
    };
    steps
        .change(
            "set-default-policy-version",
            name.as_str(),
            vec![difference],
            || iot.set_default_policy_version(name, version),
        )
        .await
}

/// Adds a version with `document`, which `differences` tell from the one in force; makes room for it first where AWS keeps no
/// more.
pub(super) async fn add(
    iot: &Iot,
    name: &PolicyName,
    document: &str,
    differences: Vec<Difference>,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let versions = iot.policy_versions(name).await?.unwrap_or_default();
    if versions.len() >= POLICY_VERSIONS
        && let Some(oldest) = oldest(&versions)
    {
        remove(iot, name, &oldest.version, steps).await?;
    }
    let add = || add_once(iot, name, document);
    steps
        .change("create-policy-version", name.as_str(), differences, add)
        .await
}

/// Removes a version that is not in force.
pub(super) async fn remove(
    iot: &Iot,
    name: &PolicyName,
    version: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let object = format!("{name} version {version}");
    steps
        .call("delete-policy-version", &object, || {
            iot.delete_policy_version(name, version)
        })
        .await
}

/// The oldest version that is not in force.
fn oldest(versions: &[PolicyVersion]) -> Option<&PolicyVersion> {
    let others = versions.iter().filter(|version| !version.is_default);
    others.min_by_key(|version| age(version))
}

/// By age: numbers rise, and are never used again.
pub(super) fn age(version: &PolicyVersion) -> (u64, Option<i64>) {
    (version.version.parse().unwrap_or(0), version.created)
}

/// Adds one version, which may have come to be without an answer.
async fn add_once(iot: &Iot, name: &PolicyName, document: &str) -> Result<(), AwsError> {
    let make = async || iot.create_policy_version(name, document).await;
    let is_made = async || {
        let present = iot.policy(name).await?;
        Ok(present.is_some_and(|policy| same_document(&policy.document, document)))
    };
    once(make, is_made).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_that_is_not_in_force_makes_room() {
        let version = |number: &str, is_default| PolicyVersion {
            version: number.to_owned(),
            is_default,
            created: None,
        };
        let versions = [
            version("10", false),
            version("9", false),
            version("2", true),
            version("8", false),
        ];
        assert_eq!(oldest(&versions).map(|one| one.version.as_str()), Some("8"));
        assert_eq!(oldest(&versions[2..3]), None);
    }
}
