//! Lambda functions as other resources name them, and AWS IoT's permission to invoke them for one rule or authorizer.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::digest;
use serde_json::Value;

use super::change::{ChangeError, Steps};
use super::policy::{statements, texts};
use super::session::Session;
use crate::aws::lambda::{Lambda, Permission};
use crate::aws::{AwsError, AwsErrorKind};
use crate::model::name::{Arn, NameError, Scope, is_word};

/// Who invokes the functions of rules and authorizers.
const SERVICE: &str = "iot.amazonaws.com";
/// What is invoked, as errors name it.
pub const FUNCTION: &str = "Lambda function";
/// Longest id of a statement (botocore `lambda`, `StatementId`).
const ID_CHARACTERS: usize = 100;

/// A function's ARN, or its name, perhaps with `:` and a version or alias.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FunctionReference(String);

impl FunctionReference {
    /// The function's ARN, where it is told by its name alone: in `scope`.
    #[must_use]
    pub fn arn(&self, scope: &Scope) -> String {
        if self.0.starts_with("arn:") {
            return self.0.clone();
        }
        format!(
            "arn:{}:lambda:{}:{}:function:{}",
            scope.region.partition(),
            scope.region,
            scope.account,
            self.0
        )
    }
}

impl FromStr for FunctionReference {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let named = |text: &str| match text.split_once(':') {
            Some((name, qualifier)) => {
                is_word(name, 64, "-_") && (qualifier == "$LATEST" || is_word(qualifier, 128, "-_"))
            }
            None => is_word(text, 64, "-_"),
        };
        let valid = if text.starts_with("arn:") {
            let arn: Arn = text.parse()?;
            let function = arn.resource().strip_prefix("function:");
            arn.service() == "lambda" && function.is_some_and(named)
        } else {
            named(text)
        };
        if valid {
            return Ok(Self(text.to_owned()));
        }
        Err(NameError {
            kind: "a Lambda function",
            value: text.to_owned(),
            rule: "a name of 1 to 64 letters, digits, `-` or `_`, or an ARN as in `arn:aws:lambda:eu-central-1:123456789012:function:f`",
        })
    }
}

impl fmt::Display for FunctionReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Id of the statement that lets AWS IoT invoke a function for `source`: the same each time.
fn statement_id(source: &str) -> String {
    let resource = source.splitn(6, ':').nth(5).unwrap_or(source);
    let (kind, name) = resource.split_once('/').unwrap_or(("resource", resource));
    let id = format!("iotctl-{kind}-{name}");
    if is_word(&id, ID_CHARACTERS, "-_") {
        return id;
    }
    let digest = digest::digest(&digest::SHA256, source.as_bytes());
    format!("iotctl-{kind}-{}", hex::encode(&digest.as_ref()[..16]))
}

/// The statements of a function's resource policy; none if it has no policy.
async fn permissions(lambda: &Lambda, function: &str) -> Result<Vec<Value>, AwsError> {
    let policy = lambda.policy(function).await?;
    let policy: Value = policy
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    Ok(statements(&policy).to_vec())
}

fn is_or_has(value: &Value, wanted: &str) -> bool {
    texts(value).any(|text| text == wanted)
}

/// Whether a statement lets AWS IoT invoke the function for `source`, and does not do so for others.
fn permits(statement: &Value, source: &str) -> bool {
    let account = source.split(':').nth(4).unwrap_or_default();
    let action = &statement["Action"];
    let invokes = ["lambda:InvokeFunction", "lambda:*", "*"]
        .iter()
        .any(|name| is_or_has(action, name));
    let mut names_source = false;
    let mut holds = true;
    let conditions = statement["Condition"].as_object().into_iter().flatten();
    for (operator, keys) in conditions {
        for (key, value) in keys.as_object().into_iter().flatten() {
            match key.to_ascii_lowercase().as_str() {
                "aws:sourcearn" if !operator.contains("Not") && is_or_has(value, source) => {
                    names_source = true;
                }
                "aws:sourceaccount" if !operator.contains("Not") && is_or_has(value, account) => {}
                _ => holds = false,
            }
        }
    }
    statement["Effect"] == "Allow"
        && is_or_has(&statement["Principal"]["Service"], SERVICE)
        && invokes
        && names_source
        && holds
}

/// Whether a function is of the account of `source`: only its own account can read and change its policy.
fn is_own(function: &str, source: &str) -> bool {
    let account = |arn: &str| arn.split(':').nth(4).map(str::to_owned);
    account(function) == account(source)
}

/// Lets AWS IoT invoke `function` (an ARN) for `source`, the ARN of a rule or authorizer. For a function of another account,
/// that account has to.
pub(in crate::domain) async fn ensure(
    session: &Session,
    function: &str,
    source: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    if !is_own(function, source) {
        return Ok(());
    }
    let lambda = session.aws().lambda();
    let all = permissions(&lambda, function).await?;
    if all.iter().any(|statement| permits(statement, source)) {
        return Ok(());
    }
    if all.is_empty() && !steps.is_dry_run() {
        // A function without a policy, and none at all, have the same answer.
        lambda
            .check_function(function)
            .await
            .map_err(|error| match error.kind {
                AwsErrorKind::NotFound => ChangeError::Missing {
                    noun: FUNCTION,
                    name: function.to_owned(),
                },
                _ => error.into(),
            })?;
    }
    let permission = Permission {
        statement_id: statement_id(source),
        service: SERVICE.to_owned(),
        source_arn: source.to_owned(),
    };
    let id = permission.statement_id.as_str();
    let object = format!("{function} for {source}");
    if all.iter().any(|statement| statement["Sid"] == id) {
        let remove = || lambda.remove_permission(function, id);
        steps.call("remove-permission", &object, remove).await?;
    }
    let add = || async {
        match lambda.add_permission(function, &permission).await {
            // The answer to an earlier attempt was lost.
            Err(error) if error.kind == AwsErrorKind::Conflict => {
                let all = permissions(&lambda, function).await?;
                let added = all.iter().any(|statement| permits(statement, source));
                added.then_some(()).ok_or(error)
            }
            outcome => outcome,
        }
    };
    steps.call("add-permission", &object, add).await
}

/// Takes the permission for `source` away that [`ensure`] gave; none is no error.
pub(in crate::domain) async fn revoke(
    session: &Session,
    function: &str,
    source: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    if !is_own(function, source) {
        return Ok(());
    }
    let lambda = session.aws().lambda();
    let id = statement_id(source);
    let all = permissions(&lambda, function).await?;
    if !all.iter().any(|statement| statement["Sid"] == id.as_str()) {
        return Ok(());
    }
    let object = format!("{function} for {source}");
    let remove = || lambda.remove_permission(function, &id);
    steps.call("remove-permission", &object, remove).await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SOURCE: &str = "arn:aws:iot:eu-central-1:123456789012:rule/store";

    #[test]
    fn statement_ids_are_stable_and_legal() {
        assert_eq!(statement_id(SOURCE), "iotctl-rule-store");
        let odd = "arn:aws:iot:eu-central-1:123456789012:authorizer/a=b,c@d";
        let id = statement_id(odd);
        assert!(
            id.starts_with("iotctl-authorizer-") && id.len() == 50,
            "{id}"
        );
        assert_eq!(id, statement_id(odd));
        let long = format!("{odd}{}", "x".repeat(100));
        assert!(statement_id(&long).len() <= ID_CHARACTERS);
        assert_ne!(statement_id(&long), id);
    }

    fn statement(source: &str) -> Value {
        json!({
            "Sid": "x", "Effect": "Allow", "Principal": { "Service": SERVICE }, "Action": "lambda:InvokeFunction",
            "Condition": { "ArnLike": { "AWS:SourceArn": source } },
        })
    }

    #[test]
    fn only_a_statement_for_the_source_permits() {
        assert!(permits(&statement(SOURCE), SOURCE));
        assert!(!permits(
            &statement("arn:aws:iot:eu-central-1:123456789012:rule/*"),
            SOURCE
        ));
        let mut other = statement(SOURCE);
        other["Condition"]["StringEquals"] = json!({ "AWS:SourceAccount": "123456789012" });
        assert!(permits(&other, SOURCE));
        other["Condition"]["StringEquals"] = json!({ "AWS:SourceAccount": "210987654321" });
        assert!(!permits(&other, SOURCE));
        for (member, value) in [
            ("Effect", json!("Deny")),
            ("Principal", json!("*")),
            ("Action", json!("lambda:GetFunction")),
            ("Condition", json!({})),
        ] {
            let mut other = statement(SOURCE);
            other[member] = value;
            assert!(!permits(&other, SOURCE), "{member}");
        }
    }

    #[test]
    fn functions_are_named_or_pointed_at() {
        let scope = Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        };
        let arn = |text: &str| {
            let reference: Result<FunctionReference, _> = text.parse();
            reference.map(|found| found.arn(&scope))
        };
        let whole = "arn:aws:lambda:eu-central-1:123456789012:function:f";
        assert_eq!(arn("f").as_deref(), Ok(whole));
        assert_eq!(arn(whole).as_deref(), Ok(whole));
        assert_eq!(arn("f:live"), Ok(format!("{whole}:live")));
        for bad in [
            "",
            "a b",
            "f:",
            "arn:aws:iot:r-1:1:function:f",
            "arn:aws:lambda:r-1:1:layer:f",
        ] {
            assert!(arn(bad).is_err(), "{bad}");
        }
    }
}
