//! `iotctl authorizer`: custom authorizers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::path_word;
use super::work::{Deleted, Detail, DryRun, Named, Row, State, once, yes_or_no};
use crate::domain::authorizer::{self, Authorizer, Entry, Wanted};
use crate::domain::change::Existing;
use crate::domain::files;
use crate::domain::function_permission::FunctionReference;
use crate::model::name::AuthorizerName;
use crate::model::token_key::{TokenKey, TokenKeyError};

/// Create, show, list, update and delete custom authorizers, and choose the default one
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a custom authorizer
    #[command(alias = "describe")]
    Show {
        /// Name of the authorizer
        name: AuthorizerName,
    },
    /// List the custom authorizers
    #[command(alias = "ls")]
    List,
    Update(UpdateArgs),
    SetDefault(SetDefaultArgs),
    ClearDefault(ClearDefaultArgs),
    Delete(DeleteArgs),
}

/// Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
struct CreateArgs {
    /// Name of the authorizer
    name: AuthorizerName,
    /// Lambda function that decides, by name or ARN
    #[arg(long, value_name = "FUNCTION")]
    function: FunctionReference,
    /// Header or query parameter that carries the token
    #[arg(long, value_name = "NAME")]
    token_key_name: Option<String>,
    /// RSA public key that verifies the token's signature; repeatable
    #[arg(long = "public-key", value_name = "NAME=FILE.pem", value_parser = name_and_file)]
    public_keys: Vec<(String, PathBuf)>,
    /// Take tokens without a signature; cannot be changed later
    #[arg(long, conflicts_with = "public_keys")]
    signing_disabled: bool,
    /// Create it INACTIVE
    #[arg(long)]
    inactive: bool,
    /// Reuse the function's answer on one HTTP connection
    #[arg(long)]
    enable_caching_for_http: bool,
    /// Make it the account's default authorizer
    #[arg(long)]
    default: bool,
    /// Do not let AWS IoT invoke the function: that is done elsewhere
    #[arg(long)]
    no_permission: bool,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Change a custom authorizer; what is not named stays as it is
#[derive(Debug, Args)]
struct UpdateArgs {
    /// Name of the authorizer
    name: AuthorizerName,
    /// Another Lambda function, by name or ARN
    #[arg(long, value_name = "FUNCTION")]
    function: Option<FunctionReference>,
    /// Another header or query parameter that carries the token
    #[arg(long, value_name = "NAME")]
    token_key_name: Option<String>,
    /// RSA public key to add or exchange; repeatable
    #[arg(long = "public-key", value_name = "NAME=FILE.pem", value_parser = name_and_file)]
    public_keys: Vec<(String, PathBuf)>,
    /// Public key to remove; repeatable
    #[arg(long = "remove-public-key", value_name = "NAME")]
    removed: Vec<String>,
    /// Make it ACTIVE
    #[arg(long, conflicts_with = "inactive")]
    active: bool,
    /// Make it INACTIVE
    #[arg(long)]
    inactive: bool,
    /// Whether the function's answer is reused on one HTTP connection
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    enable_caching_for_http: Option<bool>,
    /// Do not let AWS IoT invoke the other function: that is done elsewhere
    #[arg(long)]
    no_permission: bool,
    /// Tag to set; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Make a custom authorizer the account's default one
#[derive(Debug, Args)]
struct SetDefaultArgs {
    /// Name of the authorizer
    name: AuthorizerName,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Have no default authorizer any more
#[derive(Debug, Args)]
struct ClearDefaultArgs {
    #[command(flatten)]
    dry_run: DryRun,
}

/// Make a custom authorizer INACTIVE and delete it, with AWS IoT's permission to invoke its function
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the authorizer
    name: AuthorizerName,
    /// Delete it even if it is the account's default one
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads `NAME=FILE`.
fn name_and_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.is_empty() && !file.is_empty() => {
            Ok((name.to_owned(), PathBuf::from(file)))
        }
        _ => Err(format!("`{text}` is not NAME=FILE.pem")),
    }
}

/// The public key in a file; the file may turn out to hold a private one, and is forgotten then.
fn read_key(path: &Path) -> Result<TokenKey, CommandError> {
    let text = files::read_text(path).map_err(|error| {
        CommandError::new(
            Kind::Local,
            format!("cannot read {}: {error}", path.display()),
        )
    })?;
    text.parse().map_err(|error| {
        let message = format!("{} cannot verify tokens: {error}", path.display());
        let hint = match error {
            TokenKeyError::Private => format!(
                "give the public half: openssl pkey -in {} -pubout -out public.pem",
                path_word(path)
            ),
            _ => "make a key pair: openssl genrsa -out token.key 2048 && openssl pkey -in token.key -pubout -out token.pem"
                .to_owned(),
        };
        CommandError::new(Kind::Usage, message).hint(hint)
    })
}

fn read_keys(files: &[(String, PathBuf)]) -> Result<BTreeMap<String, TokenKey>, CommandError> {
    let keys = files.iter();
    keys.map(|(name, path)| Ok((name.clone(), read_key(path)?)))
        .collect()
}

impl Named for Authorizer {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME", "DEFAULT", "ARN"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), yes_or_no(self.default), self.arn.clone()]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, authorizer::show).await,
            Verb::List => context.list(authorizer::list).await,
            Verb::Update(args) => args.run(context).await,
            Verb::SetDefault(args) => args.run(context).await,
            Verb::ClearDefault(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            name: self.name,
            function: self.function,
            token_key_name: self.token_key_name,
            public_keys: read_keys(&self.public_keys)?,
            signing_disabled: self.signing_disabled,
            active: !self.inactive,
            caching_for_http: self.enable_caching_for_http,
            default: self.default,
            permission: !self.no_permission,
            tags: once("tag", self.tags)?,
        };
        authorizer::check(&wanted)?;
        let work = async |session: &_, steps: &mut _| {
            authorizer::ensure(session, &wanted, Existing::Refuse, steps).await?;
            authorizer::find(session, &wanted.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let keys = read_keys(&self.public_keys)?;
        let work = async |session: &_, steps: &mut _| {
            let mut wanted = authorizer::present(session, &self.name).await?;
            // Who gave the permission for the function it has may have done so in another way.
            wanted.permission = self.function.is_some() && !self.no_permission;
            wanted.function = self.function.unwrap_or(wanted.function);
            wanted.token_key_name = self.token_key_name.or(wanted.token_key_name);
            wanted
                .public_keys
                .retain(|name, _| !self.removed.contains(name));
            wanted.public_keys.extend(keys);
            wanted.active = (wanted.active || self.active) && !self.inactive;
            let caching = self.enable_caching_for_http;
            wanted.caching_for_http = caching.unwrap_or(wanted.caching_for_http);
            wanted.tags = once("tag", self.tags)?;
            authorizer::ensure(session, &wanted, Existing::Update, steps).await?;
            authorizer::find(session, &self.name).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl SetDefaultArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            let found = authorizer::show(session, &self.name).await?;
            authorizer::set_default(session, &self.name, steps).await?;
            Ok(Detail(Authorizer {
                default: true,
                ..found
            }))
        };
        context.change(self.dry_run, work).await
    }
}

impl ClearDefaultArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            authorizer::clear_default(session, steps).await?;
            Ok(Deleted::new("the default authorizer"))
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            authorizer::delete(session, &self.name, self.cascade, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}
