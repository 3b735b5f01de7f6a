//! MQTT messages as both ends of a connection speak of them: quality of service, version, properties, payload.
//!
//! Owns the vocabulary and what AWS IoT has of it (no QoS 2). Quotas on a message are checked where it is sent.

use std::fmt;
use std::str::FromStr;

use bytes::Bytes;

use super::topic::Topic;

/// Quality of service. AWS IoT has no QoS 2 (Developer Guide, "MQTT").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qos {
    /// QoS 0: sent once, not acknowledged.
    AtMostOnce,
    /// QoS 1: acknowledged, and repeated until it is.
    AtLeastOnce,
}

impl Qos {
    /// The level as a number.
    #[must_use]
    pub const fn level(self) -> u8 {
        match self {
            Self::AtMostOnce => 0,
            Self::AtLeastOnce => 1,
        }
    }
}

impl FromStr for Qos {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "0" => Ok(Self::AtMostOnce),
            "1" => Ok(Self::AtLeastOnce),
            "2" => Err("AWS IoT has no QoS 2 and never answers who asks for it; use 0 or 1".into()),
            _ => Err("a quality of service is 0 or 1".into()),
        }
    }
}

impl fmt::Display for Qos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.level())
    }
}

/// Version of the MQTT protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtocolVersion {
    /// MQTT 3.1.1.
    V3,
    /// MQTT 5.
    V5,
}

impl FromStr for ProtocolVersion {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "5" | "mqttv5" => Ok(Self::V5),
            "3.1.1" | "311" | "mqttv311" => Ok(Self::V3),
            "31" | "3.1" | "mqttv31" => {
                Err("AWS IoT does not speak MQTT 3.1; use 3.1.1 or 5".into())
            }
            _ => Err("an MQTT version is 5 or 3.1.1".into()),
        }
    }
}

impl fmt::Display for ProtocolVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V3 => "3.1.1",
            Self::V5 => "5",
        })
    }
}

/// MQTT 5 properties of a PUBLISH that AWS IoT carries to subscribers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Payload Format Indicator: whether the payload claims to be UTF-8.
    pub utf8: Option<bool>,
    /// Content Type.
    pub content_type: Option<String>,
    /// Response Topic.
    pub response_topic: Option<String>,
    /// Correlation Data.
    pub correlation_data: Option<Bytes>,
    /// User Properties in their order; names may repeat.
    pub user: Vec<(String, String)>,
    /// Message Expiry Interval in seconds.
    pub expiry: Option<u32>,
}

impl Properties {
    /// Whether no property is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A message to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publish {
    /// Where to.
    pub topic: Topic,
    /// The bytes.
    pub payload: Bytes,
    /// Quality of service.
    pub qos: Qos,
    /// Whether the broker keeps it for later subscribers.
    pub retain: bool,
    /// MQTT 5 properties.
    pub properties: Properties,
}

/// A message as the broker delivered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Where it was published.
    pub topic: String,
    /// The bytes.
    pub payload: Bytes,
    /// Quality of service of the delivery, 0 to 2.
    pub qos: u8,
    /// Whether it was kept from before the subscription.
    pub retain: bool,
    /// Whether the broker says it repeats itself; AWS IoT never does.
    pub duplicate: bool,
    /// Packet identifier; 0 at QoS 0.
    pub packet_id: u16,
    /// MQTT 5 properties.
    pub properties: Properties,
}
