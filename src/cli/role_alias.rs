//! `iotctl role-alias`: names under which devices ask the credentials provider for a role.

use std::time::Duration;

use clap::{Args, Subcommand};

use super::context::{Context, duration};
use super::error::{CommandError, Kind};
use super::output::Format;
use super::role::seconds;
use super::work::{Deleted, DryRun, Named, Row, State, once};
use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::role_alias::{self, Entry, RoleAlias, Wanted};
use crate::domain::session::Session;
use crate::domain::{policy, tags::Tags};
use crate::model::name::{Arn, NameError, PolicyName, RoleAliasName, RoleName};

/// Create, show, list, update and delete role aliases
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a role alias
    #[command(alias = "describe")]
    Show {
        /// Name of the role alias
        name: RoleAliasName,
    },
    /// List the role aliases
    #[command(alias = "ls")]
    List,
    Update(UpdateArgs),
    Delete(DeleteArgs),
}

/// Create a role alias; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the role alias
    name: RoleAliasName,
    /// Role, by name or ARN
    #[arg(long, value_name = "NAME|ARN", value_parser = role)]
    role: Role,
    #[command(flatten)]
    content: Content,
}

/// Change the role or the lifetime of credentials of a role alias; what is not named stays
#[derive(Debug, Args)]
struct UpdateArgs {
    /// Name of the role alias
    name: RoleAliasName,
    /// Role, by name or ARN
    #[arg(long, value_name = "NAME|ARN", value_parser = role)]
    role: Option<Role>,
    #[command(flatten)]
    content: Content,
}

#[derive(Debug, Args)]
struct Content {
    /// How long credentials live: 15m to 12h, at most as long as the role's sessions [default: 1h]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    duration: Option<Duration>,
    /// Also make the IoT policy that lets certificates use the alias, by default named after it: ALIAS-assume
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    allow_policy: Option<String>,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a role alias
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the role alias
    name: RoleAliasName,
    /// Delete the policy ALIAS-assume of --allow-policy, too, wherever it is attached
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A role as people name it.
#[derive(Debug, Clone)]
enum Role {
    Name(RoleName),
    Arn(Arn),
}

fn role(text: &str) -> Result<Role, NameError> {
    if text.starts_with("arn:") {
        return text.parse().map(Role::Arn);
    }
    text.parse().map(Role::Name)
}

impl Named for RoleAlias {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone()]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => {
                let make = Make::new(args.name, Some(args.role), args.content, Existing::Refuse);
                make?.run(context).await
            }
            Verb::Show { name } => context.show(&name, role_alias::show).await,
            Verb::List => context.list(role_alias::list).await,
            Verb::Update(args) => {
                let make = Make::new(args.name, args.role, args.content, Existing::Update);
                make?.run(context).await
            }
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

/// What `create` and `update` have in common.
struct Make {
    name: RoleAliasName,
    role: Option<Role>,
    seconds: Option<i32>,
    /// The policy to make beside it.
    policy: Option<PolicyName>,
    tags: Tags,
    existing: Existing,
    dry_run: DryRun,
}

impl Make {
    fn new(
        name: RoleAliasName,
        role: Option<Role>,
        content: Content,
        existing: Existing,
    ) -> Result<Self, CommandError> {
        let policy = match content.allow_policy.as_deref() {
            None => None,
            Some("") => Some(role_alias::assume_policy_name(&name)?),
            Some(chosen) => {
                let chosen = chosen.parse::<PolicyName>();
                Some(chosen.map_err(|error| CommandError::new(Kind::Usage, error))?)
            }
        };
        let make = Self {
            name,
            role,
            seconds: content.duration.map(seconds),
            policy,
            tags: once("tag", content.tags)?,
            existing,
            dry_run: content.dry_run,
        };
        make.check()?;
        Ok(make)
    }

    /// Refuses what can be told to be wrong before any call.
    fn check(&self) -> Result<(), ChangeError> {
        role_alias::check_seconds(self.seconds)?;
        match &self.role {
            Some(Role::Arn(arn)) => role_alias::check_role(arn),
            _ => Ok(()),
        }
    }

    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            let wanted = self.wanted(context, session).await?;
            self.ensure(session, &wanted, steps).await?;
            role_alias::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await.map_err(|error| {
            if error.kind == Kind::Denied {
                return error.hint("who names a role for an alias needs iam:PassRole, and iam:GetRole, on that role");
            }
            error
        })?;
        if !self.dry_run.on && context.ui.format() == Format::Table {
            self.next_steps(context);
        }
        Ok(())
    }

    /// The alias as wanted; what is not named stays as it is.
    async fn wanted(&self, context: &Context, session: &Session) -> Result<Wanted, ChangeError> {
        let found = match self.existing {
            Existing::Update => Some(role_alias::show(session, &self.name).await?),
            Existing::Refuse => None,
        };
        let role_arn = match (&self.role, &found) {
            (Some(Role::Arn(arn)), _) => arn.clone(),
            (Some(Role::Name(name)), found) => {
                let seconds = self.seconds.or(found.as_ref().map(|found| found.seconds));
                let (arn, warning) = role_alias::role_arn(session, name, seconds).await?;
                if let Some(warning) = warning {
                    context.ui.warn(&warning);
                }
                arn
            }
            (None, Some(found)) => role_alias::arn_of(found)?,
            (None, None) => {
                return Err(ChangeError::Invalid {
                    message: "a role alias needs a role".to_owned(),
                    hint: "name it with --role".to_owned(),
                });
            }
        };
        Ok(Wanted {
            name: self.name.clone(),
            role_arn,
            seconds: self.seconds,
            tags: self.tags.clone(),
        })
    }

    async fn ensure(
        &self,
        session: &Session,
        wanted: &Wanted,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let Some(policy) = &self.policy else {
            return role_alias::ensure(session, wanted, self.existing, steps).await;
        };
        let scope = session.scope().await?;
        let allowing =
            role_alias::assume_policy(scope, &self.name, policy.clone(), self.tags.clone());
        if self.existing == Existing::Refuse {
            role_alias::check_assume_policy(session, &allowing).await?;
        }
        role_alias::ensure(session, wanted, self.existing, steps).await?;
        policy::ensure(session, &allowing, self.existing, steps).await
    }

    /// What a device still lacks.
    fn next_steps(&self, context: &Context) {
        let ui = &context.ui;
        let name = &self.name;
        match &self.policy {
            Some(policy) => ui.status(&format!(
                "next: let a device use it: iotctl policy attach {policy} --thing THING{}",
                context.sandbox_option()
            )),
            None => ui.status(&format!(
                "next: a device's certificate needs a policy that allows iot:AssumeRoleWithCertificate on the alias; \
                 make one: iotctl role-alias update {name} --allow-policy{}",
                context.sandbox_option()
            )),
        }
        ui.status(&format!(
            "it then asks for credentials at the credentials endpoint, path /role-aliases/{name}/credentials"
        ));
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            role_alias::delete(session, &self.name, self.cascade, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
