//! Coming and going: takeover, Wills, keep-alive, events, administrative ends.

use serde_json::Value;

use super::*;

async fn event(watcher: &mut Client) -> (String, Value) {
    let message = watcher.message().await;
    (
        message.topic,
        serde_json::from_slice(&message.payload).expect("JSON"),
    )
}

#[tokio::test]
async fn the_new_connection_wins() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher.subscribed("w", 0).await;
    for v5 in [false, true] {
        let id = format!("c{v5}");
        let mut old = sandbox.open();
        old.v5 = v5;
        let connect = if v5 {
            Connect::v5(&id)
        } else {
            Connect::v3(&id)
        };
        old.send(&connect.will(0, "w", b"will").packet()).await;
        old.packet().await;
        old.subscribed("a", 0).await;
        let mut new = sandbox.client(&id, v5).await;
        old.ended(0x8E).await;
        assert_eq!(watcher.message().await.payload, b"will");
        sandbox.until_connections(if v5 { 3 } else { 2 }).await;
        assert!(sandbox.broker.connection(&id).expect("known").connected);
        assert_eq!(sandbox.broker.subscriptions(&id), Some(Vec::new()));
        new.ping().await;
        if !v5 {
            std::mem::forget(new);
        }
    }
}

#[tokio::test]
async fn a_persistent_session_moves_with_its_client_id() {
    let sandbox = Sandbox::new();
    let mut old = sandbox.open();
    old.send(&Connect::v3("c").persistent().packet()).await;
    assert_eq!(old.packet().await, [0x20, 2, 0, 0]);
    old.subscribed("a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    publisher.published("a", b"unacknowledged").await;
    old.message().await;
    let mut new = sandbox.open();
    new.send(&Connect::v3("c").persistent().packet()).await;
    assert_eq!(new.packet().await, [0x20, 2, 1, 0]);
    old.closed().await;
    assert_eq!(new.message().await.payload, b"unacknowledged");
    publisher.published("a", b"next").await;
    assert_eq!(new.message().await.payload, b"next");
}

#[tokio::test]
async fn wills_are_published_unless_the_client_says_goodbye() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher.subscribed("w/#", 1).await;
    let open = async |id: &str, v5: bool| {
        let mut client = sandbox.open();
        client.v5 = v5;
        let topic = format!("w/{id}");
        let connect = if v5 { Connect::v5(id) } else { Connect::v3(id) };
        client
            .send(&connect.will(0b10_1000, &topic, b"gone").packet())
            .await;
        client.packet().await;
        client
    };
    open("polite", false).await.leave().await;
    drop(open("lost", false).await);
    assert_eq!(
        watcher.message().await.brief(),
        ("w/lost", &b"gone"[..], 0b10)
    );
    let mut client = open("with", true).await;
    client.send(&[0xE0, 1, 4]).await;
    assert_eq!(watcher.message().await.topic, "w/with");
    let mut client = open("broken", true).await;
    client.send(&[0x50, 2, 0, 1]).await;
    assert_eq!(watcher.message().await.topic, "w/broken");
    let _client = open("api", true).await;
    assert!(sandbox.broker.disconnect("api", false, false));
    assert_eq!(watcher.message().await.topic, "w/api");
    let mut client = open("quiet", true).await;
    assert!(sandbox.broker.disconnect("quiet", false, true));
    client.ended(0x98).await;
    watcher.silent().await;
    assert!(sandbox.broker.retained("w/lost").is_some(), "Will Retain");
    assert!(sandbox.broker.retained("w/polite").is_none());
}

#[tokio::test]
async fn keep_alive_is_counted_one_and_a_half_times() {
    let second = Duration::from_millis(2);
    let sandbox = Sandbox::with(Limits {
        keep_alive_second: second,
        ..Limits::new(Quotas::Aws)
    });
    for v5 in [false, true] {
        let mut client = sandbox.open();
        client.v5 = v5;
        let id = format!("c{v5}");
        let mut connect = if v5 {
            Connect::v5(&id)
        } else {
            Connect::v3(&id)
        };
        connect.keep_alive = 1;
        client.send(&connect.packet()).await;
        client.packet().await;
        assert_eq!(
            sandbox.broker.connection(&id).expect("known").keep_alive,
            30
        );
        let start = std::time::Instant::now();
        for _ in 0..4 {
            tokio::time::sleep(second * 20).await;
            client.ping().await;
        }
        client.ended(0x8D).await;
        assert!(start.elapsed() >= second * (80 + 45));
        let info = sandbox.broker.connection(&id).expect("known");
        assert_eq!(
            info.disconnect_reason.as_deref(),
            Some("MQTT_KEEP_ALIVE_TIMEOUT")
        );
    }
}

#[tokio::test]
async fn events_tell_of_every_client() {
    let sandbox = Sandbox::new();
    let mut watcher = sandbox.client3("watcher").await;
    watcher
        .subscribe(&[
            ("$aws/events/presence/+/c", 0),
            ("$aws/events/subscriptions/+/c", 0),
        ])
        .await;
    let mut client = sandbox.client5("c").await;
    let (topic, connected) = event(&mut watcher).await;
    assert_eq!(topic, "$aws/events/presence/connected/c");
    assert_eq!(
        (&connected["versionNumber"], &connected["ipAddress"]),
        (&0.into(), &"127.0.0.1".into())
    );
    client.subscribe(&[("a", 0), ("b", 1)]).await;
    let (topic, subscribed) = event(&mut watcher).await;
    assert_eq!(topic, "$aws/events/subscriptions/subscribed/c");
    assert_eq!(subscribed["topics"], serde_json::json!(["a", "b"]));
    client.send(&unsubscribe(true, 1, "a")).await;
    assert_eq!(
        event(&mut watcher).await.0,
        "$aws/events/subscriptions/unsubscribed/c"
    );
    client.packet().await;
    client.leave().await;
    let (topic, disconnected) = event(&mut watcher).await;
    assert_eq!(topic, "$aws/events/presence/disconnected/c");
    assert_eq!(disconnected["versionNumber"], 0);
    assert_eq!(
        disconnected["sessionIdentifier"],
        connected["sessionIdentifier"]
    );
    assert_eq!(disconnected["clientInitiatedDisconnect"], true);
    assert_eq!(
        disconnected["disconnectReason"],
        "CLIENT_INITIATED_DISCONNECT"
    );
    let _client = sandbox.client5("c").await;
    assert_eq!(event(&mut watcher).await.1["versionNumber"], 1);
    sandbox.deny(Action::Connect, "client/c");
    let mut client = sandbox.open();
    client.send(&Connect::v3("c").packet()).await;
    let (topic, failed) = event(&mut watcher).await;
    assert_eq!(topic, "$aws/events/presence/connect_failed/c");
    assert_eq!(failed["principalIdentifier"], "ab".repeat(32));
}

#[tokio::test]
async fn the_data_plane_sees_and_ends_connections() {
    let sandbox = Sandbox::new();
    assert!(sandbox.broker.connection("c").is_none());
    assert!(!sandbox.broker.disconnect("c", true, true));
    let mut client = sandbox.open();
    client.send(&Connect::v3("c").persistent().packet()).await;
    client.packet().await;
    client.subscribe(&[("b", 1), ("a", 0)]).await;
    let info = sandbox.broker.connection("c").expect("known");
    assert!(info.connected && !info.clean_session);
    assert_eq!((info.keep_alive, info.session_expiry), (60, 3600));
    let filters = vec![("a".to_owned(), 0), ("b".to_owned(), 1)];
    assert_eq!(sandbox.broker.subscriptions("c"), Some(filters.clone()));
    assert!(sandbox.broker.disconnect("c", false, false));
    client.closed().await;
    sandbox.until_connections(0).await;
    let info = sandbox.broker.connection("c").expect("known");
    assert!(!info.connected && info.disconnected_since_ms.is_some());
    assert_eq!(
        info.disconnect_reason.as_deref(),
        Some("API_INITIATED_DISCONNECT")
    );
    assert_eq!(sandbox.broker.subscriptions("c"), Some(filters));
    assert!(sandbox.broker.disconnect("c", true, false));
    assert_eq!(sandbox.broker.subscriptions("c"), None);
}

#[tokio::test]
async fn shutdown_says_goodbye() {
    let sandbox = Sandbox::new();
    let mut new = sandbox.client5("new").await;
    let mut old = sandbox.client3("old").await;
    sandbox.brokers.shutdown().await;
    new.ended(0x8B).await;
    old.closed().await;
    assert_eq!(sandbox.brokers.connections(), 0);
    let mut late = sandbox.open();
    late.send(&Connect::v3("late").packet()).await;
    assert_eq!(late.packet().await, [0x20, 2, 0, 3]);
}

#[tokio::test]
async fn a_task_that_is_cut_off_gives_its_client_id_back() {
    let sandbox = Sandbox::new();
    let (mut ours, theirs) = tokio::io::duplex(1024);
    let peer = Peer {
        principal: Principal::Administrator,
        remote: ([127, 0, 0, 1], 1).into(),
        local: ([127, 0, 0, 1], 2).into(),
        server_name: None,
    };
    let task = tokio::spawn(Arc::clone(&sandbox.broker).serve(theirs, peer));
    ours.write_all(&Connect::v3("c").packet())
        .await
        .expect("sent");
    sandbox.until_connections(1).await;
    task.abort();
    sandbox.until_connections(0).await;
    assert!(!sandbox.broker.connection("c").expect("known").connected);
}

#[test]
fn an_idle_connection_is_small() {
    use crate::sandbox::broker::connection::Connection;
    use crate::sandbox::broker::serving::Serving;
    let size = size_of::<Connection<DuplexStream>>() + size_of::<Serving>();
    assert!(
        size <= 1024,
        "the task of a connection has {size} bytes besides its stream's buffers"
    );
}
