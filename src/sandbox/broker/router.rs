//! Who gets a message: the subscriptions of all sessions in a tree of topic levels, matched as AWS does.
//!
//! `sensor/#` does not match `sensor`, and a leading wildcard matches no topic that begins with `$`
//! (see `model::topic::matches`, against which this is tested).

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::RwLock;

use super::codec::SubscribeOptions;
use super::session::Session;
use super::shared::Group;
use crate::model::limits::{SHARED_GROUP_MEMBERS, SHARED_GROUPS};
use crate::model::topic::TopicFilter;

/// One session's subscription.
#[derive(Debug)]
pub(super) struct Subscriber {
    pub(super) session: Arc<Session>,
    pub(super) options: SubscribeOptions,
    serial: u64,
}

/// Where a message goes.
#[derive(Debug)]
pub(super) enum Hit<'a> {
    /// To this subscriber.
    One(&'a Subscriber),
    /// To one of these.
    Group(&'a Group),
}

/// Why a shared subscription is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full(pub(super) &'static str);

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Router {
    tree: RwLock<Tree>,
}

#[derive(Debug, Default)]
struct Tree {
    root: Node,
    groups: usize,
    /// Subscriptions of all sessions.
    count: usize,
}

#[derive(Debug, Default)]
struct Node {
    children: HashMap<Box<str>, Node>,
    plus: Option<Box<Node>>,
    /// Subscriptions that end here.
    here: Subscribers,
    /// Subscriptions that end with `#` below here.
    below: Subscribers,
}

/// Sorted by session serial: new sessions are appended, old ones found by halving.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<Subscriber>);

#[derive(Debug, Default)]
struct Subscribers {
    members: Members,
    groups: Vec<Group>,
}

impl Members {
    /// Adds a subscription; true if it is not a change of an existing one.
    pub(super) fn insert(&mut self, session: &Arc<Session>, options: SubscribeOptions) -> bool {
        let serial = session.serial;
        match self.0.binary_search_by_key(&serial, |member| member.serial) {
            Ok(at) => {
                self.0[at].options = options;
                false
            }
            Err(at) => {
                self.0.insert(
                    at,
                    Subscriber {
                        session: Arc::clone(session),
                        options,
                        serial,
                    },
                );
                true
            }
        }
    }

    /// Removes a session's subscription; false if there is none.
    pub(super) fn remove(&mut self, serial: u64) -> bool {
        let found = self.0.binary_search_by_key(&serial, |member| member.serial);
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }

    /// All of them.
    pub(super) fn as_slice(&self) -> &[Subscriber] {
        &self.0
    }
}

impl Router {
    /// Adds a subscription; true if it is not a change of an existing one. `rates` keeps AWS's counts of groups, `most` is how many
    /// subscriptions there may be.
    pub(super) fn subscribe(
        &self,
        filter: &TopicFilter,
        session: &Arc<Session>,
        options: SubscribeOptions,
        rates: bool,
        most: usize,
    ) -> Result<bool, Full> {
        let mut tree = self.tree.write();
        let Tree {
            root,
            groups,
            count,
        } = &mut *tree;
        if *count >= most {
            return Err(Full("the account has more than 500000 subscriptions"));
        }
        let subscribers = root.at(filter.plain());
        let Some(share) = filter.share() else {
            let new = subscribers.members.insert(session, options);
            *count += usize::from(new);
            return Ok(new);
        };
        let at = subscribers
            .groups
            .iter()
            .position(|group| group.is_called(share));
        let result = match at {
            None if rates && *groups >= SHARED_GROUPS => {
                Err(Full("more than 100 shared subscription groups"))
            }
            None => {
                let group = Group::new(share, filter.as_str(), session, options);
                subscribers.groups.push(group);
                *groups += 1;
                *count += 1;
                return Ok(true);
            }
            Some(at) => {
                let members = &mut subscribers.groups[at].members;
                let new = members.insert(session, options);
                if rates && members.as_slice().len() > SHARED_GROUP_MEMBERS {
                    members.remove(session.serial);
                    Err(Full(
                        "more than 100 subscriptions in one shared subscription group",
                    ))
                } else {
                    *count += usize::from(new);
                    Ok(new)
                }
            }
        };
        if result.is_err() {
            root.prune(Some(filter.plain()));
        }
        result
    }

    /// Removes a session's subscription; false if there is none.
    pub(super) fn unsubscribe(&self, filter: &TopicFilter, serial: u64) -> bool {
        let mut tree = self.tree.write();
        let subscribers = tree.root.at(filter.plain());
        let mut emptied = false;
        let removed = match filter.share() {
            None => subscribers.members.remove(serial),
            Some(share) => match subscribers
                .groups
                .iter()
                .position(|group| group.is_called(share))
            {
                None => false,
                Some(at) => {
                    let removed = subscribers.groups[at].members.remove(serial);
                    emptied = subscribers.groups[at].members.as_slice().is_empty();
                    if emptied {
                        subscribers.groups.swap_remove(at);
                    }
                    removed
                }
            },
        };
        tree.groups -= usize::from(emptied);
        tree.count -= usize::from(removed);
        tree.root.prune(Some(filter.plain()));
        removed
    }

    /// How many subscriptions and groups match `topic`.
    pub(super) fn count(&self, topic: &str) -> usize {
        let mut count = 0;
        let tree = self.tree.read();
        let each = &mut |subscribers: &Subscribers| count += subscribers.len();
        tree.root.visit(Some(topic), topic.starts_with('$'), each);
        count
    }

    /// Calls `hit` with the member of the shared subscription `filter` that gets its next `QoS` 1 message, if anybody can.
    pub(super) fn draw(&self, filter: &TopicFilter, hit: impl FnOnce(&Subscriber)) {
        let tree = self.tree.read();
        let found = tree.root.find(filter.plain());
        let mut groups = found.into_iter().flat_map(|found| &found.groups);
        let group = filter
            .share()
            .and_then(|share| groups.find(|group| group.is_called(share)));
        if let Some(subscriber) = group.and_then(|group| group.draw(true)) {
            hit(subscriber);
        }
    }

    /// Calls `hit` for every subscription and group that matches `topic`.
    pub(super) fn for_each(&self, topic: &str, mut hit: impl FnMut(Hit<'_>)) {
        self.tree
            .read()
            .root
            .visit(Some(topic), topic.starts_with('$'), &mut |subscribers| {
                subscribers.visit(&mut hit);
            });
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        *self.tree.write() = Tree::default();
    }
}

impl Node {
    /// Where the subscriptions with `filter` are, made if missing.
    fn at(&mut self, filter: &str) -> &mut Subscribers {
        let mut node = self;
        for level in filter.split('/') {
            node = match level {
                "#" => return &mut node.below,
                "+" => node.plus.get_or_insert_default(),
                _ => node.children.entry(level.into()).or_default(),
            };
        }
        &mut node.here
    }

    /// Where the subscriptions with `filter` are, if there are any.
    fn find(&self, filter: &str) -> Option<&Subscribers> {
        let mut node = self;
        for level in filter.split('/') {
            node = match level {
                "#" => return Some(&node.below),
                "+" => node.plus.as_deref()?,
                _ => node.children.get(level)?,
            };
        }
        Some(&node.here)
    }

    /// Removes nodes along `filter` that hold nothing; true if this one does not either.
    fn prune(&mut self, filter: Option<&str>) -> bool {
        if let Some(filter) = filter {
            let (level, rest) = filter
                .split_once('/')
                .map_or((filter, None), |(level, rest)| (level, Some(rest)));
            if level == "+" {
                if self.plus.as_mut().is_some_and(|node| node.prune(rest)) {
                    self.plus = None;
                }
            } else if self
                .children
                .get_mut(level)
                .is_some_and(|node| node.prune(rest))
            {
                self.children.remove(level);
            }
        }
        self.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.children.is_empty()
            && self.plus.is_none()
            && self.here.is_empty()
            && self.below.is_empty()
    }

    /// `reserved`: this is the root and the topic begins with `$`. Goes no deeper than the filters, which have 8 levels.
    fn visit<'a>(
        &'a self,
        topic: Option<&str>,
        reserved: bool,
        each: &mut impl FnMut(&'a Subscribers),
    ) {
        let Some(topic) = topic else {
            return each(&self.here);
        };
        let (level, rest) = topic
            .split_once('/')
            .map_or((topic, None), |(level, rest)| (level, Some(rest)));
        if !reserved {
            each(&self.below);
            if let Some(plus) = &self.plus {
                plus.visit(rest, false, each);
            }
        }
        if let Some(child) = self.children.get(level) {
            child.visit(rest, false, each);
        }
    }
}

impl Subscribers {
    fn visit(&self, hit: &mut impl FnMut(Hit<'_>)) {
        self.members
            .as_slice()
            .iter()
            .for_each(|member| hit(Hit::One(member)));
        self.groups.iter().for_each(|group| hit(Hit::Group(group)));
    }

    fn len(&self) -> usize {
        self.members.as_slice().len() + self.groups.len()
    }

    fn is_empty(&self) -> bool {
        self.members.as_slice().is_empty() && self.groups.is_empty()
    }
}

#[cfg(test)]
impl Router {
    /// Whether nothing at all is left.
    pub(super) fn is_empty(&self) -> bool {
        let tree = self.tree.read();
        tree.root.is_empty() && tree.groups == 0 && tree.count == 0
    }
}
