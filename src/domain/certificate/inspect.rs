//! What a certificate file holds, whether a key is beside it, and what AWS IoT would not accept. Asks nobody.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;
use zeroize::Zeroizing;

use super::read_file;
use crate::domain::change::ChangeError;
use crate::domain::device_folder::{self, FolderError};
use crate::model::pki::{self, CertificateFacts};

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The file.
    pub file: PathBuf,
    /// What the certificate says of itself.
    #[serde(flatten)]
    pub facts: CertificateFacts,
    /// When it begins.
    pub valid_from: Option<Timestamp>,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// Whole days until it ends; negative when it has.
    pub days_left: i64,
    /// The key beside it, if there is one.
    pub key_file: Option<PathBuf>,
    /// Whether that is its key; nothing without a key that can be read.
    pub key_matches: Option<bool>,
    /// Whether AWS IoT would take it.
    pub accepted: bool,
}

/// Reads the certificate in `path`, and the key in `key` or beside it.
pub fn inspect(path: &Path, key: Option<&Path>) -> Result<Inspection, ChangeError> {
    let pem = read_file(path)?;
    let mut facts = pki::read_certificate(&pem)?;
    let now = Timestamp::now().as_second();
    facts.refusals = refusals(&facts, now);
    if facts.not_before > now && !facts.is_ca {
        let remark = "it is not valid yet: AWS IoT registers it, and whoever looks at dates refuses it until then";
        facts.remarks.push(remark.to_owned());
    }
    let key = key.map(Path::to_owned).or_else(|| beside(path));
    let key_matches = match &key {
        None => None,
        Some(key) => belongs(&pem, key, &mut facts.remarks)?,
    };
    Ok(Inspection {
        file: path.to_owned(),
        valid_from: Timestamp::from_second(facts.not_before).ok(),
        expires: Timestamp::from_second(facts.not_after).ok(),
        days_left: (facts.not_after - now).div_euclid(86_400),
        key_file: key,
        key_matches,
        accepted: facts.refusals.is_empty(),
        facts,
    })
}

/// Why AWS IoT would not take a certificate at the time `now`.
///
/// A CA's must be valid (`RegisterCACertificate`). Of a device's AWS says nothing of the kind but that it must not have expired.
pub(in crate::domain) fn refusals(facts: &CertificateFacts, now: i64) -> Vec<String> {
    let expired = (facts.not_after < now).then(|| "it has expired".to_owned());
    let early = facts.is_ca && facts.not_before > now;
    let early = early.then(|| "it is not valid yet".to_owned());
    let own = facts.refusals.iter().cloned();
    own.chain(expired).chain(early).collect()
}

/// The key that lies beside a certificate: of the same name, or as in a device's folder.
fn beside(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let candidates = [path.with_extension("key"), device_folder::key_path(folder)];
    candidates.into_iter().find(|candidate| candidate.is_file())
}

fn belongs(pem: &str, key: &Path, remarks: &mut Vec<String>) -> Result<Option<bool>, ChangeError> {
    if let Err(error) = device_folder::check_mode(key) {
        remarks.push(error.to_string());
    }
    let absent = || FolderError::Absent {
        path: key.to_owned(),
    };
    let text = device_folder::read_text(key)?.ok_or_else(absent)?;
    match pki::matches(pem, &Zeroizing::new(text)) {
        Ok(matches) => Ok(Some(matches)),
        Err(error) => {
            let key = key.display();
            remarks.push(format!("cannot use the private key `{key}`: {error}"));
            Ok(None)
        }
    }
}
