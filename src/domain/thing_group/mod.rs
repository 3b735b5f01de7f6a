//! Thing groups: created, changed, deleted. A group's parent is for good: AWS does not move groups.

mod delete;
mod members;

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::session::Session;
use super::tags::{self, Tags};
use super::thing::{attribute_differences, check_version, to_replace, to_set, version_conflict};
use crate::aws;
use crate::aws::AwsErrorKind;
use crate::aws::iot::{AttributeChanges, Iot, NewThingGroup, ThingGroupFilter};
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName};

pub use delete::{Deletion, delete};
pub use members::{attach, detach};

/// A thing group as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: ThingGroupName,
    /// The group it is in.
    pub parent: Option<ThingGroupName>,
    /// Description.
    pub description: Option<String>,
    /// Attributes it has; others go, where an existing group is to be updated.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Tags.
    pub tags: Tags,
}

/// A thing group as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThingGroup {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// The group it is in.
    pub parent: Option<String>,
    /// The groups above it, from the top to its parent.
    pub path: Vec<String>,
    /// Description.
    pub description: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Counts up with every change.
    pub version: i64,
    /// The query that decides who is in it, if it is a dynamic group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Tags.
    pub tags: Tags,
    /// The groups in it; read by [`show`] only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<String>,
    /// The policies attached to it; read by [`show`] only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
}

impl ThingGroup {
    fn new(found: aws::iot::ThingGroup, tags: Tags) -> Self {
        Self {
            name: found.name,
            arn: found.arn,
            parent: found.parent,
            path: found.path,
            description: found.description,
            attributes: found.attributes,
            version: found.version,
            query: found.query,
            tags,
            children: Vec::new(),
            policies: Vec::new(),
        }
    }
}

/// Refuses a dynamic group, for which AWS has other calls.
fn check_static(name: &str, query: Option<&String>) -> Result<(), ChangeError> {
    match query {
        None => Ok(()),
        Some(query) => Err(ChangeError::Refused {
            message: format!(
                "`{name}` is a dynamic thing group: its query `{query}` decides who is in it"
            ),
            hint: "change it with: aws iot update-dynamic-thing-group".to_owned(),
        }),
    }
}

/// A thing group in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
}

/// Which thing groups a list has; all, where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those in this group.
    pub parent: Option<ThingGroupName>,
    /// Also those further below.
    pub recursive: bool,
    /// Those whose names begin so.
    pub prefix: Option<ThingGroupName>,
}

/// The thing group of that name, if there is one.
pub async fn find(
    session: &Session,
    name: &ThingGroupName,
) -> Result<Option<ThingGroup>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing_group(name).await? else {
        return Ok(None);
    };
    let tags = iot.tags(&found.arn).await?;
    Ok(Some(ThingGroup::new(found, tags)))
}

/// The thing group of that name, with the groups in it and the policies attached to it.
pub async fn show(session: &Session, name: &ThingGroupName) -> Result<ThingGroup, ChangeError> {
    let iot = session.aws().iot();
    let mut found = find(session, name).await?.ok_or_else(|| missing(name))?;
    found.children = children(&iot, name).await?;
    found.policies = iot.attached_policies(&found.arn).await?;
    Ok(found)
}

pub(in crate::domain) fn missing(name: &ThingGroupName) -> ChangeError {
    ChangeError::Missing {
        noun: "thing group",
        name: name.to_string(),
    }
}

/// Names of the groups directly in a group; none if it is gone.
async fn children(iot: &Iot, name: &ThingGroupName) -> Result<Vec<String>, ChangeError> {
    let filter = ThingGroupFilter {
        parent: Some(name),
        prefix: None,
        recursive: Some(false),
    };
    let found = iot.list_thing_groups(filter).await?.unwrap_or_default();
    Ok(found.into_iter().map(|entry| entry.name).collect())
}

/// The thing groups that pass the filter.
pub async fn list(session: &Session, filter: &Filter) -> Result<Vec<Listed>, ChangeError> {
    let of_service = ThingGroupFilter {
        parent: filter.parent.as_ref(),
        prefix: filter.prefix.as_ref().map(ThingGroupName::as_str),
        // Without a parent AWS lists all groups unless told otherwise.
        recursive: filter.parent.is_some().then_some(filter.recursive),
    };
    let found = session.aws().iot().list_thing_groups(of_service).await?;
    let found = match (found, &filter.parent) {
        (None, Some(parent)) => return Err(missing(parent)),
        (found, _) => found.unwrap_or_default().into_iter(),
    };
    let listed = found.map(|entry| Listed {
        name: entry.name,
        arn: entry.arn,
    });
    Ok(listed.collect())
}

/// The groups that a thing is in.
pub async fn of_thing(session: &Session, thing: &ThingName) -> Result<Vec<Listed>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing(thing).await? else {
        return Err(super::thing::missing(thing));
    };
    // The ARN of a group differs from that of a thing in the resource only.
    let scope = found.arn.rsplit_once(":thing/").map(|(scope, _)| scope);
    let scope = scope.unwrap_or_default();
    let names = iot.thing_groups(thing).await?.into_iter();
    let listed = names.map(|name| Listed {
        arn: format!("{scope}:thinggroup/{name}"),
        name,
    });
    Ok(listed.collect())
}

/// Creates a thing group, or brings an existing one to what is wanted as far as AWS allows.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let (iot, name) = (session.aws().iot(), &wanted.name);
    if let Some(found) = find(session, name).await? {
        return adjust(&iot, wanted, &found, existing, steps).await;
    }
    let new = NewThingGroup {
        parent: wanted.parent.as_ref(),
        description: wanted.description.as_deref(),
        attributes: wanted.attributes.clone(),
        tags: wanted.tags.clone(),
    };
    let create = || iot.create_thing_group(name, &new);
    match steps
        .call("create-thing-group", name.as_str(), create)
        .await
    {
        // Somebody else was faster: a run beside this one.
        Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            let found = find(session, name).await?.ok_or_else(|| missing(name))?;
            adjust(&iot, wanted, &found, existing, steps).await
        }
        created => created,
    }
}

/// Brings an existing group to what is wanted.
async fn adjust(
    iot: &Iot,
    wanted: &Wanted,
    found: &ThingGroup,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    let parent = wanted.parent.as_ref().map(ThingGroupName::as_str);
    let parent = Difference::between("parent", found.parent.as_deref(), parent);
    let attributes = match existing {
        Existing::Update => to_replace(&found.attributes, &wanted.attributes),
        Existing::Refuse => to_set(&wanted.attributes),
    };
    let change = Change {
        description: Some(wanted.description.clone().unwrap_or_default()),
        attributes,
        tags: wanted.tags.clone(),
        expected_version: None,
    };
    let (change, differences) = effective(found, &change);
    if existing == Existing::Refuse && (parent.is_some() || !differences.is_empty()) {
        return Err(ChangeError::Differs {
            noun: "thing group",
            name: name.to_string(),
            differences: parent.into_iter().chain(differences).collect(),
        });
    }
    if let Some(parent) = parent {
        return Err(ChangeError::Refused {
            message: format!("AWS does not move the thing group `{name}`: {parent}"),
            hint: "keep it where it is, or name another thing group".to_owned(),
        });
    }
    apply(iot, name, found, &change, differences, steps).await
}

/// What changes of a group; all else stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The description it gets; an empty one removes it.
    pub description: Option<String>,
    /// Attributes set and removed.
    pub attributes: AttributeChanges,
    /// Tags set.
    pub tags: Tags,
    /// The version that the group must have.
    pub expected_version: Option<i64>,
}

/// Changes a thing group as `change` says.
pub async fn update(
    session: &Session,
    name: &ThingGroupName,
    change: &Change,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let found = find(session, name).await?.ok_or_else(|| missing(name))?;
    let (change, differences) = effective(&found, change);
    if !differences.is_empty() {
        let expected = change.expected_version;
        check_version("thing group", name.as_str(), found.version, expected)?;
    }
    let iot = session.aws().iot();
    apply(&iot, name, &found, &change, differences, steps).await
}

/// The part of `change` that makes a difference to description and attributes of the group, and which; all tags stay in it.
fn effective(found: &ThingGroup, change: &Change) -> (Change, Vec<Difference>) {
    let mut left = Change {
        tags: change.tags.clone(),
        expected_version: change.expected_version,
        ..Change::default()
    };
    let mut differences = Vec::new();
    if let Some(wanted) = &change.description {
        let to = Some(wanted.as_str()).filter(|text| !text.is_empty());
        let difference = Difference::between("description", found.description.as_deref(), to);
        if difference.is_some() {
            left.description = Some(wanted.clone());
        }
        differences.extend(difference);
    }
    for (name, value, difference) in attribute_differences(&found.attributes, &change.attributes) {
        left.attributes.insert(name, value);
        differences.push(difference);
    }
    (left, differences)
}

async fn apply(
    iot: &Iot,
    name: &ThingGroupName,
    found: &ThingGroup,
    change: &Change,
    differences: Vec<Difference>,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    if !differences.is_empty() {
        check_static(&found.name, found.query.as_ref())?;
        let call = || {
            let description = change.description.as_deref();
            iot.update_thing_group(
                name,
                description,
                &change.attributes,
                change.expected_version,
            )
        };
        let outcome = steps
            .change("update-thing-group", name.as_str(), differences, call)
            .await;
        if let Err(error) = outcome {
            settled(iot, name, change, error).await?;
        }
    }
    tags::ensure(steps, name.as_str(), &found.tags, &change.tags, || {
        iot.tag(&found.arn, &change.tags)
    })
    .await
}

/// Whether a change that AWS refused for its version was made by an earlier attempt whose answer got lost.
async fn settled(
    iot: &Iot,
    name: &ThingGroupName,
    change: &Change,
    error: ChangeError,
) -> Result<(), ChangeError> {
    let Some(expected) = version_conflict(&error, change.expected_version) else {
        return Err(error);
    };
    let found = iot.thing_group(name).await?.ok_or_else(|| missing(name))?;
    let found = ThingGroup::new(found, Tags::new());
    if found.version == expected + 1 && effective(&found, change).1.is_empty() {
        return Ok(());
    }
    check_version("thing group", name.as_str(), found.version, Some(expected)).and(Err(error))
}
