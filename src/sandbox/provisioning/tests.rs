//! What happens to resources that exist already.

use serde_json::json;

use super::*;
use crate::sandbox::api::iot::test_support::Registry;

#[expect(
    clippy::needless_pass_by_value,
    reason = "reads as `template(json!({…}))`"
)]
fn template(thing: Value, overrides: Value) -> Template {
    let body = json!({
        "Resources": {
            "t": { "Type": "AWS::IoT::Thing", "Properties": thing, "OverrideSettings": overrides },
        },
    });
    Template::parse(&body.to_string(), Use::Register).expect("a template")
}

fn run(registry: &Registry, template: &Template) -> Result<Outcome, ProvisioningError> {
    provision(
        &registry.services,
        &registry.scope(),
        template,
        &BTreeMap::new(),
        None,
    )
}

fn attributes(registry: &Registry) -> Value {
    registry.call("DescribeThing").path("thingName", "a").ok()["attributes"].clone()
}

#[test]
fn a_thing_that_is_as_wanted_is_no_conflict() {
    let registry = Registry::new();
    let wanted = template(
        json!({ "ThingName": "a", "AttributePayload": { "x": "1" } }),
        json!({}),
    );
    run(&registry, &wanted).expect("made");
    run(&registry, &wanted).expect("as it is");
    let version = registry.call("DescribeThing").path("thingName", "a").ok()["version"].clone();
    assert_eq!(version, 1);
}

#[test]
fn override_settings_decide_what_becomes_of_attributes() {
    for (setting, wanted) in [
        (json!({}), None),
        (json!({ "AttributePayload": "FAIL" }), None),
        (
            json!({ "AttributePayload": "DO_NOTHING" }),
            Some(json!({ "x": "1", "y": "1" })),
        ),
        (
            json!({ "AttributePayload": "MERGE" }),
            Some(json!({ "x": "2", "y": "1" })),
        ),
        (
            json!({ "AttributePayload": "REPLACE" }),
            Some(json!({ "x": "2" })),
        ),
    ] {
        let registry = Registry::new();
        let body = json!({ "attributePayload": { "attributes": { "x": "1", "y": "1" } } });
        registry
            .call("CreateThing")
            .path("thingName", "a")
            .body(body)
            .ok();
        let thing = json!({ "ThingName": "a", "AttributePayload": { "x": "2" } });
        let result = run(&registry, &template(thing, setting.clone()));
        match wanted {
            None => assert!(
                matches!(result, Err(ProvisioningError::Conflict(_))),
                "{setting}"
            ),
            Some(wanted) => {
                result.expect("provisioned");
                assert_eq!(attributes(&registry), wanted, "{setting}");
            }
        }
    }
}

#[test]
fn groups_are_merged_or_replaced() {
    for (setting, wanted) in [
        (json!({ "ThingGroups": "MERGE" }), json!(["g1", "g2"])),
        (json!({ "ThingGroups": "REPLACE" }), json!(["g2"])),
        (json!({ "ThingGroups": "DO_NOTHING" }), json!(["g1"])),
    ] {
        let registry = Registry::new();
        for group in ["g1", "g2"] {
            registry
                .call("CreateThingGroup")
                .path("thingGroupName", group)
                .ok();
        }
        run(
            &registry,
            &template(
                json!({ "ThingName": "a", "ThingGroups": ["g1"] }),
                json!({}),
            ),
        )
        .expect("made");
        let second = template(
            json!({ "ThingName": "a", "ThingGroups": ["g2"] }),
            setting.clone(),
        );
        run(&registry, &second).expect("provisioned");
        let answer = registry
            .call("ListThingGroupsForThing")
            .path("thingName", "a")
            .ok();
        let names: Vec<_> = answer["thingGroups"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|group| group["groupName"].clone())
            .collect();
        assert_eq!(json!(names), wanted, "{setting}");
    }
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let registry = Registry::new();
    let body = json!({
        "Resources": {
            "t": { "Type": "AWS::IoT::Thing", "Properties": { "ThingName": "a", "ThingGroups": ["none"] } },
            "p": { "Type": "AWS::IoT::Policy", "Properties": { "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{ "Effect": "Allow", "Action": "iot:Connect", "Resource": "*" }],
            } } },
        },
    });
    let template = Template::parse(&body.to_string(), Use::Register).expect("a template");
    assert!(matches!(
        run(&registry, &template),
        Err(ProvisioningError::Refused(_))
    ));
    assert_eq!(registry.call("ListPolicies").ok()["policies"], json!([]));
    assert_eq!(registry.call("ListThings").ok()["things"], json!([]));
}

#[test]
fn a_device_cannot_provision_with_the_certificate_of_another() {
    let registry = Registry::new();
    let other = registry.certificate('a');
    let body = json!({
        "Resources": {
            "c": { "Type": "AWS::IoT::Certificate", "Properties": { "CertificateId": "a".repeat(64) } },
        },
    });
    let template = Template::parse(&body.to_string(), Use::Fleet).expect("a template");
    let own: CertificateId = "b".repeat(64).parse().expect("valid");
    let result = provision(
        &registry.services,
        &registry.scope(),
        &template,
        &BTreeMap::new(),
        Some(&own),
    );
    assert!(
        matches!(result, Err(ProvisioningError::Parameter(_))),
        "{other}"
    );
}

#[tokio::test]
async fn what_is_provisioned_is_told_in_events() {
    let registry = Registry::new();
    let on = |kind: &str| (kind.to_owned(), json!({ "Enabled": true }));
    let kinds: Map<String, Value> = [on("THING"), on("THING_GROUP_MEMBERSHIP")]
        .into_iter()
        .collect();
    registry
        .call("UpdateEventConfigurations")
        .body(json!({ "eventConfigurations": kinds }))
        .ok();
    for name in ["g", "h"] {
        registry
            .call("CreateThingGroup")
            .path("thingGroupName", name)
            .body(json!({}))
            .ok();
    }
    let mut things = registry.listen("$aws/events/#").await;
    // Of itself.
    things.message().await;
    let wanted = |group: &str, value: &str| {
        let thing = json!({
            "ThingName": "a",
            "ThingGroups": [group],
            "AttributePayload": { "x": value },
        });
        let settings = json!({ "AttributePayload": "REPLACE", "ThingGroups": "REPLACE" });
        run(&registry, &template(thing, settings)).expect("made");
    };
    wanted("g", "1");
    wanted("g", "1");
    wanted("h", "2");
    let member = |group: &str, what: &str| {
        format!("$aws/events/thingGroupMembership/thingGroup/{group}/thing/a/{what}")
    };
    for expected in [
        "$aws/events/thing/a/created".to_owned(),
        member("g", "added"),
        "$aws/events/thing/a/updated".to_owned(),
        member("g", "removed"),
        member("h", "added"),
    ] {
        assert_eq!(things.message().await.0, expected);
    }
    assert!(!things.has_heard().await);
}
