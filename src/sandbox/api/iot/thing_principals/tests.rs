//! Attachments, through their operations.

use std::time::{Duration, Instant};

use serde_json::json;

use super::*;
use crate::sandbox::api::iot::test_support::{Call, Registry};
use crate::sandbox::services::Quotas;

const IDENTITY: &str = "eu-central-1:7d6f0c5e-0b5c-4d55-9c4f-0123456789ab";

fn on<'a>(
    registry: &'a Registry,
    operation: &'static str,
    thing: &str,
    principal: &str,
) -> Call<'a> {
    registry
        .call(operation)
        .path("thingName", thing)
        .header("x-amzn-principal", principal)
}

fn exclusively<'a>(registry: &'a Registry, thing: &str, principal: &str) -> Call<'a> {
    on(registry, "AttachThingPrincipal", thing, principal).query("thingPrincipalType", EXCLUSIVE)
}

fn with_things(registry: &Registry) {
    for thing in ["a", "b"] {
        registry.call("CreateThing").path("thingName", thing).ok();
    }
}

fn attached(registry: &Registry, thing: &str) -> Value {
    registry
        .call("ListThingPrincipals")
        .path("thingName", thing)
        .ok()["principals"]
        .clone()
}

#[test]
fn an_attachment_shows_from_both_sides_and_blocks_deletion() {
    let registry = Registry::new();
    with_things(&registry);
    let certificate = registry.certificate('a');
    for principal in [&certificate, IDENTITY] {
        assert_eq!(
            on(&registry, "AttachThingPrincipal", "a", principal).ok(),
            Value::Null
        );
        on(&registry, "AttachThingPrincipal", "a", principal).ok();
    }
    assert_eq!(attached(&registry, "a"), json!([certificate, IDENTITY]));
    let things = on(&registry, "ListPrincipalThings", "", &certificate).ok();
    assert_eq!(things["things"], json!(["a"]));
    let error = registry
        .call("DeleteThing")
        .path("thingName", "a")
        .refused();
    assert_eq!(
        (error.kind, error.status.as_u16()),
        ("InvalidRequestException", 400)
    );
    assert!(error.message.contains(&certificate), "{}", error.message);
    for principal in [&certificate, IDENTITY] {
        on(&registry, "DetachThingPrincipal", "a", principal).ok();
    }
    assert_eq!(attached(&registry, "a"), json!([]));
    registry.call("DeleteThing").path("thingName", "a").ok();
}

#[test]
fn only_what_exists_can_be_attached() {
    let registry = Registry::new();
    with_things(&registry);
    let certificate = registry.certificate('a');
    let unknown = registry.scope().arn(&format!("cert/{}", "b".repeat(64)));
    let kind = |thing: &str, principal: &str| {
        on(&registry, "AttachThingPrincipal", thing, principal)
            .refused()
            .kind
    };
    assert_eq!(kind("none", &certificate), "ResourceNotFoundException");
    assert_eq!(kind("a", &unknown), "ResourceNotFoundException");
    for bad in [
        "arn:aws:iot:eu-central-1:999999999999:cert/aa",
        "arn:aws:iot:eu-central-1:123456789012:thing/a",
        "arn:aws:iot:eu-central-1:123456789012:cert/zz",
        "eu-central-1:not-a-uuid",
        "nobody",
    ] {
        assert_eq!(kind("a", bad), "InvalidRequestException", "{bad}");
    }
    assert_eq!(
        registry
            .call("AttachThingPrincipal")
            .path("thingName", "a")
            .refused()
            .kind,
        "InvalidRequestException"
    );
    let bad_type =
        on(&registry, "AttachThingPrincipal", "a", &certificate).query("thingPrincipalType", "ANY");
    assert_eq!(bad_type.refused().kind, "InvalidRequestException");
    assert_eq!(
        on(&registry, "ListPrincipalThings", "", &unknown)
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
    assert_eq!(
        on(&registry, "DetachThingPrincipal", "a", &certificate)
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
    assert_eq!(
        registry
            .call("ListThingPrincipals")
            .path("thingName", "none")
            .refused()
            .kind,
        "ResourceNotFoundException"
    );
}

#[test]
fn an_exclusive_attachment_tolerates_no_other() {
    let registry = Registry::new();
    with_things(&registry);
    let (first, second) = (registry.certificate('a'), registry.certificate('b'));
    exclusively(&registry, "a", &first).ok();
    // Attached again without a type it stays exclusive.
    on(&registry, "AttachThingPrincipal", "a", &first).ok();
    assert_eq!(
        on(&registry, "AttachThingPrincipal", "b", &first)
            .refused()
            .kind,
        "InvalidRequestException"
    );
    exclusively(&registry, "b", &first).refused();
    // Several certificates may hang on one thing.
    exclusively(&registry, "a", &second).ok();

    let third = registry.certificate('c');
    on(&registry, "AttachThingPrincipal", "a", &third).ok();
    on(&registry, "AttachThingPrincipal", "b", &third).ok();
    let error = exclusively(&registry, "a", &third).refused();
    assert!(error.message.contains("thing b"), "{}", error.message);
    on(&registry, "DetachThingPrincipal", "b", &third).ok();
    exclusively(&registry, "a", &third).ok();
    let things = on(&registry, "ListPrincipalThingsV2", "", &third).ok();
    assert_eq!(
        things["principalThingObjects"],
        json!([{ "thingName": "a", "thingPrincipalType": EXCLUSIVE }])
    );
}

#[test]
fn lists_with_types_filter_and_page() {
    let registry = Registry::new();
    with_things(&registry);
    let (first, second) = (registry.certificate('a'), registry.certificate('b'));
    exclusively(&registry, "a", &first).ok();
    on(&registry, "AttachThingPrincipal", "a", &second).ok();
    on(&registry, "AttachThingPrincipal", "b", &second).ok();
    let list = || {
        registry
            .call("ListThingPrincipalsV2")
            .path("thingName", "a")
    };
    let exclusive = list().query("thingPrincipalType", EXCLUSIVE).ok();
    assert_eq!(
        exclusive["thingPrincipalObjects"],
        json!([{ "principal": first, "thingPrincipalType": EXCLUSIVE }])
    );
    let page = list().query("maxResults", "1").ok();
    assert_eq!(page["thingPrincipalObjects"][0]["principal"], json!(first));
    let rest = list()
        .query("nextToken", page["nextToken"].as_str().expect("more"))
        .ok();
    assert_eq!(
        rest,
        json!({ "thingPrincipalObjects": [{ "principal": second, "thingPrincipalType": NON_EXCLUSIVE }] })
    );
    let none = on(&registry, "ListPrincipalThingsV2", "", &second)
        .query("thingPrincipalType", EXCLUSIVE)
        .ok();
    assert_eq!(none, json!({ "principalThingObjects": [] }));
    let page = on(&registry, "ListPrincipalThings", "", &second)
        .query("maxResults", "1")
        .ok();
    assert_eq!(page["things"], json!(["a"]));
}

#[test]
fn a_detachment_takes_its_time_and_can_be_taken_back() {
    let registry = Registry::with(Quotas::Aws, Duration::from_hours(1));
    with_things(&registry);
    let certificate = registry.certificate('a');
    on(&registry, "AttachThingPrincipal", "a", &certificate).ok();
    for _ in 0..2 {
        on(&registry, "DetachThingPrincipal", "a", &certificate).ok();
    }
    assert_eq!(attached(&registry, "a"), json!([certificate]));
    let error = registry
        .call("DeleteThing")
        .path("thingName", "a")
        .refused();
    assert_eq!(error.kind, "InvalidRequestException");
    assert!(
        error.message.contains("not taken effect"),
        "{}",
        error.message
    );
    assert!(
        exclusively(&registry, "b", &certificate)
            .refused()
            .message
            .contains("thing a")
    );
    on(&registry, "AttachThingPrincipal", "a", &certificate).ok();
    let error = registry
        .call("DeleteThing")
        .path("thingName", "a")
        .refused();
    assert!(
        error.message.contains("still attached"),
        "{}",
        error.message
    );
}

#[tokio::test]
async fn a_delayed_detachment_takes_effect_by_itself() {
    let registry = Registry::with(Quotas::Aws, Duration::from_millis(30));
    with_things(&registry);
    let certificate = registry.certificate('a');
    on(&registry, "AttachThingPrincipal", "a", &certificate).ok();
    on(&registry, "DetachThingPrincipal", "a", &certificate).ok();
    let rows = || {
        let count = registry.services.store.read(|db| {
            Ok::<i64, ApiError>(db.query_row(
                "SELECT count(*) FROM thing_principals",
                [],
                |row| row.get(0),
            )?)
        });
        count.expect("reads")
    };
    assert_eq!(rows(), 1);
    let start = Instant::now();
    while rows() > 0 {
        assert!(start.elapsed() < Duration::from_secs(10), "never pruned");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(attached(&registry, "a"), json!([]));
    registry.call("DeleteThing").path("thingName", "a").ok();
}

#[test]
fn affected_certificates_are_named_once_and_identities_left_out() {
    let registry = Registry::new();
    with_things(&registry);
    let certificate = registry.certificate('a');
    for (thing, principal) in [
        ("a", certificate.as_str()),
        ("b", &certificate),
        ("b", IDENTITY),
    ] {
        on(&registry, "AttachThingPrincipal", thing, principal).ok();
    }
    let found = registry
        .services
        .store
        .read(|db| Ok::<_, ApiError>(certificates_of(db, "eu-central-1", ["a", "b"])?));
    let ids: Vec<_> = found
        .expect("reads")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(ids, ["a".repeat(64)]);
}
