//! CONNECT: from the first byte to an admitted client, or to a refusal with its record.
//!
//! Runs in a future of its own that is gone when the connection is served, so that an idle connection does not carry it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use super::access::{Access, Policies, Recorder};
use super::admission::Admitted;
use super::codec::{self, Connect, Will};
use super::connack::ConnAck;
use super::end::{End, Reason};
use super::events::Subject;
use super::limits::Limits;
use super::message::{Publication, now_ms};
use super::refuse::{Answer, BROKEN_STATE, LIFT_QUOTAS, hint};
use super::region::Broker;
use super::wire::Fault;
use super::{ConnectionInfo, Peer, reserved, wire};
use crate::model::limits::{
    CLIENT_ID_BYTES, KEEP_ALIVE_SECONDS, MIN_PACKET_BYTES, PAYLOAD_BYTES, SESSION_EXPIRY,
};
use crate::model::policy::{Action, ConnectAttribute};
use crate::model::topic::Topic;
use crate::sandbox::authority::{ConnectFacts, Principal};

/// A connection that may be served.
pub(super) struct Established {
    pub(super) admitted: Admitted,
    pub(super) access: Arc<Access>,
    pub(super) recorder: Arc<Recorder>,
    pub(super) will: Option<Box<Publication>>,
    /// Effective, in seconds.
    pub(super) keep_alive: u16,
    /// `QoS` 1 messages the client takes before it acknowledges.
    pub(super) window: usize,
    pub(super) maximum_packet: usize,
    pub(super) problem_information: bool,
    /// CONNACK, to be sent first.
    pub(super) connack: Vec<u8>,
    /// What came after the CONNECT.
    pub(super) input: BytesMut,
}

/// What decides which session a CONNECT gets.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) client_id: Arc<str>,
    pub(super) version5: bool,
    pub(super) clean_start: bool,
    /// Session expiry in seconds, capped.
    pub(super) expiry: u32,
}

/// Reads the CONNECT and answers it; `None` if the connection is over.
pub(super) async fn handshake<S>(
    broker: &Arc<Broker>,
    stream: &mut S,
    peer: &Peer,
) -> Option<Box<Established>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let mut input = BytesMut::new();
    let anonymous = broker.recorder(
        principal_name(broker, &peer.principal),
        "",
        peer.remote.to_string(),
    );
    let frame = timeout(
        broker.shared.limits.connect_timeout,
        read_frame(stream, &mut input),
    )
    .await;
    let refused = match frame {
        Ok(Ok(length)) => {
            let connect = codec::decode_connect(&input[..length]);
            input.advance(length);
            match connect {
                Ok(connect) => match Box::pin(establish(broker, peer, connect)).await {
                    Ok(mut established) => {
                        established.input = input;
                        return Some(established);
                    }
                    Err(refused) => Some(refused),
                },
                Err(refused) => {
                    let Fault { code, text } = refused.fault;
                    anonymous.rule("mqtt:Packet", "CONNECT", text, hint(code));
                    Some((refused.version5, answer_to(refused.fault)))
                }
            }
        }
        Ok(Err(Some(fault))) => {
            anonymous.rule("mqtt:Packet", "CONNECT", fault.text, hint(fault.code));
            None
        }
        Ok(Err(None)) => None,
        Err(_) => {
            anonymous.rule(
                "mqtt:Packet",
                "CONNECT",
                "no CONNECT came within 5 seconds",
                "have the client send CONNECT as soon as TLS is up",
            );
            None
        }
    };
    let farewell = refused
        .map(|(version5, answer)| answer.packet(version5))
        .unwrap_or_default();
    let close = async {
        stream.write_all(&farewell).await?;
        stream.shutdown().await
    };
    // Whether a refused client still hears it is its own affair.
    let _ = timeout(std::time::Duration::from_secs(1), close).await;
    None
}

/// Length of the first frame once all of it is in `input`; `Err(None)` if the peer went away.
async fn read_frame<S: AsyncRead + Unpin>(
    stream: &mut S,
    input: &mut BytesMut,
) -> Result<usize, Option<wire::Fault>> {
    loop {
        if input.first().is_some_and(|first| *first != 0x10) {
            return Err(Some(wire::Fault::protocol(
                "the first packet is not CONNECT",
            )));
        }
        match wire::frame_length(input)? {
            Some(length) if length > PAYLOAD_BYTES => {
                return Err(Some(wire::Fault {
                    code: 0x97,
                    text: "CONNECT is larger than 128 KB",
                }));
            }
            Some(length) if input.len() >= length => return Ok(length),
            _ => {}
        }
        if stream.read_buf(input).await.map_err(|_| None)? == 0 {
            return Err(None);
        }
    }
}

fn answer_to(fault: wire::Fault) -> Answer {
    match fault.code {
        0x84 => Answer::codes(0x80, 1, fault.text),
        0x85 => Answer::codes(0x85, 2, fault.text),
        _ => Answer::close(fault.text),
    }
}

/// Stands for the action of a refusal that is not recorded because the same happened within the second.
const UNTOLD: &str = "";

/// Who it is, as lifecycle events say it.
fn principal_name(broker: &Broker, principal: &Principal) -> String {
    match principal {
        Principal::Certificate(id) | Principal::Claim(id) => id.to_string(),
        Principal::Administrator => format!("{}:test", broker.scope.account),
        Principal::Role(session) => session.user_id(),
    }
}

type Refused = (bool, Answer);

async fn establish(
    broker: &Arc<Broker>,
    peer: &Peer,
    connect: Connect,
) -> Result<Box<Established>, Refused> {
    let version5 = connect.v5;
    let assigned = connect
        .client_id
        .is_empty()
        .then(|| uuid::Uuid::new_v4().to_string());
    let client_id: Arc<str> = assigned.as_deref().unwrap_or(&connect.client_id).into();
    let principal = principal_name(broker, &peer.principal);
    let recorder = broker.recorder(principal, &client_id, peer.remote.to_string());
    let client = format!("{}client/{client_id}", broker.prefix);
    let refuse = |(action, answer): (&str, Answer)| {
        if action != UNTOLD {
            recorder.rule(action, &client, answer.text.clone(), answer.hint);
        }
        (version5, answer)
    };
    let will = acceptable(broker, &connect, &client_id).map_err(refuse)?;
    let request = request(&connect, client_id);
    let (access, epoch) = authorize(broker, peer, &request, will.as_ref(), &recorder)
        .map_err(|answer| (version5, answer))?;
    let keep_alive = effective_keep_alive(connect.keep_alive);
    let info = info(peer, &request, keep_alive, &access);
    let mut admitted = broker.admit(&request, &access, &recorder, info);
    if broker.epoch.load(Ordering::Acquire) != epoch {
        broker.judge_again(&access, admitted.link, &admitted.session);
    }
    keep(broker, &mut admitted).await.map_err(refuse)?;
    announce(broker, peer, &recorder, &admitted, &access);
    let connack = connack(
        &connect,
        assigned.as_deref(),
        &request,
        keep_alive,
        admitted.present,
    );
    Ok(Box::new(Established {
        admitted,
        access,
        recorder: Arc::clone(&recorder),
        will: will.map(Box::new),
        keep_alive,
        window: Limits::window(connect.receive_maximum),
        maximum_packet: connect
            .maximum_packet
            .and_then(|bytes| usize::try_from(bytes).ok())
            .unwrap_or(usize::MAX),
        problem_information: connect.problem_information,
        connack,
        input: BytesMut::new(),
    }))
}

/// The Will of a CONNECT that only the policies can still refuse.
fn acceptable(
    broker: &Broker,
    connect: &Connect,
    client_id: &Arc<str>,
) -> Result<Option<Publication>, (&'static str, Answer)> {
    if broker.shared.closing.load(Ordering::Relaxed) {
        let answer = Answer::codes(0x80, 3, "the sandbox stops");
        return Err((
            "mqtt:Shutdown",
            answer.hint("connect again when it is started again"),
        ));
    }
    check(connect, client_id).map_err(|answer| ("mqtt:Packet", answer))?;
    let will = connect.will.as_ref().map(will_message).transpose();
    let will = will.map_err(|answer| ("mqtt:Packet", answer))?;
    if broker.shared.limits.rates && !broker.clients.may_connect(client_id) {
        let text = "more than one CONNECT per second for one client id";
        let hint = "wait a second before connecting again, or give each client an id of its own";
        return Err(("mqtt:Quota", Answer::code(0x97, text).hint(hint)));
    }
    if let Err(excess) = broker.account.connect() {
        let action = if excess.tell { "mqtt:Quota" } else { UNTOLD };
        let answer = Answer::code(0x97, excess.reason);
        return Err((action, answer.hint(LIFT_QUOTAS)));
    }
    Ok(will)
}

/// Has the session of a connection written before the client hears of it.
async fn keep(broker: &Broker, admitted: &mut Admitted) -> Result<(), (&'static str, Answer)> {
    let changes = std::mem::take(&mut admitted.changes);
    if changes.is_empty() {
        return Ok(());
    }
    broker.shared.writer.commit(changes).await.map_err(|error| {
        let text = format!("the session cannot be kept: {error}");
        let end = End::new(Reason::ServerError, 0x97, text.clone());
        broker.dismiss(&admitted.session, admitted.link, &end);
        let hint = "free space on the disk that holds the sandbox's state";
        ("mqtt:Store", Answer::code(0x97, text).hint(hint))
    })
}

/// What no policy could allow.
fn check(connect: &Connect, client_id: &str) -> Result<(), Answer> {
    if client_id.len() > CLIENT_ID_BYTES || client_id.starts_with('$') {
        let text = "a client id has at most 128 bytes and does not begin with `$`";
        return Err(Answer::codes(0x85, 2, text));
    }
    if connect
        .maximum_packet
        .is_some_and(|bytes| bytes < MIN_PACKET_BYTES)
    {
        let text = "the Maximum Packet Size is below 512 bytes";
        return Err(Answer::code(0x80, text).hint("have the client ask for 512 bytes or more"));
    }
    if connect.enhanced_authentication {
        let text = "enhanced authentication is not supported";
        let hint = "connect without Authentication Method; the certificate authenticates";
        return Err(Answer::code(0x80, text).hint(hint));
    }
    Ok(())
}

fn will_message(will: &Will) -> Result<Publication, Answer> {
    if will.qos > 1 {
        return Err(Answer::code(0x9B, "the Will has QoS 2"));
    }
    let topic: Topic = will
        .topic
        .parse()
        .map_err(|error| Answer::code(0x90, format!("Will topic: {error}")))?;
    if reserved::closed_topic(&topic, will.retain).is_some() {
        return Err(Answer::code(0x90, "the Will topic is reserved"));
    }
    reserved::check_properties(&will.properties)
        .map_err(|rule| Answer::code(0x97, format!("Will: {rule}")))?;
    let message = Publication::new(
        topic.as_str().into(),
        will.payload.clone(),
        will.qos > 0,
        will.retain,
    );
    let mut message = message.with(None, will.properties.clone());
    // Becomes a point in time when the Will is published.
    message.expires_ms = will.expiry.map(i64::from);
    Ok(message)
}

fn request(connect: &Connect, client_id: Arc<str>) -> Request {
    let longest = u32::try_from(SESSION_EXPIRY.as_secs()).unwrap_or(u32::MAX);
    Request {
        client_id,
        version5: connect.v5,
        clean_start: connect.clean_start,
        expiry: connect.session_expiry.unwrap_or(longest).min(longest),
    }
}

/// Asks the policies; the epoch they were read in comes along.
fn authorize(
    broker: &Broker,
    peer: &Peer,
    request: &Request,
    will: Option<&Publication>,
    recorder: &Recorder,
) -> Result<(Arc<Access>, u64), Answer> {
    let mut attributes = Vec::new();
    attributes.extend((request.expiry > 0).then_some(ConnectAttribute::PersistentConnect));
    attributes.extend(will.map(|_| ConnectAttribute::LastWill));
    let facts = ConnectFacts {
        client_id: Some(request.client_id.to_string()),
        source: peer.remote.ip(),
        server_name: peer.server_name.clone(),
        attributes: Some(attributes),
    };
    let epoch = broker.epoch.load(Ordering::Acquire);
    let policies = broker
        .shared
        .gate
        .grant(&broker.scope, &peer.principal, &facts)
        .map_err(|error| {
            let text = format!("the policies cannot be read: {error}");
            recorder.rule(
                "iot:Connect",
                &request.client_id,
                text.clone(),
                BROKEN_STATE,
            );
            Answer::code(0x80, text)
        })?;
    if let Err(answer) = may_connect(broker, &policies, request, will, recorder) {
        let identity = recorder.identity();
        let session = uuid::Uuid::new_v4().to_string();
        let subject = Subject {
            client_id: &request.client_id,
            principal: &identity.principal,
            session: &session,
            thing: None,
        };
        broker.announce(subject.connect_failed(&peer.remote.ip().to_string()));
        return Err(answer);
    }
    Ok((
        Arc::new(Access::new(peer.principal.clone(), facts, policies)),
        epoch,
    ))
}

fn may_connect(
    broker: &Broker,
    policies: &Policies,
    request: &Request,
    will: Option<&Publication>,
    recorder: &Recorder,
) -> Result<(), Answer> {
    let client = format!("{}client/{}", broker.prefix, request.client_id);
    let denied = || Answer::code(0x87, "not authorized");
    if !policies.is_active() {
        let hint = "activate it, or use another one";
        recorder.rule(
            Action::Connect.name(),
            &client,
            "the certificate is not ACTIVE",
            hint,
        );
        return Err(denied());
    }
    let mut asked = vec![(Action::Connect, client)];
    if let Some(will) = will {
        let topic = format!("{}topic/{}", broker.prefix, will.topic);
        asked.extend(will.retain.then(|| (Action::RetainPublish, topic.clone())));
        asked.push((Action::Publish, topic));
    }
    for (action, resource) in asked {
        if !policies.allows(action, &resource) {
            recorder.policy(policies, action, &resource);
            return Err(denied());
        }
    }
    Ok(())
}

/// AWS's range: 0 and what is longer become 20 minutes, what is shorter 30 seconds.
fn effective_keep_alive(asked: u16) -> u16 {
    let (shortest, longest) = KEEP_ALIVE_SECONDS;
    if asked == 0 {
        longest
    } else {
        asked.clamp(shortest, longest)
    }
}

fn info(peer: &Peer, request: &Request, keep_alive: u16, access: &Access) -> ConnectionInfo {
    ConnectionInfo {
        connected: true,
        thing_name: access
            .now
            .read()
            .policies
            .exclusive_thing()
            .map(str::to_owned),
        clean_session: request.expiry == 0 && (request.clean_start || !request.version5),
        remote: peer.remote,
        local: peer.local,
        keep_alive,
        connected_since_ms: now_ms(),
        disconnected_since_ms: None,
        disconnect_reason: None,
        session_expiry: request.expiry,
    }
}

fn announce(
    broker: &Broker,
    peer: &Peer,
    recorder: &Recorder,
    admitted: &Admitted,
    access: &Access,
) {
    let session = admitted.session.identifier.to_string();
    let thing = access
        .now
        .read()
        .policies
        .exclusive_thing()
        .map(str::to_owned);
    let subject = Subject {
        client_id: &admitted.session.client_id,
        principal: &recorder.identity().principal,
        session: &session,
        thing: thing.as_deref(),
    };
    broker.announce(subject.connected(&peer.remote.ip().to_string(), admitted.version));
}

fn connack(
    connect: &Connect,
    assigned: Option<&str>,
    request: &Request,
    keep_alive: u16,
    present: bool,
) -> Vec<u8> {
    if !connect.v5 {
        return wire::connack3(present, 0).to_vec();
    }
    let capped = connect
        .session_expiry
        .is_some_and(|asked| asked > request.expiry);
    ConnAck {
        session_present: present,
        assigned_id: assigned,
        session_expiry: capped.then_some(request.expiry),
        server_keep_alive: Some(keep_alive),
        ..ConnAck::default()
    }
    .encode()
}
