//! `iotctl role create` and `role update`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::show::Shown;
use crate::cli::context::{Context, duration};
use crate::cli::error::{CommandError, Kind};
use crate::cli::policy::file;
use crate::cli::work::{DryRun, once};
use crate::domain::change::{ChangeError, Existing};
use crate::domain::identity_pool::{self, Reference};
use crate::domain::role::{self, RolePath, Trust, Wanted};
use crate::domain::session::Session;
use crate::model::name::{NameError, PolicyName, RoleName};

/// What a role is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Purpose {
    /// Devices that get credentials for a role alias from the credentials provider
    CredentialsProvider,
    /// Logged-in identities of an identity pool
    CognitoAuth,
    /// Guests of an identity pool
    CognitoUnauth,
    /// Lambda functions
    Lambda,
    /// Topic rules
    Rule,
}

/// What may be said of a new role as of one that exists.
#[derive(Debug, Args)]
struct Content {
    /// Identity pool, for cognito-auth and cognito-unauth
    #[arg(long, value_name = "NAME|ID")]
    identity_pool: Option<Reference>,
    /// JSON file with a policy for the role, which is named after the file; ${account} and ${region} in it are filled in;
    /// repeatable
    #[arg(long = "policy-file", value_name = "FILE")]
    policy_files: Vec<PathBuf>,
    /// Managed policy, AWS's or the account's own, by name or ARN; repeatable
    #[arg(long = "managed-policy", value_name = "NAME|ARN")]
    managed: Vec<String>,
    /// Longest session: 1h to 12h
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    max_session: Option<Duration>,
    /// Description
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = crate::cli::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Create a role with its policies; one that is there as wanted is no error
#[derive(Debug, Args)]
pub(super) struct CreateArgs {
    /// Name of the role
    name: RoleName,
    /// What the role is for, which decides who may assume it
    #[arg(
        long = "for",
        value_name = "PURPOSE",
        required_unless_present = "trust_file"
    )]
    purpose: Option<Purpose>,
    /// JSON file with the trust policy, in the place of --for
    #[arg(long, value_name = "FILE", conflicts_with = "purpose")]
    trust_file: Option<PathBuf>,
    /// Path, such as /iot/devices/
    #[arg(long, value_name = "PATH")]
    path: Option<RolePath>,
    #[command(flatten)]
    content: Content,
}

/// Change who may assume a role, its policies and settings; what is not named stays
#[derive(Debug, Args)]
pub(super) struct UpdateArgs {
    /// Name of the role
    name: RoleName,
    /// What the role is for from now on, which decides who may assume it
    #[arg(long = "for", value_name = "PURPOSE")]
    purpose: Option<Purpose>,
    /// JSON file with the trust policy, in the place of --for
    #[arg(long, value_name = "FILE", conflicts_with = "purpose")]
    trust_file: Option<PathBuf>,
    #[command(flatten)]
    content: Content,
    /// Delete this inline policy; repeatable
    #[arg(long = "remove-policy", value_name = "NAME")]
    remove: Vec<PolicyName>,
    /// Detach this managed policy, by name or ARN; repeatable
    #[arg(long = "remove-managed-policy", value_name = "NAME|ARN")]
    remove_managed: Vec<String>,
}

impl CreateArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let dry_run = self.content.dry_run;
        let document = self.trust_file.as_deref();
        let pool = self.content.identity_pool.clone();
        let wanted = self
            .content
            .wanted(self.name, self.path, self.purpose, document)?;
        let work = async |session: &_, steps: &mut _| {
            let wanted = with_pool(session, wanted, pool.as_ref()).await?;
            role::ensure(session, &wanted, Existing::Refuse, steps).await?;
            Ok(Shown(role::find(session, &wanted.name).await?))
        };
        context.change(dry_run, work).await
    }
}

impl UpdateArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let dry_run = self.content.dry_run;
        let document = self.trust_file.as_deref();
        let pool = self.content.identity_pool.clone();
        let wanted = self
            .content
            .wanted(self.name, None, self.purpose, document)?;
        let (inline, managed) = (self.remove, self.remove_managed);
        let work = async |session: &_, steps: &mut _| {
            role::must_exist(session, &wanted.name).await?;
            let wanted = with_pool(session, wanted, pool.as_ref()).await?;
            role::ensure(session, &wanted, Existing::Update, steps).await?;
            role::strip(session, &wanted.name, &inline, &managed, steps).await?;
            Ok(Shown(role::find(session, &wanted.name).await?))
        };
        context.change(dry_run, work).await
    }
}

impl Content {
    fn wanted(
        self,
        name: RoleName,
        path: Option<RolePath>,
        purpose: Option<Purpose>,
        document: Option<&Path>,
    ) -> Result<Wanted, CommandError> {
        let wanted = Wanted {
            name,
            path,
            trust: trust(purpose, document, self.identity_pool.as_ref())?,
            inline: policies(&self.policy_files)?,
            managed: self.managed,
            max_session: self.max_session.map(seconds),
            description: self.description,
            tags: once("tag", self.tags)?,
            complete: false,
        };
        wanted.check()?;
        Ok(wanted)
    }
}

/// The role with its trust in the pool told by the pool's id.
async fn with_pool(
    session: &Session,
    mut wanted: Wanted,
    pool: Option<&Reference>,
) -> Result<Wanted, ChangeError> {
    if let Some(reference @ Reference::Name(..)) = pool
        && let Trust::Cognito { pool, .. } = &mut wanted.trust
    {
        *pool = Some(identity_pool::show(session, reference).await?.id);
    }
    Ok(wanted)
}

/// Whole seconds; more than fit are too many for AWS, too.
pub(in crate::cli) fn seconds(duration: Duration) -> i32 {
    i32::try_from(duration.as_secs()).unwrap_or(i32::MAX)
}

fn trust(
    purpose: Option<Purpose>,
    document: Option<&Path>,
    pool: Option<&Reference>,
) -> Result<Trust, CommandError> {
    let of_pool = |authenticated| {
        match pool {
        Some(pool) => Ok(Trust::Cognito {
            pool: Some(pool.to_string()),
            authenticated,
        }),
        None => Err(CommandError::new(
            Kind::Usage,
            "a role for an identity pool needs --identity-pool",
        )
        .hint("make the pool first: iotctl identity-pool create NAME; only its identities may then assume the role")),
    }
    };
    let trust = match (purpose, document) {
        (Some(Purpose::CognitoAuth), _) => return of_pool(true),
        (Some(Purpose::CognitoUnauth), _) => return of_pool(false),
        (Some(Purpose::CredentialsProvider), _) => Trust::CredentialsProvider,
        (Some(Purpose::Lambda), _) => Trust::Lambda,
        (Some(Purpose::Rule), _) => Trust::Rule,
        (None, Some(path)) => {
            let trust = Trust::Document(file::read(path)?);
            trust.check().map_err(|error| file::invalid(path, &error))?;
            trust
        }
        (None, None) => Trust::Unchanged,
    };
    if pool.is_some() {
        let error = "--identity-pool belongs to --for cognito-auth and --for cognito-unauth";
        return Err(CommandError::new(Kind::Usage, error));
    }
    Ok(trust)
}

/// The policies in `files`, each by its file's name.
fn policies(files: &[PathBuf]) -> Result<BTreeMap<PolicyName, String>, CommandError> {
    let mut policies = BTreeMap::new();
    for path in files {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        let name: PolicyName = stem
            .unwrap_or_default()
            .parse()
            .map_err(|error: NameError| {
                CommandError::new(Kind::Usage, error)
                    .hint("the policy is named after its file, without `.json`")
            })?;
        if policies
            .insert(name.clone(), file::iam_document(path)?)
            .is_some()
        {
            let error = format!("two files make a policy named `{name}`");
            return Err(CommandError::new(Kind::Usage, error).hint("rename one of them"));
        }
    }
    Ok(policies)
}
