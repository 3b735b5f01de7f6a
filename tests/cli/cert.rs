//! `iotctl cert`: every way a certificate comes about, its life, its end.

use std::fs;

use serde_json::{Value, json};

use super::cert_rotation::certificates;
use super::provision::{DEVICE_FOLDER, files};
use super::registry::Registry;
use super::support::{Outcome, TestEnvironment};

/// A sandbox, and iotctl by one line.
pub(super) struct World {
    pub(super) environment: TestEnvironment,
    pub(super) registry: Registry,
}

impl World {
    pub(super) fn new() -> Self {
        let environment = TestEnvironment::with_sandbox();
        let registry = Registry::of(&environment);
        Self {
            environment,
            registry,
        }
    }

    #[track_caller]
    pub(super) fn iotctl(&self, line: &str) -> Outcome {
        let outcome = self
            .environment
            .iotctl(line.split(' ').chain(["-o", "json"]));
        self.hides_keys(&outcome);
        outcome
    }

    #[track_caller]
    pub(super) fn report(&self, line: &str) -> Value {
        self.iotctl(line).report()
    }

    pub(super) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.environment.join(file)).expect("read")
    }

    /// No line of any private key in any folder is in what was printed, nor in any other file.
    #[track_caller]
    pub(super) fn hides_keys(&self, outcome: &Outcome) {
        for folder in fs::read_dir(self.environment.path())
            .expect("listed")
            .flatten()
        {
            let mut folders = vec![folder.path()];
            while let Some(folder) = folders.pop() {
                for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                    let path = entry.path();
                    if path.is_dir() {
                        folders.push(path);
                    } else if path.extension().is_some_and(|end| end == "key") {
                        let Ok(key) = fs::read_to_string(&path) else {
                            continue;
                        };
                        let secret = key.lines().filter(|line| !line.starts_with('-'));
                        for line in secret.filter(|line| line.len() > 16) {
                            let said = [&outcome.stdout, &outcome.stderr];
                            assert!(
                                !said.iter().any(|text| text.contains(line)),
                                "{}",
                                path.display()
                            );
                        }
                    }
                }
            }
        }
        assert!(!outcome.stdout.contains("PRIVATE KEY"), "{outcome:?}");
    }
}

#[test]
fn a_thing_gets_a_key_a_certificate_and_a_folder() {
    let world = World::new();
    world.registry.thing_and_policy("t1");
    world.iotctl("cert create nothing").error(5);
    world.iotctl("cert create t1 --policy nothing").error(5);
    assert!(!world.environment.join("devices").exists());
    let planned = world.report("cert create t1 --policy t1 --dry-run");
    assert_eq!(planned["result"], Value::Null);
    assert!(!world.environment.join("devices").exists());
    let made = world.report("cert create t1 --policy t1");
    let names = |report: &Value| {
        let actions = report["actions"].as_array().expect("a list").iter();
        actions
            .map(|action| action["action"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&planned), names(&made), "the plan is what is done");
    let id = made["result"]["certificateId"].as_str().expect("an id");
    assert_eq!(files(&world.environment.join("devices/t1")), DEVICE_FOLDER);
    let again = world.report("cert create t1 --policy t1 --key-type p256");
    assert_eq!(again["changed"], false, "{again}");
    for other in ["--key-type rsa4096", "--key-source aws"] {
        let outcome = world.iotctl(&format!("cert create t1 {other}"));
        let error = outcome.error(6);
        let message = error["message"].as_str().expect("text");
        assert!(message.contains("ECDSA P-256 and not rsa"), "{message}");
        assert!(!outcome.stderr.contains("has seen it"), "{outcome:?}");
    }
    let shown = world.report(&format!("cert show {id}"));
    assert_eq!(
        (&shown["things"], &shown["policies"]),
        (&json!(["t1"]), &json!(["t1"]))
    );
    assert_eq!(
        shown["certificatePem"].as_str().map(str::trim),
        Some(world.read("devices/t1/cert.pem").trim())
    );
    world
        .environment
        .iotctl(["pub", "x", "-m", "hello", "--thing", "t1", "-o", "json"])
        .report();
    // Somebody else removed an attachment: it is made again, and nothing else.
    world.report(&format!("cert detach {id} --policy t1"));
    assert_eq!(
        names(&world.report("cert create t1 --policy t1")),
        ["attach-policy"]
    );
}

#[test]
fn keys_of_aws_are_saved_once_and_warned_about() {
    let world = World::new();
    world
        .iotctl("cert create --out d --key-source aws --key-type p256")
        .error(2);
    let outcome = world.iotctl("cert create --out d --key-source aws");
    let made = outcome.report();
    assert!(outcome.stderr.contains("has seen it"), "{outcome:?}");
    let id = made["result"]["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(world.registry.status(&id).as_deref(), Some("ACTIVE"));
    assert_eq!(
        world.report("cert create --out d --key-source aws")["changed"],
        false
    );
    assert_eq!(world.registry.certificates().len(), 1);
    assert_eq!(world.report("cert inspect d/cert.pem")["keyMatches"], true);

    // Its certificate is gone: AWS makes no other one for a key, and says nothing of another key.
    world.report(&format!("cert delete {id}"));
    let error = world
        .iotctl("cert create --out d --key-source aws")
        .error(6);
    let hint = error["hints"][0].as_str().expect("text");
    assert!(hint.contains("move the folder `d` away"), "{hint}");
    let folder = |name| world.environment.join(name);
    fs::rename(folder("d"), folder("former")).expect("moved");
    world.report("cert create --out d --key-source aws");
    assert_ne!(
        world.read("d/private.key"),
        world.read("former/private.key")
    );
}

#[test]
fn a_request_from_elsewhere_is_answered_once() {
    let world = World::new();
    let key = iotctl::model::pki::generate_key(iotctl::model::pki::KeyType::P384).expect("a key");
    let csr = iotctl::model::pki::csr(&key, "x").expect("made");
    fs::write(world.environment.join("x.csr"), &csr).expect("written");
    fs::write(
        world.environment.join("both.csr"),
        format!("{csr}{}", key.as_str()),
    )
    .expect("written");
    world.iotctl("cert create --out d --csr both.csr").error(2);
    world.report("cert create --out d --csr x.csr");
    assert_eq!(
        world.report("cert create --out d --csr x.csr")["changed"],
        false
    );
    assert_eq!(
        files(&world.environment.join("d")),
        [".journal", "cert.pem"]
    );
    world.report("ca create plant");
    world.report("ca register plant");
    world.report("cert create --out e --csr x.csr --ca plant");
    assert_eq!(
        world.report("cert inspect e/cert.pem")["issuer"],
        "CN=plant"
    );
    assert_eq!(world.registry.certificates().len(), 2);
}

#[test]
fn certificates_from_elsewhere_are_registered() {
    let world = World::new();
    for name in ["one", "two"] {
        // Two CAs of one subject: only the CA's certificate tells which signed.
        world.report(&format!("ca create {name} --subject CN=Plant"));
        world.report(&format!("ca register {name}"));
    }
    world.report("cert create --out d --ca one");
    let id = world.report("cert inspect d/cert.pem")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    world.report(&format!("cert delete {id}"));
    world.iotctl("cert register d/cert.pem").error(6);
    world.report("cert register d/cert.pem --ca one");
    assert_eq!(
        world.report("cert register d/cert.pem --ca one")["changed"],
        false
    );
    assert_eq!(world.registry.status(&id).as_deref(), Some("ACTIVE"));
    world.iotctl("cert register d/cert.pem --inactive").error(6);
    world.report(&format!("cert delete {id}"));
    world.report("ca delete one");
    world.report("ca delete two");
    let error = world.iotctl("cert register d/cert.pem").error(6);
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("--without-ca"),
        "{error}"
    );
    // A key in the same file stays here.
    let both = world.read("d/cert.pem") + &world.read("d/private.key");
    fs::write(world.environment.join("both.pem"), both).expect("written");
    let made = world.report("cert register both.pem --without-ca --inactive");
    assert_eq!(
        (&made["result"]["mode"], &made["result"]["status"]),
        (&json!("SNI_ONLY"), &json!("INACTIVE"))
    );
    assert!(
        !world.report(&format!("cert show {id}"))["certificatePem"]
            .to_string()
            .contains("PRIVATE")
    );
}

#[test]
fn inspect_and_register_agree_on_a_certificate_that_is_not_valid_yet() {
    use iotctl::model::pki::{
        Holder, KeyType, Period, Subject, authority_certificate, generate_key, signed_certificate,
    };
    let world = World::new();
    world.report("ca create plant --days 10000");
    world.report("ca register plant");
    // The year 2040.
    let period = Period {
        from: 2_208_988_800,
        to: 2_240_524_800,
    };
    let key = generate_key(KeyType::P256).expect("a key");
    let subject = Subject::common_name("later");
    let device = signed_certificate(
        &world.read("cas/plant/cert.pem"),
        &world.read("cas/plant/private.key"),
        Holder::Key(&key),
        &subject,
        period,
    );
    let device = device.expect("signed");
    fs::write(world.environment.join("later.pem"), device).expect("written");
    let seen = world.report("cert inspect later.pem");
    assert_eq!(seen["accepted"], true);
    assert!(seen["remarks"].to_string().contains("not valid yet"));
    world.report("cert register later.pem");
    // A CA's must be valid.
    let ca = authority_certificate(&key, &subject, period).expect("signed");
    fs::write(world.environment.join("ca.pem"), ca).expect("written");
    world.iotctl("cert inspect ca.pem").error(10);
    let error = world.iotctl("ca register ca.pem --mode sni-only").error(2);
    assert!(
        error["message"].to_string().contains("not valid yet"),
        "{error}"
    );
}

#[test]
fn a_certificate_lives_and_ends() {
    let world = World::new();
    world.registry.thing_and_policy("t1");
    let made = world.report("cert create --out d");
    let id = made["result"]["certificateId"]
        .as_str()
        .expect("an id")
        .to_owned();
    for (verb, status) in [
        ("deactivate", "INACTIVE"),
        ("revoke", "REVOKED"),
        ("activate", "ACTIVE"),
    ] {
        assert_eq!(
            world.report(&format!("cert {verb} {id}"))["result"]["status"],
            status
        );
        assert_eq!(
            world.report(&format!("cert {verb} d/cert.pem"))["changed"],
            false
        );
    }
    world.report(&format!("cert attach {id} --thing t1 --policy t1"));
    assert_eq!(
        world.report(&format!("cert attach {id} --thing t1 --policy t1"))["changed"],
        false
    );
    for (filter, count) in [
        ("--thing t1", 1),
        ("--policy t1 --thing t1", 1),
        ("--status inactive", 0),
        ("--status active", 1),
    ] {
        let listed = world.report(&format!("cert list {filter}"));
        assert_eq!(
            listed["items"].as_array().map(Vec::len),
            Some(count),
            "{filter}"
        );
    }
    world.iotctl(&format!("cert delete {id}")).error(6);
    world.report(&format!("cert delete {id} --cascade"));
    assert_eq!(
        world.report(&format!("cert delete {id} --cascade"))["changed"],
        false
    );
    assert_eq!(world.registry.status(&id), None);
    world.iotctl(&format!("cert show {id}")).error(5);
    world.iotctl("cert show nonsense").error(2);
}

#[test]
fn an_arn_means_its_own_account_and_region() {
    let world = World::new();
    world.registry.thing_and_policy("t1");
    world.report("ca create plant");
    let ca = world.report("ca register plant")["result"]["certificateArn"].clone();
    let made = world.report("cert create --out d");
    let cert = made["result"]["certificateArn"].as_str().expect("an ARN");
    let ca = ca.as_str().expect("an ARN");
    let own = |arn: &str| arn.split(':').nth(3).expect("a Region").to_owned();
    let (region, account) = (own(cert), cert.split(':').nth(4).expect("an account"));
    let writes = world.environment.writes();
    for (from, to) in [(region.as_str(), "eu-west-1"), (account, "999999999999")] {
        let foreign = |arn: &str| arn.replace(from, to);
        for line in [
            "cert show CERT",
            "cert revoke CERT",
            "cert delete CERT --cascade",
            "cert attach CERT --thing t1",
            "cert detach CERT --policy t1",
            "cert needs-renewal CERT",
            "cert list --ca CA",
            "ca show CA",
            "ca update CA --inactive",
            "ca delete CA",
            "thing attach t1 --cert CERT",
            "thing detach t1 --principal CERT",
            "policy attach t1 --cert CERT",
        ] {
            let line = line
                .replace("CERT", &foreign(cert))
                .replace("CA", &foreign(ca));
            let error = world.iotctl(&line).error(6);
            let message = error["message"].as_str().expect("text");
            assert!(message.contains(to) && message.contains(from), "{message}");
        }
    }
    assert_eq!(world.environment.writes(), writes, "nothing was changed");
    assert_eq!(
        world.report(&format!("cert revoke {cert}"))["result"]["status"],
        "REVOKED"
    );
    world.report(&format!("thing attach t1 --cert {cert}"));
    assert_eq!(certificates(&world, "t1").len(), 1);
    assert_eq!(world.report(&format!("ca delete {ca}"))["changed"], true);
}

#[test]
fn what_ends_soon_is_told_by_the_exit_code() {
    let world = World::new();
    world.report("ca create plant");
    world.report("ca register plant");
    world.registry.thing_and_policy("t1");
    world.report("cert create t1 --ca plant --days 20");
    world.report("cert create --out long");
    world.report("cert needs-renewal t1 --within 10d");
    world.report("cert needs-renewal long/cert.pem --within 52w");
    for line in ["t1", "devices/t1/cert.pem", "--all"] {
        let outcome = world.iotctl(&format!("cert needs-renewal {line}"));
        outcome.error(10);
        let listed: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        assert_eq!(listed["items"][0]["needsRenewal"], true, "{line}");
        // The second of its making counts.
        let left = listed["items"][0]["daysLeft"].as_i64();
        assert!(matches!(left, Some(19 | 20)), "{line}: {left:?}");
    }
    world.iotctl("cert needs-renewal nothing").error(5);
    let error = world.iotctl("cert needs-renewal t1 --within 400").error(2);
    let message = error["message"].as_str().expect("text");
    assert!(message.contains("400d"), "{message}");
    fs::copy(
        world.environment.join("devices/t1/private.key"),
        world.environment.join("long/cert.key"),
    )
    .expect("copied");
    world.iotctl("cert inspect long/cert.pem").error(10);
    let error = world.iotctl("cert inspect none.pem").error(3);
    assert_eq!(error["message"], "there is no file `none.pem`");
}

#[test]
fn only_what_provision_writes_anew_is_said_to_be() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    world.iotctl("cert rotate t1").error(10);
    let binary = |file: &str, line: &str, code: i32| {
        let path = world.environment.join(file);
        let content = fs::read(&path).ok();
        fs::write(&path, [0xff, 0xfe]).expect("written");
        let error = world.iotctl(line).error(code);
        fs::write(&path, content.unwrap_or_default()).expect("written");
        error["hints"][0].as_str().expect("text").to_owned()
    };
    for line in [
        "cert inspect x.pem",
        "cert register x.pem",
        "cert create --out d --csr x.pem",
        "ca register x.pem --mode sni-only",
    ] {
        assert_eq!(binary("x.pem", line, 3), "put the right file in its place");
    }
    let key = binary("devices/t1/private.key", "provision t1", 3);
    let lost = "put the right key back; if it is lost, move devices/t1/private.key away";
    assert!(key.starts_with(lost), "{key}");
    let forced = ": iotctl provision t1 --force, with the options it was made with";
    assert!(key.ends_with(forced), "{key}");
    let rotation = binary("devices/t1/rotation.json", "cert rotate t1", 6);
    assert!(rotation.contains("cert list"), "{rotation}");
    let connection = binary("devices/t1/connection.json", "provision t1", 3);
    assert!(connection.ends_with(forced), "{connection}");
}

#[test]
fn an_empty_file_is_told_and_nothing_is_made_in_its_place() {
    let world = World::new();
    world.report("provision t1 --publish a/#");
    world.iotctl("cert rotate t1").error(10);
    fs::write(world.environment.join("x.pem"), "").expect("written");
    let writes = world.environment.writes();
    let told = |line: &str, file: &str| {
        let error = world.iotctl(line).error(3);
        let message = error["message"].as_str().expect("text");
        assert!(
            message.ends_with(&format!("`{file}` is empty")),
            "{line}: {message}"
        );
        assert_eq!(error["hints"].as_array().map(Vec::len), Some(1), "{error}");
    };
    for line in [
        "cert inspect x.pem",
        "cert register x.pem",
        "cert create --out d --csr x.pem",
        "ca register x.pem --mode sni-only",
    ] {
        told(line, "x.pem");
    }
    let empty = |file: &str, lines: &[&str]| {
        let path = world.environment.join(file);
        let content = fs::read(&path).expect("read");
        fs::write(&path, "").expect("written");
        for line in lines {
            told(line, file);
        }
        fs::write(&path, content).expect("written");
    };
    empty(
        "devices/t1/rotation.json",
        &["cert rotate t1", "cert rotate t1 --retire-now"],
    );
    empty(
        "devices/t1/private.key",
        &[
            "provision t1",
            "cert create t1",
            "cert rotate t1 --retire-now",
            "pub a/x -m x --thing t1",
        ],
    );
    assert_eq!(world.environment.writes(), writes, "nothing was changed");
    world.report("cert rotate t1 --retire-now");
    assert_eq!(certificates(&world, "t1").len(), 1);
    // What a power cut may leave empty is written anew.
    fs::write(world.environment.join("devices/t1/cert.pem"), "").expect("written");
    let error = world.iotctl("pub a/x -m x --thing t1").error(3);
    assert!(
        error["hints"][0]
            .to_string()
            .contains("iotctl provision t1"),
        "{error}"
    );
    world.report("provision t1 --publish a/#");
    world.report("pub a/x -m x --thing t1");
}
