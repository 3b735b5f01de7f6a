//! What every call has in common: its turn, its error, lists read to their end, what is missing.

use super::error::{AwsError, AwsErrorKind};

/// Pages read of one list at most: a list that never ends is an error of the service.
pub(super) const PAGES: usize = 4000;

/// Waits for the operation's turn, calls it, maps its error, and calls again where the failure will pass. SDK clients make one
/// attempt: how often and when is decided here, for a whole run.
macro_rules! call {
    ($self:ident, $name:literal, $builder:expr) => {{
        let request = $builder;
        let mut failed = 0;
        loop {
            let turn = $self.pace.turn($name).await;
            let error = match request.clone().send().await {
                Ok(answer) => {
                    $self.pace.ended(&turn, None);
                    break Ok(answer);
                }
                Err(error) => $crate::aws::error::AwsError::of($name, &error),
            };
            $self.pace.ended(&turn, Some(&error));
            drop(turn);
            if let Err(error) = $self.pace.again(&mut failed, error).await {
                break Err(error);
            }
        }
    }};
}
pub(super) use call;

/// As [`call`], for a call that makes another thing each time: called again only where AWS turned it away. After any other failure
/// somebody has to look first what it made.
macro_rules! call_once {
    ($self:ident, $name:literal, $builder:expr) => {{
        let request = $builder;
        let mut failed = 0;
        loop {
            let turn = $self.pace.turn($name).await;
            let answer = request.clone().send().await;
            let answer = answer.map_err(|error| $crate::aws::error::AwsError::of($name, &error));
            $self.pace.ended(&turn, answer.as_ref().err());
            drop(turn);
            match answer {
                Err(error) if error.kind == $crate::aws::error::AwsErrorKind::Throttled => {
                    if let Err(error) = $self.pace.again(&mut failed, error).await {
                        break Err(error);
                    }
                }
                answer => break answer,
            }
        }
    }};
}
pub(super) use call_once;

/// `None` instead of the error that something does not exist.
pub(super) fn found<T>(answer: Result<T, AwsError>) -> Result<Option<T>, AwsError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == AwsErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a list to its end: `page` asks for the page at a token and answers its items and the token of the next.
pub(super) async fn all_pages<T>(
    operation: &'static str,
    mut page: impl AsyncFnMut(Option<String>) -> Result<(Vec<T>, Option<String>), AwsError>,
) -> Result<Vec<T>, AwsError> {
    let mut items = Vec::new();
    let mut token = None;
    for _ in 0..PAGES {
        let (mut found, next) = page(token).await?;
        items.append(&mut found);
        token = next.filter(|token| !token.is_empty());
        if token.is_none() {
            return Ok(items);
        }
    }
    Err(AwsError::answer(operation, "the list does not end"))
}
