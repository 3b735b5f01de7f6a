//! Identity pools, identities and their logins. Knows no rule of the service; those are in `api::cognito`.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// A pool.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pool {
    /// `REGION:UUID`.
    pub(crate) id: String,
    /// Name; not unique.
    pub(crate) name: String,
    /// Its settings as JSON.
    pub(crate) settings: String,
    /// Role ARNs by `authenticated` and `unauthenticated`, as JSON.
    pub(crate) roles: String,
    /// Role mappings by provider, as JSON.
    pub(crate) mappings: String,
    /// Epoch seconds.
    pub(crate) created_at: f64,
}

/// An identity.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Identity {
    /// `REGION:UUID`.
    pub(crate) id: String,
    /// Its pool.
    pub(crate) pool: String,
    /// Epoch seconds.
    pub(crate) created_at: f64,
    /// Epoch seconds.
    pub(crate) modified_at: f64,
}

const POOL: &str = "id, name, settings, roles, mappings, created_at";
const IDENTITY: &str = "id, pool, created_at, modified_at";

fn pool(row: &Row<'_>) -> rusqlite::Result<Pool> {
    Ok(Pool {
        id: row.get(0)?,
        name: row.get(1)?,
        settings: row.get(2)?,
        roles: row.get(3)?,
        mappings: row.get(4)?,
        created_at: row.get(5)?,
    })
}

fn identity(row: &Row<'_>) -> rusqlite::Result<Identity> {
    Ok(Identity {
        id: row.get(0)?,
        pool: row.get(1)?,
        created_at: row.get(2)?,
        modified_at: row.get(3)?,
    })
}

/// The pool of that id.
pub(crate) fn find_pool(db: &Connection, region: &str, id: &str) -> rusqlite::Result<Option<Pool>> {
    db.prepare_cached(&format!(
        "SELECT {POOL} FROM identity_pools WHERE region = ?1 AND id = ?2"
    ))?
    .query_row([region, id], pool)
    .optional()
}

/// At most `most` pools whose id comes after `after`, in id order.
pub(crate) fn list_pools(
    db: &Connection,
    region: &str,
    after: &str,
    most: usize,
) -> rusqlite::Result<Vec<Pool>> {
    db.prepare_cached(&format!(
        "SELECT {POOL} FROM identity_pools WHERE region = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
    ))?
    .query_map(params![region, after, limit(most)], pool)?
    .collect()
}

/// Number of pools in the Region.
pub(crate) fn count_pools(db: &Connection, region: &str) -> rusqlite::Result<i64> {
    db.prepare_cached("SELECT count(*) FROM identity_pools WHERE region = ?1")?
        .query_row([region], |row| row.get(0))
}

/// Adds a pool or changes it.
pub(crate) fn put_pool(db: &Connection, region: &str, pool: &Pool) -> rusqlite::Result<()> {
    db.prepare_cached(&format!(
        "INSERT OR REPLACE INTO identity_pools (region, {POOL}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    ))?
    .execute(params![
        region,
        pool.id,
        pool.name,
        pool.settings,
        pool.roles,
        pool.mappings,
        pool.created_at,
    ])?;
    Ok(())
}

/// Removes a pool with its identities.
pub(crate) fn delete_pool(db: &Connection, region: &str, id: &str) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM identity_logins WHERE region = ?1 AND pool = ?2",
        "DELETE FROM identities WHERE region = ?1 AND pool = ?2",
        "DELETE FROM identity_pools WHERE region = ?1 AND id = ?2",
    ] {
        db.prepare_cached(sql)?.execute([region, id])?;
    }
    Ok(())
}

/// The identity of that id.
pub(crate) fn find_identity(
    db: &Connection,
    region: &str,
    id: &str,
) -> rusqlite::Result<Option<Identity>> {
    db.prepare_cached(&format!(
        "SELECT {IDENTITY} FROM identities WHERE region = ?1 AND id = ?2"
    ))?
    .query_row([region, id], identity)
    .optional()
}

/// At most `most` identities of a pool whose id comes after `after`, in id order.
pub(crate) fn list_identities(
    db: &Connection,
    region: &str,
    pool: &str,
    after: &str,
    most: usize,
) -> rusqlite::Result<Vec<Identity>> {
    db.prepare_cached(&format!(
        "SELECT {IDENTITY} FROM identities WHERE region = ?1 AND pool = ?2 AND id > ?3 ORDER BY id LIMIT ?4"
    ))?
    .query_map(params![region, pool, after, limit(most)], identity)?
    .collect()
}

/// Adds an identity.
pub(crate) fn insert_identity(
    db: &Connection,
    region: &str,
    new: &Identity,
) -> rusqlite::Result<()> {
    db.prepare_cached(&format!(
        "INSERT INTO identities (region, {IDENTITY}) VALUES (?1, ?2, ?3, ?4, ?5)"
    ))?
    .execute(params![
        region,
        new.id,
        new.pool,
        new.created_at,
        new.modified_at
    ])?;
    Ok(())
}

/// Removes an identity with its logins; false if there is none.
pub(crate) fn delete_identity(db: &Connection, region: &str, id: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("DELETE FROM identity_logins WHERE region = ?1 AND identity = ?2")?
        .execute([region, id])?;
    let removed = db
        .prepare_cached("DELETE FROM identities WHERE region = ?1 AND id = ?2")?
        .execute([region, id])?;
    Ok(removed > 0)
}

/// The identity of whoever logs in as `subject` with `provider`.
pub(crate) fn identity_of_login(
    db: &Connection,
    region: &str,
    pool: &str,
    (provider, subject): (&str, &str),
) -> rusqlite::Result<Option<String>> {
    db.prepare_cached(
        "SELECT identity FROM identity_logins WHERE region = ?1 AND pool = ?2 AND provider = ?3 AND subject = ?4",
    )?
    .query_row([region, pool, provider, subject], |row| row.get(0))
    .optional()
}

/// Links a login to an identity at `now` (epoch seconds).
pub(crate) fn link(
    db: &Connection,
    region: &str,
    identity: &Identity,
    (provider, subject): (&str, &str),
    now: f64,
) -> rusqlite::Result<()> {
    let added = db
        .prepare_cached(
            "INSERT OR IGNORE INTO identity_logins (region, pool, provider, subject, identity) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute([region, &identity.pool, provider, subject, &identity.id])?;
    if added > 0 {
        touch(db, region, &identity.id, now)?;
    }
    Ok(())
}

/// Removes every login of a provider from an identity at `now` (epoch seconds).
pub(crate) fn unlink(
    db: &Connection,
    region: &str,
    identity: &str,
    provider: &str,
    now: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM identity_logins WHERE region = ?1 AND identity = ?2 AND provider = ?3",
    )?
    .execute([region, identity, provider])?;
    touch(db, region, identity, now)
}

fn touch(db: &Connection, region: &str, identity: &str, now: f64) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE identities SET modified_at = ?3 WHERE region = ?1 AND id = ?2")?
        .execute(params![region, identity, now])?;
    Ok(())
}

/// Logins of an identity, provider and subject.
pub(crate) fn logins(
    db: &Connection,
    region: &str,
    identity: &str,
) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare_cached(
        "SELECT provider, subject FROM identity_logins WHERE region = ?1 AND identity = ?2 ORDER BY provider, subject",
    )?
    .query_map([region, identity], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The key pair (PKCS#8) that signs identity tokens, made with `make` on first use. It outlives a reset: tokens name pools,
/// which do not.
pub(crate) fn signing_key<E: From<rusqlite::Error>>(
    db: &Connection,
    make: impl FnOnce() -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, E> {
    const KEY: &str = "cognito-signing-key";
    let kept: Option<String> = db
        .query_row("SELECT value FROM meta WHERE key = ?1", [KEY], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(key) = kept.and_then(|text| hex::decode(text).ok()) {
        return Ok(key);
    }
    let key = make()?;
    db.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)",
        [KEY, &hex::encode(&key)],
    )?;
    Ok(key)
}
