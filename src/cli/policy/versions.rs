//! `iotctl policy versions` and `policy set-default`.

use clap::Args;

use super::show::Shown;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::work::{DryRun, Row, yes_or_no};
use crate::domain::policy::{self, Version};
use crate::model::name::PolicyName;

/// Put a version of a policy in force
#[derive(Debug, Args)]
#[command(disable_version_flag = true)]
pub(super) struct SetDefaultArgs {
    /// Name of the policy
    name: PolicyName,
    /// Number of the version
    #[arg(long, value_name = "N", value_parser = number)]
    version: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Reads the number of a version (botocore `iot`, `PolicyVersionId`).
pub(super) fn number(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    Err(format!("`{text}` is not the number of a version"))
}

impl Row for Version {
    const HEADER: &'static [&'static str] = &["VERSION", "IN FORCE", "CREATED"];

    fn cells(&self) -> Vec<String> {
        let created = self.created.map(|at| at.to_string());
        vec![
            self.version.clone(),
            yes_or_no(self.default),
            created.unwrap_or_default(),
        ]
    }
}

impl SetDefaultArgs {
    pub(super) async fn run(self, context: &Context) -> Result<(), CommandError> {
        let work = async |session: &_, steps: &mut _| {
            policy::set_default(session, &self.name, &self.version, steps).await?;
            Ok(Shown(policy::find(session, &self.name).await?))
        };
        context.change(self.dry_run, work).await
    }
}
