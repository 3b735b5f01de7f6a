//! The trace: which step was taken when, how long it took, and what stopped it.

use std::time::Instant;

use serde::Serialize;

use super::error::{ClaimError, Rejection};

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    /// Well.
    Done,
    /// Not at all.
    Failed,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Which one.
    pub step: &'static str,
    /// How it ended.
    pub state: StepState,
    /// Topic of the request it is about.
    pub topic: Option<String>,
    /// How long it took.
    pub milliseconds: u64,
    /// What came of it, or why it failed.
    pub detail: Option<String>,
    /// What the service said, if it was the service that refused.
    pub rejection: Option<Rejection>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

/// The steps so far, and who hears of each.
pub(super) struct Trace<'a> {
    pub(super) steps: Vec<Step>,
    tell: &'a (dyn Fn(&Step) + Sync),
}

impl<'a> Trace<'a> {
    pub(super) fn new(tell: &'a (dyn Fn(&Step) + Sync)) -> Self {
        Self {
            steps: Vec::new(),
            tell,
        }
    }

    /// Takes a step, which answers its result and what to say of it.
    pub(super) async fn step<T>(
        &mut self,
        step: &'static str,
        topic: Option<&str>,
        work: impl Future<Output = Result<(T, String), ClaimError>>,
    ) -> Result<T, ClaimError> {
        let started = Instant::now();
        let outcome = work.await;
        let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let (state, detail) = match &outcome {
            Ok((_, detail)) => (StepState::Done, detail.clone()),
            Err(error) => (StepState::Failed, error.to_string()),
        };
        let failure = outcome.as_ref().err();
        let step = Step {
            step,
            state,
            topic: topic.map(str::to_owned),
            milliseconds,
            detail: Some(detail).filter(|detail| !detail.is_empty()),
            rejection: failure.and_then(ClaimError::rejection).cloned(),
            hints: failure.map(ClaimError::hints).unwrap_or_default(),
        };
        (self.tell)(&step);
        self.steps.push(step);
        outcome.map(|(result, _)| result)
    }
}
