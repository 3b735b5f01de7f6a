//! Topic rules of one Region as the gateway sees them: which of them a message concerns. A message that concerns none costs one look at
//! a counter, or at the rules whose filter begins like its topic.

mod action;
mod compiled;
mod engine;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::{Mutex, RwLock};

use super::message::Publication;
use super::reserved::BASIC_INGEST;
use crate::model::name::Scope;
use crate::model::topic;
use crate::sandbox::api::iot::topic_rules::TopicRule;
use crate::sandbox::store::documents::Stored;

pub(super) use compiled::Rule;
pub(super) use engine::Engine;

/// Rules that a message may have set off one after the other by republishing: a loop ends there. AWS publishes no number (UNSOURCED).
pub(super) const HOPS: u8 = 10;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Rules {
    any: AtomicBool,
    index: RwLock<Index>,
    /// Held while rules are read from the store and put here, so that the latest state wins.
    pub(super) loading: Mutex<()>,
}

#[derive(Debug, Default)]
struct Index {
    by_name: HashMap<String, Arc<Rule>>,
    /// By the first level of their filter, if it is no wildcard.
    by_level: HashMap<String, Vec<Arc<Rule>>>,
    wild: Vec<Arc<Rule>>,
}

/// A message for the rules that it concerns.
#[derive(Debug)]
pub(super) struct Concern {
    /// Topic as the rules see it.
    pub(super) topic: String,
    pub(super) rules: Vec<Arc<Rule>>,
}

impl Rules {
    /// Takes the place of all rules before. One whose statement or templates cannot be read any more is left out.
    pub(super) fn replace(&self, scope: &Scope, rules: Vec<Stored<TopicRule>>) {
        let mut index = Index::default();
        for stored in rules {
            if stored.document.rule_disabled {
                continue;
            }
            let Some(rule) = Rule::compile(scope, &stored.name, &stored.document) else {
                continue;
            };
            let rule = Arc::new(rule);
            index.by_name.insert(stored.name, Arc::clone(&rule));
            let first = rule.filter().and_then(|filter| filter.split('/').next());
            match first {
                None => {}
                Some("+" | "#") => index.wild.push(rule),
                Some(level) => {
                    let level = level.to_owned();
                    index.by_level.entry(level).or_default().push(rule);
                }
            }
        }
        let any = !index.by_name.is_empty();
        *self.index.write() = index;
        self.any.store(any, Ordering::Release);
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        !self.any.load(Ordering::Acquire)
    }

    /// The rules that a message on `topic` concerns, if any.
    pub(super) fn concerned(&self, topic: &str) -> Option<Concern> {
        if self.is_empty() {
            return None;
        }
        let index = self.index.read();
        if let Some(ingested) = topic.strip_prefix(BASIC_INGEST) {
            let (name, rest) = ingested.split_once('/').unwrap_or((ingested, ""));
            return index.by_name.get(name).map(|rule| Concern {
                topic: rest.to_owned(),
                rules: vec![Arc::clone(rule)],
            });
        }
        let first = topic.split('/').next().unwrap_or_default();
        let named = index.by_level.get(first).into_iter().flatten();
        let rules: Vec<Arc<Rule>> = named
            .chain(&index.wild)
            .filter(|rule| {
                rule.filter()
                    .is_some_and(|filter| topic::matches(filter, topic))
            })
            .cloned()
            .collect();
        (!rules.is_empty()).then(|| Concern {
            topic: topic.to_owned(),
            rules,
        })
    }
}

/// A message that rules work on.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) message: Arc<Publication>,
    pub(super) concern: Concern,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rules(all: &[(&str, &str)]) -> Rules {
        let rules = Rules::default();
        let scope = Scope {
            account: "123456789012".parse().expect("an account"),
            region: "eu-central-1".parse().expect("a Region"),
        };
        let stored = |(name, sql): &(&str, &str)| Stored {
            name: (*name).to_owned(),
            document: serde_json::from_value(
                json!({ "sql": sql, "actions": [], "awsIotSqlVersion": "2016-03-23" }),
            )
            .expect("a rule"),
            created_at: 0.0,
            modified_at: 0.0,
        };
        rules.replace(&scope, all.iter().map(stored).collect());
        rules
    }

    #[test]
    fn rules_are_found_by_topic_and_by_name() {
        let rules = rules(&[
            ("exact", "SELECT * FROM 'a/b'"),
            ("plus", "SELECT * FROM 'a/+'"),
            ("wild", "SELECT * FROM '+/b'"),
            ("events", "SELECT * FROM '$aws/events/#'"),
            ("ingest", "SELECT *"),
        ]);
        let found = |topic: &str| {
            let concern = rules.concerned(topic);
            concern.map(|found| {
                let mut names: Vec<_> = found.rules.iter().map(|rule| rule.name.clone()).collect();
                names.sort();
                (found.topic, names.join(" "))
            })
        };
        let some = |topic: &str, names: &str| Some((topic.to_owned(), names.to_owned()));
        assert_eq!(found("a/b"), some("a/b", "exact plus wild"));
        assert_eq!(found("c/b"), some("c/b", "wild"));
        assert_eq!(found("c/d"), None);
        let event = "$aws/events/presence/connected/c";
        assert_eq!(found(event), some(event, "events"));
        assert_eq!(found("$aws/rules/ingest/x/y"), some("x/y", "ingest"));
        assert_eq!(found("$aws/rules/exact/other"), some("other", "exact"));
        assert_eq!(found("$aws/rules/none/x"), None);
        rules.replace(&scope_of(), Vec::new());
        assert!(rules.is_empty());
    }

    fn scope_of() -> Scope {
        Scope {
            account: "123456789012".parse().expect("an account"),
            region: "eu-central-1".parse().expect("a Region"),
        }
    }
}
