//! Role aliases: names under which devices ask the credentials provider for an IAM role.

use std::collections::BTreeMap;

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::{Arn, RoleAliasName};

/// A role alias.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleAlias {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// ARN of the role.
    pub role_arn: String,
    /// Lifetime of its credentials in seconds.
    pub seconds: i32,
}

impl Iot {
    /// A role alias.
    pub async fn role_alias(&self, name: &RoleAliasName) -> Result<Option<RoleAlias>, AwsError> {
        let request = self.client.describe_role_alias();
        let request = request.role_alias(name.as_str());
        let answer = found(call!(self, "DescribeRoleAlias", request))?;
        let Some(answer) = answer else {
            return Ok(None);
        };
        let Some(found) = answer.role_alias_description else {
            return Err(AwsError::answer(
                "DescribeRoleAlias",
                "it lacks the description",
            ));
        };
        Ok(Some(RoleAlias {
            name: found.role_alias.unwrap_or_default(),
            arn: found.role_alias_arn.unwrap_or_default(),
            role_arn: found.role_arn.unwrap_or_default(),
            seconds: found.credential_duration_seconds.unwrap_or_default(),
        }))
    }

    /// Names of all role aliases.
    pub async fn role_aliases(&self) -> Result<Vec<String>, AwsError> {
        all_pages("ListRoleAliases", async |marker| {
            let request = self.client.list_role_aliases();
            let request = request.page_size(page_size()).set_marker(marker);
            let answer = call!(self, "ListRoleAliases", request)?;
            Ok((answer.role_aliases.unwrap_or_default(), answer.next_marker))
        })
        .await
    }

    /// Creates a role alias; without `seconds` its credentials live as long as AWS lets them by default.
    pub async fn create_role_alias(
        &self,
        name: &RoleAliasName,
        role: &Arn,
        seconds: Option<i32>,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_role_alias()
            .role_alias(name.as_str())
            .role_arn(role.as_str())
            .set_credential_duration_seconds(seconds)
            .set_tags(tags(labels));
        call!(self, "CreateRoleAlias", request).map(drop)
    }

    /// Changes the role and lifetime of a role alias.
    pub async fn update_role_alias(
        &self,
        name: &RoleAliasName,
        role: &Arn,
        seconds: Option<i32>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .update_role_alias()
            .role_alias(name.as_str())
            .role_arn(role.as_str())
            .set_credential_duration_seconds(seconds);
        call!(self, "UpdateRoleAlias", request).map(drop)
    }

    /// Deletes a role alias; one that is gone is no error.
    pub async fn delete_role_alias(&self, name: &RoleAliasName) -> Result<(), AwsError> {
        let request = self.client.delete_role_alias().role_alias(name.as_str());
        found(call!(self, "DeleteRoleAlias", request)).map(drop)
    }
}
