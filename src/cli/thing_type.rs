//! `iotctl thing-type`: the types that things are of.

use clap::{ArgGroup, Args, Subcommand};

use super::context::Context;
use super::error::{CommandError, Kind};
use super::work::{Deleted, DryRun, Row, State, once, yes_or_no};
use crate::domain::change::Existing;
use crate::domain::thing_type::{self, Change, ThingType, Wanted};
use crate::model::name::{AttributeName, ThingTypeName};

/// Create, show, list, update, deprecate and delete thing types
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a thing type
    #[command(alias = "describe")]
    Show {
        /// Name of the thing type
        name: ThingTypeName,
    },
    /// List the thing types
    #[command(alias = "ls")]
    List,
    Update(UpdateArgs),
    Deprecate(DeprecateArgs),
    Delete(DeleteArgs),
}

/// Create a thing type; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the thing type
    name: ThingTypeName,
    /// Description
    #[arg(long, value_name = "TEXT", value_parser = super::thing_group::description)]
    description: Option<String>,
    /// Attribute that things of this type can be searched by; repeatable, at most three
    #[arg(long = "searchable", value_name = "ATTRIBUTE")]
    searchable: Vec<AttributeName>,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Change description, searchable attributes and tags of a thing type
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true)
    .args(["description", "searchable", "not_searchable", "tags"]))]
struct UpdateArgs {
    /// Name of the thing type
    name: ThingTypeName,
    /// The description it gets; an empty one removes it
    #[arg(long, value_name = "TEXT", value_parser = super::thing_group::description)]
    description: Option<String>,
    /// Attribute that its things can be searched by, in the place of all before; repeatable, at most three
    #[arg(long = "searchable", value_name = "ATTRIBUTE")]
    searchable: Vec<AttributeName>,
    /// Its things can be searched by no attribute any more
    #[arg(long, conflicts_with = "searchable")]
    not_searchable: bool,
    /// Tag to set; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deprecate a thing type: no thing can get it any more
#[derive(Debug, Args)]
struct DeprecateArgs {
    /// Name of the thing type
    name: ThingTypeName,
    /// Take it back
    #[arg(long)]
    undo: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the thing type
    name: ThingTypeName,
    /// Wait until AWS lets it go
    #[arg(long)]
    wait: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Row for ThingType {
    const HEADER: &'static [&'static str] = &["NAME", "SEARCHABLE", "DEPRECATED"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.searchable.join(", "),
            yes_or_no(self.deprecated),
        ]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, thing_type::show).await,
            Verb::List => context.list(thing_type::list).await,
            Verb::Update(args) => args.run(context).await,
            Verb::Deprecate(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

/// Refuses more searchable attributes than a thing type can have (`CloudFormation` reference, `AWS::IoT::ThingType`).
fn check_searchable(names: &[AttributeName]) -> Result<(), CommandError> {
    const MOST: usize = 3;
    if names.len() <= MOST {
        return Ok(());
    }
    let message = format!(
        "a thing type has at most {MOST} searchable attributes, not {}",
        names.len()
    );
    Err(CommandError::new(Kind::Usage, message))
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        check_searchable(&self.searchable)?;
        let wanted = Wanted {
            name: self.name,
            description: self.description,
            searchable: self.searchable,
            tags: once("tag", self.tags)?,
        };
        let work = async |session: &_, steps: &mut _| {
            thing_type::ensure(session, &wanted, Existing::Refuse, steps).await?;
            thing_type::find(session, &wanted.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        check_searchable(&self.searchable)?;
        let given = self.not_searchable || !self.searchable.is_empty();
        let change = Change {
            description: self.description,
            searchable: given.then_some(self.searchable),
            tags: once("tag", self.tags)?,
        };
        let work = async |session: &_, steps: &mut _| {
            thing_type::update(session, &self.name, &change, steps).await?;
            thing_type::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeprecateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            thing_type::deprecate(session, &self.name, self.undo, steps).await?;
            thing_type::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            thing_type::delete(session, &self.name, self.wait, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
