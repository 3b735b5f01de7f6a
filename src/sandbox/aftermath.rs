//! What follows from writes: live connections are judged anew, and events are published.
//!
//! A thread whose writes are committed together has it done once after the commit, so that nobody is told of what may be undone; all
//! others have it done at once.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::model::name::{CertificateId, Region, Scope};
use crate::sandbox::broker::Brokers;

thread_local! {
    /// What waits for the commit of this thread's work together; none if it does none.
    static WAITING: RefCell<Option<Aftermath>> = const { RefCell::new(None) };
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Aftermath {
    /// Certificates whose rights may have changed.
    affected: HashMap<Region, HashSet<CertificateId>>,
    /// Topics and payloads, in order.
    events: Vec<(Region, String, Vec<u8>)>,
}

impl Aftermath {
    /// Has what follows from this thread's writes wait.
    pub(super) fn begin() {
        WAITING.set(Some(Self::default()));
    }

    /// What has waited; from now on nothing does.
    pub(super) fn end() -> Self {
        WAITING.take().unwrap_or_default()
    }

    /// Does it.
    pub(super) fn settle(self, brokers: &Brokers) {
        for (region, certificates) in &self.affected {
            brokers.reauthorize(region, certificates);
        }
        for (region, topic, body) in self.events {
            brokers.of(&region).announce(Some((topic, body)));
        }
    }
}

/// The rights of these certificates may have changed.
pub(super) fn affect(brokers: &Brokers, scope: &Scope, certificates: &[CertificateId]) {
    if certificates.is_empty() {
        return;
    }
    follow(brokers, |aftermath| {
        let affected = aftermath.affected.entry(scope.region.clone());
        affected.or_default().extend(certificates.iter().cloned());
    });
}

/// An event is to be published.
pub(super) fn announce(brokers: &Brokers, scope: &Scope, topic: String, body: Vec<u8>) {
    follow(brokers, |aftermath| {
        aftermath.events.push((scope.region.clone(), topic, body));
    });
}

fn follow(brokers: &Brokers, add: impl FnOnce(&mut Aftermath)) {
    let mut at_once = Aftermath::default();
    WAITING.with_borrow_mut(|waiting| add(waiting.as_mut().unwrap_or(&mut at_once)));
    at_once.settle(brokers);
}

#[cfg(test)]
mod tests;
