//! Shared subscriptions: each message goes to one random member of the group.
//!
//! A member that is connected is preferred; a `QoS` 1 message waits with a persistent member if none is (Developer Guide, "MQTT").
//! AWS keeps one queue for the whole group; here the message waits with the member that was drawn, and passes to another one when
//! that member unsubscribes or its session ends.

use std::sync::Arc;

use super::codec::SubscribeOptions;
use super::router::{Members, Subscriber};
use super::session::Session;

/// The members of one `$share/{name}/{filter}`.
#[derive(Debug)]
pub(super) struct Group {
    name: Box<str>,
    /// `$share/{name}/{filter}`.
    pub(super) filter: Arc<str>,
    pub(super) members: Members,
}

impl Group {
    /// A group with its first member.
    pub(super) fn new(
        name: &str,
        filter: &str,
        session: &Arc<Session>,
        options: SubscribeOptions,
    ) -> Self {
        let mut members = Members::default();
        members.insert(session, options);
        Self {
            name: name.into(),
            filter: filter.into(),
            members,
        }
    }

    /// Whether this is the share name of the group.
    pub(super) fn is_called(&self, name: &str) -> bool {
        *self.name == *name
    }

    /// The member that gets the next message, if anybody can.
    pub(super) fn draw(&self, at_least_once: bool) -> Option<&Subscriber> {
        let members = self.members.as_slice();
        if members.is_empty() {
            return None;
        }
        let (before, from) = members.split_at(fastrand::usize(..members.len()));
        let mut drawn = from.iter().chain(before);
        drawn
            .clone()
            .find(|member| member.session.is_online())
            .or_else(|| {
                drawn.find(|member| {
                    at_least_once && member.options.qos > 0 && member.session.is_persistent()
                })
            })
    }
}
