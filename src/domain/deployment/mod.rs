//! Deployments: what one file asks for, as a whole: planned, made, made again, and taken down.
//!
//! Nothing is deleted that the deployment did not make: its tag says so where AWS has tags, its journal otherwise.

mod full_disk;
mod kinds;
mod ledger;
mod lost_record;
pub mod manifest;
mod nodes;
mod outputs;
mod report;
mod run;
mod schedule;
mod subject;
mod work;

pub use full_disk::FULL_DISK;
pub use report::{Item, Outcome, Report, Summary, Verb};
pub use run::{Event, Request, run};
pub use subject::{Subject, SubjectKind};
pub use work::OWNER_TAG;
