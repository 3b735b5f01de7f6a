//! The MQTT side of one connection, without its socket: bytes in, bytes out, and what is left when it ends.
//!
//! Handles one packet at a time under the policies of that moment.

use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use bytes::{Buf, BytesMut};

use super::access::{Access, Recorder, Standing, Verdicts};
use super::account::Excess;
use super::codec;
use super::connect::Established;
use super::end::{End, Reason, WillFate};
use super::events::Subject;
use super::limits::Window;
use super::message::{Form, Publication, now_ms};
use super::outbox::{Control, Outbox, Outgoing};
use super::persistence::Change;
use super::provisioning::Provisioning;
use super::refuse::{client_error, hint};
use super::region::Broker;
use super::session::Session;
use super::wire;
use crate::model::limits::{DRAIN_PER_SECOND, DRAIN_SHARED_PER_SECOND, IN_FLIGHT};
use crate::model::policy::Action;

/// Bytes sent in one write: two TLS records.
const BATCH: usize = 32 * 1024;
/// Hand-overs after which subscribers get their turn before the publisher goes on.
const HAND_OVERS: usize = 16 * 1024;
/// How long a publisher is held up when a subscriber or the store is behind.
const HOLD: Duration = Duration::from_millis(5);
/// Kept messages that are moved to the queue at once where no pace is kept.
const RELEASED: usize = 256;
/// Bytes of answers that may wait for a client that does not read; it is not listened to until it does.
const ANSWERS: usize = 64 * 1024;

/// See the module.
pub(super) struct Serving {
    pub(super) broker: Arc<Broker>,
    pub(super) session: Arc<Session>,
    pub(super) link: u64,
    pub(super) access: Arc<Access>,
    pub(super) recorder: Arc<Recorder>,
    /// Answers to the client's packets, encoded.
    pub(super) out: Vec<u8>,
    /// Bytes received and not handled.
    input: BytesMut,
    pub(super) aliases: Vec<Option<Arc<str>>>,
    pub(super) publishes: Window,
    pub(super) problem_information: bool,
    pub(super) expiry_at_connect: u32,
    verdicts: Verdicts,
    window: usize,
    maximum_packet: usize,
    will: Option<Box<Publication>>,
    version: u64,
    /// Rows of messages that need not be kept any more.
    done: Vec<u64>,
    held_until: Option<Instant>,
    hand_overs: usize,
    /// Fleet provisioning in the name of this connection, from its first request on.
    pub(super) provisioning: Option<Provisioning>,
    /// When the next kept message may be sent: of the client's own, of shared subscriptions.
    next_kept: [Option<Instant>; 2],
    concluded: bool,
}

impl Serving {
    /// As the handshake left it.
    pub(super) fn new(broker: Arc<Broker>, established: Established) -> Self {
        Self {
            publishes: broker.shared.limits.publishes(),
            broker,
            expiry_at_connect: established.admitted.session.expiry(),
            session: established.admitted.session,
            link: established.admitted.link,
            version: established.admitted.version,
            access: established.access,
            recorder: established.recorder,
            out: established.connack,
            input: established.input,
            aliases: Vec::new(),
            problem_information: established.problem_information,
            verdicts: Verdicts::default(),
            window: established.window,
            maximum_packet: established.maximum_packet,
            will: established.will,
            done: Vec::new(),
            held_until: None,
            hand_overs: 0,
            provisioning: None,
            next_kept: [None; 2],
            concluded: false,
        }
    }

    /// Whether the client speaks MQTT 5.
    pub(super) fn version5(&self) -> bool {
        self.session.version5
    }

    /// Whether received bytes wait to be handled.
    pub(super) fn has_input(&self) -> bool {
        matches!(wire::frame_length(&self.input), Ok(Some(length)) if length <= self.input.len())
            || wire::frame_length(&self.input).is_err()
    }

    /// Whether the client is not listened to for now.
    pub(super) fn is_held(&mut self, now: Instant) -> bool {
        if self.held_until.is_some_and(|until| until <= now) {
            self.held_until = None;
        }
        self.held_until.is_some() || self.out.len() > ANSWERS
    }

    /// Does not listen to the client until `until`.
    pub(super) fn hold(&mut self, until: Instant) {
        self.held_until = Some(self.held_until.map_or(until, |held| held.max(until)));
    }

    /// Holds the client up because others are behind.
    pub(super) fn wait_for_others(&mut self) {
        self.hold(Instant::now() + HOLD);
    }

    /// Counts sessions that were handed a message.
    pub(super) fn handed_over(&mut self, receivers: usize) {
        self.hand_overs += receivers + 16;
    }

    /// Whether others should have their turn; asked once.
    pub(super) fn has_yielded(&mut self) -> bool {
        let yields = self.hand_overs >= HAND_OVERS;
        if yields {
            self.hand_overs = 0;
        }
        yields
    }

    /// When to go on though nothing comes.
    pub(super) fn wakes_at(&self) -> Option<Instant> {
        let times = [
            self.held_until,
            self.next_kept[0],
            self.next_kept[1],
            self.access.ends_at,
        ];
        times.into_iter().flatten().min()
    }

    /// Handles received bytes.
    pub(super) fn received(&mut self, bytes: &[u8], now: Instant) -> Result<(), End> {
        if self.input.is_empty() {
            let handled = self.handle(bytes, now)?;
            self.input.extend_from_slice(&bytes[handled..]);
            return Ok(());
        }
        self.input.extend_from_slice(bytes);
        self.resume(now)
    }

    /// Handles what was received before.
    pub(super) fn resume(&mut self, now: Instant) -> Result<(), End> {
        let mut input = std::mem::take(&mut self.input);
        let handled = self.handle(&input, now)?;
        input.advance(handled);
        if !input.is_empty() {
            self.input = input;
        }
        Ok(())
    }

    /// Handles whole packets until one is incomplete or the client is held up; how many bytes they had.
    fn handle(&mut self, bytes: &[u8], now: Instant) -> Result<usize, End> {
        let mut at = 0;
        let access = Arc::clone(&self.access);
        while at < bytes.len() && !self.is_held(now) && self.hand_overs < HAND_OVERS {
            let rest = &bytes[at..];
            if wire::short_puback(rest).is_some() {
                at += self.acknowledged(rest);
                continue;
            }
            let length = wire::frame_length(rest).map_err(|fault| self.broken(rest, fault))?;
            let Some(frame) = length.and_then(|length| rest.get(..length)) else {
                break;
            };
            let standing = access.now.read();
            if standing.revoked {
                // Why is in the outbox, and found there when nothing more is taken from the client.
                break;
            }
            let packet =
                codec::decode(self.version5(), frame).map_err(|fault| self.broken(frame, fault))?;
            at += frame.len();
            self.packet(packet, &standing, now)?;
        }
        self.forget_done();
        Ok(at)
    }

    fn broken(&self, frame: &[u8], fault: wire::Fault) -> End {
        const NAMES: [&str; 16] = [
            "packet type 0",
            "CONNECT",
            "CONNACK",
            "PUBLISH",
            "PUBACK",
            "PUBREC",
            "PUBREL",
            "PUBCOMP",
            "SUBSCRIBE",
            "SUBACK",
            "UNSUBSCRIBE",
            "UNSUBACK",
            "PINGREQ",
            "PINGRESP",
            "DISCONNECT",
            "AUTH",
        ];
        let name = frame
            .first()
            .map_or("", |first| NAMES[usize::from(first >> 4)]);
        self.recorder
            .rule("mqtt:Packet", name, fault.text, hint(fault.code));
        fault.into()
    }

    /// Takes the PUBACKs that `bytes` begins with; how many bytes they have.
    fn acknowledged(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        let mut outbox = self.session.outbox.lock();
        if outbox.link == self.link {
            while let Some(packet_id) = wire::short_puback(&bytes[at..]) {
                at += 4;
                let row = outbox
                    .acknowledge(packet_id)
                    .map_or(0, |outgoing| outgoing.stored);
                self.done.extend((row > 0).then_some(row));
            }
        } else {
            at = 4;
        }
        at
    }

    /// The same for one that has a reason code.
    pub(super) fn acknowledge(&mut self, packet_id: u16) {
        let [high, low] = packet_id.to_be_bytes();
        self.acknowledged(&[0x40, 2, high, low]);
    }

    /// Whether a `QoS` 1 publish may wait for the store, or too many do already. MQTT 5 clients know the limit; others are held up.
    pub(super) fn take_unacknowledged(&mut self) -> Result<(), End> {
        let mut outbox = self.session.outbox.lock();
        outbox.unacknowledged += 1;
        let many = outbox.unacknowledged > IN_FLIGHT;
        drop(outbox);
        if many && self.version5() {
            let text = "more than 100 unacknowledged QoS 1 messages";
            return Err(client_error(&self.recorder, "PUBLISH", 0x93, text));
        }
        if many {
            self.wait_for_others();
        }
        Ok(())
    }

    /// Appends what waits for the client to `output`; true if there is more. Registers `waker` if there is not.
    pub(super) fn fill(
        &mut self,
        standing: &Standing,
        output: &mut Vec<u8>,
        waker: &Waker,
        now: Instant,
    ) -> Result<bool, End> {
        let session = Arc::clone(&self.session);
        let mut refused = Vec::new();
        let mut outbox = session.outbox.lock();
        self.check_link(&mut outbox)?;
        output.append(&mut self.out);
        for control in outbox.control.drain(..) {
            match control {
                Control::PubAck(packet_id) => output.extend_from_slice(&wire::puback(packet_id)),
                Control::Packet(packet) => output.extend_from_slice(&packet),
            }
        }
        self.release_kept(&mut outbox, now);
        let mut more = false;
        loop {
            if standing.revoked {
                break;
            }
            if output.len() >= BATCH {
                more = true;
                break;
            }
            let Some(outgoing) = outbox.next(self.window) else {
                break;
            };
            match self.judge(standing, &outgoing) {
                Ok(form) => {
                    // Without another reference to the message: its counter is what all receivers' threads contend for.
                    if outgoing.at_least_once {
                        let packet_id = outbox.packet_id();
                        outgoing.message.write(form, packet_id, output);
                        outbox.sent(packet_id, outgoing, now);
                    } else {
                        outgoing.message.write(form, 0, output);
                    }
                }
                Err(reason) => {
                    self.done
                        .extend((outgoing.stored > 0).then_some(outgoing.stored));
                    refused.extend(reason.map(|reason| (outgoing.message, reason)));
                }
            }
        }
        more |= outbox.queue.is_empty() && outbox.kept() > 0 && !self.broker.shared.limits.rates;
        if !more {
            let blocked = !outbox.queue.is_empty();
            outbox.sleep(waker, blocked, &self.broker.shared.limits);
        }
        drop(outbox);
        for (message, reason) in refused {
            self.record_refused(standing, &message, reason);
        }
        self.forget_done();
        Ok(more)
    }

    /// Registers `waker` while the socket takes nothing.
    pub(super) fn watch(&mut self, waker: &Waker) -> Result<(), End> {
        let session = Arc::clone(&self.session);
        let mut outbox = session.outbox.lock();
        self.check_link(&mut outbox)?;
        outbox.sleep(waker, true, &self.broker.shared.limits);
        self.next_kept = [None; 2];
        Ok(())
    }

    fn check_link(&self, outbox: &mut Outbox) -> Result<(), End> {
        if outbox.link != self.link {
            return Err(End::taken_over());
        }
        if self.access.ends_at.is_some_and(|at| at <= Instant::now()) {
            let text = "the provisioning claim has expired";
            return Err(End::new(Reason::AuthError, 0x87, text));
        }
        outbox.ending.take().map_or(Ok(()), |end| Err(*end))
    }

    /// Moves kept messages to the queue, at AWS's pace and within the publish quota if quotas are on.
    fn release_kept(&mut self, outbox: &mut Outbox, now: Instant) {
        if !self.broker.shared.limits.rates {
            while outbox.queue.len() < RELEASED && (outbox.release(false) || outbox.release(true)) {
            }
            return;
        }
        for (shared, rate) in [(false, DRAIN_PER_SECOND), (true, DRAIN_SHARED_PER_SECOND)] {
            let next = &mut self.next_kept[usize::from(shared)];
            if next.is_some_and(|at| at > now) {
                continue;
            }
            let pause = Duration::from_secs(1) / rate;
            let waits = outbox.has_kept(shared);
            if waits && outbox.publishes.take(now) {
                outbox.release(shared);
            }
            *next = waits.then_some(now + pause);
        }
    }

    /// How to send a message, or why not; expired ones go without a word.
    fn judge(
        &mut self,
        standing: &Standing,
        outgoing: &Outgoing,
    ) -> Result<Form, Option<Unsendable>> {
        let message = &outgoing.message;
        let form = Form {
            version5: self.session.version5,
            at_least_once: outgoing.at_least_once,
            retain: outgoing.retain,
        };
        if message.is_expired() {
            return Err(None);
        }
        if !self.verdicts.may_receive(
            standing,
            &message.topic,
            message.topic_hash,
            &self.broker.prefix,
        ) {
            return Err(Some(Unsendable::Denied));
        }
        if self.maximum_packet < usize::MAX && message.packet_bytes(form) > self.maximum_packet {
            return Err(Some(Unsendable::TooLarge));
        }
        Ok(form)
    }

    fn record_refused(&self, standing: &Standing, message: &Publication, reason: Unsendable) {
        let resource = format!("{}topic/{}", self.broker.prefix, message.topic);
        match reason {
            Unsendable::Denied => {
                self.recorder
                    .policy(&standing.policies, Action::Receive, &resource);
            }
            Unsendable::TooLarge => {
                let text = "the message is larger than the client's Maximum Packet Size";
                let hint = "have the client ask for a larger Maximum Packet Size, or publish less";
                self.recorder.rule("mqtt:Packet", &resource, text, hint);
            }
        }
    }

    fn forget_done(&mut self) {
        if !self.done.is_empty() {
            self.broker
                .submit(vec![Change::Done(std::mem::take(&mut self.done))]);
        }
    }

    /// Gives up messages that were not acknowledged within AWS's retry time.
    pub(super) fn give_up(&mut self, now: Instant) {
        let over = self
            .session
            .outbox
            .lock()
            .give_up(self.session.retry(), now);
        self.done.extend(over.into_iter().filter(|row| *row > 0));
        self.forget_done();
    }

    /// What follows the end: session, Will, lifecycle event. Done once.
    pub(super) fn conclude(&mut self, end: &End) {
        if std::mem::replace(&mut self.concluded, true) {
            return;
        }
        self.broker.dismiss(&self.session, self.link, end);
        if let Some(will) = self.will.take() {
            self.publish_will(*will, end.will);
        }
        let session = self.session.identifier.to_string();
        let standing = self.access.now.read();
        let event = Subject {
            client_id: &self.session.client_id,
            principal: &self.recorder.identity().principal,
            session: &session,
            thing: standing.policies.exclusive_thing(),
        }
        .disconnected(
            end.reason == Reason::ClientInitiated,
            end.reason.name(),
            self.version,
        );
        drop(standing);
        self.broker.announce(event);
    }

    fn publish_will(&self, mut will: Publication, fate: WillFate) {
        if fate == WillFate::Discard {
            return;
        }
        let standing = self.access.now.read();
        let resource = format!("{}topic/{}", self.broker.prefix, will.topic);
        for action in [Action::Publish, Action::RetainPublish] {
            let needed = action == Action::Publish || will.retain;
            if fate == WillFate::Publish && needed && !standing.policies.allows(action, &resource) {
                self.recorder.policy(&standing.policies, action, &resource);
                return;
            }
        }
        will.at = Instant::now();
        will.expires_ms = will.expires_ms.map(|seconds| now_ms() + seconds * 1000);
        will.publisher = self.session.serial;
        will.origin = Some(Arc::clone(&self.recorder));
        let most = self.broker.shared.limits.retained_bytes;
        if will.retain
            && let Some(reason) = self.broker.retained.throttle(&will, false, most)
        {
            // A Will comes once: it goes to whoever is there, but is not kept.
            self.discard(&will.topic, Excess::told(reason));
            will.retain = false;
        }
        let routed = self.broker.route(&Arc::new(will));
        self.broker.submit(routed.changes);
    }
}

/// Why a message is not sent to this client.
#[derive(Debug, Clone, Copy)]
enum Unsendable {
    Denied,
    TooLarge,
}
