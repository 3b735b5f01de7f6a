//! Temporary claim certificates, which a user with rights gets for a device: good for one template and five minutes.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use crate::aws::iot::ProvisioningClaim;
use crate::domain::change::ChangeError;
use crate::domain::files::{self, FileError};
use crate::domain::session::Session;
use crate::model::name::{CertificateId, TemplateName};

/// Files of a claim in its folder.
const CERTIFICATE: &str = "claim.pem";
const KEY: &str = "claim.key";

/// A temporary claim certificate on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// The template it is for.
    pub template: TemplateName,
    /// Its id.
    pub certificate_id: CertificateId,
    /// File of the certificate.
    pub certificate: PathBuf,
    /// File of the private key.
    pub key: PathBuf,
    /// When it ends.
    pub expires: Timestamp,
}

/// Requests a temporary claim certificate and writes it and its key, for the owner alone, into `out`. Refuses to replace a key
/// unless `replace` says so.
pub async fn request(
    session: &Session,
    name: &TemplateName,
    out: &Path,
    replace: bool,
) -> Result<Claim, ChangeError> {
    let (certificate, key) = claim_files(out);
    if key.exists() && !replace {
        return Err(ChangeError::Refused {
            message: format!("there is a claim in `{}` already", out.display()),
            hint: "name another --out, or replace its key with --force".to_owned(),
        });
    }
    let folder = out.to_owned();
    files::blocking(move || files::create_folder(&folder)).await?;
    let made = session.aws().iot().create_provisioning_claim(name).await?;
    let claim = Claim {
        template: name.clone(),
        certificate_id: made.id.clone(),
        certificate: certificate.clone(),
        key: key.clone(),
        expires: Timestamp::from_second(made.expires).unwrap_or_default(),
    };
    files::blocking(move || write_claim(&made, &certificate, &key, replace)).await?;
    Ok(claim)
}

fn write_claim(
    made: &ProvisioningClaim,
    certificate: &Path,
    key: &Path,
    replace: bool,
) -> Result<(), FileError> {
    if replace {
        files::write_private(key, made.key.as_bytes())?;
    } else {
        files::write_key(key, made.key.as_bytes())?;
    }
    files::write(certificate, made.certificate.as_bytes())
}

/// Certificate and key of the claim in `folder`.
#[must_use]
pub fn claim_files(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join(CERTIFICATE), folder.join(KEY))
}
