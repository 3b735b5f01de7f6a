//! IAM roles with trust policy, inline and managed policies: created, brought to what is wanted, deleted.

mod converge;
mod remove;
mod trust;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::change::ChangeError;
use super::policy::as_json;
use super::session::Session;
use super::tags::Tags;
use crate::aws;
use crate::model::name::{Arn, NameError, PolicyName, RoleName, Scope};

pub(in crate::domain) use converge::is_named;
pub use converge::{ensure, strip};
pub use remove::delete;
pub use trust::Trust;

/// Shortest and longest session of a role in seconds (botocore `iam`, `roleMaxSessionDurationType`).
pub const MAX_SESSION: std::ops::RangeInclusive<i32> = 3600..=43_200;
/// Characters of all inline policies of a role, white space not counted (IAM User Guide, "IAM and AWS STS quotas").
const INLINE_CHARACTERS: usize = 10_240;

/// A role as wanted. What is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: RoleName,
    /// Path, `/` or `/a/b/`.
    pub path: Option<RolePath>,
    /// Who may assume it.
    pub trust: Trust,
    /// Inline policies, document by name; `${account}` and `${region}` are filled in.
    pub inline: BTreeMap<PolicyName, String>,
    /// Managed policies, by ARN or name.
    pub managed: Vec<String>,
    /// Longest session in seconds.
    pub max_session: Option<i32>,
    /// Description.
    pub description: Option<String>,
    /// Tags.
    pub tags: Tags,
    /// Whether policies that are not named here are removed: of a role that is ours.
    pub complete: bool,
}

impl Wanted {
    /// Refuses what AWS would refuse, before any call.
    pub fn check(&self) -> Result<(), ChangeError> {
        self.trust.check()?;
        for (name, document) in &self.inline {
            super::policy::check_role_document(document).map_err(|error| {
                let place = if error.place.is_empty() {
                    format!("policy `{name}`")
                } else {
                    format!("policy `{name}`, {}", error.place)
                };
                crate::model::policy::DocumentError { place, ..error }
            })?;
        }
        let counted = |document: &String| document.chars().filter(|c| !c.is_whitespace()).count();
        let size: usize = self.inline.values().map(counted).sum();
        if size > INLINE_CHARACTERS {
            return Err(ChangeError::Invalid {
                message: format!(
                    "the inline policies of the role `{}` have {size} characters",
                    self.name
                ),
                hint: format!(
                    "IAM takes {INLINE_CHARACTERS} in all, white space not counted; make a managed policy of one"
                ),
            });
        }
        match self.max_session {
            Some(seconds) if !MAX_SESSION.contains(&seconds) => Err(ChangeError::Invalid {
                message: format!("a role's longest session cannot be {seconds} s"),
                hint: format!(
                    "IAM takes {} to {} s",
                    MAX_SESSION.start(),
                    MAX_SESSION.end()
                ),
            }),
            _ => Ok(()),
        }
    }
}

/// Path of a role: `/`, or `/` with visible ASCII and `/` at the end, at most 512 characters (botocore `iam`, `pathType`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePath(String);

impl RolePath {
    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for RolePath {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl std::str::FromStr for RolePath {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let inner = text
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'));
        let inner = inner
            .filter(|inner| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_graphic()));
        if text == "/" || (inner.is_some() && text.len() <= 512) {
            return Ok(Self(text.to_owned()));
        }
        Err(NameError {
            kind: "a path",
            value: text.to_owned(),
            rule: "`/`, or begins and ends with `/`, as in `/iot/devices/`",
        })
    }
}

/// A role as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Name.
    pub name: String,
    /// ARN, the path included.
    pub arn: String,
    /// Path.
    pub path: String,
    /// Description.
    pub description: Option<String>,
    /// Longest session in seconds.
    pub max_session: Option<i32>,
    /// Whom the trust policy names.
    pub trusts: Vec<String>,
    /// The trust policy, JSON text.
    #[serde(serialize_with = "as_json")]
    pub trust: String,
    /// Inline policies, document by name.
    #[serde(serialize_with = "documents")]
    pub inline: BTreeMap<String, String>,
    /// ARNs of the attached managed policies.
    pub managed: Vec<String>,
    /// ARN of the permissions boundary.
    pub boundary: Option<String>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A role in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Name.
    pub name: String,
    /// ARN, the path included.
    pub arn: String,
    /// Whom the trust policy names.
    pub trusts: Vec<String>,
}

fn documents<S: serde::Serializer>(
    documents: &BTreeMap<String, String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = |text: &String| {
        serde_json::from_str(text).unwrap_or_else(|_| serde_json::Value::String(text.clone()))
    };
    serializer.collect_map(documents.iter().map(|(name, text)| (name, json(text))))
}

/// ARN of the role `name` with that path.
#[must_use]
pub fn arn(scope: &Scope, path: Option<&RolePath>, name: &RoleName) -> String {
    let partition = scope.region.partition();
    let path = path.map_or("/", RolePath::as_str);
    format!("arn:{partition}:iam::{}:role{path}{name}", scope.account)
}

/// The role's name in a role's ARN, without its path; nothing in any other ARN.
#[must_use]
pub fn name_of(arn: &Arn) -> Option<RoleName> {
    if arn.service() != "iam" {
        return None;
    }
    let resource = arn.resource().strip_prefix("role/")?;
    resource.rsplit('/').next()?.parse().ok()
}

/// Whether a trust policy names AWS IoT's credentials provider, or everybody.
#[must_use]
pub fn trusts_credentials_provider(trust: &str) -> bool {
    let principals = trust::principals(trust);
    principals
        .iter()
        .any(|name| name == "*" || name == trust::CREDENTIALS)
}

/// The role of that name, if there is one, with its policies.
pub async fn find(session: &Session, name: &RoleName) -> Result<Option<Role>, ChangeError> {
    let iam = session.aws().iam();
    let Some(found) = iam.role(name).await? else {
        return Ok(None);
    };
    let mut inline = BTreeMap::new();
    for policy in iam.inline_policies(name).await? {
        if let Some(document) = iam.inline_policy(name, &policy).await? {
            inline.insert(policy, document);
        }
    }
    let managed = iam.attached_policies(name).await?;
    Ok(Some(role(found, inline, managed)))
}

fn role(found: aws::iam::Role, inline: BTreeMap<String, String>, managed: Vec<String>) -> Role {
    Role {
        name: found.name,
        arn: found.arn,
        path: found.path,
        description: found.description,
        max_session: found.max_session,
        trusts: trust::principals(&found.trust),
        trust: found.trust,
        inline,
        managed,
        boundary: found.boundary,
        created: Timestamp::from_second(found.created).ok(),
        tags: found.tags,
    }
}

pub(super) fn missing(name: &RoleName) -> ChangeError {
    ChangeError::Missing {
        noun: "role",
        name: name.to_string(),
    }
}

/// Refuses to go on where there is no role of that name.
pub async fn must_exist(session: &Session, name: &RoleName) -> Result<(), ChangeError> {
    match session.aws().iam().role(name).await? {
        Some(_) => Ok(()),
        None => Err(missing(name)),
    }
}

/// The role of that name.
pub async fn show(session: &Session, name: &RoleName) -> Result<Role, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

/// The roles whose path begins with `prefix`, or all.
pub async fn list(session: &Session, prefix: Option<&RolePath>) -> Result<Vec<Entry>, ChangeError> {
    let found = session
        .aws()
        .iam()
        .roles(prefix.map(RolePath::as_str))
        .await?;
    let entry = |found: aws::iam::Role| Entry {
        name: found.name,
        arn: found.arn,
        trusts: trust::principals(&found.trust),
    };
    let mut entries: Vec<_> = found.into_iter().map(entry).collect();
    // IAM does not say in which order it lists.
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}
