//! Resource policies of functions: who may invoke them.

use axum::http::StatusCode;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::functions::body_of;
use super::rules::{Function, conflict, error, invalid, not_found, refuse};
use crate::sandbox::api::wire::{Answer, ApiError, Request};
use crate::sandbox::authority::TrustPolicy;
use crate::sandbox::services::Services;
use crate::sandbox::store::lambda as store;

/// Most characters of a function's policy (Lambda quotas: 20 KB).
const POLICY_CHARACTERS: usize = 20_480;

/// The policy as `GetPolicy` answers it.
fn policy(statements: &[(String, String)]) -> String {
    let all: Vec<&str> = statements.iter().map(|(_, text)| text.as_str()).collect();
    format!(
        "{{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{}]}}",
        all.join(",")
    )
}

/// Changes with every change of the policy.
fn revision(policy: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, policy.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.as_ref()[..16]);
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

fn statements(
    services: &Services,
    db: &Connection,
    request: &Request,
    function: &Function,
) -> Result<Vec<(String, String)>, ApiError> {
    function.find(services, db, &request.scope)?;
    Ok(store::statements(
        db,
        request.scope.region.as_str(),
        &function.name,
        &function.qualifier,
    )?)
}

fn check_revision(given: Option<&str>, policy: &str) -> Result<(), ApiError> {
    match given {
        Some(given) if given != revision(policy) => Err(error(
            "PreconditionFailedException",
            StatusCode::PRECONDITION_FAILED,
            "The RevisionId provided does not match the latest RevisionId. Call the GetPolicy API to retrieve the latest RevisionId",
        )),
        _ => Ok(()),
    }
}

/// `StatementId` as the service takes it.
fn check_sid(text: &str, others: &str) -> Result<(), ApiError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || others.contains(c);
    if (1..=100).contains(&text.len()) && text.chars().all(allowed) {
        return Ok(());
    }
    Err(refuse(
        text,
        "statementId",
        "satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
    ))
}

/// `Principal` of the statement: a service, an account, an ARN, or everybody.
fn principal(text: &str) -> Value {
    if text == "*" {
        return json!("*");
    }
    if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return json!({ "AWS": format!("arn:aws:iam::{text}:root") });
    }
    if text.starts_with("arn:") {
        return json!({ "AWS": text });
    }
    json!({ "Service": text })
}

fn statement(
    request: &Request,
    body: &Map<String, Value>,
    function: &Function,
) -> Result<(String, Value), ApiError> {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let need = |name: &str, at: &str| text(name).ok_or_else(|| refuse("null", at, "not be null"));
    let sid = need("StatementId", "statementId")?;
    check_sid(sid, "-_")?;
    let action = need("Action", "action")?;
    let known = action == "*"
        || action.strip_prefix("lambda:").is_some_and(|name| {
            name == "*" || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic()))
        });
    if !known {
        return Err(refuse(
            action,
            "action",
            "satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])",
        ));
    }
    let who = need("Principal", "principal")?;
    if who.is_empty() || who.contains(char::is_whitespace) {
        return Err(refuse(
            who,
            "principal",
            "satisfy regular expression pattern: [^\\s]+",
        ));
    }
    let mut conditions = Map::new();
    let mut equals = Map::new();
    for (member, key) in [
        ("SourceAccount", "AWS:SourceAccount"),
        ("PrincipalOrgID", "aws:PrincipalOrgID"),
        ("EventSourceToken", "lambda:EventSourceToken"),
        ("FunctionUrlAuthType", "lambda:FunctionUrlAuthType"),
    ] {
        if let Some(value) = text(member) {
            equals.insert(key.to_owned(), json!(value));
        }
    }
    if !equals.is_empty() {
        conditions.insert("StringEquals".to_owned(), Value::Object(equals));
    }
    if let Some(account) = text("SourceAccount")
        && (account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let rule = "satisfy regular expression pattern: \\d{12}";
        return Err(refuse(account, "sourceAccount", rule));
    }
    if let Some(arn) = text("SourceArn") {
        if !arn.starts_with("arn:") {
            return Err(refuse(arn, "sourceArn", "be an ARN"));
        }
        conditions.insert("ArnLike".to_owned(), json!({ "AWS:SourceArn": arn }));
    }
    let mut statement = json!({
        "Sid": sid,
        "Effect": "Allow",
        "Principal": principal(who),
        "Action": action,
        "Resource": function.qualified_arn(&request.scope),
    });
    if !conditions.is_empty() {
        statement["Condition"] = Value::Object(conditions);
    }
    Ok((sid.to_owned(), statement))
}

pub(super) fn add(services: &Services, request: &Request) -> Answer {
    let body = body_of(request)?;
    let function = Function::of(request)?;
    let (sid, statement) = statement(request, &body, &function)?;
    let text = statement.to_string();
    TrustPolicy::parse_with_resources(&policy(&[(sid.clone(), text.clone())])).map_err(|_| {
        invalid("The provided principal was invalid. Please check the principal and try again.")
    })?;
    services.store.write(|db| {
        let mut all = statements(services, db, request, &function)?;
        check_revision(body.get("RevisionId").and_then(Value::as_str), &policy(&all))?;
        if all.iter().any(|(other, _)| *other == sid) {
            return Err(conflict(format!(
                "The statement id ({sid}) provided already exists. Please provide a new statement id, or remove the existing statement."
            )));
        }
        all.push((sid.clone(), text.clone()));
        let size = policy(&all).len();
        if size > POLICY_CHARACTERS {
            return Err(error(
                "PolicyLengthExceededException",
                StatusCode::BAD_REQUEST,
                format!("The final policy size ({size}) is bigger than the limit ({POLICY_CHARACTERS})."),
            ));
        }
        let place = (function.name.as_str(), function.qualifier.as_str());
        store::add_statement(db, request.scope.region.as_str(), place, &sid, &text)?;
        Ok(json!({ "Statement": text }))
    })
}

pub(super) fn get(services: &Services, request: &Request) -> Answer {
    let function = Function::of(request)?;
    let all = services
        .store
        .read(|db| statements(services, db, request, &function))?;
    if all.is_empty() {
        return Err(not_found("The resource you requested does not exist."));
    }
    let policy = policy(&all);
    Ok(json!({ "RevisionId": revision(&policy), "Policy": policy }))
}

pub(super) fn remove(services: &Services, request: &Request) -> Answer {
    let function = Function::of(request)?;
    let sid = request.path("StatementId");
    check_sid(sid, "-_.")?;
    services.store.write(|db| {
        let all = statements(services, db, request, &function)?;
        check_revision(request.query("RevisionId"), &policy(&all))?;
        let place = (function.name.as_str(), function.qualifier.as_str());
        if !store::remove_statement(db, request.scope.region.as_str(), place, sid)? {
            return Err(not_found(format!(
                "Statement {sid} is not found in resource policy."
            )));
        }
        Ok(Value::Null)
    })
}
