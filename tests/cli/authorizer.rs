//! `iotctl authorizer`: lost answers are no failures, and the command line is checked before anything is asked.

use super::cutting::unheard;
use super::support::TestEnvironment;

const CREATE: [&str; 9] = [
    "authorizer",
    "create",
    "gate",
    "--function",
    "decide",
    "--signing-disabled",
    "--no-permission",
    "-o",
    "json",
];

#[test]
fn lost_answers_are_no_failures() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments).report();
    let made = unheard(&environment, "POST /authorizer/gate", &CREATE).report();
    assert_eq!(made["result"]["status"], "ACTIVE");
    let function = made["result"]["function"].as_str().expect("an ARN");
    assert!(
        function.ends_with(":123456789012:function:decide"),
        "{function}"
    );
    assert_eq!(run(&CREATE)["changed"], false);

    let default = ["authorizer", "set-default", "gate", "-o", "json"];
    let set = unheard(&environment, "POST /default-authorizer", &default).report();
    assert_eq!(set["result"]["default"], true);
    assert_eq!(run(&default)["changed"], false);
    let clear = ["authorizer", "clear-default", "-o", "json"];
    unheard(&environment, "DELETE /default-authorizer", &clear).report();
    assert_eq!(run(&clear)["changed"], false);

    let delete = ["authorizer", "delete", "gate", "-o", "json"];
    let gone = unheard(&environment, "DELETE /authorizer/gate", &delete).report();
    assert_eq!(gone["actions"][0]["action"], "deactivate-authorizer");
    assert_eq!(run(&delete)["changed"], false);
}

#[test]
fn the_default_one_is_deleted_only_when_told() {
    let environment = TestEnvironment::with_sandbox();
    let mut create = CREATE.to_vec();
    create.push("--default");
    environment.iotctl(&create).report();
    let error = environment
        .iotctl(["authorizer", "delete", "gate", "-o", "json"])
        .error(6);
    assert_eq!(
        error["hints"][0],
        "say --cascade, or first: iotctl authorizer clear-default"
    );
    let listed = environment.iotctl(["authorizer", "list", "-o", "table"]);
    assert!(listed.stdout.contains("gate  yes"), "{listed:#?}");
    let planned = environment.iotctl([
        "authorizer",
        "delete",
        "gate",
        "--cascade",
        "--dry-run",
        "-o",
        "table",
    ]);
    assert_eq!(
        planned.stdout,
        "would clear default authorizer gate\nwould deactivate authorizer gate\nwould delete authorizer gate\n"
    );
    environment
        .iotctl(["authorizer", "delete", "gate", "--cascade"])
        .report();
}

#[test]
fn what_aws_does_not_change_is_told() {
    let environment = TestEnvironment::with_sandbox();
    environment.iotctl(CREATE).report();
    let other = environment
        .iotctl([
            "authorizer",
            "create",
            "gate",
            "--function",
            "other",
            "--signing-disabled",
            "--no-permission",
            "-o",
            "json",
        ])
        .error(6);
    assert_eq!(
        other["hints"][0],
        "change it with: iotctl authorizer update gate and the options that differ"
    );
    // A function that is not there is found out before the authorizer is changed.
    let update = [
        "authorizer",
        "update",
        "gate",
        "--function",
        "other",
        "-o",
        "json",
    ];
    let error = environment.iotctl(update).error(5);
    let hints = error["hints"].to_string();
    assert!(hints.contains("--function other=PROGRAM"), "{error}");
    let shown = environment.iotctl(["authorizer", "show", "gate", "-o", "json"]);
    let function = shown.report()["function"].clone();
    assert!(
        function
            .as_str()
            .is_some_and(|arn| arn.ends_with(":decide"))
    );
}

#[test]
fn what_cannot_be_meant_is_a_usage_error() {
    let environment = TestEnvironment::new();
    let refused = |arguments: &[&str], says: &str| {
        let all = ["authorizer", "create", "gate"].iter().chain(arguments);
        let error = environment.iotctl(all.chain(&["-o", "json"])).error(2);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains(says), "{arguments:?}: {message}");
    };
    refused(&["--function", "a b"], "a Lambda function");
    refused(&["--function", "f"], "under which a client sends its token");
    refused(
        &["--function", "f", "--token-key-name", "t"],
        "needs a public key",
    );
    refused(
        &[
            "--function",
            "f",
            "--token-key-name",
            "a b",
            "--signing-disabled",
        ],
        "token key name `a b`",
    );
    refused(&["--function", "f", "--public-key", "x"], "NAME=FILE.pem");
}
