//! `parse_time`: a time as text by a pattern of Joda-Time. Letters that are not here make the result Undefined.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::value::{Maybe, integer, text};

/// `parse_time(pattern, epoch milliseconds[, time zone])`.
pub(super) fn format(given: &[Value]) -> Maybe {
    let (pattern, time) = (text(given.first()?)?, integer(given.get(1)?)?);
    let zone = match given.get(2) {
        Some(name) => TimeZone::get(&text(name)?).ok()?,
        None => TimeZone::UTC,
    };
    let time = Timestamp::from_millisecond(time).ok()?.to_zoned(zone);
    let mut result = String::new();
    let mut rest = pattern.as_str();
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c| c != first).unwrap_or(rest.len());
        if first == '\'' {
            let (quoted, after) = literal(rest)?;
            result.push_str(&quoted);
            rest = after;
        } else if first.is_ascii_alphabetic() {
            result.push_str(&time.strftime(&field(first, length)?).to_string());
            rest = &rest[length..];
        } else {
            result.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    Some(Value::String(result))
}

/// Text in single quotes; two of them are one.
fn literal(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('\'')?;
    if let Some(after) = inner.strip_prefix('\'') {
        return Some(("'".to_owned(), after));
    }
    let (quoted, after) = inner.split_once('\'')?;
    Some((quoted.to_owned(), after))
}

/// `count` times `letter` in the notation of `strftime`.
fn field(letter: char, count: usize) -> Option<String> {
    let number = |specifier: &str| match count {
        1 => format!("%-{specifier}"),
        _ => format!("%0{count}{specifier}"),
    };
    Some(match (letter, count) {
        ('y' | 'Y' | 'x', 2) => "%y".to_owned(),
        ('y' | 'Y', _) => number("Y"),
        ('M', 3) => "%b".to_owned(),
        ('M', 4..) => "%B".to_owned(),
        ('M', _) => number("m"),
        ('d', _) => number("d"),
        ('D', _) => number("j"),
        ('H', _) => number("H"),
        ('h', _) => number("I"),
        ('m', _) => number("M"),
        ('s', _) => number("S"),
        ('S', 1..=9) => format!("%{count}f"),
        ('a', _) => "%p".to_owned(),
        ('e', _) => "%u".to_owned(),
        ('E', 1..=3) => "%a".to_owned(),
        ('E', _) => "%A".to_owned(),
        // Before our era no device has published anything.
        ('G', _) => "AD".to_owned(),
        ('z', _) => "%Z".to_owned(),
        ('Z', 1) => "%z".to_owned(),
        ('Z', 2) => "%:z".to_owned(),
        ('Z', _) => "%Q".to_owned(),
        _ => return None,
    })
}
