//! `iotctl provision` after a kill at every line of its journal, a lost answer or a refusal: finished, without an orphan.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::cutting::unheard;
use super::provision::{DEVICE_FOLDER, files};
use super::registry::Registry;
use super::support::TestEnvironment;

/// More steps than one device has: a kill loop that gets here does not end.
const STEPS: usize = 60;

/// Kills a run at each line of its journal, at `when` of it, and lets the next run finish it.
fn survives_a_kill(when: &str) {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    for line in 1..STEPS {
        let (thing, kind, group) = (
            format!("t-{line}"),
            format!("type-{line}"),
            format!("group-{line}"),
        );
        let topic = format!("kill/{line}/${{thing}}");
        let arguments = [
            "provision",
            &thing,
            "--thing-type",
            &kind,
            "--group",
            &group,
            "--attribute",
            "a=1",
            "--publish",
            &topic,
            "-o",
            "json",
        ];
        let before = registry.certificates();
        let first = environment.killed_at(&format!("{when}:{line}"), arguments);
        let killed = first.code.is_none();
        let key = fs::read(environment.join(&format!("devices/{thing}/private.key"))).ok();

        let report = environment.iotctl(arguments).report();
        let device = &report["devices"][0];
        let arn = device["certificateArn"]
            .as_str()
            .expect("an ARN")
            .to_owned();
        let new: Vec<_> = registry
            .certificates()
            .difference(&before)
            .cloned()
            .collect();
        assert_eq!(
            new,
            [device["certificateId"].as_str().expect("an id")],
            "{when}:{line} leaves one certificate"
        );
        assert_eq!(registry.principals(&thing), [arn.as_str()], "{when}:{line}");
        assert_eq!(
            registry.policies(&arn),
            [device["policies"][0].as_str().expect("a name")],
            "{when}:{line}"
        );
        let folder = environment.join(&format!("devices/{thing}"));
        assert_eq!(files(&folder), DEVICE_FOLDER, "{when}:{line}");
        if let Some(key) = key {
            assert_eq!(
                fs::read(folder.join("private.key")).expect("read"),
                key,
                "{when}:{line} keeps the key"
            );
        }
        assert_eq!(
            environment.iotctl(arguments).report()["changed"],
            false,
            "{when}:{line}"
        );
        if !killed {
            assert_eq!(first.code, Some(0), "{first:#?}");
            assert!(line > 20, "the journal has only {line} lines");
            return;
        }
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
fn of_several_certificates_from_lost_answers_one_is_kept() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let arguments = ["provision", "a", "-o", "json"];
    // Policy, its journal's end, key, thing: the eighth line says that a certificate is about to be requested.
    let killed = environment.killed_at("journal:8", arguments);
    assert_eq!(killed.code, None, "{killed:#?}");
    let folder = environment.join("devices/a");
    let journal = fs::read_to_string(folder.join(".journal")).expect("read");
    let last: Value = serde_json::from_str(journal.lines().last().expect("a line")).expect("JSON");
    assert_eq!(
        (&last["step"], &last["state"]),
        (&"create-certificate".into(), &"begin".into())
    );

    let key = fs::read_to_string(folder.join("private.key")).expect("read");
    let request = iotctl::model::pki::csr(&key, "a").expect("made");
    let made: BTreeSet<_> = (0..3).map(|_| registry.request(&request)).collect();
    assert_eq!(registry.certificates(), made);
    let report = environment.iotctl(arguments).report();
    let kept = report["devices"][0]["certificateId"]
        .as_str()
        .expect("an id");
    assert!(made.contains(kept));
    assert_eq!(registry.certificates(), BTreeSet::from([kept.to_owned()]));
    assert_eq!(environment.iotctl(arguments).report()["changed"], false);
}

#[test]
fn a_thing_that_is_refused_leaves_no_certificate() {
    let environment = TestEnvironment::with_sandbox();
    let mut create = vec!["thing", "create", "a", "-o", "json"];
    for attribute in ["a=1", "b=1", "c=1"] {
        create.extend(["--attribute", attribute]);
    }
    environment.iotctl(&create).report();
    let mut arguments = vec!["provision", "a", "--attribute", "d=1", "-o", "json"];
    let error = environment.iotctl(&arguments).error(1);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("at most 3")),
        "{error}"
    );
    assert!(Registry::of(&environment).certificates().is_empty());
    // With a type there is room for them.
    arguments.extend(["--thing-type", "lamp"]);
    environment.iotctl(&arguments).report();
}

#[test]
fn a_certificate_in_use_is_not_taken_for_a_lost_answer() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let arguments = ["provision", "a", "-o", "json"];
    let device = environment.iotctl(arguments).report()["devices"][0].clone();
    let folder = environment.join("devices/a");

    // A request of unknown outcome whose search begins, ten minutes for wrong clocks included, after the certificate in
    // use was made, and another certificate of the same key that somebody put to use since.
    let journal = fs::read_to_string(folder.join(".journal")).expect("read");
    let begin = journal
        .lines()
        .find(|line| line.contains("publicKey"))
        .expect("a request");
    let mut begin: Value = serde_json::from_str(begin).expect("JSON");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_mins(10);
    begin["at"] = at.to_string().into();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    fs::write(folder.join(".journal"), format!("{journal}{begin}\n")).expect("written");
    let key = fs::read_to_string(folder.join("private.key")).expect("read");
    let request = iotctl::model::pki::csr(&key, "a").expect("made");
    let other = registry.request(&request);
    let own = device["certificateArn"].as_str().expect("an ARN");
    let arn = own.replace(device["certificateId"].as_str().expect("an id"), &other);
    let policy = device["policies"][0].as_str().expect("a name");
    registry.attach(policy, &arn);

    let report = environment.iotctl(arguments).report();
    assert_eq!(report["devices"][0]["certificateArn"], own);
    assert!(registry.certificates().contains(&other), "{report}");
    assert_eq!(registry.policies(&arn), [policy]);
}

#[test]
fn an_answer_that_breaks_off_leaves_one_certificate() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let provision = ["provision", "a", "-o", "json"];
    let report = unheard(&environment, "POST /certificates", &provision).report();
    let id = report["devices"][0]["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(registry.certificates(), BTreeSet::from([id]));
    assert_eq!(environment.iotctl(provision).report()["changed"], false);
}
