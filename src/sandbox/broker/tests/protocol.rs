//! What packets are answered with, and which ones end a connection.

use proptest::prelude::*;

use super::super::{Message, Properties, PublishError};
use super::*;
use crate::sandbox::broker::fuzz_mqtt;

#[tokio::test]
async fn connack5_announces_what_aws_announces() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.open();
    let mut connect = Connect::v5("c");
    connect.properties = vec![0x11, 0xFF, 0xFF, 0xFF, 0xFF];
    connect.keep_alive = 0;
    client.send(&connect.packet()).await;
    let connack = client.packet().await;
    assert_eq!(&connack[2..4], [0, 0]);
    let has = |property: &[u8]| {
        connack
            .windows(property.len())
            .any(|window| window == property)
    };
    assert!(has(&[0x24, 1]), "Maximum QoS");
    assert!(has(&[0x21, 0, 100]), "Receive Maximum");
    assert!(has(&[0x22, 0, 8]), "Topic Alias Maximum");
    assert!(has(&[0x27, 0, 2, 0x48, 0]), "Maximum Packet Size 149504");
    assert!(has(&[0x25, 1]), "Retain Available");
    assert!(has(&[0x28, 1]), "Wildcard Subscription Available");
    assert!(has(&[0x29, 0]), "Subscription Identifier Available");
    assert!(has(&[0x2A, 1]), "Shared Subscription Available");
    assert!(has(&[0x13, 0x04, 0xB0]), "Server Keep Alive 1200");
    assert!(
        has(&[0x11, 0, 0, 0x0E, 0x10]),
        "Session Expiry Interval capped to 3600"
    );
}

#[tokio::test]
async fn clients_without_an_id_get_one() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.open();
    let mut connect = Connect::v5("");
    connect.clean = false;
    client.send(&connect.packet()).await;
    let connack = client.packet().await;
    assert_eq!(connack[3], 0);
    assert!(
        connack.windows(3).any(|window| window == [0x12, 0, 36]),
        "Assigned Client Identifier"
    );
    let mut client = sandbox.open();
    client.send(&Connect::v3("").packet()).await;
    assert_eq!(client.packet().await, [0x20, 2, 0, 0]);
    let mut client = sandbox.open();
    let mut connect = Connect::v3("");
    connect.clean = false;
    client.send(&connect.packet()).await;
    assert_eq!(client.packet().await, [0x20, 2, 0, 2]);
    client.closed().await;
}

#[tokio::test]
async fn connects_that_no_policy_could_allow_are_refused() {
    let sandbox = Sandbox::new();
    let long = "x".repeat(129);
    let mut small = Connect::v5("c");
    small.properties = vec![0x27, 0, 0, 1, 0];
    let mut method = Connect::v5("c");
    method.properties = vec![0x15, 0, 1, b'x'];
    for (connect, code) in [
        (Connect::v5(&long), 0x85),
        (Connect::v5("$c"), 0x85),
        (small, 0x80),
        (method, 0x80),
        (Connect::v5("c").will(0b1_0000, "w", b""), 0x9B),
        (Connect::v5("c").will(0, "w/#", b""), 0x90),
        (Connect::v5("c").will(0, "$aws/events/x", b""), 0x90),
    ] {
        let mut client = sandbox.open();
        client.send(&connect.packet()).await;
        let connack = client.packet().await;
        assert_eq!((connack[0], connack[3]), (0x20, code));
        client.closed().await;
    }
    for (packet, answer) in [
        (Connect::v3(&long).packet(), &[0x20, 2, 0, 2][..]),
        (Connect::v3("c").will(0b1_0000, "w", b"").packet(), &[]),
        (
            b"\x10\x0d\x00\x06MQIsdp\x03\x02\x00\x3c\x00\x01c".to_vec(),
            &[0x20, 2, 0, 1],
        ),
        (
            b"\x10\x0d\x00\x04MQTT\x06\x02\x00\x3c\x00\x01c".to_vec(),
            &[0x20, 2, 0, 1],
        ),
        (
            b"\x10\x0d\x00\x04MQTT\x04\x03\x00\x3c\x00\x01c".to_vec(),
            &[],
        ),
        (
            b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x01\x00".to_vec(),
            &[],
        ),
        (b"\xc0\x00".to_vec(), &[]),
        (b"GET / HTTP/1.1\r\n\r\n".to_vec(), &[]),
    ] {
        let mut client = sandbox.open();
        client.send(&packet).await;
        assert_eq!(client.next().await, answer, "{packet:?}");
        if !answer.is_empty() {
            client.closed().await;
        }
    }
    assert_eq!(
        sandbox
            .refusals()
            .iter()
            .filter(|refusal| refusal.action == "mqtt:Packet")
            .count(),
        15
    );
}

#[tokio::test]
async fn a_client_that_says_nothing_is_dropped() {
    let sandbox = Sandbox::with(Limits {
        connect_timeout: Duration::from_millis(20),
        ..Limits::new(Quotas::Aws)
    });
    let mut client = sandbox.open();
    client.send(&[0x10]).await;
    client.closed().await;
}

#[tokio::test]
async fn packets_out_of_place_end_the_connection() {
    let sandbox = Sandbox::new();
    let frames: [(&[u8], u8); 13] = [
        (&[0x50, 2, 0, 1], 0x82),
        (&[0x62, 2, 0, 1], 0x82),
        (&[0x70, 2, 0, 1], 0x82),
        (&[0xF0, 0], 0x82),
        (&[0x20, 2, 0, 0], 0x82),
        (&[0x00, 0], 0x82),
        (&[0x38, 4, 0, 1, b'a', 0], 0x81),
        (&[0x36, 6, 0, 1, b'a', 0, 1, 0], 0x81),
        (&[0xC0, 1, 0], 0x81),
        (&[0x80, 6, 0, 1, 0, 0, 1, b'a'], 0x81),
        (&[0x30, 5, 0, 2, b'a', 0, 0], 0x81),
        (&[0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1], 0x81),
        (&[0x30, 0xFF, 0xFF, 0x7F], 0x97),
    ];
    for (number, (frame, code)) in frames.into_iter().enumerate() {
        for v5 in [false, true] {
            let mut client = sandbox.client(&format!("c{number}{v5}"), v5).await;
            client.send(frame).await;
            client.ended(code).await;
        }
    }
    let mut client = sandbox.client5("twice").await;
    client.send(&Connect::v5("twice").packet()).await;
    client.ended(0x82).await;
}

#[tokio::test]
async fn qos_2_is_not_answered() {
    let sandbox = Sandbox::new();
    for v5 in [false, true] {
        let mut client = sandbox.client(&format!("c{v5}"), v5).await;
        client.publish("a", b"x", 0b100, 5).await;
        client.send(&subscribe(v5, 6, &[("a", 2), ("b", 0)])).await;
        client.silent().await;
        client.ping().await;
    }
    assert_eq!(
        sandbox.refusals().len(),
        4 - 2,
        "the same for both, once per client and second"
    );
}

#[tokio::test]
async fn topic_aliases_keep_to_their_rules() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher.subscribed("#", 0).await;
    let mut client = sandbox.client5("c").await;
    client
        .send(&publish(true, 0, "a/b", 0, &[0x23, 0, 8], b"1"))
        .await;
    client
        .send(&publish(true, 0, "", 0, &[0x23, 0, 8], b"2"))
        .await;
    client
        .send(&publish(true, 0, "c", 0, &[0x23, 0, 8], b"3"))
        .await;
    client
        .send(&publish(true, 0, "", 0, &[0x23, 0, 8], b"4"))
        .await;
    for (topic, payload) in [("a/b", b"1"), ("a/b", b"2"), ("c", b"3"), ("c", b"4")] {
        assert_eq!(watcher.message().await.brief(), (topic, &payload[..], 0));
    }
    for (topic, properties, code) in [
        ("a", &[0x23, 0, 9][..], 0x94),
        ("a", &[0x23, 0, 0], 0x94),
        ("", &[0x23, 0, 1], 0x82),
        ("", &[], 0x82),
    ] {
        let mut client = sandbox
            .client5(&format!("{topic}{properties:?}").replace(['[', ']'], ""))
            .await;
        client
            .send(&publish(true, 0, topic, 0, properties, b""))
            .await;
        client.ended(code).await;
    }
}

#[tokio::test]
async fn subscribe_is_answered_filter_by_filter() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client5("c5").await;
    let codes = client
        .subscribe(&[
            ("a", 1),
            ("a/#/b", 0),
            ("$SYS/#", 0),
            ("$aws/rules/r/#", 0),
            ("$aws/things/#", 0),
        ])
        .await;
    assert_eq!(codes, [1, 0x8F, 0x8F, 0x8F, 0]);
    let mut old = sandbox.client3("c3").await;
    assert_eq!(old.subscribe(&[("a", 1), ("a/#/b", 0)]).await, [1, 0x80]);
    assert_eq!(old.subscribe(&[("a", 0); 9]).await, [0x80; 9]);
    assert_eq!(client.subscribe(&[("a", 0); 9]).await, [0x97; 9]);
    client.send(&unsubscribe(true, 3, "a")).await;
    assert_eq!(client.packet().await, [0xB0, 4, 0, 3, 0, 0]);
    old.send(&unsubscribe(false, 3, "a")).await;
    assert_eq!(old.packet().await, [0xB0, 2, 0, 3]);
    client
        .send(&framed(0x82, &[0, 1, 2, 0x0B, 1, 0, 1, b'a', 0]))
        .await;
    client.ended(0xA1).await;
}

#[tokio::test]
async fn reason_strings_are_left_out_on_request() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client5("talks").await;
    client.send(&subscribe(true, 1, &[("a+", 0)])).await;
    assert_eq!(client.packet().await[5], 0x1F);
    let mut client = sandbox.open();
    let mut connect = Connect::v5("silent");
    connect.properties = vec![0x17, 0];
    client.send(&connect.packet()).await;
    client.packet().await;
    client.send(&subscribe(true, 1, &[("a+", 0)])).await;
    assert_eq!(client.packet().await, [0x90, 4, 0, 1, 0, 0x8F]);
}

#[tokio::test]
async fn denied_clients_see_what_aws_shows() {
    let sandbox = Sandbox::new();
    sandbox.deny(Action::Connect, "client/no");
    sandbox.deny(Action::Publish, "topic/no");
    sandbox.deny(Action::RetainPublish, "topic/keep");
    sandbox.deny(Action::Subscribe, "topicfilter/no");
    let mut client = sandbox.open();
    client.send(&Connect::v5("no").packet()).await;
    assert_eq!(client.packet().await[3], 0x87);
    client.closed().await;
    let mut client = sandbox.open();
    client.send(&Connect::v3("no").packet()).await;
    client.closed().await;
    for (flags, will) in [(0, "no"), (0b10_0000, "keep")] {
        let mut client = sandbox.open();
        client
            .send(&Connect::v5("will").will(flags, will, b"").packet())
            .await;
        assert_eq!(client.packet().await[3], 0x87);
    }
    for (number, (topic, flags)) in [("no", 0), ("no", 0b10), ("keep", 1)]
        .into_iter()
        .enumerate()
    {
        for v5 in [false, true] {
            let mut client = sandbox.client(&format!("p{number}{v5}"), v5).await;
            client.publish(topic, b"x", flags, 1).await;
            client.ended(0x87).await;
        }
    }
    let mut client = sandbox.client5("s5").await;
    assert_eq!(client.subscribe(&[("yes", 1), ("no", 1)]).await, [1, 0x87]);
    let mut client = sandbox.client3("s3").await;
    client
        .send(&subscribe(false, 1, &[("yes", 1), ("no", 1)]))
        .await;
    client.closed().await;
    let refusals = sandbox.refusals();
    let seen = |action: &str, resource: &str| {
        let resource = format!("arn:aws:iot:eu-central-1:123456789012:{resource}");
        refusals
            .iter()
            .any(|refusal| refusal.action == action && refusal.resource == resource)
    };
    assert!(seen(Action::Connect.name(), "client/no"));
    assert!(seen(Action::Publish.name(), "topic/no"));
    assert!(seen(Action::RetainPublish.name(), "topic/keep"));
    assert!(seen(Action::Subscribe.name(), "topicfilter/no"));
    assert!(refusals.iter().all(|refusal| refusal.region == "eu-central-1" && refusal.principal == "ab".repeat(32)));
}

#[tokio::test]
async fn reserved_topics_are_guarded() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher.subscribed("$aws/things/+/shadow/#", 0).await;
    let mut client = sandbox.client5("c").await;
    client
        .published("$aws/rules/r/a/b/c/d/e/f/g/h", b"to a rule")
        .await;
    client.published("$aws/things/t/shadow/update", b"{}").await;
    assert_eq!(watcher.message().await.topic, "$aws/things/t/shadow/update");
    client
        .publish("$aws/events/presence/connected/x", b"", 0, 0)
        .await;
    client.ended(0x90).await;
    for (topic, flags) in [
        ("$SYS/a", 0),
        ("a/#", 0),
        ("1/2/3/4/5/6/7/8/9", 0),
        ("$aws/rules/r/a", 1),
    ] {
        let mut client = sandbox.client5(&format!("c{}", topic.len())).await;
        client.publish(topic, b"", flags, 1).await;
        client.ended(0x90).await;
    }
}

fn of_a_caller(topic: &str, retain: bool) -> Message {
    Message {
        topic: topic.parse().expect("a topic"),
        payload: "forged".into(),
        at_least_once: false,
        retain,
        expiry: None,
        properties: Properties::default(),
    }
}

#[tokio::test]
async fn reserved_topics_are_guarded_from_callers_over_https_too() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher.subscribed("$aws/events/#", 0).await;
    watcher.message().await;
    for (topic, retain) in [
        ("$aws/events/presence/connected/x", false),
        ("$aws/things/t/shadow/get/accepted", false),
        ("$SYS/a", false),
        ("$aws/rules/r/a", true),
    ] {
        let message = of_a_caller(topic, retain);
        let refused = sandbox.broker.publish(message.clone()).await;
        assert!(
            matches!(refused, Err(PublishError::Invalid(_))),
            "{topic}: {refused:?}"
        );
        assert!(!sandbox.broker.send_direct("watcher", message), "{topic}");
    }
    let ingest = of_a_caller("$aws/rules/r/a", false);
    sandbox
        .broker
        .publish(ingest.clone())
        .await
        .expect("to a rule");
    assert!(!sandbox.broker.send_direct("watcher", ingest));
    watcher.silent().await;
    let refusals = sandbox.refusals();
    assert!(
        refusals
            .iter()
            .any(|refusal| refusal.action == "iot:SendDirectMessage")
    );
    assert!(
        sandbox
            .broker
            .send_direct("watcher", of_a_caller("a", false))
    );
    assert_eq!(watcher.message().await.topic, "a");
    sandbox.client3("x").await;
    assert_eq!(
        watcher.message().await.topic,
        "$aws/events/presence/connected/x",
        "the service itself publishes"
    );
}

#[tokio::test]
async fn a_subscribe_of_many_filters_is_refused_filter_by_filter() {
    for (v5, code) in [(false, 0x80), (true, 0x97)] {
        let sandbox = Sandbox::new();
        let mut client = sandbox.client("c", v5).await;
        for count in [9, 64, 65, 400] {
            let filters: Vec<String> = (0..count).map(|number| format!("f/{number}")).collect();
            let filters: Vec<(&str, u8)> = filters.iter().map(|filter| (&**filter, 1)).collect();
            client.send(&subscribe(v5, 7, &filters)).await;
            let suback = client.packet().await;
            let (_, mut at) = varint(&suback, 1);
            at += 2;
            if v5 {
                let (length, from) = varint(&suback, at);
                at = from + length;
            }
            assert_eq!(suback[at..], vec![code; count], "{v5} {count}");
        }
        assert_eq!(sandbox.broker.subscriptions("c"), Some(Vec::new()));
        let refusals = sandbox.refusals();
        assert!(
            refusals
                .iter()
                .all(|refusal| refusal.resource == "SUBSCRIBE"),
            "{refusals:?}"
        );
        assert!((1..=4).contains(&refusals.len()), "{refusals:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        fuzz_mqtt(&bytes);
    }

    #[test]
    fn damaged_packets_are_read_without_panic(at in 0usize..200, to: u8, cut in 0usize..200, which in 0usize..4) {
        let mut properties = vec![0x01, 1, 0x02, 0, 0, 0, 0, 0x03, 0, 1, b't', 0x08, 0, 1, b'r', 0x09, 0, 1, 0];
        properties.extend([0x26, 0, 1, b'k', 0, 1, b'v', 0x23, 0, 1]);
        let mut connect = Connect::v5("client").will(0b10_1000, "will", b"payload");
        connect.will = connect.will.map(|(flags, _, topic, payload)| (flags, properties[..26].to_vec(), topic, payload));
        connect.properties = vec![0x11, 0, 0, 0, 1, 0x21, 0, 1, 0x27, 0, 1, 0, 0, 0x26, 0, 1, b'k', 0, 1, b'v'];
        let packets = [
            connect.packet(),
            Connect::v3("client").will(0b10_1000, "will", b"payload").packet(),
            publish(true, 0b11, "topic", 1, &properties, b"payload"),
            subscribe(true, 1, &[("a/+/b", 1), ("$share/g/#", 0)]),
        ];
        let mut packet = packets[which].clone();
        let length = packet.len();
        packet[at % length] = to;
        packet.truncate(1 + cut % length);
        fuzz_mqtt(&packet);
    }
}
