//! `iotctl pub`: send messages.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::context::{Context, duration};
use super::error::{CommandError, Kind};
use super::messaging::source::{self, Body};
use super::messaging::{AccessArgs, at_least_one, ended, listener, with_denial_hint};
use super::output::Render;
use crate::domain::messaging::{HttpsPublisher, PublishReport, Publisher, check_publish};
use crate::domain::session::Settings;
use crate::model::limits::PUBLISHES_PER_SECOND;
use crate::model::message::{Properties, Publish, Qos};
use crate::model::topic::Topic;

/// Publish messages on a topic
///
/// With a device (--thing), or --cert and --key, over MQTT; otherwise over HTTPS with the AWS credentials in force. At QoS 1,
/// the default, the command succeeds only when the broker has acknowledged every message, so that a denial is noticed.
/// After a lost connection, unacknowledged messages are sent again: a message may arrive more than once.
#[derive(Debug, Args)]
#[command(disable_version_flag = true)]
pub(super) struct Command {
    /// The topic
    #[arg(
        value_name = "TOPIC",
        required_unless_present = "topic_flag",
        conflicts_with = "topic_flag"
    )]
    topic: Option<Topic>,
    /// The topic, as mosquitto's clients take it
    #[arg(short = 't', long = "topic", id = "topic_flag", value_name = "TOPIC")]
    topic_flag: Option<Topic>,
    #[command(flatten)]
    body: BodyArgs,
    /// Quality of service, 0 or 1
    #[arg(short, long, value_name = "QOS", default_value = "1")]
    qos: Qos,
    /// Let the broker keep the message for later subscribers
    #[arg(short, long)]
    retain: bool,
    /// Publish the message so many times
    #[arg(long, value_name = "N", default_value = "1", value_parser = at_least_one, conflicts_with = "stdin_line")]
    repeat: u64,
    /// Time between repeats, in seconds or such as 500ms
    #[arg(long, value_name = "DURATION", default_value = "0", value_parser = duration, requires = "repeat")]
    repeat_delay: Duration,
    /// Messages per second at most, 0 for no limit; AWS IoT discards what exceeds 100 on a connection
    #[arg(long, value_name = "N", default_value_t = PUBLISHES_PER_SECOND)]
    rate: u32,
    #[command(flatten)]
    properties: PropertyArgs,
    #[command(flatten)]
    access: AccessArgs,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct BodyArgs {
    /// The payload
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    message: Option<String>,
    /// Take the payload from a file
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Publish an empty payload; with -r this removes the retained message
    #[arg(short, long)]
    null_message: bool,
    /// Take the payload from stdin
    #[arg(short, long)]
    stdin_file: bool,
    /// Take a message from each line of stdin
    #[arg(short = 'l', long)]
    stdin_line: bool,
}

impl BodyArgs {
    fn body(&self) -> Body {
        if let Some(text) = &self.message {
            Body::Bytes(text.clone().into())
        } else if let Some(path) = &self.file {
            Body::File(path.clone())
        } else if self.stdin_file {
            Body::Stdin
        } else if self.stdin_line {
            Body::Lines
        } else {
            Body::Bytes(bytes::Bytes::new())
        }
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "MQTT 5 properties")]
struct PropertyArgs {
    /// Content Type, such as application/json
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// Response Topic
    #[arg(long, value_name = "TOPIC")]
    response_topic: Option<Topic>,
    /// Correlation Data
    #[arg(long, value_name = "TEXT")]
    correlation_data: Option<String>,
    /// User Property; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    user_property: Vec<(String, String)>,
    /// Message Expiry Interval in seconds
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    expiry: Option<u32>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("a user property is NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl PropertyArgs {
    fn properties(&self) -> Properties {
        Properties {
            utf8: None,
            content_type: self.content_type.clone(),
            response_topic: self.response_topic.as_ref().map(ToString::to_string),
            correlation_data: self.correlation_data.clone().map(Into::into),
            user: self.user_property.clone(),
            expiry: self.expiry,
        }
    }
}

impl Command {
    pub(super) async fn run(self: Box<Self>, context: &Context) -> Result<(), CommandError> {
        let message = self.message()?;
        let place = context.workplace().await?;
        let outcome = self.send(message, context, place.settings.clone()).await;
        place.close().await;
        context
            .ui
            .show(&outcome.map_err(|error| with_denial_hint(error, context))?)
    }

    /// The message without its payload, or with it where it is on the command line, checked as far as possible before
    /// anything is contacted.
    fn message(&self) -> Result<Publish, CommandError> {
        let topic = self.topic.clone().or_else(|| self.topic_flag.clone());
        let topic = topic.ok_or_else(|| CommandError::new(Kind::Usage, "no topic"))?;
        let payload = match self.body.body() {
            Body::Bytes(bytes) => bytes,
            _ => bytes::Bytes::new(),
        };
        let message = Publish {
            topic,
            payload,
            qos: self.qos,
            retain: self.retain,
            properties: self.properties.properties(),
        };
        let access = self.access.access();
        let version = access.has_identity().then(|| {
            access
                .version
                .unwrap_or(crate::model::message::ProtocolVersion::V5)
        });
        check_publish(&message, version).map_err(crate::domain::messaging::MessagingError::from)?;
        if let (None, Some(option)) = (version, self.access.needs_certificate()) {
            let message = format!(
                "`{option}` needs a client certificate; without one, messages go over HTTPS"
            );
            return Err(CommandError::new(Kind::Usage, message)
                .hint("name a device with `--thing`, or give `--cert` and `--key`"));
        }
        Ok(message)
    }

    async fn send(
        &self,
        message: Publish,
        context: &Context,
        settings: Settings,
    ) -> Result<PublishReport, CommandError> {
        let ui = context.ui;
        let mut end = std::pin::pin!(ended(context.args.timeout));
        let mut source = source::open(self.body.body(), message, self.repeat, self.repeat_delay)?;
        if !self.access.access().has_identity() {
            let host = self
                .access
                .host
                .as_ref()
                .map(|host| match self.access.port {
                    Some(port) => format!("{host}:{port}"),
                    None => host.clone(),
                });
            let sending = async {
                HttpsPublisher::open(settings, host, self.rate)
                    .await?
                    .run(&mut source)
                    .await
            };
            return tokio::select! {
                report = sending => Ok(report?),
                error = &mut end => Err(error),
            };
        }
        let target = self.access.target(&settings, ui)?;
        let mut publisher = tokio::select! {
            opened = Publisher::open(target, self.rate, listener(ui)) => opened?,
            error = &mut end => return Err(error),
        };
        let outcome = tokio::select! {
            report = publisher.run(&mut source) => report.map_err(CommandError::from),
            error = &mut end => Err(error),
        };
        publisher.close().await;
        outcome
    }
}

impl Render for PublishReport {
    fn human(&self) -> String {
        let count = match self.messages {
            0 => return "nothing to publish".into(),
            1 => "1 message".to_owned(),
            count => format!("{count} messages"),
        };
        if self.retain && self.bytes == 0 {
            return format!("removed the retained message of {}", self.topic);
        }
        let retained = if self.retain { ", retained" } else { "" };
        let again = if self.resent > 0 {
            format!(", {} sent again", self.resent)
        } else {
            String::new()
        };
        format!(
            "published {count} on {} (QoS {}{retained}{again})",
            self.topic, self.qos
        )
    }

    fn names(&self) -> Vec<String> {
        vec![self.topic.clone()]
    }
}
