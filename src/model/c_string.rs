//! Bytes as C string literals that mean exactly these bytes to every C and C++ compiler.
//!
//! Printable ASCII stays readable. All else, and `"`, `\` and `?` (which could begin a trigraph), becomes an octal escape
//! of three digits: a hexadecimal one would swallow hexadecimal digits that follow it.

use std::fmt::Write as _;

/// `bytes` as one string literal with its quotes.
#[must_use]
pub fn literal(bytes: &[u8]) -> String {
    let mut literal = String::with_capacity(bytes.len() + 2);
    literal.push('"');
    for byte in bytes {
        match byte {
            b'"' | b'\\' | b'?' => octal(&mut literal, *byte),
            0x20..0x7f => literal.push(char::from(*byte)),
            _ => octal(&mut literal, *byte),
        }
    }
    literal.push('"');
    literal
}

/// The bytes that a literal of [`literal`] means; `None` if it is another.
#[must_use]
pub fn value(literal: &str) -> Option<Vec<u8>> {
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
    let mut bytes = Vec::with_capacity(rest.len());
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match first {
            b'"' => return None,
            b'\\' => {
                let (digits, after) = rest.split_at_checked(3)?;
                rest = after;
                u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()?
            }
            byte => *byte,
        });
    }
    Some(bytes)
}

/// `bytes` as adjacent string literals, one per line of text, each line of source begun with `indent`.
///
/// No literal grows long, so that a compiler's limit on one (65,536 bytes in C++) is far.
#[must_use]
pub fn lines(bytes: &[u8], indent: &str) -> String {
    let literals: Vec<String> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(|line| format!("{indent}{}", literal(line)))
        .collect();
    if literals.is_empty() {
        format!("{indent}\"\"")
    } else {
        literals.join("\n")
    }
}

fn octal(literal: &mut String, byte: u8) {
    // Writing to a String cannot fail.
    let _ = write!(literal, "\\{byte:03o}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_bytes_are_escaped() {
        assert_eq!(literal(b"lab 7"), "\"lab 7\"");
        assert_eq!(literal(b"\"\\??/\n"), r#""\042\134\077\077/\012""#);
        assert_eq!(literal("ä1".as_bytes()), r#""\303\2441""#);
        assert_eq!(literal(b"\x001"), r#""\0001""#);
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(value(&literal(&all)), Some(all));
        for other in ["a", "\"", r#""\n""#, r#""a" "b""#] {
            assert_eq!(value(other), None, "{other}");
        }
    }

    #[test]
    fn lines_are_literals_of_their_own() {
        assert_eq!(lines(b"a\nb\n", "  "), "  \"a\\012\"\n  \"b\\012\"");
        assert_eq!(lines(b"", ""), "\"\"");
    }
}
