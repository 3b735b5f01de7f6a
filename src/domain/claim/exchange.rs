//! Requests and answers on one connection: subscribe to both answers first, then ask, then wait for one of them.
//!
//! What an answer means is the caller's; who was refused, and by what, is told here.

use std::time::Duration;

use bytes::Bytes;
use serde::Deserialize;
use tokio::time::Instant;

use super::error::{ClaimError, Rejection, Silence, Whose};
use crate::model::message::{Properties, Publish, Qos};
use crate::model::topic::{Topic, TopicFilter};
use crate::mqtt::failure::Failure;
use crate::mqtt::session::{Event, Options, Session};

/// A connection on which requests of fleet provisioning are answered.
pub(super) struct Exchange {
    session: Session,
    /// Longest wait for each answer.
    patience: Duration,
}

/// Filters of the answers to requests on `topic`.
fn answers(topic: &str) -> [String; 2] {
    [format!("{topic}/accepted"), format!("{topic}/rejected")]
}

impl Exchange {
    /// Connects, once.
    pub(super) async fn connect(
        options: &Options,
        whose: Whose,
        patience: Duration,
    ) -> Result<Self, ClaimError> {
        let failed = |failure| ClaimError::Connect {
            endpoint: format!("{}:{}", options.host, options.port),
            client_id: options.client_id.to_string(),
            whose,
            failure,
        };
        match tokio::time::timeout(patience, Box::pin(Session::connect(options))).await {
            Ok(Ok(session)) => Ok(Self { session, patience }),
            Ok(Err(failure)) => Err(failed(failure)),
            Err(_) => Err(failed(Failure::Timeout)),
        }
    }

    /// Subscribes to both answers to requests on `topic`.
    pub(super) async fn subscribe(&mut self, topic: &str) -> Result<(), ClaimError> {
        let refused = |why: String, closed| ClaimError::Subscription {
            topic: topic.to_owned(),
            why,
            closed,
        };
        let mut filters = Vec::new();
        for filter in answers(topic) {
            let filter: TopicFilter =
                filter
                    .parse()
                    .map_err(|error: crate::model::topic::TopicError| {
                        refused(error.to_string(), false)
                    })?;
            filters.push(filter);
        }
        let asked = self.session.subscribe(&filters, Qos::AtLeastOnce);
        let asked = asked.map_err(|busy| refused(busy.to_string(), false))?;
        let until = Instant::now() + self.patience;
        loop {
            match self.next(until).await {
                None => return Err(self.silence(topic, Silence::Subscribe)),
                Some(Event::Closed(failure)) => return Err(refused(failure.to_string(), true)),
                Some(Event::Subscribed { request, outcomes }) if request == asked => {
                    let refusal = outcomes.into_iter().zip(&filters);
                    let mut refusal =
                        refusal.filter_map(|(outcome, filter)| Some((outcome.err()?, filter)));
                    return match refusal.next() {
                        None => Ok(()),
                        Some((why, filter)) => {
                            Err(refused(format!("{why} for `{}`", filter.as_str()), false))
                        }
                    };
                }
                Some(_) => {}
            }
        }
    }

    /// Publishes a request and waits for its answer: the payload of the accepted one.
    pub(super) async fn ask(&mut self, topic: &str, payload: Vec<u8>) -> Result<Bytes, ClaimError> {
        let refused = |why: String, closed| ClaimError::Publish {
            topic: topic.to_owned(),
            why,
            closed,
        };
        let message = Publish {
            topic: topic
                .parse::<Topic>()
                .map_err(|error| refused(error.to_string(), false))?,
            payload: payload.into(),
            qos: Qos::AtLeastOnce,
            retain: false,
            properties: Properties::default(),
        };
        let asked = self.session.publish(&message);
        let asked = asked.map_err(|busy| refused(busy.to_string(), false))?;
        let [accepted, rejected] = answers(topic);
        let until = Instant::now() + self.patience;
        let mut heard = false;
        loop {
            match self.next(until).await {
                None => {
                    let silence = if heard {
                        Silence::Answer
                    } else {
                        Silence::Publish
                    };
                    return Err(self.silence(topic, silence));
                }
                Some(Event::Message(message)) if message.topic == accepted => {
                    return Ok(message.payload);
                }
                Some(Event::Message(message)) if message.topic == rejected => {
                    return Err(ClaimError::Rejected {
                        topic: topic.to_owned(),
                        rejection: rejection(&message.payload),
                    });
                }
                Some(Event::Acknowledged { request, outcome }) if request == asked => match outcome
                {
                    Ok(()) => heard = true,
                    Err(refusal) => return Err(refused(refusal.to_string(), false)),
                },
                Some(Event::Closed(failure)) if heard => {
                    return Err(ClaimError::Broken {
                        topic: topic.to_owned(),
                        failure,
                    });
                }
                Some(Event::Closed(failure)) => return Err(refused(failure.to_string(), true)),
                Some(_) => {}
            }
        }
    }

    fn silence(&self, topic: &str, silence: Silence) -> ClaimError {
        ClaimError::Silent {
            topic: topic.to_owned(),
            silence,
            waited: self.patience,
        }
    }

    async fn next(&mut self, until: Instant) -> Option<Event> {
        tokio::time::timeout_at(until, self.session.next())
            .await
            .ok()
    }

    /// Disconnects.
    pub(super) async fn close(self) {
        self.session.disconnect().await;
    }
}

/// A rejection as it was said; one that cannot be read is told as it came.
fn rejection(payload: &[u8]) -> Rejection {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Said {
        status_code: Option<i64>,
        error_code: Option<String>,
        error_message: Option<String>,
    }
    match serde_json::from_slice::<Said>(payload) {
        Ok(said) => Rejection {
            status_code: said.status_code,
            error_code: said.error_code,
            error_message: said.error_message,
        },
        Err(_) => Rejection {
            status_code: None,
            error_code: None,
            error_message: Some(String::from_utf8_lossy(payload).into_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejection_is_told_whatever_it_looks_like() {
        let said = rejection(br#"{"statusCode":400,"errorCode":"X","errorMessage":"no"}"#);
        assert_eq!(said.to_string(), "400 X: no");
        assert_eq!(rejection(b"oops").to_string(), "oops");
        assert_eq!(rejection(b"{}").to_string(), "no reason given");
    }
}
