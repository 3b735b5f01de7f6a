//! Functions as Lambda describes them, and the statements of their resource policies. Knows no rule of the service; those are
//! in `api::lambda`.

use rusqlite::{Connection, OptionalExtension as _, params};

/// The configuration (JSON) of the function of that name.
pub(crate) fn find(db: &Connection, region: &str, name: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT configuration FROM functions WHERE region = ?1 AND name = ?2")?
        .query_row([region, name], |row| row.get(0))
        .optional()
}

/// At most `most` configurations of functions whose name comes after `after`, in name order.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    after: &str,
    most: usize,
) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare_cached(
        "SELECT name, configuration FROM functions WHERE region = ?1 AND name > ?2 ORDER BY name LIMIT ?3",
    )?
    .query_map(
        params![region, after, i64::try_from(most).unwrap_or(i64::MAX)],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?
    .collect()
}

/// Adds a function at `now` (epoch seconds); its name must be new in the Region.
pub(crate) fn insert(
    db: &Connection,
    region: &str,
    name: &str,
    configuration: &str,
    now: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO functions (region, name, configuration, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![region, name, configuration, now])?;
    Ok(())
}

/// Removes a function with its permissions; false if there is none.
pub(crate) fn delete(db: &Connection, region: &str, name: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("DELETE FROM function_permissions WHERE region = ?1 AND function = ?2")?
        .execute([region, name])?;
    let removed = db
        .prepare_cached("DELETE FROM functions WHERE region = ?1 AND name = ?2")?
        .execute([region, name])?;
    Ok(removed > 0)
}

/// Statements of a resource policy, each with its `Sid`, in the order of their adding. Without a qualifier it is empty text.
pub(crate) fn statements(
    db: &Connection,
    region: &str,
    function: &str,
    qualifier: &str,
) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare_cached(
        "SELECT sid, statement FROM function_permissions
         WHERE region = ?1 AND function = ?2 AND qualifier = ?3 ORDER BY id",
    )?
    .query_map([region, function, qualifier], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .collect()
}

/// Adds a statement; its `Sid` must be new.
pub(crate) fn add_statement(
    db: &Connection,
    region: &str,
    (function, qualifier): (&str, &str),
    sid: &str,
    statement: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO function_permissions (region, function, qualifier, sid, statement) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute([region, function, qualifier, sid, statement])?;
    Ok(())
}

/// Removes a statement; false if there is none of that `Sid`.
pub(crate) fn remove_statement(
    db: &Connection,
    region: &str,
    (function, qualifier): (&str, &str),
    sid: &str,
) -> rusqlite::Result<bool> {
    let removed = db
        .prepare_cached(
            "DELETE FROM function_permissions WHERE region = ?1 AND function = ?2 AND qualifier = ?3 AND sid = ?4",
        )?
        .execute([region, function, qualifier, sid])?;
    Ok(removed > 0)
}
