//! Faults on purpose, AWS's rates, and the counters that tell of both.

use aws_sdk_iot::error::{ProvideErrorMetadata as _, SdkError};
use iotctl::sandbox::{Throttle, control};

use crate::support::{Running, running_with};

async fn failing(faults: &[&str]) -> Running {
    let faults = faults.iter().map(|text| text.parse().expect("a fault"));
    running_with(|config| iotctl::sandbox::Config {
        faults: faults.collect(),
        ..config
    })
    .await
}

/// A client that tries once, over TLS or without.
fn once(running: &Running, url: &str) -> aws_sdk_iot::Client {
    let config = running.sdk("test");
    let config = aws_sdk_iot::config::Builder::from(&config)
        .endpoint_url(url)
        .retry_config(aws_sdk_iot::config::retry::RetryConfig::disabled())
        .build();
    aws_sdk_iot::Client::from_conf(config)
}

async fn things(running: &Running) -> u64 {
    let status = control::status(running.info()).await.expect("answered");
    status.counts["things"]
}

#[tokio::test]
async fn each_kind_of_fault_does_what_it_says_with_and_without_tls() {
    for (fault, code, done) in [
        ("500:CreateThing", Some("InternalFailureException"), 0),
        ("503:CreateThing", Some("ServiceUnavailableException"), 0),
        ("throttle:Create*", Some("ThrottlingException"), 0),
        ("reset:CreateThing", None, 0),
        ("lost:CreateThing", None, 1),
    ] {
        let running = failing(&[fault]).await;
        for url in [
            running.info().url.clone(),
            running.info().url.replace("https", "http"),
        ] {
            let iot = once(&running, &url);
            let failed = iot.create_thing().thing_name("lamp").send().await;
            let failed = failed.expect_err(fault);
            let dispatch = matches!(failed, SdkError::DispatchFailure(_));
            assert_eq!(
                (failed.code(), dispatch),
                (code, code.is_none()),
                "{fault} {url}"
            );
            assert_eq!(things(&running).await, done, "{fault} {url}");
            iot.list_things().send().await.expect("not concerned");
        }
        let status = control::status(running.info()).await.expect("answered");
        assert_eq!((status.faults, status.calls["CreateThing"]), (2, 2));
    }
}

#[tokio::test]
async fn what_fails_once_succeeds_when_it_is_tried_again() {
    let running = failing(&["lost:once", "reset:once", "500:once", "throttle:once"]).await;
    let iot = once(&running, &running.info().url);
    for name in ["a", "b"] {
        let create = || iot.create_thing().thing_name(name).send();
        for attempt in 0..4 {
            assert!(create().await.is_err(), "{name} {attempt}");
        }
        create().await.expect("created");
    }
    let status = control::status(running.info()).await.expect("answered");
    assert_eq!((status.faults, status.counts["things"]), (8, 2));
}

#[tokio::test]
async fn the_published_rates_are_enforced_with_aws_error() {
    let running = running_with(|config| iotctl::sandbox::Config {
        throttle: Throttle::Aws,
        ..config
    })
    .await;
    let iot = once(&running, &running.info().url);
    // Two in a second are allowed. However slow this is, it cannot earn a third for each of twenty at once.
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(iot.list_topic_rules().send()))
        .collect();
    let mut refused = 0;
    for call in calls {
        if let Err(error) = call.await.expect("ran") {
            assert_eq!(error.code(), Some("ThrottlingException"));
            let status = error.raw_response().map(|answer| answer.status().as_u16());
            assert_eq!(status, Some(400));
            refused += 1;
        }
    }
    assert!(refused > 0);
    let status = control::status(running.info()).await.expect("answered");
    assert_eq!(
        (
            status.throttled,
            status.writes,
            status.calls["ListTopicRules"]
        ),
        (refused, 0, 20)
    );
    let sts = running.sts().get_caller_identity().send();
    sts.await.expect("has no rate");
}
