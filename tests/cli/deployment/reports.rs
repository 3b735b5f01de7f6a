//! What is told: of a role's policies, of what was left undone, of what is gone.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Outcome, TestEnvironment};

/// A sandbox with a deployment of that text, not made yet.
fn written(text: &str) -> TestEnvironment {
    let options = ["--type-rest", "0s", "--detach-delay", "0s"];
    let environment = TestEnvironment::with_sandbox_started(&options);
    write(&environment, text);
    environment
}

fn write(environment: &TestEnvironment, text: &str) {
    std::fs::write(environment.join("deployment.toml"), text).expect("written");
}

const PROVISION: &str = "provision -f deployment.toml -y";

#[test]
fn managed_policies_are_found_by_name_wherever_they_are() {
    let role = |policy: &str| {
        format!("name = \"roles\"\n[role.r]\ntrust = \"rule\"\nmanaged-policies = [\"{policy}\"]\n")
    };
    let environment = written(&role("AWSIoTThingsRegistration"));
    environment.json(PROVISION).report();
    let found = environment.json("role show r").report();
    assert_eq!(
        found["managed"][0], "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration",
        "{found}"
    );
    assert_eq!(environment.json(PROVISION).report()["changed"], false);
    let gone = environment.json("destroy -y").report();
    assert_eq!(gone["summary"]["deleted"], 1, "{gone}");
    environment.json(PROVISION).report();

    write(&environment, &role("NoSuchPolicy"));
    let error = environment.json("plan").error(6);
    let message = error["message"].to_string();
    assert!(
        message.contains("no managed policy `NoSuchPolicy`"),
        "{error}"
    );

    // One by ARN is known to be missing only when it is attached; what is not there is not asked for again and again.
    write(&environment, &role("arn:aws:iam::aws:policy/NoSuchPolicy"));
    let refused = environment.json(&format!("{PROVISION} -v"));
    refused.error(5);
    let calls = refused.stderr.matches("AttachRolePolicy").count();
    assert!((1..=12).contains(&calls), "{calls}: {refused:#?}");
}

/// Starts a run, interrupts it once it has written something, and answers how it ended.
fn interrupted(environment: &TestEnvironment, line: &str) -> Outcome {
    let mut command = environment.command(line.split_whitespace().chain(["-o", "json"]));
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let before = environment.writes();
    let run = command.spawn().expect("runs");
    while environment.writes() < before + 20 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let pid = rustix::process::Pid::from_child(&run);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("its own child");
    Outcome::of(&run.wait_with_output().expect("ended"))
}

/// A policy and 400 devices.
const MANY: &str = "name = \"many\"\n[policy.device]\ntemplate = \"device\"\n[device.dev]\ncount = 400\npolicies = [\"device\"]\n";

/// The report names everything, some of it `done` and some not begun.
#[track_caller]
fn assert_unfinished(ended: &Outcome, done: &str) {
    let report: Value = serde_json::from_str(&ended.stdout).expect("a report");
    let summary = &report["summary"];
    let count = |outcome: &str| summary[outcome].as_u64().expect("a number");
    assert!(count(done) > 0 && count("skipped") > 0, "{summary}");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(401));
    assert!(ended.stdout.contains("interrupted before it"));
}

#[test]
fn a_run_whose_time_is_up_ends_with_the_report_of_what_there_is_by_then() {
    let environment = TestEnvironment::with_sandbox_started(&["--throttle", "aws"]);
    write(&environment, MANY);
    let ended = environment.json(&format!("{PROVISION} --timeout 2s"));
    let error = ended.error(124);
    let message = error["message"].to_string();
    assert!(
        message.contains("longer than --timeout allows: "),
        "{error}"
    );
    assert!(message.contains("of 401 resources"), "{error}");
    assert_unfinished(&ended, "created");
    // A plan has nothing to tell before it is whole.
    let plan = environment.json("plan --timeout 1ms");
    assert_eq!(plan.error(124)["kind"], "timeout");
    assert_eq!(plan.stdout, "");
}

#[test]
fn a_run_that_is_not_answered_ends_when_its_time_is_up() {
    // Connections are taken, and never answered.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("bound");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    let environment = TestEnvironment::new();
    write(&environment, MANY);
    let begun = Instant::now();
    let mut command = environment.command(PROVISION.split_whitespace());
    command
        .args(["-o", "json", "--timeout", "1s", "--region", "eu-central-1"])
        .args(["--endpoint-url", &url])
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test");
    let ended = Outcome::of(&command.output().expect("runs"));
    assert_eq!(ended.error(124)["kind"], "timeout", "{ended:#?}");
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[test]
fn an_interrupted_run_ends_with_the_report_of_what_there_is_by_then() {
    let environment = written(MANY);
    for (line, done) in [(PROVISION, "created"), ("destroy -y", "deleted")] {
        let ended = interrupted(&environment, line);
        let error = ended.error(130);
        assert_eq!(error["kind"], "interrupted");
        assert!(
            error["hints"].to_string().contains("same command"),
            "{error}"
        );
        assert_unfinished(&ended, done);
        let rest = environment.json(line).report();
        assert_eq!(rest["summary"]["skipped"], 0, "{}", rest["summary"]);
    }
    let left = super::snapshot::of(&environment.join("sandbox"));
    super::snapshot::assert_same(&left, &std::collections::BTreeMap::new(), "destroyed");
}

#[test]
fn each_file_is_written_and_told_once() {
    let text = "name = \"files\"\n[ca.plant]\nmode = \"sni-only\"\n[device.signed]\ncertificate = { ca = \"plant\" }\n[device.issued]\n";
    let environment = written(text);
    let report = environment.json(PROVISION).report();
    for device in ["signed", "issued"] {
        let items = report["items"].as_array().expect("a list");
        let resource = format!("device.{device}");
        let item = items.iter().find(|item| item["resource"] == *resource);
        let actions = item.expect("it is told")["actions"].as_array();
        let files = actions.expect("a list").iter();
        let files = files.filter(|action| action["action"] == "write-file");
        let mut files: Vec<_> = files.map(|file| file["object"].to_string()).collect();
        files.sort_unstable();
        let names = ["cert.pem", "connection.json", "root-ca.pem"];
        let names = names.map(|name| format!("\"devices/{device}/{name}\""));
        assert_eq!(files, names);
    }
    assert_eq!(environment.json(PROVISION).report()["changed"], false);
}

/// How a command ends whose reader has gone away.
fn unread(environment: &TestEnvironment, line: &str) -> Option<i32> {
    let mut command = environment.command(line.split_whitespace());
    let mut run = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("runs");
    drop(run.stdout.take());
    run.wait().expect("ended").code()
}

#[test]
fn how_a_run_ended_is_told_to_who_does_not_read_it() {
    let text = "name = \"two\"\n[policy.device]\ntemplate = \"device\"\n[device.a]\ncount = 2\npolicies = [\"device\"]\n";
    let environment = written(text);
    let stands_in_the_way = environment.join("devices/a-1/cert.pem");
    fs::create_dir_all(&stands_in_the_way).expect("made");
    for format in ["json", "ndjson", "name", "table"] {
        let line = format!("{PROVISION} -o {format}");
        assert_eq!(unread(&environment, &line), Some(9), "{format}");
        let line = format!("plan --exit-code -o {format}");
        assert_eq!(unread(&environment, &line), Some(9), "{format}");
    }
    fs::remove_dir(stands_in_the_way).expect("removed");
    assert_eq!(unread(&environment, "plan --exit-code -o json"), Some(10));
    assert_eq!(unread(&environment, PROVISION), Some(0));
    assert_eq!(unread(&environment, "plan --exit-code -o json"), Some(0));
    // It is written to, and stays what it is.
    let pipe = environment.join("pipe");
    let made = rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RWXU,
        0,
    );
    made.expect("a pipe");
    let reader = std::thread::spawn(move || fs::read_to_string(pipe).expect("read"));
    environment.json("plan --junit pipe").report();
    let xml = reader.join().expect("no panic");
    assert!(xml.contains("<testsuite"), "{xml}");
}

const CHIP: &str = r#"
name = "chip"
[policy.device]
template = "device"
publish = ["dt/${thing}/#"]
[device.chip]
policies = ["device"]
write = ["pem", "secrets.h", "nvs"]
wifi = { ssid = "Lab" }
"#;

/// Provisions with this password of the WiFi in the environment.
fn provisioned(environment: &TestEnvironment, password: Option<&str>) -> Outcome {
    let mut command = environment.command(PROVISION.split_whitespace().chain(["-o", "json"]));
    command.envs(password.map(|password| ("IOTCTL_WIFI_PASSWORD", password)));
    Outcome::of(&command.output().expect("runs"))
}

#[test]
fn a_wifi_password_that_is_not_told_again_stays() {
    let environment = written(CHIP);
    let header =
        || std::fs::read_to_string(environment.join("devices/chip/secrets.h")).expect("read");
    let first = provisioned(&environment, None);
    first.report();
    assert!(
        first.stderr.contains("no password for the WiFi `Lab`"),
        "{first:#?}"
    );
    assert!(header().contains("WIFI_PASSWORD[] = \"\";"));
    provisioned(&environment, Some("pass \"word\"")).report();
    let (text, image) = (header(), environment.join("devices/chip/nvs.bin"));
    assert!(text.contains(r#"WIFI_PASSWORD[] = "pass \042word\042";"#));
    let bytes = std::fs::read(&image).expect("read");
    let again = provisioned(&environment, None);
    assert_eq!(again.report()["changed"], false, "{again:#?}");
    assert!(!again.stderr.contains("no password"), "{again:#?}");
    assert_eq!(header(), text);
    assert_eq!(std::fs::read(&image).expect("read"), bytes);
    // A password belongs to its network.
    write(&environment, &CHIP.replace("Lab", "Hall"));
    let other = provisioned(&environment, None);
    assert!(
        other.stderr.contains("no password for the WiFi `Hall`"),
        "{other:#?}"
    );
}

#[test]
fn a_plan_names_every_file_that_changes() {
    let environment = written(CHIP);
    provisioned(&environment, Some("secret")).report();
    write(&environment, &CHIP.replace("dt/", "data/"));
    let written = |line: &str| {
        let report = environment.json(line).report();
        let items = report["items"].as_array().expect("a list").clone();
        let device = items.iter().find(|item| item["resource"] == "device.chip");
        let actions = device.expect("it")["actions"]
            .as_array()
            .expect("a list")
            .clone();
        actions
            .iter()
            .map(|action| action["object"].to_string())
            .collect::<Vec<_>>()
    };
    let planned = written("plan");
    assert_eq!(planned.len(), 3, "{planned:?}");
    assert!(
        planned.iter().any(|file| file.ends_with("secrets.h\"")),
        "{planned:?}"
    );
    assert_eq!(written(PROVISION), planned);
}

const FEW: &str = r#"
name = "few"
[thing-type.lamp]
[policy.device]
template = "device"
publish = ["dt/${thing}/#"]
[device.lamp]
policies = ["device"]
"#;

#[test]
fn names_and_lines_are_of_what_changes_unless_all_are_asked_for() {
    let environment = written(FEW);
    environment.json(PROVISION).report();
    write(&environment, &FEW.replace("dt/", "data/"));
    let named = environment.iotctl(["plan", "-o", "name"]);
    assert_eq!(named.stdout, "policy.device\ndevice.lamp\n");
    let named = environment.iotctl(["plan", "--all", "-o", "name"]);
    assert_eq!(named.stdout.lines().count(), 3, "{named:#?}");
    let table = environment.iotctl(["plan", "-o", "table"]).stdout;
    assert!(!table.contains("thing-type.lamp"), "{table}");
    let table = environment.iotctl(["plan", "--all", "-o", "table"]).stdout;
    assert!(table.contains("= thing-type.lamp"), "{table}");
}

#[test]
fn a_teardown_says_what_is_gone_and_a_device_made_again_misses_nothing() {
    let environment = written(FEW);
    environment.json(PROVISION).report();
    let destroy = ["destroy", "-y", "-o", "table"];
    let gone = environment.iotctl(destroy);
    assert!(gone.stdout.ends_with("few: 3 deleted\n"), "{gone:#?}");
    let again = environment.iotctl(destroy);
    assert_eq!(again.stdout, "few: nothing is left of it\n", "{again:#?}");
    let made = environment.json(PROVISION);
    assert_eq!(made.report()["summary"]["created"], 3);
    assert!(
        !made.stderr.contains("not registered any more"),
        "{made:#?}"
    );
}

#[test]
fn a_policy_that_others_made_is_told_once_and_in_short() {
    let environment = TestEnvironment::with_sandbox();
    write(&environment, FEW);
    let long = format!("dt/{}", "x".repeat(220));
    let create = [
        "policy",
        "create",
        "device",
        "--publish",
        &long,
        "-o",
        "json",
    ];
    environment.iotctl(create).report();
    let table = environment.iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "table"]);
    assert_eq!(table.code, Some(9), "{table:#?}");
    let all = format!("{}{}", table.stdout, table.stderr);
    assert_eq!(all.matches("did not make it").count(), 1, "{all}");
    assert!(!all.contains(&"x".repeat(200)), "{all}");
}
