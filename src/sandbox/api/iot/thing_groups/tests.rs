//! Thing groups, through their operations.

use std::time::Duration;

use super::*;
use crate::sandbox::api::iot::test_support::{Call, Registry};

fn on<'a>(registry: &'a Registry, operation: &'static str, name: &str) -> Call<'a> {
    registry.call(operation).path("thingGroupName", name)
}

fn below<'a>(registry: &'a Registry, name: &str, parent: &str) -> Call<'a> {
    on(registry, "CreateThingGroup", name).body(json!({ "parentGroupName": parent }))
}

fn names(answer: &Value) -> Vec<&str> {
    let groups = answer["thingGroups"].as_array().into_iter().flatten();
    groups
        .filter_map(|group| group["groupName"].as_str())
        .collect()
}

#[test]
fn a_group_knows_its_way_to_the_root() {
    let registry = Registry::new();
    let root = on(&registry, "CreateThingGroup", "root").ok();
    below(&registry, "mid", "root").ok();
    let leaf = below(&registry, "leaf", "mid").ok();
    assert_eq!(below(&registry, "leaf", "mid").ok(), leaf);
    assert_eq!(
        below(&registry, "leaf", "root").refused().kind,
        "ResourceAlreadyExistsException"
    );
    assert_eq!(
        below(&registry, "x", "none").refused().kind,
        "ResourceNotFoundException"
    );
    let metadata = on(&registry, "DescribeThingGroup", "leaf").ok()["thingGroupMetadata"].clone();
    assert_eq!(metadata["parentGroupName"], "mid");
    assert_eq!(
        metadata["rootToParentThingGroups"][0],
        json!({ "groupName": "root", "groupArn": root["thingGroupArn"] })
    );
    assert_eq!(metadata["rootToParentThingGroups"][1]["groupName"], "mid");
    assert!(metadata["creationDate"].as_f64() > Some(1e9));
}

#[test]
fn trees_are_bounded_in_depth_and_width() {
    let registry = Registry::new();
    on(&registry, "CreateThingGroup", "g1").ok();
    for depth in 2..=7 {
        below(&registry, &format!("g{depth}"), &format!("g{}", depth - 1)).ok();
    }
    assert_eq!(
        below(&registry, "g8", "g7").refused().kind,
        "InvalidRequestException"
    );
    // One child is there already.
    for child in 1..100 {
        below(&registry, &format!("c{child}"), "g1").ok();
    }
    assert!(
        below(&registry, "c100", "g1")
            .refused()
            .message
            .contains("100 direct children")
    );
    let free = Registry::with(Quotas::Off, Duration::ZERO);
    on(&free, "CreateThingGroup", "g1").ok();
    for depth in 2..=9 {
        below(&free, &format!("g{depth}"), &format!("g{}", depth - 1)).ok();
    }
}

#[test]
fn updates_merge_attributes_and_check_the_version() {
    let registry = Registry::new();
    let body = |merge: bool, pairs: Value| json!({ "thingGroupProperties": { "attributePayload": { "attributes": pairs, "merge": merge } } });
    on(&registry, "CreateThingGroup", "g")
        .body(body(false, json!({ "a": "1" })))
        .ok();
    assert_eq!(
        on(&registry, "UpdateThingGroup", "g")
            .body(body(true, json!({ "b": "2" })))
            .ok(),
        json!({ "version": 2 })
    );
    let described = on(&registry, "DescribeThingGroup", "g").ok();
    assert_eq!(
        described["thingGroupProperties"],
        json!({ "attributePayload": { "attributes": { "a": "1", "b": "2" } } })
    );
    let stale =
        json!({ "thingGroupProperties": { "thingGroupDescription": "d" }, "expectedVersion": 1 });
    assert_eq!(
        on(&registry, "UpdateThingGroup", "g")
            .body(stale)
            .refused()
            .kind,
        "VersionConflictException"
    );
    assert_eq!(
        on(&registry, "UpdateThingGroup", "g").refused().kind,
        "InvalidRequestException"
    );
    let many: serde_json::Map<_, _> = (0..51).map(|i| (format!("a{i}"), json!("v"))).collect();
    assert!(
        on(&registry, "UpdateThingGroup", "g")
            .body(body(false, many.into()))
            .refused()
            .message
            .contains("50")
    );
    assert_eq!(
        on(&registry, "UpdateThingGroup", "none")
            .body(body(true, json!({})))
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
}

#[test]
fn a_group_goes_after_its_children_with_members_policies_and_tags() {
    let registry = Registry::new();
    on(&registry, "CreateThingGroup", "root")
        .body(json!({ "tags": [{ "Key": "k", "Value": "v" }] }))
        .ok();
    below(&registry, "leaf", "root").ok();
    registry.call("CreateThing").path("thingName", "a").ok();
    registry
        .call("AddThingToThingGroup")
        .body(json!({ "thingName": "a", "thingGroupName": "root" }))
        .ok();
    let arn = registry.scope().arn("thinggroup/root");
    let attached = registry.services.store.write(|db| {
        db.execute(
            "INSERT INTO policy_targets VALUES ('eu-central-1', 'p', ?1)",
            [&arn],
        )?;
        Ok::<_, ApiError>(())
    });
    attached.expect("writes");

    let error = on(&registry, "DeleteThingGroup", "root").refused();
    assert_eq!(
        (error.kind, error.status.as_u16()),
        ("InvalidRequestException", 400)
    );
    on(&registry, "DeleteThingGroup", "leaf").ok();
    assert_eq!(
        on(&registry, "DeleteThingGroup", "root")
            .query("expectedVersion", "2")
            .refused()
            .kind,
        "VersionConflictException"
    );
    on(&registry, "DeleteThingGroup", "root").ok();
    on(&registry, "DeleteThingGroup", "root").ok();
    let left = registry.services.store.read(|db| {
        let sql = "SELECT (SELECT count(*) FROM group_members) + (SELECT count(*) FROM policy_targets) + (SELECT count(*) FROM tags)";
        Ok::<i64, ApiError>(db.query_row(sql, [], |row| row.get(0))?)
    });
    assert_eq!(left.expect("reads"), 0);
}

#[test]
fn lists_follow_parent_prefix_and_depth() {
    let registry = Registry::new();
    on(&registry, "CreateThingGroup", "a").ok();
    on(&registry, "CreateThingGroup", "z").ok();
    below(&registry, "ab", "a").ok();
    below(&registry, "abc", "ab").ok();
    let list = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .fold(registry.call("ListThingGroups"), |call, (name, value)| {
                call.query(name, value)
            })
            .ok()
    };
    assert_eq!(names(&list(&[])), ["a", "ab", "abc", "z"]);
    assert_eq!(names(&list(&[("recursive", "false")])), ["a", "z"]);
    assert_eq!(names(&list(&[("parentGroup", "a")])), ["ab"]);
    assert_eq!(
        names(&list(&[("parentGroup", "a"), ("recursive", "true")])),
        ["ab", "abc"]
    );
    assert_eq!(names(&list(&[("namePrefixFilter", "ab")])), ["ab", "abc"]);
    let page = list(&[("maxResults", "3")]);
    let rest = list(&[
        ("maxResults", "3"),
        ("nextToken", page["nextToken"].as_str().expect("more")),
    ]);
    assert_eq!((names(&page).len(), names(&rest)), (3, vec!["z"]));
    assert_eq!(
        registry
            .call("ListThingGroups")
            .query("parentGroup", "none")
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
}
