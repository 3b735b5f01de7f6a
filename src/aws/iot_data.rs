//! The data plane (`iot-data`): publishing over HTTPS, and who is connected, signed with AWS credentials.

use aws_config::SdkConfig;
use aws_sdk_iotdataplane::primitives::Blob;
use aws_sdk_iotdataplane::types::PayloadFormatIndicator;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::AwsError;
use super::call::{call, found};
use super::pace::Pace;
use crate::model::message::Publish;
use crate::model::name::ClientId;

/// Client of the data plane.
#[derive(Debug, Clone)]
pub struct IotData {
    client: aws_sdk_iotdataplane::Client,
    pace: Pace,
}

/// What AWS knows of a client's connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connection {
    /// Whether there is one now.
    pub connected: bool,
    /// Since when, in milliseconds since 1970; 0 if there is none.
    pub since: i64,
}

impl IotData {
    pub(super) fn new(config: &SdkConfig, pace: Pace, endpoint: Option<&str>) -> Self {
        let mut config = aws_sdk_iotdataplane::config::Builder::from(config);
        if let Some(endpoint) = endpoint {
            config = config.endpoint_url(format!("https://{endpoint}"));
        }
        Self {
            client: aws_sdk_iotdataplane::Client::from_conf(config.build()),
            pace,
        }
    }

    /// The connection of a client; `None` if AWS has not seen it for half an hour.
    pub async fn connection(&self, client_id: &ClientId) -> Result<Option<Connection>, AwsError> {
        let request = self.client.get_connection().client_id(client_id.as_str());
        let answer = found(call!(self, "GetConnection", request))?;
        Ok(answer.map(|found| Connection {
            connected: found.connected(),
            since: found.connected_since(),
        }))
    }

    /// Ends the connection of a client, which may come back at once.
    pub async fn disconnect(&self, client_id: &ClientId) -> Result<(), AwsError> {
        let request = self.client.delete_connection();
        let request = request.client_id(client_id.as_str());
        call!(self, "DeleteConnection", request).map(drop)
    }

    /// Publishes one message.
    pub async fn publish(&self, message: &Publish) -> Result<(), AwsError> {
        let properties = &message.properties;
        let indicator = properties.utf8.map(|utf8| {
            if utf8 {
                PayloadFormatIndicator::Utf8Data
            } else {
                PayloadFormatIndicator::UnspecifiedBytes
            }
        });
        let request = self
            .client
            .publish()
            .topic(message.topic.as_str())
            .qos(message.qos.level().into())
            .set_retain(message.retain.then_some(true))
            .payload(Blob::new(message.payload.to_vec()))
            .set_user_properties(user_properties(&properties.user))
            .set_payload_format_indicator(indicator)
            .set_content_type(properties.content_type.clone())
            .set_response_topic(properties.response_topic.clone())
            .set_correlation_data(
                properties
                    .correlation_data
                    .as_ref()
                    .map(|data| STANDARD.encode(data)),
            )
            .set_message_expiry(properties.expiry.map(i64::from));
        call!(self, "Publish", request).map(drop)
    }
}

/// User properties as a JSON array of objects with one key each; the SDK puts it into base64.
fn user_properties(pairs: &[(String, String)]) -> Option<String> {
    let objects: Vec<_> = pairs
        .iter()
        .map(|(key, value)| serde_json::json!({ key: value }))
        .collect();
    (!objects.is_empty()).then(|| serde_json::Value::Array(objects).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_properties_are_an_array_of_objects() {
        assert_eq!(user_properties(&[]), None);
        let pairs = [
            ("a".to_owned(), "1".to_owned()),
            ("a".to_owned(), "2".to_owned()),
        ];
        assert_eq!(
            user_properties(&pairs).as_deref(),
            Some(r#"[{"a":"1"},{"a":"2"}]"#)
        );
    }
}
