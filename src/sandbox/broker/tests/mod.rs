//! The gateway seen by its clients: bytes in, bytes out, over an in-memory stream.
//!
//! Packets are built and read by hand here, not by the gateway's own codec.

mod delivery;
mod durability;
mod groups;
mod lifecycle;
mod protocol;
mod quotas;
mod records;
mod routing;
mod rules;

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::timeout;

use super::access::Gate;
use super::limits::Limits;
use super::{Broker, Brokers, Peer};
use crate::model::name::Region;
use crate::model::policy::Action;
use crate::sandbox::authority::Principal;
use crate::sandbox::refusals::{Refusal, Refusals, log_path};
use crate::sandbox::services::Quotas;
use crate::sandbox::store::Store;

/// How long an answer may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long nothing must come.
const SILENCE: Duration = Duration::from_millis(100);

type Denied = Arc<Mutex<Vec<(Action, String)>>>;

/// A sandbox of gateways with a log of refusals.
struct Sandbox {
    brokers: Arc<Brokers>,
    broker: Arc<Broker>,
    denied: Denied,
    dir: tempfile::TempDir,
}

fn region() -> Region {
    "eu-central-1".parse().expect("a Region")
}

impl Sandbox {
    fn new() -> Self {
        Self::with(Limits::new(Quotas::Aws))
    }

    fn with(limits: Limits) -> Self {
        Self::over(
            limits,
            Store::open(None).expect("a store"),
            tempfile::tempdir().expect("a directory"),
        )
    }

    fn over(limits: Limits, store: Store, dir: tempfile::TempDir) -> Self {
        let denied = Denied::default();
        let refusals = Arc::new(Refusals::open(dir.path()));
        let account = "123456789012".parse().expect("an account");
        let gate = Gate::Denied(Arc::clone(&denied));
        let brokers =
            Brokers::with(account, limits, Arc::new(store), gate, refusals).expect("gateways");
        let broker = brokers.of(&region());
        Self {
            brokers: Arc::new(brokers),
            broker,
            denied,
            dir,
        }
    }

    fn deny(&self, action: Action, part: &str) {
        self.denied.lock().push((action, part.to_owned()));
    }

    fn refusals(&self) -> Vec<Refusal> {
        let log = std::fs::read_to_string(log_path(self.dir.path())).expect("a log");
        log.lines()
            .map(|line| serde_json::from_str(line).expect("a refusal"))
            .collect()
    }

    fn open(&self) -> Client {
        self.open_with(64 * 1024)
    }

    fn open_with(&self, buffer: usize) -> Client {
        let (ours, theirs) = tokio::io::duplex(buffer);
        let peer = Peer {
            principal: Principal::Certificate("ab".repeat(32).parse().expect("an id")),
            remote: ([127, 0, 0, 1], 40_000).into(),
            local: ([127, 0, 0, 1], 8883).into(),
            server_name: None,
        };
        tokio::spawn(Arc::clone(&self.broker).serve(theirs, peer));
        Client {
            stream: ours,
            v5: false,
        }
    }

    /// A connected MQTT 3.1.1 client with a clean session.
    async fn client3(&self, id: &str) -> Client {
        let mut client = self.open();
        client.send(&Connect::v3(id).packet()).await;
        assert_eq!(client.packet().await, [0x20, 2, 0, 0]);
        client
    }

    /// A connected MQTT 5 client with a clean session.
    async fn client5(&self, id: &str) -> Client {
        let mut client = self.open();
        client.v5 = true;
        client.send(&Connect::v5(id).packet()).await;
        let connack = client.packet().await;
        assert_eq!((connack[0], connack[3]), (0x20, 0), "{connack:?}");
        client
    }

    async fn client(&self, id: &str, v5: bool) -> Client {
        if v5 {
            self.client5(id).await
        } else {
            self.client3(id).await
        }
    }

    /// Waits until the gateway serves `count` connections.
    async fn until_connections(&self, count: usize) {
        let reached = async {
            while self.brokers.connections() != count {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        timeout(PATIENCE, reached).await.expect("connections end");
    }
}

/// The fields of a CONNECT that tests vary.
struct Connect<'a> {
    v5: bool,
    id: &'a str,
    clean: bool,
    keep_alive: u16,
    /// Encoded properties.
    properties: Vec<u8>,
    /// Flags (`QoS` and RETAIN, shifted), properties, topic, payload.
    will: Option<(u8, Vec<u8>, &'a str, &'a [u8])>,
}

impl<'a> Connect<'a> {
    fn v3(id: &'a str) -> Self {
        Self {
            v5: false,
            id,
            clean: true,
            keep_alive: 60,
            properties: Vec::new(),
            will: None,
        }
    }

    fn v5(id: &'a str) -> Self {
        Self {
            v5: true,
            ..Self::v3(id)
        }
    }

    fn persistent(mut self) -> Self {
        self.clean = false;
        if self.v5 {
            self.properties.extend([0x11, 0, 0, 0, 100]);
        }
        self
    }

    fn will(mut self, flags: u8, topic: &'a str, payload: &'a [u8]) -> Self {
        self.will = Some((flags, Vec::new(), topic, payload));
        self
    }

    fn packet(&self) -> Vec<u8> {
        let mut body = text("MQTT");
        let will = self.will.as_ref().map_or(0, |(flags, ..)| 0b100 | flags);
        body.extend([
            if self.v5 { 5 } else { 4 },
            u8::from(self.clean) << 1 | will,
        ]);
        body.extend(self.keep_alive.to_be_bytes());
        if self.v5 {
            body.extend(sized(&self.properties));
        }
        body.extend(text(self.id));
        if let Some((_, properties, topic, payload)) = &self.will {
            if self.v5 {
                body.extend(sized(properties));
            }
            body.extend(text(topic));
            body.extend(u16::try_from(payload.len()).expect("short").to_be_bytes());
            body.extend_from_slice(payload);
        }
        framed(0x10, &body)
    }
}

/// The client's end of a connection.
struct Client {
    stream: DuplexStream,
    v5: bool,
}

impl Client {
    async fn send(&mut self, bytes: &[u8]) {
        self.stream
            .write_all(bytes)
            .await
            .expect("the gateway reads");
    }

    /// The next packet, or empty at the end.
    async fn next(&mut self) -> Vec<u8> {
        let read = async {
            let mut packet = Vec::new();
            let Ok(first) = self.stream.read_u8().await else {
                return packet;
            };
            packet.push(first);
            let (mut length, mut shift) = (0, 0);
            loop {
                let byte = self.stream.read_u8().await.expect("a length");
                packet.push(byte);
                length |= usize::from(byte & 0x7F) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let at = packet.len();
            packet.resize(at + length, 0);
            self.stream
                .read_exact(&mut packet[at..])
                .await
                .expect("a whole packet");
            packet
        };
        timeout(PATIENCE, read).await.expect("an answer in time")
    }

    async fn packet(&mut self) -> Vec<u8> {
        let packet = self.next().await;
        assert!(!packet.is_empty(), "the connection is closed");
        packet
    }

    async fn closed(&mut self) {
        assert_eq!(self.next().await, Vec::<u8>::new());
    }

    /// A DISCONNECT with `code` on MQTT 5, then the end.
    async fn ended(&mut self, code: u8) {
        if self.v5 {
            let packet = self.packet().await;
            assert_eq!((packet[0], packet[2]), (0xE0, code), "{packet:?}");
        }
        self.closed().await;
    }

    /// Nothing comes for a while; the connection is open.
    async fn silent(&mut self) {
        let mut byte = [0];
        let read = timeout(SILENCE, self.stream.read(&mut byte)).await;
        assert!(read.is_err(), "something came: {read:?} {byte:?}");
    }

    /// Subscribes and answers the codes of the SUBACK.
    async fn subscribe(&mut self, filters: &[(&str, u8)]) -> Vec<u8> {
        self.send(&subscribe(self.v5, 7, filters)).await;
        let suback = self.packet().await;
        assert_eq!(
            (suback[0], &suback[2..4]),
            (0x90, &[0, 7][..]),
            "{suback:?}"
        );
        suback[suback.len() - filters.len()..].to_vec()
    }

    async fn subscribed(&mut self, filter: &str, options: u8) {
        assert_eq!(
            self.subscribe(&[(filter, options)]).await,
            [options & 0b11],
            "{filter}"
        );
    }

    async fn publish(&mut self, topic: &str, payload: &[u8], flags: u8, id: u16) {
        self.send(&publish(self.v5, flags, topic, id, &[], payload))
            .await;
    }

    /// Publishes with `QoS` 1 and waits for the PUBACK.
    async fn published(&mut self, topic: &str, payload: &[u8]) {
        self.publish(topic, payload, 0b10, 99).await;
        assert_eq!(self.packet().await, [0x40, 2, 0, 99]);
    }

    /// The next packet, which must be a PUBLISH.
    async fn message(&mut self) -> Received {
        Received::read(&self.packet().await, self.v5)
    }

    async fn ping(&mut self) {
        self.send(&[0xC0, 0]).await;
        assert_eq!(self.packet().await, [0xD0, 0]);
    }

    async fn leave(&mut self) {
        self.send(&[0xE0, 0]).await;
        self.closed().await;
    }
}

/// A PUBLISH as a client sees it.
#[derive(Debug, PartialEq, Eq)]
struct Received {
    flags: u8,
    topic: String,
    id: u16,
    properties: Vec<u8>,
    payload: Vec<u8>,
}

impl Received {
    fn read(packet: &[u8], v5: bool) -> Self {
        assert_eq!(packet[0] >> 4, 3, "{packet:?}");
        let (length, mut at) = varint(packet, 1);
        assert_eq!(at + length, packet.len());
        let size = usize::from(u16::from_be_bytes([packet[at], packet[at + 1]]));
        let topic = String::from_utf8(packet[at + 2..at + 2 + size].to_vec()).expect("UTF-8");
        at += 2 + size;
        let mut id = 0;
        if packet[0] & 0b110 != 0 {
            id = u16::from_be_bytes([packet[at], packet[at + 1]]);
            at += 2;
        }
        let mut properties = Vec::new();
        if v5 {
            let (length, from) = varint(packet, at);
            properties = packet[from..from + length].to_vec();
            at = from + length;
        }
        Self {
            flags: packet[0] & 0xF,
            topic,
            id,
            properties,
            payload: packet[at..].to_vec(),
        }
    }

    fn brief(&self) -> (&str, &[u8], u8) {
        (&self.topic, &self.payload, self.flags)
    }
}

fn varint(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut value, mut shift) = (0, 0);
    loop {
        value |= usize::from(bytes[at] & 0x7F) << shift;
        shift += 7;
        at += 1;
        if bytes[at - 1] & 0x80 == 0 {
            return (value, at);
        }
    }
}

fn text(text: &str) -> Vec<u8> {
    let mut bytes = u16::try_from(text.len())
        .expect("short")
        .to_be_bytes()
        .to_vec();
    bytes.extend_from_slice(text.as_bytes());
    bytes
}

fn sized(bytes: &[u8]) -> Vec<u8> {
    let mut length = bytes.len();
    let mut out = Vec::new();
    loop {
        let low = u8::try_from(length & 0x7F).expect("seven bits");
        length >>= 7;
        out.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            break;
        }
    }
    out.extend_from_slice(bytes);
    out
}

fn framed(first: u8, body: &[u8]) -> Vec<u8> {
    let mut packet = vec![first];
    packet.extend(sized(body));
    packet
}

fn publish(
    v5: bool,
    flags: u8,
    topic: &str,
    id: u16,
    properties: &[u8],
    payload: &[u8],
) -> Vec<u8> {
    let mut body = text(topic);
    if flags & 0b110 != 0 {
        body.extend(id.to_be_bytes());
    }
    if v5 {
        body.extend(sized(properties));
    }
    body.extend_from_slice(payload);
    framed(0x30 | flags, &body)
}

fn subscribe(v5: bool, id: u16, filters: &[(&str, u8)]) -> Vec<u8> {
    let mut body = id.to_be_bytes().to_vec();
    if v5 {
        body.push(0);
    }
    for (filter, options) in filters {
        body.extend(text(filter));
        body.push(*options);
    }
    framed(0x82, &body)
}

fn unsubscribe(v5: bool, id: u16, filter: &str) -> Vec<u8> {
    let mut body = id.to_be_bytes().to_vec();
    if v5 {
        body.push(0);
    }
    body.extend(text(filter));
    framed(0xA2, &body)
}
