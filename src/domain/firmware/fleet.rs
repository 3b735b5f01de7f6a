//! The file that names a fleet: CSV with a header, a device a row.

use std::path::{Path, PathBuf};

use crate::model::name::ThingName;

use super::{Ssid, Wifi, WifiPassword};

/// Largest fleet file in bytes.
const FLEET_BYTES: u64 = 64 * 1024 * 1024;

/// A fleet file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FleetError {
    /// It cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is no CSV, or a row breaks a rule.
    #[error("`{path}`, line {line}: {detail}")]
    Row {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u64,
        /// The rule.
        detail: String,
    },
    /// A column is missing.
    #[error("`{0}` has no column `thing`")]
    NoThing(PathBuf),
    /// It names no device.
    #[error("`{0}` names no device")]
    Empty(PathBuf),
}

/// A device of a fleet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The thing.
    pub thing: ThingName,
    /// Its WiFi, as far as the row says it.
    pub wifi: Wifi,
}

/// The devices of a fleet file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fleet {
    /// The devices, in the file's order, each once.
    pub members: Vec<Member>,
}

impl Fleet {
    /// Reads columns `thing`, `wifi_ssid` and `wifi_password` of a CSV file; others are for other commands.
    pub fn read(path: &Path) -> Result<Self, FleetError> {
        use std::io::Read as _;
        let unreadable = |source| FleetError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let file = std::fs::File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.len() > FLEET_BYTES {
            return Err(unreadable(std::io::Error::other(format!(
                "more than {FLEET_BYTES} bytes"
            ))));
        }
        let mut rows = csv::ReaderBuilder::new()
            .trim(csv::Trim::Headers)
            .from_reader(file.take(FLEET_BYTES));
        let malformed = |error: csv::Error| FleetError::Row {
            path: path.to_owned(),
            line: error.position().map_or(1, csv::Position::line),
            detail: error.to_string(),
        };
        let header = rows.headers().map_err(malformed)?;
        let column = |name: &str| {
            header
                .iter()
                .position(|column| column.trim_start_matches('\u{feff}') == name)
        };
        let thing = column("thing").ok_or_else(|| FleetError::NoThing(path.to_owned()))?;
        let (ssid, password) = (column("wifi_ssid"), column("wifi_password"));
        let mut known = std::collections::HashSet::new();
        let mut members = Vec::new();
        for row in rows.records() {
            let row = row.map_err(malformed)?;
            let line = row.position().map_or(0, csv::Position::line);
            let refuse = |detail: String| FleetError::Row {
                path: path.to_owned(),
                line,
                detail,
            };
            let field = |column: Option<usize>| {
                column
                    .and_then(|at| row.get(at))
                    .filter(|text| !text.is_empty())
            };
            let name = field(Some(thing)).unwrap_or_default().trim();
            let thing: ThingName = name
                .parse()
                .map_err(|error: crate::model::name::NameError| refuse(error.to_string()))?;
            if !known.insert(thing.clone()) {
                return Err(refuse(format!("`{thing}` appears twice")));
            }
            let wifi = Wifi {
                ssid: field(ssid)
                    .map(str::parse::<Ssid>)
                    .transpose()
                    .map_err(|error| refuse(error.to_string()))?,
                password: field(password)
                    .map(str::parse::<WifiPassword>)
                    .transpose()
                    .map_err(|error| refuse(error.to_string()))?,
            };
            members.push(Member { thing, wifi });
        }
        if members.is_empty() {
            Err(FleetError::Empty(path.to_owned()))
        } else {
            Ok(Self { members })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fleet(text: &str) -> Result<Fleet, String> {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("fleet.csv");
        std::fs::write(&path, text).expect("written");
        Fleet::read(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn a_row_is_a_device() {
        let read = fleet(
            "owner,thing,wifi_ssid,wifi_password\nalice,a-1,\"Lab, 2\",\"a\"\"b\"\nbob,a-2,,\n",
        )
        .expect("read");
        let names: Vec<_> = read
            .members
            .iter()
            .map(|member| member.thing.as_str())
            .collect();
        assert_eq!(names, ["a-1", "a-2"]);
        assert_eq!(
            (read.members[0].wifi.name(), read.members[0].wifi.secret()),
            ("Lab, 2", "a\"b")
        );
        assert_eq!(read.members[1].wifi, Wifi::default());
        assert!(fleet("\u{feff}thing\r\na-1\r\n").is_ok());
    }

    #[test]
    fn a_wrong_row_is_told_by_its_line() {
        for (text, part) in [
            ("name\na\n", "no column `thing`"),
            ("thing\n", "names no device"),
            ("thing\na\nb c\n", "line 3: `b c` is not a thing name"),
            ("thing\na\na\n", "line 3: `a` appears twice"),
            (
                "thing,wifi_ssid\na,0123456789012345678901234567890123\n",
                "1 to 32",
            ),
            ("thing,x\na\n", "line 2"),
        ] {
            let error = fleet(text).expect_err("refused");
            assert!(error.contains(part), "{error}");
        }
    }
}
