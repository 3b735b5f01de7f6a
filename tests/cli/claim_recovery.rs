//! `iotctl provision claim` after a kill at every line of its journal: finished by the same command, with one certificate.

use std::fs;

use serde_json::json;

use super::claim::{CLAIM, steps, with_claim, words};
use super::registry::Registry;

/// More steps than one device has.
const STEPS: usize = 30;

/// Kills a run at each line of its journal, at `when` of it, and lets the same command finish it.
fn survives_a_kill(when: &str) {
    let environment = with_claim();
    let registry = Registry::of(&environment);
    for line in 1..STEPS {
        let thing = format!("t-{line}");
        let words = words("fleet", &thing, CLAIM);
        let killed = environment.killed_at(&format!("{when}:{line}"), &words);
        if killed.code == Some(0) {
            assert!(line > 8, "killed at {line} lines only");
            return;
        }
        assert_eq!(killed.code, None, "{killed:#?}");
        let key = fs::read_dir(environment.join("devices/.claim"))
            .expect("there")
            .flatten()
            .find_map(|entry| fs::read(entry.path().join("private.key")).ok());
        let report = environment.iotctl(&words).report();
        assert_eq!(report["thing"], json!(thing));
        let principals = registry.principals(&thing);
        assert_eq!(
            principals,
            [report["certificateArn"].as_str().unwrap_or_default()],
            "{when} {line}: {report}"
        );
        let folder = environment.join("devices").join(&thing);
        if let Some(key) = key {
            assert!(
                fs::read(folder.join("private.key")).expect("read") == key,
                "{when} {line}: the key is kept"
            );
        }
        assert_eq!(environment.iotctl(&words).report()["changed"], false);
    }
    panic!("still killed at line {STEPS}");
}

#[test]
fn a_run_killed_after_any_line_of_the_journal_is_finished_by_the_next() {
    survives_a_kill("journal");
}

#[test]
fn a_run_killed_before_any_line_of_the_journal_is_finished_by_the_next() {
    survives_a_kill("journal-before");
}

#[test]
fn an_answer_that_nobody_heard_is_found_again_by_the_name() {
    let environment = with_claim();
    let words = words("fleet", "lamp", CLAIM);
    // Key, certificate, and that provisioning begins: the sixth line says that it is done.
    let killed = environment.killed_at("journal-before:6", &words);
    assert_eq!(killed.code, None, "{killed:#?}");
    let report = environment.iotctl(&words).report();
    assert_eq!(
        steps(&report),
        [
            "find-endpoint",
            "look-back",
            "write-folder",
            "connect-as-device"
        ]
    );
    assert!(
        report["warnings"]
            .to_string()
            .contains("DeviceConfiguration"),
        "{report}"
    );
    assert_eq!(report["resumed"], true);
}

#[test]
fn an_answer_that_nobody_heard_is_told_where_the_name_is_not_known() {
    let environment = with_claim();
    let registry = Registry::of(&environment);
    let words = [
        "provision",
        "claim",
        "--template",
        "fleet",
        "--parameter",
        "ThingName=lamp",
        "--claim",
        "claim",
        "-o",
        "json",
    ];
    let killed = environment.killed_at("journal-before:6", words);
    assert_eq!(killed.code, None, "{killed:#?}");
    let first = registry.principals("lamp");
    let first = first[0].rsplit('/').next().expect("an id");
    let report = environment.iotctl(words).report();
    assert!(report["warnings"].to_string().contains(first), "{report}");
    assert_ne!(report["certificateId"], json!(first));
    assert_eq!(registry.principals("lamp").len(), 2);
}

#[test]
fn a_key_of_aws_that_was_never_provisioned_is_set_aside() {
    let environment = with_claim();
    let registry = Registry::of(&environment);
    let words = words(
        "fleet",
        "lamp",
        CLAIM.into_iter().chain(["--key-source", "aws"]),
    );
    let killed = environment.killed_at("journal:5", &words);
    assert_eq!(killed.code, None, "{killed:#?}");
    let report = environment.iotctl(&words).report();
    assert_eq!(
        registry.principals("lamp"),
        [report["certificateArn"].as_str().unwrap_or_default()]
    );
    let aside = fs::read_dir(environment.join("devices/.claim"))
        .expect("there")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.is_dir())
        .expect("kept");
    let kept = fs::read(aside.join("private.key")).expect("read");
    let used = fs::read(environment.join("devices/lamp/private.key")).expect("read");
    assert!(kept != used);
}
