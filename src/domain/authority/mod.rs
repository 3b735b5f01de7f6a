//! Certificate authorities: made on this machine, registered with AWS IoT, changed and deleted there.
//!
//! Deleting a CA leaves its files, and the certificates it signed, unless that is asked for.

mod local;
mod register;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use serde::Serialize;

use super::certificate;
use super::change::{ChangeError, Difference, Steps};
use super::session::Session;
use super::tags::Tags;
use crate::aws;
use crate::aws::iot::{AuthorityUpdate, Iot};
use crate::model::name::{Arn, AuthorityName, CertificateId, NameError, TemplateName};
use crate::model::pki;

pub use local::{Asked, Creation, LocalAuthority, all, create, create_as, folder};
pub(super) use local::{Signer, signer};
pub use register::{Material, Mode, Wanted, ensure};

/// Which CA is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// One on this machine.
    Name(AuthorityName),
    /// A registered one.
    Id(CertificateId),
    /// The registered one of this ARN, which has the id.
    Arn(Arn, CertificateId),
    /// The one of this certificate file.
    File(PathBuf),
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match certificate::Reference::read(text, "cacert/", "a CA certificate")? {
            Some(certificate::Reference::Id(id)) => Ok(Self::Id(id)),
            Some(certificate::Reference::Arn(arn, id)) => Ok(Self::Arn(arn, id)),
            Some(certificate::Reference::File(path)) => Ok(Self::File(path)),
            None => {
                let name = text.parse().map(Self::Name);
                name.map_err(|error: NameError| error.to_string())
            }
        }
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => name.fmt(f),
            Self::Id(id) | Self::Arn(_, id) => id.fmt(f),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// A registered CA as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Authority {
    /// Its name on this machine, if it is here.
    pub name: Option<AuthorityName>,
    /// Id.
    pub certificate_id: CertificateId,
    /// ARN.
    pub certificate_arn: String,
    /// `ACTIVE` or `INACTIVE`.
    pub status: String,
    /// `DEFAULT` or `SNI_ONLY`; not read for a list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mode: String,
    /// Whether devices are registered as they first connect; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_registration: Option<bool>,
    /// Provisioning template that is run then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Subject of its certificate; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// When its certificate ends; not read for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// Tags; not read for a list.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
    /// The certificate; not read for a list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate_pem: String,
}

impl Authority {
    fn new(found: aws::iot::Authority, tags: Tags, here: &[LocalAuthority]) -> Self {
        let facts = pki::read_certificate(&found.pem).ok();
        let is_detail = !found.pem.is_empty();
        let local = here.iter().find(|local| local.certificate_id == found.id);
        let ends = facts.as_ref().map(|facts| facts.not_after);
        Self {
            name: local.map(|local| local.name.clone()),
            certificate_id: found.id,
            certificate_arn: found.arn,
            status: found.status,
            mode: found.mode,
            auto_registration: is_detail.then_some(found.auto_registration),
            template: found.template,
            subject: facts.map(|facts| facts.subject),
            expires: ends.and_then(|ends| Timestamp::from_second(ends).ok()),
            tags,
            certificate_pem: found.pem,
        }
    }
}

fn missing(name: impl std::fmt::Display) -> ChangeError {
    ChangeError::Missing {
        noun: "CA",
        name: name.to_string(),
    }
}

/// The certificate that a reference names on this machine.
pub(super) fn certificate_of(
    dir: &Path,
    reference: &Reference,
) -> Result<Option<String>, ChangeError> {
    match reference {
        Reference::Name(name) => local::certificate(dir, name),
        Reference::File(path) => certificate::read_file(path).map(Some),
        Reference::Id(_) | Reference::Arn(..) => Ok(None),
    }
}

/// The registered CA of this certificate: by the id that AWS gives certificates, else by comparing all of them, for AWS does
/// not say that it computes the ids of CAs alike.
async fn registered(iot: &Iot, pem: &str) -> Result<Option<aws::iot::Authority>, ChangeError> {
    let id = pki::certificate_id(pem)?;
    if let Some(found) = iot.authority(&id).await? {
        return Ok(Some(found));
    }
    let listed = match iot.authorities().await {
        Err(error) if iot.lacks(&error) => return Ok(None),
        listed => listed?,
    };
    for entry in listed {
        if let Some(found) = iot.authority(&entry.id).await?
            && pki::certificate_id(&found.pem).is_ok_and(|other| other == id)
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

async fn found(
    session: &Session,
    dir: &Path,
    reference: &Reference,
) -> Result<Option<aws::iot::Authority>, ChangeError> {
    let iot = session.aws().iot();
    if let Reference::Arn(arn, _) = reference {
        session.expect_here(arn).await?;
    }
    match (reference, certificate_of(dir, reference)?) {
        (Reference::Id(id) | Reference::Arn(_, id), _) => Ok(iot.authority(id).await?),
        (_, Some(pem)) => registered(&iot, &pem).await,
        (_, None) => Ok(None),
    }
}

/// The registered CA that is meant, if there is one, without its PEM. `dir` holds the CAs of this machine.
pub async fn find(
    session: &Session,
    dir: &Path,
    reference: &Reference,
) -> Result<Option<Authority>, ChangeError> {
    let found = whole(session, dir, reference).await?;
    Ok(found.map(|found| Authority {
        certificate_pem: String::new(),
        ..found
    }))
}

async fn whole(
    session: &Session,
    dir: &Path,
    reference: &Reference,
) -> Result<Option<Authority>, ChangeError> {
    let Some(found) = found(session, dir, reference).await? else {
        return Ok(None);
    };
    let tags = session.aws().iot().tags(&found.arn).await?;
    Ok(Some(Authority::new(found, tags, &all(dir))))
}

/// The registered CA that is meant.
pub async fn show(
    session: &Session,
    dir: &Path,
    reference: &Reference,
) -> Result<Authority, ChangeError> {
    let found = whole(session, dir, reference).await?;
    if let Some(found) = found {
        return Ok(found);
    }
    match reference {
        Reference::Name(name) if local::certificate(dir, name)?.is_some() => {
            Err(ChangeError::Refused {
                message: format!("the CA `{name}` is made and not registered"),
                hint: format!("register it: iotctl ca register {name}"),
            })
        }
        _ => Err(missing(reference)),
    }
}

/// All registered CAs, each with its name on this machine.
pub async fn list(session: &Session, dir: &Path) -> Result<Vec<Authority>, ChangeError> {
    let here = all(dir);
    let found = session.aws().iot().authorities().await?.into_iter();
    Ok(found
        .map(|found| Authority::new(found, Tags::new(), &here))
        .collect())
}

/// What is to change of a registered CA.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// Whether devices can be registered.
    pub active: Option<bool>,
    /// Whether devices are registered as they first connect.
    pub auto_registration: Option<bool>,
    /// Provisioning template that is run then.
    pub template: Option<TemplateName>,
}

impl Update {
    /// What of a CA is not so yet.
    fn differences(&self, found: &aws::iot::Authority) -> Vec<Difference> {
        let word = |on: bool, [yes, no]: [&'static str; 2]| if on { yes } else { no };
        let status = self
            .active
            .map(|active| word(active, ["ACTIVE", "INACTIVE"]));
        let automatic = self.auto_registration.map(|on| word(on, ["on", "off"]));
        let has = word(found.auto_registration, ["on", "off"]);
        let differ = |field, has, wanted: Option<&str>| {
            let wanted = wanted?;
            Difference::between(field, has, Some(wanted))
        };
        [
            differ("status", Some(found.status.as_str()), status),
            differ("auto-registration", Some(has), automatic),
            differ(
                "template",
                found.template.as_deref(),
                self.template.as_ref().map(TemplateName::as_str),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Makes the changes that are missing.
    async fn apply(
        &self,
        iot: &Iot,
        found: &aws::iot::Authority,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let differences = self.differences(found);
        if differences.is_empty() {
            return Ok(());
        }
        let update = AuthorityUpdate {
            active: self.active,
            auto_registration: self.auto_registration,
            template: self.template.as_ref().map(TemplateName::as_str),
        };
        let call = || iot.update_authority(&found.id, update);
        steps
            .change("update-ca", found.id.as_str(), differences, call)
            .await
    }
}

/// Changes a registered CA.
pub async fn update(
    session: &Session,
    dir: &Path,
    reference: &Reference,
    update: &Update,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let found = found(session, dir, reference).await?;
    let found = found.ok_or_else(|| missing(reference))?;
    update.apply(&session.aws().iot(), &found, steps).await
}

/// What goes with a CA that is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deletion {
    /// The certificates that it signed.
    pub cascade: bool,
    /// Its files on this machine, the key among them.
    pub files: bool,
}

/// Deactivates and deletes a registered CA; one that is gone is no error.
pub async fn delete(
    session: &Session,
    dir: &Path,
    reference: &Reference,
    deletion: Deletion,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    if let Some(found) = found(session, dir, reference).await? {
        // Inactive first: no device is registered while its certificates go.
        let inactive = Update {
            active: Some(false),
            ..Update::default()
        };
        inactive.apply(&iot, &found, steps).await?;
        if deletion.cascade {
            for entry in iot.certificates_of_ca(&found.id).await? {
                certificate::delete(session, &entry.id, true, steps).await?;
            }
        }
        let call = || iot.delete_authority(&found.id);
        steps.call("delete-ca", found.id.as_str(), call).await?;
    }
    if let (true, Reference::Name(name)) = (deletion.files, reference) {
        local::remove(dir, name, steps).await?;
    }
    Ok(())
}
