//! MQTT 5 as the library has it.

use std::time::Duration;

use rumqttc::Outgoing;
use rumqttc::TlsError;
use rumqttc::v5::mqttbytes::{self, QoS, v5};
use rumqttc::v5::{
    AsyncClient, ConnectionError, Event, EventLoop, Incoming, MqttOptions, StateError,
};
use v5::{ConnectReturnCode, PubAckReason, PublishProperties, SubscribeReasonCode};

use super::{CONNECT_SECONDS, PACKET_BYTES, PACKET_IDS, Signal, transport};
use crate::model::message::{Message, Properties, Publish, Qos};
use crate::model::topic::TopicFilter;
use crate::mqtt::failure::{Failure, Reason, Refusal};
use crate::mqtt::session::Options;

pub(super) fn prepare(options: &Options, queue: usize) -> (AsyncClient, EventLoop) {
    let mut mqtt = MqttOptions::new(
        options.client_id.as_str(),
        options.host.as_str(),
        options.port,
    );
    mqtt.set_transport(transport(options))
        .set_keep_alive(Duration::from_secs(
            options
                .keep_alive
                .max(super::super::session::KEEP_ALIVE_FLOOR)
                .into(),
        ))
        .set_clean_start(true)
        .set_connection_timeout(CONNECT_SECONDS)
        .set_outgoing_inflight_upper_limit(PACKET_IDS)
        .set_max_packet_size(Some(PACKET_BYTES));
    let mut network = rumqttc::NetworkOptions::new();
    network.set_tcp_nodelay(true);
    mqtt.set_network_options(network);
    AsyncClient::new(mqtt, queue)
}

fn level(qos: Qos) -> QoS {
    match qos {
        Qos::AtMostOnce => QoS::AtMostOnce,
        Qos::AtLeastOnce => QoS::AtLeastOnce,
    }
}

pub(super) fn publish(client: &AsyncClient, message: &Publish) -> bool {
    let wanted = &message.properties;
    let properties = PublishProperties {
        payload_format_indicator: wanted.utf8.map(u8::from),
        message_expiry_interval: wanted.expiry,
        response_topic: wanted.response_topic.clone(),
        correlation_data: wanted.correlation_data.clone(),
        user_properties: wanted.user.clone(),
        content_type: wanted.content_type.clone(),
        ..PublishProperties::default()
    };
    client
        .try_publish_with_properties(
            message.topic.as_str(),
            level(message.qos),
            message.retain,
            message.payload.clone(),
            properties,
        )
        .is_ok()
}

pub(super) fn subscribe(client: &AsyncClient, filters: &[TopicFilter], qos: Qos) -> bool {
    let filters = filters
        .iter()
        .map(|filter| v5::Filter::new(filter.as_str(), level(qos)));
    client.try_subscribe_many(filters).is_ok()
}

pub(super) fn signal(event: Event) -> Signal {
    match event {
        Event::Incoming(Incoming::ConnAck(packet)) => Signal::Connected {
            session_present: packet.session_present,
        },
        Event::Incoming(Incoming::Publish(packet)) => Signal::Message(message(packet)),
        Event::Incoming(Incoming::PubAck(packet)) => {
            let text = packet
                .properties
                .and_then(|properties| properties.reason_string);
            let outcome = match acknowledged(packet.reason) {
                None => Ok(()),
                Some(reason) => Err(Refusal { reason, text }),
            };
            Signal::Acknowledged {
                packet_id: packet.pkid,
                outcome,
            }
        }
        Event::Incoming(Incoming::SubAck(packet)) => {
            let text = packet
                .properties
                .and_then(|properties| properties.reason_string);
            let outcome = |code: &SubscribeReasonCode| match subscribed(*code) {
                None => Ok(()),
                Some(reason) => Err(Refusal {
                    reason,
                    text: text.clone(),
                }),
            };
            Signal::Subscribed {
                packet_id: packet.pkid,
                outcomes: packet.return_codes.iter().map(outcome).collect(),
            }
        }
        Event::Incoming(Incoming::PingResp(_)) => Signal::Pong,
        Event::Outgoing(Outgoing::Publish(packet_id)) => Signal::PublishSent(packet_id),
        Event::Outgoing(Outgoing::Subscribe(packet_id)) => Signal::SubscribeSent(packet_id),
        Event::Outgoing(Outgoing::Disconnect) => Signal::DisconnectSent,
        _ => Signal::Other,
    }
}

fn message(packet: v5::Publish) -> Message {
    let given = packet.properties.unwrap_or_default();
    Message {
        topic: String::from_utf8_lossy(&packet.topic).into_owned(),
        payload: packet.payload,
        qos: packet.qos as u8,
        retain: packet.retain,
        duplicate: packet.dup,
        packet_id: packet.pkid,
        properties: Properties {
            utf8: given
                .payload_format_indicator
                .map(|indicator| indicator == 1),
            content_type: given.content_type,
            response_topic: given.response_topic,
            correlation_data: given.correlation_data,
            user: given.user_properties,
            expiry: given.message_expiry_interval,
        },
    }
}

fn acknowledged(reason: PubAckReason) -> Option<Reason> {
    match reason {
        PubAckReason::Success | PubAckReason::NoMatchingSubscribers => None,
        PubAckReason::UnspecifiedError => Some(Reason::UNSPECIFIED),
        PubAckReason::ImplementationSpecificError => Some(Reason(0x83)),
        PubAckReason::NotAuthorized => Some(Reason::NOT_AUTHORIZED),
        PubAckReason::TopicNameInvalid => Some(Reason(0x90)),
        PubAckReason::PacketIdentifierInUse => Some(Reason(0x91)),
        PubAckReason::QuotaExceeded => Some(Reason::QUOTA),
        PubAckReason::PayloadFormatInvalid => Some(Reason(0x99)),
    }
}

fn subscribed(code: SubscribeReasonCode) -> Option<Reason> {
    match code {
        SubscribeReasonCode::Success(_) => None,
        SubscribeReasonCode::Failure | SubscribeReasonCode::Unspecified => {
            Some(Reason::UNSPECIFIED)
        }
        SubscribeReasonCode::ImplementationSpecific => Some(Reason(0x83)),
        SubscribeReasonCode::NotAuthorized => Some(Reason::NOT_AUTHORIZED),
        SubscribeReasonCode::TopicFilterInvalid => Some(Reason(0x8F)),
        SubscribeReasonCode::PkidInUse => Some(Reason(0x91)),
        SubscribeReasonCode::QuotaExceeded => Some(Reason::QUOTA),
        SubscribeReasonCode::SharedSubscriptionsNotSupported => Some(Reason(0x9E)),
        SubscribeReasonCode::SubscriptionIdNotSupported => Some(Reason(0xA1)),
        SubscribeReasonCode::WildcardSubscriptionsNotSupported => Some(Reason(0xA2)),
    }
}

pub(super) fn failure(error: ConnectionError, before_answer: bool) -> Failure {
    match error {
        ConnectionError::Timeout(_) => Failure::Timeout,
        ConnectionError::Io(error) => Failure::Unreachable(error.to_string()),
        ConnectionError::Tls(TlsError::Io(error)) => Failure::from_handshake(&error),
        ConnectionError::Tls(error) => Failure::Tls(error.to_string()),
        ConnectionError::ConnectionRefused(code) => Failure::Refused(refused(code)),
        ConnectionError::MqttState(error) => state_failure(error, before_answer),
        error => Failure::Protocol(error.to_string()),
    }
}

fn refused(code: ConnectReturnCode) -> Reason {
    use ConnectReturnCode as Code;
    Reason(match code {
        Code::Success | Code::UnspecifiedError => 0x80,
        Code::MalformedPacket => 0x81,
        Code::ProtocolError => 0x82,
        Code::ImplementationSpecificError => 0x83,
        Code::RefusedProtocolVersion | Code::UnsupportedProtocolVersion => 0x84,
        Code::BadClientId | Code::ClientIdentifierNotValid => 0x85,
        Code::BadUserNamePassword => 0x86,
        Code::NotAuthorized => 0x87,
        Code::ServiceUnavailable | Code::ServerUnavailable => 0x88,
        Code::ServerBusy => 0x89,
        Code::Banned => 0x8A,
        Code::BadAuthenticationMethod => 0x8C,
        Code::TopicNameInvalid => 0x90,
        Code::PacketTooLarge => 0x95,
        Code::QuotaExceeded => 0x97,
        Code::PayloadFormatInvalid => 0x99,
        Code::RetainNotSupported => 0x9A,
        Code::QoSNotSupported => 0x9B,
        Code::UseAnotherServer => 0x9C,
        Code::ServerMoved => 0x9D,
        Code::ConnectionRateExceeded => 0x9F,
    })
}

fn state_failure(error: StateError, before_answer: bool) -> Failure {
    match error {
        StateError::Io(error) | StateError::Deserialization(mqttbytes::Error::Io(error)) => {
            Failure::from_io(&error, before_answer)
        }
        StateError::ConnectionAborted if before_answer => Failure::NoAnswer,
        StateError::ConnectionAborted => Failure::Lost("end of stream".into()),
        StateError::AwaitPingResp | StateError::CollisionTimeout => Failure::Timeout,
        StateError::ServerDisconnect {
            reason_code,
            reason_string,
        } => Failure::Disconnected(Refusal {
            reason: Reason(reason_code as u8),
            text: reason_string,
        }),
        error => Failure::Protocol(error.to_string()),
    }
}
