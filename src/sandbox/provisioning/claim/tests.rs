//! Fleet provisioning from the first request to the active certificate, and every way it is refused.

use std::cell::RefCell;

use serde_json::json;

use super::*;
use crate::model::policy::{Dialect, Document};
use crate::sandbox::api::iot::test_support::Registry;

const CREATE: &str = "$aws/certificates/create/json";
const PROVISION: &str = "$aws/provisioning-templates/fleet/provision/json";
const DEVICE: Device<'static> = Device {
    connection: "1",
    client_id: "client",
    claim: None,
};

fn body() -> Value {
    json!({
        "Parameters": { "Serial": { "Type": "String" }, "AWS::IoT::Certificate::Id": { "Type": "String" } },
        "Resources": {
            "thing": { "Type": "AWS::IoT::Thing", "Properties": { "ThingName": { "Ref": "Serial" } } },
            "certificate": {
                "Type": "AWS::IoT::Certificate",
                "Properties": { "CertificateId": { "Ref": "AWS::IoT::Certificate::Id" } },
            },
        },
        "DeviceConfiguration": { "serial": { "Ref": "Serial" } },
    })
}

/// A registry with the template `fleet`.
fn registry(more: Value) -> Registry {
    let registry = Registry::new();
    let mut request = json!({
        "templateName": "fleet",
        "templateBody": body().to_string(),
        "provisioningRoleArn": "arn:aws:iam::123456789012:role/r",
        "enabled": true,
    });
    if let (Some(request), Value::Object(more)) = (request.as_object_mut(), more) {
        request.extend(more);
    }
    registry
        .call("CreateProvisioningTemplate")
        .body(request)
        .ok();
    registry
}

fn ask_json(
    registry: &Registry,
    device: Device<'_>,
    topic: &str,
    body: &Value,
    hook: Option<Hook<'_>>,
) -> (String, Value) {
    let payload = body.to_string();
    let reply = respond(
        &registry.services,
        &registry.scope(),
        device,
        topic,
        payload.as_bytes(),
        hook,
    )
    .expect("a request");
    let answer = serde_json::from_slice(&reply.payload).expect("JSON");
    (reply.topic, answer)
}

fn token(registry: &Registry) -> (String, String) {
    let (topic, answer) = ask_json(registry, DEVICE, CREATE, &json!({}), None);
    assert_eq!(topic, format!("{CREATE}/accepted"));
    let text = |name: &str| answer[name].as_str().expect("text").to_owned();
    assert!(text("privateKey").contains("PRIVATE KEY"));
    assert!(text("certificatePem").contains("BEGIN CERTIFICATE"));
    (text("certificateId"), text("certificateOwnershipToken"))
}

fn status(registry: &Registry, id: &str) -> String {
    let answer = registry
        .call("DescribeCertificate")
        .path("certificateId", id)
        .ok();
    answer["certificateDescription"]["status"]
        .as_str()
        .expect("text")
        .to_owned()
}

fn request(token: &str) -> Value {
    json!({ "certificateOwnershipToken": token, "parameters": { "Serial": "s-1" } })
}

fn refused(
    registry: &Registry,
    device: Device<'_>,
    topic: &str,
    body: &Value,
    hook: Option<Hook<'_>>,
) -> (u64, String) {
    let (answered, answer) = ask_json(registry, device, topic, body, hook);
    assert_eq!(answered, format!("{topic}/rejected"));
    assert!(!answer["errorMessage"].as_str().expect("text").is_empty());
    (
        answer["statusCode"].as_u64().expect("a number"),
        answer["errorCode"].as_str().expect("text").to_owned(),
    )
}

#[test]
fn a_device_gets_its_certificate_thing_and_configuration() {
    let registry = registry(json!({}));
    let (id, token) = token(&registry);
    assert_eq!(status(&registry, &id), "PENDING_ACTIVATION");
    let (topic, answer) = ask_json(&registry, DEVICE, PROVISION, &request(&token), None);
    assert_eq!(topic, format!("{PROVISION}/accepted"));
    assert_eq!(
        answer,
        json!({ "deviceConfiguration": { "serial": "s-1" }, "thingName": "s-1" })
    );
    assert_eq!(status(&registry, &id), "ACTIVE");
    let principals = registry
        .call("ListThingPrincipals")
        .path("thingName", "s-1")
        .ok();
    assert_eq!(
        principals["principals"],
        json!([registry.scope().arn(&format!("cert/{id}"))])
    );
    // A token is used once.
    let (status, code) = refused(&registry, DEVICE, PROVISION, &request(&token), None);
    assert_eq!(
        (status, code.as_str()),
        (400, "InvalidCertificateOwnershipToken")
    );
}

#[test]
fn cbor_is_the_same_in_other_bytes() {
    let registry = registry(json!({}));
    let ask = |topic: &str, body: &Value| {
        let mut payload = Vec::new();
        ciborium::into_writer(body, &mut payload).expect("written");
        let reply = respond(
            &registry.services,
            &registry.scope(),
            DEVICE,
            topic,
            &payload,
            None,
        )
        .expect("a request");
        let answer: Value = ciborium::from_reader(reply.payload.as_slice()).expect("CBOR");
        (reply.topic, answer)
    };
    let (_, made) = ask("$aws/certificates/create/cbor", &json!({}));
    let token = made["certificateOwnershipToken"].as_str().expect("text");
    let topic = "$aws/provisioning-templates/fleet/provision/cbor";
    let (answered, answer) = ask(topic, &request(token));
    assert_eq!(answered, format!("{topic}/accepted"));
    assert_eq!(answer["thingName"], "s-1");
    let broken = respond(
        &registry.services,
        &registry.scope(),
        DEVICE,
        topic,
        &[0xff, 0x00],
        None,
    )
    .expect("a request");
    assert_eq!(broken.topic, format!("{topic}/rejected"));
}

#[test]
fn a_csr_is_certified_without_a_key() {
    let registry = registry(json!({}));
    let topic = "$aws/certificates/create-from-csr/json";
    let key = rcgen::KeyPair::generate().expect("made");
    let csr = rcgen::CertificateParams::default()
        .serialize_request(&key)
        .and_then(|csr| csr.pem())
        .expect("made");
    let (answered, answer) = ask_json(
        &registry,
        DEVICE,
        topic,
        &json!({ "certificateSigningRequest": csr }),
        None,
    );
    assert_eq!(answered, format!("{topic}/accepted"));
    assert!(answer.get("privateKey").is_none());
    let token = answer["certificateOwnershipToken"].as_str().expect("text");
    assert_eq!(
        ask_json(&registry, DEVICE, PROVISION, &request(token), None).1["thingName"],
        "s-1"
    );
    let bad = json!({ "certificateSigningRequest": "x" });
    assert_eq!(
        refused(&registry, DEVICE, topic, &bad, None).1,
        "InvalidCertificateSigningRequest"
    );
}

#[test]
fn a_token_is_good_on_its_own_connection_only() {
    let registry = registry(json!({}));
    let (id, token) = token(&registry);
    let other = Device {
        connection: "2",
        ..DEVICE
    };
    let bad_token = (400, "InvalidCertificateOwnershipToken".to_owned());
    assert_eq!(
        refused(&registry, other, PROVISION, &request(&token), None),
        bad_token
    );
    for wrong in [json!({}), request(""), request("x")] {
        assert_eq!(
            refused(&registry, DEVICE, PROVISION, &wrong, None),
            bad_token,
            "{wrong}"
        );
    }
    assert_eq!(status(&registry, &id), "PENDING_ACTIVATION");
}

#[test]
fn what_cannot_be_provisioned_changes_nothing() {
    let registry = registry(json!({}));
    let (id, token) = token(&registry);
    let with =
        |parameters: Value| json!({ "certificateOwnershipToken": token, "parameters": parameters });
    for parameters in [
        json!({}),
        json!({ "Serial": "a b" }),
        json!({ "Serial": "a", "Other": "b" }),
        json!({ "Serial": 1 }),
    ] {
        assert_eq!(
            refused(&registry, DEVICE, PROVISION, &with(parameters), None).0,
            400
        );
    }
    // The certificate is the one that was issued, whatever the device says.
    let stolen = json!({ "Serial": "s-1", "AWS::IoT::Certificate::Id": "0".repeat(64) });
    assert_eq!(
        ask_json(&registry, DEVICE, PROVISION, &with(stolen), None).1["thingName"],
        "s-1"
    );
    assert_eq!(status(&registry, &id), "ACTIVE");
    let missing = "$aws/provisioning-templates/none/provision/json";
    assert_eq!(
        refused(&registry, DEVICE, missing, &request("x"), None).0,
        404
    );
    for broken in [json!([]), json!("x")] {
        assert_eq!(
            refused(&registry, DEVICE, CREATE, &broken, None).1,
            "InvalidPayload"
        );
    }
}

#[test]
fn a_hook_decides_and_overrides() {
    let function = "arn:aws:lambda:eu-central-1:123456789012:function:f";
    let registry = registry(json!({ "preProvisioningHook": { "targetArn": function } }));
    let (id, token) = token(&registry);
    let denied = (403, "ACCESS_DENIED".to_owned());
    let answers = |answer: Result<Value, String>| move |_: &str, _: Value| answer.clone();
    for answer in [
        Err("crashed".to_owned()),
        Ok(json!({})),
        Ok(json!({ "allowProvisioning": "true" })),
        Ok(json!({ "allowProvisioning": false })),
        Ok(json!({ "allowProvisioning": true, "parameterOverrides": { "Serial": 1 } })),
    ] {
        let hook = answers(answer);
        assert_eq!(
            refused(&registry, DEVICE, PROVISION, &request(&token), Some(&hook)),
            denied
        );
    }
    assert_eq!(
        refused(&registry, DEVICE, PROVISION, &request(&token), None),
        denied
    );
    let seen = RefCell::new(None);
    let hook = |called: &str, event: Value| {
        seen.replace(Some((called.to_owned(), event)));
        Ok(json!({ "allowProvisioning": true, "parameterOverrides": { "Serial": "s-2" } }))
    };
    let (_, answer) = ask_json(&registry, DEVICE, PROVISION, &request(&token), Some(&hook));
    assert_eq!(answer["thingName"], "s-2");
    let (called, event) = seen.into_inner().expect("called");
    assert_eq!(called, function);
    assert_eq!(
        (&event["certificateId"], &event["clientId"]),
        (&json!(id), &json!("client"))
    );
    assert_eq!(event["parameters"], json!({ "Serial": "s-1" }));
    assert_eq!(
        event["templateArn"],
        registry.scope().arn("provisioningtemplate/fleet").as_str()
    );
}

#[test]
fn a_temporary_claim_is_for_one_template() {
    let registry = registry(json!({}));
    let (_, token) = token(&registry);
    let id: CertificateId = "a".repeat(64).parse().expect("valid");
    let insert = |template: &str| {
        registry
            .services
            .store
            .write(|db| {
                let claim = claims::Claim {
                    region: "eu-central-1".to_owned(),
                    template: template.to_owned(),
                    expires_at: now() + 60.0,
                };
                db.execute("DELETE FROM provisioning_claims", [])?;
                Ok::<_, ApiError>(claims::insert_claim(db, id.as_str(), &claim)?)
            })
            .expect("inserted");
    };
    let device = Device {
        claim: Some(&id),
        ..DEVICE
    };
    insert("other");
    assert_eq!(
        refused(&registry, device, PROVISION, &request(&token), None).1,
        "ACCESS_DENIED"
    );
    insert("fleet");
    assert_eq!(
        ask_json(&registry, device, PROVISION, &request(&token), None).1["thingName"],
        "s-1"
    );
}

#[test]
fn what_was_never_used_goes_after_an_hour() {
    let registry = registry(json!({}));
    let (unused, _) = token(&registry);
    let (used, second) = token(&registry);
    ask_json(&registry, DEVICE, PROVISION, &request(&second), None);
    let prune = |later: f64| {
        let prefix = registry.scope().arn("cert/");
        registry
            .services
            .store
            .write(|db| {
                Ok::<_, ApiError>(claims::prune(db, "eu-central-1", &prefix, now() + later)?)
            })
            .expect("pruned");
    };
    prune(3500.0);
    assert_eq!(status(&registry, &unused), "PENDING_ACTIVATION");
    prune(3700.0);
    let gone = registry
        .call("DescribeCertificate")
        .path("certificateId", &unused)
        .refused();
    assert_eq!(gone.kind, "ResourceNotFoundException");
    assert_eq!(status(&registry, &used), "ACTIVE");
}

#[test]
fn other_topics_are_not_answered() {
    let registry = registry(json!({}));
    for topic in [
        "a/b",
        "$aws/certificates/create",
        "$aws/certificates/create/xml",
        "$aws/certificates/create/json/accepted",
        "$aws/provisioning-templates//provision/json",
        "$aws/provisioning-templates/a/b/provision/json",
    ] {
        assert!(!is_request(topic), "{topic}");
        assert_eq!(
            respond(
                &registry.services,
                &registry.scope(),
                DEVICE,
                topic,
                b"",
                None
            ),
            None
        );
    }
    assert!(is_request(PROVISION));
}

#[test]
fn the_policy_of_a_claim_is_a_policy() {
    let registry = Registry::new();
    let text = policy(&registry.scope(), "fleet");
    assert!(Document::parse(&text, Dialect::Iot).is_ok(), "{text}");
}
