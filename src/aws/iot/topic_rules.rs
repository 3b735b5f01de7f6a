//! Topic rules. A rule's payload goes and comes as the JSON of the wire, whatever actions it has.
//!
//! The SDK's types would have to be translated for each of two dozen kinds of actions, and would drop what they do not know yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use aws_sdk_iot::types::TopicRulePayload;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use parking_lot::Mutex;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{Iot, page_size};
use crate::aws::call::{all_pages, call};
use crate::aws::error::{AwsError, AwsErrorKind};
use crate::model::name::RuleName;

/// A topic rule.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicRule {
    /// ARN.
    pub arn: String,
    /// `sql`, `actions` and the other members of `rule`, as AWS answers them.
    pub rule: Value,
}

/// A topic rule in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRuleEntry {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// The topic filter it reads from.
    pub topic: Option<String>,
    /// Whether it is disabled.
    pub disabled: bool,
}

/// The JSON of an answer, taken while the SDK reads it.
#[derive(Debug, Clone, Default)]
struct Overheard(Arc<Mutex<Option<Vec<u8>>>>);

impl Intercept for Overheard {
    fn name(&self) -> &'static str {
        "Overheard"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        *self.0.lock() = context.response().body().bytes().map(<[u8]>::to_vec);
        Ok(())
    }
}

/// A call that the SDK's builder alone does not describe.
#[derive(Clone)]
struct Attempt<F>(F);

impl<T, F: Future<Output = T>, M: FnOnce() -> F> Attempt<M> {
    async fn send(self) -> T {
        (self.0)().await
    }
}

/// What puts `body` in the place of a request's own.
fn with_body(body: &Value) -> impl Fn(&mut HttpRequest) + Send + Sync + 'static {
    let body = body.to_string();
    move |request| {
        let length = body.len().to_string();
        request.headers_mut().insert("content-length", length);
        *request.body_mut() = SdkBody::from(body.as_str());
    }
}

/// A payload that the SDK takes; [`with_body`] replaces it.
fn placeholder(operation: &'static str) -> Result<TopicRulePayload, AwsError> {
    TopicRulePayload::builder()
        .sql("")
        .set_actions(Some(Vec::new()))
        .build()
        .map_err(|error| AwsError::answer(operation, error))
}

/// Tags as the header `x-amz-tagging` has them: `key1=value1&key2=value2`.
fn tagging(labels: &BTreeMap<String, String>) -> Option<String> {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs: Vec<_> = labels
        .iter()
        .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)))
        .collect();
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

/// `None` instead of the error that there is no such rule: AWS answers `UnauthorizedException` for one that does not exist.
fn present<T>(answer: Result<T, AwsError>) -> Result<Option<T>, AwsError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error)
            if error.kind == AwsErrorKind::NotFound
                || error.code.as_deref() == Some("UnauthorizedException") =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

impl Iot {
    /// A topic rule. One that the caller may not see looks like one that is not there.
    pub async fn topic_rule(&self, name: &RuleName) -> Result<Option<TopicRule>, AwsError> {
        const NAME: &str = "GetTopicRule";
        let overheard = Overheard::default();
        let request = self.client.get_topic_rule().rule_name(name.as_str());
        let attempt = Attempt(|| {
            let customized = request.clone().customize();
            customized.interceptor(overheard.clone()).send()
        });
        if present(call!(self, "GetTopicRule", attempt))?.is_none() {
            return Ok(None);
        }
        let bytes = overheard.0.lock().take().unwrap_or_default();
        let mut answer: Value =
            serde_json::from_slice(&bytes).map_err(|error| AwsError::answer(NAME, error))?;
        let arn = answer["ruleArn"].as_str().unwrap_or_default().to_owned();
        Ok(Some(TopicRule {
            arn,
            rule: answer["rule"].take(),
        }))
    }

    /// All topic rules, or those that read from exactly the topic filter `topic`.
    pub async fn topic_rules(&self, topic: Option<&str>) -> Result<Vec<TopicRuleEntry>, AwsError> {
        all_pages("ListTopicRules", async |token| {
            let request = self
                .client
                .list_topic_rules()
                .max_results(page_size())
                .set_topic(topic.map(str::to_owned))
                .set_next_token(token);
            let answer = call!(self, "ListTopicRules", request)?;
            let found = answer.rules.into_iter().flatten();
            let entry = |found: aws_sdk_iot::types::TopicRuleListItem| TopicRuleEntry {
                name: found.rule_name.unwrap_or_default(),
                arn: found.rule_arn.unwrap_or_default(),
                topic: found.topic_pattern,
                disabled: found.rule_disabled.unwrap_or_default(),
            };
            Ok((found.map(entry).collect(), answer.next_token))
        })
        .await
    }

    /// Creates a topic rule with `payload` as its body.
    pub async fn create_topic_rule(
        &self,
        name: &RuleName,
        payload: &Value,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .create_topic_rule()
            .rule_name(name.as_str())
            .topic_rule_payload(placeholder("CreateTopicRule")?)
            .set_tags(tagging(labels));
        let attempt = Attempt(|| {
            let customized = request.clone().customize();
            customized.mutate_request(with_body(payload)).send()
        });
        call!(self, "CreateTopicRule", attempt).map(drop)
    }

    /// Replaces a topic rule: `payload` is its body from now on.
    pub async fn replace_topic_rule(
        &self,
        name: &RuleName,
        payload: &Value,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .replace_topic_rule()
            .rule_name(name.as_str())
            .topic_rule_payload(placeholder("ReplaceTopicRule")?);
        let attempt = Attempt(|| {
            let customized = request.clone().customize();
            customized.mutate_request(with_body(payload)).send()
        });
        call!(self, "ReplaceTopicRule", attempt).map(drop)
    }

    /// Enables or disables a topic rule.
    pub async fn set_topic_rule_enabled(
        &self,
        name: &RuleName,
        enabled: bool,
    ) -> Result<(), AwsError> {
        if enabled {
            let request = self.client.enable_topic_rule().rule_name(name.as_str());
            return call!(self, "EnableTopicRule", request).map(drop);
        }
        let request = self.client.disable_topic_rule().rule_name(name.as_str());
        call!(self, "DisableTopicRule", request).map(drop)
    }

    /// Deletes a topic rule; one that is gone is no error.
    pub async fn delete_topic_rule(&self, name: &RuleName) -> Result<(), AwsError> {
        let request = self.client.delete_topic_rule().rule_name(name.as_str());
        let answer = call!(self, "DeleteTopicRule", request).map(drop);
        if answer.is_err() && present(answer.clone())?.is_none() {
            // A rule that can be seen is there: then the caller may not delete it.
            return match self.topic_rule(name).await? {
                Some(_) => answer,
                None => Ok(()),
            };
        }
        answer
    }
}
