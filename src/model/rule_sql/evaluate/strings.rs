//! Functions of text (Developer Guide, "Functions"). Other values are converted to text first.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use regex_lite::Regex;
use serde_json::Value;

use super::value::{Maybe, integer, text};
use crate::model::md5::md5;

/// Most spaces of `lpad` and `rpad`.
const PADDING: i64 = 1000;

/// A function of text; Undefined if there is none of that name and number of arguments.
pub(super) fn apply(function: &str, given: &[Value]) -> Maybe {
    let first = given.first()?;
    Some(match (function, given) {
        ("chr", [number]) => {
            let byte = u8::try_from(integer(number)?).ok().filter(u8::is_ascii)?;
            Value::String(char::from(byte).to_string())
        }
        ("decode", [value, scheme, ..]) => decode(value, scheme),
        ("encode", [value, scheme]) => return encode(text(value)?.as_bytes(), scheme),
        ("endswith", [value, part]) => Value::Bool(text(value)?.ends_with(&text(part)?)),
        ("startswith", [value, part]) => Value::Bool(text(value)?.starts_with(&text(part)?)),
        ("indexof", [value, part]) => return index_of(&text(value)?, &text(part)?),
        ("length", [value]) => Value::from(text(value)?.chars().count()),
        ("numbytes", [value]) => Value::from(text(value)?.len()),
        ("lower", [value]) => Value::String(text(value)?.to_lowercase()),
        ("upper", [value]) => Value::String(text(value)?.to_uppercase()),
        ("ltrim", [value]) => Value::from(text(value)?.trim_start_matches([' ', '\t'])),
        ("rtrim", [value]) => Value::from(text(value)?.trim_end_matches([' ', '\t'])),
        ("trim", [value]) => Value::from(text(value)?.trim()),
        ("lpad" | "rpad", [value, number]) => {
            let spaces = usize::try_from(integer(number)?.clamp(0, PADDING)).ok()?;
            let (value, spaces) = (text(value)?, " ".repeat(spaces));
            Value::String(if function == "lpad" {
                spaces + &value
            } else {
                value + &spaces
            })
        }
        ("replace", [value, from, to]) => {
            Value::String(text(value)?.replace(&text(from)?, &text(to)?))
        }
        ("regexp_matches", [value, pattern]) => {
            Value::Bool(regex(pattern)?.is_match(&text(value)?))
        }
        ("regexp_replace", [value, pattern, to]) => {
            let (value, to) = (text(value)?, text(to)?);
            Value::String(regex(pattern)?.replace_all(&value, to).into_owned())
        }
        ("regexp_substr", [value, pattern]) => {
            Value::from(regex(pattern)?.find(&text(value)?)?.as_str())
        }
        ("substring", [value, from, rest @ ..]) => return substring(value, from, rest.first()),
        (hash, [_]) => Value::String(hashed(hash, text(first)?.as_bytes())?),
        _ => return None,
    })
}

fn regex(pattern: &Value) -> Option<Regex> {
    Regex::new(&text(pattern)?).ok()
}

fn hashed(function: &str, data: &[u8]) -> Option<String> {
    let algorithm = match function {
        "md5" => return Some(hex::encode(md5(data))),
        "sha1" => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        "sha224" => &digest::SHA224,
        "sha256" => &digest::SHA256,
        "sha384" => &digest::SHA384,
        "sha512" => &digest::SHA512,
        _ => return None,
    };
    Some(hex::encode(digest::digest(algorithm, data)))
}

/// In characters from 0. Text that does not contain the part gives -1: UNSOURCED.
fn index_of(text: &str, part: &str) -> Maybe {
    let index = match text.find(part) {
        Some(at) => i64::try_from(text[..at].chars().count()).ok()?,
        None => -1,
    };
    Some(Value::from(index))
}

/// From an index to another one, in characters; both are moved to the text's ends if they are beyond.
fn substring(value: &Value, from: &Value, to: Option<&Value>) -> Maybe {
    let value = text(value)?;
    let length = value.chars().count();
    let index = |number: &Value| {
        let number = integer(number)?.max(0);
        Some(usize::try_from(number).unwrap_or(length).min(length))
    };
    let from = index(from)?;
    let to = to.map_or(Some(length), index)?;
    let part = value.chars().skip(from).take(to.saturating_sub(from));
    Some(Value::String(part.collect()))
}

/// `concat`: of arrays if one is among them, of text otherwise.
pub(super) fn concat(given: &[Maybe]) -> Maybe {
    if let [one] = given {
        return one.clone();
    }
    let given: Vec<&Value> = given.iter().map(Option::as_ref).collect::<Option<_>>()?;
    if given.iter().any(|value| value.is_array()) {
        let items = given.into_iter().flat_map(|value| match value {
            Value::Array(items) => items.clone(),
            other => vec![other.clone()],
        });
        return Some(items.collect());
    }
    if !given.iter().any(|value| value.is_string()) {
        return None;
    }
    given
        .into_iter()
        .map(text)
        .collect::<Option<String>>()
        .map(Value::String)
}

/// `encode` with the scheme `base64`, the only one.
pub(super) fn encode(data: &[u8], scheme: &Value) -> Maybe {
    (scheme.as_str() == Some("base64")).then(|| Value::String(STANDARD.encode(data)))
}

/// `decode`: JSON if it is any, text otherwise, Null if it cannot be decoded.
fn decode(value: &Value, scheme: &Value) -> Value {
    let decoded = match (value.as_str(), scheme.as_str()) {
        (Some(value), Some("base64")) => STANDARD.decode(value).ok(),
        _ => None,
    };
    let Some(decoded) = decoded else {
        return Value::Null;
    };
    serde_json::from_slice(&decoded)
        .unwrap_or_else(|_| Value::from(String::from_utf8_lossy(&decoded).into_owned()))
}
