//! `iotctl destroy`: takes a deployment down.

use clap::Args;

use super::context::Context;
use super::deployment::{FileArgs, Task};
use super::error::CommandError;
use super::provision::failpoint;
use super::work::DryRun;
use crate::domain::deployment::Verb;

/// Take down what a deployment made, in the order that AWS needs
///
/// Deletes nothing that the deployment did not make. Waits for what AWS does in its own time, such as detaching certificates.
/// Private keys and other local files stay.
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(flatten)]
    args: FileArgs,
    /// Folder in which each device has a folder of its own; default: that of --devices
    #[arg(long, value_name = "DIR")]
    out: Option<std::path::PathBuf>,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let task = Task {
            file: self.args.file,
            out: self.out,
            verb: Verb::Destroy,
            dry_run: self.dry_run.on,
            adopt: false,
            rekey: false,
            all: false,
            failpoint: failpoint(),
        };
        task.run(context, &self.args.run).await.map(drop)
    }
}
