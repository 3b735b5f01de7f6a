//! Provisioning templates: made, brought to what is wanted, deleted with their versions.
//!
//! Another body is another version, of which AWS keeps five: the oldest that is not in force makes room.

use jiff::Timestamp;
use serde::Serialize;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::once::once;
use super::policy::same_document;
use super::session::{AwsErrorKind, Session};
use super::tags::{self, Tags};
use crate::aws::iot::{
    Iot, NewProvisioningTemplate, ProvisioningTemplateChange, ProvisioningTemplateVersion,
};
use crate::model::limits::{TEMPLATE_CHARACTERS, TEMPLATE_VERSIONS};
use crate::model::name::{Arn, TemplateName};

/// What a template looks like.
const HINT: &str = r#"a template is {"Parameters": {…}, "Resources": {…}}"#;

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Fleet provisioning, by claim or by a trusted user.
    Fleet,
    /// Just-in-time provisioning on a device's first connection.
    JustInTime,
}

impl Kind {
    /// AWS's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fleet => "FLEET_PROVISIONING",
            Self::JustInTime => "JITP",
        }
    }
}

/// A provisioning template as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: TemplateName,
    /// Description.
    pub description: Option<String>,
    /// The template, a JSON object.
    pub body: String,
    /// Role that creates what the template names.
    pub role_arn: Arn,
    /// Whether devices may provision by it.
    pub enabled: bool,
    /// Function that is asked before a device is provisioned.
    pub hook: Option<Arn>,
    /// What it is for.
    pub kind: Kind,
    /// Tags.
    pub tags: Tags,
}

/// A provisioning template as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// Whether devices may provision by it.
    pub enabled: bool,
    /// AWS's word for what it is for.
    #[serde(rename = "type")]
    pub kind: String,
    /// Role that creates what the template names; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// Function that is asked before a device is provisioned; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hook: Option<String>,
    /// Number of the version in force; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_version: Option<i32>,
    /// Body of the version in force; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Tags; not read for a list.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Number.
    pub id: i32,
    /// When it was made.
    pub created: Timestamp,
    /// Whether it is in force.
    pub is_default: bool,
}

/// Refuses a body that can be no template, before any call.
pub fn check_body(body: &str) -> Result<(), ChangeError> {
    let invalid = |message: String, hint: &str| {
        Err(ChangeError::Invalid {
            message,
            hint: hint.to_owned(),
        })
    };
    let length = body.chars().count();
    if length > TEMPLATE_CHARACTERS {
        let hint = "leave out white space, or name policies instead of writing them into it";
        return invalid(
            format!(
                "the template has {length} characters, more than the {TEMPLATE_CHARACTERS} that AWS takes"
            ),
            hint,
        );
    }
    match serde_json::from_str::<serde_json::Value>(body) {
        Err(error) => invalid(format!("the template is no JSON: {error}"), HINT),
        Ok(value) if value["Resources"].is_object() => Ok(()),
        Ok(_) => invalid("the template has no `Resources`".to_owned(), HINT),
    }
}

fn missing(name: &TemplateName) -> ChangeError {
    ChangeError::Missing {
        noun: "template",
        name: name.to_string(),
    }
}

/// The template of that name, if there is one.
pub async fn find(session: &Session, name: &TemplateName) -> Result<Option<Template>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.provisioning_template(name).await? else {
        return Ok(None);
    };
    let tags = iot.tags(&found.arn).await?;
    Ok(Some(Template {
        name: found.name,
        arn: found.arn,
        description: found.description,
        enabled: found.enabled,
        kind: found.kind,
        role_arn: Some(found.role_arn),
        hook: found.hook,
        default_version: Some(found.default_version),
        body: Some(found.body),
        tags,
    }))
}

/// The template of that name.
pub async fn show(session: &Session, name: &TemplateName) -> Result<Template, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

/// All templates.
pub async fn list(session: &Session) -> Result<Vec<Template>, ChangeError> {
    let found = session.aws().iot().provisioning_templates().await?;
    let entries = found.into_iter().map(|found| Template {
        name: found.name,
        arn: found.arn,
        description: found.description,
        enabled: found.enabled,
        kind: found.kind,
        role_arn: None,
        hook: None,
        default_version: None,
        body: None,
        tags: Tags::new(),
    });
    Ok(entries.collect())
}

/// The versions of a template, oldest first.
pub async fn versions(session: &Session, name: &TemplateName) -> Result<Vec<Version>, ChangeError> {
    let iot = session.aws().iot();
    let found = iot.provisioning_template_versions(name).await?;
    let found = found.ok_or_else(|| missing(name))?;
    let versions = found.into_iter().map(|found| Version {
        id: found.id,
        created: Timestamp::from_second(found.created).unwrap_or_default(),
        is_default: found.is_default,
    });
    Ok(versions.collect())
}

/// Creates a template, or brings an existing one to what is wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check_body(&wanted.body)?;
    if wanted.kind == Kind::JustInTime && wanted.hook.is_some() {
        return Err(ChangeError::Invalid {
            message: format!(
                "the template `{}` is of type JITP, which takes no hook",
                wanted.name
            ),
            hint: "leave out the hook, or make it of type fleet".to_owned(),
        });
    }
    let iot = session.aws().iot();
    let found = match find(session, &wanted.name).await? {
        Some(found) => found,
        None => match create(&iot, wanted, steps).await {
            // An attempt before this one came through, or somebody else was faster.
            Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
                show(session, &wanted.name).await?
            }
            created => return created,
        },
    };
    update(&iot, wanted, &found, existing, steps).await?;
    tags::ensure(
        steps,
        wanted.name.as_str(),
        &found.tags,
        &wanted.tags,
        || iot.tag(&found.arn, &wanted.tags),
    )
    .await
}

async fn create(iot: &Iot, wanted: &Wanted, steps: &mut Steps) -> Result<(), ChangeError> {
    let new = NewProvisioningTemplate {
        name: &wanted.name,
        description: wanted.description.as_deref(),
        body: &wanted.body,
        role_arn: &wanted.role_arn,
        enabled: wanted.enabled,
        hook: wanted.hook.as_ref(),
        kind: wanted.kind.as_str(),
        tags: &wanted.tags,
    };
    let create = || iot.create_provisioning_template(new);
    steps
        .call("create-template", wanted.name.as_str(), create)
        .await
}

/// Changes what differs: the body by another version, the rest by one call.
async fn update(
    iot: &Iot,
    wanted: &Wanted,
    found: &Template,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    if found.kind != wanted.kind.as_str() {
        return Err(ChangeError::Refused {
            message: format!(
                "the template `{name}` is of type {}, and AWS does not change that",
                found.kind
            ),
            hint: "name another template, or delete this one first".to_owned(),
        });
    }
    let differences = differences(found, wanted);
    let other_body = !same_document(found.body.as_deref().unwrap_or_default(), &wanted.body);
    if existing == Existing::Refuse && (other_body || !differences.is_empty()) {
        let body = other_body.then(|| body_difference(found));
        return Err(ChangeError::Differs {
            noun: "template",
            name: name.to_string(),
            differences: differences.into_iter().chain(body).collect(),
        });
    }
    if other_body {
        new_version(iot, wanted, found, steps).await?;
    }
    if differences.is_empty() {
        return Ok(());
    }
    let hook = wanted.hook.as_ref();
    let change = ProvisioningTemplateChange {
        description: wanted.description.as_deref(),
        role_arn: (found.role_arn.as_deref() != Some(wanted.role_arn.as_str()))
            .then_some(&wanted.role_arn),
        enabled: (found.enabled != wanted.enabled).then_some(wanted.enabled),
        hook: (found.hook.as_deref() != hook.map(Arn::as_str)).then_some(hook),
    };
    let call = || iot.update_provisioning_template(name, change);
    steps
        .change("update-template", name.as_str(), differences, call)
        .await
}

/// What differs, the body left out. A description that is not wanted stays: AWS takes no empty one back.
fn differences(found: &Template, wanted: &Wanted) -> Vec<Difference> {
    let yes = |flag: bool| Some(if flag { "yes" } else { "no" });
    let description = wanted.description.as_deref().and_then(|text| {
        Difference::between("description", found.description.as_deref(), Some(text))
    });
    let role = Difference::between(
        "role",
        found.role_arn.as_deref(),
        Some(wanted.role_arn.as_str()),
    );
    let enabled = Difference::between("enabled", yes(found.enabled), yes(wanted.enabled));
    let hook = Difference::between(
        "hook",
        found.hook.as_deref(),
        wanted.hook.as_ref().map(Arn::as_str),
    );
    let all = [description, role, enabled, hook];
    all.into_iter().flatten().collect()
}

fn body_difference(found: &Template) -> Difference {
    let version = found.default_version.unwrap_or_default();
    Difference {
        field: "body".to_owned(),
        from: Some(format!("version {version}")),
        to: Some("another document".to_owned()),
    }
}

/// Makes another version of the body, having made room for it.
async fn new_version(
    iot: &Iot,
    wanted: &Wanted,
    found: &Template,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    let versions = iot.provisioning_template_versions(name).await?;
    for id in surplus(&versions.unwrap_or_default()) {
        delete_version(iot, name, id, steps).await?;
    }
    if !steps.plan_change(
        "create-template-version",
        name.as_str(),
        vec![body_difference(found)],
    ) {
        return Ok(());
    }
    let make = async || {
        let made = iot.create_provisioning_template_version(name, &wanted.body);
        made.await
    };
    // One that was made is in force.
    let is_made = async || {
        let now = iot.provisioning_template(name).await?;
        Ok(now.is_some_and(|now| same_document(&now.body, &wanted.body)))
    };
    once(make, is_made)
        .await
        .map_err(|source| ChangeError::Step {
            action: "create another version of the template".to_owned(),
            object: name.to_string(),
            source,
        })
}

/// The versions that have to go before there is room for another one, oldest first.
fn surplus(versions: &[ProvisioningTemplateVersion]) -> Vec<i32> {
    let count = (versions.len() + 1).saturating_sub(TEMPLATE_VERSIONS);
    let old = versions.iter().filter(|version| !version.is_default);
    old.take(count).map(|version| version.id).collect()
}

async fn delete_version(
    iot: &Iot,
    name: &TemplateName,
    id: i32,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let object = format!("{name}:{id}");
    let delete = || iot.delete_provisioning_template_version(name, id);
    steps.call("delete-template-version", &object, delete).await
}

/// Refuses a template that a CA provisions by, as AWS would once its other versions are gone.
async fn check_unused(iot: &Iot, name: &TemplateName) -> Result<(), ChangeError> {
    for entry in iot.authorities().await? {
        let found = iot.authority(&entry.id).await?;
        if found.is_some_and(|found| found.template.as_deref() == Some(name.as_str())) {
            return Err(ChangeError::Refused {
                message: format!("the CA `{}` provisions by the template `{name}`", entry.id),
                hint: format!(
                    "delete that CA first: iotctl ca delete {}; or give it another template: iotctl ca update {} --template NAME",
                    entry.id, entry.id
                ),
            });
        }
    }
    Ok(())
}

/// Deletes a template; one that is gone is no error. With `cascade` its versions go first.
pub async fn delete(
    session: &Session,
    name: &TemplateName,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(versions) = iot.provisioning_template_versions(name).await? else {
        return Ok(());
    };
    let others: Vec<_> = versions
        .iter()
        .filter(|version| !version.is_default)
        .map(|version| version.id)
        .collect();
    if !others.is_empty() && !cascade {
        return Err(ChangeError::Refused {
            message: format!(
                "the template `{name}` has {} versions beside the one in force",
                others.len()
            ),
            hint: format!("delete them with it: iotctl template delete {name} --cascade"),
        });
    }
    if !others.is_empty() {
        check_unused(&iot, name).await?;
    }
    for id in others {
        delete_version(&iot, name, id, steps).await?;
    }
    let delete = || iot.delete_provisioning_template(name);
    steps.call("delete-template", name.as_str(), delete).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(id: i32, is_default: bool) -> ProvisioningTemplateVersion {
        ProvisioningTemplateVersion {
            id,
            created: 0,
            is_default,
        }
    }

    #[test]
    fn the_oldest_version_not_in_force_makes_room() {
        let versions: Vec<_> = (1..=5).map(|id| version(id, id == 1)).collect();
        assert_eq!(surplus(&versions), [2]);
        assert_eq!(surplus(&versions[..4]), [] as [i32; 0]);
    }

    #[test]
    fn what_can_be_no_template_is_refused() {
        assert!(check_body(r#"{"Resources": {}}"#).is_ok());
        let long = format!(
            r#"{{"Resources": {{}}, "x": "{}"}}"#,
            "x".repeat(TEMPLATE_CHARACTERS)
        );
        for bad in ["{", "[]", "{}", r#"{"Resources": 1}"#, long.as_str()] {
            assert!(
                matches!(check_body(bad), Err(ChangeError::Invalid { .. })),
                "{bad}"
            );
        }
    }
}
