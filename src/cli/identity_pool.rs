//! `iotctl identity-pool`: Cognito identity pools, for browsers and phones.

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun, Named, Row, State, once};
use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::identity_pool::{
    self, Change, Entry, IdentityPool, Kind, Login, Misfit, Reference, Roles, Wanted,
};
use crate::domain::role_reference::RoleReference;
use crate::domain::session::Session;
use crate::model::name::IdentityPoolName;

/// Create, show, list, update and delete Cognito identity pools, and set their roles
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show an identity pool and its roles
    #[command(alias = "describe")]
    Show {
        /// Name or id of the pool
        pool: Reference,
    },
    /// List the identity pools
    #[command(alias = "ls")]
    List,
    Update(UpdateArgs),
    SetRoles(SetRolesArgs),
    Delete(DeleteArgs),
}

/// The roles of a pool's identities, where they may be named.
#[derive(Debug, Args)]
struct RoleArgs {
    /// Role of authenticated or unauthenticated identities, by name or ARN; repeatable
    #[arg(long = "role", value_name = "KIND=ROLE", value_parser = kind_and_role)]
    roles: Vec<(Kind, RoleReference)>,
}

/// Create an identity pool; one of that name that is there as wanted is no error, and no second one is made
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the pool
    name: IdentityPoolName,
    /// Give an identity to guests, who have no login
    #[arg(long)]
    unauthenticated: bool,
    /// Allow the basic (classic) flow
    #[arg(long)]
    classic: bool,
    /// Where users log in: a user pool or social provider with its client, or the ARN of a provider in IAM; repeatable
    #[arg(long = "login", value_name = "PROVIDER=CLIENT")]
    logins: Vec<Login>,
    #[command(flatten)]
    roles: RoleArgs,
    /// Tag; repeatable. Among several pools of the name, the one with these tags is meant
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Change an identity pool; what is not named stays as it is
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
struct UpdateArgs {
    /// Name or id of the pool
    pool: Reference,
    /// Give it another name
    #[arg(long, value_name = "NAME")]
    rename: Option<IdentityPoolName>,
    /// Give an identity to guests, who have no login
    #[arg(long, conflicts_with = "no_unauthenticated")]
    unauthenticated: bool,
    /// Give no identity to guests
    #[arg(long)]
    no_unauthenticated: bool,
    /// Allow the basic (classic) flow
    #[arg(long, conflicts_with = "no_classic")]
    classic: bool,
    /// Forbid the basic (classic) flow
    #[arg(long)]
    no_classic: bool,
    /// Login to add, or whose client to change: as with `create`; repeatable
    #[arg(long = "login", value_name = "PROVIDER=CLIENT")]
    logins: Vec<Login>,
    /// Provider to remove, without its client; repeatable
    #[arg(long = "remove-login", value_name = "PROVIDER")]
    removed: Vec<String>,
    #[command(flatten)]
    roles: RoleArgs,
    /// Tag to set; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Set the roles of an identity pool; one that is not named stays
#[derive(Debug, Args)]
struct SetRolesArgs {
    /// Name or id of the pool
    pool: Reference,
    /// Role of authenticated or unauthenticated identities, by name or ARN; repeatable
    #[arg(long = "role", value_name = "KIND=ROLE", value_parser = kind_and_role, required = true)]
    roles: Vec<(Kind, RoleReference)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete an identity pool with its identities
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name or id of the pool
    pool: Reference,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads `authenticated=ROLE` or `unauthenticated=ROLE`.
fn kind_and_role(text: &str) -> Result<(Kind, RoleReference), String> {
    let kinds = [Kind::Authenticated, Kind::Unauthenticated];
    let named = text.split_once('=').and_then(|(kind, role)| {
        let kind = kinds.into_iter().find(|known| known.as_str() == kind)?;
        Some((kind, role))
    });
    let Some((kind, role)) = named else {
        return Err(format!(
            "`{text}` is not authenticated=ROLE or unauthenticated=ROLE"
        ));
    };
    let role = role.parse().map_err(|error| format!("{error}"))?;
    Ok((kind, role))
}

fn by_kind(pairs: Vec<(Kind, RoleReference)>) -> Roles {
    let mut roles = Roles::default();
    for (kind, role) in pairs {
        match kind {
            Kind::Authenticated => roles.authenticated = Some(role),
            Kind::Unauthenticated => roles.unauthenticated = Some(role),
        }
    }
    roles
}

impl Named for IdentityPool {
    fn name(&self) -> String {
        self.id.clone()
    }
}

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME", "ID"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.id.clone()]
    }

    fn name(&self) -> String {
        self.id.clone()
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { pool } => context.show(&pool, identity_pool::show).await,
            Verb::List => context.list(identity_pool::list).await,
            Verb::Update(args) => args.run(context).await,
            Verb::SetRoles(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

/// Changes a pool by `change`, which answers which pool that is, then its roles; and tells of roles that will not do.
async fn change_with_roles(
    context: &Context,
    dry_run: DryRun,
    roles: Vec<(Kind, RoleReference)>,
    change: impl AsyncFnOnce(&Session, &mut Steps) -> Result<Reference, ChangeError>,
) -> Result<(), CommandError> {
    let roles = by_kind(roles);
    let mut misfits = Vec::new();
    let work = async |session: &_, steps: &mut _| {
        // Before anything is made for them.
        identity_pool::check_roles(session, &roles).await?;
        let pool = change(session, steps).await?;
        misfits = identity_pool::ensure_roles(session, &pool, &roles, steps).await?;
        // The roles are read only where they were part of the change.
        let found = if roles == Roles::default() {
            identity_pool::find(session, &pool).await
        } else {
            identity_pool::find_with_roles(session, &pool).await
        };
        found.map(State)
    };
    context.change(dry_run, work).await?;
    warn(context, &misfits);
    Ok(())
}

/// Tells of roles that identities of the pool will not get, and what to do about it.
fn warn(context: &Context, misfits: &[Misfit]) {
    for misfit in misfits {
        let name = misfit.role.rsplit('/').next().unwrap_or(&misfit.role);
        let purpose = if misfit.kind == Kind::Authenticated.as_str() {
            "cognito-auth"
        } else {
            "cognito-unauth"
        };
        context.ui.warn(&format!(
            "{} identities of the pool {} cannot use the role {name}: {}; make the role's trust policy one for them \
             (`--for {purpose}`), with cognito-identity.amazonaws.com:aud being {} and amr {}",
            misfit.kind, misfit.pool, misfit.reason, misfit.pool, misfit.kind
        ));
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            name: self.name,
            unauthenticated: self.unauthenticated,
            classic: self.classic,
            logins: self.logins,
            tags: once("tag", self.tags)?,
        };
        let change = async |session: &_, steps: &mut _| {
            identity_pool::ensure(session, &wanted, Existing::Refuse, steps).await?;
            Ok(Reference::Name(wanted.name, wanted.tags))
        };
        change_with_roles(context, self.dry_run, self.roles.roles, change).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let flag = |on: bool, off: bool| (on || off).then_some(on);
        let change = Change {
            name: self.rename,
            unauthenticated: flag(self.unauthenticated, self.no_unauthenticated),
            classic: flag(self.classic, self.no_classic),
            logins: self.logins,
            removed: self.removed,
            tags: once("tag", self.tags)?,
        };
        let change = async |session: &_, steps: &mut _| {
            let id = identity_pool::update(session, &self.pool, change, steps).await?;
            Ok(Reference::Id(id))
        };
        change_with_roles(context, self.dry_run, self.roles.roles, change).await
    }
}

impl SetRolesArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let nothing_else = async |_: &_, _: &mut _| Ok(self.pool);
        change_with_roles(context, self.dry_run, self.roles, nothing_else).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            identity_pool::delete(session, &self.pool, steps).await?;
            Ok(Deleted::new(&self.pool))
        };
        context.change(self.dry_run, work).await
    }
}
