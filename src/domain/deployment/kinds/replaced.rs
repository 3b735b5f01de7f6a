//! Certificates of a device whose key was lost: retired once another has taken their place, by this run or the next.

use crate::domain::certificate::{self, rotating};
use crate::domain::change::{Record, State, Steps};
use crate::domain::deployment::ledger::RETIRE;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::Work;
use crate::domain::device::{self, DeviceError, ExistingThing};
use crate::domain::device_folder::key_path;
use crate::domain::thing;
use crate::model::name::CertificateId;

impl Work<'_> {
    /// Refuses a device that has a certificate and no key here, unless another is to be made: it would get one besides.
    pub(super) async fn check_key(
        &self,
        subject: &Subject,
        wanted: &device::Wanted,
    ) -> Result<(), DeviceError> {
        let past = self.ledger.past(subject);
        let is_ours = wanted.existing != ExistingThing::Refused;
        if self.devices.rekey || !is_ours || !past.had_certificate() || !wanted.lacks_key()? {
            return Ok(());
        }
        let iot = &self.devices.iot;
        let gone = |certificate, is_recorded| {
            let key = key_path(&wanted.folder);
            Err(DeviceError::KeyGone {
                certificate,
                is_recorded,
                key,
            })
        };
        for id in past.certificates() {
            if iot.certificate(&id).await?.is_some() {
                return gone(id, true);
            }
        }
        // A rotation that was made without the deployment exchanged it, perhaps.
        let principals = iot.thing_principals(&wanted.name).await?;
        let principals = principals.unwrap_or_default();
        let mut certificates = principals.iter().filter_map(|arn| certificate::id_of(arn));
        certificates.next().map_or(Ok(()), |id| gone(id, false))
    }

    /// The certificates that go as soon as the device has another: those that an earlier run left and, where its lost key is about to be
    /// replaced, all that were made for it. That is on record before the new key is made.
    pub(super) async fn replaced(
        &self,
        subject: &Subject,
        wanted: &device::Wanted,
        steps: &mut Steps,
    ) -> Result<Vec<CertificateId>, DeviceError> {
        let mut ids = self.ledger.retiring(subject);
        let is_ours = wanted.existing != ExistingThing::Refused;
        if !self.devices.rekey || !is_ours || !wanted.lacks_key()? {
            return Ok(ids);
        }
        // The rotation deletes the one it exchanges.
        let rotating = rotating(&wanted.folder)?.unwrap_or_default();
        for id in self.ledger.past(subject).certificates() {
            if ids.contains(&id) || rotating.contains(&id) {
                continue;
            }
            let begin = Record::new(RETIRE, State::Begin, Some(id.as_str()));
            steps.journal.append(begin).await?;
            ids.push(id);
        }
        Ok(ids)
    }

    /// Retires the certificates that the `current` one has replaced.
    pub(super) async fn retire(
        &self,
        wanted: &device::Wanted,
        current: Option<&CertificateId>,
        steps: &mut Steps,
    ) -> Result<(), DeviceError> {
        for id in &wanted.replaced {
            let ended = if current == Some(id) {
                // Its key was found again.
                Some(Record::new(RETIRE, State::Failed, Some(id.as_str())))
            } else {
                let before = steps.actions.len();
                let arn = self.site.scope.arn(&format!("cert/{id}"));
                thing::retire(&self.devices.iot, id, &arn, steps).await?;
                // Somebody else has deleted it.
                let is_gone = steps.actions.len() == before;
                is_gone.then(|| Record::new("delete-certificate", State::Done, Some(id.as_str())))
            };
            if let Some(ended) = ended {
                steps.journal.note(ended).await?;
            }
        }
        Ok(())
    }
}
