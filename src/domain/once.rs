//! Making what each call makes anew: after an answer that was lost it is looked for before it is asked for again.

use std::time::Duration;

use crate::aws::AwsError;

/// Attempts, counting those whose answer was lost.
const ATTEMPTS: u32 = 4;
/// Wait before it is looked for after a lost answer; doubled each time.
const WAIT: Duration = Duration::from_millis(250);

/// Calls `make` until its answer is heard, or `is_made` says that it has done its work.
pub(in crate::domain) async fn once(
    make: impl AsyncFn() -> Result<(), AwsError>,
    is_made: impl AsyncFn() -> Result<bool, AwsError>,
) -> Result<(), AwsError> {
    let mut wait = WAIT;
    let mut left = ATTEMPTS;
    loop {
        let error = match make().await {
            Err(error) if error.is_ambiguous() => error,
            outcome => return outcome,
        };
        tokio::time::sleep(wait).await;
        if is_made().await? {
            return Ok(());
        }
        left -= 1;
        if left == 0 {
            return Err(error);
        }
        wait *= 2;
    }
}
