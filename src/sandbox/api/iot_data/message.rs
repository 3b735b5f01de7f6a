//! A message from the parameters, headers and body of an HTTP request.
//!
//! Refuses what breaks a limit of the broker, before anything is asked of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::model::limits::{
    CONTENT_TYPE_BYTES, CORRELATION_BYTES, MESSAGE_EXPIRY, PAYLOAD_BYTES, USER_PROPERTIES_BYTES,
};
use crate::model::topic::{Topic, TopicError};
use crate::sandbox::api::wire::{ApiError, Request};
use crate::sandbox::broker::{Message, Properties};

/// Reads the message of `Publish` or `SendDirectMessage` for `topic`.
pub(super) fn read(request: &Request, topic: Topic) -> Result<Message, ApiError> {
    if request.body.len() > PAYLOAD_BYTES {
        return Err(ApiError::too_large(format!(
            "the payload has {} bytes; AWS IoT takes at most {PAYLOAD_BYTES}",
            request.body.len()
        )));
    }
    let at_least_once = match request.query("qos") {
        None | Some("0") => false,
        Some("1") => true,
        Some(other) => {
            return Err(ApiError::invalid(format!(
                "qos must be 0 or 1, not `{other}`"
            )));
        }
    };
    Ok(Message {
        topic,
        payload: request.body.clone(),
        at_least_once,
        retain: super::boolean(request, "retain")?,
        expiry: request.query("messageExpiry").map(expiry).transpose()?,
        properties: properties(request)?,
    })
}

fn expiry(text: &str) -> Result<u32, ApiError> {
    let longest = MESSAGE_EXPIRY.as_secs();
    text.parse::<u32>()
        .ok()
        .filter(|seconds| (1..=longest).contains(&u64::from(*seconds)))
        .ok_or_else(|| {
            ApiError::invalid(format!(
                "messageExpiry must be between 1 and {longest} seconds, not `{text}`"
            ))
        })
}

fn properties(request: &Request) -> Result<Properties, ApiError> {
    let content_type = request.query("contentType").map(str::to_owned);
    if content_type
        .as_ref()
        .is_some_and(|text| text.len() > CONTENT_TYPE_BYTES)
    {
        return Err(ApiError::invalid(format!(
            "contentType has more than {CONTENT_TYPE_BYTES} bytes"
        )));
    }
    let response_topic = match request.query("responseTopic") {
        None => None,
        Some(text) => {
            let topic: Topic = text.parse().map_err(|error: TopicError| {
                ApiError::invalid(format!("responseTopic: {error}"))
            })?;
            Some(topic.as_str().to_owned())
        }
    };
    let utf8 = match request.header("x-amz-mqtt5-payload-format-indicator") {
        None => None,
        Some("UNSPECIFIED_BYTES") => Some(false),
        Some("UTF8_DATA") => Some(true),
        Some(other) => {
            return Err(ApiError::invalid(format!(
                "payloadFormatIndicator must be UNSPECIFIED_BYTES or UTF8_DATA, not `{other}`"
            )));
        }
    };
    if utf8 == Some(true) && std::str::from_utf8(&request.body).is_err() {
        return Err(ApiError::invalid(
            "payloadFormatIndicator is UTF8_DATA, but the payload is not valid UTF-8",
        ));
    }
    let correlation_data = request
        .header("x-amz-mqtt5-correlation-data")
        .map(|text| blob("correlationData", text, CORRELATION_BYTES))
        .transpose()?;
    let user = request
        .header("x-amz-mqtt5-user-properties")
        .map(user_properties)
        .transpose()?
        .unwrap_or_default();
    Ok(Properties {
        utf8,
        content_type,
        response_topic,
        correlation_data,
        user,
    })
}

/// A base64 header of at most `most` bytes once decoded.
fn blob(name: &str, text: &str, most: usize) -> Result<Vec<u8>, ApiError> {
    let bytes = STANDARD
        .decode(text)
        .map_err(|_| ApiError::invalid(format!("{name} is not valid base64")))?;
    if bytes.len() > most {
        return Err(ApiError::invalid(format!(
            "{name} has {} bytes; at most {most} are allowed",
            bytes.len()
        )));
    }
    Ok(bytes)
}

/// User properties from base64 of a JSON array of objects with one member each.
fn user_properties(text: &str) -> Result<Vec<(String, String)>, ApiError> {
    let bad =
        || ApiError::invalid(r#"userProperties must be a JSON array such as [{"key": "value"}]"#);
    // The JSON around names and values takes more room than they do; they are counted below.
    let json = blob("userProperties", text, 4 * USER_PROPERTIES_BYTES)?;
    let objects: Vec<Map<String, Value>> = serde_json::from_slice(&json).map_err(|_| bad())?;
    let mut all = Vec::new();
    for (name, value) in objects.into_iter().flatten() {
        let Value::String(value) = value else {
            return Err(bad());
        };
        all.push((name, value));
    }
    let size: usize = all
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    if size > USER_PROPERTIES_BYTES {
        return Err(ApiError::invalid(format!(
            "userProperties have {size} bytes; at most {USER_PROPERTIES_BYTES} are allowed"
        )));
    }
    Ok(all)
}

/// User properties as `GetRetainedMessage` answers them: base64 of the same JSON, null if there are none.
pub(super) fn user_properties_blob(user: &[(String, String)]) -> Value {
    if user.is_empty() {
        return Value::Null;
    }
    let objects: Vec<Value> = user
        .iter()
        .map(|(name, value)| json!({ name: value }))
        .collect();
    STANDARD.encode(Value::from(objects).to_string()).into()
}
