//! A provisioning template as it was written: sections, parameters, resources, checked before anything is provisioned.
//!
//! Rules: Developer Guide, "Provisioning templates". Refuses unknown sections, types, properties and functions.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::functions::{self, Evaluator};
use super::plan::{self, Plan};
use super::{CERTIFICATE_ID, ProvisioningError};
use crate::model::limits;

/// Longest value of a parameter in characters (service model, `Value`).
const VALUE_CHARACTERS: usize = 4096;
/// What just-in-time provisioning knows of a certificate (Developer Guide, "Just-in-time provisioning").
const CERTIFICATE_PARAMETERS: [&str; 8] = [
    "AWS::IoT::Certificate::Country",
    "AWS::IoT::Certificate::Organization",
    "AWS::IoT::Certificate::OrganizationalUnit",
    "AWS::IoT::Certificate::DistinguishedNameQualifier",
    "AWS::IoT::Certificate::StateName",
    "AWS::IoT::Certificate::CommonName",
    "AWS::IoT::Certificate::SerialNumber",
    CERTIFICATE_ID,
];

/// What a template is for; it decides how a certificate may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// `RegisterThing`: any certificate.
    Register,
    /// Fleet provisioning: the certificate that was just issued, by its id.
    Fleet,
    /// Just-in-time provisioning: the certificate that connects, by its id.
    JustInTime,
}

/// A checked template.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    usage: Use,
    /// Defaults by parameter.
    parameters: BTreeMap<String, Option<String>>,
    mappings: Map<String, Value>,
    resources: BTreeMap<String, Resource>,
    device_configuration: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Sections {
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
    #[serde(default)]
    mappings: Map<String, Value>,
    resources: BTreeMap<String, Resource>,
    #[serde(default)]
    device_configuration: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameter {
    r#type: String,
    default: Option<String>,
}

/// One resource of a template.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Resource {
    pub(super) r#type: String,
    #[serde(default)]
    pub(super) properties: Map<String, Value>,
    #[serde(default)]
    pub(super) override_settings: BTreeMap<String, String>,
}

/// Type of things in templates.
pub(super) const THING: &str = "AWS::IoT::Thing";
/// Type of certificates in templates.
pub(super) const CERTIFICATE: &str = "AWS::IoT::Certificate";
/// Type of policies in templates.
pub(super) const POLICY: &str = "AWS::IoT::Policy";

/// Properties and override settings of a type.
type Shape = (&'static [&'static str], &'static [&'static str]);

fn shape(kind: &str) -> Option<Shape> {
    Some(match kind {
        THING => (
            &[
                "ThingName",
                "AttributePayload",
                "ThingTypeName",
                "ThingGroups",
                "BillingGroup",
                "ThingPrincipalType",
            ],
            &["AttributePayload", "ThingTypeName", "ThingGroups"],
        ),
        CERTIFICATE => (
            &[
                "CertificateSigningRequest",
                "CertificateId",
                "CertificatePem",
                "CACertificatePem",
                "Status",
                "ThingPrincipalType",
            ],
            &["Status"],
        ),
        POLICY => (&["PolicyName", "PolicyDocument"], &[]),
        _ => return None,
    })
}

impl Template {
    /// Reads and checks a template.
    pub(crate) fn parse(body: &str, usage: Use) -> Result<Self, ProvisioningError> {
        let wrong = ProvisioningError::Template;
        if body.chars().count() > limits::TEMPLATE_CHARACTERS {
            return Err(wrong(format!(
                "it is longer than {} characters",
                limits::TEMPLATE_CHARACTERS
            )));
        }
        let sections: Sections =
            serde_json::from_str(body).map_err(|error| wrong(error.to_string()))?;
        for (name, parameter) in &sections.parameters {
            if parameter.r#type != "String" {
                return Err(wrong(format!(
                    "parameter `{name}` must be of type String, not {}",
                    parameter.r#type
                )));
            }
        }
        let template = Self {
            usage,
            parameters: sections
                .parameters
                .into_iter()
                .map(|(name, parameter)| (name, parameter.default))
                .collect(),
            mappings: sections.mappings,
            resources: sections.resources,
            device_configuration: sections.device_configuration,
        };
        template.check().map_err(wrong)?;
        Ok(template)
    }

    fn check(&self) -> Result<(), String> {
        if self.resources.is_empty() {
            return Err("Resources is empty".to_owned());
        }
        for (kind, most) in [(THING, 1), (CERTIFICATE, 1)] {
            if self
                .resources
                .values()
                .filter(|resource| resource.r#type == kind)
                .count()
                > most
            {
                return Err(format!("there can be one {kind} only"));
            }
        }
        for (name, resource) in &self.resources {
            self.check_resource(resource)
                .map_err(|reason| format!("resource `{name}`: {reason}"))?;
        }
        for (name, value) in &self.device_configuration {
            self.check_value(value)
                .map_err(|reason| format!("DeviceConfiguration `{name}`: {reason}"))?;
            let nested = value.as_object().is_some_and(|object| {
                !object
                    .keys()
                    .all(|key| key == "Ref" || key.starts_with("Fn::"))
            });
            if nested {
                return Err(format!("DeviceConfiguration `{name}` cannot be an object"));
            }
        }
        if self.usage == Use::JustInTime
            && let Some(unknown) = self.parameters.iter().find(|(name, default)| {
                default.is_none() && !CERTIFICATE_PARAMETERS.contains(&name.as_str())
            })
        {
            return Err(format!("a certificate has no parameter `{}`", unknown.0));
        }
        Ok(())
    }

    fn check_value(&self, value: &Value) -> Result<(), String> {
        let declared = |name: &str| {
            self.parameters.contains_key(name)
                || (name == CERTIFICATE_ID && self.usage != Use::Register)
        };
        functions::check(value, &declared, 0)
    }

    fn check_resource(&self, resource: &Resource) -> Result<(), String> {
        let Some((properties, overrides)) = shape(&resource.r#type) else {
            return Err(format!("there is no type {}", resource.r#type));
        };
        for (name, value) in &resource.properties {
            if !properties.contains(&name.as_str()) {
                return Err(format!("{} has no property {name}", resource.r#type));
            }
            self.check_value(value)
                .map_err(|reason| format!("{name}: {reason}"))?;
        }
        for (name, value) in &resource.override_settings {
            if !overrides.contains(&name.as_str()) {
                return Err(format!("OverrideSettings has no {name} here"));
            }
            plan::Override::read(name, value)?;
        }
        let has = |name: &str| resource.properties.contains_key(name);
        match resource.r#type.as_str() {
            THING if !has("ThingName") => Err("ThingName is required".to_owned()),
            POLICY if has("PolicyName") == has("PolicyDocument") => {
                Err("either PolicyName or PolicyDocument is required".to_owned())
            }
            CERTIFICATE => self.check_certificate(&has),
            _ => Ok(()),
        }
    }

    fn check_certificate(&self, has: &dyn Fn(&str) -> bool) -> Result<(), String> {
        let ways = [
            "CertificateSigningRequest",
            "CertificateId",
            "CertificatePem",
        ];
        if ways.iter().filter(|way| has(way)).count() != 1 {
            return Err(format!("exactly one of {} is required", ways.join(", ")));
        }
        if self.usage != Use::Register && !has("CertificateId") {
            return Err("the certificate must be given by its CertificateId".to_owned());
        }
        if has("CACertificatePem") && !has("CertificatePem") {
            return Err("CACertificatePem needs a CertificatePem".to_owned());
        }
        Ok(())
    }

    /// What the template wants with these parameters.
    pub(super) fn plan(&self, given: &BTreeMap<String, String>) -> Result<Plan, ProvisioningError> {
        let mut values = BTreeMap::new();
        for (name, value) in given {
            let of_certificate = name.starts_with("AWS::IoT::Certificate::");
            if !self.parameters.contains_key(name) && !of_certificate {
                return Err(ProvisioningError::Parameter(format!(
                    "the template has no parameter `{name}`"
                )));
            }
            if value.chars().count() > VALUE_CHARACTERS {
                return Err(ProvisioningError::Parameter(format!(
                    "the value of `{name}` is longer than {VALUE_CHARACTERS} characters"
                )));
            }
            values.insert(name.clone(), value.clone());
        }
        for (name, default) in &self.parameters {
            match default {
                _ if values.contains_key(name) => {}
                Some(default) => {
                    values.insert(name.clone(), default.clone());
                }
                None => {
                    return Err(ProvisioningError::Parameter(format!(
                        "parameter `{name}` has no value"
                    )));
                }
            }
        }
        let evaluator = Evaluator {
            parameters: &values,
            mappings: &self.mappings,
        };
        plan::evaluate(&evaluator, &self.resources, &self.device_configuration)
    }
}
