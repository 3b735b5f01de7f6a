//! What the commands tell people: the next step works as printed, and errors name what they are about.

use std::fs;

use crate::support::{Outcome, TestEnvironment};

/// The command after `next: `, as a person would paste it.
fn next(stderr: &str) -> &str {
    stderr
        .lines()
        .find_map(|line| line.strip_prefix("next: iotctl "))
        .unwrap_or_else(|| panic!("no next step in {stderr:?}"))
}

#[test]
fn the_next_step_works_as_printed() {
    let environment = TestEnvironment::with_sandbox();
    let made = environment.iotctl(["provision", "a", "--out", "my fleet", "-o", "table"]);
    assert_eq!(made.code, Some(0), "{made:#?}");
    let script = format!("exec \"$0\" {} -W 1 -o json", next(&made.stderr));
    let output = std::process::Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_iotctl")])
        .current_dir(environment.path())
        .env_clear()
        .env("HOME", environment.path())
        .env("IOTCTL_SANDBOX", environment.join("sandbox"))
        .output()
        .expect("sh runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(124), "{script}\n{stderr}");
    assert!(stderr.starts_with("subscribed to `cmd/a/#` "), "{stderr}");
}

#[test]
fn a_result_that_cannot_be_written_says_where() {
    let environment = TestEnvironment::with_sandbox();
    environment.json("provision a --subscribe cmd/a/x").report();
    environment.json("pub cmd/a/x -r -m hello").report();
    for line in ["thing list", "sub cmd/a/x --thing a -C 1 -W 30"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = environment
            .command(line.split(' ').chain(["-o", "json"]))
            .stdout(full.expect("a full device"))
            .output();
        let outcome = Outcome::of(&output.expect("the binary runs"));
        let error = outcome.error(3);
        let message = error["message"].as_str().expect("text");
        assert!(
            message.starts_with("cannot write to standard output: "),
            "{line}: {message}"
        );
    }
}

#[test]
fn after_a_sandbox_that_ended_the_next_step_is_to_start_one() {
    let environment = TestEnvironment::new();
    let made = environment.iotctl(["--sandbox=box", "provision", "a", "-o", "table"]);
    assert_eq!(made.code, Some(0), "{made:#?}");
    assert!(
        next(&made.stderr).starts_with("sandbox start --dir box"),
        "{made:#?}"
    );
    assert!(
        made.stderr
            .contains("\nthen: iotctl --sandbox=box sub --thing a 'cmd/a/#'\n"),
        "{made:#?}"
    );
}

#[test]
fn the_sandbox_of_one_command_does_not_insist_on_a_port() {
    // Either this test occupies the port, or somebody else has.
    let occupied = std::net::TcpListener::bind(("127.0.0.1", 8883));
    let environment = TestEnvironment::new();
    let made = environment.iotctl(["--sandbox", "provision", "a", "-o", "json"]);
    assert_ne!(made.report()["devices"][0]["endpoint"], "localhost:8883");
    drop(occupied);
}

#[test]
fn the_state_says_what_happened_to_a_device() {
    let environment = TestEnvironment::with_sandbox();
    let state = |arguments: &[&str]| {
        let words = ["provision", "a", "-o", "table"]
            .iter()
            .chain(arguments)
            .copied();
        let outcome = environment.iotctl(words);
        let row = outcome.stdout.lines().nth(1).map(str::to_owned);
        row.unwrap_or_else(|| panic!("{outcome:#?}"))
    };
    assert!(state(&["--dry-run"]).starts_with("a      would create  -"));
    assert!(state(&[]).starts_with("a      created  "));
    assert!(state(&[]).starts_with("a      unchanged  "));
    assert!(state(&["--attribute", "room=hall"]).starts_with("a      updated  "));
}

#[test]
fn a_bad_policy_file_is_named() {
    let environment = TestEnvironment::with_sandbox();
    fs::write(environment.join("bad.json"), "{}").expect("written");
    let error = environment
        .iotctl(["provision", "a", "--policy", "bad.json", "-o", "json"])
        .error(2);
    let message = error["message"].as_str().unwrap_or_default();
    assert!(
        message.starts_with("the policy `bad.json` is not valid: "),
        "{error}"
    );
    assert!(!environment.join("devices").exists());
}

#[test]
fn a_sandbox_that_does_not_run_is_what_a_local_endpoint_lacks() {
    let environment = TestEnvironment::new();
    let made = environment.iotctl(["--sandbox", "provision", "a"]);
    assert_eq!(made.code, Some(0), "{made:#?}");
    let words = ["sub", "x", "--thing", "a", "-p", "1", "-o", "json"];
    let error = environment.iotctl(words).error(7);
    assert!(
        error["hints"].to_string().contains("iotctl sandbox start"),
        "{error}"
    );
}
