//! Things in the registry: read, written and listed by name. Knows no rule of the service; those are in `api::iot::things`.

use std::collections::BTreeMap;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params};
use serde::de::DeserializeOwned;

/// A thing as the registry holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Thing {
    /// Name, unique in the Region.
    pub(crate) name: String,
    /// The id that outlives a change, but not a new creation.
    pub(crate) id: String,
    /// Name of the thing type, if there is one.
    pub(crate) type_name: Option<String>,
    /// Attributes by name; no value is empty.
    pub(crate) attributes: BTreeMap<String, String>,
    /// Counts up from 1 with every update.
    pub(crate) version: i64,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

/// Which things a list shows.
#[derive(Debug, Default, Clone)]
pub(crate) struct Filter<'a> {
    /// Only things of this type.
    pub(crate) type_name: Option<&'a str>,
    /// Only things that have this attribute.
    pub(crate) attribute: Option<&'a str>,
    /// Only things whose `attribute` has this value.
    pub(crate) value: Option<&'a str>,
    /// Whether `value` is the beginning of the value sought.
    pub(crate) prefix: bool,
}

const COLUMNS: &str = "name, id, type, attributes, version, created_at";

/// Reads a column that holds JSON text.
pub(super) fn json_column<T: DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into())
    })
}

/// Writes a value as JSON text for a column.
pub(super) fn json_text<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn thing(row: &Row<'_>) -> rusqlite::Result<Thing> {
    Ok(Thing {
        name: row.get(0)?,
        id: row.get(1)?,
        type_name: row.get(2)?,
        attributes: json_column(row, 3)?,
        version: row.get(4)?,
        created_at: row.get(5)?,
    })
}

/// The thing of that name.
pub(crate) fn find(db: &Connection, region: &str, name: &str) -> rusqlite::Result<Option<Thing>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM things WHERE region = ?1 AND name = ?2"
    ))?
    .query_row([region, name], thing)
    .optional()
}

/// Adds a thing; its name must be free.
pub(crate) fn insert(db: &Connection, region: &str, thing: &Thing) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO things (region, name, id, type, attributes, version, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        region,
        thing.name,
        thing.id,
        thing.type_name,
        json_text(&thing.attributes)?,
        thing.version,
        thing.created_at
    ])?;
    Ok(())
}

/// Writes type, attributes and version of an existing thing.
pub(crate) fn update(db: &Connection, region: &str, thing: &Thing) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE things SET type = ?3, attributes = ?4, version = ?5 WHERE region = ?1 AND name = ?2",
    )?
    .execute(params![
        region,
        thing.name,
        thing.type_name,
        json_text(&thing.attributes)?,
        thing.version
    ])?;
    Ok(())
}

/// Removes a thing and its group memberships.
pub(crate) fn delete(db: &Connection, region: &str, name: &str) -> rusqlite::Result<()> {
    for statement in [
        "DELETE FROM group_members WHERE region = ?1 AND thing = ?2",
        "DELETE FROM things WHERE region = ?1 AND name = ?2",
    ] {
        db.prepare_cached(statement)?.execute([region, name])?;
    }
    Ok(())
}

/// Things in name order after `after`, at most `limit`.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    filter: &Filter<'_>,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Vec<Thing>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM things
         WHERE region = :region AND name > :after AND (:type IS NULL OR type = :type)
           AND (:attribute IS NULL OR EXISTS (
               SELECT 1 FROM json_each(things.attributes) AS pair
               WHERE pair.key = :attribute AND (:value IS NULL OR pair.value = :value
                   OR (:prefix AND substr(pair.value, 1, length(:value)) = :value))))
         ORDER BY name LIMIT :limit"
    ))?
    .query_map(
        named_params! {
            ":region": region,
            ":after": after.unwrap_or(""),
            ":type": filter.type_name,
            ":attribute": filter.attribute,
            ":value": filter.value,
            ":prefix": filter.prefix,
            ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
        },
        thing,
    )?
    .collect()
}

/// Whether any thing is of that type.
pub(crate) fn any_of_type(
    db: &Connection,
    region: &str,
    type_name: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM things WHERE region = ?1 AND type = ?2 LIMIT 1")?
        .exists([region, type_name])
}
