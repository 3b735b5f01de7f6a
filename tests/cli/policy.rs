//! `iotctl policy`: documents checked before any call, versions pruned, nothing done twice, attached policies told.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::cutting::unheard;
use super::support::TestEnvironment;

/// A policy that allows to publish on `topic`.
fn document(topic: &str) -> String {
    let resource = format!("arn:aws:iot:${{region}}:${{account}}:topic/{topic}");
    let statement = json!({"Effect": "Allow", "Action": "iot:Publish", "Resource": resource});
    json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
}

fn written(environment: &TestEnvironment, name: &str, topic: &str) {
    fs::write(environment.join(name), document(topic)).expect("written");
}

fn versions(environment: &TestEnvironment, name: &str) -> Vec<(String, bool)> {
    let report = environment
        .iotctl(["policy", "versions", name, "-o", "json"])
        .report();
    let items = report["items"].as_array().expect("a list").iter();
    let version = |item: &Value| {
        let number = item["version"].as_str().expect("a number").to_owned();
        (number, item["default"].as_bool().expect("a boolean"))
    };
    items.map(version).collect()
}

#[test]
fn a_tag_has_one_value_whatever_is_made() {
    let environment = TestEnvironment::with_sandbox();
    written(&environment, "policy.json", "a");
    for make in [
        "policy create p --file policy.json",
        "thing-type create t",
        "thing-group create g",
    ] {
        let twice = format!("{make} --tag a=1 --tag a=2");
        let error = environment.json(&twice).error(2);
        assert_eq!(error["message"], "the tag `a` is given twice", "{make}");
    }
}

#[test]
fn what_is_wrong_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    let file = |name: &str, text: &str| fs::write(environment.join(name), text).expect("written");
    file("json.json", "{\n  \"Version\": }");
    file(
        "action.json",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"Connect","Resource":"*"}]}"#,
    );
    file("long.json", &document(&"x".repeat(2048)));
    for (arguments, expected) in [
        (
            &["create", "p", "--file", "json.json"][..],
            "line 2 column 14",
        ),
        (
            &["create", "p", "--file", "action.json"],
            "`Connect` is no action",
        ),
        (&["update", "p", "--file", "long.json"], "2048"),
        (&["create", "a/b", "--file", "action.json"], "policy name"),
        (&["create", "p"], "--file"),
        (
            &["create", "p", "--file", "action.json", "--publish", "a"],
            "--publish",
        ),
        (
            &["create", "p", "--publish", "a/*"],
            "wildcards in a policy",
        ),
        (&["attach", "p"], "--thing"),
        (&["attach", "p", "--cert", "abc"], "64 lower-case"),
        (&["attach", "p", "--identity", "abc"], "identity id"),
        (
            &["set-default", "p", "--version", "v1"],
            "number of a version",
        ),
    ] {
        let arguments = ["policy"].iter().chain(arguments).chain(&["-o", "json"]);
        let error = environment.iotctl(arguments).error(2);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains(expected), "{message}");
    }
    let missing = ["policy", "create", "p", "--file", "none.json", "-o", "json"];
    environment.iotctl(missing).error(3);
}

#[test]
fn a_policy_is_made_once_and_changed_by_versions_of_which_five_stay() {
    let environment = TestEnvironment::with_sandbox();
    written(&environment, "p.json", "0");
    let create = [
        "policy", "create", "p", "--file", "p.json", "--tag", "site=a", "-o", "json",
    ];
    let planned = environment
        .iotctl(create.iter().chain(&["--dry-run"]))
        .report();
    assert_eq!(
        (&planned["changed"], &planned["result"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(environment.writes(), 0);
    let made = environment.iotctl(create).report();
    let resource = &made["result"]["document"]["Statement"][0]["Resource"];
    assert_eq!(resource, "arn:aws:iot:us-east-1:123456789012:topic/0");
    assert_eq!(made["result"]["tags"], json!({"site": "a"}));
    let before = environment.writes();
    assert_eq!(environment.iotctl(create).report()["changed"], false);
    assert_eq!(environment.writes(), before);

    written(&environment, "p.json", "1");
    let differs = environment.iotctl(create).error(6);
    let message = differs["message"].as_str().expect("text");
    assert!(
        message.contains("document.Statement[0].Resource"),
        "{message}"
    );
    let update = ["policy", "update", "p", "--file", "p.json", "-o", "json"];
    for version in 2..=7 {
        written(&environment, "p.json", &version.to_string());
        let updated = environment.iotctl(update).report();
        assert_eq!(updated["result"]["version"], version.to_string());
        let pruned = &updated["actions"][0];
        assert_eq!(
            pruned["action"] == "delete-policy-version",
            version > 5,
            "{updated}"
        );
    }
    let numbers = |list: Vec<(String, bool)>| {
        list.into_iter()
            .map(|(number, _)| number)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        numbers(versions(&environment, "p")),
        ["7", "6", "5", "4", "3"]
    );
    assert_eq!(environment.iotctl(update).report()["changed"], false);

    // The oldest that is not in force goes, not the oldest.
    let back = ["policy", "set-default", "p", "--version", "3", "-o", "json"];
    assert_eq!(environment.iotctl(back).report()["changed"], true);
    assert_eq!(environment.iotctl(back).report()["changed"], false);
    written(&environment, "p.json", "8");
    environment.iotctl(update).report();
    let left = versions(&environment, "p");
    assert_eq!(left[0], ("8".to_owned(), true));
    assert_eq!(numbers(left), ["8", "7", "6", "5", "3"]);
    let old = environment
        .iotctl(["policy", "show", "p", "--version", "3", "-o", "json"])
        .report();
    assert_eq!(
        old["document"]["Statement"][0]["Resource"],
        "arn:aws:iot:us-east-1:123456789012:topic/3"
    );
    environment
        .iotctl(["policy", "show", "p", "--version", "4", "-o", "json"])
        .error(6);
}

#[test]
fn an_answer_that_is_lost_makes_no_second_policy_or_version() {
    let environment = TestEnvironment::with_sandbox();
    written(&environment, "p.json", "1");
    let create = ["policy", "create", "p", "--file", "p.json", "-o", "json"];
    let made = unheard(&environment, "POST /policies/p", &create).report();
    assert_eq!(made["result"]["version"], "1");

    written(&environment, "p.json", "2");
    let update = ["policy", "update", "p", "--file", "p.json", "-o", "json"];
    let updated = unheard(&environment, "POST /policies/p/version", &update).report();
    assert_eq!(updated["result"]["version"], "2");
    let left = [("2".to_owned(), true), ("1".to_owned(), false)];
    assert_eq!(versions(&environment, "p"), left);
}

const IDENTITY: &str = "eu-central-1:01234567-89ab-cdef-0123-456789abcdef";
const GROUP: &str = "arn:aws:iot:us-east-1:123456789012:thinggroup/g";

/// A policy `p` on a thing's certificate, a group and an identity; answers the certificate's id.
fn attached(environment: &TestEnvironment) -> String {
    let device = environment.json("provision t1 --group g").report();
    environment
        .json("policy create p --publish dt/${thing}/# --retain")
        .report();
    let attach = format!("policy attach p --thing t1 --group g --identity {IDENTITY}");
    let attached = environment.json(&attach).report();
    let actions = attached["actions"].as_array().map(Vec::len);
    assert_eq!(actions, Some(3), "{attached}");
    assert_eq!(environment.json(&attach).report()["changed"], false);
    let id = &device["devices"][0]["certificateId"];
    id.as_str().expect("an id").to_owned()
}

#[test]
fn a_policy_is_attached_to_whatever_takes_one() {
    let environment = TestEnvironment::with_sandbox();
    let id = attached(&environment);
    let certificate = format!("arn:aws:iot:us-east-1:123456789012:cert/{id}");
    for name in [&id, &certificate] {
        let again = environment.json(&format!("policy attach p --cert {name}"));
        assert_eq!(again.report()["changed"], false);
    }
    let shown = environment.json("policy show p").report();
    let actions = &shown["document"]["Statement"][1]["Action"];
    assert_eq!(actions, &json!(["iot:Publish", "iot:RetainPublish"]));
    let targets = shown["targets"].as_array().expect("a list").iter();
    let targets: BTreeSet<_> = targets.filter_map(Value::as_str).collect();
    assert_eq!(
        targets,
        BTreeSet::from([certificate.as_str(), GROUP, IDENTITY])
    );

    let detach = format!("policy detach p --target {GROUP}");
    assert_eq!(environment.json(&detach).report()["changed"], true);
    assert_eq!(environment.json(&detach).report()["changed"], false);
    environment.json("policy attach p --thing t2").error(5);
    environment.json("policy attach q --thing t1").error(5);
}

#[test]
fn a_policy_is_deleted_from_all_it_is_attached_to_where_that_is_asked_for() {
    let environment = TestEnvironment::with_sandbox();
    let id = attached(&environment);
    let refused = environment.json("policy delete p").error(6);
    let message = refused["message"].as_str().expect("text");
    for target in [id.as_str(), GROUP, IDENTITY] {
        assert!(message.contains(target), "{message}");
    }
    let deleted = environment.json("policy delete p --cascade").report();
    let actions = deleted["actions"].as_array().map(Vec::len);
    assert_eq!(actions, Some(4), "{deleted}");
    let again = environment.json("policy delete p --cascade").report();
    assert_eq!(again["changed"], false);
    environment.json("policy show p").error(5);
}

#[test]
fn a_group_that_is_not_there_is_told_as_such() {
    let environment = TestEnvironment::with_sandbox();
    environment
        .json("policy create p --publish a --subscribe b")
        .report();
    let error = environment.json("policy attach p --group absent").error(5);
    assert_eq!(error["message"], "there is no thing group `absent`");
}
