//! Fleet provisioning over MQTT, as far as it is the gateway's: one request of a connection after another, each answer back to it.
//!
//! Refuses to let requests pile up. What a request means is in `provisioning::claim`.

use std::sync::{Arc, Weak};

use bytes::Bytes;
use tokio::sync::mpsc;

use super::access::Access;
use super::message::Publication;
use super::region::{Broker, Routed, Way};
use super::serving::Serving;
use super::session::Session;
use crate::model::policy::Action;
use crate::model::topic;
use crate::sandbox::authority::Principal;
use crate::sandbox::provisioning::claim::{self, Device, Reply};
use crate::sandbox::services::Services;

/// Requests of one connection that may wait while another one is worked on.
const WAITING: usize = 8;

/// The way to the task that answers the requests of one connection; the task ends when this is dropped.
pub(super) type Provisioning = mpsc::Sender<Asked>;

/// One request.
#[derive(Debug)]
pub(super) struct Asked {
    topic: String,
    payload: Bytes,
}

/// The connection that asks, as the task needs it.
struct Asker {
    broker: Arc<Broker>,
    session: Arc<Session>,
    access: Arc<Access>,
    link: u64,
    services: Weak<Services>,
    /// Names the connection in ownership tokens.
    connection: String,
}

impl Serving {
    /// Has a request answered, which the policies allowed.
    pub(super) fn provision(&mut self, topic: &str, payload: Bytes) {
        if self.provisioning.is_none() {
            self.provisioning = self.start_provisioning();
        }
        let Some(sender) = &self.provisioning else {
            return;
        };
        let asked = Asked {
            topic: topic.to_owned(),
            payload,
        };
        if sender.try_send(asked).is_err() {
            let reason = "too many provisioning requests of one connection wait for their answers";
            let hint = "wait for the answer before the next request";
            self.recorder.rule("mqtt:Quota", topic, reason, hint);
        }
    }

    fn start_provisioning(&self) -> Option<Provisioning> {
        let services = self.broker.shared.services.get()?;
        let asker = Asker {
            broker: Arc::clone(&self.broker),
            session: Arc::clone(&self.session),
            access: Arc::clone(&self.access),
            link: self.link,
            services: Weak::clone(services),
            connection: uuid::Uuid::new_v4().to_string(),
        };
        let (sender, requests) = mpsc::channel(WAITING);
        tokio::spawn(answer_all(Arc::new(asker), requests));
        Some(sender)
    }
}

async fn answer_all(asker: Arc<Asker>, mut requests: mpsc::Receiver<Asked>) {
    while let Some(asked) = requests.recv().await {
        let asking = Arc::clone(&asker);
        // It writes to the store and may make a key: not on a thread that serves connections.
        let reply = tokio::task::spawn_blocking(move || asking.answer(&asked)).await;
        if let Ok(Some(reply)) = reply {
            asker.deliver(reply);
        }
    }
}

impl Asker {
    fn answer(&self, asked: &Asked) -> Option<Reply> {
        let services = self.services.upgrade()?;
        let claim = match &self.access.principal {
            Principal::Certificate(id) | Principal::Claim(id) => Some(id),
            Principal::Administrator | Principal::Role(_) => None,
        };
        let device = Device {
            connection: &self.connection,
            client_id: &self.session.client_id,
            claim,
        };
        let (scope, topic) = (&self.broker.scope, asked.topic.as_str());
        claim::respond(&services, scope, device, topic, &asked.payload, None)
    }

    /// Sends an answer to the connection that asked, and to no other one, if its policies allow to receive it.
    fn deliver(&self, reply: Reply) {
        let resource = format!("{}topic/{}", self.broker.prefix, reply.topic);
        let standing = self.access.now.read();
        if standing.revoked || self.session.outbox.lock().link != self.link {
            return;
        }
        if !standing.policies.allows(Action::Receive, &resource) {
            self.session
                .recorder()
                .policy(&standing.policies, Action::Receive, &resource);
            return;
        }
        let at_least_once = self.is_subscribed_with_qos_1(&reply.topic);
        let message = Publication::new(
            reply.topic.as_str().into(),
            Bytes::from(reply.payload),
            at_least_once,
            false,
        );
        let way = Way {
            at_least_once,
            ..Way::default()
        };
        let mut routed = Routed::default();
        self.broker
            .hand_over(&self.session, &Arc::new(message), way, &mut routed);
        drop(standing);
        self.broker.submit(routed.changes);
    }

    fn is_subscribed_with_qos_1(&self, topic: &str) -> bool {
        let subscriptions = self.session.subscriptions.lock();
        subscriptions.as_ref().is_some_and(|known| {
            known
                .iter()
                .any(|(filter, options)| options.qos > 0 && topic::matches(filter, topic))
        })
    }
}
