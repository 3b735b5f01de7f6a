//! Topics and topic filters as AWS IoT takes them, and which topic a filter matches.
//!
//! Refuses what AWS refuses (size, depth, wildcards out of place). Whether a policy allows a topic is not decided here.

use std::fmt;
use std::str::FromStr;

use super::limits::{SHARE_NAME_BYTES, TOPIC_BYTES, TOPIC_SLASHES};

/// Why a text is no topic or no filter for AWS IoT.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not {kind}: {rule}")]
pub struct TopicError {
    /// "a topic" or "a topic filter".
    pub kind: &'static str,
    /// The text as given.
    pub value: String,
    /// The rule it breaks.
    pub rule: &'static str,
}

const EMPTY: &str = "it is empty";
const NUL: &str = "it contains a NUL character";
const LONG: &str = "AWS IoT takes at most 256 bytes";
const DEEP: &str = "AWS IoT takes at most 7 slashes (8 levels)";

/// A topic to publish on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Topic(String);

impl Topic {
    /// The topic as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the topic is AWS's own (`$…`).
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        self.0.starts_with('$')
    }

    /// The rule's name, if this is a Basic Ingest topic `$aws/rules/{rule}/…`.
    #[must_use]
    pub fn basic_ingest_rule(&self) -> Option<&str> {
        let rest = self.0.strip_prefix("$aws/rules/")?;
        rest.split('/').next().filter(|rule| !rule.is_empty())
    }
}

impl FromStr for Topic {
    type Err = TopicError;

    fn from_str(text: &str) -> Result<Self, TopicError> {
        let error = |rule| TopicError {
            kind: "a topic",
            value: text.to_owned(),
            rule,
        };
        if text.contains(['+', '#']) {
            return Err(error("a topic to publish on has no wildcards `+` or `#`"));
        }
        measure(text, counted(text)).map_err(error)?;
        Ok(Self(text.to_owned()))
    }
}

/// The part of a topic that counts against the limits: without the first three Basic Ingest levels.
fn counted(text: &str) -> &str {
    match text.strip_prefix("$aws/rules/") {
        Some(rest) => rest.split_once('/').map_or("", |(_, topic)| topic),
        None => text,
    }
}

fn measure(text: &str, counted: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        Err(EMPTY)
    } else if text.contains('\0') {
        Err(NUL)
    } else if counted.len() > TOPIC_BYTES {
        Err(LONG)
    } else if counted.bytes().filter(|b| *b == b'/').count() > TOPIC_SLASHES {
        Err(DEEP)
    } else {
        Ok(())
    }
}

/// A filter to subscribe with, plain or shared (`$share/{name}/{filter}`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicFilter {
    text: String,
    /// Where the plain filter begins in `text`: 0 unless shared.
    plain: usize,
}

impl TopicFilter {
    /// The filter as the client wrote it, with `$share/{name}/` if shared.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The filter that topics are compared with.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.text[self.plain..]
    }

    /// The share name, if shared.
    #[must_use]
    pub fn share(&self) -> Option<&str> {
        (self.plain > 0).then(|| &self.text["$share/".len()..self.plain - 1])
    }

    /// Whether it has a wildcard level.
    #[must_use]
    pub fn has_wildcard(&self) -> bool {
        self.plain()
            .split('/')
            .any(|level| level == "+" || level == "#")
    }

    /// Whether a message on `topic` is for this filter, by AWS's rules.
    #[must_use]
    pub fn matches(&self, topic: &str) -> bool {
        matches(self.plain(), topic)
    }
}

impl FromStr for TopicFilter {
    type Err = TopicError;

    fn from_str(text: &str) -> Result<Self, TopicError> {
        let error = |rule| TopicError {
            kind: "a topic filter",
            value: text.to_owned(),
            rule,
        };
        let plain = match text.strip_prefix("$share/") {
            None => 0,
            Some(rest) => {
                let (name, _) = rest
                    .split_once('/')
                    .ok_or_else(|| error("a share needs `$share/NAME/FILTER`"))?;
                if name.is_empty() || name.len() > SHARE_NAME_BYTES || name.contains(['+', '#']) {
                    return Err(error(
                        "a share name has 1 to 128 characters without `/`, `+` and `#`",
                    ));
                }
                "$share/".len() + name.len() + 1
            }
        };
        let filter = &text[plain..];
        measure(filter, counted(filter)).map_err(error)?;
        let levels = filter.split('/').count();
        for (at, level) in filter.split('/').enumerate() {
            if level.contains('#') && (level != "#" || at + 1 != levels) {
                return Err(error("`#` stands alone in the last level"));
            }
            if level.contains('+') && level != "+" {
                return Err(error("`+` stands alone in its level"));
            }
        }
        Ok(Self {
            text: text.to_owned(),
            plain,
        })
    }
}

/// Whether `topic` matches the plain filter `filter`.
///
/// Differs from MQTT 3.1.1 §4.7.1.2 as AWS does: `sensor/#` does not match `sensor` (Developer Guide, "MQTT").
/// A leading wildcard never matches a topic that starts with `$` (MQTT 3.1.1 §4.7.2).
#[must_use]
pub fn matches(filter: &str, topic: &str) -> bool {
    if topic.starts_with('$') && filter.starts_with(['+', '#']) {
        return false;
    }
    let mut levels = topic.split('/');
    for wanted in filter.split('/') {
        match (wanted, levels.next()) {
            ("#", Some(_)) => return true,
            ("+", Some(_)) => {}
            (wanted, Some(level)) if wanted == level => {}
            _ => return false,
        }
    }
    levels.next().is_none()
}

macro_rules! text {
    ($type:ident) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
text!(Topic);
text!(TopicFilter);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_match_as_aws_says() {
        for (filter, topic, expected) in [
            ("sensor/#", "sensor/", true),
            ("sensor/#", "sensor/a/b", true),
            ("sensor/#", "sensor", false),
            ("#", "sensor", true),
            ("#", "$aws/events", false),
            ("+/events", "$aws/events", false),
            ("$aws/+", "$aws/events", true),
            ("+", "a", true),
            ("+", "a/b", false),
            ("a/+/c", "a//c", true),
            ("a/+/c", "a/b/c/d", false),
            ("A", "a", false),
            ("a/", "a", false),
        ] {
            assert_eq!(matches(filter, topic), expected, "{filter} {topic}");
        }
    }

    #[test]
    fn limits_leave_out_share_and_basic_ingest() {
        let eight = "1/2/3/4/5/6/7/8";
        assert!(eight.parse::<Topic>().is_ok());
        assert!(format!("{eight}/9").parse::<Topic>().is_err());
        assert!(format!("$aws/rules/r/{eight}").parse::<Topic>().is_ok());
        assert!(format!("$share/g/{eight}").parse::<TopicFilter>().is_ok());
        assert!("x".repeat(256).parse::<Topic>().is_ok());
        assert!("x".repeat(257).parse::<Topic>().is_err());
        for bad in ["", "a#", "#/a", "a+/b", "$share/g", "$share//a", "a\0"] {
            assert!(bad.parse::<TopicFilter>().is_err(), "{bad}");
        }
        let shared: TopicFilter = "$share/g/a/#".parse().expect("valid");
        assert_eq!((shared.share(), shared.plain()), (Some("g"), "a/#"));
    }
}
