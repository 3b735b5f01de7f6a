//! `iotctl role-alias`: the alias, the policy beside it, and what is refused.

use serde_json::json;

use super::cutting::unheard;
use super::support::TestEnvironment;

fn with_role() -> TestEnvironment {
    let environment = TestEnvironment::with_sandbox();
    let create = [
        "role",
        "create",
        "r",
        "--for",
        "credentials-provider",
        "--path",
        "/iot/",
        "-o",
        "json",
    ];
    environment.iotctl(create).report();
    environment
}

#[test]
fn what_is_wrong_is_told_before_any_call() {
    let environment = TestEnvironment::new();
    let long = "x".repeat(128);
    for (arguments, expected) in [
        (&["a"][..], "--role"),
        (&["a.b", "--role", "r"], "role alias"),
        (&["a", "--role", "r", "--duration", "14m"], "840 s"),
        (&["a", "--role", "r", "--duration", "13h"], "46800 s"),
        (
            &["a", "--role", "arn:aws:iam::123456789012:user/u"],
            "not the ARN of a role",
        ),
        (&[&long, "--role", "r", "--allow-policy"], "too long"),
    ] {
        let arguments = ["role-alias", "create"]
            .iter()
            .chain(arguments)
            .chain(&["-o", "json"]);
        let error = environment.iotctl(arguments).error(2);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains(expected), "{expected}: {message}");
    }
}

const CREATE: &str = "role-alias create a --role r --duration 30m --allow-policy --tag site=a";

#[test]
fn an_alias_is_made_with_its_policy_and_once() {
    let environment = with_role();
    let planned = environment.json(&format!("{CREATE} --dry-run")).report();
    let actions = planned["actions"].as_array().expect("a list").iter();
    let named: Vec<_> = actions
        .map(|one| (&one["action"], &one["object"]))
        .collect();
    let (alias, policy) = (json!("create-role-alias"), json!("create-policy"));
    assert_eq!(
        named,
        [(&alias, &json!("a")), (&policy, &json!("a-assume"))]
    );
    let made = environment.json(CREATE).report()["result"].clone();
    assert_eq!(made["roleArn"], "arn:aws:iam::123456789012:role/iot/r");
    assert_eq!(made["seconds"], 1800);
    assert_eq!(made["tags"], json!({"site": "a"}));
    let before = environment.writes();
    assert_eq!(environment.json(CREATE).report()["changed"], false);
    assert_eq!(environment.writes(), before);
    let policy = environment.json("policy show a-assume").report();
    let statement = json!({
        "Effect": "Allow",
        "Action": "iot:AssumeRoleWithCertificate",
        "Resource": "arn:aws:iot:us-east-1:123456789012:rolealias/a",
    });
    assert_eq!(policy["document"]["Statement"], json!([statement]));
}

#[test]
fn an_alias_changes_in_what_is_named_and_goes_with_its_policy() {
    let environment = with_role();
    environment.json(CREATE).report();
    let update = "role-alias update a --duration 15m";
    let updated = environment.json(update).report()["result"].clone();
    assert_eq!(updated["seconds"], 900);
    assert_eq!(updated["roleArn"], "arn:aws:iam::123456789012:role/iot/r");
    assert_eq!(environment.json(update).report()["changed"], false);
    assert_eq!(environment.json(CREATE).error(6)["kind"], "conflict");
    let names = environment.iotctl(["role-alias", "ls", "-o", "name"]);
    assert_eq!(names.stdout, "a\n");

    environment.json("provision t1").report();
    environment
        .json("policy attach a-assume --thing t1")
        .report();
    let deleted = environment.json("role-alias delete a --cascade").report();
    let actions = deleted["actions"].as_array().map(Vec::len);
    assert_eq!(actions, Some(3), "{deleted}");
    let again = environment.json("role-alias delete a --cascade").report();
    assert_eq!(again["changed"], false);
    for line in [
        "policy show a-assume",
        "role-alias show a",
        "role-alias update a --duration 1h",
    ] {
        environment.json(line).error(5);
    }
}

#[test]
fn an_alias_keeps_a_policy_that_says_something_else() {
    let environment = with_role();
    environment
        .iotctl([
            "policy",
            "create",
            "a-assume",
            "--publish",
            "x",
            "-o",
            "json",
        ])
        .report();
    environment
        .iotctl(["role-alias", "create", "a", "--role", "r", "-o", "json"])
        .report();
    environment
        .iotctl(["role-alias", "delete", "a", "--cascade", "-o", "json"])
        .report();
    environment
        .iotctl(["policy", "show", "a-assume", "-o", "json"])
        .report();
}

#[test]
fn the_role_is_looked_at_and_a_lost_answer_makes_no_trouble() {
    let environment = with_role();
    environment
        .iotctl(["role-alias", "create", "a", "--role", "none", "-o", "json"])
        .error(5);
    let longer = [
        "role-alias",
        "create",
        "a",
        "--role",
        "r",
        "--duration",
        "2h",
        "-o",
        "json",
    ];
    let refused = environment.iotctl(longer).error(6);
    assert_eq!(
        refused["hints"][0],
        "allow longer ones: iotctl role update r --max-session 7200"
    );
    environment
        .iotctl(["role", "create", "other", "--for", "lambda", "-o", "json"])
        .report();
    let warned = environment.iotctl(["role-alias", "create", "b", "--role", "other", "-o", "json"]);
    assert!(
        warned
            .stderr
            .contains("does not trust credentials.iot.amazonaws.com"),
        "{warned:#?}"
    );

    let create = ["role-alias", "create", "a", "--role", "r", "-o", "json"];
    let made = unheard(&environment, "POST /role-aliases/a", &create).report();
    assert_eq!(made["result"]["seconds"], 3600);
}

#[test]
fn a_policy_that_says_something_else_is_found_before_the_alias_is_made() {
    let environment = with_role();
    let document = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"}]}"#;
    std::fs::write(environment.join("p.json"), document).expect("written");
    environment.json("policy create p --file p.json").report();
    let before = environment.writes();
    let error = environment
        .json("role-alias create ra --role r --allow-policy p")
        .error(6);
    assert_eq!(environment.writes(), before, "{error}");
    assert!(
        error["message"].to_string().contains("policy `p`"),
        "{error}"
    );
    let hints = error["hints"].to_string();
    assert!(hints.contains("--allow-policy NAME"), "{hints}");
    assert!(!hints.contains("update"), "{hints}");
}
