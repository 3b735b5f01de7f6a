//! What a client asks for after its CONNECT: PUBLISH, SUBSCRIBE, UNSUBSCRIBE, DISCONNECT.
//!
//! Quotas first, then the policies, then the deed; what a refused client sees is in `refuse.rs`.

use std::sync::Arc;
use std::time::Instant;

use bytestring::ByteString;

use super::access::Standing;
use super::account::Excess;
use super::codec::{self, Disconnect, Packet, Publish, Subscribe, SubscribeOptions};
use super::end::{End, Reason};
use super::events::Subject;
use super::message::Publication;
use super::outbox::Control;
use super::persistence::{Change, Waiting};
use super::refuse::{LIFT_QUOTAS, client_error, forbidden};
use super::region::{Routed, Way};
use super::serving::Serving;
use super::{reserved, retained, wire};
use crate::model::limits::{FILTERS_PER_SUBSCRIBE, PAYLOAD_BYTES, SESSION_EXPIRY, TOPIC_ALIASES};
use crate::model::policy::Action;
use crate::model::reserved::{Kind, kind};
use crate::model::topic::{Topic, TopicFilter};
use crate::sandbox::provisioning::claim;

/// A filter to subscribe with, or why it is refused: MQTT 5's code and words.
type Wanted = Result<TopicFilter, (u8, String)>;

const QOS_2: &str = "QoS 2 is not supported, and not answered";

impl Serving {
    /// Does what `packet` asks for.
    pub(super) fn packet(
        &mut self,
        packet: Packet,
        standing: &Standing,
        now: Instant,
    ) -> Result<(), End> {
        match packet {
            Packet::Publish(publish) => self.publish(publish, standing, now),
            Packet::PubAck(packet_id) => {
                self.acknowledge(packet_id);
                Ok(())
            }
            Packet::Subscribe(subscribe) => self.subscribe(&subscribe, standing),
            Packet::Unsubscribe { packet_id, filters } => {
                self.unsubscribe(packet_id, &filters);
                Ok(())
            }
            Packet::PingReq => {
                self.out.extend_from_slice(&wire::PINGRESP);
                Ok(())
            }
            Packet::Disconnect(disconnect) => Err(self.disconnect(&disconnect)),
        }
    }

    fn publish(&mut self, publish: Publish, standing: &Standing, now: Instant) -> Result<(), End> {
        let text = self.topic(&publish)?;
        if publish.qos > 1 {
            self.recorder
                .rule("mqtt:Packet", &text, QOS_2, "publish with QoS 1");
            return Ok(());
        }
        let topic: Topic = text.parse().map_err(|_| {
            client_error(
                &self.recorder,
                &text,
                0x90,
                "the topic breaks a rule: no wildcards, 256 bytes, 7 slashes",
            )
        })?;
        if publish.payload.len() > PAYLOAD_BYTES {
            return Err(client_error(
                &self.recorder,
                &text,
                0x97,
                "the payload is larger than 128 KB",
            ));
        }
        reserved::check_properties(&publish.properties)
            .map_err(|rule| client_error(&self.recorder, &text, 0x97, rule))?;
        if !self.publishes.take(now) {
            let reason = "more than 100 publishes per second of one connection";
            self.discard(&text, Excess::told(reason));
            return Ok(());
        }
        self.may_publish(&topic, publish.retain, standing)?;
        let packet_id = publish.packet_id;
        let request = publish.payload.clone();
        let message = Publication::new(text, publish.payload, publish.qos > 0, publish.retain);
        let mut message = message.with(publish.expiry, publish.properties);
        message.publisher = self.session.serial;
        if !self.broker.rules.is_empty() || message.topic.starts_with(reserved::BASIC_INGEST) {
            message.origin = Some(Arc::clone(&self.recorder));
        }
        if let Err(excess) = self.broker.throttle(&message) {
            self.discard(&message.topic, excess);
            return Ok(());
        }
        if claim::is_request(topic.as_str()) {
            self.provision(topic.as_str(), request);
        }
        let routed = self.broker.route(&Arc::new(message));
        self.acknowledge_publish(packet_id, routed)
    }

    fn acknowledge_publish(&mut self, packet_id: u16, routed: Routed) -> Result<(), End> {
        self.handed_over(routed.receivers);
        if routed.pressure || self.broker.shared.writer.is_busy() {
            self.wait_for_others();
        }
        if packet_id == 0 {
            self.broker.submit(routed.changes);
        } else if routed.changes.is_empty() {
            self.out.extend_from_slice(&wire::puback(packet_id));
        } else {
            self.take_unacknowledged()?;
            self.when_committed(routed.changes, Control::PubAck(packet_id));
        }
        Ok(())
    }

    fn when_committed(&self, changes: Vec<Change>, packet: Control) {
        let waiting = Waiting::Client {
            session: Arc::clone(&self.session),
            link: self.link,
            packet,
        };
        self.broker.shared.writer.submit(changes, waiting);
    }

    pub(super) fn discard(&self, resource: &str, excess: Excess) {
        if excess.tell {
            let hint = if excess.reason == retained::TOO_MANY_BYTES {
                "delete retained messages with an empty retained publish, or retain smaller ones"
            } else {
                LIFT_QUOTAS
            };
            self.recorder
                .rule("mqtt:Quota", resource, excess.reason, hint);
        }
    }

    /// The topic, by name or by alias.
    fn topic(&mut self, publish: &Publish) -> Result<Arc<str>, End> {
        let fail = |code, text| Err(client_error(&self.recorder, "PUBLISH", code, text));
        let Some(alias) = publish.alias else {
            if publish.topic.is_empty() {
                return fail(0x82, "neither topic nor Topic Alias");
            }
            return Ok((&*publish.topic).into());
        };
        if alias > TOPIC_ALIASES {
            return fail(0x94, "the Topic Alias is greater than 8");
        }
        let at = usize::from(alias) - 1;
        if publish.topic.is_empty() {
            return match self.aliases.get(at) {
                Some(Some(topic)) => Ok(Arc::clone(topic)),
                _ => fail(0x82, "the Topic Alias is not known"),
            };
        }
        let topic: Arc<str> = (&*publish.topic).into();
        if self.aliases.len() <= at {
            self.aliases.resize(at + 1, None);
        }
        self.aliases[at] = Some(Arc::clone(&topic));
        Ok(topic)
    }

    fn may_publish(&self, topic: &Topic, retain: bool, standing: &Standing) -> Result<(), End> {
        let resource = format!("{}topic/{topic}", self.broker.prefix);
        for action in [Action::Publish, Action::RetainPublish] {
            let needed = action == Action::Publish || retain;
            if needed && !standing.policies.allows(action, &resource) {
                self.recorder.policy(&standing.policies, action, &resource);
                return Err(forbidden("not authorized to publish"));
            }
        }
        if let Some(text) = reserved::closed_topic(topic, retain) {
            return Err(client_error(&self.recorder, topic.as_str(), 0x90, text));
        }
        if kind(topic) == Kind::Request && !claim::is_request(topic.as_str()) {
            let text = "the sandbox has no such service: nobody will answer";
            let hint = "test this part against AWS, or answer from a client on topics of your own";
            self.recorder
                .rule("mqtt:Unsupported", topic.as_str(), text, hint);
        }
        Ok(())
    }

    fn subscribe(&mut self, subscribe: &Subscribe, standing: &Standing) -> Result<(), End> {
        if subscribe.has_identifier {
            let text = "subscription identifiers are not supported";
            return Err(client_error(&self.recorder, "SUBSCRIBE", 0xA1, text));
        }
        if let Some((filter, _)) = subscribe
            .filters
            .iter()
            .find(|(_, options)| options.qos > 1)
        {
            self.recorder
                .rule("mqtt:Packet", filter, QOS_2, "subscribe with QoS 1");
            return Ok(());
        }
        if subscribe.filters.len() > FILTERS_PER_SUBSCRIBE {
            let text = "more than 8 filters in one SUBSCRIBE";
            let hint = "send several SUBSCRIBE packets of up to 8 filters";
            self.recorder.rule("mqtt:Quota", "SUBSCRIBE", text, hint);
            // A SUBACK has as many codes as the SUBSCRIBE has filters, which the packet's largest size bounds.
            let codes = vec![0x97; subscribe.filters.len()];
            let reason = self.problem_information.then_some(text);
            self.out.extend(codec::suback(
                self.version5(),
                subscribe.packet_id,
                &codes,
                reason,
            ));
            return Ok(());
        }
        let mut wanted = Vec::new();
        for (filter, options) in &subscribe.filters {
            wanted.push((self.may_subscribe(filter, *options, standing)?, *options));
        }
        self.subscribe_all(subscribe.packet_id, &wanted);
        Ok(())
    }

    /// The filter, or why it is refused: MQTT 5's code and words.
    fn may_subscribe(
        &self,
        filter: &ByteString,
        options: SubscribeOptions,
        standing: &Standing,
    ) -> Result<Wanted, End> {
        let filter: TopicFilter = match filter.parse() {
            Ok(filter) => filter,
            Err(error) => {
                let hint =
                    "`+` and `#` stand alone between slashes, `#` comes last, 256 bytes, 7 slashes";
                self.recorder.rule("mqtt:Packet", filter, error.rule, hint);
                return Ok(Err((0x8F, error.to_string())));
            }
        };
        if filter.share().is_some() && options.no_local {
            return Err(client_error(
                &self.recorder,
                filter.as_str(),
                0x82,
                "No Local on a shared subscription",
            ));
        }
        let resource = format!("{}topicfilter/{filter}", self.broker.prefix);
        if !standing.policies.allows(Action::Subscribe, &resource) {
            self.recorder
                .policy(&standing.policies, Action::Subscribe, &resource);
            if self.version5() {
                return Ok(Err((0x87, "not authorized".to_owned())));
            }
            return Err(forbidden("not authorized to subscribe"));
        }
        if let Some(rule) = reserved::closed_filter(filter.plain()) {
            let hint = "subscribe to topics of your own, or to those that AWS documents as reserved topics";
            self.recorder
                .rule("mqtt:Packet", filter.as_str(), rule, hint);
            return Ok(Err((0x8F, rule.to_owned())));
        }
        Ok(Ok(filter))
    }

    fn subscribe_all(&mut self, packet_id: u16, wanted: &[(Wanted, SubscribeOptions)]) {
        let mut codes = Vec::new();
        let mut reason = None;
        let mut changes = Vec::new();
        let mut done = Vec::new();
        let mut retained = Vec::new();
        for (filter, options) in wanted {
            let subscribed = match filter {
                Ok(filter) => match self.subscribe_one(filter, *options) {
                    Ok(new) => Ok((filter, new)),
                    Err(excess) => {
                        self.discard(filter.as_str(), excess);
                        Err((0x97, excess.reason.to_owned()))
                    }
                },
                Err(refused) => Err(refused.clone()),
            };
            match subscribed {
                Ok((filter, new)) => {
                    codes.push(options.qos);
                    done.push(filter.as_str());
                    changes.extend(self.kept_subscription(filter, *options));
                    let asked =
                        options.retain_handling == 0 || (options.retain_handling == 1 && new);
                    if asked && filter.share().is_none() && !filter.has_wildcard() {
                        retained.extend(
                            self.broker
                                .retained
                                .get(filter.plain())
                                .map(|message| (message, options.qos)),
                        );
                    }
                }
                Err((code, text)) => {
                    codes.push(code);
                    reason = Some(text);
                }
            }
        }
        let reason = reason.as_deref().filter(|_| self.problem_information);
        let suback = codec::suback(self.version5(), packet_id, &codes, reason);
        if changes.is_empty() {
            self.out.extend(suback);
        } else {
            self.when_committed(changes, Control::Packet(suback));
        }
        let mut routed = Routed::default();
        for (message, qos) in retained {
            let at_least_once = message.at_least_once && qos > 0;
            let way = Way {
                at_least_once,
                retain: true,
                group: None,
            };
            self.broker
                .hand_over(&self.session, &message, way, &mut routed);
        }
        self.broker.submit(routed.changes);
        self.announce_subscriptions("subscribed", &done);
    }

    fn subscribe_one(
        &self,
        filter: &TopicFilter,
        options: SubscribeOptions,
    ) -> Result<bool, Excess> {
        self.broker.account.subscribe()?;
        self.broker
            .subscribe(&self.session, filter, options)
            .map_err(Excess::told)
    }

    fn kept_subscription(&self, filter: &TopicFilter, options: SubscribeOptions) -> Option<Change> {
        self.session.is_persistent().then(|| Change::Subscribe {
            region: self.broker.scope.region.clone(),
            client_id: Arc::clone(&self.session.client_id),
            filter: filter.to_string(),
            qos: options.qos,
            options: options.to_bits(),
        })
    }

    fn unsubscribe(&mut self, packet_id: u16, filters: &[ByteString]) {
        let mut changes = Vec::new();
        let mut done = Vec::new();
        let mut codes = Vec::new();
        for text in filters {
            let filter: TopicFilter = match text.parse() {
                Ok(filter) => filter,
                Err(error) => {
                    let hint = "unsubscribe with the filter that was subscribed to";
                    self.recorder.rule("mqtt:Packet", text, error.rule, hint);
                    codes.push(0x8F);
                    continue;
                }
            };
            codes.push(0);
            if let Some(known) = self.session.subscriptions.lock().as_mut() {
                known.remove(filter.as_str());
            }
            self.broker.router.unsubscribe(&filter, self.session.serial);
            if filter.share().is_some() {
                self.leave_group(&filter, &mut changes);
            }
            done.push(&**text);
            if self.session.is_persistent() {
                changes.push(Change::Unsubscribe {
                    region: self.broker.scope.region.clone(),
                    client_id: Arc::clone(&self.session.client_id),
                    filter: filter.to_string(),
                });
            }
        }
        let unsuback = codec::unsuback(self.version5(), packet_id, &codes);
        if changes.is_empty() {
            self.out.extend(unsuback);
        } else {
            self.when_committed(changes, Control::Packet(unsuback));
        }
        self.announce_subscriptions("unsubscribed", &done);
    }

    /// Leaves what was not sent yet to the other members.
    fn leave_group(&self, filter: &TopicFilter, changes: &mut Vec<Change>) {
        let left = self
            .session
            .outbox
            .lock()
            .give_back(Some(filter.as_str()), false);
        let rows = left.iter().map(|outgoing| outgoing.stored);
        let rows: Vec<u64> = rows.filter(|row| *row > 0).collect();
        if !rows.is_empty() {
            changes.push(Change::Done(rows));
        }
        changes.extend(self.broker.pass_on(left));
    }

    fn announce_subscriptions(&self, what: &str, filters: &[&str]) {
        if filters.is_empty() {
            return;
        }
        let session = self.session.identifier.to_string();
        let subject = Subject {
            client_id: &self.session.client_id,
            principal: &self.recorder.identity().principal,
            session: &session,
            thing: None,
        };
        self.broker.announce(subject.subscriptions(what, filters));
    }

    fn disconnect(&self, disconnect: &Disconnect) -> End {
        if let Some(expiry) = disconnect.session_expiry {
            if expiry > 0 && self.expiry_at_connect == 0 {
                let text = "DISCONNECT sets a session expiry though CONNECT had none";
                return client_error(&self.recorder, "DISCONNECT", 0x82, text);
            }
            let longest = u32::try_from(SESSION_EXPIRY.as_secs()).unwrap_or(u32::MAX);
            self.session.set_expiry(expiry.min(longest));
        }
        let end = End::by_client(disconnect.with_will);
        debug_assert_eq!(end.reason, Reason::ClientInitiated);
        end
    }
}
