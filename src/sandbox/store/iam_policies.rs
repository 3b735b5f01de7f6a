//! Managed policies of the account and their versions. A policy is named by what follows `arn:PARTITION:iam::` in its ARN.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A managed policy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ManagedPolicy {
    /// `ACCOUNT:policy/PATH/NAME`.
    pub(crate) policy: String,
    /// Name, unique in the account without regard to letter case.
    pub(crate) name: String,
    /// Path, `/` or `/a/b/`.
    pub(crate) path: String,
    /// `ANPA…`.
    pub(crate) id: String,
    /// Description.
    pub(crate) description: Option<String>,
    /// Highest number given to a version.
    pub(crate) last_version: i64,
    /// The version in effect.
    pub(crate) default_version: i64,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// Epoch seconds.
    pub(crate) updated_at: f64,
}

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    /// Counted from 1.
    pub(crate) number: i64,
    /// The document as it was sent.
    pub(crate) document: String,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

const COLUMNS: &str =
    "policy, name, path, id, description, last_version, default_version, created_at, updated_at";

fn policy(row: &Row<'_>) -> rusqlite::Result<ManagedPolicy> {
    Ok(ManagedPolicy {
        policy: row.get(0)?,
        name: row.get(1)?,
        path: row.get(2)?,
        id: row.get(3)?,
        description: row.get(4)?,
        last_version: row.get(5)?,
        default_version: row.get(6)?,
        created_at: row.get(7)?,
        updated_at: row.get(8)?,
    })
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        number: row.get(0)?,
        document: row.get(1)?,
        created_at: row.get(2)?,
    })
}

/// The policy.
pub(crate) fn find(db: &Connection, name: &str) -> rusqlite::Result<Option<ManagedPolicy>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM iam_policies WHERE policy = ?1"
    ))?
    .query_row([name], policy)
    .optional()
}

/// Whether a policy of that plain name exists, under any path.
pub(crate) fn name_taken(db: &Connection, name: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM iam_policies WHERE name = ?1")?
        .exists([name])
}

/// Policies of the account in name order.
pub(crate) fn list(db: &Connection) -> rusqlite::Result<Vec<ManagedPolicy>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM iam_policies ORDER BY name"))?
        .query_map([], policy)?
        .collect()
}

/// Adds a policy or changes it.
pub(crate) fn put(db: &Connection, policy: &ManagedPolicy) -> rusqlite::Result<()> {
    db.prepare_cached(&format!(
        "INSERT OR REPLACE INTO iam_policies ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    ))?
    .execute(params![
        policy.policy,
        policy.name,
        policy.path,
        policy.id,
        policy.description,
        policy.last_version,
        policy.default_version,
        policy.created_at,
        policy.updated_at,
    ])?;
    Ok(())
}

/// Removes a policy with its versions.
pub(crate) fn delete(db: &Connection, policy: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM iam_policy_versions WHERE policy = ?1")?
        .execute([policy])?;
    db.prepare_cached("DELETE FROM iam_policies WHERE policy = ?1")?
        .execute([policy])?;
    Ok(())
}

/// Versions of a policy, newest first.
pub(crate) fn versions(db: &Connection, policy: &str) -> rusqlite::Result<Vec<Version>> {
    db.prepare_cached(
        "SELECT version, document, created_at FROM iam_policy_versions WHERE policy = ?1 ORDER BY version DESC",
    )?
    .query_map([policy], version)?
    .collect()
}

/// One version of a policy.
pub(crate) fn find_version(
    db: &Connection,
    policy: &str,
    number: i64,
) -> rusqlite::Result<Option<Version>> {
    db.prepare_cached(
        "SELECT version, document, created_at FROM iam_policy_versions WHERE policy = ?1 AND version = ?2",
    )?
    .query_row(params![policy, number], version)
    .optional()
}

/// Adds a version.
pub(crate) fn insert_version(
    db: &Connection,
    policy: &str,
    version: &Version,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO iam_policy_versions (policy, version, document, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        policy,
        version.number,
        version.document,
        version.created_at
    ])?;
    Ok(())
}

/// Removes a version.
pub(crate) fn delete_version(db: &Connection, policy: &str, number: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM iam_policy_versions WHERE policy = ?1 AND version = ?2")?
        .execute(params![policy, number])?;
    Ok(())
}
