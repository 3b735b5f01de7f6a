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
pub(super) fn written() -> TestEnvironment {
    let options = ["--type-rest", "0s", "--detach-delay", "0s"];
    let environment = TestEnvironment::with_sandbox_started(&options);
    std::fs::write(environment.join("deployment.toml"), TEXT).expect("written");
    environment
}

/// Runs a command that must succeed.
#[track_caller]
pub(super) fn run(environment: &TestEnvironment, line: &str) {
    let done = environment.json(line);
    assert_eq!(done.code, Some(0), "{line}: {done:#?}");
}

/// Takes the deployment down; nothing of it is left.
#[track_caller]
pub(super) fn destroyed(environment: &TestEnvironment, when: &str) {
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
    // The keys are in the other one.
    let error = environment.json(&format!("{provision} --out two")).error(9);
    let hint = "iotctl provision -f deployment.toml --out two --force";
    assert!(error["hints"].to_string().contains(hint), "{error}");
    run(&environment, &format!("{provision} --out two --force"));
    destroyed(&environment, "in two folders");

    run(&environment, provision);
    std::fs::remove_dir_all(environment.join("devices/dev-1")).expect("removed");
    run(&environment, &format!("{provision} --force"));
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

/// The message of a run that left some resources as they are.
#[track_caller]
fn partial(environment: &TestEnvironment, line: &str) -> String {
    let error = environment.json(line).error(9);
    error["message"].as_str().expect("a text").to_owned()
}

#[test]
fn a_policy_that_others_use_is_kept() {
    let environment = written();
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "provision bob --policy device");
    for line in ["destroy -y --dry-run", "destroy -y"] {
        let message = partial(&environment, line);
        assert!(
            message.contains("policy.device") && message.contains(":cert/"),
            "{line}: {message}"
        );
    }
    let bobs = environment.json("cert list --thing bob --policy device");
    assert_eq!(bobs.report()["items"].as_array().map(Vec::len), Some(1));
    environment.json("thing show dev-1").error(5);
    run(&environment, "policy detach device --thing bob");
    run(&environment, "destroy -y");
    environment.json("policy show device").error(5);
    run(&environment, "thing show bob");
}

#[test]
fn a_thing_with_a_certificate_of_others_is_kept() {
    let environment = written();
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "cert create --out mine");
    run(&environment, "cert attach mine/cert.pem --thing dev-1");
    for line in ["destroy -y --dry-run", "destroy -y"] {
        let message = partial(&environment, line);
        assert!(
            message.contains("device.dev-1") && !message.contains("dev-2"),
            "{line}: {message}"
        );
    }
    let left = environment.json("cert list").report();
    assert_eq!(left["items"].as_array().map(Vec::len), Some(1), "{left:#}");
    let id = left["items"][0]["certificateId"].as_str().expect("an id");
    run(&environment, "thing show dev-1");
    run(
        &environment,
        &format!("thing detach dev-1 --cert {id} --wait"),
    );
    run(&environment, "destroy -y");
    environment.json("thing show dev-1").error(5);
    run(&environment, &format!("cert show {id}"));
}

#[test]
fn a_group_and_a_type_with_things_of_others_are_kept() {
    let environment = written();
    let text = TEXT.replace(
        "[thing-group.north]",
        "[thing-type.lamp]\n[policy.shared]\ntemplate = \"device\"\n[thing-group.north]\npolicies = [\"shared\"]",
    );
    std::fs::write(environment.join("deployment.toml"), text).expect("written");
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "thing create bob --thing-type lamp");
    run(&environment, "thing-group attach north --thing bob");
    for line in ["destroy -y --dry-run", "destroy -y"] {
        let message = partial(&environment, line);
        // What the group gives to its things stays as well.
        for kept in ["thing-group.north", "thing-type.lamp", "policy.shared"] {
            assert!(message.contains(kept), "{line}: {message}");
        }
        assert!(!message.contains("policy.device"), "{line}: {message}");
    }
    let group = environment.json("thing-group show north").report();
    assert!(group.to_string().contains("shared"), "{group:#}");
    run(&environment, "thing-group detach north --thing bob");
    run(&environment, "thing delete bob");
    destroyed(&environment, "nothing of others is left");
}

#[test]
fn a_certificate_of_others_stays_and_what_the_deployment_attached_to_it_goes() {
    let environment = written();
    run(&environment, "cert create --out mine");
    let given =
        "[device.guest]\ncertificate = { file = \"mine/cert.pem\" }\npolicies = [\"device\"]\n";
    std::fs::write(environment.join("deployment.toml"), TEXT.to_owned() + given).expect("written");
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "destroy -y");
    environment.json("policy show device").error(5);
    environment.json("thing show guest").error(5);
    let left = environment.json("cert list").report();
    assert_eq!(left["items"].as_array().map(Vec::len), Some(1), "{left:#}");
}

#[test]
fn a_thing_of_others_is_refused_and_can_be_taken_over() {
    let environment = written();
    run(&environment, "thing create dev-2 --attribute owner=bob");
    let message = partial(&environment, "provision -f deployment.toml -y");
    assert!(message.contains("the thing `dev-2` exists"), "{message}");
    let thing = environment.json("thing show dev-2").report();
    assert_eq!(thing["attributes"]["owner"], "bob", "{thing:#}");
    assert_eq!(thing["principals"].as_array().map(Vec::len), Some(0));
    let adopted = "provision -f deployment.toml -y --adopt";
    run(&environment, adopted);
    let thing = environment.json("thing show dev-2").report();
    assert!(thing["attributes"]["owner"].is_null(), "{thing:#}");
    let plan = environment.json("plan -f deployment.toml").report();
    assert_eq!(plan["changed"], false, "{plan:#}");
    destroyed(
        &environment,
        "a thing that was taken over goes with the rest",
    );
}

#[test]
fn what_somebody_adds_by_hand_is_shown_and_undone() {
    let environment = written();
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "thing-group create elsewhere");
    run(&environment, "policy create wide --publish wide/#");
    let device = environment.json("thing show dev-1").report();
    let arn = device["principals"][0].to_string();
    let id = arn
        .rsplit('/')
        .next()
        .expect("an ARN")
        .trim_end_matches(['"', '}']);
    let id = id.split('"').next().expect("an id");
    for line in [
        "thing update dev-1 --attribute owner=mallory".to_owned(),
        "thing-group attach elsewhere --thing dev-1".to_owned(),
        format!("policy attach wide --cert {id}"),
        "policy attach wide --group north".to_owned(),
        "thing-group update north --attribute floor=2".to_owned(),
    ] {
        run(&environment, &line);
    }
    let plan = environment
        .json("plan -f deployment.toml")
        .report()
        .to_string();
    for undone in [
        "attribute owner",
        "remove-from-group",
        "detach-policy",
        "attribute floor",
    ] {
        assert!(plan.contains(undone), "{undone}: {plan}");
    }
    run(&environment, "provision -f deployment.toml -y");
    let thing = environment.json("thing show dev-1").report();
    assert!(thing["attributes"]["owner"].is_null(), "{thing:#}");
    let plan = environment.json("plan -f deployment.toml").report();
    assert_eq!(plan["changed"], false, "{plan:#}");
}

#[test]
fn a_role_with_policies_that_nobody_asked_for_is_kept() {
    let environment = written();
    let role = "name = \"own\"\n[thing-group.north]\n[role.r]\ntrust = \"lambda\"\n";
    std::fs::write(environment.join("deployment.toml"), role).expect("written");
    run(&environment, "provision -f deployment.toml -y");
    let access = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}"#;
    std::fs::write(environment.join("access.json"), access).expect("written");
    run(&environment, "role update r --policy-file access.json");
    let message = partial(&environment, "destroy -y --dry-run");
    assert!(message.contains("does not name: access"), "{message}");
    run(&environment, "provision -f deployment.toml -y");
    destroyed(&environment, "provisioned again, which removes it");
}

#[test]
fn a_fleet_file_that_is_not_there_deletes_no_device() {
    let environment = written();
    let fleet = "thing\ndev-1\ndev-9\n";
    std::fs::write(environment.join("fleet.csv"), fleet).expect("written");
    run(
        &environment,
        "provision -f deployment.toml -y --devices fleet.csv",
    );
    for (devices, code, part) in [
        ("flet.csv", 3, "cannot read `flet.csv`"),
        ("dev=nope.csv", 3, "cannot read `nope.csv`"),
        ("nope=fleet.csv", 2, "[device.nope]"),
    ] {
        let line = format!("provision -f deployment.toml -y --devices {devices}");
        let error = environment.json(&line).error(code);
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|text| text.contains(part)),
            "{devices}: {error}"
        );
    }
    let named = environment.json("plan --devices dev=fleet.csv").report();
    assert_eq!(named["changed"], false, "{named:#}");
}

#[test]
fn where_nothing_can_be_deleted_nothing_is_asked() {
    let environment = written();
    let none = environment.json("destroy --no-input").report();
    assert_eq!(none["changed"], false, "{none:#}");
    run(&environment, "provision -f deployment.toml -y");
    run(&environment, "provision bob --policy device");
    run(&environment, "thing-group attach north --thing bob");
    // What somebody else uses stays.
    environment.json("destroy -y").error(9);
    let again = environment.json("destroy --no-input");
    let error = again.error(9);
    assert!(error["message"].to_string().contains("policy.device"));
    assert!(!error["message"].to_string().contains("delete "), "{error}");
}
