//! Arguments, wording and exit codes: the root command, its dispatch, the one list of commands.
//!
//! This layer imports `domain`, `model` and `sandbox`; no SDK or MQTT library type appears in it.

pub mod context;
pub mod error;
pub mod exit;
pub mod output;

mod authorizer;
mod ca;
mod cert;
mod completions;
mod deadline;
mod deployment;
mod destroy;
mod endpoint;
mod firmware;
mod identity_pool;
mod lost_key;
mod messaging;
mod plan;
mod policy;
mod provision;
mod publish;
mod role;
mod role_alias;
mod rule;
mod sandbox;
mod subscribe;
mod template;
mod thing;
mod thing_group;
mod thing_type;
mod work;

use std::ffi::{OsStr, OsString};
use std::num::NonZero;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use context::{Context, GlobalArgs};
use error::{CommandError, Kind};
use output::{Format, Ui};

/// Set up, exercise and understand AWS IoT Core, with a sandbox of its own
#[derive(Debug, Parser)]
#[command(
    name = "iotctl",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Command {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Provision(Box<provision::Command>),
    Plan(Box<plan::Command>),
    Destroy(Box<destroy::Command>),
    Pub(Box<publish::Command>),
    Sub(Box<subscribe::Command>),
    Sandbox(sandbox::Command),
    Completions(completions::Command),
    Firmware(firmware::Command),
    Thing(thing::Command),
    ThingGroup(thing_group::Command),
    ThingType(thing_type::Command),
    Endpoint(endpoint::Command),
    Template(template::Command),
    Policy(policy::Command),
    Role(role::Command),
    RoleAlias(role_alias::Command),
    Cert(Box<cert::Command>),
    Ca(Box<ca::Command>),
    IdentityPool(identity_pool::Command),
    Authorizer(Box<authorizer::Command>),
    Rule(rule::Command),
}

impl Verb {
    async fn run(self, context: &Context) -> Result<(), CommandError> {
        match self {
            Self::Provision(command) => Box::pin(command.run(context)).await,
            Self::Plan(command) => Box::pin(command.run(context)).await,
            Self::Destroy(command) => Box::pin(command.run(context)).await,
            Self::Pub(command) => command.run(context).await,
            Self::Sub(command) => command.run(context).await,
            Self::Sandbox(command) => command.run(context).await,
            Self::Completions(command) => command.run(context),
            Self::Firmware(command) => command.run(context),
            Self::Thing(command) => command.run(context).await,
            Self::ThingGroup(command) => command.run(context).await,
            Self::ThingType(command) => command.run(context).await,
            Self::Endpoint(command) => command.run(context).await,
            Self::Template(command) => command.run(context).await,
            Self::Policy(command) => command.run(context).await,
            Self::Role(command) => command.run(context).await,
            Self::RoleAlias(command) => command.run(context).await,
            Self::Cert(command) => Box::pin(command.run(context)).await,
            Self::Ca(command) => command.run(context).await,
            Self::IdentityPool(command) => command.run(context).await,
            Self::Authorizer(command) => command.run(context).await,
            Self::Rule(command) => command.run(context).await,
        }
    }
}

/// File descriptors that a command asks for; a sandbox asks for more.
const DESCRIPTORS: u64 = 4096;

/// The root command, as completions and man pages need it.
#[must_use]
pub fn command() -> clap::Command {
    Command::command()
}

/// Runs the command line of this process and answers its exit code.
#[must_use]
pub fn main() -> ExitCode {
    // A core would hold the private keys that are being worked with. Where this is refused, there is nothing better.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    huge_pages(false);
    raise_descriptors();
    run(std::env::args_os().collect())
}

/// Whether memory comes two megabytes at a time. A command is done before it has used those: making them empty is all it would have
/// of them.
fn huge_pages(are_used: bool) {
    // Where this is refused, it only takes longer.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(!are_used);
}

/// Takes as many file descriptors as the system gives: a fleet has hundreds of folders and connections open at a time.
fn raise_descriptors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = limit
        .maximum
        .map_or(DESCRIPTORS, |most| most.min(DESCRIPTORS));
    if limit.current.is_some_and(|current| current < raised) {
        // Where this is refused, what there is has to do.
        let _ = setrlimit(
            Resource::Nofile,
            Rlimit {
                current: Some(raised),
                maximum: limit.maximum,
            },
        );
    }
}

/// Runs `arguments`, the program's name first.
fn run(arguments: Vec<OsString>) -> ExitCode {
    let wants_json = wants_json(&arguments, std::env::var_os("IOTCTL_OUTPUT").as_deref());
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(error) => return refuse(&without_environment(error), wants_json),
    };
    let context = Context::new(command.global);
    let serves = matches!(command.verb, Verb::Sandbox(_)) || context.brings_sandbox();
    huge_pages(serves);
    let ui = context.ui;
    let outcome = match context.args.timeout {
        None => match runtime(serves) {
            Ok(runtime) => runtime.block_on(command.verb.run(&context)),
            Err(error) => Err(error.into()),
        },
        Some(limit) => deadline::within(limit, move |pulse| {
            runtime(serves)?.block_on(async {
                tokio::select! {
                    biased;
                    never = pulse.beat() => match never {},
                    outcome = command.verb.run(&context) => outcome,
                }
            })
        }),
    };
    ended(ui, outcome)
}

/// The exit code of a command, whose error is told.
fn ended(ui: Ui, outcome: Result<(), CommandError>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has enough of it.
        Err(error) if error.kind == Kind::ClosedPipe => ExitCode::SUCCESS,
        Err(error) => {
            ui.error(&error);
            ExitCode::from(error.kind.exit_code())
        }
    }
}

/// What a command runs on. A client is one thread: its calls wake nobody on another, and the cores are left to whoever answers them.
///
/// A sandbox gets a worker for each core but one, which is left to the store's thread and to whoever it serves on the same machine:
/// with as many workers as cores they take the cores, and their clients' data out of each other's caches, from one another.
fn runtime(serves: bool) -> std::io::Result<tokio::runtime::Runtime> {
    if !serves {
        return tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
    }
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores.saturating_sub(1).max(1))
        .enable_all()
        .build()
}

/// Whether the arguments, or else the `environment`, ask for JSON: needed before they are known to be right.
fn wants_json(arguments: &[OsString], environment: Option<&OsStr>) -> bool {
    let is_json = |format: &str| matches!(format, "json" | "ndjson");
    let mut words = arguments.iter().filter_map(|word| word.to_str()).peekable();
    while let Some(word) = words.next() {
        let format = match word {
            "--output" => words.peek().copied(),
            _ if word.starts_with("--") => word.strip_prefix("--output="),
            // `-o` may close a cluster of flags and have its value attached: `-yojson`.
            _ => match word.strip_prefix('-').and_then(|word| word.split_once('o')) {
                Some((flags, "")) if flags.len() < 3 => words.peek().copied(),
                Some((flags, attached)) if flags.len() < 3 => {
                    Some(attached.strip_prefix('=').unwrap_or(attached))
                }
                _ => None,
            },
        };
        if format.is_some_and(is_json) {
            return true;
        }
        if format.is_some_and(|format| matches!(format, "table" | "name")) {
            return false;
        }
    }
    environment.and_then(OsStr::to_str).is_some_and(is_json)
}

/// The error with a usage line that leaves out what the environment gives: it looks as if it had to be on the command line.
fn without_environment(mut error: clap::Error) -> clap::Error {
    use clap::error::{ContextKind, ContextValue};
    let Some(ContextValue::StyledStr(styled)) = error.get(ContextKind::Usage) else {
        return error;
    };
    let mut usage = styled.to_string();
    let mut command = command();
    command.build();
    for argument in command.get_arguments() {
        if argument.get_env().and_then(std::env::var_os).is_some() {
            usage = usage.replace(&format!(" {argument}"), "");
        }
    }
    if usage != styled.to_string() {
        error.insert(ContextKind::Usage, ContextValue::StyledStr(usage.into()));
    }
    error
}

/// Reports what clap found wrong; help and version are no errors.
fn refuse(error: &clap::Error, wants_json: bool) -> ExitCode {
    let ui = Ui::new(wants_json.then_some(Format::Json), false);
    if !error.use_stderr() {
        let printed = error.print().map_err(output::unwritten);
        return ended(ui, printed);
    }
    if wants_json {
        ui.error(&CommandError::new(Kind::Usage, first_paragraph(error)).hint("try `--help`"));
    } else {
        let _ = error.print();
    }
    ExitCode::from(exit::USAGE)
}

/// What clap found wrong in one line: what it names is in lines of its own, before usage and advice.
fn first_paragraph(error: &clap::Error) -> String {
    let text = error.to_string();
    let lines: Vec<_> = text
        .lines()
        .take_while(|line| !line.is_empty())
        .map(str::trim)
        .collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_wanted_however_it_is_spelled() {
        let wanted = |line: &str, environment: Option<&str>| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            wants_json(&arguments, environment.map(OsStr::new))
        };
        for line in [
            "iotctl pub -o json",
            "iotctl pub -ojson",
            "iotctl pub -o=json",
            "iotctl pub -yojson",
            "iotctl pub -yo ndjson",
            "iotctl --output json pub",
            "iotctl --output=ndjson pub",
        ] {
            assert!(wanted(line, None), "{line}");
        }
        assert!(wanted("iotctl pub", Some("json")));
        assert!(!wanted("iotctl pub -o table", Some("json")));
        for line in [
            "iotctl pub json",
            "iotctl pub --not-json",
            "iotctl pub -o table",
        ] {
            assert!(!wanted(line, None), "{line}");
        }
    }

    #[test]
    fn the_command_tree_is_sound() {
        super::command().debug_assert();
    }

    /// Every command below `command`, itself left out.
    fn commands(command: &clap::Command) -> Vec<&clap::Command> {
        let below = command.get_subcommands();
        below
            .flat_map(|command| std::iter::once(command).chain(commands(command)))
            .collect()
    }

    #[test]
    fn every_command_and_option_says_what_it_is_for_and_no_two_commands_the_same() {
        let root = super::command();
        let mut seen = std::collections::HashSet::new();
        for command in commands(&root) {
            let about = command.get_about().map(ToString::to_string);
            let about = about.unwrap_or_else(|| panic!("{} has no help", command.get_name()));
            assert!(seen.insert(about.clone()), "said twice: {about}");
            for option in command.get_arguments() {
                assert!(option.get_help().is_some(), "{about}: {option} has no help");
            }
        }
    }

    /// The commands in `source` that stand after a backtick or `: `, each as its first two words.
    fn commands_named(source: &str) -> impl Iterator<Item = (&str, &str)> {
        let starts = ["`iotctl ", ": iotctl ", "$(iotctl "];
        let found = starts
            .into_iter()
            .flat_map(|start| source.split(start).skip(1));
        found.map(|text| {
            let end = text.find(|c: char| !c.is_ascii_lowercase() && !" -".contains(c));
            let mut words = text[..end.unwrap_or(text.len())].split_whitespace();
            let mut word = || words.next().filter(|word| !word.starts_with('-'));
            (word().unwrap_or_default(), word().unwrap_or_default())
        })
    }

    #[test]
    fn hints_name_commands_that_exist() {
        let root = super::command();
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut named = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let source = std::fs::read_to_string(&path).expect("UTF-8");
                for (first, second) in
                    commands_named(&source).filter(|(first, _)| !first.is_empty())
                {
                    named += 1;
                    let command = root.find_subcommand(first);
                    let exists = command.is_some_and(|command| {
                        !command.has_subcommands()
                            || second.is_empty()
                            || command.find_subcommand(second).is_some()
                    });
                    assert!(
                        exists,
                        "{}: `iotctl {first} {second}` does not exist",
                        path.display()
                    );
                }
            }
        }
        assert!(named > 10, "{named} commands are named");
    }
}
