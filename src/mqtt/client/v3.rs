//! MQTT 3.1.1 as the library has it.

use std::time::Duration;

use rumqttc::mqttbytes::{self, QoS};
use rumqttc::{
    AsyncClient, ConnectReturnCode, ConnectionError, Event, EventLoop, MqttOptions, NetworkOptions,
    Outgoing, Packet, StateError, SubscribeFilter, SubscribeReasonCode, TlsError,
};

use super::{CONNECT_SECONDS, PACKET_BYTES, PACKET_IDS, Signal, transport};
use crate::model::message::{Message, Properties, Publish, Qos};
use crate::model::topic::TopicFilter;
use crate::mqtt::failure::{Failure, Reason, Refusal};
use crate::mqtt::session::Options;

/// CONNACK return code that the Developer Guide of 2022 names for "not authorized" on MQTT 3.1.1, beside the standard's 5.
const NOT_AUTHORIZED_2022: u8 = 7;

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
        .set_clean_session(true)
        .set_inflight(PACKET_IDS)
        .set_max_packet_size(PACKET_BYTES as usize, PACKET_BYTES as usize);
    let (client, mut connection) = AsyncClient::new(mqtt, queue);
    let mut network = NetworkOptions::new();
    network.set_tcp_nodelay(true);
    network.set_connection_timeout(CONNECT_SECONDS);
    connection.set_network_options(network);
    (client, connection)
}

fn level(qos: Qos) -> QoS {
    match qos {
        Qos::AtMostOnce => QoS::AtMostOnce,
        Qos::AtLeastOnce => QoS::AtLeastOnce,
    }
}

pub(super) fn publish(client: &AsyncClient, message: &Publish) -> bool {
    client
        .try_publish(
            message.topic.as_str(),
            level(message.qos),
            message.retain,
            message.payload.to_vec(),
        )
        .is_ok()
}

pub(super) fn subscribe(client: &AsyncClient, filters: &[TopicFilter], qos: Qos) -> bool {
    let filters = filters
        .iter()
        .map(|filter| SubscribeFilter::new(filter.as_str().to_owned(), level(qos)));
    client.try_subscribe_many(filters).is_ok()
}

pub(super) fn signal(event: Event) -> Signal {
    match event {
        Event::Incoming(Packet::ConnAck(packet)) => Signal::Connected {
            session_present: packet.session_present,
        },
        Event::Incoming(Packet::Publish(packet)) => Signal::Message(Message {
            topic: packet.topic,
            payload: packet.payload,
            qos: packet.qos as u8,
            retain: packet.retain,
            duplicate: packet.dup,
            packet_id: packet.pkid,
            properties: Properties::default(),
        }),
        Event::Incoming(Packet::PubAck(packet)) => Signal::Acknowledged {
            packet_id: packet.pkid,
            outcome: Ok(()),
        },
        Event::Incoming(Packet::SubAck(packet)) => Signal::Subscribed {
            packet_id: packet.pkid,
            outcomes: packet
                .return_codes
                .iter()
                .map(|code| match code {
                    SubscribeReasonCode::Success(_) => Ok(()),
                    SubscribeReasonCode::Failure => Err(Refusal {
                        reason: Reason::UNSPECIFIED,
                        text: None,
                    }),
                })
                .collect(),
        },
        Event::Incoming(Packet::PingResp) => Signal::Pong,
        Event::Outgoing(Outgoing::Publish(packet_id)) => Signal::PublishSent(packet_id),
        Event::Outgoing(Outgoing::Subscribe(packet_id)) => Signal::SubscribeSent(packet_id),
        Event::Outgoing(Outgoing::Disconnect) => Signal::DisconnectSent,
        _ => Signal::Other,
    }
}

pub(super) fn failure(error: ConnectionError, before_answer: bool) -> Failure {
    match error {
        ConnectionError::NetworkTimeout | ConnectionError::FlushTimeout => Failure::Timeout,
        ConnectionError::Io(error) => Failure::Unreachable(error.to_string()),
        ConnectionError::Tls(TlsError::Io(error)) => Failure::from_handshake(&error),
        ConnectionError::Tls(error) => Failure::Tls(error.to_string()),
        ConnectionError::ConnectionRefused(code) => Failure::Refused(refused(code)),
        ConnectionError::MqttState(error) => state_failure(error, before_answer),
        error => Failure::Protocol(error.to_string()),
    }
}

fn refused(code: ConnectReturnCode) -> Reason {
    match code {
        ConnectReturnCode::Success => Reason::UNSPECIFIED,
        ConnectReturnCode::RefusedProtocolVersion => Reason(0x84),
        ConnectReturnCode::BadClientId => Reason::CLIENT_ID,
        ConnectReturnCode::ServiceUnavailable => Reason(0x88),
        ConnectReturnCode::BadUserNamePassword => Reason::CREDENTIALS,
        ConnectReturnCode::NotAuthorized => Reason::NOT_AUTHORIZED,
    }
}

fn state_failure(error: StateError, before_answer: bool) -> Failure {
    match error {
        StateError::Io(error) | StateError::Deserialization(mqttbytes::Error::Io(error)) => {
            Failure::from_io(&error, before_answer)
        }
        StateError::ConnectionAborted if before_answer => Failure::NoAnswer,
        StateError::ConnectionAborted => Failure::Lost("end of stream".into()),
        StateError::AwaitPingResp | StateError::CollisionTimeout => Failure::Timeout,
        StateError::Deserialization(mqttbytes::Error::InvalidConnectReturnCode(
            NOT_AUTHORIZED_2022,
        )) => Failure::Refused(Reason::NOT_AUTHORIZED),
        error => Failure::Protocol(error.to_string()),
    }
}
