//! `iotctl cert create` and `cert register`: the ways a certificate comes to AWS IoT.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::output::Render;
use crate::cli::provision::failpoint;
use crate::cli::work::{DryRun, State};
use crate::domain::authority;
use crate::domain::certificate::{
    self, Authority, Created, Origin, Registration, Signed, Targets, Wanted,
};
use crate::domain::change::Existing;
use crate::domain::device_folder;
use crate::model::name::{AuthorityName, PolicyName, ThingName};
use crate::model::pki::KeyType;

/// Who makes a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KeySource {
    /// This machine, which it never leaves
    Local,
    /// AWS, which has then seen it
    Aws,
}

/// A CA of this machine.
#[derive(Debug, Args)]
pub(super) struct AuthorityArgs {
    /// Let this CA of this machine sign, in place of AWS; it must be registered
    #[arg(long, value_name = "NAME")]
    ca: Option<AuthorityName>,
    /// Folder that holds the folders of CAs
    #[arg(long, env = "IOTCTL_CAS", value_name = "DIR", default_value = "cas")]
    pub(super) ca_dir: PathBuf,
    /// Days that a certificate signed by --ca is valid; those by AWS end in 2049
    #[arg(long, value_name = "DAYS", default_value_t = 365, requires = "ca", value_parser = clap::value_parser!(u32).range(1..=36500))]
    days: u32,
}

impl AuthorityArgs {
    pub(super) fn authority(self) -> Option<Authority> {
        self.ca.map(|name| Authority {
            dir: self.ca_dir,
            name,
            days: self.days,
        })
    }
}

/// Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced
#[derive(Debug, Args)]
pub(super) struct CreateArgs {
    /// Thing to attach it to, which must exist; key and certificate go to its device folder
    #[arg(required_unless_present = "out")]
    thing: Option<ThingName>,
    #[command(flatten)]
    authority: AuthorityArgs,
    /// Kind of the key: p256 (the default), p384, rsa2048, rsa4096
    #[arg(long, value_name = "TYPE", conflicts_with = "csr")]
    key_type: Option<KeyType>,
    /// Who makes the key
    #[arg(
        long,
        value_name = "WHO",
        default_value = "local",
        conflicts_with = "csr"
    )]
    key_source: KeySource,
    /// Make a certificate for this certificate signing request; its key stays where it is
    #[arg(long, value_name = "FILE")]
    csr: Option<PathBuf>,
    /// Policy to attach; repeatable
    #[arg(long = "policy", value_name = "POLICY")]
    policies: Vec<PolicyName>,
    /// Folder for key and certificate; default: the thing's device folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A certificate that was made, as it is shown.
#[derive(Debug, serde::Serialize)]
#[serde(transparent)]
struct Shown(Option<Created>);

impl Render for Shown {
    fn human(&self) -> String {
        let Some(created) = &self.0 else {
            return String::new();
        };
        let folder = created.folder.display();
        let mut text = format!(
            "certificate  {}\nfolder       {folder}",
            created.certificate_id
        );
        if let Some(thing) = &created.thing {
            text = format!("thing        {thing}\n{text}");
        }
        text
    }

    fn names(&self) -> Vec<String> {
        let created = self.0.iter();
        created
            .map(|created| created.certificate_id.to_string())
            .collect()
    }
}

impl CreateArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        if self.key_source == KeySource::Aws
            && (self.authority.ca.is_some() || self.key_type.is_some())
        {
            let error = "a key that AWS makes is RSA 2048, and AWS signs its certificate";
            let error = CommandError::new(Kind::Usage, error);
            return Err(error.hint("leave out --ca and --key-type, or --key-source aws"));
        }
        let origin = match (&self.csr, self.key_source) {
            (Some(path), _) => Origin::Elsewhere(certificate::read_csr(path)?),
            (None, KeySource::Aws) => Origin::Aws,
            (None, KeySource::Local) => Origin::Here(self.key_type.unwrap_or_default()),
        };
        let devices = &context.args.devices;
        let folder = match (self.out, &self.thing) {
            (Some(out), _) => out,
            (None, Some(thing)) => devices.join(thing.as_str()),
            (None, None) => return Err(CommandError::new(Kind::Usage, "name a thing or --out")),
        };
        let asked = match self.key_source {
            // What AWS makes.
            KeySource::Aws => Some(KeyType::Rsa2048),
            KeySource::Local => self.key_type,
        };
        if let Some(asked) = asked {
            certificate::check_key_type(&folder, asked)?;
        }
        if self.key_source == KeySource::Aws && !device_folder::key_path(&folder).exists() {
            context.ui.warn(
                "AWS makes this key and has seen it; the default, --key-source local, makes one that never leaves this machine",
            );
        }
        let wanted = Wanted {
            thing: self.thing,
            folder,
            origin,
            authority: self.authority.authority(),
            policies: self.policies,
            failpoint: failpoint(),
        };
        let work = async |session: &_, steps: &mut _| {
            certificate::check_targets(session, &wanted.targets()).await?;
            let created = certificate::ensure(session, &wanted, Existing::Refuse, steps).await?;
            for warning in created.iter().flat_map(|created| &created.warnings) {
                context.ui.warn(warning);
            }
            Ok(Shown(created))
        };
        context.change(self.dry_run, work).await
    }
}

/// Register a certificate that was signed elsewhere
#[derive(Debug, Args)]
pub(super) struct RegisterArgs {
    /// File of the certificate (PEM); a key in it stays here
    file: PathBuf,
    /// The CA of this machine that signed it; needed only where several registered CAs have its subject
    #[arg(long, value_name = "NAME", conflicts_with_all = ["ca_file", "without_ca"])]
    ca: Option<AuthorityName>,
    /// The same by the file of the CA's certificate
    #[arg(long, value_name = "FILE", conflicts_with = "without_ca")]
    ca_file: Option<PathBuf>,
    /// Folder that holds the folders of CAs
    #[arg(long, env = "IOTCTL_CAS", value_name = "DIR", default_value = "cas")]
    ca_dir: PathBuf,
    /// Register it although its CA is not; devices must send the server name
    #[arg(long)]
    without_ca: bool,
    /// Register it inactive
    #[arg(long)]
    inactive: bool,
    /// Thing to attach it to; repeatable
    #[arg(long = "thing", value_name = "THING")]
    things: Vec<ThingName>,
    /// Policy to attach; repeatable
    #[arg(long = "policy", value_name = "POLICY")]
    policies: Vec<PolicyName>,
    #[command(flatten)]
    dry_run: DryRun,
}

impl RegisterArgs {
    /// The certificate of the CA that is named.
    fn authority(&self) -> Result<Option<String>, CommandError> {
        match (&self.ca, &self.ca_file) {
            (Some(name), _) => {
                let path = authority::folder(&self.ca_dir, name).join("cert.pem");
                Ok(Some(certificate::read_file(&path)?))
            }
            (None, Some(path)) => Ok(Some(certificate::read_file(path)?)),
            (None, None) => Ok(None),
        }
    }

    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let signed = if self.without_ca {
            Signed::ByAnybody
        } else {
            Signed::ByAuthority(self.authority()?)
        };
        let wanted = Registration {
            certificate: certificate::read_file(&self.file)?,
            signed,
            active: !self.inactive,
            targets: Targets {
                things: self.things,
                policies: self.policies,
            },
        };
        let work = async |session: &_, steps: &mut _| {
            certificate::check_targets(session, &wanted.targets).await?;
            let id = certificate::register(session, &wanted, Existing::Refuse, steps).await?;
            certificate::find(session, &id).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}
