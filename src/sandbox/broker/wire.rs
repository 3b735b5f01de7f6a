//! Bytes of MQTT packets that are read or written without the codec: frame lengths, checks before decoding, fixed answers.
//!
//! Refuses what the codec would let pass; repairs in place what AWS reads more kindly than the codec.

use bytestring::ByteString;

use super::codec::ConnectFault;
use crate::model::limits::PACKET_BYTES;

/// A PINGRESP.
pub(super) const PINGRESP: [u8; 2] = [0xD0, 0];

/// Longest reason string in bytes: a client may ask for packets of no more than 512 bytes.
const REASON_BYTES: usize = 256;

/// Why a packet ends the connection: an MQTT 5 reason code and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: u8,
    pub(super) text: &'static str,
}

impl Fault {
    /// `0x81`: the bytes are no packet.
    pub(super) const fn malformed(text: &'static str) -> Self {
        Self { code: 0x81, text }
    }

    /// `0x82`: a packet that may not come now, or not with this content.
    pub(super) const fn protocol(text: &'static str) -> Self {
        Self { code: 0x82, text }
    }
}

/// Length of the first frame in `bytes`; `None` while its header is incomplete. The frame itself may still be on its way.
pub(super) fn frame_length(bytes: &[u8]) -> Result<Option<usize>, Fault> {
    let Some(rest) = bytes.get(1..) else {
        return Ok(None);
    };
    match varint(rest) {
        Varint::Value(length, _) if length > PACKET_BYTES => Err(Fault {
            code: 0x97,
            text: "a packet is larger than 146 KB",
        }),
        Varint::Value(length, width) => Ok(Some(1 + width + length)),
        Varint::Incomplete => Ok(None),
        Varint::Malformed => Err(Fault::malformed(
            "a remaining length has more than four bytes",
        )),
    }
}

/// Where the variable header begins.
pub(super) fn header_length(frame: &[u8]) -> Option<usize> {
    match varint(frame.get(1..)?) {
        Varint::Value(length, width) if 1 + width + length == frame.len() => Some(1 + width),
        _ => None,
    }
}

enum Varint {
    Value(usize, usize),
    Incomplete,
    Malformed,
}

fn varint(bytes: &[u8]) -> Varint {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(4).enumerate() {
        value |= usize::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 {
            return Varint::Value(value, at + 1);
        }
    }
    if bytes.len() < 4 {
        Varint::Incomplete
    } else {
        Varint::Malformed
    }
}

/// Appends a Variable Byte Integer; values above four bytes' worth cannot be said and do not occur (packets are bounded).
pub(super) fn put_varint(mut value: usize, out: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(value & 0x7F).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Cuts a reason to what every client can take.
pub(super) fn reason(text: &str) -> ByteString {
    let mut end = text.len().min(REASON_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    ByteString::from(&text[..end])
}

/// An MQTT 3.1.1 CONNACK.
pub(super) const fn connack3(session_present: bool, code: u8) -> [u8; 4] {
    [0x20, 2, session_present as u8, code]
}

/// A PUBACK with success, in the short form that both versions have.
pub(super) const fn puback(packet_id: u16) -> [u8; 4] {
    let [high, low] = packet_id.to_be_bytes();
    [0x40, 2, high, low]
}

/// The packet id, if `frame` is a PUBACK in its short form.
pub(super) fn short_puback(bytes: &[u8]) -> Option<u16> {
    match bytes {
        [0x40, 2, high, low, ..] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

/// Flags of a PUBLISH (MQTT 3.1.1 §3.3.1).
pub(super) fn check_publish(first: u8) -> Result<(), Fault> {
    match (first & 0b1000, first & 0b0110) {
        (0b1000, 0) => Err(Fault::malformed("DUP is set on a QoS 0 PUBLISH")),
        (_, 0b0110) => Err(Fault::malformed("a PUBLISH has QoS 3")),
        _ => Ok(()),
    }
}

/// Reserved bits of an MQTT 3.1.1 SUBSCRIBE's options; lengths are checked by the codec.
pub(super) fn check_subscribe3(body: &[u8]) -> Result<(), Fault> {
    let mut rest = body.get(2..).unwrap_or_default();
    while let Some((options, next)) =
        text_end(rest, 0).and_then(|end| Some((*rest.get(end)?, end + 1)))
    {
        if options & !0b11 != 0 {
            return Err(Fault::malformed("reserved bits of a requested QoS are set"));
        }
        rest = rest.get(next..).unwrap_or_default();
    }
    Ok(())
}

/// Sets a Message Expiry Interval of 0 to 1 and refuses Topic Alias 0, in an MQTT 5 PUBLISH; its Payload Format Indicator.
pub(super) fn correct_publish(
    frame: &mut [u8],
    header: usize,
    first: u8,
) -> Result<Option<bool>, Fault> {
    let Some(topic_end) = text_end(frame, header) else {
        return Ok(None);
    };
    let at = if first & 0b0110 == 0 {
        topic_end
    } else {
        topic_end + 2
    };
    correct_properties(frame, at).map(|section| section.and_then(|section| section.utf8))
}

/// What of an MQTT 5 CONNECT must be read before it is corrected for the codec.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConnectBody {
    pub(super) clean_start: bool,
}

/// Corrects an MQTT 5 CONNECT and checks what the codec does not: Will flags without a Will, bytes after the end.
pub(super) fn correct_connect(frame: &mut [u8]) -> Result<ConnectBody, Fault> {
    let (Some(header), Some(flags)) = (header_length(frame), connect_flags(frame)) else {
        return Err(Fault::malformed("CONNECT is too short"));
    };
    let body = ConnectBody {
        clean_start: flags & 0b10 != 0,
    };
    if flags & 0b100 == 0 && flags & 0b0011_1000 != 0 {
        return Err(Fault::malformed("Will flags without a Will"));
    }
    let short = Fault::malformed("CONNECT is too short");
    let id = correct_properties(frame, header + 10)?.ok_or(short)?.end;
    let mut end = text_end(frame, id).ok_or(short)?;
    if end == id + 2 {
        // The codec insists on Clean Start without a client id; MQTT 5 §3.1.3.1 does not.
        frame[header + 7] |= 0b10;
    }
    if flags & 0b100 != 0 {
        let topic = correct_properties(frame, end)?.ok_or(short)?.end;
        end = text_end(frame, topic)
            .and_then(|payload| text_end(frame, payload))
            .ok_or(short)?;
    }
    check_end(frame, flags, end)?;
    Ok(body)
}

/// Checks of an MQTT 3.1.1 CONNECT that the codec lacks.
pub(super) fn check_connect3(frame: &[u8]) -> Result<(), Fault> {
    let short = Fault::malformed("CONNECT is too short");
    let (Some(header), Some(flags)) = (header_length(frame), connect_flags(frame)) else {
        return Err(short);
    };
    if flags & 0b1100_0000 == 0b0100_0000 {
        return Err(Fault::malformed("a password without a user name"));
    }
    let mut end = text_end(frame, header + 10).ok_or(short)?;
    if flags & 0b100 != 0 {
        end = text_end(frame, end)
            .and_then(|payload| text_end(frame, payload))
            .ok_or(short)?;
    }
    check_end(frame, flags, end)
}

fn connect_flags(frame: &[u8]) -> Option<u8> {
    frame.get(header_length(frame)? + 7).copied()
}

fn check_end(frame: &[u8], flags: u8, mut end: usize) -> Result<(), Fault> {
    for flag in [0b1000_0000, 0b0100_0000] {
        if flags & flag != 0 {
            end = text_end(frame, end).ok_or(Fault::malformed("CONNECT is too short"))?;
        }
    }
    if end == frame.len() {
        Ok(())
    } else {
        Err(Fault::malformed("CONNECT has bytes after its end"))
    }
}

/// Whether the CONNECT in `frame` is of MQTT 5; refuses every other version but 3.1.1.
pub(super) fn protocol_version(frame: &[u8]) -> Result<bool, ConnectFault> {
    let refuse = |fault| {
        Err(ConnectFault {
            version5: false,
            fault,
        })
    };
    if frame.first() != Some(&0x10) {
        return refuse(Fault::protocol("the first packet is not CONNECT"));
    }
    let body = header_length(frame)
        .and_then(|header| frame.get(header..))
        .unwrap_or_default();
    match body {
        [0, 4, b'M', b'Q', b'T', b'T', 4, ..] => Ok(false),
        [0, 4, b'M', b'Q', b'T', b'T', 5, ..] => Ok(true),
        [0, 4, b'M', b'Q', b'T', b'T', _, ..] | [0, 6, b'M', b'Q', b'I', b's', b'd', b'p', ..] => {
            refuse(Fault {
                code: 0x84,
                text: "only MQTT 3.1.1 and MQTT 5 are spoken here",
            })
        }
        _ => refuse(Fault::malformed("CONNECT does not name MQTT")),
    }
}

/// Where the length-prefixed text at `at` ends.
fn text_end(bytes: &[u8], at: usize) -> Option<usize> {
    let length = bytes.get(at..at + 2)?;
    let end = at + 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
    (end <= bytes.len()).then_some(end)
}

/// A property section that was read.
#[derive(Debug, Clone, Copy)]
struct Section {
    end: usize,
    /// Payload Format Indicator.
    utf8: Option<bool>,
}

/// Corrects the property section at `at`; `None` if it does not fit (the codec then tells why).
fn correct_properties(frame: &mut [u8], at: usize) -> Result<Option<Section>, Fault> {
    let Some(Varint::Value(length, width)) = frame.get(at..).map(varint) else {
        return Ok(None);
    };
    let end = at + width + length;
    if end > frame.len() {
        return Ok(None);
    }
    let mut next = at + width;
    let mut section = Section { end, utf8: None };
    while next < end {
        let value = next + 1;
        let Some(after) = property_end(&frame[..end], frame[next], value) else {
            return Ok(Some(section));
        };
        match (frame[next], &mut frame[value..after]) {
            (0x01, format) => section.utf8 = Some(format == [1]),
            (0x02, interval) if interval == [0; 4] => interval[3] = 1,
            (0x23, alias) if alias == [0; 2] => {
                return Err(Fault {
                    code: 0x94,
                    text: "Topic Alias is 0",
                });
            }
            _ => {}
        }
        next = after;
    }
    Ok(Some(section))
}

/// Where the property `id` with its value at `at` ends (MQTT 5 §2.2.2.2).
fn property_end(bytes: &[u8], id: u8, at: usize) -> Option<usize> {
    let end = match id {
        0x01 | 0x17 | 0x19 | 0x24 | 0x25 | 0x28..=0x2A => at + 1,
        0x13 | 0x21..=0x23 => at + 2,
        0x02 | 0x11 | 0x18 | 0x27 => at + 4,
        0x0B => match varint(bytes.get(at..)?) {
            Varint::Value(_, width) => at + width,
            _ => return None,
        },
        0x03 | 0x08 | 0x09 | 0x12 | 0x15 | 0x16 | 0x1A | 0x1C | 0x1F => text_end(bytes, at)?,
        0x26 => text_end(bytes, text_end(bytes, at)?)?,
        _ => return None,
    };
    (end <= bytes.len()).then_some(end)
}
