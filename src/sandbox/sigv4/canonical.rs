//! The canonical request: one spelling for all requests that mean the same.
//!
//! Always encodes the path twice, as every service but S3 does.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

use super::Arrived;
use super::claim::Claim;

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const RESERVED_BUT_SLASH: &AsciiSet = &RESERVED.remove(b'/');

/// A choice among the ways to sign one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variant<'a> {
    /// Whether a session token in the query takes part.
    pub(super) token: bool,
    /// Whether the path is normalized first.
    pub(super) normalize: bool,
    /// What stands for the payload.
    pub(super) payload: &'a str,
}

/// The canonical form of `request` as `claim` says it was signed.
pub(super) fn request(request: &Arrived<'_>, claim: &Claim, variant: &Variant<'_>) -> Vec<u8> {
    let path = path(request.path, variant.normalize);
    let mut out = Vec::with_capacity(512);
    out.extend_from_slice(request.method.as_bytes());
    out.push(b'\n');
    out.extend(percent_encode(path.as_bytes(), RESERVED_BUT_SLASH).flat_map(str::bytes));
    out.push(b'\n');
    out.extend_from_slice(query(request.query, variant.token).as_bytes());
    out.push(b'\n');
    let mut names: Vec<&str> = claim.signed_headers.iter().map(String::as_str).collect();
    names.sort_unstable();
    for name in names {
        out.extend_from_slice(name.as_bytes());
        out.push(b':');
        for (at, value) in request.headers.get_all(name).iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            extend_trimmed(&mut out, value.as_bytes());
        }
        out.push(b'\n');
    }
    out.push(b'\n');
    out.extend_from_slice(claim.signed_headers.join(";").as_bytes());
    out.push(b'\n');
    out.extend_from_slice(variant.payload.as_bytes());
    out
}

/// The path as it is signed, before the encoding of the canonical request.
pub(super) fn path(path: &str, normalize: bool) -> Cow<'_, str> {
    if normalize {
        normalized(path)
    } else {
        Cow::Borrowed(path)
    }
}

/// Name and value of each query parameter, still encoded.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// `text` with its percent escapes resolved.
pub(super) fn percent_decoded(text: &str) -> Cow<'_, [u8]> {
    percent_decode_str(text).into()
}

/// Whether normalizing leaves the path as it is.
pub(super) fn is_normal(path: &str) -> bool {
    normalized(path) == path
}

fn query(query: &str, with_token: bool) -> String {
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
