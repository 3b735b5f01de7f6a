//! Things: create, describe, update, delete, list. Refuses what breaks the rules for names, attributes, types and versions.

use std::collections::BTreeMap;

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::registry_events::{self, Happened};
use super::{constraints, thing_principals, thing_types};
use crate::model::limits;
use crate::model::name::{AttributeName, AttributeValue, Scope, ThingName, ThingTypeName};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::things::{self as store, Filter, Thing};

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateThing",
        method: Method::POST,
        pattern: "/things/{thingName}",
        handler: create,
    },
    Operation {
        name: "DescribeThing",
        method: Method::GET,
        pattern: "/things/{thingName}",
        handler: describe,
    },
    Operation {
        name: "UpdateThing",
        method: Method::PATCH,
        pattern: "/things/{thingName}",
        handler: update,
    },
    Operation {
        name: "DeleteThing",
        method: Method::DELETE,
        pattern: "/things/{thingName}",
        handler: delete,
    },
    Operation {
        name: "ListThings",
        method: Method::GET,
        pattern: "/things",
        handler: list,
    },
];

/// Attributes in a request for a thing or a thing group.
#[derive(Debug, Default, Deserialize)]
pub(super) struct AttributePayload {
    attributes: Option<BTreeMap<String, String>>,
    merge: Option<bool>,
}

impl AttributePayload {
    /// Checks names and values.
    pub(super) fn check(&self) -> Result<(), ApiError> {
        for (name, value) in self.attributes.iter().flatten() {
            constraints::name::<AttributeName>(name, "attributePayload.attributes")?;
            constraints::name::<AttributeValue>(
                value,
                &format!("attributePayload.attributes.{name}"),
            )?;
        }
        Ok(())
    }

    /// What becomes of the attributes `present`: an empty value removes one; without `merge` the others go as well.
    pub(super) fn apply(&self, present: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let Some(given) = &self.attributes else {
            return present.clone();
        };
        let mut all = if self.merge == Some(true) {
            present.clone()
        } else {
            BTreeMap::new()
        };
        for (name, value) in given {
            if value.is_empty() {
                all.remove(name);
            } else {
                all.insert(name.clone(), value.clone());
            }
        }
        all
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct CreateBody {
    thing_type_name: Option<String>,
    attribute_payload: Option<AttributePayload>,
    billing_group_name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct UpdateBody {
    thing_type_name: Option<String>,
    attribute_payload: Option<AttributePayload>,
    expected_version: Option<i64>,
    remove_thing_type: Option<bool>,
}

/// Reads the path parameter `thingName`.
pub(super) fn name(request: &Request) -> Result<ThingName, ApiError> {
    constraints::name(request.path("thingName"), "thingName")
}

/// The thing of that name, or the error that it does not exist.
pub(super) fn existing(db: &Connection, region: &str, name: &str) -> Result<Thing, ApiError> {
    store::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Thing {name} not found")))
}

/// ARN of a thing.
pub(super) fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("thing/{name}"))
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: CreateBody = request.json()?;
    let type_name =
        constraints::optional::<ThingTypeName>(body.thing_type_name.as_deref(), "thingTypeName")?;
    let payload = body.attribute_payload.unwrap_or_default();
    payload.check()?;
    if let Some(group) = body.billing_group_name {
        // The sandbox keeps no billing groups, so none can exist.
        return Err(ApiError::not_found(format!(
            "Billing group {group} not found"
        )));
    }
    let thing = Thing {
        name: name.into(),
        id: uuid::Uuid::new_v4().to_string(),
        type_name: type_name.map(String::from),
        attributes: payload.apply(&BTreeMap::new()),
        version: 1,
        created_at: now(),
    };
    let scope = &request.scope;
    let region = scope.region.as_str();
    let (answer, is_new) = services.store.write(|db| {
        if let Some(present) = store::find(db, region, &thing.name)? {
            return Ok((again(scope, &present, &thing)?, false));
        }
        if let Some(type_name) = &thing.type_name {
            thing_types::check_usable(db, region, type_name)?;
        }
        check_quotas(services.settings.quotas, &thing)?;
        store::insert(db, region, &thing)?;
        Ok::<_, ApiError>((created(scope, &thing), true))
    })?;
    if is_new {
        registry_events::thing(services, scope, Happened::Created, &thing);
    }
    Ok(answer)
}

/// Creating a thing that exists succeeds if nothing about it would be different.
fn again(scope: &Scope, present: &Thing, wanted: &Thing) -> Answer {
    if present.type_name == wanted.type_name && present.attributes == wanted.attributes {
        return Ok(created(scope, present));
    }
    let message = format!(
        "Thing {} already exists with another type or other attributes",
        present.name
    );
    Err(ApiError::already_exists(message)
        .with("resourceId", &present.name)
        .with("resourceArn", arn(scope, &present.name)))
}

fn created(scope: &Scope, thing: &Thing) -> Value {
    json!({ "thingName": thing.name, "thingArn": arn(scope, &thing.name), "thingId": thing.id })
}

/// Refuses more attributes than a thing may have.
pub(super) fn check_quotas(quotas: Quotas, thing: &Thing) -> Result<(), ApiError> {
    if quotas == Quotas::Off {
        return Ok(());
    }
    let (most, kind) = match &thing.type_name {
        Some(_) => (limits::ATTRIBUTES_TYPED, "with a thing type"),
        None => (limits::ATTRIBUTES_UNTYPED, "without a thing type"),
    };
    let count = thing.attributes.len();
    if count > most {
        return Err(ApiError::invalid(format!(
            "Thing {} would have {count} attributes; a thing {kind} can have at most {most}",
            thing.name
        )));
    }
    // The longest names and values that the service model allows, fifty times, stay below the quota of 47 KB.
    Ok(())
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let thing = services
        .store
        .read(|db| existing(db, request.scope.region.as_str(), name.as_str()))?;
    let mut answer = json!({
        "defaultClientId": thing.name,
        "thingName": thing.name,
        "thingId": thing.id,
        "thingArn": arn(&request.scope, &thing.name),
        "attributes": thing.attributes,
        "version": thing.version,
    });
    if let Some(type_name) = thing.type_name {
        answer["thingTypeName"] = Value::from(type_name);
    }
    Ok(answer)
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: UpdateBody = request.json()?;
    let type_name =
        constraints::optional::<ThingTypeName>(body.thing_type_name.as_deref(), "thingTypeName")?;
    let removes_type = body.remove_thing_type == Some(true);
    if let Some(type_name) = &type_name
        && removes_type
    {
        return Err(ApiError::invalid(format!(
            "thingTypeName {type_name} and removeThingType true exclude each other"
        )));
    }
    let payload = body.attribute_payload.unwrap_or_default();
    payload.check()?;
    let region = request.scope.region.as_str();
    let (thing, affected) = services.store.write(|db| {
        let mut thing = existing(db, region, name.as_str())?;
        constraints::check_version("thing", &thing.name, thing.version, body.expected_version)?;
        if let Some(type_name) = type_name.map(String::from)
            && thing.type_name.as_ref() != Some(&type_name)
        {
            thing_types::check_usable(db, region, &type_name)?;
            thing.type_name = Some(type_name);
        } else if removes_type {
            thing.type_name = None;
        }
        thing.attributes = payload.apply(&thing.attributes);
        check_quotas(services.settings.quotas, &thing)?;
        thing.version += 1;
        store::update(db, region, &thing)?;
        let affected = thing_principals::certificates_of(db, region, [&thing.name])?;
        Ok::<_, ApiError>((thing, affected))
    })?;
    registry_events::thing(services, &request.scope, Happened::Updated, &thing);
    services.principals_changed(&request.scope, &affected);
    Ok(Value::Null)
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let expected = constraints::expected_version(request)?;
    let region = request.scope.region.as_str();
    let deleted = services.store.write(|db| {
        // A missing thing is as good as a deleted one (service model, DeleteThing).
        let Some(thing) = store::find(db, region, name.as_str())? else {
            return Ok(None);
        };
        constraints::check_version("thing", &thing.name, thing.version, expected)?;
        thing_principals::check_detached(db, region, &thing.name)?;
        store::delete(db, region, &thing.name)?;
        Ok::<_, ApiError>(Some(thing))
    })?;
    if let Some(thing) = deleted {
        registry_events::thing(services, &request.scope, Happened::Deleted, &thing);
    }
    Ok(Value::Null)
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = constraints::page(request)?;
    let attribute = request.query("attributeName");
    let value = request.query("attributeValue");
    let type_name = request.query("thingTypeName");
    constraints::optional::<AttributeName>(attribute, "attributeName")?;
    constraints::optional::<AttributeValue>(value, "attributeValue")?;
    constraints::optional::<ThingTypeName>(type_name, "thingTypeName")?;
    if let (Some(value), None) = (value, attribute) {
        return Err(ApiError::invalid(format!(
            "attributeValue {value} needs an attributeName beside it"
        )));
    }
    let prefix = request.query_flag("usePrefixAttributeValue")?;
    let filter = Filter {
        type_name,
        attribute,
        value,
        prefix,
    };
    let region = request.scope.region.as_str();
    let mut things = services.store.read(|db| {
        Ok::<_, ApiError>(store::list(
            db,
            region,
            &filter,
            page.after.as_deref(),
            page.size + 1,
        )?)
    })?;
    let next = page.cut(&mut things, |thing| thing.name.clone());
    let things = things
        .into_iter()
        .map(|thing| listed(&request.scope, thing))
        .collect();
    Ok(constraints::listing("things", things, next))
}

fn listed(scope: &Scope, thing: Thing) -> Value {
    let mut item = json!({
        "thingName": thing.name,
        "thingArn": arn(scope, &thing.name),
        "attributes": thing.attributes,
        "version": thing.version,
    });
    if let Some(type_name) = thing.type_name {
        item["thingTypeName"] = Value::from(type_name);
    }
    item
}

#[cfg(test)]
mod tests;
