//! Registered certificates of certificate authorities.

use std::collections::BTreeMap;

use aws_sdk_iot::types::{self, AutoRegistrationStatus, CaCertificateStatus, CertificateMode};

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::CertificateId;

/// A registered CA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Id.
    pub id: CertificateId,
    /// ARN.
    pub arn: String,
    /// `ACTIVE` or `INACTIVE`.
    pub status: String,
    /// The certificate in PEM; empty in a list.
    pub pem: String,
    /// `DEFAULT` or `SNI_ONLY`; empty in a list.
    pub mode: String,
    /// Whether devices are registered as they first connect; not told in a list.
    pub auto_registration: bool,
    /// Name of the provisioning template that is run then; nothing in a list.
    pub template: Option<String>,
}

/// What a CA is registered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration<'a> {
    /// Its certificate.
    pub pem: &'a str,
    /// Proof that whoever registers has its key; none for `SNI_ONLY`.
    pub verification: Option<&'a str>,
    /// Whether devices can be registered at once.
    pub active: bool,
    /// Whether devices are registered as they first connect.
    pub auto_registration: bool,
    /// Name of the provisioning template that is run then.
    pub template: Option<&'a str>,
    /// Tags.
    pub tags: &'a BTreeMap<String, String>,
}

/// What is to change of a CA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AuthorityUpdate<'a> {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Whether devices are registered as they first connect.
    pub auto_registration: Option<bool>,
    /// Name of the provisioning template that is run then.
    pub template: Option<&'a str>,
}

fn config(template: Option<&str>) -> Option<types::RegistrationConfig> {
    let builder = types::RegistrationConfig::builder();
    template.map(|name| builder.template_name(name).build())
}

impl Iot {
    /// The code that a verification certificate names: one for an account and Region.
    pub async fn registration_code(&self) -> Result<String, AwsError> {
        let answer = call!(
            self,
            "GetRegistrationCode",
            self.client.get_registration_code()
        )?;
        let code = answer.registration_code().unwrap_or_default();
        if code.is_empty() {
            return Err(AwsError::answer("GetRegistrationCode", "it names no code"));
        }
        Ok(code.to_owned())
    }

    /// Registers a CA; without a verification certificate in `SNI_ONLY` mode. The same again is an error that it exists.
    pub async fn register_authority(
        &self,
        wanted: &Registration<'_>,
    ) -> Result<CertificateId, AwsError> {
        const NAME: &str = "RegisterCACertificate";
        let sni_only = wanted.verification.is_none();
        let request = self
            .client
            .register_ca_certificate()
            .ca_certificate(wanted.pem)
            .set_verification_certificate(wanted.verification.map(str::to_owned))
            .set_as_active(wanted.active)
            .allow_auto_registration(wanted.auto_registration)
            .set_registration_config(config(wanted.template))
            .set_certificate_mode(sni_only.then_some(CertificateMode::SniOnly))
            .set_tags(tags(wanted.tags));
        let answer = call!(self, "RegisterCACertificate", request)?;
        let id = answer.certificate_id().unwrap_or_default().parse();
        id.map_err(|error| AwsError::answer(NAME, error))
    }

    /// A registered CA.
    pub async fn authority(&self, id: &CertificateId) -> Result<Option<Authority>, AwsError> {
        const NAME: &str = "DescribeCACertificate";
        let request = self.client.describe_ca_certificate();
        let request = request.certificate_id(id.as_str());
        let Some(answer) = found(call!(self, "DescribeCACertificate", request))? else {
            return Ok(None);
        };
        let Some(described) = answer.certificate_description() else {
            return Err(AwsError::answer(NAME, "it lacks the description"));
        };
        let config = answer.registration_config();
        let template = config.and_then(types::RegistrationConfig::template_name);
        let mode = described.certificate_mode().map(CertificateMode::as_str);
        let status = described.status().map(CaCertificateStatus::as_str);
        let automatic = described.auto_registration_status();
        Ok(Some(Authority {
            id: id.clone(),
            arn: described.certificate_arn().unwrap_or_default().to_owned(),
            status: status.unwrap_or_default().to_owned(),
            pem: described.certificate_pem().unwrap_or_default().to_owned(),
            mode: mode.unwrap_or_default().to_owned(),
            auto_registration: automatic == Some(&AutoRegistrationStatus::Enable),
            template: template.map(str::to_owned),
        }))
    }

    /// All registered CAs, each with id, ARN and status only.
    pub async fn authorities(&self) -> Result<Vec<Authority>, AwsError> {
        all_pages("ListCACertificates", async |marker| {
            let request = self.client.list_ca_certificates();
            let request = request.page_size(page_size()).set_marker(marker);
            let answer = call!(self, "ListCACertificates", request)?;
            let listed = answer.certificates().iter().filter_map(|entry| {
                let id = entry.certificate_id().map(str::parse)?.ok()?;
                let status = entry.status().map(CaCertificateStatus::as_str);
                Some(Authority {
                    id,
                    arn: entry.certificate_arn().unwrap_or_default().to_owned(),
                    status: status.unwrap_or_default().to_owned(),
                    pem: String::new(),
                    mode: String::new(),
                    auto_registration: false,
                    template: None,
                })
            });
            Ok((listed.collect(), answer.next_marker))
        })
        .await
    }

    /// Changes a registered CA; idempotent.
    pub async fn update_authority(
        &self,
        id: &CertificateId,
        update: AuthorityUpdate<'_>,
    ) -> Result<(), AwsError> {
        let status = update.active.map(|active| {
            if active {
                CaCertificateStatus::Active
            } else {
                CaCertificateStatus::Inactive
            }
        });
        let automatic = update.auto_registration.map(|enabled| {
            if enabled {
                AutoRegistrationStatus::Enable
            } else {
                AutoRegistrationStatus::Disable
            }
        });
        let request = self
            .client
            .update_ca_certificate()
            .certificate_id(id.as_str())
            .set_new_status(status)
            .set_new_auto_registration_status(automatic)
            .set_registration_config(config(update.template));
        call!(self, "UpdateCACertificate", request).map(drop)
    }

    /// Deletes an inactive CA, and no certificate that it signed; one that is gone is no error.
    pub async fn delete_authority(&self, id: &CertificateId) -> Result<(), AwsError> {
        let request = self.client.delete_ca_certificate();
        let request = request.certificate_id(id.as_str());
        found(call!(self, "DeleteCACertificate", request)).map(drop)
    }
}
