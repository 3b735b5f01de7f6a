//! A rule ready to run: its statement and the templates of its actions, parsed once.

use serde_json::Value;

use crate::model::name::Scope;
use crate::model::rule_sql::{EvaluateError, Message, Statement, Template};
use crate::model::topic::TopicFilter;
use crate::sandbox::api::iot::topic_rules::TopicRule;

/// See the module.
#[derive(Debug)]
pub(in crate::sandbox::broker) struct Rule {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) statement: Statement,
    pub(super) sql_version: String,
    pub(super) actions: Vec<Action>,
    pub(super) on_error: Option<Action>,
}

/// One action.
#[derive(Debug)]
pub(super) enum Action {
    Republish(Box<Republish>),
    Lambda {
        function: Template,
    },
    /// Another one of AWS's, by its name in the API.
    Other(String),
}

/// Publishing on another topic.
#[derive(Debug)]
pub(super) struct Republish {
    pub(super) topic: Template,
    pub(super) at_least_once: bool,
    pub(super) role: String,
    pub(super) headers: Headers,
}

/// MQTT 5 properties of what is republished.
#[derive(Debug, Default)]
pub(super) struct Headers {
    pub(super) format: Option<Template>,
    pub(super) content_type: Option<Template>,
    pub(super) response_topic: Option<Template>,
    pub(super) correlation_data: Option<Template>,
    pub(super) expiry: Option<Template>,
    pub(super) user: Vec<(Template, Template)>,
}

impl Rule {
    /// The rule as it is kept; `None` if it cannot be read.
    pub(super) fn compile(scope: &Scope, name: &str, rule: &TopicRule) -> Option<Self> {
        let actions = rule.actions.iter().map(Action::compile);
        let on_error = match &rule.error_action {
            Some(action) => Some(Action::compile(action)?),
            None => None,
        };
        Some(Self {
            name: name.to_owned(),
            arn: scope.arn(&format!("rule/{name}")),
            statement: rule.sql.parse().ok()?,
            sql_version: rule.aws_iot_sql_version.clone(),
            actions: actions.collect::<Option<_>>()?,
            on_error,
        })
    }

    /// Messages on topics that match it concern the rule.
    pub(super) fn filter(&self) -> Option<&str> {
        self.statement.from.as_ref().map(TopicFilter::as_str)
    }
}

impl Action {
    fn compile(action: &Value) -> Option<Self> {
        let (kind, members) = action.as_object()?.iter().next()?;
        let text = |name: &str| members[name].as_str();
        Some(match kind.as_str() {
            "republish" => Self::Republish(Box::new(Republish {
                topic: text("topic")?.parse().ok()?,
                at_least_once: members["qos"].as_i64() == Some(1),
                role: text("roleArn")?.to_owned(),
                headers: Headers::compile(&members["headers"])?,
            })),
            "lambda" => Self::Lambda {
                function: text("functionArn")?.parse().ok()?,
            },
            other => Self::Other(other.to_owned()),
        })
    }

    /// As it is called in the message of an error action, `S3Action` for `s3`.
    pub(super) fn name(&self) -> String {
        let name = match self {
            Self::Republish(_) => "republish",
            Self::Lambda { .. } => "lambda",
            Self::Other(name) => name,
        };
        let mut letters = name.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first
            .into_iter()
            .chain(letters)
            .chain("Action".chars())
            .collect()
    }
}

impl Headers {
    fn compile(headers: &Value) -> Option<Self> {
        let template = |name: &str| match headers[name].as_str() {
            Some(text) => text.parse().ok().map(Some),
            None => Some(None),
        };
        let mut user = Vec::new();
        for property in headers["userProperties"].as_array().into_iter().flatten() {
            let part = |name: &str| property[name].as_str()?.parse().ok();
            user.push((part("key")?, part("value")?));
        }
        Some(Self {
            format: template("payloadFormatIndicator")?,
            content_type: template("contentType")?,
            response_topic: template("responseTopic")?,
            correlation_data: template("correlationData")?,
            expiry: template("messageExpiry")?,
            user,
        })
    }
}

/// A template that may be absent.
pub(super) fn filled(
    template: Option<&Template>,
    message: &Message<'_>,
) -> Result<Option<String>, EvaluateError> {
    template.map(|template| template.fill(message)).transpose()
}
