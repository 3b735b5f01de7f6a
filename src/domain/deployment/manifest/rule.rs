//! Topic rules and their actions, in the wire form of AWS where it is asked for.

use serde_json::{Value, json};

use super::position::Position;
use crate::domain::function_permission::FunctionReference;
use crate::model::name::{RoleName, RuleName, Scope};

/// A topic rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Name.
    pub name: RuleName,
    /// The statement, checked.
    pub sql: String,
    /// Version of its language.
    pub sql_version: String,
    /// Description.
    pub description: Option<String>,
    /// Whether it runs.
    pub enabled: bool,
    /// What it does with each message.
    pub actions: Vec<RuleAction>,
    /// What it does when one of them fails.
    pub error_action: Option<RuleAction>,
    /// Where the file says so.
    pub position: Position,
}

impl Rule {
    /// The roles its actions use.
    pub fn roles(&self) -> impl Iterator<Item = &RoleName> {
        self.actions
            .iter()
            .chain(&self.error_action)
            .flat_map(RuleAction::roles)
    }
}

/// What a rule does with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAction {
    /// Publishes it on another topic.
    Republish {
        /// The topic, which may hold `${…}` of the rule's SQL.
        topic: String,
        /// QoS, 0 or 1.
        qos: u8,
        /// Role that allows it.
        role: RoleName,
    },
    /// Calls a Lambda function.
    Lambda {
        /// The function.
        function: FunctionReference,
    },
    /// Writes each field of it to a column of a `DynamoDB` table (`dynamoDBv2`).
    DynamoDb {
        /// The table.
        table: String,
        /// Role that allows it.
        role: RoleName,
    },
    /// Stores it in an S3 bucket.
    S3 {
        /// The bucket.
        bucket: String,
        /// The object's key, which may hold `${…}` of the rule's SQL.
        key: String,
        /// Role that allows it.
        role: RoleName,
    },
    /// Sends it to an SNS topic.
    Sns {
        /// ARN of the topic.
        target: String,
        /// Role that allows it.
        role: RoleName,
    },
    /// Sends it to an SQS queue.
    Sqs {
        /// URL of the queue.
        queue: String,
        /// Role that allows it.
        role: RoleName,
    },
    /// Any action, in AWS's own form; `${role:NAME}` in it stands for the ARN of a role of the file.
    Raw {
        /// The action: an object with one member, its name.
        action: Value,
        /// The roles it names.
        roles: Vec<RoleName>,
    },
}

impl RuleAction {
    /// The roles it uses.
    #[must_use]
    pub fn roles(&self) -> &[RoleName] {
        match self {
            Self::Lambda { .. } => &[],
            Self::Raw { roles, .. } => roles,
            Self::Republish { role, .. }
            | Self::DynamoDb { role, .. }
            | Self::S3 { role, .. }
            | Self::Sns { role, .. }
            | Self::Sqs { role, .. } => std::slice::from_ref(role),
        }
    }

    /// The function it calls, if it does: one that needs a permission for the rule.
    #[must_use]
    pub fn function(&self) -> Option<&FunctionReference> {
        match self {
            Self::Lambda { function } => Some(function),
            _ => None,
        }
    }

    /// The action in the form of `CreateTopicRule`; `role` gives the ARN of a role.
    pub fn wire(&self, scope: &Scope, role: impl Fn(&RoleName) -> String) -> Value {
        match self {
            Self::Republish {
                topic,
                qos,
                role: by,
            } => json!({"republish": {"topic": topic, "qos": qos, "roleArn": role(by)}}),
            Self::Lambda { function } => json!({"lambda": {"functionArn": function.arn(scope)}}),
            Self::DynamoDb { table, role: by } => {
                json!({"dynamoDBv2": {"putItem": {"tableName": table}, "roleArn": role(by)}})
            }
            Self::S3 {
                bucket,
                key,
                role: by,
            } => json!({"s3": {"bucketName": bucket, "key": key, "roleArn": role(by)}}),
            Self::Sns { target, role: by } => {
                json!({"sns": {"targetArn": target, "roleArn": role(by), "messageFormat": "RAW"}})
            }
            Self::Sqs { queue, role: by } => {
                json!({"sqs": {"queueUrl": queue, "roleArn": role(by)}})
            }
            Self::Raw { action, roles } => {
                let mut action = action.clone();
                for name in roles {
                    replace(&mut action, &format!("${{role:{name}}}"), &role(name));
                }
                action
            }
        }
    }
}

/// Replaces `from` in every text of `value`.
fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text.contains(from) => *text = text.replace(from, to),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|item| replace(item, from, to)),
        _ => {}
    }
}
