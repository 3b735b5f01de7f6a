//! One error for every AWS call, told apart by the service's error code, never by its text and hardly by its status.

use std::error::Error as _;
use std::fmt;

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// What a failed call means to the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwsErrorKind {
    /// The named thing does not exist.
    NotFound,
    /// Something of that name exists already, in another form.
    AlreadyExists,
    /// It exists in a state that does not allow this.
    Conflict,
    /// The caller is known and not allowed.
    Denied,
    /// Too many calls.
    Throttled,
    /// The service refuses the request's content.
    Invalid,
    /// A quota is exhausted.
    Limit,
    /// No credentials, or the service does not accept them.
    Credentials,
    /// Something configured locally cannot be used: URL, CA bundle.
    Configuration,
    /// No Region.
    Region,
    /// The service was not reached, or its answer got lost: whether the call took effect is unknown.
    Network,
    /// The service answered that it failed: whether the call took effect is unknown.
    Unavailable,
    /// The service failed without an error of AWS's: a proxy, or a stand-in that lacks the operation. Whether the call took effect is
    /// unknown.
    Foreign,
    /// Something else.
    Other,
}

/// A failed AWS call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsError {
    /// What it means.
    pub kind: AwsErrorKind,
    /// The operation, such as `CreateThing`; empty if it failed before one.
    pub operation: &'static str,
    /// The service's error code, such as `ResourceNotFoundException`.
    pub code: Option<String>,
    /// What the service or the transport says.
    pub message: String,
    /// The service's id of the request.
    pub request_id: Option<String>,
}

impl AwsError {
    /// An error found before any call.
    pub(super) fn local(kind: AwsErrorKind, message: String) -> Self {
        Self {
            kind,
            operation: "",
            code: None,
            message,
            request_id: None,
        }
    }

    /// An answer that lacks what AWS documents for it; the call it answers took effect, perhaps.
    pub(super) fn answer(operation: &'static str, what: impl fmt::Display) -> Self {
        let message = format!("the answer cannot be used: {what}");
        Self {
            kind: AwsErrorKind::Unavailable,
            operation,
            code: None,
            message,
            request_id: None,
        }
    }

    /// The error of an SDK call.
    pub(super) fn of<E>(operation: &'static str, error: &SdkError<E, HttpResponse>) -> Self
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    {
        let status = error
            .raw_response()
            .map(|response| response.status().as_u16());
        let header = |name: &str| {
            error
                .raw_response()
                .and_then(|raw| raw.headers().get(name))
                .map(str::to_owned)
        };
        let request_id = header("x-amzn-requestid");
        let code = error.code().map(str::to_owned);
        let said = error.message().map(str::to_owned);
        let kind = match error {
            _ if lacks_credentials(error) => AwsErrorKind::Credentials,
            // A failure that cannot be read says as much as its status.
            SdkError::ResponseError(_) if status.is_some_and(|status| status >= 400) => {
                classify(None, status)
            }
            // Any other answer that broke off or cannot be read: success is as likely as failure.
            SdkError::TimeoutError(_)
            | SdkError::DispatchFailure(_)
            | SdkError::ResponseError(_) => AwsErrorKind::Network,
            SdkError::ConstructionFailure(_) => AwsErrorKind::Invalid,
            _ => classify(code.as_deref(), status),
        };
        let message = match (&code, said) {
            (Some(code), Some(text)) => format!("{text} ({code})"),
            (Some(code), None) => code.clone(),
            (None, Some(text)) => text,
            (None, None) => match status {
                Some(status) if kind != AwsErrorKind::Credentials => {
                    format!("HTTP status {status} without an AWS error")
                }
                _ if kind == AwsErrorKind::Credentials => causes(&error).pop().unwrap_or_default(),
                _ => causes(&error).join(": "),
            },
        };
        Self {
            kind,
            operation,
            code,
            message,
            request_id,
        }
    }

    /// Whether the call may have taken effect all the same.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        matches!(
            self.kind,
            AwsErrorKind::Network | AwsErrorKind::Unavailable | AwsErrorKind::Foreign
        )
    }
}

impl fmt::Display for AwsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.operation, self.kind) {
            ("", _) => f.write_str(&self.message),
            (operation, AwsErrorKind::Network) => {
                write!(f, "cannot reach AWS for {operation}: {}", self.message)
            }
            (operation, AwsErrorKind::Credentials) => write!(
                f,
                "no valid AWS credentials for {operation}: {}",
                self.message
            ),
            (operation, _) => write!(f, "{operation}: {}", self.message),
        }
    }
}

impl std::error::Error for AwsError {}

fn lacks_credentials<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: std::error::Error + Send + Sync + 'static,
{
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref::<CredentialsError>().is_some() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The causes below the SDK's own wrapper, whose text says nothing; the first is the outermost.
fn causes(error: &dyn std::error::Error) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        let part = error.to_string();
        if !parts.iter().any(|said| said.contains(&part)) {
            parts.push(part);
        }
        cause = error.source();
    }
    if parts.is_empty() {
        parts.push(error.to_string());
    }
    parts
}

/// Meaning of an error code; the HTTP status counts only where there is no code.
fn classify(code: Option<&str>, status: Option<u16>) -> AwsErrorKind {
    use AwsErrorKind as Kind;
    let Some(code) = code else {
        return match status {
            Some(401 | 403) => Kind::Denied,
            // Every service names what it does not find: this is a proxy, or another server.
            Some(404) => Kind::Network,
            Some(429) => Kind::Throttled,
            Some(500 | 501) => Kind::Foreign,
            Some(502..) => Kind::Unavailable,
            _ => Kind::Other,
        };
    };
    match code.strip_suffix("Exception").unwrap_or(code) {
        "ResourceNotFound" | "NotConfigured" | "NoSuchEntity" | "NotFound" => Kind::NotFound,
        "ResourceAlreadyExists" | "EntityAlreadyExists" | "TaskAlreadyExists" => {
            Kind::AlreadyExists
        }
        "Conflict"
        | "ResourceConflict"
        | "ConflictingResourceUpdate"
        | "DeleteConflict"
        | "VersionConflict"
        | "CertificateConflict"
        | "CertificateState"
        | "InvalidStateTransition"
        | "TransferConflict"
        | "TransferAlreadyCompleted"
        | "ConcurrentModification"
        | "TerminalState" => Kind::Conflict,
        "AccessDenied"
        | "Unauthorized"
        | "Forbidden"
        | "NotAuthorized"
        | "UnauthorizedOperation" => Kind::Denied,
        "UnrecognizedClient"
        | "InvalidClientTokenId"
        | "SignatureDoesNotMatch"
        | "InvalidSignature"
        | "ExpiredToken"
        | "IncompleteSignature"
        | "MissingAuthenticationToken"
        | "RequestExpired"
        | "InvalidAccessKeyId" => Kind::Credentials,
        "Throttling" | "Throttled" | "TooManyRequests" | "RequestLimitExceeded" | "SlowDown" => {
            Kind::Throttled
        }
        "LimitExceeded" | "VersionsLimitExceeded" | "ServiceQuotaExceeded" => Kind::Limit,
        "InvalidRequest"
        | "Validation"
        | "ValidationError"
        | "InvalidParameter"
        | "InvalidParameterValue"
        | "InvalidInput"
        | "MalformedPolicy"
        | "MalformedPolicyDocument"
        | "CertificateValidation"
        | "RegistrationCodeValidation"
        | "InvalidQuery"
        | "InvalidAggregation"
        | "SqlParse"
        | "MethodNotAllowed"
        | "RequestEntityTooLarge"
        | "UnsupportedDocumentEncoding" => Kind::Invalid,
        "ServiceUnavailable" | "InternalFailure" | "Internal" | "InternalServer"
        | "InternalError" | "ServiceFailure" | "GatewayTimeout" => Kind::Unavailable,
        // 501 says that nothing was done.
        _ if status.is_some_and(|status| status >= 500 && status != 501) => Kind::Unavailable,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_decides_and_not_the_status() {
        for (code, status, kind) in [
            (Some("ThrottlingException"), 400, AwsErrorKind::Throttled),
            (Some("LimitExceededException"), 410, AwsErrorKind::Limit),
            (
                Some("CertificateStateException"),
                406,
                AwsErrorKind::Conflict,
            ),
            (
                Some("ResourceAlreadyExistsException"),
                409,
                AwsErrorKind::AlreadyExists,
            ),
            (Some("NoSuchEntity"), 404, AwsErrorKind::NotFound),
            (
                Some("UnrecognizedClientException"),
                403,
                AwsErrorKind::Credentials,
            ),
            (Some("AccessDeniedException"), 403, AwsErrorKind::Denied),
            (Some("SomethingNew"), 404, AwsErrorKind::Other),
            (Some("SomethingNew"), 500, AwsErrorKind::Unavailable),
            (Some("NotImplementedException"), 501, AwsErrorKind::Other),
            (None, 404, AwsErrorKind::Network),
            (None, 429, AwsErrorKind::Throttled),
            (None, 500, AwsErrorKind::Foreign),
            (None, 503, AwsErrorKind::Unavailable),
        ] {
            assert_eq!(classify(code, Some(status)), kind, "{code:?} {status}");
        }
    }
}
