//! Group memberships, through their operations.

use serde_json::json;

use super::*;
use crate::sandbox::api::iot::test_support::Registry;

/// Thing `t`, group `root` with children `one` and `two`, and group `other`.
fn with_tree() -> Registry {
    let registry = Registry::new();
    registry.call("CreateThing").path("thingName", "t").ok();
    for (name, body) in [
        ("root", json!({})),
        ("one", json!({ "parentGroupName": "root" })),
        ("two", json!({ "parentGroupName": "root" })),
        ("other", json!({})),
    ] {
        registry
            .call("CreateThingGroup")
            .path("thingGroupName", name)
            .body(body)
            .ok();
    }
    registry
}

fn groups(registry: &Registry) -> Vec<String> {
    let answer = registry
        .call("ListThingGroupsForThing")
        .path("thingName", "t")
        .ok();
    let groups = answer["thingGroups"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    groups
        .iter()
        .filter_map(|group| group["groupName"].as_str().map(str::to_owned))
        .collect()
}

fn membership(group: &str) -> Value {
    json!({ "thingGroupName": group, "thingName": "t" })
}

#[test]
fn a_thing_is_in_one_group_of_a_hierarchy() {
    let registry = with_tree();
    registry
        .call("AddThingToThingGroup")
        .body(membership("one"))
        .ok();
    registry
        .call("AddThingToThingGroup")
        .body(membership("one"))
        .ok();
    for group in ["two", "root"] {
        let error = registry
            .call("AddThingToThingGroup")
            .body(membership(group))
            .refused();
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("InvalidRequestException", 400)
        );
    }
    registry
        .call("AddThingToThingGroup")
        .body(membership("other"))
        .ok();
    assert_eq!(groups(&registry), ["one", "other"]);
    let things = |group: &str, recursive: &str| {
        registry
            .call("ListThingsInThingGroup")
            .path("thingGroupName", group)
            .query("recursive", recursive)
            .ok()
    };
    assert_eq!(things("root", "false"), json!({ "things": [] }));
    assert_eq!(things("root", "true"), json!({ "things": ["t"] }));
    let all = registry
        .services
        .store
        .read(|db| Ok::<_, ApiError>(store::of_thing_with_ancestors(db, "eu-central-1", "t")?));
    assert_eq!(all.expect("reads"), ["one", "other", "root"]);

    for _ in 0..2 {
        registry
            .call("RemoveThingFromThingGroup")
            .body(membership("one"))
            .ok();
    }
    assert_eq!(groups(&registry), ["other"]);
}

#[test]
fn arns_do_as_well_as_names_if_they_agree() {
    let registry = with_tree();
    let (group, thing) = (
        registry.scope().arn("thinggroup/one"),
        registry.scope().arn("thing/t"),
    );
    let arns = json!({ "thingGroupArn": group, "thingArn": thing });
    registry
        .call("AddThingToThingGroup")
        .body(arns.clone())
        .ok();
    assert_eq!(groups(&registry), ["one"]);
    registry.call("RemoveThingFromThingGroup").body(arns).ok();
    assert!(groups(&registry).is_empty());
    for bad in [
        json!({ "thingName": "t" }),
        json!({ "thingGroupName": "one" }),
        json!({ "thingGroupName": "two", "thingGroupArn": group, "thingName": "t" }),
        json!({ "thingGroupArn": thing, "thingName": "t" }),
        json!({ "thingGroupName": "one", "thingArn": "arn:aws:iot:eu-west-1:123456789012:thing/t" }),
    ] {
        assert_eq!(
            registry
                .call("AddThingToThingGroup")
                .body(bad.clone())
                .refused()
                .kind,
            "InvalidRequestException",
            "{bad}"
        );
    }
    for unknown in [
        json!({ "thingName": "x", "thingGroupName": "one" }),
        membership("x"),
    ] {
        for operation in ["AddThingToThingGroup", "RemoveThingFromThingGroup"] {
            assert_eq!(
                registry
                    .call(operation)
                    .body(unknown.clone())
                    .refused()
                    .kind,
                "ResourceNotFoundException"
            );
        }
    }
}

#[test]
fn ten_groups_are_enough() {
    let registry = with_tree();
    for i in 0..11 {
        registry
            .call("CreateThingGroup")
            .path("thingGroupName", &format!("g{i}"))
            .ok();
    }
    for i in 0..10 {
        registry
            .call("AddThingToThingGroup")
            .body(membership(&format!("g{i}")))
            .ok();
    }
    assert_eq!(
        registry
            .call("AddThingToThingGroup")
            .body(membership("g10"))
            .refused()
            .kind,
        "InvalidRequestException"
    );
    let swap =
        json!({ "thingName": "t", "thingGroupsToAdd": ["g10"], "thingGroupsToRemove": ["g0"] });
    registry.call("UpdateThingGroupsForThing").body(swap).ok();
    assert!(groups(&registry).contains(&"g10".to_owned()));
    // What fails halfway leaves nothing behind.
    let bad =
        json!({ "thingName": "t", "thingGroupsToAdd": ["none"], "thingGroupsToRemove": ["g1"] });
    registry
        .call("UpdateThingGroupsForThing")
        .body(bad)
        .refused();
    assert!(groups(&registry).contains(&"g1".to_owned()));
}
