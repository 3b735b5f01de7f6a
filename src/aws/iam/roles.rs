//! Roles and their trust policies.

use std::collections::BTreeMap;

use aws_sdk_iam::types::Tag;

use super::{Iam, PAGE, document, next};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::RoleName;

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Name.
    pub name: String,
    /// ARN, the path included.
    pub arn: String,
    /// Path, `/` or `/a/b/`.
    pub path: String,
    /// Who may assume it, JSON text.
    pub trust: String,
    /// Description.
    pub description: Option<String>,
    /// Longest session in seconds; lists may leave it out.
    pub max_session: Option<i32>,
    /// ARN of the permissions boundary; not in lists.
    pub boundary: Option<String>,
    /// Tags; not in lists.
    pub tags: BTreeMap<String, String>,
    /// Seconds since 1970 at which it was made.
    pub created: i64,
}

/// What a role is made from.
#[derive(Debug, Clone, Copy)]
pub struct NewRole<'a> {
    /// Name.
    pub name: &'a RoleName,
    /// Path, `/` or `/a/b/`.
    pub path: &'a str,
    /// Who may assume it, JSON text.
    pub trust: &'a str,
    /// Description.
    pub description: Option<&'a str>,
    /// Longest session in seconds.
    pub max_session: Option<i32>,
    /// Tags.
    pub tags: &'a BTreeMap<String, String>,
}

impl From<aws_sdk_iam::types::Role> for Role {
    fn from(found: aws_sdk_iam::types::Role) -> Self {
        let boundary = found.permissions_boundary;
        let tags = found.tags.into_iter().flatten();
        Self {
            name: found.role_name,
            arn: found.arn,
            path: found.path,
            trust: found
                .assume_role_policy_document
                .as_deref()
                .map(document)
                .unwrap_or_default(),
            description: found.description.filter(|text| !text.is_empty()),
            max_session: found.max_session_duration,
            boundary: boundary.and_then(|boundary| boundary.permissions_boundary_arn),
            tags: tags.map(|tag| (tag.key, tag.value)).collect(),
            created: found.create_date.secs(),
        }
    }
}

fn tags(labels: &BTreeMap<String, String>) -> Option<Vec<Tag>> {
    let tag = |(key, value): (&String, &String)| Tag::builder().key(key).value(value).build().ok();
    (!labels.is_empty()).then(|| labels.iter().filter_map(tag).collect())
}

impl Iam {
    /// A role.
    pub async fn role(&self, name: &RoleName) -> Result<Option<Role>, AwsError> {
        let request = self.client.get_role().role_name(name.as_str());
        let answer = found(call!(self, "GetRole", request))?;
        Ok(answer.and_then(|answer| answer.role).map(Role::from))
    }

    /// Roles whose path begins with `prefix`.
    pub async fn roles(&self, prefix: Option<&str>) -> Result<Vec<Role>, AwsError> {
        all_pages("ListRoles", async |marker| {
            let request = self.client.list_roles();
            let request = request
                .set_path_prefix(prefix.map(str::to_owned))
                .max_items(PAGE)
                .set_marker(marker);
            let answer = call!(self, "ListRoles", request)?;
            let next = next(answer.is_truncated, answer.marker);
            Ok((answer.roles.into_iter().map(Role::from).collect(), next))
        })
        .await
    }

    /// Creates a role.
    pub async fn create_role(&self, new: NewRole<'_>) -> Result<(), AwsError> {
        let request = self
            .client
            .create_role()
            .role_name(new.name.as_str())
            .path(new.path)
            .assume_role_policy_document(new.trust)
            .set_description(new.description.map(str::to_owned))
            .set_max_session_duration(new.max_session)
            .set_tags(tags(new.tags));
        call!(self, "CreateRole", request).map(drop)
    }

    /// Sets description and longest session; a description that is not given stays, the session becomes an hour.
    pub async fn update_role(
        &self,
        name: &RoleName,
        description: Option<&str>,
        max_session: Option<i32>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .update_role()
            .role_name(name.as_str())
            .set_description(description.map(str::to_owned))
            .set_max_session_duration(max_session);
        call!(self, "UpdateRole", request).map(drop)
    }

    /// Replaces the trust policy.
    pub async fn update_trust(&self, name: &RoleName, trust: &str) -> Result<(), AwsError> {
        let request = self.client.update_assume_role_policy();
        let request = request.role_name(name.as_str()).policy_document(trust);
        call!(self, "UpdateAssumeRolePolicy", request).map(drop)
    }

    /// Sets tags beside those that are there.
    pub async fn tag_role(
        &self,
        name: &RoleName,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let request = self.client.tag_role().role_name(name.as_str());
        call!(self, "TagRole", request.set_tags(tags(labels))).map(drop)
    }

    /// Deletes a role that nothing hangs on; one that is gone is no error.
    pub async fn delete_role(&self, name: &RoleName) -> Result<(), AwsError> {
        let request = self.client.delete_role().role_name(name.as_str());
        found(call!(self, "DeleteRole", request)).map(drop)
    }

    /// Names of the instance profiles a role is in.
    pub async fn instance_profiles(&self, name: &RoleName) -> Result<Vec<String>, AwsError> {
        all_pages("ListInstanceProfilesForRole", async |marker| {
            let request = self.client.list_instance_profiles_for_role();
            let request = request
                .role_name(name.as_str())
                .max_items(PAGE)
                .set_marker(marker);
            let answer = call!(self, "ListInstanceProfilesForRole", request)?;
            let next = next(answer.is_truncated, answer.marker);
            let names = answer.instance_profiles.into_iter();
            let names = names.map(|profile| profile.instance_profile_name);
            Ok((names.collect(), next))
        })
        .await
    }
}
