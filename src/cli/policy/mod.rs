//! `iotctl policy`: what devices may do, in versions, attached to certificates, groups and identities.

mod attach;
pub(super) mod file;
mod show;
mod versions;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun, once};
use crate::domain::change::{ChangeError, Existing};
use crate::domain::policy::{self, DeviceFilter, Topics, Wanted};
use crate::domain::session::Session;
use crate::model::name::PolicyName;
use show::Shown;
pub(super) use show::indented;

/// Create, show, list, update, attach, detach and delete policies of devices
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Create a policy from a file or from topics; one that is there as wanted is no error
    Create(DocumentArgs),
    Show(show::ShowArgs),
    /// List the policies
    #[command(alias = "ls")]
    List,
    /// Give a policy a new version with another document; of five versions, the oldest that is not in force goes
    Update(DocumentArgs),
    Delete(DeleteArgs),
    /// Attach a policy to certificates, groups or identities; where it is attached already is no error
    Attach(attach::AttachmentArgs),
    /// Detach a policy from certificates, groups or identities; where it is not attached is no error
    Detach(attach::AttachmentArgs),
    /// List the versions of a policy, newest first
    Versions {
        /// Name of the policy
        name: PolicyName,
    },
    SetDefault(versions::SetDefaultArgs),
}

/// Where a document comes from.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Source {
    /// JSON file with the document; ${account} and ${region} in it are filled in
    #[arg(long, value_name = "FILE", conflicts_with_all = ["publish", "subscribe", "retain"])]
    file: Option<PathBuf>,
    /// Write a policy for devices that connect as their thing and publish on these topics: an MQTT filter in which ${thing}
    /// stands for the thing's name; repeatable
    #[arg(long, value_name = "FILTER")]
    publish: Vec<DeviceFilter>,
    /// Let them subscribe to these topics, in the same form; repeatable
    #[arg(long, value_name = "FILTER")]
    subscribe: Vec<DeviceFilter>,
    /// Let them publish retained messages, too (iot:RetainPublish)
    #[arg(long)]
    retain: bool,
}

/// A document as asked for: given, or to be derived once the account is known.
enum Document {
    Given(String),
    Derived(Topics),
}

impl Source {
    fn read(self) -> Result<Document, CommandError> {
        match self.file {
            Some(path) => file::iot_document(&path).map(Document::Given),
            None => Ok(Document::Derived(Topics {
                publish: self.publish,
                subscribe: self.subscribe,
                retain: self.retain,
            })),
        }
    }
}

impl Document {
    /// The document's text, and what is to be said about it.
    async fn text(self, session: &Session) -> Result<(String, Vec<String>), ChangeError> {
        match self {
            Self::Given(text) => Ok((text, Vec::new())),
            Self::Derived(topics) => {
                let derived = policy::derive(session.scope().await?, &topics)?;
                Ok((derived.document, derived.warnings))
            }
        }
    }
}

#[derive(Debug, Args)]
struct DocumentArgs {
    /// Name of the policy
    name: PolicyName,
    #[command(flatten)]
    source: Source,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a policy with all its versions
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the policy
    name: PolicyName,
    /// Detach it first from everything it is attached to
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context, Existing::Refuse).await,
            Verb::Show(args) => args.run(context).await,
            Verb::List => context.list(policy::list).await,
            Verb::Update(args) => args.run(context, Existing::Update).await,
            Verb::Delete(args) => args.run(context).await,
            Verb::Attach(args) => args.run(context, policy::attach).await,
            Verb::Detach(args) => args.run(context, policy::detach).await,
            Verb::Versions { name } => {
                let find = async |session: &_| policy::versions(session, &name).await;
                context.list(find).await
            }
            Verb::SetDefault(args) => args.run(context).await,
        }
    }
}

impl DocumentArgs {
    async fn run(self, context: &Context, existing: Existing) -> Result<(), CommandError> {
        let document = self.source.read()?;
        let work = async |session: &_, steps: &mut _| {
            if existing == Existing::Update {
                policy::must_exist(session, &self.name).await?;
            }
            let (document, warnings) = document.text(session).await?;
            for warning in warnings {
                context.ui.warn(&warning);
            }
            let wanted = Wanted {
                name: self.name,
                document,
                tags: once("tag", self.tags)?,
            };
            policy::ensure(session, &wanted, existing, steps).await?;
            Ok(Shown(policy::find(session, &wanted.name).await?))
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            policy::delete(session, &self.name, self.cascade, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
