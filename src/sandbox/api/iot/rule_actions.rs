//! The actions a topic rule can have: which members each takes and which it must have. Nothing is executed here.
//!
//! Source: the service model (`Action`). Refuses unknown actions and members, which AWS would drop unseen.

use serde_json::{Map, Value};

use super::constraints;
use crate::model::name::Arn;
use crate::sandbox::api::wire::ApiError;

/// An action, the members it must have, and those it may have.
type Shape = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const SHAPES: &[Shape] = &[
    (
        "dynamoDB",
        &["tableName", "roleArn", "hashKeyField", "hashKeyValue"],
        &[
            "operation",
            "hashKeyType",
            "rangeKeyField",
            "rangeKeyValue",
            "rangeKeyType",
            "payloadField",
        ],
    ),
    ("dynamoDBv2", &["roleArn", "putItem"], &[]),
    ("lambda", &["functionArn"], &[]),
    ("sns", &["targetArn", "roleArn"], &["messageFormat"]),
    ("sqs", &["roleArn", "queueUrl"], &["useBase64"]),
    ("kinesis", &["roleArn", "streamName"], &["partitionKey"]),
    ("republish", &["roleArn", "topic"], &["qos", "headers"]),
    ("s3", &["roleArn", "bucketName", "key"], &["cannedAcl"]),
    (
        "firehose",
        &["roleArn", "deliveryStreamName"],
        &["separator", "batchMode"],
    ),
    (
        "cloudwatchMetric",
        &[
            "roleArn",
            "metricNamespace",
            "metricName",
            "metricValue",
            "metricUnit",
        ],
        &["metricTimestamp"],
    ),
    (
        "cloudwatchAlarm",
        &["roleArn", "alarmName", "stateReason", "stateValue"],
        &[],
    ),
    (
        "cloudwatchLogs",
        &["roleArn", "logGroupName"],
        &["batchMode"],
    ),
    (
        "elasticsearch",
        &["roleArn", "endpoint", "index", "type", "id"],
        &[],
    ),
    ("salesforce", &["token", "url"], &[]),
    (
        "iotAnalytics",
        &[],
        &["channelArn", "channelName", "batchMode", "roleArn"],
    ),
    (
        "iotEvents",
        &["inputName", "roleArn"],
        &["messageId", "batchMode"],
    ),
    (
        "iotSiteWise",
        &["putAssetPropertyValueEntries", "roleArn"],
        &[],
    ),
    (
        "stepFunctions",
        &["stateMachineName", "roleArn"],
        &["executionNamePrefix"],
    ),
    (
        "timestream",
        &["roleArn", "databaseName", "tableName", "dimensions"],
        &["timestamp"],
    ),
    (
        "http",
        &["url"],
        &[
            "confirmationUrl",
            "headers",
            "auth",
            "enableBatching",
            "batchConfig",
        ],
    ),
    (
        "kafka",
        &["destinationArn", "topic", "clientProperties"],
        &["key", "partition", "headers"],
    ),
    (
        "openSearch",
        &["roleArn", "endpoint", "index", "type", "id"],
        &[],
    ),
    (
        "location",
        &[
            "roleArn",
            "trackerName",
            "deviceId",
            "latitude",
            "longitude",
        ],
        &["timestamp"],
    ),
    (
        "influxDB",
        &["destinationArn", "roleArn", "databaseName", "tableName"],
        &["organization", "tags", "timestampUnit", "batchConfig"],
    ),
];

/// Members with an enumeration, and its values.
const ENUMERATIONS: &[(&str, &[&str])] = &[
    ("hashKeyType", &["STRING", "NUMBER"]),
    ("rangeKeyType", &["STRING", "NUMBER"]),
    ("messageFormat", &["RAW", "JSON"]),
    ("timestampUnit", &["s", "ms", "us", "ns"]),
];

/// Checks one action: an object with exactly one member, the action's name.
pub(super) fn check(action: &Value, at: &str) -> Result<(), ApiError> {
    let named = action.as_object().filter(|action| action.len() == 1);
    let Some((name, members)) = named.and_then(|action| action.iter().next()) else {
        return Err(ApiError::invalid(format!("{at} must be one action")));
    };
    let Some((_, required, others)) = SHAPES.iter().find(|(known, _, _)| known == name) else {
        return Err(ApiError::invalid(format!(
            "{at}: there is no action `{name}`"
        )));
    };
    let at = format!("{at}.{name}");
    let Value::Object(members) = members else {
        return Err(ApiError::invalid(format!("{at} must be a structure")));
    };
    for member in *required {
        match members.get(*member) {
            None | Some(Value::Null) => {
                return Err(constraints::missing(&format!("{at}.{member}")));
            }
            Some(Value::String(text)) if text.is_empty() => {
                return Err(constraints::refuse(
                    "",
                    &format!("{at}.{member}"),
                    "not be empty",
                ));
            }
            Some(_) => {}
        }
    }
    for (member, value) in members {
        let at = format!("{at}.{member}");
        if !required.contains(&member.as_str()) && !others.contains(&member.as_str()) {
            return Err(ApiError::invalid(format!("{at} is not known")));
        }
        check_member(member, value, &at)?;
    }
    if name == "republish" {
        check_republish(members, &at)?;
    }
    Ok(())
}

fn check_member(member: &str, value: &Value, at: &str) -> Result<(), ApiError> {
    let text = value.as_str();
    if let Some((_, values)) = ENUMERATIONS.iter().find(|(known, _)| *known == member) {
        constraints::one_of(text.unwrap_or_default(), at, values)?;
    }
    match (member, text) {
        ("roleArn", _) => constraints::role_arn(text.unwrap_or_default(), at),
        ("functionArn", _) => {
            let arn: Arn = constraints::name(text.unwrap_or_default(), at)?;
            if arn.service() == "lambda" {
                Ok(())
            } else {
                Err(constraints::refuse(
                    arn.as_str(),
                    at,
                    "be the ARN of a Lambda function",
                ))
            }
        }
        _ => Ok(()),
    }
}

/// A topic that is written to must be one: no wildcards, and of the reserved ones only with a doubled `$` (Developer Guide,
/// "Republish"). Substitution templates are filled in per message.
fn check_republish(members: &Map<String, Value>, at: &str) -> Result<(), ApiError> {
    let topic = members
        .get("topic")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let fixed = topic.split("${").next().unwrap_or_default();
    if fixed.contains(['+', '#']) {
        return Err(constraints::refuse(
            topic,
            &format!("{at}.topic"),
            "have no wildcards",
        ));
    }
    match members.get("qos") {
        None => Ok(()),
        Some(qos) if qos.as_i64().is_some_and(|qos| (0..=1).contains(&qos)) => Ok(()),
        Some(qos) => Err(constraints::refuse(
            &qos.to_string(),
            &format!("{at}.qos"),
            "be 0 or 1",
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ROLE: &str = "arn:aws:iam::123456789012:role/rule";

    #[test]
    fn actions_of_the_model_are_taken() {
        for action in [
            json!({ "republish": { "topic": "a/${topic(2)}", "roleArn": ROLE, "qos": 1 } }),
            json!({ "lambda": { "functionArn": "arn:aws:lambda:eu-central-1:123456789012:function:f" } }),
            json!({ "dynamoDBv2": { "roleArn": ROLE, "putItem": { "tableName": "t" } } }),
        ] {
            assert_eq!(check(&action, "actions"), Ok(()));
        }
    }

    #[test]
    fn others_are_refused() {
        for (action, says) in [
            (json!({}), "one action"),
            (json!([]), "one action"),
            (json!({ "fly": {} }), "no action `fly`"),
            (json!({ "lambda": [] }), "structure"),
            (json!({ "lambda": {} }), "functionArn"),
            (
                json!({ "lambda": { "functionArn": ROLE } }),
                "Lambda function",
            ),
            (
                json!({ "republish": { "topic": "a", "roleArn": "x" } }),
                "roleArn",
            ),
            (
                json!({ "republish": { "topic": "a", "roleArn": ROLE, "qos": 2 } }),
                "0 or 1",
            ),
            (
                json!({ "republish": { "topic": "a/+", "roleArn": ROLE } }),
                "wildcards",
            ),
            (
                json!({ "republish": { "topic": "a", "roleArn": ROLE, "x": 1 } }),
                "not known",
            ),
            (
                json!({ "sns": { "targetArn": "a", "roleArn": ROLE, "messageFormat": "XML" } }),
                "enum",
            ),
        ] {
            let error = check(&action, "actions").expect_err("refused");
            assert!(error.message.contains(says), "{action}: {}", error.message);
        }
    }
}
