//! Shared subscriptions whose members come and go: what waited for one of them reaches another.

use super::durability::resume;
use super::*;

/// A persistent member of the group that is away, with `count` messages waiting for it alone.
async fn waiting(sandbox: &Sandbox, count: u8) -> Client {
    let mut away = resume(sandbox, Connect::v3("away").persistent(), 0).await;
    away.subscribed("$share/g/a", 1).await;
    away.subscribed("b", 1).await;
    away.leave().await;
    let mut publisher = sandbox.client3("p").await;
    for number in 0..count {
        publisher.published("a", &[number]).await;
    }
    publisher.published("b", b"its own").await;
    publisher
}

async fn hears(member: &mut Client, count: u8) {
    for number in 0..count {
        assert_eq!(member.message().await.payload, [number]);
    }
    member.silent().await;
}

#[tokio::test]
async fn messages_of_a_session_that_is_over_pass_to_another_member() {
    let sandbox = Sandbox::new();
    waiting(&sandbox, 4).await;
    let mut member = sandbox.client5("member").await;
    member.subscribed("$share/g/a", 1).await;
    member.silent().await;
    // A clean start is the end of the former session.
    sandbox.client3("away").await;
    hears(&mut member, 4).await;
}

#[tokio::test]
async fn messages_of_an_unsubscribed_member_pass_to_another_one() {
    let sandbox = Sandbox::new();
    waiting(&sandbox, 4).await;
    let mut other = resume(&sandbox, Connect::v5("other").persistent(), 0).await;
    other.subscribed("$share/g/a", 1).await;
    // With a window of one message, the rest is still the group's when the member leaves.
    let mut away = resume(&sandbox, Connect::v3("away").persistent(), 1).await;
    away.send(&unsubscribe(false, 1, "$share/g/a")).await;
    let mut own = Vec::new();
    loop {
        let packet = away.packet().await;
        match packet[0] >> 4 {
            3 => own.push(Received::read(&packet, false).payload),
            11 => break,
            other => panic!("packet type {other}"),
        }
    }
    let mut passed = Vec::new();
    while own.len() + passed.len() < 5 {
        tokio::select! {
            message = other.message() => passed.push(message.payload),
            message = away.message() => own.push(message.payload),
        }
    }
    assert!(passed.len() >= 3, "{own:?} {passed:?}");
    assert!(own.contains(&b"its own".to_vec()));
    other.silent().await;
}

#[tokio::test]
async fn unacknowledged_messages_of_a_lost_member_pass_to_another_one() {
    let sandbox = Sandbox::new();
    let mut first = sandbox.client3("first").await;
    first.subscribed("$share/g/a", 1).await;
    let mut publisher = sandbox.client3("p").await;
    publisher.published("a", b"x").await;
    assert_eq!(first.message().await.payload, b"x");
    let mut second = sandbox.client3("second").await;
    second.subscribed("$share/g/a", 1).await;
    drop(first);
    assert_eq!(second.message().await.payload, b"x");
}

#[tokio::test]
async fn groups_survive_the_process_with_their_pace() {
    let home = tempfile::tempdir().expect("a directory");
    let open = |name: &str| {
        let store = Store::open(Some(&home.path().join(name))).expect("a store");
        let dir = tempfile::tempdir().expect("a directory");
        Sandbox::over(Limits::new(Quotas::Aws), store, dir)
    };
    let sandbox = open("state.db");
    waiting(&sandbox, 8).await;
    sandbox.brokers.flush();
    for name in ["paced.db", "passed.db"] {
        let copy = home.path().join(name);
        rusqlite::Connection::open(home.path().join("state.db"))
            .expect("the file")
            .execute("VACUUM INTO ?1", [copy.to_str().expect("a path")])
            .expect("a copy");
    }
    let again = open("paced.db");
    let mut away = resume(&again, Connect::v3("away").persistent(), 1).await;
    let start = std::time::Instant::now();
    for _ in 0..9 {
        away.message().await;
    }
    // Eight at 20 per second and one at 10 per second, side by side: at 10 per second it would be 0.7 s.
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(330), "{took:?}");
    let again = open("passed.db");
    let mut member = again.client5("member").await;
    member.subscribed("$share/g/a", 1).await;
    again.client3("away").await;
    hears(&mut member, 8).await;
}
