//! SIGINT and SIGTERM while a deployment is worked on: the first begins the end, the second is the end.

use tokio_util::sync::CancellationToken;

use crate::cli::error::{CommandError, Kind};
use crate::cli::messaging::ended;
use crate::cli::output::Ui;

/// What the same command does after an interruption.
pub(super) const AGAIN: &str = "the same command goes on from there";

/// Does `work`, which begins nothing more once `stop` is cancelled, as the first signal does; with its answer the kind of that
/// signal.
pub(super) async fn stopping<T>(
    ui: Ui,
    stop: &CancellationToken,
    work: impl Future<Output = Result<T, CommandError>>,
) -> Result<(T, Option<Kind>), CommandError> {
    tokio::pin!(work);
    let signal = tokio::select! {
        biased;
        done = &mut work => return Ok((done?, None)),
        signal = ended(None) => signal.kind,
    };
    stop.cancel();
    ui.warn("interrupted: nothing more is begun, what is under way has some seconds to end; interrupt again to end at once");
    tokio::select! {
        biased;
        done = work => Ok((done?, Some(signal))),
        again = ended(None) => Err(again.hint(AGAIN)),
    }
}
