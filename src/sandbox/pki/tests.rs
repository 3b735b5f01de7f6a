//! The CA and the readers on requests and certificates that OpenSSL made (`testdata/`).

use std::os::unix::fs::PermissionsExt as _;

use x509_parser::extensions::{ParsedExtension, X509Extension};

use super::issuer::IssuerError;
use super::*;

macro_rules! testdata {
    ($name:literal) => {
        include_str!(concat!("testdata/", $name))
    };
}

fn der(pem: &str) -> Vec<u8> {
    single_block(pem, &["CERTIFICATE"], "the certificate").expect("one certificate")
}

#[test]
fn a_certificate_looks_like_one_of_aws() {
    let ca = IssuingCa::ephemeral().expect("a CA");
    let issued = ca.issue(testdata!("rsa.csr")).expect("a good CSR");
    let der = der(&issued.pem);
    let (_, certificate) = x509_parser::parse_x509_certificate(&der).expect("a certificate");

    assert_eq!(issued.id, fingerprint(&der));
    assert_eq!(certificate.version(), x509_parser::x509::X509Version::V3);
    assert_eq!(certificate.subject().to_string(), "CN=AWS IoT Certificate");
    assert_eq!(
        certificate.issuer().to_string(),
        "OU=Amazon Web Services O=Amazon.com Inc. L=Seattle ST=Washington C=US"
    );
    assert!(
        (issued.not_after - 2_524_607_999.0).abs() < 0.5,
        "2049-12-31T23:59:59Z"
    );
    assert!(certificate.validity().is_valid());
    assert!(!certificate.is_ca());
    let usage = certificate.key_usage().expect("readable").expect("present");
    assert!(usage.value.digital_signature() && !usage.value.key_cert_sign());
    let extensions = || {
        certificate
            .extensions()
            .iter()
            .map(X509Extension::parsed_extension)
    };
    assert!(
        extensions().any(|extension| matches!(extension, ParsedExtension::SubjectKeyIdentifier(_)))
    );
    assert!(
        extensions()
            .any(|extension| matches!(extension, ParsedExtension::AuthorityKeyIdentifier(_)))
    );
    assert!(
        certificate
            .subject_alternative_name()
            .expect("readable")
            .is_none(),
        "nothing but the key is copied"
    );

    let ca_der = super::tests::der(ca.pem());
    let (_, authority) = x509_parser::parse_x509_certificate(&ca_der).expect("the CA");
    certificate
        .verify_signature(Some(authority.public_key()))
        .expect("signed by the CA");
    assert_eq!(certificate.issuer().as_raw(), authority.subject().as_raw());
}

#[test]
fn the_same_csr_gives_another_certificate() {
    let ca = IssuingCa::ephemeral().expect("a CA");
    let [first, second] = [
        ca.issue(testdata!("p256.csr")),
        ca.issue(testdata!("p256.csr")),
    ];
    assert_ne!(first.expect("issued").id, second.expect("issued").id);
}

#[test]
fn keys_of_every_accepted_kind_are_certified() {
    let ca = IssuingCa::ephemeral().expect("a CA");
    for csr in [
        testdata!("rsa.csr"),
        testdata!("pss.csr"),
        testdata!("p256.csr"),
        testdata!("p384.csr"),
        testdata!("p521.csr"),
    ] {
        let issued = ca.issue(csr).expect("accepted");
        assert_eq!(
            read_certificate(&issued.pem)
                .expect("our own is registrable")
                .id,
            issued.id
        );
    }
}

#[test]
fn a_bad_csr_is_refused_with_its_reason() {
    let ca = IssuingCa::ephemeral().expect("a CA");
    let tampered = {
        let der = single_block(testdata!("p256.csr"), &["CERTIFICATE REQUEST"], "the CSR")
            .expect("one block");
        let at = der
            .windows(4)
            .position(|window| window == b"p256")
            .expect("the name");
        let mut der = der;
        der[at] = b'q';
        pem_of("CERTIFICATE REQUEST", &der)
    };
    for (csr, reason) in [
        ("", "not in PEM form"),
        (
            "-----BEGIN CERTIFICATE REQUEST-----\n!\n-----END CERTIFICATE REQUEST-----\n",
            "broken",
        ),
        (
            "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
            "not a PKCS#10",
        ),
        (testdata!("v1.pem"), "expected in a PEM block"),
        (&format!("{0}{0}", testdata!("p256.csr")), "more than one"),
        (
            testdata!("rsa1024.csr"),
            "at least 2048 bits; this one has 1024",
        ),
        (testdata!("ed25519.csr"), "must be RSA or ECC"),
        (testdata!("sha1.csr"), "not accepted"),
        (&tampered, "signature of the CSR is not valid"),
    ] {
        let error = ca.issue(csr).expect_err(reason);
        assert!(error.contains(reason), "{error:?} does not say {reason:?}");
    }
}

#[test]
fn a_key_made_here_belongs_to_its_certificate() {
    let made = IssuingCa::ephemeral()
        .expect("a CA")
        .issue_with_key()
        .expect("a key");
    let key = rcgen::KeyPair::from_pem(&made.private_pem).expect("PKCS#8");
    let der = der(&made.certificate.pem);
    let (_, certificate) = x509_parser::parse_x509_certificate(&der).expect("a certificate");
    assert_eq!(
        certificate.public_key().raw,
        rcgen::PublicKeyData::subject_public_key_info(&key)
    );
    assert_eq!(made.public_pem, key.public_key_pem());
    assert_eq!(
        certificate.public_key().parsed().expect("RSA").key_size(),
        2048
    );
    assert!(!format!("{made:?}").contains("PRIVATE"));
}

#[test]
fn the_ca_is_kept_and_its_key_is_private() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = IssuingCa::open(dir.path()).expect("made");
    let key = dir.path().join("issuer.key");
    let mode = std::fs::metadata(&key)
        .expect("the key")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = IssuingCa::open(dir.path()).expect("read");
    assert_eq!(first.pem(), again.pem());

    std::fs::remove_file(dir.path().join("issuer.pem")).expect("removed");
    let before = std::fs::read(&key).expect("the key");
    let renewed = IssuingCa::open(dir.path()).expect("a new certificate for the old key");
    assert_eq!(std::fs::read(&key).expect("the key"), before);
    assert_ne!(renewed.pem(), first.pem());

    std::fs::write(&key, "nonsense").expect("written");
    assert!(matches!(
        IssuingCa::open(dir.path()),
        Err(IssuerError::Key { .. })
    ));
}

#[test]
fn certificates_of_others_are_checked() {
    let v1 = read_certificate(testdata!("v1.pem")).expect("X.509 v1 is accepted");
    assert_eq!(v1.id, fingerprint(&der(testdata!("v1.pem"))));
    assert!(v1.not_before < v1.not_after);
    read_certificate(testdata!("fields.pem")).expect("v3");
    for (pem, reason) in [
        (testdata!("rsa1024.pem"), "at least 2048 bits"),
        (testdata!("sha1.pem"), "not accepted"),
        (testdata!("expired.pem"), "has expired"),
        (testdata!("p256.csr"), "expected in a PEM block"),
        (
            concat!(
                include_str!("testdata/v1.pem"),
                include_str!("testdata/fields.pem")
            ),
            "more than one",
        ),
        ("no certificate", "not in PEM form"),
        (
            "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
            "not an X.509 certificate",
        ),
    ] {
        let error = read_certificate(pem).expect_err(reason);
        assert!(error.contains(reason), "{error:?} does not say {reason:?}");
    }
}

#[test]
fn facts_follow_the_developer_guide() {
    let facts = certificate_facts(&der(testdata!("fields.pem")));
    let field = |name: &str| -> Vec<&str> {
        facts
            .subject
            .fields
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    };
    assert_eq!(
        facts.serial_number.as_deref(),
        Some("10525622389124227206"),
        "decimal"
    );
    assert_eq!(field("CommonName"), ["LightBulb Device Cert"]);
    assert_eq!(
        field("OrganizationalUnit"),
        ["LightBulb", "Second", "Third", "Fourth", "Fifth"],
        "at most five"
    );
    for (name, value) in [
        ("Country", "US"),
        ("State", "NY"),
        ("Organization", "IoT Devices"),
        ("GivenName", "Bulb"),
        ("Initials", "ZZ"),
        ("DistinguishedNameQualifier", "Bulb001"),
        ("Surname", "Multi Color"),
        ("Title", "RGB"),
        ("Pseudonym", "RGB Device"),
        ("GenerationQualifier", "4"),
        ("SerialNumber", "123"),
    ] {
        assert_eq!(field(name), [value], "{name}");
    }
    assert_eq!(facts.issuer.fields, facts.subject.fields, "self-signed");
    let names = |facts: &NameFacts| facts.alternative_names.clone();
    assert_eq!(
        names(&facts.subject),
        [
            ("DNSName", "example.com"),
            ("IPAddress", "1.2.3.4"),
            ("UniformResourceIdentifier", "ResourceIdentifier001"),
            ("RFC822Name", "device1@example.com"),
            ("DirectoryName", "C=US, CN=LightBulbCert"),
        ]
        .map(|(kind, value)| (kind, value.to_owned()))
    );
    assert_eq!(
        names(&facts.issuer),
        [("DNSName", "issuer.com"), ("IPAddress", "5.6.7.8")]
            .map(|(kind, value)| (kind, value.to_owned()))
    );
    assert_eq!(certificate_facts(b"nonsense"), CertificateFacts::default());
}

fn pem_of(label: &str, der: &[u8]) -> String {
    use base64::Engine as _;
    let body = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}
