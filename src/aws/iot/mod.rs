//! AWS IoT's control plane, a file for each kind of resource.
//!
//! Each function is one operation, paged to its end where it lists. What is missing answers `None`, not an error.

mod authorities;
mod authorizers;
mod certificates;
mod endpoints;
mod policies;
mod provisioning_templates;
mod role_aliases;
mod search;
mod tags;
mod thing_groups;
mod thing_principals;
mod thing_types;
mod things;
mod topic_rules;

use std::path::PathBuf;

use aws_config::SdkConfig;

use super::direct::Direct;
use super::error::{AwsError, AwsErrorKind};
use super::pace::Pace;
use crate::model::limits::PAGE;

pub use authorities::{Authority, AuthorityUpdate, Registration};
pub use authorizers::Authorizer;
pub use certificates::{Certificate, CertificateEntry, KeyAndCertificate};
pub use endpoints::EndpointType;
pub use policies::{Policy, PolicyEntry, PolicyVersion};
pub use provisioning_templates::{
    NewProvisioningTemplate, ProvisioningClaim, ProvisioningTemplate, ProvisioningTemplateChange,
    ProvisioningTemplateEntry, ProvisioningTemplateVersion,
};
pub use role_aliases::RoleAlias;
pub use search::IndexedThing;
pub use thing_groups::{NewThingGroup, ThingGroup, ThingGroupEntry, ThingGroupFilter};
pub use thing_principals::ThingPrincipal;
pub use thing_types::{PropagatingAttribute, ThingType};
pub use things::{AttributeChanges, Thing, ThingChange, ThingFilter, TypeChange};
pub use topic_rules::{TopicRule, TopicRuleEntry};

/// Client of the control plane.
#[derive(Debug, Clone)]
pub struct Iot {
    client: aws_sdk_iot::Client,
    direct: Direct,
    pace: Pace,
}

impl Iot {
    pub(super) fn new(config: &SdkConfig, socket: Option<PathBuf>, pace: Pace) -> Self {
        let client = aws_sdk_iot::Client::new(config);
        Self {
            direct: Direct::new(client.clone(), socket),
            client,
            pace,
        }
    }

    /// Whether a call failed because what stands in for AWS has no such operation; only for calls that change nothing.
    #[must_use]
    pub fn lacks(&self, error: &AwsError) -> bool {
        error.kind == AwsErrorKind::Foreign && self.pace.is_of_stand_in()
    }
}

/// Items asked for per page.
fn page_size() -> i32 {
    i32::try_from(PAGE).unwrap_or(i32::MAX)
}
