//! Taking a device down: the certificates that were made for it, and its thing if that was made with it.

use super::{DeviceError, Kept, Run};
use crate::domain::change::{ChangeError, Record, Requests, State, Steps};
use crate::domain::session::Session;
use crate::domain::thing::{self, Deletion};
use crate::model::name::{CertificateId, ThingName};

/// What was made of a device.
pub(in crate::domain) struct Own<'a> {
    /// The thing.
    pub(in crate::domain) name: &'a ThingName,
    /// Whether the thing itself was made.
    pub(in crate::domain) thing: bool,
    /// Certificates that were registered for it and not issued by AWS.
    pub(in crate::domain) registered: Vec<CertificateId>,
    /// What its folder tells of, as far as that was made for it, too.
    pub(in crate::domain) kept: Kept,
    /// Certificates that it uses, whoever made them.
    pub(in crate::domain) used: Vec<CertificateId>,
}

/// Retires the device's certificates, those on record and those of `own`, and deletes its thing if that is own. Its folder stays,
/// with the private key.
pub(in crate::domain) async fn take_down(
    session: &Session,
    run: &Run<'_>,
    own: &Own<'_>,
    steps: &mut Steps,
) -> Result<(), DeviceError> {
    let ids = certificates(run, own, steps).await?;
    let mut gone = Vec::new();
    for id in &ids {
        let arn = run.site.scope.arn(&format!("cert/{id}"));
        let before = steps.actions.len();
        thing::retire(&run.iot, id, &arn, steps).await?;
        if steps.actions.len() == before {
            gone.push(id);
        }
    }
    if own.thing && run.iot.thing(own.name).await?.is_some() {
        check_principals(run, own, &ids).await?;
        let how = Deletion {
            cascade: true,
            certificates: false,
            expected_version: None,
        };
        thing::delete(session, own.name, how, steps).await?;
    }
    for id in gone {
        // Somebody else has deleted it: there is nothing left to take down.
        let deleted = Record::new("delete-certificate", State::Done, Some(id.as_str()));
        steps.journal.note(deleted).await?;
    }
    Ok(())
}

/// Refuses to delete a thing that somebody else has attached something to.
async fn check_principals(
    run: &Run<'_>,
    own: &Own<'_>,
    ids: &[CertificateId],
) -> Result<(), ChangeError> {
    let name = own.name;
    let mut foreign = Vec::new();
    for arn in run.iot.thing_principals(name).await?.unwrap_or_default() {
        let id = thing::certificate_id(&arn).and_then(|id| id.parse::<CertificateId>().ok());
        let is_free = match &id {
            // AWS may list for a while what is gone.
            Some(id) => {
                ids.contains(id)
                    || own.used.contains(id)
                    || run.iot.certificate(id).await?.is_none()
            }
            None => false,
        };
        if !is_free {
            foreign.push(arn);
        }
    }
    let Some(first) = foreign.first() else {
        return Ok(());
    };
    Err(ChangeError::Refused {
        message: format!(
            "principals are attached to the thing `{name}` that this deployment did not attach: {}",
            foreign.join(", ")
        ),
        hint: format!(
            "detach them (iotctl thing detach {name} --principal {first} --wait) and run the same command again, or delete it all the \
             same: iotctl thing delete {name} --cascade"
        ),
    })
}

/// The certificates of the folder, those on record, and those that were requested and whose answer was lost. Those on record are
/// the last: while one is there, a run after this one knows the folder's as well.
async fn certificates(
    run: &Run<'_>,
    own: &Own<'_>,
    steps: &Steps,
) -> Result<Vec<CertificateId>, ChangeError> {
    let records = own.kept.records.iter().chain(steps.journal.records());
    let mut ids = own.kept.certificates.clone();
    for open in Requests::of(records.clone()).open {
        if let Some(key) = &open.public_key {
            let since = open.at.as_second();
            ids.extend(run.registry.of_key(&run.iot, key, since).await?);
        }
    }
    ids.extend(records.filter_map(|record| record.certificate_id.clone()));
    ids.extend(own.registered.iter().cloned());
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    Ok(ids)
}
