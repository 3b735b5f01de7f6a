//! AWS Signature Version 4: the one spelling of all requests that mean the same, what is signed of it, and with which key.
//!
//! Always encodes the path twice, as every service but S3 does. Neither reads nor changes requests. Source: "Authenticating Requests
//! (AWS Signature Version 4)", AWS General Reference.

use std::borrow::Cow;
use std::fmt;

use aws_lc_rs::hmac;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use zeroize::Zeroizing;

use super::digest::{hex_digits, sha256_hex};

/// What the signature is called in a request.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const RESERVED_BUT_SLASH: &AsciiSet = &RESERVED.remove(b'/');

/// A request in its canonical parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Canonical<'a> {
    /// HTTP method.
    pub(crate) method: &'a str,
    /// Path as it is signed, encoded once.
    pub(crate) path: &'a str,
    /// Query as [`query`] gives it.
    pub(crate) query: &'a str,
    /// Names of the signed headers as the signature lists them.
    pub(crate) signed_headers: &'a str,
    /// The payload's digest, or what stands for it.
    pub(crate) payload: &'a str,
}

impl Canonical<'_> {
    /// The canonical request with `headers`: lower-case names in order, and the values of each.
    pub(crate) fn request<'h, V>(&self, headers: impl Iterator<Item = (&'h str, V)>) -> Vec<u8>
    where
        V: Iterator<Item = &'h [u8]>,
    {
        let mut out = Vec::with_capacity(512);
        out.extend_from_slice(self.method.as_bytes());
        out.push(b'\n');
        for part in percent_encode(self.path.as_bytes(), RESERVED_BUT_SLASH) {
            out.extend_from_slice(part.as_bytes());
        }
        out.push(b'\n');
        out.extend_from_slice(self.query.as_bytes());
        out.push(b'\n');
        for (name, values) in headers {
            out.extend_from_slice(name.as_bytes());
            out.push(b':');
            for (at, value) in values.enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                extend_trimmed(&mut out, value);
            }
            out.push(b'\n');
        }
        out.push(b'\n');
        out.extend_from_slice(self.signed_headers.as_bytes());
        out.push(b'\n');
        out.extend_from_slice(self.payload.as_bytes());
        out
    }
}

/// Where and when a signature holds: date as `yyyyMMdd`, Region and service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scope<'a> {
    /// Day of signing, `yyyyMMdd`.
    pub(crate) date: &'a str,
    /// Region.
    pub(crate) region: &'a str,
    /// Service, such as `iot`.
    pub(crate) service: &'a str,
}

impl fmt::Display for Scope<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            date,
            region,
            service,
        } = self;
        write!(out, "{date}/{region}/{service}/aws4_request")
    }
}

impl Scope<'_> {
    /// The key that signs in this scope for whoever has `secret`.
    fn key(&self, secret: &str) -> hmac::Key {
        let mut key = hmac::Key::new(hmac::HMAC_SHA256, format!("AWS4{secret}").as_bytes());
        for part in [self.date, self.region, self.service, "aws4_request"] {
            key = hmac::Key::new(
                hmac::HMAC_SHA256,
                hmac::sign(&key, part.as_bytes()).as_ref(),
            );
        }
        key
    }

    /// What is signed for a canonical request at the time `stamp`, `yyyyMMdd'T'HHmmss'Z'`.
    pub(crate) fn string_to_sign(&self, stamp: &str, canonical: &[u8]) -> String {
        format!("{ALGORITHM}\n{stamp}\n{self}\n{}", sha256_hex(canonical))
    }
}

/// The last signing key, and what it was made from: one caller's requests of a day share theirs.
#[derive(Default)]
pub(crate) struct LastKey(Option<([Zeroizing<String>; 4], hmac::Key)>);

impl LastKey {
    /// No key yet.
    pub(crate) const fn new() -> Self {
        Self(None)
    }

    /// The signature of `text` in `scope`, in hex, by whoever has `secret`.
    pub(crate) fn sign(&mut self, scope: Scope<'_>, secret: &str, text: &str) -> String {
        let made_from = [secret, scope.date, scope.region, scope.service];
        let is_last = |from: &[Zeroizing<String>; 4]| {
            let mut parts = from.iter().zip(made_from);
            parts.all(|(known, part)| known.as_str() == part)
        };
        let last = self.0.take().filter(|(from, _)| is_last(from));
        let (_, key) = self.0.insert(last.unwrap_or_else(|| {
            let from = made_from.map(|part| Zeroizing::new(part.to_owned()));
            (from, scope.key(secret))
        }));
        hex_digits(hmac::sign(key, text.as_bytes()).as_ref())
    }
}

/// Leaves the secret out.
impl fmt::Debug for LastKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LastKey").finish_non_exhaustive()
    }
}

/// The path as it is signed, before the encoding of the canonical request.
pub(crate) fn path(path: &str, normalize: bool) -> Cow<'_, str> {
    if normalize {
        normalized(path)
    } else {
        Cow::Borrowed(path)
    }
}

/// Name and value of each query parameter, still encoded.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// `text` with its percent escapes resolved.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, [u8]> {
    percent_decode_str(text).into()
}

/// Whether normalizing leaves the path as it is.
pub(crate) fn is_normal(path: &str) -> bool {
    normalized(path) == path
}

/// The query as it is signed; `with_token` says whether a session token in it takes part.
pub(crate) fn query(query: &str, with_token: bool) -> String {
    if query.is_empty() {
        return String::new();
    }
    let encoded = |text: &str| percent_encode(&percent_decoded(text), RESERVED).to_string();
    let mut all: Vec<(String, String)> = pairs(query)
        .filter(|(name, _)| {
            *name != "X-Amz-Signature" && (with_token || *name != "X-Amz-Security-Token")
        })
        .map(|(name, value)| (encoded(name), encoded(value)))
        .collect();
    all.sort_unstable();
    let joined: Vec<String> = all
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    joined.join("&")
}

/// The path without empty, `.` and `..` segments (RFC 3986 §5.2.4, and `//` as `/`).
fn normalized(path: &str) -> Cow<'_, str> {
    let inner = path.strip_prefix('/').unwrap_or(path);
    let plain = !inner.split('/').rev().skip(1).any(str::is_empty)
        && !inner.split('/').any(|part| part == "." || part == "..");
    if plain && path.starts_with('/') {
        return Cow::Borrowed(path);
    }
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            part => kept.push(part),
        }
    }
    let ends = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    let tail = if ends && !kept.is_empty() { "/" } else { "" };
    Cow::Owned(format!("/{}{tail}", kept.join("/")))
}

/// Appends a header value without space at its ends and with single spaces inside.
fn extend_trimmed(out: &mut Vec<u8>, value: &[u8]) {
    let words = value
        .split(|byte| *byte == b' ' || *byte == b'\t')
        .filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}
