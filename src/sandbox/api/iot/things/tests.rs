//! Things, through their operations.

use std::time::Duration;

use serde_json::json;

use super::*;
use crate::sandbox::api::iot::test_support::{Call, Registry};

fn on<'a>(registry: &'a Registry, operation: &'static str, thing: &str) -> Call<'a> {
    registry.call(operation).path("thingName", thing)
}

fn attributes(pairs: &Value) -> Value {
    json!({ "attributePayload": { "attributes": pairs } })
}

fn typed(registry: &Registry, name: &str) {
    registry
        .call("CreateThingType")
        .path("thingTypeName", name)
        .ok();
}

#[test]
fn a_thing_can_be_created_again_only_as_it_is() {
    let registry = Registry::new();
    let body = attributes(&json!({ "colour": "red", "none": "" }));
    let first = on(&registry, "CreateThing", "lamp").body(body.clone()).ok();
    assert_eq!(
        first["thingArn"],
        "arn:aws:iot:eu-central-1:123456789012:thing/lamp"
    );
    assert_eq!(on(&registry, "CreateThing", "lamp").body(body).ok(), first);

    let error = on(&registry, "CreateThing", "lamp").refused();
    assert_eq!(
        (error.kind, error.status.as_u16()),
        ("ResourceAlreadyExistsException", 409)
    );
    assert_eq!(error.body()["resourceId"], "lamp");
    assert_eq!(error.body()["resourceArn"], first["thingArn"]);

    let described = on(&registry, "DescribeThing", "lamp").ok();
    assert_eq!(described["attributes"], json!({ "colour": "red" }));
    assert_eq!(
        (&described["version"], &described["defaultClientId"]),
        (&json!(1), &json!("lamp"))
    );
    assert_eq!(described["thingId"], first["thingId"]);
    assert!(described.get("thingTypeName").is_none());
}

#[test]
fn what_is_not_a_name_or_does_not_exist_is_refused() {
    let registry = Registry::new();
    for (thing, body) in [
        ("a/b", json!({})),
        ("lamp", attributes(&json!({ "a b": "x" }))),
        ("lamp", attributes(&json!({ "a": "x y" }))),
        ("lamp", attributes(&json!({ "a": 1 }))),
        ("lamp", json!({ "thingTypeName": "" })),
    ] {
        let error = on(&registry, "CreateThing", thing)
            .body(body.clone())
            .refused();
        assert_eq!(error.kind, "InvalidRequestException", "{thing} {body}");
    }
    for body in [
        json!({ "thingTypeName": "none" }),
        json!({ "billingGroupName": "none" }),
    ] {
        let error = on(&registry, "CreateThing", "lamp").body(body).refused();
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("ResourceNotFoundException", 404)
        );
    }
    for operation in ["DescribeThing", "UpdateThing"] {
        assert_eq!(
            on(&registry, operation, "lamp").refused().kind,
            "ResourceNotFoundException"
        );
    }
}

#[test]
fn attributes_are_counted_by_type_and_weighed() {
    let many = |count: usize| -> Value {
        (0..count)
            .map(|i| (format!("a{i}"), json!("v")))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let registry = Registry::new();
    typed(&registry, "lamps");
    on(&registry, "CreateThing", "three")
        .body(attributes(&many(3)))
        .ok();
    assert_eq!(
        on(&registry, "CreateThing", "four")
            .body(attributes(&many(4)))
            .refused()
            .kind,
        "InvalidRequestException"
    );
    let with_type = |pairs: &Value| json!({ "thingTypeName": "lamps", "attributePayload": { "attributes": pairs } });
    on(&registry, "CreateThing", "fifty")
        .body(with_type(&many(50)))
        .ok();
    on(&registry, "CreateThing", "more")
        .body(with_type(&many(51)))
        .refused();
    // Losing the type brings the smaller limit back.
    on(&registry, "UpdateThing", "fifty")
        .body(json!({ "removeThingType": true }))
        .refused();

    let longest = (10..60).map(|i| (format!("{}{i}", "n".repeat(126)), json!("v".repeat(800))));
    let longest: Value = longest.collect::<serde_json::Map<_, _>>().into();
    on(&registry, "CreateThing", "longest")
        .body(with_type(&longest))
        .ok();

    let free = Registry::with(Quotas::Off, Duration::ZERO);
    on(&free, "CreateThing", "four")
        .body(attributes(&many(4)))
        .ok();
}

#[test]
fn updates_replace_or_merge_and_count_the_version() {
    let registry = Registry::new();
    on(&registry, "CreateThing", "lamp")
        .body(attributes(&json!({ "a": "1", "b": "2" })))
        .ok();
    let merge =
        |pairs: Value| json!({ "attributePayload": { "attributes": pairs, "merge": true } });
    assert_eq!(
        on(&registry, "UpdateThing", "lamp")
            .body(merge(json!({ "a": "", "c": "3" })))
            .ok(),
        Value::Null
    );
    let described = on(&registry, "DescribeThing", "lamp").ok();
    assert_eq!(described["attributes"], json!({ "b": "2", "c": "3" }));
    assert_eq!(described["version"], 2);
    on(&registry, "UpdateThing", "lamp")
        .body(attributes(&json!({ "d": "4" })))
        .ok();
    assert_eq!(
        on(&registry, "DescribeThing", "lamp").ok()["attributes"],
        json!({ "d": "4" })
    );

    let error = on(&registry, "UpdateThing", "lamp")
        .body(json!({ "expectedVersion": 2 }))
        .refused();
    assert_eq!(
        (error.kind, error.status.as_u16()),
        ("VersionConflictException", 409)
    );
    on(&registry, "UpdateThing", "lamp")
        .body(json!({ "expectedVersion": 3 }))
        .ok();
    let described = on(&registry, "DescribeThing", "lamp").ok();
    assert_eq!(
        (&described["version"], &described["attributes"]),
        (&json!(4), &json!({ "d": "4" }))
    );
}

#[test]
fn the_type_comes_and_goes_but_a_deprecated_one_does_not_come() {
    let registry = Registry::new();
    typed(&registry, "old");
    typed(&registry, "new");
    on(&registry, "CreateThing", "lamp")
        .body(json!({ "thingTypeName": "old" }))
        .ok();
    registry
        .call("DeprecateThingType")
        .path("thingTypeName", "old")
        .ok();
    let deprecated = json!({ "thingTypeName": "old" });
    assert_eq!(
        on(&registry, "CreateThing", "other")
            .body(deprecated.clone())
            .refused()
            .kind,
        "InvalidRequestException"
    );
    // It is not associated anew with the type it has.
    on(&registry, "UpdateThing", "lamp")
        .body(deprecated.clone())
        .ok();
    on(&registry, "UpdateThing", "lamp")
        .body(json!({ "thingTypeName": "new" }))
        .ok();
    on(&registry, "UpdateThing", "lamp")
        .body(deprecated)
        .refused();
    let both = json!({ "thingTypeName": "new", "removeThingType": true });
    assert_eq!(
        on(&registry, "UpdateThing", "lamp")
            .body(both)
            .refused()
            .kind,
        "InvalidRequestException"
    );
    on(&registry, "UpdateThing", "lamp")
        .body(json!({ "removeThingType": true }))
        .ok();
    assert!(
        on(&registry, "DescribeThing", "lamp")
            .ok()
            .get("thingTypeName")
            .is_none()
    );
}

#[test]
fn a_deletion_is_idempotent_and_takes_memberships_along() {
    let registry = Registry::new();
    on(&registry, "CreateThing", "lamp").ok();
    registry
        .call("CreateThingGroup")
        .path("thingGroupName", "g")
        .ok();
    registry
        .call("AddThingToThingGroup")
        .body(json!({ "thingName": "lamp", "thingGroupName": "g" }))
        .ok();
    let error = on(&registry, "DeleteThing", "lamp")
        .query("expectedVersion", "7")
        .refused();
    assert_eq!(error.kind, "VersionConflictException");
    assert_eq!(
        on(&registry, "DeleteThing", "lamp")
            .query("expectedVersion", "x")
            .refused()
            .kind,
        "InvalidRequestException"
    );
    on(&registry, "DeleteThing", "lamp")
        .query("expectedVersion", "1")
        .ok();
    on(&registry, "DeleteThing", "lamp")
        .query("expectedVersion", "1")
        .ok();
    assert_eq!(
        on(&registry, "DescribeThing", "lamp").refused().kind,
        "ResourceNotFoundException"
    );
    let members = registry
        .call("ListThingsInThingGroup")
        .path("thingGroupName", "g")
        .ok();
    assert_eq!(members["things"], json!([]));
}

#[test]
fn lists_are_filtered_and_paged_in_name_order() {
    let registry = Registry::new();
    typed(&registry, "lamps");
    for (name, body) in [
        ("c", attributes(&json!({ "colour": "red" }))),
        ("a", attributes(&json!({ "colour": "reddish" }))),
        ("b", json!({ "thingTypeName": "lamps" })),
    ] {
        on(&registry, "CreateThing", name).body(body).ok();
    }
    let names = |answer: &Value| -> Vec<String> {
        answer["things"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|thing| thing["thingName"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let first = registry.call("ListThings").query("maxResults", "2").ok();
    assert_eq!(names(&first), ["a", "b"]);
    let token = first["nextToken"].as_str().expect("more to come");
    let second = registry
        .call("ListThings")
        .query("maxResults", "2")
        .query("nextToken", token)
        .ok();
    assert_eq!(names(&second), ["c"]);
    assert!(second.get("nextToken").is_none());

    let by = |pairs: &[(&str, &str)]| {
        let call = pairs
            .iter()
            .fold(registry.call("ListThings"), |call, (name, value)| {
                call.query(name, value)
            });
        names(&call.ok())
    };
    assert_eq!(
        by(&[("attributeName", "colour"), ("attributeValue", "red")]),
        ["c"]
    );
    let prefix = [
        ("attributeName", "colour"),
        ("attributeValue", "red"),
        ("usePrefixAttributeValue", "true"),
    ];
    assert_eq!(by(&prefix), ["a", "c"]);
    assert_eq!(by(&[("attributeName", "colour")]), ["a", "c"]);
    assert_eq!(by(&[("thingTypeName", "lamps")]), ["b"]);
    for (name, value) in [
        ("maxResults", "0"),
        ("maxResults", "251"),
        ("nextToken", "%"),
        ("attributeValue", "red"),
    ] {
        assert_eq!(
            registry
                .call("ListThings")
                .query(name, value)
                .refused()
                .kind,
            "InvalidRequestException",
            "{name}"
        );
    }
}
