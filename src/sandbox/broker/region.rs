//! The gateway of one Region: routing, admission and dismissal of connections, and what the data plane asks of it.
//!
//! Nothing here waits for a client.

use std::pin::Pin;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock, Weak};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::task::AbortOnDropHandle;

use super::access::{Gate, Identity, Recorder};
use super::account::{Account, Excess};
use super::clients::Clients;
use super::end::{End, Reason, WillFate};
use super::events::Event;
use super::limits::Limits;
use super::message::{Publication, now_ms};
use super::outbox::Outgoing;
use super::persistence::{Change, Waiting, Writer};
use super::refuse::hint;
use super::retained::RetainedMessages;
use super::router::{Hit, Router, Subscriber};
use super::rules::{Engine, Job, Rules};
use super::session::{Delivery, Flow, Session};
use super::{ConnectionInfo, Message, Peer, PublishError, Retained, connect, reserved};
use crate::model::limits::PAYLOAD_BYTES;
use crate::model::name::Scope;
use crate::model::policy::Action;
use crate::sandbox::refusals::Refusals;
use crate::sandbox::services::Services;

/// What the gateways of all Regions share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) limits: Arc<Limits>,
    pub(super) gate: Gate,
    pub(super) refusals: Arc<Refusals>,
    pub(super) writer: Writer,
    /// Numbers of sessions and connections.
    pub(super) serial: AtomicU64,
    pub(super) rows: Arc<AtomicU64>,
    /// Live connections.
    pub(super) live: std::sync::atomic::AtomicUsize,
    pub(super) closing: std::sync::atomic::AtomicBool,
    /// What answers fleet provisioning; nobody does where it was never set.
    pub(super) services: OnceLock<Weak<Services>>,
}

/// The gateway of one Region.
#[derive(Debug)]
pub(crate) struct Broker {
    pub(super) shared: Arc<Shared>,
    pub(super) scope: Scope,
    /// What every ARN here begins with.
    pub(super) prefix: String,
    pub(super) router: Router,
    pub(super) retained: Arc<RetainedMessages>,
    pub(super) rules: Rules,
    engine: Engine,
    pub(super) account: Account,
    pub(super) clients: Clients,
    pub(super) flow: Flow,
    /// Grows when policies change; a CONNECT that was judged meanwhile is judged again.
    pub(super) epoch: AtomicU64,
}

/// What a message set in motion.
#[derive(Debug, Default)]
pub(super) struct Routed {
    /// What must be committed before it is acknowledged.
    pub(super) changes: Vec<Change>,
    /// A subscriber is slow: the publisher should wait.
    pub(super) pressure: bool,
    /// Sessions it was handed to.
    pub(super) receivers: usize,
}

/// How a message reaches one session.
#[derive(Debug, Default)]
pub(super) struct Way {
    pub(super) at_least_once: bool,
    pub(super) retain: bool,
    /// The shared subscription, `$share/{name}/{filter}`.
    pub(super) group: Option<Arc<str>>,
}

impl Way {
    fn to(subscriber: &Subscriber, message: &Publication, group: Option<Arc<str>>) -> Self {
        Self {
            at_least_once: message.at_least_once && subscriber.options.qos > 0,
            retain: message.retain && subscriber.options.retain_as_published,
            group,
        }
    }

    fn outgoing(self, message: &Arc<Publication>) -> Outgoing {
        Outgoing {
            message: Arc::clone(message),
            stored: 0,
            at_least_once: self.at_least_once,
            retain: self.retain,
            group: self.group,
        }
    }
}

impl Broker {
    /// The gateway of `scope`, still without sessions.
    pub(super) fn new(shared: Arc<Shared>, scope: Scope) -> Self {
        Self {
            prefix: scope.prefix(),
            account: Account::new(shared.limits.account),
            flow: Flow::new(Arc::clone(&shared.limits), Arc::clone(&shared.rows)),
            shared,
            scope,
            router: Router::default(),
            retained: Arc::default(),
            rules: Rules::default(),
            engine: Engine::default(),
            clients: Clients::default(),
            epoch: AtomicU64::new(0),
        }
    }

    /// Serves one MQTT connection until it ends, or until the answer is dropped.
    ///
    /// The connection is a task of its own: whatever its caller also waits for is not asked each time a message comes. Its two
    /// phases are separate boxes, so that an idle connection holds no more than it needs.
    pub(crate) fn serve<S>(
        self: Arc<Self>,
        stream: S,
        peer: Peer,
    ) -> impl Future<Output = ()> + Send + 'static
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let established = Box::pin(self.establish(stream, peer));
        let task = tokio::spawn(async move {
            if let Some(connection) = established.await {
                connection.await;
            }
        });
        let task = AbortOnDropHandle::new(task);
        async move {
            // A panic was reported where it happened; it concerns this connection only.
            let _ = task.await;
        }
    }

    /// Lets a client in; the answer is the rest of its connection's life.
    async fn establish<S>(
        self: Arc<Self>,
        mut stream: S,
        peer: Peer,
    ) -> Option<Pin<Box<dyn Future<Output = ()> + Send>>>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let established = connect::handshake(&self, &mut stream, &peer).await?;
        let connection = super::connection::Connection::new(self, stream, *established);
        Some(Box::pin(connection.run()))
    }

    /// Publishes in the name of an HTTP caller (whose permission was checked); the service itself uses `announce`. Returns when a `QoS` 1 or retained
    /// message is durable.
    pub(crate) async fn publish(&self, message: Message) -> Result<(), PublishError> {
        let publication = check(message)?;
        self.throttle(&publication)
            .map_err(|excess| PublishError::Throttled(excess.reason))?;
        let routed = self.route(&Arc::new(publication));
        if !routed.changes.is_empty() {
            self.shared.writer.commit(routed.changes).await?;
        }
        Ok(())
    }

    /// The retained message on `topic`.
    pub(crate) fn retained(&self, topic: &str) -> Option<Retained> {
        self.retained.show(topic)
    }

    /// Retained messages in topic order after `after`, at most `limit`.
    pub(crate) fn list_retained(&self, after: Option<&str>, limit: usize) -> Vec<Retained> {
        self.retained.list(after, limit)
    }

    /// What is known of a client: connected, or disconnected within the last 30 minutes.
    pub(crate) fn connection(&self, client_id: &str) -> Option<ConnectionInfo> {
        self.clients.info(client_id)
    }

    /// Filters and `QoS` of a client's session in filter order; `None` if there is no session.
    pub(crate) fn subscriptions(&self, client_id: &str) -> Option<Vec<(String, u8)>> {
        let session = self.clients.session(client_id)?;
        let subscriptions = session.subscriptions.lock();
        let filters = subscriptions.as_ref()?.iter();
        Some(
            filters
                .map(|(filter, options)| (filter.to_string(), options.qos))
                .collect(),
        )
    }

    /// Ends a connection (`API_INITIATED_DISCONNECT`), with its session if `clean_session`; false if there is none.
    pub(crate) fn disconnect(
        &self,
        client_id: &str,
        clean_session: bool,
        prevent_will: bool,
    ) -> bool {
        if let Some((live, session)) = self.clients.connection(client_id) {
            let will = if prevent_will {
                WillFate::Discard
            } else {
                WillFate::Publish
            };
            let end = End::new(
                Reason::ApiInitiated,
                0x98,
                "DeleteConnection was called for this client",
            );
            session.end(
                live.link,
                End {
                    will,
                    with_session: clean_session,
                    ..end
                },
            );
            return true;
        }
        let waiting = clean_session
            .then(|| self.clients.by_id.lock().get_mut(client_id)?.session.take())
            .flatten();
        let changes = waiting
            .as_ref()
            .map(|session| self.end_session(session))
            .unwrap_or_default();
        self.submit(changes);
        waiting.is_some()
    }

    /// Delivers straight to one client, without a subscription; false if it is not connected or may not receive it.
    pub(crate) fn send_direct(&self, client_id: &str, message: Message) -> bool {
        let Some((live, session)) = self.clients.connection(client_id) else {
            return false;
        };
        let topic = message.topic.to_string();
        let publication = match check(message) {
            Ok(publication) if !publication.topic.starts_with(reserved::BASIC_INGEST) => {
                publication
            }
            refused => {
                let rule = refused.map_or_else(
                    |error| error.to_string(),
                    |_| "only a rule sees the messages of Basic Ingest topics".to_owned(),
                );
                session
                    .recorder()
                    .rule("iot:SendDirectMessage", &topic, rule, hint(0x90));
                return false;
            }
        };
        let resource = format!("{}topic/{}", self.prefix, publication.topic);
        let standing = live.access.now.read();
        if standing.revoked || !standing.policies.allows(Action::Receive, &resource) {
            session
                .recorder()
                .policy(&standing.policies, Action::Receive, &resource);
            return false;
        }
        let at_least_once = publication.at_least_once;
        let message = Arc::new(publication);
        let mut routed = Routed::default();
        let way = Way {
            at_least_once,
            ..Way::default()
        };
        self.hand_over(&session, &message, way, &mut routed);
        self.submit(routed.changes);
        true
    }

    /// Counts a publish against the quotas of the account and of its topic; `Err` if it must be dropped.
    pub(super) fn throttle(&self, message: &Publication) -> Result<(), Excess> {
        self.account.publish(message.retain)?;
        let limits = &self.shared.limits;
        if message.retain
            && let Some(reason) =
                self.retained
                    .throttle(message, limits.rates, limits.retained_bytes)
        {
            return Err(Excess::told(reason));
        }
        self.account.deliver(|| self.router.count(&message.topic))
    }

    /// Hands a message to everybody who subscribed, and keeps it if it is to be retained.
    pub(super) fn route(&self, message: &Arc<Publication>) -> Routed {
        let mut routed = Routed::default();
        let is_ingested = message.topic.starts_with(reserved::BASIC_INGEST);
        if let Some(concern) = self.rules.concerned(&message.topic) {
            let message = Arc::clone(message);
            self.engine.take(self, Job { message, concern });
        } else if is_ingested {
            self.engine.refuse(self, message);
        }
        if is_ingested {
            return routed;
        }
        if message.retain && !message.topic.starts_with('$') {
            let change = self.retained.change(message, now_ms());
            let region = self.scope.region.clone();
            routed.changes.push(Change::Retain { region, change });
        }
        self.router.for_each(&message.topic, |hit| match hit {
            Hit::One(subscriber) => {
                let own =
                    subscriber.options.no_local && subscriber.session.serial == message.publisher;
                if !own {
                    let way = Way::to(subscriber, message, None);
                    self.hand_over(&subscriber.session, message, way, &mut routed);
                }
            }
            Hit::Group(group) => {
                if let Some(subscriber) = group.draw(message.at_least_once) {
                    let way = Way::to(subscriber, message, Some(Arc::clone(&group.filter)));
                    self.hand_over(&subscriber.session, message, way, &mut routed);
                }
            }
        });
        routed
    }

    /// Hands a message to one session.
    pub(super) fn hand_over(
        &self,
        session: &Arc<Session>,
        message: &Arc<Publication>,
        way: Way,
        routed: &mut Routed,
    ) {
        let group = way.group.clone();
        let outgoing = way.outgoing(message);
        let retain = outgoing.retain;
        let delivery = session.deliver(outgoing, &self.flow);
        routed.receivers += 1;
        routed.pressure |= delivery.pressure;
        routed
            .changes
            .extend(self.queued(session, &delivery, retain, group, message));
    }

    /// What the store must keep of a delivery.
    fn queued(
        &self,
        session: &Session,
        delivery: &Delivery,
        retain: bool,
        group: Option<Arc<str>>,
        message: &Arc<Publication>,
    ) -> Option<Change> {
        (delivery.stored > 0).then(|| Change::Queue {
            region: self.scope.region.clone(),
            client_id: Arc::clone(&session.client_id),
            id: delivery.stored,
            retain,
            group,
            message: Arc::clone(message),
        })
    }

    /// Passes messages of shared subscriptions, which a member leaves behind, to other members.
    pub(super) fn pass_on(&self, left: Vec<Outgoing>) -> Vec<Change> {
        let mut changes = Vec::new();
        for outgoing in left {
            let group = outgoing.group.clone();
            let Some(filter) = group.as_deref().and_then(|group| group.parse().ok()) else {
                continue;
            };
            self.router.draw(&filter, |subscriber| {
                let message = Arc::clone(&outgoing.message);
                let retain = outgoing.retain;
                let delivery = subscriber.session.adopt(outgoing, &self.flow);
                let session = &subscriber.session;
                changes.extend(self.queued(session, &delivery, retain, group.clone(), &message));
            });
        }
        changes
    }

    /// Publishes an event of the service, on topics that are closed to clients.
    pub(in crate::sandbox) fn announce(&self, event: Event) {
        if let Some((topic, body)) = event {
            let message = Publication::new(topic.into(), Bytes::from(body), true, false);
            self.submit(self.route(&Arc::new(message)).changes);
        }
    }

    /// Has changes written that nobody waits for.
    pub(super) fn submit(&self, changes: Vec<Change>) {
        if !changes.is_empty() {
            self.shared.writer.submit(changes, Waiting::Nobody);
        }
    }

    /// Records refusals for one client of this Region.
    pub(super) fn recorder(
        &self,
        principal: String,
        client_id: &str,
        source: String,
    ) -> Arc<Recorder> {
        let region = self.scope.region.to_string();
        let identity = Identity {
            region,
            principal,
            client_id: client_id.to_owned(),
            source,
        };
        Arc::new(Recorder::new(Arc::clone(&self.shared.refusals), identity))
    }

    /// Ends sessions and retained messages whose time is over.
    pub(super) fn sweep(&self) {
        let mut changes: Vec<Change> = self
            .clients
            .sweep()
            .iter()
            .flat_map(|session| self.end_session(session))
            .collect();
        let region = &self.scope.region;
        changes.extend(
            self.retained
                .sweep()
                .into_iter()
                .map(|topic| Change::Forget {
                    region: region.clone(),
                    topic,
                }),
        );
        self.submit(changes);
    }
}

/// A message of an HTTP caller, if it keeps to what MQTT clients must keep to.
fn check(message: Message) -> Result<Publication, PublishError> {
    if message.payload.len() > PAYLOAD_BYTES {
        return Err(PublishError::Invalid(
            "the payload is larger than 128 KB".to_owned(),
        ));
    }
    if let Some(rule) = reserved::closed_topic(&message.topic, message.retain) {
        let topic = &message.topic;
        return Err(PublishError::Invalid(format!("`{topic}`: {rule}")));
    }
    reserved::check_properties(&message.properties)
        .map_err(|rule| PublishError::Invalid(rule.to_owned()))?;
    let topic = message.topic.as_str().into();
    let publication = Publication::new(
        topic,
        message.payload,
        message.at_least_once,
        message.retain,
    );
    Ok(publication.with(message.expiry, message.properties))
}
