//! What the service takes: ids, names, lists; and the errors that say so.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::Connection;

use crate::model::name::Scope;
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::store::cognito::{self, Identity, Pool};

/// Largest page (service model `QueryLimit`).
const PAGE: usize = 60;

fn error(kind: &'static str, message: impl Into<String>) -> ApiError {
    ApiError::of(kind, StatusCode::BAD_REQUEST, message)
}

pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    error("InvalidParameterException", message)
}

pub(super) fn not_found(message: impl Into<String>) -> ApiError {
    error("ResourceNotFoundException", message)
}

pub(super) fn not_authorized(message: impl Into<String>) -> ApiError {
    error("NotAuthorizedException", message)
}

pub(super) fn conflict(message: impl Into<String>) -> ApiError {
    error("ResourceConflictException", message)
}

pub(super) fn limit(message: impl Into<String>) -> ApiError {
    error("LimitExceededException", message)
}

/// The pool's roles do not serve.
pub(super) fn configuration() -> ApiError {
    error(
        "InvalidIdentityPoolConfigurationException",
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
    )
}

/// The user of a developer provider is another identity.
pub(super) fn registered(message: impl Into<String>) -> ApiError {
    error("DeveloperUserAlreadyRegisteredException", message)
}

/// Refuses the value of a parameter: `rule` continues "Member must …".
pub(super) fn refuse(value: &str, at: &str, rule: &str) -> ApiError {
    invalid(format!(
        "1 validation error detected: Value '{value}' at '{at}' failed to satisfy constraint: Member must {rule}"
    ))
}

pub(super) fn missing(at: &str) -> ApiError {
    invalid(format!(
        "1 validation error detected: Value null at '{at}' failed to satisfy constraint: Member must not be null"
    ))
}

/// Checks a pool or identity id, `[\w-]+:[0-9a-f-]+` of at most 55 characters.
pub(super) fn id<'a>(text: Option<&'a str>, at: &str) -> Result<&'a str, ApiError> {
    let text = text.ok_or_else(|| missing(at))?;
    let valid = text.len() <= 55
        && text.split_once(':').is_some_and(|(region, id)| {
            !region.is_empty()
                && !id.is_empty()
                && region
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
                && id.chars().all(|c| "0123456789abcdef-".contains(c))
        });
    if valid {
        Ok(text)
    } else {
        Err(refuse(
            text,
            at,
            "satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
        ))
    }
}

/// Checks a provider's or developer's name.
pub(super) fn provider(text: &str, at: &str) -> Result<(), ApiError> {
    if (1..=128).contains(&text.chars().count()) {
        return Ok(());
    }
    Err(refuse(text, at, "have length between 1 and 128"))
}

/// Checks a text of 1 to 128 letters, digits and `others`, `[\w…]+` in the service model.
pub(super) fn word(text: &str, at: &str, others: &str) -> Result<(), ApiError> {
    let allowed = |c: char| c.is_alphanumeric() || c == '_' || others.contains(c);
    if (1..=128).contains(&text.chars().count()) && text.chars().all(allowed) {
        return Ok(());
    }
    let rule = format!("satisfy regular expression pattern: [\\w{others}]+");
    Err(refuse(text, at, &rule))
}

/// Checks the length of an ARN (service model, `ARNString`).
pub(super) fn arn_length(text: &str) -> Result<(), ApiError> {
    if (20..=2048).contains(&text.chars().count()) {
        return Ok(());
    }
    Err(refuse(text, "arn", "have length between 20 and 2048"))
}

/// ARN of a pool.
pub(super) fn pool_arn(scope: &Scope, pool: &str) -> String {
    format!(
        "arn:{}:cognito-identity:{}:{}:identitypool/{pool}",
        scope.region.partition(),
        scope.region,
        scope.account
    )
}

/// The pool of that id, or the error that there is none.
pub(super) fn find_pool(db: &Connection, scope: &Scope, id: &str) -> Result<Pool, ApiError> {
    cognito::find_pool(db, scope.region.as_str(), id)?
        .ok_or_else(|| not_found(format!("IdentityPool '{id}' not found.")))
}

/// The identity of that id, or the error that there is none.
pub(super) fn find_identity(
    db: &Connection,
    scope: &Scope,
    id: &str,
) -> Result<Identity, ApiError> {
    cognito::find_identity(db, scope.region.as_str(), id)?
        .ok_or_else(|| not_found(format!("Identity '{id}' not found.")))
}

/// Page size and the last id of the page before.
pub(super) fn page(size: Option<i64>, token: Option<&str>) -> Result<(usize, String), ApiError> {
    let size = size.ok_or_else(|| missing("maxResults"))?;
    let size = usize::try_from(size)
        .ok()
        .filter(|size| (1..=PAGE).contains(size))
        .ok_or_else(|| {
            refuse(
                &size.to_string(),
                "maxResults",
                "have value between 1 and 60",
            )
        })?;
    let after = match token {
        None => String::new(),
        Some(text) => URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or_else(|| invalid("NextToken is not valid"))?,
    };
    Ok((size, after))
}

/// Cuts `items` (up to one more than `size`) to the page and answers the token of the next one.
pub(super) fn cut<T>(items: &mut Vec<T>, size: usize, key: impl Fn(&T) -> &str) -> Option<String> {
    if items.len() <= size {
        return None;
    }
    items.truncate(size);
    items.last().map(|last| URL_SAFE_NO_PAD.encode(key(last)))
}
