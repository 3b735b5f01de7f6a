//! Receiving messages: subscribed once the broker has granted every filter, and again after every loss.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use super::link::Link;
use super::{Listener, MessagingError, Target, check_filters};
use crate::model::limits::FILTERS_PER_SUBSCRIBE;
use crate::model::message::{Message, ProtocolVersion, Qos};
use crate::model::topic::TopicFilter;
use crate::mqtt::failure::{Failure, Reason, Refusal};
use crate::mqtt::session::{Event, Session};

/// How long the broker may take to answer a SUBSCRIBE.
const ANSWER: Duration = Duration::from_secs(15);
/// Messages kept while answers to SUBSCRIBE are awaited; more than that is taken for a failure.
const EARLY: usize = 10_000;
/// Times in a row that a broker may close on SUBSCRIBE after it had granted it before.
const STRIKES: u32 = 3;

/// A stream of messages.
pub struct Subscription {
    link: Link,
    filters: Vec<TopicFilter>,
    qos: Qos,
    session: Option<Session>,
    /// Delivered before the last SUBACK.
    early: VecDeque<Message>,
    strikes: u32,
}

/// What became of a try to subscribe on one connection.
enum Outcome {
    Granted,
    Refused { filter: usize, refusal: Refusal },
    Closed(Failure),
}

impl Subscription {
    /// Connects and subscribes; returns when every filter is granted.
    pub async fn open(
        target: Target,
        filters: Vec<TopicFilter>,
        qos: Qos,
        listener: Box<Listener>,
    ) -> Result<Self, MessagingError> {
        check_filters(&filters)?;
        let mut link = Link::new(target, listener);
        let mut session = link.open().await?;
        let mut this = Self {
            link,
            filters,
            qos,
            session: None,
            early: VecDeque::new(),
            strikes: 0,
        };
        match this.subscribe(&mut session).await {
            Outcome::Granted => {
                this.session = Some(session);
                Ok(this)
            }
            Outcome::Refused { filter, refusal } => {
                session.disconnect().await;
                Err(this.refused(filter, refusal))
            }
            Outcome::Closed(failure) => Err(this.closed(failure)),
        }
    }

    /// The next message, from this connection or, after a loss, another. Cancelling it loses no message that had come,
    /// but a connection that was being made.
    pub async fn next(&mut self) -> Result<Message, MessagingError> {
        loop {
            if let Some(message) = self.early.pop_front() {
                return Ok(message);
            }
            let Some(session) = &mut self.session else {
                self.resume().await?;
                continue;
            };
            match session.next().await {
                Event::Message(message) => return Ok(message),
                Event::Closed(failure) => {
                    self.session = None;
                    self.link.lost(&failure);
                }
                _ => {}
            }
        }
    }

    /// Says goodbye to the broker.
    pub async fn close(mut self) {
        if let Some(session) = self.session.take() {
            session.disconnect().await;
        }
    }

    async fn resume(&mut self) -> Result<(), MessagingError> {
        let mut session = self.link.reconnect(None).await?;
        match self.subscribe(&mut session).await {
            Outcome::Granted => {
                self.strikes = 0;
                self.session = Some(session);
                Ok(())
            }
            Outcome::Refused { filter, refusal } => {
                session.disconnect().await;
                Err(self.refused(filter, refusal))
            }
            Outcome::Closed(failure) => {
                self.strikes += 1;
                if self.strikes >= STRIKES {
                    return Err(self.closed(failure));
                }
                self.link.lost(&failure);
                Ok(())
            }
        }
    }

    /// Subscribes in packets of at most eight filters and waits for all answers.
    async fn subscribe(&mut self, session: &mut Session) -> Outcome {
        let mut awaited = HashMap::new();
        for (at, chunk) in self.filters.chunks(FILTERS_PER_SUBSCRIBE).enumerate() {
            match session.subscribe(chunk, self.qos) {
                Ok(request) => awaited.insert(request, at * FILTERS_PER_SUBSCRIBE),
                // Seven packets never fill the queue: the connection has ended, and the next event says how.
                Err(_) => break,
            };
        }
        let deadline = tokio::time::Instant::now() + ANSWER;
        loop {
            let Ok(event) = tokio::time::timeout_at(deadline, session.next()).await else {
                return Outcome::Closed(Failure::Timeout);
            };
            match event {
                Event::Subscribed { request, outcomes } => {
                    let Some(first) = awaited.remove(&request) else {
                        continue;
                    };
                    for (at, outcome) in outcomes.into_iter().enumerate() {
                        if let Err(refusal) = outcome {
                            return Outcome::Refused {
                                filter: first + at,
                                refusal,
                            };
                        }
                    }
                    if awaited.is_empty() {
                        return Outcome::Granted;
                    }
                }
                Event::Message(message) if self.early.len() < EARLY => {
                    self.early.push_back(message);
                }
                Event::Message(_) => {
                    return Outcome::Closed(Failure::Protocol(
                        "messages in place of an answer to SUBSCRIBE".into(),
                    ));
                }
                Event::Closed(failure) => return Outcome::Closed(failure),
                _ => {}
            }
        }
    }

    fn refused(&self, filter: usize, refusal: Refusal) -> MessagingError {
        let filter = self
            .filters
            .get(filter)
            .map(ToString::to_string)
            .unwrap_or_default();
        MessagingError::FilterRefused { filter, refusal }
    }

    /// The error of a connection that ended before SUBACK.
    fn closed(&self, failure: Failure) -> MessagingError {
        match failure {
            Failure::Disconnected(refusal) if refusal.reason == Reason::NOT_AUTHORIZED => {
                self.refused(0, refusal)
            }
            Failure::Lost(_) if self.link.target.version() == ProtocolVersion::V3 => {
                let filters: Vec<_> = self
                    .filters
                    .iter()
                    .map(|filter| format!("`{filter}`"))
                    .collect();
                MessagingError::FiltersUnanswered {
                    filters: filters.join(", "),
                }
            }
            failure => self.link.error(failure),
        }
    }
}
