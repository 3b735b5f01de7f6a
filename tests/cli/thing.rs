//! `iotctl thing`: things, their attributes, groups and principals, and how they go.

use serde_json::{Value, json};

use super::registry::Registry;
use super::support::TestEnvironment;

/// Names of the actions of a report.
fn actions(report: &Value) -> Vec<&str> {
    let actions = report["actions"].as_array().expect("a list");
    let names = actions.iter().map(|action| action["action"].as_str());
    names.map(|name| name.expect("text")).collect()
}

fn names(report: &Value) -> Vec<&str> {
    let items = report["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["name"].as_str().expect("text"))
        .collect()
}

#[test]
fn what_is_wrong_on_the_command_line_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    for (arguments, expected) in [
        (&["create", "a b"][..], "is not a thing name"),
        (
            &["create", "arn:aws:iot:eu-central-1:123456789012:cert/a"],
            "is not the ARN of",
        ),
        (&["create", "a", "--attribute", "x"], "NAME=VALUE"),
        (&["create", "a", "--attribute", "x="], "has no value"),
        (
            &["create", "a", "--attribute", "x=1", "--attribute", "x=2"],
            "given twice",
        ),
        (&["update", "a"], "required"),
        (
            &[
                "update",
                "a",
                "--attribute",
                "x=1",
                "--remove-attribute",
                "x",
            ],
            "given twice",
        ),
        (
            &["update", "a", "--thing-type", "t", "--remove-thing-type"],
            "cannot be used with",
        ),
        (&["delete", "a", "--certificates"], "--cascade"),
        (&["attach", "a"], "required"),
        (
            &["attach", "a", "--principal", "nobody"],
            "neither an ARN nor an identity id",
        ),
        (&["attach", "a", "--cert", "0a"], "is not a certificate id"),
        (
            &["list", "--where", "x", "--group", "g"],
            "cannot be used with",
        ),
        (&["list", "--recursive"], "--group"),
    ] {
        let outcome = environment.iotctl(["thing", "-o", "table"].iter().chain(arguments));
        assert_eq!(outcome.code, Some(2), "{arguments:?} {outcome:#?}");
        let said = outcome.stderr.replace("KEY=VALUE", "NAME=VALUE");
        assert!(said.contains(expected), "{arguments:?} {outcome:#?}");
    }
}

#[test]
fn a_thing_is_created_once_changed_and_deleted() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["thing-type", "create", "lamp"]).report();
    run(&["thing-group", "create", "north"]).report();
    let create = [
        "thing",
        "create",
        "t1",
        "--thing-type",
        "lamp",
        "--attribute",
        "owner=alice",
        "--group",
        "north",
    ];

    let planned = run(&[&create[..], &["--dry-run"]].concat()).report();
    assert_eq!(actions(&planned), ["create-thing", "add-to-group"]);
    assert_eq!(planned["result"], Value::Null);
    run(&["thing", "show", "t1"]).error(5);

    let made = run(&create).report();
    assert_eq!(actions(&made), ["create-thing", "add-to-group"]);
    let thing = &made["result"];
    assert_eq!(thing["thingType"], "lamp");
    assert_eq!(thing["attributes"], json!({"owner": "alice"}));
    assert_eq!(thing["groups"], json!(["north"]));
    assert_eq!(thing["version"], 1);
    let writes = environment.writes();
    assert_eq!(run(&create).report()["changed"], false);
    assert_eq!(
        environment.writes(),
        writes,
        "the second run changes nothing"
    );

    let error = run(&["thing", "create", "t1", "--attribute", "owner=bob"]).error(6);
    let message = error["message"].as_str().expect("text");
    assert!(
        message.contains("attribute owner is `alice`, wanted is `bob`"),
        "{message}"
    );
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("iotctl thing update t1")
    );

    let change = [
        "thing",
        "update",
        "t1",
        "--attribute",
        "room=k-1",
        "--remove-attribute",
        "owner",
        "--remove-thing-type",
    ];
    let stale = run(&[&change[..], &["--expected-version", "7"]].concat()).error(6);
    assert!(
        stale["message"]
            .as_str()
            .expect("text")
            .contains("version 1, not the expected 7")
    );
    let changed = run(&[&change[..], &["--expected-version", "1"]].concat()).report();
    assert_eq!(changed["result"]["attributes"], json!({"room": "k-1"}));
    assert_eq!(changed["result"]["thingType"], Value::Null);
    assert_eq!(changed["result"]["version"], 2);
    // As asked for already, whatever the version.
    assert_eq!(run(&change).report()["changed"], false);

    run(&["thing", "delete", "t1", "--expected-version", "1"]).error(6);
    let arn = changed["result"]["arn"].as_str().expect("text");
    assert_eq!(
        actions(&run(&["thing", "delete", arn]).report()),
        ["delete-thing"]
    );
    assert_eq!(run(&["thing", "delete", "t1"]).report()["changed"], false);
    let error = run(&["thing", "show", "t1"]).error(5);
    assert_eq!(error["message"], "there is no thing `t1`");
    run(&["thing", "update", "t1", "--attribute", "a=1"]).error(5);
}

#[test]
fn a_fourth_attribute_takes_a_type() {
    let environment = TestEnvironment::with_sandbox();
    let four = "--attribute a=1 --attribute b=1 --attribute c=1 --attribute d=1";
    let error = environment
        .json(&format!("thing create t1 {four}"))
        .error(2);
    assert_eq!(error["hints"][0], "give it a type: --thing-type TYPE");
    let failed = environment.json(&format!("provision t2 {four}"));
    assert!(failed.stderr.contains("without a type"), "{failed:#?}");
    environment.json("thing-type create lamp").report();
    let typed = format!("thing create t1 --thing-type lamp {four}");
    environment.json(&typed).report();
    // One that has a type keeps it.
    environment
        .json(&format!("thing create t1 {four}"))
        .report();
}

#[test]
fn nothing_is_made_for_a_type_or_a_group_that_is_not_there() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    for (arguments, expected) in [
        (["--thing-type", "none"], "there is no thing type `none`"),
        (["--group", "none"], "there is no thing group `none`"),
    ] {
        let error = run(&[&["thing", "create", "t1"][..], &arguments].concat()).error(5);
        assert_eq!(error["message"], expected);
    }
    run(&["thing-type", "create", "old"]).report();
    run(&["thing-type", "deprecate", "old"]).report();
    run(&["thing", "create", "t1", "--thing-type", "old"]).error(6);
    assert_eq!(names(&run(&["thing", "list"]).report()), Vec::<&str>::new());
}

#[test]
fn things_are_listed_by_type_attribute_group_and_query() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments).report();
    run(&["thing-type", "create", "lamp"]);
    run(&["thing-group", "create", "north"]);
    run(&["thing-group", "create", "hall", "--parent", "north"]);
    let create = |arguments: &[&str]| run(&[&["thing", "create"], arguments].concat());
    create(&[
        "a",
        "--thing-type",
        "lamp",
        "--attribute",
        "owner=alice",
        "--attribute",
        "room=1",
        "--group",
        "north",
    ]);
    create(&[
        "b",
        "--thing-type",
        "lamp",
        "--attribute",
        "owner=alice",
        "--attribute",
        "room=2",
        "--group",
        "hall",
    ]);
    create(&["c", "--attribute", "owner=bob"]);
    let listed = |arguments: &[&str]| {
        let report = run(&[&["thing", "list"], arguments].concat());
        names(&report).join(" ")
    };
    for (arguments, expected) in [
        (&[][..], "a b c"),
        (&["--thing-type", "lamp"], "a b"),
        (&["--attribute", "owner=bob"], "c"),
        (
            &["--attribute", "owner=alice", "--attribute", "room=2"],
            "b",
        ),
        (&["--thing-type", "lamp", "--attribute", "room=1"], "a"),
        (&["--group", "north"], "a"),
        (&["--group", "north", "--recursive"], "a b"),
        (
            &["--group", "north", "--recursive", "--attribute", "room=2"],
            "b",
        ),
        (
            &["--where", "thingTypeName:lamp AND NOT attributes.room:1"],
            "b",
        ),
        (&["--where", "thingGroupNames:north"], "a"),
        (&["--where", "thingName:z*"], ""),
    ] {
        assert_eq!(listed(arguments), expected, "{arguments:?}");
    }
    let error = environment
        .iotctl(["thing", "list", "--group", "none"])
        .error(5);
    assert_eq!(error["message"], "there is no thing group `none`");
    environment
        .iotctl(["thing", "list", "--where", "a AND"])
        .error(2);
    let table = environment.iotctl(["thing", "list", "-o", "table", "--attribute", "owner=bob"]);
    assert_eq!(
        table.stdout,
        "NAME  TYPE  ATTRIBUTES\nc           owner=bob\n"
    );
    let ls = environment.iotctl(["thing", "ls", "-o", "name"]);
    assert_eq!(ls.stdout, "a\nb\nc\n");
}

#[test]
fn principals_come_and_go() {
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "1s"]);
    let registry = Registry::of(&environment);
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    for thing in ["t1", "t2"] {
        run(&["thing", "create", thing]).report();
    }
    let (one, two) = (registry.certificate(), registry.certificate());
    let one_arn = registry.arn(&one);

    let attached = run(&["thing", "attach", "t1", "--cert", &one, "--exclusive"]).report();
    assert_eq!(attached["result"]["certificateIds"], json!([one]));
    let principal = json!({"principal": one_arn, "thingPrincipalType": "EXCLUSIVE_THING"});
    assert_eq!(attached["result"]["principals"], json!([principal]));
    for again in [
        &["--cert", &one][..],
        &["--principal", &one_arn],
        &["--cert", &one, "--exclusive"],
    ] {
        let report = run(&[&["thing", "attach", "t1"], again].concat()).report();
        assert_eq!(report["changed"], false, "{again:?}");
    }
    // It is for one thing alone.
    run(&["thing", "attach", "t2", "--cert", &one]).error(1);
    let identity = "eu-central-1:7d6f0c5e-0b5c-4d55-9c4f-0123456789ab";
    run(&["thing", "attach", "t1", "--principal", identity]).report();
    run(&["thing", "attach", "t1", "--cert", &two]).report();
    let shown = run(&["thing", "show", "t1", "-o", "table"]).stdout;
    for line in [
        format!("{one_arn}  EXCLUSIVE_THING"),
        format!("{identity}  NON_EXCLUSIVE_THING"),
    ] {
        assert!(shown.contains(&line), "{shown}");
    }

    let unknown = "0".repeat(64);
    let error = run(&["thing", "attach", "t1", "--cert", &unknown]).error(5);
    assert_eq!(
        error["message"],
        format!("there is no certificate `{unknown}`")
    );
    run(&["thing", "attach", "none", "--cert", &one]).error(5);
    let planned = run(&[
        "thing",
        "detach",
        "t1",
        "--cert",
        &one,
        "--wait",
        "--dry-run",
    ])
    .report();
    assert_eq!(actions(&planned), ["detach-principal"]);
    assert_eq!(registry.principals("t1").len(), 3);
    run(&["thing", "detach", "t1", "--cert", &one, "--wait"]).report();
    assert_eq!(
        registry.principals("t1").len(),
        2,
        "with --wait it has taken effect"
    );
    assert_eq!(
        run(&["thing", "detach", "t1", "--cert", &one]).report()["changed"],
        false
    );
    let error = run(&["thing", "delete", "t1"]).error(6);
    assert!(
        error["message"]
            .as_str()
            .expect("text")
            .contains("principals are attached to the thing `t1`")
    );
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("--cascade")
    );
}

#[test]
fn a_cascade_waits_for_the_slowest_detachment_and_leaves_the_certificates() {
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "5s"]);
    let registry = Registry::of(&environment);
    let run = |arguments: &[&str]| environment.iotctl(arguments).report();
    let certificates = [registry.certificate(), registry.certificate()];
    run(&["thing", "create", "t1"]);
    for certificate in &certificates {
        run(&["thing", "attach", "t1", "--cert", certificate]);
    }
    let planned = run(&["thing", "delete", "t1", "--cascade", "--dry-run"]);
    assert_eq!(
        actions(&planned),
        ["detach-principal", "detach-principal", "delete-thing"]
    );
    let deleted = run(&["thing", "delete", "t1", "--cascade"]);
    assert_eq!(actions(&deleted), actions(&planned));
    environment.iotctl(["thing", "show", "t1"]).error(5);
    assert_eq!(registry.certificates(), certificates.into());
    assert_eq!(
        run(&["thing", "delete", "t1", "--cascade"])["changed"],
        false
    );
}

#[test]
fn certificates_of_one_thing_alone_go_with_it_where_that_is_asked_for() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["provision", "t1"]).report();
    run(&["thing", "create", "t2"]).report();
    let own = registry.certificates();
    let shared = registry.certificate();
    for thing in ["t1", "t2"] {
        run(&["thing", "attach", thing, "--cert", &shared]).report();
    }
    let delete = ["thing", "delete", "t1", "--cascade", "--certificates"];
    let error = run(&delete).error(2);
    assert!(
        error["message"]
            .as_str()
            .expect("text")
            .contains("not confirmed")
    );
    assert_eq!(registry.certificates().len(), 2);

    let planned = run(&[&delete[..], &["--dry-run"]].concat()).report();
    let expected = [
        "deactivate-certificate",
        "detach-policy",
        "detach-principal",
        "detach-principal",
        "delete-certificate",
        "delete-thing",
    ];
    assert_eq!(actions(&planned), expected);
    let deleted = run(&[&delete[..], &["--yes"]].concat()).report();
    assert_eq!(actions(&deleted), expected);
    assert_eq!(registry.certificates(), [shared.clone()].into());
    assert!(!own.contains(&shared));
    assert_eq!(registry.principals("t2"), [registry.arn(&shared)]);
}

#[test]
fn a_cascade_that_was_cut_short_goes_on_where_it_stopped() {
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "5s"]);
    let registry = Registry::of(&environment);
    let run = |arguments: &[&str]| environment.iotctl(arguments);
    run(&["provision", "t1"]).report();
    let arn = registry.arn(registry.certificates().first().expect("one"));
    let delete = [
        "thing",
        "delete",
        "t1",
        "--cascade",
        "--certificates",
        "--yes",
    ];
    run(&[&delete[..], &["--timeout", "2s"]].concat()).error(124);
    // It stopped while it waited: the policies are gone, thing and certificate are not.
    assert_eq!(registry.policies(&arn), Vec::<String>::new());
    assert_eq!(registry.certificates().len(), 1);
    let report = run(&delete).report();
    let expected = ["detach-principal", "delete-certificate", "delete-thing"];
    assert_eq!(actions(&report), expected);
    assert_eq!(registry.certificates().len(), 0);
    run(&["thing", "show", "t1"]).error(5);
}

/// Each of the hundred ends at another moment of its detachment's five seconds.
#[test]
fn a_hundred_cascades_at_once_never_fail() {
    const THINGS: usize = 100;
    const AT_ONCE: usize = 25;
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "5s"]);
    let things: Vec<_> = (0..THINGS).map(|n| format!("t{n}")).collect();
    environment
        .iotctl(
            ["provision", "--out", "devices"]
                .into_iter()
                .chain(things.iter().map(String::as_str)),
        )
        .report();
    for some in things.chunks(AT_ONCE) {
        let start = |thing: &String| {
            environment
                .command([
                    "thing",
                    "delete",
                    thing,
                    "--cascade",
                    "--certificates",
                    "--yes",
                ])
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::piped())
                .spawn()
        };
        let running: Vec<_> = some
            .iter()
            .map(|thing| start(thing).expect("started"))
            .collect();
        for process in running {
            let output = process.wait_with_output().expect("ended");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    assert_eq!(
        names(&environment.iotctl(["thing", "list"]).report()),
        Vec::<&str>::new()
    );
    assert_eq!(Registry::of(&environment).certificates().len(), 0);
}
