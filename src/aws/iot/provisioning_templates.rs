//! Provisioning templates, their versions, and the temporary certificates of provisioning claims.

use std::collections::BTreeMap;

use aws_sdk_iot::operation::describe_provisioning_template::DescribeProvisioningTemplateOutput;
use aws_sdk_iot::primitives::DateTime;
use aws_sdk_iot::types::{ProvisioningHook, TemplateType};
use zeroize::Zeroizing;

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, call_once, found};
use crate::aws::error::AwsError;
use crate::model::name::{Arn, CertificateId, TemplateName};

/// The only version of a hook's event (service model, `PayloadVersion`).
const HOOK_PAYLOAD: &str = "2020-04-01";

/// A provisioning template with the body of its default version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisioningTemplate {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// Whether devices may provision by it.
    pub enabled: bool,
    /// ARN of the role that creates what the template names.
    pub role_arn: String,
    /// ARN of the function that is asked before a device is provisioned.
    pub hook: Option<String>,
    /// `FLEET_PROVISIONING` or `JITP`.
    pub kind: String,
    /// Number of the default version.
    pub default_version: i32,
    /// Body of the default version.
    pub body: String,
}

/// A provisioning template in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisioningTemplateEntry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// Description.
    pub description: Option<String>,
    /// Whether devices may provision by it.
    pub enabled: bool,
    /// `FLEET_PROVISIONING` or `JITP`.
    pub kind: String,
}

/// A version of a provisioning template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProvisioningTemplateVersion {
    /// Number.
    pub id: i32,
    /// Seconds since 1970 at which it was made.
    pub created: i64,
    /// Whether it is in force.
    pub is_default: bool,
}

/// What a new provisioning template is to be.
#[derive(Debug, Clone, Copy)]
pub struct NewProvisioningTemplate<'a> {
    /// Name.
    pub name: &'a TemplateName,
    /// Description.
    pub description: Option<&'a str>,
    /// Body.
    pub body: &'a str,
    /// ARN of the role that creates what the template names.
    pub role_arn: &'a Arn,
    /// Whether devices may provision by it.
    pub enabled: bool,
    /// ARN of the function that is asked first.
    pub hook: Option<&'a Arn>,
    /// `FLEET_PROVISIONING` or `JITP`.
    pub kind: &'a str,
    /// Tags.
    pub tags: &'a BTreeMap<String, String>,
}

/// What is to change on a provisioning template; nothing where it stays as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProvisioningTemplateChange<'a> {
    /// Description.
    pub description: Option<&'a str>,
    /// ARN of the role.
    pub role_arn: Option<&'a Arn>,
    /// Whether devices may provision by it.
    pub enabled: Option<bool>,
    /// Another hook, or none.
    pub hook: Option<Option<&'a Arn>>,
}

/// A certificate that is good for one template and five minutes.
pub struct ProvisioningClaim {
    /// Id.
    pub id: CertificateId,
    /// The certificate in PEM.
    pub certificate: String,
    /// Its private key in PEM.
    pub key: Zeroizing<String>,
    /// Seconds since 1970 at which it ends.
    pub expires: i64,
}

impl std::fmt::Debug for ProvisioningClaim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProvisioningClaim")
            .field("id", &self.id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl From<DescribeProvisioningTemplateOutput> for ProvisioningTemplate {
    fn from(found: DescribeProvisioningTemplateOutput) -> Self {
        Self {
            kind: kind_of(found.r#type()),
            name: found.template_name.unwrap_or_default(),
            arn: found.template_arn.unwrap_or_default(),
            description: found.description.filter(|text| !text.is_empty()),
            enabled: found.enabled.unwrap_or_default(),
            role_arn: found.provisioning_role_arn.unwrap_or_default(),
            hook: found.pre_provisioning_hook.map(|hook| hook.target_arn),
            default_version: found.default_version_id.unwrap_or_default(),
            body: found.template_body.unwrap_or_default(),
        }
    }
}

/// The kind of a template; older answers do not name that of fleet provisioning.
fn kind_of(kind: Option<&TemplateType>) -> String {
    kind.unwrap_or(&TemplateType::FleetProvisioning)
        .as_str()
        .to_owned()
}

fn hook(arn: &Arn) -> Option<ProvisioningHook> {
    let hook = ProvisioningHook::builder().payload_version(HOOK_PAYLOAD);
    hook.target_arn(arn.as_str()).build().ok()
}

impl Iot {
    /// A provisioning template.
    pub async fn provisioning_template(
        &self,
        name: &TemplateName,
    ) -> Result<Option<ProvisioningTemplate>, AwsError> {
        let request = self.client.describe_provisioning_template();
        let request = request.template_name(name.as_str());
        let answer = found(call!(self, "DescribeProvisioningTemplate", request))?;
        Ok(answer.map(ProvisioningTemplate::from))
    }

    /// All provisioning templates.
    pub async fn provisioning_templates(&self) -> Result<Vec<ProvisioningTemplateEntry>, AwsError> {
        all_pages("ListProvisioningTemplates", async |token| {
            let request = self.client.list_provisioning_templates();
            let request = request.max_results(page_size()).set_next_token(token);
            let answer = call!(self, "ListProvisioningTemplates", request)?;
            let entries = answer.templates.into_iter().flatten();
            let entries = entries.map(|found| ProvisioningTemplateEntry {
                kind: kind_of(found.r#type()),
                name: found.template_name.unwrap_or_default(),
                arn: found.template_arn.unwrap_or_default(),
                description: found.description.filter(|text| !text.is_empty()),
                enabled: found.enabled.unwrap_or_default(),
            });
            Ok((entries.collect(), answer.next_token))
        })
        .await
    }

    /// Creates a provisioning template.
    pub async fn create_provisioning_template(
        &self,
        new: NewProvisioningTemplate<'_>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_provisioning_template()
            .template_name(new.name.as_str())
            .set_description(new.description.map(str::to_owned))
            .template_body(new.body)
            .provisioning_role_arn(new.role_arn.as_str())
            .enabled(new.enabled)
            .set_pre_provisioning_hook(new.hook.and_then(hook))
            .r#type(TemplateType::from(new.kind))
            .set_tags(tags(new.tags));
        call!(self, "CreateProvisioningTemplate", request).map(drop)
    }

    /// Changes all of a provisioning template but its body; idempotent.
    pub async fn update_provisioning_template(
        &self,
        name: &TemplateName,
        change: ProvisioningTemplateChange<'_>,
    ) -> Result<(), AwsError> {
        let removes = matches!(change.hook, Some(None));
        let request = self
            .client
            .update_provisioning_template()
            .template_name(name.as_str())
            .set_description(change.description.map(str::to_owned))
            .set_provisioning_role_arn(change.role_arn.map(|arn| arn.as_str().to_owned()))
            .set_enabled(change.enabled)
            .set_pre_provisioning_hook(change.hook.flatten().and_then(hook))
            .set_remove_pre_provisioning_hook(removes.then_some(true));
        call!(self, "UpdateProvisioningTemplate", request).map(drop)
    }

    /// Deletes a provisioning template that has no version but the default one; one that is gone is no error.
    pub async fn delete_provisioning_template(&self, name: &TemplateName) -> Result<(), AwsError> {
        let request = self.client.delete_provisioning_template();
        let request = request.template_name(name.as_str());
        found(call!(self, "DeleteProvisioningTemplate", request)).map(drop)
    }

    /// The versions of a provisioning template, oldest first; `None` if there is no such template.
    pub async fn provisioning_template_versions(
        &self,
        name: &TemplateName,
    ) -> Result<Option<Vec<ProvisioningTemplateVersion>>, AwsError> {
        let versions = all_pages("ListProvisioningTemplateVersions", async |token| {
            let request = self.client.list_provisioning_template_versions();
            let request = request.template_name(name.as_str()).set_next_token(token);
            let request = request.max_results(page_size());
            let answer = call!(self, "ListProvisioningTemplateVersions", request)?;
            let versions = answer.versions.into_iter().flatten();
            let versions = versions.map(|found| ProvisioningTemplateVersion {
                id: found.version_id.unwrap_or_default(),
                created: found.creation_date.as_ref().map_or(0, DateTime::secs),
                is_default: found.is_default_version,
            });
            Ok((versions.collect(), answer.next_token))
        });
        let mut versions = found(versions.await)?;
        if let Some(versions) = &mut versions {
            versions.sort_by_key(|version| version.id);
        }
        Ok(versions)
    }

    /// Makes another version of a body and puts it in force. Called again by itself only where AWS throttled: each request makes one.
    pub async fn create_provisioning_template_version(
        &self,
        name: &TemplateName,
        body: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_provisioning_template_version()
            .template_name(name.as_str())
            .template_body(body)
            .set_as_default(true);
        call_once!(self, "CreateProvisioningTemplateVersion", request).map(drop)
    }

    /// Deletes a version that is not the default one; one that is gone is no error.
    pub async fn delete_provisioning_template_version(
        &self,
        name: &TemplateName,
        version: i32,
    ) -> Result<(), AwsError> {
        let request = self.client.delete_provisioning_template_version();
        let request = request.template_name(name.as_str()).version_id(version);
        found(call!(self, "DeleteProvisioningTemplateVersion", request)).map(drop)
    }

    /// Requests a temporary claim certificate. Called again by itself only where AWS throttled: each request issues one.
    pub async fn create_provisioning_claim(
        &self,
        name: &TemplateName,
    ) -> Result<ProvisioningClaim, AwsError> {
        const NAME: &str = "CreateProvisioningClaim";
        let request = self.client.create_provisioning_claim();
        let request = request.template_name(name.as_str());
        let answer = call_once!(self, "CreateProvisioningClaim", request)?;
        let id = answer.certificate_id.unwrap_or_default();
        let key = answer.key_pair.and_then(|pair| pair.private_key);
        Ok(ProvisioningClaim {
            id: id.parse().map_err(|error| AwsError::answer(NAME, error))?,
            certificate: answer.certificate_pem.unwrap_or_default(),
            key: key
                .map(Zeroizing::new)
                .ok_or_else(|| AwsError::answer(NAME, "it lacks the private key"))?,
            expires: answer.expiration.as_ref().map_or(0, DateTime::secs),
        })
    }
}
