//! `iotctl rule`: topic rules.

mod actions;

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun, Named, Row, State, once, yes_or_no};
use crate::domain::change::{ChangeError, Existing};
use crate::domain::rule::{self, Entry, Rule, SQL_VERSIONS, Wanted};
use crate::domain::session::Session;
use crate::model::name::RuleName;
use crate::model::rule_sql::Statement;
use actions::ActionArgs;

/// Create, show, list, update, enable, disable and delete topic rules
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(Box<CreateArgs>),
    /// Show a topic rule
    #[command(alias = "describe")]
    Show {
        /// Name of the rule
        name: RuleName,
    },
    /// List the topic rules
    #[command(alias = "ls")]
    List {
        /// Only those that read from exactly this topic filter
        #[arg(long, value_name = "FILTER")]
        topic: Option<String>,
    },
    Update(Box<UpdateArgs>),
    /// Enable a topic rule: messages reach it again
    Enable(SwitchArgs),
    /// Disable a topic rule: messages pass it by
    Disable(SwitchArgs),
    Delete(DeleteArgs),
}

/// Create a topic rule; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the rule
    name: RuleName,
    /// Statement: SELECT … FROM 'topic/filter' [WHERE …]
    #[arg(long, value_name = "STATEMENT", value_parser = statement)]
    sql: String,
    /// Version of the SQL engine; default: 2016-03-23
    #[arg(long, value_name = "VERSION", value_parser = SQL_VERSIONS)]
    sql_version: Option<String>,
    /// Description
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Create it disabled
    #[arg(long)]
    disabled: bool,
    #[command(flatten)]
    actions: ActionArgs,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had
#[derive(Debug, Args)]
struct UpdateArgs {
    /// Name of the rule
    name: RuleName,
    /// Another statement
    #[arg(long, value_name = "STATEMENT", value_parser = statement)]
    sql: Option<String>,
    /// Another version of the SQL engine
    #[arg(long, value_name = "VERSION", value_parser = SQL_VERSIONS)]
    sql_version: Option<String>,
    /// Another description; an empty one takes it away
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    #[command(flatten)]
    actions: ActionArgs,
    /// Do nothing any more when an action fails
    #[arg(long, conflicts_with_all = ["error_republish", "error_file"])]
    no_error_action: bool,
    /// Tag to set; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Debug, Args)]
struct SwitchArgs {
    /// Name of the rule
    name: RuleName,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a topic rule, with AWS IoT's permission to invoke its functions
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the rule
    name: RuleName,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads a statement: it is parsed here, and kept as it was written.
fn statement(text: &str) -> Result<String, String> {
    let parsed: Result<Statement, _> = text.parse();
    parsed.map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

impl Named for Rule {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME", "TOPIC", "ENABLED"];

    fn cells(&self) -> Vec<String> {
        let topic = self.topic.clone().unwrap_or_default();
        vec![self.name.clone(), topic, yes_or_no(self.enabled)]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, rule::show).await,
            Verb::List { topic } => {
                let find = async |session: &_| rule::list(session, topic.as_deref()).await;
                context.list(find).await
            }
            Verb::Update(args) => args.run(context).await,
            Verb::Enable(args) => args.run(context, true).await,
            Verb::Disable(args) => args.run(context, false).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

/// What there is after a change; tags are read only where they were part of it.
async fn outcome(session: &Session, wanted: &Wanted) -> Result<State<Rule>, ChangeError> {
    if wanted.tags.is_empty() {
        return rule::find_untagged(session, &wanted.name).await.map(State);
    }
    rule::find(session, &wanted.name).await.map(State)
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            name: self.name,
            sql: self.sql,
            sql_version: self.sql_version,
            description: self.description,
            enabled: !self.disabled,
            actions: self.actions.actions()?,
            error_action: self.actions.error_action()?,
            tags: once("tag", self.tags)?,
        };
        if wanted.actions.is_empty() {
            let error = ChangeError::Invalid {
                message: format!("the rule `{}` has no action", wanted.name),
                hint: "say what is done with messages, such as --republish TOPIC --role ROLE"
                    .to_owned(),
            };
            return Err(error.into());
        }
        rule::check(&wanted)?;
        let work = async |session: &_, steps: &mut _| {
            rule::ensure(session, &wanted, Existing::Refuse, steps).await?;
            outcome(session, &wanted).await
        };
        context.change(self.dry_run, work).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let actions = self.actions.actions()?;
        let error_action = self.actions.error_action()?;
        let work = async |session: &_, steps: &mut _| {
            let mut wanted = rule::present(session, &self.name).await?;
            wanted.sql = self.sql.unwrap_or(wanted.sql);
            wanted.sql_version = self.sql_version.or(wanted.sql_version);
            wanted.description = self.description.or(wanted.description);
            if !actions.is_empty() {
                wanted.actions = actions;
            }
            wanted.error_action = error_action.or(wanted.error_action);
            if self.no_error_action {
                wanted.error_action = None;
            }
            wanted.tags = once("tag", self.tags)?;
            rule::ensure(session, &wanted, Existing::Update, steps).await?;
            outcome(session, &wanted).await
        };
        context.change(self.dry_run, work).await
    }
}

impl SwitchArgs {
    async fn run(self, context: &Context, enabled: bool) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            rule::set_enabled(session, &self.name, enabled, steps).await?;
            rule::find_untagged(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            rule::delete(session, &self.name, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
