//! Where in a fleet file a value stands: found by reading the row again, only when a message needs it.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use super::{Row, is_lines};

/// Longest row that is read again, in bytes.
const ROW_BYTES: u64 = 64 * 1024;

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: u64,
    /// The line's text, without its end.
    pub text: String,
    /// The value in it, in bytes.
    pub span: Range<usize>,
}

impl Place {
    /// The place of a column's value in a row; the whole first line of the row if it is not found.
    #[must_use]
    pub fn of(path: &Path, row: &Row, column: &str) -> Self {
        let all = text_at(path, row.byte).unwrap_or_default();
        // csv counts the empty lines before a row to it.
        let text = all.trim_start_matches(['\r', '\n']);
        let first = row.line + all[..all.len() - text.len()].matches('\n').count() as u64;
        let found = if is_lines(path) {
            member(text, column)
        } else {
            header(path)
                .and_then(|names| names.iter().position(|name| name == column))
                .and_then(|at| field(text, at))
        };
        Self::new(first, text, found)
    }

    /// The place of a column's name in the header of a CSV file.
    #[must_use]
    pub fn of_column(path: &Path, column: &str) -> Self {
        let text = text_at(path, 0).unwrap_or_default();
        let names = names(&text);
        let at = names.iter().position(|name| name == column);
        Self::new(1, &text, at.and_then(|at| field(&text, at)))
    }

    /// `found` in the text of a row that begins on line `first`.
    fn new(first: u64, text: &str, found: Option<Range<usize>>) -> Self {
        let line = |start: usize| text[start..].lines().next().unwrap_or_default().to_owned();
        let Some(found) = found else {
            let text = line(0);
            let span = 0..text.len();
            return Self {
                line: first,
                text,
                span,
            };
        };
        let start = text[..found.start].rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: first + text[..start].matches('\n').count() as u64,
            text: line(start),
            span: found.start - start..found.end - start,
        }
    }
}

fn text_at(path: &Path, byte: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(byte))?;
    let mut rows = BufReader::new(file.take(ROW_BYTES));
    let mut text = Vec::new();
    // A quoted value may hold line ends: the row goes on while a quote is open.
    let mut quoted = false;
    while quoted || text.iter().all(u8::is_ascii_whitespace) {
        let before = text.len();
        if rows.read_until(b'\n', &mut text)? == 0 {
            break;
        }
        for byte in &text[before..] {
            quoted ^= *byte == b'"';
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn header(path: &Path) -> Option<Vec<String>> {
    text_at(path, 0).ok().map(|text| names(&text))
}

fn names(header: &str) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(span) = field(header, names.len()) {
        let name = header[span]
            .trim()
            .trim_matches('"')
            .trim_start_matches('\u{feff}');
        names.push(name.to_owned());
    }
    names
}

/// The field number `wanted` of a CSV row, quotes included.
fn field(row: &str, wanted: usize) -> Option<Range<usize>> {
    let row = row.trim_end_matches(['\r', '\n']);
    let (mut start, mut number, mut quoted) = (0, 0, false);
    for (at, byte) in row.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                if number == wanted {
                    return Some(start..at);
                }
                (start, number) = (at + 1, number + 1);
            }
            _ => {}
        }
    }
    (number == wanted).then_some(start..row.len())
}

/// The value of a JSON object's member: from behind its colon to the next comma or the end.
fn member(row: &str, name: &str) -> Option<Range<usize>> {
    let quoted = format!("\"{name}\"");
    let key = row.find(&quoted)?;
    let colon = key + quoted.len() + row[key + quoted.len()..].find(':')? + 1;
    let start = colon + (row[colon..].len() - row[colon..].trim_start().len());
    let rest = &row[start..];
    let end = match rest.strip_prefix('"') {
        Some(text) => text.find('"').map(|at| at + 2),
        None => rest.find([',', '}']),
    };
    Some(start..start + end.unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fleet_file::FleetFile;

    fn place(name: &str, text: &str, row: usize, column: &str) -> (u64, String) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(name);
        std::fs::write(&path, text).expect("written");
        let row = FleetFile::open(&path)
            .expect("opened")
            .nth(row)
            .expect("a row")
            .expect("read");
        let place = Place::of(&path, &row, column);
        (place.line, place.text[place.span].to_owned())
    }

    #[test]
    fn a_value_is_found_in_its_row() {
        let text = "thing,owner\na,\"x\ny\"\n\nb,z\n";
        assert_eq!(place("a.csv", text, 1, "owner"), (5, "z".to_owned()));
        assert_eq!(place("a.csv", text, 1, "thing"), (5, "b".to_owned()));
        assert_eq!(place("a.csv", text, 1, "lost"), (5, "b,z".to_owned()));
        let lines = "{\"thing\":\"a\"}\n{\"thing\": \"b c\", \"n\": 1}\n";
        assert_eq!(
            place("a.jsonl", lines, 1, "thing"),
            (2, "\"b c\"".to_owned())
        );
        assert_eq!(place("a.jsonl", lines, 1, "n"), (2, "1".to_owned()));
    }
}
