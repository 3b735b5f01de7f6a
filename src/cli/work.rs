//! How the verbs of a noun reach the domain and show what it answers: sessions, `--timeout`, dry runs, lists, details.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{IsTerminal as _, Write as _};

use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value};

use super::context::{Context, Workplace};
use super::deadline::TOO_LONG;
use super::error::{CommandError, Kind};
use super::output::{Format, Render, table};
use crate::domain::change::{Action, ChangeError, Difference, Steps};
use crate::domain::session::Session;

/// Something that can be shown with all that is known of it.
pub(super) trait Named: Serialize {
    /// What `-o name` prints.
    fn name(&self) -> String;
}

/// Something of which there can be a list.
pub(super) trait Row: Serialize {
    /// Titles of the columns.
    const HEADER: &'static [&'static str];

    /// The columns.
    fn cells(&self) -> Vec<String>;

    /// What `-o name` prints: the first column, where nothing else is said.
    fn name(&self) -> String {
        self.cells().into_iter().next().unwrap_or_default()
    }

    /// Whether `-o name` prints it: whoever loops over the names means those that the list is about.
    fn is_named(&self) -> bool {
        true
    }
}

impl<T: Row> Named for T {
    fn name(&self) -> String {
        Row::name(self)
    }
}

/// A flag as a cell of a table.
pub(super) fn yes_or_no(flag: bool) -> String {
    if flag { "yes" } else { "no" }.to_owned()
}

/// A list as it is shown.
#[derive(Debug, Serialize)]
pub(super) struct List<T> {
    /// What is in it.
    pub(super) items: Vec<T>,
}

impl<T: Row> Render for List<T> {
    fn human(&self) -> String {
        table(T::HEADER, self.items.iter().map(Row::cells))
    }

    fn names(&self) -> Vec<String> {
        let named = self.items.iter().filter(|item| item.is_named());
        named.map(Row::name).collect()
    }

    fn items(&self) -> Vec<Value> {
        let items = self.items.iter().map(serde_json::to_value);
        items.filter_map(Result::ok).collect()
    }
}

/// One thing with all that is known of it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Detail<T>(pub(super) T);

impl<T: Named> Render for Detail<T> {
    fn human(&self) -> String {
        fields(&serde_json::to_value(&self.0).unwrap_or_default())
    }

    fn names(&self) -> Vec<String> {
        vec![self.0.name()]
    }
}

/// What there is after a change: nothing yet in a dry run that would create it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct State<T>(pub(super) Option<T>);

impl<T: Named> Render for State<T> {
    fn human(&self) -> String {
        let value = self.0.as_ref().map(serde_json::to_value);
        value.map_or_else(String::new, |value| fields(&value.unwrap_or_default()))
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(Named::name).collect()
    }
}

/// Something that is gone.
#[derive(Debug, Serialize)]
pub(super) struct Deleted {
    /// Its name.
    name: String,
}

impl Deleted {
    /// Says that `name` is gone.
    pub(super) fn new(name: impl std::fmt::Display) -> Self {
        Self {
            name: name.to_string(),
        }
    }
}

impl Render for Deleted {
    fn human(&self) -> String {
        format!("{} is gone", self.name)
    }

    fn names(&self) -> Vec<String> {
        vec![self.name.clone()]
    }
}

/// Whether a command only says what it would do.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct DryRun {
    /// Only say what would be done
    #[arg(long = "dry-run")]
    pub(super) on: bool,
}

/// Reads `KEY=VALUE`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err(format!("`{text}` is not KEY=VALUE")),
    }
}

/// Values by their names; refuses two for one.
pub(super) fn once<K: Ord + Display, V>(
    what: &str,
    given: Vec<(K, V)>,
) -> Result<BTreeMap<K, V>, ChangeError> {
    let mut all = BTreeMap::new();
    for (name, value) in given {
        if all.contains_key(&name) {
            return Err(ChangeError::Invalid {
                message: format!("the {what} `{name}` is given twice"),
                hint: "give it once".to_owned(),
            });
        }
        all.insert(name, value);
    }
    Ok(all)
}

/// What a command changed, or would change.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a, T> {
    changed: bool,
    dry_run: bool,
    actions: Vec<Action>,
    result: &'a T,
}

impl<T: Render> Render for Outcome<'_, T> {
    fn human(&self) -> String {
        if !self.dry_run {
            return self.result.human();
        }
        let lines = self
            .actions
            .iter()
            .map(|action| format!("would {}", words(action)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn names(&self) -> Vec<String> {
        self.result.names()
    }
}

/// An action and its object as people say it.
pub(super) fn what(action: &Action) -> String {
    format!("{} {}", action.action.replace('-', " "), action.object)
}

/// An action as people say it, with what it changes.
pub(super) fn words(action: &Action) -> String {
    let what = what(action);
    if action.differences.is_empty() {
        return what;
    }
    format!("{what} ({})", Difference::list(&action.differences))
}

/// The fields of an object, a line each; what is empty is left out.
pub(super) fn fields(value: &Value) -> String {
    let Value::Object(map) = value else {
        return value.to_string();
    };
    let longest = map
        .keys()
        .map(|key| spaced(key).len())
        .max()
        .unwrap_or_default();
    let mut lines = Vec::new();
    for (key, value) in map {
        let text = match value {
            Value::Null => continue,
            Value::String(text) if text.is_empty() => continue,
            Value::String(text) => text.clone(),
            Value::Array(items) if items.is_empty() => continue,
            Value::Array(items) if items.iter().all(Value::is_string) => items
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(", "),
            // Objects of a list are a line each, like tables.
            Value::Array(items) if items.iter().all(Value::is_object) => {
                let lines: Vec<_> = items.iter().map(words_of).collect();
                lines.join("\n")
            }
            Value::Object(map) if map.is_empty() => continue,
            Value::Object(map) if map.values().all(Value::is_string) => pairs(map),
            value => value.to_string(),
        };
        let text = text
            .trim_end()
            .replace('\n', &format!("\n{:longest$}  ", ""));
        lines.push(format!("{:longest$}  {text}", spaced(key)));
    }
    lines.join("\n")
}

/// The members of an object whose values are texts in one line; texts of several lines begin on lines of their own.
fn pairs(map: &Map<String, Value>) -> String {
    let pair = |(key, value): (&String, &Value)| {
        let text = value.as_str().unwrap_or_default().trim_end();
        let between = if text.contains('\n') { "\n" } else { "" };
        format!("{key}={between}{text}")
    };
    let pairs: Vec<_> = map.iter().map(pair).collect();
    let has_lines = pairs.iter().any(|pair| pair.contains('\n'));
    pairs.join(if has_lines { "\n" } else { ", " })
}

/// The values of an object in one line; what holds others, such as an action of a rule, with its name.
fn words_of(value: &Value) -> String {
    let members = value.as_object().into_iter().flatten();
    let words = members.map(|(key, value)| match value {
        Value::String(text) => text.clone(),
        Value::Object(_) => format!("{key} {value}"),
        value => value.to_string(),
    });
    words.collect::<Vec<_>>().join("  ")
}

/// `thingTypeName` as `thing type name`.
fn spaced(key: &str) -> String {
    let mut text = String::new();
    for character in key.chars() {
        if character.is_ascii_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.push(character.to_ascii_lowercase());
    }
    text
}

impl Context {
    /// Asks something that changes nothing.
    pub(super) async fn ask<T>(
        &self,
        work: impl AsyncFnOnce(&Session) -> Result<T, ChangeError>,
    ) -> Result<T, CommandError> {
        let workplace = self.workplace().await?;
        let outcome = self.within(&workplace, work).await;
        workplace.close().await;
        outcome
    }

    /// Shows the one thing that `key` names, as `find` answers.
    pub(super) async fn show<K: ?Sized, T: Named>(
        &self,
        key: &K,
        find: impl AsyncFnOnce(&Session, &K) -> Result<T, ChangeError>,
    ) -> Result<(), CommandError> {
        let found = self.ask(async |session| find(session, key).await).await?;
        self.ui.show(&Detail(found))
    }

    /// Shows the list that `find` answers.
    pub(super) async fn list<T: Row>(
        &self,
        find: impl AsyncFnOnce(&Session) -> Result<Vec<T>, ChangeError>,
    ) -> Result<(), CommandError> {
        let items = self.ask(find).await?;
        self.ui.show(&List { items })
    }

    /// Changes something, or with `dry_run` says what would be changed, and shows it.
    pub(super) async fn change<T: Render>(
        &self,
        dry_run: DryRun,
        work: impl AsyncFnOnce(&Session, &mut Steps) -> Result<T, ChangeError>,
    ) -> Result<(), CommandError> {
        let workplace = self.workplace().await?;
        let mut steps = Steps::unrecorded(dry_run.on);
        let mut between = false;
        let outcome = self
            .within(&workplace, async |session| {
                let outcome = work(session, &mut steps).await;
                between = outcome.as_ref().is_err_and(is_between_steps);
                outcome
            })
            .await;
        workplace.close().await;
        let result = outcome.map_err(|error| stopped(error, &steps, between))?;
        self.show_changed(&result, &steps)
    }

    /// Shows what was changed, or would be.
    pub(super) fn show_changed<T: Render>(
        &self,
        result: &T,
        steps: &Steps,
    ) -> Result<(), CommandError> {
        let changed = !steps.actions().is_empty();
        let dry_run = steps.is_dry_run();
        let actions = steps.actions().to_vec();
        self.ui.show(&Outcome {
            changed,
            dry_run,
            actions,
            result,
        })?;
        if !changed && result.is_settled() {
            self.ui.status("unchanged: everything is as asked for");
        } else if !dry_run && self.ui.format() == Format::Table {
            for action in steps.actions() {
                self.ui.status(&format!("done: {}", words(action)));
            }
        }
        Ok(())
    }

    async fn within<T>(
        &self,
        workplace: &Workplace,
        work: impl AsyncFnOnce(&Session) -> Result<T, ChangeError>,
    ) -> Result<T, CommandError> {
        let whole = async {
            let session = Session::open(workplace.settings.clone()).await?;
            work(&session).await.map_err(CommandError::from)
        };
        match self.args.timeout {
            None => whole.await,
            Some(limit) => tokio::time::timeout(limit, whole)
                .await
                .unwrap_or_else(|_| {
                    let error = CommandError::new(Kind::Timeout, TOO_LONG);
                    Err(error.hint("run the same command again: it goes on where it stopped"))
                }),
        }
    }

    /// Asks before something that cannot be undone; `--yes` answers, and without a terminal it must.
    pub(super) fn confirm(&self, question: &str) -> Result<(), CommandError> {
        if self.args.yes {
            return Ok(());
        }
        if self.args.no_input || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal()
        {
            let error = CommandError::new(Kind::Usage, format!("not confirmed: {question}"));
            return Err(error.hint("say --yes"));
        }
        let mut answer = String::new();
        let mut stderr = std::io::stderr().lock();
        write!(stderr, "{question} [y/N] ")?;
        stderr.flush()?;
        std::io::stdin().read_line(&mut answer)?;
        if matches!(answer.trim(), "y" | "Y" | "yes") {
            return Ok(());
        }
        Err(CommandError::new(
            Kind::Failed,
            "nothing was changed: the answer was not yes",
        ))
    }
}

/// Whether what was found forbids to go on, which is no failure of the last step.
fn is_between_steps(error: &ChangeError) -> bool {
    use ChangeError as E;
    matches!(
        error,
        E::Missing { .. } | E::Differs { .. } | E::Refused { .. } | E::Invalid { .. }
    )
}

/// The actions that were done before a command stopped.
fn done(actions: &[Action], between: bool) -> Vec<String> {
    let failed = usize::from(!between);
    let done = &actions[..actions.len().saturating_sub(failed)];
    done.iter().map(words).collect()
}

/// The error with what exists by now; `between` steps the last one was done, otherwise it is the one that failed.
fn stopped(error: CommandError, steps: &Steps, between: bool) -> CommandError {
    let done = done(steps.actions(), between);
    if done.is_empty() || steps.is_dry_run() {
        return error;
    }
    error.hint(format!(
        "done before it stopped: {}; the same command goes on from there",
        done.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_lines_and_empty_ones_are_left_out() {
        let value = serde_json::json!({
            "name": "a", "thingType": null, "tags": {"k": "v"}, "groups": ["x", "y"], "none": [],
            "attached": [{"who": "p", "how": "q"}, {"who": "r"}]
        });
        let text = fields(&value);
        let first = ["name        a", "tags        k=v", "groups      x, y"];
        for line in first
            .into_iter()
            .chain(["attached    q  p", "            r"])
        {
            assert!(text.contains(line), "{text}");
        }
        assert_eq!(text.lines().count(), 5);
    }

    #[test]
    fn a_text_of_several_lines_stays_in_its_column_and_an_action_has_its_name() {
        let value = serde_json::json!({
            "keys": {"first": "-----BEGIN\nabc\n", "second": "-----BEGIN\ndef\n"},
            "actions": [{"sns": {"targetArn": "a"}}],
        });
        let text = fields(&value);
        for line in text
            .lines()
            .filter(|line| !line.starts_with(char::is_alphabetic))
        {
            assert!(line.starts_with("         "), "{text}");
        }
        assert!(
            text.contains("keys     first=\n         -----BEGIN\n         abc\n         second="),
            "{text}"
        );
        assert!(text.contains(r#"actions  sns {"targetArn":"a"}"#), "{text}");
    }

    #[test]
    fn what_was_done_before_a_command_stopped_is_told() {
        let action = |object: &str| Action {
            action: "create-thing",
            object: object.to_owned(),
            differences: Vec::new(),
        };
        let actions = [action("a"), action("b")];
        let missing = ChangeError::Missing {
            noun: "role",
            name: "r".to_owned(),
        };
        let all = done(&actions, is_between_steps(&missing));
        assert_eq!(all, ["create thing a", "create thing b"]);
        assert_eq!(done(&actions, false), ["create thing a"]);
        assert!(done(&[], false).is_empty());
    }
}
