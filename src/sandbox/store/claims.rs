//! What fleet provisioning remembers between its steps: ownership tokens, and temporary certificates of provisioning claims.
//!
//! Tokens are kept as digests only. What a token allows is judged in `provisioning::claim`.

use rusqlite::{Connection, OptionalExtension as _, params};

/// A temporary certificate of `CreateProvisioningClaim`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    /// Region of the template.
    pub(crate) region: String,
    /// Name of the template it may provision by.
    pub(crate) template: String,
    /// Epoch seconds.
    pub(crate) expires_at: f64,
}

/// Remembers that whoever shows the token of `digest` on `connection` owns a certificate until `expires_at` (epoch seconds).
pub(crate) fn insert_token(
    db: &Connection,
    region: &str,
    digest: &str,
    certificate: &str,
    connection: &str,
    expires_at: f64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO ownership_tokens (region, digest, certificate, connection, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![region, digest, certificate, connection, expires_at])?;
    Ok(())
}

/// Certificate id of a token that is valid on `connection` at `now` (epoch seconds).
pub(crate) fn find_token(
    db: &Connection,
    region: &str,
    digest: &str,
    connection: &str,
    now: f64,
) -> rusqlite::Result<Option<String>> {
    db.prepare_cached(
        "SELECT certificate FROM ownership_tokens
         WHERE region = ?1 AND digest = ?2 AND connection = ?3 AND expires_at > ?4",
    )?
    .query_row(params![region, digest, connection, now], |row| row.get(0))
    .optional()
}

/// Removes a token that was used.
pub(crate) fn delete_token(db: &Connection, region: &str, digest: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM ownership_tokens WHERE region = ?1 AND digest = ?2")?
        .execute([region, digest])?;
    Ok(())
}

/// Removes what expired at or before `now` (epoch seconds): claims, tokens, and with a token its certificate if that was never
/// activated and nothing hangs on it; `prefix` with the certificate's id is its ARN.
pub(crate) fn prune(db: &Connection, region: &str, prefix: &str, now: f64) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM certificates WHERE region = ?1 AND status = 'PENDING_ACTIVATION'
           AND id IN (SELECT certificate FROM ownership_tokens WHERE region = ?1 AND expires_at <= ?2)
           AND NOT EXISTS (SELECT 1 FROM policy_targets WHERE region = ?1 AND target = ?3 || certificates.id)
           AND NOT EXISTS (SELECT 1 FROM thing_principals WHERE region = ?1 AND principal = ?3 || certificates.id)",
    )?
    .execute(params![region, now, prefix])?;
    for statement in [
        "DELETE FROM ownership_tokens WHERE region = ?1 AND expires_at <= ?2",
        "DELETE FROM provisioning_claims WHERE region = ?1 AND expires_at <= ?2",
    ] {
        db.prepare_cached(statement)?
            .execute(params![region, now])?;
    }
    Ok(())
}

/// Remembers the temporary certificate of that id.
pub(crate) fn insert_claim(db: &Connection, id: &str, claim: &Claim) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO provisioning_claims (region, id, template, expires_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        claim.region,
        id,
        claim.template,
        claim.expires_at
    ])?;
    Ok(())
}

/// The temporary certificate of that id in any Region, if it is valid at `now` (epoch seconds).
pub(crate) fn find_claim(db: &Connection, id: &str, now: f64) -> rusqlite::Result<Option<Claim>> {
    db.prepare_cached(
        "SELECT region, template, expires_at FROM provisioning_claims WHERE id = ?1 AND expires_at > ?2",
    )?
    .query_row(params![id, now], |row| {
        Ok(Claim {
            region: row.get(0)?,
            template: row.get(1)?,
            expires_at: row.get(2)?,
        })
    })
    .optional()
}
