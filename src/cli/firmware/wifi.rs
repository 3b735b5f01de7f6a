//! The WiFi options: a name, and a password that never stands on the command line.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use zeroize::Zeroizing;

use crate::cli::error::{CommandError, Kind};
use crate::domain::firmware::{Ssid, Wifi, WifiPassword};

/// Largest password file in bytes.
const PASSWORD_BYTES: u64 = 4096;
/// Variable with the password, for where there is no file.
const PASSWORD_VARIABLE: &str = "IOTCTL_WIFI_PASSWORD";

// Not a doc comment: clap would show it as the help of every command that takes these arguments.
// The WiFi a device joins.
#[derive(Debug, Args)]
pub(in crate::cli) struct WifiArgs {
    /// Name of the WiFi the device joins
    #[arg(long, value_name = "SSID")]
    wifi_ssid: Option<Ssid>,
    /// File with the WiFi's password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an
    /// open WiFi
    #[arg(long, value_name = "FILE", requires = "wifi_ssid")]
    wifi_password_file: Option<PathBuf>,
}

impl WifiArgs {
    /// Whether a WiFi is named.
    pub(in crate::cli) fn is_given(&self) -> bool {
        self.wifi_ssid.is_some()
    }

    /// The WiFi, its password read from where it is.
    pub(in crate::cli) fn wifi(&self) -> Result<Wifi, CommandError> {
        let password = match (&self.wifi_ssid, &self.wifi_password_file) {
            (None, _) => None,
            (Some(_), Some(path)) => Some(read(path)?),
            (Some(_), None) => from_environment()?,
        };
        Ok(Wifi {
            ssid: self.wifi_ssid.clone(),
            password,
        })
    }
}

/// The password in `IOTCTL_WIFI_PASSWORD`, if there is one.
pub(in crate::cli) fn from_environment() -> Result<Option<WifiPassword>, CommandError> {
    let local =
        |detail: String| CommandError::new(Kind::Local, format!("{PASSWORD_VARIABLE}: {detail}"));
    let Some(value) = std::env::var_os(PASSWORD_VARIABLE).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    // What is wrong is named, never shown.
    let text = value
        .into_string()
        .map(Zeroizing::new)
        .map_err(|_| local("it is not UTF-8".to_owned()))?;
    text.parse()
        .map(Some)
        .map_err(|error: crate::domain::firmware::WifiError| local(error.to_string()))
}

fn read(path: &Path) -> Result<WifiPassword, CommandError> {
    let name = if path == Path::new("-") {
        "the password on stdin".to_owned()
    } else {
        format!("the password file `{}`", path.display())
    };
    let local = |detail: String| CommandError::new(Kind::Local, format!("{name}: {detail}"));
    let source: std::io::Result<Box<dyn Read>> = if path == Path::new("-") {
        Ok(Box::new(std::io::stdin()))
    } else {
        std::fs::File::open(path).map(|file| Box::new(file) as Box<dyn Read>)
    };
    let mut text = Zeroizing::new(String::new());
    source
        .and_then(|source| source.take(PASSWORD_BYTES).read_to_string(&mut text))
        .map_err(|error| local(error.to_string()))?;
    WifiPassword::from_file_content(&text).map_err(|error| local(error.to_string()))
}
