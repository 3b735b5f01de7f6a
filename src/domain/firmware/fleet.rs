//! The devices of a fleet file, with the WiFi that each joins.

use std::path::{Path, PathBuf};

use crate::domain::fleet_file::{FleetFile, FleetFileError, Row};
use crate::model::name::ThingName;

use super::{Ssid, Wifi, WifiError, WifiPassword};

/// A fleet file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FleetError {
    /// It cannot be read, or a row breaks a rule.
    #[error(transparent)]
    File(#[from] FleetFileError),
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
    /// Reads columns `thing`, `wifi_ssid` and `wifi_password` of a fleet file; others are for other commands.
    pub fn read(path: &Path) -> Result<Self, FleetError> {
        let file = FleetFile::open(path)?;
        let mut columns = file.columns().into_iter().flatten();
        if file.columns().is_some() && !columns.any(|column| &**column == "thing") {
            return Err(FleetError::NoThing(path.to_owned()));
        }
        let mut known = std::collections::HashSet::new();
        let mut members = Vec::new();
        for row in file {
            let row = row?;
            let refuse = |detail: String| FleetFileError::Row {
                path: path.to_owned(),
                line: row.line,
                detail,
            };
            let name = row.cell("thing").unwrap_or_default().trim();
            let thing: ThingName = name
                .parse()
                .map_err(|error: crate::model::name::NameError| refuse(error.to_string()))?;
            if !known.insert(thing.clone()) {
                return Err(refuse(format!("`{thing}` appears twice")).into());
            }
            let wifi = wifi(&row).map_err(|error| refuse(error.to_string()))?;
            members.push(Member { thing, wifi });
        }
        if members.is_empty() {
            Err(FleetError::Empty(path.to_owned()))
        } else {
            Ok(Self { members })
        }
    }
}

/// The WiFi in the columns `wifi_ssid` and `wifi_password`.
pub(in crate::domain) fn wifi(row: &Row) -> Result<Wifi, WifiError> {
    let ssid = row.cell("wifi_ssid").map(str::parse::<Ssid>);
    let password = row.cell("wifi_password").map(str::parse::<WifiPassword>);
    Ok(Wifi {
        ssid: ssid.transpose()?,
        password: password.transpose()?,
    })
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
