//! Policies, their versions and what they are attached to. Knows no rule of the service; those are in `api::iot::policies`
//! and `api::iot::policy_targets`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::age::Start;

/// A policy without its documents.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Policy {
    /// Name, unique in the Region.
    pub(crate) name: String,
    /// Changes with every creation.
    pub(crate) generation: String,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// Epoch seconds.
    pub(crate) modified_at: f64,
}

/// One version of a policy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Version {
    /// Counted from 1; an id is never used again.
    pub(crate) id: i64,
    /// The document as it was sent.
    pub(crate) document: String,
    /// Whether it is the one in effect.
    pub(crate) is_default: bool,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

/// The version of a policy that is in effect, without its document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Effective {
    /// Name of the policy.
    pub(crate) name: String,
    /// Generation of the policy: with the version it names a document for ever.
    pub(crate) generation: String,
    /// The default version.
    pub(crate) version: i64,
}

fn policy(row: &Row<'_>) -> rusqlite::Result<Policy> {
    Ok(Policy {
        name: row.get(0)?,
        generation: row.get(1)?,
        created_at: row.get(2)?,
        modified_at: row.get(3)?,
    })
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        id: row.get(0)?,
        document: row.get(1)?,
        is_default: row.get(2)?,
        created_at: row.get(3)?,
    })
}

fn effective(row: &Row<'_>) -> rusqlite::Result<Effective> {
    Ok(Effective {
        name: row.get(0)?,
        generation: row.get(1)?,
        version: row.get(2)?,
    })
}

/// The policy of that name.
pub(crate) fn find(db: &Connection, region: &str, name: &str) -> rusqlite::Result<Option<Policy>> {
    db.prepare_cached("SELECT name, generation, created_at, modified_at FROM policies WHERE region = ?1 AND name = ?2")?
        .query_row([region, name], policy)
        .optional()
}

/// Adds a policy with its version 1; its name must be new in the Region.
pub(crate) fn insert(
    db: &Connection,
    region: &str,
    new: &Policy,
    document: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO policies (region, name, last_version, generation, created_at, modified_at)
         VALUES (?1, ?2, 1, ?3, ?4, ?5)",
    )?
    .execute(params![
        region,
        new.name,
        new.generation,
        new.created_at,
        new.modified_at
    ])?;
    db.prepare_cached(
        "INSERT INTO policy_versions (region, policy, version, document, is_default, created_at)
         VALUES (?1, ?2, 1, ?3, 1, ?4)",
    )?
    .execute(params![region, new.name, document, new.created_at])?;
    Ok(())
}

/// Removes a policy, its versions and its attachments.
pub(crate) fn delete(db: &Connection, region: &str, name: &str) -> rusqlite::Result<()> {
    for statement in [
        "DELETE FROM policy_targets WHERE region = ?1 AND policy = ?2",
        "DELETE FROM policy_versions WHERE region = ?1 AND policy = ?2",
        "DELETE FROM policies WHERE region = ?1 AND name = ?2",
    ] {
        db.prepare_cached(statement)?.execute([region, name])?;
    }
    Ok(())
}

/// Policies by age, oldest first if `ascending`, behind the one that `after` (creation time and name) names; at most `limit`.
/// With a `target` only those attached to it.
pub(crate) fn list(
    db: &Connection,
    region: &str,
    target: Option<&str>,
    ascending: bool,
    after: Option<(f64, &str)>,
    limit: usize,
) -> rusqlite::Result<Vec<Policy>> {
    let Start {
        behind,
        order,
        time,
        id: name,
    } = Start::of(ascending, after);
    db.prepare_cached(&format!(
        "SELECT name, generation, created_at, modified_at FROM policies
         WHERE region = ?1 AND (created_at, name) {behind} (?2, ?3)
           AND (?4 IS NULL OR EXISTS (SELECT 1 FROM policy_targets
                WHERE policy_targets.region = ?1 AND policy = name AND target = ?4))
         ORDER BY created_at {order}, name {order} LIMIT ?5"
    ))?
    .query_map(
        params![
            region,
            time,
            name,
            target,
            i64::try_from(limit).unwrap_or(i64::MAX)
        ],
        policy,
    )?
    .collect()
}

/// Versions of a policy, newest first.
pub(crate) fn versions(
    db: &Connection,
    region: &str,
    policy: &str,
) -> rusqlite::Result<Vec<Version>> {
    db.prepare_cached(
        "SELECT version, document, is_default, created_at FROM policy_versions
         WHERE region = ?1 AND policy = ?2 ORDER BY version DESC",
    )?
    .query_map([region, policy], version)?
    .collect()
}

/// One version of a policy.
pub(crate) fn find_version(
    db: &Connection,
    region: &str,
    policy: &str,
    id: i64,
) -> rusqlite::Result<Option<Version>> {
    db.prepare_cached(
        "SELECT version, document, is_default, created_at FROM policy_versions
         WHERE region = ?1 AND policy = ?2 AND version = ?3",
    )?
    .query_row(params![region, policy, id], version)
    .optional()
}

/// The version of a policy that is in effect.
pub(crate) fn default_version(
    db: &Connection,
    region: &str,
    policy: &str,
) -> rusqlite::Result<Option<Version>> {
    db.prepare_cached(
        "SELECT version, document, is_default, created_at FROM policy_versions
         WHERE region = ?1 AND policy = ?2 AND is_default",
    )?
    .query_row([region, policy], version)
    .optional()
}

/// Adds a version that is not the default, and answers its id.
pub(crate) fn add_version(
    db: &Connection,
    region: &str,
    policy: &str,
    document: &str,
    now: f64,
) -> rusqlite::Result<i64> {
    let id: i64 = db
        .prepare_cached(
            "UPDATE policies SET last_version = last_version + 1, modified_at = ?3
             WHERE region = ?1 AND name = ?2 RETURNING last_version",
        )?
        .query_row(params![region, policy, now], |row| row.get(0))?;
    db.prepare_cached(
        "INSERT INTO policy_versions (region, policy, version, document, is_default, created_at)
         VALUES (?1, ?2, ?3, ?4, 0, ?5)",
    )?
    .execute(params![region, policy, id, document, now])?;
    Ok(id)
}

/// Makes a version the one in effect.
pub(crate) fn set_default(
    db: &Connection,
    region: &str,
    policy: &str,
    id: i64,
    now: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE policy_versions SET is_default = (version = ?3) WHERE region = ?1 AND policy = ?2",
    )?
    .execute(params![region, policy, id])?;
    db.prepare_cached("UPDATE policies SET modified_at = ?3 WHERE region = ?1 AND name = ?2")?
        .execute(params![region, policy, now])?;
    Ok(())
}

/// Removes one version.
pub(crate) fn delete_version(
    db: &Connection,
    region: &str,
    policy: &str,
    id: i64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM policy_versions WHERE region = ?1 AND policy = ?2 AND version = ?3",
    )?
    .execute(params![region, policy, id])?;
    Ok(())
}

/// Attaches a policy; false if it was attached before.
pub(crate) fn attach(
    db: &Connection,
    region: &str,
    policy: &str,
    target: &str,
) -> rusqlite::Result<bool> {
    let added = db
        .prepare_cached(
            "INSERT OR IGNORE INTO policy_targets (region, policy, target) VALUES (?1, ?2, ?3)",
        )?
        .execute([region, policy, target])?;
    Ok(added > 0)
}

/// Detaches a policy; false if it was not attached.
pub(crate) fn detach(
    db: &Connection,
    region: &str,
    policy: &str,
    target: &str,
) -> rusqlite::Result<bool> {
    let removed = db
        .prepare_cached(
            "DELETE FROM policy_targets WHERE region = ?1 AND policy = ?2 AND target = ?3",
        )?
        .execute([region, policy, target])?;
    Ok(removed > 0)
}

/// Detaches every policy of a target that goes away.
pub(crate) fn detach_all(db: &Connection, region: &str, target: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM policy_targets WHERE region = ?1 AND target = ?2")?
        .execute([region, target])?;
    Ok(())
}

/// Targets of a policy in the order of their text (backwards unless `ascending`) behind `after`, at most `limit`; without
/// thing groups if `principals_only`.
pub(crate) fn targets(
    db: &Connection,
    region: &str,
    policy: &str,
    principals_only: bool,
    ascending: bool,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Vec<String>> {
    let (behind, order) = if ascending {
        (">", "ASC")
    } else {
        ("<", "DESC")
    };
    db.prepare_cached(&format!(
        "SELECT target FROM policy_targets
         WHERE region = ?1 AND policy = ?2 AND (?3 IS NULL OR target {behind} ?3)
           AND NOT (?4 AND target LIKE 'arn:%:thinggroup/%')
         ORDER BY target {order} LIMIT ?5"
    ))?
    .query_map(
        params![
            region,
            policy,
            after,
            principals_only,
            i64::try_from(limit).unwrap_or(i64::MAX)
        ],
        |row| row.get(0),
    )?
    .collect()
}

/// What is in effect of the policies attached to a target, in name order.
pub(crate) fn effective_of(
    db: &Connection,
    region: &str,
    target: &str,
) -> rusqlite::Result<Vec<Effective>> {
    // CROSS JOIN keeps this order; for the sake of ORDER BY every policy of the Region would be looked at.
    db.prepare_cached(
        "SELECT policies.name, policies.generation, policy_versions.version
         FROM policy_targets
         CROSS JOIN policies ON policies.region = ?1 AND policies.name = policy_targets.policy
         CROSS JOIN policy_versions ON policy_versions.region = ?1 AND policy_versions.policy = policies.name AND is_default
         WHERE policy_targets.region = ?1 AND policy_targets.target = ?2
         ORDER BY policies.name",
    )?
    .query_map([region, target], effective)?
    .collect()
}

/// What is in effect of one policy.
pub(crate) fn effective_version(
    db: &Connection,
    region: &str,
    policy: &str,
) -> rusqlite::Result<Option<Effective>> {
    db.prepare_cached(
        "SELECT policies.name, policies.generation, policy_versions.version
         FROM policies
         JOIN policy_versions ON policy_versions.region = ?1 AND policy_versions.policy = policies.name AND is_default
         WHERE policies.region = ?1 AND policies.name = ?2",
    )?
    .query_row([region, policy], effective)
    .optional()
}
