//! What AWS IoT refuses for certain, told before the first packet.
//!
//! Owns the rules beyond the form of a topic: reserved topics, sizes, numbers, properties. A rule whose outcome on AWS is
//! not known is not here.

use crate::model::limits::{
    CONTENT_TYPE_BYTES, CORRELATION_BYTES, MESSAGE_EXPIRY, PAYLOAD_BYTES,
    SUBSCRIPTIONS_PER_CONNECTION, TOPIC_BYTES, USER_PROPERTIES_BYTES,
};
use crate::model::message::{ProtocolVersion, Publish};
use crate::model::reserved::{Kind, kind};
use crate::model::topic::{Topic, TopicFilter};

/// A rule of AWS IoT that a request breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {rule}")]
pub struct Rule {
    /// What was asked for.
    pub what: String,
    /// The rule.
    pub rule: &'static str,
    /// What to do instead.
    pub hint: Option<&'static str>,
}

impl Rule {
    fn new(what: impl Into<String>, rule: &'static str) -> Self {
        Self {
            what: what.into(),
            rule,
            hint: None,
        }
    }

    fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Checks a message against the rules of the broker; `version` is none for HTTPS.
pub fn check_publish(message: &Publish, version: Option<ProtocolVersion>) -> Result<(), Rule> {
    let topic = &message.topic;
    check_topic(topic)?;
    if message.retain && topic.is_reserved() {
        let rule = "AWS IoT retains no message on a reserved topic";
        return Err(Rule::new(format!("`{topic}` with retain"), rule).hint("publish without `-r`"));
    }
    let size = message.payload.len();
    if size > PAYLOAD_BYTES {
        let rule = "AWS IoT takes at most 128 KiB (131072 bytes)";
        return Err(Rule::new(format!("a payload of {size} bytes"), rule)
            .hint("split it, or store it elsewhere and publish where"));
    }
    if version == Some(ProtocolVersion::V3) && !message.properties.is_empty() {
        let rule = "MQTT 3.1.1 has no properties";
        return Err(Rule::new("message properties", rule).hint("leave out `-V 3.1.1`"));
    }
    check_properties(message)
}

fn check_topic(topic: &Topic) -> Result<(), Rule> {
    if kind(topic) != Kind::Closed {
        return Ok(());
    }
    let text = topic.as_str();
    let reserved = |rule| Err(Rule::new(format!("`{text}`"), rule));
    let Some(rest) = text.strip_prefix("$aws/") else {
        return reserved(
            "a topic that starts with `$` is reserved, and AWS IoT knows only `$aws/…`",
        );
    };
    let levels: Vec<&str> = rest.split('/').collect();
    match levels.as_slice() {
        ["rules", ..] => reserved("Basic Ingest needs a rule's name: `$aws/rules/RULE/…`"),
        ["events", ..] => reserved("events are published by AWS IoT alone"),
        ["sitewise", ..] => reserved("these topics are published by AWS IoT alone"),
        ["things", _, "tunnels", ..] => reserved("tunnel notices are published by AWS IoT alone"),
        [
            "things",
            _,
            "streams",
            _,
            "data" | "description" | "rejected",
            ..,
        ]
        | [
            "things" | "certificates" | "provisioning-templates",
            ..,
            "accepted" | "rejected",
        ]
        | ["things", _, "shadow", .., "delta" | "documents"]
        | ["things", _, "jobs", "notify" | "notify-next"] => {
            reserved("answers and notices are published by AWS IoT alone")
        }
        _ => reserved("it is none of the reserved topics on which clients may publish"),
    }
}

fn check_properties(message: &Publish) -> Result<(), Rule> {
    let properties = &message.properties;
    if properties
        .content_type
        .as_ref()
        .is_some_and(|text| text.len() > CONTENT_TYPE_BYTES)
    {
        return Err(Rule::new(
            "the content type",
            "AWS IoT takes at most 256 bytes",
        ));
    }
    if let Some(topic) = &properties.response_topic
        && (topic.len() > TOPIC_BYTES || topic.contains(['+', '#', '\0']) || topic.is_empty())
    {
        return Err(Rule::new(
            format!("the response topic `{topic}`"),
            "it is a topic: 1 to 256 bytes without wildcards",
        ));
    }
    if properties
        .correlation_data
        .as_ref()
        .is_some_and(|data| data.len() > CORRELATION_BYTES)
    {
        return Err(Rule::new(
            "the correlation data",
            "AWS IoT takes at most 8 KiB",
        ));
    }
    if properties
        .user
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum::<usize>()
        > USER_PROPERTIES_BYTES
    {
        return Err(Rule::new(
            "the user properties",
            "AWS IoT takes at most 8 KiB in one message",
        ));
    }
    if let Some(seconds) = properties.expiry
        && !(1..=MESSAGE_EXPIRY.as_secs()).contains(&u64::from(seconds))
    {
        return Err(Rule::new(
            format!("a message expiry of {seconds} s"),
            "AWS IoT takes 1 to 604800 s",
        ));
    }
    Ok(())
}

/// Checks the filters of one connection.
pub fn check_filters(filters: &[TopicFilter]) -> Result<(), Rule> {
    if filters.is_empty() {
        return Err(
            Rule::new("no topic filter", "a subscription needs at least one")
                .hint("name one, as in `iotctl sub 'a/#'`"),
        );
    }
    if filters.len() > SUBSCRIPTIONS_PER_CONNECTION {
        return Err(Rule::new(
            format!("{} topic filters", filters.len()),
            "AWS IoT takes at most 50 on one connection",
        )
        .hint("use wildcards `+` and `#`, or a second connection"));
    }
    for filter in filters {
        let plain = filter.plain();
        if plain.starts_with('$') && plain != "$aws" && !plain.starts_with("$aws/") {
            let rule = "a filter that starts with `$` is reserved, and AWS IoT knows only `$aws/…` and `$share/…`";
            return Err(Rule::new(format!("`{filter}`"), rule));
        }
        if plain == "$aws/rules" || plain.starts_with("$aws/rules/") {
            let rule = "nobody can subscribe to Basic Ingest; only the rule gets the messages";
            return Err(Rule::new(format!("`{filter}`"), rule));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::model::message::{Properties, Qos};

    fn message(topic: &str) -> Publish {
        Publish {
            topic: topic.parse().expect("a topic"),
            payload: Bytes::new(),
            qos: Qos::AtLeastOnce,
            retain: false,
            properties: Properties::default(),
        }
    }

    #[test]
    fn reserved_topics_take_what_clients_may_publish() {
        for topic in [
            "a/b",
            "$aws/rules/r/a",
            "$aws/things/t/shadow/update",
            "$aws/things/t/shadow/name/s/get",
            "$aws/things/t/jobs/start-next",
            "$aws/certificates/create-from-csr/json",
            "$aws/things/t/streams/s/get/json",
        ] {
            assert_eq!(check_publish(&message(topic), None), Ok(()), "{topic}");
        }
        for topic in [
            "$SYS/broker",
            "$aws/rules/",
            "$aws/events/presence/connected/c",
            "$aws/things/t/shadow/update/accepted",
            "$aws/things/t/shadow/name/s/update/delta",
            "$aws/things/t/jobs/notify",
            "$aws/certificates/create/json/rejected",
            "$aws/things/t/tunnels/notify",
            "$aws/commands/things/t/executions/e/response/json",
            "$aws/none/of/them",
        ] {
            assert!(check_publish(&message(topic), None).is_err(), "{topic}");
        }
    }

    #[test]
    fn a_message_keeps_to_the_quotas() {
        let sized = |size| Publish {
            payload: vec![0; size].into(),
            ..message("t")
        };
        assert!(check_publish(&sized(PAYLOAD_BYTES), None).is_ok());
        assert!(check_publish(&sized(PAYLOAD_BYTES + 1), None).is_err());
        assert!(
            check_publish(
                &Publish {
                    retain: true,
                    ..message("$aws/rules/r/t")
                },
                None
            )
            .is_err()
        );
        let with = |properties| Publish {
            properties,
            ..message("t")
        };
        let typed = with(Properties {
            content_type: Some("text/plain".into()),
            ..Properties::default()
        });
        assert!(check_publish(&typed, Some(ProtocolVersion::V5)).is_ok());
        assert!(check_publish(&typed, Some(ProtocolVersion::V3)).is_err());
        for bad in [
            Properties {
                content_type: Some("x".repeat(257)),
                ..Properties::default()
            },
            Properties {
                response_topic: Some("a/#".into()),
                ..Properties::default()
            },
            Properties {
                correlation_data: Some(vec![0; 8193].into()),
                ..Properties::default()
            },
            Properties {
                user: vec![("k".into(), "v".repeat(8192))],
                ..Properties::default()
            },
            Properties {
                expiry: Some(0),
                ..Properties::default()
            },
            Properties {
                expiry: Some(604_801),
                ..Properties::default()
            },
        ] {
            assert!(
                check_publish(&with(bad.clone()), Some(ProtocolVersion::V5)).is_err(),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn filters_keep_to_the_quotas() {
        let filters = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| text.parse().expect("a filter"))
                .collect::<Vec<TopicFilter>>()
        };
        assert!(check_filters(&filters(&["#", "$aws/things/t/shadow/#", "$share/g/a/#"])).is_ok());
        for bad in [
            &[][..],
            &["$SYS/#"],
            &["$aws/rules/r/#"],
            &["$share/g/$SYS/#"],
            &["a"; 51],
        ] {
            assert!(check_filters(&filters(bad)).is_err(), "{bad:?}");
        }
    }
}
