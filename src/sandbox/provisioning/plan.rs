//! What a template wants once its functions have values: a thing, a certificate, policies, and words for the device.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::ProvisioningError;
use super::functions::Evaluator;
use super::template::{CERTIFICATE, Resource, THING};

/// What happens to a resource that exists and is different (Developer Guide, "Template override settings").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Override {
    /// Stays as it is.
    DoNothing,
    /// Becomes as the template has it.
    Replace,
    /// Gets what the template has besides what it has.
    Merge,
    /// Ends the provisioning. What AWS does without a setting is not documented; this harms nothing.
    #[default]
    Fail,
}

impl Override {
    /// Reads the setting `value` of `name`.
    pub(super) fn read(name: &str, value: &str) -> Result<Self, String> {
        match value {
            "DO_NOTHING" => Ok(Self::DoNothing),
            "REPLACE" => Ok(Self::Replace),
            "FAIL" => Ok(Self::Fail),
            "MERGE" if name == "ThingGroups" || name == "AttributePayload" => Ok(Self::Merge),
            _ => Err(format!("OverrideSettings {name} cannot be {value}")),
        }
    }
}

/// A thing as the template wants it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ThingPlan {
    /// What the template calls it.
    pub(crate) logical: String,
    /// Name.
    pub(crate) name: String,
    /// Thing type.
    pub(crate) type_name: Option<String>,
    /// Attributes; absent if the template does not speak of them.
    pub(crate) attributes: Option<BTreeMap<String, String>>,
    /// Thing groups; absent if the template does not speak of them.
    pub(crate) groups: Option<Vec<String>>,
    /// Billing group.
    pub(crate) billing_group: Option<String>,
    /// `EXCLUSIVE_THING` or `NON_EXCLUSIVE_THING`.
    pub(crate) principal_type: Option<String>,
    /// What happens to other attributes, another type, other groups.
    pub(crate) on_conflict: (Override, Override, Override),
}

/// How a certificate is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CertificateSource {
    /// Registered already.
    Id(String),
    /// To be issued for a CSR.
    Csr(String),
    /// To be registered under a CA, which may be named.
    Pem(String, Option<String>),
}

/// A certificate as the template wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CertificatePlan {
    /// What the template calls it.
    pub(crate) logical: String,
    /// Where it comes from.
    pub(crate) source: CertificateSource,
    /// `ACTIVE` or `INACTIVE`.
    pub(crate) status: String,
    /// What happens to another status.
    pub(crate) on_conflict: Override,
}

/// A policy as the template wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PolicyPlan {
    /// One that exists.
    Named(String),
    /// One that is made unless it exists, named by a hash of its document.
    Document(String),
}

/// Everything that a template wants.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    /// The thing.
    pub(crate) thing: Option<ThingPlan>,
    /// The certificate.
    pub(crate) certificate: Option<CertificatePlan>,
    /// Policies by what the template calls them.
    pub(crate) policies: Vec<(String, PolicyPlan)>,
    /// What the device is to know.
    pub(crate) device_configuration: Map<String, Value>,
}

/// Evaluates the functions of every resource.
pub(super) fn evaluate(
    evaluator: &Evaluator<'_>,
    resources: &BTreeMap<String, Resource>,
    device_configuration: &Map<String, Value>,
) -> Result<Plan, ProvisioningError> {
    let mut plan = Plan::default();
    for (logical, resource) in resources {
        let reader = Reader {
            evaluator,
            resource,
        };
        match resource.r#type.as_str() {
            THING => plan.thing = Some(reader.thing(logical)?),
            CERTIFICATE => plan.certificate = Some(reader.certificate(logical)?),
            _ => plan.policies.push((logical.clone(), reader.policy()?)),
        }
    }
    for (name, value) in device_configuration {
        plan.device_configuration
            .insert(name.clone(), evaluator.value(value, 0)?);
    }
    Ok(plan)
}

struct Reader<'a> {
    evaluator: &'a Evaluator<'a>,
    resource: &'a Resource,
}

impl Reader<'_> {
    fn text(&self, property: &str) -> Result<Option<String>, ProvisioningError> {
        self.resource
            .properties
            .get(property)
            .map(|value| self.evaluator.text(value, property))
            .transpose()
    }

    fn required(&self, property: &str) -> Result<String, ProvisioningError> {
        self.text(property)?
            .ok_or_else(|| ProvisioningError::Template(format!("{property} is required")))
    }

    fn setting(&self, name: &str) -> Result<Override, ProvisioningError> {
        match self.resource.override_settings.get(name) {
            None => Ok(Override::default()),
            Some(value) => Override::read(name, value).map_err(ProvisioningError::Template),
        }
    }

    fn thing(&self, logical: &str) -> Result<ThingPlan, ProvisioningError> {
        Ok(ThingPlan {
            logical: logical.to_owned(),
            name: self.required("ThingName")?,
            type_name: self.text("ThingTypeName")?,
            attributes: self.attributes()?,
            groups: self.groups()?,
            billing_group: self.text("BillingGroup")?,
            principal_type: self.text("ThingPrincipalType")?,
            on_conflict: (
                self.setting("AttributePayload")?,
                self.setting("ThingTypeName")?,
                self.setting("ThingGroups")?,
            ),
        })
    }

    fn attributes(&self) -> Result<Option<BTreeMap<String, String>>, ProvisioningError> {
        let Some(value) = self.resource.properties.get("AttributePayload") else {
            return Ok(None);
        };
        let wrong =
            || ProvisioningError::Parameter("AttributePayload must map names to texts".to_owned());
        let Value::Object(members) = self.evaluator.value(value, 0)? else {
            return Err(wrong());
        };
        members
            .into_iter()
            .map(|(name, value)| match value {
                Value::String(text) => Ok((name, text)),
                _ => Err(wrong()),
            })
            .collect::<Result<_, _>>()
            .map(Some)
    }

    fn groups(&self) -> Result<Option<Vec<String>>, ProvisioningError> {
        let Some(value) = self.resource.properties.get("ThingGroups") else {
            return Ok(None);
        };
        let wrong =
            || ProvisioningError::Parameter("ThingGroups must be a list of names".to_owned());
        let Value::Array(items) = self.evaluator.value(value, 0)? else {
            return Err(wrong());
        };
        items
            .into_iter()
            .map(|item| match item {
                Value::String(text) => Ok(text),
                _ => Err(wrong()),
            })
            .collect::<Result<_, _>>()
            .map(Some)
    }

    fn certificate(&self, logical: &str) -> Result<CertificatePlan, ProvisioningError> {
        let source = if let Some(id) = self.text("CertificateId")? {
            CertificateSource::Id(id)
        } else if let Some(csr) = self.text("CertificateSigningRequest")? {
            CertificateSource::Csr(csr)
        } else {
            CertificateSource::Pem(
                self.required("CertificatePem")?,
                self.text("CACertificatePem")?,
            )
        };
        let status = match self.text("Status")? {
            None => "ACTIVE".to_owned(),
            Some(status)
                if ["ACTIVE", "INACTIVE"].contains(&status.to_ascii_uppercase().as_str()) =>
            {
                status.to_ascii_uppercase()
            }
            Some(other) => {
                return Err(ProvisioningError::Parameter(format!(
                    "Status must be ACTIVE or INACTIVE, not `{other}`"
                )));
            }
        };
        Ok(CertificatePlan {
            logical: logical.to_owned(),
            source,
            status,
            on_conflict: self.setting("Status")?,
        })
    }

    fn policy(&self) -> Result<PolicyPlan, ProvisioningError> {
        if let Some(name) = self.text("PolicyName")? {
            return Ok(PolicyPlan::Named(name));
        }
        let Some(document) = self.resource.properties.get("PolicyDocument") else {
            return Err(ProvisioningError::Template(
                "PolicyName or PolicyDocument is required".to_owned(),
            ));
        };
        // Written as an object it is the document itself, as text its JSON.
        Ok(PolicyPlan::Document(
            match self.evaluator.value(document, 0)? {
                Value::String(text) => text,
                other => other.to_string(),
            },
        ))
    }
}
