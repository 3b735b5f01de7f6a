//! Thing types: created, changed, deprecated, deleted.
//!
//! `UpdateThingType` changes description, searchable attributes and what is added to MQTT 5 messages (service model; the
//! `CloudFormation` reference of `AWS::IoT::ThingType` has "Update requires: No interruption" for all three).

use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Serialize;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws;
use crate::aws::iot::Iot;
use crate::aws::{AwsError, AwsErrorKind};
use crate::model::name::{AttributeName, ThingTypeName};

/// How long AWS lets a deprecated thing type live at least (Developer Guide, "Delete a thing type").
const REST: Duration = Duration::from_mins(5);
/// Waits between attempts to delete one that is not long enough deprecated: the first, and the longest.
const AGAIN: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(10));
/// How long things that were just deleted may still count.
const SETTLING: Duration = Duration::from_secs(15);

/// A thing type as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: ThingTypeName,
    /// Description.
    pub description: Option<String>,
    /// Attributes that things of it can be searched by.
    pub searchable: Vec<AttributeName>,
    /// Tags.
    pub tags: Tags,
}

/// A thing type as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThingType {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// Attributes that things of it can be searched by, sorted.
    pub searchable: Vec<String>,
    /// Whether no thing can get it any more.
    pub deprecated: bool,
    /// What AWS adds to the MQTT 5 messages of its things.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub propagating: Vec<PropagatingAttribute>,
    /// Tags; not read for a list.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A user property that AWS adds to MQTT 5 messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PropagatingAttribute {
    /// Name of the user property.
    pub user_property_key: String,
    /// The attribute of the thing that is its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing_attribute: Option<String>,
    /// The attribute of the connection that is its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_attribute: Option<String>,
}

impl From<aws::iot::PropagatingAttribute> for PropagatingAttribute {
    fn from(found: aws::iot::PropagatingAttribute) -> Self {
        Self {
            user_property_key: found.key,
            thing_attribute: found.thing_attribute,
            connection_attribute: found.connection_attribute,
        }
    }
}

impl ThingType {
    fn new(found: aws::iot::ThingType, tags: Tags) -> Self {
        Self {
            name: found.name,
            arn: found.arn,
            description: found.description,
            searchable: found.searchable,
            deprecated: found.deprecated,
            propagating: found.propagating.into_iter().map(Into::into).collect(),
            tags,
        }
    }
}

/// The thing type of that name, if there is one.
pub async fn find(
    session: &Session,
    name: &ThingTypeName,
) -> Result<Option<ThingType>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing_type(name).await? else {
        return Ok(None);
    };
    let tags = iot.tags(&found.arn).await?;
    Ok(Some(ThingType::new(found, tags)))
}

/// The thing type of that name.
pub async fn show(session: &Session, name: &ThingTypeName) -> Result<ThingType, ChangeError> {
    find(session, name).await?.ok_or_else(|| missing(name))
}

fn missing(name: &ThingTypeName) -> ChangeError {
    ChangeError::Missing {
        noun: "thing type",
        name: name.to_string(),
    }
}

/// All thing types.
pub async fn list(session: &Session) -> Result<Vec<ThingType>, ChangeError> {
    let found = session.aws().iot().thing_types().await?;
    let found = found.into_iter();
    Ok(found
        .map(|found| ThingType::new(found, Tags::new()))
        .collect())
}

/// Creates a thing type, or brings an existing one to what is wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let (iot, name) = (session.aws().iot(), &wanted.name);
    let Some(found) = iot.thing_type(name).await? else {
        let Wanted {
            description,
            searchable,
            tags,
            ..
        } = wanted;
        let create = || iot.create_thing_type(name, description.as_deref(), searchable, tags);
        return match steps.call("create-thing-type", name.as_str(), create).await {
            // Somebody else was faster: a run beside this one.
            Err(ChangeError::Step { source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
                let found = iot.thing_type(name).await?;
                let found = found.ok_or_else(|| missing(name))?;
                adjust(&iot, wanted, found, existing, steps).await
            }
            created => created,
        };
    };
    adjust(&iot, wanted, found, existing, steps).await
}

/// Brings an existing thing type to what is wanted.
async fn adjust(
    iot: &Iot,
    wanted: &Wanted,
    found: aws::iot::ThingType,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let name = &wanted.name;
    let change = Change {
        description: Some(wanted.description.clone().unwrap_or_default()),
        searchable: Some(wanted.searchable.clone()),
        tags: wanted.tags.clone(),
    };
    let differences = change.differences(&found);
    if existing == Existing::Refuse && !differences.is_empty() {
        return Err(ChangeError::Differs {
            noun: "thing type",
            name: name.to_string(),
            differences,
        });
    }
    if found.deprecated {
        let undo = || iot.deprecate_thing_type(name, true);
        steps
            .call("undo-deprecate-thing-type", name.as_str(), undo)
            .await?;
    }
    apply(iot, name, &change, found, steps).await
}

/// What changes of a thing type; all else stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The description it gets; an empty one removes it.
    pub description: Option<String>,
    /// The attributes that its things can be searched by from now on.
    pub searchable: Option<Vec<AttributeName>>,
    /// Tags set.
    pub tags: Tags,
}

impl Change {
    /// The searchable attributes it asks for, sorted.
    fn searchable(&self) -> Option<Vec<String>> {
        let names = self.searchable.as_ref()?;
        let mut names: Vec<_> = names.iter().map(|name| name.as_str().to_owned()).collect();
        names.sort_unstable();
        Some(names)
    }

    fn differences(&self, found: &aws::iot::ThingType) -> Vec<Difference> {
        let to = self.description.as_deref();
        let description = to.and_then(|to| {
            let to = Some(to).filter(|text| !text.is_empty());
            Difference::between("description", found.description.as_deref(), to)
        });
        let list = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
        let searchable = self.searchable().and_then(|names| {
            let (from, to) = (list(&found.searchable), list(&names));
            Difference::between("searchable", from.as_deref(), to.as_deref())
        });
        description.into_iter().chain(searchable).collect()
    }
}

/// Changes a thing type as `change` says.
pub async fn update(
    session: &Session,
    name: &ThingTypeName,
    change: &Change,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let found = iot.thing_type(name).await?.ok_or_else(|| missing(name))?;
    apply(&iot, name, change, found, steps).await
}

async fn apply(
    iot: &Iot,
    name: &ThingTypeName,
    change: &Change,
    found: aws::iot::ThingType,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let differences = change.differences(&found);
    if !differences.is_empty() {
        let description = change
            .description
            .as_deref()
            .or(found.description.as_deref());
        let description = description.unwrap_or_default();
        let searchable = change.searchable().unwrap_or(found.searchable);
        let call = || iot.update_thing_type(name, description, &searchable, &found.propagating);
        steps
            .change("update-thing-type", name.as_str(), differences, call)
            .await?;
    }
    if change.tags.is_empty() {
        return Ok(());
    }
    let present = iot.tags(&found.arn).await?;
    tags::ensure(steps, name.as_str(), &present, &change.tags, || {
        iot.tag(&found.arn, &change.tags)
    })
    .await
}

/// Deprecates a thing type, or with `undo` takes that back.
pub async fn deprecate(
    session: &Session,
    name: &ThingTypeName,
    undo: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let found = show(session, name).await?;
    if found.deprecated != undo {
        return Ok(());
    }
    let iot = session.aws().iot();
    let action = if undo {
        "undo-deprecate-thing-type"
    } else {
        "deprecate-thing-type"
    };
    steps
        .call(action, name.as_str(), || {
            iot.deprecate_thing_type(name, undo)
        })
        .await
}

/// Deprecates and deletes a thing type; one that is gone is no error. With `wait`, waits until AWS lets it go.
pub async fn delete(
    session: &Session,
    name: &ThingTypeName,
    wait: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing_type(name).await? else {
        return Ok(());
    };
    let since = found
        .deprecated_at
        .unwrap_or_else(|| Timestamp::now().as_second());
    if !found.deprecated {
        // With `wait` its last things may just be going; a dry run of a deletion of both cannot tell.
        if !wait && !steps.is_dry_run() && iot.has_things_of_type(name).await? {
            return Err(in_use(name));
        }
        let deprecate = || iot.deprecate_thing_type(name, false);
        steps
            .call("deprecate-thing-type", name.as_str(), deprecate)
            .await?;
    }
    let delete = || released(&iot, name, since, wait);
    match steps.call("delete-thing-type", name.as_str(), delete).await {
        Err(ChangeError::Step { source, .. }) if is_held(&source) => {
            Err(held(&iot, name, since, source).await)
        }
        outcome => outcome,
    }
}

/// Whether AWS does not let go of a thing type: it is not deprecated for long enough, or things are of it.
fn is_held(error: &AwsError) -> bool {
    error.code.as_deref() == Some("InvalidRequestException")
}

/// Whether a thing type deprecated at `since` (seconds since 1970) may still have to rest.
fn is_young(since: i64) -> bool {
    // A minute more than AWS says: clocks differ.
    Timestamp::now().as_second() - since < REST.as_secs().cast_signed() + 60
}

/// Deletes a thing type, with `wait` again until it is deprecated for long enough.
async fn released(iot: &Iot, name: &ThingTypeName, since: i64, wait: bool) -> Result<(), AwsError> {
    let begin = Instant::now();
    let mut pause = AGAIN.0;
    loop {
        let error = match iot.delete_thing_type(name).await {
            Err(error) if wait && is_held(&error) && is_young(since) => error,
            outcome => return outcome,
        };
        // Waiting helps a thing type that is in use only where its last things are just going.
        if begin.elapsed() > SETTLING && iot.has_things_of_type(name).await? {
            return Err(error);
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(AGAIN.1);
    }
}

fn in_use(name: &ThingTypeName) -> ChangeError {
    ChangeError::Refused {
        message: format!("the thing type `{name}` is in use"),
        hint: format!(
            "see its things: iotctl thing list --thing-type {name}; give them another type or delete them"
        ),
    }
}

/// Says why AWS does not let go of a thing type.
async fn held(iot: &Iot, name: &ThingTypeName, since: i64, error: AwsError) -> ChangeError {
    match iot.has_things_of_type(name).await {
        Ok(true) => in_use(name),
        Ok(false) if is_young(since) => ChangeError::Refused {
            message: format!(
                "the thing type `{name}` is deprecated, and AWS deletes it five minutes later at the earliest"
            ),
            hint: format!("wait for it: iotctl thing-type delete {name} --wait"),
        },
        _ => error.into(),
    }
}
