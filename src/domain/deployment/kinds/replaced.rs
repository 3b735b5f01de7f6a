//! Certificates of a device whose key was lost: retired once another has taken their place, by this run or the next.

use crate::domain::certificate::rotating;
use crate::domain::change::{Record, State, Steps};
use crate::domain::deployment::ledger::RETIRE;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::Work;
use crate::domain::device::{self, DeviceError, ExistingThing};
use crate::domain::thing;
use crate::model::name::CertificateId;

impl Work<'_> {
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
