//! `--timeout`: over everything, a read that never ends included.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::support::{Outcome, TestEnvironment};

/// Runs `line` with a stdin that never ends; it must give up in time.
#[track_caller]
fn gives_up(environment: &TestEnvironment, line: &str) {
    let arguments = line.split(' ').chain(["--timeout", "1s", "-o", "json"]);
    let begin = Instant::now();
    let child = environment
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.expect("the binary runs");
    let stdin = child.stdin.take();
    let outcome = Outcome::of(&child.wait_with_output().expect("it ends"));
    drop(stdin);
    outcome.error(124);
    assert_eq!(outcome.stdout, "", "{line}");
    let took = begin.elapsed();
    assert!(took < Duration::from_secs(10), "{line}: {took:?}");
}

#[test]
fn a_read_without_end_ends_with_the_time() {
    let environment = TestEnvironment::with_sandbox();
    let status = Command::new("mkfifo")
        .arg(environment.join("fifo"))
        .status();
    assert!(status.expect("mkfifo").success());
    std::fs::create_dir_all(environment.join("devices/t1")).expect("made");
    std::fs::rename(
        environment.join("fifo"),
        environment.join("devices/t1/private.key"),
    )
    .expect("renamed");
    let status = Command::new("mkfifo")
        .arg(environment.join("fifo"))
        .status();
    assert!(status.expect("mkfifo").success());
    let writes = environment.writes();
    for line in [
        "pub dt/x -s",
        "plan -f fifo",
        "cert inspect fifo",
        "provision t2 --policy ./fifo",
        "provision t1",
    ] {
        gives_up(&environment, line);
    }
    assert_eq!(environment.writes(), writes, "nothing was changed");
}
