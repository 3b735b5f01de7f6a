//! The MQTT 5 CONNACK, encoded here: it states everything AWS states, also what the standard would let a server leave out.

use super::wire::{put_varint, reason};
use crate::model::limits::{IN_FLIGHT, PACKET_BYTES, TOPIC_ALIASES};

/// What an MQTT 5 CONNACK says besides what is the same for everybody.
#[derive(Debug, Default)]
pub(super) struct ConnAck<'a> {
    pub(super) session_present: bool,
    pub(super) code: u8,
    pub(super) assigned_id: Option<&'a str>,
    /// Seconds, if the client asked for more.
    pub(super) session_expiry: Option<u32>,
    /// Seconds.
    pub(super) server_keep_alive: Option<u16>,
    pub(super) reason: Option<&'a str>,
}

impl ConnAck<'_> {
    /// The packet. A refusal announces nothing but its reason.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut properties = Vec::new();
        if self.code == 0 {
            self.announce(&mut properties);
        }
        if let Some(text) = self.reason {
            put_text(0x1F, &reason(text), &mut properties);
        }
        let mut body = vec![u8::from(self.session_present), self.code];
        put_varint(properties.len(), &mut body);
        body.append(&mut properties);
        let mut packet = vec![0x20];
        put_varint(body.len(), &mut packet);
        packet.append(&mut body);
        packet
    }

    /// What the server can do (Developer Guide, "MQTT"; numbers from the quotas page).
    fn announce(&self, out: &mut Vec<u8>) {
        if let Some(seconds) = self.session_expiry {
            out.push(0x11);
            out.extend_from_slice(&seconds.to_be_bytes());
        }
        out.push(0x21);
        out.extend_from_slice(&IN_FLIGHT.to_be_bytes());
        // Maximum QoS, Retain Available.
        out.extend_from_slice(&[0x24, 1, 0x25, 1]);
        out.push(0x27);
        let longest = u32::try_from(PACKET_BYTES).unwrap_or(u32::MAX);
        out.extend_from_slice(&longest.to_be_bytes());
        if let Some(id) = self.assigned_id {
            put_text(0x12, id, out);
        }
        out.push(0x22);
        out.extend_from_slice(&TOPIC_ALIASES.to_be_bytes());
        // Wildcard Subscription, Subscription Identifier, Shared Subscription Available.
        out.extend_from_slice(&[0x28, 1, 0x29, 0, 0x2A, 1]);
        if let Some(seconds) = self.server_keep_alive {
            out.push(0x13);
            out.extend_from_slice(&seconds.to_be_bytes());
        }
    }
}

/// Appends a text property; the texts here are at most 256 bytes long.
fn put_text(id: u8, text: &str, out: &mut Vec<u8>) {
    let length = u16::try_from(text.len()).unwrap_or_default();
    out.push(id);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&text.as_bytes()[..usize::from(length)]);
}
