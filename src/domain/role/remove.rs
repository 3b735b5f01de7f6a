//! Deletes a role: IAM wants its policies gone first, and tells of what else holds it only when asked.

use std::time::Duration;

use super::converge::{detach, remove_inline};
use super::find;
use crate::aws::iam::Iam;
use crate::aws::{AwsError, AwsErrorKind};
use crate::domain::change::{ChangeError, Steps};
use crate::domain::session::Session;
use crate::model::name::RoleName;

/// Attempts at deleting a role whose policies were removed just now: IAM is eventually consistent (IAM User Guide,
/// "Troubleshoot IAM", "Changes that I make are not always immediately visible").
const ATTEMPTS: u32 = 6;
/// Wait before the second of them; doubled each time.
const WAIT: Duration = Duration::from_millis(250);

/// Deletes a role; one that is gone is no error. With `cascade`, removes its policies first; without, a role that has any is
/// refused.
pub async fn delete(
    session: &Session,
    name: &RoleName,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iam = session.aws().iam();
    let Some(found) = find(session, name).await? else {
        return Ok(());
    };
    if !cascade && (!found.inline.is_empty() || !found.managed.is_empty()) {
        let inline = found.inline.keys().cloned();
        let policies: Vec<_> = inline.chain(found.managed).collect();
        return Err(ChangeError::Refused {
            message: format!("the role `{name}` has policies: {}", policies.join(", ")),
            hint: format!("remove them with it: iotctl role delete {name} --cascade"),
        });
    }
    for arn in &found.managed {
        detach(&iam, name, arn, steps).await?;
    }
    for policy in found.inline.keys() {
        remove_inline(&iam, name, policy, steps).await?;
    }
    let delete = || delete_bare(&iam, name);
    let outcome = steps.call("delete-role", name.as_str(), delete).await;
    match outcome {
        Err(ChangeError::Step { ref source, .. }) if source.kind == AwsErrorKind::Conflict => {
            // Without the right to ask, or where nobody answers that question, IAM's own words stand.
            match iam.instance_profiles(name).await {
                Ok(profiles) if !profiles.is_empty() => Err(held(name, &profiles)),
                _ => outcome,
            }
        }
        outcome => outcome,
    }
}

fn held(name: &RoleName, profiles: &[String]) -> ChangeError {
    ChangeError::Refused {
        message: format!(
            "the role `{name}` is in use by EC2 instances: it is in the instance profile {}",
            profiles.join(", ")
        ),
        hint: format!(
            "take it out: aws iam remove-role-from-instance-profile --role-name {name} --instance-profile-name {}",
            profiles.first().map_or("NAME", String::as_str)
        ),
    }
}

async fn delete_bare(iam: &Iam, name: &RoleName) -> Result<(), AwsError> {
    let mut wait = WAIT;
    for _ in 1..ATTEMPTS {
        match iam.delete_role(name).await {
            Err(error) if error.kind == AwsErrorKind::Conflict => {}
            outcome => return outcome,
        }
        tokio::time::sleep(wait).await;
        wait *= 2;
    }
    iam.delete_role(name).await
}
