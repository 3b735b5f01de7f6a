//! Thing types: create, describe, update, deprecate, delete, list. Refuses to delete what is in use or not long enough deprecated.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{constraints, tags};
use crate::model::name::{AttributeName, Scope, ThingTypeName};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::tags::Tag;
use crate::sandbox::store::thing_types::{
    self as store, PropagatingAttribute, Properties, ThingType,
};
use crate::sandbox::store::{tags as tag_store, things as thing_store};

/// Searchable attributes of a thing type (Developer Guide, "Thing types").
const SEARCHABLE_ATTRIBUTES: usize = 3;
/// Attributes that a thing type adds to MQTT 5 messages (General Reference, quotas of the registry).
const PROPAGATING_ATTRIBUTES: usize = 20;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateThingType",
        method: Method::POST,
        pattern: "/thing-types/{thingTypeName}",
        handler: create,
    },
    Operation {
        name: "DescribeThingType",
        method: Method::GET,
        pattern: "/thing-types/{thingTypeName}",
        handler: describe,
    },
    Operation {
        name: "UpdateThingType",
        method: Method::PATCH,
        pattern: "/thing-types/{thingTypeName}",
        handler: update,
    },
    Operation {
        name: "DeprecateThingType",
        method: Method::POST,
        pattern: "/thing-types/{thingTypeName}/deprecate",
        handler: deprecate,
    },
    Operation {
        name: "DeleteThingType",
        method: Method::DELETE,
        pattern: "/thing-types/{thingTypeName}",
        handler: delete,
    },
    Operation {
        name: "ListThingTypes",
        method: Method::GET,
        pattern: "/thing-types",
        handler: list,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    thing_type_properties: Option<Properties>,
    tags: Option<Vec<Tag>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct DeprecateBody {
    undo_deprecate: Option<bool>,
}

fn name(request: &Request) -> Result<ThingTypeName, ApiError> {
    constraints::name(request.path("thingTypeName"), "thingTypeName")
}

fn existing(db: &Connection, region: &str, name: &str) -> Result<ThingType, ApiError> {
    store::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Thing type {name} not found")))
}

/// Refuses a thing type that does not exist or is deprecated, for a thing that is to be of it.
pub(super) fn check_usable(db: &Connection, region: &str, name: &str) -> Result<(), ApiError> {
    if existing(db, region, name)?.deprecated_at.is_some() {
        return Err(ApiError::invalid(format!(
            "Thing type {name} is deprecated; no thing can be associated with it"
        )));
    }
    Ok(())
}

fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("thingtype/{name}"))
}

fn check(properties: &Properties, quotas: Quotas) -> Result<(), ApiError> {
    if let Some(text) = &properties.thing_type_description {
        constraints::description(text, "thingTypeProperties.thingTypeDescription")?;
    }
    let searchable = properties
        .searchable_attributes
        .as_deref()
        .unwrap_or_default();
    for name in searchable {
        constraints::name::<AttributeName>(name, "thingTypeProperties.searchableAttributes")?;
    }
    let mqtt5 = properties.mqtt5_configuration.as_ref();
    let propagating = mqtt5
        .and_then(|mqtt5| mqtt5.propagating_attributes.as_deref())
        .unwrap_or_default();
    propagating.iter().try_for_each(check_propagating)?;
    for (what, count, most) in [
        (
            "searchable attributes",
            searchable.len(),
            SEARCHABLE_ATTRIBUTES,
        ),
        (
            "propagating attributes",
            propagating.len(),
            PROPAGATING_ATTRIBUTES,
        ),
    ] {
        if count > most && quotas == Quotas::Aws {
            return Err(ApiError::invalid(format!(
                "A thing type can have at most {most} {what}, not {count}"
            )));
        }
    }
    Ok(())
}

fn check_propagating(attribute: &PropagatingAttribute) -> Result<(), ApiError> {
    const PLACE: &str = "thingTypeProperties.mqtt5Configuration.propagatingAttributes";
    let words = |text: &str, others: &str| {
        (1..=128).contains(&text.len())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || others.contains(c))
    };
    let Some(key) = &attribute.user_property_key else {
        return Err(constraints::missing(&format!("{PLACE}.userPropertyKey")));
    };
    if !words(key, ":$.") {
        let rule = "satisfy regular expression pattern: [a-zA-Z0-9:$.]+";
        return Err(constraints::refuse(
            key,
            &format!("{PLACE}.userPropertyKey"),
            rule,
        ));
    }
    match (&attribute.thing_attribute, &attribute.connection_attribute) {
        (Some(name), None) => {
            constraints::name::<AttributeName>(name, &format!("{PLACE}.thingAttribute")).map(drop)
        }
        (None, Some(name)) if words(name, ":.") => Ok(()),
        (None, Some(name)) => Err(constraints::refuse(
            name,
            &format!("{PLACE}.connectionAttribute"),
            "satisfy regular expression pattern: [a-zA-Z0-9:.]+",
        )),
        _ => Err(ApiError::invalid(format!(
            "Propagating attribute {key} needs either thingAttribute or connectionAttribute"
        ))),
    }
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: Body = request.json()?;
    let properties = body.thing_type_properties.unwrap_or_default();
    check(&properties, services.settings.quotas)?;
    let kind = ThingType {
        name: name.into(),
        id: uuid::Uuid::new_v4().to_string(),
        properties,
        deprecated_at: None,
        created_at: now(),
    };
    let scope = &request.scope;
    let region = scope.region.as_str();
    services.store.write(|db| {
        if let Some(present) = store::find(db, region, &kind.name)? {
            return again(scope, &present, &kind);
        }
        store::insert(db, region, &kind)?;
        tags::put_all(
            db,
            scope,
            &arn(scope, &kind.name),
            body.tags.as_deref(),
            services.settings.quotas,
        )?;
        Ok(created(scope, &kind))
    })
}

/// Creating a thing type that exists succeeds if its properties would be the same.
fn again(scope: &Scope, present: &ThingType, wanted: &ThingType) -> Answer {
    if present.properties == wanted.properties {
        return Ok(created(scope, present));
    }
    let message = format!(
        "Thing type {} already exists with other properties",
        present.name
    );
    Err(ApiError::already_exists(message)
        .with("resourceId", &present.name)
        .with("resourceArn", arn(scope, &present.name)))
}

fn created(scope: &Scope, kind: &ThingType) -> Value {
    json!({ "thingTypeName": kind.name, "thingTypeArn": arn(scope, &kind.name), "thingTypeId": kind.id })
}

/// The thing type as `DescribeThingType` and `ListThingTypes` show it; the id is only in the former.
fn shown(scope: &Scope, kind: &ThingType) -> Value {
    let mut metadata =
        json!({ "deprecated": kind.deprecated_at.is_some(), "creationDate": kind.created_at });
    if let Some(at) = kind.deprecated_at {
        metadata["deprecationDate"] = Value::from(at);
    }
    json!({
        "thingTypeName": kind.name,
        "thingTypeArn": arn(scope, &kind.name),
        "thingTypeProperties": kind.properties,
        "thingTypeMetadata": metadata,
    })
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let kind = services
        .store
        .read(|db| existing(db, request.scope.region.as_str(), name.as_str()))?;
    let mut answer = shown(&request.scope, &kind);
    answer["thingTypeId"] = Value::from(kind.id);
    Ok(answer)
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: Body = request.json()?;
    let given = body.thing_type_properties.unwrap_or_default();
    check(&given, services.settings.quotas)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut kind = existing(db, region, name.as_str())?;
        let present = &mut kind.properties;
        if given.thing_type_description.is_some() {
            present.thing_type_description = given.thing_type_description;
        }
        if given.searchable_attributes.is_some() {
            present.searchable_attributes = given.searchable_attributes;
        }
        if given.mqtt5_configuration.is_some() {
            present.mqtt5_configuration = given.mqtt5_configuration;
        }
        store::update(db, region, &kind)?;
        Ok(Value::Null)
    })
}

fn deprecate(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let body: DeprecateBody = request.json()?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut kind = existing(db, region, name.as_str())?;
        kind.deprecated_at = match body.undo_deprecate {
            Some(true) => None,
            _ => kind.deprecated_at.or_else(|| Some(now())),
        };
        store::update(db, region, &kind)?;
        Ok(Value::Null)
    })
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name(request)?;
    let scope = &request.scope;
    let region = scope.region.as_str();
    services.store.write(|db| {
        let kind = existing(db, region, name.as_str())?;
        let Some(deprecated_at) = kind.deprecated_at else {
            return Err(ApiError::invalid(format!(
                "Cannot delete thing type {name}: it must be deprecated first"
            )));
        };
        if thing_store::any_of_type(db, region, &kind.name)? {
            return Err(ApiError::invalid(format!(
                "Cannot delete thing type {name}: things are associated with it"
            )));
        }
        let rest = services.settings.type_rest.as_secs_f64();
        let left = deprecated_at + rest - now();
        if left > 0.0 && services.settings.quotas == Quotas::Aws {
            return Err(ApiError::invalid(format!(
                "Cannot delete thing type {name}: it must be deprecated for {rest:.0} seconds, {left:.0} seconds are left"
            )));
        }
        store::delete(db, region, &kind.name)?;
        tag_store::remove_all(db, region, &arn(scope, &kind.name))?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = constraints::page(request)?;
    let name =
        constraints::optional::<ThingTypeName>(request.query("thingTypeName"), "thingTypeName")?;
    let region = request.scope.region.as_str();
    let mut kinds = services.store.read(|db| {
        let name = name.as_ref().map(ThingTypeName::as_str);
        Ok::<_, ApiError>(store::list(
            db,
            region,
            name,
            page.after.as_deref(),
            page.size + 1,
        )?)
    })?;
    let next = page.cut(&mut kinds, |kind| kind.name.clone());
    let kinds = kinds
        .iter()
        .map(|kind| shown(&request.scope, kind))
        .collect();
    Ok(constraints::listing("thingTypes", kinds, next))
}

#[cfg(test)]
mod tests;
