//! Names, paths, documents and counts as IAM takes them, and the errors that say so.
//!
//! Source: service model; "IAM and AWS STS quotas", IAM User Guide.

use axum::http::StatusCode;
use rusqlite::Connection;

use crate::model::policy::{Dialect, Document};
use crate::sandbox::api::query::{refuse, validation};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::authority::document_of;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::tags::Tag;

/// Most characters of any document (service model `policyDocumentType`).
const DOCUMENT: usize = 131_072;
/// Most characters of a managed policy, white space not counted.
pub(super) const MANAGED: usize = 6144;
/// Most characters of a role's inline policies together, white space not counted.
pub(super) const INLINE: usize = 10_240;
/// Most characters of a trust policy, white space not counted.
pub(super) const TRUST: usize = 2048;
/// Most managed policies attached to a role.
pub(super) const ATTACHED: usize = 10;
/// Most versions of a managed policy.
pub(super) const VERSIONS: usize = 5;
/// Most roles of an account.
pub(super) const ROLES: usize = 1000;
/// Most managed policies of an account.
pub(super) const POLICIES: usize = 1500;
/// Most tags of a role or policy.
const TAGS: usize = 50;

pub(super) fn error(kind: &'static str, status: u16, message: impl Into<String>) -> ApiError {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    ApiError::of(kind, status, message)
}

pub(super) fn no_such_entity(message: impl Into<String>) -> ApiError {
    error("NoSuchEntity", 404, message)
}

pub(super) fn exists(message: impl Into<String>) -> ApiError {
    error("EntityAlreadyExists", 409, message)
}

pub(super) fn limit(message: impl Into<String>) -> ApiError {
    error("LimitExceeded", 409, message)
}

pub(super) fn conflict(message: impl Into<String>) -> ApiError {
    error("DeleteConflict", 409, message)
}

pub(super) fn malformed(message: impl Into<String>) -> ApiError {
    error("MalformedPolicyDocument", 400, message)
}

/// Refuses a count that has reached `most`, if quotas are on.
pub(super) fn check_quota(
    services: &Services,
    count: usize,
    most: usize,
    name: &str,
) -> Result<(), ApiError> {
    if services.settings.quotas == Quotas::Aws && count >= most {
        return Err(limit(format!("Cannot exceed quota for {name}: {most}")));
    }
    Ok(())
}

/// Number of characters that count.
pub(super) fn size(document: &str) -> usize {
    document.chars().filter(|c| !c.is_whitespace()).count()
}

/// Checks a name of `most` characters `[\w+=,.@-]`.
pub(super) fn check_name(text: &str, at: &str, most: usize) -> Result<(), ApiError> {
    if text.chars().count() > most {
        return Err(refuse(
            text,
            at,
            &format!("have length less than or equal to {most}"),
        ));
    }
    if text.is_empty()
        || !text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c))
    {
        return Err(validation(format!(
            "The specified value for {at} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
            at = lower_first(at)
        )));
    }
    Ok(())
}

fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// Checks a path: `/`, or `/` with visible ASCII and `/` at the end.
pub(super) fn check_path(text: &str) -> Result<(), ApiError> {
    let inner = text.strip_prefix('/').filter(|rest| {
        rest.is_empty() || (rest.ends_with('/') && rest.bytes().all(|byte| byte.is_ascii_graphic()))
    });
    if inner.is_some() && text.len() <= 512 {
        return Ok(());
    }
    Err(validation(
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ))
}

/// Checks the path of a managed policy, which is narrower (service model `policyPathType`).
pub(super) fn check_policy_path(text: &str) -> Result<(), ApiError> {
    check_path(text)?;
    let word = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".,+@=_-".contains(c))
    };
    let inner = text.trim_matches('/');
    if text == "/"
        || (!inner.is_empty() && text.len() == inner.len() + 2 && inner.split('/').all(word))
    {
        return Ok(());
    }
    Err(validation(
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ))
}

/// Checks a description of at most 1000 characters.
pub(super) fn check_description(text: &str) -> Result<(), ApiError> {
    if text.chars().count() > 1000 {
        return Err(refuse(
            text,
            "Description",
            "have length less than or equal to 1000",
        ));
    }
    if text
        .chars()
        .any(|c| (c.is_control() && !"\t\n\r".contains(c)) || u32::from(c) > 0xFF)
    {
        return Err(refuse(
            text,
            "Description",
            "satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
        ));
    }
    Ok(())
}

/// Checks a document as such: its length and characters.
pub(super) fn check_document(text: &str, at: &str) -> Result<(), ApiError> {
    if text.chars().count() > DOCUMENT {
        return Err(refuse(
            "…",
            at,
            &format!("have length less than or equal to {DOCUMENT}"),
        ));
    }
    if text
        .chars()
        .any(|c| (c.is_control() && !"\t\n\r".contains(c)) || u32::from(c) > 0xFF)
    {
        return Err(refuse(
            "…",
            at,
            "satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
        ));
    }
    Ok(())
}

/// Reads an identity-based document; `Ok` is that the engine can.
pub(crate) fn document(text: &str, at: &str) -> Result<(), ApiError> {
    check_document(text, at)?;
    let document =
        Document::parse(text, Dialect::Iam).map_err(|error| malformed(error.to_string()))?;
    let bare = |action: &str| action != "*" && !action.contains(':');
    if document
        .statements()
        .iter()
        .any(|statement| statement.actions().any(bare))
    {
        return Err(malformed(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ));
    }
    Ok(())
}

/// The documents of managed policies by their ARNs, for a session.
pub(crate) fn documents_of_arns(
    db: &Connection,
    account: &str,
    arns: &[&str],
) -> Result<Vec<String>, ApiError> {
    arns.iter()
        .map(|arn| {
            let found = match policy_of_arn(arn, account) {
                Some(policy) => document_of(db, policy)?,
                None => None,
            };
            found.ok_or_else(|| malformed(format!("the policy {arn} does not exist")))
        })
        .collect()
}

/// What names a managed policy in the store: the ARN after `arn:PARTITION:iam::`, if it is one of AWS or of the account.
pub(super) fn policy_of_arn<'a>(arn: &'a str, account: &str) -> Option<&'a str> {
    let rest = arn.strip_prefix("arn:aws")?;
    let (partition, policy) = rest.split_once(":iam::")?;
    let (owner, resource) = policy.split_once(':')?;
    let partition_is_one = partition.is_empty() || partition.starts_with('-');
    (partition_is_one
        && (owner == account || owner == "aws")
        && resource.starts_with("policy/")
        && resource.len() > "policy/".len())
    .then_some(policy)
}

/// Checks the tags of a request, `kept` being those that are there already.
pub(super) fn check_tags(new: &[Tag], kept: &[Tag]) -> Result<(), ApiError> {
    let mut keys: Vec<String> = Vec::new();
    for tag in new {
        let lower = tag.key.to_lowercase();
        if keys.contains(&lower) {
            return Err(error(
                "InvalidInput",
                400,
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
        keys.push(lower);
        check_tag_text(&tag.key, "tags.member.key", 1, 128)?;
        check_tag_text(&tag.value, "tags.member.value", 0, 256)?;
        if tag.key.to_ascii_lowercase().starts_with("aws:") {
            return Err(error(
                "InvalidInput",
                400,
                "Prefixing a tag key with aws: is not allowed.",
            ));
        }
    }
    let others = kept
        .iter()
        .filter(|tag| !keys.contains(&tag.key.to_lowercase()))
        .count();
    if others + keys.len() > TAGS {
        return Err(limit(
            "The number of tags has reached the maximum limit of 50.",
        ));
    }
    Ok(())
}

fn check_tag_text(text: &str, at: &str, least: usize, most: usize) -> Result<(), ApiError> {
    let length = text.chars().count();
    let allowed = |c: char| {
        c.is_alphanumeric() || (c.is_whitespace() && !c.is_control()) || "_.:/=+-@".contains(c)
    };
    if length < least || length > most {
        return Err(refuse(
            text,
            at,
            &format!("have length between {least} and {most}"),
        ));
    }
    if text.chars().all(allowed) {
        return Ok(());
    }
    Err(refuse(
        text,
        at,
        "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
    ))
}

/// A random id with its prefix, 21 characters as IAM makes them.
pub(super) fn new_id(prefix: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let random = uuid::Uuid::new_v4();
    let second = uuid::Uuid::new_v4();
    let bytes = random.as_bytes().iter().chain(second.as_bytes());
    let tail = bytes.map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    prefix.chars().chain(tail).take(21).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_paths_and_arns() {
        assert!(check_name("a+b=c,d.e@f-g_h", "RoleName", 64).is_ok());
        for bad in ["", "a b", "ä", "a/b", &"a".repeat(65)] {
            assert!(check_name(bad, "RoleName", 64).is_err(), "{bad}");
        }
        assert!(check_path("/").is_ok() && check_path("/a/b!/").is_ok());
        for bad in ["", "a", "/a", "a/", "/a b/", "/ä/"] {
            assert!(check_path(bad).is_err(), "{bad}");
        }
        assert!(check_policy_path("/").is_ok() && check_policy_path("/a/b.c/").is_ok());
        for bad in ["//", "/a//b/", "/a!/", "/a"] {
            assert!(check_policy_path(bad).is_err(), "{bad}");
        }
        let account = "123456789012";
        let own = "arn:aws:iam::123456789012:policy/a/b";
        assert_eq!(policy_of_arn(own, account), Some("123456789012:policy/a/b"));
        assert_eq!(
            policy_of_arn("arn:aws-cn:iam::aws:policy/x", account),
            Some("aws:policy/x")
        );
        for bad in [
            "x",
            "arn:aws:iam::210987654321:policy/a",
            "arn:aws:iam::123456789012:role/a",
            "arn:aws:iam::aws:policy/",
        ] {
            assert_eq!(policy_of_arn(bad, account), None, "{bad}");
        }
    }

    #[test]
    fn ids_look_like_iams() {
        let id = new_id("AROA");
        assert!(id.len() == 21 && id.starts_with("AROA"));
        assert_ne!(id, new_id("AROA"));
    }

    #[test]
    fn tags_are_checked() {
        let tag = |key: &str| Tag {
            key: key.to_owned(),
            value: String::new(),
        };
        assert!(check_tags(&[tag("a"), tag("b")], &[]).is_ok());
        assert!(check_tags(&[tag("a"), tag("A")], &[]).is_err());
        assert!(check_tags(&[tag("aws:x")], &[]).is_err());
        assert!(check_tags(&[tag("")], &[]).is_err());
        let kept: Vec<Tag> = (0..50).map(|n| tag(&n.to_string())).collect();
        assert!(check_tags(&[tag("7")], &kept).is_ok());
        assert_eq!(
            check_tags(&[tag("new")], &kept).expect_err("full").kind,
            "LimitExceeded"
        );
    }
}
