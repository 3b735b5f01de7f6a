//! Thing types in the registry: read, written and listed by name. Their rules are in `api::iot::thing_types`.

use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params};
use serde::{Deserialize, Serialize};

use super::things::{json_column, json_text};

/// What a caller may set of a thing type, as it stands on the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Properties {
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) thing_type_description: Option<String>,
    /// Names of attributes that `ListThings` can look for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) searchable_attributes: Option<Vec<String>>,
    /// What is added to MQTT 5 messages of a thing of the type.
    #[serde(skip_serializing_if = "Option::is_none", rename = "mqtt5Configuration")]
    pub(crate) mqtt5_configuration: Option<Mqtt5Configuration>,
}

/// What is added to MQTT 5 messages of a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mqtt5Configuration {
    /// One entry per User Property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) propagating_attributes: Option<Vec<PropagatingAttribute>>,
}

/// One User Property and where its value comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PropagatingAttribute {
    /// Name of the User Property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) user_property_key: Option<String>,
    /// Attribute of the thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) thing_attribute: Option<String>,
    /// Attribute of the connection, such as `iot:ClientId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connection_attribute: Option<String>,
}

/// A thing type as the registry holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ThingType {
    /// Name, unique in the Region.
    pub(crate) name: String,
    /// Id, new with every creation.
    pub(crate) id: String,
    /// What the caller set.
    pub(crate) properties: Properties,
    /// When it was deprecated, epoch seconds.
    pub(crate) deprecated_at: Option<f64>,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

const COLUMNS: &str = "name, id, properties, deprecated_at, created_at";

fn thing_type(row: &Row<'_>) -> rusqlite::Result<ThingType> {
    Ok(ThingType {
        name: row.get(0)?,
        id: row.get(1)?,
        properties: json_column(row, 2)?,
        deprecated_at: row.get(3)?,
        created_at: row.get(4)?,
    })
}

/// The thing type of that name.
pub(crate) fn find(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<Option<ThingType>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM thing_types WHERE region = ?1 AND name = ?2"
    ))?
    .query_row([region, name], thing_type)
    .optional()
}

/// Adds a thing type; its name must be free.
pub(crate) fn insert(db: &Connection, region: &str, kind: &ThingType) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO thing_types (region, name, id, properties, deprecated_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        region,
        kind.name,
        kind.id,
        json_text(&kind.properties)?,
        kind.deprecated_at,
        kind.created_at
    ])?;
    Ok(())
}

/// Writes properties and deprecation of an existing thing type.
pub(crate) fn update(db: &Connection, region: &str, kind: &ThingType) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE thing_types SET properties = ?3, deprecated_at = ?4 WHERE region = ?1 AND name = ?2",
    )?
    .execute(params![
        region,
        kind.name,
        json_text(&kind.properties)?,
        kind.deprecated_at
    ])?;
    Ok(())
}

/// Removes a thing type.
pub(crate) fn delete(db: &Connection, region: &str, name: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM thing_types WHERE region = ?1 AND name = ?2")?
        .execute([region, name])?;
    Ok(())
}

/// Thing types in name order after `after`, at most `limit`; only the one called `name` if that is given.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    name: Option<&str>,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Vec<ThingType>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM thing_types
         WHERE region = :region AND name > :after AND (:name IS NULL OR name = :name)
         ORDER BY name LIMIT :limit"
    ))?
    .query_map(
        named_params! {
            ":region": region,
            ":after": after.unwrap_or(""),
            ":name": name,
            ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
        },
        thing_type,
    )?
    .collect()
}
