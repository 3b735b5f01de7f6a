//! `iotctl cert rotate`: a new key and certificate for a device, and the end of the old.

use std::time::Duration;

use clap::Args;

use super::create::AuthorityArgs;
use crate::cli::context::{Context, span};
use crate::cli::error::{CommandError, Kind};
use crate::cli::output::Render;
use crate::cli::provision::failpoint;
use crate::cli::work::DryRun;
use crate::domain::certificate::{self, Retire, Rotation, RotationReport, Stage};
use crate::model::name::{PolicyName, ThingName};
use crate::model::pki::KeyType;

/// Exchange a device's key and certificate, or go on with that: issue, attach, hand over to the device's folder, and retire the
/// old ones when the device was seen on the new certificate
///
/// Without --ca whoever signed the old certificate signs the new one: AWS, or a CA in --ca-dir, for as many days.
///
/// Exit code 0: the old certificate is gone. 10: the folder has the new files and the old certificate is still active; run it again
/// with --wait, --grace or --retire-now. Only AWS's lifecycle events tell which certificate a device connected with.
#[derive(Debug, Args)]
pub(super) struct RotateArgs {
    /// The device
    thing: ThingName,
    #[command(flatten)]
    authority: AuthorityArgs,
    /// Kind of the new key: p256, p384, rsa2048, rsa4096
    #[arg(long, value_name = "TYPE", default_value_t)]
    key_type: KeyType,
    /// Policy of the new certificate, in place of those of the old; repeatable
    #[arg(long = "policy", value_name = "POLICY")]
    policies: Vec<PolicyName>,
    /// Wait until the device is seen on the new certificate, for as long as --timeout allows, then retire the old one. Without
    /// --observer the old certificate is made inactive for up to two minutes once the device is connected, and active again
    /// unless the device comes back
    #[arg(long, conflicts_with_all = ["grace", "retire_now"])]
    wait: bool,
    /// A device whose policy allows to subscribe to $aws/events/presence/connected/#: its folder is used to watch
    #[arg(long, value_name = "THING", requires = "wait")]
    observer: Option<ThingName>,
    /// Retire the old certificate so long after the hand-over, such as 7d, whether the device was seen or not
    #[arg(long, value_name = "DURATION", value_parser = span, conflicts_with = "retire_now")]
    grace: Option<Duration>,
    /// Retire the old certificate at once
    #[arg(long)]
    retire_now: bool,
    #[command(flatten)]
    dry_run: DryRun,
}

impl Render for RotationReport {
    fn human(&self) -> String {
        let stage = match self.stage {
            Stage::Planned => "planned",
            Stage::HandedOver => "handed over, the old certificate is still active",
            Stage::Retired => "finished, the old certificate is gone",
        };
        let new = self.certificate_id.as_ref().map(ToString::to_string);
        format!(
            "thing  {}\nstage  {stage}\nold    {}\nnew    {}",
            self.thing,
            self.old_certificate_id,
            new.unwrap_or_default()
        )
    }

    fn is_settled(&self) -> bool {
        self.stage == Stage::Retired
    }

    fn names(&self) -> Vec<String> {
        vec![self.thing.to_string()]
    }
}

impl RotateArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let retire = match (self.wait, self.grace, self.retire_now) {
            (true, ..) => Retire::Seen {
                observer: self.observer,
            },
            (_, Some(grace), _) => Retire::After(grace),
            (_, _, true) => Retire::Now,
            _ => Retire::Later,
        };
        let thing = self.thing;
        let wanted = Rotation {
            folder: context.args.devices.join(thing.as_str()),
            thing,
            key_type: self.key_type,
            ca_dir: self.authority.ca_dir.clone(),
            authority: self.authority.authority(),
            policies: self.policies,
            retire,
            failpoint: failpoint(),
        };
        let mut reached = None;
        let work = async |session: &_, steps: &mut _| {
            let report = certificate::rotate(session, &wanted, steps).await?;
            reached = Some(report.clone());
            Ok(report)
        };
        context.change(self.dry_run, work).await?;
        match reached {
            Some(report) if report.stage == Stage::HandedOver => {
                Err(unfinished(&report, &wanted.retire))
            }
            _ => Ok(()),
        }
    }
}

/// Why the old certificate is still there, and what ends that.
fn unfinished(report: &RotationReport, retire: &Retire) -> CommandError {
    let thing = &report.thing;
    let why = match (report.grace_ends, retire) {
        (Some(end), _) => format!("the old one stays until {end:.0}"),
        (None, Retire::Seen { .. }) => "the device was not seen on it".to_owned(),
        (None, _) => "the device was not looked for on it yet".to_owned(),
    };
    let error = format!("the folder of `{thing}` has the new certificate, and {why}");
    let hint = match report.grace_ends {
        Some(_) => {
            "bring the new files to the device, and run the same command again after that time"
                .to_owned()
        }
        None => format!(
            "bring the new files to the device, then: iotctl cert rotate {thing} --wait, or --retire-now"
        ),
    };
    CommandError::new(Kind::Check, error).hint(hint)
}
