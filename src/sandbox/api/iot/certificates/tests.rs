//! The certificate operations on a registry in memory.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::test_support::Registry;
use crate::sandbox::services::Quotas;

const CSR: &str = include_str!("../../../pki/testdata/p256.csr");
const V1: &str = include_str!("../../../pki/testdata/v1.pem");
const FIELDS: &str = include_str!("../../../pki/testdata/fields.pem");
const SHA1: &str = include_str!("../../../pki/testdata/sha1.pem");

fn text<'a>(answer: &'a Value, member: &str) -> &'a str {
    answer[member].as_str().expect("a string")
}

fn create(registry: &Registry, active: &str) -> String {
    let call = registry
        .call("CreateCertificateFromCsr")
        .query("setAsActive", active);
    text(
        &call.body(json!({ "certificateSigningRequest": CSR })).ok(),
        "certificateId",
    )
    .to_owned()
}

fn describe(registry: &Registry, id: &str) -> Value {
    registry
        .call("DescribeCertificate")
        .path("certificateId", id)
        .ok()["certificateDescription"]
        .clone()
}

fn attach_thing(registry: &Registry, id: &str) {
    registry.call("CreateThing").path("thingName", "lamp").ok();
    registry
        .call("AttachThingPrincipal")
        .path("thingName", "lamp")
        .header(
            "x-amzn-principal",
            &registry.scope().arn(&format!("cert/{id}")),
        )
        .ok();
}

fn detach_thing(registry: &Registry, id: &str) {
    registry
        .call("DetachThingPrincipal")
        .path("thingName", "lamp")
        .header(
            "x-amzn-principal",
            &registry.scope().arn(&format!("cert/{id}")),
        )
        .ok();
}

fn set_status(registry: &Registry, id: &str, status: &str) {
    registry
        .call("UpdateCertificate")
        .path("certificateId", id)
        .query("newStatus", status)
        .ok();
}

fn delete_refused(registry: &Registry, id: &str, force: &str) -> &'static str {
    registry
        .call("DeleteCertificate")
        .path("certificateId", id)
        .query("forceDelete", force)
        .refused()
        .kind
}

#[test]
fn a_certificate_from_a_csr_is_described_whole() {
    let registry = Registry::new();
    let made = registry
        .call("CreateCertificateFromCsr")
        .body(json!({ "certificateSigningRequest": CSR }))
        .ok();
    let id = text(&made, "certificateId");
    assert_eq!(
        text(&made, "certificateArn"),
        registry.scope().arn(&format!("cert/{id}"))
    );

    let shown = describe(&registry, id);
    assert_eq!(shown["status"], "INACTIVE");
    assert_eq!(shown["certificateMode"], "DEFAULT");
    assert_eq!(shown["certificatePem"], made["certificatePem"]);
    assert_eq!(shown["ownedBy"], "123456789012");
    assert_eq!(shown["customerVersion"], 1);
    assert_eq!(shown["validity"]["notAfter"], 2_524_607_999.0);
    assert_eq!(shown["creationDate"], shown["lastModifiedDate"]);
    assert!(!text(&shown, "generationId").is_empty());
    assert!(shown.get("caCertificateId").is_none());
    assert_eq!(describe(&registry, &id.to_uppercase())["certificateId"], id);
    assert_eq!(
        describe(&registry, &create(&registry, "true"))["status"],
        "ACTIVE"
    );
}

#[test]
fn a_key_is_made_once_and_not_kept() {
    let registry = Registry::new();
    let made = registry
        .call("CreateKeysAndCertificate")
        .query("setAsActive", "true")
        .ok();
    assert!(text(&made["keyPair"], "PrivateKey").contains("PRIVATE KEY"));
    assert!(text(&made["keyPair"], "PublicKey").starts_with("-----BEGIN PUBLIC KEY-----"));
    assert!(
        !describe(&registry, text(&made, "certificateId"))
            .to_string()
            .contains("PRIVATE")
    );
}

#[test]
fn bad_requests_are_refused() {
    let registry = Registry::new();
    let csr = |csr: Value| {
        registry
            .call("CreateCertificateFromCsr")
            .body(json!({ "certificateSigningRequest": csr }))
            .refused()
            .kind
    };
    for bad in [
        json!(null),
        json!(""),
        json!("x".repeat(4097)),
        json!("no CSR"),
    ] {
        assert_eq!(csr(bad), "InvalidRequestException");
    }
    let describe = |id: &str| {
        registry
            .call("DescribeCertificate")
            .path("certificateId", id)
            .refused()
            .kind
    };
    assert_eq!(describe("short"), "InvalidRequestException");
    assert_eq!(describe(&"a".repeat(64)), "ResourceNotFoundException");
    let refused = registry
        .call("CreateKeysAndCertificate")
        .query("setAsActive", "yes")
        .refused();
    assert_eq!(refused.kind, "InvalidRequestException");
}

#[test]
fn certificates_of_others_are_registered_once_per_region() {
    let registry = Registry::new();
    let register = |pem: &str, status: Value| {
        registry
            .call("RegisterCertificateWithoutCA")
            .body(json!({ "certificatePem": pem, "status": status }))
    };
    let made = register(V1, json!("ACTIVE")).ok();
    let id = text(&made, "certificateId");
    let shown = describe(&registry, id);
    assert_eq!(
        (&shown["status"], &shown["certificateMode"]),
        (&json!("ACTIVE"), &json!("SNI_ONLY"))
    );
    assert_eq!(shown["certificatePem"], V1);

    let again = register(V1, json!(null)).refused();
    assert_eq!(again.kind, "ResourceAlreadyExistsException");
    assert_eq!(again.body()["resourceId"], id);
    assert_eq!(again.body()["resourceArn"], made["certificateArn"]);

    let other = register(FIELDS, json!(null)).ok();
    assert_eq!(
        describe(&registry, text(&other, "certificateId"))["status"],
        "INACTIVE"
    );
    assert_eq!(
        register(SHA1, json!(null)).refused().kind,
        "CertificateValidationException"
    );
    assert_eq!(
        register(SHA1, json!("PENDING_TRANSFER")).refused().kind,
        "CertificateStateException"
    );
    assert_eq!(
        register(SHA1, json!("OFF")).refused().kind,
        "InvalidRequestException"
    );
}

#[test]
fn a_status_is_changed_once() {
    let registry = Registry::new();
    let id = create(&registry, "false");
    set_status(&registry, &id, "ACTIVE");
    set_status(&registry, &id, "ACTIVE");
    let shown = describe(&registry, &id);
    assert_eq!(
        (&shown["status"], &shown["customerVersion"]),
        (&json!("ACTIVE"), &json!(2))
    );
    set_status(&registry, &id, "REVOKED");
    assert_eq!(describe(&registry, &id)["customerVersion"], 3);

    let refused = |id: &str, status: &str| {
        registry
            .call("UpdateCertificate")
            .path("certificateId", id)
            .query("newStatus", status)
            .refused()
    };
    for internal in [
        "PENDING_TRANSFER",
        "PENDING_ACTIVATION",
        "REGISTER_INACTIVE",
    ] {
        assert_eq!(refused(&id, internal).kind, "CertificateStateException");
        assert_eq!(refused(&id, internal).status, 406);
    }
    assert_eq!(refused(&id, "active").kind, "InvalidRequestException");
    assert_eq!(
        refused(&"a".repeat(64), "ACTIVE").kind,
        "ResourceNotFoundException"
    );
    assert_eq!(describe(&registry, &id)["status"], "REVOKED");
}

#[test]
fn what_is_active_or_attached_is_not_deleted() {
    let registry = Registry::with(Quotas::Aws, Duration::from_hours(1));
    let id = create(&registry, "true");
    let delete = |force: &str| {
        registry
            .call("DeleteCertificate")
            .path("certificateId", &id)
            .query("forceDelete", force)
            .answer()
    };
    assert_eq!(
        delete_refused(&registry, &id, "true"),
        "CertificateStateException"
    );
    set_status(&registry, &id, "INACTIVE");
    attach_thing(&registry, &id);
    assert_eq!(
        delete_refused(&registry, &id, "true"),
        "DeleteConflictException"
    );
    detach_thing(&registry, &id);
    let pending = delete("true").expect_err("the detachment takes an hour");
    assert!(
        pending.message.contains("not taken effect"),
        "{}",
        pending.message
    );
}

#[test]
fn policies_hold_a_certificate_unless_forced() {
    let registry = Registry::new();
    let id = create(&registry, "false");
    let arn = registry.scope().arn(&format!("cert/{id}"));
    let document = json!({"Version": "2012-10-17", "Statement": []}).to_string();
    let document = document.replace(
        "[]",
        r#"[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]"#,
    );
    registry
        .call("CreatePolicy")
        .path("policyName", "p")
        .body(json!({ "policyDocument": document }))
        .ok();
    registry
        .call("AttachPolicy")
        .path("policyName", "p")
        .body(json!({ "target": arn }))
        .ok();
    attach_thing(&registry, &id);
    detach_thing(&registry, &id);

    assert_eq!(
        delete_refused(&registry, &id, "false"),
        "DeleteConflictException"
    );
    registry
        .call("DeleteCertificate")
        .path("certificateId", &id)
        .query("forceDelete", "true")
        .ok();
    assert_eq!(
        registry
            .call("DescribeCertificate")
            .path("certificateId", &id)
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
    assert_eq!(
        registry
            .call("ListTargetsForPolicy")
            .path("policyName", "p")
            .ok()["targets"],
        json!([])
    );
    registry.call("DeletePolicy").path("policyName", "p").ok();
}

#[test]
fn lists_go_by_age_and_in_pages() {
    let registry = Registry::new();
    let made: Vec<_> = (0..5).map(|_| create(&registry, "false")).collect();
    // Several are made in one millisecond, so the order of ids decides between those.
    let created = |id: &String| {
        describe(&registry, id)["creationDate"]
            .as_f64()
            .expect("a time")
    };
    let mut expected: Vec<_> = made.iter().map(|id| (created(id), id.clone())).collect();
    expected.sort_by(|one, other| one.partial_cmp(other).expect("times"));
    let expected: Vec<_> = expected.into_iter().map(|(_, id)| id).collect();

    for (ascending, expected) in [
        ("true", expected.clone()),
        ("false", expected.into_iter().rev().collect()),
    ] {
        let mut found = Vec::new();
        let mut marker: Option<String> = None;
        loop {
            let mut call = registry
                .call("ListCertificates")
                .query("pageSize", "2")
                .query("isAscendingOrder", ascending);
            if let Some(marker) = &marker {
                call = call.query("marker", marker);
            }
            let page = call.ok();
            let items = page["certificates"].as_array().expect("a list").clone();
            assert!(items.len() <= 2);
            found.extend(
                items
                    .iter()
                    .map(|item| text(item, "certificateId").to_owned()),
            );
            marker = page["nextMarker"].as_str().map(str::to_owned);
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(found, expected);
    }
    for (name, value) in [
        ("pageSize", "0"),
        ("pageSize", "251"),
        ("marker", "!"),
        ("marker", "YQ=="),
        ("isAscendingOrder", "1"),
    ] {
        let refused = registry
            .call("ListCertificates")
            .query(name, value)
            .refused();
        assert_eq!(refused.kind, "InvalidRequestException", "{name}={value}");
    }
}
