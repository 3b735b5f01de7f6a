//! Tags of any resource, by its ARN. Which resources can be tagged, and how, is judged in `api::iot::tags`.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// One tag, as it stands on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    /// Name, unique on the resource.
    pub(crate) key: String,
    /// Value; may be empty.
    #[serde(default)]
    pub(crate) value: String,
}

/// Adds a tag or changes its value.
pub(crate) fn put(db: &Connection, region: &str, arn: &str, tag: &Tag) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO tags (region, arn, key, value) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute([region, arn, &tag.key, &tag.value])?;
    Ok(())
}

/// Removes a tag, if it is there.
pub(crate) fn remove(db: &Connection, region: &str, arn: &str, key: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM tags WHERE region = ?1 AND arn = ?2 AND key = ?3")?
        .execute([region, arn, key])?;
    Ok(())
}

/// Removes all tags of a resource that goes away.
pub(crate) fn remove_all(db: &Connection, region: &str, arn: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM tags WHERE region = ?1 AND arn = ?2")?
        .execute([region, arn])?;
    Ok(())
}

/// Tags of a resource in key order.
pub(crate) fn of(db: &Connection, region: &str, arn: &str) -> rusqlite::Result<Vec<Tag>> {
    db.prepare_cached("SELECT key, value FROM tags WHERE region = ?1 AND arn = ?2 ORDER BY key")?
        .query_map([region, arn], |row| {
            Ok(Tag {
                key: row.get(0)?,
                value: row.get(1)?,
            })
        })?
        .collect()
}

/// Whether there is a thing type of that name.
pub(crate) fn thing_type_exists(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM thing_types WHERE region = ?1 AND name = ?2")?
        .exists([region, name])
}

/// Whether there is a thing group of that name.
pub(crate) fn thing_group_exists(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM thing_groups WHERE region = ?1 AND name = ?2")?
        .exists([region, name])
}

/// Whether there is a policy of that name.
pub(crate) fn policy_exists(db: &Connection, region: &str, name: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM policies WHERE region = ?1 AND name = ?2")?
        .exists([region, name])
}
