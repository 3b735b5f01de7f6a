//! Where in a file something stands, and the line around it.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Longest piece of a line that a message shows, in characters.
const SHOWN: usize = 160;

/// A place in a file, counted as editors count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The file, as it was named.
    pub file: Arc<Path>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        write!(f, "{}:{line}:{column}", file.display())
    }
}

/// The line of a problem and which part of it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, without its end.
    pub line: String,
    /// Characters before the part that is meant.
    pub before: usize,
    /// Characters of that part, at least one.
    pub length: usize,
}

impl Excerpt {
    /// The part `span` (bytes) of `line`.
    pub(in crate::domain) fn new(line: &str, span: Range<usize>) -> Self {
        let characters =
            |range: Range<usize>| line.get(range).map_or(0, |text| text.chars().count());
        let (start, end) = (span.start.min(line.len()), span.end.min(line.len()));
        let before = characters(0..start).min(SHOWN);
        Self {
            line: line.chars().take(SHOWN).collect(),
            before,
            length: characters(start..end.max(start)).clamp(1, (SHOWN - before).max(1)),
        }
    }
}

/// The text of a file, with what is needed to name places in it.
#[derive(Debug, Clone)]
pub(in crate::domain) struct Source {
    /// The file.
    pub(in crate::domain) file: Arc<Path>,
    /// Its text.
    pub(in crate::domain) text: Arc<str>,
}

impl Source {
    /// The place of byte `at`.
    pub(in crate::domain) fn position(&self, at: usize) -> Position {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            file: Arc::clone(&self.file),
            line: small(before.matches('\n').count() + 1),
            column: small(before[start..].chars().count() + 1),
        }
    }

    /// The line that holds the first byte of `span`, with the part of `span` that is on it.
    pub(in crate::domain) fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = &self.text[start..];
        let line = rest.lines().next().unwrap_or_default();
        Excerpt::new(line, span.start - start..span.end.saturating_sub(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let source = Source {
            file: Arc::from(Path::new("a.toml")),
            text: Arc::from("ä = 1\nöö = \"x\"\r\n"),
        };
        let at = source.text.find('x').expect("there");
        assert_eq!(source.position(at).to_string(), "a.toml:2:7");
        assert_eq!(
            source.excerpt(&(at..at + 1)),
            Excerpt {
                line: "öö = \"x\"".to_owned(),
                before: 6,
                length: 1
            }
        );
        let over = source.excerpt(&(at..source.text.len()));
        assert_eq!(over.length, 2, "only what is on the line");
        assert_eq!(
            source
                .excerpt(&(source.text.len()..source.text.len()))
                .length,
            1
        );
    }
}
