//! Retained messages of one Region, in memory; the store keeps them for the next start.
//!
//! Refuses to take more memory than it is granted. Found by exact topic only: AWS never sends a stored retained message to a wildcard or shared subscription.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use std::time::Instant;

use parking_lot::{Mutex, RwLock};

use super::Retained;
use super::limits::OnePerSecond;
use super::message::{Publication, now_ms};
use crate::model::limits::RETAINED_MESSAGES;

/// Why a retained publish is throttled whatever the quotas.
pub(super) const TOO_MANY_BYTES: &str = "the retained messages of this Region take more than 256 MiB, which the sandbox keeps in memory";

/// See the module.
#[derive(Debug, Default)]
pub(super) struct RetainedMessages {
    memory: RwLock<Memory>,
    rates: Mutex<HashMap<Arc<str>, OnePerSecond>>,
}

#[derive(Debug, Default)]
struct Memory {
    by_topic: BTreeMap<Arc<str>, Kept>,
    /// Weight of `by_topic` in bytes.
    bytes: usize,
    /// Topics with changes on their way to the store.
    unsettled: HashMap<Arc<str>, Unsettled>,
    /// Grows with each reset: what was on its way then concerns nobody any more.
    age: u64,
}

/// What the store has of a topic while changes are on their way to it.
#[derive(Debug)]
struct Unsettled {
    stored: Option<Kept>,
    changes: usize,
}

#[derive(Debug, Clone)]
struct Kept {
    message: Arc<Publication>,
    modified_ms: i64,
}

/// A change that is visible already and on its way to the store. If it does not get there, its topic is again as the store has it
/// once nothing else is on its way.
#[derive(Debug)]
pub(super) struct Change {
    of: Arc<RetainedMessages>,
    age: u64,
    pub(super) message: Arc<Publication>,
    pub(super) modified_ms: i64,
    stored: bool,
}

impl Change {
    /// Called when it is committed.
    pub(super) fn committed(mut self) {
        self.stored = true;
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        let mut memory = self.of.memory.write();
        if memory.age == self.age {
            memory.settle(&self.message, self.modified_ms, self.stored);
        }
    }
}

impl Memory {
    fn set(&mut self, topic: &Arc<str>, kept: Option<Kept>) {
        let weight = kept.as_ref().map_or(0, |kept| kept.message.weight);
        let former = match kept {
            Some(kept) => self.by_topic.insert(Arc::clone(topic), kept),
            None => self.by_topic.remove(topic),
        };
        let freed = former.map_or(0, |former| former.message.weight);
        self.bytes = (self.bytes + weight).saturating_sub(freed);
    }

    fn settle(&mut self, message: &Arc<Publication>, modified_ms: i64, stored: bool) {
        let topic = &message.topic;
        let Some(unsettled) = self.unsettled.get_mut(topic) else {
            return;
        };
        if stored {
            unsettled.stored = Kept::of(message, modified_ms);
        }
        unsettled.changes -= 1;
        if unsettled.changes == 0 {
            let stored = self
                .unsettled
                .remove(topic)
                .and_then(|unsettled| unsettled.stored);
            self.set(topic, stored);
        }
    }
}

impl RetainedMessages {
    /// Why a retained publish is throttled, if it is: AWS's rates and counts if `rates`, and `most` bytes in memory in any case.
    /// Deleting never is: there is nothing to keep.
    pub(super) fn throttle(
        &self,
        message: &Publication,
        rates: bool,
        most: usize,
    ) -> Option<&'static str> {
        if message.payload.is_empty() {
            return None;
        }
        if rates && !self.is_in_time(&message.topic) {
            return Some("more than one retained publish per second on one topic");
        }
        let memory = self.memory.read();
        let former = memory.by_topic.get(&message.topic);
        let freed = former.map_or(0, |former| former.message.weight);
        if rates && former.is_none() && memory.by_topic.len() >= RETAINED_MESSAGES {
            Some("more than 500000 retained messages")
        } else if memory.bytes.saturating_sub(freed) + message.weight > most {
            Some(TOO_MANY_BYTES)
        } else {
            None
        }
    }

    fn is_in_time(&self, topic: &Arc<str>) -> bool {
        let now = Instant::now();
        let mut rates = self.rates.lock();
        if rates.len() > 1024 {
            rates.retain(|_, rate| !rate.is_full(now));
        }
        rates
            .entry(Arc::clone(topic))
            .or_insert_with(|| OnePerSecond::new(now))
            .take(now)
    }

    /// Keeps a message, or forgets the one on its topic if the payload is empty; the change is to be stored.
    pub(super) fn change(self: &Arc<Self>, message: &Arc<Publication>, modified_ms: i64) -> Change {
        let mut memory = self.memory.write();
        let stored = memory.by_topic.get(&message.topic).cloned();
        memory
            .unsettled
            .entry(Arc::clone(&message.topic))
            .or_insert(Unsettled { stored, changes: 0 })
            .changes += 1;
        memory.set(&message.topic, Kept::of(message, modified_ms));
        Change {
            of: Arc::clone(self),
            age: memory.age,
            message: Arc::clone(message),
            modified_ms,
            stored: false,
        }
    }

    /// Keeps a message that the store has.
    pub(super) fn restore(&self, message: &Arc<Publication>, modified_ms: i64) {
        let kept = Kept::of(message, modified_ms);
        self.memory.write().set(&message.topic, kept);
    }

    /// The message on `topic`.
    pub(super) fn get(&self, topic: &str) -> Option<Arc<Publication>> {
        let memory = self.memory.read();
        let message = &memory.by_topic.get(topic)?.message;
        // A copy: what is encoded for its receivers is not kept with the message.
        (!message.is_expired()).then(|| Arc::new(message.unencoded()))
    }

    /// The message on `topic` as the data plane shows it.
    pub(super) fn show(&self, topic: &str) -> Option<Retained> {
        let memory = self.memory.read();
        let kept = memory.by_topic.get(topic);
        kept.filter(|kept| !kept.message.is_expired())
            .map(Kept::show)
    }

    /// Messages in topic order after `after`.
    pub(super) fn list(&self, after: Option<&str>, limit: usize) -> Vec<Retained> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let memory = self.memory.read();
        let shown = memory
            .by_topic
            .range::<str, _>((from, Bound::Unbounded))
            .map(|(_, kept)| kept);
        shown
            .filter(|kept| !kept.message.is_expired())
            .take(limit)
            .map(Kept::show)
            .collect()
    }

    /// Forgets messages that expired; their topics.
    pub(super) fn sweep(&self) -> Vec<Arc<str>> {
        let now = now_ms();
        let is_over = |kept: &Kept| kept.message.expires_ms.is_some_and(|at| at <= now);
        let mut memory = self.memory.write();
        let over: Vec<_> = memory
            .by_topic
            .iter()
            .filter(|(_, kept)| is_over(kept))
            .map(|(topic, _)| Arc::clone(topic))
            .collect();
        for topic in &over {
            memory.set(topic, None);
        }
        over
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        let mut memory = self.memory.write();
        let age = memory.age + 1;
        *memory = Memory {
            age,
            ..Memory::default()
        };
        drop(memory);
        self.rates.lock().clear();
    }
}

impl Kept {
    /// `None` for the message that deletes.
    fn of(message: &Arc<Publication>, modified_ms: i64) -> Option<Self> {
        (!message.payload.is_empty()).then(|| Self {
            message: Arc::new(message.unencoded()),
            modified_ms,
        })
    }

    fn show(&self) -> Retained {
        Retained {
            topic: self.message.topic.to_string(),
            payload: self.message.payload.clone(),
            qos: u8::from(self.message.at_least_once),
            modified_ms: self.modified_ms,
            user_properties: self.message.properties.user.clone(),
        }
    }
}
