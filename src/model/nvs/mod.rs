//! Images of an ESP-IDF NVS partition (format version 2): what a chip reads its settings from.
//!
//! Owns the vocabulary (keys, values, partition sizes), [`write()`] and [`read`]. Refuses
//! encrypted partitions: those are made by the vendor's tool.

mod layout;
mod reader;
mod writer;

use std::fmt;
use std::str::FromStr;

pub use reader::{ReadError, Reason, read};
pub use writer::{WriteError, write};

/// Bytes of one page, the flash sector of the chip (ESP-IDF, "Non-Volatile Storage Library").
pub const PAGE_BYTES: usize = 4096;
/// Longest text without its NUL: a page less one entry, as the vendor's generator has it.
pub const TEXT_BYTES: usize = 3967;
/// Longest key or namespace name (ESP-IDF, "Non-Volatile Storage Library").
pub const KEY_BYTES: usize = 15;

/// Name of a key or of a namespace: 1 to 15 printable ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that cannot name a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an NVS key: 1 to 15 printable ASCII characters")]
pub struct KeyError(String);

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        if (1..=KEY_BYTES).contains(&text.len())
            && text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(KeyError(text.to_owned()))
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stored value.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Unsigned, 8 bits.
    U8(u8),
    /// Signed, 8 bits.
    I8(i8),
    /// Unsigned, 16 bits.
    U16(u16),
    /// Signed, 16 bits.
    I16(i16),
    /// Unsigned, 32 bits.
    U32(u32),
    /// Signed, 32 bits.
    I32(i32),
    /// Unsigned, 64 bits.
    U64(u64),
    /// Signed, 64 bits.
    I64(i64),
    /// Text of at most [`TEXT_BYTES`] bytes without NUL.
    Text(String),
    /// Bytes, over as many pages as they take.
    Blob(Vec<u8>),
}

/// Texts and blobs may be secrets: only their length is shown.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::U8(value) => write!(f, "U8({value})"),
            Self::I8(value) => write!(f, "I8({value})"),
            Self::U16(value) => write!(f, "U16({value})"),
            Self::I16(value) => write!(f, "I16({value})"),
            Self::U32(value) => write!(f, "U32({value})"),
            Self::I32(value) => write!(f, "I32({value})"),
            Self::U64(value) => write!(f, "U64({value})"),
            Self::I64(value) => write!(f, "I64({value})"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Blob(blob) => write!(f, "Blob({} bytes)", blob.len()),
        }
    }
}

/// One value under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The namespace.
    pub namespace: Key,
    /// The key in it.
    pub key: Key,
    /// The value.
    pub value: Value,
}

/// Size of a partition: a multiple of 4096 bytes, at least three pages (ESP-IDF keeps one free), at most 16 MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartitionSize(usize);

/// The `nvs` partition of arduino-esp32's default partition table, at 0x9000.
pub const ARDUINO_PARTITION: PartitionSize = PartitionSize(0x5000);

const MIN_PAGES: usize = 3;
const MAX_PAGES: usize = 4096;

impl PartitionSize {
    /// The size in bytes.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.0
    }

    /// The size in pages.
    #[must_use]
    pub const fn pages(self) -> usize {
        self.0 / PAGE_BYTES
    }
}

/// A number that cannot be the size of a partition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not the size of an NVS partition: a multiple of 4096 bytes from 0x3000 to 0x1000000"
)]
pub struct SizeError(String);

impl TryFrom<usize> for PartitionSize {
    type Error = SizeError;

    fn try_from(bytes: usize) -> Result<Self, SizeError> {
        if bytes.is_multiple_of(PAGE_BYTES)
            && (MIN_PAGES..=MAX_PAGES).contains(&(bytes / PAGE_BYTES))
        {
            Ok(Self(bytes))
        } else {
            Err(SizeError(format!("{bytes:#x}")))
        }
    }
}

impl FromStr for PartitionSize {
    type Err = SizeError;

    fn from_str(text: &str) -> Result<Self, SizeError> {
        let number = text
            .strip_prefix("0x")
            .map_or_else(|| text.parse(), |digits| usize::from_str_radix(digits, 16));
        number
            .ok()
            .and_then(|bytes| Self::try_from(bytes).ok())
            .ok_or_else(|| SizeError(text.to_owned()))
    }
}

impl fmt::Display for PartitionSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_sizes_keep_to_the_format() {
        assert!("0123456789abcde".parse::<Key>().is_ok());
        for bad in ["", "0123456789abcdef", "ä", "a\0"] {
            assert!(bad.parse::<Key>().is_err(), "{bad}");
        }
        assert_eq!(
            "0x6000".parse::<PartitionSize>().map(PartitionSize::pages),
            Ok(6)
        );
        assert_eq!("20480".parse(), Ok(ARDUINO_PARTITION));
        for bad in ["", "0x2000", "0x6001", "-4096", "0x2000000", "6000"] {
            assert!(bad.parse::<PartitionSize>().is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_shows_no_text() {
        assert_eq!(
            format!("{:?}", Value::Text("secret".into())),
            "Text(6 bytes)"
        );
    }
}
