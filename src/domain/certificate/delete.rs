//! Deletion of a certificate in the order AWS wants: detached from things and policies, inactive, gone.

use std::time::Duration;

use super::find;
use crate::aws::iot::Iot;
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::{ChangeError, Steps};
use crate::domain::patience::Patience;
use crate::domain::removal::gone;
use crate::domain::session::Session;
use crate::model::name::{CertificateId, PolicyName, ThingName};

/// How long AWS may take to detach: it says some seconds.
const DETACHMENT: Duration = Duration::from_mins(2);

/// Deactivates and deletes a certificate; one that is gone is no error. With `cascade`, detaches everything first and waits
/// until AWS has done so.
pub async fn delete(
    session: &Session,
    id: &CertificateId,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = find(session, id).await? else {
        return Ok(());
    };
    let attached = found.things.iter().chain(&found.policies);
    let attached: Vec<_> = attached.map(|name| format!("`{name}`")).collect();
    if !cascade && !attached.is_empty() {
        return Err(ChangeError::Refused {
            message: format!(
                "the certificate `{id}` is attached to {}",
                attached.join(", ")
            ),
            hint: "detach and delete it in one go with --cascade".to_owned(),
        });
    }
    let arn = found.certificate_arn.as_str();
    let bad = |error: crate::model::name::NameError| ChangeError::Invalid {
        message: error.to_string(),
        hint: "AWS answered with a name that its own rule does not allow".to_owned(),
    };
    for thing in &found.things {
        let name: ThingName = thing.parse().map_err(bad)?;
        let detach = || iot.detach_thing_principal(&name, arn);
        steps.call("detach-thing", thing, detach).await?;
    }
    for policy in &found.policies {
        let name: PolicyName = policy.parse().map_err(bad)?;
        let detach = || iot.detach_policy(&name, arn);
        steps.call("detach-policy", policy, detach).await?;
    }
    if found.status == "ACTIVE" {
        let deactivate = async || gone(iot.set_certificate_active(id, false).await);
        steps
            .call("deactivate-certificate", id.as_str(), deactivate)
            .await?;
    }
    let delete = async || once_detached(&iot, id).await;
    steps.call("delete-certificate", id.as_str(), delete).await
}

/// Deletes a certificate as soon as AWS has detached it.
async fn once_detached(iot: &Iot, id: &CertificateId) -> Result<(), AwsError> {
    let mut patience = Patience::new(DETACHMENT);
    loop {
        let error = match iot.delete_certificate(id).await {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        let waits = error.kind == AwsErrorKind::Conflict
            && error.code.as_deref() != Some("CertificateStateException");
        if !waits || !patience.pause().await {
            return Err(error);
        }
    }
}
