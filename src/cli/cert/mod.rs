//! `iotctl cert`: certificates of devices.

mod create;
mod inspect;
mod renewal;
mod rotate;

use clap::{Args, Subcommand};

use super::context::Context;
use super::error::CommandError;
use super::work::{Deleted, DryRun, Row, State};
use crate::domain::authority;
use crate::domain::certificate::{self, Certificate, Filter, Reference, Status, Targets};
use crate::domain::change::{ChangeError, Steps};
use crate::domain::session::Session;
use crate::model::name::{CertificateId, PolicyName, ThingName};

/// Create, register, show, attach, exchange, inspect and delete certificates
#[derive(Debug, Args)]
pub(super) struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Create(create::CreateArgs),
    Register(create::RegisterArgs),
    /// Show a registered certificate and what it is attached to
    #[command(alias = "describe")]
    Show {
        /// Id, ARN or file of the certificate
        certificate: Reference,
    },
    List(ListArgs),
    /// Let clients connect with a certificate
    Activate(StatusArgs),
    /// Let no client connect with a certificate, until it is activated again
    Deactivate(StatusArgs),
    /// Let no client connect with a certificate whose key cannot be trusted any more
    Revoke(StatusArgs),
    /// Attach a certificate to things, or policies to it
    Attach(AttachmentArgs),
    /// Detach a certificate from things, or policies from it
    Detach(AttachmentArgs),
    Delete(DeleteArgs),
    Rotate(rotate::RotateArgs),
    NeedsRenewal(renewal::NeedsRenewalArgs),
    Inspect(inspect::InspectArgs),
}

/// List the registered certificates
#[derive(Debug, Args)]
#[command(alias = "ls")]
struct ListArgs {
    /// Signed by this registered CA: name on this machine, id, ARN or file
    #[arg(long, value_name = "CA")]
    ca: Option<authority::Reference>,
    /// Folder that holds the folders of CAs
    #[arg(long, env = "IOTCTL_CAS", value_name = "DIR", default_value = "cas")]
    ca_dir: std::path::PathBuf,
    /// Attached to this thing
    #[arg(long, value_name = "THING")]
    thing: Option<ThingName>,
    /// With this policy attached
    #[arg(long, value_name = "POLICY")]
    policy: Option<PolicyName>,
    /// Of this status, such as active or inactive
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
}

#[derive(Debug, Args)]
struct StatusArgs {
    /// Id, ARN or file of the certificate
    certificate: Reference,
    #[command(flatten)]
    dry_run: DryRun,
}

/// What a certificate is attached to.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct TargetArgs {
    /// Thing; repeatable
    #[arg(long = "thing", value_name = "THING")]
    things: Vec<ThingName>,
    /// Policy; repeatable
    #[arg(long = "policy", value_name = "POLICY")]
    policies: Vec<PolicyName>,
}

#[derive(Debug, Args)]
struct AttachmentArgs {
    /// Id, ARN or file of the certificate
    certificate: Reference,
    #[command(flatten)]
    targets: TargetArgs,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deactivate and delete a certificate
#[derive(Debug, Args)]
#[command(alias = "rm")]
struct DeleteArgs {
    /// Id, ARN or file of the certificate
    certificate: Reference,
    /// Detach it from things and policies first, and wait until AWS has done so
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Row for Certificate {
    const HEADER: &'static [&'static str] = &["ID", "STATUS", "CREATED"];

    fn cells(&self) -> Vec<String> {
        let created = self.created.map(|time| time.to_string());
        vec![
            self.certificate_id.to_string(),
            self.status.clone(),
            created.unwrap_or_default(),
        ]
    }
}

impl Command {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self.verb {
            Verb::Create(args) => args.run(context).await,
            Verb::Register(args) => args.run(context).await,
            Verb::Show { certificate } => {
                let find = async |session: &_, certificate: &Reference| {
                    let id = certificate.id(session).await?;
                    certificate::show(session, &id).await
                };
                context.show(&certificate, find).await
            }
            Verb::List(args) => args.run(context).await,
            Verb::Activate(args) => args.run(context, Status::Active).await,
            Verb::Deactivate(args) => args.run(context, Status::Inactive).await,
            Verb::Revoke(args) => args.run(context, Status::Revoked).await,
            Verb::Attach(args) => args.run(context, certificate::attach).await,
            Verb::Detach(args) => args.run(context, certificate::detach).await,
            Verb::Delete(args) => args.run(context).await,
            Verb::Rotate(args) => args.run(context).await,
            Verb::NeedsRenewal(args) => args.run(context).await,
            Verb::Inspect(args) => args.run(context),
        }
    }
}

impl ListArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let Self {
            ca,
            ca_dir,
            thing,
            policy,
            status,
        } = self;
        let find = async |session: &_| {
            let authority = match &ca {
                None => None,
                Some(authority::Reference::Id(id)) => Some(id.clone()),
                Some(ca) => {
                    let found = authority::show(session, &ca_dir, ca).await?;
                    Some(found.certificate_id)
                }
            };
            let filter = Filter {
                authority,
                thing,
                policy,
                status,
            };
            certificate::list(session, &filter).await
        };
        context.list(find).await
    }
}

impl StatusArgs {
    async fn run(self, context: &Context, status: Status) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            let id = self.certificate.id(session).await?;
            certificate::set_status(session, &id, status, steps).await?;
            certificate::find(session, &id).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl From<TargetArgs> for Targets {
    fn from(args: TargetArgs) -> Self {
        Self {
            things: args.things,
            policies: args.policies,
        }
    }
}

impl AttachmentArgs {
    async fn run(
        self,
        context: &Context,
        attach_or_detach: impl AsyncFnOnce(
            &Session,
            &CertificateId,
            &Targets,
            &mut Steps,
        ) -> Result<(), ChangeError>,
    ) -> Result<(), CommandError> {
        let targets = Targets::from(self.targets);
        let work = async |session: &_, steps: &mut _| {
            let id = self.certificate.id(session).await?;
            attach_or_detach(session, &id, &targets, steps).await?;
            certificate::find(session, &id).await.map(State)
        };
        context.change(self.dry_run, work).await
    }
}

impl DeleteArgs {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            let id = self.certificate.id(session).await?;
            certificate::delete(session, &id, self.cascade, steps).await?;
            Ok(Deleted::new(&id))
        };
        context.change(self.dry_run, work).await
    }
}
