//! Output templates in `mosquitto_sub`'s notation: `%` for parts of the message, `@` for the time, `\` for characters.
//!
//! Refuses what that notation does not have, and what MQTT on AWS IoT does not have (topic alias, subscription identifier).

use std::str::{Chars, FromStr};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::output::printable;
use crate::domain::messaging::Payload;
use crate::model::message::{Message, Properties};

/// Widest field, in characters.
const WIDEST: usize = 10_000;

/// A template, read and known to be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field {
        name: char,
        layout: Layout,
    },
    /// A conversion of strftime.
    Time(char),
    Nanoseconds,
}

/// How a field is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Layout {
    left: bool,
    zeros: bool,
    width: usize,
    longest: Option<usize>,
}

impl FromStr for Template {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            let part = match character {
                '%' => field(&mut characters)?,
                '@' => time(&mut characters)?,
                '\\' => escape(&mut characters)?,
                other => Part::Text(other.into()),
            };
            if let Part::Text(text) = part {
                plain.push_str(&text);
            } else {
                if !plain.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut plain)));
                }
                parts.push(part);
            }
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Self(parts))
    }
}

fn field(characters: &mut Chars<'_>) -> Result<Part, String> {
    let mut layout = Layout::default();
    let mut longest = None;
    let mut in_width = false;
    let mut written = String::from("%");
    for character in characters.by_ref() {
        written.push(character);
        match (character, &mut longest) {
            ('-', None) if !in_width => layout.left = true,
            ('0', None) if !in_width => layout.zeros = true,
            ('.', None) => longest = Some(0),
            ('0'..='9', target) => {
                in_width = true;
                let digit = character.to_digit(10).unwrap_or_default() as usize;
                let number = target.as_mut().unwrap_or(&mut layout.width);
                *number = *number * 10 + digit;
                if *number > WIDEST {
                    return Err(format!("`{written}…`: a field is at most {WIDEST} wide"));
                }
            }
            ('%', _) => return Ok(Part::Text("%".into())),
            ('A' | 'S', _) => return Err(format!("`{written}`: AWS IoT sends no such property")),
            (name, _) if "CDEFIJPRUXjlmpqrtx".contains(name) => {
                layout.longest = longest;
                return Ok(Part::Field { name, layout });
            }
            _ => return Err(format!("`{written}` is no part of a message")),
        }
    }
    Err(format!(
        "`{written}` at the end: write `%%` for a percent sign"
    ))
}

fn time(characters: &mut Chars<'_>) -> Result<Part, String> {
    match characters.next() {
        None => Err("`@` at the end: write `@@` for an at sign".into()),
        Some('@') => Ok(Part::Text("@".into())),
        Some('N') => Ok(Part::Nanoseconds),
        Some(conversion) => {
            match strftime(conversion, &Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC)) {
                Some(_) => Ok(Part::Time(conversion)),
                None => Err(format!("`@{conversion}` is no part of a time")),
            }
        }
    }
}

fn strftime(conversion: char, time: &Zoned) -> Option<String> {
    jiff::fmt::strtime::format(format!("%{conversion}"), time).ok()
}

fn escape(characters: &mut Chars<'_>) -> Result<Part, String> {
    let text = match characters.next() {
        Some('\\') => "\\",
        Some('0') => "\0",
        Some('a') => "\x07",
        Some('e') => "\x1b",
        Some('n') => "\n",
        Some('r') => "\r",
        Some('t') => "\t",
        Some('v') => "\x0b",
        Some(other) => {
            return Err(format!(
                "`\\{other}` is no escape; there are \\\\ \\0 \\a \\e \\n \\r \\t \\v"
            ));
        }
        None => return Err("`\\` at the end: write `\\\\` for a backslash".into()),
    };
    Ok(Part::Text(text.into()))
}

impl Template {
    /// The bytes for `message`; for a `terminal`, what the message brings along cannot command it.
    pub(super) fn render(&self, message: &Message, time: Timestamp, terminal: bool) -> Vec<u8> {
        let time = time.to_zoned(TimeZone::system());
        let mut bytes = Vec::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => bytes.extend_from_slice(text.as_bytes()),
                Part::Time(conversion) => {
                    bytes.extend(strftime(*conversion, &time).unwrap_or_default().bytes());
                }
                Part::Nanoseconds => {
                    bytes.extend(format!("{:09}", time.subsec_nanosecond()).bytes());
                }
                Part::Field { name, layout } => {
                    let value = value(*name, message, &time);
                    let value = if terminal { printable(&value) } else { value };
                    bytes.extend(layout.set(value));
                }
            }
        }
        bytes
    }
}

impl Layout {
    fn set(self, mut value: Vec<u8>) -> Vec<u8> {
        // Width counts characters; bytes that are no UTF-8 count one each.
        let count = |value: &[u8]| {
            value
                .utf8_chunks()
                .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
                .sum::<usize>()
        };
        if let Some(longest) = self.longest
            && let Ok(text) = std::str::from_utf8(&value)
            && let Some((end, _)) = text.char_indices().nth(longest)
        {
            value.truncate(end);
        }
        let missing = self.width.saturating_sub(count(&value));
        if missing == 0 {
            return value;
        }
        if self.left {
            value.resize(value.len() + missing, b' ');
            return value;
        }
        let mut padded = vec![if self.zeros { b'0' } else { b' ' }; missing];
        padded.append(&mut value);
        padded
    }
}

/// A part of the message; empty where the message does not have it.
fn value(name: char, message: &Message, time: &Zoned) -> Vec<u8> {
    let Properties {
        utf8,
        content_type,
        response_topic,
        correlation_data,
        user,
        expiry,
    } = &message.properties;
    let optional = |text: Option<String>| text.unwrap_or_default().into_bytes();
    match name {
        'C' => optional(content_type.clone()),
        'D' => correlation_data
            .as_ref()
            .map(|data| data.to_vec())
            .unwrap_or_default(),
        'E' => optional(expiry.map(|seconds| seconds.to_string())),
        'F' => optional(utf8.map(|utf8| u8::from(utf8).to_string())),
        'I' => time
            .strftime("%Y-%m-%dT%H:%M:%S%z")
            .to_string()
            .into_bytes(),
        'J' => json(message, time, true),
        'P' => user
            .iter()
            .map(|(key, value)| format!("{key}:{value}"))
            .collect::<Vec<_>>()
            .join(" ")
            .into_bytes(),
        'R' => optional(response_topic.clone()),
        'U' => format!(
            "{}.{:09}",
            time.timestamp().as_second(),
            time.subsec_nanosecond()
        )
        .into_bytes(),
        'X' => hex::encode_upper(&message.payload).into_bytes(),
        'j' => json(message, time, false),
        'l' => message.payload.len().to_string().into_bytes(),
        'm' => message.packet_id.to_string().into_bytes(),
        'p' => message.payload.to_vec(),
        'q' => message.qos.to_string().into_bytes(),
        'r' => u8::from(message.retain).to_string().into_bytes(),
        't' => message.topic.clone().into_bytes(),
        'x' => hex::encode(&message.payload).into_bytes(),
        _ => Vec::new(),
    }
}

/// The message as JSON with `mosquitto_sub`'s keys; the payload as JSON if asked for and if it is, else as a string.
fn json(message: &Message, time: &Zoned, nested: bool) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        tst: String,
        topic: &'a str,
        qos: u8,
        retain: u8,
        payloadlen: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        mid: Option<u16>,
        payload: Content<'a>,
    }
    #[derive(serde::Serialize)]
    #[serde(untagged)]
    enum Content<'a> {
        Json(Box<serde_json::value::RawValue>),
        Text(std::borrow::Cow<'a, str>),
    }
    let payload = match Payload::new(&message.payload) {
        Payload::Json(text) if nested => Content::Json(text),
        _ => Content::Text(String::from_utf8_lossy(&message.payload)),
    };
    let line = Line {
        tst: time.strftime("%Y-%m-%dT%H:%M:%S.%6f%z").to_string(),
        topic: &message.topic,
        qos: message.qos,
        retain: message.retain.into(),
        payloadlen: message.payload.len(),
        mid: (message.qos > 0).then_some(message.packet_id),
        payload,
    };
    serde_json::to_vec(&line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(payload: &[u8]) -> Message {
        Message {
            topic: "a/b".into(),
            payload: payload.to_vec().into(),
            qos: 1,
            retain: true,
            duplicate: false,
            packet_id: 7,
            properties: Properties {
                content_type: Some("text/plain".into()),
                user: vec![("k".into(), "1".into()), ("k".into(), "2".into())],
                ..Properties::default()
            },
        }
    }

    fn rendered(template: &str, payload: &[u8]) -> String {
        let template: Template = template.parse().expect("a template");
        let time: Timestamp = "2026-01-02T03:04:05.000000006Z".parse().expect("a time");
        String::from_utf8(template.render(&message(payload), time, false)).expect("UTF-8")
    }

    #[test]
    fn every_part_of_a_message_has_its_letter() {
        assert_eq!(
            rendered("%t %q %r %l %m %x %X %p", b"hi\xc3\xbc"),
            "a/b 1 1 4 7 6869c3bc 6869C3BC hiü"
        );
        assert_eq!(
            rendered("[%C][%R][%D][%E][%F][%P]", b""),
            "[text/plain][][][][][k:1 k:2]"
        );
        assert_eq!(rendered(r"100%% @@ a\tb\\\n\0", b""), "100% @ a\tb\\\n\0");
        assert_eq!(rendered("%U @N", b""), "1767323045.000000006 000000006");
        assert_eq!(rendered("@Y", b""), "2026");
    }

    #[test]
    fn json_is_nested_or_a_string() {
        let line: serde_json::Value =
            serde_json::from_str(&rendered("%J", b"{\"a\":1}")).expect("JSON");
        assert_eq!(
            (&line["payload"]["a"], &line["mid"], &line["retain"]),
            (&1.into(), &7.into(), &1.into())
        );
        let line: serde_json::Value =
            serde_json::from_str(&rendered("%j", b"{\"a\":1}")).expect("JSON");
        assert_eq!(line["payload"], "{\"a\":1}");
        let line: serde_json::Value =
            serde_json::from_str(&rendered("%J", b"no json")).expect("JSON");
        assert_eq!(line["payload"], "no json");
    }

    #[test]
    fn fields_have_widths() {
        assert_eq!(
            rendered("%6t|%-6t|%.2t|%06l|%4.2t", b"xyz"),
            "   a/b|a/b   |a/|000003|  a/"
        );
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for bad in [
            "%",
            "%y",
            "%A",
            "%5",
            "@",
            "@!",
            "\\",
            "\\q",
            "%99999999999999999999t",
            "%.5.5t",
        ] {
            assert!(bad.parse::<Template>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_terminal_is_not_commanded_by_a_payload() {
        let template: Template = r"\e[1m%p".parse().expect("a template");
        let bytes = template.render(&message(b"\x1b[2J"), Timestamp::UNIX_EPOCH, true);
        assert_eq!(bytes, b"\x1b[1m\\u{1b}[2J");
    }
}
