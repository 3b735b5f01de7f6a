//! One resource of a deployment at a time: found, compared, brought to what is wanted; tried again where that may help.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use super::ledger::Ledger;
use super::lost_record::Traces;
use super::manifest::{Deployment, Device};
use super::subject::Subject;
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::{ChangeError, Difference, Steps};
use crate::domain::device::{self, DeviceError, Site};
use crate::domain::session::Session;
use crate::domain::tags::Tags;
use crate::model::name::CertificateId;

/// Key of the tag that names the deployment a resource belongs to.
pub const OWNER_TAG: &str = "iotctl:deployment";
/// Attempts at one resource. Each looks at what is there and goes on from it.
const ATTEMPTS: u32 = 6;
/// Longest wait before the second attempt; doubled each time, and the actual wait is drawn from it.
const BACKOFF: Duration = Duration::from_millis(500);

/// What a deployment is brought about with.
pub(super) struct Work<'a> {
    pub(super) session: &'a Session,
    pub(super) deployment: &'a Deployment,
    pub(super) ledger: &'a Ledger,
    pub(super) site: &'a Site,
    pub(super) devices: device::Run<'a>,
    /// Folder with a folder for each device, unless its table names one.
    pub(super) devices_folder: PathBuf,
    /// Folder with a folder for each CA.
    pub(super) authorities_folder: PathBuf,
    /// Take over what others made.
    pub(super) adopt: bool,
    pub(super) dry_run: bool,
    /// Resources worked on at a time.
    pub(super) width: usize,
    /// Whether all of the deployment is to go.
    pub(super) destroys: bool,
    /// What tells of earlier runs.
    pub(super) traces: Traces,
    /// Certificates that its devices use; found by the first who asks.
    pub(super) used: OnceLock<HashSet<CertificateId>>,
    /// The devices of the file by name; filled in by the first who asks.
    pub(super) named: OnceLock<HashMap<&'a str, &'a Device>>,
}

/// Whose a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is, or will be, this deployment's.
    Ours,
    /// It is somebody else's, and as wanted: it is left alone.
    Foreign,
}

impl Work<'_> {
    /// What the file says of the device of that name.
    pub(super) fn wish(&self, name: &str) -> Option<&Device> {
        let named = self.named.get_or_init(|| {
            let devices = self.deployment.devices.iter();
            devices
                .map(|device| (device.thing.as_str(), device))
                .collect()
        });
        named.get(name).copied()
    }

    /// The tags of what this deployment makes.
    pub(super) fn tags(&self) -> Tags {
        let name = self.deployment.name.to_string();
        Tags::from([(OWNER_TAG.to_owned(), name)])
    }

    /// Whether tags say that this deployment made it.
    pub(super) fn owns(&self, tags: &Tags) -> bool {
        tags.get(OWNER_TAG)
            .is_some_and(|owner| owner == self.deployment.name.as_str())
    }

    /// Brings a resource that has `found` tags, if it exists, to what is wanted with `ensure`. One that others made is only compared.
    pub(super) async fn guarded(
        &self,
        subject: &Subject,
        found: Option<&Tags>,
        steps: &mut Steps,
        ensure: impl AsyncFn(Tags, &mut Steps) -> Result<(), ChangeError>,
    ) -> Result<Standing, ChangeError> {
        // Later attempts find what the first has made.
        if steps.journal.records().is_empty() {
            self.note_found(found);
        }
        if self.adopt || found.is_none_or(|tags| self.owns(tags)) {
            ensure(self.tags(), steps).await?;
            return Ok(Standing::Ours);
        }
        let mut look = Steps::unrecorded(true);
        ensure(Tags::new(), &mut look).await?;
        if look.actions().is_empty() {
            return Ok(Standing::Foreign);
        }
        let differences: Vec<_> = look
            .actions()
            .iter()
            .flat_map(|action| action.differences.clone())
            .collect();
        let detail = match differences.as_slice() {
            [] => String::new(),
            differences => format!(": {}", Difference::list(differences)),
        };
        let noun = subject.kind.as_str().replace('-', " ");
        Err(ChangeError::Refused {
            message: format!(
                "the {noun} `{}` exists, this deployment did not make it, and it is not as wanted{detail}",
                subject.name
            ),
            hint: "name another one, or take it over with --adopt".to_owned(),
        })
    }

    /// Tries `attempt` until it succeeds or another attempt is useless.
    pub(super) async fn persist<T>(
        &self,
        steps: &mut Steps,
        attempt: impl AsyncFn(&mut Steps) -> Result<T, DeviceError>,
    ) -> Result<T, DeviceError> {
        let mut longest = BACKOFF;
        let mut missed = None;
        for _ in 1..ATTEMPTS {
            match attempt(steps).await {
                Err(error) if may_pass(&error) && !misses_again(&error, &mut missed) => {
                    // What failed was noted and not done.
                    if matches!(error, DeviceError::Change(ChangeError::Step { .. })) {
                        steps.actions.pop();
                    }
                }
                outcome => return outcome,
            }
            tokio::time::sleep(longest.mul_f64(fastrand::f64())).await;
            longest *= 2;
        }
        attempt(steps).await
    }
}

/// Whether the same step or question found nothing a second time: what is not there after the wait that each step has already is not
/// on its way. `missed` is what was not found before.
fn misses_again(error: &DeviceError, missed: &mut Option<String>) -> bool {
    let (source, which) = match error {
        DeviceError::Change(ChangeError::Step {
            action,
            object,
            source,
        }) => (source, format!("{action} {object}")),
        DeviceError::Change(ChangeError::Aws(source)) => (source, source.operation.to_owned()),
        _ => return false,
    };
    if source.kind != AwsErrorKind::NotFound {
        return false;
    }
    missed.replace(which.clone()) == Some(which)
}

/// Whether looking again may help: the service was busy or out of reach, or something came to be in the meantime, perhaps by an
/// earlier call of ours whose answer was lost.
fn may_pass(error: &DeviceError) -> bool {
    use AwsErrorKind as Kind;
    let passes = |error: &AwsError| {
        matches!(
            error.kind,
            Kind::Throttled
                | Kind::Network
                | Kind::Unavailable
                | Kind::Foreign
                | Kind::AlreadyExists
                | Kind::Conflict
                | Kind::NotFound
        )
    };
    match error {
        DeviceError::Change(ChangeError::Aws(source) | ChangeError::Step { source, .. }) => {
            passes(source)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_found_twice_is_final() {
        let step = |object: &str, kind| {
            DeviceError::Change(ChangeError::Step {
                action: "attach role policy".to_owned(),
                object: object.to_owned(),
                source: AwsError {
                    kind,
                    operation: "AttachRolePolicy",
                    code: None,
                    message: String::new(),
                    request_id: None,
                },
            })
        };
        let mut missed = None;
        let mut again = |object: &str, kind| misses_again(&step(object, kind), &mut missed);
        assert!(!again("a to r", AwsErrorKind::NotFound));
        assert!(!again("b to r", AwsErrorKind::NotFound));
        assert!(!again("b to r", AwsErrorKind::Throttled));
        assert!(again("b to r", AwsErrorKind::NotFound));
    }
}
