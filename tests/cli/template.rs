//! `iotctl template`: the life of a provisioning template, its versions, and claims for it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};

use super::cutting::unheard;
use super::support::TestEnvironment;

/// A template whose thing is named by `ThingName` and whose devices may do everything; `site` makes another one of it.
pub(super) fn body(site: &str) -> Value {
    json!({
        "Parameters": {
            "ThingName": { "Type": "String" },
            "Site": { "Type": "String", "Default": site },
            "AWS::IoT::Certificate::Id": { "Type": "String" },
        },
        "Resources": {
            "thing": { "Type": "AWS::IoT::Thing", "Properties": {
                "ThingName": { "Ref": "ThingName" }, "AttributePayload": { "site": { "Ref": "Site" } },
            } },
            "certificate": { "Type": "AWS::IoT::Certificate", "Properties": {
                "CertificateId": { "Ref": "AWS::IoT::Certificate::Id" }, "Status": "ACTIVE",
            } },
            "policy": { "Type": "AWS::IoT::Policy", "Properties": { "PolicyDocument": {
                "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iot:*", "Resource": "*" }],
            } } },
        },
        "DeviceConfiguration": { "site": { "Ref": "Site" } },
    })
}

/// Writes a template's body to `file`.
pub(super) fn write(environment: &TestEnvironment, file: &str, body: &Value) {
    fs::write(environment.join(file), body.to_string()).expect("written");
}

/// Makes the template `name` of `body`.
pub(super) fn create(environment: &TestEnvironment, name: &str, body: &Value, more: &[&str]) {
    write(environment, "template.json", body);
    let arguments = [
        "template",
        "create",
        name,
        "-f",
        "template.json",
        "--role",
        "provisioning",
    ];
    let words = arguments.iter().chain(more).chain(&["-o", "json"]);
    environment.iotctl(words).report();
}

fn show(environment: &TestEnvironment, name: &str) -> Value {
    environment
        .iotctl(["template", "show", name, "-o", "json"])
        .report()
}

fn versions(environment: &TestEnvironment, name: &str) -> Vec<(i64, bool)> {
    let report = environment.iotctl(["template", "versions", name, "-o", "json"]);
    let items = report.report()["items"].as_array().cloned();
    items
        .unwrap_or_default()
        .iter()
        .map(|version| {
            (
                version["id"].as_i64().unwrap_or_default(),
                version["isDefault"] == true,
            )
        })
        .collect()
}

#[test]
fn what_is_wrong_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    fs::write(environment.join("bad.json"), "{").expect("written");
    fs::write(environment.join("empty.json"), "{}").expect("written");
    write(&environment, "good.json", &body("a"));
    let create = |words: &[&str]| {
        let head = [
            "template",
            "create",
            "t",
            "--region",
            "eu-central-1",
            "-o",
            "json",
        ];
        environment.iotctl(head.iter().chain(words))
    };
    for (words, code, expected) in [
        (&["-f", "bad.json", "--role", "r"][..], 2, "is no JSON"),
        (&["-f", "empty.json", "--role", "r"], 2, "no `Resources`"),
        (
            &["-f", "absent.json", "--role", "r"],
            3,
            "cannot read the template",
        ),
        (
            &["-f", "good.json", "--role", "a/b"],
            2,
            "is not a role name",
        ),
        (&["-f", "good.json"], 2, "--role"),
    ] {
        let error = create(words).error(code);
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|text| text.contains(expected)),
            "{words:?}: {error}"
        );
    }
}

#[test]
fn a_template_is_made_changed_and_deleted() {
    let environment = TestEnvironment::with_sandbox();
    write(&environment, "one.json", &body("hall"));
    let words = [
        "template",
        "create",
        "fleet",
        "-f",
        "one.json",
        "--role",
        "provisioning",
        "--description",
        "d",
        "--tag",
        "owner=me",
        "-o",
        "json",
    ];
    let dry = environment
        .iotctl(words.iter().chain(&["--dry-run"]))
        .report();
    assert_eq!(
        (&dry["changed"], &dry["actions"][0]["action"]),
        (&json!(true), &json!("create-template"))
    );
    let listed = environment.iotctl(["template", "list", "-o", "name"]);
    assert_eq!(listed.stdout, "", "a dry run makes nothing");

    environment.iotctl(words).report();
    let found = show(&environment, "fleet");
    assert_eq!(
        found["roleArn"],
        "arn:aws:iam::123456789012:role/provisioning"
    );
    assert_eq!(
        (&found["enabled"], &found["type"]),
        (&json!(true), &json!("FLEET_PROVISIONING"))
    );
    assert_eq!(found["tags"], json!({ "owner": "me" }));
    assert_eq!(environment.iotctl(words).report()["changed"], false);
    write(&environment, "one.json", &body("yard"));
    let error = environment.iotctl(words).error(6);
    assert!(
        error["hints"]
            .to_string()
            .contains("iotctl template update fleet"),
        "{error}"
    );

    what_is_named_changes(&environment);

    let delete = ["template", "delete", "fleet", "-o", "json"];
    assert_eq!(environment.iotctl(delete).report()["changed"], true);
    assert_eq!(environment.iotctl(delete).report()["changed"], false);
    environment
        .iotctl(["template", "show", "fleet", "-o", "json"])
        .error(5);
}

/// Updates the template `fleet` that has the description `d`.
fn what_is_named_changes(environment: &TestEnvironment) {
    let update = |more: &[&str]| {
        environment
            .iotctl(
                ["template", "update", "fleet", "-o", "json"]
                    .iter()
                    .chain(more),
            )
            .report()
    };
    let hook = "arn:aws:lambda:eu-central-1:123456789012:function:decide";
    let changed = update(&[
        "--disabled",
        "--hook",
        hook,
        "--role",
        "arn:aws:iam::123456789012:role/other",
    ]);
    assert_eq!(
        changed["actions"].as_array().map(Vec::len),
        Some(1),
        "{changed}"
    );
    let found = show(environment, "fleet");
    assert_eq!(
        (&found["enabled"], &found["hook"]),
        (&json!(false), &json!(hook))
    );
    assert_eq!(found["roleArn"], "arn:aws:iam::123456789012:role/other");
    assert_eq!(found["description"], "d", "what is not named stays");
    update(&["--enabled", "--no-hook"]);
    let found = show(environment, "fleet");
    assert_eq!(
        (&found["enabled"], &found["hook"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(update(&["--enabled"])["changed"], false);
}

#[test]
fn the_oldest_of_five_versions_makes_room() {
    let environment = TestEnvironment::with_sandbox();
    create(&environment, "fleet", &body("0"), &[]);
    for number in 1..=6 {
        write(&environment, "next.json", &body(&number.to_string()));
        let words = [
            "template",
            "update",
            "fleet",
            "-f",
            "next.json",
            "-o",
            "json",
        ];
        assert_eq!(environment.iotctl(words).report()["changed"], true);
        assert_eq!(
            environment.iotctl(words).report()["changed"],
            false,
            "the same body is no other version"
        );
    }
    let expected: Vec<_> = (3..=7).map(|id| (id, id == 7)).collect();
    assert_eq!(versions(&environment, "fleet"), expected);
    let default: Value = serde_json::from_str(
        show(&environment, "fleet")["body"]
            .as_str()
            .unwrap_or_default(),
    )
    .expect("JSON");
    assert_eq!(default, body("6"));

    let error = environment
        .iotctl(["template", "delete", "fleet", "-o", "json"])
        .error(6);
    assert!(error["hints"].to_string().contains("--cascade"), "{error}");
    let deleted = environment
        .iotctl(["template", "delete", "fleet", "--cascade", "-o", "json"])
        .report();
    assert_eq!(
        deleted["actions"].as_array().map(Vec::len),
        Some(5),
        "{deleted}"
    );
}

#[test]
fn a_claim_is_for_its_owner_alone() {
    let environment = TestEnvironment::with_sandbox();
    create(&environment, "fleet", &body("hall"), &[]);
    let claim = ["template", "claim", "fleet", "--out", "claim", "-o", "json"];
    let first = environment.iotctl(claim);
    let id = first.report()["certificateId"].clone();
    let key = environment.join("claim/claim.key");
    let mode = fs::metadata(&key).expect("is there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let secret = fs::read_to_string(&key).expect("read");
    let line = secret.lines().nth(1).expect("a line");
    assert!(!first.stdout.contains(line) && !first.stderr.contains(line));
    let pem = fs::read_to_string(environment.join("claim/claim.pem")).expect("read");
    assert!(iotctl::model::pki::matches(&pem, &secret).expect("readable"));

    environment.iotctl(claim).error(6);
    assert_eq!(
        fs::read_to_string(&key).expect("read"),
        secret,
        "a key is not replaced unasked"
    );
    let again = environment
        .iotctl(claim.iter().chain(&["--force"]))
        .report();
    assert_ne!(again["certificateId"], id);
    environment
        .iotctl([
            "template", "claim", "absent", "--out", "other", "-o", "json",
        ])
        .error(5);
}

#[test]
fn a_template_of_jitp_takes_no_hook() {
    let environment = TestEnvironment::with_sandbox();
    let mut jitp = body("hall");
    jitp["Parameters"] = json!({
        "AWS::IoT::Certificate::CommonName": { "Type": "String" },
        "AWS::IoT::Certificate::Id": { "Type": "String" },
    });
    jitp["Resources"]["thing"]["Properties"] =
        json!({ "ThingName": { "Ref": "AWS::IoT::Certificate::CommonName" } });
    if let Some(parts) = jitp.as_object_mut() {
        parts.remove("DeviceConfiguration");
    }
    write(&environment, "t.json", &jitp);
    let hook = "arn:aws:lambda:eu-central-1:123456789012:function:decide";
    let words = [
        "template", "create", "j", "-f", "t.json", "--role", "r", "--type", "jitp", "-o", "json",
    ];
    environment
        .iotctl(words.iter().chain(&["--hook", hook]))
        .error(2);
    environment.iotctl(words).report();
    assert_eq!(show(&environment, "j")["type"], "JITP");
    let fleet = [
        "template", "create", "j", "-f", "t.json", "--role", "r", "-o", "json",
    ];
    let error = environment.iotctl(fleet).error(6);
    assert!(error["message"].to_string().contains("JITP"), "{error}");

    // A template that a CA uses is not deleted, and keeps its versions.
    environment.json("ca create shop").report();
    let register = "ca register shop --auto-registration --template j";
    environment.json(register).report();
    let text = fs::read_to_string(environment.join("t.json")).expect("read");
    let mut other: Value = serde_json::from_str(&text).expect("JSON");
    other["Parameters"]["Site"] = json!({ "Type": "String", "Default": "2" });
    write(&environment, "t.json", &other);
    environment.json("template update j -f t.json").report();
    let error = environment.json("template delete j --cascade").error(6);
    assert!(error["message"].to_string().contains("the CA"), "{error}");
    assert_eq!(versions(&environment, "j").len(), 2);
}

#[test]
fn a_lost_answer_makes_no_second_version() {
    let environment = TestEnvironment::with_sandbox();
    write(&environment, "t.json", &body("1"));
    for (victim, site, words, expected) in [
        (
            "POST /provisioning-templates HTTP",
            "1",
            &["create", "fleet", "-f", "t.json", "--role", "r"][..],
            vec![(1, true)],
        ),
        (
            "POST /provisioning-templates/fleet/versions",
            "2",
            &["update", "fleet", "-f", "t.json"],
            vec![(1, false), (2, true)],
        ),
    ] {
        write(&environment, "t.json", &body(site));
        let words = [&["template"], words, &["-o", "json"]].concat();
        unheard(&environment, victim, &words).report();
        assert_eq!(versions(&environment, "fleet"), expected);
    }
}
