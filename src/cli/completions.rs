//! `iotctl completions SHELL`: the script that makes a shell complete iotctl's words.

use clap::Args;
use clap_complete::Shell;

use super::context::Context;
use super::error::CommandError;

/// Print the completion script of a shell
#[derive(Debug, Args)]
pub(super) struct Command {
    /// The shell
    shell: Shell,
}

impl Command {
    pub(super) fn run(self, context: &Context) -> Result<(), CommandError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "iotctl", &mut script);
        context
            .ui
            .print(String::from_utf8_lossy(&script).trim_end())
    }
}
