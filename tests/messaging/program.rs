//! The program under test: run to its end, or running while the test goes on.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::broker::{PATIENCE, World};

/// What is left of a program.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// `iotctl` with `args` and an environment of its own.
pub(crate) fn iotctl(world: &World, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iotctl"));
    command
        .args(args)
        .env_clear()
        .env("HOME", world.dir.path())
        .env("TZ", "UTC")
        .current_dir(world.dir.path());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs `iotctl` to its end.
pub(crate) fn run(world: &World, args: &[&str]) -> Ended {
    Running::start(iotctl(world, args)).end()
}

/// Runs `iotctl` with `input` on stdin to its end.
pub(crate) fn feed(world: &World, args: &[&str], input: &[u8]) -> Ended {
    let mut command = iotctl(world, args);
    command.stdin(Stdio::piped());
    let mut running = Running::start(command);
    let mut stdin = running.stdin.take().expect("a pipe");
    // A program that refuses early does not read.
    let _ = stdin.write_all(input);
    drop(stdin);
    running.end()
}

/// A program that goes on.
pub(crate) struct Running {
    process: Child,
    pub(crate) stdin: Option<ChildStdin>,
    pub(crate) stdout: Option<BufReader<ChildStdout>>,
    err: Arc<Mutex<String>>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Running {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut process = command.spawn().expect("it starts");
        let err = Arc::new(Mutex::new(String::new()));
        let told = Arc::clone(&err);
        let lines = BufReader::new(process.stderr.take().expect("a pipe")).lines();
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut err = told.lock().expect("not poisoned");
                err.push_str(&line);
                err.push('\n');
            }
        });
        let stdout = process.stdout.take().map(BufReader::new);
        Self {
            stdin: process.stdin.take(),
            stdout,
            process,
            err,
            reader: Some(reader),
        }
    }

    /// `iotctl sub` with `args`, once it has subscribed.
    pub(crate) fn sub(world: &World, args: &[&str]) -> Self {
        let running = Self::start(iotctl(world, &[&["sub"], args].concat()));
        running.until("subscribed to");
        running
    }

    /// Waits until stderr contains `text`.
    pub(crate) fn until(&self, text: &str) {
        let started = Instant::now();
        while !self.err.lock().expect("not poisoned").contains(text) {
            assert!(
                started.elapsed() < PATIENCE,
                "no `{text}` in: {}",
                self.err.lock().expect("not poisoned")
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The next line of stdout.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout
            .as_mut()
            .expect("a pipe")
            .read_line(&mut line)
            .expect("text");
        line.trim_end_matches('\n').to_owned()
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", name, &id])
                .status()
                .expect("kill")
                .success()
        );
    }

    /// Waits for the end.
    pub(crate) fn end(mut self) -> Ended {
        let mut out = Vec::new();
        let started = Instant::now();
        if let Some(mut stdout) = self.stdout.take() {
            stdout.read_to_end(&mut out).expect("readable");
        }
        let status = loop {
            if let Some(status) = self.process.try_wait().expect("a process") {
                break status;
            }
            assert!(started.elapsed() < PATIENCE * 2, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        };
        self.reader
            .take()
            .expect("not joined yet")
            .join()
            .expect("no panic");
        let err = self.err.lock().expect("not poisoned").clone();
        Ended {
            code: status.code(),
            out: String::from_utf8_lossy(&out).into_owned(),
            err,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has usually ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
