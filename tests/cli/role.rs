//! `iotctl role`: who is trusted, what is changed and what stays, and what holds a role that is to go.

use std::fs;

use serde_json::{Value, json};

use iotctl::domain::change::{Existing, Steps};
use iotctl::domain::role::{self, Trust, Wanted};

use super::cutting::unheard;
use super::registry::Registry;
use super::support::TestEnvironment;

const ACCESS: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:PutItem",
    "Resource":"arn:aws:dynamodb:${region}:${account}:table/${credentials-iot:ThingName}"}]}"#;

fn with_files() -> TestEnvironment {
    let environment = TestEnvironment::with_sandbox();
    fs::write(environment.join("access.json"), ACCESS).expect("written");
    let logs = ACCESS.replace("dynamodb:PutItem", "logs:PutLogEvents");
    fs::write(environment.join("logs.json"), logs).expect("written");
    environment
}

fn statement(report: &Value) -> Value {
    report["result"]["trust"]["Statement"][0].clone()
}

#[test]
fn what_is_wrong_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    let file = |name: &str, text: &str| fs::write(environment.join(name), text).expect("written");
    file(
        "bad.json",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x","Resource":"*"}]}"#,
    );
    file("access.json", ACCESS);
    file("a b.json", ACCESS);
    file(
        "trust.json",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}"#,
    );
    for (arguments, expected) in [
        (&["r"][..], "--for"),
        (&["r", "--for", "cognito-auth"], "--identity-pool"),
        (
            &["r", "--for", "lambda", "--identity-pool", "eu-central-1:ab"],
            "--identity-pool belongs",
        ),
        (
            &["r", "--for", "rule", "--policy-file", "bad.json"],
            "`x` is no action",
        ),
        (
            &["r", "--for", "rule", "--policy-file", "a b.json"],
            "policy name",
        ),
        (
            &[
                "r",
                "--for",
                "rule",
                "--policy-file",
                "access.json",
                "--policy-file",
                "./access.json",
            ],
            "two files",
        ),
        (&["r", "--for", "rule", "--max-session", "59m"], "3540 s"),
        (&["r", "--for", "rule", "--path", "iot"], "path"),
        (
            &["r", "--trust-file", "trust.json"],
            "`Principal` is missing",
        ),
        (&["a/b", "--for", "rule"], "role name"),
    ] {
        let arguments = ["role", "create"]
            .iter()
            .chain(arguments)
            .chain(&["-o", "json"]);
        let error = environment.iotctl(arguments).error(2);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains(expected), "{expected}: {message}");
    }
}

#[test]
fn each_purpose_has_the_trust_policy_that_aws_documents() {
    let environment = TestEnvironment::with_sandbox();
    let pool = "eu-central-1:01234567-89ab-cdef-0123-456789abcdef";
    let service = |name: &str| json!({"Effect": "Allow", "Principal": {"Service": name}, "Action": "sts:AssumeRole"});
    let identities = |amr: &str| {
        json!({
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": pool},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": amr},
            },
        })
    };
    let mut rule = service("iot.amazonaws.com");
    rule["Condition"] = json!({
        "StringEquals": {"aws:SourceAccount": "123456789012"},
        "ArnLike": {"aws:SourceArn": "arn:aws:iot:*:123456789012:rule/*"},
    });
    for (purpose, expected) in [
        (
            "credentials-provider",
            service("credentials.iot.amazonaws.com"),
        ),
        ("lambda", service("lambda.amazonaws.com")),
        ("rule", rule),
        ("cognito-auth", identities("authenticated")),
        ("cognito-unauth", identities("unauthenticated")),
    ] {
        let mut arguments = vec!["role", "create", purpose, "--for", purpose, "-o", "json"];
        if purpose.starts_with("cognito") {
            arguments.extend(["--identity-pool", pool]);
        }
        assert_eq!(
            statement(&environment.iotctl(&arguments).report()),
            expected
        );
        assert_eq!(environment.iotctl(&arguments).report()["changed"], false);
    }
    let listed = environment.iotctl(["role", "ls", "-o", "table"]).stdout;
    assert!(
        listed.contains("rule") && listed.contains("iot.amazonaws.com"),
        "{listed}"
    );
}

const CREATE: &str = "role create r --for credentials-provider --path /iot/ --policy-file access.json \
                      --managed-policy AWSIoTLogging --max-session 2h --tag site=a";

#[test]
fn a_role_is_made_whole_and_once() {
    let environment = with_files();
    let planned = environment.json(&format!("{CREATE} --dry-run")).report();
    let actions = planned["actions"].as_array().map(Vec::len);
    assert_eq!(actions, Some(3), "{planned}");
    assert_eq!(environment.writes(), 0);
    let made = environment.json(CREATE).report()["result"].clone();
    assert_eq!(made["arn"], "arn:aws:iam::123456789012:role/iot/r");
    let resource = &made["inline"]["access"]["Statement"][0]["Resource"];
    let table = "arn:aws:dynamodb:us-east-1:123456789012:table/${credentials-iot:ThingName}";
    assert_eq!(resource, table);
    let logging = "arn:aws:iam::aws:policy/service-role/AWSIoTLogging";
    assert_eq!(made["managed"], json!([logging]));
    assert_eq!(made["maxSession"], 7200);
    assert_eq!(made["tags"], json!({"site": "a"}));
    let before = environment.writes();
    assert_eq!(environment.json(CREATE).report()["changed"], false);
    assert_eq!(environment.writes(), before);

    let differs = environment.json(&CREATE.replace("2h", "3h")).error(6);
    assert_eq!(
        differs["hints"][0],
        "change it with: iotctl role update r and the options that differ"
    );
    let moved = environment.json("role create r --for lambda --path /x/");
    moved.error(6);
}

#[test]
fn what_is_named_changes_and_the_rest_stays() {
    let environment = with_files();
    environment.json(CREATE).report();
    let update = "role update r --max-session 3h --policy-file logs.json";
    let updated = environment.json(update).report();
    assert_eq!(updated["actions"][0]["differences"][0]["to"], "10800");
    let inline = updated["result"]["inline"].as_object().expect("an object");
    assert_eq!(inline.keys().collect::<Vec<_>>(), ["access", "logs"]);
    assert_eq!(environment.json(update).report()["changed"], false);

    let remove =
        "role update r --remove-policy access --remove-managed-policy AWSIoTLogging --for lambda";
    let left = environment.json(remove).report();
    let principal = &statement(&left)["Principal"];
    assert_eq!(principal["Service"], "lambda.amazonaws.com");
    assert_eq!(left["result"]["managed"], json!([]));
    assert_eq!(environment.json(remove).report()["changed"], false);
    environment
        .json("role update none --max-session 2h")
        .error(5);

    let refused = environment.json("role delete r").error(6);
    let message = refused["message"].as_str().expect("text");
    assert!(message.contains("logs"), "{message}");
    let deleted = environment.json("role delete r --cascade").report();
    let actions = deleted["actions"].as_array().map(Vec::len);
    assert_eq!(actions, Some(2), "{deleted}");
    let again = environment.json("role delete r --cascade").report();
    assert_eq!(again["changed"], false);
    environment.json("role show r").error(5);
}

#[test]
fn a_role_whose_creation_was_cut_off_is_finished() {
    let environment = with_files();
    for (role, victim) in [
        ("a", "Action=CreateRole&"),
        ("b", "Action=PutRolePolicy&"),
        ("c", "Action=AttachRolePolicy&"),
    ] {
        let create = [
            "role",
            "create",
            role,
            "--for",
            "rule",
            "--policy-file",
            "access.json",
            "--managed-policy",
            "AWSIoTLogging",
            "-o",
            "json",
        ];
        let made = unheard(&environment, victim, &create).report()["result"].clone();
        assert!(made["inline"]["access"].is_object(), "{made}");
        assert_eq!(made["managed"].as_array().map(Vec::len), Some(1));
        assert_eq!(environment.iotctl(create).report()["changed"], false);
    }
    let managed = [
        "role",
        "create",
        "d",
        "--for",
        "rule",
        "--managed-policy",
        "NoSuchPolicy",
        "-o",
        "json",
    ];
    environment.iotctl(managed).error(6);
    // What is named wrongly is told before the role is made.
    environment
        .iotctl(["role", "show", "d", "-o", "json"])
        .error(5);
}

#[test]
fn a_role_that_is_ours_keeps_no_policy_that_is_not_wanted() {
    let environment = with_files();
    environment.json(CREATE).report();
    let wanted = |complete| Wanted {
        name: "r".parse().expect("a name"),
        path: None,
        trust: Trust::Unchanged,
        inline: [("logs".parse().expect("a name"), ACCESS.to_owned())].into(),
        managed: vec!["AWSIoTDataAccess".to_owned()],
        max_session: None,
        description: None,
        tags: [("owner".to_owned(), "x".to_owned())].into(),
        complete,
    };
    let converge = |complete| {
        Registry::of(&environment).work(async |session| {
            let mut steps = Steps::unrecorded(false);
            let wanted = wanted(complete);
            let done = role::ensure(session, &wanted, Existing::Update, &mut steps).await;
            done.expect("converged");
            let found = role::show(session, &wanted.name).await.expect("there");
            (found, steps.actions().len())
        })
    };
    let (kept, changes) = converge(false);
    let names = |role: &role::Role| role.inline.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        (names(&kept), kept.managed.len(), changes),
        (vec!["access".to_owned(), "logs".to_owned()], 2, 3)
    );
    assert_eq!(
        (kept.tags["owner"].as_str(), kept.tags["site"].as_str()),
        ("x", "a")
    );
    let (left, changes) = converge(true);
    assert_eq!(
        (names(&left), left.managed.len(), changes),
        (vec!["logs".to_owned()], 1, 2)
    );
    assert_eq!(converge(true).1, 0);
}

#[test]
fn a_pool_is_named_by_its_name() {
    let environment = TestEnvironment::with_sandbox();
    let create = "role create guest --for cognito-unauth --identity-pool web";
    let error = environment.json(create).error(5);
    assert!(
        error["message"].to_string().contains("identity pool `web`"),
        "{error}"
    );
    let pool = environment.json("identity-pool create web").report();
    let made = environment.json(create).report();
    assert!(
        made["result"]["trust"]
            .to_string()
            .contains(pool["result"]["id"].as_str().expect("an id")),
        "{made}"
    );
    assert_eq!(environment.json(create).report()["changed"], false);
}
