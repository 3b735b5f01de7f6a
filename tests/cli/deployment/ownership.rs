//! Whose a resource is: a teardown takes all that was made for the deployment, and nothing that was not.

use std::collections::BTreeMap;

use super::snapshot;
use crate::support::TestEnvironment;

const TEXT: &str = r#"
name = "own"
[thing-group.north]
[policy.device]
template = "device"
[device.dev]
count = 2
groups = ["north"]
policies = ["device"]
"#;

/// A sandbox and a small deployment, not made yet.
fn written() -> TestEnvironment {
    let options = ["--type-rest", "0s", "--detach-delay", "0s"];
    let environment = TestEnvironment::with_sandbox_started(&options);
    std::fs::write(environment.join("deployment.toml"), TEXT).expect("written");
    environment
}

/// Runs a command that must succeed.
#[track_caller]
fn run(environment: &TestEnvironment, line: &str) {
    let done = environment.json(line);
    assert_eq!(done.code, Some(0), "{line}: {done:#?}");
}

/// Takes the deployment down; nothing of it is left.
#[track_caller]
fn destroyed(environment: &TestEnvironment, when: &str) {
    run(environment, "destroy -y");
    let left = snapshot::of(&environment.join("sandbox"));
    snapshot::assert_same(&left, &BTreeMap::new(), when);
    let again = environment.json("destroy -y").report();
    assert_eq!(again["changed"], false, "{when}: {again:#}");
}

#[test]
fn a_teardown_deletes_every_certificate_that_was_made_for_a_device() {
    let environment = written();
    let provision = "provision -f deployment.toml -y";
    run(&environment, provision);
    run(&environment, "cert rotate dev-1 --retire-now");
    run(&environment, "cert rotate dev-2 --retire-now");
    environment.json("cert rotate dev-2").error(10);
    destroyed(&environment, "rotated, and in the midst of it");

    let _ = std::fs::remove_dir_all(environment.join("devices"));
    run(&environment, &format!("{provision} --out one"));
    run(&environment, &format!("{provision} --out two"));
    destroyed(&environment, "in two folders");

    run(&environment, provision);
    std::fs::remove_dir_all(environment.join("devices/dev-1")).expect("removed");
    run(&environment, provision);
    destroyed(&environment, "a folder was lost");
}

#[test]
fn a_teardown_finds_the_certificate_of_a_rotation_that_was_killed() {
    let environment = written();
    for line in 1..=7 {
        let _ = std::fs::remove_dir_all(environment.join("devices"));
        run(&environment, "provision -f deployment.toml -y");
        let at = format!("journal:{line}");
        let mut rotate = environment.command(["cert", "rotate", "dev-1", "-o", "json"]);
        let rotate = rotate.env("IOTCTL_FAILPOINT", &at).output().expect("runs");
        assert_eq!(rotate.status.code(), None, "{at}");
        destroyed(&environment, &at);
    }
}

#[test]
fn a_damaged_journal_is_refused_and_never_replaced() {
    let environment = written();
    run(&environment, "provision -f deployment.toml -y");
    let folder = environment.join(".iotctl/deployments/own");
    let journal = std::fs::read_dir(folder).expect("a folder").flatten();
    let journal = journal
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "journal"))
        .expect("a journal");
    let whole = std::fs::read_to_string(&journal).expect("read");
    let mut lines: Vec<&str> = whole.lines().collect();
    lines[2] = "{\"at\":";
    let damaged = lines.join("\n") + "\n";
    std::fs::write(&journal, &damaged).expect("written");
    for line in ["plan", "provision -f deployment.toml -y", "destroy -y"] {
        let error = environment.json(line).error(3);
        let message = error["message"].as_str().expect("a text");
        assert!(message.contains("is damaged at line 3"), "{line}: {error}");
        assert!(error["hints"][0].is_string(), "{line}: {error}");
        let left = std::fs::read_to_string(&journal).expect("read");
        assert_eq!(left, damaged, "{line}");
    }
    std::fs::write(&journal, whole).expect("written");
    destroyed(&environment, "the journal was put back");
}
