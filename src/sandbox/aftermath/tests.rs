//! What is told, and what is in force, after a commit and after one that failed.

use serde_json::json;

use crate::sandbox::api::iot::test_support::Registry;
use crate::sandbox::authority::Principal;

fn with_events() -> Registry {
    let registry = Registry::new();
    registry.breakable();
    registry
        .call("UpdateEventConfigurations")
        .body(json!({ "eventConfigurations": { "THING": { "Enabled": true } } }))
        .ok();
    registry
}

#[tokio::test]
async fn events_come_after_the_commit() {
    let registry = with_events();
    let mut listener = registry.listen("$aws/events/thing/#").await;
    let create = |name| {
        registry
            .call("CreateThing")
            .path("thingName", name)
            .body(json!({}))
            .ok()
    };
    let ((), committed) = registry.services.together(|| {
        create("a");
        create("b");
    });
    committed.expect("committed");
    assert_eq!(
        listener.message().await.0,
        "$aws/events/thing/a/created".to_owned()
    );
    assert_eq!(listener.message().await.1["thingName"], "b");
    let ((), undone) = registry.services.together(|| {
        create("c");
        registry.break_commit();
    });
    undone.expect_err("the commit fails");
    assert!(!listener.has_heard().await, "of a thing that is none");
    create("d");
    assert_eq!(listener.message().await.1["thingName"], "d");
}

fn document(effect: &str) -> String {
    let statement = json!({ "Effect": effect, "Action": "iot:*", "Resource": "*" });
    json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
}

#[tokio::test]
async fn what_was_undone_is_not_in_force() {
    let registry = with_events();
    let arn = registry.certificate('a');
    let allowed = |registry: &Registry| {
        let answer = registry
            .call("TestAuthorization")
            .body(json!({
                "principal": arn,
                "authInfos": [{ "actionType": "PUBLISH", "resources": [registry.scope().arn("topic/t")] }],
            }))
            .ok();
        answer["authResults"][0]["authDecision"] == "ALLOWED"
    };
    registry
        .call("CreatePolicy")
        .path("policyName", "p")
        .body(json!({ "policyDocument": document("Allow") }))
        .ok();
    registry
        .call("AttachPolicy")
        .path("policyName", "p")
        .body(json!({ "target": arn }))
        .ok();
    let id = "a".repeat(64).parse().expect("an id");
    let mut device = registry.listen_as(Principal::Certificate(id), "#").await;
    let deny = |effect: &str| {
        registry
            .call("CreatePolicyVersion")
            .path("policyName", "p")
            .query("setAsDefault", "true")
            .body(json!({ "policyDocument": document(effect) }))
            .ok()
    };
    let (seen, undone) = registry.services.together(|| {
        deny("Deny");
        let seen = allowed(&registry);
        registry.break_commit();
        seen
    });
    undone.expect_err("the commit fails");
    assert!(!seen, "the thread sees what it wrote");
    assert!(allowed(&registry));
    assert!(!device.has_heard().await, "it is still connected");
    // The version that was undone leaves its number, and not its text, to this one.
    deny("Allow");
    assert!(allowed(&registry));
    assert!(!device.has_heard().await, "it is still connected");
    let ((), committed) = registry.services.together(|| drop(deny("Deny")));
    committed.expect("committed");
    assert!(device.is_over().await, "its policies are in force");
}
