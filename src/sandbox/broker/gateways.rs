//! The gateways of all Regions, and what concerns every one of them: start, changed policies, reset, end.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::time::{Duration, Instant};

use parking_lot::RwLock;

use super::access::{Access, Gate};
use super::clients::Client;
use super::codec::SubscribeOptions;
use super::end::{End, Reason, WillFate};
use super::limits::Limits;
use super::message::now_ms;
use super::outbox::Outgoing;
use super::persistence::{Writer, restore};
use super::refuse::BROKEN_STATE;
use super::region::{Broker, Shared};
use super::session::Session;
use crate::model::name::{AccountId, CertificateId, Region, Scope};
use crate::model::policy::Action;
use crate::sandbox::api::iot::topic_rules::TopicRule;
use crate::sandbox::api::wire::now;
use crate::sandbox::authority::{Authority, Principal};
use crate::sandbox::refusals::Refusals;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::documents::{self, Document as _};
use crate::sandbox::store::messages::{self, Memory, SessionRow};
use crate::sandbox::store::{Store, StoreError, claims};

/// How long clients get to take their farewell when the sandbox stops.
const FAREWELL: Duration = Duration::from_secs(2);

type Regions = RwLock<HashMap<Region, Arc<Broker>>>;

/// The gateways, one per Region, made on first use.
#[derive(Debug)]
pub(crate) struct Brokers {
    account: AccountId,
    shared: Arc<Shared>,
    regions: Arc<Regions>,
}

impl Brokers {
    /// Gateways over `store`, with sessions and retained messages that it remembers.
    pub(crate) fn new(
        account: AccountId,
        quotas: Quotas,
        store: Arc<Store>,
        authority: Arc<Authority>,
        refusals: Arc<Refusals>,
    ) -> Result<Self, StoreError> {
        Self::with(
            account,
            Limits::new(quotas),
            store,
            Gate::Authority(authority),
            refusals,
        )
    }

    /// The same with other limits or another source of policies.
    pub(super) fn with(
        account: AccountId,
        limits: Limits,
        store: Arc<Store>,
        gate: Gate,
        refusals: Arc<Refusals>,
    ) -> Result<Self, StoreError> {
        let memory = store.read(messages::load)?;
        let last_row = memory
            .queued
            .iter()
            .map(|(_, _, row, _)| *row)
            .max()
            .unwrap_or(0);
        let regions: Arc<Regions> = Arc::default();
        let swept: Weak<Regions> = Arc::downgrade(&regions);
        let registry = Arc::clone(&store);
        let sweep = move || {
            let all: Vec<Arc<Broker>> = swept
                .upgrade()
                .map(|regions| regions.read().values().cloned().collect())
                .unwrap_or_default();
            for broker in &all {
                broker.sweep();
            }
            // What cannot be removed now is no longer valid all the same, and removed another time.
            let _ = registry.write(|db| {
                all.iter().try_for_each(|broker| {
                    let region = broker.scope.region.as_str();
                    claims::prune(db, region, &broker.scope.arn("cert/"), now())
                        .map_err(StoreError::from)
                })
            });
        };
        let registry = Arc::clone(&store);
        let writer = Writer::start(store, sweep)?;
        let shared = Arc::new(Shared {
            limits: Arc::new(limits),
            gate,
            refusals,
            writer,
            serial: AtomicU64::new(1),
            rows: Arc::new(AtomicU64::new(last_row + 1)),
            live: AtomicUsize::new(0),
            closing: AtomicBool::new(false),
            services: OnceLock::new(),
        });
        let brokers = Self {
            account,
            shared,
            regions,
        };
        brokers.restore(memory);
        let regions = registry.read(|db| documents::regions(db, TopicRule::KIND))?;
        for region in regions.iter().filter_map(|region| region.parse().ok()) {
            brokers.load_rules(&registry, &region)?;
        }
        Ok(brokers)
    }

    /// Puts the topic rules of a Region into effect as they stand in `store`.
    pub(crate) fn load_rules(&self, store: &Store, region: &Region) -> Result<(), StoreError> {
        let broker = self.of(region);
        let _loading = broker.rules.loading.lock();
        let rules = store.read(|db| Ok::<_, StoreError>(documents::all(db, region.as_str())?))?;
        broker.rules.replace(&broker.scope, rules);
        Ok(())
    }

    /// Puts the topic rules of every Region into effect as they stand in `store`; those that cannot be read stay as they are.
    pub(crate) fn reload_rules(&self, store: &Store) {
        let regions: Vec<Region> = self.regions.read().keys().cloned().collect();
        for region in regions {
            let _ = self.load_rules(store, &region);
        }
    }

    /// Has `services` answer what devices publish for fleet provisioning; the first call counts.
    pub(crate) fn answer_with(&self, services: &Arc<Services>) {
        let _ = self.shared.services.set(Arc::downgrade(services));
    }

    /// The gateway of a Region.
    pub(crate) fn of(&self, region: &Region) -> Arc<Broker> {
        if let Some(broker) = self.regions.read().get(region) {
            return Arc::clone(broker);
        }
        let mut regions = self.regions.write();
        let scope = Scope {
            account: self.account.clone(),
            region: region.clone(),
        };
        let broker = regions
            .entry(region.clone())
            .or_insert_with(|| Arc::new(Broker::new(Arc::clone(&self.shared), scope)));
        Arc::clone(broker)
    }

    /// Compiles the policies of every live connection of these certificates anew; ends those that may no longer be. When this
    /// returns, nothing passes under the former policies.
    pub(crate) fn reauthorize(&self, region: &Region, certificates: &HashSet<CertificateId>) {
        let Some(broker) = self.regions.read().get(region).cloned() else {
            return;
        };
        broker.judge_all_again(
            |who| matches!(who, Principal::Certificate(id) if certificates.contains(id)),
        );
    }

    /// The same for every live connection there is.
    pub(crate) fn reauthorize_all(&self) {
        for broker in self.all() {
            broker.judge_all_again(|_| true);
        }
    }

    /// Ends every connection and forgets every session and retained message (the store is emptied by the caller).
    pub(crate) fn reset(&self) {
        for broker in self.all() {
            for (live, session) in broker.clients.connections() {
                live.access.revoke();
                let end = End::new(Reason::ServerInitiated, 0x98, "the sandbox is reset");
                session.end(
                    live.link,
                    End {
                        will: WillFate::Discard,
                        with_session: true,
                        ..end
                    },
                );
            }
            broker
                .clients
                .by_id
                .lock()
                .retain(|_, client| client.live.is_some());
            broker.router.clear();
            broker.rules.replace(&broker.scope, Vec::new());
            broker.retained.clear();
        }
        self.shared.writer.flush();
    }

    /// Live connections of all Regions.
    pub(crate) fn connections(&self) -> usize {
        self.shared.live.load(Ordering::Relaxed)
    }

    /// Tells every client that the server goes away, writes what must be kept, and ends the connections.
    pub(crate) async fn shutdown(&self) {
        self.shared.closing.store(true, Ordering::Relaxed);
        let until = Instant::now() + FAREWELL;
        while self.connections() > 0 && Instant::now() < until {
            for broker in self.all() {
                for (live, session) in broker.clients.connections() {
                    session.end(
                        live.link,
                        End::new(Reason::ServerInitiated, 0x8B, "the sandbox stops"),
                    );
                }
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        // A failure was answered to whoever waited for it.
        let _ = self.shared.writer.commit(Vec::new()).await;
    }

    fn all(&self) -> Vec<Arc<Broker>> {
        self.regions.read().values().cloned().collect()
    }

    fn restore(&self, memory: Memory) {
        for (region, row) in memory.retained {
            let Ok(region) = region.parse() else { continue };
            let modified_ms = row.modified_ms;
            self.of(&region)
                .retained
                .restore(&Arc::new(restore(row).0), modified_ms);
        }
        let mut sessions = HashMap::new();
        for (region, row) in memory.sessions {
            if let Ok(name) = region.parse() {
                let client_id = row.client_id.clone();
                sessions.insert((region, client_id), self.of(&name).restore_session(&row));
            }
        }
        for (region, client_id, filter, qos, options) in memory.subscriptions {
            if let (Ok(name), Ok(filter), Some(session)) = (
                region.parse(),
                filter.parse(),
                sessions.get(&(region, client_id)),
            ) {
                // Quotas were kept when it was made.
                let _ = self.of(&name).subscribe(
                    session,
                    &filter,
                    SubscribeOptions::from_bits(qos, options),
                );
            }
        }
        for (region, client_id, stored, row) in memory.queued {
            if let Some(session) = sessions.get(&(region, client_id)) {
                let retain = row.retain;
                let (message, group) = restore(row);
                let outgoing = Outgoing {
                    message: Arc::new(message),
                    stored,
                    at_least_once: true,
                    retain,
                    group,
                };
                session.outbox.lock().keep(outgoing);
            }
        }
    }
}

impl Broker {
    /// Compiles the policies of the live connections of `concerned` principals anew.
    fn judge_all_again(&self, concerned: impl Fn(&Principal) -> bool) {
        // A CONNECT that is being judged right now is judged again when it sees this.
        self.epoch.fetch_add(1, Ordering::AcqRel);
        for (live, session) in self.clients.connections() {
            // One that is about to end has no rights that could change.
            if concerned(&live.access.principal) && !live.access.now.read().revoked {
                self.judge_again(&live.access, live.link, &session);
            }
        }
    }

    /// Compiles the policies of a live connection anew; ends it if it may no longer be.
    pub(super) fn judge_again(&self, access: &Access, link: u64, session: &Session) {
        let client = format!("{}client/{}", self.prefix, session.client_id);
        let (reason, text) =
            match self
                .shared
                .gate
                .grant(&self.scope, &access.principal, &access.facts)
            {
                Ok(policies)
                    if policies.is_active() && policies.allows(Action::Connect, &client) =>
                {
                    access.replace(policies);
                    return;
                }
                Ok(policies) if policies.is_active() => {
                    session
                        .recorder()
                        .policy(&policies, Action::Connect, &client);
                    access.replace(policies);
                    (
                        Reason::ForbiddenAccess,
                        "not authorized to connect any more",
                    )
                }
                Ok(policies) => {
                    session.recorder().rule(
                        Action::Connect.name(),
                        &client,
                        "the certificate is not ACTIVE any more",
                        "activate it, or give the device another one",
                    );
                    access.replace(policies);
                    (Reason::AuthError, "the certificate is not active any more")
                }
                Err(error) => {
                    let text = format!("the policies cannot be read: {error}");
                    session
                        .recorder()
                        .rule(Action::Connect.name(), &client, text, BROKEN_STATE);
                    (Reason::ServerError, "the policies cannot be read")
                }
            };
        access.revoke();
        session.end(
            link,
            End {
                will: WillFate::PublishAsGranted,
                ..End::new(reason, 0x87, text)
            },
        );
    }

    fn restore_session(&self, row: &SessionRow) -> Arc<Session> {
        let client_id: Arc<str> = row.client_id.as_str().into();
        let recorder = self.recorder(row.principal.clone(), &client_id, String::new());
        let serial = self.shared.serial.fetch_add(1, Ordering::Relaxed);
        let limits = &self.shared.limits;
        let version5 = row.protocol == 5;
        let session = Arc::new(Session::new(
            serial,
            Arc::clone(&client_id),
            version5,
            row.expiry_seconds,
            recorder,
            limits,
        ));
        let mut client = Client::new(Instant::now());
        client.session = Some(Arc::clone(&session));
        // A session without a time belonged to a client that was connected when the process was killed.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "seconds since 1970 as milliseconds have 41 bits"
        )]
        let kept = row.expires_at.map(|at| (at * 1000.0) as i64);
        client.expires_ms =
            Some(kept.unwrap_or_else(|| now_ms() + i64::from(row.expiry_seconds) * 1000));
        self.clients.by_id.lock().insert(client_id, client);
        session
    }
}

/// For tests that must not wait for the sweep.
#[cfg(test)]
impl Brokers {
    pub(super) fn flush(&self) {
        self.shared.writer.flush();
    }
}

// Fails to compile if a future version of the contract makes the gateways unshareable.
const _: fn() = || {
    fn shareable<T: Send + Sync>() {}
    shareable::<Brokers>();
    let _ = OnceLock::<Brokers>::new();
};
