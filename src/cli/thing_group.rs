//! `iotctl thing-group`: groups of things and of groups, and who is in them.

use clap::{ArgGroup, Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::thing::{attribute, changes, group_name, thing_name};
use super::work::{Deleted, DryRun, Named, Row, State, once, pair};
use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::session::Session;
use crate::domain::thing_group::{self, Change, Deletion, Filter, Listed, ThingGroup, Wanted};
use crate::model::name::{AttributeName, AttributeValue, ThingGroupName, ThingName};

/// Create, show, list, update and delete thing groups; put things into them
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a thing group with the groups in it and its policies
    #[command(alias = "describe")]
    Show {
        /// Name or ARN of the thing group
        #[arg(value_parser = group_name)]
        name: ThingGroupName,
    },
    List(ListArgs),
    Update(UpdateArgs),
    Delete(DeleteArgs),
    /// Put things into a thing group; those that are in it are left alone
    #[command(alias = "add")]
    Attach(MemberArgs),
    /// Take things out of a thing group; those that are not in it are left alone
    #[command(alias = "remove")]
    Detach(MemberArgs),
}

/// Create a thing group; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the thing group
    #[arg(value_parser = group_name)]
    name: ThingGroupName,
    /// The group it is in, which must exist and is for good
    #[arg(long, value_name = "NAME", value_parser = group_name)]
    parent: Option<ThingGroupName>,
    /// Description
    #[arg(long, value_name = "TEXT", value_parser = description)]
    description: Option<String>,
    /// Attribute; repeatable
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// List thing groups
#[derive(Debug, Args)]
#[command(alias = "ls")]
struct ListArgs {
    /// Those in this group
    #[arg(long, value_name = "NAME", value_parser = group_name)]
    parent: Option<ThingGroupName>,
    /// Also those further below
    #[arg(long, requires = "parent")]
    recursive: bool,
    /// Those whose names begin so
    #[arg(long, value_name = "TEXT")]
    prefix: Option<ThingGroupName>,
    /// Those that this thing is in
    #[arg(long, value_name = "NAME", value_parser = thing_name, conflicts_with_all = ["parent", "prefix"])]
    thing: Option<ThingName>,
}

/// Change description, attributes and tags of a thing group
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true)
    .args(["description", "attributes", "removed", "tags"]))]
struct UpdateArgs {
    /// Name or ARN of the thing group
    #[arg(value_parser = group_name)]
    name: ThingGroupName,
    /// The description it gets; an empty one removes it
    #[arg(long, value_name = "TEXT", value_parser = description)]
    description: Option<String>,
    /// Attribute to set; repeatable
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Attribute to remove; repeatable
    #[arg(long = "remove-attribute", value_name = "NAME")]
    removed: Vec<AttributeName>,
    /// Tag to set; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = pair)]
    tags: Vec<(String, String)>,
    /// Change description and attributes only if it has this version
    #[arg(long, value_name = "VERSION")]
    expected_version: Option<i64>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a thing group; one that is gone is no error
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name or ARN of the thing group
    #[arg(value_parser = group_name)]
    name: ThingGroupName,
    /// First delete the groups in it, take out the things and detach the policies, everywhere below it
    #[arg(long)]
    cascade: bool,
    /// Delete it only if it has this version
    #[arg(long, value_name = "VERSION")]
    expected_version: Option<i64>,
    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Debug, Args)]
struct MemberArgs {
    /// Name or ARN of the thing group
    #[arg(value_parser = group_name)]
    name: ThingGroupName,
    /// Name or ARN of a thing; repeatable
    #[arg(long = "thing", value_name = "NAME", required = true, value_parser = thing_name)]
    things: Vec<ThingName>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads the description of a thing group or thing type, as both are limited (service model, `ThingGroupDescription`).
pub(super) fn description(text: &str) -> Result<String, String> {
    const LONGEST: usize = 2028;
    if text.chars().count() > LONGEST {
        return Err(format!("a description has at most {LONGEST} characters"));
    }
    if text.chars().any(char::is_control) {
        return Err("a description is one line of printable characters".to_owned());
    }
    Ok(text.to_owned())
}

impl Named for ThingGroup {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Row for Listed {
    const HEADER: &'static [&'static str] = &["NAME", "ARN"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.arn.clone()]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, thing_group::show).await,
            Verb::List(args) => args.run(context).await,
            Verb::Update(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
            Verb::Attach(args) => args.run(context, thing_group::attach).await,
            Verb::Detach(args) => args.run(context, thing_group::detach).await,
        }
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            name: self.name,
            parent: self.parent,
            description: self.description,
            attributes: once("attribute", self.attributes)?,
            tags: once("tag", self.tags)?,
        };
        let work = async |session: &_, steps: &mut _| {
            if let Some(parent) = &wanted.parent {
                thing_group::show(session, parent).await?;
            }
            thing_group::ensure(session, &wanted, Existing::Refuse, steps).await?;
            thing_group::find(session, &wanted.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl ListArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let filter = Filter {
            parent: self.parent,
            recursive: self.recursive,
            prefix: self.prefix,
        };
        let find = async |session: &_| match &self.thing {
            Some(thing) => thing_group::of_thing(session, thing).await,
            None => thing_group::list(session, &filter).await,
        };
        context.list(find).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let change = Change {
            description: self.description,
            attributes: changes(self.attributes, self.removed)?,
            tags: once("tag", self.tags)?,
            expected_version: self.expected_version,
        };
        let work = async |session: &_, steps: &mut _| {
            thing_group::update(session, &self.name, &change, steps).await?;
            thing_group::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let how = Deletion {
            cascade: self.cascade,
            expected_version: self.expected_version,
        };
        let work = async |session: &_, steps: &mut _| {
            thing_group::delete(session, &self.name, how, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}

impl MemberArgs {
    async fn run(
        self,
        context: &Context,
        attach_or_detach: impl AsyncFnOnce(
            &Session,
            &ThingGroupName,
            &[ThingName],
            &mut Steps,
        ) -> Result<(), ChangeError>,
    ) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            attach_or_detach(session, &self.name, &self.things, steps).await?;
            thing_group::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}
