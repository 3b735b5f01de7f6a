//! Whole HTTP answers: AWS's headers, and errors in the protocol the caller speaks.

use axum::http::{HeaderValue, Response, StatusCode, header};
use bytes::Bytes;
use http_body_util::Full;
use serde_json::{Value, json};

use super::wire::ApiError;

/// An answer with its whole body.
pub(crate) type HttpResponse = Response<Full<Bytes>>;

/// How a service words its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// REST-JSON: the error's name in `x-amzn-ErrorType`.
    RestJson,
    /// AWS JSON 1.1: the error's name in `__type`.
    Json,
    /// Query: XML, errors without the suffix `Exception`.
    Query,
}

impl Protocol {
    /// The protocol of a service by its signing name.
    pub(crate) fn of(service: &str) -> Self {
        match service {
            "sts" | "iam" => Self::Query,
            "cognito-identity" => Self::Json,
            _ => Self::RestJson,
        }
    }

    /// Words an error.
    pub(crate) fn error(self, error: &ApiError, request_id: &str) -> HttpResponse {
        match self {
            Self::RestJson => {
                let mut response = json_body(error.status, &error.body(), request_id);
                response
                    .headers_mut()
                    .insert("x-amzn-errortype", HeaderValue::from_static(error.kind));
                response
            }
            Self::Json => {
                let status = if error.status.is_server_error() {
                    error.status
                } else {
                    StatusCode::BAD_REQUEST
                };
                let body = json!({ "__type": error.kind, "message": error.message });
                json11_body(status, &body, request_id)
            }
            Self::Query => {
                let code = query_code(error.kind);
                let side = if error.status.is_server_error() {
                    "Receiver"
                } else {
                    "Sender"
                };
                xml_body(
                    error.status,
                    format!(
                        "<ErrorResponse><Error><Type>{side}</Type><Code>{code}</Code><Message>{}</Message></Error>\
                         <RequestId>{request_id}</RequestId></ErrorResponse>",
                        escape_xml(&error.message)
                    ),
                    request_id,
                )
            }
        }
    }
}

/// Names of the errors before any operation differ between JSON and Query services (AWS, "Common Errors").
fn query_code(kind: &str) -> &str {
    match kind {
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "ServiceUnavailableException" => "ServiceUnavailable",
        "InternalFailureException" => "InternalFailure",
        // A web identity's token, which STS words unlike the expired key of a caller.
        "ExpiredWebIdentityToken" => "ExpiredTokenException",
        other => other.strip_suffix("Exception").unwrap_or(other),
    }
}

/// A JSON answer; `Value::Null` is an empty body.
pub(crate) fn json_body(status: StatusCode, body: &Value, request_id: &str) -> HttpResponse {
    let bytes = if body.is_null() {
        Bytes::new()
    } else {
        Bytes::from(body.to_string())
    };
    build(status, "application/json", bytes, request_id)
}

/// A JSON answer of an AWS JSON 1.1 service; `Value::Null` is an empty body.
pub(crate) fn json11_body(status: StatusCode, body: &Value, request_id: &str) -> HttpResponse {
    let mut response = json_body(status, body, request_id);
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/x-amz-json-1.1"),
    );
    response
}

/// An XML answer.
pub(crate) fn xml_body(status: StatusCode, body: String, request_id: &str) -> HttpResponse {
    build(status, "text/xml", Bytes::from(body), request_id)
}

fn build(status: StatusCode, kind: &'static str, body: Bytes, request_id: &str) -> HttpResponse {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert("x-amzn-requestid", id);
    }
    response
}

/// Text as XML character data; characters XML 1.0 cannot carry are replaced.
pub(crate) fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(character),
            control if control.is_control() => out.push('\u{FFFD}'),
            other => out.push(other),
        }
    }
    out
}
