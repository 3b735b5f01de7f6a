//! AWS Signature Version 4, verified: header form and presigned form, for any service and Region.
//!
//! Refuses signatures outside AWS's ±15 minutes, unknown keys, and anything that does not recompute. Does not decide what the
//! caller may do. Source: "Authenticating Requests (AWS Signature Version 4)", AWS General Reference.

mod claim;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use aws_lc_rs::constant_time;
use axum::http::{HeaderMap, HeaderValue};
use jiff::{SignedDuration, Timestamp};

use claim::Claim;

use crate::model::digest::sha256_hex;
use crate::model::sigv4::{self, Canonical, LastKey};

/// How far a client's clock may be off (AWS: 15 minutes, both ways).
const SKEW: SignedDuration = SignedDuration::from_mins(15);
/// What stands for the payload's digest if the payload is not signed.
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// A request as it arrived, path and query still encoded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrived<'a> {
    /// HTTP method.
    pub(crate) method: &'a str,
    /// Path, percent-encoded as sent.
    pub(crate) path: &'a str,
    /// Query without `?`, percent-encoded as sent.
    pub(crate) query: &'a str,
    /// Headers.
    pub(crate) headers: &'a HeaderMap,
    /// The whole body.
    pub(crate) body: &'a [u8],
}

/// What a valid signature tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signed {
    /// Access key id.
    pub(crate) access_key: String,
    /// Region of the credential scope.
    pub(crate) region: String,
    /// Service of the credential scope, such as `iot`.
    pub(crate) service: String,
    /// The path that was signed, percent-encoded: what may be served. It differs from the one that arrived if the signer
    /// resolved `//`, `.` and `..` before signing.
    pub(crate) path: String,
}

/// The secret that belongs to an access key.
#[derive(Clone)]
pub(crate) struct Secret {
    /// The secret access key.
    pub(crate) secret: String,
    /// The session token it must come with, if it is temporary.
    pub(crate) session_token: Option<String>,
}

/// Why a request is not authenticated. The texts are for the caller and follow AWS's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SignatureError {
    /// Neither an `Authorization` header nor signature parameters.
    #[error("Missing Authentication Token")]
    Missing,
    /// A part of the signature is absent or not readable.
    #[error("{0}")]
    Incomplete(String),
    /// The access key, or the token that belongs to it, is not known here.
    #[error("The security token included in the request is invalid.")]
    UnknownKey {
        /// The access key id.
        access_key: String,
    },
    /// The signature is right but too old, or from the future.
    #[error("{0}")]
    Expired(String),
    /// The signature is not what this request and key give.
    #[error("{0}")]
    Mismatch(String),
}

/// Service of the credential scope as far as the request claims one, to word a refusal in the service's protocol.
pub(crate) fn claimed_service(request: &Arrived<'_>) -> Option<String> {
    Claim::read(request).ok().map(|claim| claim.service)
}

/// Whether the request carries a signature in any form.
pub(crate) fn is_signed(request: &Arrived<'_>) -> bool {
    Claim::is_in(request)
}

/// Verifies the signature of `request` at the time `now`; `secret_of` knows the keys.
pub(crate) fn verify(
    request: &Arrived<'_>,
    now: Timestamp,
    secret_of: impl Fn(&str) -> Option<Secret>,
) -> Result<Signed, SignatureError> {
    let claim = Claim::read(request)?;
    let unknown = || SignatureError::UnknownKey {
        access_key: claim.access_key.clone(),
    };
    let secret = secret_of(&claim.access_key).ok_or_else(unknown)?;
    if claim.session_token != secret.session_token {
        return Err(unknown());
    }
    check_time(&claim, now)?;
    check_headers(&claim, request)?;
    let sign = |text: &str| {
        LAST_KEY.with_borrow_mut(|last| last.sign(claim.scope(), &secret.secret, text))
    };
    let payload = payload_digest(request)?;
    let mut first = None;
    for variant in variants(&claim, request, &payload) {
        let canonical = canonical(request, &claim, &variant);
        let to_sign = claim.scope().string_to_sign(&claim.stamp, &canonical);
        let signature = sign(&to_sign);
        if constant_time::verify_slices_are_equal(signature.as_bytes(), claim.signature.as_bytes())
            .is_ok()
        {
            return Ok(Signed {
                access_key: claim.access_key,
                region: claim.region,
                service: claim.service,
                path: sigv4::path(request.path, variant.normalize).into_owned(),
            });
        }
        first.get_or_insert((canonical, to_sign));
    }
    let (canonical, to_sign) = first.unwrap_or_default();
    Err(SignatureError::Mismatch(format!(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and \
         signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have \
         been\n'{}'\n\nThe String-to-Sign should have been\n'{to_sign}'\n",
        String::from_utf8_lossy(&canonical)
    )))
}

/// A choice among the ways to sign one request.
#[derive(Debug, Clone, Copy)]
struct Variant<'a> {
    /// Whether a session token in the query takes part.
    token: bool,
    /// Whether the path is normalized first.
    normalize: bool,
    /// What stands for the payload.
    payload: &'a str,
}

/// The canonical form of `request` as `claim` says it was signed.
fn canonical(request: &Arrived<'_>, claim: &Claim, variant: &Variant<'_>) -> Vec<u8> {
    let canonical = Canonical {
        method: request.method,
        path: &sigv4::path(request.path, variant.normalize),
        query: &sigv4::query(request.query, variant.token),
        signed_headers: &claim.signed_headers.join(";"),
        payload: variant.payload,
    };
    let mut names: Vec<&str> = claim.signed_headers.iter().map(String::as_str).collect();
    names.sort_unstable();
    canonical.request(names.into_iter().map(|name| {
        let values = request.headers.get_all(name).iter();
        (name, values.map(HeaderValue::as_bytes))
    }))
}

/// The forms in which clients in the field sign one and the same request.
///
/// AWS's own signers collapse `//` and `.` in the path before signing, others do not; the session token of
/// `iotdevicegateway` is appended after signing; a presigned request has no payload to sign.
fn variants<'a>(claim: &Claim, request: &Arrived<'_>, payload: &'a str) -> Vec<Variant<'a>> {
    let late_token =
        claim.presigned && claim.session_token.is_some() && claim.service.starts_with("iotd");
    let tokens: &[bool] = if late_token { &[false, true] } else { &[true] };
    let paths: &[bool] = if sigv4::is_normal(request.path) {
        &[true]
    } else {
        &[true, false]
    };
    let payloads: &[&'a str] = if claim.presigned {
        &[payload, UNSIGNED_PAYLOAD]
    } else {
        &[payload]
    };
    let mut all = Vec::with_capacity(tokens.len() * paths.len() * payloads.len());
    for &token in tokens {
        for &normalize in paths {
            all.extend(payloads.iter().map(|payload| Variant {
                token,
                normalize,
                payload,
            }));
        }
    }
    all
}

fn check_time(claim: &Claim, now: Timestamp) -> Result<(), SignatureError> {
    let show = |time: Timestamp| time.strftime("%Y%m%dT%H%M%SZ").to_string();
    let signed = claim.time;
    // Saturating: a time at the end of what can be told is as far off as any.
    let skewed =
        |time: Timestamp, by: SignedDuration| time.checked_add(by).unwrap_or(Timestamp::MAX);
    if signed > skewed(now, SKEW) {
        return Err(SignatureError::Expired(format!(
            "Signature not yet current: {} is still later than {} ({} + 15 min.)",
            show(signed),
            show(skewed(now, SKEW)),
            show(now)
        )));
    }
    let lifetime = claim.expires.map_or(SKEW, |seconds| {
        SignedDuration::from_secs(i64::from(seconds))
    });
    if now > skewed(signed, lifetime) {
        return Err(SignatureError::Expired(format!(
            "Signature expired: {} is now earlier than {} ({} - {} s)",
            show(signed),
            show(now.checked_sub(lifetime).unwrap_or(Timestamp::MIN)),
            show(now),
            lifetime.as_secs()
        )));
    }
    Ok(())
}

/// Refuses headers that change what is asked for and are not signed: whoever stands between could have added them.
///
/// AWS: every `x-amz-*` header must be signed. `x-amzn-trace-id` is added on the way and signed by no SDK; a digest of the
/// payload is compared with the payload, and the time is in what is signed.
fn check_headers(claim: &Claim, request: &Arrived<'_>) -> Result<(), SignatureError> {
    const FREE: [&str; 3] = ["x-amzn-trace-id", "x-amz-content-sha256", "x-amz-date"];
    let loose = request.headers.keys().find(|name| {
        let name = name.as_str();
        (name.starts_with("x-amz-") || name.starts_with("x-amzn-"))
            && !FREE.contains(&name)
            && !claim.signed_headers.iter().any(|signed| signed == name)
    });
    match loose {
        None => Ok(()),
        Some(name) => Err(SignatureError::Mismatch(format!(
            "There were headers present in the request which were not signed: '{name}'."
        ))),
    }
}

/// The payload's digest as the canonical request has it.
fn payload_digest(request: &Arrived<'_>) -> Result<String, SignatureError> {
    let computed = sha256_hex(request.body);
    match request
        .headers
        .get("x-amz-content-sha256")
        .map(HeaderValue::as_bytes)
    {
        Some(value) if value == UNSIGNED_PAYLOAD.as_bytes() => Ok(UNSIGNED_PAYLOAD.to_owned()),
        Some(value) if value != computed.as_bytes() => Err(SignatureError::Mismatch(
            "The provided 'x-amz-content-sha256' header does not match what was computed."
                .to_owned(),
        )),
        _ => Ok(computed),
    }
}

thread_local! {
    /// Whoever asks a connection's thread last, asks it next.
    static LAST_KEY: RefCell<LastKey> = const { RefCell::new(LastKey::new()) };
}

/// Fuzzing entry: bytes as method, path, query, header block and body; must not panic.
pub(crate) fn fuzz(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.split('\n');
    let (method, path) = (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    );
    let query = lines.next().unwrap_or_default();
    let mut headers = HeaderMap::new();
    for (name, value) in lines
        .by_ref()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(':'))
    {
        let name = axum::http::HeaderName::try_from(name);
        if let (Ok(name), Ok(value)) = (name, axum::http::HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    let body = lines.next().unwrap_or_default().as_bytes();
    let request = Arrived {
        method,
        path,
        query,
        headers: &headers,
        body,
    };
    let _ = verify(&request, Timestamp::UNIX_EPOCH, |_| {
        Some(Secret {
            secret: String::new(),
            session_token: None,
        })
    });
}
