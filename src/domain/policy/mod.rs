//! IoT policies: created, brought to a document by a new version, deleted. Documents are checked before any call.

mod document;
mod target;
mod template;
mod versions;

use std::time::Duration;

use serde::Serialize;

use super::change::{ChangeError, Existing, Steps};
use super::patience::Patience;
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws;
use crate::aws::AwsErrorKind;
use crate::aws::iot::Iot;
use crate::model::name::PolicyName;

pub(in crate::domain) use document::{as_json, statements, texts};
pub use document::{check_document, check_role_document, differences, fill, same_document};
pub use target::{IdentityId, Target, attach, detach};
pub use template::{Choice, Derived, DeviceFilter, FilterError, Topics, derive};
pub use versions::{Version, set_default, version, versions};

/// How long AWS may refuse to delete a policy that was detached just now (API Reference, "DeletePolicy": five minutes), and a
/// little more.
const DETACHING: Duration = Duration::from_secs(330);

/// A policy as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: PolicyName,
    /// Document, JSON text; `${account}` and `${region}` are filled in.
    pub document: String,
    /// Tags.
    pub tags: Tags,
}

/// A policy as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Number of the version in force.
    pub version: String,
    /// Document of that version, JSON text.
    #[serde(serialize_with = "as_json")]
    pub document: String,
    /// Tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A policy with its versions and what it is attached to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// The policy.
    #[serde(flatten)]
    pub policy: Policy,
    /// Its versions, newest first.
    pub versions: Vec<Version>,
    /// What it is attached to: ARNs of certificates and groups, Cognito identity ids.
    pub targets: Vec<String>,
}

/// A policy in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
}

/// The policy of that name, if there is one.
pub async fn find(session: &Session, name: &PolicyName) -> Result<Option<Policy>, ChangeError> {
    let iot = session.aws().iot();
    let Some(aws::iot::Policy {
        arn,
        document,
        version,
    }) = iot.policy(name).await?
    else {
        return Ok(None);
    };
    let tags = iot.tags(&arn).await?;
    Ok(Some(Policy {
        name: name.to_string(),
        arn,
        version,
        document,
        tags,
    }))
}

fn missing(name: &PolicyName) -> ChangeError {
    ChangeError::Missing {
        noun: "policy",
        name: name.to_string(),
    }
}

/// Refuses to go on where there is no policy of that name.
pub async fn must_exist(session: &Session, name: &PolicyName) -> Result<(), ChangeError> {
    match session.aws().iot().policy(name).await? {
        Some(_) => Ok(()),
        None => Err(missing(name)),
    }
}

/// The policy of that name with all there is to it.
pub async fn show(session: &Session, name: &PolicyName) -> Result<Detail, ChangeError> {
    let policy = find(session, name).await?.ok_or_else(|| missing(name))?;
    Ok(Detail {
        policy,
        versions: versions(session, name).await?,
        targets: session.aws().iot().policy_targets(name).await?,
    })
}

/// All policies.
pub async fn list(session: &Session) -> Result<Vec<Entry>, ChangeError> {
    let found = session.aws().iot().policies().await?.into_iter();
    let entry = |aws::iot::PolicyEntry { name, arn }| Entry { name, arn };
    Ok(found.map(entry).collect())
}

/// Creates a policy, or gives an existing one a new version with the wanted document.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check_document(&wanted.document)?;
    let (iot, name) = (session.aws().iot(), &wanted.name);
    let document = fill(session, &wanted.document).await?;
    // Filled in, it may be too long.
    check_document(&document)?;
    if let Some(found) = find(session, name).await? {
        return converge(&iot, &found, wanted, &document, existing, steps).await;
    }
    let create = || iot.create_policy(name, &document, &wanted.tags);
    let made = steps.call("create-policy", name.as_str(), create).await;
    match made {
        // An earlier attempt of this call, unheard, or somebody else.
        Err(ChangeError::Step { ref source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            match find(session, name).await? {
                Some(found) => converge(&iot, &found, wanted, &document, existing, steps).await,
                None => made,
            }
        }
        made => made,
    }
}

/// Brings a policy that exists to the wanted document and tags.
async fn converge(
    iot: &Iot,
    found: &Policy,
    wanted: &Wanted,
    document: &str,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    let differences = differences("document", &found.document, document);
    if !differences.is_empty() {
        if existing == Existing::Refuse {
            return Err(ChangeError::Differs {
                noun: "policy",
                name: name.to_string(),
                differences,
            });
        }
        versions::add(iot, name, document, differences, steps).await?;
    }
    tags::ensure(steps, name.as_str(), &found.tags, &wanted.tags, || {
        iot.tag(&found.arn, &wanted.tags)
    })
    .await
}

/// Deletes a policy and its versions; one that is gone is no error. With `cascade`, detaches it first from all it is attached
/// to; without, one that is attached is refused.
pub async fn delete(
    session: &Session,
    name: &PolicyName,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(mut versions) = iot.policy_versions(name).await? else {
        return Ok(());
    };
    let targets = iot.policy_targets(name).await?;
    if !targets.is_empty() && !cascade {
        return Err(ChangeError::Refused {
            message: format!("the policy `{name}` is attached to {}", some_of(&targets)),
            hint: format!(
                "detach it from all of them and delete it: iotctl policy delete {name} --cascade"
            ),
        });
    }
    for target in &targets {
        let object = format!("{name} from {target}");
        steps
            .call("detach-policy", &object, || iot.detach_policy(name, target))
            .await?;
    }
    versions.sort_by_key(|version| std::cmp::Reverse(versions::age(version)));
    for version in versions.iter().filter(|version| !version.is_default) {
        versions::remove(&iot, name, &version.version, steps).await?;
    }
    steps
        .call("delete-policy", name.as_str(), || {
            delete_detached(&iot, name, cascade)
        })
        .await
}

/// Deletes a policy that may still be on its way off what it was attached to.
async fn delete_detached(iot: &Iot, name: &PolicyName, cascade: bool) -> Result<(), aws::AwsError> {
    let mut patience = Patience::new(DETACHING);
    loop {
        let error = match iot.delete_policy(name).await {
            Err(error) if error.kind == AwsErrorKind::Conflict => error,
            done => return done,
        };
        let targets = iot.policy_targets(name).await?;
        if !targets.is_empty() && !cascade {
            return Err(error);
        }
        for target in &targets {
            iot.detach_policy(name, target).await?;
        }
        if !patience.pause().await {
            return Err(error);
        }
    }
}

/// The first of `items`, and how many more there are.
fn some_of(items: &[String]) -> String {
    let first: Vec<_> = items.iter().take(3).map(String::as_str).collect();
    match items.len().saturating_sub(3) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
