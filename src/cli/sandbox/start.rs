//! `iotctl sandbox start`: runs a sandbox until it is interrupted or stopped.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::DirArgs;
use crate::cli::context::{Context, duration};
use crate::cli::error::CommandError;
use crate::cli::output::{Render, path_word};
use crate::model::name::AccountId;
use crate::sandbox::{self, Config, DetachDelay, Fault, Function, Info, Quotas, Throttle};

/// Run a sandbox until interrupted or stopped
#[derive(Debug, Args)]
pub(super) struct StartArgs {
    #[command(flatten)]
    dir: DirArgs,
    /// Port for everything: MQTT, HTTPS and HTTP; 0 picks a free one [default: 8883]
    #[arg(long, value_name = "PORT", env = "IOTCTL_SANDBOX_PORT")]
    port: Option<u16>,
    /// Address to listen on; anything but loopback lets others in
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1",
        env = "IOTCTL_SANDBOX_LISTEN"
    )]
    listen: IpAddr,
    /// Keep registry and messages in memory only
    #[arg(long)]
    ephemeral: bool,
    /// The account that everything belongs to
    #[arg(
        long,
        value_name = "ACCOUNT",
        default_value = "123456789012",
        env = "IOTCTL_SANDBOX_ACCOUNT"
    )]
    account: AccountId,
    /// Whether AWS's quotas are enforced
    #[arg(long, value_enum, default_value = "aws", env = "IOTCTL_SANDBOX_QUOTAS")]
    quotas: QuotasArg,
    /// Whether AWS's rates of control plane calls are enforced
    #[arg(
        long,
        value_enum,
        default_value = "off",
        env = "IOTCTL_SANDBOX_THROTTLE"
    )]
    throttle: ThrottleArg,
    /// How long `DetachThingPrincipal` takes to be effective, up to 5s; `0s-5s` for something between
    #[arg(
        long,
        value_name = "DURATION",
        default_value = "1s",
        value_parser = detach_delay,
        env = "IOTCTL_SANDBOX_DETACH_DELAY"
    )]
    detach_delay: DetachDelay,
    /// How long a thing type must be deprecated before it can be deleted; on AWS it is 5m
    #[arg(long, value_name = "DURATION", default_value = "5s", value_parser = duration, env = "IOTCTL_SANDBOX_TYPE_REST")]
    type_rest: Duration,
    /// What stands in for a Lambda function: NAME=handler.js, NAME=handler.py, NAME=./program or NAME=http://HOST:PORT/PATH; repeatable
    #[arg(long = "function", value_name = "NAME=PROGRAM")]
    functions: Vec<Function>,
    /// Have calls fail on purpose: KIND, KIND:OPERATION, KIND:WHEN or KIND:OPERATION:WHEN, repeatable. KIND is `500`, `503`, `throttle`,
    /// `reset` (the connection ends before the call is carried out), `lost` (it ends after that, without an answer) or `delay=50ms`;
    /// OPERATION a name, or a beginning and `*`; WHEN `3` (every third), `0.1` (one of ten) or `once` (the first attempt of each call)
    #[arg(long = "fault", value_name = "FAULT", hide = true)]
    faults: Vec<Fault>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ThrottleArg {
    /// As published by AWS, with its error
    Aws,
    /// As fast as it goes
    Off,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum QuotasArg {
    /// As published by AWS
    Aws,
    /// Lifted, for load tests
    Off,
}

fn detach_delay(text: &str) -> Result<DetachDelay, String> {
    let (shortest, longest) = match text.split_once('-') {
        Some((shortest, longest)) => (duration(shortest)?, duration(longest)?),
        None => (duration(text)?, duration(text)?),
    };
    if longest > Duration::from_secs(5) {
        Err("at most 5s".to_owned())
    } else if shortest > longest {
        Err("the shorter delay comes first".to_owned())
    } else {
        Ok(DetachDelay { shortest, longest })
    }
}

impl Render for Info {
    fn human(&self) -> String {
        format!(
            "sandbox of account {} ready\n  endpoint  {}   (MQTT, HTTPS and HTTP on one port)\n  folder    {}\n  root CA   {}\n\
             next: eval \"$(iotctl sandbox env --dir {})\"   then: aws iot list-things",
            self.account,
            self.endpoint,
            self.dir.display(),
            self.ca.display(),
            path_word(&self.dir)
        )
    }

    fn names(&self) -> Vec<String> {
        vec![self.endpoint.clone()]
    }
}

impl StartArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let mut config = Config {
            dir: self.dir.dir(context),
            ..Config::default()
        };
        config.listen = SocketAddr::new(self.listen, self.port.unwrap_or(config.listen.port()));
        config.ephemeral = self.ephemeral;
        config.account = self.account;
        config.quotas = match self.quotas {
            QuotasArg::Aws => Quotas::Aws,
            QuotasArg::Off => Quotas::Off,
        };
        config.throttle = match self.throttle {
            ThrottleArg::Aws => Throttle::Aws,
            ThrottleArg::Off => Throttle::Off,
        };
        config.detach_delay = self.detach_delay;
        config.type_rest = self.type_rest;
        config.faults = self.faults;
        config.functions = self.functions;
        if !self.listen.is_loopback() {
            context.ui.warn(&format!(
                "{} is not loopback: whoever reaches this port can use the key pair test/test",
                self.listen
            ));
        }
        let sandbox = sandbox::start(config).await?;
        context.ui.show(sandbox.info())?;
        let signal = tokio::select! {
            signal = interrupted() => Some(signal?),
            () = sandbox.wait() => None,
        };
        context.ui.status(if signal.is_some() {
            "interrupted: closing connections"
        } else {
            "stopped"
        });
        sandbox.shutdown().await;
        Ok(())
    }
}

/// Waits for SIGINT or SIGTERM.
async fn interrupted() -> Result<(), CommandError> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}
