//! `iotctl provision claim`: from a claim certificate to a device, and every failure told where it happened.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};

use super::registry::Registry;
use super::support::{Outcome, TestEnvironment};
use super::template::{body, create};

/// A sandbox with the template `fleet` and a claim for it in the folder `claim`.
pub(super) fn with_claim() -> TestEnvironment {
    let environment = TestEnvironment::with_sandbox();
    create(&environment, "fleet", &body("hall"), &[]);
    let claim = ["template", "claim", "fleet", "--out", "claim", "-o", "json"];
    environment.iotctl(claim).report();
    environment
}

/// A long-lived claim certificate with a policy of these statements, as the options that name its files.
fn long_lived(environment: &TestEnvironment, name: &str, statements: &Value) -> [String; 4] {
    let document = json!({ "Version": "2012-10-17", "Statement": statements });
    let file = format!("{name}.json");
    fs::write(environment.join(&file), document.to_string()).expect("written");
    let words = [
        "provision",
        name,
        "--policy",
        &file,
        "--out",
        "claims",
        "-o",
        "json",
    ];
    environment.iotctl(words).report();
    [
        "--claim-cert".to_owned(),
        format!("claims/{name}/cert.pem"),
        "--claim-key".to_owned(),
        format!("claims/{name}/private.key"),
    ]
}

/// A statement that allows `actions` on what ends in `resources`.
fn allow(environment: &TestEnvironment, actions: &[&str], resources: &[&str]) -> Value {
    let region = environment.sandbox()["region"].as_str().unwrap_or_default();
    let arn = |resource: &&str| match *resource {
        "*" => "*".to_owned(),
        resource => format!("arn:aws:iot:{region}:123456789012:{resource}"),
    };
    let resources: Vec<_> = resources.iter().map(arn).collect();
    json!({ "Effect": "Allow", "Action": actions, "Resource": resources })
}

/// What says to use the claim of [`with_claim`].
pub(super) const CLAIM: [&str; 2] = ["--claim", "claim"];

/// The command that makes the device `thing` by `template`; `more` says by which claim.
pub(super) fn words<'a>(
    template: &'a str,
    thing: &'a str,
    more: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let words = [
        "provision",
        "claim",
        "--template",
        template,
        "--thing",
        thing,
        "-o",
        "json",
    ];
    words.into_iter().chain(more).collect()
}

fn provision<'a>(
    environment: &TestEnvironment,
    template: &'a str,
    thing: &'a str,
    more: impl IntoIterator<Item = &'a str>,
) -> Outcome {
    environment.iotctl(words(template, thing, more))
}

/// The key of a device, which must be readable by nobody else.
fn private_key(environment: &TestEnvironment, thing: &str) -> String {
    let path = environment.join(&format!("devices/{thing}/private.key"));
    let permissions = fs::metadata(&path).expect("is there").permissions();
    assert_eq!(permissions.mode() & 0o777, 0o600);
    fs::read_to_string(path).expect("read")
}

/// The report of a run that failed with `code`, its last step `step`, and its error.
#[track_caller]
fn failed(outcome: &Outcome, code: i32, step: &str) -> (Value, Value) {
    let error = outcome.error(code);
    let report: Value = serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|error| panic!("{error}: {outcome:#?}"));
    let last = report["steps"]
        .as_array()
        .and_then(|steps| steps.last())
        .cloned()
        .unwrap_or_default();
    assert_eq!(
        (&last["step"], &last["state"]),
        (&json!(step), &json!("failed")),
        "{outcome:#?}"
    );
    assert!(outcome.stderr.contains("FAILED"), "{outcome:#?}");
    (last, error)
}

pub(super) fn steps(report: &Value) -> Vec<&str> {
    let steps = report["steps"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    steps
        .iter()
        .filter_map(|step| step["step"].as_str())
        .collect()
}

#[test]
fn a_claim_becomes_a_device() {
    let environment = with_claim();
    let registry = Registry::of(&environment);
    let outcome = provision(
        &environment,
        "fleet",
        "lamp",
        CLAIM.into_iter().chain(["--parameter", "Site=yard"]),
    );
    let report = outcome.report();
    assert_eq!(
        steps(&report),
        [
            "find-endpoint",
            "connect",
            "subscribe-certificate",
            "subscribe-provision",
            "issue-certificate",
            "provision",
            "disconnect",
            "write-folder",
            "connect-as-device",
        ]
    );
    assert!(
        report["steps"]
            .as_array()
            .is_some_and(|steps| steps.iter().all(|step| step["state"] == "done"))
    );
    assert_eq!(
        (&report["thing"], &report["deviceConfiguration"]),
        (&json!("lamp"), &json!({ "site": "yard" }))
    );
    let key = private_key(&environment, "lamp");
    let line = key.lines().nth(1).expect("a line");
    assert!(!outcome.stdout.contains(line) && !outcome.stderr.contains(line));
    assert_eq!(
        registry.principals("lamp"),
        [report["certificateArn"].as_str().unwrap_or_default()]
    );

    let certificates = registry.certificates();
    let again = provision(
        &environment,
        "fleet",
        "lamp",
        CLAIM.into_iter().chain(["--parameter", "Site=yard"]),
    )
    .report();
    assert_eq!(
        (&again["changed"], &again["certificateId"]),
        (&json!(false), &report["certificateId"])
    );
    assert_eq!(registry.certificates(), certificates);
    environment
        .iotctl(["pub", "--thing", "lamp", "-m", "hi", "a/b", "-o", "json"])
        .report();
    // The same folder, another command.
    let error = provision(&environment, "fleet", "lamp", CLAIM).error(6);
    assert!(
        error["message"].to_string().contains("devices/lamp"),
        "{error}"
    );
    assert_eq!(registry.certificates(), certificates);
}

#[test]
fn the_older_protocol_and_a_key_of_aws_do_as_well() {
    let environment = with_claim();
    let outcome = provision(
        &environment,
        "fleet",
        "lamp",
        CLAIM
            .into_iter()
            .chain(["--mqtt", "3.1.1", "--key-source", "aws"]),
    );
    let report = outcome.report();
    assert!(
        outcome
            .stderr
            .contains("warning: the private key was made by AWS"),
        "{outcome:#?}"
    );
    let key = private_key(&environment, "lamp");
    assert!(key.len() > 1500, "AWS makes RSA keys");
    let line = key.lines().nth(1).expect("a line");
    let folder = environment.join("devices/lamp");
    for file in [".journal", "claim.json", "connection.json"] {
        assert!(
            !fs::read_to_string(folder.join(file))
                .expect("read")
                .contains(line),
            "{file}"
        );
    }
    assert!(!outcome.stdout.contains(line) && !outcome.stderr.contains(line));
    assert_eq!(report["steps"][2]["topic"], "$aws/certificates/create/json");
}

#[test]
fn a_host_that_is_named_needs_no_credentials() {
    let environment = with_claim();
    let text = |name: &str| {
        environment.sandbox()[name]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let (host, ca, region) = (text("endpoint"), text("ca"), text("region"));
    let place = ["--host", &host, "--cafile", &ca, "--region", &region];
    let mut command = environment.command(words("fleet", "lamp", CLAIM.into_iter().chain(place)));
    let output = command
        .env_remove("IOTCTL_SANDBOX")
        .output()
        .expect("the binary runs");
    let report = Outcome::of(&output).report();
    assert_eq!(
        (&report["thing"], &report["certificateArn"]),
        (&json!("lamp"), &Value::Null)
    );
}

#[test]
fn a_thing_may_be_named_claim() {
    let environment = TestEnvironment::with_sandbox();
    for words in [
        &["provision", "--", "claim"][..],
        &["provision", "a", "claim", "help"],
    ] {
        let report = environment
            .iotctl(
                words
                    .iter()
                    .take(1)
                    .chain(&["-o", "json"])
                    .chain(&words[1..]),
            )
            .report();
        let things: Vec<_> = report["devices"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|device| device["thing"].as_str())
            .collect();
        assert!(things.contains(&"claim"), "{report}");
    }
    environment.iotctl(["provision", "-o", "json"]).error(2);
    environment
        .iotctl(["provision", "claim", "--template", "t", "-o", "json"])
        .error(2);
}

#[test]
fn what_the_service_rejects_is_told_with_its_code() {
    let environment = with_claim();
    let everything = long_lived(
        &environment,
        "all",
        &json!([allow(&environment, &["iot:*"], &["*"])]),
    );
    let files = everything.each_ref().map(String::as_str);

    let (step, error) = failed(
        &provision(&environment, "absent", "lamp", files),
        5,
        "provision",
    );
    assert_eq!(step["rejection"]["statusCode"], 404, "{step}");
    assert!(
        error["hints"].to_string().contains("template list"),
        "{error}"
    );

    create(&environment, "off", &body("hall"), &["--disabled"]);
    let (step, _) = failed(
        &provision(&environment, "off", "lamp", files),
        1,
        "provision",
    );
    assert_eq!(step["rejection"]["statusCode"], 400, "{step}");
    assert!(
        step["hints"]
            .to_string()
            .contains("template update off --enabled"),
        "{step}"
    );

    let hook = "arn:aws:lambda:eu-central-1:123456789012:function:absent";
    create(&environment, "hooked", &body("hall"), &["--hook", hook]);
    let (step, _) = failed(
        &provision(&environment, "hooked", "lamp", files),
        4,
        "provision",
    );
    assert_eq!(step["rejection"]["errorCode"], "ACCESS_DENIED", "{step}");
    assert!(
        step["hints"].to_string().contains("allowProvisioning"),
        "{step}"
    );

    let mut demanding = body("hall");
    demanding["Parameters"]["Serial"] = json!({ "Type": "String" });
    demanding["DeviceConfiguration"]["serial"] = json!({ "Ref": "Serial" });
    create(&environment, "demanding", &demanding, &[]);
    let (step, _) = failed(
        &provision(&environment, "demanding", "lamp", files),
        1,
        "provision",
    );
    assert!(step["hints"].to_string().contains("--parameter"), "{step}");
    assert!(!environment.join("devices/lamp").exists());

    // The key is the same whatever was rejected, and serves in the end.
    let folders: Vec<_> = fs::read_dir(environment.join("devices/.claim"))
        .expect("there")
        .flatten()
        .collect();
    assert_eq!(folders.len(), 4);
    environment
        .iotctl(["template", "update", "off", "--enabled", "-o", "json"])
        .report();
    let report = provision(&environment, "off", "lamp", files).report();
    assert_eq!(report["resumed"], true);
}

/// Statements of a claim's policy without the one called `without`.
fn statements(environment: &TestEnvironment, without: &str) -> Value {
    let topics = [
        "$aws/certificates/create-from-csr/*",
        "$aws/provisioning-templates/fleet/provision/*",
    ];
    let of = |kind: &str| topics.map(|topic| format!("{kind}/{topic}"));
    let (topic, filter) = (of("topic"), of("topicfilter"));
    let (topic, filter) = (
        topic.each_ref().map(String::as_str),
        filter.each_ref().map(String::as_str),
    );
    let all = [
        ("connect", allow(environment, &["iot:Connect"], &["*"])),
        ("publish", allow(environment, &["iot:Publish"], &topic)),
        ("receive", allow(environment, &["iot:Receive"], &topic)),
        ("subscribe", allow(environment, &["iot:Subscribe"], &filter)),
    ];
    let kept = all.into_iter().filter(|(name, _)| *name != without);
    kept.map(|(_, statement)| statement).collect()
}

#[test]
fn what_a_policy_denies_is_told_by_its_topic() {
    let environment = with_claim();
    for (without, version, code, step, hint) in [
        ("connect", "5", 4, "connect", "iot:Connect"),
        ("connect", "3.1.1", 4, "connect", "iot:Connect"),
        (
            "subscribe",
            "5",
            4,
            "subscribe-certificate",
            "iot:Subscribe",
        ),
        (
            "subscribe",
            "3.1.1",
            4,
            "subscribe-certificate",
            "iot:Subscribe",
        ),
        ("publish", "5", 4, "issue-certificate", "iot:Publish"),
        ("publish", "3.1.1", 4, "issue-certificate", "iot:Publish"),
        ("receive", "5", 124, "issue-certificate", "iot:Receive"),
        ("receive", "3.1.1", 124, "issue-certificate", "iot:Receive"),
    ] {
        let files = long_lived(
            &environment,
            &format!("no-{without}"),
            &statements(&environment, without),
        );
        let files = files.each_ref().map(String::as_str);
        let more = files
            .into_iter()
            .chain(["--mqtt", version, "--step-timeout", "2s"]);
        let (last, error) = failed(&provision(&environment, "fleet", "lamp", more), code, step);
        assert!(
            last["hints"].to_string().contains(hint),
            "{without} {version}: {last}"
        );
        assert!(
            error["hints"].to_string().contains(hint),
            "{without} {version}: {error}"
        );
    }
    let all = long_lived(&environment, "enough", &statements(&environment, "nothing"));
    provision(
        &environment,
        "fleet",
        "lamp",
        all.each_ref().map(String::as_str),
    )
    .report();
}

#[test]
fn a_claim_that_cannot_serve_is_told() {
    let environment = with_claim();
    let other = iotctl::model::pki::generate_key(iotctl::model::pki::KeyType::P256).expect("made");
    fs::write(environment.join("other.key"), other.as_bytes()).expect("written");
    let files = [
        "--claim-cert",
        "claim/claim.pem",
        "--claim-key",
        "other.key",
    ];
    let readable = provision(&environment, "fleet", "lamp", files).error(3);
    assert!(
        readable["message"]
            .to_string()
            .contains("readable by others"),
        "{readable}"
    );
    fs::set_permissions(
        environment.join("other.key"),
        fs::Permissions::from_mode(0o600),
    )
    .expect("changed");
    let wrong = provision(&environment, "fleet", "lamp", files).error(3);
    assert!(
        wrong["message"].to_string().contains("is not for the key"),
        "{wrong}"
    );
    provision(&environment, "fleet", "lamp", ["--claim", "absent"]).error(3);

    // A certificate that nobody registered.
    let pair = rcgen::KeyPair::from_pem(&other).expect("a key");
    let pem = rcgen::CertificateParams::default()
        .self_signed(&pair)
        .expect("signed")
        .pem();
    fs::write(environment.join("other.pem"), pem).expect("written");
    let files = ["--claim-cert", "other.pem", "--claim-key", "other.key"];
    let (last, _) = failed(
        &provision(&environment, "fleet", "lamp", files),
        4,
        "connect",
    );
    assert!(
        last["hints"].to_string().contains("iotctl template claim"),
        "{last}"
    );
}

#[test]
fn a_template_without_a_policy_makes_a_device_that_cannot_connect() {
    let environment = TestEnvironment::with_sandbox();
    let mut poor = body("hall");
    poor["Resources"]
        .as_object_mut()
        .and_then(|resources| resources.remove("policy"));
    create(&environment, "poor", &poor, &[]);
    environment
        .iotctl(["template", "claim", "poor", "--out", "claim", "-o", "json"])
        .report();
    let outcome = provision(&environment, "poor", "lamp", CLAIM);
    let (last, _) = failed(&outcome, 4, "connect-as-device");
    assert!(
        last["hints"].to_string().contains("AWS::IoT::Policy"),
        "{last}"
    );
    assert!(
        environment.join("devices/lamp/connection.json").exists(),
        "what was provisioned is kept"
    );
}
