//! A message on its way: encoded once per (version, `QoS`, retain) and shared by all its receivers.
//!
//! Only packet id and remaining expiry differ between receivers; they are written over the shared frame's copy.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;

use super::Properties;
use super::access::Recorder;
use super::wire::put_varint;
use crate::model::limits::MESSAGE_EXPIRY;

/// Keyed so that nobody outside can choose colliding topics.
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// Epoch milliseconds now.
pub(super) fn now_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A keyed hash of `text`, the same for the life of the process.
pub(super) fn hash(text: &str) -> u64 {
    HASHER.hash_one(text)
}

/// A message that was accepted.
pub(super) struct Publication {
    pub(super) topic: Arc<str>,
    pub(super) topic_hash: u64,
    pub(super) payload: Bytes,
    pub(super) at_least_once: bool,
    pub(super) retain: bool,
    /// Epoch milliseconds.
    pub(super) expires_ms: Option<i64>,
    pub(super) properties: Properties,
    /// Serial of the publishing session, for No Local; 0 if none.
    pub(super) publisher: u64,
    /// The client that published it, where a rule may want to know.
    pub(super) origin: Option<Arc<Recorder>>,
    /// Rules it went through.
    pub(super) hops: u8,
    /// When it was accepted.
    pub(super) at: Instant,
    /// Bytes it counts for where memory is bounded.
    pub(super) weight: usize,
    frames: [OnceLock<Frame>; 8],
}

/// An encoded PUBLISH.
struct Frame {
    bytes: Box<[u8]>,
    packet_id_at: usize,
    expiry_at: Option<usize>,
}

/// Which encoding of a message a receiver gets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) version5: bool,
    pub(super) at_least_once: bool,
    pub(super) retain: bool,
}

impl Publication {
    /// A message accepted now, without expiry and properties.
    pub(super) fn new(topic: Arc<str>, payload: Bytes, at_least_once: bool, retain: bool) -> Self {
        Self {
            topic_hash: hash(&topic),
            weight: topic.len() + payload.len() + size_of::<Self>(),
            topic,
            payload,
            at_least_once,
            retain,
            expires_ms: None,
            properties: Properties::default(),
            publisher: 0,
            origin: None,
            hops: 0,
            at: Instant::now(),
            frames: [const { OnceLock::new() }; 8],
        }
    }

    /// With MQTT 5's properties; `expiry` in seconds, at least 1 and capped at a week as AWS does.
    pub(super) fn with(mut self, expiry: Option<u32>, properties: Properties) -> Self {
        self.expires_ms = expiry.map(|seconds| {
            let longest = u32::try_from(MESSAGE_EXPIRY.as_secs()).unwrap_or(u32::MAX);
            now_ms() + i64::from(seconds.clamp(1, longest)) * 1000
        });
        let user: usize = properties
            .user
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum();
        self.weight += user + properties.correlation_data.as_ref().map_or(0, Vec::len);
        self.properties = properties;
        self
    }

    /// The same message without its encoded packets.
    pub(super) fn unencoded(&self) -> Self {
        Self {
            topic: Arc::clone(&self.topic),
            topic_hash: self.topic_hash,
            payload: self.payload.clone(),
            at_least_once: self.at_least_once,
            retain: self.retain,
            expires_ms: self.expires_ms,
            properties: self.properties.clone(),
            publisher: self.publisher,
            origin: None,
            hops: self.hops,
            at: self.at,
            weight: self.weight,
            frames: [const { OnceLock::new() }; 8],
        }
    }

    /// Whether it may not be delivered any more.
    pub(super) fn is_expired(&self) -> bool {
        self.expires_ms.is_some_and(|at| at <= now_ms())
    }

    /// Bytes of the packet in `form`.
    pub(super) fn packet_bytes(&self, form: Form) -> usize {
        self.frame(form).bytes.len()
    }

    /// Appends the packet in `form`; `packet_id` is not used with `QoS` 0.
    pub(super) fn write(&self, form: Form, packet_id: u16, out: &mut Vec<u8>) {
        let frame = self.frame(form);
        let start = out.len();
        out.extend_from_slice(&frame.bytes);
        if form.at_least_once {
            let at = start + frame.packet_id_at;
            out[at..at + 2].copy_from_slice(&packet_id.to_be_bytes());
        }
        if let (Some(at), Some(expires)) = (frame.expiry_at, self.expires_ms) {
            let left = u32::try_from((expires - now_ms()).max(0) / 1000).unwrap_or(0);
            out[start + at..start + at + 4].copy_from_slice(&left.to_be_bytes());
        }
    }

    fn frame(&self, form: Form) -> &Frame {
        let index = usize::from(form.version5) << 2
            | usize::from(form.at_least_once) << 1
            | usize::from(form.retain);
        self.frames[index].get_or_init(|| self.encode(form))
    }

    fn encode(&self, form: Form) -> Frame {
        let mut properties = Vec::new();
        let mut expiry_in_properties = None;
        if form.version5 {
            expiry_in_properties =
                put_properties(&self.properties, self.expires_ms.is_some(), &mut properties);
        }
        let mut prefix = Vec::new();
        if form.version5 {
            put_varint(properties.len(), &mut prefix);
        }
        let id_bytes = if form.at_least_once { 2 } else { 0 };
        let body =
            2 + self.topic.len() + id_bytes + prefix.len() + properties.len() + self.payload.len();
        let mut bytes = Vec::with_capacity(body + 5);
        bytes.push(0x30 | u8::from(form.at_least_once) << 1 | u8::from(form.retain));
        put_varint(body, &mut bytes);
        put_text(self.topic.as_bytes(), &mut bytes);
        let packet_id_at = bytes.len();
        bytes.extend_from_slice(&[0, 0][..id_bytes]);
        bytes.extend_from_slice(&prefix);
        let expiry_at = expiry_in_properties.map(|at| bytes.len() + at);
        bytes.extend_from_slice(&properties);
        bytes.extend_from_slice(&self.payload);
        Frame {
            bytes: bytes.into_boxed_slice(),
            packet_id_at,
            expiry_at,
        }
    }
}

impl std::fmt::Debug for Publication {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Publication")
            .field("topic", &self.topic)
            .field("bytes", &self.payload.len())
            .finish_non_exhaustive()
    }
}

/// Appends the property section's content; where in it the expiry's value stands.
fn put_properties(properties: &Properties, expires: bool, out: &mut Vec<u8>) -> Option<usize> {
    if let Some(utf8) = properties.utf8 {
        out.extend_from_slice(&[0x01, u8::from(utf8)]);
    }
    let mut expiry_at = None;
    if expires {
        out.push(0x02);
        expiry_at = Some(out.len());
        out.extend_from_slice(&[0; 4]);
    }
    for (id, value) in [
        (0x03, properties.content_type.as_deref().map(str::as_bytes)),
        (
            0x08,
            properties.response_topic.as_deref().map(str::as_bytes),
        ),
        (0x09, properties.correlation_data.as_deref()),
    ] {
        if let Some(value) = value {
            out.push(id);
            put_text(value, out);
        }
    }
    for (name, value) in &properties.user {
        out.push(0x26);
        put_text(name.as_bytes(), out);
        put_text(value.as_bytes(), out);
    }
    expiry_at
}

/// Appends length and bytes. Every text here was checked against a limit far below 64 KiB when the message was accepted; what would
/// not fit is cut so that the packet stays well formed.
fn put_text(text: &[u8], out: &mut Vec<u8>) {
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&text[..usize::from(length)]);
}
