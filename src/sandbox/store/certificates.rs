//! Device certificates in the registry: read, written and listed by age. Knows no rule of the service; those are in
//! `api::iot::certificates`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::age::Start;

/// The status in which a certificate waits for its activation.
pub(crate) const PENDING_ACTIVATION: &str = "PENDING_ACTIVATION";
/// The status in which a certificate connects.
pub(crate) const ACTIVE: &str = "ACTIVE";

/// A registered certificate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Certificate {
    /// SHA-256 of the DER, lower-case hex.
    pub(crate) id: String,
    /// PEM.
    pub(crate) pem: String,
    /// Status as on the wire.
    pub(crate) status: String,
    /// `DEFAULT` or `SNI_ONLY`.
    pub(crate) mode: String,
    /// Id of the registered CA that signed it, if one did.
    pub(crate) ca_id: Option<String>,
    /// Epoch seconds.
    pub(crate) not_before: f64,
    /// Epoch seconds.
    pub(crate) not_after: f64,
    /// Counts up from 1 with every change.
    pub(crate) version: i64,
    /// Changes with every registration.
    pub(crate) generation: String,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// Epoch seconds.
    pub(crate) modified_at: f64,
}

/// Where a certificate is registered, and how it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registration {
    /// The Region.
    pub(crate) region: String,
    /// Status as on the wire.
    pub(crate) status: String,
}

const COLUMNS: &str = "id, pem, status, mode, ca_id, not_before, not_after, version, generation, created_at, modified_at";

fn certificate(row: &Row<'_>) -> rusqlite::Result<Certificate> {
    Ok(Certificate {
        id: row.get(0)?,
        pem: row.get(1)?,
        status: row.get(2)?,
        mode: row.get(3)?,
        ca_id: row.get(4)?,
        not_before: row.get(5)?,
        not_after: row.get(6)?,
        version: row.get(7)?,
        generation: row.get(8)?,
        created_at: row.get(9)?,
        modified_at: row.get(10)?,
    })
}

/// The certificate of that id.
pub(crate) fn find(
    db: &Connection,
    region: &str,
    id: &str,
) -> rusqlite::Result<Option<Certificate>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM certificates WHERE region = ?1 AND id = ?2"
    ))?
    .query_row([region, id], certificate)
    .optional()
}

/// Adds a certificate; its id must be new in the Region.
pub(crate) fn insert(db: &Connection, region: &str, new: &Certificate) -> rusqlite::Result<()> {
    db.prepare_cached(&format!(
        "INSERT INTO certificates (region, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    ))?
    .execute(params![
        region,
        new.id,
        new.pem,
        new.status,
        new.mode,
        new.ca_id,
        new.not_before,
        new.not_after,
        new.version,
        new.generation,
        new.created_at,
        new.modified_at,
    ])?;
    Ok(())
}

/// Changes the status at `now` (epoch seconds).
pub(crate) fn set_status(
    db: &Connection,
    region: &str,
    id: &str,
    status: &str,
    now: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE certificates SET status = ?3, version = version + 1, modified_at = ?4 WHERE region = ?1 AND id = ?2",
    )?
    .execute(params![region, id, status, now])?;
    Ok(())
}

/// Removes a certificate.
pub(crate) fn delete(db: &Connection, region: &str, id: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM certificates WHERE region = ?1 AND id = ?2")?
        .execute([region, id])?;
    Ok(())
}

/// Certificates by age, oldest first if `ascending`, behind the one that `after` (creation time and id) names; at most
/// `limit`.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    ascending: bool,
    after: Option<(f64, &str)>,
    limit: usize,
) -> rusqlite::Result<Vec<Certificate>> {
    let Start {
        behind,
        order,
        time,
        id,
    } = Start::of(ascending, after);
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM certificates WHERE region = ?1 AND (created_at, id) {behind} (?2, ?3)
         ORDER BY created_at {order}, id {order} LIMIT ?4"
    ))?
    .query_map(
        params![region, time, id, i64::try_from(limit).unwrap_or(i64::MAX)],
        certificate,
    )?
    .collect()
}

/// Certificates that the CA of id `ca` signed, by age like [`list`].
pub(crate) fn list_by_ca(
    db: &Connection,
    region: &str,
    ca: &str,
    ascending: bool,
    after: Option<(f64, &str)>,
    limit: usize,
) -> rusqlite::Result<Vec<Certificate>> {
    let Start {
        behind,
        order,
        time,
        id,
    } = Start::of(ascending, after);
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM certificates
         WHERE region = ?1 AND ca_id = ?5 AND (created_at, id) {behind} (?2, ?3)
         ORDER BY created_at {order}, id {order} LIMIT ?4"
    ))?
    .query_map(
        params![
            region,
            time,
            id,
            i64::try_from(limit).unwrap_or(i64::MAX),
            ca
        ],
        certificate,
    )?
    .collect()
}

/// Every registration of the certificate of that id: ACTIVE ones first, then by age.
pub(crate) fn registrations(db: &Connection, id: &str) -> rusqlite::Result<Vec<Registration>> {
    db.prepare_cached(
        "SELECT region, status FROM certificates WHERE id = ?1
         ORDER BY status <> 'ACTIVE', created_at, region",
    )?
    .query_map([id], |row| {
        Ok(Registration {
            region: row.get(0)?,
            status: row.get(1)?,
        })
    })?
    .collect()
}
