//! Policy documents as texts: checked, compared, and filled in with what only the account knows.

use std::borrow::Cow;

use serde_json::Value;

use crate::domain::change::Difference;
use crate::domain::session::{AwsError, Session};
use crate::model::name::Scope;
use crate::model::policy::{Dialect, Document, DocumentError};

/// Stands for the account's number in a document.
const ACCOUNT: &str = "${account}";
/// Stands for the Region in a document.
const REGION: &str = "${region}";

/// Checks what can be told of an IoT policy document without AWS: its grammar and its size.
pub fn check_document(document: &str) -> Result<(), DocumentError> {
    Document::parse(&neutral(document), Dialect::Iot)?;
    Document::check_size(document)
}

/// Checks the grammar of an IAM policy document for a role.
pub fn check_role_document(document: &str) -> Result<(), DocumentError> {
    Document::parse(&neutral(document), Dialect::Iam).map(drop)
}

/// The document with something harmless in the place of what [`fill`] puts in.
fn neutral(document: &str) -> String {
    document
        .replace(ACCOUNT, "123456789012")
        .replace(REGION, "x")
}

/// Puts the account for `${account}` and the Region for `${region}`. AWS's own variables, which all have a colon, stay.
pub async fn fill<'a>(session: &Session, document: &'a str) -> Result<Cow<'a, str>, AwsError> {
    if !document.contains(ACCOUNT) && !document.contains(REGION) {
        return Ok(Cow::Borrowed(document));
    }
    Ok(Cow::Owned(filled(session.scope().await?, document)))
}

fn filled(scope: &Scope, document: &str) -> String {
    document
        .replace(ACCOUNT, scope.account.as_str())
        .replace(REGION, scope.region.as_str())
}

/// Whether two JSON documents say the same, apart from white space and the order of keys; texts that are no JSON are compared as
/// they are.
#[must_use]
pub fn same_document(one: &str, other: &str) -> bool {
    match (
        serde_json::from_str::<Value>(one),
        serde_json::from_str::<Value>(other),
    ) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Where two documents differ, each place with what is found and what is wanted; `field` names the document.
#[must_use]
pub fn differences(field: &str, found: &str, wanted: &str) -> Vec<Difference> {
    let mut list = Vec::new();
    match (serde_json::from_str(found), serde_json::from_str(wanted)) {
        (Ok(found), Ok(wanted)) => compare(field, Some(&found), Some(&wanted), &mut list),
        _ => list.extend(Difference::between(field, Some(found), Some(wanted))),
    }
    list
}

/// The statements of a document that somebody else wrote: a list of them, or one alone.
pub(in crate::domain) fn statements(document: &Value) -> &[Value] {
    match &document["Statement"] {
        Value::Array(all) => all,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// The texts of a member of a document: a list of them, or one alone.
pub(in crate::domain) fn texts(member: &Value) -> impl Iterator<Item = &str> {
    let items = member
        .as_array()
        .map_or(std::slice::from_ref(member), Vec::as_slice);
    items.iter().filter_map(Value::as_str)
}

fn compare(field: &str, found: Option<&Value>, wanted: Option<&Value>, list: &mut Vec<Difference>) {
    match (found, wanted) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let added = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(added) {
                compare(
                    &format!("{field}.{key}"),
                    one.get(key),
                    other.get(key),
                    list,
                );
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for at in 0..one.len().max(other.len()) {
                compare(&format!("{field}[{at}]"), one.get(at), other.get(at), list);
            }
        }
        (found, wanted) => {
            let text = |value: &Value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            };
            let (from, to) = (found.map(text), wanted.map(text));
            if found != wanted {
                list.push(Difference {
                    field: field.to_owned(),
                    from,
                    to,
                });
            }
        }
    }
}

/// Writes a document as JSON, not as a text that holds JSON.
pub(in crate::domain) fn as_json<S: serde::Serializer>(
    document: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<Value>(document) {
        Ok(value) => serde::Serialize::serialize(&value, serializer),
        Err(_) => serializer.serialize_str(document),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_keeps_to_aws_size() {
        assert!(check_document("[]").is_err());
        assert!(check_document("{").is_err());
        let long = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"iot:*","Resource":"arn:aws:iot:a:b:{}"}}]}}"#,
            "x".repeat(2048)
        );
        assert!(check_document(&long).is_err());
        let wide = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"iot:*","Resource":"*"}}]{}}}"#,
            " ".repeat(4000)
        );
        assert!(check_document(&wide).is_ok());
        assert!(same_document(
            r#"{"a":1,"b":[2]}"#,
            "{ \"b\":[2],\n\"a\":1 }"
        ));
        assert!(!same_document(r#"{"a": 1}"#, r#"{"a": 2}"#));
    }

    #[test]
    fn placeholders_are_filled_and_variables_of_aws_stay() {
        let scope = Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        };
        let text = "arn:aws:dynamodb:${region}:${account}:table/${credentials-iot:ThingName}";
        assert_eq!(
            filled(&scope, text),
            "arn:aws:dynamodb:eu-central-1:123456789012:table/${credentials-iot:ThingName}"
        );
        let document = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"{text}"}}]}}"#
        );
        assert_eq!(check_role_document(&document), Ok(()));
    }

    #[test]
    fn differences_name_the_place() {
        let list = differences(
            "document",
            r#"{"Statement":[{"Action":["a","b"],"Resource":"x"}]}"#,
            r#"{"Statement":[{"Resource":"y","Action":["a"]},{"Sid":"n"}]}"#,
        );
        let told: Vec<_> = list.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "document.Statement[0].Action[1] is `b`, wanted is nothing",
                "document.Statement[0].Resource is `x`, wanted is `y`",
                r#"document.Statement[1] is nothing, wanted is `{"Sid":"n"}`"#,
            ]
        );
        assert!(differences("document", r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#).is_empty());
    }
}
