//! The resource matcher: patterns with `*` and `?` against whole strings, by IAM's rules.
//!
//! MQTT's `+` and `#` mean nothing here. Where variables come from is not known here; a value enters as literal text.

use std::fmt;
use std::sync::Arc;

/// Stands for `*` in an encoded pattern; no UTF-8 text contains this byte, so literal stars stay distinct.
const ANY: u8 = 0xff;
/// Stands for `?`.
const ONE: u8 = 0xfe;

/// A pattern that is compared with a whole string.
///
/// * `*` is any run of characters, also none, and crosses `/` and `:`;
/// * `?` is exactly one character (not one byte);
/// * everything else, MQTT's `+` and `#` included, is that character, in that letter case.
///
/// Matching needs no memory and at worst `pattern × text` steps: on a mismatch only the last `*` is retried, which is
/// enough because an earlier one could only have left less of the text.
///
/// ```
/// use iotctl::model::policy::Pattern;
///
/// let pattern = Pattern::new("topicfilter/location/*");
/// assert!(pattern.matches("topicfilter/location/+/x"));
/// assert!(!Pattern::new("topicfilter/location/#").matches("topicfilter/location/a"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Pattern {
    /// UTF-8 with [`ANY`] and [`ONE`] for the wildcards; shared by all connections where no variable is in it.
    code: Arc<[u8]>,
    /// Bytes before the first wildcard.
    literal: usize,
}

impl Pattern {
    /// The pattern of a text in which every `*` and `?` is a wildcard.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut builder = PatternBuilder::default();
        builder.wild(text);
        builder.build()
    }

    /// Whether the whole of `text` matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let (literal, wild) = self.code.split_at(self.literal);
        match text.strip_prefix(literal) {
            Some(rest) if wild.is_empty() => rest.is_empty(),
            Some(rest) => glob(wild, rest),
            None => false,
        }
    }

    /// The text before the first wildcard, in bytes.
    pub(super) fn literal_prefix(&self) -> &[u8] {
        &self.code[..self.literal]
    }

    /// Whether an ARN matches with each of its six parts on its own, as the ARN operators of conditions compare.
    pub(super) fn matches_arn(&self, arn: &str) -> bool {
        let mut wanted = self.code.splitn(6, |b| *b == b':');
        let mut parts = arn.as_bytes().splitn(6, |b| *b == b':');
        loop {
            match (wanted.next(), parts.next()) {
                (None, None) => return true,
                (Some(pattern), Some(part)) if glob(pattern, part) => {}
                _ => return false,
            }
        }
    }
}

/// Compares an encoded pattern with UTF-8 bytes.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // Where to go on when a comparison fails: after the last `*`, one byte further in the text.
    let mut retry = None;
    loop {
        let step = match pattern.get(p) {
            Some(&ANY) => {
                p += 1;
                if p == pattern.len() {
                    return true;
                }
                retry = Some((p, t));
                continue;
            }
            None if t == text.len() => return true,
            Some(&ONE) => character(text, t),
            Some(byte) if text.get(t) == Some(byte) => Some(1),
            _ => None,
        };
        match (step, &mut retry) {
            (Some(length), _) => (p, t) = (p + 1, t + length),
            (None, Some((after, from))) if *from < text.len() => {
                *from += 1;
                (p, t) = (*after, *from);
            }
            _ => return false,
        }
    }
}

/// Length of the character that begins at `at`; `None` at the end or inside a character.
fn character(text: &[u8], at: usize) -> Option<usize> {
    let continues = |byte: &&u8| **byte & 0xc0 == 0x80;
    let first = text.get(at)?;
    if continues(&first) {
        return None;
    }
    Some(1 + text[at + 1..].iter().take_while(continues).count())
}

/// Puts a pattern together from wildcards and literal pieces.
#[derive(Debug, Default)]
pub(super) struct PatternBuilder {
    code: Vec<u8>,
}

impl PatternBuilder {
    /// Adds text that stands for itself.
    pub(super) fn literal(&mut self, text: &str) {
        self.code.extend_from_slice(text.as_bytes());
    }

    /// Adds text in which `*` and `?` are wildcards.
    pub(super) fn wild(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b'*' => self.any(),
                b'?' => self.code.push(ONE),
                byte => self.code.push(byte),
            }
        }
    }

    /// Adds a `*`; two in a row are one.
    pub(super) fn any(&mut self) {
        if self.code.last() != Some(&ANY) {
            self.code.push(ANY);
        }
    }

    pub(super) fn build(self) -> Pattern {
        let literal = self
            .code
            .iter()
            .position(|b| matches!(*b, ANY | ONE))
            .unwrap_or(self.code.len());
        Pattern {
            code: self.code.into(),
            literal,
        }
    }
}

impl fmt::Display for Pattern {
    /// Writes the pattern as a policy would: literal stars as `${*}`, literal question marks as `${?}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self
            .code
            .split_inclusive(|b| matches!(*b, ANY | ONE | b'*' | b'?'))
        {
            let (last, body) = match chunk.split_last() {
                Some((&ANY, body)) => ("*", body),
                Some((&ONE, body)) => ("?", body),
                Some((&b'*', body)) => ("${*}", body),
                Some((&b'?', body)) => ("${?}", body),
                _ => ("", chunk),
            };
            f.write_str(&String::from_utf8_lossy(body))?;
            f.write_str(last)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_star_and_question_mark_only() {
        for (pattern, text, expected) in [
            ("*", "", true),
            ("*", "a/b:c", true),
            ("", "", true),
            ("", "a", false),
            ("a*", "a", true),
            ("a/*", "a", false),
            ("a*c", "a/b/c", true),
            ("a*c", "a/b/cd", false),
            ("*ab", "aab", true),
            ("*a?", "aab", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a?c", "a/c", true),
            ("?", "é", true),
            ("??", "é", false),
            ("*??", "é", false),
            ("*?", "é", true),
            ("a/+/c", "a/b/c", false),
            ("a/+/c", "a/+/c", true),
            ("a/#", "a/b", false),
            ("A", "a", false),
            ("a**b", "ab", true),
            ("*a*b*c*", "xxaxxbxxcxx", true),
            ("*a*b*c*", "xxaxxcxxbxx", false),
        ] {
            assert_eq!(
                Pattern::new(pattern).matches(text),
                expected,
                "{pattern} {text}"
            );
        }
    }

    #[test]
    fn literal_wildcards_match_themselves_and_display_as_escapes() {
        let mut builder = PatternBuilder::default();
        builder.literal("a*");
        builder.wild("/*?");
        builder.literal("?");
        let pattern = builder.build();
        assert!(pattern.matches("a*/xy?"));
        assert!(!pattern.matches("ab/xy?"));
        assert!(!pattern.matches("a*/xyz"));
        assert_eq!(pattern.to_string(), "a${*}/*?${?}");
    }

    #[test]
    fn many_stars_end_quickly() {
        let pattern = Pattern::new(&"a*".repeat(500));
        let text = format!("{}b", "a".repeat(20_000));
        assert!(pattern.matches(&text));
        assert!(!Pattern::new(&format!("{}c", "a*".repeat(500))).matches(&text));
    }

    #[test]
    fn arns_match_part_by_part() {
        for (pattern, arn, expected) in [
            (
                "arn:aws:iot:*:1:thing/*",
                "arn:aws:iot:eu:1:thing/a:b",
                true,
            ),
            ("arn:*", "arn:aws:iot:eu:1:thing/a", false),
            ("arn:aws:*:*:*:*", "arn:aws:iot:eu:1:thing/a", true),
            ("arn:aws:iot:*:thing/a", "arn:aws:iot:eu:1:thing/a", false),
        ] {
            assert_eq!(
                Pattern::new(pattern).matches_arn(arn),
                expected,
                "{pattern} {arn}"
            );
        }
    }
}
