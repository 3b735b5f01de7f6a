//! Whoever is refused is told so: by exit code, and by a hint that names the cause.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::broker::{Authority, Broker, World};
use crate::program::{Ended, run};
use crate::scripted::{Act, CONNECT, PUBLISH, SUBSCRIBE, play};

#[track_caller]
fn expect(ended: &Ended, code: i32, text: &str) {
    assert_eq!(ended.code, Some(code), "{ended:?}");
    assert!(ended.err.contains(text), "no `{text}` in {ended:?}");
}

#[test]
fn a_policy_denies() {
    let broker = Broker::start();
    let world = &broker.world;
    expect(
        &run(world, &["pub", "secret/x", "-m", "x", "--thing", "cam-1"]),
        4,
        "not authorized",
    );
    expect(
        &run(world, &["sub", "cmd/#", "secret/#", "--thing", "cam-1"]),
        4,
        "`secret/#`",
    );
    expect(
        &run(
            world,
            &["sub", "secret/#", "--thing", "cam-1", "-V", "3.1.1"],
        ),
        4,
        "iot:Subscribe",
    );
}

#[test]
fn certificates_must_fit() {
    let broker = Broker::start();
    let world = &broker.world;
    let other = Authority::new("others");
    let (key, certificate) = other.issue("cam-1");
    fs::write(world.path("other.key"), key).expect("written");
    fs::set_permissions(world.path("other.key"), fs::Permissions::from_mode(0o600))
        .expect("changed");
    fs::write(world.path("other.pem"), certificate).expect("written");
    fs::write(world.path("others.pem"), other.pem()).expect("written");
    for version in ["5", "3.1.1"] {
        let sub = |args: &[&str]| {
            run(
                world,
                &[&["sub", "cmd/x", "--thing", "cam-1", "-V", version], args].concat(),
            )
        };
        expect(
            &sub(&["--cert", "other.pem", "--key", "other.key"]),
            4,
            "refused the certificate",
        );
        expect(&sub(&["--cafile", "others.pem"]), 7, "none of the roots");
        expect(
            &sub(&["--host", "127.0.0.1", "-p", &world.port.to_string()]),
            7,
            "host name",
        );
        expect(
            &sub(&["--cert", "devices/cam-1/cert.pem", "--key", "other.key"]),
            3,
            "is not for the key",
        );
        expect(
            &sub(&["--cert", "other.key", "--key", "other.key"]),
            3,
            "no PEM certificate",
        );
        expect(&sub(&["-p", "1"]), 7, "port");
        expect(&sub(&["--host", "no.such.host.invalid"]), 7, "DNS");
    }
}

#[test]
fn errors_are_json_where_results_are() {
    let world = World::new();
    let ended = run(&world, &["sub", "cmd/x", "--thing", "cam-1", "-o", "json"]);
    let error: serde_json::Value = serde_json::from_str(&ended.err).expect("one JSON object");
    assert_eq!(
        (ended.code, &error["kind"], &error["exitCode"]),
        (Some(7), &"network".into(), &7.into())
    );
}

#[test]
fn what_aws_refuses_is_refused_before_connecting() {
    // Nothing listens here: any try to connect would end with 7.
    let world = World::new();
    fs::write(world.path("large"), vec![0; 131_073]).expect("written");
    let long = "x".repeat(257);
    for args in [
        &["pub", "a", "-m", "x", "-q", "2"][..],
        &["pub", "a/+", "-m", "x"],
        &["pub", &long, "-m", "x"],
        &["pub", "1/2/3/4/5/6/7/8/9", "-m", "x"],
        &["pub", "$aws/events/x", "-m", "x"],
        &["pub", "$SYS/x", "-m", "x"],
        &["pub", "$aws/rules/r/x", "-m", "x", "-r"],
        &["pub", "a", "-f", "large"],
        &["pub", "a", "-m", "x", "--content-type", "t", "-V", "3.1.1"],
        &["pub", "a", "-m", "x", "--expiry", "604801"],
        &["pub", "a", "-m", "x", "-i", "$client"],
        &["pub", "a", "-m", "x", "-V", "3.1"],
        &["pub", "a", "-m", "x", "-k", "20"],
        &["pub", "a"],
        &["sub", "a", "-q", "2"],
        &["sub", "$SYS/#"],
        &["sub", "$aws/rules/r/#"],
        &["sub", "a#"],
        &["sub", "a", "-F", "%y"],
        &["sub", "a", "-C", "0"],
        &["sub"],
    ] {
        let ended = run(&world, &[args, &["--thing", "cam-1"]].concat());
        assert_eq!(ended.code, Some(2), "{args:?}: {ended:?}");
        assert!(!ended.err.is_empty());
    }
    expect(
        &run(&world, &["sub", "a", "--thing", "nobody"]),
        5,
        "iotctl provision nobody",
    );
    expect(&run(&world, &["sub", "a"]), 2, "--thing");
    expect(
        &run(&world, &["pub", "a", "-m", "x", "-i", "me"]),
        2,
        "--thing",
    );
}

const CONNACK_V3: Act = Act {
    on: CONNECT,
    answer: &[0x20, 2, 0, 0],
    close: false,
};
const CONNACK_V5: Act = Act {
    on: CONNECT,
    answer: &[0x20, 3, 0, 0, 0],
    close: false,
};

/// Plays AWS IoT and runs a command against it.
fn played(acts: Vec<Act>, args: &[&str]) -> Ended {
    let world = World::new();
    play(&world, acts);
    run(&world, &[args, &["--thing", "cam-1"]].concat())
}

#[test]
fn a_refused_connect_is_a_denial_in_every_form() {
    let refused = |answer| {
        vec![Act {
            on: CONNECT,
            answer,
            close: true,
        }]
    };
    for (answer, version) in [
        (&[][..], "3.1.1"),
        (&[0x20, 2, 0, 5], "3.1.1"),
        (&[0x20, 2, 0, 7], "3.1.1"),
        (&[0x20, 3, 0, 0x87, 0], "5"),
    ] {
        expect(
            &played(refused(answer), &["sub", "a", "-V", version]),
            4,
            "iot:Connect",
        );
    }
    expect(
        &played(refused(&[0x20, 3, 0, 0x97, 0]), &["sub", "a"]),
        8,
        "quota exceeded",
    );
    expect(
        &played(refused(&[0x20, 3, 0, 0x85, 0]), &["sub", "a"]),
        4,
        "-i",
    );
}

#[test]
fn closing_in_place_of_an_answer_is_a_denial() {
    let close = |on| Act {
        on,
        answer: &[],
        close: true,
    };
    expect(
        &played(
            vec![CONNACK_V3, close(SUBSCRIBE)],
            &["sub", "a", "-V", "3.1.1"],
        ),
        4,
        "iot:Subscribe",
    );
    expect(
        &played(
            vec![CONNACK_V3, close(PUBLISH)],
            &["pub", "a", "-m", "x", "-V", "3.1.1"],
        ),
        4,
        "iot:Publish",
    );
    expect(
        &played(
            vec![CONNACK_V3, close(PUBLISH)],
            &["pub", "a", "-m", "x", "-q", "0", "-V", "3.1.1"],
        ),
        4,
        "iot:Publish",
    );
}

#[test]
fn a_disconnect_after_a_publish_is_a_denial() {
    let deny = || Act {
        on: PUBLISH,
        answer: &[0xE0, 2, 0x87, 0],
        close: true,
    };
    for qos in ["0", "1"] {
        expect(
            &played(
                vec![CONNACK_V5, deny()],
                &["pub", "a", "-m", "x", "-q", qos],
            ),
            4,
            "not authorized (0x87)",
        );
    }
    let answer = Act {
        on: SUBSCRIBE,
        answer: &[0xE0, 2, 0x87, 0],
        close: true,
    };
    expect(
        &played(vec![CONNACK_V5, answer], &["sub", "a"]),
        4,
        "not authorized (0x87)",
    );
}
