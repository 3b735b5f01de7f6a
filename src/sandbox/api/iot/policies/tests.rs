//! The policy operations on a registry in memory.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::test_support::Registry;
use crate::sandbox::services::Quotas;

fn document(action: &str) -> String {
    json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}).to_string()
}

fn create(registry: &Registry, name: &str) -> Value {
    registry
        .call("CreatePolicy")
        .path("policyName", name)
        .body(json!({ "policyDocument": document("iot:*") }))
        .ok()
}

fn add_version(registry: &Registry, action: &str, default: &str) -> Value {
    registry
        .call("CreatePolicyVersion")
        .path("policyName", "p")
        .query("setAsDefault", default)
        .body(json!({ "policyDocument": document(action) }))
        .ok()
}

fn version_call(
    registry: &Registry,
    operation: &'static str,
    id: &str,
) -> Result<Value, &'static str> {
    let call = registry
        .call(operation)
        .path("policyName", "p")
        .path("policyVersionId", id);
    call.answer().map_err(|error| error.kind)
}

#[test]
fn a_policy_is_created_once_and_read_back() {
    let registry = Registry::new();
    let body =
        json!({ "policyDocument": document("iot:*"), "tags": [{ "Key": "owner", "Value": "me" }] });
    let made = registry
        .call("CreatePolicy")
        .path("policyName", "p")
        .body(body)
        .ok();
    let arn = registry.scope().arn("policy/p");
    assert_eq!(
        made,
        json!({"policyName": "p", "policyArn": arn, "policyDocument": document("iot:*"), "policyVersionId": "1"})
    );
    assert_eq!(
        registry
            .call("ListTagsForResource")
            .query("resourceArn", &arn)
            .ok()["tags"],
        json!([{ "Key": "owner", "Value": "me" }])
    );
    let read = registry.call("GetPolicy").path("policyName", "p").ok();
    assert_eq!(read["policyDocument"], document("iot:*"));
    assert_eq!(read["defaultVersionId"], "1");
    assert!(read["creationDate"].is_f64() && read["creationDate"] == read["lastModifiedDate"]);

    let same = registry
        .call("CreatePolicy")
        .path("policyName", "p")
        .body(json!({ "policyDocument": document("iot:*") }));
    let refused = same.refused();
    assert_eq!(
        (refused.kind, refused.status.as_u16()),
        ("ResourceAlreadyExistsException", 409)
    );
    assert_eq!(refused.body()["resourceArn"], arn);
}

#[test]
fn bad_names_and_documents_are_refused() {
    let registry = Registry::new();
    let refused = |registry: &Registry, name: &str, document: Value| {
        registry
            .call("CreatePolicy")
            .path("policyName", name)
            .body(json!({ "policyDocument": document }))
            .refused()
    };
    assert_eq!(
        refused(&registry, "a b", json!(document("iot:*"))).kind,
        "InvalidRequestException"
    );
    assert_eq!(
        refused(&registry, "p", json!(null)).kind,
        "InvalidRequestException"
    );
    for bad in ["", "{}", "nonsense", r#"{"Version":"2012-10-17"}"#] {
        let error = refused(&registry, "p", json!(bad));
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("MalformedPolicyException", 400),
            "{bad}"
        );
    }
    let long = document(&format!("iot:{}", "x".repeat(2048)));
    assert_eq!(
        refused(&registry, "p", json!(long)).kind,
        "MalformedPolicyException"
    );
    let spaced = document("iot:*").replace(',', &format!(",{}", " ".repeat(2048)));
    registry
        .call("CreatePolicy")
        .path("policyName", "p")
        .body(json!({ "policyDocument": spaced }))
        .ok();

    let lifted = Registry::with(Quotas::Off, Duration::ZERO);
    let client = lifted.scope().arn(&format!("client/{}", "x".repeat(3000)));
    let many = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "iot:Connect", "Resource": client}]});
    assert_eq!(
        refused(&registry, "q", json!(many.to_string())).kind,
        "MalformedPolicyException"
    );
    let call = lifted.call("CreatePolicy").path("policyName", "q");
    call.body(json!({ "policyDocument": many.to_string() }))
        .ok();
    assert_eq!(
        refused(&lifted, "p", json!(" ".repeat(404_601))).kind,
        "InvalidRequestException"
    );
}

#[test]
fn versions_are_counted_and_never_used_again() {
    let registry = Registry::new();
    create(&registry, "p");
    assert_eq!(
        add_version(&registry, "iot:Connect", "false")["isDefaultVersion"],
        false
    );
    let third = add_version(&registry, "iot:Publish", "true");
    assert_eq!(
        (&third["policyVersionId"], &third["isDefaultVersion"]),
        (&json!("3"), &json!(true))
    );
    assert_eq!(
        registry.call("GetPolicy").path("policyName", "p").ok()["defaultVersionId"],
        "3"
    );

    assert_eq!(
        version_call(&registry, "DeletePolicyVersion", "3"),
        Err("DeleteConflictException")
    );
    assert_eq!(
        version_call(&registry, "DeletePolicyVersion", "2"),
        Ok(Value::Null)
    );
    assert_eq!(
        version_call(&registry, "GetPolicyVersion", "2"),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        version_call(&registry, "SetDefaultPolicyVersion", "2"),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        version_call(&registry, "GetPolicyVersion", "x"),
        Err("InvalidRequestException")
    );
    assert_eq!(
        version_call(&registry, "GetPolicyVersion", &"9".repeat(40)),
        Err("ResourceNotFoundException")
    );
    assert_eq!(
        add_version(&registry, "iot:Receive", "false")["policyVersionId"],
        "4"
    );

    assert_eq!(
        version_call(&registry, "SetDefaultPolicyVersion", "1"),
        Ok(Value::Null)
    );
    assert_eq!(
        registry.call("GetPolicy").path("policyName", "p").ok()["policyDocument"],
        document("iot:*")
    );
    let listed = registry
        .call("ListPolicyVersions")
        .path("policyName", "p")
        .ok();
    let listed: Vec<_> = listed["policyVersions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|version| {
            (
                version["versionId"].as_str().expect("an id"),
                version["isDefaultVersion"] == true,
            )
        })
        .collect();
    assert_eq!(listed, [("4", false), ("3", false), ("1", true)]);

    let read = version_call(&registry, "GetPolicyVersion", "3").expect("there");
    assert_eq!(read["policyDocument"], document("iot:Publish"));
    assert_eq!(
        (&read["isDefaultVersion"], &read["policyName"]),
        (&json!(false), &json!("p"))
    );
}

#[test]
fn five_versions_are_the_most() {
    let registry = Registry::new();
    create(&registry, "p");
    for _ in 0..4 {
        add_version(&registry, "iot:Connect", "false");
    }
    let body = json!({ "policyDocument": document("iot:Connect") });
    let refused = registry
        .call("CreatePolicyVersion")
        .path("policyName", "p")
        .body(body.clone())
        .refused();
    assert_eq!(
        (refused.kind, refused.status.as_u16()),
        ("VersionsLimitExceededException", 409)
    );
    let missing = registry
        .call("CreatePolicyVersion")
        .path("policyName", "q")
        .body(body)
        .refused();
    assert_eq!(missing.kind, "ResourceNotFoundException");
}

#[test]
fn a_policy_in_use_is_not_deleted() {
    let registry = Registry::new();
    create(&registry, "p");
    let delete = || {
        registry
            .call("DeletePolicy")
            .path("policyName", "p")
            .answer()
            .map_err(|error| error.kind)
    };
    add_version(&registry, "iot:Connect", "true");
    assert_eq!(delete(), Err("DeleteConflictException"), "another version");
    assert_eq!(
        version_call(&registry, "DeletePolicyVersion", "1"),
        Ok(Value::Null)
    );
    let target = json!({ "target": registry.certificate('a') });
    registry
        .call("AttachPolicy")
        .path("policyName", "p")
        .body(target.clone())
        .ok();
    assert_eq!(delete(), Err("DeleteConflictException"), "attached");
    registry
        .call("DetachPolicy")
        .path("policyName", "p")
        .body(target)
        .ok();
    assert_eq!(delete(), Ok(Value::Null));
    assert_eq!(delete(), Err("ResourceNotFoundException"));
    assert_eq!(create(&registry, "p")["policyVersionId"], "1");
}

#[test]
fn policies_are_listed_in_pages() {
    let registry = Registry::new();
    for name in ["c", "a", "b"] {
        create(&registry, name);
    }
    let page = |marker: Option<&str>| {
        let call = registry
            .call("ListPolicies")
            .query("pageSize", "2")
            .query("isAscendingOrder", "true");
        match marker {
            Some(marker) => call.query("marker", marker).ok(),
            None => call.ok(),
        }
    };
    let first = page(None);
    let second = page(Some(first["nextMarker"].as_str().expect("more")));
    assert!(second.get("nextMarker").is_none());
    let mut names: Vec<_> = [&first, &second]
        .iter()
        .flat_map(|page| page["policies"].as_array().expect("a list"))
        .map(|policy| policy["policyName"].as_str().expect("a name"))
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["a", "b", "c"]);
}
