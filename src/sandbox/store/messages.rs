//! Rows of what the gateways must remember: retained messages, persistent sessions, their subscriptions and their queues.
//!
//! Knows nothing of connections; times come in and go out as epoch seconds or, where the name says so, milliseconds.

use rusqlite::{Connection, params};

use super::StoreError;

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MessageRow {
    /// Topic.
    pub(crate) topic: String,
    /// Payload.
    pub(crate) payload: Vec<u8>,
    /// `QoS` it was published with.
    pub(crate) qos: u8,
    /// RETAIN.
    pub(crate) retain: bool,
    /// Forwarded properties and the shared subscription it came by, as JSON.
    pub(crate) properties: Option<String>,
    /// Epoch milliseconds of its publication; only kept for retained messages.
    pub(crate) modified_ms: i64,
    /// Epoch seconds; `None` if it does not expire.
    pub(crate) expires_at: Option<f64>,
}

/// A persistent session.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SessionRow {
    /// MQTT client id.
    pub(crate) client_id: String,
    /// Who made it, as in lifecycle events.
    pub(crate) principal: String,
    /// 4 or 5.
    pub(crate) protocol: u8,
    /// Session expiry in seconds.
    pub(crate) expiry_seconds: u32,
    /// Epoch seconds; `None` while its client is connected.
    pub(crate) expires_at: Option<f64>,
}

/// All that is kept of messages and sessions, with the Region of each row.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Retained messages.
    pub(crate) retained: Vec<(String, MessageRow)>,
    /// Persistent sessions.
    pub(crate) sessions: Vec<(String, SessionRow)>,
    /// Region, client id, filter, `QoS`, other options.
    pub(crate) subscriptions: Vec<(String, String, String, u8, u8)>,
    /// Region, client id, row id and message, in arrival order.
    pub(crate) queued: Vec<(String, String, u64, MessageRow)>,
}

/// Reads everything.
pub(crate) fn load(db: &Connection) -> Result<Memory, StoreError> {
    let retained = db
        .prepare(
            "SELECT region, topic, qos, payload, properties, modified_ms, expires_at FROM retained",
        )?
        .query_map([], |row| {
            let message = MessageRow {
                topic: row.get(1)?,
                qos: row.get(2)?,
                payload: row.get(3)?,
                properties: row.get(4)?,
                modified_ms: row.get(5)?,
                expires_at: row.get(6)?,
                retain: true,
            };
            Ok((row.get(0)?, message))
        })?
        .collect::<Result<_, _>>()?;
    let sessions = db
        .prepare("SELECT region, client_id, principal, protocol, expiry_seconds, expires_at FROM sessions")?
        .query_map([], |row| {
            let session = SessionRow {
                client_id: row.get(1)?,
                principal: row.get(2)?,
                protocol: row.get(3)?,
                expiry_seconds: row.get(4)?,
                expires_at: row.get(5)?,
            };
            Ok((row.get(0)?, session))
        })?
        .collect::<Result<_, _>>()?;
    let subscriptions = db
        .prepare("SELECT region, client_id, filter, qos, options FROM session_subscriptions")?
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })?
        .collect::<Result<_, _>>()?;
    let queued = db
        .prepare(
            "SELECT region, client_id, id, topic, payload, retain, properties, expires_at FROM session_messages ORDER BY id",
        )?
        .query_map([], |row| {
            let message = MessageRow {
                topic: row.get(3)?,
                payload: row.get(4)?,
                qos: 1,
                retain: row.get(5)?,
                properties: row.get(6)?,
                modified_ms: 0,
                expires_at: row.get(7)?,
            };
            let id: i64 = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, u64::try_from(id).unwrap_or(0), message))
        })?
        .collect::<Result<_, _>>()?;
    Ok(Memory {
        retained,
        sessions,
        subscriptions,
        queued,
    })
}

/// Keeps a retained message in the place of the one on its topic.
pub(crate) fn put_retained(
    db: &Connection,
    region: &str,
    message: &MessageRow,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO retained (region, topic, qos, payload, properties, modified_ms, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        region,
        message.topic,
        message.qos,
        message.payload,
        message.properties,
        message.modified_ms,
        message.expires_at
    ])?;
    Ok(())
}

/// Forgets the retained message on `topic`.
pub(crate) fn delete_retained(
    db: &Connection,
    region: &str,
    topic: &str,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM retained WHERE region = ?1 AND topic = ?2")?
        .execute(params![region, topic])?;
    Ok(())
}

/// Forgets the retained message on `topic` if it expired before `now_ms`; a newer one may have come.
pub(crate) fn delete_expired_retained(
    db: &Connection,
    region: &str,
    topic: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "DELETE FROM retained WHERE region = ?1 AND topic = ?2 AND expires_at * 1000 <= ?3",
    )?
    .execute(params![region, topic, now_ms])?;
    Ok(())
}

/// Queues a message for a session; does nothing if the session is gone.
pub(crate) fn put_queued(
    db: &Connection,
    id: u64,
    region: &str,
    client_id: &str,
    message: &MessageRow,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO session_messages (id, region, client_id, topic, payload, retain, properties, expires_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
         WHERE EXISTS (SELECT 1 FROM sessions WHERE region = ?2 AND client_id = ?3)",
    )?
    .execute(params![
        i64::try_from(id).unwrap_or(i64::MAX),
        region,
        client_id,
        message.topic,
        message.payload,
        message.retain,
        message.properties,
        message.expires_at
    ])?;
    Ok(())
}

/// Forgets queued messages: acknowledged, expired or discarded.
pub(crate) fn delete_queued(db: &Connection, ids: &[u64]) -> Result<(), StoreError> {
    let mut delete = db.prepare_cached("DELETE FROM session_messages WHERE id = ?1")?;
    for id in ids {
        delete.execute([i64::try_from(*id).unwrap_or(i64::MAX)])?;
    }
    Ok(())
}

/// Keeps a session.
pub(crate) fn put_session(
    db: &Connection,
    region: &str,
    session: &SessionRow,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO sessions (region, client_id, principal, protocol, expiry_seconds, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        region,
        session.client_id,
        session.principal,
        session.protocol,
        session.expiry_seconds,
        session.expires_at
    ])?;
    Ok(())
}

/// Forgets a session with all that belongs to it.
pub(crate) fn delete_session(
    db: &Connection,
    region: &str,
    client_id: &str,
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM session_messages WHERE region = ?1 AND client_id = ?2",
        "DELETE FROM session_subscriptions WHERE region = ?1 AND client_id = ?2",
        "DELETE FROM sessions WHERE region = ?1 AND client_id = ?2",
    ] {
        db.prepare_cached(sql)?
            .execute(params![region, client_id])?;
    }
    Ok(())
}

/// Keeps a subscription of a session that exists.
pub(crate) fn put_subscription(
    db: &Connection,
    region: &str,
    client_id: &str,
    filter: &str,
    qos: u8,
    options: u8,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO session_subscriptions (region, client_id, filter, qos, options)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM sessions WHERE region = ?1 AND client_id = ?2)",
    )?
    .execute(params![region, client_id, filter, qos, options])?;
    Ok(())
}

/// Forgets a subscription.
pub(crate) fn delete_subscription(
    db: &Connection,
    region: &str,
    client_id: &str,
    filter: &str,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "DELETE FROM session_subscriptions WHERE region = ?1 AND client_id = ?2 AND filter = ?3",
    )?
    .execute(params![region, client_id, filter])?;
    Ok(())
}
