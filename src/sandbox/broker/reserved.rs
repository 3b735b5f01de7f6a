//! Topics that begin with `$`, and the sizes of forwarded properties: what a client may publish and subscribe to.
//!
//! Source: Developer Guide 2022, "Reserved topics"; General Reference for the sizes.

use super::Properties;
use crate::model::limits::{
    CONTENT_TYPE_BYTES, CORRELATION_BYTES, TOPIC_BYTES, USER_PROPERTIES_BYTES,
};
use crate::model::reserved::{Kind, kind};
use crate::model::topic::Topic;

/// Beginning of Basic Ingest topics: only a rule sees what is published there.
pub(super) const BASIC_INGEST: &str = "$aws/rules/";

/// Why a client, by MQTT or by HTTPS, may not publish on `topic`, if it may not.
pub(super) fn closed_topic(topic: &Topic, retain: bool) -> Option<&'static str> {
    if retain && topic.is_reserved() {
        Some("messages on reserved topics cannot be retained")
    } else if kind(topic) == Kind::Closed {
        Some("clients may not publish on this reserved topic")
    } else {
        None
    }
}

/// Why nobody may subscribe with the plain filter `filter`, if nobody may.
pub(super) fn closed_filter(filter: &str) -> Option<&'static str> {
    if !filter.starts_with('$') {
        None
    } else if filter.starts_with(BASIC_INGEST) {
        Some("only a rule sees the messages of Basic Ingest topics")
    } else if filter.starts_with("$aws/") {
        None
    } else {
        Some("topics that begin with `$` are AWS's own, and this is none of them")
    }
}

/// Checks what MQTT 5 properties may weigh.
pub(super) fn check_properties(properties: &Properties) -> Result<(), &'static str> {
    let longer = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.len() > most);
    let user: usize = properties
        .user
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    if longer(&properties.content_type, CONTENT_TYPE_BYTES) {
        Err("the Content Type is longer than 256 bytes")
    } else if longer(&properties.response_topic, TOPIC_BYTES) {
        Err("the Response Topic is longer than 256 bytes")
    } else if properties
        .response_topic
        .as_ref()
        .is_some_and(|topic| topic.contains(['+', '#']))
    {
        Err("the Response Topic has a wildcard")
    } else if properties
        .correlation_data
        .as_ref()
        .is_some_and(|data| data.len() > CORRELATION_BYTES)
    {
        Err("the Correlation Data are longer than 8 KB")
    } else if user > USER_PROPERTIES_BYTES {
        Err("the User Properties are longer than 8 KB")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_topics_are_guarded() {
        let closed = |topic: &str, retain| closed_topic(&topic.parse().expect("a topic"), retain);
        assert!(closed("a", true).is_none());
        assert!(closed("$aws/rules/r/a", false).is_none());
        assert!(closed("$aws/rules/r/a", true).is_some());
        assert!(closed("$aws/things/t/shadow/get", false).is_none());
        assert!(closed("$aws/events/presence/connected/c", false).is_some());
        assert!(closed_filter("$aws/rules/r/#").is_some());
        assert!(closed_filter("$SYS/#").is_some());
        assert!(closed_filter("$aws/events/#").is_none());
        assert!(closed_filter("#").is_none());
    }
}
