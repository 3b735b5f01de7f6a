//! What the parts of a running sandbox share: registry, gateway, authority, issuing CA, settings.

use std::sync::Arc;
use std::time::Duration;

use crate::model::name::{AccountId, CertificateId, Region, Scope};

use super::aftermath::{self, Aftermath};
use super::api::iot::registry_events::RegistryEvents;
use super::authority::Authority;
use super::broker::Brokers;
use super::functions::Functions;
use super::pki::IssuingCa;
use super::refusals::Refusals;
use super::store::{Store, StoreError};

/// Whether AWS's quotas are enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotas {
    /// As on AWS (`model::limits`).
    #[default]
    Aws,
    /// Lifted, for load tests; limits that bound the sandbox's own memory stay.
    Off,
}

/// Whether AWS's rates of control plane calls are enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Throttle {
    /// As published by AWS (`model::rates`).
    Aws,
    /// As fast as it goes.
    #[default]
    Off,
}

/// How long `DetachThingPrincipal` takes to be effective: each time something between two limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DetachDelay {
    /// At least.
    pub shortest: Duration,
    /// At most.
    pub longest: Duration,
}

impl DetachDelay {
    /// One delay.
    pub(crate) fn draw(self) -> Duration {
        let spread = self.longest.saturating_sub(self.shortest);
        self.shortest + spread.mul_f64(fastrand::f64())
    }
}

impl From<Duration> for DetachDelay {
    fn from(delay: Duration) -> Self {
        Self {
            shortest: delay,
            longest: delay,
        }
    }
}

/// What was decided when the sandbox was started.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The account that everything belongs to.
    pub(crate) account: AccountId,
    /// Whether quotas are enforced.
    pub(crate) quotas: Quotas,
    /// Whether rates of calls are enforced.
    pub(crate) throttle: Throttle,
    /// How long `DetachThingPrincipal` takes to be effective; on AWS "some seconds".
    pub(crate) detach_delay: DetachDelay,
    /// How long a thing type must be deprecated before it can be deleted; on AWS five minutes (Developer Guide, "Delete a thing
    /// type").
    pub(crate) type_rest: Duration,
    /// `localhost:PORT`, what `DescribeEndpoint` answers.
    pub(crate) endpoint: String,
}

/// Everything a request handler needs.
#[derive(Debug)]
pub(crate) struct Services {
    /// Settings of this run.
    pub(crate) settings: Settings,
    /// The registry.
    pub(crate) store: Arc<Store>,
    /// Principals and their policies.
    pub(crate) authority: Arc<Authority>,
    /// One gateway per Region.
    pub(crate) brokers: Arc<Brokers>,
    /// The record of refusals.
    pub(crate) refusals: Arc<Refusals>,
    /// Issues device certificates, as "Amazon Web Services" does.
    pub(crate) issuer: Arc<IssuingCa>,
    /// Which events of the registry are published.
    pub(crate) events: RegistryEvents,
    /// What stands in for Lambda functions.
    pub(crate) functions: Arc<Functions>,
}

impl Services {
    /// Account and `region` as one.
    pub(crate) fn scope(&self, region: Region) -> Scope {
        Scope {
            account: self.settings.account.clone(),
            region,
        }
    }

    /// Does `work`, commits what it has written in one go, and then has done what follows from it. After an error, which concerns all
    /// that was read and written, nothing follows.
    pub(crate) fn together<T>(&self, work: impl FnOnce() -> T) -> (T, Result<(), StoreError>) {
        Aftermath::begin();
        let (value, committed) = self.store.together(work);
        let aftermath = Aftermath::end();
        match &committed {
            Ok(()) => aftermath.settle(&self.brokers),
            Err(_) => self.reread(),
        }
        (value, committed)
    }

    /// Has what is remembered of the registry read again, after writes that it may know of were undone.
    pub(crate) fn reread(&self) {
        self.events.forget();
        self.authority.forget();
        self.brokers.reload_rules(&self.store);
        self.brokers.reauthorize_all();
    }

    /// Tells the gateway that policies, status or attachments of these certificates changed, so that live connections are judged
    /// anew at once, or after the commit of work [`together`](Self::together). (On AWS this takes minutes; here a developer waits
    /// for it.)
    pub(crate) fn principals_changed(&self, scope: &Scope, certificates: &[CertificateId]) {
        aftermath::affect(&self.brokers, scope, certificates);
    }

    /// Publishes an event of the registry, at once or after the commit of work [`together`](Self::together).
    pub(crate) fn announce(&self, scope: &Scope, topic: String, body: Vec<u8>) {
        aftermath::announce(&self.brokers, scope, topic, body);
    }
}
