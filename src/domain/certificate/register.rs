//! Registration of a certificate that was signed elsewhere: under its registered CA, or without one.

use jiff::Timestamp;

use super::refusals;
use super::targets::{self, Targets};
use crate::aws::iot::{Certificate, Iot};
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::{ChangeError, Difference, Existing, Steps};
use crate::domain::session::Session;
use crate::model::name::CertificateId;
use crate::model::pki;

/// The step's name.
pub(super) const ACTION: &str = "register-certificate";

/// Who signed a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// A registered CA; its certificate (PEM), if it is at hand, settles which of several with one subject.
    ByAuthority(Option<String>),
    /// Anybody: clients must send the server name.
    ByAnybody,
}

/// A registered certificate as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The certificate, PEM.
    pub certificate: String,
    /// Who signed it.
    pub signed: Signed,
    /// Whether clients can connect with it at once.
    pub active: bool,
    /// What it is attached to.
    pub targets: Targets,
}

/// Refuses what AWS IoT would not take.
fn check(pem: &str) -> Result<CertificateId, ChangeError> {
    let facts = pki::read_certificate(pem)?;
    match refusals(&facts, Timestamp::now().as_second())
        .into_iter()
        .next()
    {
        None => Ok(facts.id),
        Some(why) => Err(ChangeError::Invalid {
            message: format!("AWS IoT does not take this certificate: {why}"),
            hint: "see all of it: iotctl cert inspect FILE".to_owned(),
        }),
    }
}

/// Registers a certificate, or brings a registered one to the status and attachments wanted.
pub async fn register(
    session: &Session,
    wanted: &Registration,
    existing: Existing,
    steps: &mut Steps,
) -> Result<CertificateId, ChangeError> {
    let iot = session.aws().iot();
    let pem = &wanted.certificate;
    let id = check(pem)?;
    let Some(found) = iot.certificate(&id).await? else {
        let made = match &wanted.signed {
            Signed::ByAuthority(ca) => {
                under_ca(&iot, pem, ca.as_deref(), wanted.active, steps).await?
            }
            Signed::ByAnybody => without_ca(&iot, &id, pem, wanted.active, steps).await?,
        };
        match made {
            Some(made) => {
                targets::ensure(&iot, made.arn.as_str(), &wanted.targets, true, steps).await?;
            }
            None => targets::plan(&wanted.targets, steps),
        }
        return Ok(id);
    };
    let status = if wanted.active { "ACTIVE" } else { "INACTIVE" };
    if let Some(difference) = Difference::between("status", Some(&found.status), Some(status)) {
        if existing == Existing::Refuse {
            return Err(ChangeError::Refused {
                message: format!("the certificate `{id}` is registered already: {difference}"),
                hint: format!("change it: iotctl cert activate {id}, or deactivate"),
            });
        }
        let call = || iot.set_certificate_status(&id, status);
        let action = "update-certificate";
        steps
            .change(action, id.as_str(), vec![difference], call)
            .await?;
    }
    targets::ensure(&iot, found.arn.as_str(), &wanted.targets, false, steps).await?;
    Ok(id)
}

/// One that exists was registered by an attempt whose answer was lost: its id is its digest.
fn existed(
    made: Result<CertificateId, AwsError>,
    id: &CertificateId,
) -> Result<CertificateId, AwsError> {
    match made {
        Err(error) if error.kind == AwsErrorKind::AlreadyExists => Ok(id.clone()),
        made => made,
    }
}

/// Registers a certificate of a registered CA. `ca` is sent along only where several CAs have its subject.
pub(super) async fn under_ca(
    iot: &Iot,
    pem: &str,
    ca: Option<&str>,
    active: bool,
    steps: &mut Steps,
) -> Result<Option<Certificate>, ChangeError> {
    let id = pki::certificate_id(pem)?;
    let call = async || {
        let made = iot.register_certificate(pem, None, active).await;
        let ambiguous = |error: &AwsError| {
            error.code.as_deref() == Some("CertificateConflictException") && ca.is_some()
        };
        let made = match made {
            Err(error) if ambiguous(&error) => iot.register_certificate(pem, ca, active).await,
            made => made,
        };
        existed(made, &id)
    };
    let made = steps.create(ACTION, id.as_str(), call).await;
    let made = made.map_err(|error| match error {
        ChangeError::Step { source, .. }
            if source.code.as_deref() == Some("CertificateValidationException") =>
        {
            ChangeError::Refused {
                message: format!("cannot register the certificate `{id}`: {source}"),
                hint: "register its CA first (iotctl ca register), or register it --without-ca"
                    .to_owned(),
            }
        }
        error => error,
    });
    described(iot, made?).await
}

async fn without_ca(
    iot: &Iot,
    id: &CertificateId,
    pem: &str,
    active: bool,
    steps: &mut Steps,
) -> Result<Option<Certificate>, ChangeError> {
    let call = async || existed(iot.register_certificate_without_ca(pem, active).await, id);
    let made = steps.create(ACTION, id.as_str(), call).await?;
    described(iot, made).await
}

async fn described(
    iot: &Iot,
    id: Option<CertificateId>,
) -> Result<Option<Certificate>, ChangeError> {
    let Some(id) = id else { return Ok(None) };
    let found = iot.certificate(&id).await?;
    found.map(Some).ok_or_else(|| super::missing(&id))
}
