//! AWS's rates and counts, and the bounds that stay when they are lifted.

use super::*;
use crate::sandbox::broker::account::Grants;
use crate::sandbox::broker::limits::ONE_PER_SECOND_BURST;

#[tokio::test]
async fn publishes_above_100_per_second_are_discarded() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client3("c").await;
    let mut packets = Vec::new();
    for id in 1..=150 {
        packets.extend(publish(false, 0b10, "a", id, &[], b"x"));
    }
    client.send(&packets).await;
    for id in 1..=100u16 {
        let id = id.to_be_bytes();
        assert_eq!(client.packet().await, [0x40, 2, id[0], id[1]]);
    }
    client.silent().await;
    let refusals = sandbox.refusals();
    assert_eq!(refusals.len(), 1);
    assert_eq!(
        (refusals[0].action.as_str(), refusals[0].resource.as_str()),
        ("mqtt:Quota", "a")
    );
}

#[tokio::test]
async fn deliveries_above_100_per_second_are_discarded() {
    let sandbox = Sandbox::new();
    let mut subscriber = sandbox.client3("s").await;
    subscriber.subscribed("#", 0).await;
    for publisher in ["p", "q"] {
        let mut publisher = sandbox.client3(publisher).await;
        for _ in 0..75 {
            publisher.publish("a", b"x", 0, 0).await;
        }
        publisher.ping().await;
    }
    for _ in 0..100 {
        subscriber.message().await;
    }
    subscriber.silent().await;
}

#[tokio::test]
async fn without_quotas_nothing_is_discarded() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut subscriber = sandbox.client5("s").await;
    subscriber.subscribed("a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    let sending = tokio::spawn(async move {
        for id in 1..=2000u16 {
            publisher.publish("a", &id.to_be_bytes(), 0b10, id).await;
            assert_eq!(publisher.packet().await[..2], [0x40, 2]);
        }
    });
    for number in 1..=2000u16 {
        let message = subscriber.message().await;
        assert_eq!(message.payload, number.to_be_bytes());
        let id = message.id.to_be_bytes();
        subscriber.send(&[0x40, 2, id[0], id[1]]).await;
    }
    sending.await.expect("all sent");
}

#[tokio::test]
async fn no_more_than_100_are_in_flight_nor_the_clients_maximum() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    for (id, properties, expected) in [
        ("a", vec![], 100),
        ("b", vec![0x21, 0, 10], 10),
        ("c", vec![0x21, 255, 255], 100),
    ] {
        let mut subscriber = sandbox.open();
        subscriber.v5 = true;
        let mut connect = Connect::v5(id);
        connect.properties = properties;
        subscriber.send(&connect.packet()).await;
        subscriber.packet().await;
        subscriber.subscribed(id, 1).await;
        let mut publisher = sandbox.client3(&format!("p{id}")).await;
        for _ in 0..150 {
            publisher.published(id, b"x").await;
        }
        let mut first = 0;
        for number in 0..expected {
            let id = subscriber.message().await.id;
            if number == 0 {
                first = id;
            }
        }
        subscriber.silent().await;
        let id = first.to_be_bytes();
        subscriber.send(&[0x40, 2, id[0], id[1]]).await;
        subscriber.message().await;
        subscriber.silent().await;
    }
}

#[tokio::test]
async fn counts_of_subscriptions_and_connects_are_kept() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client5("c").await;
    for number in 0..50 {
        client.subscribed(&format!("t{number}"), 0).await;
    }
    assert_eq!(client.subscribe(&[("t0", 1), ("t50", 1)]).await, [1, 0x97]);
    let mut refused = None;
    for number in 0..=ONE_PER_SECOND_BURST {
        let mut client = sandbox.open();
        client.send(&Connect::v5("often").packet()).await;
        if client.packet().await[3] != 0 {
            refused = Some(number);
        }
    }
    assert_eq!(refused, Some(ONE_PER_SECOND_BURST));
}

#[tokio::test]
async fn retained_publishes_are_throttled_per_topic() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.client3("c").await;
    for id in 1..=10 {
        client.publish("a", b"x", 0b11, id).await;
    }
    for _ in 0..ONE_PER_SECOND_BURST {
        client.packet().await;
    }
    client.silent().await;
    client.publish("b", b"x", 0b11, 11).await;
    client.packet().await;
    client.publish("a", b"", 0b11, 12).await;
    client.packet().await;
    assert!(sandbox.broker.retained("a").is_none());
}

#[tokio::test]
async fn retained_messages_take_bounded_memory_without_quotas_too() {
    let sandbox = Sandbox::with(Limits {
        retained_bytes: 30_000,
        ..Limits::new(Quotas::Off)
    });
    let mut client = sandbox.client3("c").await;
    client.publish("a", &vec![0; 20_000], 0b11, 1).await;
    client.packet().await;
    client.publish("b", &vec![0; 20_000], 0b11, 2).await;
    client.silent().await;
    assert!(sandbox.broker.retained("b").is_none());
    let refusal = sandbox.refusals().pop().expect("a record");
    assert_eq!(
        (refusal.action.as_str(), refusal.resource.as_str()),
        ("mqtt:Quota", "b")
    );
    assert!(
        refusal
            .hint
            .is_some_and(|hint| !hint.contains("--quotas off"))
    );
    let mut willing = sandbox.open();
    willing
        .send(
            &Connect::v3("w")
                .will(0b10_1000, "w", &vec![0; 20_000])
                .packet(),
        )
        .await;
    willing.packet().await;
    client.subscribed("w", 0).await;
    drop(willing);
    assert_eq!(client.message().await.payload.len(), 20_000);
    assert!(sandbox.broker.retained("w").is_none());
    // In the place of the former, and in the place of one that was deleted.
    client.publish("a", &vec![1; 25_000], 0b11, 3).await;
    assert_eq!(client.packet().await, [0x40, 2, 0, 3]);
    client.publish("a", b"", 0b11, 4).await;
    assert_eq!(client.packet().await, [0x40, 2, 0, 4]);
    client.publish("b", &vec![0; 20_000], 0b11, 5).await;
    assert_eq!(client.packet().await, [0x40, 2, 0, 5]);
    assert!(sandbox.broker.retained("b").is_some());
}

#[tokio::test]
async fn kept_messages_come_at_ten_per_second() {
    let sandbox = Sandbox::new();
    let mut client = sandbox.open();
    client.send(&Connect::v3("s").persistent().packet()).await;
    client.packet().await;
    client.subscribed("a", 1).await;
    client.leave().await;
    let mut publisher = sandbox.client3("p").await;
    for _ in 0..8 {
        publisher.published("a", b"x").await;
    }
    let mut client = sandbox.open();
    client.send(&Connect::v3("s").persistent().packet()).await;
    client.packet().await;
    let start = std::time::Instant::now();
    for _ in 0..8 {
        client.message().await;
    }
    assert!(
        start.elapsed() >= Duration::from_millis(650),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn a_slow_reader_costs_a_bounded_outbox() {
    let limits = Limits {
        outbox_messages: 50,
        ..Limits::new(Quotas::Off)
    };
    let sandbox = Sandbox::with(limits);
    let mut slow = sandbox.open_with(256);
    slow.send(&Connect::v3("slow").packet()).await;
    slow.packet().await;
    slow.subscribed("a", 0).await;
    let mut publisher = sandbox.client3("p").await;
    for _ in 0..1000 {
        publisher.publish("a", &[7; 100], 0, 0).await;
    }
    publisher.ping().await;
    let mut got = 0;
    while timeout(SILENCE, slow.packet()).await.is_ok() {
        got += 1;
    }
    assert!((50..1000).contains(&got), "{got}");
    assert!(
        sandbox
            .refusals()
            .iter()
            .any(|refusal| refusal.client_id == "slow" && refusal.resource == "a")
    );
}

#[tokio::test]
async fn a_slow_qos_1_reader_holds_publishers_up_and_is_then_ended() {
    let stall = Duration::from_millis(100);
    let sandbox = Sandbox::with(Limits {
        outbox_messages: 50,
        stall,
        ..Limits::new(Quotas::Off)
    });
    let mut slow = sandbox.open_with(256);
    slow.v5 = true;
    slow.send(&Connect::v5("slow").packet()).await;
    slow.packet().await;
    slow.subscribed("a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    let start = std::time::Instant::now();
    for _ in 0..400 {
        publisher.published("a", &[7; 100]).await;
    }
    assert!(
        start.elapsed() >= Duration::from_millis(50),
        "publishers wait: {:?}",
        start.elapsed()
    );
    let mut last = Vec::new();
    loop {
        let packet = slow.next().await;
        if packet.is_empty() {
            break;
        }
        last = packet;
    }
    assert_eq!((last[0], last[2]), (0xE0, 0x97));
    let info = sandbox.broker.connection("slow").expect("known");
    assert_eq!(info.disconnect_reason.as_deref(), Some("THROTTLED"));
}

#[tokio::test]
async fn a_socket_that_takes_nothing_is_given_up() {
    let sandbox = Sandbox::with(Limits {
        write_timeout: Duration::from_millis(50),
        ..Limits::new(Quotas::Off)
    });
    let mut stuck = sandbox.open_with(64);
    stuck.send(&Connect::v3("stuck").packet()).await;
    stuck.packet().await;
    stuck.subscribed("a", 0).await;
    let mut publisher = sandbox.client3("p").await;
    publisher.publish("a", &[0; 1000], 0, 0).await;
    sandbox.until_connections(1).await;
    let info = sandbox.broker.connection("stuck").expect("known");
    assert_eq!(info.disconnect_reason.as_deref(), Some("CONNECTION_LOST"));
}

#[tokio::test]
async fn payloads_have_a_largest_size() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut client = sandbox.client5("c").await;
    client.published("a", &vec![0; 128 * 1024]).await;
    client.publish("a", &vec![0; 128 * 1024 + 1], 0b10, 1).await;
    client.ended(0x97).await;
}

fn granted(grants: Grants) -> Sandbox {
    Sandbox::with(Limits {
        account: Some(grants),
        ..Limits::new(Quotas::Aws)
    })
}

#[tokio::test]
async fn the_accounts_connects_and_connections_are_counted() {
    let sandbox = granted(Grants {
        connects: 2,
        ..Grants::AWS
    });
    let mut codes = Vec::new();
    for id in ["a", "b", "c", "d"] {
        let mut client = sandbox.open();
        client.send(&Connect::v5(id).packet()).await;
        codes.push(client.packet().await[3]);
    }
    assert_eq!(codes, [0, 0, 0x97, 0x97]);
    let refusals = sandbox.refusals();
    assert_eq!(refusals.len(), 1, "a flood leaves one record in a second");
    assert!(refusals[0].hint.is_some());
    let sandbox = granted(Grants {
        connections: 1,
        ..Grants::AWS
    });
    let first = sandbox.client3("a").await;
    sandbox.until_connections(1).await;
    let mut second = sandbox.open();
    second.send(&Connect::v3("b").packet()).await;
    second.closed().await;
    drop(first);
    sandbox.until_connections(0).await;
    sandbox.client3("c").await;
}

#[tokio::test]
async fn the_accounts_publishes_are_counted_before_and_after_routing() {
    let sandbox = granted(Grants {
        inbound: 3,
        ..Grants::AWS
    });
    let mut client = sandbox.client3("c").await;
    for id in 1..=10u16 {
        client.publish("a", b"x", 0b10, id).await;
    }
    for id in 1..=3 {
        assert_eq!(client.packet().await, [0x40, 2, 0, id]);
    }
    client.silent().await;
    assert_eq!(sandbox.refusals().len(), 1);
    // Each publish has two receivers: the third finds the second's grant used up, and is not delivered to anybody.
    let sandbox = granted(Grants {
        outbound: 4,
        ..Grants::AWS
    });
    let mut first = sandbox.client3("1").await;
    first.subscribed("a/#", 0).await;
    let mut second = sandbox.client3("2").await;
    second.subscribed("a/+", 0).await;
    let mut publisher = sandbox.client3("p").await;
    for id in 1..=3 {
        publisher.publish("a/b", &[id], 0b10, id.into()).await;
    }
    for id in 1..=2 {
        assert_eq!(publisher.packet().await, [0x40, 2, 0, id]);
        assert_eq!(first.message().await.payload, [id]);
        assert_eq!(second.message().await.payload, [id]);
    }
    publisher.silent().await;
    first.silent().await;
    second.silent().await;
}

#[tokio::test]
async fn the_accounts_subscriptions_and_retained_publishes_are_counted() {
    let sandbox = granted(Grants {
        subscribes: 2,
        retained: 1,
        ..Grants::AWS
    });
    let mut client = sandbox.client5("c").await;
    assert_eq!(
        client.subscribe(&[("a", 0), ("b", 0), ("c", 0)]).await,
        [0, 0, 0x97]
    );
    client.publish("x", b"1", 0b11, 1).await;
    assert_eq!(client.packet().await, [0x40, 2, 0, 1]);
    client.publish("y", b"1", 0b11, 2).await;
    client.silent().await;
    assert!(sandbox.broker.retained("y").is_none());
    let sandbox = granted(Grants {
        subscriptions: 2,
        ..Grants::AWS
    });
    let mut client = sandbox.client5("c").await;
    assert_eq!(
        client
            .subscribe(&[("a", 0), ("$share/g/b", 0), ("c", 0)])
            .await,
        [0, 0, 0x97]
    );
    client.send(&unsubscribe(true, 1, "$share/g/b")).await;
    client.packet().await;
    assert_eq!(client.subscribe(&[("c", 0)]).await, [0]);
}
