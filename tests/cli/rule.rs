//! `iotctl rule`: lost answers are no failures, and a statement is parsed before anything is asked.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use super::cutting::unheard;
use super::support::{Outcome, TestEnvironment};

const ROLE: &str = "arn:aws:iam::123456789012:role/rules";
const CREATE: [&str; 11] = [
    "rule",
    "create",
    "store",
    "--sql",
    "SELECT * FROM 'esp32/pub'",
    "--republish",
    "other/topic",
    "--role",
    ROLE,
    "-o",
    "json",
];

#[test]
fn lost_answers_are_no_failures() {
    let environment = TestEnvironment::with_sandbox();
    let run = |arguments: &[&str]| environment.iotctl(arguments).report();
    let made = unheard(&environment, "POST /rules/store", &CREATE).report();
    assert_eq!(made["result"]["sqlVersion"], "2016-03-23");
    assert_eq!(made["result"]["actions"][0]["republish"]["roleArn"], ROLE);
    assert_eq!(run(&CREATE)["changed"], false);

    let update = [
        "rule",
        "update",
        "store",
        "--sql",
        "SELECT temperature FROM 'esp32/+'",
        "-o",
        "json",
    ];
    let replaced = unheard(&environment, "PATCH /rules/store", &update).report();
    assert_eq!(replaced["result"]["sql"], update[4]);
    assert_eq!(replaced["actions"][0]["differences"][0]["field"], "sql");
    assert_eq!(run(&update)["changed"], false);

    let disable = ["rule", "disable", "store", "-o", "json"];
    unheard(&environment, "POST /rules/store/disable", &disable).report();
    assert_eq!(run(&disable)["changed"], false);

    let delete = ["rule", "delete", "store", "-o", "json"];
    unheard(&environment, "DELETE /rules/store", &delete).report();
    assert_eq!(run(&delete)["changed"], false);
}

#[test]
fn a_rule_that_is_otherwise_is_not_replaced_by_create() {
    let environment = TestEnvironment::with_sandbox();
    environment.iotctl(CREATE).report();
    let mut other = CREATE;
    other[6] = "third/topic";
    let error = environment.iotctl(other).error(6);
    let message = error["message"].as_str().expect("text");
    assert!(message.contains("actions is"), "{message}");
    let shown = environment.iotctl(["rule", "list", "-o", "table"]);
    assert!(shown.stdout.contains("store  esp32/pub  yes"), "{shown:#?}");
}

#[test]
fn what_is_no_statement_is_told_with_its_place() {
    // Nobody listens there: whoever asks gets another error.
    let environment = TestEnvironment::new();
    let refused = |sql: &str| {
        let output = environment
            .command(["rule", "create", "x", "--republish", "y", "--role", ROLE])
            .args(["--sql", sql, "-o", "json"])
            .env("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
            .output();
        let error = Outcome::of(&output.expect("the binary runs")).error(2);
        error["message"].as_str().expect("text").to_owned()
    };
    let message = refused("SELECT * FORM 'a/b'");
    assert!(
        message.contains("found `FORM` (line 1, column 10)"),
        "{message}"
    );
    let message = refused("SELECT *\nFROM 'a' WHERE nothing(1)");
    assert!(message.contains("(line 2, column 16)"), "{message}");
}

/// An account whose caller may read the rule and not delete it: AWS says the same of a rule that is not there.
fn read_only() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    std::thread::spawn(move || {
        for mut client in listener.incoming().map_while(Result::ok) {
            let mut request = BufReader::new(&client);
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && request.read_line(&mut head).is_ok_and(|n| n > 0) {
            }
            let (status, error, body) = if head.starts_with("GET /rules/store ") {
                let rule = r#"{"ruleArn":"arn:aws:iot:eu-central-1:123456789012:rule/store","rule":{"sql":"SELECT 1","actions":[]}}"#;
                ("200 OK", "", rule)
            } else {
                let error = "x-amzn-errortype: UnauthorizedException\r\n";
                ("401 Unauthorized", error, r#"{"message":"not allowed"}"#)
            };
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status}\r\n{error}connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
            );
            // Whoever asked may be gone.
            drop(client.write_all(answer.as_bytes()));
        }
    });
    format!("http://{address}")
}

#[test]
fn a_rule_that_may_not_be_deleted_is_not_said_to_be_gone() {
    let environment = TestEnvironment::new();
    let output = environment
        .command(["rule", "delete", "store", "-o", "json"])
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_REGION", "eu-central-1")
        .env("AWS_ENDPOINT_URL", read_only())
        .output();
    let error = Outcome::of(&output.expect("the binary runs")).error(4);
    assert_eq!(error["kind"], "denied");
}
