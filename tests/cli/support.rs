//! The environment of a test: its own folder and home, no variable from outside, and a sandbox where one is needed.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// A folder of its own to run iotctl in; gone, with its sandbox, when dropped.
pub(crate) struct TestEnvironment {
    root: tempfile::TempDir,
    sandbox: Option<RunningSandbox>,
}

struct RunningSandbox {
    process: Child,
    info: Value,
}

impl Drop for RunningSandbox {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl TestEnvironment {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            root: tempfile::tempdir().expect("a folder"),
            sandbox: None,
        }
    }

    /// An empty folder with a running sandbox, which every command is told to use.
    pub(crate) fn with_sandbox() -> Self {
        Self::with_sandbox_started(&[])
    }

    /// The same, with more arguments for `sandbox start`.
    pub(crate) fn with_sandbox_started(arguments: &[&str]) -> Self {
        let mut environment = Self::new();
        let start = [
            "sandbox", "start", "--dir", "sandbox", "--port", "0", "-o", "json",
        ];
        let mut process = environment
            .command(start.iter().chain(arguments))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("readable");
        let info = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        environment.sandbox = Some(RunningSandbox { process, info });
        environment
    }

    /// Calls that changed something since the sandbox started, or was last asked to forget them.
    pub(crate) fn writes(&self) -> u64 {
        let status = self.iotctl(["sandbox", "status", "--dir", "sandbox"]);
        status.report()["writes"].as_u64().expect("a number")
    }

    /// The folder that commands run in.
    pub(crate) fn path(&self) -> &Path {
        self.root.path()
    }

    /// The file or folder `name` in it.
    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// What the sandbox said of itself as it started.
    pub(crate) fn sandbox(&self) -> &Value {
        &self.sandbox.as_ref().expect("started with a sandbox").info
    }

    /// A run of iotctl that is not started yet.
    pub(crate) fn command<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_iotctl"));
        command
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .env("COLUMNS", "100")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdin(Stdio::null());
        if self.sandbox.is_some() {
            command.env("IOTCTL_SANDBOX", self.join("sandbox"));
        }
        command
    }

    /// Runs iotctl with the words of `line` to its end; it answers JSON.
    pub(crate) fn json(&self, line: &str) -> Outcome {
        self.iotctl(line.split_whitespace().chain(["-o", "json"]))
    }

    /// Runs iotctl, which kills itself at `failpoint` if it gets there.
    pub(crate) fn killed_at<A: AsRef<OsStr>>(
        &self,
        failpoint: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Outcome {
        let mut command = self.command(arguments);
        command.env("IOTCTL_FAILPOINT", failpoint);
        Outcome::of(&command.output().expect("the binary runs"))
    }

    /// Runs iotctl to its end.
    pub(crate) fn iotctl<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Outcome {
        Outcome::of(&self.command(arguments).output().expect("the binary runs"))
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit code; `None` if a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it wrote to stdout.
    pub(crate) stdout: String,
    /// What it wrote to stderr.
    pub(crate) stderr: String,
}

impl Outcome {
    /// The outcome of a finished process.
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The report on stdout of a run that must have succeeded.
    #[track_caller]
    pub(crate) fn report(&self) -> Value {
        assert_eq!(self.code, Some(0), "{self:#?}");
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// The error on stderr of a run that must have failed with `code`.
    #[track_caller]
    pub(crate) fn error(&self, code: i32) -> Value {
        assert_eq!(self.code, Some(code), "{self:#?}");
        let line = self.stderr.lines().last().unwrap_or_default();
        let error: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {self:#?}"));
        assert_eq!(error["exitCode"], code, "{self:#?}");
        error
    }
}
