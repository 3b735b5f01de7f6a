//! Certificates that nobody registered, signed by CAs that somebody did.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use serde_json::Value;

use super::*;
use crate::sandbox::api::iot::test_support::Registry;

struct Ca {
    key: KeyPair,
    pem: String,
}

impl Ca {
    fn new(name: &str) -> Self {
        let key = KeyPair::generate().expect("made");
        let mut params = params(Some(name));
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).expect("made").pem();
        Self { key, pem }
    }

    fn issue(&self, name: Option<&str>) -> Vec<u8> {
        let device = KeyPair::generate().expect("made");
        let issuer = Issuer::from_ca_cert_pem(&self.pem, &self.key).expect("an issuer");
        let certificate = params(name).signed_by(&device, &issuer).expect("signed");
        certificate.der().to_vec()
    }

    fn register(
        &self,
        registry: &Registry,
        active: bool,
        automatic: bool,
        config: Option<Value>,
    ) -> String {
        let mut body = json!({ "caCertificate": self.pem, "certificateMode": "SNI_ONLY" });
        if let Some(config) = config {
            body["registrationConfig"] = config;
        }
        let answer = registry
            .call("RegisterCACertificate")
            .query("setAsActive", &active.to_string())
            .query("allowAutoRegistration", &automatic.to_string())
            .body(body)
            .ok();
        answer["certificateId"].as_str().expect("text").to_owned()
    }
}

fn params(name: Option<&str>) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).expect("made");
    params.distinguished_name = rcgen::DistinguishedName::new();
    match name {
        Some(name) => params.distinguished_name.push(DnType::CommonName, name),
        None => params.distinguished_name.push(DnType::CountryName, "DE"),
    }
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params
}

fn first(registry: &Registry, der: &[u8]) -> FirstConnection {
    first_connection(&registry.services, der).expect("the store works")
}

fn status(registry: &Registry, der: &[u8]) -> Option<String> {
    let call = registry
        .call("DescribeCertificate")
        .path("certificateId", &pki::fingerprint(der));
    let answer = call.answer().ok()?;
    Some(
        answer["certificateDescription"]["status"]
            .as_str()?
            .to_owned(),
    )
}

fn config() -> Value {
    let template = json!({
        "Parameters": {
            "AWS::IoT::Certificate::CommonName": { "Type": "String" },
            "AWS::IoT::Certificate::Id": { "Type": "String" },
        },
        "Resources": {
            "thing": {
                "Type": "AWS::IoT::Thing",
                "Properties": { "ThingName": { "Ref": "AWS::IoT::Certificate::CommonName" } },
            },
            "certificate": {
                "Type": "AWS::IoT::Certificate",
                "Properties": { "CertificateId": { "Ref": "AWS::IoT::Certificate::Id" } },
            },
        },
    });
    json!({ "templateBody": template.to_string(), "roleArn": "arn:aws:iam::123456789012:role/r" })
}

#[test]
fn registration_waits_for_an_activation_and_tells() {
    let registry = Registry::new();
    let ca = Ca::new("CA");
    let ca_id = ca.register(&registry, true, true, None);
    let der = ca.issue(Some("device"));
    // A certificate that waits is announced at every attempt.
    for _ in 0..2 {
        let FirstConnection::Registered { topic, payload, .. } = first(&registry, &der) else {
            panic!("registered");
        };
        assert_eq!(
            topic,
            format!("$aws/events/certificates/registered/{ca_id}")
        );
        let event: Value = serde_json::from_str(&payload).expect("JSON");
        assert_eq!(event["certificateId"], pki::fingerprint(&der).as_str());
        assert_eq!(event["caCertificateId"], ca_id.as_str());
        assert_eq!(event["certificateStatus"], PENDING_ACTIVATION);
        assert_eq!(event["awsAccountId"], "123456789012");
        assert_eq!(status(&registry, &der).as_deref(), Some(PENDING_ACTIVATION));
    }
    let id = pki::fingerprint(&der);
    registry
        .call("UpdateCertificate")
        .path("certificateId", &id)
        .query("newStatus", "INACTIVE")
        .ok();
    assert!(matches!(
        first(&registry, &der),
        FirstConnection::NotConcerned
    ));
}

#[test]
fn only_a_ca_that_really_signed_registers() {
    let registry = Registry::new();
    let ca = Ca::new("CA");
    ca.register(&registry, true, true, None);
    let forged = Ca::new("CA").issue(Some("device"));
    assert!(matches!(
        first(&registry, &forged),
        FirstConnection::NotConcerned
    ));
    assert_eq!(status(&registry, &forged), None);
    assert!(matches!(
        first(&registry, b"nothing"),
        FirstConnection::NotConcerned
    ));
    let second = Ca::new("CA");
    second.register(&registry, true, true, None);
    let der = second.issue(Some("device"));
    assert!(matches!(
        first(&registry, &der),
        FirstConnection::Registered { .. }
    ));
}

#[test]
fn a_ca_registers_only_while_it_is_active_and_told_to() {
    for (active, automatic) in [(false, true), (true, false)] {
        let registry = Registry::new();
        let ca = Ca::new("CA");
        ca.register(&registry, active, automatic, None);
        let der = ca.issue(Some("device"));
        assert!(matches!(
            first(&registry, &der),
            FirstConnection::NotConcerned
        ));
        assert_eq!(status(&registry, &der), None);
    }
}

#[test]
fn a_template_provisions_the_device() {
    let registry = Registry::new();
    let ca = Ca::new("CA");
    ca.register(&registry, true, true, Some(config()));
    let der = ca.issue(Some("device-1"));
    let FirstConnection::Provisioned { outcome, .. } = first(&registry, &der) else {
        panic!("provisioned");
    };
    assert_eq!(outcome.thing.as_deref(), Some("device-1"));
    assert_eq!(status(&registry, &der).as_deref(), Some("ACTIVE"));
    let principals = registry
        .call("ListThingPrincipals")
        .path("thingName", "device-1")
        .ok();
    let arn = registry
        .scope()
        .arn(&format!("cert/{}", pki::fingerprint(&der)));
    assert_eq!(principals["principals"], json!([arn]));
    assert!(matches!(
        first(&registry, &der),
        FirstConnection::NotConcerned
    ));
}

#[test]
fn a_certificate_without_what_the_template_needs_stays_pending() {
    let registry = Registry::new();
    let ca = Ca::new("CA");
    ca.register(&registry, true, true, Some(config()));
    let der = ca.issue(None);
    for _ in 0..2 {
        let FirstConnection::Failed { reason, .. } = first(&registry, &der) else {
            panic!("failed");
        };
        assert!(reason.contains("CommonName"), "{reason}");
        assert_eq!(status(&registry, &der).as_deref(), Some(PENDING_ACTIVATION));
    }
}
