//! Attaching and detaching on a registry in memory.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::test_support::Registry;
use crate::sandbox::services::Quotas;

const IDENTITY: &str = "eu-central-1:11111111-2222-3333-4444-555555555555";

fn with_policies(count: usize, quotas: Quotas) -> Registry {
    let registry = Registry::with(quotas, Duration::ZERO);
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;
    for number in 0..count {
        let call = registry
            .call("CreatePolicy")
            .path("policyName", &format!("p{number:02}"));
        call.body(json!({ "policyDocument": document })).ok();
    }
    registry
}

fn attach(registry: &Registry, policy: &str, target: &str) -> Result<Value, &'static str> {
    let call = registry.call("AttachPolicy").path("policyName", policy);
    call.body(json!({ "target": target }))
        .answer()
        .map_err(|error| error.kind)
}

fn detach(registry: &Registry, policy: &str, target: &str) -> Result<Value, &'static str> {
    let call = registry.call("DetachPolicy").path("policyName", policy);
    call.body(json!({ "target": target }))
        .answer()
        .map_err(|error| error.kind)
}

fn attached(registry: &Registry, target: &str, recursive: &str) -> Vec<String> {
    let answer = registry
        .call("ListAttachedPolicies")
        .path("target", target)
        .query("recursive", recursive)
        .ok();
    let policies = answer["policies"].as_array().expect("a list");
    policies
        .iter()
        .map(|policy| policy["policyName"].as_str().expect("a name").to_owned())
        .collect()
}

fn groups(registry: &Registry) -> [String; 2] {
    registry
        .call("CreateThingGroup")
        .path("thingGroupName", "house")
        .ok();
    let body = json!({ "parentGroupName": "house" });
    registry
        .call("CreateThingGroup")
        .path("thingGroupName", "hall")
        .body(body)
        .ok();
    ["house", "hall"].map(|name| registry.scope().arn(&format!("thinggroup/{name}")))
}

#[test]
fn targets_of_every_kind_are_attached_and_listed() {
    let registry = with_policies(1, Quotas::Aws);
    let certificate = registry.certificate('a');
    let [house, _] = groups(&registry);
    for target in [&certificate, &house, IDENTITY] {
        assert_eq!(attach(&registry, "p00", target), Ok(Value::Null));
        assert_eq!(
            attach(&registry, "p00", target),
            Ok(Value::Null),
            "idempotent"
        );
        assert_eq!(attached(&registry, target, "false"), ["p00"]);
    }
    let targets = registry
        .call("ListTargetsForPolicy")
        .path("policyName", "p00")
        .ok();
    assert_eq!(
        targets,
        json!({ "targets": [certificate, house, IDENTITY] })
    );
    let first = registry
        .call("ListTargetsForPolicy")
        .path("policyName", "p00")
        .query("pageSize", "2")
        .ok();
    assert_eq!(first["targets"], json!([certificate, house]));
    let marker = first["nextMarker"].as_str().expect("one more");
    let second = registry
        .call("ListTargetsForPolicy")
        .path("policyName", "p00")
        .query("marker", marker)
        .ok();
    assert_eq!(second, json!({ "targets": [IDENTITY] }));

    for target in [&certificate, &house, IDENTITY] {
        assert_eq!(detach(&registry, "p00", target), Ok(Value::Null));
        assert_eq!(
            detach(&registry, "p00", target),
            Ok(Value::Null),
            "idempotent"
        );
        assert!(attached(&registry, target, "true").is_empty());
    }
}

#[test]
fn what_does_not_exist_is_told() {
    let registry = with_policies(1, Quotas::Aws);
    let certificate = registry.certificate('a');
    let other = registry.scope().arn(&format!("cert/{}", "b".repeat(64)));
    let group = registry.scope().arn("thinggroup/none");
    assert_eq!(
        attach(&registry, "none", &certificate),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        attach(&registry, "p00", &other),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        attach(&registry, "p00", &group),
        Err("ResourceNotFoundException")
    );
    assert_eq!(detach(&registry, "none", &certificate), Ok(Value::Null));
    let thing = registry.scope().arn("thing/lamp");
    let elsewhere = certificate.replace("eu-central-1", "eu-west-1");
    for bad in [
        "",
        "lamp",
        &thing,
        &elsewhere,
        "eu-central-1:no-uuid",
        "eu-central-1",
    ] {
        assert_eq!(
            attach(&registry, "p00", bad),
            Err("InvalidRequestException"),
            "{bad}"
        );
        assert_eq!(
            detach(&registry, "p00", bad),
            Err("InvalidRequestException"),
            "{bad}"
        );
    }
    let missing = |call: &'static str| {
        registry
            .call(call)
            .path("target", &group)
            .path("policyName", "none")
            .refused()
            .kind
    };
    assert_eq!(missing("ListAttachedPolicies"), "ResourceNotFoundException");
    assert_eq!(missing("ListTargetsForPolicy"), "ResourceNotFoundException");
    let empty = registry
        .call("AttachPolicy")
        .path("policyName", "p00")
        .refused();
    assert_eq!(empty.kind, "InvalidRequestException");
}

#[test]
fn ten_policies_per_principal_and_two_per_group() {
    for (quotas, over) in [
        (Quotas::Aws, Err("LimitExceededException")),
        (Quotas::Off, Ok(Value::Null)),
    ] {
        let registry = with_policies(11, quotas);
        let certificate = registry.certificate('a');
        let [house, _] = groups(&registry);
        for (target, most) in [(certificate.as_str(), 10), (IDENTITY, 10), (&house, 2)] {
            for number in 0..most {
                assert_eq!(
                    attach(&registry, &format!("p{number:02}"), target),
                    Ok(Value::Null)
                );
            }
            assert_eq!(
                attach(&registry, &format!("p{most:02}"), target),
                over,
                "{target}"
            );
            assert_eq!(
                attach(&registry, "p00", target),
                Ok(Value::Null),
                "attached before"
            );
            let kept = if over.is_err() { most } else { most + 1 };
            assert_eq!(attached(&registry, target, "false").len(), kept);
        }
    }
}

#[test]
fn groups_inherit_when_asked() {
    let registry = with_policies(2, Quotas::Aws);
    let [house, hall] = groups(&registry);
    assert_eq!(attach(&registry, "p00", &hall), Ok(Value::Null));
    assert_eq!(attach(&registry, "p01", &house), Ok(Value::Null));
    assert_eq!(attached(&registry, &hall, "false"), ["p00"]);
    assert_eq!(attached(&registry, &hall, "true"), ["p00", "p01"]);
    assert_eq!(attached(&registry, &house, "true"), ["p01"]);
}

#[test]
fn the_deprecated_calls_do_the_same() {
    let registry = with_policies(2, Quotas::Aws);
    let certificate = registry.certificate('a');
    let [house, _] = groups(&registry);
    let on_principal = |operation: &'static str, policy: &str, principal: &str| {
        let call = registry
            .call(operation)
            .path("policyName", policy)
            .header("x-amzn-iot-principal", principal);
        call.answer().map_err(|error| error.kind)
    };
    for policy in ["p00", "p01"] {
        assert_eq!(
            on_principal("AttachPrincipalPolicy", policy, &certificate),
            Ok(Value::Null)
        );
    }
    assert_eq!(
        on_principal("AttachPrincipalPolicy", "p00", &house),
        Err("InvalidRequestException")
    );
    assert_eq!(attach(&registry, "p00", &house), Ok(Value::Null));

    let listed = on_principal("ListPrincipalPolicies", "", &certificate).expect("a list");
    assert_eq!(listed["policies"].as_array().map(Vec::len), Some(2));
    let principals = registry
        .call("ListPolicyPrincipals")
        .header("x-amzn-iot-policy", "p00")
        .ok();
    assert_eq!(
        principals,
        json!({ "principals": [certificate] }),
        "groups are no principals"
    );

    assert_eq!(
        on_principal("DetachPrincipalPolicy", "none", &certificate),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        on_principal("DetachPrincipalPolicy", "p00", &certificate),
        Ok(Value::Null)
    );
    assert_eq!(attached(&registry, &certificate, "false"), ["p01"]);
    assert_eq!(
        registry.call("ListPrincipalPolicies").refused().kind,
        "InvalidRequestException"
    );
    assert_eq!(
        registry.call("ListPolicyPrincipals").refused().kind,
        "InvalidRequestException"
    );
}
