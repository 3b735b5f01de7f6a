//! A program that is kept: started, fed one line per event, ended when it misbehaves.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::{ANSWER_BYTES, Place};

/// Runs a handler of Node.js: events from standard input, `{"ok": …}` or `{"error": …}` to standard output.
const NODE: &str = include_str!("runtime.js");
/// The same for Python.
const PYTHON: &str = include_str!("runtime.py");

/// See the module.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<Vec<u8>>,
    /// Whether answers are wrapped by one of our runtimes.
    wrapped: bool,
}

impl Process {
    /// Starts the program of the function `name`; what it says on standard error is added to `log`.
    pub(super) fn start(name: &str, place: &Place, log: &Path) -> Result<Self, String> {
        let (mut command, wrapped) = match place {
            Place::Node(path) => (script("node", "-e", NODE, path), true),
            Place::Python(path) => (script("python3", "-c", PYTHON, path), true),
            Place::Program(path) => (Command::new(path), false),
            Place::Http(_) => return Err("a URL is no program".to_owned()),
        };
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(log)
            .map_err(|error| format!("cannot log to `{}`: {error}", log.display()))?;
        let mut child = command
            .env("AWS_LAMBDA_FUNCTION_NAME", name)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(|error| {
                let program = command.get_program().to_string_lossy().into_owned();
                format!("cannot start `{program}`: {error}")
            })?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("the program has no input and output".to_owned());
        };
        let (sender, lines) = sync_channel(1);
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            loop {
                let mut line = Vec::new();
                let most = u64::try_from(ANSWER_BYTES).unwrap_or(u64::MAX);
                let read = output.by_ref().take(most).read_until(b'\n', &mut line);
                // Without the end of its line it is too long, or the last words of a program that has ended.
                if read.is_err() || line.pop() != Some(b'\n') || sender.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            input,
            lines,
            wrapped,
        })
    }

    /// Has an event answered; the outer error is that of a program that must be ended.
    pub(super) fn answer(
        &mut self,
        event: &[u8],
        time: Duration,
    ) -> Result<Result<Vec<u8>, String>, String> {
        // A line must be one: JSON has line ends between its tokens only.
        let mut line: Vec<u8> = event
            .iter()
            .map(|byte| {
                if matches!(byte, b'\n' | b'\r') {
                    b' '
                } else {
                    *byte
                }
            })
            .collect();
        line.push(b'\n');
        self.input
            .write_all(&line)
            .and_then(|()| self.input.flush())
            .map_err(|error| format!("the program takes no event: {error}"))?;
        let answer = self.lines.recv_timeout(time).map_err(|error| match error {
            RecvTimeoutError::Timeout => {
                format!("Task timed out after {:.2} seconds", time.as_secs_f64())
            }
            RecvTimeoutError::Disconnected => {
                "the program ended without an answer, or answered more than 6 MB".to_owned()
            }
        })?;
        if !self.wrapped {
            return Ok(Ok(answer));
        }
        let value: serde_json::Value =
            serde_json::from_slice(&answer).map_err(|error| format!("the answer: {error}"))?;
        Ok(match value.get("error") {
            Some(error) => Err(error.to_string()),
            None => Ok(value["ok"].to_string().into_bytes()),
        })
    }
}

fn script(interpreter: &str, flag: &str, runtime: &str, path: &Path) -> Command {
    let mut command = Command::new(interpreter);
    command.arg(flag).arg(runtime).arg(path);
    command
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
