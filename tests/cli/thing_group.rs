//! `iotctl thing-group`: groups, their trees, who is in them, and how they go.

use serde_json::{Value, json};

use super::registry::Registry;
use super::support::TestEnvironment;

fn actions(report: &Value) -> Vec<String> {
    let actions = report["actions"].as_array().expect("a list").iter();
    let text = |action: &Value, key: &str| action[key].as_str().expect("text").to_owned();
    actions
        .map(|action| format!("{} {}", text(action, "action"), text(action, "object")))
        .collect()
}

fn names(report: &Value) -> String {
    let items = report["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["name"].as_str().expect("text"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_group_is_created_once_and_changed() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    let create = [
        "thing-group",
        "create",
        "north",
        "--description",
        "all of the north",
        "--attribute",
        "floor=1",
        "--tag",
        "cost=42",
    ];
    assert_eq!(
        actions(&run(&[&create[..], &["--dry-run"]].concat()).report()),
        ["create-thing-group north"]
    );
    run(&["thing-group", "show", "north"]).error(5);
    let made = run(&create).report();
    assert_eq!(made["result"]["description"], "all of the north");
    assert_eq!(made["result"]["attributes"], json!({"floor": "1"}));
    assert_eq!(made["result"]["tags"], json!({"cost": "42"}));
    let writes = environment.writes();
    assert_eq!(run(&create).report()["changed"], false);
    assert_eq!(
        environment.writes(),
        writes,
        "the second run changes nothing"
    );

    let error = run(&["thing-group", "create", "north"]).error(6);
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("iotctl thing-group update north")
    );
    let error = run(&["thing-group", "create", "hall", "--parent", "none"]).error(5);
    assert_eq!(error["message"], "there is no thing group `none`");

    let change = [
        "thing-group",
        "update",
        "north",
        "--description",
        "",
        "--attribute",
        "size=9",
        "--remove-attribute",
        "floor",
        "--tag",
        "cost=43",
    ];
    run(&[&change[..], &["--expected-version", "5"]].concat()).error(6);
    let changed = run(&[&change[..], &["--expected-version", "1"]].concat()).report();
    assert_eq!(actions(&changed), ["update-thing-group north", "tag north"]);
    let group = &changed["result"];
    assert_eq!(
        (&group["description"], &group["version"]),
        (&Value::Null, &json!(2))
    );
    assert_eq!(group["attributes"], json!({"size": "9"}));
    assert_eq!(group["tags"], json!({"cost": "43"}));
    assert_eq!(run(&change).report()["changed"], false);
    assert_eq!(run(&["thing-group", "update", "north"]).code, Some(2));
    run(&["thing-group", "update", "none", "--description", "x"]).error(5);
}

#[test]
fn groups_form_trees_and_have_things() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    let group = |arguments: &[&str]| run(&[&["thing-group"], arguments].concat()).report();
    group(&["create", "north"]);
    group(&["create", "hall", "--parent", "north"]);
    group(&["create", "desk", "--parent", "hall"]);
    group(&["create", "south"]);
    for thing in ["t1", "t2"] {
        run(&["thing", "create", thing]).report();
    }
    for (arguments, expected) in [
        (&[][..], "desk hall north south"),
        (&["--parent", "north"], "hall"),
        (&["--parent", "north", "--recursive"], "desk hall"),
        (&["--prefix", "s"], "south"),
    ] {
        assert_eq!(
            names(&group(&[&["list"], arguments].concat())),
            expected,
            "{arguments:?}"
        );
    }
    run(&["thing-group", "list", "--parent", "none"]).error(5);
    let shown = group(&["show", "desk"]);
    assert_eq!(
        (&shown["parent"], &shown["path"]),
        (&json!("hall"), &json!(["north", "hall"]))
    );
    assert_eq!(group(&["show", "north"])["children"], json!(["hall"]));
    // A group stays where it was made.
    run(&["thing-group", "create", "desk", "--parent", "south"]).error(6);

    let planned = group(&[
        "attach",
        "hall",
        "--thing",
        "t1",
        "--thing",
        "t2",
        "--dry-run",
    ]);
    assert_eq!(actions(&planned), ["add-to-group t1", "add-to-group t2"]);
    group(&["attach", "hall", "--thing", "t1"]);
    let added = group(&["attach", "hall", "--thing", "t1", "--thing", "t2"]);
    assert_eq!(actions(&added), ["add-to-group t2"]);
    let groups = group(&["list", "--thing", "t1"]);
    assert_eq!(groups["items"][0]["arn"], group(&["show", "hall"])["arn"]);
    run(&[
        "thing-group",
        "attach",
        "hall",
        "--thing",
        "t1",
        "--thing",
        "none",
    ])
    .error(5);
    run(&["thing-group", "attach", "none", "--thing", "t1"]).error(5);
    assert_eq!(
        actions(&group(&[
            "detach", "hall", "--thing", "t1", "--thing", "none"
        ])),
        ["remove-from-group t1"]
    );
    assert_eq!(
        names(&run(&["thing", "list", "--group", "hall"]).report()),
        "t2"
    );
}

#[test]
fn a_tree_goes_from_its_leaves_with_things_and_policies() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["provision", "t1", "--group", "desk"]).report();
    run(&["thing-group", "delete", "desk", "--cascade"]).report();
    for (name, parent) in [
        ("north", None),
        ("hall", Some("north")),
        ("desk", Some("hall")),
        ("wall", Some("north")),
    ] {
        let parent = parent.map(|parent| ["--parent", parent]);
        let arguments = ["thing-group", "create", name]
            .into_iter()
            .chain(parent.into_iter().flatten());
        environment.iotctl(arguments).report();
    }
    run(&["thing-group", "attach", "desk", "--thing", "t1"]).report();
    let certificate = registry.arn(registry.certificates().first().expect("one"));
    let policy = registry.policies(&certificate).remove(0);
    let hall = run(&["thing-group", "show", "hall"]).report();
    let hall = hall["arn"].as_str().expect("text");
    registry.attach(&policy, hall);
    assert_eq!(
        run(&["thing-group", "show", "hall"]).report()["policies"],
        json!([policy])
    );

    let error = run(&["thing-group", "delete", "north"]).error(6);
    assert!(
        error["message"]
            .as_str()
            .expect("text")
            .contains("has groups in it: hall, wall")
    );
    let expected = [
        "remove-from-group t1".to_owned(),
        "delete-thing-group desk".to_owned(),
        "delete-thing-group wall".to_owned(),
        format!("detach-policy {policy}"),
        "delete-thing-group hall".to_owned(),
        "delete-thing-group north".to_owned(),
    ];
    let delete = ["thing-group", "delete", "north", "--cascade"];
    assert_eq!(
        actions(&run(&[&delete[..], &["--dry-run"]].concat()).report()),
        expected
    );
    assert_eq!(actions(&run(&delete).report()), expected);
    assert_eq!(names(&run(&["thing-group", "list"]).report()), "");
    assert_eq!(names(&run(&["thing", "list"]).report()), "t1");
    assert_eq!(run(&delete).report()["changed"], false);
    // A group with things but without groups goes by itself, as on AWS.
    run(&["thing-group", "create", "east"]).report();
    run(&["thing-group", "attach", "east", "--thing", "t1"]).report();
    assert_eq!(
        actions(&run(&["thing-group", "rm", "east"]).report()),
        ["delete-thing-group east"]
    );
}
