//! `iotctl provision --firmware`: what is refused before any call, which here would end in exit code 3 or 7.

use std::fs;

use super::support::TestEnvironment;

/// Nothing listens here: a command that gets so far ends with exit code 7.
const NOWHERE: &str = "http://127.0.0.1:9";

fn provision(environment: &TestEnvironment, arguments: &[&str]) -> std::process::Command {
    let mut command = environment.command(
        [
            "provision",
            "lamp",
            "-o",
            "json",
            "--region",
            "eu-central-1",
        ]
        .iter()
        .chain(arguments),
    );
    command
        .env("IOTCTL_ENDPOINT_URL", NOWHERE)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_MAX_ATTEMPTS", "1");
    command
}

fn refused(command: &mut std::process::Command, code: i32) -> String {
    let outcome = super::support::Outcome::of(&command.output().expect("the binary runs"));
    let error = outcome.error(code);
    error["message"].as_str().expect("a message").to_owned()
}

#[test]
fn what_cannot_be_flashed_is_refused_before_any_call() {
    let environment = TestEnvironment::new();
    let write = |name: &str, text: &str| fs::write(environment.join(name), text).expect("written");
    let ssid = "x".repeat(33);
    let long = "p".repeat(64);
    write("long.txt", &format!("{long}\n"));
    let with = |ssid: &'static str, more: &[&'static str]| {
        let mut arguments = vec!["--firmware", "fw", "--wifi-ssid", ssid];
        arguments.extend(more);
        provision(&environment, &arguments)
    };
    let message = refused(
        &mut provision(&environment, &["--firmware", "fw", "--wifi-ssid", &ssid]),
        2,
    );
    assert!(message.contains("an SSID has 1 to 32"), "{message}");
    for command in [
        &mut with("Lab", &["--wifi-password-file", "long.txt"]),
        with("Lab", &[]).env("IOTCTL_WIFI_PASSWORD", &long),
    ] {
        let message = refused(command, 3);
        assert!(
            message.contains("at most 63") && !message.contains(&long),
            "{message}"
        );
    }
    refused(&mut with("Lab", &["--wifi-password-file", "none.txt"]), 3);
    for arguments in [
        &["--wifi-password-file", "long.txt", "--firmware", "fw"][..],
        &["--wifi-ssid", "Lab"],
        &["--sketch", "printer"],
        &["--firmware", "fw", "--wifi-password", "secret"],
    ] {
        let outcome = provision(&environment, arguments).output().expect("runs");
        assert_eq!(outcome.status.code(), Some(2), "{arguments:?}");
    }
    assert!(!environment.join("fw").exists() && !environment.join("devices").exists());
}

#[test]
fn a_folder_of_something_else_is_refused_before_any_call() {
    let environment = TestEnvironment::new();
    fs::create_dir(environment.join("thesis")).expect("created");
    fs::write(environment.join("thesis/main.tex"), "text").expect("written");
    fs::create_dir_all(environment.join("fw/iotctl_esp32")).expect("created");
    fs::write(environment.join("fw/iotctl_esp32/secrets.h"), "// mine\n").expect("written");
    let message = refused(
        &mut provision(&environment, &["--firmware", "thesis", "--force"]),
        6,
    );
    assert!(message.contains("`thesis`"), "{message}");
    let message = refused(&mut provision(&environment, &["--firmware", "fw"]), 6);
    assert!(message.contains("secrets.h"), "{message}");
    // What is not refused goes on to the network.
    refused(
        &mut provision(&environment, &["--firmware", "fw", "--force"]),
        7,
    );
    assert!(!environment.join("devices/lamp/private.key").exists());
}

#[test]
fn a_device_with_other_topics_is_told_how_to_get_its_sketch() {
    let environment = TestEnvironment::with_sandbox();
    environment.iotctl(["provision", "lamp"]).report();
    let error = environment
        .iotctl(["provision", "lamp", "--firmware", "fw", "-o", "json"])
        .error(6);
    let hints = error["hints"].to_string();
    assert!(
        hints.contains("iotctl firmware secrets --thing lamp"),
        "{hints}"
    );
    assert!(!environment.join("fw").exists());
}
