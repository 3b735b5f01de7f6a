//! Ratios of the sandbox's MQTT gateway to another broker, measured in one run on cores that generator and brokers share.
//!
//! Prints figures and never judges them. Brokers are started by `tests/bench/gateway.sh`, which hands over a description of each;
//! without one this program runs that script, so that `cargo bench --bench gateway -- --seconds 5` is enough.

mod broker;
mod crowd;
mod link;
mod measure;
mod process;
mod publisher;
mod table;
mod wire;

use std::env;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use clap::Parser as _;

use broker::Broker;
use measure::Mode;
use publisher::Pace;
use table::Series;

/// What everybody subscribes to.
const TOPIC: &str = "bench/fan";
/// Open files besides connections.
const SPARE_FILES: u64 = 64;

/// Why a run ended early.
type Failure = Box<dyn std::error::Error>;

/// Measures MQTT brokers side by side.
#[derive(Debug, clap::Parser)]
struct Arguments {
    /// Description of a broker; give two for ratios, first over second
    #[arg(long = "broker", value_name = "FILE", required = true)]
    brokers: Vec<PathBuf>,
    /// Connections that receive each message
    #[arg(long, default_value_t = 1000, value_parser = positive)]
    subscribers: usize,
    /// Length of each window
    #[arg(long, default_value_t = 5.0, value_parser = seconds)]
    seconds: f64,
    /// Time under load before each window
    #[arg(long, default_value_t = 2.0, value_parser = seconds)]
    warm_up: f64,
    /// Idle connections for the comparison of memory; 0 leaves it out
    #[arg(long, default_value_t = 5000)]
    idle: usize,
    /// Bytes in each message, at least 8
    #[arg(long, default_value_t = 64)]
    payload: usize,
    /// Windows of each measurement and broker, of which the median is shown
    #[arg(long, default_value_t = 3, value_parser = positive)]
    repeats: usize,
    /// Messages that the publisher may be ahead of the mean subscriber
    #[arg(long, default_value_t = 1000, value_parser = positive)]
    lead: usize,
    /// Messages of the publisher without PUBACK, at quality of service 1
    #[arg(long, default_value_t = 100, value_parser = positive)]
    in_flight: usize,
    /// Milliseconds between two rounds of reading under saturation; 0 reads at once, which costs more of the shared cores
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(..=1000))]
    pause: u64,
    /// TLS handshakes at once
    #[arg(long, default_value_t = 64, value_parser = positive)]
    handshakes: usize,
    /// Only the measurements of a fan-out whose title contains this, such as "QoS 1, one"
    #[arg(long, value_name = "TEXT", default_value = "")]
    measure: String,
    /// How the other broker is set up, to stand above the figures
    #[arg(long)]
    settings: Option<String>,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    fn pace(&self) -> Pace {
        Pace {
            lead: self.lead as u64,
            in_flight: self.in_flight as u64,
        }
    }

    fn pause(&self) -> Duration {
        Duration::from_millis(self.pause)
    }
}

fn positive(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a whole number above 0".to_owned()),
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(number) if (0.1..=3600.0).contains(&number) => Ok(number),
        _ => Err("a number of seconds from 0.1 to 3600".to_owned()),
    }
}

fn main() -> ExitCode {
    let given: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| given.iter().any(|argument| argument.starts_with(name));
    let outcome = if has("--broker") || has("--help") {
        run(&Arguments::parse()).map(|()| ExitCode::SUCCESS)
    } else if has("--bench") {
        script(&given)
    } else {
        // `cargo test --all-targets` starts benchmarks too, without `--bench`: nothing to test here.
        Ok(ExitCode::SUCCESS)
    };
    outcome.unwrap_or_else(|failure| {
        let _ = writeln!(io::stderr(), "gateway benchmark: {failure}");
        ExitCode::FAILURE
    })
}

/// Lets the script start the brokers; it comes back to this program with their descriptions.
fn script(given: &[String]) -> Result<ExitCode, Failure> {
    let mut command = Command::new("bash");
    command
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/bench/gateway.sh"
        ))
        .args(given.iter().filter(|argument| *argument != "--bench"))
        .env("GATEWAY_BENCH", env::current_exe()?);
    if let (None, Some(iotctl)) = (env::var_os("IOTCTL"), option_env!("CARGO_BIN_EXE_iotctl")) {
        command.env("IOTCTL", iotctl);
    }
    let code = command.status()?.code().unwrap_or(1);
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let files = process::raise_open_files()?;
    let needed = arguments.idle.max(arguments.subscribers) as u64 + SPARE_FILES;
    if files < needed {
        return Err(format!("{needed} open files are needed, the limit is {files}").into());
    }
    let brokers = arguments
        .brokers
        .iter()
        .map(|path| Broker::read(path).map_err(|e| format!("{}: {e}", path.display()).into()))
        .collect::<Result<Vec<_>, Failure>>()?;

    // Memory first, while the brokers' heaps are as they started.
    let mut idle = Vec::new();
    if arguments.idle > 0 {
        for broker in &brokers {
            note(&format!(
                "{}: {} idle connections",
                broker.name, arguments.idle
            ));
            let measured = measure::idle(broker, arguments);
            idle.push(measured.map_err(|e| format!("{}: {e}", broker.name))?);
        }
    }
    let series = fan_outs(arguments, &brokers)?;

    let mut out = io::stdout().lock();
    writeln!(
        out,
        "1 publisher, {} TLS subscribers, {} byte payload; deliveries per second, median of {} interleaved windows of {} s\n",
        arguments.subscribers, arguments.payload, arguments.repeats, arguments.seconds
    )?;
    if let Some(settings) = &arguments.settings {
        writeln!(out, "{settings}\n")?;
    }
    out.write_all(table::render(&brokers, &idle, &series).as_bytes())?;
    Ok(())
}

/// Every fan-out measurement on every broker in turn, so that a disturbance of the machine meets all alike.
fn fan_outs(arguments: &Arguments, brokers: &[Broker]) -> Result<Vec<Series>, Failure> {
    let plan = [
        ("QoS 0 saturated", "≥ 5", 0, Mode::Saturated),
        ("QoS 1 saturated", "≥ 3", 1, Mode::Saturated),
        ("QoS 0, one in flight", "≥ 1.5", 0, Mode::OneInFlight),
        ("QoS 1, one in flight", "≥ 1.5", 1, Mode::OneInFlight),
    ];
    let mut all = Vec::new();
    let mut number = 0;
    let chosen = plan
        .into_iter()
        .filter(|(title, ..)| title.contains(&arguments.measure));
    for (title, goal, qos, mode) in chosen {
        let mut runs = vec![Vec::new(); brokers.len()];
        for repeat in 1..=arguments.repeats {
            for (broker, runs) in brokers.iter().zip(&mut runs) {
                number += 1;
                let run = measure::fan_out(broker, arguments, number, qos, mode)
                    .map_err(|e| format!("{}: {title}: {e}", broker.name))?;
                note(&format!(
                    "{}: {title}, {repeat} of {}: {:.0}/s",
                    broker.name,
                    arguments.repeats,
                    run.rate()
                ));
                runs.push(run);
            }
        }
        all.push(Series { title, goal, runs });
    }
    Ok(all)
}

/// Progress, on the error stream.
fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
