//! `iotctl template`: provisioning templates, their versions, and temporary claim certificates for them.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::path_word;
use super::work::{Deleted, Detail, DryRun, Named, Row, State, once, pair, yes_or_no};
use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::claim::temporary::{self, Claim};
use crate::domain::files;
use crate::domain::provisioning_template::{
    self, Kind as Usage, Template, Version, Wanted, check_body,
};
use crate::domain::session::Session;
use crate::model::name::{Arn, RoleName, TemplateName};

/// Create, show, list, update and delete provisioning templates, and claim certificates for them
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    /// Show a provisioning template
    #[command(alias = "describe")]
    Show {
        /// Name of the template
        name: TemplateName,
    },
    /// List the provisioning templates
    #[command(alias = "ls")]
    List,
    /// List the versions of a provisioning template
    Versions {
        /// Name of the template
        name: TemplateName,
    },
    Update(UpdateArgs),
    Delete(DeleteArgs),
    Claim(ClaimArgs),
}

/// What a template is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum KindArg {
    /// Fleet provisioning, by claim or by a trusted user
    Fleet,
    /// Just-in-time provisioning on a device's first connection
    Jitp,
}

/// Create a provisioning template; one that is there as wanted is no error
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the template
    name: TemplateName,
    /// JSON file with the template
    #[arg(short, long, value_name = "FILE")]
    file: PathBuf,
    /// Role that creates what the template names, by name or ARN: it trusts iot.amazonaws.com and has the managed policy
    /// `AWSIoTThingsRegistration`
    #[arg(long, value_name = "ROLE")]
    role: String,
    /// Description
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Let no device provision by it yet
    #[arg(long)]
    disabled: bool,
    /// What it is for
    #[arg(
        long = "type",
        value_name = "TYPE",
        value_enum,
        default_value = "fleet"
    )]
    kind: KindArg,
    /// ARN of a Lambda function that is asked before a device is provisioned
    #[arg(long, value_name = "ARN")]
    hook: Option<Arn>,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Change a provisioning template; another body is another version in force, for which the oldest of five makes room
#[derive(Debug, Args)]
struct UpdateArgs {
    /// Name of the template
    name: TemplateName,
    /// JSON file with the template
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Role that creates what the template names, by name or ARN
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Description
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Let devices provision by it
    #[arg(long, conflicts_with = "disabled")]
    enabled: bool,
    /// Let no device provision by it
    #[arg(long)]
    disabled: bool,
    /// ARN of a Lambda function that is asked before a device is provisioned
    #[arg(long, value_name = "ARN", conflicts_with = "no_hook")]
    hook: Option<Arn>,
    /// Ask no function any more
    #[arg(long)]
    no_hook: bool,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Delete a provisioning template; one that is gone is no error
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of the template
    name: TemplateName,
    /// Delete its versions, too
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`
#[derive(Debug, Args)]
struct ClaimArgs {
    /// Name of the template
    name: TemplateName,
    /// Folder for certificate and key
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace the claim that is there, key and all
    #[arg(long)]
    force: bool,
}

impl From<KindArg> for Usage {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Fleet => Self::Fleet,
            KindArg::Jitp => Self::JustInTime,
        }
    }
}

impl Row for Template {
    const HEADER: &'static [&'static str] = &["NAME", "TYPE", "ENABLED", "DESCRIPTION"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.kind.clone(),
            yes_or_no(self.enabled),
            self.description.clone().unwrap_or_default(),
        ]
    }
}

impl Row for Version {
    const HEADER: &'static [&'static str] = &["VERSION", "CREATED", "DEFAULT"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.created.to_string(),
            yes_or_no(self.is_default),
        ]
    }
}

impl Named for Claim {
    fn name(&self) -> String {
        self.certificate_id.to_string()
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Show { name } => context.show(&name, provisioning_template::show).await,
            Verb::List => context.list(provisioning_template::list).await,
            Verb::Versions { name } => {
                let find =
                    async |session: &_| provisioning_template::versions(session, &name).await;
                context.list(find).await
            }
            Verb::Update(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
            Verb::Claim(args) => args.run(context).await,
        }
    }
}

/// Reads and checks a template's body.
fn body(file: &Path) -> Result<String, CommandError> {
    let unreadable = |detail: String| {
        let file = file.display();
        CommandError::new(
            Kind::Local,
            format!("cannot read the template `{file}`: {detail}"),
        )
    };
    let text = files::read_text(file).map_err(|error| unreadable(error.to_string()))?;
    check_body(&text)?;
    Ok(text.to_string())
}

/// A role as it was named.
enum Role {
    Arn(Arn),
    Name(RoleName),
}

fn role(text: &str) -> Result<Role, CommandError> {
    let usage = |error: crate::model::name::NameError| CommandError::new(Kind::Usage, error);
    if text.starts_with("arn:") {
        return text.parse().map(Role::Arn).map_err(usage);
    }
    text.parse().map(Role::Name).map_err(usage)
}

impl Role {
    /// Its ARN; of one that is named, in the account worked in.
    async fn arn(&self, session: &Session) -> Result<Arn, ChangeError> {
        let name = match self {
            Self::Arn(arn) => return Ok(arn.clone()),
            Self::Name(name) => name,
        };
        let scope = session.scope().await?;
        let (partition, account) = (scope.region.partition(), &scope.account);
        let arn = format!("arn:{partition}:iam::{account}:role/{name}");
        Ok(arn
            .parse()
            .expect("partition, account and name make an ARN"))
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let (body, role) = (body(&self.file)?, role(&self.role)?);
        let work = async |session: &Session, steps: &mut Steps| {
            let wanted = Wanted {
                name: self.name.clone(),
                description: self.description,
                body,
                role_arn: role.arn(session).await?,
                enabled: !self.disabled,
                hook: self.hook,
                kind: self.kind.into(),
                tags: once("tag", self.tags)?,
            };
            provisioning_template::ensure(session, &wanted, Existing::Refuse, steps).await?;
            provisioning_template::find(session, &self.name)
                .await
                .map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let body = self.file.as_deref().map(body).transpose()?;
        let role = self.role.as_deref().map(role).transpose()?;
        let (name, dry_run) = (self.name.clone(), self.dry_run);
        let work = async |session: &Session, steps: &mut Steps| {
            let found = provisioning_template::show(session, &name).await?;
            let wanted = self.wanted(session, found, body, role).await?;
            provisioning_template::ensure(session, &wanted, Existing::Update, steps).await?;
            provisioning_template::find(session, &name).await.map(State)
        };
        context.change(dry_run, work).await
    }

    /// The template as found, with what was said in place of it.
    async fn wanted(
        self,
        session: &Session,
        found: Template,
        body: Option<String>,
        role: Option<Role>,
    ) -> Result<Wanted, ChangeError> {
        let arn = |text: Option<String>| text.and_then(|text| text.parse::<Arn>().ok());
        let unknown = || ChangeError::Refused {
            message: format!("the role of the template `{}` is no ARN", self.name),
            hint: "name one with --role".to_owned(),
        };
        let role_arn = match role {
            Some(role) => role.arn(session).await?,
            None => arn(found.role_arn).ok_or_else(unknown)?,
        };
        let kind = match found.kind.as_str() {
            "JITP" => Usage::JustInTime,
            _ => Usage::Fleet,
        };
        Ok(Wanted {
            description: self.description,
            body: body.or(found.body).unwrap_or_default(),
            role_arn,
            enabled: self.enabled || (found.enabled && !self.disabled),
            hook: self.hook.or(arn(found.hook).filter(|_| !self.no_hook)),
            kind,
            tags: once("tag", self.tags)?,
            name: self.name,
        })
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &Session, steps: &mut Steps| {
            provisioning_template::delete(session, &self.name, self.cascade, steps).await?;
            Ok(Deleted::new(&self.name))
        };
        context.change(self.dry_run, work).await
    }
}

impl ClaimArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let made = context
            .ask(async |session| {
                temporary::request(session, &self.name, &self.out, self.force).await
            })
            .await?;
        context.ui.show(&Detail(made))?;
        context.ui.status(&format!(
            "next, within five minutes: iotctl{} provision claim --template {} --claim {}",
            context.sandbox_option(),
            self.name,
            path_word(&self.out)
        ));
        Ok(())
    }
}
