//! Topic rules: statements and actions.

use std::ops::Range;

use serde_json::Value;

use super::super::keys::{ActionKeys, RuleKeys};
use super::super::read::{At, Named, similar};
use super::super::resources::{Role, Trust};
use super::super::rule::{Rule, RuleAction};
use super::things::given;
use super::{Resolver, value};
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::model::limits::RULE_ACTIONS;
use crate::model::name::{RoleName, RuleName};
use crate::model::rule_sql::{SqlError, Statement};
use crate::model::topic::Topic;

/// Actions of the API (service model `Action`).
const ACTIONS: [&str; 24] = [
    "dynamoDB",
    "dynamoDBv2",
    "lambda",
    "sns",
    "sqs",
    "kinesis",
    "republish",
    "s3",
    "firehose",
    "cloudwatchMetric",
    "cloudwatchAlarm",
    "cloudwatchLogs",
    "elasticsearch",
    "salesforce",
    "iotAnalytics",
    "iotEvents",
    "iotSiteWise",
    "stepFunctions",
    "timestream",
    "http",
    "kafka",
    "openSearch",
    "location",
    "influxDB",
];
/// Begins the name of a role in a raw action.
const ROLE: &str = "${role:";

impl Resolver {
    pub(super) fn rules(
        &mut self,
        named: Option<At<Named<RuleName, RuleKeys>>>,
        roles: &[Role],
    ) -> Vec<Rule> {
        let mut resolved = Vec::new();
        for (name, keys) in given(named) {
            if let Some(sql) = &keys.sql {
                self.check_sql(sql);
            }
            if let Some(list) = &keys.actions {
                if list.value.is_empty() {
                    self.problems.report(&list.span, "a rule needs an action");
                }
                self.at_most(RULE_ACTIONS, list, "actions of a rule");
            }
            let list = keys.actions.map(|list| list.value).unwrap_or_default();
            let actions: Vec<_> = list
                .into_iter()
                .filter_map(|action| self.action(action, roles))
                .collect();
            let error_action = keys
                .error_action
                .and_then(|action| self.action(action, roles));
            let Some(sql) = keys.sql else { continue };
            resolved.push(Rule {
                position: self.position(&name.span),
                name: name.value,
                sql: sql.value,
                sql_version: value(keys.sql_version)
                    .map_or_else(String::new, |version| version.as_str().to_owned()),
                description: value(keys.description),
                enabled: value(keys.enabled).unwrap_or(true),
                actions,
                error_action,
            });
        }
        resolved
    }

    fn check_sql(&mut self, sql: &At<String>) {
        let Err(SqlError {
            message,
            line,
            column,
        }) = sql.value.parse::<Statement>()
        else {
            return;
        };
        let raw = self.problems.text(&sql.span);
        // In a string on one line that stands for itself, the place in the statement is a place in the file.
        let inner = raw.get(1..raw.len().saturating_sub(1));
        let span = if inner == Some(sql.value.as_str()) && line == 1 {
            let before: usize = sql.value.chars().take(column - 1).map(char::len_utf8).sum();
            let start = sql.span.start + 1 + before;
            start..(start + 1).min(sql.span.end)
        } else {
            sql.span.clone()
        };
        let place = if span == sql.span {
            format!(" (line {line}, column {column} of the statement)")
        } else {
            String::new()
        };
        self.problems
            .report(&span, format!("in the SQL: {message}{place}"));
    }

    fn action(&mut self, action: At<ActionKeys>, roles: &[Role]) -> Option<RuleAction> {
        let At { value: keys, span } = action;
        let chosen = [
            ("republish", keys.republish.as_ref().map(|at| &at.span)),
            ("lambda", keys.lambda.as_ref().map(|at| &at.span)),
            ("dynamodb", keys.dynamodb.as_ref().map(|at| &at.span)),
            ("s3", keys.s3.as_ref().map(|at| &at.span)),
            ("sns", keys.sns.as_ref().map(|at| &at.span)),
            ("sqs", keys.sqs.as_ref().map(|at| &at.span)),
            ("raw", keys.raw.as_ref().map(|at| &at.span)),
        ];
        self.one_of(&span, &chosen)?;
        if keys.republish.is_none() {
            self.belongs_to(
                "`republish`",
                &[("qos", keys.qos.as_ref().map(|at| &at.span))],
            );
        }
        if keys.s3.is_none() {
            self.belongs_to("`s3`", &[("key", keys.key.as_ref().map(|at| &at.span))]);
        }
        if keys.lambda.is_some() || keys.raw.is_some() {
            if let Some(role) = &keys.role {
                let message = "this action takes no `role`";
                let hint = "a function has a permission of its own; in `raw` write ${role:NAME}";
                self.problems.explain(&role.span, message, hint);
            }
            return match (keys.lambda, keys.raw) {
                (Some(function), _) => Some(RuleAction::Lambda {
                    function: function.value,
                }),
                (None, raw) => self.raw(
                    raw.map(|json| At {
                        value: json.value.0,
                        span: json.span,
                    })?,
                    roles,
                ),
            };
        }
        let Some(role) = &keys.role else {
            let message = "the action has no `role`";
            let hint = "name a role of this file that allows it and has trust = \"rule\"";
            self.problems.explain(&span, message, hint);
            return None;
        };
        self.trusts(role, roles, |trust| *trust == Trust::Rule, "rule");
        self.with_role(keys, &span)
    }

    /// The actions that a role allows.
    fn with_role(&mut self, keys: ActionKeys, span: &Range<usize>) -> Option<RuleAction> {
        let role = value(keys.role)?;
        if let Some(topic) = keys.republish {
            self.check_topic(&topic);
            let qos = keys.qos.map_or(0, |qos| u8::from(qos.value.0 == 1));
            return Some(RuleAction::Republish {
                topic: topic.value,
                qos,
                role,
            });
        }
        if let Some(bucket) = keys.s3 {
            let Some(key) = keys.key else {
                let hint = "name the object, as in key = \"${topic()}/${timestamp()}\"";
                self.problems.explain(span, "`s3` without `key`", hint);
                return None;
            };
            return Some(RuleAction::S3 {
                bucket: bucket.value,
                key: key.value,
                role,
            });
        }
        if let Some(target) = keys.sns {
            if !target.value.starts_with("arn:") || target.value.split(':').nth(2) != Some("sns") {
                let message = format!("`{}` is not the ARN of an SNS topic", target.value);
                self.problems.report(&target.span, message);
            }
            return Some(RuleAction::Sns {
                target: target.value,
                role,
            });
        }
        if let Some(queue) = keys.sqs {
            if !queue.value.starts_with("https://") && !queue.value.starts_with("http://") {
                let message = format!("`{}` is not the URL of an SQS queue", queue.value);
                self.problems.report(&queue.span, message);
            }
            return Some(RuleAction::Sqs {
                queue: queue.value,
                role,
            });
        }
        Some(RuleAction::DynamoDb {
            table: value(keys.dynamodb)?,
            role,
        })
    }

    /// Notes a topic that nothing can be published on; expressions in it are known only with a message.
    fn check_topic(&mut self, topic: &At<String>) {
        if !topic.value.contains("${")
            && let Err(error) = topic.value.parse::<Topic>()
        {
            self.problems.report(&topic.span, error.to_string());
        }
    }

    fn raw(&mut self, raw: At<Value>, roles: &[Role]) -> Option<RuleAction> {
        let At {
            value: action,
            span,
        } = raw;
        let members = action.as_object().filter(|members| members.len() == 1);
        let Some(name) = members.and_then(|members| members.keys().next()) else {
            let hint = "write one action, as in { kinesis = { … } }";
            self.problems
                .explain(&span, "`raw` is one action of the API", hint);
            return None;
        };
        if !ACTIONS.contains(&name.as_str()) {
            let hint = similar(name, ACTIONS).map_or_else(
                || format!("there are {}", ACTIONS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            self.problems
                .explain(&span, format!("the API has no action `{name}`"), hint);
        }
        let mut named = Vec::new();
        role_names(&action, &mut named);
        let mut known: Vec<RoleName> = Vec::new();
        for name in named {
            let Ok(role) = name.parse::<RoleName>() else {
                self.problems.report(
                    &span,
                    format!("`{name}` is not a role name: {}", RoleName::RULE),
                );
                continue;
            };
            let at = At {
                value: role.clone(),
                span: span.clone(),
            };
            self.trusts(&at, roles, |trust| *trust == Trust::Rule, "rule");
            if self.known(Kind::Role, role.as_str()).is_ok() && !known.contains(&role) {
                known.push(role);
            }
        }
        Some(RuleAction::Raw {
            action,
            roles: known,
        })
    }
}

/// The names in every `${role:NAME}` of a value.
fn role_names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            for part in text.split(ROLE).skip(1) {
                found.push(part.split('}').next().unwrap_or_default().to_owned());
            }
        }
        Value::Array(items) => items.iter().for_each(|item| role_names(item, found)),
        Value::Object(members) => members.values().for_each(|item| role_names(item, found)),
        _ => {}
    }
}
