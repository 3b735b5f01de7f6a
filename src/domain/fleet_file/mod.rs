//! The file that names a fleet: CSV with a header, or JSON Lines; a device a row, read one at a time.
//!
//! Owns the two forms and where in the file a value stands. What the columns mean is decided by whoever reads them.

mod place;

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

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
        if file.metadata().map_err(unreadable)?.len() > FLEET_BYTES {
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
            let header = rows.headers().map_err(|error| malformed(path, &error))?;
            let name = |column: &str| Arc::from(column.trim_start_matches('\u{feff}'));
            let header = header.iter().map(name).collect();
            Form::Csv {
                rows: Box::new(rows),
                header,
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
    ) -> Result<Option<Row>, FleetFileError> {
        let mut record = csv::StringRecord::new();
        let more = rows.read_record(&mut record);
        if !more.map_err(|error| malformed(path, &error))? {
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
            Form::Csv { rows, header } => Self::csv_row(path, rows, header).transpose(),
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

fn malformed(path: &Path, error: &csv::Error) -> FleetFileError {
    FleetFileError::Row {
        path: path.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        detail: error.to_string(),
    }
}

/// A row of JSON Lines: members as columns, those of an object `attributes` as well, the texts of a list in one cell.
fn json_row(path: &Path, line: u64, byte: u64, text: &str) -> Result<Row, FleetFileError> {
    let refuse = |detail: String| FleetFileError::Row {
        path: path.to_owned(),
        line,
        detail,
    };
    let text = text.trim_start_matches('\u{feff}');
    let row: serde_json::Map<String, Value> = serde_json::from_str(text)
        .map_err(|error| refuse(format!("{error}; a row is a JSON object")))?;
    let mut cells = Vec::with_capacity(row.len());
    let mut add = |name: &str, value: &Value| match cell(value) {
        Some(value) => {
            cells.push((Arc::from(name), value));
            Ok(())
        }
        None => Err(refuse(format!(
            "`{name}` is not a string, number, boolean or list of strings"
        ))),
    };
    for (name, value) in &row {
        match value {
            Value::Object(members) if name == "attributes" => {
                members
                    .iter()
                    .try_for_each(|(name, value)| add(name, value))?;
            }
            value => add(name, value)?,
        }
    }
    Ok(Row { line, byte, cells })
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
        ] {
            let error = rows(name, text).expect_err("refused");
            assert!(error.contains(part), "{error}");
        }
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
