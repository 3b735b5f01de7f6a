//! A program that is kept: started, fed one line per event, ended when it misbehaves.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
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
    /// Lines for its standard input; whoever feeds it may be held up as long as it lives.
    events: SyncSender<Vec<u8>>,
    /// Lines of its standard output, and the last word on it.
    answers: Receiver<Result<Vec<u8>, String>>,
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
        let (said, answers) = sync_channel(1);
        let (events, lines) = sync_channel::<Vec<u8>>(1);
        std::thread::spawn({
            let said = said.clone();
            move || feed(input, &lines, &said)
        });
        std::thread::spawn(move || hear(output, &said));
        Ok(Self {
            child,
            events,
            answers,
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
        match self.answers.try_recv() {
            // Every later event would get the answer to the one before it.
            Ok(Ok(_)) => return Err("the program answered an event more than once".to_owned()),
            Ok(Err(ended)) => return Err(ended),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => {}
        }
        self.events
            .try_send(line)
            .map_err(|_| "the program does not take its events".to_owned())?;
        let late = format!("Task timed out after {:.2} seconds", time.as_secs_f64());
        let answer = self.answers.recv_timeout(time).map_err(|_| late)??;
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

/// Writes the lines that come to the program.
fn feed(
    mut input: impl Write,
    lines: &Receiver<Vec<u8>>,
    said: &SyncSender<Result<Vec<u8>, String>>,
) {
    while let Ok(line) = lines.recv() {
        if let Err(error) = input.write_all(&line) {
            // Nobody may wait for it any more.
            let _ = said.send(Err(format!("the program takes no event: {error}")));
            return;
        }
    }
}

/// Reads the program's lines until there are no more.
fn hear(output: impl Read, said: &SyncSender<Result<Vec<u8>, String>>) {
    let mut output = BufReader::new(output);
    let most = u64::try_from(ANSWER_BYTES).unwrap_or(u64::MAX);
    loop {
        let mut line = Vec::new();
        let read = output.by_ref().take(most).read_until(b'\n', &mut line);
        // Without the end of its line it is too long, or the last words of a program that has ended.
        let whole = read.is_ok() && line.pop() == Some(b'\n');
        let heard = if whole {
            Ok(line)
        } else {
            Err("the program ended without an answer, or answered more than 6 MB".to_owned())
        };
        if said.send(heard).is_err() || !whole {
            return;
        }
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Instant;

    use super::*;

    fn started(dir: &Path, script: &str) -> Process {
        let path = dir.join("program");
        std::fs::write(&path, format!("#!/bin/sh\n{script}")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))
            .expect("executable");
        let place = Place::Program(path);
        Process::start("f", &place, &dir.join("log")).expect("started")
    }

    #[test]
    fn a_program_that_does_not_read_is_not_waited_for() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut process = started(dir.path(), "exec sleep 60\n");
        let begun = Instant::now();
        // More than any pipe holds.
        let event = vec![b' '; 1024 * 1024];
        let answer = process.answer(&event, Duration::from_millis(50));
        assert!(
            answer
                .as_ref()
                .is_err_and(|error| error.contains("timed out")),
            "{answer:?}"
        );
        drop(process);
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn an_answer_too_many_is_that_of_no_other_event() {
        let dir = tempfile::tempdir().expect("a folder");
        let script = "while read -r line; do echo \"$line\"; echo more; done\n";
        let mut process = started(dir.path(), script);
        let time = Duration::from_secs(10);
        assert_eq!(process.answer(b"1", time), Ok(Ok(b"1".to_vec())));
        // The second line may still be on its way.
        std::thread::sleep(Duration::from_millis(200));
        let refused = process.answer(b"2", time).expect_err("it is out of step");
        assert!(refused.contains("more than once"), "{refused}");
    }
}
