//! Actions of topic rules: the common ones from a few words, any other from a JSON file; what they name is looked up.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::domain::change::{ChangeError, Steps};
use crate::domain::files;
use crate::domain::function_permission::FunctionReference;
use crate::domain::role_reference::{self, RoleReference};
use crate::domain::session::Session;

/// An action in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Publish the result to a topic.
    Republish {
        /// The topic; may hold substitution templates.
        topic: String,
        /// Quality of service, 0 or 1.
        qos: u8,
    },
    /// Invoke a function.
    Lambda(FunctionReference),
    /// Write the result as one value into a `DynamoDB` table.
    DynamoDb {
        /// The table.
        table: String,
        /// Partition key: its name and, with substitution templates, its value.
        hash: (String, String),
        /// Sort key, if the table has one.
        range: Option<(String, String)>,
    },
    /// Write each member of the result into a column of a `DynamoDB` table.
    DynamoDbV2(String),
    /// Send to an SNS topic, by ARN.
    Sns(String),
    /// Send to an SQS queue, by URL.
    Sqs(String),
    /// Write an object into an S3 bucket.
    S3 {
        /// The bucket.
        bucket: String,
        /// The object's key.
        key: String,
    },
    /// Write to a Kinesis data stream, spread at random over its shards.
    Kinesis(String),
    /// Write to a log group.
    CloudwatchLogs(String),
    /// Send to a confirmed HTTPS endpoint.
    Http(String),
}

impl Action {
    /// The action as JSON; `role` is what AWS IoT assumes for it, where it needs one.
    pub fn json(&self, role: Option<&RoleReference>) -> Result<Value, ChangeError> {
        let (kind, members, needs_role) = match self {
            Self::Republish { topic, qos: 0 } => ("republish", json!({ "topic": topic }), true),
            Self::Republish { topic, qos } => {
                ("republish", json!({ "topic": topic, "qos": qos }), true)
            }
            Self::Lambda(function) => {
                let function = function.to_string();
                ("lambda", json!({ "functionArn": function }), false)
            }
            Self::DynamoDb { table, hash, range } => {
                let mut members = json!({
                    "tableName": table, "hashKeyField": hash.0, "hashKeyValue": hash.1,
                });
                if let Some((field, value)) = range {
                    members["rangeKeyField"] = json!(field);
                    members["rangeKeyValue"] = json!(value);
                }
                ("dynamoDB", members, true)
            }
            Self::DynamoDbV2(table) => {
                let members = json!({ "putItem": { "tableName": table } });
                ("dynamoDBv2", members, true)
            }
            Self::Sns(arn) => ("sns", json!({ "targetArn": arn }), true),
            Self::Sqs(url) => ("sqs", json!({ "queueUrl": url }), true),
            Self::S3 { bucket, key } => {
                let members = json!({ "bucketName": bucket, "key": key });
                ("s3", members, true)
            }
            Self::Kinesis(stream) => {
                let members = json!({ "streamName": stream, "partitionKey": "${newuuid()}" });
                ("kinesis", members, true)
            }
            Self::CloudwatchLogs(group) => {
                ("cloudwatchLogs", json!({ "logGroupName": group }), true)
            }
            Self::Http(url) => ("http", json!({ "url": url }), false),
        };
        let mut action = json!({ kind: members });
        if needs_role {
            let role = role.ok_or_else(|| ChangeError::Invalid {
                message: format!("the action {kind} needs a role that AWS IoT assumes for it"),
                hint: "say --role ROLE".to_owned(),
            })?;
            action[kind]["roleArn"] = json!(role.to_string());
        }
        Ok(action)
    }
}

/// The actions of a JSON file: one object, or a list of them. Roles and functions may be told by their names.
pub fn read(path: &Path) -> Result<Vec<Value>, ChangeError> {
    let invalid = |message: String| ChangeError::Invalid {
        message: format!("{}: {message}", path.display()),
        hint:
            "write an action as AWS does: {\"s3\": {\"roleArn\": …, \"bucketName\": …, \"key\": …}}"
                .to_owned(),
    };
    let text = files::read_text(path).map_err(|error| invalid(error.to_string()))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| invalid(error.to_string()))?;
    let actions = match value {
        Value::Array(actions) => actions,
        action => vec![action],
    };
    for action in &actions {
        check(action).map_err(&invalid)?;
    }
    Ok(actions)
}

/// Refuses what is no action: an object with exactly one member, the kind, which is an object itself.
pub(super) fn check(action: &Value) -> Result<(), String> {
    let members = action.as_object().filter(|members| members.len() == 1);
    match members.and_then(|members| members.values().next()) {
        Some(Value::Object(_)) => Ok(()),
        _ => Err(format!("`{action}` is not an action: {{\"KIND\": {{…}}}}")),
    }
}

/// Puts ARNs in the place of the names of roles and functions, wherever a `roleArn` or `functionArn` stands.
pub(super) async fn resolve(
    session: &Session,
    actions: &[Value],
    steps: &Steps,
) -> Result<Vec<Value>, ChangeError> {
    let mut resolved = actions.to_vec();
    let mut arns = BTreeMap::new();
    let mut names = Vec::new();
    for action in &mut resolved {
        visit(action, &mut |member, text| {
            names.push((member.to_owned(), text.clone()));
        });
    }
    for named in names {
        let (member, name) = &named;
        if name.starts_with("arn:") || name.contains("${") || arns.contains_key(&named) {
            continue;
        }
        let invalid = |error: crate::model::name::NameError| ChangeError::Invalid {
            message: error.to_string(),
            hint: "give a name, or the whole ARN".to_owned(),
        };
        let arn = if member == "roleArn" {
            let role = name.parse().map_err(invalid)?;
            role_reference::resolve(session, &role, steps).await?.0
        } else {
            let function: FunctionReference = name.parse().map_err(invalid)?;
            function.arn(session.scope().await?)
        };
        arns.insert(named, arn);
    }
    for action in &mut resolved {
        visit(action, &mut |member, text| {
            if let Some(arn) = arns.get(&(member.to_owned(), text.clone())) {
                text.clone_from(arn);
            }
        });
    }
    Ok(resolved)
}

/// Calls `found` with every `roleArn` and `functionArn` in `value`.
fn visit(value: &mut Value, found: &mut impl FnMut(&str, &mut String)) {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                match value {
                    Value::String(text) if matches!(member.as_str(), "roleArn" | "functionArn") => {
                        found(member, text);
                    }
                    value => visit(value, found),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, found)),
        _ => {}
    }
}

/// The functions that actions invoke.
pub(super) fn functions<'a>(actions: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    let arns = actions
        .into_iter()
        .filter_map(|action| action["lambda"]["functionArn"].as_str());
    let mut arns: Vec<_> = arns.map(str::to_owned).collect();
    arns.sort();
    arns.dedup();
    arns
}

/// An action without members that are `null` or as AWS would set them: two that are equal then are the same.
pub(super) fn normal(action: &Value) -> Value {
    let Value::Object(action) = action else {
        return action.clone();
    };
    let mut normal = Map::new();
    for (kind, members) in action {
        let mut members = members.clone();
        if let Value::Object(members) = &mut members {
            members.retain(|member, value| !value.is_null() && !is_default(kind, member, value));
        }
        normal.insert(kind.clone(), members);
    }
    Value::Object(normal)
}

/// Members that AWS may add to what it was given (service model, defaults of the actions).
fn is_default(kind: &str, member: &str, value: &Value) -> bool {
    match (kind, member) {
        ("republish", "qos") => *value == 0,
        ("sns", "messageFormat") => value == "RAW",
        ("cloudwatchLogs", "batchMode") => *value == false,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role() -> RoleReference {
        "rules".parse().expect("a name")
    }

    #[test]
    fn a_few_words_make_an_action() {
        let action = Action::S3 {
            bucket: "b".to_owned(),
            key: "k".to_owned(),
        };
        let expected = json!({ "s3": { "bucketName": "b", "key": "k", "roleArn": "rules" } });
        assert_eq!(action.json(Some(&role())).expect("an action"), expected);
        let error = action.json(None).expect_err("a role is missing");
        assert!(error.to_string().contains("needs a role"), "{error}");
        let url = Action::Http("https://example.com".to_owned());
        assert!(url.json(None).is_ok());
    }

    #[test]
    fn what_is_no_action_is_refused() {
        assert!(check(&json!({ "sns": {} })).is_ok());
        for bad in [
            json!([]),
            json!({}),
            json!({ "a": {}, "b": {} }),
            json!({ "a": 1 }),
        ] {
            assert!(check(&bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn defaults_make_no_difference() {
        let given = json!({ "republish": { "topic": "a", "roleArn": "r" } });
        let answered =
            json!({ "republish": { "topic": "a", "roleArn": "r", "qos": 0, "headers": null } });
        assert_eq!(normal(&given), normal(&answered));
        let other = json!({ "republish": { "topic": "a", "roleArn": "r", "qos": 1 } });
        assert_ne!(normal(&given), normal(&other));
        let logs = json!({ "cloudwatchLogs": { "logGroupName": "g", "batchMode": false } });
        assert_eq!(
            normal(&logs),
            json!({ "cloudwatchLogs": { "logGroupName": "g" } })
        );
    }

    #[test]
    fn functions_are_found_once() {
        let function = json!({ "lambda": { "functionArn": "f" } });
        let actions = [function.clone(), json!({ "sns": {} }), function];
        assert_eq!(functions(&actions), ["f"]);
    }
}
