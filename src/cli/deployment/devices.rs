//! What `--devices` names for a deployment: the folder with the devices' folders, or the file of a fleet.
//!
//! A file that is not there is no folder that is to be made: the devices of that fleet would be taken down.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::error::{CommandError, Kind};

/// Ends of the names of fleet files.
const ENDS: [&str; 3] = ["csv", "jsonl", "ndjson"];

/// What `--devices` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Devices {
    /// A folder with a folder for each device, which may not be there yet.
    Folder(PathBuf),
    /// The file of a fleet, perhaps with the name of its `[device.NAME]`.
    Fleet(Option<String>, PathBuf),
}

impl Devices {
    /// Reads `DIR`, `FILE` or `NAME=FILE`.
    pub(super) fn read(value: &Path) -> Result<Self, CommandError> {
        let error = match fs::metadata(value) {
            Ok(found) if found.is_dir() => return Ok(Self::Folder(value.to_owned())),
            Ok(found) if found.is_file() => return Ok(Self::Fleet(None, value.to_owned())),
            Ok(_) => return Err(unreadable(value, "it is neither a file nor a folder")),
            Err(error) => error,
        };
        if let Some((table, file)) = value.to_str().and_then(|text| text.split_once('=')) {
            let file = PathBuf::from(file);
            return match fs::metadata(&file) {
                Ok(found) if found.is_file() => Ok(Self::Fleet(Some(table.to_owned()), file)),
                Ok(_) => Err(unreadable(&file, "it is no file")),
                Err(error) => Err(unreadable(&file, error)),
            };
        }
        let end = value.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let is_fleet = end.is_some_and(|end| ENDS.iter().any(|known| end == *known));
        let is_absent = error.kind() == std::io::ErrorKind::NotFound;
        if is_fleet || !is_absent || value.is_symlink() {
            return Err(unreadable(value, error));
        }
        Ok(Self::Folder(value.to_owned()))
    }
}

fn unreadable(path: &Path, why: impl std::fmt::Display) -> CommandError {
    let message = format!("cannot read `{}`: {why}", path.display());
    CommandError::new(Kind::Local, message).hint(
        "--devices names the file of a fleet, NAME=FILE where the deployment has several [device.NAME], or a folder for the devices' \
         folders",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_is_no_folder() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        fs::write(path("fleet.csv"), "thing\n").expect("written");
        fs::create_dir(path("made.csv")).expect("made");
        std::os::unix::fs::symlink(path("gone"), path("link")).expect("made");
        let read = |name: &str| Devices::read(&path(name));
        assert_eq!(
            read("fleet.csv").ok(),
            Some(Devices::Fleet(None, path("fleet.csv")))
        );
        for folder in ["made.csv", "not-made-yet", "a/b"] {
            assert_eq!(read(folder).ok(), Some(Devices::Folder(path(folder))));
        }
        for wrong in [
            "flet.csv",
            "a.JSONL",
            "fleet.csv/x",
            "link",
            "x=y",
            "x=fleet.csv",
        ] {
            let error = read(wrong).expect_err("refused");
            assert_eq!(error.kind, Kind::Local, "{wrong}");
            assert!(error.message.starts_with("cannot read "), "{error:?}");
        }
        let named = format!("lamp={}", path("fleet.csv").display());
        assert_eq!(
            Devices::read(Path::new(&named)).ok(),
            Some(Devices::Fleet(Some("lamp".to_owned()), path("fleet.csv")))
        );
        let missing = format!("lamp={}", path("flet.csv").display());
        assert!(Devices::read(Path::new(&missing)).is_err());
    }
}
