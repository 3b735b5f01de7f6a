//! `iotctl policy attach` and `policy detach`.

use clap::Args;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::output::Render;
use crate::cli::work::DryRun;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::policy::{IdentityId, Target};
use crate::domain::session::Session;
use crate::model::name::{Arn, CertificateId, NameError, PolicyName, ThingGroupName, ThingName};

#[derive(Debug, Args)]
pub(super) struct AttachmentArgs {
    /// Name of the policy
    name: PolicyName,
    #[command(flatten)]
    targets: Targets,
    #[command(flatten)]
    dry_run: DryRun,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Targets {
    /// The certificates of this thing; repeatable
    #[arg(long = "thing", value_name = "THING")]
    things: Vec<ThingName>,
    /// Certificate, by id or ARN; repeatable
    #[arg(long = "cert", value_name = "ID|ARN", value_parser = certificate)]
    certificates: Vec<Target>,
    /// Thing group; repeatable
    #[arg(long = "group", value_name = "GROUP")]
    groups: Vec<ThingGroupName>,
    /// Identity of a Cognito identity pool; repeatable
    #[arg(long = "identity", value_name = "ID")]
    identities: Vec<IdentityId>,
    /// ARN of a certificate or thing group; repeatable
    #[arg(long = "target", value_name = "ARN")]
    arns: Vec<Arn>,
}

fn certificate(text: &str) -> Result<Target, NameError> {
    if text.starts_with("arn:") {
        return text.parse().map(Target::Arn);
    }
    text.parse::<CertificateId>().map(Target::Certificate)
}

impl Targets {
    fn all(self) -> Vec<Target> {
        let things = self.things.into_iter().map(Target::Thing);
        let groups = self.groups.into_iter().map(Target::Group);
        let identities = self.identities.into_iter().map(Target::Identity);
        let arns = self.arns.into_iter().map(Target::Arn);
        things
            .chain(self.certificates)
            .chain(groups)
            .chain(identities)
            .chain(arns)
            .collect()
    }
}

/// A policy and what it was attached to, or detached from.
#[derive(Debug, Serialize)]
struct Attachment {
    policy: String,
    targets: Vec<String>,
}

impl Render for Attachment {
    fn human(&self) -> String {
        self.targets.join("\n")
    }

    fn names(&self) -> Vec<String> {
        self.targets.clone()
    }
}

impl AttachmentArgs {
    pub(super) async fn run(
        self,
        context: &Context,
        attach_or_detach: impl AsyncFnOnce(
            &Session,
            &PolicyName,
            &[Target],
            &mut Steps,
        ) -> Result<Vec<String>, ChangeError>,
    ) -> Result<(), CommandError> {
        let targets = self.targets.all();
        let work = async |session: &_, steps: &mut _| {
            let targets = attach_or_detach(session, &self.name, &targets, steps).await?;
            let policy = self.name.to_string();
            Ok(Attachment { policy, targets })
        };
        context.change(self.dry_run, work).await
    }
}
