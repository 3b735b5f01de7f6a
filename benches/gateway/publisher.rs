//! The one publisher: frames built once and numbered in place, many to a write, never more than the broker may owe.

use std::io;
use std::time::{Duration, Instant};

use super::crowd::Crowd;
use super::wire;

/// Frames to one write.
const BATCH: usize = 50;
/// Without a delivery for so long, what is missing was dropped and is no longer waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a publisher keeps to while it saturates a broker.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Messages that subscribers may be behind on average.
    pub(crate) lead: u64,
    /// `QoS` 1 messages without a PUBACK.
    pub(crate) in_flight: u64,
}

/// Publishes through the last link of a crowd.
#[derive(Debug)]
pub(crate) struct Publisher {
    batch: Vec<u8>,
    frame_bytes: usize,
    offset: usize,
    qos: u8,
    sent: u64,
    /// Sequence number up to which nothing is waited for.
    forgiven: u64,
    deliveries: u64,
    moved: Instant,
}

impl Publisher {
    /// A publisher to `topic` with `payload` bytes in each message.
    pub(crate) fn new(topic: &str, qos: u8, payload: usize) -> Self {
        let (frame, offset) = wire::publish(topic, qos, payload);
        Self {
            batch: frame.repeat(BATCH),
            frame_bytes: frame.len(),
            offset,
            qos,
            sent: 0,
            forgiven: 0,
            deliveries: 0,
            moved: Instant::now(),
        }
    }

    /// Messages published so far.
    pub(crate) fn sent(&self) -> u64 {
        self.sent
    }

    /// Sends one message.
    pub(crate) fn one(&mut self, crowd: &mut Crowd) -> io::Result<()> {
        self.send(crowd, 1)
    }

    /// Sends a batch when the pace and the socket have room for one, and says whether they had.
    pub(crate) fn saturate(&mut self, crowd: &mut Crowd, pace: Pace) -> io::Result<bool> {
        let tally = crowd.tally();
        if tally.deliveries != self.deliveries {
            self.deliveries = tally.deliveries;
            self.moved = Instant::now();
        } else if self.moved.elapsed() > PATIENCE {
            self.forgiven = self.sent;
            self.moved = Instant::now();
        }
        let seen = crowd.progress().max(self.forgiven);
        let mut room = (seen + pace.lead).saturating_sub(self.sent);
        let mut most = pace.lead;
        if self.qos > 0 {
            room = room.min((tally.acknowledged + pace.in_flight).saturating_sub(self.sent));
            most = most.min(pace.in_flight);
        }
        // Half the window at least, so that a window does not trickle out in single frames.
        let batch = (BATCH as u64).min(most.div_ceil(2));
        if room < batch || !crowd.publisher().is_some_and(|link| link.is_flushed()) {
            return Ok(false);
        }
        self.send(crowd, usize::try_from(batch).unwrap_or(BATCH))?;
        Ok(true)
    }

    fn send(&mut self, crowd: &mut Crowd, count: usize) -> io::Result<()> {
        let bytes = count * self.frame_bytes;
        for frame in self.batch[..bytes].chunks_exact_mut(self.frame_bytes) {
            self.sent += 1;
            wire::number(frame, self.offset, self.qos, self.sent);
        }
        match crowd.publisher() {
            Some(link) => link.send(&self.batch[..bytes]),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}
