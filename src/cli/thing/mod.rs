//! `iotctl thing`: things, their attributes, their groups, and the principals attached to them.

mod principals;

use clap::{ArgGroup, Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun, Named, Row, State, once};
use crate::domain::change::{ChangeError, Existing};
use crate::domain::session::Session;
use crate::domain::thing::{
    self, AttributeChanges, Change, Deletion, Filter, Listed, Thing, TypeChange, Wanted,
};
use crate::domain::{thing_group, thing_type};
use crate::model::name::{
    Arn, AttributeName, AttributeValue, ThingGroupName, ThingName, ThingTypeName,
};

/// Create, show, list, update and delete things; attach principals to them
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a thing with its groups and principals
    #[command(alias = "describe")]
    Show {
        /// Name or ARN of the thing
        #[arg(value_parser = thing_name)]
        name: ThingName,
    },
    List(ListArgs),
    Update(UpdateArgs),
    Delete(DeleteArgs),
    Attach(principals::AttachArgs),
    Detach(principals::DetachArgs),
}

/// Create a thing; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the thing
    #[arg(value_parser = thing_name)]
    name: ThingName,
    /// Its type, which must exist
    #[arg(long, value_name = "NAME")]
    thing_type: Option<ThingTypeName>,
    /// Attribute; repeatable, at most three without a thing type
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Group to put it into, which must exist; repeatable
    #[arg(long = "group", value_name = "NAME", value_parser = group_name)]
    groups: Vec<ThingGroupName>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// List things
#[derive(Debug, Args)]
#[command(alias = "ls")]
struct ListArgs {
    /// Those of this type
    #[arg(long, value_name = "NAME")]
    thing_type: Option<ThingTypeName>,
    /// Those with this attribute; repeatable
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Those in this group
    #[arg(long, value_name = "NAME", value_parser = group_name)]
    group: Option<ThingGroupName>,
    /// Also those in the groups below it
    #[arg(long, requires = "group")]
    recursive: bool,
    /// Those that a query of the fleet index finds, such as 'attributes.owner:a* AND connectivity.connected:true'
    #[arg(
        long = "where", value_name = "QUERY", value_parser = clap::builder::NonEmptyStringValueParser::new(),
        conflicts_with_all = ["thing_type", "attributes", "group"]
    )]
    query: Option<String>,
}

/// Change type and attributes of a thing
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true)
    .args(["attributes", "removed", "thing_type", "remove_thing_type"]))]
struct UpdateArgs {
    /// Name or ARN of the thing
    #[arg(value_parser = thing_name)]
    name: ThingName,
    /// Attribute to set; repeatable
    #[arg(long = "attribute", value_name = "NAME=VALUE", value_parser = attribute)]
    attributes: Vec<(AttributeName, AttributeValue)>,
    /// Attribute to remove; repeatable
    #[arg(long = "remove-attribute", value_name = "NAME")]
    removed: Vec<AttributeName>,
    /// The type it gets
    #[arg(long, value_name = "NAME")]
    thing_type: Option<ThingTypeName>,
    /// Take its type away
    #[arg(long, conflicts_with = "thing_type")]
    remove_thing_type: bool,
    /// Change it only if it has this version
    #[arg(long, value_name = "VERSION")]
    expected_version: Option<i64>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a thing; one that is gone is no error
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name or ARN of the thing
    #[arg(value_parser = thing_name)]
    name: ThingName,
    /// Detach its principals first, and wait until that has taken effect
    #[arg(long)]
    cascade: bool,
    /// Also deactivate and delete its certificates that are attached to no other thing
    #[arg(long, requires = "cascade")]
    certificates: bool,
    /// Delete it only if it has this version
    #[arg(long, value_name = "VERSION")]
    expected_version: Option<i64>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads the name of a thing, or its ARN.
pub(super) fn thing_name(text: &str) -> Result<ThingName, String> {
    named(text, "thing/")
}

/// Reads the name of a thing group, or its ARN.
pub(super) fn group_name(text: &str) -> Result<ThingGroupName, String> {
    named(text, "thinggroup/")
}

/// Reads a name, or an ARN whose resource is `prefix` and a name.
fn named<T>(text: &str, prefix: &str) -> Result<T, String>
where
    T: std::str::FromStr<Err = crate::model::name::NameError>,
{
    let Ok(arn) = text.parse::<Arn>() else {
        return text.parse().map_err(|error: T::Err| error.to_string());
    };
    let name = arn.resource().strip_prefix(prefix);
    match name.filter(|_| arn.service() == "iot") {
        Some(name) => name.parse().map_err(|error: T::Err| error.to_string()),
        None => Err(format!("`{text}` is not the ARN of `{prefix}NAME`")),
    }
}

/// Reads `NAME=VALUE` with a value.
pub(super) fn attribute(text: &str) -> Result<(AttributeName, AttributeValue), String> {
    let (name, value) = super::work::pair(text)?;
    if value.is_empty() {
        // AWS takes an empty value as the removal of the attribute.
        return Err(format!("the attribute `{name}` has no value"));
    }
    let name: AttributeName = name.parse().map_err(|error| format!("{error}"))?;
    let value = value.parse().map_err(|error| format!("{error}"))?;
    Ok((name, value))
}

/// Attributes to set and to remove as one change; refuses an attribute that is given twice.
pub(super) fn changes(
    set: Vec<(AttributeName, AttributeValue)>,
    removed: Vec<AttributeName>,
) -> Result<AttributeChanges, ChangeError> {
    let set = set.into_iter().map(|(name, value)| (name, Some(value)));
    let removed = removed.into_iter().map(|name| (name, None));
    once("attribute", set.chain(removed).collect())
}

/// Attributes as a cell of a table.
fn list_of(attributes: &std::collections::BTreeMap<String, String>) -> String {
    let pairs = attributes
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join(", ")
}

impl Named for Thing {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Row for Listed {
    const HEADER: &'static [&'static str] = &["NAME", "TYPE", "ATTRIBUTES"];

    fn cells(&self) -> Vec<String> {
        let kind = self.thing_type.clone().unwrap_or_default();
        vec![self.name.clone(), kind, list_of(&self.attributes)]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, thing::show).await,
            Verb::List(args) => args.run(context).await,
            Verb::Update(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
            Verb::Attach(args) => args.run(context).await,
            Verb::Detach(args) => args.run(context).await,
        }
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            name: self.name,
            thing_type: self.thing_type,
            attributes: once("attribute", self.attributes)?,
            groups: self.groups,
        };
        let work = async |session: &_, steps: &mut _| {
            check_references(session, &wanted).await?;
            thing::ensure(session, &wanted, Existing::Refuse, steps).await?;
            thing::find(session, &wanted.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

/// Refuses a type or a group that does not exist, before anything is made for it.
async fn check_references(session: &Session, wanted: &Wanted) -> Result<(), ChangeError> {
    if let Some(name) = &wanted.thing_type {
        let found = thing_type::show(session, name).await?;
        if found.deprecated {
            return Err(ChangeError::Refused {
                message: format!("the thing type `{name}` is deprecated"),
                hint: format!("name another, or: iotctl thing-type deprecate {name} --undo"),
            });
        }
    }
    for name in &wanted.groups {
        thing_group::show(session, name).await?;
    }
    Ok(())
}

impl ListArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let filter = Filter {
            thing_type: self.thing_type,
            attributes: once("attribute", self.attributes)?,
            group: self.group,
            recursive: self.recursive,
        };
        let find = async |session: &_| match &self.query {
            Some(query) => thing::search(session, query).await,
            None => thing::list(session, &filter).await,
        };
        context.list(find).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let removed = self.remove_thing_type.then_some(TypeChange::Removed);
        let change = Change {
            type_name: self.thing_type.map(TypeChange::To).or(removed),
            attributes: changes(self.attributes, self.removed)?,
            expected_version: self.expected_version,
        };
        let work = async |session: &_, steps: &mut _| {
            thing::update(session, &self.name, &change, steps).await?;
            thing::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        if self.certificates && !self.dry_run.on {
            let name = &self.name;
            context.confirm(&format!("delete the thing `{name}` and its certificates?"))?;
        }
        let how = Deletion {
            cascade: self.cascade,
            certificates: self.certificates,
            expected_version: self.expected_version,
        };
        let work = async |session: &_, steps: &mut _| {
            thing::delete(session, &self.name, how, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_named_by_its_name_or_its_arn() {
        let of = |text: &str| thing_name(text).map(|name| name.to_string());
        assert_eq!(of("lamp"), Ok("lamp".to_owned()));
        // A name may look like part of an ARN.
        assert_eq!(of("a:b"), Ok("a:b".to_owned()));
        let arn = "arn:aws:iot:eu-central-1:123456789012:thing/lamp";
        assert_eq!(of(arn), Ok("lamp".to_owned()));
        assert!(of(&arn.replace("thing/", "thinggroup/")).is_err());
        assert!(of(&arn.replace(":iot:", ":s3:")).is_err());
        assert!(of("a b").is_err_and(|error| error.contains("is not a thing name")));
    }

    #[test]
    fn an_attribute_has_a_name_and_a_value() {
        assert!(attribute("a=b=c").is_ok_and(|(_, value)| value.as_str() == "b=c"));
        for bad in ["a", "a=", "=b", "a=b c", "a b=c"] {
            assert!(attribute(bad).is_err(), "{bad}");
        }
    }
}
