//! Which principals are attached to which things. A detachment that was asked for but is not effective yet still counts as an
//! attachment; whether an attachment may be made is judged in `api::iot::thing_principals`.

use rusqlite::{Connection, Row, params};

/// Type of an exclusive attachment on the wire and in the table.
pub(crate) const EXCLUSIVE: &str = "EXCLUSIVE_THING";
/// Type of any other attachment.
pub(crate) const NON_EXCLUSIVE: &str = "NON_EXCLUSIVE_THING";

/// One thing and one principal, attached to each other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attachment {
    /// Name of the thing.
    pub(crate) thing: String,
    /// Certificate ARN or Cognito identity id.
    pub(crate) principal: String,
    /// Whether the thing is the only one of the principal.
    pub(crate) exclusive: bool,
    /// When a detachment that was asked for takes effect, epoch seconds.
    pub(crate) detached_at: Option<f64>,
}

impl Attachment {
    /// The type as it is written on the wire.
    pub(crate) fn kind(&self) -> &'static str {
        if self.exclusive {
            EXCLUSIVE
        } else {
            NON_EXCLUSIVE
        }
    }
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    let kind: String = row.get(2)?;
    Ok(Attachment {
        thing: row.get(0)?,
        principal: row.get(1)?,
        exclusive: kind == EXCLUSIVE,
        detached_at: row.get(3)?,
    })
}

/// Things of a principal in name order, as of `now` (epoch seconds).
pub(crate) fn of_principal(
    db: &Connection,
    region: &str,
    principal: &str,
    now: f64,
) -> rusqlite::Result<Vec<Attachment>> {
    // Named, because for the sake of ORDER BY every attachment of the Region would be looked at.
    db.prepare_cached(
        "SELECT thing, principal, type, detached_at FROM thing_principals INDEXED BY thing_principals_by_principal
         WHERE region = ?1 AND principal = ?2 AND (detached_at IS NULL OR detached_at > ?3)
         ORDER BY thing",
    )?
    .query_map(params![region, principal, now], attachment)?
    .collect()
}

/// Principals of a thing in the order of their text, as of `now` (epoch seconds).
pub(crate) fn of_thing(
    db: &Connection,
    region: &str,
    thing: &str,
    now: f64,
) -> rusqlite::Result<Vec<Attachment>> {
    db.prepare_cached(
        "SELECT thing, principal, type, detached_at FROM thing_principals
         WHERE region = ?1 AND thing = ?2 AND (detached_at IS NULL OR detached_at > ?3)
         ORDER BY principal",
    )?
    .query_map(params![region, thing, now], attachment)?
    .collect()
}

/// Attaches, or makes anew an attachment of the same thing and principal, which cancels its detachment.
pub(crate) fn attach(
    db: &Connection,
    region: &str,
    thing: &str,
    principal: &str,
    kind: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO thing_principals (region, thing, principal, type)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute([region, thing, principal, kind])?;
    Ok(())
}

/// Lets an attachment end at `at` (epoch seconds); false if there is none, or it ends already.
pub(crate) fn detach(
    db: &Connection,
    region: &str,
    thing: &str,
    principal: &str,
    at: f64,
) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE thing_principals SET detached_at = ?4
             WHERE region = ?1 AND thing = ?2 AND principal = ?3 AND detached_at IS NULL",
        )?
        .execute(params![region, thing, principal, at])?;
    Ok(changed > 0)
}

/// Removes what was detached at or before `now` (epoch seconds).
pub(crate) fn prune(db: &Connection, region: &str, now: f64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM thing_principals WHERE region = ?1 AND detached_at <= ?2")?
        .execute(params![region, now])?;
    Ok(())
}

/// Whether a certificate of that id is registered, whatever its status.
pub(crate) fn certificate_exists(
    db: &Connection,
    region: &str,
    id: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM certificates WHERE region = ?1 AND id = ?2")?
        .exists([region, id])
}
