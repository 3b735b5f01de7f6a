//! `iotctl cert needs-renewal`: which certificates end soon, for cron jobs and pipelines.

use std::str::FromStr;
use std::time::Duration;

use clap::Args;

use crate::cli::context::{Context, span};
use crate::cli::error::{CommandError, Kind};
use crate::cli::work::{List, Row, yes_or_no};
use crate::domain::certificate::{self, Holder, Reference, Renewal};

/// A thing, the id or ARN of a certificate, or its file.
#[derive(Debug, Clone)]
struct Whose(Holder);

impl FromStr for Whose {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(reference) = text.parse::<Reference>() {
            return Ok(Self(Holder::Certificate(reference)));
        }
        let thing = text.parse().map(|thing| Self(Holder::Thing(thing)));
        thing.map_err(|error: crate::model::name::NameError| error.to_string())
    }
}

/// Tell which certificates end soon; exit code 0: none, 10: some
///
/// Certificates that AWS issued end on 31 December 2049.
#[derive(Debug, Args)]
pub(super) struct NeedsRenewalArgs {
    /// A thing, the id or ARN of a certificate, or its file
    #[arg(
        value_name = "THING|ID|FILE",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    whose: Option<Whose>,
    /// All registered certificates that clients can connect with
    #[arg(long)]
    all: bool,
    /// What is soon
    #[arg(long, value_name = "DURATION", value_parser = span, default_value = "30d")]
    within: Duration,
}

impl Row for Renewal {
    const HEADER: &'static [&'static str] = &["CERTIFICATE", "DAYS LEFT", "EXPIRES", "RENEW"];

    fn cells(&self) -> Vec<String> {
        let expires = self.expires.map(|time| time.to_string());
        vec![
            self.certificate_id.to_string(),
            self.days_left.to_string(),
            expires.unwrap_or_default(),
            yes_or_no(self.needs_renewal),
        ]
    }

    fn is_named(&self) -> bool {
        self.needs_renewal
    }
}

impl NeedsRenewalArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let holder = self.whose.map_or(Holder::All, |whose| whose.0);
        let items = match &holder {
            // Needs neither network nor credentials.
            Holder::Certificate(Reference::File(path)) => {
                vec![certificate::renewal_of_file(path.clone(), self.within)?]
            }
            holder => {
                let within = self.within;
                let work = async |session: &_| certificate::renewals(session, holder, within).await;
                context.ask(work).await?
            }
        };
        let soon = items.iter().filter(|item| item.needs_renewal).count();
        let all = items.len();
        context.ui.show(&List { items })?;
        if soon == 0 {
            return Ok(());
        }
        let error = format!("{soon} of {all} certificate(s) need renewal");
        Err(CommandError::new(Kind::Check, error)
            .hint("exchange that of a device: iotctl cert rotate THING"))
    }
}
