//! Messages arrive as they were sent, in every version, form and size.

use std::fs;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::broker::Broker;
use crate::program::{Running, feed, iotctl, run};

fn value(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[test]
fn a_message_travels_between_versions() {
    let broker = Broker::start();
    for (sender, receiver) in [
        ("5", "5"),
        ("5", "3.1.1"),
        ("mqttv311", "mqttv5"),
        ("3.1.1", "3.1.1"),
    ] {
        let sub = Running::sub(
            &broker.world,
            &[
                "cmd/cam-1/#",
                "--thing",
                "cam-1",
                "-C",
                "1",
                "-W",
                "20",
                "-V",
                receiver,
            ],
        );
        let sent = run(
            &broker.world,
            &[
                "pub",
                "cmd/cam-1/reboot",
                "-m",
                r#"{"now":true}"#,
                "--thing",
                "cam-2",
                "-V",
                sender,
            ],
        );
        assert_eq!(sent.code, Some(0), "{sent:?}");
        let report = value(&sent.out);
        assert_eq!(
            (&report["schema"], &report["messages"]),
            (&json!("iotctl.publish/v1"), &json!(1))
        );
        let got = sub.end();
        assert_eq!(got.code, Some(0), "{got:?}");
        let message = value(&got.out);
        assert_eq!(message["topic"], "cmd/cam-1/reboot");
        assert_eq!(message["payload"], json!({"json": {"now": true}}));
        assert_eq!(
            (&message["qos"], &message["retain"]),
            (&json!(1), &json!(false))
        );
    }
}

#[test]
fn any_payload_survives() {
    let broker = Broker::start();
    let mut sub = Running::sub(
        &broker.world,
        &["-t", "cmd/a", "-t", "cmd/b", "--thing", "cam-1", "-C", "6"],
    );
    let binary: Vec<u8> = (0..=255).collect();
    let large = vec![b'x'; 131_072];
    fs::write(broker.world.path("large"), &large).expect("written");
    let world = &broker.world;
    assert_eq!(
        feed(
            world,
            &["pub", "-t", "cmd/a", "-s", "--thing", "cam-2"],
            &binary
        )
        .code,
        Some(0)
    );
    assert_eq!(
        value(&sub.line())["payload"]["base64"]
            .as_str()
            .map(str::len),
        Some(344)
    );
    assert_eq!(
        run(
            world,
            &["pub", "-t", "cmd/b", "-f", "large", "--thing", "cam-2"]
        )
        .code,
        Some(0)
    );
    assert_eq!(
        value(&sub.line())["payload"]["utf8"].as_str().map(str::len),
        Some(131_072)
    );
    assert_eq!(
        run(world, &["pub", "cmd/b", "-m", "-1e2", "--thing", "cam-2"]).code,
        Some(0)
    );
    assert!(sub.line().contains(r#""payload":{"json":-1e2}"#));
    assert_eq!(
        run(
            world,
            &["pub", "cmd/b", "-m", "grüß", "--thing", "cam-2", "-q", "0"]
        )
        .code,
        Some(0)
    );
    let message = value(&sub.line());
    assert_eq!(
        (&message["payload"], &message["qos"]),
        (&json!({"utf8": "grüß"}), &json!(0))
    );
    assert_eq!(
        run(
            world,
            &[
                "pub",
                "cmd/b",
                "-n",
                "--thing",
                "cam-2",
                "--repeat",
                "2",
                "--repeat-delay",
                "0.1"
            ]
        )
        .code,
        Some(0)
    );
    assert_eq!(value(&sub.line())["payload"], json!({"utf8": ""}));
    assert_eq!(sub.end().code, Some(0));
}

#[test]
fn the_stock_clients_agree() {
    let broker = Broker::start();
    let format = "%t|%q|%r|%C|%R|%D|%E|%P|%x";
    let mut stock = broker.stock(
        "mosquitto_sub",
        "cam-1",
        &[
            "-V", "5", "-q", "1", "-t", "cmd/#", "-C", "1", "-W", "20", "-F", format,
        ],
    );
    let stock = stock.stdout(Stdio::piped()).spawn().expect("mosquitto_sub");
    while !broker.log().contains("Sending SUBACK to stock") {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let mut sub = Running::sub(
        &broker.world,
        &["cmd/#", "--thing", "cam-1", "-C", "2", "-F", format],
    );
    let sent = run(
        &broker.world,
        &[
            "pub",
            "cmd/x",
            "-m",
            "hi",
            "--thing",
            "cam-2",
            "--content-type",
            "text/plain",
            "--response-topic",
            "cmd/y",
            "--correlation-data",
            "c",
            "--expiry",
            "60",
            "--user-property",
            "k=v=w",
        ],
    );
    assert_eq!(sent.code, Some(0), "{sent:?}");
    let theirs = stock.wait_with_output().expect("output");
    assert_eq!(
        String::from_utf8_lossy(&theirs.stdout),
        "cmd/x|1|0|text/plain|cmd/y|c|60|k:v=w|6869\n"
    );
    assert_eq!(sub.line(), "cmd/x|1|0|text/plain|cmd/y|c|60|k:v=w|6869");
    let theirs = broker
        .stock(
            "mosquitto_pub",
            "cam-1",
            &["-V", "5", "-q", "1", "-t", "cmd/z", "-m", "ho"],
        )
        .status();
    assert!(theirs.expect("mosquitto_pub").success());
    assert_eq!(sub.line(), "cmd/z|1|0||||||686f");
    assert_eq!(sub.end().code, Some(0));
}

#[test]
fn a_retained_message_waits_for_subscribers() {
    let broker = Broker::start();
    let world = &broker.world;
    assert_eq!(
        run(
            world,
            &["pub", "cmd/state", "-m", "on", "-r", "--thing", "cam-2"]
        )
        .code,
        Some(0)
    );
    let got = run(
        world,
        &[
            "sub",
            "cmd/state",
            "--thing",
            "cam-1",
            "-C",
            "1",
            "-W",
            "20",
        ],
    );
    assert_eq!(
        (got.code, &value(&got.out)["retain"]),
        (Some(0), &json!(true))
    );
    let got = run(
        world,
        &[
            "sub",
            "cmd/state",
            "--thing",
            "cam-1",
            "-C",
            "1",
            "-W",
            "1",
            "-R",
        ],
    );
    assert_eq!((got.code, got.out.as_str()), (Some(124), ""));
    assert_eq!(
        run(world, &["pub", "cmd/state", "-n", "-r", "--thing", "cam-2"]).code,
        Some(0)
    );
    let got = run(
        world,
        &["sub", "cmd/state", "--thing", "cam-1", "-C", "1", "-W", "1"],
    );
    assert_eq!((got.code, got.out.as_str()), (Some(124), ""));
    assert!(got.err.contains("time is up"), "{}", got.err);
}

#[test]
fn lines_of_stdin_are_messages() {
    let broker = Broker::start();
    let sub = Running::sub(
        &broker.world,
        &["cmd/lines", "--thing", "cam-1", "-C", "250", "-F", "%p"],
    );
    let input = (0..250)
        .map(|number| format!("line {number}"))
        .collect::<Vec<_>>()
        .join("\n")
        + "\n";
    let sent = feed(
        &broker.world,
        &["pub", "cmd/lines", "-l", "--thing", "cam-2"],
        input.as_bytes(),
    );
    assert_eq!(sent.code, Some(0), "{sent:?}");
    assert_eq!(value(&sent.out)["messages"], 250);
    assert!(sent.err.contains("at most 100 messages/s"), "{}", sent.err);
    let got = sub.end();
    assert_eq!((got.code, got.out), (Some(0), input));
}

#[test]
fn many_filters_go_in_several_packets() {
    let broker = Broker::start();
    let filters: Vec<String> = (0..20).map(|number| format!("cmd/{number}")).collect();
    let mut args: Vec<&str> = filters.iter().map(String::as_str).collect();
    args.extend(["--thing", "cam-1", "-C", "20", "-o", "name"]);
    let sub = Running::sub(&broker.world, &args);
    for filter in &filters {
        assert_eq!(
            run(
                &broker.world,
                &["pub", filter, "-m", "x", "--thing", "cam-2", "-q", "0"]
            )
            .code,
            Some(0)
        );
    }
    let got = sub.end();
    assert_eq!(got.code, Some(0));
    assert_eq!(got.out.lines().collect::<Vec<_>>(), filters);
    assert_eq!(
        broker
            .log()
            .matches("Received SUBSCRIBE from cam-1")
            .count(),
        3
    );
}

#[test]
fn old_keys_and_old_certificates_serve() {
    let broker = Broker::start();
    let world = &broker.world;
    let openssl = |args: &[&str]| {
        let status = std::process::Command::new("openssl")
            .args(args)
            .current_dir(world.dir.path())
            .stderr(Stdio::null())
            .status();
        assert!(status.expect("openssl").success(), "{args:?}");
    };
    fs::write(world.path("ca.key"), world.authority.key()).expect("written");
    openssl(&["genrsa", "-traditional", "-out", "pkcs1.key", "2048"]);
    openssl(&[
        "ecparam",
        "-name",
        "prime256v1",
        "-genkey",
        "-noout",
        "-out",
        "sec1.key",
    ]);
    for (file, header) in [
        ("pkcs1.key", "RSA PRIVATE KEY"),
        ("sec1.key", "EC PRIVATE KEY"),
    ] {
        openssl(&[
            "req",
            "-new",
            "-key",
            file,
            "-subj",
            "/CN=cam-1",
            "-out",
            "request",
        ]);
        openssl(&[
            "x509",
            "-req",
            "-in",
            "request",
            "-CA",
            "root.pem",
            "-CAkey",
            "ca.key",
            "-set_serial",
            "7",
            "-days",
            "2",
            "-out",
            "v1.pem",
        ]);
        let text = std::process::Command::new("openssl")
            .args(["x509", "-noout", "-text", "-in", "v1.pem"])
            .current_dir(world.dir.path())
            .output();
        assert!(String::from_utf8_lossy(&text.expect("openssl").stdout).contains("Version: 1"));
        let key = fs::read_to_string(world.path(file)).expect("a key");
        assert!(key.contains(header));
        world.device(
            "cam-1",
            &key,
            &fs::read_to_string(world.path("v1.pem")).expect("a certificate"),
        );
        let sent = run(world, &["pub", "cmd/x", "-m", "x", "--thing", "cam-1"]);
        assert_eq!(sent.code, Some(0), "{file}: {sent:?}");
    }
}

#[test]
fn a_reader_who_leaves_ends_it_quietly() {
    let broker = Broker::start();
    let mut command = iotctl(&broker.world, &["sub", "cmd/#", "--thing", "cam-1"]);
    command.stdout(Stdio::piped());
    let mut sub = Running::start(command);
    sub.until("subscribed to");
    drop(sub.stdout.take());
    assert_eq!(
        run(
            &broker.world,
            &["pub", "cmd/x", "-m", "x", "--thing", "cam-2"]
        )
        .code,
        Some(0)
    );
    let got = sub.end();
    assert_eq!(got.code, Some(0));
    assert!(!got.err.contains("error"), "{}", got.err);
}
