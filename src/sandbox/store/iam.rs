//! IAM roles with their inline policies, and what is attached to them. Knows no rule of the service; those are in `api::iam`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A role.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Role {
    /// Name, unique in the account without regard to letter case.
    pub(crate) name: String,
    /// `AROA…`; changes with every creation.
    pub(crate) id: String,
    /// Path, `/` or `/a/b/`.
    pub(crate) path: String,
    /// The trust policy as it was sent.
    pub(crate) trust: String,
    /// Description.
    pub(crate) description: Option<String>,
    /// `MaxSessionDuration` in seconds.
    pub(crate) max_session: i64,
    /// Permissions boundary: a managed policy, as in [`super::iam_policies`].
    pub(crate) boundary: Option<String>,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// When and in which Region keys were last used, in epoch seconds.
    pub(crate) used: Option<(f64, String)>,
}

const COLUMNS: &str =
    "name, id, path, trust, description, max_session, boundary, created_at, used_at, used_region";

fn role(row: &Row<'_>) -> rusqlite::Result<Role> {
    let used_at: Option<f64> = row.get(8)?;
    let used_region: Option<String> = row.get(9)?;
    Ok(Role {
        name: row.get(0)?,
        id: row.get(1)?,
        path: row.get(2)?,
        trust: row.get(3)?,
        description: row.get(4)?,
        max_session: row.get(5)?,
        boundary: row.get(6)?,
        created_at: row.get(7)?,
        used: used_at.zip(used_region),
    })
}

/// The role of that name.
pub(crate) fn find(db: &Connection, name: &str) -> rusqlite::Result<Option<Role>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM iam_roles WHERE name = ?1"))?
        .query_row([name], role)
        .optional()
}

/// Roles in name order.
pub(crate) fn list(db: &Connection) -> rusqlite::Result<Vec<Role>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM iam_roles ORDER BY name"))?
        .query_map([], role)?
        .collect()
}

/// Adds a role or changes the one of that name.
pub(crate) fn put(db: &Connection, role: &Role) -> rusqlite::Result<()> {
    let (used_at, used_region) = role.used.clone().unzip();
    db.prepare_cached(&format!(
        "INSERT OR REPLACE INTO iam_roles ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    ))?
    .execute(params![
        role.name,
        role.id,
        role.path,
        role.trust,
        role.description,
        role.max_session,
        role.boundary,
        role.created_at,
        used_at,
        used_region,
    ])?;
    Ok(())
}

/// Removes a role; nothing may hang on it any more.
pub(crate) fn delete(db: &Connection, name: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM iam_roles WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

/// Inline policies of a role, name and document, in name order.
pub(crate) fn inline(db: &Connection, role: &str) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare_cached("SELECT name, document FROM iam_role_policies WHERE role = ?1 ORDER BY name")?
        .query_map([role], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Adds or replaces an inline policy.
pub(crate) fn put_inline(
    db: &Connection,
    role: &str,
    name: &str,
    document: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO iam_role_policies (role, name, document) VALUES (?1, ?2, ?3)",
    )?
    .execute([role, name, document])?;
    Ok(())
}

/// Removes an inline policy; false if there is none of that name.
pub(crate) fn delete_inline(db: &Connection, role: &str, name: &str) -> rusqlite::Result<bool> {
    let removed = db
        .prepare_cached("DELETE FROM iam_role_policies WHERE role = ?1 AND name = ?2")?
        .execute([role, name])?;
    Ok(removed > 0)
}

/// Managed policies attached to a role.
pub(crate) fn attached(db: &Connection, role: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT policy FROM iam_attachments WHERE role = ?1 ORDER BY policy")?
        .query_map([role], |row| row.get(0))?
        .collect()
}

/// Attaches a managed policy.
pub(crate) fn attach(db: &Connection, role: &str, policy: &str) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO iam_attachments (role, policy) VALUES (?1, ?2)")?
        .execute([role, policy])?;
    Ok(())
}

/// Detaches a managed policy; false if it was not attached.
pub(crate) fn detach(db: &Connection, role: &str, policy: &str) -> rusqlite::Result<bool> {
    let removed = db
        .prepare_cached("DELETE FROM iam_attachments WHERE role = ?1 AND policy = ?2")?
        .execute([role, policy])?;
    Ok(removed > 0)
}

/// Names of the roles that a managed policy is attached to.
pub(crate) fn attached_to(db: &Connection, policy: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT role FROM iam_attachments WHERE policy = ?1 ORDER BY role")?
        .query_map([policy], |row| row.get(0))?
        .collect()
}

/// Names of the roles that a managed policy bounds.
pub(crate) fn bounded_by(db: &Connection, policy: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT name FROM iam_roles WHERE boundary = ?1 ORDER BY name")?
        .query_map([policy], |row| row.get(0))?
        .collect()
}
