//! Sessions of one Region: who gets a client id, who loses it, what a session subscribes to and what is left when it is over.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use super::access::{Access, Recorder};
use super::clients::{Client, Live};
use super::codec::SubscribeOptions;
use super::end::End;
use super::message::now_ms;
use super::persistence::Change;
use super::region::Broker;
use super::session::Session;
use super::{ConnectionInfo, connect};
use crate::model::topic::TopicFilter;
use crate::sandbox::store::messages::SessionRow;

/// A connection that got its client id.
#[derive(Debug)]
pub(super) struct Admitted {
    pub(super) session: Arc<Session>,
    pub(super) link: u64,
    pub(super) present: bool,
    /// `versionNumber` of its lifecycle events.
    pub(super) version: u64,
    /// What must be committed before the CONNACK.
    pub(super) changes: Vec<Change>,
}

impl Broker {
    /// Gives a client id to a new connection: the old one ends, its session goes on or is over.
    pub(super) fn admit(
        &self,
        request: &connect::Request,
        access: &Arc<Access>,
        recorder: &Arc<Recorder>,
        info: ConnectionInfo,
    ) -> Admitted {
        let link = self.shared.serial.fetch_add(1, Ordering::Relaxed);
        let mut changes = Vec::new();
        let mut by_id = self.clients.by_id.lock();
        let now = Instant::now();
        let client = by_id
            .entry(Arc::clone(&request.client_id))
            .or_insert_with(|| Client::new(now));
        let former = client.session.take();
        if let (Some(live), Some(session)) = (client.live.take(), &former) {
            session.end(live.link, End::taken_over());
        }
        let goes_on = !request.clean_start
            && !client.is_expired()
            && former.as_ref().is_some_and(|session| {
                session.version5 == request.version5 && session.is_persistent()
            });
        let session = match former {
            Some(session) if goes_on => session,
            former => {
                changes.extend(former.iter().flat_map(|session| self.end_session(session)));
                let client_id = Arc::clone(&request.client_id);
                let recorder = Arc::clone(recorder);
                let (version5, expiry) = (request.version5, request.expiry);
                Arc::new(Session::new(
                    link,
                    client_id,
                    version5,
                    expiry,
                    recorder,
                    &self.shared.limits,
                ))
            }
        };
        if goes_on && session.is_persistent() && request.expiry == 0 {
            changes.push(self.session_over(&session.client_id));
        }
        session.set_expiry(request.expiry);
        let over = session.attach(link, Arc::clone(recorder));
        if over.iter().any(|row| *row > 0) {
            changes.push(Change::Done(over));
        }
        if session.is_persistent() {
            changes.push(self.session_row(&session, None));
        }
        let version = client.next_version;
        client.next_version += 1;
        client.expires_ms = None;
        client.live = Some(Live {
            link,
            access: Arc::clone(access),
        });
        client.session = Some(Arc::clone(&session));
        client.info = Some(Box::new(info));
        Admitted {
            session,
            link,
            present: goes_on,
            version,
            changes,
        }
    }

    /// Takes the client id back from a connection that has ended; false if another connection has it.
    pub(super) fn dismiss(&self, session: &Arc<Session>, link: u64, end: &End) -> bool {
        session.detach(link);
        let mut by_id = self.clients.by_id.lock();
        let Some(client) = by_id.get_mut(&session.client_id) else {
            return false;
        };
        if client.live.as_ref().is_none_or(|live| live.link != link) {
            return false;
        }
        client.live = None;
        client.offline_since = Instant::now();
        if let Some(info) = client.info.as_deref_mut() {
            info.connected = false;
            info.disconnected_since_ms = Some(now_ms());
            info.disconnect_reason = Some(end.reason.name().to_owned());
            info.session_expiry = session.expiry();
        }
        let changes = if end.with_session || !session.is_persistent() {
            client.session = None;
            self.end_session(session)
        } else {
            let expires_ms = now_ms() + i64::from(session.expiry()) * 1000;
            client.expires_ms = Some(expires_ms);
            vec![self.session_row(session, Some(expires_ms))]
        };
        drop(by_id);
        self.submit(changes);
        true
    }

    /// Ends a session: it gets no more messages; what the store must forget.
    pub(super) fn end_session(&self, session: &Arc<Session>) -> Vec<Change> {
        let filters = session.subscriptions.lock().take().unwrap_or_default();
        for filter in filters.keys() {
            if let Ok(filter) = filter.parse::<TopicFilter>() {
                self.router.unsubscribe(&filter, session.serial);
            }
        }
        let mut changes = Vec::new();
        changes.extend(
            session
                .is_kept()
                .then(|| self.session_over(&session.client_id)),
        );
        let left = session.outbox.lock().give_back(None, true);
        changes.extend(self.pass_on(left));
        changes
    }

    fn session_over(&self, client_id: &Arc<str>) -> Change {
        Change::EndSession {
            region: self.scope.region.clone(),
            client_id: Arc::clone(client_id),
        }
    }

    /// The row of a session whose client is connected, or away until `expires_ms`.
    fn session_row(&self, session: &Session, expires_ms: Option<i64>) -> Change {
        #[expect(
            clippy::cast_precision_loss,
            reason = "milliseconds since 1970 have 41 bits"
        )]
        let expires_at = expires_ms.map(|at| at as f64 / 1000.0);
        let session = SessionRow {
            client_id: session.client_id.to_string(),
            principal: session.recorder().identity().principal.clone(),
            protocol: if session.version5 { 5 } else { 4 },
            expiry_seconds: session.expiry(),
            expires_at,
        };
        Change::Session {
            region: self.scope.region.clone(),
            session,
        }
    }

    /// Adds a subscription to a session; true if it is new.
    pub(super) fn subscribe(
        &self,
        session: &Arc<Session>,
        filter: &TopicFilter,
        options: SubscribeOptions,
    ) -> Result<bool, &'static str> {
        let mut subscriptions = session.subscriptions.lock();
        let Some(filters) = subscriptions.as_mut() else {
            return Err("the session is over");
        };
        let known = filters.contains_key(filter.as_str());
        if !known && filters.len() >= self.shared.limits.subscriptions {
            return Err("more than 50 subscriptions of one connection");
        }
        let most = self
            .shared
            .limits
            .account
            .map_or(usize::MAX, |grants| grants.subscriptions);
        let new = self
            .router
            .subscribe(filter, session, options, self.shared.limits.rates, most)
            .map_err(|full| full.0)?;
        filters.insert(filter.as_str().into(), options);
        Ok(new)
    }
}
