//! What the commands that talk to a broker share: connection options, notices on stderr, the end by signal or time.

mod explain;
pub(super) mod source;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

pub(super) use explain::explain;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::Ui;
use crate::domain::messaging::{Access, Listener, MessagingError, Notice, Target};
use crate::domain::session::Settings;
use crate::model::limits::KEEP_ALIVE_SECONDS;
use crate::model::message::ProtocolVersion;
use crate::model::name::{ClientId, ThingName};

/// How to connect
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Connection")]
pub(super) struct AccessArgs {
    /// Connect as this device, with the key, certificate and endpoint in its folder
    #[arg(long, value_name = "THING")]
    pub(super) thing: Option<ThingName>,
    /// Client id; default: the device's own, without --thing a random one. Device policies often allow one client id only
    #[arg(short = 'i', long = "id", value_name = "ID")]
    client_id: Option<ClientId>,
    /// Host name of the endpoint, in place of the device's
    #[arg(long, value_name = "HOST")]
    pub(super) host: Option<String>,
    /// Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent
    #[arg(short, long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) port: Option<u16>,
    /// Client certificate, in place of the device's
    #[arg(long, value_name = "FILE", requires = "key")]
    cert: Option<PathBuf>,
    /// Private key, in place of the device's
    #[arg(long, value_name = "FILE", requires = "cert")]
    key: Option<PathBuf>,
    /// Roots to check the endpoint with, in place of the device's; default without --thing: the operating system's
    #[arg(long, value_name = "FILE")]
    cafile: Option<PathBuf>,
    /// MQTT version: 5 or 3.1.1 [default: 5]
    #[arg(short = 'V', long, value_name = "VERSION")]
    mqtt_version: Option<ProtocolVersion>,
    /// Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]
    #[arg(short, long, value_name = "SECONDS", value_parser = keep_alive())]
    keepalive: Option<u16>,
}

fn keep_alive() -> clap::builder::RangedI64ValueParser<u16> {
    let (shortest, longest) = KEEP_ALIVE_SECONDS;
    clap::value_parser!(u16).range(i64::from(shortest)..=i64::from(longest))
}

impl AccessArgs {
    /// What was said, as the domain takes it.
    pub(super) fn access(&self) -> Access {
        Access {
            thing: self.thing.clone(),
            host: self.host.clone(),
            port: self.port,
            certificate: self.cert.clone(),
            key: self.key.clone(),
            roots: self.cafile.clone(),
            client_id: self.client_id.clone(),
            version: self.mqtt_version,
            keep_alive: self.keepalive,
        }
    }

    /// The connection to make; warns where another client id than the device's may be denied.
    pub(super) fn target(&self, settings: &Settings, ui: Ui) -> Result<Target, MessagingError> {
        let target = self.access().resolve(settings)?;
        if let Some(own) = &target.replaced_client_id {
            ui.warn(&format!(
                "client id `{}` in place of `{own}`: the device's policy may allow only that one",
                target.client_id()
            ));
        }
        Ok(target)
    }

    /// Options that mean nothing without a client certificate, as they were written.
    pub(super) fn needs_certificate(&self) -> Option<&'static str> {
        [
            (self.client_id.is_some(), "--id"),
            (self.cafile.is_some(), "--cafile"),
            (self.mqtt_version.is_some(), "--mqtt-version"),
            (self.keepalive.is_some(), "--keepalive"),
        ]
        .into_iter()
        .find_map(|(given, name)| given.then_some(name))
    }
}

/// Reads a count that is not zero.
pub(super) fn at_least_one(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err(format!("`{text}` is not a whole number of at least 1")),
    }
}

/// Tells notices on stderr.
pub(super) fn listener(ui: Ui) -> Box<Listener> {
    Box::new(move |notice| {
        match notice {
        Notice::Lost(failure) => ui.warn(&format!("connection lost: {failure}{}", takeover(&failure.to_string()))),
        Notice::ShortLived => ui.warn("no connection lasts; does another client use the same client id? `-i` takes another one"),
        Notice::Waiting { attempt, delay, failure } => {
            let seconds = delay.as_secs_f64();
            let failure = failure.map(|failure| format!("{failure}; ")).unwrap_or_default();
            ui.warn(&format!("{failure}connection attempt {attempt} in {seconds:.1} s"));
        }
        Notice::Reconnected { attempts } => ui.warn(&format!("connected again, attempt {attempts}")),
        Notice::Resending(count) => ui.warn(&format!("sending {count} unacknowledged message(s) again")),
        Notice::Unconfirmed(count) => ui.warn(&format!("up to {count} message(s) at QoS 0 may be lost")),
        Notice::Pacing { rate } => ui.status(&format!(
            "sending at most {rate} messages/s; AWS IoT discards what exceeds 100/s on a connection (`--rate` changes this)"
        )),
    }
    })
}

/// What to add where another client uses the same client id.
fn takeover(failure: &str) -> &'static str {
    if failure.contains("session taken over") {
        " (another client connected with the same client id; `-i` takes another one)"
    } else {
        ""
    }
}

/// Waits for what ends a command from outside: SIGINT, SIGTERM, or `limit` having passed.
pub(super) async fn ended(limit: Option<Duration>) -> CommandError {
    let asleep = async {
        match limit {
            Some(limit) => tokio::time::sleep(limit).await,
            None => std::future::pending().await,
        }
    };
    let error = tokio::select! {
        () = caught(SignalKind::interrupt()) => CommandError::new(Kind::Interrupted, "interrupted"),
        () = caught(SignalKind::terminate()) => CommandError::new(Kind::Terminated, "terminated"),
        () = asleep => CommandError::new(Kind::Timeout, format!("time is up after {} s", limit.unwrap_or_default().as_secs_f64())),
    };
    error
}

async fn caught(kind: SignalKind) {
    match signal(kind) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        // Without a handler the signal ends the process at once, as it would any other.
        Err(_) => std::future::pending().await,
    }
}

/// Adds to a denial where the sandbox has written down its reason, or that a change of policy takes its time on AWS.
pub(super) fn with_denial_hint(error: CommandError, context: &Context) -> CommandError {
    if error.kind != Kind::Denied {
        error
    } else if context.args.sandbox.is_some() {
        let dir = context.dir_option();
        error.hint(format!("`iotctl sandbox log{dir}` shows why"))
    } else {
        error.hint("on AWS a change of policy takes up to 8 minutes")
    }
}
