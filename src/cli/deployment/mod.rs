//! What `plan`, `provision -f` and `destroy` share: the file, the run with its progress, the report, the exit code.

mod again;
mod devices;
mod interrupt;
mod report;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use tokio_util::sync::CancellationToken;

use super::context::{Context, DEVICES};
use super::deadline::TOO_LONG;
use super::error::{CommandError, Kind};
use super::firmware::from_environment;
use super::lost_key;
use super::output::Format;
use crate::domain::change::Failpoint;
use crate::domain::deployment::manifest::{Deployment, Errors, Manifest, Overrides};
use crate::domain::deployment::{self, Event, Outcome, Report, Request, Verb};
use crate::domain::files;
use crate::domain::firmware::Wifi;
use devices::Devices;

/// Failures that an error message lists before it only counts them.
const LISTED: usize = 10;

/// Which deployment, and what is told of it.
#[derive(Debug, Args)]
pub(super) struct FileArgs {
    /// The deployment file
    #[arg(short, long, value_name = "FILE", default_value = "deployment.toml")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

/// How a deployment is worked on.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Also write the report as `JUnit` XML, a test case for each resource
    #[arg(long, value_name = "FILE", help_heading = "Deployment")]
    pub(super) junit: Option<PathBuf>,
    /// Folder with a folder for each CA of this machine
    #[arg(
        long,
        value_name = "DIR",
        default_value = "cas",
        help_heading = "Deployment"
    )]
    pub(super) cas: PathBuf,
}

/// What a command does with the deployment.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(super) struct Task {
    /// The file.
    pub(super) file: PathBuf,
    /// Folder with a folder for each device; without it `devices`.
    pub(super) out: Option<PathBuf>,
    /// What to do.
    pub(super) verb: Verb,
    /// Only say what would be done.
    pub(super) dry_run: bool,
    /// Take over what others made.
    pub(super) adopt: bool,
    /// Make another key for a device whose key is lost.
    pub(super) rekey: bool,
    /// Show what stays as it is, too.
    pub(super) all: bool,
    /// For tests: where to die.
    pub(super) failpoint: Failpoint,
}

impl Task {
    /// Reads the file, asks where something cannot be undone, does it, and shows the report.
    pub(super) async fn run(
        self,
        context: &Context,
        args: &RunArgs,
    ) -> Result<Report, CommandError> {
        let (fleet, folder) = match Devices::read(&context.args.devices)? {
            Devices::Fleet(table, file) => (Some((table, file)), PathBuf::from(DEVICES)),
            Devices::Folder(folder) => (None, folder),
        };
        let again = again::with_force(context, &self.file, self.out.as_deref());
        let folder = self.out.clone().unwrap_or(folder);
        let overrides = Overrides {
            devices: fleet.into_iter().collect(),
            out: self.out,
            // Without a name: it is for the WiFi that the file names.
            wifi: Wifi {
                ssid: None,
                password: from_environment()?,
            },
        };
        let deployment = read(&self.file, &overrides)?;
        let mut request = Request {
            deployment,
            verb: self.verb,
            dry_run: self.dry_run,
            adopt: self.adopt,
            rekey: self.rekey,
            devices: folder,
            authorities: args.cas.clone(),
            failpoint: self.failpoint,
        };
        let unwritten = |error| CommandError::new(Kind::Local, error);
        if let Some(path) = &args.junit {
            files::check_writable(path).map_err(unwritten)?;
        }
        let workplace = context.workplace().await?;
        let outcome = carry_out(context, &workplace.settings, &mut request).await;
        workplace.close().await;
        let (report, cut_short) = outcome?;
        let written = args.junit.as_ref().map_or(Ok(()), |path| {
            files::write_named(path, report.junit().as_bytes())
        });
        match (show(context, report, self.all, &again, cut_short), written) {
            (Ok(_), Err(error)) => Err(unwritten(error)),
            (Err(failed), Err(error)) => {
                context.ui.warn(&error.to_string());
                Err(failed)
            }
            (shown, Ok(())) => shown,
        }
    }
}

/// Reads and checks the file; all that is wrong is told at once.
fn read(file: &std::path::Path, overrides: &Overrides) -> Result<Deployment, CommandError> {
    Manifest::read(file, overrides).map_err(|errors: Errors| {
        let count = errors.problems.len();
        let kind = if errors.problems.iter().all(|problem| problem.position.is_none()) {
            Kind::Local
        } else {
            Kind::Usage
        };
        let error = CommandError::new(kind, errors);
        error.hint(format!(
            "{count} problem{} in the deployment; nothing was called. docs/deployment.md has every key",
            if count == 1 { "" } else { "s" }
        ))
    })
}

/// Plans first where somebody is to be asked; answers what cut it short, too.
async fn carry_out(
    context: &Context,
    settings: &crate::domain::session::Settings,
    request: &mut Request,
) -> Result<(Report, Option<Kind>), CommandError> {
    let asks = request.verb != Verb::Plan && !request.dry_run && !context.args.yes;
    if asks {
        let verb = request.verb;
        request.dry_run = true;
        let (plan, _) = with_progress(context, settings, request).await?;
        warn(context, &plan);
        // There is nothing to ask about, whatever may have failed.
        if !plan.changed {
            return Ok((plan, None));
        }
        context.ui.status(&report::plan(&plan, false));
        context.confirm(&report::question(&plan))?;
        request.verb = verb;
        request.dry_run = false;
    }
    let (report, cut_short) = with_progress(context, settings, request).await?;
    if !asks {
        warn(context, &report);
    }
    Ok((report, cut_short))
}

/// Says what is to be known about the whole deployment.
fn warn(context: &Context, report: &Report) {
    for warning in &report.warnings {
        context.ui.warn(warning);
    }
}

async fn with_progress(
    context: &Context,
    settings: &crate::domain::session::Settings,
    request: &Request,
) -> Result<(Report, Option<Kind>), CommandError> {
    let bar = Bar::new(context);
    let show = |event: Event<'_>| bar.show(event);
    let stop = CancellationToken::new();
    let work = Box::pin(deployment::run(settings.clone(), request, &stop, &show));
    let work = async { Ok(work.await?) };
    let limit = context.args.timeout;
    let outcome = if request.dry_run {
        // A plan has nothing to finish: a signal ends it, as it does any other command.
        planned(limit, work).await.map(|report| (report, None))
    } else {
        interrupt::stopping(context.ui, &stop, limit, work).await
    };
    bar.clear();
    outcome
}

/// The report of a plan, unless the time runs out.
async fn planned(
    limit: Option<Duration>,
    work: impl Future<Output = Result<Report, CommandError>>,
) -> Result<Report, CommandError> {
    let Some(limit) = limit else {
        return work.await;
    };
    let outcome = tokio::time::timeout(limit, work).await;
    outcome.unwrap_or_else(|_| Err(CommandError::new(Kind::Timeout, TOO_LONG)))
}

fn show(
    context: &Context,
    mut report: Report,
    all: bool,
    again: &str,
    cut_short: Option<Kind>,
) -> Result<Report, CommandError> {
    let ui = &context.ui;
    for warning in report::warnings(&report.items) {
        ui.warn(&warning);
    }
    let shown = ui.show(&report::Shown {
        report: &report,
        all,
    });
    // Whoever reads may have enough of it; how the run ended is told all the same.
    let is_read = match shown {
        Err(error) if error.kind == Kind::ClosedPipe => false,
        Err(error) if report.is_complete() => return Err(error),
        Err(error) => {
            ui.warn(&error.message);
            false
        }
        Ok(()) => true,
    };
    if report.is_complete() {
        if !report.changed && ui.format() != Format::Table {
            ui.status(match report.verb {
                Verb::Destroy => "unchanged: there is nothing to take down",
                _ => "unchanged: everything is as asked for",
            });
        }
        return Ok(report);
    }
    let failed = report
        .items
        .iter_mut()
        .filter(|item| item.outcome == Outcome::Failed);
    let mut errors: Vec<CommandError> = failed
        .filter_map(|item| {
            let error = lost_key::explain(item.error.take()?, again);
            let message = format!("{}: {}", item.resource, error.message);
            Some(CommandError { message, ..error })
        })
        .collect();
    let unsettled = report.unsettled.take().map(CommandError::from);
    // Whoever failed for it has told it.
    errors.extend(unsettled.filter(|_| report.summary.failed == 0));
    let error = summed(errors, &report, is_read && ui.format() == Format::Table);
    let message = match cut_short {
        Some(Kind::Timeout) => format!("{TOO_LONG}: {}", error.message),
        _ => error.message,
    };
    Err(CommandError {
        kind: cut_short.unwrap_or(error.kind),
        message,
        hints: error.hints,
    })
}

/// One error for all failures: their own if nothing succeeded, else `Partial`. The table has `told` each resource's already.
fn summed(errors: Vec<CommandError>, report: &Report, told: bool) -> CommandError {
    let failed = report.summary.failed + report.summary.skipped;
    let all = report.items.len();
    let listed: Vec<_> = errors
        .iter()
        .take(LISTED)
        .map(|error| error.message.as_str())
        .collect();
    let more = match errors.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("; and {more} more, see the report"),
    };
    let kind = match errors.first() {
        Some(first) if failed == all && failed > 0 => first.kind,
        _ => Kind::Partial,
    };
    let listed = listed.join("; ");
    let message = match failed {
        0 => listed,
        failed if listed.is_empty() || told => {
            format!("{failed} of {all} resources are not as wanted")
        }
        failed => format!("{failed} of {all} resources are not as wanted: {listed}{more}"),
    };
    let mut hints: Vec<String> = Vec::new();
    for hint in errors.into_iter().flat_map(|error| error.hints) {
        if !hints.contains(&hint) && hints.len() < LISTED {
            hints.push(hint);
        }
    }
    hints.push("the same command goes on where this one stopped".to_owned());
    CommandError {
        kind,
        message,
        hints,
    }
}

/// Progress on a terminal, nothing elsewhere.
struct Bar {
    bar: Option<ProgressBar>,
    failed: AtomicUsize,
}

impl Bar {
    fn new(context: &Context) -> Self {
        let bar = context.ui.shows_progress().then(|| {
            let style =
                ProgressStyle::with_template("{bar:30} {pos}/{len} {per_sec} eta {eta} {wide_msg}")
                    .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0).with_style(style)
        });
        Self {
            bar,
            failed: AtomicUsize::new(0),
        }
    }

    fn show(&self, event: Event<'_>) {
        let Some(bar) = &self.bar else { return };
        match event {
            Event::Total(count) => bar.set_length(count as u64),
            Event::Begun(subject) => bar.set_message(subject.to_string()),
            Event::Finished(item) => {
                if item.outcome == Outcome::Failed {
                    let failed = self.failed.fetch_add(1, Ordering::Relaxed) + 1;
                    bar.set_message(format!("{failed} failed"));
                }
                bar.inc(1);
            }
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
