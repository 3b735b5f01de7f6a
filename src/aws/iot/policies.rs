//! Policies, their versions, their attachments.

use std::collections::BTreeMap;

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, call_once, found};
use crate::aws::error::AwsError;
use crate::model::name::PolicyName;

/// A policy and its default version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// ARN.
    pub arn: String,
    /// The document of the default version, JSON text.
    pub document: String,
    /// Number of the default version.
    pub version: String,
}

/// A policy in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyEntry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
}

/// A version of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// Its number.
    pub version: String,
    /// Whether it is the one in force.
    pub is_default: bool,
    /// Seconds since 1970 at which it was made.
    pub created: Option<i64>,
}

impl Iot {
    /// A policy.
    pub async fn policy(&self, name: &PolicyName) -> Result<Option<Policy>, AwsError> {
        let answer = found(call!(
            self,
            "GetPolicy",
            self.client.get_policy().policy_name(name.as_str())
        ))?;
        Ok(answer.map(|policy| Policy {
            arn: policy.policy_arn.unwrap_or_default(),
            document: policy.policy_document.unwrap_or_default(),
            version: policy.default_version_id.unwrap_or_default(),
        }))
    }

    /// All policies.
    pub async fn policies(&self) -> Result<Vec<PolicyEntry>, AwsError> {
        all_pages("ListPolicies", async |marker| {
            let request = self.client.list_policies();
            let request = request.page_size(page_size()).set_marker(marker);
            let answer = call!(self, "ListPolicies", request)?;
            let found = answer.policies.into_iter().flatten();
            let entries = found.map(|policy| PolicyEntry {
                name: policy.policy_name.unwrap_or_default(),
                arn: policy.policy_arn.unwrap_or_default(),
            });
            Ok((entries.collect(), answer.next_marker))
        })
        .await
    }

    /// Creates a policy.
    pub async fn create_policy(
        &self,
        name: &PolicyName,
        document: &str,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_policy()
            .policy_name(name.as_str())
            .policy_document(document)
            .set_tags(tags(labels));
        call!(self, "CreatePolicy", request).map(drop)
    }

    /// Deletes a policy that is attached nowhere and has its default version only; one that is gone is no error.
    pub async fn delete_policy(&self, name: &PolicyName) -> Result<(), AwsError> {
        let request = self.client.delete_policy().policy_name(name.as_str());
        found(call!(self, "DeletePolicy", request)).map(drop)
    }

    /// The versions of a policy, as AWS lists them.
    pub async fn policy_versions(
        &self,
        name: &PolicyName,
    ) -> Result<Option<Vec<PolicyVersion>>, AwsError> {
        let request = self.client.list_policy_versions();
        let request = request.policy_name(name.as_str());
        let answer = found(call!(self, "ListPolicyVersions", request))?;
        let version = |found: aws_sdk_iot::types::PolicyVersion| PolicyVersion {
            version: found.version_id.unwrap_or_default(),
            is_default: found.is_default_version,
            created: found.create_date.map(|date| date.secs()),
        };
        Ok(answer.map(|found| {
            let versions = found.policy_versions.into_iter().flatten();
            versions.map(version).collect()
        }))
    }

    /// The document of one version.
    pub async fn policy_version(
        &self,
        name: &PolicyName,
        version: &str,
    ) -> Result<Option<String>, AwsError> {
        let request = self.client.get_policy_version();
        let request = request
            .policy_name(name.as_str())
            .policy_version_id(version);
        let answer = found(call!(self, "GetPolicyVersion", request))?;
        Ok(answer.map(|found| found.policy_document.unwrap_or_default()))
    }

    /// Adds a version and makes it the default. Called again by itself only where AWS throttled: each call makes a version, so
    /// after an ambiguous failure somebody has to look first.
    pub async fn create_policy_version(
        &self,
        name: &PolicyName,
        document: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_policy_version()
            .policy_name(name.as_str())
            .policy_document(document)
            .set_as_default(true);
        call_once!(self, "CreatePolicyVersion", request).map(drop)
    }

    /// Makes a version the default.
    pub async fn set_default_policy_version(
        &self,
        name: &PolicyName,
        version: &str,
    ) -> Result<(), AwsError> {
        let request = self.client.set_default_policy_version();
        let request = request
            .policy_name(name.as_str())
            .policy_version_id(version);
        call!(self, "SetDefaultPolicyVersion", request).map(drop)
    }

    /// Deletes a version that is not the default; one that is gone is no error.
    pub async fn delete_policy_version(
        &self,
        name: &PolicyName,
        version: &str,
    ) -> Result<(), AwsError> {
        let request = self.client.delete_policy_version();
        let request = request
            .policy_name(name.as_str())
            .policy_version_id(version);
        found(call!(self, "DeletePolicyVersion", request)).map(drop)
    }

    /// Attaches a policy to a certificate, group or Cognito identity; again is no error.
    pub async fn attach_policy(&self, name: &PolicyName, target: &str) -> Result<(), AwsError> {
        let request = self.client.attach_policy();
        let request = request.policy_name(name.as_str()).target(target);
        call!(self, attach_policy::AttachPolicy, request).map(drop)
    }

    /// Detaches a policy; what is not attached, or gone, is no error.
    pub async fn detach_policy(&self, name: &PolicyName, target: &str) -> Result<(), AwsError> {
        let request = self.client.detach_policy();
        let request = request.policy_name(name.as_str()).target(target);
        found(call!(self, detach_policy::DetachPolicy, request)).map(drop)
    }

    /// Names of the policies attached to a certificate, group or Cognito identity.
    pub async fn attached_policies(&self, target: &str) -> Result<Vec<String>, AwsError> {
        all_pages("ListAttachedPolicies", async |marker| {
            let request = self.client.list_attached_policies();
            let request = request
                .target(target)
                .page_size(page_size())
                .set_marker(marker);
            let answer = call!(self, list_attached_policies::ListAttachedPolicies, request)?;
            let names = answer.policies.into_iter().flatten();
            let names = names.filter_map(|policy| policy.policy_name).collect();
            Ok((names, answer.next_marker))
        })
        .await
    }

    /// What a policy is attached to: ARNs of certificates and groups, Cognito identity ids. None if there is no such policy.
    pub async fn policy_targets(&self, name: &PolicyName) -> Result<Vec<String>, AwsError> {
        let targets = all_pages("ListTargetsForPolicy", async |marker| {
            let request = self.client.list_targets_for_policy();
            let request = request
                .policy_name(name.as_str())
                .page_size(page_size())
                .set_marker(marker);
            let answer = call!(self, "ListTargetsForPolicy", request)?;
            Ok((answer.targets.unwrap_or_default(), answer.next_marker))
        });
        Ok(found(targets.await)?.unwrap_or_default())
    }
}
