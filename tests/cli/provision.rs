//! `iotctl provision`: what is refused before any call, and runs against a sandbox.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::registry::Registry;
use super::support::TestEnvironment;

/// The files in the folder of a device.
pub(super) const DEVICE_FOLDER: [&str; 5] = [
    ".journal",
    "cert.pem",
    "connection.json",
    "private.key",
    "root-ca.pem",
];

/// The names of what is in `folder`, sorted.
pub(super) fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn openssl(arguments: &[&str]) -> String {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("openssl is installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_is_wrong_on_the_command_line_is_told_before_anything_happens() {
    let environment = TestEnvironment::new();
    for (arguments, expected) in [
        (&["a b"][..], "`a b` is not a thing name"),
        (&["a", "--publish", "x/*"], "wildcards in a policy"),
        (&["a", "--publish", "x/${iot:ClientId}"], "only variable"),
        (&["a", "--subscribe", "x#"], "`#` stands alone"),
        (
            &["a", "--publish", "$share/g/x"],
            "`$share/` is for subscriptions",
        ),
        (&["a", "--attribute", "x"], "NAME=VALUE"),
        (&["a", "--attribute", "x="], "has no value"),
        (
            &["a", "--attribute", "x=1", "--attribute", "x=2"],
            "given twice",
        ),
        (&["a", "--key-type", "ed25519"], "p256"),
        (
            &["a", "--policy", "p", "--publish", "x"],
            "cannot be used with",
        ),
        (&["a", "--policy", "not a name"], "is not a policy name"),
    ] {
        let outcome = environment.iotctl(["provision", "-o", "table"].iter().chain(arguments));
        assert_eq!(outcome.code, Some(2), "{arguments:?} {outcome:#?}");
        assert!(
            outcome.stderr.contains(expected),
            "{arguments:?} {outcome:#?}"
        );
        assert_eq!(outcome.stdout, "");
    }
    assert_eq!(files(environment.path()), Vec::<String>::new());
}

#[test]
fn what_is_missing_locally_is_told_with_a_hint_and_leaves_nothing() {
    let environment = TestEnvironment::new();
    let error = environment
        .iotctl(["provision", "a", "-o", "json"])
        .error(3);
    assert!(
        error["hints"][0]
            .as_str()
            .is_some_and(|hint| hint.contains("--region")),
        "{error}"
    );
    let error = environment
        .iotctl(["provision", "a", "--region", "eu-central-1", "-o", "json"])
        .error(3);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("credentials")),
        "{error}"
    );
    let error = environment
        .iotctl(["provision", "a", "--profile", "nobody", "-o", "json"])
        .error(3);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("`nobody`")),
        "{error}"
    );
    environment
        .iotctl(["provision", "a", "--policy", "missing.json", "-o", "json"])
        .error(3);
    // It says that it is empty, and never ends.
    environment
        .iotctl(["provision", "a", "--policy", "/dev/zero", "-o", "json"])
        .error(3);
    fs::write(
        environment.join("long.json"),
        format!(r#"{{"Statement":["{}"]}}"#, "x".repeat(2100)),
    )
    .expect("written");
    environment
        .iotctl(["provision", "a", "--policy", "long.json", "-o", "json"])
        .error(2);
    assert!(!environment.join("devices").exists());
}

#[test]
fn a_key_that_others_may_read_is_refused_before_any_call() {
    let environment = TestEnvironment::new();
    let folder = environment.join("devices/a");
    fs::create_dir_all(&folder).expect("created");
    fs::write(folder.join("private.key"), "not even a key").expect("written");
    fs::set_permissions(
        folder.join("private.key"),
        fs::Permissions::from_mode(0o640),
    )
    .expect("changed");
    let error = environment
        .iotctl(["provision", "a", "-o", "json"])
        .error(3);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("0640")),
        "{error}"
    );
    assert!(
        error["hints"][0]
            .as_str()
            .is_some_and(|hint| hint.starts_with("chmod 600")),
        "{error}"
    );
}

#[test]
fn a_device_is_provisioned_once() {
    let environment = TestEnvironment::with_sandbox();
    let arguments = [
        "provision",
        "cam-1",
        "cam-2",
        "--publish",
        "dt/${thing}/#",
        "--subscribe",
        "cmd/${thing}/#",
        "--out",
        "out",
    ];
    let arguments: Vec<_> = arguments.into_iter().chain(["-o", "json"]).collect();
    let report = environment.iotctl(&arguments).report();
    assert_eq!(report["schema"], "iotctl.provision/v1");
    assert_eq!(report["devices"][0]["thing"], "cam-1");
    assert_eq!(report["devices"][1]["thing"], "cam-2");
    assert_eq!(report["changed"], true);

    let folder = environment.join("out/cam-1");
    assert_eq!(files(&folder), DEVICE_FOLDER);
    let mode = fs::metadata(folder.join("private.key"))
        .expect("there")
        .permissions()
        .mode()
        & 0o7777;
    assert_eq!(mode, 0o600);
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let of_key = openssl(&["pkey", "-in", &path("private.key"), "-pubout"]);
    assert_eq!(
        openssl(&["x509", "-in", &path("cert.pem"), "-noout", "-pubkey"]),
        of_key
    );
    let connection: Value =
        serde_json::from_slice(&fs::read(path("connection.json")).expect("read")).expect("JSON");
    assert_eq!(connection["clientId"], "cam-1");
    assert_eq!(connection["publish"][0], "dt/cam-1/#");
    assert_eq!(
        format!(
            "{}:{}",
            connection["host"].as_str().expect("text"),
            connection["port"]
        ),
        environment.sandbox()["endpoint"]
    );

    let registry = Registry::of(&environment);
    let before = registry.certificates();
    let again = environment.iotctl(&arguments);
    assert!(again.stderr.contains("unchanged"), "{again:#?}");
    let again = again.report();
    assert_eq!(again["changed"], false, "{again}");
    assert_eq!(again["actions"], serde_json::json!([]));
    assert_eq!(registry.certificates(), before);
    let names = environment.iotctl(["provision", "cam-1", "cam-2", "--out", "out", "-o", "name"]);
    assert_eq!(names.stdout, "cam-1\ncam-2\n");
}

#[test]
fn a_dry_run_changes_nothing() {
    let environment = TestEnvironment::with_sandbox();
    let report = environment
        .iotctl(["provision", "a", "--group", "g", "--dry-run", "-o", "json"])
        .report();
    let of_device = report["devices"][0]["actions"].as_array().expect("a list");
    assert!(
        of_device
            .iter()
            .any(|action| action["action"] == "create-certificate"),
        "{report}"
    );
    assert!(
        report["actions"]
            .as_array()
            .is_some_and(|shared| shared.len() == 2),
        "{report}"
    );
    assert!(!environment.join("devices").exists());
    assert!(Registry::of(&environment).certificates().is_empty());
}

#[test]
fn a_sandbox_for_one_command_takes_another_port_where_its_own_is_occupied() {
    let environment = TestEnvironment::new();
    // Whether this test or somebody else holds it: the port is occupied.
    let _held = std::net::TcpListener::bind("127.0.0.1:8883");
    let provision = || {
        environment
            .iotctl([
                "--sandbox=sb",
                "provision",
                "a",
                "--out",
                "out",
                "-o",
                "json",
            ])
            .report()
    };
    let first = provision();
    let endpoint = first["devices"][0]["endpoint"].as_str().expect("text");
    assert_ne!(endpoint, "localhost:8883");
    let second = provision();
    assert_eq!(second["changed"], false, "{second}");
    let shown = environment.iotctl([
        "--sandbox=sb",
        "provision",
        "b",
        "--out",
        "out",
        "-o",
        "table",
    ]);
    let hint = "iotctl --sandbox=sb sub --devices out --thing b";
    assert!(shown.stderr.contains(hint), "{shown:?}");
}

#[test]
fn one_bad_folder_does_not_stop_the_others() {
    let environment = TestEnvironment::with_sandbox();
    environment
        .iotctl(["provision", "a", "-o", "json"])
        .report();
    let key = environment.join("devices/a/private.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("changed");
    let outcome = environment.iotctl(["provision", "a", "b", "-o", "json"]);
    let error = outcome.error(9);
    assert_eq!(error["kind"], "partial");
    let report: Value = serde_json::from_str(&outcome.stdout).expect("a report");
    assert_eq!(report["devices"][0]["thing"], "b");
    assert_eq!(report["failures"][0]["thing"], "a");
    // Where nothing succeeds, the exit code says why.
    environment
        .iotctl(["provision", "a", "-o", "json"])
        .error(3);
}

#[test]
fn a_policy_is_exchanged_only_by_force_and_a_lost_file_is_written_again() {
    let environment = TestEnvironment::with_sandbox();
    let registry = Registry::of(&environment);
    let first = environment
        .iotctl(["provision", "a", "-o", "json"])
        .report();
    let arn = first["devices"][0]["certificateArn"]
        .as_str()
        .expect("an ARN")
        .to_owned();
    let other = [
        "provision",
        "a",
        "--publish",
        "other/${thing}",
        "-o",
        "json",
    ];
    environment.iotctl(other).error(6);
    let forced = environment
        .iotctl(other.iter().chain(&["--force"]))
        .report();
    assert_eq!(forced["devices"][0]["certificateArn"], arn.as_str());
    assert_eq!(
        registry.policies(&arn),
        [forced["devices"][0]["policies"][0]
            .as_str()
            .expect("a name")]
    );

    let certificate = environment.join("devices/a/cert.pem");
    let pem = fs::read(&certificate).expect("read");
    fs::remove_file(&certificate).expect("removed");
    environment.iotctl(other).report();
    assert_eq!(fs::read(&certificate).expect("read"), pem);

    fs::remove_file(environment.join("devices/a/private.key")).expect("removed");
    environment.iotctl(other).error(3);
    assert!(!environment.join("devices/a/private.key").exists());
}

#[test]
fn a_policy_that_must_exist_is_not_invented() {
    let environment = TestEnvironment::with_sandbox();
    environment
        .iotctl(["provision", "a", "--policy", "nobody-made-it", "-o", "json"])
        .error(5);
    assert!(!environment.join("devices").exists());
}
