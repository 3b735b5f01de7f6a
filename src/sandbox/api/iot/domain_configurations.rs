//! Domain configurations: the built-in ones, which stand for the sandbox's endpoint, and those that somebody made.
//!
//! Refuses to delete what is built in or ENABLED. A custom domain is remembered, not served: the sandbox has one server certificate.

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{authorizers, by_age, constraints, tags};
use crate::model::limits;
use crate::model::name::{Arn, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Page, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::documents::{self, Document, Stored};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Default page of `ListDomainConfigurations` (service model).
const PAGE: usize = 25;
const ENABLED: &str = "ENABLED";
const STATUSES: [&str; 2] = [ENABLED, "DISABLED"];
const SERVICES: [&str; 3] = ["DATA", "CREDENTIAL_PROVIDER", "JOBS"];
const AUTHENTICATION: [&str; 5] = [
    "CUSTOM_AUTH_X509",
    "CUSTOM_AUTH",
    "AWS_X509",
    "AWS_SIGV4",
    "DEFAULT",
];
const PROTOCOLS: [&str; 4] = ["SECURE_MQTT", "MQTT_WSS", "HTTPS", "DEFAULT"];
/// The configurations that every account has, with their service.
const BUILT_IN: [(&str, &str); 3] = [
    ("iot:CredentialProvider", "CREDENTIAL_PROVIDER"),
    ("iot:Data-ATS", "DATA"),
    ("iot:Jobs", "JOBS"),
];
/// Longest domain name (service model, `DomainName`).
const DOMAIN_CHARACTERS: usize = 253;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateDomainConfiguration",
        method: Method::POST,
        pattern: "/domainConfigurations/{domainConfigurationName}",
        handler: create,
    },
    Operation {
        name: "DescribeDomainConfiguration",
        method: Method::GET,
        pattern: "/domainConfigurations/{domainConfigurationName}",
        handler: describe,
    },
    Operation {
        name: "UpdateDomainConfiguration",
        method: Method::PUT,
        pattern: "/domainConfigurations/{domainConfigurationName}",
        handler: update,
    },
    Operation {
        name: "DeleteDomainConfiguration",
        method: Method::DELETE,
        pattern: "/domainConfigurations/{domainConfigurationName}",
        handler: delete,
    },
    Operation {
        name: "ListDomainConfigurations",
        method: Method::GET,
        pattern: "/domainConfigurations",
        handler: list,
    },
];

/// A domain configuration; what stands on the wire as a structure is kept as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Configuration {
    /// Ends the ARN of one that somebody made; no member of the answers.
    suffix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_name: Option<String>,
    server_certificate_arns: Vec<String>,
    service_type: String,
    status: String,
    status_changed_at: f64,
    #[serde(flatten)]
    changeable: Changeable,
}

impl Document for Configuration {
    const KIND: &'static str = "domain-configuration";
}

/// What both create and update set, as it stands on the wire.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Changeable {
    #[serde(skip_serializing_if = "Option::is_none")]
    authorizer_config: Option<AuthorizerConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tls_config: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_certificate_config: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_certificate_config: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_protocol: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct AuthorizerConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    default_authorizer_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_authorizer_override: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    domain_name: Option<String>,
    server_certificate_arns: Vec<String>,
    validation_certificate_arn: Option<String>,
    service_type: Option<String>,
    tags: Option<Vec<Tag>>,
    domain_configuration_status: Option<String>,
    remove_authorizer_config: Option<bool>,
    #[serde(flatten)]
    changeable: Changeable,
}

impl Changeable {
    /// Checks what was given.
    fn check(&self, db: &Connection, region: &str) -> Result<(), ApiError> {
        let name = self
            .authorizer_config
            .as_ref()
            .and_then(|config| config.default_authorizer_name.as_deref());
        if let Some(name) = name {
            authorizers::check_name(name, "authorizerConfig.defaultAuthorizerName")?;
            // `ResourceNotFoundException` is no error of these calls.
            authorizers::find(db, region, name)
                .map_err(|error| ApiError::invalid(error.message))?;
        }
        if let Some(text) = &self.authentication_type {
            constraints::one_of(text, "authenticationType", &AUTHENTICATION)?;
        }
        if let Some(text) = &self.application_protocol {
            constraints::one_of(text, "applicationProtocol", &PROTOCOLS)?;
        }
        let structures = [
            ("tlsConfig", &self.tls_config),
            ("serverCertificateConfig", &self.server_certificate_config),
            ("clientCertificateConfig", &self.client_certificate_config),
        ];
        match structures
            .into_iter()
            .find(|(_, value)| value.as_ref().is_some_and(|value| !value.is_object()))
        {
            Some((at, _)) => Err(ApiError::invalid(format!("{at} must be a structure"))),
            None => Ok(()),
        }
    }

    /// This, and of `present` what this leaves out.
    fn over(self, present: Self) -> Self {
        Self {
            authorizer_config: self.authorizer_config.or(present.authorizer_config),
            tls_config: self.tls_config.or(present.tls_config),
            server_certificate_config: self
                .server_certificate_config
                .or(present.server_certificate_config),
            client_certificate_config: self
                .client_certificate_config
                .or(present.client_certificate_config),
            authentication_type: self.authentication_type.or(present.authentication_type),
            application_protocol: self.application_protocol.or(present.application_protocol),
        }
    }
}

fn name_of(request: &Request) -> Result<&str, ApiError> {
    let name = request.path("domainConfigurationName");
    constraints::word(name, "domainConfigurationName", "_.:-", 128)
}

fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(known, _)| *known == name)
}

fn arn(scope: &Scope, name: &str, suffix: &str) -> String {
    if suffix.is_empty() {
        scope.arn(&format!("domainconfiguration/{name}"))
    } else {
        scope.arn(&format!("domainconfiguration/{name}/{suffix}"))
    }
}

/// The configuration of that name; a built-in one need not be in the registry.
fn find(db: &Connection, region: &str, name: &str) -> Result<Stored<Configuration>, ApiError> {
    if let Some(found) = documents::find(db, region, name)? {
        return Ok(found);
    }
    let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
    let Some((_, service)) = built_in else {
        return Err(ApiError::not_found(format!(
            "Domain configuration {name} not found"
        )));
    };
    Ok(Stored {
        name: name.to_owned(),
        document: Configuration {
            service_type: (*service).to_owned(),
            status: ENABLED.to_owned(),
            ..Configuration::default()
        },
        created_at: 0.0,
        modified_at: 0.0,
    })
}

/// Whether the ARN's part behind `domainconfiguration/` names a configuration that somebody made.
pub(super) fn exists(
    db: &Connection,
    region: &str,
    name_and_suffix: &str,
) -> Result<bool, ApiError> {
    let Some((name, suffix)) = name_and_suffix.split_once('/') else {
        return Ok(false);
    };
    let found = documents::find::<Configuration>(db, region, name)?;
    Ok(found.is_some_and(|found| found.document.suffix == suffix))
}

fn name_and_arn(scope: &Scope, name: &str, suffix: &str) -> Value {
    json!({ "domainConfigurationName": name, "domainConfigurationArn": arn(scope, name, suffix) })
}

fn check_new(body: &Body) -> Result<(), ApiError> {
    if let Some(text) = &body.service_type {
        constraints::one_of(text, "serviceType", &SERVICES)?;
    }
    for text in body
        .server_certificate_arns
        .iter()
        .chain(&body.validation_certificate_arn)
    {
        let arn: Arn = constraints::name(text, "serverCertificateArns")?;
        if arn.service() != "acm" || !arn.resource().starts_with("certificate/") {
            let rule = "be the ARN of a certificate of AWS Certificate Manager";
            return Err(constraints::refuse(text, "serverCertificateArns", rule));
        }
    }
    if body.server_certificate_arns.len() > 1 {
        return Err(ApiError::invalid(
            "serverCertificateArns takes one certificate",
        ));
    }
    match &body.domain_name {
        Some(name) if name.is_empty() || name.len() > DOMAIN_CHARACTERS => Err(
            constraints::refuse(name, "domainName", "have length between 1 and 253"),
        ),
        Some(_) if body.server_certificate_arns.is_empty() => {
            Err(constraints::missing("serverCertificateArns"))
        }
        None if !body.server_certificate_arns.is_empty() => Err(ApiError::invalid(
            "serverCertificateArns needs a domainName: AWS has the certificates of its own domains",
        )),
        _ => Ok(()),
    }
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    if name.contains(':') {
        return Err(constraints::refuse(
            name,
            "domainConfigurationName",
            "satisfy regular expression pattern: [\\w.-]+",
        ));
    }
    let body: Body = request.json()?;
    check_new(&body)?;
    let time = now();
    let configuration = Configuration {
        suffix: uuid::Uuid::new_v4().simple().to_string()[..5].to_owned(),
        domain_name: body.domain_name,
        server_certificate_arns: body.server_certificate_arns,
        service_type: body.service_type.unwrap_or_else(|| SERVICES[0].to_owned()),
        status: ENABLED.to_owned(),
        status_changed_at: time,
        changeable: body.changeable,
    };
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let (arn, quotas) = (
        arn(scope, name, &configuration.suffix),
        services.settings.quotas,
    );
    services.store.write(|db| {
        configuration.changeable.check(db, region)?;
        if documents::exists(db, region, Configuration::KIND, name)? {
            return Err(ApiError::already_exists(format!(
                "Domain configuration {name} already exists"
            ))
            .with("resourceId", name)
            .with("resourceArn", arn.as_str()));
        }
        let made = documents::all::<Configuration>(db, region)?;
        let made = made.iter().filter(|one| !is_built_in(&one.name)).count();
        if made >= limits::DOMAIN_CONFIGURATIONS && quotas == Quotas::Aws {
            return Err(ApiError::limit_exceeded(format!(
                "There are {} domain configurations already",
                limits::DOMAIN_CONFIGURATIONS
            )));
        }
        documents::put(db, region, name, &configuration, time)?;
        tags::put_all(db, scope, &arn, body.tags.as_deref(), quotas)
    })?;
    Ok(name_and_arn(scope, name, &configuration.suffix))
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| find(db, region, name))?.document;
    let (kind, domain) = match &found.domain_name {
        _ if is_built_in(name) => ("ENDPOINT", services.settings.endpoint.clone()),
        Some(domain) => ("CUSTOMER_MANAGED", domain.clone()),
        None => ("AWS_MANAGED", services.settings.endpoint.clone()),
    };
    let certificates: Vec<_> = found
        .server_certificate_arns
        .iter()
        .map(|arn| json!({ "serverCertificateArn": arn, "serverCertificateStatus": "VALID" }))
        .collect();
    let mut answer = json!(found.changeable);
    let members = json!({
        "domainConfigurationName": name,
        "domainConfigurationArn": arn(&request.scope, name, &found.suffix),
        "domainName": domain,
        "serverCertificates": certificates,
        "domainConfigurationStatus": found.status,
        "serviceType": found.service_type,
        "domainType": kind,
        "lastStatusChangeDate": found.status_changed_at,
    });
    if let (Some(answer), Value::Object(members)) = (answer.as_object_mut(), members) {
        answer.extend(members);
    }
    Ok(answer)
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    if let Some(text) = &body.domain_configuration_status {
        constraints::one_of(text, "domainConfigurationStatus", &STATUSES)?;
    }
    let region = request.scope.region.as_str();
    let suffix = services.store.write(|db| {
        body.changeable.check(db, region)?;
        let mut new = find(db, region, name)?.document;
        if let Some(status) = body.domain_configuration_status
            && status != new.status
        {
            new.status = status;
            new.status_changed_at = now();
        }
        if body.remove_authorizer_config == Some(true) {
            new.changeable.authorizer_config = None;
        }
        new.changeable = body.changeable.over(new.changeable);
        documents::put(db, region, name, &new, now())?;
        Ok::<_, ApiError>(new.suffix)
    })?;
    Ok(name_and_arn(&request.scope, name, &suffix))
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let found = find(db, region, name)?.document;
        if is_built_in(name) {
            return Err(ApiError::invalid(format!(
                "Domain configuration {name} is built in and cannot be deleted"
            )));
        }
        if found.status == ENABLED {
            return Err(ApiError::invalid(format!(
                "Domain configuration {name} is ENABLED; make it DISABLED before it is deleted"
            )));
        }
        documents::delete::<Configuration>(db, region, name)?;
        tag_store::remove_all(db, region, &arn(&request.scope, name, &found.suffix))?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = Page::of(request, "pageSize", "marker", PAGE)?;
    let service = request
        .query("serviceType")
        .map(|text| constraints::one_of(text, "serviceType", &SERVICES))
        .transpose()?;
    let region = request.scope.region.as_str();
    let mut all = services.store.read(|db| {
        let mut all = documents::all::<Configuration>(db, region)?;
        for (name, _) in BUILT_IN {
            if !all.iter().any(|one| one.name == name) {
                all.push(find(db, region, name)?);
            }
        }
        Ok::<_, ApiError>(all)
    })?;
    all.retain(|one| service.is_none_or(|service| one.document.service_type == service));
    all.sort_by(|a, b| a.name.cmp(&b.name));
    let mut shown = constraints::skip_to_page(&page, all, |one| &one.name);
    let next = page.cut(&mut shown, |one| one.name.clone());
    let items: Vec<_> = shown
        .iter()
        .map(|one| {
            let mut item = name_and_arn(&request.scope, &one.name, &one.document.suffix);
            item["serviceType"] = json!(one.document.service_type);
            item
        })
        .collect();
    Ok(by_age::listing("domainConfigurations", &items, next))
}
