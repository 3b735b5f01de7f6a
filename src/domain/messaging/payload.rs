//! A payload as a tagged union, so that any bytes survive in JSON: `{"json":…}`, `{"utf8":"…"}` or `{"base64":"…"}`.
//!
//! JSON is carried in its own words: no number is rounded, no key is moved, none is dropped.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Bytes, told as what they are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Payload {
    /// A JSON text. Line breaks between its tokens become spaces.
    Json(Box<RawValue>),
    /// Other UTF-8.
    Utf8(String),
    /// Anything else, in standard base64 with padding.
    Base64(String),
}

impl Payload {
    /// The union for `bytes`.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Self::Base64(STANDARD.encode(bytes));
        };
        json(text).map_or_else(|| Self::Utf8(text.to_owned()), Self::Json)
    }

    /// The bytes again; none if the base64 is not valid.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Json(text) => Some(text.get().as_bytes().to_vec()),
            Self::Utf8(text) => Some(text.as_bytes().to_vec()),
            Self::Base64(text) => STANDARD.decode(text).ok(),
        }
    }
}

/// `text` as one line of JSON, if it is JSON without white space around it, which could not be given back.
fn json(text: &str) -> Option<Box<RawValue>> {
    let blank = [' ', '\t', '\n', '\r'];
    if text.starts_with(blank) || text.ends_with(blank) {
        return None;
    }
    serde_json::from_str::<&RawValue>(text).ok()?;
    // It is JSON, so a line break inside a string is an escape, and every raw one stands between tokens.
    RawValue::from_string(text.replace(['\n', '\r'], " ")).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(bytes: &[u8]) -> String {
        serde_json::to_string(&Payload::new(bytes)).expect("JSON")
    }

    #[test]
    fn the_tag_tells_what_it_is() {
        for (bytes, expected) in [
            (&br#"{"b":1,"a":1.10}"#[..], r#"{"json":{"b":1,"a":1.10}}"#),
            (b"42", r#"{"json":42}"#),
            (
                b"12345678901234567890123",
                r#"{"json":12345678901234567890123}"#,
            ),
            (b"1e999", r#"{"json":1e999}"#),
            (b"{\n  \"a\": 1\n}", r#"{"json":{   "a": 1 }}"#),
            (b"hello", r#"{"utf8":"hello"}"#),
            (b" 1", r#"{"utf8":" 1"}"#),
            (b"1\n", r#"{"utf8":"1\n"}"#),
            (b"\"a\nb\"", r#"{"utf8":"\"a\nb\""}"#),
            (b"NaN", r#"{"utf8":"NaN"}"#),
            (b"", r#"{"utf8":""}"#),
            (&[0xff, 0x00], r#"{"base64":"/wA="}"#),
        ] {
            assert_eq!(written(bytes), expected);
        }
    }

    fn same(bytes: &[u8]) -> Result<(), TestCaseError> {
        let line = written(bytes);
        prop_assert!(!line.contains('\n'));
        let read: Payload = serde_json::from_str(&line).expect("own JSON");
        let back = read.bytes().expect("own base64");
        if matches!(read, Payload::Json(_)) {
            let flat: Vec<u8> = bytes
                .iter()
                .map(|byte| {
                    if matches!(byte, b'\n' | b'\r') {
                        b' '
                    } else {
                        *byte
                    }
                })
                .collect();
            prop_assert_eq!(back, flat);
        } else {
            prop_assert_eq!(back, bytes);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_bytes_survive(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            same(&bytes)?;
        }

        #[test]
        fn any_text_survives(text in "\\PC*|[\\[\\]{}\",:0-9.eE+ \n-]{0,20}") {
            same(text.as_bytes())?;
        }
    }
}
