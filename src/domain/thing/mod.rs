//! Things: created, changed, attached to principals, put into groups, deleted.
//!
//! What is not named stays as it is: other attributes, other groups, a type where none is wanted.

mod delete;
mod list;
mod principals;
mod version;

use std::collections::BTreeMap;

use serde::Serialize;

use super::certificate;
use super::change::{ChangeError, Difference, Existing, Steps};
use super::session::Session;
use crate::aws;
use crate::aws::AwsErrorKind;
use crate::aws::iot::Iot;
use crate::model::limits::{ATTRIBUTES_TYPED, ATTRIBUTES_UNTYPED};
use crate::model::name::{
    AttributeName, AttributeValue, CertificateId, ThingGroupName, ThingName, ThingTypeName,
};

pub use crate::aws::iot::{AttributeChanges, ThingChange as Change, TypeChange};
pub(super) use delete::retire;
pub use delete::{Deletion, delete};
pub use list::{Filter, Listed, list, search};
pub(super) use principals::certificate_id;
pub(in crate::domain) use principals::{ATTACH_EXCLUSIVELY, DETACH};
pub use principals::{Principal, attach, detach};
pub(super) use version::{check_version, version_conflict};

/// A thing as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: ThingName,
    /// Its type; without one, it keeps the type it has.
    pub thing_type: Option<ThingTypeName>,
    /// Attributes it has, perhaps beside others.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Groups it is in, perhaps beside others.
    pub groups: Vec<ThingGroupName>,
}

/// A thing as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thing {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Its type.
    pub thing_type: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Counts up with every change of type or attributes.
    pub version: i64,
    /// Groups it is in.
    pub groups: Vec<String>,
    /// Principals attached to it; a detachment that has not taken effect yet counts.
    pub principals: Vec<Attachment>,
    /// Ids of the certificates among them.
    pub certificate_ids: Vec<CertificateId>,
}

/// A principal attached to a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// ARN of a certificate, or an Amazon Cognito identity id.
    pub principal: String,
    /// `EXCLUSIVE_THING` or `NON_EXCLUSIVE_THING`.
    pub thing_principal_type: &'static str,
}

impl From<aws::iot::ThingPrincipal> for Attachment {
    fn from(found: aws::iot::ThingPrincipal) -> Self {
        let kind = if found.exclusive {
            "EXCLUSIVE_THING"
        } else {
            "NON_EXCLUSIVE_THING"
        };
        Self {
            principal: found.principal,
            thing_principal_type: kind,
        }
    }
}

/// The thing of that name, if there is one, with its groups and principals.
pub async fn find(session: &Session, name: &ThingName) -> Result<Option<Thing>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing(name).await? else {
        return Ok(None);
    };
    let groups = iot.thing_groups(name).await?;
    let principals = iot.thing_attachments(name).await?.unwrap_or_default();
    let certificate_ids = principals.iter();
    let certificate_ids = certificate_ids.filter_map(|found| certificate::id_of(&found.principal));
    Ok(Some(Thing {
        name: found.name,
        arn: found.arn,
        thing_type: found.type_name,
        attributes: found.attributes,
        version: found.version,
        groups,
        certificate_ids: certificate_ids.collect(),
        principals: principals.into_iter().map(Attachment::from).collect(),
    }))
}

/// The thing of that name.
pub async fn show(session: &Session, name: &ThingName) -> Result<Thing, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

pub(in crate::domain) fn missing(name: &ThingName) -> ChangeError {
    ChangeError::Missing {
        noun: "thing",
        name: name.to_string(),
    }
}

/// Refuses a new thing with more attributes than AWS takes.
pub(in crate::domain) fn check_attributes(
    name: &ThingName,
    kind: Option<&ThingTypeName>,
    count: usize,
) -> Result<(), ChangeError> {
    let (most, with, hint) = match kind {
        Some(_) => (ATTRIBUTES_TYPED, "with", "name fewer"),
        None => (
            ATTRIBUTES_UNTYPED,
            "without",
            "give it a type: --thing-type TYPE",
        ),
    };
    if count <= most {
        return Ok(());
    }
    Err(ChangeError::Invalid {
        message: format!(
            "{count} attributes for `{name}`; AWS allows {most} of a thing {with} a type"
        ),
        hint: hint.to_owned(),
    })
}

/// Creates a thing, or brings an existing one to what is wanted, and puts it into its groups.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let (iot, name) = (session.aws().iot(), &wanted.name);
    if let Some(found) = iot.thing(name).await? {
        return adjust(&iot, wanted, &found, existing, steps).await;
    }
    let (kind, attributes) = (wanted.thing_type.as_ref(), &wanted.attributes);
    check_attributes(name, kind, attributes.len())?;
    let create = || iot.create_thing(name, kind, attributes);
    match steps.call("create-thing", name.as_str(), create).await {
        // Somebody else was faster: a run beside this one.
        Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            let found = iot.thing(name).await?.ok_or_else(|| missing(name))?;
            return adjust(&iot, wanted, &found, existing, steps).await;
        }
        created => created?,
    }
    // A new thing is in no group.
    join(&iot, name, &wanted.groups, steps).await
}

/// Brings an existing thing to what is wanted.
async fn adjust(
    iot: &Iot,
    wanted: &Wanted,
    found: &aws::iot::Thing,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    let change = Change {
        type_name: wanted.thing_type.clone().map(TypeChange::To),
        attributes: to_set(&wanted.attributes),
        expected_version: None,
    };
    let (change, differences) = effective(found, &change);
    if existing == Existing::Refuse && !differences.is_empty() {
        return Err(ChangeError::Differs {
            noun: "thing",
            name: name.to_string(),
            differences,
        });
    }
    apply(iot, name, &change, differences, steps).await?;
    if wanted.groups.is_empty() {
        return Ok(());
    }
    let member = iot.thing_groups(name).await?;
    let mut lacking = wanted.groups.clone();
    lacking.retain(|group| !member.iter().any(|name| name == group.as_str()));
    join(iot, name, &lacking, steps).await
}

async fn join(
    iot: &Iot,
    name: &ThingName,
    groups: &[ThingGroupName],
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    for group in groups {
        let add = || iot.add_to_group(name, group);
        steps.call("add-to-group", group.as_str(), add).await?;
    }
    Ok(())
}

/// Changes a thing as `change` says.
pub async fn update(
    session: &Session,
    name: &ThingName,
    change: &Change,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let found = iot.thing(name).await?.ok_or_else(|| missing(name))?;
    let (change, differences) = effective(&found, change);
    if !differences.is_empty() {
        check_version(
            "thing",
            name.as_str(),
            found.version,
            change.expected_version,
        )?;
    }
    apply(&iot, name, &change, differences, steps).await
}

/// The part of `change` that makes a difference to the thing, and which.
fn effective(found: &aws::iot::Thing, change: &Change) -> (Change, Vec<Difference>) {
    let mut left = Change {
        expected_version: change.expected_version,
        ..Change::default()
    };
    let mut differences = Vec::new();
    if let Some(wanted) = &change.type_name {
        let (from, to) = (found.type_name.as_deref(), wanted.name());
        let difference = Difference::between("thing type", from, to);
        left.type_name = difference.as_ref().map(|_| wanted.clone());
        differences.extend(difference);
    }
    for (name, value, difference) in attribute_differences(&found.attributes, &change.attributes) {
        left.attributes.insert(name, value);
        differences.push(difference);
    }
    (left, differences)
}

/// Changes that set `attributes` and leave all others.
pub(in crate::domain) fn to_set(
    attributes: &BTreeMap<AttributeName, AttributeValue>,
) -> AttributeChanges {
    let attributes = attributes.iter();
    attributes
        .map(|(name, value)| (name.clone(), Some(value.clone())))
        .collect()
}

/// Changes that leave `attributes` and none of the others that were `found`.
pub(in crate::domain) fn to_replace(
    found: &BTreeMap<String, String>,
    attributes: &BTreeMap<AttributeName, AttributeValue>,
) -> AttributeChanges {
    let mut changes = to_set(attributes);
    for name in found.keys().filter_map(|name| name.parse().ok()) {
        changes.entry(name).or_insert(None);
    }
    changes
}

/// The changes that make a difference to the attributes `found`.
pub(in crate::domain) fn attribute_differences(
    found: &BTreeMap<String, String>,
    changes: &AttributeChanges,
) -> Vec<(AttributeName, Option<AttributeValue>, Difference)> {
    let different = changes.iter().filter_map(|(name, value)| {
        let from = found.get(name.as_str()).map(String::as_str);
        let to = value.as_ref().map(AttributeValue::as_str);
        let difference = Difference::between(&format!("attribute {name}"), from, to)?;
        Some((name.clone(), value.clone(), difference))
    });
    different.collect()
}

async fn apply(
    iot: &Iot,
    name: &ThingName,
    change: &Change,
    differences: Vec<Difference>,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    if differences.is_empty() {
        return Ok(());
    }
    let call = || iot.update_thing(name, change);
    let outcome = steps
        .change("update-thing", name.as_str(), differences, call)
        .await;
    let Err(error) = outcome else { return Ok(()) };
    let Some(expected) = version_conflict(&error, change.expected_version) else {
        return Err(error);
    };
    let found = iot.thing(name).await?.ok_or_else(|| missing(name))?;
    // An earlier attempt whose answer got lost has counted the version up.
    if found.version == expected + 1 && effective(&found, change).1.is_empty() {
        return Ok(());
    }
    check_version("thing", name.as_str(), found.version, Some(expected)).and(Err(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> aws::iot::Thing {
        let pairs = [("a", "1"), ("b", "2")];
        aws::iot::Thing {
            name: "t".to_owned(),
            arn: String::new(),
            type_name: Some("lamp".to_owned()),
            attributes: pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
            version: 4,
        }
    }

    fn change(type_name: TypeChange, attributes: &[(&str, Option<&str>)]) -> Change {
        let attribute = |(name, value): &(&str, Option<&str>)| {
            let value = value.map(|value| value.parse().expect("a value"));
            (name.parse().expect("a name"), value)
        };
        Change {
            type_name: Some(type_name),
            attributes: attributes.iter().map(attribute).collect(),
            expected_version: None,
        }
    }

    #[test]
    fn only_what_makes_a_difference_is_left_of_a_change() {
        let lamp = TypeChange::To("lamp".parse().expect("a name"));
        let all = change(lamp, &[("a", Some("1")), ("c", None)]);
        let (left, differences) = effective(&found(), &all);
        assert!(left.type_name.is_none() && left.attributes.is_empty());
        assert_eq!(differences, []);
        let all = change(
            TypeChange::Removed,
            &[("a", Some("1")), ("b", None), ("c", Some("3"))],
        );
        let (left, differences) = effective(&found(), &all);
        assert_eq!(left.type_name, Some(TypeChange::Removed));
        let names: Vec<_> = left.attributes.keys().map(AttributeName::as_str).collect();
        assert_eq!(names, ["b", "c"]);
        assert_eq!(
            Difference::list(&differences),
            "thing type is `lamp`, wanted is nothing, attribute b is `2`, wanted is nothing, \
             attribute c is nothing, wanted is `3`"
        );
    }
}
