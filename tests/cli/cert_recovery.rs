//! `iotctl cert create` and `cert rotate` after a kill at every line of the journal, or a lost answer: no orphan, no lost key.

use std::collections::BTreeSet;
use std::fs;

use super::cutting::unheard;
use super::registry::Registry;
use super::support::TestEnvironment;

/// More lines than one command writes: a kill loop that gets here does not end.
const LINES: usize = 60;

/// A sandbox with the CA `plant` of this machine.
fn with_authority() -> TestEnvironment {
    let environment = TestEnvironment::with_sandbox();
    environment.json("ca create plant").report();
    environment.json("ca register plant").report();
    environment
}

/// Kills `cert create` with `options` at each line of its journal; one certificate more per thing in the end.
fn create_survives(options: &[&str]) {
    let environment = with_authority();
    let registry = Registry::of(&environment);
    for line in 1..LINES {
        for when in ["journal", "journal-before"] {
            let name = format!("{when}-{line}");
            registry.thing_and_policy(&name);
            let own = ["cert", "create", &name, "--policy", &name, "-o", "json"];
            let arguments = [&own, options].concat();
            let before = registry.certificates();
            let first = environment.killed_at(&format!("{when}:{line}"), &arguments);
            let key = fs::read(environment.join(&format!("devices/{name}/private.key"))).ok();
            let report = environment.iotctl(&arguments).report();
            let after = registry.certificates();
            let new: Vec<_> = after.difference(&before).collect();
            assert_eq!(
                new,
                [report["result"]["certificateId"].as_str().expect("an id")],
                "{name}"
            );
            let arn = report["result"]["certificateArn"].as_str().expect("an ARN");
            assert_eq!(registry.principals(&name), [arn], "{name}");
            assert_eq!(registry.policies(arn), [name.as_str()], "{name}");
            if let Some(key) = key {
                let path = environment.join(&format!("devices/{name}/private.key"));
                assert_eq!(fs::read(path).expect("read"), key, "{name}");
            }
            assert_eq!(
                environment.iotctl(&arguments).report()["changed"],
                false,
                "{name}"
            );
            if first.code.is_some() {
                assert!(line > 10, "the journal has only {line} lines");
                return;
            }
        }
    }
    panic!("still killed at line {LINES}");
}

#[test]
fn a_killed_request_is_finished_by_the_next_run() {
    create_survives(&[]);
}

#[test]
fn a_killed_signature_is_finished_by_the_next_run() {
    create_survives(&["--ca", "plant"]);
}

#[test]
fn a_killed_rotation_is_finished_by_the_next_run() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    for line in 1..LINES {
        for when in ["journal", "journal-before"] {
            let name = format!("{when}-{line}");
            let publish = format!("{name}/#");
            let provision = ["provision", &name, "--publish", &publish, "-o", "json"];
            let made = environment.iotctl(provision).report();
            let old = made["devices"][0]["certificateId"]
                .as_str()
                .expect("an id")
                .to_owned();
            let arguments = ["cert", "rotate", &name, "--retire-now", "-o", "json"];
            let first = environment.killed_at(&format!("{when}:{line}"), arguments);
            let folder = environment.join(&format!("devices/{name}"));
            // Where the rotation is past its end, running it again would start another one.
            if folder.join("rotation.json").exists() || registry.status(&old).is_some() {
                let report = environment.iotctl(arguments).report();
                assert_eq!(report["result"]["stage"], "retired", "{name}");
                assert_eq!(report["result"]["oldCertificateId"], old.as_str(), "{name}");
            }
            assert_eq!(registry.status(&old), None, "{name}");
            let arns = registry.principals(&name);
            assert_eq!(arns.len(), 1, "{name}");
            assert_eq!(registry.policies(&arns[0]).len(), 1, "{name}");
            assert!(!folder.join("private.old.key").exists(), "{name}");
            let topic = format!("{name}/x");
            let publish = ["pub", &topic, "-m", "x", "--thing", &name, "-o", "json"];
            environment.iotctl(publish).report();
            assert_eq!(
                registry.certificates().len(),
                count(&environment),
                "{name} leaves no orphan"
            );
            if first.code.is_some() {
                assert!(line > 20, "the journal has only {line} lines");
                return;
            }
        }
    }
    panic!("still killed at line {LINES}");
}

/// Devices there are.
fn count(environment: &TestEnvironment) -> usize {
    let entries = fs::read_dir(environment.join("devices"))
        .expect("listed")
        .flatten();
    entries.filter(|entry| entry.path().is_dir()).count()
}

/// Runs `cert create` with `options` where the first answer to a request that holds `victim` is lost.
fn create_survives_unheard(victim: &'static str, options: &[&str]) {
    let environment = with_authority();
    let registry = Registry::of(&environment);
    let arguments = [&["cert", "create", "--out", "d", "-o", "json"], options].concat();
    let report = unheard(&environment, victim, &arguments).report();
    let id = report["result"]["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(registry.certificates(), BTreeSet::from([id]));
    assert_eq!(environment.iotctl(&arguments).report()["changed"], false);
}

#[test]
fn a_lost_answer_leaves_one_certificate() {
    create_survives_unheard("POST /certificates", &[]);
    create_survives_unheard("POST /certificate/register", &["--ca", "plant"]);
}

#[test]
fn a_lost_key_of_aws_is_named_and_its_certificate_inactive() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let arguments = [
        "cert",
        "create",
        "--out",
        "d",
        "--key-source",
        "aws",
        "-o",
        "json",
    ];
    // The first line says that a request is about to be made, the second that the key is about to be written.
    let killed = environment.killed_at("journal-before:2", arguments);
    assert_eq!(killed.code, None, "{killed:#?}");
    let lost = registry.certificates();
    let lost = lost.first().expect("one certificate");
    assert_eq!(registry.status(lost).as_deref(), Some("INACTIVE"));
    let outcome = environment.iotctl(arguments);
    assert!(
        outcome
            .stderr
            .contains(&format!("iotctl cert delete {lost}")),
        "{outcome:?}"
    );
    let report = outcome.report();
    assert_ne!(report["result"]["certificateId"], lost.as_str());
    assert_eq!(environment.iotctl(arguments).report()["changed"], false);
}
