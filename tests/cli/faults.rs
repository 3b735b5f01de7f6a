//! Bad input and broken surroundings: what is said, in which form, and that nothing is lost or left over.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Outcome, TestEnvironment};

#[test]
fn usage_errors_are_json_however_it_is_asked_for_and_name_what_is_missing() {
    let environment = TestEnvironment::new();
    let by_flag = environment.iotctl(["-yojson", "provision"]).error(2);
    let by_variable = environment
        .command(["provision"])
        .env("IOTCTL_OUTPUT", "json")
        .output();
    let by_variable = Outcome::of(&by_variable.expect("the binary runs")).error(2);
    for error in [by_flag, by_variable] {
        assert_eq!(error["kind"], "usage");
        let message = error["message"].as_str().expect("text");
        assert!(message.contains("<THING>"), "{message}");
    }
}

#[test]
fn the_usage_line_leaves_out_what_the_environment_gives() {
    let environment = TestEnvironment::new();
    let mut command = environment.command(["thing", "show"]);
    command
        .env("IOTCTL_SANDBOX", "sb")
        .env("IOTCTL_REGION", "eu-central-1");
    let outcome = Outcome::of(&command.output().expect("the binary runs"));
    assert_eq!(outcome.code, Some(2), "{outcome:#?}");
    let usage = "Usage: iotctl thing show <NAME>\n";
    assert!(outcome.stderr.contains(usage), "{outcome:#?}");
}

#[test]
fn a_negative_time_is_told_what_it_should_be() {
    let environment = TestEnvironment::new();
    for line in [
        "thing list --timeout -1",
        "thing list --timeout=-1",
        "thing list --timeout=-5s",
        "thing list --timeout soon",
    ] {
        let message = environment.json(line).error(2)["message"].to_string();
        assert!(message.contains("not a duration such as 30s"), "{message}");
    }
}

#[test]
fn help_that_cannot_be_written_is_an_error() {
    let environment = TestEnvironment::new();
    for line in ["--help", "thing --help", "--version"] {
        let full = fs::File::options().write(true).open("/dev/full");
        let mut command = environment.command(line.split(' '));
        let output = command.stdout(full.expect("opened")).output();
        let outcome = Outcome::of(&output.expect("the binary runs"));
        outcome.error(3);
    }
}

#[test]
fn a_client_cannot_command_the_terminal_of_who_reads_the_log() {
    let environment = TestEnvironment::new();
    let log = environment.join("sb/refusals.ndjson");
    fs::create_dir(environment.join("sb")).expect("made");
    let refusal = |client: &str| {
        let refusal = json!({
            "time": "2026-01-02T03:04:05.000Z", "region": "eu-central-1", "principal": "é".repeat(32), "clientId": client,
            "source": "", "action": "iot:Publish", "resource": "topic/a\u{1b}[2J\u{9b}1m\n    hint: all is well", "reason": "none",
        });
        format!("{refusal}\n").into_bytes()
    };
    let damaged = b"{\"time\":\xff\xfe\n".to_vec();
    fs::write(
        &log,
        [refusal("one\u{1b}[31m"), damaged, refusal("two")].concat(),
    )
    .expect("written");

    let shown = environment.iotctl(["sandbox", "log", "--dir", "sb", "-o", "table"]);
    assert_eq!(shown.code, Some(0), "{shown:#?}");
    let commands = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
    assert!(!commands(&shown.stdout), "{shown:#?}");
    assert!(!shown.stdout.contains("\n    hint:"), "{shown:#?}");
    assert!(shown.stdout.contains(r"one\u{1b}[31m"), "{shown:#?}");
    let report = environment
        .iotctl(["sandbox", "log", "--dir", "sb", "-o", "json"])
        .report();
    let refusals = report["refusals"].as_array().expect("a list");
    assert_eq!(refusals.len(), 2, "a damaged line hides no other");
}

#[test]
fn hints_and_variables_survive_any_folder_name() {
    let environment = TestEnvironment::new();
    let name = "it's \"my\" $HOME `id`\nfolder";
    let refused = environment
        .iotctl(["sandbox", "status", "--dir", "my folder", "-o", "json"])
        .error(5);
    assert_eq!(
        refused["hints"][0],
        "start one: iotctl sandbox start --dir 'my folder'"
    );

    let mut start = environment.command([
        "sandbox", "start", "--port", "0", "-o", "json", "--dir", name,
    ]);
    let mut sandbox = start
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut line = String::new();
    let stdout = sandbox.stdout.take().expect("piped");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).expect("readable");
    let variables = environment.iotctl(["sandbox", "env", "--dir", name]);
    let echoed = Command::new("sh")
        .args([
            "-c",
            "eval \"$1\"; printf %s \"$IOTCTL_SANDBOX\"",
            "sh",
            &variables.stdout,
        ])
        .output()
        .expect("sh runs");
    let stopped = environment.iotctl(["sandbox", "stop", "--dir", name]);
    let ended = sandbox.wait().expect("ended");
    let info: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(
        String::from_utf8_lossy(&echoed.stdout),
        info["dir"].as_str().expect("text")
    );
    assert_eq!(
        (stopped.code, ended.code()),
        (Some(0), Some(0)),
        "{stopped:#?}"
    );
}

#[test]
fn an_empty_region_variable_is_none() {
    let environment = TestEnvironment::with_sandbox();
    let output = environment
        .command(["provision", "a", "-o", "json"])
        .env("AWS_REGION", "")
        .env("AWS_DEFAULT_REGION", "eu-west-1")
        .output();
    let report = Outcome::of(&output.expect("the binary runs")).report();
    assert_eq!(report["region"], "eu-west-1");
}

#[test]
fn who_answers_404_without_a_reason_is_not_aws() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    // Ends with the test process; a client may come more than once.
    std::thread::spawn(move || {
        for stream in listener.incoming().take(16) {
            let mut stream = stream.expect("accepted");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            );
        }
    });
    let environment = TestEnvironment::new();
    let output = environment
        .command([
            "provision",
            "a",
            "-o",
            "json",
            "--region",
            "eu-central-1",
            "--endpoint-url",
            &url,
        ])
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .output();
    let error = Outcome::of(&output.expect("the binary runs")).error(7);
    assert_eq!(error["kind"], "network");
    assert!(
        !environment.join("devices").exists(),
        "nothing is left over"
    );
}

#[test]
fn what_no_request_can_carry_is_refused_before_any() {
    let environment = TestEnvironment::new();
    let list = |url: &str, variables: &[(&str, &str)]| {
        let mut command = environment.command(["thing", "list", "-o", "json"]);
        command
            .args(["--region", "eu-central-1", "--endpoint-url", url])
            .env("AWS_ACCESS_KEY_ID", "test")
            .env("AWS_SECRET_ACCESS_KEY", "test")
            .envs(variables.iter().copied());
        Outcome::of(&command.output().expect("the binary runs"))
    };
    // Nobody listens there.
    let url = "http://127.0.0.1:1";
    for variable in ["AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN"] {
        for value in ["to\u{1}ken", "to ken", "t\u{f6}ken"] {
            let outcome = list(url, &[(variable, value)]);
            let error = outcome.error(3)["message"].to_string();
            assert!(error.contains("no valid AWS credentials"), "{error}");
            assert!(!outcome.stderr.contains("ken\""), "{outcome:#?}");
        }
    }
    let other = "https://me:secret@127.0.0.1:1";
    for outcome in [
        list(other, &[]),
        list("ftp://me:sec ret@127.0.0.1:1", &[]),
        list(url, &[("AWS_ENDPOINT_URL_IOT", other)]),
    ] {
        outcome.error(3);
        assert!(outcome.stderr.contains("user name"), "{outcome:#?}");
        assert!(!outcome.stderr.contains("sec"), "{outcome:#?}");
    }
    list(url, &[]).error(7);
}

#[test]
fn a_damaged_line_of_the_journal_orphans_no_certificate() {
    let environment = TestEnvironment::with_sandbox();
    let arguments = ["provision", "a", "-o", "json"];
    // The ninth line would say which certificate was issued: here it was, and nobody knows.
    let killed = environment.killed_at("journal-before:9", arguments);
    assert_eq!(killed.code, None, "{killed:#?}");
    let certificates = || {
        let status = environment
            .iotctl(["sandbox", "status", "-o", "json"])
            .report();
        status["counts"]["certificates"].clone()
    };
    assert_eq!(certificates(), 1);
    let journal = environment.join("devices/a/.journal");
    let mut content = fs::read(&journal).expect("read");
    content.extend_from_slice(b"\xff\xfe\x00 no line\n");
    fs::write(&journal, content).expect("written");
    environment.iotctl(arguments).report();
    assert_eq!(certificates(), 1);
}

#[test]
fn garbage_in_a_device_folder_is_told_and_repaired_but_never_the_key() {
    let environment = TestEnvironment::with_sandbox();
    let arguments = ["provision", "a", "-o", "json"];
    environment.iotctl(arguments).report();
    let file = |name: &str| environment.join(&format!("devices/a/{name}"));
    let garbage = b"\xff\xfe\x00\x1b".as_slice();
    for name in ["connection.json", "cert.pem"] {
        let before = fs::read(file(name)).expect("read");
        fs::write(file(name), garbage).expect("written");
        let error = environment.iotctl(arguments).error(3);
        let hint = error["hints"][0].as_str().expect("a hint");
        assert!(hint.contains("--force"), "{name}: {error}");
        let repaired = environment.iotctl(["provision", "a", "--force", "-o", "json"]);
        assert_eq!(repaired.report()["changed"], true, "{name}");
        assert_eq!(fs::read(file(name)).expect("read"), before, "{name}");
    }
    fs::write(file("root-ca.pem"), garbage).expect("written");
    assert_eq!(environment.iotctl(arguments).report()["changed"], true);
    fs::write(file("private.key"), garbage).expect("written");
    environment
        .iotctl(["provision", "a", "--force", "-o", "json"])
        .error(3);
    assert_eq!(fs::read(file("private.key")).expect("read"), garbage);
}

#[test]
fn a_key_given_by_name_may_not_be_read_by_others_either() {
    use std::os::unix::fs::PermissionsExt as _;
    let environment = TestEnvironment::with_sandbox();
    environment
        .iotctl(["provision", "a", "-o", "json"])
        .report();
    let exposed = environment.join("exposed.key");
    fs::copy(environment.join("devices/a/private.key"), &exposed).expect("copied");
    fs::set_permissions(&exposed, fs::Permissions::from_mode(0o644)).expect("changed");
    let error = environment
        .iotctl([
            "pub",
            "dt/a/x",
            "-m",
            "1",
            "--cert",
            "devices/a/cert.pem",
            "--key",
            "exposed.key",
            "-o",
            "json",
        ])
        .error(3);
    assert_eq!(error["hints"][0], "chmod 600 exposed.key");
}

#[test]
fn no_umask_opens_a_device_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let environment = TestEnvironment::with_sandbox();
    let made = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" provision a -o json"])
        .arg(env!("CARGO_BIN_EXE_iotctl"))
        .current_dir(environment.path())
        .env("IOTCTL_SANDBOX", environment.join("sandbox"))
        .output();
    Outcome::of(&made.expect("sh runs")).report();
    for (name, most) in [
        ("devices", 0o755),
        ("devices/a", 0o755),
        ("devices/a/private.key", 0o600),
        ("devices/a/.journal", 0o600),
        ("devices/a/cert.pem", 0o644),
        ("devices/a/connection.json", 0o644),
    ] {
        let bits = fs::metadata(environment.join(name))
            .expect("is there")
            .permissions()
            .mode();
        assert_eq!(bits & 0o7777 & !most, 0, "{name}: {bits:o}");
    }
}
