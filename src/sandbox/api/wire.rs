//! How requests and answers look on the wire: parameters in, JSON out, AWS's error names, statuses and headers.
//!
//! Source: the service models of botocore 1.44.5 and its parsers.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, Method, StatusCode};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::model::name::Scope;
use crate::sandbox::authority::Principal;
use crate::sandbox::services::Services;
use crate::sandbox::store::StoreError;

/// One authenticated request to a REST-JSON service.
#[derive(Debug)]
pub(crate) struct Request {
    /// Account and Region (of the signature's scope).
    pub(crate) scope: Scope,
    /// Who asks.
    pub(crate) caller: Principal,
    /// Path parameters by their name in the URI pattern, percent-decoded.
    pub(crate) path: BTreeMap<String, String>,
    /// Query parameters, percent-decoded; each name is there once.
    pub(crate) query: BTreeMap<String, String>,
    /// Headers.
    pub(crate) headers: HeaderMap,
    /// The body as sent.
    pub(crate) body: Bytes,
}

impl Request {
    /// A path parameter; routing guarantees that it is there.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// A query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// A Boolean query parameter; absent is false, anything but `true` and `false` is an error.
    pub(crate) fn query_flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.query(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(ApiError::invalid(format!(
                "{name} must be true or false, not `{other}`"
            ))),
        }
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as JSON; an empty body counts as `{}`.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let body: &[u8] = if self.body.is_empty() {
            b"{}"
        } else {
            &self.body
        };
        serde_json::from_slice(body)
            .map_err(|error| ApiError::invalid(format!("request body: {error}")))
    }
}

/// An error as AWS words it on the wire.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ApiError {
    /// Exception name, sent as `x-amzn-ErrorType`.
    pub(crate) kind: &'static str,
    /// HTTP status.
    pub(crate) status: StatusCode,
    /// For a person.
    pub(crate) message: String,
    /// Further members of the body, such as `resourceId`.
    pub(crate) members: Vec<(&'static str, String)>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident: $kind:literal, $status:ident;)*) => {
        impl ApiError {
            $($(#[$doc])* pub(crate) fn $name(message: impl Into<String>) -> Self {
                Self { kind: $kind, status: StatusCode::$status, message: message.into(), members: Vec::new() }
            })*
        }
    };
}

kinds! {
    /// A parameter breaks a rule.
    invalid: "InvalidRequestException", BAD_REQUEST;
    /// Something named does not exist.
    not_found: "ResourceNotFoundException", NOT_FOUND;
    /// Something of that name exists with other properties.
    already_exists: "ResourceAlreadyExistsException", CONFLICT;
    /// A count is exhausted.
    limit_exceeded: "LimitExceededException", GONE;
    /// The policy document breaks a rule.
    malformed_policy: "MalformedPolicyException", BAD_REQUEST;
    /// The policy has as many versions as it may.
    versions_limit: "VersionsLimitExceededException", CONFLICT;
    /// `expectedVersion` is not the present one.
    version_conflict: "VersionConflictException", CONFLICT;
    /// Something still depends on what is to be deleted.
    delete_conflict: "DeleteConflictException", CONFLICT;
    /// The certificate's status does not allow it.
    certificate_state: "CertificateStateException", NOT_ACCEPTABLE;
    /// The certificate itself is not acceptable.
    certificate_validation: "CertificateValidationException", BAD_REQUEST;
    /// Several CAs could have signed the certificate.
    certificate_conflict: "CertificateConflictException", CONFLICT;
    /// The verification certificate does not carry the registration code.
    registration_code_validation: "RegistrationCodeValidationException", BAD_REQUEST;
    /// Provisioning by a template failed.
    registration_failure: "ResourceRegistrationFailureException", BAD_REQUEST;
    /// The statement of a topic rule breaks the SQL grammar.
    sql_parse: "SqlParseException", BAD_REQUEST;
    /// A fleet index query breaks its grammar.
    invalid_query: "InvalidQueryException", BAD_REQUEST;
    /// Something was never configured.
    not_configured: "NotConfiguredException", NOT_FOUND;
    /// The caller may not do this (data plane).
    forbidden: "ForbiddenException", FORBIDDEN;
    /// The caller is not known or not allowed.
    unauthorized: "UnauthorizedException", UNAUTHORIZED;
    /// The payload is over the limit.
    too_large: "RequestEntityTooLargeException", PAYLOAD_TOO_LARGE;
    /// Too many requests (data plane: 429).
    throttled_data: "ThrottlingException", TOO_MANY_REQUESTS;
    /// The sandbox cannot serve the request now, for example because the disk is full.
    unavailable: "ServiceUnavailableException", SERVICE_UNAVAILABLE;
    /// The path exists with another method.
    method_not_allowed: "MethodNotAllowedException", METHOD_NOT_ALLOWED;
    /// No operation has this method and path.
    unknown_operation: "UnknownOperationException", NOT_FOUND;
    /// AWS has the operation, the sandbox does not.
    not_implemented: "NotImplementedException", NOT_IMPLEMENTED;
    /// The request took too long to arrive.
    request_timeout: "RequestTimeoutException", REQUEST_TIMEOUT;
    /// The request is not signed.
    missing_token: "MissingAuthenticationTokenException", FORBIDDEN;
    /// The signature lacks a part.
    incomplete_signature: "IncompleteSignatureException", FORBIDDEN;
    /// The access key is not known.
    unrecognized_client: "UnrecognizedClientException", FORBIDDEN;
    /// The temporary key has ended.
    expired_token: "ExpiredTokenException", FORBIDDEN;
    /// The caller's policies do not allow it.
    access_denied: "AccessDeniedException", FORBIDDEN;
    /// The signature is wrong or too old.
    invalid_signature: "InvalidSignatureException", FORBIDDEN;
    /// A defect of the sandbox.
    internal: "InternalFailureException", INTERNAL_SERVER_ERROR;
}

impl ApiError {
    /// An error of a service that has its own names for them.
    pub(crate) fn of(kind: &'static str, status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            kind,
            status,
            message: message.into(),
            members: Vec::new(),
        }
    }

    /// Adds a member to the body.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.members.push((name, value.into()));
        self
    }

    /// The body.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({ "message": self.message });
        for (name, value) in &self.members {
            body[*name] = Value::from(value.as_str());
        }
        body
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::unavailable(error.to_string())
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// What a REST-JSON operation answers on success: a JSON object, or `Value::Null` for an empty body.
pub(crate) type Answer = Result<Value, ApiError>;

/// One operation of a REST-JSON service.
#[derive(Debug)]
pub(crate) struct Operation {
    /// AWS's name of it.
    pub(crate) name: &'static str,
    /// HTTP method.
    pub(crate) method: Method,
    /// URI pattern in `matchit` notation, `/things/{thingName}`.
    pub(crate) pattern: &'static str,
    /// What serves it.
    pub(crate) handler: fn(&Services, &Request) -> Answer,
}

/// A page of a list, as the two families of AWS's list calls ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Most items to answer.
    pub(crate) size: usize,
    /// The last key of the page before.
    pub(crate) after: Option<String>,
}

impl Page {
    /// Reads page size and token from the query: `size_name` is `pageSize` or `maxResults`, `token_name` `marker` or `nextToken`.
    pub(crate) fn of(
        request: &Request,
        size_name: &str,
        token_name: &str,
        default: usize,
    ) -> Result<Self, ApiError> {
        let size = match request.query(size_name) {
            None => default,
            Some(text) => text
                .parse()
                .ok()
                .filter(|size| (1..=crate::model::limits::PAGE).contains(size))
                .ok_or_else(|| {
                    ApiError::invalid(format!(
                        "{size_name} must be between 1 and 250, not `{text}`"
                    ))
                })?,
        };
        Self::with(size, request.query(token_name), token_name)
    }

    /// A page of `size` items behind `token`, a parameter called `token_name`.
    pub(crate) fn with(
        size: usize,
        token: Option<&str>,
        token_name: &str,
    ) -> Result<Self, ApiError> {
        let after = match token {
            None => None,
            Some(token) => Some(
                decode_token(token)
                    .ok_or_else(|| ApiError::invalid(format!("{token_name} is not valid")))?,
            ),
        };
        Ok(Self { size, after })
    }

    /// Cuts `items` (up to one more than `size`) to the page and answers the token of the next one.
    pub(crate) fn cut<T>(&self, items: &mut Vec<T>, key: impl Fn(&T) -> String) -> Option<String> {
        if items.len() <= self.size {
            return None;
        }
        items.truncate(self.size);
        items.last().map(|last| encode_token(&key(last)))
    }
}

fn encode_token(key: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(key)
}

fn decode_token(token: &str) -> Option<String> {
    use base64::Engine as _;
    String::from_utf8(
        base64::engine::general_purpose::STANDARD
            .decode(token)
            .ok()?,
    )
    .ok()
}

/// Now, as the control plane writes times: epoch seconds with milliseconds.
pub(crate) fn now() -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 fit 53 bits until the year 287396"
    )]
    let millis = jiff::Timestamp::now().as_millisecond() as f64;
    millis / 1000.0
}
