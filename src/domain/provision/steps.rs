//! Carries out one change after the other: recorded before and after, reported, and only reported in a dry run.

use std::time::Duration;

use serde::Serialize;

use super::error::ProvisionError;
use super::journal::{Journal, Record, State};
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::files::{self, FileError};

/// Attempts at attaching something that was made just now: AWS needs a moment until every part of it knows.
const SETTLING_ATTEMPTS: u32 = 5;
/// Wait before the second of them; doubled each time.
const SETTLING_WAIT: Duration = Duration::from_millis(250);

/// A change that was made, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// What was done, such as `create-thing`.
    pub action: &'static str,
    /// To what.
    pub object: String,
}

/// The changes of one device, or those for all.
#[derive(Debug)]
pub(super) struct Steps {
    pub(super) journal: Journal,
    pub(super) actions: Vec<Action>,
    dry_run: bool,
}

impl Steps {
    pub(super) fn new(journal: Journal, dry_run: bool) -> Self {
        Self {
            journal,
            actions: Vec::new(),
            dry_run,
        }
    }

    /// Notes a change that is about to be made; answers whether to make it.
    pub(super) fn plan(&mut self, action: &'static str, object: &str) -> bool {
        self.actions.push(Action {
            action,
            object: object.to_owned(),
        });
        !self.dry_run
    }

    /// Makes one AWS call that changes something.
    pub(super) async fn call<F>(
        &mut self,
        action: &'static str,
        object: &str,
        call: impl Fn() -> F,
    ) -> Result<(), ProvisionError>
    where
        F: Future<Output = Result<(), AwsError>>,
    {
        if !self.plan(action, object) {
            return Ok(());
        }
        self.journal
            .append(Record::new(action, State::Begin, Some(object)))
            .await?;
        match settling(call).await {
            Ok(()) => {
                self.journal
                    .append(Record::new(action, State::Done, Some(object)))
                    .await?;
                Ok(())
            }
            Err(source) => {
                if !source.is_ambiguous() {
                    self.journal
                        .append(Record::new(action, State::Failed, Some(object)))
                        .await?;
                }
                Err(ProvisionError::Step {
                    action: action.replace('-', " "),
                    object: object.to_owned(),
                    source,
                })
            }
        }
    }

    /// Writes one file.
    pub(super) async fn write<W>(
        &mut self,
        action: &'static str,
        object: &str,
        write: W,
    ) -> Result<(), ProvisionError>
    where
        W: FnOnce() -> Result<(), FileError> + Send + 'static,
    {
        if !self.plan(action, object) {
            return Ok(());
        }
        self.journal
            .append(Record::new(action, State::Begin, Some(object)))
            .await?;
        files::blocking(write).await?;
        self.journal
            .append(Record::new(action, State::Done, Some(object)))
            .await?;
        Ok(())
    }
}

/// Makes a call, again for a moment where it finds nothing: both ends of an attachment are known to exist.
async fn settling<F>(call: impl Fn() -> F) -> Result<(), AwsError>
where
    F: Future<Output = Result<(), AwsError>>,
{
    let mut wait = SETTLING_WAIT;
    for _ in 1..SETTLING_ATTEMPTS {
        match call().await {
            Err(error) if error.kind == AwsErrorKind::NotFound => tokio::time::sleep(wait).await,
            outcome => return outcome,
        }
        wait *= 2;
    }
    call().await
}
