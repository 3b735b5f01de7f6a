//! `Invoke`: an event to what stands in for a function, and its answer.

use axum::http::{HeaderValue, StatusCode};
use bytes::Bytes;
use serde_json::Value;

use super::rules::{Function, error};
use crate::sandbox::api::reply::{HttpResponse, json_body};
use crate::sandbox::api::wire::{ApiError, Request};
use crate::sandbox::functions::FunctionError;
use crate::sandbox::services::Services;

/// Largest event in bytes (Lambda quotas: 6 MB).
pub(in crate::sandbox::api) const BODY_BYTES: usize = 6 * 1024 * 1024;

/// Whether requests on `path` are of this operation.
pub(in crate::sandbox::api) fn is_path(path: &str) -> bool {
    path.ends_with("/invocations") && path.starts_with("/2015-03-31/functions/")
}

/// Answers an `Invoke`; waits for the function unless it is asked not to.
pub(in crate::sandbox::api) fn invoke(
    services: &Services,
    request: &Request,
    request_id: &str,
) -> Result<HttpResponse, ApiError> {
    let function = Function::of(request)?;
    services
        .store
        .read(|db| function.find(services, db, &request.scope))?;
    let event = if request.body.is_empty() {
        Bytes::from_static(b"{}")
    } else {
        request.body.clone()
    };
    if let Err(problem) = serde_json::from_slice::<serde::de::IgnoredAny>(&event) {
        let text = format!("Could not parse request body into json: {problem}");
        let kind = "InvalidRequestContentException";
        return Err(error(kind, StatusCode::BAD_REQUEST, text));
    }
    let kind = request
        .header("x-amz-invocation-type")
        .unwrap_or("RequestResponse");
    let begin = || {
        services
            .functions
            .begin(&function.name, event)
            .map_err(|problem| {
                let (kind, status) = match problem {
                    FunctionError::Missing(_) => {
                        ("ResourceNotReadyException", StatusCode::BAD_GATEWAY)
                    }
                    FunctionError::Busy(_) => {
                        ("TooManyRequestsException", StatusCode::TOO_MANY_REQUESTS)
                    }
                };
                error(kind, status, problem.to_string())
            })
    };
    let mut response = match kind {
        "DryRun" => json_body(StatusCode::NO_CONTENT, &Value::Null, request_id),
        "Event" => {
            begin()?;
            json_body(StatusCode::ACCEPTED, &Value::Null, request_id)
        }
        _ => {
            let (answer, failed) = match begin()?.wait() {
                Ok(answer) => (answer, false),
                Err(problem) => (problem.into_bytes(), true),
            };
            let mut response = json_body(StatusCode::OK, &Value::Null, request_id);
            *response.body_mut() = http_body_util::Full::new(Bytes::from(answer));
            if failed {
                let unhandled = HeaderValue::from_static("Unhandled");
                response
                    .headers_mut()
                    .insert("x-amz-function-error", unhandled);
            }
            response
        }
    };
    let version = HeaderValue::from_static("$LATEST");
    response
        .headers_mut()
        .insert("x-amz-executed-version", version);
    Ok(response)
}
