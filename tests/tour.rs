//! Runs the command lines of the README's tour and of its other sections, as they stand, in an empty folder with an empty home.

use std::path::Path;
use std::process::Command;

/// The command lines of a section, which has at least so many blocks of them.
fn commands(section: &str, blocks: usize) -> String {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("a README");
    let text = readme
        .split(&format!("## {section}\n"))
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the section");
    let lines: Vec<_> = text
        .split("```sh\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    assert!(lines.len() >= blocks, "{section} lost its blocks");
    lines.concat()
}

/// Runs a script in an empty folder with an empty home, both `home`; answers stdout and stderr.
fn run(home: &Path, script: &str) -> (String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
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
    let output = Command::new("timeout")
        .args(["120", "bash", "-c", &format!("set -euo pipefail\n{script}")])
        .current_dir(home)
        .env_clear()
        .env("PATH", path)
        .env("HOME", home)
        .output()
        .expect("bash runs");
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success(),
        "{}\n{stdout}\n{stderr}",
        output.status
    );
    (stdout, stderr)
}

#[test]
fn the_tour_of_the_readme_works() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let script = format!(
        "trap 'iotctl sandbox stop --dir sb >/dev/null 2>&1 || true' EXIT\n{}",
        commands("Five-minute tour", 6)
    );
    let (stdout, stderr) = run(home.path(), &script);
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

#[test]
fn the_deployment_lines_of_the_readme_work() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (stdout, stderr) = run(home.path(), &commands("Whole deployments", 2));
    for expected in [
        r#""created":5"#,
        r#""verb":"plan","deployment":"greenhouse","dryRun":true,"account":"123456789012","region":"us-east-1","changed":false"#,
        r#"{"resource":"device.thermostat-9","outcome":"created""#,
        r#"{"resource":"device.thermostat-3","outcome":"deleted""#,
    ] {
        assert!(
            stdout.contains(expected),
            "{expected:?} is missing\n{stdout}\n{stderr}"
        );
    }
    let last = stdout.lines().last().expect("the report of destroy");
    assert!(last.contains(r#""deleted":5"#), "{last}");
    let report = std::fs::read_to_string(home.path().join("report.xml")).expect("a JUnit report");
    assert!(report.contains(r#"failures="0""#), "{report}");
}

#[test]
fn the_firmware_lines_of_the_readme_work() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (stdout, _) = run(home.path(), &commands("ESP32", 2));
    assert_eq!(stdout.matches("\"valid\":true").count(), 2, "{stdout}");
    let project = home.path().join("build/esp32-1/iotctl_esp32");
    let secrets = std::fs::read_to_string(project.join("secrets.h")).expect("written");
    assert!(
        secrets.contains("const char WIFI_PASSWORD[] = \"the password\";"),
        "{}",
        secrets.lines().take(12).collect::<Vec<_>>().join("\n")
    );
    assert!(project.join("iotctl_esp32.ino").exists());
}
