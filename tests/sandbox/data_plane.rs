//! The data plane over HTTPS: the administrator may do all, a device what its policy says.

use aws_sdk_iotdataplane::error::ProvideErrorMetadata as _;
use aws_sdk_iotdataplane::primitives::Blob;
use iotctl::sandbox::{Config, Quotas};
use tokio::io::AsyncWriteExt as _;

use crate::support::{Device, Running, read_all, running, running_with};

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Action":"iot:Publish","Resource":"arn:aws:iot:eu-central-1:123456789012:topic/a/*"},
    {"Effect":"Allow","Action":"iot:GetRetainedMessage","Resource":"arn:aws:iot:eu-central-1:123456789012:topic/a/kept"}]}"#;

async fn request(running: &Running, device: &Device, head: &str, body: &str) -> String {
    let mut stream = running
        .tls(&["x-amzn-http-ca"], Some(device))
        .await
        .expect("a handshake");
    let length = body.len();
    let text = format!(
        "{head} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(text.as_bytes()).await.expect("written");
    read_all(&mut stream).await
}

#[tokio::test]
async fn a_device_publishes_what_its_policy_allows() {
    let running = running().await;
    let device = Device::new();
    let id = device.register(&running.iot(), Some(POLICY)).await;
    for path in ["/topics/a/b", "/topics/a%2Fb", "/topics/a/b?qos=1"] {
        let answer = request(&running, &device, &format!("POST {path}"), "hi").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a body");
        let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(body["message"], "OK");
        let trace = body["traceId"].as_str().expect("an id");
        assert!(
            head.to_lowercase()
                .contains(&format!("x-amzn-requestid: {trace}")),
            "{head}"
        );
    }
    assert_eq!(running.refusals(), []);
    for (head, action, resource) in [
        ("POST /topics/b", "iot:Publish", "topic/b"),
        (
            "POST /topics/a/b?retain=true",
            "iot:RetainPublish",
            "topic/a/b",
        ),
        (
            "GET /retainedMessage/a%2Fb",
            "iot:GetRetainedMessage",
            "topic/a/b",
        ),
        ("GET /retainedMessage", "iot:ListRetainedMessages", "*"),
        ("GET /connections/x", "iot:GetConnection", "client/x"),
        ("DELETE /connections/x", "iot:DeleteConnection", "client/x"),
        (
            "GET /connections/x/subscriptions",
            "iot:ListSubscriptions",
            "client/x",
        ),
        (
            "POST /connections/x/messages?topic=t",
            "iot:SendDirectMessage",
            "client/x",
        ),
    ] {
        let answer = request(&running, &device, head, "").await;
        assert!(answer.starts_with("HTTP/1.1 403"), "{head}: {answer}");
        assert!(
            answer.contains(r#"{"message":"Forbidden","traceId":""#),
            "{head}: {answer}"
        );
        let refusal = running.refusals().pop().expect("a record");
        assert_eq!(
            (refusal.action.as_str(), refusal.principal.as_str()),
            (action, id.as_str())
        );
        assert!(refusal.resource.ends_with(resource), "{refusal:?}");
        assert!(!refusal.reason.is_empty());
    }
}

#[tokio::test]
async fn the_administrator_publishes_and_reads_retained_messages() {
    // More than one retained publish per second on one topic.
    let running = running_with(|config| Config {
        quotas: Quotas::Off,
        ..config
    })
    .await;
    let data = running.iot_data();
    data.publish()
        .topic("a/b")
        .qos(1)
        .retain(true)
        .content_type("text/plain")
        .response_topic("answers")
        .message_expiry(600)
        .user_properties(r#"[{"unit":"C"},{"unit":"F"}]"#)
        .payload(Blob::new("21"))
        .send()
        .await
        .expect("published");
    let kept = data
        .get_retained_message()
        .topic("a/b")
        .send()
        .await
        .expect("kept");
    assert_eq!((kept.topic(), kept.qos()), (Some("a/b"), 1));
    assert_eq!(kept.payload().map(Blob::as_ref), Some(&b"21"[..]));
    let user: serde_json::Value =
        serde_json::from_slice(kept.user_properties().expect("properties").as_ref()).expect("JSON");
    assert_eq!(user, serde_json::json!([{"unit": "C"}, {"unit": "F"}]));
    let now = jiff::Timestamp::now().as_millisecond();
    assert!(
        (now - 60_000..=now).contains(&kept.last_modified_time()),
        "milliseconds"
    );
    for topic in ["c", "d"] {
        data.publish()
            .topic(topic)
            .retain(true)
            .payload(Blob::new("x"))
            .send()
            .await
            .expect("published");
    }
    let mut topics = Vec::new();
    let mut pages = data
        .list_retained_messages()
        .max_results(2)
        .into_paginator()
        .send();
    while let Some(page) = pages.next().await {
        let page = page.expect("a page");
        topics.extend(
            page.retained_topics()
                .iter()
                .filter_map(|one| one.topic().map(str::to_owned)),
        );
    }
    assert_eq!(topics, ["a/b", "c", "d"]);
    data.publish()
        .topic("c")
        .retain(true)
        .send()
        .await
        .expect("deleted");
    let missing = data
        .get_retained_message()
        .topic("c")
        .send()
        .await
        .expect_err("deleted");
    assert_eq!(missing.code(), Some("ResourceNotFoundException"));
}

#[tokio::test]
async fn what_breaks_a_limit_is_refused_before_delivery() {
    let running = running().await;
    let data = running.iot_data();
    let code = |refused: Option<&str>| refused.unwrap_or_default().to_owned();
    let large = data
        .publish()
        .topic("a")
        .payload(Blob::new(vec![0; 131_073]))
        .send()
        .await;
    let large = large.expect_err("too large");
    assert_eq!(
        large.raw_response().map(|raw| raw.status().as_u16()),
        Some(413)
    );
    data.publish()
        .topic("a")
        .payload(Blob::new(vec![0; 131_072]))
        .send()
        .await
        .expect("just fits");
    let publish = || data.publish().topic("a").payload(Blob::new("x"));
    for refused in [
        publish().topic("a/+").send().await,
        publish()
            .topic("$aws/events/presence/connected/c")
            .send()
            .await,
        publish().topic("1/2/3/4/5/6/7/8/9").send().await,
        publish().topic("x".repeat(257)).send().await,
        publish().qos(2).send().await,
        publish().message_expiry(604_801).send().await,
        publish().content_type("x".repeat(257)).send().await,
        publish().response_topic("a/#").send().await,
        publish().user_properties("{}").send().await,
        publish().correlation_data("not base64!").send().await,
    ] {
        let refused = refused.expect_err("refused");
        assert_eq!(
            code(refused.code()),
            "InvalidRequestException",
            "{refused:?}"
        );
    }
    let client = data
        .get_connection()
        .client_id("$x")
        .send()
        .await
        .expect_err("refused");
    assert_eq!(code(client.code()), "InvalidRequestException");
    let client = data
        .get_connection()
        .client_id("none")
        .send()
        .await
        .expect_err("missing");
    assert_eq!(code(client.code()), "ResourceNotFoundException");
    let client = data
        .delete_connection()
        .client_id("none")
        .send()
        .await
        .expect_err("missing");
    assert_eq!(code(client.code()), "ResourceNotFoundException");
}

#[tokio::test]
async fn the_data_plane_is_for_tls_only() {
    let running = running().await;
    let plain = running.info().url.replace("https", "http");
    let config = aws_sdk_iotdataplane::config::Builder::from(&running.sdk("test"))
        .endpoint_url(plain)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    let client = aws_sdk_iotdataplane::Client::from_conf(config);
    let refused = client
        .publish()
        .topic("a")
        .send()
        .await
        .expect_err("refused");
    assert_eq!(refused.code(), Some("ForbiddenException"));
    assert!(
        refused
            .message()
            .is_some_and(|text| text.contains("https://"))
    );
}
