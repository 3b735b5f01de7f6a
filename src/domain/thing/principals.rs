//! Principals of things: attached, and detached, which AWS does some seconds after it said so.

use super::missing;
use crate::aws::iot::Iot;
use crate::domain::certificate;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::patience::Patience;
use crate::domain::removal::DETACHMENT;
use crate::domain::session::Session;
use crate::model::name::{Arn, CertificateId, ThingName};

/// The step that detaches a principal from a thing, which takes effect later.
pub(in crate::domain) const DETACH: &str = "detach-principal";
/// The step that attaches a principal to one thing alone.
pub(in crate::domain) const ATTACH_EXCLUSIVELY: &str = "attach-principal-exclusively";

/// What is attached to a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// A certificate of this account and Region.
    Certificate(CertificateId),
    /// Anything by its ARN, or an Amazon Cognito identity by its id.
    Named(String),
}

impl Principal {
    /// Whether `text` is this principal, as lists of principals name it.
    fn is(&self, text: &str) -> bool {
        match self {
            Self::Certificate(id) => certificate::id_of(text).as_ref() == Some(id),
            Self::Named(name) => name == text,
        }
    }

    async fn expect_here(&self, session: &Session) -> Result<(), ChangeError> {
        match self {
            Self::Named(name) => match name.parse::<Arn>() {
                Ok(arn) => session.expect_here(&arn).await,
                Err(_) => Ok(()),
            },
            Self::Certificate(_) => Ok(()),
        }
    }
}

/// Id of the certificate whose ARN is `principal`.
pub(in crate::domain) fn certificate_id(principal: &str) -> Option<&str> {
    principal.split_once(":cert/").map(|(_, id)| id)
}

/// Attaches a principal to a thing, with `exclusive` to this thing alone; one that is attached so is left alone.
pub async fn attach(
    session: &Session,
    name: &ThingName,
    principal: &Principal,
    exclusive: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    principal.expect_here(session).await?;
    let iot = session.aws().iot();
    let attached = iot.thing_attachments(name).await?;
    let attached = attached.ok_or_else(|| missing(name))?;
    let present = attached.iter().find(|found| principal.is(&found.principal));
    if present.is_some_and(|found| found.exclusive || !exclusive) {
        return Ok(());
    }
    let principal = named(&iot, principal).await?;
    let action = if exclusive {
        ATTACH_EXCLUSIVELY
    } else {
        "attach-principal"
    };
    let call = || iot.attach_thing_principal_as(name, &principal, exclusive);
    steps.call(action, &principal, call).await
}

/// The principal as AWS takes it.
async fn named(iot: &Iot, principal: &Principal) -> Result<String, ChangeError> {
    match principal {
        Principal::Named(name) => Ok(name.clone()),
        Principal::Certificate(id) => match iot.certificate(id).await? {
            Some(found) => Ok(found.arn.to_string()),
            None => Err(certificate::missing(id)),
        },
    }
}

/// Detaches a principal from a thing, with `wait` until that has taken effect; one that is not attached is left alone.
pub async fn detach(
    session: &Session,
    name: &ThingName,
    principal: &Principal,
    wait: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    principal.expect_here(session).await?;
    let iot = session.aws().iot();
    let attached = iot.thing_principals(name).await?;
    let attached = attached.ok_or_else(|| missing(name))?;
    let Some(found) = attached.into_iter().find(|found| principal.is(found)) else {
        return Ok(());
    };
    let call = || iot.detach_thing_principal(name, &found);
    steps.call(DETACH, &found, call).await?;
    if !wait || steps.is_dry_run() {
        return Ok(());
    }
    let mut patience = Patience::new(DETACHMENT);
    while patience.pause().await {
        let attached = iot.thing_principals(name).await?.unwrap_or_default();
        if !attached.contains(&found) {
            return Ok(());
        }
    }
    Err(ChangeError::Waited(format!(
        "the detachment of `{found}` from the thing `{name}` has not taken effect within {} seconds",
        DETACHMENT.as_secs()
    )))
}
