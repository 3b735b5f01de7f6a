//! Watching calls as they are made, for whoever wants to see them: what was called and how it ended, never what was said.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::error::AwsError;

/// One attempt at one call.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The operation, such as `CreateThing`.
    pub operation: &'static str,
    /// How long it waited for its turn at AWS's rate.
    pub waited: Duration,
    /// How long the answer took.
    pub took: Duration,
    /// Why it failed, if it did.
    pub error: Option<&'a AwsError>,
}

type Watch = dyn Fn(&Call<'_>) + Send + Sync;

/// Whoever watches calls; nobody by default.
#[derive(Clone, Default)]
pub struct Observer(Option<Arc<Watch>>);

impl Observer {
    /// Shows each attempt to `watch`.
    pub fn new(watch: impl Fn(&Call<'_>) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(watch)))
    }

    pub(super) fn show(&self, call: &Call<'_>) {
        if let Some(watch) = &self.0 {
            watch(call);
        }
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observer").finish_non_exhaustive()
    }
}
