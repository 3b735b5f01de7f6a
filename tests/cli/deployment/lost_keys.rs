//! Private keys that were lost or cannot be used: another is made only when told, and what the lost one was for goes.

use serde_json::Value;

use super::ownership::{destroyed, run, written};
use crate::support::TestEnvironment;

const PROVISION: &str = "provision -f deployment.toml -y";
const FORCED: &str = "provision -f deployment.toml -y --force";

/// A deployment whose `dev-1` has lost its key.
fn lost() -> TestEnvironment {
    let environment = written();
    run(&environment, PROVISION);
    std::fs::remove_file(environment.join("devices/dev-1/private.key")).expect("removed");
    environment
}

/// The principals of `dev-1`, and how many certificates there are.
fn certificates(environment: &TestEnvironment) -> (Vec<String>, usize) {
    let thing = environment.json("thing show dev-1").report();
    let principals = thing["principals"].as_array().expect("a list");
    let principals = principals.iter().map(Value::to_string).collect();
    let all = environment.json("cert list").report();
    (principals, all["items"].as_array().expect("a list").len())
}

/// The certificate that the folder of `dev-1` names.
fn in_use(environment: &TestEnvironment) -> String {
    let text = std::fs::read(environment.join("devices/dev-1/connection.json")).expect("read");
    let connection: Value = serde_json::from_slice(&text).expect("JSON");
    connection["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned()
}

/// Only the certificate in use is left, and nothing is to be done or known.
#[track_caller]
fn assert_replaced(environment: &TestEnvironment, when: &str) {
    let (principals, all) = certificates(environment);
    assert!(
        matches!(principals.as_slice(), [one] if one.contains(&in_use(environment))),
        "{when}: {principals:?}"
    );
    assert_eq!(all, 2, "{when}: one for each device");
    let plan = environment.json("plan -f deployment.toml");
    assert_eq!(plan.report()["changed"], false, "{when}: {plan:#?}");
    assert!(!plan.stderr.contains("warning"), "{when}: {plan:#?}");
}

#[test]
fn a_device_whose_key_is_lost_gets_another_only_when_told() {
    let environment = lost();
    let key = environment.join("devices/dev-1/private.key");
    for line in ["plan -f deployment.toml", PROVISION] {
        let error = environment.json(line).error(9);
        assert!(
            error["message"].to_string().contains("private.key"),
            "{line}: {error}"
        );
        let hints = error["hints"].to_string();
        let command = "iotctl provision -f deployment.toml --force";
        assert!(hints.contains(command), "{error}");
        assert!(!key.exists(), "{line}");
    }
    let plan = environment.json(&format!("{FORCED} --dry-run")).report();
    assert!(plan.to_string().contains("delete-certificate"), "{plan:#}");
    let before = in_use(&environment);
    let forced = environment.json(FORCED);
    assert_eq!(forced.report()["changed"], true, "{forced:#?}");
    assert!(!forced.stderr.contains("warning"), "{forced:#?}");
    assert!(key.exists());
    assert_ne!(in_use(&environment), before);
    assert_replaced(&environment, "forced");
    destroyed(&environment, "a key was lost");
}

#[test]
fn a_device_whose_folder_is_lost_gets_another_key_only_when_told() {
    let folder = |environment: &TestEnvironment| environment.join("devices/dev-1");
    for before in [&[][..], &["cert rotate dev-1 --retire-now"]] {
        let environment = written();
        run(&environment, PROVISION);
        for line in before {
            run(&environment, line);
        }
        let kept = environment.join("kept");
        std::fs::rename(folder(&environment), &kept).expect("moved");
        for line in ["plan -f deployment.toml", PROVISION] {
            let error = environment.json(line).error(9);
            let hints = error["hints"].to_string();
            assert!(hints.contains("put the key back"), "{line}: {error}");
            assert!(hints.contains("--force"), "{line}: {error}");
            assert_eq!(hints.contains("cert delete"), !before.is_empty(), "{error}");
            // It can be put back where it was.
            assert!(!folder(&environment).exists());
        }
        let (principals, all) = certificates(&environment);
        assert_eq!((principals.len(), all), (1, 2), "{before:?}");
        std::fs::rename(&kept, folder(&environment)).expect("moved");
        let again = environment.json(PROVISION).report();
        assert_eq!(again["changed"], false, "{before:?}: {again:#}");
    }
}

#[test]
fn a_device_whose_folder_and_certificate_are_gone_is_made_anew() {
    let environment = written();
    run(&environment, PROVISION);
    let id = in_use(&environment);
    run(
        &environment,
        &format!("cert detach {id} --thing dev-1 --policy device"),
    );
    run(&environment, &format!("cert delete {id} --cascade -y"));
    std::fs::remove_dir_all(environment.join("devices/dev-1")).expect("removed");
    // An identity has no key that could be put back.
    let identity = "eu-central-1:11111111-2222-3333-4444-555555555555";
    run(
        &environment,
        &format!("thing attach dev-1 --principal {identity}"),
    );
    run(&environment, PROVISION);
    run(
        &environment,
        &format!("thing detach dev-1 --principal {identity}"),
    );
    assert_replaced(&environment, "deleted by hand");
}

#[test]
fn a_replacement_of_a_lost_key_that_was_killed_is_finished_by_the_next_run() {
    // Lines of the journal: the certificate that goes, key, certificate, attachments, files, what retires the former.
    for line in 1..=26 {
        let environment = lost();
        let at = format!("journal:{line}");
        let killed = environment.killed_at(&at, FORCED.split(' '));
        let is_through = killed.code.is_some();
        // Where the key is not made yet, it is still lost.
        let key = environment.join("devices/dev-1/private.key");
        let again = if key.exists() { PROVISION } else { FORCED };
        run(&environment, again);
        assert_replaced(&environment, &at);
        if is_through {
            assert!(line > 8, "few lines: {killed:#?}");
            return;
        }
    }
    panic!("more lines than the test knows of");
}

#[test]
fn a_certificate_of_others_stays_when_a_lost_key_is_replaced() {
    let environment = lost();
    run(&environment, "cert create --out mine");
    run(&environment, "cert attach mine/cert.pem --thing dev-1");
    let forced = environment.json(FORCED);
    assert!(forced.stderr.contains("other principals"), "{forced:#?}");
    let (principals, all) = certificates(&environment);
    assert_eq!((principals.len(), all), (2, 3), "{principals:?}");
}

#[test]
fn a_certificate_whose_key_was_put_back_stays() {
    let environment = written();
    run(&environment, PROVISION);
    let key = environment.join("devices/dev-1/private.key");
    let kept = environment.join("kept.key");
    std::fs::rename(&key, &kept).expect("moved");
    // Killed as soon as the replacement is on record.
    let killed = environment.killed_at("journal:1", FORCED.split(' '));
    assert_eq!(killed.code, None, "{killed:#?}");
    assert!(!key.exists());
    std::fs::rename(&kept, &key).expect("moved");
    let before = in_use(&environment);
    run(&environment, PROVISION);
    assert_eq!(in_use(&environment), before);
    assert_replaced(&environment, "put back");
}

/// What is done about the key of `dev-1`, as a plan hints at.
fn hint(environment: &TestEnvironment) -> String {
    let error = environment.json("plan").error(9);
    error["hints"][0].as_str().expect("a text").to_owned()
}

#[test]
fn a_key_that_cannot_be_used_is_moved_away_before_another_is_made() {
    let environment = written();
    run(&environment, PROVISION);
    let key = environment.join("devices/dev-1/private.key");
    let other = std::fs::read(environment.join("devices/dev-2/private.key")).expect("read");
    let away = "move devices/dev-1/private.key away and have another key and certificate made: iotctl provision -f deployment.toml --force";
    for content in [&b""[..], b"\xff\xfe", b"no key\n", &other] {
        std::fs::write(&key, content).expect("written");
        let hint = hint(&environment);
        assert!(hint.ends_with(away), "{hint}");
    }
    assert!(hint(&environment).contains("move devices/dev-1/cert.pem away"));
    std::fs::rename(&key, environment.join("moved.key")).expect("moved");
    run(&environment, FORCED);
    assert_replaced(&environment, "moved away");
    std::fs::write(&key, other).expect("written");
    std::fs::remove_file(environment.join("devices/dev-1/cert.pem")).expect("removed");
    let told = environment.json(PROVISION);
    assert!(
        told.stderr.contains("is still registered; another one"),
        "{told:#?}"
    );
}

#[test]
fn a_replacement_by_single_provisioning_that_was_killed_is_finished_by_the_next_run() {
    let environment = TestEnvironment::with_sandbox();
    let key = environment.join("devices/lamp/private.key");
    for line in 1..=30 {
        run(&environment, "provision lamp");
        std::fs::remove_file(&key).expect("removed");
        let error = environment.json("provision lamp").error(3);
        assert!(
            error["hints"][0]
                .to_string()
                .contains(": iotctl provision lamp --force"),
            "{error}"
        );
        let forced = ["provision", "lamp", "--force", "-o", "json"];
        let killed = environment.killed_at(&format!("journal:{line}"), forced);
        if !key.exists() {
            run(&environment, "provision lamp --force");
        }
        run(&environment, "provision lamp");
        let again = environment.json("provision lamp").report();
        assert_eq!(again["changed"], false, "{line}: {again:#}");
        if killed.code.is_some() {
            return;
        }
    }
    panic!("more lines than the test knows of");
}
