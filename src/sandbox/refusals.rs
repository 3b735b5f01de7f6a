//! The record of every refusal: who was denied what, by which statement, and what to do about it.
//!
//! Kept as NDJSON in the sandbox's folder so that it survives the process; bounded in size. Writes are never allowed to delay or
//! fail the refusal itself.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

/// Size at which the log is turned over to `refusals.1.ndjson`, in bytes.
const TURN_OVER: u64 = 8 * 1024 * 1024;

/// One refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// When, RFC 3339 in UTC with milliseconds.
    pub time: String,
    /// Region whose resources decided; empty if it never came that far.
    pub region: String,
    /// Certificate id, access key id, or empty if the peer has none.
    pub principal: String,
    /// MQTT client id, empty if unknown.
    pub client_id: String,
    /// Address the peer came from.
    pub source: String,
    /// What was asked for, such as `iot:Publish`, `tls:Handshake` or `mqtt:Packet`.
    pub action: String,
    /// On what: an ARN or, below the policy layer, a topic or packet.
    pub resource: String,
    /// Why: the deciding statement, the nearest miss, or the rule that was broken.
    pub reason: String,
    /// What to do about it, if there is something.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hint: Option<String>,
}

impl Refusal {
    /// A refusal that happens now; everything but `action`, `resource` and `reason` still empty.
    #[must_use]
    pub fn now(
        action: impl Into<String>,
        resource: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            time: format!("{:.3}", jiff::Timestamp::now()),
            region: String::new(),
            principal: String::new(),
            client_id: String::new(),
            source: String::new(),
            action: action.into(),
            resource: resource.into(),
            reason: reason.into(),
            hint: None,
        }
    }
}

/// Where the log of the sandbox in `dir` stands.
#[must_use]
pub fn log_path(dir: &Path) -> PathBuf {
    dir.join("refusals.ndjson")
}

/// The log, open for appending.
#[derive(Debug)]
pub(crate) struct Refusals {
    path: PathBuf,
    file: Mutex<Option<(File, u64)>>,
}

impl Refusals {
    /// Opens the log of the sandbox in `dir`; if it cannot be opened, refusals are dropped.
    pub(crate) fn open(dir: &Path) -> Self {
        let path = log_path(dir);
        let file = Self::append_to(&path);
        Self {
            path,
            file: Mutex::new(file),
        }
    }

    fn append_to(path: &Path) -> Option<(File, u64)> {
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            // Where somebody has put a pipe, opening must not wait for its reader.
            .custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
            .open(path)
            .ok()?;
        let size = file.metadata().ok()?.len();
        Some((file, size))
    }

    /// Appends one refusal.
    pub(crate) fn record(&self, refusal: &Refusal) {
        let Ok(mut line) = serde_json::to_vec(refusal) else {
            return;
        };
        line.push(b'\n');
        let mut slot = self.file.lock();
        if slot.as_ref().is_none_or(|(_, size)| *size > TURN_OVER) {
            *slot = None;
            if std::fs::metadata(&self.path).is_ok_and(|meta| meta.len() > TURN_OVER) {
                let _ = std::fs::rename(&self.path, self.path.with_extension("1.ndjson"));
            }
            *slot = Self::append_to(&self.path);
        }
        if let Some((file, size)) = slot.as_mut() {
            if file.write_all(&line).is_ok() {
                *size += line.len() as u64;
            } else {
                // A full disk takes a part of the line, which would spoil the next one.
                let _ = file.set_len(*size);
            }
        }
    }

    /// Empties the log.
    pub(crate) fn clear(&self) {
        let mut slot = self.file.lock();
        let _ = std::fs::remove_file(self.path.with_extension("1.ndjson"));
        if let Some((file, size)) = slot.as_mut()
            && file.set_len(0).is_ok()
        {
            *size = 0;
        }
    }
}
