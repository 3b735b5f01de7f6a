//! Whole files: what they resolve to, and what is said of wrong ones.

mod errors;
mod fleets;

use std::path::Path;

use super::*;
use crate::domain::authority;

/// A folder with a deployment file and others beside it.
pub(super) struct Folder(tempfile::TempDir);

impl Folder {
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text).expect("written");
        }
        Self(dir)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(super) fn read(&self, text: &str) -> Result<Deployment, Errors> {
        self.read_with(text, &Overrides::default())
    }

    pub(super) fn read_with(
        &self,
        text: &str,
        overrides: &Overrides,
    ) -> Result<Deployment, Errors> {
        std::fs::write(self.path("deployment.toml"), text).expect("written");
        Manifest::read(&self.path("deployment.toml"), overrides)
    }

    /// What is said of a wrong file, with the folder's path left out.
    pub(super) fn error(&self, text: &str) -> String {
        let errors = self.read(text).expect_err("refused");
        let folder = format!("{}/", self.0.path().display());
        errors.to_string().replace(&folder, "")
    }
}

const IAM: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"arn:aws:dynamodb:${region}:${account}:table/t"}]}"#;

fn scope() -> crate::model::name::Scope {
    crate::model::name::Scope {
        account: "111122223333".parse().expect("valid"),
        region: "eu-north-1".parse().expect("valid"),
    }
}

#[test]
fn one_table_is_a_fleet() {
    let folder = Folder::new(&[("dynamodb.json", IAM)]);
    let text = r#"
name = "greenhouse"
[thing-type.thermostat]
searchable = ["owner"]
[thing-group.north]
parent = "all"
[thing-group.all]
[policy.device]
template = "device"
publish = ["dt/${thing}/#"]
subscribe = ["cmd/${thing}/#"]
[ca.plant-1]
mode = "sni-only"
[role.telemetry]
trust = "credentials-provider"
policies = ["dynamodb.json"]
[role-alias.telemetry]
role = "telemetry"
duration = "1h"
[device.thermostat]
count = 250
name = "thermostat-{n:03}"
thing-type = "thermostat"
attributes = { owner = "alice" }
groups = ["north"]
policies = ["device"]
role-aliases = ["telemetry"]
certificate = { ca = "plant-1" }
write = ["pem", "secrets.h"]
"#;
    let deployment = folder.read(text).expect("read");
    assert_eq!(deployment.name.as_str(), "greenhouse");
    assert_eq!(deployment.devices.len(), 250);
    let last = &deployment.devices[249];
    assert_eq!(last.thing.as_str(), "thermostat-250");
    assert_eq!(last.attributes[0].1.as_str(), "alice");
    assert_eq!(last.fleet.write, [Output::Pem, Output::SecretsH]);
    assert!(
        matches!(&last.certificate, CertificateSource::Authority { authority, days: None, .. } if authority.as_str() == "plant-1")
    );
    let groups: Vec<_> = deployment
        .thing_groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(groups, ["all", "north"], "a parent before its children");
    assert_eq!(deployment.authorities[0].mode, authority::Mode::SniOnly);
    assert_eq!(deployment.authorities[0].days, 3650);
    let role = &deployment.roles[0];
    assert_eq!(
        (role.trust.clone(), role.path.as_str()),
        (Trust::CredentialsProvider, "/")
    );
    assert_eq!(role.policies[0].name.as_str(), "dynamodb");
    assert!(
        role.policies[0]
            .document
            .of(&scope())
            .contains("eu-north-1:111122223333:table/t")
    );
    assert_eq!(deployment.role_aliases[0].duration.as_secs(), 3600);
    let (document, warnings) = deployment.policies[0].document(&scope()).expect("derived");
    assert!(
        document.contains("topic/dt/${iot:Connection.Thing.ThingName}/*") && warnings.is_empty()
    );
    assert!(deployment.existing.is_empty());
    assert_eq!(last.position.line, 20);
}

/// A file with a table of every kind that the fleet has not.
const ALL: &str = r#"
name = "all"
[policy.shared]
existing = true
[policy.inline.document]
Version = "2012-10-17"
Statement = [{ Effect = "Allow", Action = "iot:Connect", Resource = "arn:aws:iot:${region}:${account}:client/*" }]
[role.user]
trust = "cognito-authenticated"
managed-policies = ["AWSIoTThingsRegistration", "arn:aws:iam::123456789012:policy/mine"]
max-session = "12h"
path = "/chat/"
[role.rule]
trust = "rule"
policies = ["iam.json"]
[identity-pool."web users"]
authenticated-role = "user"
unauthenticated = true
logins = { "accounts.google.com" = "1" }
[authorizer.tokens]
function = "check:live"
token-key-name = "token"
public-keys = { first = "key.pem" }
default = true
[authorizer.open]
function = "arn:aws:lambda:eu-central-1:123456789012:function:open"
signing = false
[rule.store]
sql = "SELECT * FROM 'a/b'"
error-action = { lambda = "failed" }
actions = [
    { republish = "c/${topic()}", role = "rule" },
    { dynamodb = "t", role = "rule" },
    { s3 = "b", key = "${topic()}", role = "rule" },
    { raw = { kinesis = { streamName = "s", roleArn = "${role:rule}" } } },
]
[device.one]
policies = ["shared", "inline"]
certificate = { key-source = "aws" }
wifi = { ssid = "Lab", password-file = "wifi.txt" }
files = { "a.conf" = { text = "${thing} ${attribute:x}" } }
attributes = { x = "{name}-{n}" }
out = "out"
[device.listed]
names = ["r1", "r2"]
"#;

#[test]
fn everything_else_that_can_be_in_a_file() {
    let key = rcgen::KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048);
    let key = key.expect("a key").public_key_pem();
    let folder = Folder::new(&[("iam.json", IAM), ("key.pem", &key), ("wifi.txt", "pass\n")]);
    let deployment = folder.read(ALL).unwrap_or_else(|errors| panic!("{errors}"));
    let things: Vec<_> = deployment
        .devices
        .iter()
        .map(|device| device.thing.as_str())
        .collect();
    assert_eq!(things, ["one", "r1", "r2"]);
    let one = &deployment.devices[0];
    assert_eq!(one.attributes[0].1.as_str(), "one-1");
    assert_eq!(one.certificate, CertificateSource::AwsKeys);
    assert_eq!((one.wifi.name(), one.wifi.secret()), ("Lab", "pass"));
    assert_eq!(one.fleet.out.as_deref(), Some(folder.path("out").as_path()));
    let filled = one.fleet.files[0].1.fill(|_| "T".to_owned(), |_| Some("A"));
    assert_eq!(filled, "T A");
    assert_eq!(deployment.existing[0].subject.name, "shared");
    assert_eq!(deployment.policies.len(), 1, "what exists is not made");
    let pool: crate::model::name::IdentityPoolName = "web users".parse().expect("valid");
    assert_eq!(
        deployment.roles[0].trust,
        Trust::CognitoAuthenticated(vec![pool])
    );
    assert_eq!(
        deployment.roles[0].managed_policies[0].as_str(),
        "AWSIoTThingsRegistration"
    );
    assert_eq!(
        deployment.authorizers[0].function.arn(&scope()),
        "arn:aws:lambda:eu-north-1:111122223333:function:check:live"
    );
    let rule = &deployment.rules[0];
    let wire: Vec<_> = rule
        .actions
        .iter()
        .map(|action| action.wire(&scope(), |role| format!("R/{role}")))
        .collect();
    assert_eq!(wire[0]["republish"]["roleArn"], "R/rule");
    assert_eq!(wire[1]["dynamoDBv2"]["putItem"]["tableName"], "t");
    assert_eq!(wire[2]["s3"]["key"], "${topic()}");
    assert_eq!(wire[3]["kinesis"]["roleArn"], "R/rule");
    assert_eq!(
        rule.error_action
            .as_ref()
            .and_then(RuleAction::function)
            .map(ToString::to_string)
            .as_deref(),
        Some("failed")
    );
    assert_eq!(rule.roles().count(), 4);
}

#[test]
fn every_default_is_one() {
    fn check(keys: Vec<read::Key>) {
        for key in keys {
            let text = format!("{} = {}", key.name, key.example);
            assert!(toml::de::DeTable::parse(&text).is_ok(), "{text}");
            assert!(!key.doc.trim().is_empty(), "{} is documented", key.name);
            if let read::Shape::Table { keys, .. } | read::Shape::Named { keys, .. } = key.shape {
                check(keys());
            }
        }
    }
    check(<keys::Root as read::Table>::keys());
    for kind in <keys::Root as read::Table>::keys() {
        let read::Shape::Named { keys, .. } = kind.shape else {
            continue;
        };
        for key in keys() {
            let text = format!(
                "name = \"x\"\n[{}.a]\n{} = {}\n",
                kind.name, key.name, key.example
            );
            let errors = Folder::new(&[])
                .read(&text)
                .err()
                .unwrap_or_default()
                .to_string();
            for wrong in [
                "unknown key",
                "expected",
                "is not known here",
                "not between",
                "not a duration",
            ] {
                assert!(!errors.contains(wrong), "{text}{errors}");
            }
        }
    }
    // Reading empty tables takes every default.
    let text = "name = \"x\"\n[thing-group.a]\n[ca.a]\n[device.a]\n";
    let deployment = Folder::new(&[]).read(text).expect("read");
    assert_eq!(deployment.devices[0].thing.as_str(), "a");
    assert_eq!(deployment.devices[0].fleet.write, [Output::Pem]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let errors = Manifest::read(Path::new("/no/such/deployment.toml"), &Overrides::default());
    let text = errors.expect_err("refused").to_string();
    assert!(
        text.contains("cannot read `/no/such/deployment.toml`"),
        "{text}"
    );
}

#[test]
fn a_file_that_is_no_text_is_told_by_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("deployment.toml");
    std::fs::write(&path, b"name = \"x\"\n\xff\xfe\n").expect("written");
    let errors = Manifest::read(&path, &Overrides::default()).expect_err("refused");
    assert!(errors.problems[0].position.is_some(), "{errors}");
    let text = errors.to_string();
    assert!(text.contains("no text in UTF-8, from line 2 on"), "{text}");
    assert!(text.contains("TOML"), "{text}");
}
