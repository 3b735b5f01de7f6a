//! Local programs in the place of Lambda functions: an event as JSON in, an answer as JSON out.
//!
//! A program is started with its first event and kept: each event is a line on its standard input, each answer a line on its standard
//! output. Its standard error goes to `functions.log`. One that takes too long, or answers too much, is ended.

mod http;
mod process;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;

use process::Process;

/// How long one event may take.
const TIME: Duration = Duration::from_secs(10);
/// Largest answer in bytes (Lambda quotas: 6 MB).
const ANSWER_BYTES: usize = 6 * 1024 * 1024;
/// Events of one function that may wait.
const WAITING: usize = 256;

/// What stands in for a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Name of the function.
    name: String,
    place: Place,
}

/// What an event is handed to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// A module for Node.js that exports `handler`.
    Node(PathBuf),
    /// A module for Python that has `handler` or `lambda_handler`.
    Python(PathBuf),
    /// A program that reads lines and writes lines.
    Program(PathBuf),
    /// A URL that takes `POST`, such as that of `sam local start-lambda`.
    Http(http::Address),
}

/// Text that names no function.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no function: NAME=handler.js, NAME=handler.py, NAME=./program or NAME=http://HOST:PORT/PATH"
)]
pub struct NoFunction(String);

impl FromStr for Function {
    type Err = NoFunction;

    fn from_str(text: &str) -> Result<Self, NoFunction> {
        let wrong = || NoFunction(text.to_owned());
        let (name, place) = text.split_once('=').ok_or_else(wrong)?;
        let word = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        if name.is_empty() || name.len() > 64 || !name.chars().all(word) || place.is_empty() {
            return Err(wrong());
        }
        let path = PathBuf::from(place);
        let extension = path.extension().and_then(|extension| extension.to_str());
        let place = match extension {
            _ if place.contains("://") => {
                Place::Http(http::Address::read(place).ok_or_else(wrong)?)
            }
            Some("js" | "cjs" | "mjs") => Place::Node(path),
            Some("py") => Place::Python(path),
            _ => Place::Program(path),
        };
        Ok(Self {
            name: name.to_owned(),
            place,
        })
    }
}

/// Why a function did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FunctionError {
    /// Nothing stands in for it.
    #[error(
        "nothing stands in for the function {0}: start the sandbox with --function {0}=PROGRAM"
    )]
    Missing(String),
    /// Too many events wait for it.
    #[error("too many events wait for the function {0}")]
    Busy(String),
}

/// An event on its way through a function.
#[derive(Debug)]
pub(crate) struct Invocation(Receiver<Result<Vec<u8>, String>>);

impl Invocation {
    /// Waits for the answer; `Err` is what went wrong in the function, as the error object of Lambda in JSON.
    pub(crate) fn wait(self) -> Result<Vec<u8>, String> {
        let ended = || Err(problem("Runtime.ExitError", "the sandbox stops"));
        self.0.recv().unwrap_or_else(|_| ended())
    }
}

/// The error object that Lambda answers.
fn problem(kind: &str, message: &str) -> String {
    serde_json::json!({ "errorType": kind, "errorMessage": message }).to_string()
}

/// All functions of a sandbox.
#[derive(Debug)]
pub(crate) struct Functions {
    by_name: HashMap<String, Arc<Worker>>,
}

type Event = (Bytes, SyncSender<Result<Vec<u8>, String>>);

/// The thread of one function, started with its first event.
#[derive(Debug)]
struct Worker {
    function: Function,
    log: PathBuf,
    events: Mutex<Option<SyncSender<Event>>>,
}

impl Functions {
    /// Functions that log to `dir`; none is running yet.
    pub(crate) fn new(functions: Vec<Function>, dir: &Path) -> Self {
        let worker = |function: Function| {
            let worker = Worker {
                log: dir.join("functions.log"),
                events: Mutex::new(None),
                function,
            };
            (worker.function.name.clone(), Arc::new(worker))
        };
        Self {
            by_name: functions.into_iter().map(worker).collect(),
        }
    }

    /// Whether something stands in for the function.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Hands an event to a function; nobody has to wait for the answer.
    pub(crate) fn begin(&self, name: &str, event: Bytes) -> Result<Invocation, FunctionError> {
        let worker = self
            .by_name
            .get(name)
            .ok_or_else(|| FunctionError::Missing(name.to_owned()))?;
        let (sender, answer) = sync_channel(1);
        let busy = || FunctionError::Busy(name.to_owned());
        let mut events = worker.events.lock();
        if events.is_none() {
            *events = worker.start();
        }
        let events = events.as_ref().ok_or_else(busy)?;
        events.try_send((event, sender)).map_err(|_| busy())?;
        Ok(Invocation(answer))
    }
}

impl Worker {
    fn start(self: &Arc<Self>) -> Option<SyncSender<Event>> {
        let (sender, events) = sync_channel::<Event>(WAITING);
        let (function, log) = (self.function.clone(), self.log.clone());
        let run = move || {
            let mut kept = None;
            while let Ok((event, answer)) = events.recv() {
                // Nobody may wait for it any more.
                let _ = answer.send(serve(&function, &log, &mut kept, &event));
            }
        };
        let name = format!("function-{}", self.function.name);
        let thread = std::thread::Builder::new().name(name).spawn(run);
        thread.ok().map(|_| sender)
    }
}

/// Has one event answered, by the program that is kept or by a new one.
fn serve(
    function: &Function,
    log: &Path,
    kept: &mut Option<Process>,
    event: &[u8],
) -> Result<Vec<u8>, String> {
    if let Place::Http(address) = &function.place {
        return address
            .post(event, TIME, ANSWER_BYTES)
            .map_err(|error| problem("Runtime.Unreachable", &error));
    }
    let process = if let Some(process) = kept {
        process
    } else {
        let started = Process::start(&function.name, &function.place, log);
        kept.insert(started.map_err(|error| problem("Runtime.StartError", &error))?)
    };
    match process.answer(event, TIME) {
        Ok(answer) => answer,
        Err(error) => {
            // Dropped, it is ended; the next event gets a new one.
            *kept = None;
            Err(problem("Runtime.ExitError", &error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_by_what_they_end_in() {
        let place = |text: &str| text.parse::<Function>().map(|function| function.place);
        assert_eq!(place("f=a.js"), Ok(Place::Node("a.js".into())));
        assert_eq!(place("f=a.py"), Ok(Place::Python("a.py".into())));
        assert_eq!(place("f=./a"), Ok(Place::Program("./a".into())));
        assert!(matches!(
            place("f=http://localhost:3001/x"),
            Ok(Place::Http(_))
        ));
        for wrong in ["", "f", "=a", "f=", "a b=c", "f=https://x/", "f=ftp://x/"] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }

    fn functions(text: &str, dir: &Path) -> Functions {
        Functions::new(vec![text.parse().expect("a function")], dir)
    }

    #[test]
    fn a_program_is_kept_and_a_dead_one_replaced() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("count");
        let script = "#!/bin/sh\nn=0\nwhile read -r line; do n=$((n+1)); echo \"{\\\"n\\\":$n,\\\"event\\\":$line}\"; echo heard >&2; [ $n = 2 ] && exit; done\n";
        std::fs::write(&path, script).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))
            .expect("executable");
        let functions = functions(&format!("f={}", path.display()), dir.path());
        let call = |event: &'static str| {
            let begun = functions.begin("f", Bytes::from(event)).expect("there");
            begun
                .wait()
                .map(|answer| String::from_utf8_lossy(&answer).into_owned())
        };
        assert_eq!(call("1").as_deref(), Ok(r#"{"n":1,"event":1}"#));
        assert_eq!(call("2").as_deref(), Ok(r#"{"n":2,"event":2}"#));
        let dead = call("3").expect_err("it has ended");
        assert!(dead.contains("Runtime.ExitError"), "{dead}");
        assert_eq!(call("4").as_deref(), Ok(r#"{"n":1,"event":4}"#));
        let log = std::fs::read_to_string(dir.path().join("functions.log")).expect("a log");
        assert!(log.contains("heard"), "{log}");
        let missing = functions.begin("g", Bytes::new()).expect_err("nobody");
        assert_eq!(missing, FunctionError::Missing("g".to_owned()));
    }

    #[test]
    fn a_python_handler_answers_and_may_fail() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("handler.py");
        let code = "def handler(event, context):\n    print('on stdout')\n    return {'twice': event['n'] * 2, 'by': context.function_name}\n";
        std::fs::write(&path, code).expect("written");
        let functions = functions(&format!("f={}", path.display()), dir.path());
        let call = |event: &'static str| {
            functions
                .begin("f", Bytes::from(event))
                .expect("there")
                .wait()
        };
        let answer = call(r#"{"n": 4}"#).expect("an answer");
        let answer: serde_json::Value = serde_json::from_slice(&answer).expect("JSON");
        assert_eq!(answer, serde_json::json!({ "twice": 8, "by": "f" }));
        let failed = call("{}").expect_err("no n");
        assert!(failed.contains("KeyError"), "{failed}");
        assert!(call(r#"{"n": 1}"#).is_ok(), "it is kept");
    }
}
