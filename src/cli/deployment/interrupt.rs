//! SIGINT, SIGTERM and `--timeout` while a deployment is worked on: the first of them begins the end, a signal after it is the end.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::cli::error::{CommandError, Kind};
use crate::cli::messaging::ended;
use crate::cli::output::Ui;

/// What the same command does after an interruption.
pub(super) const AGAIN: &str = "the same command goes on from there";
/// How long what is under way may take to end and to be told: more than a run gives it.
const LAST: Duration = Duration::from_secs(8);

/// Does `work`, which begins nothing more once `stop` is cancelled, as the first signal does, or the end of the time; with its answer
/// which of them it was.
pub(super) async fn stopping<T>(
    ui: Ui,
    stop: &CancellationToken,
    limit: Option<Duration>,
    work: impl Future<Output = Result<T, CommandError>>,
) -> Result<(T, Option<Kind>), CommandError> {
    tokio::pin!(work);
    let cut = tokio::select! {
        biased;
        done = &mut work => return Ok((done?, None)),
        cut = ended(limit) => cut,
    };
    stop.cancel();
    ui.warn(&format!(
        "{}: nothing more is begun, what is under way has some seconds to end; interrupt again to end at once",
        cut.message
    ));
    tokio::select! {
        biased;
        done = work => match done {
            Ok(done) => Ok((done, Some(cut.kind))),
            // What failed may have failed for it.
            Err(error) => Err(CommandError { kind: cut.kind, ..error }),
        },
        again = ended(Some(LAST)) => Err(match again.kind {
            Kind::Timeout => cut.hint(AGAIN),
            _ => again.hint(AGAIN),
        }),
    }
}
