//! IAM: roles and what is attached to them. Global: the same in every Region.
//!
//! Each function is one operation, paged to its end where it lists. What is missing answers `None`, not an error.

mod policies;
mod roles;

use aws_config::SdkConfig;

use super::pace::Pace;

pub use roles::{NewRole, Role};

/// Items asked for per page, the most that IAM answers (botocore `iam`, `maxItemsType`).
const PAGE: i32 = 1000;

/// Client of IAM.
#[derive(Debug, Clone)]
pub struct Iam {
    client: aws_sdk_iam::Client,
    pace: Pace,
}

impl Iam {
    pub(super) fn new(config: &SdkConfig, pace: Pace) -> Self {
        Self {
            client: aws_sdk_iam::Client::new(config),
            pace,
        }
    }
}

/// The marker of the next page, if the list goes on.
fn next(truncated: bool, marker: Option<String>) -> Option<String> {
    marker.filter(|_| truncated)
}

/// A document as IAM answers it, percent-encoded JSON.
fn document(encoded: &str) -> String {
    percent_encoding::percent_decode_str(encoded)
        .decode_utf8_lossy()
        .into_owned()
}
