//! Plans, second runs, drift, edits of the file, what others made.

use std::collections::BTreeMap;

use serde_json::Value;

use super::file::{self, RESOURCES};
use super::snapshot;
use crate::support::TestEnvironment;

fn made() -> TestEnvironment {
    let environment = file::environment(&[]);
    let report = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(report["summary"]["created"], RESOURCES, "{report:#}");
    environment
}

fn outcomes<'a>(report: &'a Value, outcome: &str) -> Vec<&'a str> {
    let items = report["items"].as_array().expect("a list").iter();
    let of = items.filter(|item| item["outcome"] == outcome);
    let mut names: Vec<&str> = of.filter_map(|item| item["resource"].as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_plan_of_nothing_made_yet_names_everything_and_changes_nothing() {
    let environment = file::environment(&[]);
    let report = environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json"])
        .report();
    assert_eq!(report["summary"]["created"], RESOURCES, "{report:#}");
    environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json", "--exit-code"])
        .error(10);
    let shown = environment.iotctl(["plan", "-o", "table"]);
    assert!(
        shown.stdout.contains("+ device.thermostat-006"),
        "{shown:#?}"
    );
    assert!(
        shown.stdout.ends_with("everything: 40 to create\n"),
        "{shown:#?}"
    );
    snapshot::assert_same(
        &snapshot::of(&environment.join("sandbox")),
        &BTreeMap::new(),
        "planned",
    );
    assert!(!environment.join("devices").exists() && !environment.join(".iotctl").exists());
}

#[test]
fn a_second_run_writes_nothing_and_a_teardown_leaves_nothing() {
    let environment = made();
    let before = environment.writes();
    let report = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(
        (&report["changed"], &report["summary"]["unchanged"]),
        (&Value::from(false), &Value::from(RESOURCES)),
        "{report:#}"
    );
    assert_eq!(
        environment.writes(),
        before,
        "a second run makes no write call"
    );
    let plan = environment.iotctl(["plan", "-f", "deployment.toml", "-o", "json", "--exit-code"]);
    assert_eq!(plan.code, Some(0), "{plan:#?}");
    let report = environment
        .iotctl([
            "destroy",
            "-f",
            "deployment.toml",
            "-y",
            "-o",
            "json",
            "--junit",
            "destroyed.xml",
        ])
        .report();
    assert_eq!(report["summary"]["failed"], 0, "{report:#}");
    snapshot::assert_same(
        &snapshot::of(&environment.join("sandbox")),
        &BTreeMap::new(),
        "destroyed",
    );
    let junit = std::fs::read_to_string(environment.join("destroyed.xml")).expect("written");
    assert!(
        junit.contains(&format!("tests=\"{RESOURCES}\" failures=\"0\"")),
        "{junit}"
    );
    let again = environment
        .iotctl(["destroy", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(again["changed"], false, "{again:#}");
}

#[test]
fn what_somebody_changed_by_hand_is_shown_and_put_right() {
    let environment = made();
    for by_hand in [
        &["thing", "update", "lamp-a", "--thing-type", "thermostat"][..],
        &[
            "thing",
            "update",
            "thermostat-001",
            "--attribute",
            "owner=bob",
        ],
        &["rule", "enable", "calls"],
        &["thing-group", "detach", "south", "--thing", "lamp-b"],
    ] {
        let done = environment.iotctl(by_hand);
        assert_eq!(done.code, Some(0), "{done:#?}");
    }
    let plan = environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json"])
        .report();
    let changed = [
        "device.lamp-a",
        "device.lamp-b",
        "device.thermostat-001",
        "rule.calls",
    ];
    assert_eq!(outcomes(&plan, "updated"), changed, "{plan:#}");
    let shown = environment.iotctl(["plan", "-f", "deployment.toml", "-o", "table"]);
    assert!(
        shown
            .stdout
            .contains("attribute owner is `bob`, wanted is `alice`"),
        "{shown:#?}"
    );
    let report = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(outcomes(&report, "updated"), changed);
    let plan = environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json"])
        .report();
    assert_eq!(plan["changed"], false, "{plan:#}");
}

#[test]
fn what_leaves_the_file_goes_and_what_changes_in_it_changes() {
    let environment = made();
    file::edit(environment.path(), "\"lamp-f\", \"lamp-g\"", "\"lamp-f\"");
    file::edit(
        environment.path(),
        "publish = [\"state/${thing}\"]",
        "publish = [\"state/${thing}/#\"]",
    );
    let plan = environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json"])
        .report();
    assert_eq!(outcomes(&plan, "deleted"), ["device.lamp-g"], "{plan:#}");
    assert_eq!(
        outcomes(&plan, "updated")[..1],
        ["device.lamp-a"][..1],
        "{plan:#}"
    );
    assert!(
        outcomes(&plan, "updated").contains(&"policy.retaining"),
        "{plan:#}"
    );
    let report = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(
        outcomes(&report, "deleted"),
        ["device.lamp-g"],
        "{report:#}"
    );
    let gone = environment.iotctl(["thing", "show", "lamp-g", "-o", "json"]);
    gone.error(5);
    // The fifth version of a policy does not block the sixth.
    for n in 0..6 {
        file::edit(
            environment.path(),
            "\"state/+\"",
            &format!("\"state/+\", \"more{n}/x\""),
        );
        let report = environment
            .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
            .report();
        assert_eq!(report["summary"]["failed"], 0, "{report:#}");
    }
}

#[test]
fn what_others_made_is_neither_changed_nor_deleted() {
    let environment = file::environment(&[]);
    let by_others = |line: &[&str]| {
        let done = environment.iotctl(line);
        assert_eq!(done.code, Some(0), "{done:#?}");
    };
    by_others(&["thing-type", "create", "lamp"]);
    let site = ["thing-group", "create", "site", "--description"];
    by_others(&[&site[..], &["Something else"]].concat());
    by_others(&["thing", "create", "lamp-a"]);
    let provision = ["provision", "-f", "deployment.toml", "-y", "-o", "json"];
    let refused = environment.iotctl(provision);
    let error = refused.error(9);
    let message = error["message"].as_str().expect("a text");
    assert!(
        message.contains("thing-group.site") && message.contains("Something else"),
        "{message}"
    );
    let site = ["thing-group", "update", "site", "--description"];
    by_others(&[&site[..], &["All of it"]].concat());
    let error = environment.iotctl(provision).error(9);
    let message = error["message"].as_str().expect("a text");
    assert!(message.contains("the thing `lamp-a` exists"), "{message}");
    let thing = environment.iotctl(["thing", "show", "lamp-a", "-o", "json"]);
    assert!(thing.report()["typeName"].is_null(), "{thing:#?}");
    by_others(&["thing", "delete", "lamp-a"]);
    let report = environment.iotctl(provision).report();
    assert_eq!(
        outcomes(&report, "kept"),
        ["thing-group.site", "thing-type.lamp"],
        "{report:#}"
    );
    let report = environment
        .iotctl(["destroy", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(
        outcomes(&report, "kept"),
        ["thing-group.site", "thing-type.lamp"],
        "{report:#}"
    );
    for theirs in [
        ["thing-type", "show", "lamp"],
        ["thing-group", "show", "site"],
    ] {
        let found = environment.iotctl(theirs);
        assert_eq!(found.code, Some(0), "{found:#?}");
    }
}

#[test]
fn whoever_is_not_asked_and_did_not_say_yes_changes_nothing() {
    let environment = file::environment(&[]);
    let error = environment
        .iotctl(["provision", "-f", "deployment.toml", "-o", "json"])
        .error(2);
    assert!(
        error["hints"][0]
            .as_str()
            .is_some_and(|hint| hint.contains("--yes")),
        "{error}"
    );
    snapshot::assert_same(
        &snapshot::of(&environment.join("sandbox")),
        &BTreeMap::new(),
        "not confirmed",
    );
}

#[test]
fn all_that_is_wrong_with_a_file_is_told_with_its_place_before_any_call() {
    let environment = TestEnvironment::new();
    file::write(environment.path());
    file::edit(
        environment.path(),
        "thing-type = \"lamp\"",
        "thing_type = \"lamp\"",
    );
    file::edit(
        environment.path(),
        "groups = [\"south\"]",
        "groups = [\"sout\"]",
    );
    let error = environment
        .iotctl(["plan", "-f", "deployment.toml", "-o", "json"])
        .error(2);
    let message = error["message"].as_str().expect("a text");
    for part in [
        "deployment.toml:",
        "thing_type",
        "did you mean `thing-type`",
        "sout",
        "did you mean `south`",
    ] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}
