//! The client ids of one Region: whose connection is live, which session waits, what `GetConnection` can tell.
//!
//! One lock makes takeover atomic: at any time at most one connection has a client id.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use super::ConnectionInfo;
use super::access::Access;
use super::limits::OnePerSecond;
use super::message::now_ms;
use super::session::Session;

/// How long a disconnect stays known (service model, `GetConnection`), in milliseconds.
const KNOWN_MS: i64 = 30 * 60 * 1000;
/// How long `versionNumber` goes on counting for a client without a session (Developer Guide, "Lifecycle events").
const VERSION_RESET: Duration = Duration::from_hours(1);
/// Clients without connection and session that are remembered at most.
const REMEMBERED: usize = 100_000;

/// A connection that is being served.
#[derive(Debug, Clone)]
pub(super) struct Live {
    pub(super) link: u64,
    pub(super) access: Arc<Access>,
}

/// What is known of one client id.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) live: Option<Live>,
    pub(super) session: Option<Arc<Session>>,
    /// Epoch milliseconds at which the session of a disconnected client ends.
    pub(super) expires_ms: Option<i64>,
    pub(super) info: Option<Box<ConnectionInfo>>,
    /// `versionNumber` of the next connection.
    pub(super) next_version: u64,
    pub(super) offline_since: Instant,
    connects: OnePerSecond,
}

impl Client {
    /// One that was not known.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            live: None,
            session: None,
            expires_ms: None,
            info: None,
            next_version: 0,
            offline_since: now,
            connects: OnePerSecond::new(now),
        }
    }

    /// Whether the session has outlived its client's absence. AWS may keep it longer; never shorter.
    pub(super) fn is_expired(&self) -> bool {
        self.live.is_none() && self.expires_ms.is_some_and(|at| at <= now_ms())
    }
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Clients {
    pub(super) by_id: Mutex<HashMap<Arc<str>, Client>>,
}

impl Clients {
    /// Counts a CONNECT against AWS's "1 per second per client id"; false if it is one too many.
    pub(super) fn may_connect(&self, client_id: &Arc<str>) -> bool {
        let now = Instant::now();
        let mut by_id = self.by_id.lock();
        by_id
            .entry(Arc::clone(client_id))
            .or_insert_with(|| Client::new(now))
            .connects
            .take(now)
    }

    /// What is known of a client: connected, or disconnected within the last 30 minutes.
    pub(super) fn info(&self, client_id: &str) -> Option<ConnectionInfo> {
        let by_id = self.by_id.lock();
        let info = by_id.get(client_id)?.info.as_deref()?.clone();
        let known = info
            .disconnected_since_ms
            .is_none_or(|since| now_ms() - since < KNOWN_MS);
        known.then_some(info)
    }

    /// The session of a client, if it has not expired.
    pub(super) fn session(&self, client_id: &str) -> Option<Arc<Session>> {
        let by_id = self.by_id.lock();
        let client = by_id.get(client_id)?;
        if client.is_expired() {
            None
        } else {
            client.session.clone()
        }
    }

    /// The connection of a client with its session.
    pub(super) fn connection(&self, client_id: &str) -> Option<(Live, Arc<Session>)> {
        let by_id = self.by_id.lock();
        let client = by_id.get(client_id)?;
        Some((client.live.clone()?, client.session.clone()?))
    }

    /// All connections with their sessions.
    pub(super) fn connections(&self) -> Vec<(Live, Arc<Session>)> {
        let by_id = self.by_id.lock();
        by_id
            .values()
            .filter_map(|client| Some((client.live.clone()?, client.session.clone()?)))
            .collect()
    }

    /// Takes out sessions that expired, and forgets clients of whom nothing need be known.
    pub(super) fn sweep(&self) -> Vec<Arc<Session>> {
        let now = Instant::now();
        let mut over = Vec::new();
        let mut by_id = self.by_id.lock();
        for client in by_id.values_mut().filter(|client| client.is_expired()) {
            client.expires_ms = None;
            client.next_version = 0;
            over.extend(client.session.take());
        }
        let crowded = by_id.len() > REMEMBERED;
        by_id.retain(|_, client| {
            let absent = now.saturating_duration_since(client.offline_since);
            let idle = client.info.is_none() || absent >= VERSION_RESET || crowded;
            client.live.is_some()
                || client.session.is_some()
                || !idle
                || !client.connects.is_full(now)
        });
        over
    }
}
