//! Control packets on the wire: the only place that knows the crate `rmqtt-codec`.
//!
//! Frames are cut here, never by the crate, so that a length field reserves nothing. Corrects where the crate departs from the
//! standard or from AWS: a Message Expiry Interval of 0 is read as 1, Topic Alias 0 has its own reason code, an MQTT 5 client may
//! leave its id to the server whatever Clean Start says. Refuses NUL in any text, DUP on `QoS` 0, reserved bits, and level 3.

use bytes::{Bytes, BytesMut};
use bytestring::ByteString;
use rmqtt_codec::error::DecodeError;
use rmqtt_codec::{v3, v5};
use tokio_util::codec::Decoder;

use super::Properties;
use super::wire::{self, Fault};

/// What a client sent after its CONNECT.
#[derive(Debug)]
pub(super) enum Packet {
    Publish(Publish),
    PubAck(u16),
    Subscribe(Subscribe),
    Unsubscribe {
        packet_id: u16,
        filters: Vec<ByteString>,
    },
    PingReq,
    Disconnect(Disconnect),
}

/// A PUBLISH; `packet_id` is 0 with `QoS` 0.
#[derive(Debug)]
pub(super) struct Publish {
    pub(super) topic: ByteString,
    pub(super) payload: Bytes,
    pub(super) qos: u8,
    pub(super) retain: bool,
    pub(super) packet_id: u16,
    pub(super) alias: Option<u16>,
    pub(super) expiry: Option<u32>,
    pub(super) properties: Properties,
}

/// A SUBSCRIBE.
#[derive(Debug)]
pub(super) struct Subscribe {
    pub(super) packet_id: u16,
    pub(super) has_identifier: bool,
    pub(super) filters: Vec<(ByteString, SubscribeOptions)>,
}

/// Options of one filter; all but the `QoS` are MQTT 5's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SubscribeOptions {
    pub(super) qos: u8,
    pub(super) no_local: bool,
    pub(super) retain_as_published: bool,
    pub(super) retain_handling: u8,
}

impl SubscribeOptions {
    /// All but the `QoS` as the store keeps them.
    pub(super) fn to_bits(self) -> u8 {
        u8::from(self.no_local)
            | u8::from(self.retain_as_published) << 1
            | self.retain_handling << 2
    }

    /// What [`Self::to_bits`] made of them.
    pub(super) fn from_bits(qos: u8, bits: u8) -> Self {
        let (no_local, retain_as_published) = (bits & 1 != 0, bits & 2 != 0);
        Self {
            qos,
            no_local,
            retain_as_published,
            retain_handling: bits >> 2 & 3,
        }
    }
}

/// A DISCONNECT by the client.
#[derive(Debug)]
pub(super) struct Disconnect {
    pub(super) with_will: bool,
    pub(super) session_expiry: Option<u32>,
}

/// A CONNECT, with MQTT 3.1.1's clean session said in MQTT 5's words.
#[expect(clippy::struct_excessive_bools, reason = "the packet has these flags")]
#[derive(Debug)]
pub(super) struct Connect {
    pub(super) v5: bool,
    pub(super) client_id: ByteString,
    pub(super) clean_start: bool,
    /// As asked for; `None` is MQTT 3.1.1's `cleanSession=0`.
    pub(super) session_expiry: Option<u32>,
    pub(super) keep_alive: u16,
    pub(super) receive_maximum: u16,
    pub(super) maximum_packet: Option<u32>,
    pub(super) problem_information: bool,
    pub(super) enhanced_authentication: bool,
    pub(super) will: Option<Will>,
}

/// The message that the gateway publishes when the client is lost.
#[derive(Debug)]
pub(super) struct Will {
    pub(super) topic: ByteString,
    pub(super) payload: Bytes,
    pub(super) qos: u8,
    pub(super) retain: bool,
    pub(super) expiry: Option<u32>,
    pub(super) properties: Properties,
}

/// Reads one whole frame that follows a CONNECT.
pub(super) fn decode(version5: bool, frame: &[u8]) -> Result<Packet, Fault> {
    let (Some(&first), Some(header)) = (frame.first(), wire::header_length(frame)) else {
        return Err(Fault::malformed("a packet has no end"));
    };
    match first >> 4 {
        3 => wire::check_publish(first)?,
        4 | 8 | 10 | 14 => {}
        12 if frame == [0xC0, 0] => return Ok(Packet::PingReq),
        12 => return Err(Fault::malformed("a PINGREQ has flags or a body")),
        1 => return Err(Fault::protocol("a second CONNECT")),
        5..=7 => {
            return Err(Fault::protocol(
                "PUBREC, PUBREL and PUBCOMP are not supported: there is no QoS 2",
            ));
        }
        15 => return Err(Fault::protocol("AUTH is not supported")),
        _ => return Err(Fault::protocol("a packet type that only servers send")),
    }
    let mut bytes = BytesMut::from(frame);
    if version5 {
        let mut format = None;
        if first >> 4 == 3 {
            format = wire::correct_publish(&mut bytes, header, first)?;
        }
        let packet = v5::Codec::new(0, 0)
            .decode(&mut bytes)
            .map_err(|error| fault(&error))?;
        let (packet, _) = packet.ok_or(Fault::malformed("a packet has no end"))?;
        from_v5(packet, format)
    } else {
        if first >> 4 == 8 {
            wire::check_subscribe3(frame.get(header..).unwrap_or_default())?;
        }
        let packet = v3::Codec::new(0)
            .decode(&mut bytes)
            .map_err(|error| fault(&error))?;
        let (packet, _) = packet.ok_or(Fault::malformed("a packet has no end"))?;
        from_v3(packet, frame.len() - header)
    }
}

/// Reads the frame that a client begins with.
pub(super) fn decode_connect(frame: &[u8]) -> Result<Connect, ConnectFault> {
    let version5 = wire::protocol_version(frame)?;
    let broken = |fault: Fault| ConnectFault { version5, fault };
    let mut bytes = BytesMut::from(frame);
    if version5 {
        let body = wire::correct_connect(&mut bytes).map_err(broken)?;
        let packet = v5::Codec::new(0, 0)
            .decode(&mut bytes)
            .map_err(|error| broken(fault(&error)))?;
        match packet {
            Some((v5::Packet::Connect(connect), _)) => connect5(*connect, body).map_err(broken),
            _ => Err(broken(Fault::malformed("CONNECT has no end"))),
        }
    } else {
        wire::check_connect3(frame).map_err(broken)?;
        let packet = v3::Codec::new(0)
            .decode(&mut bytes)
            .map_err(|error| broken(fault(&error)))?;
        match packet {
            Some((v3::Packet::Connect(connect), _)) => connect3(*connect).map_err(broken),
            _ => Err(broken(Fault::malformed("CONNECT has no end"))),
        }
    }
}

/// Why a CONNECT cannot be read, and in which version to answer.
#[derive(Debug)]
pub(super) struct ConnectFault {
    pub(super) version5: bool,
    pub(super) fault: Fault,
}

fn fault(error: &DecodeError) -> Fault {
    match error {
        DecodeError::InvalidClientId => Fault {
            code: 0x85,
            text: "a client without an id needs a clean session",
        },
        DecodeError::InvalidTopicName => Fault {
            code: 0x90,
            text: "a topic is empty",
        },
        DecodeError::InvalidTopicFilter => Fault::protocol("no topic filter, or an empty one"),
        DecodeError::Utf8Error => Fault::malformed("a text is not UTF-8"),
        DecodeError::InvalidLength => Fault::malformed("a length does not fit its packet"),
        DecodeError::UnsupportedPacketType => {
            Fault::malformed("reserved flags of a packet are set")
        }
        _ => Fault::malformed("a packet does not follow the standard"),
    }
}

fn from_v3(packet: v3::Packet, body: usize) -> Result<Packet, Fault> {
    match packet {
        v3::Packet::Publish(publish) => {
            clean(&publish.topic)?;
            Ok(Packet::Publish(Publish {
                qos: publish.qos.value(),
                retain: publish.retain,
                packet_id: publish.packet_id.map_or(0, u16::from),
                topic: publish.topic,
                payload: publish.payload,
                alias: None,
                expiry: None,
                properties: Properties::default(),
            }))
        }
        v3::Packet::PublishAck { packet_id } => Ok(Packet::PubAck(packet_id.get())),
        v3::Packet::Subscribe {
            packet_id,
            topic_filters,
        } => {
            let filters = topic_filters
                .into_iter()
                .map(|(filter, qos)| {
                    clean(&filter)?;
                    Ok((
                        filter,
                        SubscribeOptions {
                            qos: qos.value(),
                            ..SubscribeOptions::default()
                        },
                    ))
                })
                .collect::<Result<_, Fault>>()?;
            Ok(Packet::Subscribe(Subscribe {
                packet_id: packet_id.get(),
                has_identifier: false,
                filters,
            }))
        }
        v3::Packet::Unsubscribe {
            packet_id,
            topic_filters,
        } => Ok(Packet::Unsubscribe {
            packet_id: packet_id.get(),
            filters: topic_filters,
        }),
        v3::Packet::Disconnect if body == 0 => Ok(Packet::Disconnect(Disconnect {
            with_will: false,
            session_expiry: None,
        })),
        _ => Err(Fault::malformed("a packet does not follow the standard")),
    }
}

/// `format` is a PUBLISH's Payload Format Indicator, of which the crate tells only whether it is 1.
fn from_v5(packet: v5::Packet, format: Option<bool>) -> Result<Packet, Fault> {
    match packet {
        v5::Packet::Publish(publish) => {
            let sent = publish.properties.unwrap_or_default();
            if !sent.subscription_ids.is_empty() {
                return Err(Fault::protocol(
                    "a client's PUBLISH has a subscription identifier",
                ));
            }
            clean(&publish.topic)?;
            Ok(Packet::Publish(Publish {
                qos: publish.qos.value(),
                retain: publish.retain,
                packet_id: publish.packet_id.map_or(0, u16::from),
                topic: publish.topic,
                payload: publish.payload,
                alias: sent.topic_alias.map(u16::from),
                expiry: sent.message_expiry_interval.map(u32::from),
                properties: properties(
                    format,
                    sent.content_type,
                    sent.response_topic,
                    sent.correlation_data,
                    sent.user_properties,
                )?,
            }))
        }
        v5::Packet::PublishAck(ack) => Ok(Packet::PubAck(ack.packet_id.get())),
        v5::Packet::Subscribe(subscribe) => {
            let filters = subscribe
                .topic_filters
                .into_iter()
                .map(|(filter, options)| {
                    clean(&filter)?;
                    let options = SubscribeOptions {
                        qos: options.qos.value(),
                        no_local: options.no_local,
                        retain_as_published: options.retain_as_published,
                        retain_handling: options.retain_handling.into(),
                    };
                    Ok((filter, options))
                })
                .collect::<Result<_, Fault>>()?;
            let packet_id = subscribe.packet_id.get();
            Ok(Packet::Subscribe(Subscribe {
                packet_id,
                has_identifier: subscribe.id.is_some(),
                filters,
            }))
        }
        v5::Packet::Unsubscribe(unsubscribe) => Ok(Packet::Unsubscribe {
            packet_id: unsubscribe.packet_id.get(),
            filters: unsubscribe.topic_filters,
        }),
        v5::Packet::Disconnect(disconnect) => Ok(Packet::Disconnect(Disconnect {
            with_will: disconnect.reason_code
                == v5::DisconnectReasonCode::DisconnectWithWillMessage,
            session_expiry: disconnect.session_expiry_interval_secs,
        })),
        _ => Err(Fault::malformed("a packet does not follow the standard")),
    }
}

fn connect3(connect: v3::Connect) -> Result<Connect, Fault> {
    clean(&connect.client_id)?;
    let will = match connect.last_will {
        None => None,
        Some(will) => {
            clean(&will.topic)?;
            Some(Will {
                topic: will.topic,
                payload: will.message,
                qos: will.qos.value(),
                retain: will.retain,
                expiry: None,
                properties: Properties::default(),
            })
        }
    };
    Ok(Connect {
        v5: false,
        client_id: connect.client_id,
        clean_start: connect.clean_session,
        session_expiry: if connect.clean_session { Some(0) } else { None },
        keep_alive: connect.keep_alive,
        receive_maximum: u16::MAX,
        maximum_packet: None,
        problem_information: true,
        enhanced_authentication: false,
        will,
    })
}

fn connect5(connect: v5::Connect, body: wire::ConnectBody) -> Result<Connect, Fault> {
    clean(&connect.client_id)?;
    let will = match connect.last_will {
        None => None,
        Some(will) => {
            clean(&will.topic)?;
            Some(Will {
                properties: properties(
                    will.is_utf8_payload,
                    will.content_type,
                    will.response_topic,
                    will.correlation_data,
                    will.user_properties,
                )?,
                topic: will.topic,
                payload: will.message,
                qos: will.qos.value(),
                retain: will.retain,
                expiry: will.message_expiry_interval.map(u32::from),
            })
        }
    };
    Ok(Connect {
        v5: true,
        client_id: connect.client_id,
        clean_start: body.clean_start,
        session_expiry: Some(connect.session_expiry_interval_secs),
        keep_alive: connect.keep_alive,
        receive_maximum: connect.receive_max.map_or(u16::MAX, u16::from),
        maximum_packet: connect.max_packet_size.map(u32::from),
        problem_information: connect.request_problem_info,
        enhanced_authentication: connect.auth_method.is_some() || connect.auth_data.is_some(),
        will,
    })
}

fn properties(
    utf8: Option<bool>,
    content_type: Option<ByteString>,
    response_topic: Option<ByteString>,
    correlation_data: Option<Bytes>,
    user: Vec<(ByteString, ByteString)>,
) -> Result<Properties, Fault> {
    let text = |value: Option<ByteString>| {
        value
            .map(|value| clean(&value).map(|()| String::from(value)))
            .transpose()
    };
    Ok(Properties {
        utf8,
        content_type: text(content_type)?,
        response_topic: text(response_topic)?,
        correlation_data: correlation_data.map(|data| data.to_vec()),
        user: user
            .into_iter()
            .map(|(name, value)| {
                clean(&name)?;
                clean(&value)?;
                Ok((name.into(), value.into()))
            })
            .collect::<Result<_, Fault>>()?,
    })
}

fn clean(text: &str) -> Result<(), Fault> {
    if text.contains('\0') {
        Err(Fault::malformed("a text contains NUL"))
    } else {
        Ok(())
    }
}

/// A SUBACK with MQTT 5 codes; on MQTT 3.1.1 every failure is `0x80`.
pub(super) fn suback(
    version5: bool,
    packet_id: u16,
    codes: &[u8],
    reason: Option<&str>,
) -> Vec<u8> {
    let Some(id) = std::num::NonZeroU16::new(packet_id) else {
        return Vec::new();
    };
    if version5 {
        let status = codes
            .iter()
            .map(|code| {
                v5::SubscribeAckReason::try_from(*code)
                    .unwrap_or(v5::SubscribeAckReason::UnspecifiedError)
            })
            .collect();
        let reason_string = reason.map(wire::reason);
        return encode5(
            v5::SubscribeAck {
                packet_id: id,
                properties: Vec::new(),
                reason_string,
                status,
            }
            .into(),
        );
    }
    let mut bytes = vec![0x90];
    wire::put_varint(codes.len() + 2, &mut bytes);
    bytes.extend_from_slice(&packet_id.to_be_bytes());
    bytes.extend(
        codes
            .iter()
            .map(|code| if *code >= 0x80 { 0x80 } else { *code }),
    );
    bytes
}

/// An UNSUBACK with MQTT 5 codes; AWS lists no "no subscription existed", so every valid filter succeeds.
pub(super) fn unsuback(version5: bool, packet_id: u16, codes: &[u8]) -> Vec<u8> {
    let Some(id) = std::num::NonZeroU16::new(packet_id) else {
        return Vec::new();
    };
    if version5 {
        let status = codes
            .iter()
            .map(|code| {
                v5::UnsubscribeAckReason::try_from(*code)
                    .unwrap_or(v5::UnsubscribeAckReason::UnspecifiedError)
            })
            .collect();
        let ack = v5::UnsubscribeAck {
            packet_id: id,
            properties: Vec::new(),
            reason_string: None,
            status,
        };
        return encode5(v5::Packet::UnsubscribeAck(ack));
    }
    let [high, low] = packet_id.to_be_bytes();
    vec![0xB0, 2, high, low]
}

/// An MQTT 5 DISCONNECT.
pub(super) fn disconnect(code: u8, text: &str) -> Vec<u8> {
    let code = v5::DisconnectReasonCode::try_from(code)
        .unwrap_or(v5::DisconnectReasonCode::UnspecifiedError);
    let mut packet = v5::Disconnect::new(code);
    packet.reason_string = (!text.is_empty()).then(|| wire::reason(text));
    encode5(packet.into())
}

fn encode5(packet: v5::Packet) -> Vec<u8> {
    use tokio_util::codec::Encoder;
    let mut bytes = BytesMut::new();
    match v5::Codec::new(0, 0).encode(packet, &mut bytes) {
        Ok(()) => bytes.to_vec(),
        // Cannot happen for packets built here (all texts are cut to size); nothing is sent rather than half a packet.
        Err(_) => Vec::new(),
    }
}
