//! `iotctl cert rotate`: a certificate is exchanged for another, and the old one goes when the device can do without it.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use super::cert::World;
use super::provision::{DEVICE_FOLDER, files};
use super::support::Outcome;

/// The certificates of a thing.
pub(super) fn certificates(world: &World, thing: &str) -> Vec<String> {
    let listed = world.report(&format!("cert list --thing {thing}"));
    let items = listed["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["certificateId"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_rotation_waits_for_whoever_looks() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    let old = world.report("cert list --thing t1")["items"][0]["certificateId"].clone();
    let key = world.read("devices/t1/private.key");
    let outcome = world.iotctl("cert rotate t1");
    outcome.error(10);
    let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["result"]["stage"], "handed-over");
    assert_eq!(report["result"]["oldCertificateId"], old);
    let new = report["result"]["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(world.read("devices/t1/private.old.key"), key);
    assert_ne!(world.read("devices/t1/private.key"), key);
    assert_eq!(certificates(&world, "t1").len(), 2);
    let again = world.iotctl("cert rotate t1");
    again.error(10);
    let again: Value = serde_json::from_str(&again.stdout).expect("JSON");
    assert_eq!(again["changed"], false);
    let outcome = world.environment.iotctl(["cert", "rotate", "t1"]);
    assert_eq!(outcome.code, Some(10));
    assert!(!outcome.stderr.contains("as asked for"), "{outcome:?}");
    let outcome = world.iotctl("cert rotate t1 --grace 7d");
    let error = outcome.error(10);
    let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert!(report["result"]["graceEnds"].is_string(), "{report}");
    let (message, hint) = (error["message"].to_string(), error["hints"][0].to_string());
    assert!(message.contains("the old one stays until 2"), "{message}");
    assert!(hint.contains("again after that time"), "{hint}");
    world
        .environment
        .iotctl(["pub", "a/x", "-m", "hello", "--thing", "t1", "-o", "json"])
        .report();
    assert_eq!(
        world.report("cert rotate t1 --grace 0s")["result"]["stage"],
        "retired"
    );
    assert_eq!(certificates(&world, "t1"), [new]);
    assert_eq!(world.registry.status(old.as_str().expect("an id")), None);
    assert_eq!(files(&world.environment.join("devices/t1")), DEVICE_FOLDER);
    world.report("cert rotate t1 --retire-now --key-type rsa2048");
    assert_eq!(
        world.report("cert inspect devices/t1/cert.pem")["keyType"],
        "RSA 2048"
    );
    world.iotctl("cert rotate nothing").error(5);
}

#[test]
fn a_certificate_for_one_thing_alone_is_exchanged_for_another_such() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    let old = certificates(&world, "t1").remove(0);
    world.report(&format!("thing attach t1 --cert {old} --exclusive"));
    let planned = world.report("cert rotate t1 --retire-now --dry-run");
    let words = planned["actions"].to_string();
    assert!(words.contains("attach-principal-exclusively"), "{words}");
    let new = world.report("cert rotate t1 --retire-now")["result"]["certificateId"].clone();
    let shown = world.report("thing show t1");
    assert_eq!(shown["certificateIds"], json!([new]));
    assert_eq!(
        shown["principals"][0]["thingPrincipalType"],
        "EXCLUSIVE_THING"
    );
}

#[test]
fn whoever_signed_the_old_certificate_signs_the_new() {
    let world = World::new();
    world.registry.thing_and_policy("t1");
    world.report("ca create shop");
    world.report("ca register shop");
    world.report("cert create t1 --ca shop --days 90");
    let planned = world.report("cert rotate t1 --retire-now --dry-run");
    let words = planned["actions"].to_string();
    assert!(words.contains("register-certificate"), "{words}");
    let key = world.read("devices/t1/private.key");
    world.report("cert rotate t1 --retire-now");
    assert_ne!(world.read("devices/t1/private.key"), key);
    let facts = world.report("cert inspect devices/t1/cert.pem");
    assert_eq!(facts["issuer"], "CN=shop");
    // As many days as before.
    assert!(
        matches!(facts["daysLeft"].as_i64(), Some(89 | 90)),
        "{facts}"
    );

    // Where that CA is not at hand AWS does not take its place.
    let error = world
        .iotctl("cert rotate t1 --retire-now --ca-dir elsewhere")
        .error(6);
    let hint = error["hints"][0].as_str().expect("text");
    assert!(hint.contains("--ca NAME"), "{hint}");
    let state = world.environment.join("devices/t1/rotation.json");
    assert!(!state.exists(), "nothing has begun");
}

#[test]
fn the_old_certificate_stays_until_the_new_one_can_do_without_it() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    world.iotctl("cert rotate t1").error(10);
    let folder = world.environment.join("devices/t1");
    let report = world.iotctl("cert rotate t1");
    let report: Value = serde_json::from_str(&report.stdout).expect("JSON");
    let id = |name: &str| report["result"][name].as_str().expect("an id").to_owned();
    let (new, old) = (id("certificateId"), id("oldCertificateId"));
    let refused = |hint: &str| {
        for option in [
            "--retire-now",
            "--grace 0s",
            "--wait",
            "--retire-now --dry-run",
        ] {
            let error = world.iotctl(&format!("cert rotate t1 {option}")).error(6);
            assert!(
                error["hints"][0].as_str().expect("text").contains(hint),
                "{error}"
            );
            assert_eq!(world.registry.status(&old).as_deref(), Some("ACTIVE"));
            assert!(
                folder.join("private.old.key").exists() && folder.join("cert.old.pem").exists()
            );
        }
    };
    let key = folder.join("private.key");
    fs::rename(&key, world.environment.join("kept")).expect("moved");
    refused("private.old.key");
    fs::copy(folder.join("private.old.key"), &key).expect("copied");
    refused("private.old.key");
    fs::rename(world.environment.join("kept"), &key).expect("moved");
    world.report(&format!("cert deactivate {new}"));
    refused(&format!("iotctl cert activate {new}"));
    world.report(&format!("cert activate {new}"));
    world.report(&format!("thing detach t1 --cert {new} --wait"));
    refused(&format!("iotctl cert attach {new} --thing t1"));
    world.report(&format!("cert delete {new} --cascade"));
    refused("iotctl cert create t1");
    // As the hint says.
    for (from, to) in [
        ("private.old.key", "private.key"),
        ("cert.old.pem", "cert.pem"),
    ] {
        fs::rename(folder.join(from), folder.join(to)).expect("renamed");
    }
    fs::remove_file(folder.join("rotation.json")).expect("removed");
    world.report("cert create t1");
    world
        .environment
        .iotctl(["pub", "a/x", "-m", "hello", "--thing", "t1", "-o", "json"])
        .report();
    assert_eq!(
        world.report("cert rotate t1 --retire-now")["result"]["oldCertificateId"],
        old.as_str()
    );
}

/// Starts `cert rotate` with these options, in the background.
fn rotating(world: &World, options: &[&str]) -> std::process::Child {
    let mut command = world.environment.command(
        [
            &["cert", "rotate", "t1", "-o", "json", "--timeout", "100"],
            options,
        ]
        .concat(),
    );
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs")
}

#[test]
fn the_old_certificate_goes_when_an_observer_saw_the_new() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    world.report("provision watcher --subscribe $aws/events/presence/connected/#");
    // A connection with the old certificate is none with the new.
    let old = world.environment.join("old");
    fs::create_dir(&old).expect("created");
    for file in ["cert.pem", "private.key", "root-ca.pem"] {
        fs::copy(
            world.environment.join("devices/t1").join(file),
            old.join(file),
        )
        .expect("copied");
    }
    let rotation = rotating(&world, &["--wait", "--observer", "watcher"]);
    let state = world.environment.join("devices/t1/rotation.json");
    while !fs::read_to_string(&state).is_ok_and(|text| text.contains("handedOver\": \"")) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let endpoint = world.environment.sandbox()["endpoint"]
        .as_str()
        .expect("text");
    let (host, port) = endpoint.rsplit_once(':').expect("host and port");
    let files = "--cert old/cert.pem --key old/private.key --cafile old/root-ca.pem";
    world.report(&format!(
        "pub a/x -m hello {files} -i t1 --host {host} -p {port}"
    ));
    assert!(state.exists(), "the old certificate proves nothing");
    world
        .environment
        .iotctl(["pub", "a/x", "-m", "hello", "--thing", "t1", "-o", "json"])
        .report();
    let report = Outcome::of(&rotation.wait_with_output().expect("it ends")).report();
    assert_eq!(
        (&report["result"]["stage"], &report["result"]["seen"]),
        (&json!("retired"), &json!("event"))
    );
    assert_eq!(certificates(&world, "t1").len(), 1);
}

#[test]
fn without_an_observer_the_old_certificate_is_tried_without() {
    let world = World::new();
    world.report("provision t1 --subscribe a/#");
    world.iotctl("cert rotate t1").error(10);
    let mut device = world
        .environment
        .command(["sub", "a/#", "--thing", "t1"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let report = Outcome::of(
        &rotating(&world, &["--wait"])
            .wait_with_output()
            .expect("it ends"),
    )
    .report();
    device.kill().expect("it was running");
    device.wait().expect("it ends");
    assert_eq!(
        (&report["result"]["stage"], &report["result"]["seen"]),
        (&json!("retired"), &json!("trial"))
    );
    assert_eq!(certificates(&world, "t1").len(), 1);
}
