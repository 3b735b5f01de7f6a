//! `iotctl cert inspect`: what is in a certificate file. Asks nobody.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::work::{Detail, Named};
use crate::domain::certificate::{self, Inspection};

/// Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10
/// if it would not, or if the key is another's
#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// File of the certificate (PEM)
    file: PathBuf,
    /// Its key; default: the file of the same name ending in .key, or private.key beside it
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl Named for Inspection {
    fn name(&self) -> String {
        self.facts.id.to_string()
    }
}

impl InspectArgs {
    pub(super) fn run(self, context: &Context) -> Result<(), CommandError> {
        let found = certificate::inspect(&self.file, self.key.as_deref())?;
        let mut wrong = found.facts.refusals.clone();
        if found.key_matches == Some(false) {
            wrong.push("the key beside it is another's".to_owned());
        }
        context.ui.show(&Detail(found))?;
        if wrong.is_empty() {
            return Ok(());
        }
        Err(CommandError::new(Kind::Check, wrong.join("; ")))
    }
}
