//! What lasts: losses and returns of the broker, another client with the same id, signals, time.

use std::io::Write as _;
use std::process::Stdio;

use crate::broker::{Broker, World};
use crate::program::{Running, iotctl, run};
use crate::scripted::{Act, CONNECT, SUBSCRIBE, play};

#[test]
fn a_subscription_survives_the_broker() {
    let mut broker = Broker::start();
    for version in ["5", "3.1.1"] {
        let sub = Running::sub(
            &broker.world,
            &[
                "cmd/#", "--thing", "cam-1", "-C", "1", "-F", "%p", "-V", version,
            ],
        );
        broker.stop();
        sub.until("connection lost");
        sub.until("connection attempt 2 in");
        broker.start_again();
        sub.until("connected again");
        // Subscribed again is not said; a message may be too early for it.
        let mut sub = sub;
        let world = &broker.world;
        let sender = iotctl(
            world,
            &[
                "pub",
                "cmd/x",
                "-m",
                "back",
                "--thing",
                "cam-2",
                "--repeat",
                "20",
                "--repeat-delay",
                "0.2",
            ],
        );
        let sender = Running::start(sender);
        assert_eq!(sub.line(), "back");
        assert_eq!(sub.end().code, Some(0));
        drop(sender);
    }
}

#[test]
fn unacknowledged_messages_are_sent_again() {
    let mut broker = Broker::start();
    let mut command = iotctl(&broker.world, &["pub", "cmd/x", "-l", "--thing", "cam-1"]);
    command.stdin(Stdio::piped());
    let mut sender = Running::start(command);
    let mut stdin = sender.stdin.take().expect("a pipe");
    stdin.write_all(b"one\n").expect("written");
    while !broker.log().contains("Sending PUBACK to cam-1") {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    broker.stop();
    sender.until("connection lost");
    stdin.write_all(b"two\nthree\n").expect("written");
    drop(stdin);
    broker.start_again();
    let ended = sender.end();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.contains(r#""messages":3"#), "{}", ended.out);
}

#[test]
fn another_client_with_the_same_id_is_named() {
    // Mosquitto closes without saying why.
    let broker = Broker::start();
    let first = Running::sub(&broker.world, &["cmd/#", "--thing", "cam-1"]);
    let second = Running::sub(&broker.world, &["cmd/#", "--thing", "cam-1"]);
    first.until("connection lost");
    first.until("no connection lasts; does another client use the same client id?");
    drop(second);
}

#[test]
fn a_takeover_is_answered_with_a_pause() {
    let world = World::new();
    // SUBACK, and DISCONNECT with "session taken over" right behind it.
    let answer = &[0x90, 4, 0, 1, 0, 1, 0xE0, 2, 0x8E, 0];
    let connack = Act {
        on: CONNECT,
        answer: &[0x20, 3, 0, 0, 0],
        close: false,
    };
    play(
        &world,
        vec![
            connack,
            Act {
                on: SUBSCRIBE,
                answer,
                close: true,
            },
        ],
    );
    let sub = Running::sub(&world, &["cmd/#", "--thing", "cam-1"]);
    sub.until("another client connected with the same client id");
    sub.until("connection attempt 1 in 10.0 s");
}

#[test]
fn a_signal_ends_it_with_goodbye() {
    let broker = Broker::start();
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let sub = Running::sub(&broker.world, &["cmd/#", "--thing", "cam-1"]);
        sub.signal(signal);
        let ended = sub.end();
        assert_eq!(ended.code, Some(code), "{ended:?}");
    }
    assert_eq!(
        broker
            .log()
            .matches("Received DISCONNECT from cam-1")
            .count(),
        2
    );
}

#[test]
fn a_signal_ends_it_while_nobody_reads() {
    let broker = Broker::start();
    let sub = Running::sub(&broker.world, &["cmd/#", "--thing", "cam-1"]);
    let large = "x".repeat(100_000);
    std::fs::write(broker.world.path("large"), large).expect("written");
    let sent = run(
        &broker.world,
        &[
            "pub", "cmd/x", "-f", "large", "--thing", "cam-2", "--repeat", "150", "--rate", "0",
        ],
    );
    assert_eq!(sent.code, Some(0), "{sent:?}");
    sub.signal("TERM");
    let ended = sub.end();
    assert_eq!(ended.code, Some(143), "{}", ended.err);
}

#[test]
fn time_ends_it() {
    let broker = Broker::start();
    let world = &broker.world;
    for args in [
        &["-W", "0.5"][..],
        &["--timeout", "500ms"],
        &["-W", "0.5", "-C", "1"],
    ] {
        let ended = run(
            world,
            &[&["sub", "cmd/#", "--thing", "cam-1"], args].concat(),
        );
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(124), ""),
            "{ended:?}"
        );
        assert!(ended.err.contains("time is up"));
    }
}
