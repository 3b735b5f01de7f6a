//! Certificates of devices: made every way AWS IoT takes them, shown, activated, attached, exchanged, deleted.
//!
//! AWS makes another certificate with each request, so those are looked for before they are requested again.

mod aws_keys;
pub(in crate::domain) mod create;
mod delete;
mod inspect;
pub(in crate::domain) mod key;
mod place;
mod register;
mod renewal;
mod rotate;
mod targets;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use serde::Serialize;
use zeroize::Zeroizing;

use super::change::{ChangeError, Steps};
use super::device_folder::{self, FolderError};
use super::session::Session;
use crate::aws;
use crate::model::name::{Arn, CertificateId, PolicyName, ThingName};
use crate::model::pki;

pub(in crate::domain) use aws_keys::ACTION as CREATE_KEYS;
pub(in crate::domain) use create::obtain;
pub use create::{Authority, Created, Origin, Wanted, check_key_type, ensure};
pub use delete::delete;
pub(in crate::domain) use inspect::refusals;
pub use inspect::{Inspection, inspect};
pub(in crate::domain) use key::{Found, Registry};
pub(in crate::domain) use place::Local;
pub use register::{Registration, Signed, register};
pub use renewal::{Holder, Renewal, renewal_of_file, renewals};
pub(in crate::domain) use rotate::rotating;
pub use rotate::{Retire, Rotation, RotationReport, Stage, rotate};
pub use targets::{Targets, attach, check_targets, detach};

/// Which certificate is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The registered one of this id.
    Id(CertificateId),
    /// The registered one of this ARN, which has the id.
    Arn(Arn, CertificateId),
    /// The one in this file.
    File(PathBuf),
}

/// Whether a word on the command line means a file rather than a name.
fn is_file_name(text: &str) -> bool {
    let ends = [".pem", ".crt", ".cer", ".cert"];
    let lower = text.to_ascii_lowercase();
    text.contains('/') || ends.iter().any(|end| lower.ends_with(end))
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::read(text, "cert/", "a certificate")?.ok_or_else(|| {
            format!(
                "`{text}` is neither the id of a certificate ({}) nor a file such as cert.pem",
                CertificateId::RULE
            )
        })
    }
}

impl Reference {
    /// Reads an id, the ARN of `noun`, whose resource begins with `resource`, or the name of a file; `None` if it is none of them.
    pub(super) fn read(text: &str, resource: &str, noun: &str) -> Result<Option<Self>, String> {
        if let Ok(id) = text.parse() {
            return Ok(Some(Self::Id(id)));
        }
        if let Ok(arn) = text.parse::<Arn>() {
            let id = arn.resource().strip_prefix(resource).map(str::parse);
            return match id {
                Some(Ok(id)) => Ok(Some(Self::Arn(arn, id))),
                _ => Err(format!("`{text}` is not the ARN of {noun}")),
            };
        }
        Ok(is_file_name(text).then(|| Self::File(text.into())))
    }

    /// The id that is meant; of a file, that of the certificate in it. Refuses an ARN of another account or Region.
    pub async fn id(&self, session: &Session) -> Result<CertificateId, ChangeError> {
        match self {
            Self::Id(id) => Ok(id.clone()),
            Self::Arn(arn, id) => session.expect_here(arn).await.map(|()| id.clone()),
            Self::File(path) => Ok(pki::certificate_id(&read_file(path)?)?),
        }
    }
}

/// The text of a file, which must be there and may hold a key.
fn text_of(path: &Path) -> Result<Zeroizing<String>, FolderError> {
    let absent = || FolderError::Absent {
        path: path.to_owned(),
    };
    device_folder::read_text(path)?
        .map(Zeroizing::new)
        .ok_or_else(absent)
}

/// The first certificate of a file, and nothing else of it.
pub fn read_file(path: &Path) -> Result<String, ChangeError> {
    let text = text_of(path)?;
    pki::only_certificate(&text).map_err(|error| ChangeError::Invalid {
        message: format!("`{}` is {error}", path.display()),
        hint: "a certificate in PEM begins with -----BEGIN CERTIFICATE-----".to_owned(),
    })
}

/// The certificate signing request of a file, which must hold no key: all of it is sent to AWS.
pub fn read_csr(path: &Path) -> Result<String, ChangeError> {
    let text = text_of(path)?;
    let invalid = |message: String| ChangeError::Invalid {
        message,
        hint: "name a file with nothing but a certificate signing request in PEM".to_owned(),
    };
    if text.contains("PRIVATE KEY") {
        return Err(invalid(format!("`{}` holds a private key", path.display())));
    }
    let checked = pki::public_key_of_csr(&text);
    checked.map_err(|error| invalid(format!("`{}` is {error}", path.display())))?;
    Ok(text.to_string())
}

/// A registered certificate as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// Id.
    pub certificate_id: CertificateId,
    /// ARN.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate_arn: String,
    /// Status, such as `ACTIVE`.
    pub status: String,
    /// `DEFAULT` or `SNI_ONLY`; not read for a list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mode: String,
    /// Id of the registered CA that signed it, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_certificate_id: Option<String>,
    /// When it was registered.
    pub created: Option<Timestamp>,
    /// When it ends; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// Things it is attached to; not read for a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub things: Vec<String>,
    /// Policies attached to it; not read for a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
    /// The certificate; not read for a list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate_pem: String,
}

fn time(seconds: Option<i64>) -> Option<Timestamp> {
    Timestamp::from_second(seconds?).ok()
}

impl Certificate {
    fn new(found: aws::iot::Certificate) -> Self {
        Self {
            certificate_id: found.id,
            certificate_arn: found.arn.into(),
            status: found.status,
            mode: found.mode,
            ca_certificate_id: found.authority,
            created: time(found.created),
            expires: time(found.validity.map(|(_, last)| last)),
            things: Vec::new(),
            policies: Vec::new(),
            certificate_pem: found.pem,
        }
    }
}

pub(super) fn missing(id: &CertificateId) -> ChangeError {
    ChangeError::Missing {
        noun: "certificate",
        name: id.to_string(),
    }
}

/// The certificate of that id, if it is registered, with what it is attached to, but not its PEM.
pub async fn find(
    session: &Session,
    id: &CertificateId,
) -> Result<Option<Certificate>, ChangeError> {
    let found = whole(session, id).await?;
    Ok(found.map(|found| Certificate {
        certificate_pem: String::new(),
        ..found
    }))
}

async fn whole(session: &Session, id: &CertificateId) -> Result<Option<Certificate>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.certificate(id).await? else {
        return Ok(None);
    };
    let mut certificate = Certificate::new(found);
    let arn = certificate.certificate_arn.clone();
    certificate.things = iot.principal_things(&arn).await?;
    certificate.policies = iot.attached_policies(&arn).await?;
    Ok(Some(certificate))
}

/// The certificate of that id.
pub async fn show(session: &Session, id: &CertificateId) -> Result<Certificate, ChangeError> {
    whole(session, id).await?.ok_or_else(|| missing(id))
}

/// Which certificates to list; all of the conditions hold for each.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Id of the registered CA that signed them.
    pub authority: Option<CertificateId>,
    /// A thing they are attached to.
    pub thing: Option<ThingName>,
    /// A policy attached to them.
    pub policy: Option<PolicyName>,
    /// Their status.
    pub status: Option<String>,
}

/// The id of the certificate that a principal is; nothing if it is of another kind.
pub(super) fn id_of(principal: &str) -> Option<CertificateId> {
    let arn: Arn = principal.parse().ok()?;
    arn.resource().strip_prefix("cert/")?.parse().ok()
}

/// The ids of the certificates among principals.
fn ids(principals: &[String]) -> Vec<CertificateId> {
    let ids = principals.iter().filter_map(|principal| id_of(principal));
    ids.collect()
}

/// The ids of the certificates attached to a thing, which must exist.
pub(super) async fn of_thing(
    session: &Session,
    thing: &ThingName,
) -> Result<Vec<CertificateId>, ChangeError> {
    let principals = session.aws().iot().thing_principals(thing).await?;
    let ids = principals.as_deref().map(ids);
    ids.ok_or_else(|| super::thing::missing(thing))
}

/// The registered certificates that `filter` lets through.
pub async fn list(session: &Session, filter: &Filter) -> Result<Vec<Certificate>, ChangeError> {
    let iot = session.aws().iot();
    let mut allowed: Option<Vec<CertificateId>> = None;
    if let Some(thing) = &filter.thing {
        allowed = Some(of_thing(session, thing).await?);
    }
    if let Some(policy) = &filter.policy {
        let targets = ids(&iot.policy_targets(policy).await?);
        allowed = Some(match allowed {
            None => targets,
            Some(allowed) => intersection(allowed, &targets),
        });
    }
    let mut found = match (&filter.authority, allowed) {
        (None, Some(allowed)) => {
            let mut found = Vec::new();
            for id in allowed {
                found.extend(iot.certificate(&id).await?.map(Certificate::new));
            }
            found
        }
        (authority, allowed) => {
            let entries = match authority {
                Some(authority) => iot.certificates_of_ca(authority).await?,
                None => iot.certificates().await?,
            };
            let entries = entries.into_iter().filter(|entry| {
                let allowed = allowed.as_ref();
                allowed.is_none_or(|allowed| allowed.contains(&entry.id))
            });
            entries.map(listed).collect()
        }
    };
    if let Some(status) = &filter.status {
        found.retain(|certificate| certificate.status.eq_ignore_ascii_case(status));
    }
    for certificate in &mut found {
        certificate.certificate_pem.clear();
    }
    Ok(found)
}

fn listed(entry: aws::iot::CertificateEntry) -> Certificate {
    Certificate {
        certificate_id: entry.id,
        certificate_arn: String::new(),
        status: entry.status,
        mode: String::new(),
        ca_certificate_id: None,
        created: time(Some(entry.created)),
        expires: None,
        things: Vec::new(),
        policies: Vec::new(),
        certificate_pem: String::new(),
    }
}

fn intersection(mut ids: Vec<CertificateId>, others: &[CertificateId]) -> Vec<CertificateId> {
    ids.retain(|id| others.contains(id));
    ids
}

/// A status that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Clients connect with it.
    Active,
    /// Clients do not connect with it, until it is active again.
    Inactive,
    /// Clients do not connect with it, because its key cannot be trusted any more.
    Revoked,
}

impl Status {
    /// The status as AWS names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
            Self::Revoked => "REVOKED",
        }
    }

    const fn action(self) -> &'static str {
        match self {
            Self::Active => "activate-certificate",
            Self::Inactive => "deactivate-certificate",
            Self::Revoked => "revoke-certificate",
        }
    }
}

/// Gives a certificate a status.
pub async fn set_status(
    session: &Session,
    id: &CertificateId,
    status: Status,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let found = iot.certificate(id).await?.ok_or_else(|| missing(id))?;
    if found.status == status.as_str() {
        return Ok(());
    }
    let call = || iot.set_certificate_status(id, status.as_str());
    steps.call(status.action(), id.as_str(), call).await
}
