//! `iotctl plan`: what `provision -f` would change, drift included.

use clap::Args;

use super::context::Context;
use super::deployment::{FileArgs, Task};
use super::error::{CommandError, Kind};
use super::output::path_word;
use crate::domain::change::Failpoint;
use crate::domain::deployment::Verb;

/// Say what `provision -f` would change: + create, ~ change, - delete, = unchanged
///
/// Compares the deployment file with what is there, so it also shows what somebody changed by hand. Changes nothing.
/// A resource with `.` is left alone: others made it, and it is as wanted. One with `!` cannot be made so.
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(flatten)]
    args: FileArgs,
    /// Folder in which each device gets a folder of its own; default: that of --devices
    #[arg(long, value_name = "DIR")]
    out: Option<std::path::PathBuf>,
    /// Take over resources of these names that others made, instead of refusing them
    #[arg(long)]
    adopt: bool,
    /// List what stays as it is (=), too, which otherwise is only counted
    #[arg(long)]
    all: bool,
    /// End with code 10 if there is something to change
    #[arg(long)]
    exit_code: bool,
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let again = format!(
            "make it so: iotctl provision -f {}",
            path_word(&self.args.file)
        );
        let task = Task {
            file: self.args.file,
            out: self.out,
            verb: Verb::Plan,
            dry_run: true,
            adopt: self.adopt,
            rekey: false,
            all: self.all,
            failpoint: Failpoint::default(),
        };
        let report = task.run(context, &self.args.run).await?;
        if self.exit_code && report.changed {
            return Err(CommandError::new(
                Kind::Check,
                "the deployment is not as its file wants it",
            )
            .hint(again));
        }
        Ok(())
    }
}
