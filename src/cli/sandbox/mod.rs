//! `iotctl sandbox start|stop|status|env|log|reset`: an AWS IoT Core in one process on this machine.

mod env;
mod log;
mod start;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::{Render, path_word};
use crate::sandbox::{self, Info, Status, control};
use env::EnvArgs;
use log::LogArgs;
use start::StartArgs;

/// Run an AWS IoT Core on this machine, with policies really enforced
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Start(StartArgs),
    /// Stop the running sandbox; its state stays in its folder
    Stop(DirArgs),
    /// Show where the running sandbox listens and what it holds
    Status(DirArgs),
    Env(EnvArgs),
    Log(LogArgs),
    /// Empty the running sandbox: no thing, certificate, policy or message remains
    Reset(DirArgs),
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Start(args) => args.run(context).await,
            Verb::Stop(args) => stop(&args.dir(context), context).await,
            Verb::Status(args) => status(&args.dir(context), context).await,
            Verb::Env(args) => args.run(context),
            Verb::Log(args) => args.run(context).await,
            Verb::Reset(args) => reset(&args.dir(context), context).await,
        }
    }
}

// Not a doc comment: clap would show it as the help of every command that takes these arguments.
// The folder of the sandbox that is meant.
#[derive(Debug, Args)]
struct DirArgs {
    /// The sandbox's folder; default: that of --sandbox, or .iotctl/sandbox
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl DirArgs {
    fn dir(&self, context: &Context) -> PathBuf {
        self.dir.clone().unwrap_or_else(|| context.sandbox_dir())
    }
}

/// The sandbox that runs on `dir`, or an error that says how to start one.
fn running(dir: &Path) -> Result<Info, CommandError> {
    sandbox::find(dir).ok_or_else(|| {
        CommandError::new(
            Kind::NotFound,
            format!("no sandbox is running in `{}`", dir.display()),
        )
        .hint(format!(
            "start one: iotctl sandbox start --dir {}",
            path_word(dir)
        ))
    })
}

/// What a command did to the sandbox.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Done {
    schema: &'static str,
    action: &'static str,
    dir: PathBuf,
}

impl Done {
    fn new(action: &'static str, dir: &Path) -> Self {
        Self {
            schema: "iotctl.sandbox-action/v1",
            action,
            dir: dir.to_owned(),
        }
    }
}

impl Render for Done {
    fn human(&self) -> String {
        format!("{} the sandbox in `{}`", self.action, self.dir.display())
    }
}

async fn stop(dir: &Path, context: &Context) -> Result<(), CommandError> {
    control::stop(&running(dir)?).await?;
    context.ui.show(&Done::new("stopped", dir))
}

async fn reset(dir: &Path, context: &Context) -> Result<(), CommandError> {
    control::reset(&running(dir)?).await?;
    context.ui.show(&Done::new("emptied", dir))
}

/// How a running sandbox is doing.
#[derive(Debug, Serialize)]
struct StatusReport {
    #[serde(flatten)]
    info: Info,
    #[serde(flatten)]
    status: Status,
}

impl Render for StatusReport {
    fn human(&self) -> String {
        let mut text = format!(
            "endpoint     {}\nfolder       {}\nprocess      {}\naccount      {}\nup           {}\nconnections  {}\n\
             calls        {}, {} of them writes",
            self.info.endpoint,
            self.info.dir.display(),
            self.info.pid,
            self.info.account,
            uptime(self.status.uptime_seconds),
            self.status.connections,
            self.status.calls.values().sum::<u64>(),
            self.status.writes,
        );
        for (table, rows) in self.status.counts.iter().filter(|(_, rows)| **rows > 0) {
            let _ = write!(text, "\n{:<12} {rows}", table.replace('_', " "));
        }
        text
    }

    fn names(&self) -> Vec<String> {
        vec![self.info.endpoint.clone()]
    }
}

/// `seconds` in whole days, hours, minutes and seconds, as far as there are any.
fn uptime(seconds: f64) -> String {
    let span = jiff::SignedDuration::try_from_secs_f64(seconds.trunc()).unwrap_or_default();
    format!("{span:#}")
}

async fn status(dir: &Path, context: &Context) -> Result<(), CommandError> {
    let info = running(dir)?;
    let status = control::status(&info).await?;
    context.ui.show(&StatusReport { info, status })
}
