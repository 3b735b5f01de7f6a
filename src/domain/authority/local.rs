//! A certificate authority on this machine: a folder with `private.key` (0600) and `cert.pem`.
//!
//! The key signs in memory; it is never replaced, and removed only when that is asked for by name.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::domain::certificate::key;
use crate::domain::change::{ChangeError, Difference, Steps};
use crate::domain::device_folder::{
    FolderError, certificate_path, check_pair, key_path, read_key, read_text,
};
use crate::domain::files;
use crate::model::name::{AuthorityName, CertificateId};
use crate::model::pki::{self, CertificateFacts, Holder, KeyType, Period, PkiError, Subject};

/// A CA to make.
#[derive(Debug, Clone)]
pub struct Creation {
    /// Folder that holds the folders of CAs.
    pub dir: PathBuf,
    /// Its name there.
    pub name: AuthorityName,
    /// Kind of its key.
    pub key_type: KeyType,
    /// Subject of its certificate.
    pub subject: Subject,
    /// Days that its certificate is valid.
    pub days: u32,
}

/// What of a CA was asked for, rather than taken for want of words: one that exists must have it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// The kind of its key.
    pub key_type: bool,
    /// The subject of its certificate.
    pub subject: bool,
    /// The days that its certificate is valid.
    pub days: bool,
}

impl Asked {
    /// In what the CA that exists differs.
    fn differences(self, wanted: &Creation, facts: &CertificateFacts) -> Vec<Difference> {
        let differ = |asked: bool, field, found: &str, wanted: &str| {
            Difference::between(field, Some(found), Some(wanted)).filter(|_| asked)
        };
        // Two ways to write the same name: what the certificate says has spaces behind its commas.
        let subject = facts.subject.replace(", ", ",");
        let days = (facts.not_after - facts.not_before).div_euclid(86_400);
        [
            differ(
                self.subject,
                "subject",
                &subject,
                &wanted.subject.to_string(),
            ),
            differ(
                self.key_type,
                "key type",
                &facts.key_type,
                wanted.key_type.in_words(),
            ),
            differ(
                self.days,
                "days",
                &days.to_string(),
                &wanted.days.to_string(),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A CA on this machine, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalAuthority {
    /// Its name.
    pub name: AuthorityName,
    /// Its folder.
    pub folder: PathBuf,
    /// The id under which AWS IoT would know its certificate.
    pub certificate_id: CertificateId,
    /// Subject of its certificate.
    pub subject: String,
    /// Kind of its key.
    pub key_type: String,
    /// When its certificate ends.
    pub expires: Option<Timestamp>,
}

/// Certificate and key of a CA, ready to sign.
pub(in crate::domain) struct Signer {
    pub(in crate::domain) certificate: String,
    key: Zeroizing<String>,
}

impl Signer {
    /// Takes a certificate and the key that must belong to it.
    pub(in crate::domain) fn new(
        certificate: String,
        key: Zeroizing<String>,
    ) -> Result<Self, ChangeError> {
        if pki::matches(&certificate, &key)? {
            return Ok(Self { certificate, key });
        }
        Err(ChangeError::Invalid {
            message: "the key is not that of the CA's certificate".to_owned(),
            hint: "name the key that the certificate was made for".to_owned(),
        })
    }

    /// A certificate for `holder` that is valid for `days` days.
    pub(in crate::domain) fn sign(
        &self,
        holder: Holder<'_>,
        subject: &Subject,
        days: u32,
    ) -> Result<String, ChangeError> {
        let now = Timestamp::now().as_second();
        let ends = pki::read_certificate(&self.certificate)?.not_after;
        if ends <= now {
            return Err(ChangeError::Refused {
                message: "the CA's certificate has expired".to_owned(),
                hint: "make and register another CA: iotctl ca create NAME".to_owned(),
            });
        }
        let mut period = Period::days(now, days);
        // No verifier takes a certificate that outlives its issuer's.
        period.to = period.to.min(ends);
        let (certificate, key) = (&self.certificate, &self.key);
        Ok(pki::signed_certificate(
            certificate,
            key,
            holder,
            subject,
            period,
        )?)
    }
}

/// Folder of the CA `name` below `dir`.
#[must_use]
pub fn folder(dir: &Path, name: &AuthorityName) -> PathBuf {
    dir.join(name.as_str())
}

/// The certificate of the CA `name`, if it is on this machine.
pub(super) fn certificate(dir: &Path, name: &AuthorityName) -> Result<Option<String>, ChangeError> {
    Ok(read_text(&certificate_path(&folder(dir, name)))?)
}

/// Certificate and key of the CA `name`.
pub(in crate::domain) fn signer(dir: &Path, name: &AuthorityName) -> Result<Signer, ChangeError> {
    let folder = folder(dir, name);
    let (key, certificate) = read(&folder)?;
    match (key, certificate) {
        (Some(key), Some(certificate)) => Ok(Signer { certificate, key }),
        (None, Some(_)) => Err(lacks_key(&folder)),
        (_, None) => Err(ChangeError::Missing {
            noun: "CA",
            name: folder.display().to_string(),
        }),
    }
}

fn lacks_key(folder: &Path) -> ChangeError {
    ChangeError::Refused {
        message: format!("the CA in `{}` has no private key", folder.display()),
        hint: format!("put it back as `{}`", key_path(folder).display()),
    }
}

/// Key and certificate in a CA's folder, which must belong together.
fn read(folder: &Path) -> Result<(Option<Zeroizing<String>>, Option<String>), ChangeError> {
    let read = || {
        let key = read_key(folder)?;
        let certificate = read_text(&certificate_path(folder))?;
        if let (Some(key), Some(certificate)) = (&key, &certificate) {
            check_pair(folder, certificate, key)?;
        }
        Ok((key, certificate))
    };
    read().map_err(|error| match error {
        FolderError::Malformed { .. }
        | FolderError::Mismatch { .. }
        | FolderError::Key {
            source: PkiError::Key,
            ..
        } => ChangeError::Refused {
            message: error.to_string(),
            hint: "put back the files of this CA, or name another one".to_owned(),
        },
        error => error.into(),
    })
}

fn shown(name: &AuthorityName, folder: &Path, facts: CertificateFacts) -> LocalAuthority {
    LocalAuthority {
        name: name.clone(),
        folder: folder.to_owned(),
        certificate_id: facts.id,
        subject: facts.subject,
        key_type: facts.key_type,
        expires: Timestamp::from_second(facts.not_after).ok(),
    }
}

/// The CAs in `dir`; folders that hold none are passed over.
#[must_use]
pub fn all(dir: &Path) -> Vec<LocalAuthority> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let name: AuthorityName = entry.file_name().to_str()?.parse().ok()?;
            let pem = certificate(dir, &name).ok()??;
            let facts = pki::read_certificate(&pem).ok()?;
            Some(shown(&name, &entry.path(), facts))
        })
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// Makes key and certificate of a CA, each only where it is missing; `None` in a dry run that would.
pub async fn create(
    wanted: &Creation,
    steps: &mut Steps,
) -> Result<Option<LocalAuthority>, ChangeError> {
    let asked = Asked {
        subject: true,
        ..Asked::default()
    };
    create_as(wanted, asked, steps).await
}

/// The same; a CA that exists is refused where it differs from what was asked for.
pub async fn create_as(
    wanted: &Creation,
    asked: Asked,
    steps: &mut Steps,
) -> Result<Option<LocalAuthority>, ChangeError> {
    let folder = folder(&wanted.dir, &wanted.name);
    let (key, certificate) = read(&folder)?;
    if let Some(certificate) = certificate {
        if key.is_none() {
            return Err(lacks_key(&folder));
        }
        let facts = pki::read_certificate(&certificate)?;
        let differences = asked.differences(wanted, &facts);
        if !differences.is_empty() {
            return Err(ChangeError::Refused {
                message: format!(
                    "the CA `{}` exists otherwise: {}",
                    wanted.name,
                    Difference::list(&differences)
                ),
                hint: "name another CA, or leave out what differs to use this one".to_owned(),
            });
        }
        return Ok(Some(shown(&wanted.name, &folder, facts)));
    }
    let path = key_path(&folder);
    let key = match key {
        Some(key) => key,
        None if steps.is_dry_run() => {
            steps.plan("write-key", &path.display().to_string());
            steps.plan(
                "write-file",
                &certificate_path(&folder).display().to_string(),
            );
            return Ok(None);
        }
        None => write_key(&folder, wanted.key_type, steps).await?,
    };
    let period = Period::days(Timestamp::now().as_second(), wanted.days);
    let pem = pki::authority_certificate(&key, &wanted.subject, period)?;
    let facts = pki::read_certificate(&pem)?;
    let path = certificate_path(&folder);
    let object = path.display().to_string();
    let write = files::blocking(move || files::write(&path, pem.as_bytes()));
    steps.write("write-file", &object, write).await?;
    Ok((!steps.is_dry_run()).then(|| shown(&wanted.name, &folder, facts)))
}

async fn write_key(
    folder: &Path,
    kind: KeyType,
    steps: &mut Steps,
) -> Result<Zeroizing<String>, ChangeError> {
    let pem = key::generate(kind).await?.pem().clone();
    let (path, content, folder) = (key_path(folder), pem.clone(), folder.to_owned());
    let object = path.display().to_string();
    let write = files::blocking(move || {
        files::create_folder(&folder)?;
        files::write_key(&path, content.as_bytes())
    });
    steps.write("write-key", &object, write).await?;
    Ok(pem)
}

/// Removes key and certificate of a CA from this machine; what it signed can never be signed again.
pub(super) async fn remove(
    dir: &Path,
    name: &AuthorityName,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let folder = folder(dir, name);
    for path in [certificate_path(&folder), key_path(&folder)] {
        if path.exists() {
            let object = path.display().to_string();
            let remove = files::blocking(move || files::remove(&path));
            steps.write("remove-file", &object, remove).await?;
        }
    }
    Ok(())
}
