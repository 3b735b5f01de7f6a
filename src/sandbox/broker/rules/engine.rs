//! Runs rules, one message after the other, on a thread of its own: publishers do not wait, and messages stay in order.
//!
//! What goes wrong is in the record of refusals and, if it is an action, in the message of the error action.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, OnceLock, Weak};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};

use super::action::Failure;
use super::{Job, Rule};
use crate::model::rule_sql::{Facts, Message, Output, Outside};
use crate::sandbox::broker::message::{Publication, now_ms};
use crate::sandbox::broker::region::Broker;
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;

/// Messages that may wait for the rules of a Region.
const WAITING: usize = 4096;

/// What is recorded of rules, and why.
const ACTION: &str = "iot:RunTopicRule";
const TOO_FAST: &str =
    "messages come faster than the topic rules of the sandbox work: some pass them by";
const ENDED: &str = "the topic rules of this Region have ended on an error: restart the sandbox";
const NO_RULE: &str = "no topic rule of that name is enabled: the message is dropped";
const NO_RULE_HINT: &str = "make the rule, enable it, or publish on the topic without $aws/rules/";

/// The way to the thread; it is started with the first message and ends with the gateway.
#[derive(Debug, Default)]
pub(in crate::sandbox::broker) struct Engine {
    jobs: OnceLock<Option<SyncSender<Job>>>,
    /// When it was last told that messages pass the rules by.
    told: Mutex<Option<Instant>>,
}

impl Engine {
    /// Has `job` done, unless too many wait.
    pub(in crate::sandbox::broker) fn take(&self, broker: &Broker, job: Job) {
        let jobs = self.jobs.get_or_init(|| {
            let services = Weak::clone(broker.shared.services.get()?);
            let region = broker.scope.region.clone();
            let (sender, jobs) = sync_channel(WAITING);
            let run = move || run(&services, &region, &jobs);
            std::thread::Builder::new()
                .name("topic-rules".to_owned())
                .spawn(run)
                .ok()
                .map(|_| sender)
        });
        let (job, reason) = match jobs.as_ref().map(|jobs| jobs.try_send(job)) {
            Some(Err(TrySendError::Full(job))) => (job, TOO_FAST),
            Some(Err(TrySendError::Disconnected(job)))
                if !broker.shared.closing.load(Ordering::Relaxed) =>
            {
                (job, ENDED)
            }
            _ => return,
        };
        self.tell(broker, &job.concern.topic, reason);
    }

    /// Records that no rule takes a message of Basic Ingest.
    pub(in crate::sandbox::broker) fn refuse(&self, broker: &Broker, message: &Publication) {
        match &message.origin {
            Some(origin) => origin.rule(ACTION, &message.topic, NO_RULE, NO_RULE_HINT),
            None => self.tell(broker, &message.topic, NO_RULE),
        }
    }

    /// Records, at most once a second, that a message passes the rules by.
    fn tell(&self, broker: &Broker, topic: &str, reason: &str) {
        let mut told = self.told.lock();
        if told.is_some_and(|told| told.elapsed() < Duration::from_secs(1)) {
            return;
        }
        *told = Some(Instant::now());
        let mut refusal = Refusal::now(ACTION, topic, reason);
        refusal.region = broker.scope.region.to_string();
        broker.shared.refusals.record(&refusal);
    }
}

fn run(services: &Weak<Services>, region: &crate::model::name::Region, jobs: &Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        let Some(services) = services.upgrade() else {
            return;
        };
        let broker = services.brokers.of(region);
        let mut facts = facts(&broker, &job);
        for rule in &job.concern.rules {
            facts.sql_version.clone_from(&rule.sql_version);
            let run = Run {
                services: &services,
                broker: &broker,
                rule,
                job: &job,
                facts: &facts,
            };
            if run.is_closing() {
                return;
            }
            run.rule();
        }
    }
}

/// What every rule sees of a message; the version of the SQL is that of each.
fn facts(broker: &Broker, job: &Job) -> Facts {
    let message = &job.message;
    let identity = message.origin.as_ref().map(|origin| origin.identity());
    let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let properties = &message.properties;
    let property = |name, value: Option<&str>| value.map(|value| (name, value.to_owned()));
    let correlation = properties
        .correlation_data
        .as_ref()
        .map(|data| STANDARD.encode(data));
    // Names as `get_mqtt_property` takes them (Developer Guide, "get_mqtt_property"); the format indicator's texts are those of the API.
    let format = properties.utf8.map(|utf8| {
        if utf8 {
            "UTF8_DATA"
        } else {
            "UNSPECIFIED_BYTES"
        }
    });
    Facts {
        topic: job.concern.topic.clone(),
        client_id: identity.and_then(|identity| named(&identity.client_id)),
        principal: identity.and_then(|identity| named(&identity.principal)),
        source_ip: identity.and_then(|identity| address_of(&identity.source)),
        account: broker.scope.account.to_string(),
        timestamp: now_ms(),
        trace_id: identity.map(|_| uuid::Uuid::new_v4().to_string()),
        properties: [
            property("format_indicator", format),
            property("content_type", properties.content_type.as_deref()),
            property("response_topic", properties.response_topic.as_deref()),
            property("correlation_data", correlation.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect(),
        user_properties: properties.user.clone(),
        sql_version: String::new(),
    }
}

/// One rule on one message.
pub(super) struct Run<'a> {
    pub(super) services: &'a Arc<Services>,
    pub(super) broker: &'a Broker,
    pub(super) rule: &'a Rule,
    pub(super) job: &'a Job,
    /// What the rule sees of the message beside its payload.
    facts: &'a Facts,
}

impl Outside for Run<'_> {
    fn invoke(&self, function: &str, input: &Value) -> Result<Value, String> {
        let input = input.to_string();
        let answer = self
            .call(function, Bytes::from(input))
            .map_err(|failure| failure.message)?
            .wait()?;
        serde_json::from_slice(&answer)
            .map_err(|error| format!("{function} did not answer JSON: {error}"))
    }

    fn random(&self) -> u64 {
        fastrand::u64(..)
    }
}

impl Run<'_> {
    /// Whether the sandbox stops: what is done now may come into the state of the next one.
    pub(super) fn is_closing(&self) -> bool {
        self.broker.shared.closing.load(Ordering::Relaxed)
    }

    fn rule(&self) {
        let payload = &self.job.message.payload;
        let message = Message::new(payload, self.facts, self);
        let selected = match self.rule.statement.evaluate(&message) {
            Ok(Some(Output::Unchanged)) => payload.clone(),
            Ok(Some(Output::Json(value))) => Bytes::from(value.to_string()),
            Ok(Some(Output::Nothing)) => Bytes::new(),
            Ok(None) => return,
            Err(error) => {
                return self.record(&self.job.concern.topic, &error.to_string());
            }
        };
        let failures: Vec<Failure> = self
            .rule
            .actions
            .iter()
            .filter_map(|action| self.act(action, &message, &selected).err())
            .collect();
        if self.is_closing() {
            return;
        }
        for failure in &failures {
            self.record(&failure.resource, &failure.message);
        }
        if let (Some(action), false) = (&self.rule.on_error, failures.is_empty()) {
            let told = Bytes::from(self.error(&failures).to_string());
            if let Err(failure) = self.act(action, &message, &told) {
                let text = format!("the error action failed: {}", failure.message);
                self.record(&failure.resource, &text);
            }
        }
    }

    /// What an error action gets (Developer Guide, "Error handling").
    fn error(&self, failures: &[Failure]) -> Value {
        let message = &self.job.message;
        let client = message.origin.as_ref().map(|origin| origin.identity());
        let trace = self.facts.trace_id.clone();
        let failures: Vec<Value> = failures
            .iter()
            .map(|failure| {
                json!({
                    "failedAction": failure.action,
                    "failedResource": failure.resource,
                    "errorMessage": failure.message,
                })
            })
            .collect();
        json!({
            "ruleName": self.rule.name,
            "topic": self.job.concern.topic,
            "cloudwatchTraceId": trace.unwrap_or_else(|| uuid::Uuid::new_v4().to_string()),
            "clientId": client.map_or("N/A", |client| &client.client_id),
            "base64OriginalPayload": STANDARD.encode(&message.payload),
            "failures": failures,
        })
    }

    fn record(&self, resource: &str, reason: &str) {
        let text = format!("rule {}: {reason}", self.rule.name);
        let mut refusal = Refusal::now(ACTION, resource, text);
        refusal.region = self.broker.scope.region.to_string();
        if let Some(origin) = &self.job.message.origin {
            let identity = origin.identity();
            refusal.client_id.clone_from(&identity.client_id);
            refusal.principal.clone_from(&identity.principal);
            refusal.source.clone_from(&identity.source);
        }
        self.services.refusals.record(&refusal);
    }
}

/// The address without its port.
fn address_of(source: &str) -> Option<String> {
    let address: std::net::SocketAddr = source.parse().ok()?;
    Some(address.ip().to_canonical().to_string())
}
