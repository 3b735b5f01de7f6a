//! Provisioning templates and their versions. Refuses bodies that could never provision, and to delete what is in use.

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{constraints, tags};
use crate::model::limits;
use crate::model::name::{Arn, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::provisioning::{ProvisioningError, Template, Use};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::ca_certificates;
use crate::sandbox::store::documents::{self, Document, Stored};
use crate::sandbox::store::tags::{self as tag_store, Tag};

const FLEET: &str = "FLEET_PROVISIONING";
const JITP: &str = "JITP";
/// The only version of the event of a pre-provisioning hook (service model).
const PAYLOAD_VERSION: &str = "2020-04-01";
/// Characters of a description (service model, `TemplateDescription`).
const DESCRIPTION_CHARACTERS: usize = 500;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateProvisioningTemplate",
        method: Method::POST,
        pattern: "/provisioning-templates",
        handler: create,
    },
    Operation {
        name: "DescribeProvisioningTemplate",
        method: Method::GET,
        pattern: "/provisioning-templates/{templateName}",
        handler: describe,
    },
    Operation {
        name: "UpdateProvisioningTemplate",
        method: Method::PATCH,
        pattern: "/provisioning-templates/{templateName}",
        handler: update,
    },
    Operation {
        name: "DeleteProvisioningTemplate",
        method: Method::DELETE,
        pattern: "/provisioning-templates/{templateName}",
        handler: delete,
    },
    Operation {
        name: "ListProvisioningTemplates",
        method: Method::GET,
        pattern: "/provisioning-templates",
        handler: list,
    },
    Operation {
        name: "CreateProvisioningTemplateVersion",
        method: Method::POST,
        pattern: "/provisioning-templates/{templateName}/versions",
        handler: create_version,
    },
    Operation {
        name: "DescribeProvisioningTemplateVersion",
        method: Method::GET,
        pattern: "/provisioning-templates/{templateName}/versions/{versionId}",
        handler: describe_version,
    },
    Operation {
        name: "ListProvisioningTemplateVersions",
        method: Method::GET,
        pattern: "/provisioning-templates/{templateName}/versions",
        handler: list_versions,
    },
    Operation {
        name: "DeleteProvisioningTemplateVersion",
        method: Method::DELETE,
        pattern: "/provisioning-templates/{templateName}/versions/{versionId}",
        handler: delete_version,
    },
];

/// A provisioning template with its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProvisioningTemplate {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Whether devices may provision by it.
    pub(crate) enabled: bool,
    provisioning_role_arn: String,
    /// Asked before a device is provisioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pre_provisioning_hook: Option<Hook>,
    r#type: String,
    default_version: i64,
    last_version: i64,
    versions: Vec<Version>,
}

/// A function that is asked before a device is provisioned, as it stands on the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Hook {
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_version: Option<String>,
    /// ARN of the function.
    pub(crate) target_arn: String,
}

/// One version; an id is never used again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Version {
    id: i64,
    body: String,
    created_at: f64,
}

impl Document for ProvisioningTemplate {
    const KIND: &'static str = "provisioning-template";
}

impl ProvisioningTemplate {
    /// Body of the default version.
    pub(crate) fn body(&self) -> &str {
        let version = self
            .versions
            .iter()
            .find(|version| version.id == self.default_version);
        version.map_or("", |version| &version.body)
    }

    fn usage(&self) -> Use {
        usage_of(&self.r#type)
    }

    /// Whether devices are to be provisioned by it in that way.
    pub(crate) fn is_for(&self, usage: Use) -> bool {
        self.usage() == usage
    }

    fn version(&self, id: i64) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }
}

fn usage_of(kind: &str) -> Use {
    if kind == JITP {
        Use::JustInTime
    } else {
        Use::Fleet
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(
    clippy::struct_field_names,
    reason = "the members as the service model calls them"
)]
struct Body {
    template_name: Option<String>,
    description: Option<String>,
    template_body: Option<String>,
    enabled: Option<bool>,
    provisioning_role_arn: Option<String>,
    pre_provisioning_hook: Option<Hook>,
    remove_pre_provisioning_hook: Option<bool>,
    default_version_id: Option<i64>,
    tags: Option<Vec<Tag>>,
    r#type: Option<String>,
}

/// Checks the name of a template.
pub(super) fn check_name(name: &str) -> Result<&str, ApiError> {
    constraints::word(name, "templateName", "_-", 36)
}

/// Checks a template body.
pub(super) fn check_body(body: &str, at: &str, usage: Use) -> Result<(), ApiError> {
    match Template::parse(body, usage) {
        Ok(_) => Ok(()),
        Err(ProvisioningError::Store(error)) => Err(error.into()),
        Err(error) => Err(ApiError::invalid(format!("{at}: {error}"))),
    }
}

/// ARN of a provisioning template.
pub(crate) fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("provisioningtemplate/{name}"))
}

/// The template of that name, or the error that there is none.
pub(crate) fn find(
    db: &Connection,
    region: &str,
    name: &str,
) -> Result<Stored<ProvisioningTemplate>, ApiError> {
    documents::find(db, region, name)?
        .ok_or_else(|| ApiError::not_found(format!("Provisioning template {name} not found")))
}

fn name_of(request: &Request) -> Result<&str, ApiError> {
    check_name(request.path("templateName"))
}

fn check(body: &Body) -> Result<(), ApiError> {
    if let Some(text) = &body.description
        && (text.chars().count() > DESCRIPTION_CHARACTERS || text.chars().any(char::is_control))
    {
        let rule = "have at most 500 characters, none of them a control character";
        return Err(constraints::refuse(text, "description", rule));
    }
    if let Some(role) = &body.provisioning_role_arn {
        constraints::role_arn(role, "provisioningRoleArn")?;
    }
    let Some(hook) = &body.pre_provisioning_hook else {
        return Ok(());
    };
    if let Some(version) = &hook.payload_version {
        constraints::one_of(
            version,
            "preProvisioningHook.payloadVersion",
            &[PAYLOAD_VERSION],
        )?;
    }
    let arn: Arn = constraints::name(&hook.target_arn, "preProvisioningHook.targetArn")?;
    if arn.service() == "lambda" {
        return Ok(());
    }
    let rule = "be the ARN of a Lambda function";
    Err(constraints::refuse(
        &hook.target_arn,
        "preProvisioningHook.targetArn",
        rule,
    ))
}

fn create(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    check(&body)?;
    let name = body
        .template_name
        .ok_or_else(|| constraints::missing("templateName"))?;
    check_name(&name)?;
    let kind = body.r#type.as_deref().unwrap_or(FLEET);
    constraints::one_of(kind, "type", &[FLEET, JITP])?;
    let text = body
        .template_body
        .ok_or_else(|| constraints::missing("templateBody"))?;
    check_body(&text, "templateBody", usage_of(kind))?;
    let role = body
        .provisioning_role_arn
        .ok_or_else(|| constraints::missing("provisioningRoleArn"))?;
    if kind == JITP && body.pre_provisioning_hook.is_some() {
        return Err(ApiError::invalid(
            "A template of type JITP takes no preProvisioningHook",
        ));
    }
    let template = ProvisioningTemplate {
        description: body.description,
        // No source tells the default; a template that provisions nothing until it is enabled does least harm.
        enabled: body.enabled.unwrap_or(false),
        provisioning_role_arn: role,
        pre_provisioning_hook: body.pre_provisioning_hook,
        r#type: kind.to_owned(),
        default_version: 1,
        last_version: 1,
        versions: vec![Version {
            id: 1,
            body: text,
            created_at: now(),
        }],
    };
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let (arn, quotas) = (arn(scope, &name), services.settings.quotas);
    services.store.write(|db| {
        if documents::exists(db, region, ProvisioningTemplate::KIND, &name)? {
            return Err(ApiError::already_exists(format!(
                "Provisioning template {name} already exists"
            ))
            .with("resourceId", name.as_str())
            .with("resourceArn", arn.as_str()));
        }
        let present = documents::count(db, region, ProvisioningTemplate::KIND)?;
        if present >= limits::PROVISIONING_TEMPLATES && quotas == Quotas::Aws {
            return Err(ApiError::limit_exceeded(format!(
                "There are {present} provisioning templates already"
            )));
        }
        documents::put(db, region, &name, &template, now())?;
        tags::put_all(db, scope, &arn, body.tags.as_deref(), quotas)
    })?;
    Ok(json!({ "templateArn": arn, "templateName": name, "defaultVersionId": 1 }))
}

fn summary(scope: &Scope, found: &Stored<ProvisioningTemplate>) -> Value {
    let mut summary = json!({
        "templateArn": arn(scope, &found.name),
        "templateName": found.name,
        "creationDate": found.created_at,
        "lastModifiedDate": found.modified_at,
        "enabled": found.document.enabled,
        "type": found.document.r#type,
    });
    if let Some(text) = &found.document.description {
        summary["description"] = json!(text);
    }
    summary
}

fn describe(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| find(db, region, name))?;
    let mut answer = summary(&request.scope, &found);
    let template = &found.document;
    answer["defaultVersionId"] = json!(template.default_version);
    answer["templateBody"] = json!(template.body());
    answer["provisioningRoleArn"] = json!(template.provisioning_role_arn);
    if let Some(hook) = &template.pre_provisioning_hook {
        answer["preProvisioningHook"] = json!(hook);
    }
    Ok(answer)
}

fn no_version(name: &str, id: &str) -> ApiError {
    ApiError::not_found(format!("Provisioning template {name} has no version {id}"))
}

fn update(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    check(&body)?;
    let removes = body.remove_pre_provisioning_hook == Some(true);
    if removes && body.pre_provisioning_hook.is_some() {
        return Err(ApiError::invalid(
            "removePreProvisioningHook and preProvisioningHook exclude each other",
        ));
    }
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut new = find(db, region, name)?.document;
        if let Some(id) = body.default_version_id {
            new.version(id)
                .ok_or_else(|| no_version(name, &id.to_string()))?;
            new.default_version = id;
        }
        if new.is_for(Use::JustInTime) && body.pre_provisioning_hook.is_some() {
            return Err(ApiError::invalid(
                "A template of type JITP takes no preProvisioningHook",
            ));
        }
        new.description = body.description.or(new.description);
        new.enabled = body.enabled.unwrap_or(new.enabled);
        new.provisioning_role_arn = body
            .provisioning_role_arn
            .unwrap_or(new.provisioning_role_arn);
        new.pre_provisioning_hook = body
            .pre_provisioning_hook
            .or(new.pre_provisioning_hook.filter(|_| !removes));
        documents::put(db, region, name, &new, now())?;
        Ok(Value::Null)
    })
}

fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let found = find(db, region, name)?.document;
        if found.versions.len() > 1 {
            return Err(ApiError::delete_conflict(format!(
                "Provisioning template {name} has versions other than its default one"
            )));
        }
        if ca_certificates::uses_template(db, region, name)? {
            return Err(ApiError::delete_conflict(format!(
                "A CA certificate provisions by template {name}"
            )));
        }
        documents::delete::<ProvisioningTemplate>(db, region, name)?;
        tag_store::remove_all(db, region, &arn(&request.scope, name))?;
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = constraints::page(request)?;
    let region = request.scope.region.as_str();
    let all = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::all::<ProvisioningTemplate>(db, region)?))?;
    let mut shown = constraints::skip_to_page(&page, all, |one| &one.name);
    let next = page.cut(&mut shown, |one| one.name.clone());
    let items = shown
        .iter()
        .map(|one| summary(&request.scope, one))
        .collect();
    Ok(constraints::listing("templates", items, next))
}

fn create_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let body: Body = request.json()?;
    let text = body
        .template_body
        .ok_or_else(|| constraints::missing("templateBody"))?;
    let is_default = request.query_flag("setAsDefault")?;
    let region = request.scope.region.as_str();
    let id = services.store.write(|db| {
        let mut new = find(db, region, name)?.document;
        check_body(&text, "templateBody", new.usage())?;
        if new.versions.len() >= limits::TEMPLATE_VERSIONS
            && services.settings.quotas == Quotas::Aws
        {
            return Err(ApiError::versions_limit(format!(
                "Provisioning template {name} has {} versions already",
                limits::TEMPLATE_VERSIONS
            )));
        }
        new.last_version += 1;
        let id = new.last_version;
        new.versions.push(Version {
            id,
            body: text,
            created_at: now(),
        });
        if is_default {
            new.default_version = id;
        }
        documents::put(db, region, name, &new, now())?;
        Ok(id)
    })?;
    Ok(json!({
        "templateArn": arn(&request.scope, name),
        "templateName": name,
        "versionId": id,
        "isDefaultVersion": is_default,
    }))
}

fn shown_version(template: &ProvisioningTemplate, version: &Version) -> Value {
    json!({
        "versionId": version.id,
        "creationDate": version.created_at,
        "isDefaultVersion": version.id == template.default_version,
    })
}

fn describe_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let template = services.store.read(|db| find(db, region, name))?.document;
    let id = request.path("versionId");
    let version = id
        .parse()
        .ok()
        .and_then(|id| template.version(id))
        .ok_or_else(|| no_version(name, id))?;
    let mut answer = shown_version(&template, version);
    answer["templateBody"] = json!(version.body);
    Ok(answer)
}

fn list_versions(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let page = constraints::page(request)?;
    let region = request.scope.region.as_str();
    let template = services.store.read(|db| find(db, region, name))?.document;
    let after: i64 = page
        .after
        .as_deref()
        .and_then(|id| id.parse().ok())
        .unwrap_or(0);
    let mut shown: Vec<_> = template
        .versions
        .iter()
        .filter(|version| version.id > after)
        .take(page.size + 1)
        .collect();
    let next = page.cut(&mut shown, |version| version.id.to_string());
    let items = shown
        .iter()
        .map(|version| shown_version(&template, version))
        .collect();
    Ok(constraints::listing("versions", items, next))
}

fn delete_version(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let id = request.path("versionId");
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut new = find(db, region, name)?.document;
        let number = id.parse().ok().filter(|id| new.version(*id).is_some());
        let number: i64 = number.ok_or_else(|| no_version(name, id))?;
        if number == new.default_version {
            return Err(ApiError::delete_conflict(format!(
                "Cannot delete the default version of provisioning template {name}"
            )));
        }
        new.versions.retain(|version| version.id != number);
        documents::put(db, region, name, &new, now())?;
        Ok(Value::Null)
    })
}
