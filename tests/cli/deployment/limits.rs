//! What the machine does not give: open files, space for the journal, a place for the report.

use std::process::Command;

use serde_json::Value;

use crate::support::{Outcome, TestEnvironment};

/// A sandbox and a deployment of so many devices.
fn written(devices: usize) -> TestEnvironment {
    let options = ["--type-rest", "0s", "--detach-delay", "0s"];
    let environment = TestEnvironment::with_sandbox_started(&options);
    let text = format!(
        "name = \"many\"\n[policy.device]\ntemplate = \"device\"\n[device.dev]\ncount = {devices}\npolicies = [\"device\"]\n"
    );
    std::fs::write(environment.join("deployment.toml"), text).expect("written");
    environment
}

/// Runs iotctl with the words of `line` in a shell that has set `limits` before.
fn limited(environment: &TestEnvironment, limits: &str, line: &str) -> Outcome {
    let words = line.split_whitespace().chain(["-o", "json"]);
    let command = environment.command(words);
    let mut shell = Command::new("bash");
    shell
        .args(["-c", &format!("{limits}; exec \"$@\""), "bash"])
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(environment.path())
        .env_clear();
    let variables = command.get_envs();
    shell.envs(variables.filter_map(|(name, value)| Some((name, value?))));
    Outcome::of(&shell.output().expect("bash runs"))
}

#[test]
fn a_few_open_files_are_enough_for_many_devices() {
    let environment = written(120);
    let made = limited(
        &environment,
        "ulimit -n 64",
        "provision -f deployment.toml -y",
    );
    assert_eq!(made.report()["summary"]["created"], 121);
    let gone = limited(&environment, "ulimit -n 64", "destroy -y");
    assert_eq!(gone.report()["summary"]["deleted"], 121);
}

#[test]
fn a_journal_that_cannot_grow_any_more_is_told_with_all_that_was_done() {
    let environment = written(30);
    let line = "provision -f deployment.toml -y";
    // The signal that goes with this limit would end the process.
    let full = limited(&environment, "trap '' XFSZ; ulimit -f 16", line);
    let error = full.error(9);
    let message = error["message"].as_str().expect("a text");
    assert!(message.contains("cannot write the journal"), "{error}");
    assert!(
        error["hints"].to_string().contains("goes on where"),
        "{error}"
    );
    let report: Value = serde_json::from_str(&full.stdout).expect("a report");
    let count = |outcome: &str| report["summary"][outcome].as_u64().expect("a number");
    assert!(count("created") > 0 && count("failed") > 0, "{report:#}");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(31));
    assert_eq!(environment.json(line).report()["summary"]["failed"], 0);
    environment.json("destroy -y").report();
    let left = super::snapshot::of(&environment.join("sandbox"));
    super::snapshot::assert_same(&left, &std::collections::BTreeMap::new(), "destroyed");
}

#[test]
fn a_report_that_cannot_be_written_is_refused_before_any_call() {
    let environment = written(1);
    let before = environment.writes();
    let refused = environment.json("provision -f deployment.toml -y --junit none/report.xml");
    let error = refused.error(3);
    assert!(error["message"].to_string().contains("none/report.xml"));
    assert_eq!(environment.writes(), before);
    assert!(!environment.join("devices").exists() && !environment.join("none").exists());
}
