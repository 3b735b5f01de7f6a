//! `iotctl role`: IAM roles for the credentials provider, identity pools, functions and rules.

mod make;
mod show;

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun};
use crate::domain::role::{self, RolePath};
use crate::model::name::RoleName;
pub(super) use make::seconds;
use show::Shown;

/// Create, show, list, update and delete IAM roles
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(Box<make::CreateArgs>),
    /// Show a role: who may assume it, what it may do
    #[command(alias = "describe")]
    Show {
        /// Name of the role
        name: RoleName,
    },
    /// List the roles and whom they trust
    #[command(alias = "ls")]
    List {
        /// Only those whose path begins like this
        #[arg(long, value_name = "PATH")]
        path: Option<RolePath>,
    },
    Update(Box<make::UpdateArgs>),
    Delete(DeleteArgs),
}

/// Delete a role
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the role
    name: RoleName,
    /// Delete its inline policies and detach its managed ones first
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => {
                let found = context.ask(async |session| role::show(session, &name).await);
                context.ui.show(&Shown(Some(found.await?)))
            }
            Verb::List { path } => {
                let find = async |session: &_| role::list(session, path.as_ref()).await;
                context.list(find).await
            }
            Verb::Update(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            role::delete(session, &self.name, self.cascade, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
