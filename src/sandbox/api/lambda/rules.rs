//! Names of functions in all the forms that the service takes, and its errors.

use axum::http::StatusCode;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::model::name::Scope;
use crate::sandbox::api::wire::{ApiError, Request};
use crate::sandbox::services::Services;
use crate::sandbox::store::lambda;

/// Errors of the service carry the side at fault in the body.
pub(super) fn error(
    kind: &'static str,
    status: StatusCode,
    message: impl Into<String>,
) -> ApiError {
    ApiError::of(kind, status, message).with("Type", "User")
}

pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    error(
        "InvalidParameterValueException",
        StatusCode::BAD_REQUEST,
        message,
    )
}

pub(super) fn not_found(message: impl Into<String>) -> ApiError {
    error("ResourceNotFoundException", StatusCode::NOT_FOUND, message)
}

pub(super) fn conflict(message: impl Into<String>) -> ApiError {
    error("ResourceConflictException", StatusCode::CONFLICT, message)
}

/// Refuses the value of a parameter: `rule` continues "Member must …".
pub(super) fn refuse(value: &str, at: &str, rule: &str) -> ApiError {
    error(
        "ValidationException",
        StatusCode::BAD_REQUEST,
        format!(
            "1 validation error detected: Value '{value}' at '{at}' failed to satisfy constraint: Member must {rule}"
        ),
    )
}

/// A function as a request names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Function {
    /// Plain name.
    pub(super) name: String,
    /// Version or alias; empty if there is none.
    pub(super) qualifier: String,
}

impl Function {
    /// Reads `name`, `name:qualifier`, `account:function:name`, or an ARN.
    pub(super) fn read(scope: &Scope, text: &str) -> Result<Self, ApiError> {
        let bad = || {
            refuse(
                text,
                "functionName",
                "satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
            )
        };
        let mut rest = text;
        if let Some(arn) = text.strip_prefix("arn:") {
            let (_, after) = arn.split_once(":lambda:").ok_or_else(bad)?;
            rest = after;
        }
        let region = scope.region.as_str();
        if let Some((first, after)) = rest.split_once(':')
            && first.contains('-')
            && after.contains("function:")
        {
            if first != region {
                return Err(not_found(format!(
                    "Functions from '{first}' are not reachable in this region ('{region}')"
                )));
            }
            rest = after;
        }
        if let Some((account, after)) = rest.split_once(":function:") {
            if account != scope.account.as_str() {
                return Err(not_found(format!("Function not found: {text}")));
            }
            rest = after;
        }
        let rest = rest.strip_prefix("function:").unwrap_or(rest);
        let (name, qualifier) = rest.split_once(':').unwrap_or((rest, ""));
        let word = |text: &str| {
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        };
        let known = qualifier == "$LATEST" || word(qualifier);
        if name.is_empty() || name.len() > 64 || !word(name) || !known {
            return Err(bad());
        }
        Ok(Self {
            name: name.to_owned(),
            qualifier: qualifier.to_owned(),
        })
    }

    /// The function that a request names in its path, with its qualifier from there or from the query.
    pub(super) fn of(request: &Request) -> Result<Self, ApiError> {
        let mut function = Self::read(&request.scope, request.path("FunctionName"))?;
        if let Some(qualifier) = request.query("Qualifier") {
            if !function.qualifier.is_empty() && function.qualifier != qualifier {
                return Err(invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.",
                ));
            }
            qualifier.clone_into(&mut function.qualifier);
        }
        Ok(function)
    }

    /// ARN without qualifier.
    pub(super) fn arn(&self, scope: &Scope) -> String {
        format!(
            "arn:{}:lambda:{}:{}:function:{}",
            scope.region.partition(),
            scope.region,
            scope.account,
            self.name
        )
    }

    /// ARN with the qualifier, if there is one.
    pub(super) fn qualified_arn(&self, scope: &Scope) -> String {
        let arn = self.arn(scope);
        if self.qualifier.is_empty() {
            arn
        } else {
            format!("{arn}:{}", self.qualifier)
        }
    }

    /// What is told of a function that nobody created, because something stands in for it.
    fn local(&self, scope: &Scope) -> Value {
        json!({
            "FunctionName": self.name,
            "FunctionArn": self.arn(scope),
            "Description": "stands in for the function (iotctl sandbox start --function)",
            "Timeout": 10,
            "Version": "$LATEST",
            "State": "Active",
            "LastUpdateStatus": "Successful",
        })
    }

    /// The configuration, or the error that there is no such function. Only `$LATEST` exists of it, and the version it was
    /// published as.
    pub(super) fn find(
        &self,
        services: &Services,
        db: &Connection,
        scope: &Scope,
    ) -> Result<Value, ApiError> {
        let missing = || not_found(format!("Function not found: {}", self.qualified_arn(scope)));
        let text = match lambda::find(db, scope.region.as_str(), &self.name)? {
            Some(text) => text,
            None if services.functions.has(&self.name) => self.local(scope).to_string(),
            None => return Err(missing()),
        };
        let configuration: Value = serde_json::from_str(&text)
            .map_err(|error| ApiError::internal(format!("function {}: {error}", self.name)))?;
        let version = configuration["Version"].as_str().unwrap_or_default();
        if self.qualifier.is_empty() || self.qualifier == "$LATEST" || self.qualifier == version {
            Ok(configuration)
        } else {
            Err(missing())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_named_in_many_ways() {
        let scope = Scope {
            account: "123456789012".parse().expect("valid"),
            region: "eu-central-1".parse().expect("valid"),
        };
        let read = |text: &str| Function::read(&scope, text).map(|f| (f.name, f.qualifier));
        let plain = Ok(("f".to_owned(), String::new()));
        for text in [
            "f",
            "function:f",
            "123456789012:function:f",
            "eu-central-1:123456789012:function:f",
            "arn:aws:lambda:eu-central-1:123456789012:function:f",
        ] {
            assert_eq!(read(text), plain, "{text}");
        }
        let latest = Ok(("f".to_owned(), "$LATEST".to_owned()));
        assert_eq!(read("f:$LATEST"), latest);
        assert_eq!(
            read("arn:aws:lambda:eu-central-1:123456789012:function:f:$LATEST"),
            latest
        );
        for bad in [
            "",
            "a b",
            "f:a b",
            "arn:aws:s3:::b",
            "arn:aws:lambda:us-east-1:123456789012:function:f",
            "210987654321:function:f",
            &"f".repeat(65),
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
