//! Topic rules as they run: what they may publish, what their messages share, and what is recorded of them.

use std::path::Path;

use serde_json::{Value, json};

use super::{PATIENCE, SILENCE};
use crate::sandbox::api::iot::test_support::Registry;
use crate::sandbox::broker::Message;
use crate::sandbox::refusals::log_path;
use crate::sandbox::store::StoreError;
use crate::sandbox::store::iam::{self, Role};

const ROLE: &str = "arn:aws:iam::123456789012:role/rule";

/// A registry with a role for rules, which may publish everywhere.
fn registry(dir: &Path) -> Registry {
    let registry = Registry::logging(dir);
    let statement = |more: Value| {
        let mut statement = json!({ "Effect": "Allow" });
        let (Some(fields), Value::Object(more)) = (statement.as_object_mut(), more) else {
            panic!("objects");
        };
        fields.extend(more);
        json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
    };
    let role = Role {
        name: "rule".to_owned(),
        id: "AROARULE".to_owned(),
        path: "/".to_owned(),
        trust: statement(
            json!({ "Principal": { "Service": "iot.amazonaws.com" }, "Action": "sts:AssumeRole" }),
        ),
        description: None,
        max_session: 3600,
        boundary: None,
        created_at: 0.0,
        used: None,
    };
    let may = statement(json!({ "Action": "iot:Publish", "Resource": "*" }));
    let made = registry.services.store.write(|db| {
        iam::put(db, &role)?;
        iam::put_inline(db, "rule", "publish", &may)?;
        Ok::<_, StoreError>(())
    });
    made.expect("made");
    registry
}

fn republish(topic: &str) -> Value {
    json!({ "republish": { "roleArn": ROLE, "topic": topic } })
}

fn rule(registry: &Registry, name: &str, sql: &str, topic: &str, more: &Value) {
    let mut body =
        json!({ "sql": sql, "actions": [republish(topic)], "awsIotSqlVersion": "2016-03-23" });
    if let Some(action) = more.get("errorAction") {
        body["errorAction"] = action.clone();
    }
    registry
        .call("CreateTopicRule")
        .path("ruleName", name)
        .body(body)
        .ok();
}

async fn publish(registry: &Registry, topic: &str, payload: Vec<u8>) {
    let message = Message {
        topic: topic.parse().expect("a topic"),
        payload: payload.into(),
        at_least_once: false,
        retain: false,
        expiry: None,
        properties: super::super::Properties::default(),
    };
    let broker = registry.services.brokers.of(&registry.scope().region);
    broker.publish(message).await.expect("published");
}

/// Reasons in the log of refusals.
fn reasons(dir: &Path) -> Vec<String> {
    let log = std::fs::read_to_string(log_path(dir)).unwrap_or_default();
    let reason = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("a refusal");
        line["reason"].as_str().unwrap_or_default().to_owned()
    };
    log.lines().map(reason).collect()
}

#[tokio::test]
async fn what_is_republished_keeps_the_limit_of_a_payload() {
    let dir = tempfile::tempdir().expect("a folder");
    let registry = registry(dir.path());
    let on_error = json!({ "errorAction": republish("error") });
    let sql = "SELECT a AS b, a AS c FROM 'in'";
    rule(&registry, "twice", sql, "out", &on_error);
    let mut errors = registry.listen("error").await;
    let payload = json!({ "a": "x".repeat(70_000) }).to_string();
    publish(&registry, "in", payload.into_bytes()).await;
    let (_, error) = errors.message().await;
    let message = error["failures"][0]["errorMessage"].as_str().expect("text");
    assert!(message.contains("131072"), "{message}");
}

#[tokio::test]
async fn a_message_has_one_trace_id_for_all_rules() {
    let dir = tempfile::tempdir().expect("a folder");
    let registry = registry(dir.path());
    let sql = "SELECT traceid() AS id FROM 'in'";
    let on_error = json!({ "errorAction": republish("out/error") });
    rule(&registry, "one", sql, "out/one", &Value::Null);
    rule(&registry, "two", sql, "$$aws/events/x", &on_error);
    let mut device = registry.listen("out/#").await;
    device.publish("in", "{}").await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let (topic, body) = device.message().await;
        let member = if topic == "out/error" {
            "cloudwatchTraceId"
        } else {
            "id"
        };
        ids.push(body[member].as_str().expect("an id").to_owned());
    }
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_message_that_no_rule_takes_is_recorded() {
    let dir = tempfile::tempdir().expect("a folder");
    let registry = registry(dir.path());
    let mut device = registry.listen("out").await;
    device.publish("$aws/rules/none/a", "{}").await;
    assert!(!device.has_heard().await);
    let reasons = reasons(dir.path());
    assert!(
        matches!(&reasons[..], [one] if one.contains("no topic rule of that name")),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn no_rule_runs_when_the_sandbox_stops() {
    let dir = tempfile::tempdir().expect("a folder");
    let registry = registry(dir.path());
    rule(
        &registry,
        "closed",
        "SELECT * FROM 'in'",
        "$$aws/events/x",
        &Value::Null,
    );
    publish(&registry, "in", b"{}".to_vec()).await;
    let recorded = async {
        while reasons(dir.path()).is_empty() {
            tokio::time::sleep(SILENCE / 10).await;
        }
    };
    tokio::time::timeout(PATIENCE, recorded)
        .await
        .expect("the rule runs, and fails");
    registry.services.brokers.shutdown().await;
    publish(&registry, "in", b"{}".to_vec()).await;
    tokio::time::sleep(SILENCE).await;
    assert_eq!(reasons(dir.path()).len(), 1);
}

#[tokio::test]
async fn a_rule_that_is_no_more_does_not_run() {
    let dir = tempfile::tempdir().expect("a folder");
    let registry = registry(dir.path());
    registry.breakable();
    let services = &registry.services;
    let failing = |name| {
        let sql = "SELECT * FROM 'in'";
        rule(&registry, name, sql, "$$aws/events/x", &Value::Null);
    };
    let ((), undone) = services.together(|| {
        failing("undone");
        registry.break_commit();
    });
    undone.expect_err("the commit fails");
    failing("emptied");
    services.store.reset().expect("emptied");
    services.reread();
    publish(&registry, "in", b"{}".to_vec()).await;
    tokio::time::sleep(SILENCE).await;
    assert_eq!(reasons(dir.path()), [""; 0]);
}
