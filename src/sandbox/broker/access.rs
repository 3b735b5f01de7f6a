//! What the policies let one connection do, now; and the record of what they, or a rule, refused.
//!
//! Whoever acts under the policies holds the read lock until the deed is done, so that after a change nothing passes that was judged
//! by the old ones.

use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::{Mutex, RwLock};

use super::message::hash;
use crate::model::name::Scope;
use crate::model::policy::Action;
use crate::sandbox::authority::{Authority, ConnectFacts, Grant, Principal};
use crate::sandbox::refusals::{Refusal, Refusals};
use crate::sandbox::store::StoreError;

/// Where grants come from.
#[derive(Debug, Clone)]
pub(super) enum Gate {
    /// The registry.
    Authority(Arc<Authority>),
    /// A list of what is denied, for tests of the gateway alone.
    #[cfg(test)]
    Denied(Arc<Mutex<Vec<(Action, String)>>>),
}

/// The policies of one connection as they are now.
#[derive(Debug)]
pub(super) enum Policies {
    /// Compiled by the authority.
    Granted(Grant),
    /// As [`Gate::Denied`].
    #[cfg(test)]
    Denied(Vec<(Action, String)>),
}

impl Gate {
    /// The policies of `principal` on a connection described by `facts`.
    pub(super) fn grant(
        &self,
        scope: &Scope,
        principal: &Principal,
        facts: &ConnectFacts,
    ) -> Result<Policies, StoreError> {
        match self {
            Self::Authority(authority) => authority
                .grant(scope, principal, facts)
                .map(Policies::Granted),
            #[cfg(test)]
            Self::Denied(denied) => Ok(Policies::Denied(denied.lock().clone())),
        }
    }
}

impl Policies {
    /// Whether `action` on the ARN `resource` is allowed.
    pub(super) fn allows(&self, action: Action, resource: &str) -> bool {
        match self {
            Self::Granted(grant) => grant.allows(action, resource),
            #[cfg(test)]
            Self::Denied(denied) => !denied
                .iter()
                .any(|(what, part)| *what == action && resource.contains(part.as_str())),
        }
    }

    /// Why it is not: reason and hint.
    fn explain(&self, action: Action, resource: &str) -> (String, Option<String>) {
        match self {
            Self::Granted(grant) => {
                let decision = grant.decide(action, resource);
                (decision.reason(), decision.hint())
            }
            #[cfg(test)]
            Self::Denied(_) => ("denied by the test".to_owned(), None),
        }
    }

    /// Whether the principal may still be connected at all.
    pub(super) fn is_active(&self) -> bool {
        match self {
            Self::Granted(grant) => grant.active,
            #[cfg(test)]
            Self::Denied(_) => true,
        }
    }

    /// When the connection must end, if its principal's time is limited.
    fn ends_at(&self) -> Option<Instant> {
        match self {
            Self::Granted(grant) => grant.ends_at,
            #[cfg(test)]
            Self::Denied(_) => None,
        }
    }

    /// The thing that is exclusively attached.
    pub(super) fn exclusive_thing(&self) -> Option<&str> {
        match self {
            Self::Granted(grant) => grant.exclusive_thing.as_deref(),
            #[cfg(test)]
            Self::Denied(_) => None,
        }
    }
}

/// Who acts, as it stands in every record of a refusal.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity {
    pub(super) region: String,
    pub(super) principal: String,
    pub(super) client_id: String,
    pub(super) source: String,
}

/// Records the refusals of one client; the same one at most once per second.
#[derive(Debug)]
pub(super) struct Recorder {
    refusals: Arc<Refusals>,
    identity: Identity,
    recent: Mutex<Vec<(u64, Instant)>>,
}

/// Refusals remembered to tell repetitions; beyond, the oldest is forgotten.
const REMEMBERED: usize = 64;

impl Recorder {
    /// For one client.
    pub(super) fn new(refusals: Arc<Refusals>, identity: Identity) -> Self {
        Self {
            refusals,
            identity,
            recent: Mutex::new(Vec::new()),
        }
    }

    /// Whose refusals these are.
    pub(super) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Records that a rule below the policies refused `resource`.
    pub(super) fn rule(&self, action: &str, resource: &str, reason: impl Into<String>, hint: &str) {
        if self.is_new(action, resource) {
            self.write(action, resource, reason.into(), Some(hint.to_owned()));
        }
    }

    /// Records that `policies` do not allow `action`.
    pub(super) fn policy(&self, policies: &Policies, action: Action, resource: &str) {
        if self.is_new(action.name(), resource) {
            let (reason, hint) = policies.explain(action, resource);
            self.write(action.name(), resource, reason, hint);
        }
    }

    fn write(&self, action: &str, resource: &str, reason: String, hint: Option<String>) {
        let Identity {
            region,
            principal,
            client_id,
            source,
        } = self.identity.clone();
        self.refusals.record(&Refusal {
            region,
            principal,
            client_id,
            source,
            hint,
            ..Refusal::now(action, resource, reason)
        });
    }

    fn is_new(&self, action: &str, resource: &str) -> bool {
        let key = hash(action) ^ hash(resource).rotate_left(1);
        let now = Instant::now();
        let mut recent = self.recent.lock();
        recent.retain(|(_, at)| now.saturating_duration_since(*at) < Duration::from_secs(1));
        if recent.iter().any(|(known, _)| *known == key) {
            return false;
        }
        if recent.len() == REMEMBERED {
            recent.remove(0);
        }
        recent.push((key, now));
        true
    }
}

/// The permissions of one connection.
#[derive(Debug)]
pub(super) struct Access {
    /// Who was authenticated.
    pub(super) principal: Principal,
    /// What the policies were and will be compiled with.
    pub(super) facts: ConnectFacts,
    /// When the connection must end, if its principal's time is limited.
    pub(super) ends_at: Option<Instant>,
    /// What happens under these permissions holds the read lock.
    pub(super) now: RwLock<Standing>,
}

/// Permissions at one time.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) policies: Policies,
    /// Grows with every change, so that cached verdicts are seen to be stale.
    pub(super) epoch: u64,
    /// The connection is about to end: nothing passes any more.
    pub(super) revoked: bool,
}

impl Access {
    /// Permissions as granted at CONNECT.
    pub(super) fn new(principal: Principal, facts: ConnectFacts, policies: Policies) -> Self {
        Self {
            principal,
            facts,
            ends_at: policies.ends_at(),
            now: RwLock::new(Standing {
                policies,
                epoch: 1,
                revoked: false,
            }),
        }
    }

    /// Replaces the policies; when this returns, nothing passes under the old ones.
    pub(super) fn replace(&self, policies: Policies) {
        let mut now = self.now.write();
        now.policies = policies;
        now.epoch += 1;
    }

    /// Lets nothing pass any more.
    pub(super) fn revoke(&self) {
        self.now.write().revoked = true;
    }
}

/// Verdicts on `iot:Receive`, remembered per topic for one connection.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    epoch: u64,
    known: Vec<(u64, Arc<str>, bool)>,
}

/// Topics remembered; beyond, the oldest is forgotten.
const TOPICS: usize = 64;

impl Verdicts {
    /// Whether messages on `topic` may be received under `standing`.
    pub(super) fn may_receive(
        &mut self,
        standing: &Standing,
        topic: &Arc<str>,
        topic_hash: u64,
        prefix: &str,
    ) -> bool {
        if self.epoch != standing.epoch {
            self.known.clear();
            self.epoch = standing.epoch;
        }
        // The hash only finds the candidate: a permission is never taken from another topic.
        let known = self
            .known
            .iter()
            .find(|(known, text, _)| *known == topic_hash && **text == **topic);
        if let Some((_, _, verdict)) = known {
            return *verdict;
        }
        let verdict = standing
            .policies
            .allows(Action::Receive, &format!("{prefix}topic/{topic}"));
        if self.known.len() == TOPICS {
            self.known.remove(0);
        }
        self.known.push((topic_hash, Arc::clone(topic), verdict));
        verdict
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_bounded_and_end_with_their_epoch() {
        let deny =
            |topic: &str| Policies::Denied(vec![(Action::Receive, format!("topic/{topic}"))]);
        let access = Access::new(
            Principal::Administrator,
            ConnectFacts {
                client_id: None,
                source: [127, 0, 0, 1].into(),
                server_name: None,
                attributes: None,
            },
            deny("a"),
        );
        let mut verdicts = Verdicts::default();
        let mut judge = |topic: &str| {
            let topic: Arc<str> = topic.into();
            verdicts.may_receive(&access.now.read(), &topic, hash(&topic), "arn:")
        };
        assert!(!judge("a"));
        assert!(judge("b"));
        for number in 0..200 {
            assert!(judge(&format!("t{number}")));
        }
        access.replace(deny("b"));
        assert!(judge("a"));
        assert!(!judge("b"));
        assert!(verdicts.known.len() <= TOPICS);
    }

    #[test]
    fn the_same_refusal_is_recorded_once_per_second() {
        let dir = tempfile::tempdir().expect("a directory");
        let recorder = Recorder::new(Arc::new(Refusals::open(dir.path())), Identity::default());
        for number in 0..100 {
            recorder.rule(
                "mqtt:Quota",
                if number % 2 == 0 { "a" } else { "b" },
                "too many",
                "send fewer",
            );
        }
        let log =
            std::fs::read_to_string(crate::sandbox::refusals::log_path(dir.path())).expect("a log");
        assert_eq!(log.lines().count(), 2);
    }
}
