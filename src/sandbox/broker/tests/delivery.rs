//! Who gets which message, in what form.

use super::*;

#[tokio::test]
async fn both_versions_reach_each_other_with_the_lower_qos() {
    let sandbox = Sandbox::new();
    for (from, to) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut subscriber = sandbox.client(&format!("s{from}{to}"), to).await;
        subscriber.subscribed("zero/#", 0).await;
        subscriber.subscribed("one/#", 1).await;
        let mut publisher = sandbox.client(&format!("p{from}{to}"), from).await;
        publisher.published("zero/x", b"a").await;
        publisher.published("one/x", b"b").await;
        publisher.publish("one/x", b"c", 0, 0).await;
        assert_eq!(subscriber.message().await.brief(), ("zero/x", &b"a"[..], 0));
        let message = subscriber.message().await;
        assert_eq!(message.brief(), ("one/x", &b"b"[..], 0b10));
        assert_ne!(message.id, 0);
        assert_eq!(subscriber.message().await.brief(), ("one/x", &b"c"[..], 0));
    }
}

#[tokio::test]
async fn properties_are_forwarded_in_order_with_the_time_left() {
    let sandbox = Sandbox::new();
    let mut new = sandbox.client5("new").await;
    new.subscribed("t", 0).await;
    let mut old = sandbox.client3("old").await;
    old.subscribed("t", 0).await;
    let mut publisher = sandbox.client5("p").await;
    let mut sent = vec![
        0x26, 0, 1, b'b', 0, 1, b'1', 0x26, 0, 1, b'a', 0, 1, b'2', 0x26, 0, 1, b'b', 0, 1, b'3',
    ];
    sent.extend([
        0x01, 1, 0x02, 0, 0, 0, 9, 0x03, 0, 2, b'c', b't', 0x08, 0, 1, b'r', 0x09, 0, 2, 0, 255,
    ]);
    publisher.send(&publish(true, 0, "t", 0, &sent, b"x")).await;
    let got = new.message().await.properties;
    let mut expected = vec![
        0x01, 1, 0x02, 0, 0, 0, 8, 0x03, 0, 2, b'c', b't', 0x08, 0, 1, b'r', 0x09, 0, 2, 0, 255,
    ];
    expected.extend(&sent[..21]);
    let mut unspent = expected.clone();
    unspent[6] = 9;
    assert!(got == expected || got == unspent, "{got:?}");
    assert_eq!(old.message().await.payload, b"x");
    publisher
        .send(&publish(
            true,
            0,
            "t",
            0,
            &[0x02, 0, 0, 0, 0],
            b"zero is one",
        ))
        .await;
    assert_eq!(new.message().await.payload, b"zero is one");
    for format in [0, 1] {
        publisher
            .send(&publish(true, 0, "t", 0, &[0x01, format], b"x"))
            .await;
        assert_eq!(new.message().await.properties, [0x01, format]);
    }
}

#[tokio::test]
async fn options_of_mqtt_5_subscriptions_are_kept() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client5("c").await;
    client
        .subscribe(&[("own", 0b100), ("published", 0b1000), ("plain", 0)])
        .await;
    let mut other = sandbox.client5("o").await;
    for topic in ["own", "published", "plain"] {
        client.publish(topic, b"mine", 1, 0).await;
        other.publish(topic, b"theirs", 1, 0).await;
    }
    let mut got = Vec::new();
    for _ in 0..5 {
        let message = client.message().await;
        got.push((
            message.topic,
            String::from_utf8(message.payload).expect("text"),
            message.flags,
        ));
    }
    got.sort();
    let expected = [
        ("own", "theirs", 0),
        ("plain", "mine", 0),
        ("plain", "theirs", 0),
        ("published", "mine", 1),
    ];
    let mut expected: Vec<_> = expected
        .into_iter()
        .chain([("published", "theirs", 1)])
        .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c))
        .collect();
    expected.sort();
    assert_eq!(got, expected);
    client.silent().await;
}

#[tokio::test]
async fn retained_messages_go_to_exact_filters_only() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut publisher = sandbox.client3("p").await;
    publisher.publish("a/b", b"kept", 0b11, 1).await;
    assert_eq!(publisher.packet().await, [0x40, 2, 0, 1]);
    let mut subscriber = sandbox.client5("s").await;
    subscriber.subscribed("a/+", 1).await;
    subscriber.subscribed("$share/g/a/b", 1).await;
    subscriber.subscribed("a/b/#", 1).await;
    subscriber.silent().await;
    subscriber.subscribed("a/b", 1).await;
    assert_eq!(
        subscriber.message().await.brief(),
        ("a/b", &b"kept"[..], 0b11)
    );
    subscriber.subscribe(&[("a/b", 0x11)]).await;
    subscriber.subscribe(&[("a/b", 0x21)]).await;
    subscriber.silent().await;
    let kept = sandbox.broker.retained("a/b").expect("kept");
    assert_eq!((&kept.payload[..], kept.qos), (&b"kept"[..], 1));
    subscriber.send(&unsubscribe(true, 1, "a/+")).await;
    subscriber.packet().await;
    subscriber.send(&unsubscribe(true, 1, "$share/g/a/b")).await;
    subscriber.packet().await;
    publisher.publish("a/b", b"", 0b11, 2).await;
    assert_eq!(publisher.packet().await, [0x40, 2, 0, 2]);
    assert_eq!(subscriber.message().await.brief(), ("a/b", &b""[..], 0b10));
    assert!(sandbox.broker.retained("a/b").is_none());
    assert!(sandbox.broker.list_retained(None, 10).is_empty());
}

#[tokio::test]
async fn retained_messages_expire() {
    let sandbox = Sandbox::new();
    let mut publisher = sandbox.client5("p").await;
    publisher
        .send(&publish(true, 0b11, "short", 1, &[0x02, 0, 0, 0, 1], b"x"))
        .await;
    publisher.packet().await;
    assert!(sandbox.broker.retained("short").is_some());
    tokio::time::sleep(Duration::from_millis(1050)).await;
    assert!(sandbox.broker.retained("short").is_none());
    publisher.subscribed("short", 1).await;
    publisher.silent().await;
    sandbox.broker.sweep();
}

#[tokio::test]
async fn a_group_gets_each_message_once() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut members = Vec::new();
    for number in 0..3 {
        let mut member = sandbox.client(&format!("m{number}"), number == 1).await;
        member.subscribed("$share/g/a/#", 1).await;
        members.push(member);
    }
    let mut other = sandbox.client3("other").await;
    other.subscribed("a/#", 0).await;
    let mut publisher = sandbox.client3("p").await;
    for number in 0..90u8 {
        publisher.published("a/b", &[number]).await;
    }
    let mut got = Vec::new();
    for member in &mut members {
        let before = got.len();
        while let Ok(packet) = timeout(SILENCE, member.packet()).await {
            got.extend(Received::read(&packet, member.v5).payload);
        }
        assert!(got.len() > before, "every member has a share");
    }
    got.sort_unstable();
    assert_eq!(got, (0..90).collect::<Vec<u8>>());
    for number in 0..90u8 {
        assert_eq!(other.message().await.payload, [number]);
    }
}

#[tokio::test]
async fn messages_that_may_not_be_received_are_left_out() {
    let sandbox = Sandbox::new();
    sandbox.deny(Action::Receive, "topic/a/no");
    let mut subscriber = sandbox.client3("s").await;
    subscriber.subscribed("a/#", 1).await;
    let mut publisher = sandbox.client3("p").await;
    for _ in 0..5 {
        publisher.published("a/no", b"x").await;
    }
    publisher.published("a/yes", b"y").await;
    assert_eq!(subscriber.message().await.topic, "a/yes");
    let refused: Vec<_> = sandbox.refusals();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(
        (refused[0].action.as_str(), refused[0].client_id.as_str()),
        (Action::Receive.name(), "s")
    );
    assert_eq!(
        refused[0].resource,
        "arn:aws:iot:eu-central-1:123456789012:topic/a/no"
    );
}

#[tokio::test]
async fn changed_policies_count_at_once() {
    let sandbox = Sandbox::new();
    let certificate = "ab".repeat(32).parse().expect("an id");
    let mut subscriber = sandbox.client5("s").await;
    subscriber.subscribed("a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    publisher.published("a", b"before").await;
    assert_eq!(subscriber.message().await.payload, b"before");
    sandbox.deny(Action::Receive, "topic/a");
    sandbox
        .brokers
        .reauthorize(&region(), &[certificate].into());
    publisher.published("a", b"after").await;
    subscriber.silent().await;
    sandbox.deny(Action::Publish, "topic/b");
    sandbox.deny(Action::Connect, "client/s");
    let certificate = "ab".repeat(32).parse().expect("an id");
    sandbox
        .brokers
        .reauthorize(&region(), &[certificate].into());
    subscriber.ended(0x87).await;
    assert_eq!(
        sandbox
            .broker
            .connection("s")
            .expect("known")
            .disconnect_reason
            .as_deref(),
        Some("FORBIDDEN_ACCESS")
    );
    publisher.publish("b", b"x", 0b10, 1).await;
    publisher.closed().await;
}

#[tokio::test]
async fn messages_above_the_clients_maximum_are_left_out() {
    let sandbox = Sandbox::new();
    let mut subscriber = sandbox.open();
    subscriber.v5 = true;
    let mut connect = Connect::v5("s");
    connect.properties = vec![0x27, 0, 0, 2, 0];
    subscriber.send(&connect.packet()).await;
    subscriber.packet().await;
    subscriber.subscribed("a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    publisher.published("a", &[0; 600]).await;
    publisher.published("a", &[0; 400]).await;
    assert_eq!(subscriber.message().await.payload.len(), 400);
}

#[tokio::test]
async fn the_service_publishes_and_sends_directly() {
    use crate::sandbox::broker::{Message, Properties};
    let sandbox = Sandbox::new();
    let message = |topic: &str, retain| Message {
        topic: topic.parse().expect("a topic"),
        payload: bytes::Bytes::from_static(b"x"),
        at_least_once: true,
        retain,
        expiry: None,
        properties: Properties::default(),
    };
    let mut client = sandbox.client3("c").await;
    client.subscribed("a", 1).await;
    sandbox
        .broker
        .publish(message("a", true))
        .await
        .expect("published");
    assert_eq!(client.message().await.brief(), ("a", &b"x"[..], 0b10));
    assert!(sandbox.broker.retained("a").is_some());
    assert!(
        sandbox
            .broker
            .publish(message("$aws/x", true))
            .await
            .is_err()
    );
    sandbox.deny(Action::Receive, "topic/no");
    assert!(sandbox.broker.send_direct("c", message("b", false)));
    assert_eq!(client.message().await.topic, "b");
    assert!(!sandbox.broker.send_direct("nobody", message("b", false)));
    let mut other = sandbox.client3("o").await;
    assert!(!sandbox.broker.send_direct("o", message("no", false)));
    other.silent().await;
}
