//! Resources that are only ever read whole: role aliases, authorizers, domain configurations, topic rules, provisioning templates
//! and settings of the account. Knows no rule of any of them; those are in `api::iot`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;
use super::things::{json_column, json_text};

/// A kind of resource that is kept as one JSON document per name.
pub(crate) trait Document: Serialize + DeserializeOwned {
    /// Names the kind in the table.
    const KIND: &'static str;
}

/// One resource with what the registry knows of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stored<D> {
    /// Name, unique for the kind in the Region.
    pub(crate) name: String,
    /// What its owner set.
    pub(crate) document: D,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// Epoch seconds.
    pub(crate) modified_at: f64,
}

fn stored<D: Document>(row: &Row<'_>) -> rusqlite::Result<Stored<D>> {
    Ok(Stored {
        name: row.get(0)?,
        document: json_column(row, 1)?,
        created_at: row.get(2)?,
        modified_at: row.get(3)?,
    })
}

/// The resource of that name.
pub(crate) fn find<D: Document>(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<Option<Stored<D>>> {
    db.prepare_cached(
        "SELECT name, document, created_at, modified_at FROM documents
         WHERE region = ?1 AND kind = ?2 AND name = ?3",
    )?
    .query_row([region, D::KIND, name], stored)
    .optional()
}

/// Adds a resource, or changes the one of that name at `now` (epoch seconds).
pub(crate) fn put<D: Document>(
    db: &Connection,
    region: &str,
    name: &str,
    document: &D,
    now: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO documents (region, kind, name, document, created_at, modified_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5)
         ON CONFLICT (region, kind, name) DO UPDATE SET document = excluded.document, modified_at = excluded.modified_at",
    )?
    .execute(params![region, D::KIND, name, json_text(document)?, now])?;
    Ok(())
}

/// Removes a resource; false if there was none.
pub(crate) fn delete<D: Document>(
    db: &Connection,
    region: &str,
    name: &str,
) -> rusqlite::Result<bool> {
    let removed = db
        .prepare_cached("DELETE FROM documents WHERE region = ?1 AND kind = ?2 AND name = ?3")?
        .execute([region, D::KIND, name])?;
    Ok(removed > 0)
}

/// Whether there is a resource of that kind and name.
pub(crate) fn exists(
    db: &Connection,
    region: &str,
    kind: &str,
    name: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM documents WHERE region = ?1 AND kind = ?2 AND name = ?3")?
        .exists([region, kind, name])
}

/// Every resource of the kind in name order. Quotas keep their number small.
pub(crate) fn all<D: Document>(db: &Connection, region: &str) -> rusqlite::Result<Vec<Stored<D>>> {
    db.prepare_cached(
        "SELECT name, document, created_at, modified_at FROM documents
         WHERE region = ?1 AND kind = ?2 ORDER BY name",
    )?
    .query_map([region, D::KIND], stored)?
    .collect()
}

/// Regions that have resources of the kind.
pub(crate) fn regions(db: &Connection, kind: &str) -> Result<Vec<String>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT DISTINCT region FROM documents WHERE kind = ?1")?;
    let regions = statement.query_map([kind], |row| row.get(0))?;
    Ok(regions.collect::<Result<_, _>>()?)
}

/// How many resources of a kind there are.
pub(crate) fn count(db: &Connection, region: &str, kind: &str) -> rusqlite::Result<usize> {
    let count: i64 = db
        .prepare_cached("SELECT count(*) FROM documents WHERE region = ?1 AND kind = ?2")?
        .query_row([region, kind], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}
