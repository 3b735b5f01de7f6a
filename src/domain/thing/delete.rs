//! Deleting a thing, where asked for with what it is attached to: detach, wait until that has taken effect, delete.

use super::check_version;
use super::principals::DETACH;
use crate::aws::iot::Iot;
use crate::domain::certificate;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::removal::{patiently, waited};
use crate::domain::session::Session;
use crate::model::name::{CertificateId, PolicyName, ThingName};

/// How a thing is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deletion {
    /// Detach its principals first.
    pub cascade: bool,
    /// With `cascade`: also deactivate and delete its certificates that are attached to no other thing, and detach their
    /// policies.
    pub certificates: bool,
    /// The version that the thing must have.
    pub expected_version: Option<i64>,
}

/// Deletes a thing; one that is gone is no error.
pub async fn delete(
    session: &Session,
    name: &ThingName,
    how: Deletion,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    // Nothing is detached for the sake of a deletion that the version forbids.
    if how.expected_version.is_some() {
        let Some(found) = iot.thing(name).await? else {
            return Ok(());
        };
        check_version("thing", name.as_str(), found.version, how.expected_version)?;
    }
    let Some(principals) = iot.thing_principals(name).await? else {
        return Ok(());
    };
    if !principals.is_empty() && !how.cascade {
        return Err(attached(name, &principals));
    }
    let mut certificates = Vec::new();
    if how.cascade && how.certificates {
        certificates = own_certificates(&iot, name, &principals).await?;
    }
    // While a certificate is attached, a run after this one still finds it here: until then all that can be done is done.
    for certificate in &certificates {
        let found = iot.certificate(&certificate.id).await?;
        let active = found.is_some_and(|found| found.status == "ACTIVE");
        disarm(&iot, certificate, active, steps).await?;
    }
    for principal in &principals {
        let detach = || iot.detach_thing_principal(name, principal);
        steps.call(DETACH, principal, detach).await?;
    }
    for certificate in &certificates {
        delete_certificate(&iot, &certificate.id, steps).await?;
    }
    let delete = || patiently(async || iot.delete_thing(name, how.expected_version).await);
    let outcome = steps.call("delete-thing", name.as_str(), delete).await;
    outcome.map_err(|error| waited(error, &format!("thing `{name}`")))
}

/// Deletes a certificate, once its detachment has taken effect.
async fn delete_certificate(
    iot: &Iot,
    id: &CertificateId,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let delete = || patiently(async || iot.delete_certificate(id).await);
    let outcome = steps.call("delete-certificate", id.as_str(), delete).await;
    outcome.map_err(|error| waited(error, &format!("certificate `{id}`")))
}

/// Deactivates a certificate, detaches it from policies and things, and deletes it; one that is gone is no error.
pub(in crate::domain) async fn retire(
    iot: &Iot,
    id: &CertificateId,
    arn: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let Some(found) = iot.certificate(id).await? else {
        return Ok(());
    };
    let things = iot.principal_things(arn).await?;
    let own = Own {
        id: id.clone(),
        arn: arn.to_owned(),
    };
    disarm(iot, &own, found.status == "ACTIVE", steps).await?;
    for thing in things
        .iter()
        .filter_map(|thing| thing.parse::<ThingName>().ok())
    {
        let detach = || iot.detach_thing_principal(&thing, arn);
        steps.call(DETACH, arn, detach).await?;
    }
    delete_certificate(iot, id, steps).await
}

fn attached(name: &ThingName, principals: &[String]) -> ChangeError {
    let list = principals.join(", ");
    ChangeError::Refused {
        message: format!("principals are attached to the thing `{name}`: {list}"),
        hint: format!(
            "delete it with --cascade, or first: iotctl thing detach {name} --principal ARN --wait"
        ),
    }
}

/// A certificate that goes with its thing.
struct Own {
    id: CertificateId,
    arn: String,
}

/// The certificates that are attached to this thing and to no other.
async fn own_certificates(
    iot: &Iot,
    name: &ThingName,
    principals: &[String],
) -> Result<Vec<Own>, ChangeError> {
    let mut own = Vec::new();
    for arn in principals {
        let Some(id) = certificate::id_of(arn) else {
            continue;
        };
        let things = iot.principal_things(arn).await?;
        if things.iter().all(|thing| thing == name.as_str()) {
            let arn = arn.clone();
            own.push(Own { id, arn });
        }
    }
    Ok(own)
}

/// Deactivates a certificate that is `active` and detaches its policies.
async fn disarm(
    iot: &Iot,
    certificate: &Own,
    active: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let Own { id, arn } = certificate;
    if active {
        let deactivate = || iot.set_certificate_active(id, false);
        steps
            .call("deactivate-certificate", id.as_str(), deactivate)
            .await?;
    }
    for policy in iot.attached_policies(arn).await? {
        let Ok(policy) = policy.parse::<PolicyName>() else {
            continue;
        };
        let detach = || iot.detach_policy(&policy, arn);
        steps.call("detach-policy", policy.as_str(), detach).await?;
    }
    Ok(())
}
