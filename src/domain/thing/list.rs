//! Lists of things: by type, attribute and group from the registry, by a query from the fleet index.

use std::collections::BTreeMap;

use futures_util::{StreamExt as _, TryStreamExt as _};
use serde::Serialize;

use crate::aws::iot::{Iot, Thing, ThingFilter};
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::ChangeError;
use crate::domain::session::Session;
use crate::domain::thing_group;
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName, ThingTypeName};

/// Things of a group that are read at a time.
const CONCURRENCY: usize = 16;

/// Which things a list has; all, where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those of this type.
    pub thing_type: Option<ThingTypeName>,
    /// Those with all of these attributes.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Those in this group.
    pub group: Option<ThingGroupName>,
    /// Also those in the groups below it.
    pub recursive: bool,
}

impl Filter {
    fn passes(&self, thing: &Thing) -> bool {
        let kind = self.thing_type.as_ref().map(ThingTypeName::as_str);
        let has = |(name, value): (&AttributeName, &AttributeValue)| {
            let found = thing.attributes.get(name.as_str());
            found.map(String::as_str) == Some(value.as_str())
        };
        kind.is_none_or(|kind| thing.type_name.as_deref() == Some(kind))
            && self.attributes.iter().all(has)
    }
}

/// A thing in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Name.
    pub name: String,
    /// ARN; the fleet index does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// Its type.
    pub thing_type: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Its version; the fleet index does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// Groups it is in; only the fleet index has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// Whether it is connected; only the fleet index has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connected: Option<bool>,
}

impl From<Thing> for Listed {
    fn from(found: Thing) -> Self {
        Self {
            name: found.name,
            arn: Some(found.arn),
            thing_type: found.type_name,
            attributes: found.attributes,
            version: Some(found.version),
            groups: None,
            connected: None,
        }
    }
}

/// The things that pass the filter.
pub async fn list(session: &Session, filter: &Filter) -> Result<Vec<Listed>, ChangeError> {
    let iot = session.aws().iot();
    let things = if let Some(group) = &filter.group {
        members(&iot, group, filter.recursive).await?
    } else {
        // The service knows one attribute; the others are looked at here.
        let of_service = ThingFilter {
            type_name: filter.thing_type.as_ref(),
            attribute: filter.attributes.iter().next(),
        };
        iot.things(of_service).await?
    };
    let things = things.into_iter().filter(|thing| filter.passes(thing));
    Ok(things.map(Listed::from).collect())
}

async fn members(
    iot: &Iot,
    group: &ThingGroupName,
    recursive: bool,
) -> Result<Vec<Thing>, ChangeError> {
    let names = iot.things_in_group(group, recursive).await?;
    let names = names.ok_or_else(|| thing_group::missing(group))?;
    let names: Vec<ThingName> = names.iter().filter_map(|name| name.parse().ok()).collect();
    let things = futures_util::stream::iter(names)
        .map(|name| async move { iot.thing(&name).await })
        .buffered(CONCURRENCY);
    let things: Vec<Option<Thing>> = things.try_collect().await?;
    // One may be gone since the group was read.
    Ok(things.into_iter().flatten().collect())
}

/// The things that a query of the fleet index finds.
pub async fn search(session: &Session, query: &str) -> Result<Vec<Listed>, ChangeError> {
    let found = session.aws().iot().search_things(query).await;
    let found = found.map_err(unsearchable)?;
    let things = found.into_iter().map(|found| Listed {
        name: found.name,
        arn: None,
        thing_type: found.type_name,
        attributes: found.attributes,
        version: None,
        groups: Some(found.groups),
        connected: found.connected,
    });
    Ok(things.collect())
}

/// Says what to do about a query that is wrong, and where there is no index.
fn unsearchable(error: AwsError) -> ChangeError {
    match error.code.as_deref() {
        Some("InvalidQueryException") => ChangeError::Invalid {
            message: format!("the query cannot be used: {}", error.message),
            hint: "a query is FIELD:VALUE, combined with AND, OR and NOT, such as 'attributes.owner:a*'"
                .to_owned(),
        },
        _ if error.kind == AwsErrorKind::NotFound => no_index(&error),
        Some("IndexNotReadyException") => no_index(&error),
        _ => error.into(),
    }
}

fn no_index(error: &AwsError) -> ChangeError {
    ChangeError::Refused {
        message: format!("there is no fleet index to search: {error}"),
        hint:
            "switch fleet indexing on and give it a while: aws iot update-indexing-configuration \
               --thing-indexing-configuration thingIndexingMode=REGISTRY"
                .to_owned(),
    }
}
