//! The policies of roles: inline ones and attached managed ones.

use super::{Iam, PAGE, document, next};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::{PolicyName, RoleName};

impl Iam {
    /// Names of a role's inline policies.
    pub async fn inline_policies(&self, role: &RoleName) -> Result<Vec<String>, AwsError> {
        let names = all_pages("ListRolePolicies", async |marker| {
            let request = self.client.list_role_policies();
            let request = request
                .role_name(role.as_str())
                .max_items(PAGE)
                .set_marker(marker);
            let answer = call!(self, "ListRolePolicies", request)?;
            let next = next(answer.is_truncated, answer.marker);
            Ok((answer.policy_names, next))
        });
        Ok(found(names.await)?.unwrap_or_default())
    }

    /// The document of an inline policy.
    pub async fn inline_policy(
        &self,
        role: &RoleName,
        name: &str,
    ) -> Result<Option<String>, AwsError> {
        let request = self.client.get_role_policy();
        let request = request.role_name(role.as_str()).policy_name(name);
        let answer = found(call!(self, "GetRolePolicy", request))?;
        Ok(answer.map(|found| document(&found.policy_document)))
    }

    /// Adds or replaces an inline policy.
    pub async fn put_inline_policy(
        &self,
        role: &RoleName,
        name: &PolicyName,
        document: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .put_role_policy()
            .role_name(role.as_str())
            .policy_name(name.as_str())
            .policy_document(document);
        call!(self, "PutRolePolicy", request).map(drop)
    }

    /// Removes an inline policy; one that is gone is no error.
    pub async fn delete_inline_policy(&self, role: &RoleName, name: &str) -> Result<(), AwsError> {
        let request = self.client.delete_role_policy();
        let request = request.role_name(role.as_str()).policy_name(name);
        found(call!(self, "DeleteRolePolicy", request)).map(drop)
    }

    /// ARNs of the managed policies attached to a role.
    pub async fn attached_policies(&self, role: &RoleName) -> Result<Vec<String>, AwsError> {
        let arns = all_pages("ListAttachedRolePolicies", async |marker| {
            let request = self.client.list_attached_role_policies();
            let request = request
                .role_name(role.as_str())
                .max_items(PAGE)
                .set_marker(marker);
            let answer = call!(self, "ListAttachedRolePolicies", request)?;
            let next = next(answer.is_truncated, answer.marker);
            let policies = answer.attached_policies.into_iter().flatten();
            let arns = policies.filter_map(|policy| policy.policy_arn);
            Ok((arns.collect(), next))
        });
        Ok(found(arns.await)?.unwrap_or_default())
    }

    /// Attaches a managed policy; again is no error.
    pub async fn attach_policy(&self, role: &RoleName, arn: &str) -> Result<(), AwsError> {
        let request = self.client.attach_role_policy();
        let request = request.role_name(role.as_str()).policy_arn(arn);
        call!(self, "AttachRolePolicy", request).map(drop)
    }

    /// Detaches a managed policy; one that is not attached is no error.
    pub async fn detach_policy(&self, role: &RoleName, arn: &str) -> Result<(), AwsError> {
        let request = self.client.detach_role_policy();
        let request = request.role_name(role.as_str()).policy_arn(arn);
        found(call!(self, "DetachRolePolicy", request)).map(drop)
    }

    /// ARNs of the managed policies of that name, AWS's and the account's own: names are unique among either's only.
    pub async fn managed_policies(&self, name: &str) -> Result<Vec<String>, AwsError> {
        all_pages("ListPolicies", async |marker| {
            let request = self.client.list_policies();
            let request = request.max_items(PAGE).set_marker(marker);
            let answer = call!(self, "ListPolicies", request)?;
            let next = next(answer.is_truncated, answer.marker);
            let policies = answer.policies.into_iter().flatten();
            let named = policies.filter(|policy| policy.policy_name.as_deref() == Some(name));
            Ok((named.filter_map(|policy| policy.arn).collect(), next))
        })
        .await
    }
}
