//! Persistent sessions and retained messages, also over the end of the process.

use super::*;

pub(super) async fn resume(sandbox: &Sandbox, connect: Connect<'_>, present: u8) -> Client {
    let mut client = sandbox.open();
    client.v5 = connect.v5;
    client.send(&connect.packet()).await;
    let connack = client.packet().await;
    assert_eq!(
        (connack[0], connack[2], connack[3]),
        (0x20, present, 0),
        "{connack:?}"
    );
    client
}

#[tokio::test]
async fn a_persistent_session_keeps_subscriptions_and_qos_1() {
    for v5 in [false, true] {
        let sandbox = Sandbox::new();
        let connect = || {
            if v5 {
                Connect::v5("s")
            } else {
                Connect::v3("s")
            }
        };
        let mut client = resume(&sandbox, connect().persistent(), 0).await;
        client.subscribed("a/#", 1).await;
        client.leave().await;
        let mut publisher = sandbox.client3("p").await;
        publisher.published("a/1", b"first").await;
        publisher.publish("a/2", b"qos 0", 0, 0).await;
        publisher.published("a/3", b"second").await;
        let mut client = resume(&sandbox, connect().persistent(), 1).await;
        let first = client.message().await;
        assert_eq!(first.brief(), ("a/1", &b"first"[..], 0b10));
        client
            .send(&[
                0x40,
                2,
                first.id.to_be_bytes()[0],
                first.id.to_be_bytes()[1],
            ])
            .await;
        assert_eq!(
            client.message().await.brief(),
            ("a/3", &b"second"[..], 0b10)
        );
        drop(client);
        sandbox.until_connections(1).await;
        let mut client = resume(&sandbox, connect().persistent(), 1).await;
        assert_eq!(
            client.message().await.brief(),
            ("a/3", &b"second"[..], 0b10),
            "again, and without DUP"
        );
        client.silent().await;
        assert_eq!(
            sandbox.broker.subscriptions("s"),
            Some(vec![("a/#".to_owned(), 1)])
        );
    }
}

#[tokio::test]
async fn a_session_of_the_other_version_or_a_clean_start_begins_anew() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut client = resume(&sandbox, Connect::v3("s").persistent(), 0).await;
    client.subscribed("a", 1).await;
    client.leave().await;
    let mut client = resume(&sandbox, Connect::v5("s").persistent(), 0).await;
    assert_eq!(sandbox.broker.subscriptions("s"), Some(Vec::new()));
    client.subscribed("a", 1).await;
    client.leave().await;
    let mut client = resume(&sandbox, Connect::v5("s"), 0).await;
    client.leave().await;
    sandbox.until_connections(0).await;
    assert_eq!(sandbox.broker.subscriptions("s"), None);
    resume(&sandbox, Connect::v5("s").persistent(), 0).await;
}

#[tokio::test]
async fn disconnect_may_end_but_not_begin_persistence() {
    let sandbox = Sandbox::with(Limits::new(Quotas::Off));
    let mut client = sandbox.client5("c").await;
    client.send(&framed(0xE0, &[0, 5, 0x11, 0, 0, 0, 9])).await;
    client.ended(0x82).await;
    let mut client = resume(&sandbox, Connect::v5("c").persistent(), 0).await;
    client.send(&framed(0xE0, &[0, 5, 0x11, 0, 0, 0, 0])).await;
    client.closed().await;
    sandbox.until_connections(0).await;
    resume(&sandbox, Connect::v5("c").persistent(), 0).await;
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_with_the_process() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("state.db");
    let open = || {
        let store = Store::open(Some(&file)).expect("a store");
        Sandbox::over(
            Limits::new(Quotas::Off),
            store,
            tempfile::tempdir().expect("a directory"),
        )
    };
    let sandbox = open();
    let mut client = resume(&sandbox, Connect::v5("s").persistent(), 0).await;
    client.subscribed("a/#", 1 | 0b1000).await;
    client.subscribed("gone", 1).await;
    client.send(&unsubscribe(true, 1, "gone")).await;
    client.packet().await;
    let mut publisher = sandbox.client5("p").await;
    publisher.published("a/acknowledged", b"0").await;
    let id = client.message().await.id.to_be_bytes();
    client.send(&[0x40, 2, id[0], id[1]]).await;
    client.ping().await;
    let properties = [0x02, 0, 0, 1, 0, 0x26, 0, 1, b'k', 0, 1, b'v'];
    publisher
        .send(&publish(true, 0b11, "a/1", 1, &properties, b"one"))
        .await;
    assert_eq!(publisher.packet().await, [0x40, 2, 0, 1]);
    publisher.published("a/2", b"two").await;
    // A copy of the file taken now is what a killed process would leave behind, but for what SQLite's log holds.
    sandbox.brokers.flush();
    let again = {
        let copy = home.path().join("copy.db");
        let source = rusqlite::Connection::open(&file).expect("the file");
        source
            .execute("VACUUM INTO ?1", [copy.to_str().expect("a path")])
            .expect("a copy");
        let store = Store::open(Some(&copy)).expect("a store");
        Sandbox::over(
            Limits::new(Quotas::Off),
            store,
            tempfile::tempdir().expect("a directory"),
        )
    };
    assert_eq!(
        again.broker.subscriptions("s"),
        Some(vec![("a/#".to_owned(), 1)])
    );
    let kept = again.broker.retained("a/1").expect("kept");
    assert_eq!((&kept.payload[..], kept.qos), (&b"one"[..], 1));
    assert_eq!(kept.user_properties, [("k".to_owned(), "v".to_owned())]);
    let mut client = resume(&again, Connect::v5("s").persistent(), 1).await;
    let first = client.message().await;
    assert_eq!(
        first.brief(),
        ("a/1", &b"one"[..], 0b11),
        "RETAIN as published"
    );
    assert!(first.properties.ends_with(&properties[5..]), "{first:?}");
    assert_eq!(client.message().await.brief(), ("a/2", &b"two"[..], 0b10));
    client.silent().await;
}

#[tokio::test]
async fn a_store_that_fails_gives_no_puback() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("state.db");
    let store = Store::open(Some(&file)).expect("a store");
    let sandbox = Sandbox::over(
        Limits::new(Quotas::Aws),
        store,
        tempfile::tempdir().expect("a directory"),
    );
    let breaker = rusqlite::Connection::open(&file).expect("the file");
    breaker
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON retained BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
        .expect("a trigger");
    for v5 in [false, true] {
        let mut client = sandbox.client(&format!("c{v5}"), v5).await;
        client.publish("a", b"x", 0b11, 1).await;
        client.ended(0x97).await;
        assert!(sandbox.broker.retained("a").is_none(), "nor is it kept");
    }
    let mut client = sandbox.client3("lives").await;
    client.published("b", b"not kept, so fine").await;
    assert!(
        sandbox
            .refusals()
            .iter()
            .any(|refusal| refusal.reason.contains("disk is full"))
    );
}

#[tokio::test]
async fn a_retained_message_that_cannot_be_stored_gives_way_to_the_former() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("state.db");
    let store = Store::open(Some(&file)).expect("a store");
    let sandbox = Sandbox::over(
        Limits::new(Quotas::Off),
        store,
        tempfile::tempdir().expect("a directory"),
    );
    let mut client = sandbox.client3("c").await;
    client.publish("a", b"first", 0b11, 1).await;
    client.packet().await;
    let breaker = rusqlite::Connection::open(&file).expect("the file");
    breaker
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON retained BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
        .expect("a trigger");
    let kept = || {
        let kept = sandbox.broker.retained("a");
        kept.map(|kept| kept.payload.to_vec())
    };
    for payload in [b"second", b"third!"] {
        client.publish("a", payload, 1, 0).await;
    }
    client.ping().await;
    sandbox.brokers.flush();
    assert_eq!(kept().as_deref(), Some(&b"first"[..]));
    // What was deleted before stays so, too.
    client.publish("a", b"", 0b11, 2).await;
    client.packet().await;
    client.publish("a", b"fourth", 1, 0).await;
    client.ping().await;
    sandbox.brokers.flush();
    assert_eq!(kept(), None);
    breaker.execute_batch("DROP TRIGGER full").expect("dropped");
    client.publish("a", b"fifth", 0b11, 3).await;
    client.packet().await;
    assert_eq!(kept().as_deref(), Some(&b"fifth"[..]));
}

#[tokio::test]
async fn a_session_that_ends_gives_its_space_back_and_its_queue_is_bounded() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("state.db");
    let store = Store::open(Some(&file)).expect("a store");
    let limits = Limits {
        stored_bytes: 5_000_000,
        ..Limits::new(Quotas::Off)
    };
    let sandbox = Sandbox::over(limits, store, tempfile::tempdir().expect("a directory"));
    let size = || std::fs::metadata(&file).map_or(0, |file| file.len());
    let mut client = resume(&sandbox, Connect::v3("s").persistent(), 0).await;
    client.subscribed("a", 1).await;
    client.leave().await;
    let mut publisher = sandbox.client3("p").await;
    for _ in 0..100 {
        publisher.published("a", &vec![7; 100_000]).await;
    }
    let rows = || {
        let db = rusqlite::Connection::open(&file).expect("the file");
        db.query_row(
            "SELECT count(*), total(length(payload)) FROM session_messages",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, f64>(1)?)),
        )
        .expect("a count")
    };
    let (count, bytes) = rows();
    assert!((45..50).contains(&count) && bytes <= 5_000_000.0, "{count}");
    assert!(
        sandbox
            .refusals()
            .iter()
            .any(|refusal| refusal.reason.contains("queue of this persistent session"))
    );
    assert!(size() > 2_000_000, "{}", size());
    assert!(sandbox.broker.disconnect("s", true, false));
    sandbox.brokers.flush();
    assert_eq!(rows().0, 0);
    assert!(size() < 1_000_000, "{}", size());
}

#[tokio::test]
async fn a_group_queues_for_an_offline_member() {
    let sandbox = Sandbox::new();
    let mut member = resume(&sandbox, Connect::v3("m").persistent(), 0).await;
    member.subscribed("$share/g/a", 1).await;
    member.leave().await;
    let mut publisher = sandbox.client3("p").await;
    publisher.published("a", b"waits").await;
    publisher.publish("a", b"qos 0 does not", 0, 0).await;
    let mut member = resume(&sandbox, Connect::v3("m").persistent(), 1).await;
    assert_eq!(member.message().await.payload, b"waits");
    member.silent().await;
}

#[tokio::test]
async fn reset_forgets_everything() {
    let sandbox = Sandbox::new();
    let mut client = resume(
        &sandbox,
        Connect::v5("s").persistent().will(0b10_0000, "w", b"will"),
        0,
    )
    .await;
    client.subscribed("a", 1).await;
    client.publish("kept", b"x", 0b11, 1).await;
    client.packet().await;
    sandbox.brokers.reset();
    client.ended(0x98).await;
    sandbox.until_connections(0).await;
    assert!(sandbox.broker.list_retained(None, 10).is_empty());
    assert_eq!(sandbox.broker.subscriptions("s"), None);
    resume(&sandbox, Connect::v5("s").persistent(), 0).await;
}
