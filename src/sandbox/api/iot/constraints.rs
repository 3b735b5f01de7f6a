//! Constraints of the service model on single parameters, refused in the words AWS uses for them, and the shape of list answers.

use std::str::FromStr;

use serde_json::{Map, Value};

use crate::model::limits;
use crate::model::name::{Arn, NameError};
use crate::sandbox::api::wire::{ApiError, Page, Request};

/// Refuses the value of a parameter: `rule` continues "Member must …".
pub(super) fn refuse(value: &str, at: &str, rule: &str) -> ApiError {
    ApiError::invalid(format!(
        "1 validation error detected: Value '{value}' at '{at}' failed to satisfy constraint: Member must {rule}"
    ))
}

/// Refuses a request that lacks a parameter.
pub(super) fn missing(at: &str) -> ApiError {
    ApiError::invalid(format!(
        "1 validation error detected: Value null at '{at}' failed to satisfy constraint: Member must not be null"
    ))
}

/// Reads a parameter whose type knows its rule.
pub(super) fn name<N: FromStr<Err = NameError>>(text: &str, at: &str) -> Result<N, ApiError> {
    text.parse()
        .map_err(|error: NameError| refuse(text, at, &format!("be {}", error.rule)))
}

/// Reads a parameter that may be absent.
pub(super) fn optional<N: FromStr<Err = NameError>>(
    text: Option<&str>,
    at: &str,
) -> Result<Option<N>, ApiError> {
    text.map(|text| name(text, at)).transpose()
}

/// Checks a name of 1 to `longest` ASCII letters, digits and `others`.
pub(super) fn word<'a>(
    text: &'a str,
    at: &str,
    others: &str,
    longest: usize,
) -> Result<&'a str, ApiError> {
    let valid = (1..=longest).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || others.contains(c));
    if valid {
        return Ok(text);
    }
    let rule = format!("have 1 to {longest} letters, digits or one of `{others}`");
    Err(refuse(text, at, &rule))
}

/// Checks that a parameter is one of `values`.
pub(super) fn one_of<'a>(text: &'a str, at: &str, values: &[&str]) -> Result<&'a str, ApiError> {
    if values.contains(&text) {
        return Ok(text);
    }
    let rule = format!("satisfy enum value set: [{}]", values.join(", "));
    Err(refuse(text, at, &rule))
}

/// Checks the ARN of an IAM role: 20 to 2048 characters (service model, `RoleArn`).
pub(super) fn role_arn(text: &str, at: &str) -> Result<(), ApiError> {
    let arn: Arn = name(text, at)?;
    let role = arn.service() == "iam"
        && arn
            .resource()
            .strip_prefix("role/")
            .is_some_and(|name| !name.is_empty());
    if role && (20..=2048).contains(&text.len()) {
        return Ok(());
    }
    Err(refuse(text, at, "be the ARN of an IAM role"))
}

/// Checks the description of a thing type or group: at most 2028 visible characters and spaces.
pub(super) fn description(text: &str, at: &str) -> Result<(), ApiError> {
    const LONGEST: usize = 2028;
    if text.chars().count() > LONGEST {
        return Err(refuse(text, at, "have length less than or equal to 2028"));
    }
    if text
        .chars()
        .any(|c| c.is_control() || (c.is_whitespace() && c != ' '))
    {
        return Err(refuse(
            text,
            at,
            "satisfy regular expression pattern: [\\p{Graph}\\x20]*",
        ));
    }
    Ok(())
}

/// Reads `expectedVersion` from the query.
pub(super) fn expected_version(request: &Request) -> Result<Option<i64>, ApiError> {
    request
        .query("expectedVersion")
        .map(|text| {
            text.parse()
                .map_err(|_| refuse(text, "expectedVersion", "be a whole number"))
        })
        .transpose()
}

/// Refuses a change of a resource of that kind if its version is not the expected one.
pub(super) fn check_version(
    kind: &str,
    name: &str,
    version: i64,
    expected: Option<i64>,
) -> Result<(), ApiError> {
    match expected {
        Some(expected) if expected != version => Err(ApiError::version_conflict(format!(
            "The version of {kind} {name} is {version}, not the expected {expected}"
        ))),
        _ => Ok(()),
    }
}

/// The page that a registry list asks for with `maxResults` and `nextToken`.
pub(super) fn page(request: &Request) -> Result<Page, ApiError> {
    Page::of(request, "maxResults", "nextToken", limits::PAGE)
}

/// Keeps of `items`, which are in the order of `key`, those of the page and at most one more.
pub(super) fn skip_to_page<T>(page: &Page, items: Vec<T>, key: impl Fn(&T) -> &str) -> Vec<T> {
    let after = page.after.as_deref().unwrap_or("");
    items
        .into_iter()
        .filter(|item| key(item) > after)
        .take(page.size + 1)
        .collect()
}

/// A list answer: `items` under `member`, with the token of the next page if there is one.
pub(super) fn listing(member: &str, items: Vec<Value>, next: Option<String>) -> Value {
    let mut answer = Map::new();
    answer.insert(member.to_owned(), Value::Array(items));
    if let Some(token) = next {
        answer.insert("nextToken".to_owned(), Value::from(token));
    }
    Value::Object(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::name::ThingName;

    #[test]
    fn a_refusal_names_value_place_and_rule() {
        let error = name::<ThingName>("a b", "thingName").expect_err("has a space");
        assert_eq!(error.kind, "InvalidRequestException");
        assert!(
            error.message.contains("Value 'a b' at 'thingName'"),
            "{}",
            error.message
        );
        assert!(error.message.contains("1 to 128"), "{}", error.message);
    }

    #[test]
    fn descriptions_are_one_line_and_bounded() {
        assert!(description(&"é ".repeat(1014), "d").is_ok());
        assert!(description(&"a".repeat(2029), "d").is_err());
        assert!(description("two\nlines", "d").is_err());
    }
}
