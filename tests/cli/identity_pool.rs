//! `iotctl identity-pool`: never a second pool, nothing asked of AWS for what cannot be meant.

use super::cutting::unheard;
use super::support::TestEnvironment;

#[test]
fn an_answer_that_breaks_off_leaves_one_pool() {
    let environment = TestEnvironment::with_sandbox();
    let create = [
        "identity-pool",
        "create",
        "web",
        "--tag",
        "a=b",
        "-o",
        "json",
    ];
    let report = unheard(&environment, "Service.CreateIdentityPool", &create).report();
    let id = report["result"]["id"].as_str().expect("an id");
    let list = ["identity-pool", "list", "-o", "name"];
    assert_eq!(environment.iotctl(list).stdout, format!("{id}\n"));
    assert_eq!(environment.iotctl(create).report()["changed"], false);
}

#[test]
fn an_update_and_a_deletion_whose_answers_are_lost_are_done() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments).report();
    run(&["identity-pool", "create", "web", "-o", "json"]);
    let roles = [
        "identity-pool",
        "set-roles",
        "web",
        "--role",
        "unauthenticated=arn:aws:iam::123456789012:role/guest",
        "-o",
        "json",
    ];
    let set = unheard(&environment, "Service.SetIdentityPoolRoles", &roles).report();
    assert_eq!(
        set["result"]["unauthenticatedRole"],
        "arn:aws:iam::123456789012:role/guest"
    );
    assert_eq!(run(&roles)["changed"], false);
    let delete = ["identity-pool", "delete", "web", "-o", "json"];
    let gone = unheard(&environment, "Service.DeleteIdentityPool", &delete).report();
    assert_eq!(gone["actions"][0]["action"], "delete-identity-pool");
    assert_eq!(run(&delete)["changed"], false);
    environment
        .iotctl(["identity-pool", "show", "web", "-o", "json"])
        .error(5);
}

#[test]
fn a_dry_run_says_what_it_would_do() {
    let environment = TestEnvironment::with_sandbox();
    environment.json("role create later --for lambda").report();
    let planned = environment.iotctl([
        "identity-pool",
        "create",
        "web",
        "--role",
        "authenticated=later",
        "--dry-run",
        "-o",
        "table",
    ]);
    assert_eq!(planned.code, Some(0), "{planned:#?}");
    assert!(
        planned.stdout.starts_with(
            "would create identity pool web\nwould set identity pool roles web (authenticated role is nothing, wanted is `arn:aws:iam::"
        ),
        "{planned:#?}"
    );
    let list = environment.iotctl(["identity-pool", "list", "-o", "name"]);
    assert_eq!(list.stdout, "");
}

#[test]
fn what_cannot_be_meant_is_a_usage_error() {
    let environment = TestEnvironment::new();
    let refused = |arguments: &[&str], says: &str| {
        let all = ["identity-pool"].iter().chain(arguments);
        let error = environment.iotctl(all.chain(&["-o", "json"])).error(2);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains(says), "{arguments:?}: {message}");
    };
    refused(
        &["create", "web", "--login", "auth.example.com=c"],
        "given by its ARN",
    );
    refused(
        &["create", "web", "--role", "guest=r"],
        "unauthenticated=ROLE",
    );
    refused(&["create", "we/b"], "an identity pool name");
    refused(&["show", "eu-central-1:nothing"], "neither");
}

#[test]
fn roles_are_looked_for_before_a_pool_is_made() {
    let environment = TestEnvironment::with_sandbox();
    let create = "identity-pool create web --unauthenticated --role unauthenticated=nosuch";
    for line in [&format!("{create} --dry-run"), create] {
        let error = environment.json(line).error(5);
        assert!(error["message"].to_string().contains("nosuch"), "{error}");
    }
    assert_eq!(environment.writes(), 0);
}
