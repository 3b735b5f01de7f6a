//! `iotctl ca`: made on this machine, registered in both modes, changed, deleted.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::support::TestEnvironment;

fn mode(environment: &TestEnvironment, file: &str) -> u32 {
    let metadata = fs::metadata(environment.join(file)).expect("is there");
    metadata.permissions().mode() & 0o777
}

#[test]
fn a_ca_is_made_once_and_its_key_stays_private() {
    let environment = TestEnvironment::new();
    let create = |more: &[&str]| {
        let arguments = [&["ca", "create", "plant-1", "-o", "json"], more].concat();
        environment.iotctl(arguments)
    };
    let dry = create(&["--dry-run"]).report();
    assert_eq!(dry["actions"].as_array().map(Vec::len), Some(2), "{dry}");
    assert!(!environment.join("cas").exists());
    let made = create(&["--subject", "CN=Plant 1,O=Acme"]).report();
    assert_eq!(made["changed"], true);
    assert_eq!(mode(&environment, "cas/plant-1/private.key"), 0o600);
    let key = fs::read(environment.join("cas/plant-1/private.key")).expect("read");
    let again = create(&["--subject", "CN=Plant 1,O=Acme"]).report();
    assert_eq!(
        (&again["changed"], &again["result"]),
        (&false.into(), &made["result"])
    );
    create(&["--subject", "CN=Other"]).error(6);
    let error = create(&["--days", "3", "--key-type", "rsa4096"]).error(6);
    let message = error["message"].as_str().expect("text");
    for difference in ["key type is `ECDSA P-256`", "days is `3650`"] {
        assert!(message.contains(difference), "{message}");
    }
    create(&["--days", "3650", "--key-type", "p256"]).report();
    // As the hint says: without words it is used as it is.
    assert_eq!(create(&[]).report()["result"], made["result"]);
    // It was written whole: an empty one is no reason to make another CA of this key.
    let certificate = fs::read(environment.join("cas/plant-1/cert.pem")).expect("read");
    fs::write(environment.join("cas/plant-1/cert.pem"), "").expect("written");
    let error = create(&[]).error(3);
    assert!(
        error["message"].to_string().contains("cert.pem` is empty"),
        "{error}"
    );
    fs::write(environment.join("cas/plant-1/cert.pem"), certificate).expect("written");
    // A run that was killed before it wrote the certificate.
    fs::remove_file(environment.join("cas/plant-1/cert.pem")).expect("removed");
    assert_eq!(create(&[]).report()["changed"], true);
    assert_eq!(
        fs::read(environment.join("cas/plant-1/private.key")).expect("read"),
        key
    );
    let bad = environment.iotctl(["ca", "create", "x", "--subject", "X=1"]);
    assert_eq!(bad.code, Some(2), "{bad:?}");
}

#[test]
fn a_ca_is_registered_changed_and_deleted() {
    let environment = TestEnvironment::with_sandbox();
    let iotctl = |line: &str| environment.iotctl(line.split(' ').chain(["-o", "json"]));
    iotctl("ca register plant-1").error(5);
    iotctl("ca create plant-1").report();
    let error = iotctl("ca show plant-1").error(6);
    assert!(
        error["hints"][0]
            .as_str()
            .expect("text")
            .contains("ca register plant-1")
    );
    assert_eq!(
        iotctl("ca register plant-1 --dry-run").report()["changed"],
        true
    );
    assert_eq!(iotctl("ca list").report()["items"], serde_json::json!([]));
    let made = iotctl("ca register plant-1 --tag site=north").report();
    let result = &made["result"];
    assert_eq!(result["mode"], "DEFAULT");
    assert_eq!(result["status"], "ACTIVE");
    assert_eq!(result["tags"]["site"], "north");
    assert_eq!(iotctl("ca register plant-1").report()["changed"], false);
    iotctl("ca register plant-1 --mode sni-only").error(6);
    iotctl("ca register plant-1 --inactive").error(6);
    let id = result["certificateId"].as_str().expect("an id");
    let update = format!("ca update {id} --inactive --auto-registration on");
    assert_eq!(iotctl(&update).report()["result"]["status"], "INACTIVE");
    assert_eq!(iotctl(&update).report()["changed"], false);
    let listed = iotctl("ca list").report();
    assert_eq!(listed["items"][0]["name"], "plant-1");
    assert_eq!(iotctl("ca delete plant-1").report()["changed"], true);
    assert_eq!(iotctl("ca delete plant-1").report()["changed"], false);
    assert!(environment.join("cas/plant-1/private.key").exists());
    iotctl("ca delete plant-1 --files").error(2);
    iotctl("ca delete plant-1 --files --yes").report();
    assert!(!environment.join("cas/plant-1/private.key").exists());
    iotctl("ca show plant-1").error(5);
}

#[test]
fn a_ca_from_elsewhere_proves_its_key() {
    let environment = TestEnvironment::with_sandbox();
    let iotctl = |line: &str| environment.iotctl(line.split(' ').chain(["-o", "json"]));
    iotctl("ca create one").report();
    iotctl("ca create two").report();
    iotctl("ca register cas/one/cert.pem").error(2);
    iotctl("ca register cas/one/cert.pem --key cas/two/private.key").error(2);
    fs::set_permissions(
        environment.join("cas/two/private.key"),
        fs::Permissions::from_mode(0o644),
    )
    .expect("changed");
    iotctl("ca register cas/two/cert.pem --key cas/two/private.key").error(3);
    // What a key lacks is said before anything is asked of AWS.
    for (made, why) in [
        ("genpkey -algorithm ed25519", "Ed25519"),
        ("genrsa 1024", "1024 bits"),
        ("genrsa -aes128 -passout pass:secret 2048", "encrypted"),
    ] {
        let key = std::process::Command::new("openssl")
            .args(made.split(' '))
            .output();
        let path = environment.join("other.key");
        fs::write(&path, key.expect("openssl").stdout).expect("written");
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("changed");
        let calls = iotctl("-v ca register cas/one/cert.pem --key other.key");
        let error = calls.error(3);
        assert!(error["message"].to_string().contains(why), "{error}");
        assert!(!calls.stderr.contains("call:"), "{calls:?}");
    }
    let made = iotctl("ca register cas/one/cert.pem --key cas/one/private.key").report();
    assert_eq!(made["result"]["name"], "one");
    let sni = iotctl("ca register cas/two/cert.pem --mode sni-only").report();
    assert_eq!(sni["result"]["mode"], "SNI_ONLY");
    // A certificate that is no CA's is refused before any call.
    iotctl("cert create --out device --ca one").report();
    iotctl("ca register device/cert.pem --mode sni-only").error(2);
}

#[test]
fn a_ca_takes_what_it_signed_with_it_only_when_asked() {
    let environment = TestEnvironment::with_sandbox();
    let iotctl = |line: &str| environment.iotctl(line.split(' ').chain(["-o", "json"]));
    iotctl("ca create plant").report();
    iotctl("ca register plant").report();
    iotctl("cert create --out a --ca plant").report();
    iotctl("ca delete plant").report();
    let kept = iotctl("cert show a/cert.pem").report();
    assert_eq!(kept["status"], "ACTIVE");
    iotctl("ca register plant").report();
    iotctl("cert create --out b --ca plant").report();
    iotctl("ca delete plant --cascade").report();
    iotctl("cert show b/cert.pem").error(5);
    iotctl("ca list").report();
}
