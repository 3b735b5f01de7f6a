//! Stock clients judge the sandbox: the AWS CLI, boto3, AWS's device SDK, paho and mosquitto, each as pytest files beside this one.
//!
//! A missing peer is a failure, never a skip.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running `iotctl sandbox start`, ended by its process id.
struct Sandbox {
    process: Child,
    info: serde_json::Value,
    dir: tempfile::TempDir,
}

impl Sandbox {
    fn start(arguments: &[&str]) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let mut process = Command::new(env!("CARGO_BIN_EXE_iotctl"))
            .args(["sandbox", "start", "--port", "0", "-o", "json", "--dir"])
            .arg(dir.path().join("sandbox"))
            .args(arguments)
            .env_clear()
            .env("HOME", dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("iotctl starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped"))
            .read_line(&mut line)
            .expect("a first line");
        let info = serde_json::from_str(&line).expect("the first line is JSON");
        Self { process, info, dir }
    }

    fn text(&self, name: &str) -> &str {
        self.info[name]
            .as_str()
            .unwrap_or_else(|| panic!("{name} is text"))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn python() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("IOTCTL_TEST_PYTHON").map_or_else(
        || root.join("target/tools/python/bin/python"),
        PathBuf::from,
    );
    assert!(
        python.exists(),
        "{} is missing: run tests/run, which installs the peers",
        python.display()
    );
    python
}

/// Runs one file of pytest tests against a sandbox of its own.
fn judge(file: &str, sandbox_arguments: &[&str]) {
    let sandbox = Sandbox::start(sandbox_arguments);
    let python = python();
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers");
    let path = format!(
        "{}:{}",
        python.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let status = Command::new(&python)
        .args(["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", file])
        .current_dir(peers)
        .env_clear()
        .env("PATH", path)
        .env("HOME", sandbox.dir.path())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("IOTCTL", env!("CARGO_BIN_EXE_iotctl"))
        .env("IOTCTL_SANDBOX", sandbox.text("dir"))
        .env("SANDBOX_ENDPOINT", sandbox.text("endpoint"))
        .env("AWS_ENDPOINT_URL", sandbox.text("url"))
        .env("AWS_CA_BUNDLE", sandbox.text("ca"))
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_REGION", "eu-central-1")
        .env("AWS_DEFAULT_REGION", "eu-central-1")
        .status()
        .expect("pytest runs");
    assert!(status.success(), "{file} failed: {status}");
}

#[test]
fn boto3_registry() {
    judge(
        "registry.py",
        &["--detach-delay", "0.3", "--type-rest", "5m"],
    );
}

#[test]
fn boto3_security() {
    judge("security.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_authorities() {
    judge("authorities.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_provisioning() {
    judge("provisioning.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_identities() {
    judge("identities.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_planes() {
    judge("planes.py", &["--detach-delay", "0.3"]);
}

#[test]
fn paho_onboarding() {
    judge("onboarding.py", &["--detach-delay", "0.3"]);
}

#[test]
fn claim_cli() {
    judge("claim_cli.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_data_plane() {
    judge("data_plane.py", &[]);
}

#[test]
fn boto3_rereads_things() {
    judge("things_cli.py", &["--detach-delay", "1"]);
}

#[test]
fn boto3_services() {
    judge("services.py", &["--detach-delay", "0.3"]);
}

#[test]
fn cloud_cli() {
    judge("cloud_cli.py", &[]);
}

#[test]
fn aws_cli_rereads_a_deployment() {
    let double = format!(
        "double={}/tests/peers/functions/double.py",
        env!("CARGO_MANIFEST_DIR")
    );
    judge(
        "deployment_cli.py",
        &["--detach-delay", "0.3", "--function", &double],
    );
}

#[test]
fn moto() {
    // Each of its tests has an empty sandbox of its own; this one only says how to be reached.
    judge("moto.py", &["--ephemeral"]);
}

#[test]
fn boto3_rules() {
    let handler = |name| {
        format!(
            "{name}={}/tests/peers/functions/{name}",
            env!("CARGO_MANIFEST_DIR")
        )
    };
    let functions = [
        format!("{}.py", handler("double")),
        format!("{}.js", handler("fail")),
    ];
    judge(
        "rules.py",
        &["--function", &functions[0], "--function", &functions[1]],
    );
}

#[test]
fn boto3_registry_events() {
    judge("registry_events.py", &[]);
}

#[test]
fn aws_cli() {
    judge("aws_cli.py", &["--detach-delay", "0.3"]);
}

#[test]
fn iam_cli() {
    judge("iam_cli.py", &["--detach-delay", "0.3"]);
}

#[test]
fn boto3_re_reads_certificates() {
    judge("certs_cli.py", &["--detach-delay", "0.3"]);
}

#[test]
fn mosquitto_clients() {
    judge("mosquitto_clients.py", &[]);
}

#[test]
fn paho() {
    judge("paho_client.py", &[]);
}

#[test]
fn aws_device_sdk() {
    judge("device_sdk.py", &[]);
}

#[test]
fn openssl() {
    judge("openssl_verifies.py", &[]);
}

#[test]
fn durability() {
    judge("durability.py", &["--ephemeral"]);
}
