//! Carries out one change after the other.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::error::ChangeError;
use super::journal::{Journal, Record, State};
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::files::FileError;

/// Attempts at attaching something that was made just now: AWS needs a moment until every part of it knows.
const SETTLING_ATTEMPTS: u32 = 5;
/// Wait before the second of them; doubled each time.
const SETTLING_WAIT: Duration = Duration::from_millis(250);
/// Characters of a value in a list of differences.
const LONGEST: usize = 120;

/// One thing that is, or was, not as wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which part, such as `description`.
    pub field: String,
    /// What is found; nothing if the part is missing.
    pub from: Option<String>,
    /// What is wanted; nothing if the part is to go.
    pub to: Option<String>,
}

impl Difference {
    /// The difference between `from` and `to`, if there is one.
    #[must_use]
    pub fn between(field: &str, from: Option<&str>, to: Option<&str>) -> Option<Self> {
        (from != to).then(|| Self {
            field: field.to_owned(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
        })
    }

    /// All of `differences` in one line, long values cut short.
    #[must_use]
    pub fn list(differences: &[Self]) -> String {
        let short = |value: &Option<String>| value.as_deref().map(shortened);
        let texts = differences.iter().map(|difference| {
            let one = Self {
                field: difference.field.clone(),
                from: short(&difference.from),
                to: short(&difference.to),
            };
            one.to_string()
        });
        texts.collect::<Vec<_>>().join(", ")
    }
}

/// A text for a line that holds others, too.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value: &Option<String>| {
            value
                .as_ref()
                .map_or("nothing".to_owned(), |value| format!("`{value}`"))
        };
        write!(
            f,
            "{} is {}, wanted is {}",
            self.field,
            text(&self.from),
            text(&self.to)
        )
    }
}

/// A change that was made, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// What was done, such as `create-thing`.
    pub action: &'static str,
    /// To what.
    pub object: String,
    /// What it changes, where something exists already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
}

impl Action {
    /// What is done, in words.
    pub(in crate::domain) fn phrase(&self) -> String {
        let what = self.action.replace('-', " ");
        match self.differences.as_slice() {
            [] => format!("{what} `{}`", self.object),
            differences => format!("{what}: {}", Difference::list(differences)),
        }
    }
}

/// The changes of one device, one resource, or one command.
#[derive(Debug)]
pub struct Steps {
    pub(in crate::domain) journal: Journal,
    pub(in crate::domain) actions: Vec<Action>,
    dry_run: bool,
}

impl Steps {
    /// Changes that are recorded in `journal`.
    pub(in crate::domain) fn new(journal: Journal, dry_run: bool) -> Self {
        Self {
            journal,
            actions: Vec::new(),
            dry_run,
        }
    }

    /// Changes of one command, for which no record is kept: what exists tells where it stopped.
    #[must_use]
    pub fn unrecorded(dry_run: bool) -> Self {
        Self::new(Journal::none(), dry_run)
    }

    /// What was changed, or would be, so far.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Whether changes are only noted.
    #[must_use]
    pub fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Notes a change that is about to be made; answers whether to make it.
    pub(in crate::domain) fn plan(&mut self, action: &'static str, object: &str) -> bool {
        self.plan_change(action, object, Vec::new())
    }

    /// Notes a change of something that exists, with what differs; answers whether to make it.
    pub(in crate::domain) fn plan_change(
        &mut self,
        action: &'static str,
        object: &str,
        differences: Vec<Difference>,
    ) -> bool {
        self.actions.push(Action {
            action,
            object: object.to_owned(),
            differences,
        });
        !self.dry_run
    }

    /// Makes one AWS call that changes something.
    pub(in crate::domain) async fn call<F>(
        &mut self,
        action: &'static str,
        object: &str,
        call: impl Fn() -> F,
    ) -> Result<(), ChangeError>
    where
        F: Future<Output = Result<(), AwsError>>,
    {
        self.create(action, object, call).await.map(drop)
    }

    /// Makes one AWS call that changes `differences`.
    pub(in crate::domain) async fn change<F>(
        &mut self,
        action: &'static str,
        object: &str,
        differences: Vec<Difference>,
        call: impl Fn() -> F,
    ) -> Result<(), ChangeError>
    where
        F: Future<Output = Result<(), AwsError>>,
    {
        if self.plan_change(action, object, differences) {
            self.carry_out(action, object, call).await?;
        }
        Ok(())
    }

    /// Makes one AWS call whose answer is needed; `None` in a dry run.
    pub(in crate::domain) async fn create<T, F>(
        &mut self,
        action: &'static str,
        object: &str,
        call: impl Fn() -> F,
    ) -> Result<Option<T>, ChangeError>
    where
        F: Future<Output = Result<T, AwsError>>,
    {
        if !self.plan(action, object) {
            return Ok(None);
        }
        self.carry_out(action, object, call).await.map(Some)
    }

    /// Makes a call between its two records.
    async fn carry_out<T, F>(
        &mut self,
        action: &'static str,
        object: &str,
        call: impl Fn() -> F,
    ) -> Result<T, ChangeError>
    where
        F: Future<Output = Result<T, AwsError>>,
    {
        self.record(Record::new(action, State::Begin, Some(object)))
            .await?;
        match settling(call).await {
            Ok(answer) => {
                self.record(Record::new(action, State::Done, Some(object)))
                    .await?;
                Ok(answer)
            }
            Err(source) => {
                if !source.is_ambiguous() {
                    self.record(Record::new(action, State::Failed, Some(object)))
                        .await?;
                }
                Err(ChangeError::Step {
                    action: action.replace('-', " "),
                    object: object.to_owned(),
                    source,
                })
            }
        }
    }

    /// Adds a record, durably if it tells whose something is: made here, tried in vain, or gone and so open to others.
    async fn record(&mut self, record: Record) -> Result<(), FileError> {
        let makes = ["create-", "register-"];
        let makes = makes.iter().any(|verb| record.step.starts_with(verb));
        let tells = match record.state {
            State::Begin | State::Failed => makes,
            State::Done => record.step.starts_with("delete-"),
            State::Settled => false,
        };
        match record.state {
            _ if tells => self.journal.append(record).await,
            State::Done => self.journal.note_later(record).await,
            _ => self.journal.note(record).await,
        }
    }

    /// Writes one file; `None` in a dry run. What is there tells whether it was written: no decision rests on these lines.
    pub(in crate::domain) async fn write<T, E>(
        &mut self,
        action: &'static str,
        object: &str,
        write: impl Future<Output = Result<T, E>>,
    ) -> Result<Option<T>, ChangeError>
    where
        ChangeError: From<E>,
    {
        self.write_all(action, &[object.to_owned()], write).await
    }

    /// As [`Steps::write`], for files that are written together; `None` without any, too.
    pub(in crate::domain) async fn write_all<T, E>(
        &mut self,
        action: &'static str,
        objects: &[String],
        write: impl Future<Output = Result<T, E>>,
    ) -> Result<Option<T>, ChangeError>
    where
        ChangeError: From<E>,
    {
        let planned = objects.iter().filter(|object| self.plan(action, object));
        let planned: Vec<&String> = planned.collect();
        let Some((last, others)) = planned.split_last() else {
            return Ok(None);
        };
        let record = |state, object: &str| Record::new(action, state, Some(object));
        for other in others {
            let begin = record(State::Begin, other);
            self.journal.note_later(begin).await?;
        }
        self.journal.note(record(State::Begin, last)).await?;
        let written = write.await?;
        for object in planned {
            let done = record(State::Done, object);
            self.journal.note_later(done).await?;
        }
        Ok(Some(written))
    }
}

/// Makes a call, again for a moment where it finds nothing: both ends of an attachment are known to exist.
async fn settling<T, F>(call: impl Fn() -> F) -> Result<T, AwsError>
where
    F: Future<Output = Result<T, AwsError>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_differences_cuts_long_values_short() {
        let long = "ä".repeat(2 * LONGEST);
        let difference = Difference::between("document", None, Some(&long)).expect("they differ");
        let listed = Difference::list(std::slice::from_ref(&difference));
        assert!(listed.ends_with("ä…`") && listed.len() < difference.to_string().len());
        let short = Difference::between("a", Some("b"), Some("c")).expect("they differ");
        assert_eq!(
            Difference::list(std::slice::from_ref(&short)),
            short.to_string()
        );
    }
}
