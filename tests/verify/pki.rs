//! Keys and certificate signing requests, judged by the OpenSSL command line.

use std::path::Path;
use std::process::Command;

use iotctl::model::pki::{KeyType, csr, generate_key};

fn openssl(arguments: &[&str]) -> String {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("openssl is installed");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {arguments:?}: {text}");
    text
}

fn save(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("written");
    path.to_string_lossy().into_owned()
}

#[test]
fn openssl_takes_every_key_and_its_request() {
    let folder = tempfile::tempdir().expect("a folder");
    for (kind, expected) in [
        (KeyType::P256, "prime256v1"),
        (KeyType::P384, "secp384r1"),
        (KeyType::Rsa2048, "2048 bit"),
        (KeyType::Rsa4096, "4096 bit"),
    ] {
        let pem = generate_key(kind).expect("made");
        let key = save(folder.path(), "key.pem", &pem);
        let text = openssl(&["pkey", "-in", &key, "-check", "-noout", "-text"]);
        assert!(
            text.contains("Key is valid") && text.contains(expected),
            "{kind}: {text}"
        );

        let request = save(
            folder.path(),
            "request.pem",
            &csr(&pem, "lamp").expect("made"),
        );
        let verified = openssl(&["req", "-in", &request, "-verify", "-noout", "-subject"]);
        assert!(verified.contains("verify OK"), "{kind}: {verified}");
        assert!(
            verified.contains("CN = lamp") || verified.contains("CN=lamp"),
            "{kind}: {verified}"
        );
        let of_request = openssl(&["req", "-in", &request, "-noout", "-pubkey"]);
        assert_eq!(
            of_request,
            openssl(&["pkey", "-in", &key, "-pubout"]),
            "{kind}"
        );
    }
}

#[test]
fn an_ec_key_is_pkcs8_with_its_public_half() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in [KeyType::P256, KeyType::P384] {
        let key = save(folder.path(), "key.pem", &generate_key(kind).expect("made"));
        let outer = openssl(&["asn1parse", "-in", &key]);
        assert!(outer.contains("id-ecPublicKey"), "{outer}");
        // The ECPrivateKey inside the OCTET STRING: its field [1] is the public key (RFC 5915).
        let at = outer
            .lines()
            .find(|line| line.contains("OCTET STRING"))
            .and_then(|line| line.split(':').next());
        let inner = openssl(&[
            "asn1parse",
            "-in",
            &key,
            "-strparse",
            at.expect("an OCTET STRING").trim(),
        ]);
        assert!(
            inner.contains("cont [ 1 ]") && inner.contains("BIT STRING"),
            "{kind}: {inner}"
        );
    }
}
