//! The file that names a fleet: CSV with a header, or JSON Lines; a device a row, read one at a time.
//!
//! Owns the two forms and where in the file a value stands. What the columns mean is decided by whoever reads them.

mod place;

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

pub use place::Place;

/// Largest fleet file in bytes.
const FLEET_BYTES: u64 = 64 * 1024 * 1024;
/// Between several values in one cell.
pub const SEPARATOR: char = ';';

/// A fleet file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FleetFileError {
    /// It cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not in its form, or a row breaks a rule.
    #[error("`{path}`, line {line}: {detail}")]
    Row {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u64,
        /// The rule.
        detail: String,
    },
}

/// A device's row.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Line it begins on, from 1.
    pub line: u64,
    /// Bytes of the file before it.
    pub(in crate::domain) byte: u64,
    cells: Vec<(Arc<str>, String)>,
}

// A cell may be a password.
impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Row")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

impl Row {
    /// The value in that column, unless it is empty.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells()
            .find(|(name, _)| *name == column)
            .map(|(_, value)| value)
    }

    /// The columns that have a value, with it.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.cells.iter();
        cells
            .map(|(name, value)| (name.as_ref(), value.as_str()))
            .filter(|(_, value)| !value.is_empty())
    }
}

enum Form {
    Csv {
        rows: Box<csv::Reader<io::Take<File>>>,
        header: Vec<Arc<str>>,
        /// Bytes of the file.
        length: u64,
    },
    Lines {
        rows: BufReader<io::Take<File>>,
        line: u64,
        byte: u64,
    },
}

/// A fleet file, open at its next row.
pub struct FleetFile {
    path: PathBuf,
    form: Form,
}

impl FleetFile {
    /// Opens a file: JSON Lines if its name ends with `.jsonl` or `.ndjson`, CSV otherwise.
    pub fn open(path: &Path) -> Result<Self, FleetFileError> {
        let unreadable = |source| FleetFileError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let file = File::open(path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        if length > FLEET_BYTES {
            return Err(unreadable(io::Error::other(format!(
                "more than {FLEET_BYTES} bytes"
            ))));
        }
        let file = file.take(FLEET_BYTES);
        let form = if is_lines(path) {
            Form::Lines {
                rows: BufReader::new(file),
                line: 0,
                byte: 0,
            }
        } else {
            let mut rows = csv::ReaderBuilder::new()
                .trim(csv::Trim::Headers)
                .from_reader(file);
            let header = rows
                .headers()
                .map_err(|error| malformed(path, &[], &error))?;
            let name = |column: &str| Arc::from(column.trim_start_matches('\u{feff}'));
            let header = header.iter().map(name).collect();
            let mut begin = csv::Position::new();
            begin.set_line(1);
            check_quotes(path, &begin, rows.position(), length)?;
            Form::Csv {
                rows: Box::new(rows),
                header,
                length,
            }
        };
        Ok(Self {
            path: path.to_owned(),
            form,
        })
    }

    /// The columns of all rows; unknown for JSON Lines, where each row has its own.
    #[must_use]
    pub fn columns(&self) -> Option<&[Arc<str>]> {
        match &self.form {
            Form::Csv { header, .. } => Some(header),
            Form::Lines { .. } => None,
        }
    }

    fn csv_row(
        path: &Path,
        rows: &mut csv::Reader<io::Take<File>>,
        header: &[Arc<str>],
        length: u64,
    ) -> Result<Option<Row>, FleetFileError> {
        let mut record = csv::StringRecord::new();
        let more = rows.read_record(&mut record);
        let begin = match &more {
            Ok(true) => record.position(),
            Ok(false) => None,
            Err(error) => error.position(),
        };
        if let Some(begin) = begin {
            check_quotes(path, begin, rows.position(), length)?;
        }
        if !more.map_err(|error| malformed(path, header, &error))? {
            return Ok(None);
        }
        let cells = header.iter().zip(&record);
        Ok(Some(Row {
            line: record.position().map_or(0, csv::Position::line),
            byte: record.position().map_or(0, csv::Position::byte),
            cells: cells
                .map(|(name, value)| (Arc::clone(name), value.to_owned()))
                .collect(),
        }))
    }
}

impl Iterator for FleetFile {
    type Item = Result<Row, FleetFileError>;

    fn next(&mut self) -> Option<Self::Item> {
        let path = &self.path;
        match &mut self.form {
            Form::Csv {
                rows,
                header,
                length,
            } => Self::csv_row(path, rows, header, *length).transpose(),
            Form::Lines { rows, line, byte } => loop {
                let mut text = String::new();
                let read = match rows.read_line(&mut text) {
                    Ok(0) => return None,
                    Ok(read) => read,
                    Err(source) => {
                        let path = path.clone();
                        return Some(Err(FleetFileError::Unreadable { path, source }));
                    }
                };
                *line += 1;
                let begin = *byte;
                *byte += read as u64;
                if !text.trim().is_empty() {
                    return Some(json_row(path, *line, begin, &text));
                }
            },
        }
    }
}

fn is_lines(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end == "jsonl" || end == "ndjson")
}

fn malformed(path: &Path, header: &[Arc<str>], error: &csv::Error) -> FleetFileError {
    let detail = match error.kind() {
        csv::ErrorKind::Utf8 { err, .. } => match header.get(err.field()) {
            Some(column) => format!("the value in the column `{column}` is no text in UTF-8"),
            None => "a value is no text in UTF-8".to_owned(),
        },
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!(
            "the row has {}, the header {}",
            counted(*len, "value"),
            counted(*expected_len, "column")
        ),
        _ => error.to_string(),
    };
    FleetFileError::Row {
        path: path.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        detail,
    }
}

fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Refuses a row that begins at `begin` and is the last, up to `end`, because a quote in it has no end: only what reaches to the end
/// of the file, `length` bytes, may lack that.
fn check_quotes(
    path: &Path,
    begin: &csv::Position,
    end: &csv::Position,
    length: u64,
) -> Result<(), FleetFileError> {
    if end.byte() < length || !is_open(path, begin.byte())? {
        return Ok(());
    }
    Err(FleetFileError::Row {
        path: path.to_owned(),
        line: begin.line(),
        detail: "a quote that begins in this row has no end: `\"` is missing, or `\"\"` for one within the value"
            .to_owned(),
    })
}

/// Whether the CSV of a file ends within quotes, read from the beginning of a row.
fn is_open(path: &Path, begin: u64) -> Result<bool, FleetFileError> {
    use std::io::{Seek as _, SeekFrom};
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(begin))?;
        let mut text = Vec::new();
        file.take(FLEET_BYTES).read_to_end(&mut text)?;
        Ok(text)
    };
    let text = read().map_err(|source| FleetFileError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Ok(ends_in_quotes(&text))
}

/// Whether CSV ends within quotes. Only a quote at the beginning of a value opens them; a doubled one within is the character.
fn ends_in_quotes(text: &[u8]) -> bool {
    #[derive(PartialEq)]
    enum At {
        Start,
        Bare,
        Quoted,
        /// Behind a quote that is the last of the value, or the first of two.
        Quote,
    }
    let mut at = At::Start;
    for byte in text {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Quote,
            (At::Start | At::Quote, b'"') | (At::Quoted, _) => At::Quoted,
            (_, b',' | b'\n' | b'\r') => At::Start,
            _ => At::Bare,
        };
    }
    at == At::Quoted
}

/// A row of JSON Lines: members as columns, those of an object `attributes` as well, the texts of a list in one cell.
fn json_row(path: &Path, line: u64, byte: u64, text: &str) -> Result<Row, FleetFileError> {
    let refuse = |detail: String| FleetFileError::Row {
        path: path.to_owned(),
        line,
        detail,
    };
    let text = text.trim_start_matches('\u{feff}');
    let Members::<&RawValue>(row) = serde_json::from_str(text)
        .map_err(|error| refuse(format!("{error}; a row is a JSON object")))?;
    let mut cells: Vec<(Arc<str>, String)> = Vec::with_capacity(row.len());
    let mut add = |name: &str, value: &Value| {
        if cells.iter().any(|(other, _)| **other == *name) {
            return Err(refuse(format!("`{name}` is there twice")));
        }
        let Some(value) = cell(value) else {
            return Err(refuse(format!(
                "`{name}` is not a string, number, boolean or list of strings"
            )));
        };
        cells.push((Arc::from(name), value));
        Ok(())
    };
    for (name, value) in row {
        let text = value.get();
        let parsed = |error: serde_json::Error| refuse(error.to_string());
        if name == "attributes" && text.starts_with('{') {
            let Members::<Value>(members) = serde_json::from_str(text).map_err(parsed)?;
            members
                .iter()
                .try_for_each(|(name, value)| add(name, value))?;
        } else {
            add(&name, &serde_json::from_str(text).map_err(parsed)?)?;
        }
    }
    Ok(Row { line, byte, cells })
}

/// The members of a JSON object in their order, doubles included.
struct Members<T>(Vec<(String, T)>);

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Members<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All<T>(std::marker::PhantomData<T>);
        impl<'de, T: serde::Deserialize<'de>> serde::de::Visitor<'de> for All<T> {
            type Value = Members<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Members<T>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(All(std::marker::PhantomData))
    }
}

fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(Value::as_str).collect();
            Some(items?.join(&SEPARATOR.to_string()))
        }
        Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(name: &str, text: &str) -> Result<Vec<Vec<String>>, String> {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(name);
        std::fs::write(&path, text).expect("written");
        let file = FleetFile::open(&path).map_err(|error| error.to_string())?;
        let text = |row: Row| {
            let cells = row.cells().map(|(name, value)| format!("{name}={value}"));
            cells.collect::<Vec<_>>()
        };
        file.map(|row| row.map(text).map_err(|error| error.to_string()))
            .collect()
    }

    #[test]
    fn both_forms_give_the_same_rows() {
        let csv = rows(
            "a.csv",
            "\u{feff}thing,owner ,group\r\na,\"x,y\",n;s\r\nb,,\r\n",
        )
        .expect("read");
        assert_eq!(
            csv,
            [vec!["thing=a", "owner=x,y", "group=n;s"], vec!["thing=b"]]
        );
        let lines = "{\"thing\":\"a\",\"attributes\":{\"owner\":\"x,y\"},\"group\":[\"n\",\"s\"]}\n\n{\"thing\":\"b\",\"owner\":null}\n";
        let mut lines = rows("a.jsonl", lines).expect("read");
        lines[0].sort();
        assert_eq!(
            lines,
            [vec!["group=n;s", "owner=x,y", "thing=a"], vec!["thing=b"]]
        );
    }

    #[test]
    fn what_is_no_row_is_told_by_its_line() {
        for (name, text, part) in [
            ("a.csv", "thing,x\na\n", "line 2"),
            ("a.jsonl", "{\"thing\":\"a\"}\n[]\n", "line 2"),
            ("a.jsonl", "\n{\"thing\":\n", "line 2"),
            ("a.jsonl", "{\"owner\":{}}\n", "`owner` is not a string"),
            (
                "a.jsonl",
                "{\"thing\":\"a\",\"x\":1,\"x\":2}\n",
                "`x` is there twice",
            ),
            (
                "a.jsonl",
                "{\"thing\":\"a\",\"attributes\":{\"x\":1,\"x\":2}}\n",
                "`x` is there twice",
            ),
            (
                "a.jsonl",
                "{\"x\":\"a\",\"attributes\":{\"x\":1}}\n",
                "`x` is there twice",
            ),
            ("a.csv", "thing,x\na,b,c\n", "3 values, the header 2"),
            ("a.csv", "thing,x\nb,\"c\nd\n", "line 2: a quote"),
            ("a.csv", "thing,x\nb,\"c\"\"", "line 2: a quote"),
            ("a.csv", "thing,x\na,b\n\"c,d\n", "line 3: a quote"),
            ("a.csv", "\"thing,x\na,b\n", "line 1: a quote"),
            ("a.csv", "thing,x,y\na\n", "1 value, the header 3 columns"),
        ] {
            let error = rows(name, text).expect_err("refused");
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn quotes_that_end_are_no_damage() {
        for text in [
            "thing,x\na,\"b\"",
            "thing,x\na,5\"",
            "thing,x\n\"a\",\"b\"\"c\n\"\n",
        ] {
            assert_eq!(rows("a.csv", text).expect("read").len(), 1, "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_told_by_their_column() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.csv");
        std::fs::write(&path, b"thing,owner\na,\xff\nb,c\n").expect("written");
        let rows: Vec<_> = FleetFile::open(&path).expect("opens").collect();
        let error = rows[0].as_ref().expect_err("refused").to_string();
        assert!(
            error.contains("line 2: the value in the column `owner`"),
            "{error}"
        );
        assert!(rows[1].is_ok());
    }

    #[test]
    fn a_password_is_not_shown() {
        let row = Row {
            line: 1,
            byte: 0,
            cells: vec![(Arc::from("wifi_password"), "secret".to_owned())],
        };
        assert!(!format!("{row:?}").contains("secret"));
    }
}
