//! Changes: one after the other, recorded before and after, reported, and only reported in a dry run.
//!
//! What every noun and every deployment is changed with. Decides nothing: what has to change is the caller's to find out.

mod error;
mod failpoint;
mod journal;
mod log;
mod steps;

pub use error::ChangeError;
pub use failpoint::Failpoint;
pub(super) use journal::{CREATE_CERTIFICATE, Journal, Record, Requests, State, lasting, past};
pub(super) use log::SharedLog;
pub use steps::{Action, Difference, Steps};

/// What to do with something that exists and is not as wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and tell the differences, as `create` does.
    Refuse,
    /// Change it, as `update` and a deployment do.
    Update,
}
