//! Whether the journal tells of what was made here: without it things, which have no tags, count as others'.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::work::Work;
use crate::domain::device_folder;
use crate::domain::tags::Tags;
use crate::model::name::ThingName;

/// What a run comes across that tells of earlier ones.
#[derive(Debug, Default)]
pub(super) struct Traces {
    /// A resource with the tag of the deployment was there before the run.
    tagged: AtomicBool,
    /// A thing that is not on record has a folder here, with policies of the deployment.
    device: AtomicBool,
}

impl Work<'_> {
    /// Takes note of a resource that was there before the run.
    pub(super) fn note_found(&self, tags: Option<&Tags>) {
        if tags.is_some_and(|tags| self.owns(tags)) {
            self.traces.tagged.store(true, Ordering::Relaxed);
        }
    }

    /// Takes note of a thing that is there and not on record.
    pub(super) fn note_stranger(&self, folder: &Path, name: &ThingName) {
        let Ok(Some(connection)) = device_folder::read_connection(folder) else {
            return;
        };
        let mut policies = self.deployment.policies.iter();
        let is_own = policies.any(|policy| connection.policies.contains(&policy.name));
        if is_own && connection.thing_name == *name {
            self.traces.device.store(true, Ordering::Relaxed);
        }
    }

    /// What to know where the journal is missing, emptied or cut short; nothing where devices are being taken over.
    pub(super) fn lost_record(&self) -> Option<String> {
        let found = |trace: &AtomicBool| trace.load(Ordering::Relaxed);
        let is_cut_short = found(&self.traces.device);
        let is_lost = self.ledger.is_blank() || is_cut_short;
        if self.adopt || !is_lost || !found(&self.traces.tagged) {
            return None;
        }
        let path = self.ledger.path();
        let what = if self.ledger.is_blank() {
            "is missing or empty"
        } else {
            "is cut short"
        };
        Some(format!(
            "the record of what this deployment made is lost: `{}` {what}. Things have no tags: without it the devices count as others' and \
             are left alone, and so is what the file does not name any more. Put back a copy of it, or take the devices over: provision \
             with --adopt; a teardown then deletes their things and leaves their certificates",
            path.display()
        ))
    }
}
