//! A delivered message as one line of JSON.

use jiff::Timestamp;
use serde::Serialize;

use super::payload::Payload;
use crate::model::message::Message;

/// A delivered message, as a script reads it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// When it came.
    pub time: Timestamp,
    /// Where it was published.
    pub topic: String,
    /// Quality of service of the delivery.
    pub qos: u8,
    /// Whether it was kept from before the subscription.
    pub retain: bool,
    /// The bytes.
    pub payload: Payload,
    /// Content Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Response Topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_topic: Option<String>,
    /// Correlation Data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_data: Option<Payload>,
    /// Seconds until the message expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiry: Option<u32>,
    /// User Properties in their order, as pairs of name and value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user_properties: Vec<(String, String)>,
}

impl Record {
    /// The record of `message`, which came at `time`.
    #[must_use]
    pub fn new(message: Message, time: Timestamp) -> Self {
        let properties = message.properties;
        Self {
            time,
            topic: message.topic,
            qos: message.qos,
            retain: message.retain,
            payload: Payload::new(&message.payload),
            content_type: properties.content_type,
            response_topic: properties.response_topic,
            correlation_data: properties.correlation_data.map(|data| Payload::new(&data)),
            expiry: properties.expiry,
            user_properties: properties.user,
        }
    }
}
