//! `iotctl thing-type`: created, changed, deprecated, deleted after its rest.

use serde_json::{Value, json};

use super::support::TestEnvironment;

fn actions(report: &Value) -> Vec<&str> {
    let actions = report["actions"].as_array().expect("a list");
    let names = actions.iter().map(|action| action["action"].as_str());
    names.map(|name| name.expect("text")).collect()
}

#[test]
fn what_is_wrong_on_the_command_line_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    let long = "x".repeat(2029);
    let four = ["a", "b", "c", "d"]
        .map(|name| ["--searchable", name])
        .concat();
    for (arguments, expected) in [
        (
            vec!["thing-type", "create", "a b"],
            "is not a thing type name",
        ),
        (
            vec!["thing-type", "create", "a", "--description", &long],
            "at most 2028 characters",
        ),
        (
            vec!["thing-group", "create", "a", "--description", "a\nb"],
            "one line",
        ),
        (
            [vec!["thing-type", "create", "a"], four].concat(),
            "at most 3 searchable",
        ),
    ] {
        let outcome = environment.iotctl(arguments.iter().chain(&["-o", "table"]));
        assert_eq!(outcome.code, Some(2), "{arguments:?} {outcome:#?}");
        assert!(
            outcome.stderr.contains(expected),
            "{arguments:?} {outcome:#?}"
        );
    }
}

#[test]
fn a_type_is_created_once_changed_and_deprecated() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl([&["thing-type"], arguments].concat());
    let create = [
        "create",
        "lamp",
        "--description",
        "lamps",
        "--searchable",
        "watt",
        "--searchable",
        "age",
        "--tag",
        "k=v",
    ];
    assert_eq!(
        actions(&run(&[&create[..], &["--dry-run"]].concat()).report()),
        ["create-thing-type"]
    );
    run(&["show", "lamp"]).error(5);
    let made = run(&create).report();
    assert_eq!(made["result"]["searchable"], json!(["age", "watt"]));
    assert_eq!(made["result"]["tags"], json!({"k": "v"}));
    let writes = environment.writes();
    assert_eq!(run(&create).report()["changed"], false);
    assert_eq!(
        environment.writes(),
        writes,
        "the second run changes nothing"
    );
    let error = run(&["create", "lamp", "--description", "other"]).error(6);
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("iotctl thing-type update lamp")
    );

    let changed = run(&[
        "update",
        "lamp",
        "--description",
        "all lamps",
        "--tag",
        "k=w",
    ])
    .report();
    assert_eq!(actions(&changed), ["update-thing-type", "tag"]);
    let kind = &changed["result"];
    assert_eq!(kind["description"], "all lamps");
    assert_eq!(
        kind["searchable"],
        json!(["age", "watt"]),
        "what is not named stays"
    );
    assert_eq!(kind["tags"], json!({"k": "w"}));
    let changed = run(&["update", "lamp", "--searchable", "watt"]).report();
    assert_eq!(changed["result"]["searchable"], json!(["watt"]));
    let changed = run(&["update", "lamp", "--not-searchable", "--description", ""]).report();
    assert_eq!(
        (
            &changed["result"]["searchable"],
            &changed["result"]["description"]
        ),
        (&json!([]), &Value::Null)
    );
    assert_eq!(
        run(&["update", "lamp", "--not-searchable"]).report()["changed"],
        false
    );
    assert_eq!(run(&["update", "lamp"]).code, Some(2));
    run(&["update", "none", "--description", "x"]).error(5);

    assert_eq!(
        actions(&run(&["deprecate", "lamp"]).report()),
        ["deprecate-thing-type"]
    );
    assert_eq!(run(&["deprecate", "lamp"]).report()["changed"], false);
    let listed = run(&["list", "-o", "table"]).stdout;
    assert!(
        listed
            .lines()
            .any(|line| line.starts_with("lamp") && line.ends_with("yes")),
        "{listed}"
    );
    assert_eq!(
        run(&["deprecate", "lamp", "--undo"]).report()["result"]["deprecated"],
        false
    );
}

#[test]
fn a_type_rests_before_it_goes_unless_things_are_of_it() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["thing-type", "create", "lamp"]).report();
    run(&["thing", "create", "t1", "--thing-type", "lamp"]).report();
    let planned = run(&["thing-type", "delete", "lamp", "--dry-run"]).report();
    assert_eq!(
        actions(&planned),
        ["deprecate-thing-type", "delete-thing-type"]
    );
    let error = run(&["thing-type", "delete", "lamp"]).error(6);
    assert_eq!(error["message"], "the thing type `lamp` is in use");
    let kind = run(&["thing-type", "show", "lamp"]).report();
    assert_eq!(kind["deprecated"], false, "nothing was done to it");
    run(&["thing", "delete", "t1"]).report();
    let error = run(&["thing-type", "delete", "lamp"]).error(6);
    assert!(
        error["message"]
            .as_str()
            .expect("text")
            .contains("five minutes later")
    );
    let error = run(&["thing-type", "delete", "lamp", "--wait", "--timeout", "1s"]).error(124);
    assert_eq!(error["kind"], "timeout");
}

#[test]
fn a_type_that_may_go_is_gone_for_good() {
    // Without quotas there is no rest.
    let environment = TestEnvironment::with_sandbox_started(&["--quotas", "off"]);
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["thing-type", "create", "lamp"]).report();
    let deleted = run(&["thing-type", "delete", "lamp", "--wait"]).report();
    assert_eq!(
        actions(&deleted),
        ["deprecate-thing-type", "delete-thing-type"]
    );
    run(&["thing-type", "show", "lamp"]).error(5);
    assert_eq!(
        run(&["thing-type", "rm", "lamp"]).report()["changed"],
        false
    );
}
