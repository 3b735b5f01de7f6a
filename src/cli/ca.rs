//! `iotctl ca`: certificate authorities of this machine and their registration.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use zeroize::Zeroizing;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::work::{Deleted, DryRun, Named, Row, State, once};
use crate::domain::authority::{
    self, Asked, Authority, Creation, Deletion, LocalAuthority, Material, Mode, Reference, Update,
    Wanted,
};
use crate::domain::certificate;
use crate::domain::change::{Existing, Steps};
use crate::domain::device_folder;
use crate::model::name::{AuthorityName, TemplateName};
use crate::model::pki::{KeyType, Subject};

/// Days that the certificate of a CA is valid, where none are said.
const DAYS: u32 = 3650;

/// Create, register, show, list, update and delete certificate authorities (CAs)
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(CreateArgs),
    Register(RegisterArgs),
    /// Show a registered CA
    #[command(alias = "describe")]
    Show {
        /// Name of a CA of this machine, id, ARN or certificate file
        ca: Reference,
        #[command(flatten)]
        place: Place,
    },
    /// List the registered CAs, with the names they have on this machine
    #[command(alias = "ls")]
    List {
        #[command(flatten)]
        place: Place,
    },
    Update(UpdateArgs),
    Delete(DeleteArgs),
}

/// Folder of the CAs of this machine.
#[derive(Debug, Args)]
struct Place {
    /// Folder that holds the folders of CAs
    #[arg(
        long = "dir",
        env = "IOTCTL_CAS",
        value_name = "DIR",
        default_value = "cas"
    )]
    dir: PathBuf,
}

/// Make a CA on this machine: its key, which stays here, and its certificate
#[derive(Debug, Args)]
struct CreateArgs {
    /// Name of the CA and of its folder
    #[arg(required_unless_present = "named", conflicts_with = "named")]
    name: Option<AuthorityName>,
    /// The same as an option
    #[arg(long = "name", id = "named", value_name = "NAME")]
    named: Option<AuthorityName>,
    /// Kind of its key: p256 (the default), p384, rsa2048, rsa4096
    #[arg(long, value_name = "TYPE")]
    key_type: Option<KeyType>,
    /// Subject of its certificate, such as CN=Plant 1,O=Acme,C=DE; default: CN=NAME
    #[arg(long, visible_alias = "common-name", value_name = "SUBJECT", value_parser = subject)]
    subject: Option<Subject>,
    /// Days that its certificate is valid; default: 3650
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36500))]
    days: Option<u32>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A subject, or only its common name.
fn subject(text: &str) -> Result<Subject, String> {
    if text.contains('=') {
        return text
            .parse()
            .map_err(|error: crate::model::pki::PkiError| error.to_string());
    }
    if text.is_empty() {
        return Err("a subject must not be empty".to_owned());
    }
    Ok(Subject::common_name(text))
}

/// Register a CA with AWS IoT, so that certificates it signs can be registered
#[derive(Debug, Args)]
struct RegisterArgs {
    /// Name of a CA of this machine, or the file of its certificate (PEM)
    ca: Reference,
    /// Who may register it: `default` proves that you have its key (made for you), one account of a Region; `sni-only` any account,
    /// and devices must send the server name
    #[arg(long, value_name = "MODE", default_value = "default")]
    mode: Mode,
    /// The key of a CA given as a file, for the proof
    #[arg(long, value_name = "FILE", conflicts_with = "verification_cert")]
    key: Option<PathBuf>,
    /// A certificate signed by that CA whose common name is the registration code, in place of --key
    #[arg(long, value_name = "FILE")]
    verification_cert: Option<PathBuf>,
    /// Register devices as they first connect
    #[arg(long)]
    auto_registration: bool,
    /// Provisioning template (of type JITP) that is run then
    #[arg(long, value_name = "NAME", requires = "auto_registration")]
    template: Option<TemplateName>,
    /// Register it inactive
    #[arg(long)]
    inactive: bool,
    /// Tag; repeatable
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = super::work::pair)]
    tags: Vec<(String, String)>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Switch {
    On,
    Off,
}

/// Change a registered CA
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["active", "inactive", "auto_registration", "template"]))]
struct UpdateArgs {
    /// Name of a CA of this machine, id, ARN or certificate file
    ca: Reference,
    /// Let its certificates be registered
    #[arg(long, conflicts_with = "inactive")]
    active: bool,
    /// Let no more of its certificates be registered; those that are stay as they are
    #[arg(long)]
    inactive: bool,
    /// Whether devices are registered as they first connect
    #[arg(long, value_name = "ON|OFF")]
    auto_registration: Option<Switch>,
    /// Provisioning template (of type JITP) that is run then
    #[arg(long, value_name = "NAME")]
    template: Option<TemplateName>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Name of a CA of this machine, id, ARN or certificate file
    ca: Reference,
    /// Detach, deactivate and delete the certificates it signed, too
    #[arg(long)]
    cascade: bool,
    /// Remove its key and certificate from this machine, too; asks first
    #[arg(long)]
    files: bool,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Named for LocalAuthority {
    fn name(&self) -> String {
        self.name.to_string()
    }
}

impl Row for Authority {
    const HEADER: &'static [&'static str] = &["NAME", "ID", "STATUS"];

    fn cells(&self) -> Vec<String> {
        let name = self.name.as_ref().map(ToString::to_string);
        vec![
            name.unwrap_or_else(|| "-".to_owned()),
            self.certificate_id.to_string(),
            self.status.clone(),
        ]
    }

    fn name(&self) -> String {
        self.certificate_id.to_string()
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Register(args) => args.run(context).await,
            Verb::Show { ca, place } => {
                let find =
                    async |session: &_, ca: &_| authority::show(session, &place.dir, ca).await;
                context.show(&ca, find).await
            }
            Verb::List { place } => {
                let find = async |session: &_| authority::list(session, &place.dir).await;
                context.list(find).await
            }
            Verb::Update(args) => args.run(context).await,
            Verb::Delete(args) => args.run(context).await,
        }
    }
}

impl CreateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let Some(name) = self.name.or(self.named) else {
            return Err(CommandError::new(Kind::Usage, "name the CA"));
        };
        let asked = Asked {
            key_type: self.key_type.is_some(),
            subject: self.subject.is_some(),
            days: self.days.is_some(),
        };
        let subject = self.subject;
        let wanted = Creation {
            dir: self.place.dir,
            subject: subject.unwrap_or_else(|| Subject::common_name(name.as_str())),
            name,
            key_type: self.key_type.unwrap_or_default(),
            days: self.days.unwrap_or(DAYS),
        };
        // Nothing is asked of AWS.
        let mut steps = Steps::unrecorded(self.dry_run.on);
        let made = authority::create_as(&wanted, asked, &mut steps).await?;
        context.show_changed(&State(made), &steps)
    }
}

impl RegisterArgs {
    /// What is registered, read from its files.
    fn material(&self) -> Result<Material, CommandError> {
        let stray = |option: &str| {
            let error = format!("{option} is for a CA given as a file");
            Err(CommandError::new(Kind::Usage, error))
        };
        match &self.ca {
            Reference::Name(_) if self.key.is_some() => stray("--key"),
            Reference::Name(_) if self.verification_cert.is_some() => stray("--verification-cert"),
            Reference::Name(name) => Ok(Material::Local {
                dir: self.place.dir.clone(),
                name: name.clone(),
            }),
            Reference::File(path) => {
                let key = self.key.as_ref().map(|path| read_key(path)).transpose()?;
                let verification = self.verification_cert.as_ref();
                let verification = verification.map(|path| certificate::read_file(path));
                Ok(Material::Given {
                    certificate: certificate::read_file(path)?,
                    key,
                    verification: verification.transpose()?,
                })
            }
            Reference::Id(id) | Reference::Arn(_, id) => {
                let error = CommandError::new(Kind::Usage, format!("`{id}` is an id"));
                Err(error.hint("name a CA of this machine, or the file of its certificate"))
            }
        }
    }

    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let wanted = Wanted {
            material: self.material()?,
            mode: self.mode,
            active: !self.inactive,
            auto_registration: self.auto_registration,
            template: self.template,
            tags: once("tag", self.tags)?,
        };
        let (dir, ca) = (&self.place.dir, &self.ca);
        let work = async |session: &_, steps: &mut _| {
            authority::ensure(session, &wanted, Existing::Refuse, steps).await?;
            authority::find(session, dir, ca).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

/// A private key that nobody else may read.
fn read_key(path: &std::path::Path) -> Result<Zeroizing<String>, CommandError> {
    device_folder::read_key_file(path)?.ok_or_else(|| {
        let error = format!("there is no file `{}`", path.display());
        CommandError::new(Kind::Local, error)
    })
}

impl UpdateArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let update = Update {
            active: (self.active || self.inactive).then_some(self.active),
            auto_registration: self.auto_registration.map(|on| matches!(on, Switch::On)),
            template: self.template,
        };
        let (dir, ca) = (&self.place.dir, &self.ca);
        let work = async |session: &_, steps: &mut _| {
            authority::update(session, dir, ca, &update, steps).await?;
            authority::find(session, dir, ca).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let (dir, ca) = (&self.place.dir, &self.ca);
        if self.files {
            let Reference::Name(name) = ca else {
                let error = "--files is for a CA of this machine, given by its name";
                return Err(CommandError::new(Kind::Usage, error));
            };
            let folder = authority::folder(dir, name);
            if !self.dry_run.on {
                let folder = folder.display();
                context.confirm(&format!(
                    "remove the key and certificate in `{folder}`? What this CA signed can then never be renewed"
                ))?;
            }
        }
        let deletion = Deletion {
            cascade: self.cascade,
            files: self.files,
        };
        let work = async |session: &_, steps: &mut _| {
            authority::delete(session, dir, ca, deletion, steps).await?;
            Ok(Deleted::new(ca))
        };
        context.change(self.dry_run, work).await
    }
}
