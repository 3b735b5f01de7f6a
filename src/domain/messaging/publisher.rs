//! Sending messages over MQTT: a window of unacknowledged ones, a pace, repetition after a loss, and when to give up.
//!
//! A message that no connection survives is found by sending it alone: on MQTT 3.1.1 AWS IoT denies by closing.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::link::Link;
use super::{Listener, MessagingError, Notice, PublishReport, Target, check_publish};
use crate::model::limits::IN_FLIGHT;
use crate::model::message::{ProtocolVersion, Publish, Qos};
use crate::mqtt::failure::{Failure, Reason, Refusal};
use crate::mqtt::session::{Event, Session};

/// Unanswered messages at a time.
const WINDOW: usize = IN_FLIGHT as usize;
/// How long nothing may be acknowledged while something should be.
const ACKNOWLEDGE: Duration = Duration::from_secs(20);
/// Connections in a row that may end, or stay silent, without one acknowledgement: on MQTT 3.1.1 a close is how AWS IoT
/// denies, and one repetition tells it from a chance.
const STRIKES: u32 = 2;
/// The same for closes on MQTT 5, where a denial has a reason code.
const STRIKES_V5: u32 = 5;
/// How long a broker may be away.
const PATIENCE: Duration = Duration::from_mins(5);

/// Where messages come from: the channel ends when there are no more.
pub type Source = mpsc::Receiver<Result<Publish, String>>;

/// A message that the broker has not confirmed.
struct Pending {
    message: Publish,
    /// Its number on this connection, once sent.
    request: Option<u64>,
}

/// Messages at QoS 0 whose fate is open.
#[derive(Default)]
struct Open {
    /// Sent since the last PINGRESP.
    recent: u64,
    /// Sent between the last two.
    earlier: u64,
    /// Lost with a connection, perhaps.
    lost: u64,
}

/// A device that publishes.
pub struct Publisher {
    link: Link,
    session: Option<Session>,
    /// By number of the message.
    window: BTreeMap<u64, Pending>,
    taken: u64,
    /// Messages that may be sent and unanswered: all, or one while the culprit is sought.
    limit: usize,
    open: Open,
    closing_ping: bool,
    strikes: u32,
    progress: Instant,
    interval: Duration,
    due: Instant,
    paced: bool,
    report: PublishReport,
}

impl Publisher {
    /// Connects. At most `rate` messages per second will be sent; no limit if 0.
    pub async fn open(
        target: Target,
        rate: u32,
        listener: Box<Listener>,
    ) -> Result<Self, MessagingError> {
        let mut link = Link::new(target, listener);
        let session = link.open().await?;
        let now = Instant::now();
        Ok(Self {
            link,
            session: Some(session),
            window: BTreeMap::new(),
            taken: 0,
            limit: WINDOW,
            open: Open::default(),
            closing_ping: false,
            strikes: 0,
            progress: now,
            interval: if rate == 0 {
                Duration::ZERO
            } else {
                Duration::from_secs(1) / rate
            },
            due: now,
            paced: false,
            report: PublishReport::new("mqtt"),
        })
    }

    /// Sends all that comes from `source` and returns when the broker has it.
    pub async fn run(&mut self, source: &mut Source) -> Result<PublishReport, MessagingError> {
        let mut ended = false;
        loop {
            let Some(mut session) = self.session.take() else {
                if ended && self.window.is_empty() {
                    return self.conclude();
                }
                self.session = Some(self.reconnect().await?);
                continue;
            };
            self.send_due(&mut session);
            if ended && self.window.is_empty() && self.is_certain(&session) {
                self.session = Some(session);
                return self.conclude();
            }
            let now = Instant::now();
            let takes = !ended && self.window.len() < WINDOW && !self.has_unsent();
            let step = tokio::select! {
                event = session.next() => Step::Event(event),
                item = source.recv(), if takes => Step::Item(item),
                () = sleep_until(self.due), if self.has_unsent() && self.due > now && self.in_flight() < self.limit => Step::Due,
                () = sleep_until(self.progress + ACKNOWLEDGE), if self.in_flight() > 0 || self.closing_ping => Step::Silence,
            };
            self.session = Some(session);
            match step {
                Step::Event(Event::Closed(failure)) => self.closed(failure)?,
                Step::Event(event) => self.answered(event)?,
                Step::Item(Some(Ok(message))) => self.take(message)?,
                Step::Item(Some(Err(detail))) => return Err(MessagingError::Source(detail)),
                Step::Item(None) => ended = true,
                Step::Due => {}
                Step::Silence => self.silent()?,
            }
        }
    }

    /// Says goodbye to the broker.
    pub async fn close(mut self) {
        if let Some(session) = self.session.take() {
            session.disconnect().await;
        }
    }

    fn take(&mut self, message: Publish) -> Result<(), MessagingError> {
        check_publish(&message, Some(self.link.target.version()))?;
        self.window.insert(
            self.taken,
            Pending {
                message,
                request: None,
            },
        );
        self.taken += 1;
        Ok(())
    }

    fn has_unsent(&self) -> bool {
        self.window
            .values()
            .any(|pending| pending.request.is_none())
    }

    fn in_flight(&self) -> usize {
        self.window
            .values()
            .filter(|pending| pending.request.is_some())
            .count()
    }

    /// Sends what may be sent now.
    fn send_due(&mut self, session: &mut Session) {
        while self.in_flight() < self.limit {
            let Some(pending) = self
                .window
                .values_mut()
                .find(|pending| pending.request.is_none())
            else {
                return;
            };
            let now = Instant::now();
            if self.due > now {
                if !std::mem::replace(&mut self.paced, true) {
                    let rate = u32::try_from(
                        Duration::from_secs(1).as_nanos() / self.interval.as_nanos().max(1),
                    )
                    .unwrap_or(u32::MAX);
                    self.link.tell(Notice::Pacing { rate });
                }
                return;
            }
            // Not taken: the connection has ended, and the next event says how.
            let Ok(request) = session.publish(&pending.message) else {
                return;
            };
            pending.request = Some(request);
            self.due = now + self.interval;
            if self
                .window
                .values()
                .filter(|pending| pending.request.is_some())
                .count()
                == 1
            {
                self.progress = now;
            }
        }
    }

    /// Whether nothing at QoS 0 is uncertain any more; asks the broker for a sign of life otherwise.
    fn is_certain(&mut self, session: &Session) -> bool {
        if self.open.recent + self.open.earlier == 0 {
            return true;
        }
        if !self.closing_ping {
            self.closing_ping = true;
            self.progress = Instant::now();
            session.ping();
        }
        false
    }

    fn answered(&mut self, event: Event) -> Result<(), MessagingError> {
        match event {
            Event::Sent(request) => {
                let Some(number) = self.number(request) else {
                    return Ok(());
                };
                if self
                    .window
                    .get(&number)
                    .is_some_and(|pending| pending.message.qos == Qos::AtMostOnce)
                {
                    self.done(number);
                    self.open.recent += 1;
                }
            }
            Event::Acknowledged { request, outcome } => {
                let Some(number) = self.number(request) else {
                    return Ok(());
                };
                if let Err(refusal) = outcome {
                    return Err(self.refused(number, refusal));
                }
                self.done(number);
                self.strikes = 0;
                self.limit = WINDOW;
            }
            Event::Pong if self.closing_ping => {
                self.closing_ping = false;
                self.open = Open {
                    lost: self.open.lost,
                    ..Open::default()
                };
            }
            // The library's own ping: what went out before the one before it has certainly been judged.
            Event::Pong => {
                self.open.earlier = std::mem::take(&mut self.open.recent);
                self.strikes = 0;
            }
            _ => {}
        }
        Ok(())
    }

    fn number(&self, request: u64) -> Option<u64> {
        self.window
            .iter()
            .find(|(_, pending)| pending.request == Some(request))
            .map(|(number, _)| *number)
    }

    fn done(&mut self, number: u64) {
        if let Some(pending) = self.window.remove(&number) {
            self.report.count(&pending.message);
            self.progress = Instant::now();
        }
    }

    fn refused(&self, number: u64, refusal: Refusal) -> MessagingError {
        let topic = self
            .window
            .get(&number)
            .map(|pending| pending.message.topic.to_string());
        MessagingError::MessageRefused {
            topic: topic.unwrap_or_else(|| self.report.topic.clone()),
            refusal,
        }
    }

    /// The topic of the first message without an answer.
    fn suspect(&self) -> String {
        let pending = self
            .window
            .values()
            .find(|pending| pending.request.is_some());
        pending.map_or_else(
            || self.report.topic.clone(),
            |pending| pending.message.topic.to_string(),
        )
    }

    /// The connection ended: decides between denied, lost for good, and another try.
    fn closed(&mut self, failure: Failure) -> Result<(), MessagingError> {
        self.session = None;
        self.closing_ping = false;
        let in_flight = self.in_flight();
        let open = self.open.recent + self.open.earlier;
        if let Failure::Disconnected(refusal) = &failure
            && in_flight as u64 + open > 0
            && is_verdict(refusal.reason)
        {
            return Err(MessagingError::MessageRefused {
                topic: self.suspect(),
                refusal: refusal.clone(),
            });
        }
        if in_flight > 0 {
            self.strikes += 1;
            let version = self.link.target.version();
            let allowed = match version {
                ProtocolVersion::V3 => STRIKES,
                ProtocolVersion::V5 => STRIKES_V5,
            };
            if self.strikes >= allowed {
                return Err(MessagingError::MessageUnanswered {
                    topic: self.suspect(),
                    failure,
                    version,
                });
            }
            self.limit = 1;
        }
        self.link.lost(&failure);
        if open > 0 {
            self.open = Open {
                lost: self.open.lost + open,
                ..Open::default()
            };
            self.link.tell(Notice::Unconfirmed(open));
        }
        Ok(())
    }

    /// Nothing was acknowledged for too long: AWS IoT discards what exceeds its rate, so a repetition is due.
    fn silent(&mut self) -> Result<(), MessagingError> {
        if self.strikes + 1 >= STRIKES && self.in_flight() > 0 {
            return Err(MessagingError::Unacknowledged {
                topic: self.suspect(),
                count: self.in_flight(),
                waited: ACKNOWLEDGE * STRIKES,
            });
        }
        self.closed(Failure::Timeout)
    }

    async fn reconnect(&mut self) -> Result<Session, MessagingError> {
        let session = self.link.reconnect(Some(PATIENCE)).await?;
        let mut again = 0;
        for pending in self.window.values_mut() {
            again += usize::from(pending.request.take().is_some());
        }
        if again > 0 {
            self.report.resent += again as u64;
            self.link.tell(Notice::Resending(again));
        }
        self.progress = Instant::now();
        Ok(session)
    }

    fn conclude(&mut self) -> Result<PublishReport, MessagingError> {
        if self.open.lost > 0 {
            let arrived = self.report.messages.saturating_sub(self.open.lost);
            let version: ProtocolVersion = self.link.target.version();
            return Err(MessagingError::Unconfirmed {
                count: self.open.lost,
                arrived,
                version,
            });
        }
        Ok(self.report.clone())
    }
}

/// Whether a DISCONNECT with this reason answers a message, so that sending it again would end the same way.
fn is_verdict(reason: Reason) -> bool {
    matches!(
        reason.0,
        0x81 | 0x82 | 0x87 | 0x90 | 0x94 | 0x95 | 0x99 | 0x9A | 0x9B
    )
}

enum Step {
    Event(Event),
    Item(Option<Result<Publish, String>>),
    Due,
    Silence,
}
