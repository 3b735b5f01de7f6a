//! Temporary keys with their secrets and their end. What they may do is the authority's to say.

use rusqlite::{Connection, OptionalExtension as _, params};

/// How long expired keys are remembered, so that they are told apart from unknown ones, in seconds.
const REMEMBERED: f64 = 86_400.0;

/// A temporary key.
#[derive(Clone, PartialEq)]
pub(crate) struct VendedKey {
    /// `ASIA…`.
    pub(crate) access_key: String,
    /// The secret access key.
    pub(crate) secret: String,
    /// What a request must carry beside the signature.
    pub(crate) session_token: String,
    /// Epoch seconds.
    pub(crate) expires_at: f64,
    /// The role session as JSON; none for the administrator.
    pub(crate) session: Option<String>,
}

/// Leaves the secrets out.
impl std::fmt::Debug for VendedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VendedKey")
            .field("access_key", &self.access_key)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The key of that id, expired or not.
pub(crate) fn find(db: &Connection, access_key: &str) -> rusqlite::Result<Option<VendedKey>> {
    db.prepare_cached(
        "SELECT access_key, secret, session_token, expires_at, session FROM vended_keys WHERE access_key = ?1",
    )?
    .query_row([access_key], |row| {
        Ok(VendedKey {
            access_key: row.get(0)?,
            secret: row.get(1)?,
            session_token: row.get(2)?,
            expires_at: row.get(3)?,
            session: row.get(4)?,
        })
    })
    .optional()
}

/// Adds a key at `now` (epoch seconds), and forgets those that ended long ago.
pub(crate) fn insert(db: &Connection, key: &VendedKey, now: f64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM vended_keys WHERE expires_at < ?1")?
        .execute([now - REMEMBERED])?;
    db.prepare_cached(
        "INSERT INTO vended_keys (access_key, secret, session_token, expires_at, session) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        key.access_key,
        key.secret,
        key.session_token,
        key.expires_at,
        key.session
    ])?;
    Ok(())
}
