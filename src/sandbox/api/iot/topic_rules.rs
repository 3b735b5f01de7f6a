//! Topic rules: created, read, replaced, deleted, listed, enabled and disabled. Refuses statements that are no SQL and actions that
//! cannot work; the gateway runs them.

use axum::http::Method;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{constraints, rule_actions, tags};
use crate::model::limits;
use crate::model::name::Scope;
use crate::model::rule_sql::Statement;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Page, Request, now};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::documents::{self, Document, Stored};
use crate::sandbox::store::tags::{self as tag_store, Tag};

/// Versions of the SQL engine (Developer Guide, "SQL versions").
const SQL_VERSIONS: [&str; 3] = ["2015-10-08", "2016-03-23", "beta"];
/// The version unless another is named (Developer Guide, "SQL versions").
const DEFAULT_SQL_VERSION: &str = "2015-10-08";

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateTopicRule",
        method: Method::POST,
        pattern: "/rules/{ruleName}",
        handler: create,
    },
    Operation {
        name: "GetTopicRule",
        method: Method::GET,
        pattern: "/rules/{ruleName}",
        handler: get,
    },
    Operation {
        name: "ReplaceTopicRule",
        method: Method::PATCH,
        pattern: "/rules/{ruleName}",
        handler: replace,
    },
    Operation {
        name: "DeleteTopicRule",
        method: Method::DELETE,
        pattern: "/rules/{ruleName}",
        handler: delete,
    },
    Operation {
        name: "ListTopicRules",
        method: Method::GET,
        pattern: "/rules",
        handler: list,
    },
    Operation {
        name: "EnableTopicRule",
        method: Method::POST,
        pattern: "/rules/{ruleName}/enable",
        handler: enable,
    },
    Operation {
        name: "DisableTopicRule",
        method: Method::POST,
        pattern: "/rules/{ruleName}/disable",
        handler: disable,
    },
];

/// A topic rule, as it stands on the wire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TopicRule {
    /// The statement, which parses.
    pub(crate) sql: String,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    /// Actions in order, each an object with one member.
    pub(crate) actions: Vec<Value>,
    /// Whether messages pass it by.
    #[serde(default)]
    pub(crate) rule_disabled: bool,
    /// Version of the SQL engine.
    pub(crate) aws_iot_sql_version: String,
    /// Done when an action fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error_action: Option<Value>,
}

impl Document for TopicRule {
    const KIND: &'static str = "topic-rule";
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    sql: Option<String>,
    description: Option<String>,
    actions: Option<Vec<Value>>,
    rule_disabled: Option<bool>,
    aws_iot_sql_version: Option<String>,
    error_action: Option<Value>,
}

fn name_of(request: &Request) -> Result<&str, ApiError> {
    constraints::word(request.path("ruleName"), "ruleName", "_", 128)
}

fn arn(scope: &Scope, name: &str) -> String {
    scope.arn(&format!("rule/{name}"))
}

fn rule_of(request: &Request) -> Result<TopicRule, ApiError> {
    let body: Body = request.json()?;
    let sql = body
        .sql
        .ok_or_else(|| constraints::missing("topicRulePayload.sql"))?;
    sql.parse::<Statement>()
        .map_err(|error| ApiError::sql_parse(error.to_string()))?;
    let actions = body
        .actions
        .ok_or_else(|| constraints::missing("topicRulePayload.actions"))?;
    if actions.len() > limits::RULE_ACTIONS {
        return Err(ApiError::invalid(format!(
            "A rule can have {} actions, not {}",
            limits::RULE_ACTIONS,
            actions.len()
        )));
    }
    for action in &actions {
        rule_actions::check(action, "topicRulePayload.actions")?;
    }
    if let Some(action) = &body.error_action {
        rule_actions::check(action, "topicRulePayload.errorAction")?;
    }
    let version = body
        .aws_iot_sql_version
        .as_deref()
        .unwrap_or(DEFAULT_SQL_VERSION);
    constraints::one_of(version, "topicRulePayload.awsIotSqlVersion", &SQL_VERSIONS)?;
    Ok(TopicRule {
        sql,
        description: body.description,
        actions,
        rule_disabled: body.rule_disabled.unwrap_or(false),
        aws_iot_sql_version: version.to_owned(),
        error_action: body.error_action,
    })
}

/// Tags of the header `x-amz-tagging`, `key1=value1&key2=value2`.
fn tags_of(request: &Request) -> Result<Vec<Tag>, ApiError> {
    let Some(header) = request.header("x-amz-tagging") else {
        return Ok(Vec::new());
    };
    let pairs = crate::sandbox::api::route::query(header)?;
    Ok(pairs
        .into_iter()
        .map(|(key, value)| Tag { key, value })
        .collect())
}

/// A missing rule is told as an `UnauthorizedException`: `ResourceNotFoundException` is no error of these operations in the service
/// model, and AWS does not tell whether a rule exists to whom may not see it.
fn find(db: &Connection, region: &str, name: &str) -> Result<Stored<TopicRule>, ApiError> {
    documents::find(db, region, name)?.ok_or_else(|| {
        ApiError::unauthorized(format!(
            "Access to topic rule '{name}' was denied: there is none"
        ))
    })
}

fn create(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let rule = rule_of(request)?;
    let tags = tags_of(request)?;
    let (scope, region) = (&request.scope, request.scope.region.as_str());
    let (arn, quotas) = (arn(scope, name), services.settings.quotas);
    services.store.write(|db| {
        if documents::exists(db, region, TopicRule::KIND, name)? {
            return Err(
                ApiError::already_exists(format!("Rule {name} already exists"))
                    .with("resourceId", name)
                    .with("resourceArn", arn.as_str()),
            );
        }
        let present = documents::count(db, region, TopicRule::KIND)?;
        if present >= limits::TOPIC_RULES && quotas == Quotas::Aws {
            // `LimitExceededException` is no error of the operation.
            return Err(ApiError::invalid(format!(
                "There are {} topic rules already",
                limits::TOPIC_RULES
            )));
        }
        documents::put(db, region, name, &rule, now())?;
        tags::put_all(db, scope, &arn, Some(&tags), quotas)
    })?;
    in_effect(services, request)
}

fn get(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    let found = services.store.read(|db| find(db, region, name))?;
    let mut rule = json!(found.document);
    rule["ruleName"] = json!(found.name);
    rule["createdAt"] = json!(found.created_at);
    Ok(json!({ "ruleArn": arn(&request.scope, name), "rule": rule }))
}

fn replace(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let rule = rule_of(request)?;
    change(services, request, name, |present| *present = rule)
}

fn enable(services: &Services, request: &Request) -> Answer {
    change(services, request, name_of(request)?, |rule| {
        rule.rule_disabled = false;
    })
}

fn disable(services: &Services, request: &Request) -> Answer {
    change(services, request, name_of(request)?, |rule| {
        rule.rule_disabled = true;
    })
}

fn change(
    services: &Services,
    request: &Request,
    name: &str,
    change: impl FnOnce(&mut TopicRule),
) -> Answer {
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut rule = find(db, region, name)?.document;
        change(&mut rule);
        documents::put(db, region, name, &rule, now())?;
        Ok::<_, ApiError>(())
    })?;
    in_effect(services, request)
}

/// Has the gateway work with the rules as they are now. (On AWS this may take minutes.)
fn in_effect(services: &Services, request: &Request) -> Answer {
    services
        .brokers
        .load_rules(&services.store, &request.scope.region)?;
    Ok(Value::Null)
}

/// Deleting a rule that does not exist is refused like reading it.
fn delete(services: &Services, request: &Request) -> Answer {
    let name = name_of(request)?;
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        find(db, region, name)?;
        documents::delete::<TopicRule>(db, region, name)?;
        tag_store::remove_all(db, region, &arn(&request.scope, name))?;
        Ok::<_, ApiError>(())
    })?;
    in_effect(services, request)
}

fn topic_pattern(rule: &TopicRule) -> Option<String> {
    let statement: Statement = rule.sql.parse().ok()?;
    Some(statement.from?.as_str().to_owned())
}

/// Unlike other lists this one has pages of up to 10 000 (service model, `TopicRuleMaxResults`).
fn page_of(request: &Request) -> Result<Page, ApiError> {
    const LARGEST: usize = 10_000;
    let size = match request.query("maxResults") {
        None => limits::PAGE,
        Some(text) => text
            .parse()
            .ok()
            .filter(|size| (1..=LARGEST).contains(size))
            .ok_or_else(|| constraints::refuse(text, "maxResults", "be between 1 and 10000"))?,
    };
    Page::with(size, request.query("nextToken"), "nextToken")
}

fn list(services: &Services, request: &Request) -> Answer {
    let page = page_of(request)?;
    let disabled = match request.query("ruleDisabled") {
        None => None,
        Some(_) => Some(request.query_flag("ruleDisabled")?),
    };
    let topic = request.query("topic");
    let region = request.scope.region.as_str();
    let mut all = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::all::<TopicRule>(db, region)?))?;
    all.retain(|rule| {
        disabled.is_none_or(|disabled| rule.document.rule_disabled == disabled)
            && topic.is_none_or(|topic| topic_pattern(&rule.document).as_deref() == Some(topic))
    });
    let mut shown = constraints::skip_to_page(&page, all, |rule| &rule.name);
    let next = page.cut(&mut shown, |rule| rule.name.clone());
    let items = shown
        .iter()
        .map(|rule| {
            json!({
                "ruleArn": arn(&request.scope, &rule.name),
                "ruleName": rule.name,
                "topicPattern": topic_pattern(&rule.document),
                "createdAt": rule.created_at,
                "ruleDisabled": rule.document.rule_disabled,
            })
        })
        .collect();
    Ok(constraints::listing("rules", items, next))
}
