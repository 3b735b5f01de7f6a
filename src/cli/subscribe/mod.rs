//! `iotctl sub`: tail topics.

mod output;
mod template;

use std::time::Duration;

use clap::Args;

use super::context::{Context, duration};
use super::error::{CommandError, Kind};
use super::messaging::{AccessArgs, at_least_one, ended, listener};
use crate::domain::messaging::{Subscription, check_filters};
use crate::domain::session::Settings;
use crate::model::message::Qos;
use crate::model::topic::TopicFilter;
use output::{Output, Style};
use template::Template;

/// Print the messages on topics
///
/// Needs a device (--thing), or --host, --cert and --key. The connection is made again, with growing pauses, whenever it is
/// lost. On a terminal each message is a line `TOPIC PAYLOAD`; elsewhere, or with `-o json` or `ndjson`, it is one JSON object whose
/// payload is tagged `json`, `utf8` or `base64`. The broker may deliver a message more than once.
#[derive(Debug, Args)]
#[command(disable_version_flag = true, after_help = AFTER_HELP)]
pub(super) struct Command {
    /// Topic filters, such as `cmd/+/reboot` or `cmd/#`
    #[arg(value_name = "FILTER", required_unless_present = "topic")]
    filters: Vec<TopicFilter>,
    /// A topic filter; repeatable
    #[arg(short, long, value_name = "FILTER")]
    topic: Vec<TopicFilter>,
    /// Quality of service, 0 or 1
    #[arg(short, long, value_name = "QOS", default_value = "1")]
    qos: Qos,
    /// Stop after so many messages
    #[arg(short = 'C', long, value_name = "N", value_parser = at_least_one)]
    count: Option<u64>,
    /// Stop after so long, in seconds or such as 2m, with exit code 124
    #[arg(short = 'W', long, value_name = "SECONDS", value_parser = duration)]
    wait: Option<Duration>,
    /// Write each message by this template; see below
    #[arg(short = 'F', long, value_name = "TEMPLATE")]
    format: Option<Template>,
    /// Leave out retained messages; AWS IoT sends them to filters without wildcards only
    #[arg(short = 'R', long)]
    no_retained: bool,
    #[command(flatten)]
    access: AccessArgs,
}

const AFTER_HELP: &str = "\
Templates: %t topic, %p payload, %x %X payload in hex, %l length, %q QoS, %r retained, %m packet id, %C content type, %R response \
topic, %D correlation data, %E expiry, %F payload format, %P user properties, %I time, %U Unix time, %j JSON with the payload as \
text, %J JSON with the payload as JSON, %% a percent sign; @Y @m @d … strftime; \\n \\t \\0 \\e … Field widths as in %-20t.

Without a template, -v writes `TOPIC PAYLOAD` also where the output is no terminal.

Exit codes: 0 after -C messages; 4 denied; 7 network or TLS; 124 when -W is over; 130 after Ctrl-C.";

impl Command {
    pub(super) async fn run(mut self: Box<Self>, context: &Context) -> Result<(), CommandError> {
        self.filters.append(&mut self.topic);
        check_filters(&self.filters).map_err(|rule| {
            CommandError::from(crate::domain::messaging::MessagingError::from(rule))
        })?;
        if !self.access.access().has_identity() {
            return Err(CommandError::new(Kind::Usage, "subscribing needs a device")
                .hint("name one with `--thing`, or give `--host`, `--cert` and `--key`"));
        }
        let place = context.workplace().await?;
        let outcome = self.receive(context, &place.settings).await;
        place.close().await;
        outcome.map_err(|error| super::messaging::with_denial_hint(error, context))
    }

    async fn receive(&self, context: &Context, settings: &Settings) -> Result<(), CommandError> {
        let ui = context.ui;
        let target = self.access.target(settings, ui)?;
        let place = format!("{} as `{}`", target.endpoint(), target.client_id());
        let mut end = std::pin::pin!(ended(self.wait.or(context.args.timeout)));
        let mut subscription = tokio::select! {
            opened = Subscription::open(target, self.filters.clone(), self.qos, listener(ui)) => opened?,
            error = &mut end => return Err(error),
        };
        let filters: Vec<_> = self
            .filters
            .iter()
            .map(|filter| format!("`{filter}`"))
            .collect();
        ui.status(&format!("subscribed to {} at {place}", filters.join(", ")));
        let verbose = context.args.verbose > 0;
        let mut output = Output::new(Style::new(self.format.as_ref(), verbose, ui.format()));
        let outcome = tokio::select! {
            outcome = self.copy(&mut subscription, &mut output) => outcome,
            error = &mut end => Err(error),
        };
        subscription.close().await;
        // What was received is written even if the end has come; but no longer than a reader who has stopped reading.
        let written = tokio::select! {
            written = output.finish() => written,
            () = tokio::time::sleep(output::PATIENCE) => Ok(()),
        };
        outcome.and(written)
    }

    /// Copies messages until the count is reached or something ends it.
    async fn copy(
        &self,
        subscription: &mut Subscription,
        output: &mut Output<'_>,
    ) -> Result<(), CommandError> {
        let mut left = self.count;
        loop {
            let message = tokio::select! {
                message = subscription.next() => message?,
                error = output.failed() => return Err(error),
            };
            if self.no_retained && message.retain {
                continue;
            }
            output.write(message).await?;
            if let Some(left) = &mut left {
                *left -= 1;
                if *left == 0 {
                    return Ok(());
                }
            }
        }
    }
}
