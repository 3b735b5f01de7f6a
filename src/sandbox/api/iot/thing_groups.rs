//! Thing groups: create, describe, update, delete, list. Refuses trees that are too deep or wide, and to delete a group with children.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::registry_events::{self, Happened};
use super::things::AttributePayload;
use super::{constraints, tags, thing_principals};
use crate::model::limits;
use crate::model::name::{Scope, ThingGroupName};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::tags::{self as tag_store, Tag};
use crate::sandbox::store::thing_groups::{self as store, Filter, Group, Properties};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateThingGroup",
        method: Method::POST,
        pattern: "/thing-groups/{thingGroupName}",
        handler: create,
    },
    Operation {
        name: "DescribeThingGroup",
        method: Method::GET,
        pattern: "/thing-groups/{thingGroupName}",
        handler: describe,
    },
    Operation {
        name: "UpdateThingGroup",
        method: Method::PATCH,
        pattern: "/thing-groups/{thingGroupName}",
        handler: update,
    },
    Operation {
        name: "DeleteThingGroup",
        method: Method::DELETE,
        pattern: "/thing-groups/{thingGroupName}",
        handler: delete,
    },
    Operation {
        name: "ListThingGroups",
        method: Method::GET,
        pattern: "/thing-groups",
        handler: list,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct GivenProperties {
    thing_group_description: Option<String>,
    attribute_payload: Option<AttributePayload>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CreateBody {
    parent_group_name: Option<String>,
    thing_group_properties: Option<GivenProperties>,
    tags: Option<Vec<Tag>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct UpdateBody {
    thing_group_properties: Option<GivenProperties>,
    expected_version: Option<i64>,
}

impl GivenProperties {
    /// Checks what was given and applies it to the properties `present`.
    fn apply(self, present: &Properties, quotas: Quotas) -> Result<Properties, ApiError> {
        if let Some(text) = &self.thing_group_description {
            constraints::description(text, "thingGroupProperties.thingGroupDescription")?;
        }
        let payload = self.attribute_payload.unwrap_or_default();
        payload.check()?;
        let attributes = payload.apply(&present.attributes);
        if attributes.len() > limits::GROUP_ATTRIBUTES && quotas == Quotas::Aws {
            return Err(ApiError::invalid(format!(
                "A thing group can have at most {} attributes, not {}",
                limits::GROUP_ATTRIBUTES,
                attributes.len()
            )));
        }
        let description = self
            .thing_group_description
            .or_else(|| present.description.clone());
        Ok(Properties {
            description,
            attributes,
        })
    }
}

/// Reads the path parameter `thingGroupName`.
pub(super) fn name(request: &Request) -> Result<ThingGroupName, ApiError> {
    constraints::name(request.path("thingGroupName"), "thingGroupName")
}

/// The group of that name, or the error that it does not exist.
pub(super) fn existing(db: &Connection, region: &str, name: &str) -> Result<Group, ApiError> {
    store::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Thing group {name} not found")))
}

fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("thinggroup/{name}"))
}

/// A group as lists of groups show it.
pub(super) fn name_and_arn(scope: &Scope, name: &str) -> Value {
    json!({ "groupName": name, "groupArn": arn(scope, name) })
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: CreateBody = request.json()?;
    let parent = constraints::optional::<ThingGroupName>(
        body.parent_group_name.as_deref(),
        "parentGroupName",
    )?;
    let quotas = services.settings.quotas;
    let given = body.thing_group_properties.unwrap_or_default();
    let group = Group {
        name: name.into(),
        id: uuid::Uuid::new_v4().to_string(),
        parent: parent.map(String::from),
        properties: given.apply(&Properties::default(), quotas)?,
        version: 1,
        created_at: now(),
    };
    let scope = &request.scope;
    let region = scope.region.as_str();
    let (answer, is_new) = services.store.write(|db| {
        if let Some(present) = store::find(db, region, &group.name)? {
            return Ok((again(scope, &present, &group)?, false));
        }
        if let Some(parent) = &group.parent {
            check_parent(db, region, parent, quotas)?;
        }
        store::insert(db, region, &group)?;
        tags::put_all(
            db,
            scope,
            &arn(scope, &group.name),
            body.tags.as_deref(),
            quotas,
        )?;
        Ok::<_, ApiError>((created(scope, &group), true))
    })?;
    if is_new {
        tell(services, scope, Happened::Created, &group);
    }
    Ok(answer)
}

/// Publishes an event of a group, if they are wanted.
fn tell(services: &Services, scope: &Scope, happened: Happened, group: &Group) {
    if !registry_events::groups_are_on(services, scope) {
        return;
    }
    let Some(parent) = &group.parent else {
        return registry_events::group(services, scope, happened, group, None, &[]);
    };
    let region = scope.region.as_str();
    let above = services.store.read(|db| {
        let ancestors = store::ancestors(db, region, parent)?;
        Ok::<_, ApiError>((store::find(db, region, parent)?, ancestors))
    });
    // The change is made, whether it can be told or not.
    if let Ok((found, mut ancestors)) = above {
        ancestors.push(parent.clone());
        registry_events::group(services, scope, happened, group, found.as_ref(), &ancestors);
    }
}

/// Creating a group that exists succeeds if it would be the same.
fn again(scope: &Scope, present: &Group, wanted: &Group) -> Answer {
    if present.parent == wanted.parent && present.properties == wanted.properties {
        return Ok(created(scope, present));
    }
    let message = format!(
        "Thing group {} already exists with another parent or other properties",
        present.name
    );
    Err(ApiError::already_exists(message)
        .with("resourceId", &present.name)
        .with("resourceArn", arn(scope, &present.name)))
}

fn check_parent(
    db: &Connection,
    region: &str,
    parent: &str,
    quotas: Quotas,
) -> Result<(), ApiError> {
    existing(db, region, parent)?;
    if quotas == Quotas::Off {
        return Ok(());
    }
    // The parent itself and the new group come on top of the parent's ancestors.
    let depth = store::ancestors(db, region, parent)?.len() + 2;
    if depth > limits::GROUP_DEPTH {
        return Err(ApiError::invalid(format!(
            "A group below thing group {parent} would be at depth {depth}; at most {} are allowed",
            limits::GROUP_DEPTH
        )));
    }
    if store::children(db, region, parent)? >= limits::GROUP_CHILDREN {
        return Err(ApiError::invalid(format!(
            "Thing group {parent} has {} direct children already",
            limits::GROUP_CHILDREN
        )));
    }
    Ok(())
}

fn created(scope: &Scope, group: &Group) -> Value {
    json!({ "thingGroupName": group.name, "thingGroupArn": arn(scope, &group.name), "thingGroupId": group.id })
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let scope = &request.scope;
    let region = scope.region.as_str();
    let (group, ancestors) = services.store.read(|db| {
        let group = existing(db, region, name.as_str())?;
        let ancestors = store::ancestors(db, region, &group.name)?;
        Ok::<_, ApiError>((group, ancestors))
    })?;
    let mut metadata = json!({ "creationDate": group.created_at });
    if let Some(parent) = &group.parent {
        metadata["parentGroupName"] = Value::from(parent.as_str());
        let path: Vec<_> = ancestors
            .iter()
            .map(|ancestor| name_and_arn(scope, ancestor))
            .collect();
        metadata["rootToParentThingGroups"] = Value::from(path);
    }
    Ok(json!({
        "thingGroupName": group.name,
        "thingGroupId": group.id,
        "thingGroupArn": arn(scope, &group.name),
        "version": group.version,
        "thingGroupProperties": shown(&group.properties),
        "thingGroupMetadata": metadata,
    }))
}

fn shown(properties: &Properties) -> Value {
    let mut shown = json!({});
    if let Some(text) = &properties.description {
        shown["thingGroupDescription"] = Value::from(text.as_str());
    }
    if !properties.attributes.is_empty() {
        shown["attributePayload"] = json!({ "attributes": properties.attributes });
    }
    shown
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: UpdateBody = request.json()?;
    let given = body
        .thing_group_properties
        .ok_or_else(|| constraints::missing("thingGroupProperties"))?;
    let region = request.scope.region.as_str();
    let group = services.store.write(|db| {
        let mut group = existing(db, region, name.as_str())?;
        constraints::check_version(
            "thing group",
            &group.name,
            group.version,
            body.expected_version,
        )?;
        group.properties = given.apply(&group.properties, services.settings.quotas)?;
        group.version += 1;
        store::update(db, region, &group)?;
        Ok::<_, ApiError>(group)
    })?;
    tell(services, &request.scope, Happened::Updated, &group);
    Ok(json!({ "version": group.version }))
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let expected = constraints::expected_version(request)?;
    let scope = &request.scope;
    let region = scope.region.as_str();
    let (deleted, affected) = services.store.write(|db| {
        // DeleteThingGroup has no ResourceNotFoundException in the service model: a missing group is as good as a deleted one.
        let Some(group) = store::find(db, region, name.as_str())? else {
            return Ok((None, Vec::new()));
        };
        constraints::check_version("thing group", &group.name, group.version, expected)?;
        if store::children(db, region, &group.name)? > 0 {
            return Err(ApiError::invalid(format!(
                "Cannot delete thing group {name}: it has child groups"
            )));
        }
        let members = store::things_below(db, region, &group.name)?;
        let affected = thing_principals::certificates_of(db, region, members)?;
        let arn = arn(scope, &group.name);
        store::delete(db, region, &group.name, &arn)?;
        tag_store::remove_all(db, region, &arn)?;
        Ok::<_, ApiError>((Some(group), affected))
    })?;
    services.principals_changed(scope, &affected);
    if let Some(group) = deleted {
        tell(services, scope, Happened::Deleted, &group);
    }
    Ok(Value::Null)
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = constraints::page(request)?;
    let (parent, name_prefix) = (
        request.query("parentGroup"),
        request.query("namePrefixFilter"),
    );
    constraints::optional::<ThingGroupName>(parent, "parentGroup")?;
    constraints::optional::<ThingGroupName>(name_prefix, "namePrefixFilter")?;
    // Without a parent all groups are shown unless the caller says `recursive=false`; with one, its children unless the caller
    // says `recursive=true` (Developer Guide, "Static thing groups", the examples of list-thing-groups).
    let recursive = match request.query("recursive") {
        None => parent.is_none(),
        Some(_) => request.query_flag("recursive")?,
    };
    let region = request.scope.region.as_str();
    let mut names = services.store.read(|db| {
        if let Some(parent) = parent {
            existing(db, region, parent)?;
        }
        let filter = Filter {
            parent,
            name_prefix,
            recursive,
        };
        Ok::<_, ApiError>(store::list(
            db,
            region,
            &filter,
            page.after.as_deref(),
            page.size + 1,
        )?)
    })?;
    let next = page.cut(&mut names, Clone::clone);
    let groups = names
        .iter()
        .map(|name| name_and_arn(&request.scope, name))
        .collect();
    Ok(constraints::listing("thingGroups", groups, next))
}

#[cfg(test)]
mod tests;
