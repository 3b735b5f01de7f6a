//! `iotctl sandbox log`: every refusal with its reason, read from the sandbox's folder whether it runs or not.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use serde::Serialize;

use super::DirArgs;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::output::{Format, Render, printable};
use crate::sandbox::refusals::{Refusal, log_path};

/// Show what the sandbox refused, and why
#[derive(Debug, Args)]
pub(super) struct LogArgs {
    #[command(flatten)]
    dir: DirArgs,
    /// Go on with new refusals until interrupted
    #[arg(short, long)]
    follow: bool,
    /// Only the last N refusals
    #[arg(long, value_name = "N")]
    last: Option<usize>,
    /// Only refusals of this client id
    #[arg(long, value_name = "ID")]
    client: Option<String>,
}

/// Refusals, oldest first.
#[derive(Debug, Serialize)]
struct Log {
    schema: &'static str,
    refusals: Vec<Refusal>,
}

impl Render for Log {
    fn human(&self) -> String {
        if self.refusals.is_empty() {
            return "no refusals".to_owned();
        }
        self.refusals
            .iter()
            .map(sentence)
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn names(&self) -> Vec<String> {
        self.refusals
            .iter()
            .map(|refusal| match refusal.client_id.as_str() {
                "" => refusal.principal.clone(),
                client => client.to_owned(),
            })
            .collect()
    }

    fn items(&self) -> Vec<serde_json::Value> {
        self.refusals
            .iter()
            .map(|refusal| serde_json::to_value(refusal).unwrap_or_default())
            .collect()
    }
}

fn sentence(refusal: &Refusal) -> String {
    let who = match (refusal.client_id.as_str(), refusal.principal.as_str()) {
        ("", "") => refusal.source.clone(),
        ("", principal) => shortened(principal),
        (client, "") => client.to_owned(),
        (client, principal) => format!("{client} ({})", shortened(principal)),
    };
    // A client chooses most of this, and must not make it look like another refusal either.
    let line = |text: &str| printable(text).replace('\n', "\n      ");
    let mut text = format!(
        "{}  {}  {} {}\n    {}",
        line(&refusal.time),
        line(&who),
        line(&refusal.action),
        line(&refusal.resource),
        line(&refusal.reason)
    );
    if let Some(hint) = &refusal.hint {
        let _ = write!(text, "\n    hint: {}", line(hint));
    }
    text
}

/// A certificate id is told by its first eight digits.
fn shortened(principal: &str) -> String {
    match principal.get(..8) {
        Some(digits) if principal.len() == 64 => format!("certificate {digits}…"),
        _ => principal.to_owned(),
    }
}

impl LogArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let path = log_path(&self.dir.dir(context));
        let mut log = Tail::open(&path, self.client)?;
        let mut refusals = log.read()?;
        if let Some(last) = self.last {
            refusals.drain(..refusals.len().saturating_sub(last));
        }
        if !self.follow {
            return context.ui.show(&Log {
                schema: "iotctl.refusals/v1",
                refusals,
            });
        }
        loop {
            for refusal in refusals {
                match context.ui.format() {
                    Format::Table => context.ui.print_words(&sentence(&refusal))?,
                    _ => context
                        .ui
                        .print(&serde_json::to_string(&refusal).unwrap_or_default())?,
                }
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            refusals = log.read()?;
        }
    }
}

/// The log file, read as it grows.
struct Tail {
    path: PathBuf,
    at: u64,
    client: Option<String>,
}

impl Tail {
    fn open(path: &Path, client: Option<String>) -> Result<Self, CommandError> {
        if !path.exists() {
            return Err(CommandError::new(
                Kind::NotFound,
                format!("there is no log `{}`", path.display()),
            )
            .hint("name the folder of the sandbox: --dir DIR"));
        }
        Ok(Self {
            path: path.to_owned(),
            at: 0,
            client,
        })
    }

    /// Complete lines that were added since the last call.
    fn read(&mut self) -> Result<Vec<Refusal>, CommandError> {
        use std::io::Seek as _;
        let mut file = std::fs::File::open(&self.path)?;
        if file.metadata()?.len() < self.at {
            self.at = 0; // emptied or turned over
        }
        file.seek(std::io::SeekFrom::Start(self.at))?;
        let mut refusals = Vec::new();
        let mut reader = BufReader::new(file.by_ref());
        // Bytes, because a damaged line must not hide the others.
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
            self.at += line.len() as u64;
            if let Ok(refusal) = serde_json::from_slice::<Refusal>(&line)
                && self
                    .client
                    .as_ref()
                    .is_none_or(|client| *client == refusal.client_id)
            {
                refusals.push(refusal);
            }
            line.clear();
        }
        Ok(refusals)
    }
}
