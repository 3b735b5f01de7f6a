//! Registered CA certificates: read, written and listed by age. Knows no rule of the service; those are in
//! `api::iot::ca_certificates`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::age::Start;

/// How certificates of the CA are provisioned on their first connection, as it stands on the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct RegistrationConfig {
    /// A provisioning template.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) template_body: Option<String>,
    /// Role that provisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role_arn: Option<String>,
    /// Name of a provisioning template of type `JITP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) template_name: Option<String>,
}

/// A registered CA certificate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaCertificate {
    /// SHA-256 of the DER, lower-case hex.
    pub(crate) id: String,
    /// DER of the subject name.
    pub(crate) subject: Vec<u8>,
    /// PEM.
    pub(crate) pem: String,
    /// `ACTIVE` or `INACTIVE`.
    pub(crate) status: String,
    /// `DEFAULT` or `SNI_ONLY`.
    pub(crate) mode: String,
    /// Whether certificates it signed are registered when they first connect.
    pub(crate) auto_registration: bool,
    /// How they are provisioned then.
    pub(crate) registration_config: Option<RegistrationConfig>,
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

const COLUMNS: &str = "id, subject, pem, status, mode, auto_registration, registration_config, \
    not_before, not_after, version, generation, created_at, modified_at";

fn ca(row: &Row<'_>) -> rusqlite::Result<CaCertificate> {
    let config: Option<String> = row.get(6)?;
    Ok(CaCertificate {
        id: row.get(0)?,
        subject: row.get(1)?,
        pem: row.get(2)?,
        status: row.get(3)?,
        mode: row.get(4)?,
        auto_registration: row.get(5)?,
        registration_config: match config {
            Some(_) => Some(super::things::json_column(row, 6)?),
            None => None,
        },
        not_before: row.get(7)?,
        not_after: row.get(8)?,
        version: row.get(9)?,
        generation: row.get(10)?,
        created_at: row.get(11)?,
        modified_at: row.get(12)?,
    })
}

/// The CA certificate of that id.
pub(crate) fn find(
    db: &Connection,
    region: &str,
    id: &str,
) -> rusqlite::Result<Option<CaCertificate>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM ca_certificates WHERE region = ?1 AND id = ?2"
    ))?
    .query_row([region, id], ca)
    .optional()
}

/// CA certificates of a Region with that subject, oldest first.
pub(crate) fn with_subject(
    db: &Connection,
    region: &str,
    subject: &[u8],
) -> rusqlite::Result<Vec<CaCertificate>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM ca_certificates WHERE region = ?1 AND subject = ?2 ORDER BY created_at, id"
    ))?
    .query_map(params![region, subject], ca)?
    .collect()
}

/// CA certificates with that subject that are ACTIVE and register automatically, of all Regions, each with its Region, oldest first.
pub(crate) fn registering(
    db: &Connection,
    subject: &[u8],
) -> rusqlite::Result<Vec<(String, CaCertificate)>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS}, region FROM ca_certificates
         WHERE subject = ?1 AND status = 'ACTIVE' AND auto_registration ORDER BY created_at, region, id"
    ))?
    .query_map([subject], |row| Ok((row.get(13)?, ca(row)?)))?
    .collect()
}

/// Adds a CA certificate, or writes status, flags, configuration, version and time of a known one.
pub(crate) fn put(db: &Connection, region: &str, new: &CaCertificate) -> rusqlite::Result<()> {
    let config = new
        .registration_config
        .as_ref()
        .map(super::things::json_text)
        .transpose()?;
    db.prepare_cached(&format!(
        "INSERT INTO ca_certificates (region, {COLUMNS})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT (region, id) DO UPDATE SET status = excluded.status, auto_registration = excluded.auto_registration,
             registration_config = excluded.registration_config, version = excluded.version, modified_at = excluded.modified_at"
    ))?
    .execute(params![
        region,
        new.id,
        new.subject,
        new.pem,
        new.status,
        new.mode,
        new.auto_registration,
        config,
        new.not_before,
        new.not_after,
        new.version,
        new.generation,
        new.created_at,
        new.modified_at,
    ])?;
    Ok(())
}

/// Removes a CA certificate.
pub(crate) fn delete(db: &Connection, region: &str, id: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM ca_certificates WHERE region = ?1 AND id = ?2")?
        .execute([region, id])?;
    Ok(())
}

/// CA certificates by age, oldest first if `ascending`, behind the one that `after` (creation time and id) names; at most `limit`.
/// With a `template` only those whose certificates are provisioned by it.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    template: Option<&str>,
    ascending: bool,
    after: Option<(f64, &str)>,
    limit: usize,
) -> rusqlite::Result<Vec<CaCertificate>> {
    let Start {
        behind,
        order,
        time,
        id,
    } = Start::of(ascending, after);
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM ca_certificates
         WHERE region = ?1 AND (created_at, id) {behind} (?2, ?3)
           AND (?4 IS NULL OR registration_config ->> 'templateName' = ?4)
         ORDER BY created_at {order}, id {order} LIMIT ?5"
    ))?
    .query_map(
        params![
            region,
            time,
            id,
            template,
            i64::try_from(limit).unwrap_or(i64::MAX)
        ],
        ca,
    )?
    .collect()
}

/// Whether any CA's certificates are provisioned by the template of that name.
pub(crate) fn uses_template(
    db: &Connection,
    region: &str,
    template: &str,
) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT 1 FROM ca_certificates WHERE region = ?1 AND registration_config ->> 'templateName' = ?2",
    )?
    .exists([region, template])
}
