//! Taking a device down: the certificates that were issued for it, and its thing if that was made with it.

use super::{DeviceError, Run};
use crate::domain::change::{ChangeError, State, Steps};
use crate::domain::session::Session;
use crate::domain::thing::{self, Deletion};
use crate::model::name::{CertificateId, ThingName};

/// Retires the device's certificates, those on record and the `registered` ones, and, with `thing_is_ours`, deletes its thing. Its folder stays, with the private key.
pub(in crate::domain) async fn take_down(
    session: &Session,
    run: &Run<'_>,
    name: &ThingName,
    thing_is_ours: bool,
    registered: &[CertificateId],
    steps: &mut Steps,
) -> Result<(), DeviceError> {
    let mut ids = certificates(run, steps).await?;
    ids.extend(registered.iter().cloned());
    ids.sort();
    ids.dedup();
    for id in ids {
        let arn = run.site.scope.arn(&format!("cert/{id}"));
        thing::retire(&run.iot, &id, &arn, steps).await?;
    }
    if thing_is_ours && run.iot.thing(name).await?.is_some() {
        let how = Deletion {
            cascade: true,
            certificates: false,
            expected_version: None,
        };
        thing::delete(session, name, how, steps).await?;
    }
    Ok(())
}

/// The certificates on record, and those that were requested and whose answer was lost.
async fn certificates(run: &Run<'_>, steps: &Steps) -> Result<Vec<CertificateId>, ChangeError> {
    let mut ids: Vec<CertificateId> = Vec::new();
    let mut open = None;
    for record in steps.journal.records() {
        if let Some(id) = &record.certificate_id {
            ids.push(id.clone());
        }
        match (record.state, &record.public_key) {
            (State::Begin, Some(key)) => open = Some((key, record.at.as_second())),
            (State::Begin, None) => {}
            (State::Done | State::Failed | State::Settled, _) => open = None,
        }
    }
    if let Some((key, since)) = open {
        ids.extend(run.registry.of_key(&run.iot, key, since).await?);
    }
    Ok(ids)
}
