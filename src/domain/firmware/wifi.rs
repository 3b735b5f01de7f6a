//! The WiFi a device joins: name and password within the limits of the standard.

use std::str::FromStr;

use zeroize::Zeroizing;

/// Longest SSID in bytes (IEEE 802.11).
const SSID_BYTES: usize = 32;
/// Longest WPA passphrase in bytes (IEEE 802.11i); a pre-shared key is 64 hexadecimal digits.
const PASSPHRASE_BYTES: usize = 63;
const PSK_DIGITS: usize = 64;

/// A WiFi name or password that no access point has. The password is not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WifiError {
    /// The name is empty or too long.
    #[error("the WiFi name `{0}` has {len} bytes; an SSID has 1 to {SSID_BYTES}", len = .0.len())]
    SsidLength(String),
    /// The password is too long.
    #[error(
        "the WiFi password has {0} bytes; a passphrase has at most {PASSPHRASE_BYTES}, a pre-shared key {PSK_DIGITS} hexadecimal digits"
    )]
    PasswordLength(usize),
    /// A NUL byte, which ends every C string.
    #[error("the WiFi {0} holds a NUL byte, which the chip's functions cannot take")]
    Nul(&'static str),
}

/// Name of a WiFi, 1 to 32 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ssid(String);

impl Ssid {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Ssid {
    type Err = WifiError;

    fn from_str(text: &str) -> Result<Self, WifiError> {
        if !(1..=SSID_BYTES).contains(&text.len()) {
            return Err(WifiError::SsidLength(text.to_owned()));
        }
        if text.contains('\0') {
            return Err(WifiError::Nul("name"));
        }
        Ok(Self(text.to_owned()))
    }
}

/// Password of a WiFi: at most 63 bytes, or 64 hexadecimal digits; empty for an open one.
#[derive(Clone, PartialEq, Eq)]
pub struct WifiPassword(Zeroizing<String>);

impl WifiPassword {
    /// The password, to be written where the device reads it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The password in the content of a file: all of it but one line end.
    pub fn from_file_content(content: &str) -> Result<Self, WifiError> {
        let line = content.strip_suffix('\n').unwrap_or(content);
        line.strip_suffix('\r').unwrap_or(line).parse()
    }
}

impl FromStr for WifiPassword {
    type Err = WifiError;

    fn from_str(text: &str) -> Result<Self, WifiError> {
        let is_psk = text.len() == PSK_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if text.len() > PASSPHRASE_BYTES && !is_psk {
            return Err(WifiError::PasswordLength(text.len()));
        }
        if text.contains('\0') {
            return Err(WifiError::Nul("password"));
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }
}

impl std::fmt::Debug for WifiPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WifiPassword(…)")
    }
}

/// The WiFi of a device, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wifi {
    /// Its name; without one the device cannot connect until its files are edited.
    pub ssid: Option<Ssid>,
    /// Its password; none for an open one.
    pub password: Option<WifiPassword>,
}

impl Wifi {
    /// The name, or an empty text.
    #[must_use]
    pub fn name(&self) -> &str {
        self.ssid.as_ref().map_or("", Ssid::as_str)
    }

    /// The password, or an empty text.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.password.as_ref().map_or("", WifiPassword::expose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_named() {
        assert!("ä".repeat(16).parse::<Ssid>().is_ok());
        let error = "ä".repeat(17).parse::<Ssid>().expect_err("34 bytes");
        assert!(
            error.to_string().contains("34 bytes") && error.to_string().contains("1 to 32"),
            "{error}"
        );
        assert!("".parse::<Ssid>().is_err());
        assert!("p".repeat(63).parse::<WifiPassword>().is_ok());
        assert!("0aF".repeat(22)[..64].parse::<WifiPassword>().is_ok());
        let error = "p"
            .repeat(64)
            .parse::<WifiPassword>()
            .expect_err("64 bytes, not hexadecimal");
        assert!(
            error.to_string().contains("64 bytes") && error.to_string().contains("at most 63"),
            "{error}"
        );
        assert!("a".repeat(65).parse::<WifiPassword>().is_err());
        assert!("a\0".parse::<WifiPassword>().is_err());
    }

    #[test]
    fn a_file_ends_with_one_line_end() {
        let password = |content| {
            WifiPassword::from_file_content(content).map(|password| password.expose().to_owned())
        };
        assert_eq!(password("pass word\r\n"), Ok("pass word".to_owned()));
        assert_eq!(password("pass\n\n"), Ok("pass\n".to_owned()));
        assert_eq!(password(""), Ok(String::new()));
    }
}
