//! MQTT 3.1.1 frames as the generator needs them: a few built once, incoming ones told apart by type and length.
//!
//! Nothing is copied or decoded beyond the packet identifier and the sequence number that opens each payload of the benchmark.

/// Bytes of the sequence number at the start of a payload.
pub(crate) const SEQUENCE_BYTES: usize = 8;
/// What acknowledges a `QoS` 1 delivery, before its packet identifier.
const PUBACK: [u8; 2] = [0x40, 2];

/// What one incoming frame means to the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// CONNACK with its return code.
    ConnAck(u8),
    /// SUBACK with the return code of its first filter.
    SubAck(u8),
    /// PUBACK for something we published.
    PubAck,
    /// PUBLISH with its packet identifier when the `QoS` is above 0, and its sequence number.
    Publish(Option<[u8; 2]>, u64),
    /// Anything else, which is ignored.
    Other,
}

/// A frame that no broker may send.
#[derive(Debug, thiserror::Error)]
#[error("malformed MQTT frame from the broker")]
pub(crate) struct Malformed;

/// Reads the frame at the start of `bytes` and its whole length, or `None` while the frame is incomplete.
pub(crate) fn next_frame(bytes: &[u8]) -> Result<Option<(Frame, usize)>, Malformed> {
    let Some((header, length)) = lengths(bytes)? else {
        return Ok(None);
    };
    let Some(body) = bytes.get(header..header + length) else {
        return Ok(None);
    };
    let frame = match bytes[0] >> 4 {
        2 => Frame::ConnAck(*body.get(1).ok_or(Malformed)?),
        3 => publish_frame(bytes[0], body)?,
        4 => Frame::PubAck,
        9 => Frame::SubAck(*body.get(2).ok_or(Malformed)?),
        _ => Frame::Other,
    };
    Ok(Some((frame, header + length)))
}

/// The fixed header's length and the remaining length.
fn lengths(bytes: &[u8]) -> Result<Option<(usize, usize)>, Malformed> {
    let mut length = 0;
    for index in 1..5 {
        let Some(&byte) = bytes.get(index) else {
            return Ok(None);
        };
        length |= usize::from(byte & 0x7f) << (7 * (index - 1));
        if byte & 0x80 == 0 {
            return Ok(Some((index + 1, length)));
        }
    }
    Err(Malformed)
}

fn publish_frame(first: u8, body: &[u8]) -> Result<Frame, Malformed> {
    let (topic_length, rest) = body.split_first_chunk::<2>().ok_or(Malformed)?;
    let mut rest = rest
        .get(usize::from(u16::from_be_bytes(*topic_length))..)
        .ok_or(Malformed)?;
    let mut packet_id = None;
    if first & 0b110 != 0 {
        let (id, after) = rest.split_first_chunk::<2>().ok_or(Malformed)?;
        packet_id = Some(*id);
        rest = after;
    }
    let sequence = rest.first_chunk::<SEQUENCE_BYTES>().ok_or(Malformed)?;
    Ok(Frame::Publish(packet_id, u64::from_be_bytes(*sequence)))
}

/// A CONNECT with a clean session and no keep-alive.
pub(crate) fn connect(client_id: &str) -> Vec<u8> {
    let mut body = vec![0, 4, b'M', b'Q', b'T', b'T', 4, 0b10, 0, 0];
    text(&mut body, client_id);
    frame(0x10, &body)
}

/// A SUBSCRIBE to one filter.
pub(crate) fn subscribe(filter: &str, qos: u8) -> Vec<u8> {
    let mut body = vec![0, 1];
    text(&mut body, filter);
    body.push(qos);
    frame(0x82, &body)
}

/// A PUBLISH with zeros where [`number`] writes, and the offset in it of the packet identifier (`QoS` 1) or the payload (`QoS` 0).
pub(crate) fn publish(topic: &str, qos: u8, payload: usize) -> (Vec<u8>, usize) {
    let mut body = Vec::new();
    text(&mut body, topic);
    let variable = body.len();
    body.resize(
        variable + usize::from(qos) * 2 + payload.max(SEQUENCE_BYTES),
        0,
    );
    let built = frame(0x30 | (qos << 1), &body);
    let offset = built.len() - body.len() + variable;
    (built, offset)
}

/// Writes `sequence`, and for `QoS` 1 a packet identifier made of it, into a frame from [`publish`].
pub(crate) fn number(frame: &mut [u8], offset: usize, qos: u8, sequence: u64) {
    let mut at = offset;
    if qos > 0 {
        // Identifiers run from 1 to 65535; the few in flight can never meet the same one.
        let id = u16::try_from(sequence % 65_535).map_or(1, |id| id + 1);
        frame[at..at + 2].copy_from_slice(&id.to_be_bytes());
        at += 2;
    }
    frame[at..at + SEQUENCE_BYTES].copy_from_slice(&sequence.to_be_bytes());
}

/// Appends the PUBACK for `packet_id`.
pub(crate) fn acknowledge(replies: &mut Vec<u8>, packet_id: [u8; 2]) {
    replies.extend_from_slice(&PUBACK);
    replies.extend_from_slice(&packet_id);
}

fn text(body: &mut Vec<u8>, text: &str) {
    let length = u16::try_from(text.len()).expect("topics and client ids here are short");
    body.extend_from_slice(&length.to_be_bytes());
    body.extend_from_slice(text.as_bytes());
}

fn frame(first: u8, body: &[u8]) -> Vec<u8> {
    let mut built = vec![first];
    let mut left = body.len();
    loop {
        let low = u8::try_from(left % 128).expect("a remainder of 128 fits a byte");
        left /= 128;
        built.push(if left > 0 { low | 0x80 } else { low });
        if left == 0 {
            break;
        }
    }
    built.extend_from_slice(body);
    built
}
