//! Plans, makes and takes down a deployment.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

use rustix::process::{Resource, getrlimit};
use tokio_util::sync::CancellationToken;

use super::full_disk::{needed, told_once};
use super::ledger::Ledger;
use super::lost_record::Traces;
use super::manifest::Deployment;
use super::nodes::{Node, nodes};
use super::report::{Item, Outcome, Report, Verb};
use super::schedule::{self, Ended};
use super::subject::{Subject, SubjectKind};
use super::work::{Standing, Work};
use crate::domain::certificate::Registry;
use crate::domain::change::{Action, Failpoint, Journal, Steps};
use crate::domain::device::{self, DeviceError, Site};
use crate::domain::session::{Session, Settings};

/// Resources worked on at a time. On AWS the published rates bound a run, not this number.
const WIDTH: usize = 96;
/// Files that one of them may have open at a time: its folder, what it reads and writes there, its share of the connections.
const FILES_EACH: u64 = 4;
/// Files that the process has open besides: connections, journal, streams, perhaps a sandbox.
const FILES_BESIDES: u64 = 48;

/// What to do with a deployment, and how.
#[derive(Debug)]
pub struct Request {
    /// The deployment.
    pub deployment: Deployment,
    /// What to do with it.
    pub verb: Verb,
    /// Only say what would be done.
    pub dry_run: bool,
    /// Take over what others made instead of refusing it.
    pub adopt: bool,
    /// Make another key for a device whose key is lost, instead of refusing it.
    pub rekey: bool,
    /// Folder with a folder for each device, unless the deployment names one.
    pub devices: PathBuf,
    /// Folder with a folder for each CA.
    pub authorities: PathBuf,
    /// For tests: where to die.
    pub failpoint: Failpoint,
}

/// What happens during a run, for whoever shows it.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// So many resources are worked on.
    Total(usize),
    /// One begins.
    Begun(&'a Subject),
    /// One is finished, well or not.
    Finished(&'a Item),
}

/// Does what `request` says. What concerns one resource is in the report; an error concerns all of them. Once `stop` is cancelled
/// nothing more is begun, and what is under way has a little time to end.
pub async fn run(
    settings: Settings,
    request: &Request,
    stop: &CancellationToken,
    progress: &(dyn Fn(Event<'_>) + Sync),
) -> Result<Report, DeviceError> {
    let begun = Instant::now();
    let session = Session::open(settings).await?;
    let site = Site::find(&session).await?;
    let dry_run = request.dry_run || request.verb == Verb::Plan;
    let deployment = &request.deployment;
    let folder = deployment
        .file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let ledger = Ledger::open(
        folder.unwrap_or(Path::new(".")),
        deployment.name.as_str(),
        &site.scope,
        request.failpoint.clone(),
        dry_run,
    )
    .await?;
    let registry = Registry::default();
    for (id, key) in ledger.keys() {
        registry.learn(id, key);
    }
    let work = Work {
        session: &session,
        deployment,
        ledger: &ledger,
        site: &site,
        devices: device::Run {
            session: &session,
            iot: session.aws().iot(),
            site: site.clone(),
            registry,
            // The file says what is wanted: a policy that it does not name any more is to go.
            force: true,
            exact: true,
            rekey: request.rekey,
            progress: &|_| {},
        },
        devices_folder: request.devices.clone(),
        authorities_folder: request.authorities.clone(),
        adopt: request.adopt,
        dry_run,
        width: width(getrlimit(Resource::Nofile).current),
        destroys: request.verb == Verb::Destroy,
        traces: Traces::default(),
        used: OnceLock::new(),
        named: OnceLock::new(),
    };
    let (mut items, settled) = match request.verb {
        Verb::Plan | Verb::Provision => {
            work.check_existing().await?;
            let items = work.make(stop, progress).await;
            let settled = work.settle(&items).await;
            (items, settled)
        }
        Verb::Destroy => {
            let items = work.take_down(work.everything(), stop, progress).await;
            (items, Ok(()))
        }
    };
    told_once(&mut items);
    // What was done is told in any case.
    let settled = settled.and(ledger.settle().await.map_err(DeviceError::from));
    let seconds = begun.elapsed().as_secs_f64();
    let name = deployment.name.as_str();
    let mut report = Report::new(request.verb, name, dry_run, &site.scope, items, seconds);
    report.warnings.extend(work.lost_record());
    Ok(report.settled(settled))
}

impl Work<'_> {
    /// Makes what is wanted, then takes down what was made earlier and is wanted no more.
    async fn make(
        &self,
        stop: &CancellationToken,
        progress: &(dyn Fn(Event<'_>) + Sync),
    ) -> Vec<Item> {
        let nodes = nodes(self.deployment);
        let wanted: std::collections::HashSet<&Subject> =
            nodes.iter().map(|node| &node.subject).collect();
        let surplus: Vec<Subject> = self
            .ledger
            .subjects()
            .filter(|subject| !wanted.contains(subject))
            .cloned()
            .collect();
        progress(Event::Total(nodes.len() + surplus.len()));
        let needs: Vec<Vec<usize>> = nodes.iter().map(|node| node.needs.clone()).collect();
        let nodes = &nodes;
        let ended = schedule::run(&needs, self.width, stop, |number| async move {
            let node = &nodes[number];
            progress(Event::Begun(&node.subject));
            let item = self.bring_about(node).await;
            progress(Event::Finished(&item));
            if item.outcome == Outcome::Failed {
                Err(item)
            } else {
                Ok(item)
            }
        })
        .await;
        let mut items = Vec::with_capacity(nodes.len());
        for (node, ended) in nodes.iter().zip(ended) {
            items.push(match ended {
                Ended::Done(item) | Ended::Failed(item) => item,
                Ended::Skipped(because) => skipped(&node.subject, needed(&nodes[because].subject)),
                Ended::Stopped { begun } => stopped(&node.subject, begun),
            });
        }
        // Something that failed may still need what is to go.
        if items
            .iter()
            .all(|item| !matches!(item.outcome, Outcome::Failed | Outcome::Skipped))
        {
            items.extend(self.take_down(surplus, stop, progress).await);
        }
        items
    }

    /// Makes what was written for devices durable.
    async fn settle(&self, items: &[Item]) -> Result<(), DeviceError> {
        let is_device = |item: &Item| item.resource.kind == SubjectKind::Device;
        if self.dry_run
            || !items
                .iter()
                .any(|item| is_device(item) && !item.actions.is_empty())
        {
            return Ok(());
        }
        let fleets = self.deployment.devices.iter();
        let folders =
            fleets.map(|device| device.fleet.out.as_ref().unwrap_or(&self.devices_folder));
        Ok(device::settle(folders.map(PathBuf::as_path)).await?)
    }

    async fn bring_about(&self, node: &Node<'_>) -> Item {
        let begun = Instant::now();
        let subject = &node.subject;
        let mut warnings = Vec::new();
        let mut steps = match self.steps(subject) {
            Ok(steps) => steps,
            Err(error) => return failed(subject, error, begun),
        };
        let outcome = self.ensure(node, &mut steps, &mut warnings).await;
        let actions = std::mem::take(&mut steps.actions);
        let (outcome, error) = match outcome {
            Ok(Standing::Foreign) => (Outcome::Kept, None),
            Ok(Standing::Ours) if actions.is_empty() => (Outcome::Unchanged, None),
            Ok(Standing::Ours)
                if actions
                    .iter()
                    .any(|action| is_creation(action, subject.kind)) =>
            {
                (Outcome::Created, None)
            }
            Ok(Standing::Ours) => (Outcome::Updated, None),
            Err(error) => (Outcome::Failed, Some(error)),
        };
        if outcome == Outcome::Kept {
            warnings.push(
                "left alone: this deployment did not make it, and it is as wanted".to_owned(),
            );
        }
        Item {
            resource: subject.clone(),
            outcome,
            actions,
            warnings,
            message: error.as_ref().map(ToString::to_string),
            error,
            seconds: begun.elapsed().as_secs_f64(),
        }
    }

    /// Everything there is of this deployment, by its file and by its journal.
    fn everything(&self) -> Vec<Subject> {
        let mut all: Vec<Subject> = nodes(self.deployment)
            .into_iter()
            .map(|node| node.subject)
            .collect();
        let known: std::collections::HashSet<Subject> = all.iter().cloned().collect();
        all.extend(
            self.ledger
                .subjects()
                .filter(|subject| !known.contains(subject))
                .cloned(),
        );
        all
    }

    /// Takes down what this deployment made of `subjects`: first what needs others, then what they needed.
    async fn take_down(
        &self,
        subjects: Vec<Subject>,
        stop: &CancellationToken,
        progress: &(dyn Fn(Event<'_>) + Sync),
    ) -> Vec<Item> {
        progress(Event::Total(subjects.len()));
        let needs = after_their_users(&subjects);
        let all = &subjects;
        let ended = schedule::run(&needs, self.width, stop, |number| async move {
            let subject = &all[number];
            progress(Event::Begun(subject));
            let item = self.take_one_down(subject).await;
            progress(Event::Finished(&item));
            // What is left may be in use by it, or may not: AWS tells.
            Ok::<Item, std::convert::Infallible>(item)
        })
        .await;
        let items = subjects.iter().zip(ended);
        let items = items.filter_map(|(subject, ended)| match ended {
            Ended::Done(item) => Some(item),
            Ended::Failed(never) => match never {},
            Ended::Skipped(_) => None,
            Ended::Stopped { begun } => Some(stopped(subject, begun)),
        });
        items.collect()
    }

    async fn take_one_down(&self, subject: &Subject) -> Item {
        let begun = Instant::now();
        let mut steps = match self.steps(subject) {
            Ok(steps) => steps,
            Err(error) => return failed(subject, error, begun),
        };
        let outcome = self
            .persist(&mut steps, async |steps| self.remove(subject, steps).await)
            .await;
        let actions = std::mem::take(&mut steps.actions);
        let mut warnings = Vec::new();
        let (outcome, error) = match outcome {
            Ok(Standing::Foreign) => {
                warnings.push("left alone: this deployment did not make it".to_owned());
                (Outcome::Kept, None)
            }
            Ok(Standing::Ours) if actions.is_empty() => (Outcome::Unchanged, None),
            Ok(Standing::Ours) => (Outcome::Deleted, None),
            Err(error) => (Outcome::Failed, Some(error)),
        };
        Item {
            resource: subject.clone(),
            outcome,
            actions,
            warnings,
            message: error.as_ref().map(ToString::to_string),
            error,
            seconds: begun.elapsed().as_secs_f64(),
        }
    }

    /// Steps that are recorded in the part of the journal that is about `subject`.
    fn steps(&self, subject: &Subject) -> Result<Steps, DeviceError> {
        let journal = if self.dry_run {
            Journal::none()
        } else {
            self.ledger.journal(subject)?
        };
        Ok(Steps::new(journal, self.dry_run))
    }
}

/// Resources worked on at a time by a process that may have `limit` files open.
fn width(limit: Option<u64>) -> usize {
    let wide = limit.map(|limit| limit.saturating_sub(FILES_BESIDES) / FILES_EACH);
    let wide = wide.and_then(|wide| usize::try_from(wide).ok());
    wide.unwrap_or(WIDTH).clamp(1, WIDTH)
}

/// For each of `subjects` the numbers of those that may use it, and so go first: all of the next lower rank.
fn after_their_users(subjects: &[Subject]) -> Vec<Vec<usize>> {
    let ranks: Vec<u8> = subjects
        .iter()
        .map(|subject| subject.kind.teardown())
        .collect();
    let earlier = |rank: u8| {
        let below = ranks.iter().filter(|other| **other < rank).max().copied();
        ranks
            .iter()
            .enumerate()
            .filter(move |(_, other)| Some(**other) == below)
            .map(|(number, _)| number)
    };
    ranks.iter().map(|rank| earlier(*rank).collect()).collect()
}

/// Whether an action made the resource itself, and not a part of it.
fn is_creation(action: &Action, kind: SubjectKind) -> bool {
    let noun = match kind {
        SubjectKind::Device => "thing",
        // Those of a pool that had none.
        SubjectKind::IdentityPoolRoles => {
            return action
                .differences
                .iter()
                .all(|difference| difference.from.is_none());
        }
        kind => kind.as_str(),
    };
    let name = action.action;
    name.strip_prefix("create-")
        .or(name.strip_prefix("register-"))
        == Some(noun)
}

fn skipped(subject: &Subject, why: String) -> Item {
    Item {
        resource: subject.clone(),
        outcome: Outcome::Skipped,
        actions: Vec::new(),
        warnings: Vec::new(),
        message: Some(why),
        error: None,
        seconds: 0.0,
    }
}

/// A resource that was not brought about because somebody asked to stop.
fn stopped(subject: &Subject, begun: bool) -> Item {
    let why = if begun {
        "interrupted in the midst of it"
    } else {
        "interrupted before it"
    };
    skipped(subject, why.to_owned())
}

fn failed(subject: &Subject, error: impl Into<DeviceError>, begun: Instant) -> Item {
    let error = error.into();
    Item {
        resource: subject.clone(),
        outcome: Outcome::Failed,
        actions: Vec::new(),
        warnings: Vec::new(),
        message: Some(error.to_string()),
        error: Some(error),
        seconds: begun.elapsed().as_secs_f64(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_of_open_files_bounds_the_work_at_a_time() {
        for (limit, wide) in [
            (None, WIDTH),
            (Some(65_536), WIDTH),
            (Some(256), 52),
            (Some(64), 4),
            (Some(10), 1),
        ] {
            assert_eq!(width(limit), wide, "{limit:?}");
        }
    }
}
