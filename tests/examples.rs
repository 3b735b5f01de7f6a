//! The deployments under `examples/`: each can be read, and its `run.sh` does what it says on a sandbox.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use iotctl::domain::deployment::manifest::{Manifest, Overrides};

/// The examples that are promised.
const EXAMPLES: [&str; 4] = ["chat", "esp32-rule", "robot", "thermostat-fleet"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

#[test]
fn every_example_can_be_read() {
    let entries = std::fs::read_dir(folder()).expect("a readable folder");
    let folders = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    found.sort();
    let names: Vec<_> = found
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .collect();
    assert_eq!(names, EXAMPLES);
    for path in &found {
        let deployment = Manifest::read(&path.join("deployment.toml"), &Overrides::default());
        if let Err(errors) = deployment {
            panic!("{errors}");
        }
        for file in ["README.md", "run.sh"] {
            assert!(path.join(file).is_file(), "{}/{file}", path.display());
        }
    }
}

/// A sandbox that ends with the test.
struct Sandbox {
    process: Child,
    dir: tempfile::TempDir,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn iotctl() -> Command {
    Command::new(env!("CARGO_BIN_EXE_iotctl"))
}

impl Sandbox {
    fn start() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let process = iotctl()
            .args(["sandbox", "start", "--port", "0", "--dir"])
            .arg(dir.path().join("sb"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a sandbox");
        let sandbox = Self { process, dir };
        let status = || {
            let mut status = iotctl();
            status.args(["sandbox", "status", "--dir"]);
            status.arg(sandbox.dir.path().join("sb"));
            status.output().expect("a status").status.success()
        };
        while !status() {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        sandbox
    }

    /// Runs a copy of an example, so that nothing is left in the source.
    fn run(&self, name: &str) -> Output {
        let copy = self.dir.path().join(name);
        let from = folder().join(name);
        let copied = Command::new("cp").arg("-r").arg(&from).arg(&copy).status();
        assert!(copied.expect("cp").success());
        let mut run = Command::new("timeout");
        run.args(["180", "sh"])
            .arg(copy.join("run.sh"))
            .env_remove("AWS_PROFILE")
            .env("IOTCTL", env!("CARGO_BIN_EXE_iotctl"))
            .env("IOTCTL_SANDBOX", self.dir.path().join("sb"))
            .env("IOTCTL_WIFI_PASSWORD", "the password");
        run.output().expect("a shell")
    }

    /// What there is of a kind of resource, a name a line.
    fn names(&self, noun: &str) -> String {
        let mut list = iotctl();
        list.args([noun, "list", "-o", "name"]);
        list.arg(format!(
            "--sandbox={}",
            self.dir.path().join("sb").display()
        ));
        let output = list.output().expect("a list");
        assert!(output.status.success(), "{noun}: {output:?}");
        String::from_utf8(output.stdout).expect("names")
    }
}

#[test]
fn every_example_runs_and_leaves_nothing() {
    const NOUNS: [&str; 10] = [
        "thing",
        "thing-type",
        "thing-group",
        "cert",
        "ca",
        "policy",
        "role",
        "role-alias",
        "identity-pool",
        "rule",
    ];
    for name in EXAMPLES {
        let sandbox = Sandbox::start();
        let before = NOUNS.map(|noun| sandbox.names(noun));
        let output = sandbox.run(name);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(output.status.success(), "{name}: {}\n{said}", output.status);
        assert!(!text(&output.stdout).is_empty(), "{name} said nothing");
        for (noun, before) in NOUNS.iter().zip(before) {
            assert_eq!(sandbox.names(noun), before, "{name}: {noun}\n{said}");
        }
    }
}
