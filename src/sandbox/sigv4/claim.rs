//! What a request says about its own signature, from the `Authorization` header or from the query.
//!
//! Refuses claims that lack a part or cannot be read; whether they are true is decided by the caller.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{Arrived, SignatureError};
use crate::model::sigv4::{ALGORITHM, Scope, pairs, percent_decoded};

/// Longest life of a presigned request in seconds (AWS: 7 days).
const LONGEST_EXPIRY: u32 = 604_800;

/// A signature and what it claims to be made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Access key id.
    pub(super) access_key: String,
    /// Date of the credential scope, `yyyyMMdd`.
    pub(super) date: String,
    /// Region of the credential scope.
    pub(super) region: String,
    /// Service of the credential scope.
    pub(super) service: String,
    /// Signed headers in the order given, lower case.
    pub(super) signed_headers: Vec<String>,
    /// The signature in hex.
    pub(super) signature: String,
    /// Time of signing as written, `yyyyMMdd'T'HHmmss'Z'`.
    pub(super) stamp: String,
    /// The same as a time.
    pub(super) time: Timestamp,
    /// Session token of temporary credentials.
    pub(super) session_token: Option<String>,
    /// Whether the signature stands in the query.
    pub(super) presigned: bool,
    /// Life of a presigned request in seconds.
    pub(super) expires: Option<u32>,
}

impl Claim {
    /// Whether `request` has a claim, well-formed or not.
    pub(super) fn is_in(request: &Arrived<'_>) -> bool {
        request.headers.contains_key("authorization") || is_in_query(request)
    }

    /// Reads the claim of `request`.
    pub(super) fn read(request: &Arrived<'_>) -> Result<Self, SignatureError> {
        if let Some(value) = request.headers.get("authorization") {
            let value = value
                .to_str()
                .map_err(|_| incomplete("The Authorization header is not ASCII."))?;
            return Self::of_header(request, value);
        }
        if is_in_query(request) {
            return Self::of_query(request);
        }
        Err(SignatureError::Missing)
    }

    /// The scope that is claimed.
    pub(super) fn scope(&self) -> Scope<'_> {
        Scope {
            date: &self.date,
            region: &self.region,
            service: &self.service,
        }
    }

    fn of_header(request: &Arrived<'_>, value: &str) -> Result<Self, SignatureError> {
        let Some((algorithm, rest)) = value.trim().split_once(' ') else {
            return Err(incomplete(
                "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature'.",
            ));
        };
        check_algorithm(algorithm)?;
        let part = |name: &str| {
            rest.split(',')
                .filter_map(|part| part.trim().split_once('='))
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.to_owned())
                .ok_or_else(|| incomplete(format!("Authorization header requires '{name}' parameter. Authorization={algorithm}")))
        };
        let header = |name: &str| {
            request
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let (stamp, time) = match (header("x-amz-date"), header("date")) {
            (Some(text), _) => (text.to_owned(), read_stamp(text)?),
            (None, Some(text)) => read_http_date(text)?,
            (None, None) => {
                return Err(incomplete(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
                ));
            }
        };
        let token = header("x-amz-security-token").map(str::to_owned);
        Self::assemble(
            &part("Credential")?,
            &part("SignedHeaders")?,
            part("Signature")?,
            stamp,
            time,
            token,
        )
    }

    fn of_query(request: &Arrived<'_>) -> Result<Self, SignatureError> {
        let parameter = |name: &str| {
            pairs(request.query)
                .find(|(key, _)| *key == name)
                .map(|(_, value)| String::from_utf8_lossy(&percent_decoded(value)).into_owned())
        };
        let needed = |name: &str| {
            parameter(name).ok_or_else(|| {
                incomplete(format!(
                    "AWS query-string parameters must include '{name}'."
                ))
            })
        };
        check_algorithm(&needed("X-Amz-Algorithm")?)?;
        let stamp = needed("X-Amz-Date")?;
        let time = read_stamp(&stamp)?;
        let expires = match parameter("X-Amz-Expires") {
            None => None,
            Some(text) => Some(
                text.parse::<u32>()
                    .ok()
                    .filter(|seconds| (1..=LONGEST_EXPIRY).contains(seconds))
                    .ok_or_else(|| {
                        incomplete(
                            "X-Amz-Expires must be a number of seconds between 1 and 604800.",
                        )
                    })?,
            ),
        };
        let mut claim = Self::assemble(
            &needed("X-Amz-Credential")?,
            &needed("X-Amz-SignedHeaders")?,
            needed("X-Amz-Signature")?,
            stamp,
            time,
            parameter("X-Amz-Security-Token"),
        )?;
        claim.presigned = true;
        claim.expires = expires;
        Ok(claim)
    }

    fn assemble(
        credential: &str,
        signed_headers: &str,
        signature: String,
        stamp: String,
        time: Timestamp,
        session_token: Option<String>,
    ) -> Result<Self, SignatureError> {
        let bad = || {
            incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'"
            ))
        };
        let parts: Vec<&str> = credential.split('/').collect();
        let [access_key, date, region, service, "aws4_request"] = parts[..] else {
            return Err(bad());
        };
        if [access_key, region, service]
            .iter()
            .any(|part| part.is_empty())
        {
            return Err(bad());
        }
        if !stamp.starts_with(date) || date.len() != 8 {
            return Err(SignatureError::Mismatch(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}' != '{}'.",
                stamp.get(..8).unwrap_or(&stamp)
            )));
        }
        let signed_headers: Vec<String> = signed_headers.split(';').map(str::to_owned).collect();
        if !signed_headers.iter().any(|name| name == "host") {
            return Err(incomplete(
                "'Host' must be a 'SignedHeader' in the AWS Authorization.",
            ));
        }
        Ok(Self {
            access_key: access_key.to_owned(),
            date: date.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            signed_headers,
            signature,
            stamp,
            time,
            session_token,
            presigned: false,
            expires: None,
        })
    }
}

fn is_in_query(request: &Arrived<'_>) -> bool {
    pairs(request.query).any(|(name, _)| name == "X-Amz-Algorithm" || name == "X-Amz-Signature")
}

fn incomplete(message: impl Into<String>) -> SignatureError {
    SignatureError::Incomplete(message.into())
}

fn check_algorithm(name: &str) -> Result<(), SignatureError> {
    if name == ALGORITHM {
        return Ok(());
    }
    Err(incomplete(format!(
        "Unsupported AWS 'algorithm': '{name}', the sandbox verifies {ALGORITHM}."
    )))
}

fn read_stamp(text: &str) -> Result<Timestamp, SignatureError> {
    let bad = || {
        incomplete(format!(
            "Date must be in ISO-8601 'basic format', such as 20261120T170000Z. Got '{text}'."
        ))
    };
    let digits =
        |range: std::ops::Range<usize>| text.as_bytes()[range].iter().all(u8::is_ascii_digit);
    if text.len() != 16 || !digits(0..8) || !digits(9..15) {
        return Err(bad());
    }
    let time = DateTime::strptime("%Y%m%dT%H%M%SZ", text).map_err(|_| bad())?;
    Ok(time.to_zoned(TimeZone::UTC).map_err(|_| bad())?.timestamp())
}

/// The `Date` header, which may stand in for `X-Amz-Date`, and its time in the form of the string to sign.
fn read_http_date(text: &str) -> Result<(String, Timestamp), SignatureError> {
    let time = jiff::fmt::rfc2822::parse(text)
        .map_err(|_| incomplete(format!("Date is not an HTTP date: '{text}'.")))?
        .timestamp();
    Ok((time.strftime("%Y%m%dT%H%M%SZ").to_string(), time))
}
