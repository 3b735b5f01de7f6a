//! The tree of subscriptions against the model's plain comparison.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::model::topic::{TopicFilter, matches};
use crate::sandbox::broker::access::{Identity, Recorder};
use crate::sandbox::broker::codec::SubscribeOptions;
use crate::sandbox::broker::router::{Hit, Router};
use crate::sandbox::broker::session::Session;

fn session(serial: u64) -> Arc<Session> {
    let dir = std::env::temp_dir().join("no such directory");
    let recorder = Arc::new(Recorder::new(
        Arc::new(Refusals::open(&dir)),
        Identity::default(),
    ));
    Arc::new(Session::new(
        serial,
        format!("c{serial}").into(),
        false,
        0,
        recorder,
        &Limits::new(Quotas::Aws),
    ))
}

fn level() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a"), Just("b"), Just(""), Just("$aws")]
}

fn topic() -> impl Strategy<Value = String> {
    prop::collection::vec(level(), 1..5)
        .prop_map(|levels| levels.join("/"))
        .prop_filter("empty", |text| !text.is_empty())
}

fn filter() -> impl Strategy<Value = String> {
    let level = prop_oneof![3 => level(), 2 => Just("+")];
    (prop::collection::vec(level, 0..4), any::<bool>())
        .prop_map(|(mut levels, hash)| {
            levels.extend(hash.then_some("#"));
            levels.join("/")
        })
        .prop_filter("empty", |text| !text.is_empty())
}

proptest! {
    #[test]
    fn the_tree_finds_what_comparing_each_filter_finds(
        filters in prop::collection::vec(filter(), 0..20),
        removed in prop::collection::vec(any::<bool>(), 20),
        topics in prop::collection::vec(topic(), 1..10),
    ) {
        let router = Router::default();
        let mut kept = Vec::new();
        for (number, text) in filters.iter().enumerate() {
            let parsed: TopicFilter = text.parse().expect("a filter");
            let session = session(number as u64 + 1);
            prop_assert_eq!(router.subscribe(&parsed, &session, SubscribeOptions::default(), true, usize::MAX), Ok(true));
            prop_assert_eq!(router.subscribe(&parsed, &session, SubscribeOptions::default(), true, usize::MAX), Ok(false));
            kept.push((parsed, session));
        }
        let mut at = 0;
        kept.retain(|(filter, session)| {
            at += 1;
            !removed[at - 1] || !router.unsubscribe(filter, session.serial)
        });
        for topic in &topics {
            let mut found = BTreeSet::new();
            router.for_each(topic, |hit| {
                if let Hit::One(subscriber) = hit {
                    assert!(found.insert(subscriber.session.serial), "twice");
                }
            });
            let expected: BTreeSet<u64> = kept
                .iter()
                .filter(|(filter, _)| matches(filter.as_str(), topic))
                .map(|(_, session)| session.serial)
                .collect();
            prop_assert_eq!(found, expected);
        }
        for (filter, session) in &kept {
            prop_assert!(router.unsubscribe(filter, session.serial));
            prop_assert!(!router.unsubscribe(filter, session.serial));
        }
        prop_assert!(router.is_empty());
    }
}

#[test]
fn groups_are_counted_and_pruned() {
    let router = Router::default();
    let options = SubscribeOptions::default();
    let filter = |number: usize| -> TopicFilter {
        format!("$share/g{number}/a/+").parse().expect("a filter")
    };
    for number in 0..100 {
        assert_eq!(
            router.subscribe(&filter(number), &session(1), options, true, usize::MAX),
            Ok(true)
        );
    }
    assert!(
        router
            .subscribe(&filter(100), &session(1), options, true, usize::MAX)
            .is_err()
    );
    assert!(
        router
            .subscribe(&filter(100), &session(1), options, false, usize::MAX)
            .is_ok()
    );
    for serial in 2..=100 {
        assert_eq!(
            router.subscribe(&filter(0), &session(serial), options, true, usize::MAX),
            Ok(true)
        );
    }
    assert!(
        router
            .subscribe(&filter(0), &session(101), options, true, usize::MAX)
            .is_err()
    );
    for serial in 1..=100 {
        assert!(router.unsubscribe(&filter(0), serial));
    }
    for number in 1..=100 {
        assert!(router.unsubscribe(&filter(number), 1));
    }
    assert!(router.is_empty());
}
