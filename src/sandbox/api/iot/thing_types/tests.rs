//! Thing types, through their operations.

use std::time::Duration;

use super::*;
use crate::sandbox::api::iot::test_support::{Call, Registry};

fn on<'a>(registry: &'a Registry, operation: &'static str, name: &str) -> Call<'a> {
    registry.call(operation).path("thingTypeName", name)
}

fn properties(value: &Value) -> Value {
    json!({ "thingTypeProperties": value })
}

#[test]
fn properties_come_back_as_they_were_given() {
    let registry = Registry::new();
    let given = json!({
        "thingTypeDescription": "lamps",
        "searchableAttributes": ["wattage"],
        "mqtt5Configuration": { "propagatingAttributes": [
            { "userPropertyKey": "client", "connectionAttribute": "iot:ClientId" },
            { "userPropertyKey": "w", "thingAttribute": "wattage" },
        ] },
    });
    let created = on(&registry, "CreateThingType", "lamps")
        .body(properties(&given))
        .ok();
    assert_eq!(
        created["thingTypeArn"],
        "arn:aws:iot:eu-central-1:123456789012:thingtype/lamps"
    );
    assert_eq!(
        on(&registry, "CreateThingType", "lamps")
            .body(properties(&given))
            .ok(),
        created
    );
    let error = on(&registry, "CreateThingType", "lamps").refused();
    assert_eq!(
        (error.kind, error.status.as_u16()),
        ("ResourceAlreadyExistsException", 409)
    );

    let described = on(&registry, "DescribeThingType", "lamps").ok();
    assert_eq!(described["thingTypeProperties"], given);
    assert_eq!(described["thingTypeId"], created["thingTypeId"]);
    assert_eq!(described["thingTypeMetadata"]["deprecated"], false);

    let update = properties(&json!({ "thingTypeDescription": "all lamps" }));
    on(&registry, "UpdateThingType", "lamps").body(update).ok();
    let described = on(&registry, "DescribeThingType", "lamps").ok();
    assert_eq!(
        described["thingTypeProperties"]["thingTypeDescription"],
        "all lamps"
    );
    assert_eq!(
        described["thingTypeProperties"]["searchableAttributes"],
        json!(["wattage"])
    );
}

#[test]
fn properties_keep_to_their_rules() {
    let registry = Registry::new();
    let propagating =
        |item: Value| json!({ "mqtt5Configuration": { "propagatingAttributes": [item] } });
    for bad in [
        json!({ "searchableAttributes": ["a", "b", "c", "d"] }),
        json!({ "searchableAttributes": ["a b"] }),
        json!({ "thingTypeDescription": "a\u{7}" }),
        propagating(json!({ "thingAttribute": "a" })),
        propagating(json!({ "userPropertyKey": "k" })),
        propagating(json!({ "userPropertyKey": "k k", "thingAttribute": "a" })),
        propagating(
            json!({ "userPropertyKey": "k", "thingAttribute": "a", "connectionAttribute": "iot:ClientId" }),
        ),
    ] {
        let error = on(&registry, "CreateThingType", "t")
            .body(properties(&bad))
            .refused();
        assert_eq!(error.kind, "InvalidRequestException", "{bad}");
    }
    assert_eq!(
        on(&registry, "DescribeThingType", "t").refused().kind,
        "ResourceNotFoundException"
    );
    let free = Registry::with(Quotas::Off, Duration::ZERO);
    let many = properties(&json!({ "searchableAttributes": ["a", "b", "c", "d"] }));
    on(&free, "CreateThingType", "t").body(many).ok();
}

#[test]
fn a_type_is_deleted_deprecated_unused_and_after_five_minutes() {
    let registry = Registry::new();
    on(&registry, "CreateThingType", "t").ok();
    registry
        .call("CreateThing")
        .path("thingName", "a")
        .body(json!({ "thingTypeName": "t" }))
        .ok();
    let reason = |text: &str| {
        let error = on(&registry, "DeleteThingType", "t").refused();
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("InvalidRequestException", 400)
        );
        assert!(error.message.contains(text), "{}", error.message);
    };
    reason("deprecated first");
    on(&registry, "DeprecateThingType", "t").ok();
    reason("associated");
    registry
        .call("UpdateThing")
        .path("thingName", "a")
        .body(json!({ "removeThingType": true }))
        .ok();
    reason("300 seconds");
    let earlier = registry.services.store.write(|db| {
        db.execute(
            "UPDATE thing_types SET deprecated_at = deprecated_at - 301",
            [],
        )?;
        Ok::<_, ApiError>(())
    });
    earlier.expect("writes");
    on(&registry, "DeleteThingType", "t").ok();
    assert_eq!(
        on(&registry, "DeleteThingType", "t").refused().kind,
        "ResourceNotFoundException"
    );

    let free = Registry::with(Quotas::Off, Duration::ZERO);
    for operation in ["CreateThingType", "DeprecateThingType", "DeleteThingType"] {
        on(&free, operation, "t").ok();
    }
}

#[test]
fn a_deprecation_keeps_its_date_and_can_be_undone() {
    let registry = Registry::new();
    on(&registry, "CreateThingType", "t").ok();
    let metadata = || on(&registry, "DescribeThingType", "t").ok()["thingTypeMetadata"].clone();
    on(&registry, "DeprecateThingType", "t").ok();
    let first = metadata();
    assert_eq!(first["deprecated"], true);
    assert!(first["deprecationDate"].as_f64() >= first["creationDate"].as_f64());
    on(&registry, "DeprecateThingType", "t")
        .body(json!({ "undoDeprecate": false }))
        .ok();
    assert_eq!(metadata(), first);
    on(&registry, "DeprecateThingType", "t")
        .body(json!({ "undoDeprecate": true }))
        .ok();
    assert_eq!(metadata()["deprecated"], false);
    assert!(metadata().get("deprecationDate").is_none());
}

#[test]
fn the_list_pages_and_finds_one_by_name() {
    let registry = Registry::new();
    for name in ["b", "a", "c"] {
        on(&registry, "CreateThingType", name).ok();
    }
    let page = registry
        .call("ListThingTypes")
        .query("maxResults", "2")
        .ok();
    assert_eq!(
        (
            &page["thingTypes"][0]["thingTypeName"],
            &page["thingTypes"][1]["thingTypeName"]
        ),
        (&json!("a"), &json!("b"))
    );
    assert!(page["nextToken"].is_string());
    let one = registry
        .call("ListThingTypes")
        .query("thingTypeName", "b")
        .ok();
    assert_eq!(one["thingTypes"].as_array().map(Vec::len), Some(1));
    assert!(one.get("nextToken").is_none());
}
