//! Thing groups, their hierarchy and their members. Groups form trees that never change shape except by a leaf that comes or goes;
//! depth and membership rules are judged in `api::iot::thing_groups`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params};
use serde::{Deserialize, Serialize};

use super::things::{json_column, json_text};

/// What a caller may set of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Properties {
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    /// Attributes by name; no value is empty.
    #[serde(default)]
    pub(crate) attributes: BTreeMap<String, String>,
}

/// A group as the registry holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// Name, unique in the Region.
    pub(crate) name: String,
    /// Id, new with every creation.
    pub(crate) id: String,
    /// Name of the parent; none for a root.
    pub(crate) parent: Option<String>,
    /// Description and attributes.
    pub(crate) properties: Properties,
    /// Counts up from 1 with every update.
    pub(crate) version: i64,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

/// Which groups a list shows.
#[derive(Debug, Default, Clone)]
pub(crate) struct Filter<'a> {
    /// Only groups below this one.
    pub(crate) parent: Option<&'a str>,
    /// Only groups whose names begin so.
    pub(crate) name_prefix: Option<&'a str>,
    /// With the groups below the shown ones.
    pub(crate) recursive: bool,
}

/// Ancestors that are looked for, far more than a group can have: groups of a damaged file may be above each other.
const HIGHEST: usize = 10_000;
const COLUMNS: &str = "name, id, parent, properties, version, created_at";

fn group(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group {
        name: row.get(0)?,
        id: row.get(1)?,
        parent: row.get(2)?,
        properties: json_column(row, 3)?,
        version: row.get(4)?,
        created_at: row.get(5)?,
    })
}

fn names(
    db: &Connection,
    statement: &str,
    region: &str,
    name: &str,
) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached(statement)?
        .query_map([region, name], |row| row.get(0))?
        .collect()
}

/// The group of that name.
pub(crate) fn find(db: &Connection, region: &str, name: &str) -> rusqlite::Result<Option<Group>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM thing_groups WHERE region = ?1 AND name = ?2"
    ))?
    .query_row([region, name], group)
    .optional()
}

/// Adds a group; its name must be free and its parent must exist.
pub(crate) fn insert(db: &Connection, region: &str, group: &Group) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO thing_groups (region, name, id, parent, properties, version, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        region,
        group.name,
        group.id,
        group.parent,
        json_text(&group.properties)?,
        group.version,
        group.created_at
    ])?;
    Ok(())
}

/// Writes properties and version of an existing group.
pub(crate) fn update(db: &Connection, region: &str, group: &Group) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE thing_groups SET properties = ?3, version = ?4 WHERE region = ?1 AND name = ?2",
    )?
    .execute(params![
        region,
        group.name,
        json_text(&group.properties)?,
        group.version
    ])?;
    Ok(())
}

/// Removes a group, its memberships, and the policies attached to `arn`, which is the group's.
pub(crate) fn delete(db: &Connection, region: &str, name: &str, arn: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM group_members WHERE region = ?1 AND group_name = ?2")?
        .execute([region, name])?;
    db.prepare_cached("DELETE FROM policy_targets WHERE region = ?1 AND target = ?2")?
        .execute([region, arn])?;
    db.prepare_cached("DELETE FROM thing_groups WHERE region = ?1 AND name = ?2")?
        .execute([region, name])?;
    Ok(())
}

/// Number of direct children.
pub(crate) fn children(db: &Connection, region: &str, name: &str) -> rusqlite::Result<usize> {
    let count: i64 = db
        .prepare_cached("SELECT count(*) FROM thing_groups WHERE region = ?1 AND parent = ?2")?
        .query_row([region, name], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// The group's ancestors, root first; empty for a root.
pub(crate) fn ancestors(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<Vec<String>> {
    // A recursive query has tables of its own made, which costs more than all the steps up.
    let mut parent = db.prepare_cached(
        "SELECT parent FROM thing_groups WHERE region = ?1 AND name = ?2 AND parent IS NOT NULL",
    )?;
    let mut above: Vec<String> = Vec::new();
    while above.len() < HIGHEST {
        let below = above.last().map_or(name, String::as_str);
        let found = parent.query_row([region, below], |row| row.get(0));
        let Some(found) = found.optional()? else {
            break;
        };
        above.push(found);
    }
    above.reverse();
    Ok(above)
}

/// Groups in name order after `after`, at most `limit`.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    filter: &Filter<'_>,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached(
        "WITH RECURSIVE shown (name) AS (
             SELECT name FROM thing_groups WHERE region = :region AND parent IS :parent
             UNION
             SELECT thing_groups.name FROM thing_groups JOIN shown ON thing_groups.parent = shown.name
             WHERE thing_groups.region = :region AND :recursive)
         SELECT name FROM shown
         WHERE name > :after AND substr(name, 1, length(:prefix)) = :prefix
         ORDER BY name LIMIT :limit",
    )?
    .query_map(
        named_params! {
            ":region": region,
            ":parent": filter.parent,
            ":recursive": filter.recursive,
            ":after": after.unwrap_or(""),
            ":prefix": filter.name_prefix.unwrap_or(""),
            ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
        },
        |row| row.get(0),
    )?
    .collect()
}

/// Groups that the thing itself is in, in name order.
pub(crate) fn of_thing(
    db: &Connection,
    region: &str,
    thing: &str,
) -> rusqlite::Result<Vec<String>> {
    names(
        db,
        "SELECT group_name FROM group_members WHERE region = ?1 AND thing = ?2 ORDER BY group_name",
        region,
        thing,
    )
}

/// Groups that the thing is in and all their ancestors, in name order.
pub(crate) fn of_thing_with_ancestors(
    db: &Connection,
    region: &str,
    thing: &str,
) -> rusqlite::Result<Vec<String>> {
    names(
        db,
        "WITH RECURSIVE up (name) AS (
             SELECT group_name FROM group_members WHERE region = ?1 AND thing = ?2
             UNION
             SELECT thing_groups.parent FROM thing_groups JOIN up ON thing_groups.name = up.name
             WHERE thing_groups.region = ?1 AND thing_groups.parent IS NOT NULL)
         SELECT name FROM up ORDER BY name",
        region,
        thing,
    )
}

/// Things in the group itself, in name order.
pub(crate) fn things_in(
    db: &Connection,
    region: &str,
    group: &str,
) -> rusqlite::Result<Vec<String>> {
    names(
        db,
        "SELECT thing FROM group_members WHERE region = ?1 AND group_name = ?2 ORDER BY thing",
        region,
        group,
    )
}

/// Things in the group and in all groups below it, each once, in name order.
pub(crate) fn things_below(
    db: &Connection,
    region: &str,
    group: &str,
) -> rusqlite::Result<Vec<String>> {
    names(
        db,
        "WITH RECURSIVE down (name) AS (
             SELECT ?2
             UNION
             SELECT thing_groups.name FROM thing_groups JOIN down ON thing_groups.parent = down.name
             WHERE thing_groups.region = ?1)
         SELECT DISTINCT thing FROM down CROSS JOIN group_members ON group_members.group_name = down.name
         WHERE group_members.region = ?1 ORDER BY thing",
        region,
        group,
    )
}

/// Puts a thing into a group; nothing happens if it is there.
pub(crate) fn add_member(
    db: &Connection,
    region: &str,
    group: &str,
    thing: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO group_members (region, group_name, thing) VALUES (?1, ?2, ?3)",
    )?
    .execute([region, group, thing])?;
    Ok(())
}

/// Takes a thing out of a group; false if it was not there.
pub(crate) fn remove_member(
    db: &Connection,
    region: &str,
    group: &str,
    thing: &str,
) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached(
            "DELETE FROM group_members WHERE region = ?1 AND group_name = ?2 AND thing = ?3",
        )?
        .execute([region, group, thing])?;
    Ok(changed > 0)
}
