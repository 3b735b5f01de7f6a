//! `iotctl sandbox env`: the variables that point other tools at the sandbox, in the words of a shell.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::{DirArgs, running};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::output::Format;

/// Print what points the AWS CLI, SDKs and iotctl at the sandbox
#[derive(Debug, Args)]
pub(super) struct EnvArgs {
    #[command(flatten)]
    dir: DirArgs,
    /// Whose syntax to use
    #[arg(long, value_enum, default_value = "posix")]
    shell: ShellArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShellArg {
    /// sh, bash, zsh
    Posix,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
}

impl EnvArgs {
    pub(super) fn run(self, context: &Context) -> Result<(), CommandError> {
        let dir = self.dir.dir(context);
        let info = running(&dir)?;
        let region = context.args.region.as_ref().unwrap_or(&info.region);
        let variables = [
            ("AWS_ENDPOINT_URL", info.url.clone()),
            ("AWS_ACCESS_KEY_ID", "test".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
            ("AWS_REGION", region.to_string()),
            ("AWS_DEFAULT_REGION", region.to_string()),
            ("AWS_CA_BUNDLE", info.ca.display().to_string()),
            ("IOTCTL_SANDBOX", info.dir.display().to_string()),
        ];
        if context.args.output == Some(Format::Json) {
            let map: serde_json::Map<_, _> = variables
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
                .collect();
            return context
                .ui
                .print(&serde_json::Value::Object(map).to_string());
        }
        let mut text = String::new();
        for (name, value) in variables {
            let quoted = format!("'{}'", value.replace('\'', self.shell.escaped_quote()));
            let _ = match self.shell {
                ShellArg::Posix => writeln!(text, "export {name}={quoted}"),
                ShellArg::Fish => writeln!(text, "set -gx {name} {quoted}"),
                ShellArg::Powershell => writeln!(text, "$env:{name} = {quoted}"),
            };
        }
        // A profile or a session token left over would be preferred to, or signed with, the key pair above.
        text.push_str(match self.shell {
            ShellArg::Posix => "unset AWS_PROFILE AWS_SESSION_TOKEN",
            ShellArg::Fish => "set -e AWS_PROFILE; set -e AWS_SESSION_TOKEN",
            ShellArg::Powershell => {
                "Remove-Item Env:AWS_PROFILE, Env:AWS_SESSION_TOKEN -ErrorAction SilentlyContinue"
            }
        });
        context.ui.print(&text)
    }
}

impl ShellArg {
    fn escaped_quote(self) -> &'static str {
        match self {
            Self::Posix => "'\\''",
            Self::Fish => "\\'",
            Self::Powershell => "''",
        }
    }
}
