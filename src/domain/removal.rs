//! What taking something away has in common: what is gone is as wanted, and a detachment takes effect after AWS said so.

use std::time::Duration;

use super::change::ChangeError;
use super::patience::Patience;
use crate::aws::{AwsError, AwsErrorKind};

/// How long a detachment is waited for. AWS says "several seconds" (service model, `DetachThingPrincipal`).
pub(in crate::domain) const DETACHMENT: Duration = Duration::from_mins(1);

/// What is gone already, perhaps by an attempt whose answer was lost, is as wanted.
pub(in crate::domain) fn gone(outcome: Result<(), AwsError>) -> Result<(), AwsError> {
    match outcome {
        Err(error) if error.kind == AwsErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Whether AWS refuses a deletion because something is attached, as far as it has noticed a detachment.
fn is_attached(error: &AwsError) -> bool {
    matches!(
        error.code.as_deref(),
        Some("InvalidRequestException" | "DeleteConflictException")
    )
}

/// Deletes again while AWS says that something is attached.
pub(in crate::domain) async fn patiently(
    mut delete: impl AsyncFnMut() -> Result<(), AwsError>,
) -> Result<(), AwsError> {
    let mut patience = Patience::new(DETACHMENT);
    loop {
        match delete().await {
            Err(error) if is_attached(&error) => {
                if !patience.pause().await {
                    return Err(error);
                }
            }
            outcome => return outcome,
        }
    }
}

/// Says that the wait for a deletion was in vain.
pub(in crate::domain) fn waited(error: ChangeError, what: &str) -> ChangeError {
    match error {
        ChangeError::Step { source, .. } if is_attached(&source) => ChangeError::Waited(format!(
            "the {what} could not be deleted within {} seconds: {source}",
            DETACHMENT.as_secs()
        )),
        error => error,
    }
}
