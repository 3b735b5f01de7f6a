//! AWS IoT's control plane: policies, certificates, things, types, groups, endpoints.
//!
//! Each function is one operation, paged to its end where it lists. What is missing answers `None`, not an error.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_sdk_iot::config::retry::RetryConfig;
use aws_sdk_iot::types::{AttributePayload, CertificateStatus};

use super::error::{AwsError, AwsErrorKind};
use super::pace::Pace;
use crate::model::limits::PAGE;
use crate::model::name::{
    Arn, AttributeName, AttributeValue, CertificateId, PolicyName, ThingGroupName, ThingName,
    ThingTypeName,
};

/// Pages read of one list at most: a list that never ends is an error of the service.
const PAGES: usize = 4000;

/// A policy and its default version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// ARN.
    pub arn: String,
    /// The document, JSON text.
    pub document: String,
}

/// A certificate as registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id.
    pub id: CertificateId,
    /// ARN.
    pub arn: Arn,
    /// The certificate in PEM.
    pub pem: String,
    /// Status, such as `ACTIVE`; empty where the answer does not tell.
    pub status: String,
}

/// A certificate in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateEntry {
    /// Id.
    pub id: CertificateId,
    /// Seconds since 1970 at which it was registered.
    pub created: i64,
}

/// A thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its type.
    pub type_name: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
}

/// Which host `DescribeEndpoint` is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointType {
    /// Messages: `iot:Data-ATS`.
    DataAts,
    /// Temporary credentials for a certificate: `iot:CredentialProvider`.
    CredentialProvider,
    /// Jobs over HTTPS: `iot:Jobs`.
    Jobs,
}

impl EndpointType {
    /// The value AWS knows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DataAts => "iot:Data-ATS",
            Self::CredentialProvider => "iot:CredentialProvider",
            Self::Jobs => "iot:Jobs",
        }
    }
}

/// Client of the control plane.
#[derive(Debug, Clone)]
pub struct Iot {
    client: aws_sdk_iot::Client,
    pace: Pace,
}

/// Waits for the operation's turn, calls it, maps its error.
macro_rules! call {
    ($self:ident, $name:literal, $builder:expr) => {{
        $self.pace.turn($name).await;
        $builder
            .send()
            .await
            .map_err(|error| AwsError::of($name, &error))
    }};
}

/// `None` instead of the error that something does not exist.
fn found<T>(answer: Result<T, AwsError>) -> Result<Option<T>, AwsError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == AwsErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn endless(operation: &'static str) -> AwsError {
    AwsError::answer(operation, "the list does not end")
}

fn page() -> i32 {
    i32::try_from(PAGE).unwrap_or(i32::MAX)
}

fn payload(
    attributes: &BTreeMap<AttributeName, AttributeValue>,
    merge: bool,
) -> Option<AttributePayload> {
    if attributes.is_empty() {
        return None;
    }
    let mut payload = AttributePayload::builder();
    for (name, value) in attributes {
        payload = payload.attributes(name.as_str(), value.as_str());
    }
    // CreateThing takes no `merge`.
    Some(if merge {
        payload.merge(true).build()
    } else {
        payload.build()
    })
}

impl Iot {
    pub(super) fn new(config: &SdkConfig, pace: Pace) -> Self {
        Self {
            client: aws_sdk_iot::Client::new(config),
            pace,
        }
    }

    /// The host (and port, on a stand-in) of an endpoint; the first call in an account creates it.
    pub async fn endpoint(&self, kind: EndpointType) -> Result<String, AwsError> {
        let answer = call!(
            self,
            "DescribeEndpoint",
            self.client.describe_endpoint().endpoint_type(kind.as_str())
        )?;
        let address = answer.endpoint_address().unwrap_or_default();
        if address.is_empty() {
            return Err(AwsError::answer("DescribeEndpoint", "it names no endpoint"));
        }
        Ok(address.to_owned())
    }

    /// A policy.
    pub async fn policy(&self, name: &PolicyName) -> Result<Option<Policy>, AwsError> {
        let answer = found(call!(
            self,
            "GetPolicy",
            self.client.get_policy().policy_name(name.as_str())
        ))?;
        Ok(answer.map(|policy| Policy {
            arn: policy.policy_arn().unwrap_or_default().to_owned(),
            document: policy.policy_document().unwrap_or_default().to_owned(),
        }))
    }

    /// Creates a policy.
    pub async fn create_policy(&self, name: &PolicyName, document: &str) -> Result<(), AwsError> {
        let request = self
            .client
            .create_policy()
            .policy_name(name.as_str())
            .policy_document(document);
        call!(self, "CreatePolicy", request).map(drop)
    }

    /// Attaches a policy to a certificate, group or Cognito identity; again is no error.
    pub async fn attach_policy(&self, name: &PolicyName, target: &str) -> Result<(), AwsError> {
        call!(
            self,
            "AttachPolicy",
            self.client
                .attach_policy()
                .policy_name(name.as_str())
                .target(target)
        )
        .map(drop)
    }

    /// Detaches a policy; what is not attached is no error.
    pub async fn detach_policy(&self, name: &PolicyName, target: &str) -> Result<(), AwsError> {
        call!(
            self,
            "DetachPolicy",
            self.client
                .detach_policy()
                .policy_name(name.as_str())
                .target(target)
        )
        .map(drop)
    }

    /// Names of the policies attached to a certificate, group or Cognito identity.
    pub async fn attached_policies(&self, target: &str) -> Result<Vec<String>, AwsError> {
        const NAME: &str = "ListAttachedPolicies";
        let mut names = Vec::new();
        let mut marker = None;
        for _ in 0..PAGES {
            let request = self
                .client
                .list_attached_policies()
                .target(target)
                .page_size(page())
                .set_marker(marker);
            let answer = call!(self, "ListAttachedPolicies", request)?;
            names.extend(
                answer
                    .policies()
                    .iter()
                    .filter_map(|policy| policy.policy_name().map(str::to_owned)),
            );
            marker = answer
                .next_marker()
                .filter(|marker| !marker.is_empty())
                .map(str::to_owned);
            if marker.is_none() {
                return Ok(names);
            }
        }
        Err(endless(NAME))
    }

    /// Requests an active certificate. Never repeated by itself: AWS issues another certificate for each request, so
    /// after an ambiguous failure somebody has to look first.
    pub async fn create_certificate(&self, csr: &str) -> Result<Certificate, AwsError> {
        const NAME: &str = "CreateCertificateFromCsr";
        self.pace.turn(NAME).await;
        let once = aws_sdk_iot::config::Builder::new().retry_config(RetryConfig::disabled());
        let request = self
            .client
            .create_certificate_from_csr()
            .certificate_signing_request(csr)
            .set_as_active(true);
        let answer = request
            .customize()
            .config_override(once)
            .send()
            .await
            .map_err(|error| AwsError::of(NAME, &error))?;
        let bad = |error| AwsError::answer(NAME, error);
        Ok(Certificate {
            id: answer
                .certificate_id()
                .unwrap_or_default()
                .parse()
                .map_err(bad)?,
            arn: answer
                .certificate_arn()
                .unwrap_or_default()
                .parse()
                .map_err(bad)?,
            pem: answer.certificate_pem().unwrap_or_default().to_owned(),
            status: "ACTIVE".to_owned(),
        })
    }

    /// A certificate.
    pub async fn certificate(&self, id: &CertificateId) -> Result<Option<Certificate>, AwsError> {
        const NAME: &str = "DescribeCertificate";
        let request = self
            .client
            .describe_certificate()
            .certificate_id(id.as_str());
        let Some(answer) = found(call!(self, "DescribeCertificate", request))? else {
            return Ok(None);
        };
        let Some(description) = answer.certificate_description() else {
            return Err(AwsError::answer(NAME, "it lacks the description"));
        };
        let arn = description.certificate_arn().unwrap_or_default();
        Ok(Some(Certificate {
            id: id.clone(),
            arn: arn.parse().map_err(|error| AwsError::answer(NAME, error))?,
            pem: description.certificate_pem().unwrap_or_default().to_owned(),
            status: description
                .status()
                .map(|status| status.as_str().to_owned())
                .unwrap_or_default(),
        }))
    }

    /// Certificates registered at or after `since` (seconds since 1970), newest first.
    pub async fn certificates_since(&self, since: i64) -> Result<Vec<CertificateEntry>, AwsError> {
        const NAME: &str = "ListCertificates";
        let mut entries = Vec::new();
        let mut marker = None;
        for _ in 0..PAGES {
            let request = self
                .client
                .list_certificates()
                .page_size(page())
                .ascending_order(false)
                .set_marker(marker);
            let answer = call!(self, "ListCertificates", request)?;
            let mut all_older = !answer.certificates().is_empty();
            for certificate in answer.certificates() {
                // An entry without a date might be the one that is looked for.
                let created = certificate
                    .creation_date()
                    .map_or(i64::MAX, aws_sdk_iot::primitives::DateTime::secs);
                let Some(Ok(id)) = certificate.certificate_id().map(str::parse) else {
                    continue;
                };
                if created >= since {
                    all_older = false;
                    entries.push(CertificateEntry { id, created });
                }
            }
            marker = answer
                .next_marker()
                .filter(|marker| !marker.is_empty())
                .map(str::to_owned);
            // Newest first: a page with nothing young enough ends the search.
            if all_older || marker.is_none() {
                entries.sort_by_key(|entry| std::cmp::Reverse(entry.created));
                return Ok(entries);
            }
        }
        Err(endless(NAME))
    }

    /// Activates or deactivates a certificate; idempotent.
    pub async fn set_certificate_active(
        &self,
        id: &CertificateId,
        active: bool,
    ) -> Result<(), AwsError> {
        let status = if active {
            CertificateStatus::Active
        } else {
            CertificateStatus::Inactive
        };
        let request = self
            .client
            .update_certificate()
            .certificate_id(id.as_str())
            .new_status(status);
        call!(self, "UpdateCertificate", request).map(drop)
    }

    /// Deletes an inactive certificate that is attached to no thing.
    pub async fn delete_certificate(&self, id: &CertificateId) -> Result<(), AwsError> {
        call!(
            self,
            "DeleteCertificate",
            self.client.delete_certificate().certificate_id(id.as_str())
        )
        .map(drop)
    }

    /// A thing.
    pub async fn thing(&self, name: &ThingName) -> Result<Option<Thing>, AwsError> {
        let request = self.client.describe_thing().thing_name(name.as_str());
        let answer = found(call!(self, "DescribeThing", request))?;
        Ok(answer.map(|thing| Thing {
            type_name: thing.thing_type_name().map(str::to_owned),
            attributes: thing
                .attributes()
                .into_iter()
                .flatten()
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect(),
        }))
    }

    /// Creates a thing; the same again is no error.
    pub async fn create_thing(
        &self,
        name: &ThingName,
        type_name: Option<&ThingTypeName>,
        attributes: &BTreeMap<AttributeName, AttributeValue>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_thing()
            .thing_name(name.as_str())
            .set_thing_type_name(type_name.map(|name| name.as_str().to_owned()))
            .set_attribute_payload(payload(attributes, false));
        call!(self, "CreateThing", request).map(drop)
    }

    /// Gives a thing a type, if one is named, and sets these attributes beside those it has.
    pub async fn update_thing(
        &self,
        name: &ThingName,
        type_name: Option<&ThingTypeName>,
        attributes: &BTreeMap<AttributeName, AttributeValue>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .update_thing()
            .thing_name(name.as_str())
            .set_thing_type_name(type_name.map(|name| name.as_str().to_owned()))
            .set_attribute_payload(payload(attributes, true));
        call!(self, "UpdateThing", request).map(drop)
    }

    /// ARNs of the principals attached to a thing; `None` if there is no such thing.
    pub async fn thing_principals(
        &self,
        name: &ThingName,
    ) -> Result<Option<Vec<String>>, AwsError> {
        let mut principals = Vec::new();
        let mut token = None;
        for _ in 0..PAGES {
            let request = self
                .client
                .list_thing_principals()
                .thing_name(name.as_str())
                .max_results(page())
                .set_next_token(token);
            let Some(answer) = found(call!(self, "ListThingPrincipals", request))? else {
                return Ok(None);
            };
            principals.extend(answer.principals().iter().cloned());
            token = answer
                .next_token()
                .filter(|token| !token.is_empty())
                .map(str::to_owned);
            if token.is_none() {
                return Ok(Some(principals));
            }
        }
        Err(endless("ListThingPrincipals"))
    }

    /// Whether anything is attached to a principal.
    pub async fn principal_has_things(&self, principal: &str) -> Result<bool, AwsError> {
        let request = self
            .client
            .list_principal_things()
            .principal(principal)
            .max_results(1);
        Ok(found(call!(self, "ListPrincipalThings", request))?
            .is_some_and(|answer| !answer.things().is_empty()))
    }

    /// Attaches a principal to a thing, not exclusively; again is no error.
    pub async fn attach_thing_principal(
        &self,
        name: &ThingName,
        principal: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .attach_thing_principal()
            .thing_name(name.as_str())
            .principal(principal);
        call!(self, "AttachThingPrincipal", request).map(drop)
    }

    /// Whether there is a thing type, and if so whether it is deprecated.
    pub async fn thing_type(&self, name: &ThingTypeName) -> Result<Option<bool>, AwsError> {
        let request = self
            .client
            .describe_thing_type()
            .thing_type_name(name.as_str());
        let answer = found(call!(self, "DescribeThingType", request))?;
        Ok(answer.map(|kind| {
            kind.thing_type_metadata()
                .is_some_and(aws_sdk_iot::types::ThingTypeMetadata::deprecated)
        }))
    }

    /// Creates a thing type.
    pub async fn create_thing_type(&self, name: &ThingTypeName) -> Result<(), AwsError> {
        call!(
            self,
            "CreateThingType",
            self.client
                .create_thing_type()
                .thing_type_name(name.as_str())
        )
        .map(drop)
    }

    /// Whether there is a thing group.
    pub async fn has_thing_group(&self, name: &ThingGroupName) -> Result<bool, AwsError> {
        let request = self
            .client
            .describe_thing_group()
            .thing_group_name(name.as_str());
        Ok(found(call!(self, "DescribeThingGroup", request))?.is_some())
    }

    /// Creates a thing group.
    pub async fn create_thing_group(&self, name: &ThingGroupName) -> Result<(), AwsError> {
        call!(
            self,
            "CreateThingGroup",
            self.client
                .create_thing_group()
                .thing_group_name(name.as_str())
        )
        .map(drop)
    }

    /// Names of the groups a thing is in; none if there is no such thing.
    pub async fn thing_groups(&self, name: &ThingName) -> Result<Vec<String>, AwsError> {
        let mut groups = Vec::new();
        let mut token = None;
        for _ in 0..PAGES {
            let request = self
                .client
                .list_thing_groups_for_thing()
                .thing_name(name.as_str())
                .max_results(page())
                .set_next_token(token);
            let Some(answer) = found(call!(self, "ListThingGroupsForThing", request))? else {
                return Ok(groups);
            };
            groups.extend(
                answer
                    .thing_groups()
                    .iter()
                    .filter_map(|group| group.group_name().map(str::to_owned)),
            );
            token = answer
                .next_token()
                .filter(|token| !token.is_empty())
                .map(str::to_owned);
            if token.is_none() {
                return Ok(groups);
            }
        }
        Err(endless("ListThingGroupsForThing"))
    }

    /// Puts a thing into a group; again is no error.
    pub async fn add_to_group(
        &self,
        thing: &ThingName,
        group: &ThingGroupName,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .add_thing_to_thing_group()
            .thing_name(thing.as_str())
            .thing_group_name(group.as_str());
        call!(self, "AddThingToThingGroup", request).map(drop)
    }
}
