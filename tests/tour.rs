//! Runs the command lines of the README's tour, as they stand, in an empty folder with an empty home.

use std::path::Path;
use std::process::Command;

fn tour() -> String {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("a README");
    let tour = readme
        .split("## Five-minute tour")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("a tour");
    let lines: Vec<_> = tour
        .split("```sh\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    assert!(lines.len() >= 6, "the tour lost its blocks");
    lines.concat()
}

#[test]
fn the_tour_of_the_readme_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = tempfile::tempdir().expect("a temporary folder");
    let binary = Path::new(env!("CARGO_BIN_EXE_iotctl"))
        .parent()
        .expect("a folder")
        .to_owned();
    let python = std::env::var_os("IOTCTL_TEST_PYTHON")
        .map_or_else(|| root.join("target/tools/python/bin/python"), Into::into);
    let python = python.parent().expect("a folder").to_owned();
    let path = format!(
        "{}:{}:{}",
        binary.display(),
        python.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let script = format!(
        "set -euo pipefail\ntrap 'iotctl sandbox stop --dir sb >/dev/null 2>&1 || true' EXIT\n{}",
        tour()
    );
    let output = Command::new("timeout")
        .args(["120", "bash", "-c", &script])
        .current_dir(home.path())
        .env_clear()
        .env("PATH", path)
        .env("HOME", home.path())
        .output()
        .expect("bash runs");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{}\n{stdout}\n{stderr}",
        output.status
    );
    for expected in [
        "\"things\": []",
        "cmd/cam-1/reboot",
        "exit code 4",
        "iot:Publish",
        "topic/dt/cam-2/temp",
    ] {
        assert!(
            stdout.contains(expected),
            "{expected:?} is missing\n{stdout}\n{stderr}"
        );
    }
    let device = home.path().join("devices/cam-1");
    for file in ["private.key", "cert.pem", "root-ca.pem", "connection.json"] {
        assert!(device.join(file).exists(), "{file}");
    }
}
