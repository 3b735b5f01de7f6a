//! STS (2011-06-15): who is asking, and temporary keys for roles.

mod assume_role;
mod web_identity;

use axum::http::StatusCode;

use super::iam;
use super::query::{Call, Operation, Xml, iso, refuse};
use super::wire::ApiError;
use crate::model::name::Scope;
use crate::sandbox::authority::{Principal, RoleSession};
use crate::sandbox::services::Services;
use crate::sandbox::store::vended_keys::VendedKey;

/// Namespace of the answers.
pub(super) const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";
/// The one operation that is not signed.
pub(super) const OPEN: &str = "AssumeRoleWithWebIdentity";
/// Shortest life of keys in seconds.
const SHORTEST: i64 = 900;
/// Longest life of a role's keys, and the usual one, in seconds.
const LONGEST: i64 = 43_200;
const USUAL: i64 = 3600;
/// Most characters of the session policies together.
const POLICY_CHARACTERS: usize = 2048;
/// Most managed policies for a session.
const POLICY_ARNS: usize = 10;

/// Every operation of the service that the sandbox has.
pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "GetCallerIdentity",
        handler: caller_identity,
    },
    Operation {
        name: "AssumeRole",
        handler: assume_role::assume_role,
    },
    Operation {
        name: "GetSessionToken",
        handler: assume_role::session_token,
    },
    Operation {
        name: OPEN,
        handler: web_identity::assume_role,
    },
];

#[expect(clippy::unnecessary_wraps, reason = "the signature of every operation")]
fn caller_identity(_: &Services, call: &Call) -> Result<Xml, ApiError> {
    let account = &call.scope.account;
    let (arn, id) = match &call.caller {
        Some(Principal::Role(session)) => (session.arn.clone(), session.user_id()),
        // The administrator is the account's root.
        _ => (root(&call.scope), account.to_string()),
    };
    Ok(Xml::default()
        .text("Arn", arn)
        .text("UserId", id)
        .text("Account", account))
}

fn root(scope: &Scope) -> String {
    format!(
        "arn:{}:iam::{}:root",
        scope.region.partition(),
        scope.account
    )
}

fn error(kind: &'static str, message: impl Into<String>) -> ApiError {
    ApiError::of(kind, StatusCode::BAD_REQUEST, message)
}

/// `RoleSessionName`, 2 to 64 characters `[\w+=,.@-]`.
fn session_name(call: &Call) -> Result<&str, ApiError> {
    let name = call.form.need("RoleSessionName")?;
    let length = name.chars().count();
    if !(2..=64).contains(&length) {
        return Err(refuse(
            name,
            "RoleSessionName",
            "have length between 2 and 64",
        ));
    }
    if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c))
    {
        return Err(refuse(
            name,
            "RoleSessionName",
            "satisfy regular expression pattern: [\\w+=,.@-]*",
        ));
    }
    Ok(name)
}

/// The session policies of a request: the one in it and those it names.
fn session_policies(services: &Services, call: &Call) -> Result<Vec<String>, ApiError> {
    let mut policies = Vec::new();
    if let Some(text) = call.form.get("Policy") {
        iam::document(text, "Policy")?;
        policies.push(text.to_owned());
    }
    let arns = call.form.list("PolicyArns", ".arn");
    if arns.len() > POLICY_ARNS {
        return Err(error(
            "PackedPolicyTooLarge",
            format!("a session takes at most {POLICY_ARNS} managed policies"),
        ));
    }
    if policies.iter().map(String::len).sum::<usize>() > POLICY_CHARACTERS {
        return Err(error(
            "PackedPolicyTooLarge",
            format!(
                "Packed policy consumes more than 100% of allotted space, please use smaller policy: {POLICY_CHARACTERS} characters"
            ),
        ));
    }
    let account = call.scope.account.as_str();
    policies.extend(
        services
            .store
            .read(|db| iam::documents_of_arns(db, account, &arns))?,
    );
    Ok(policies)
}

/// `Credentials` as STS answers them.
fn credentials(xml: Xml, key: &VendedKey) -> Xml {
    let content = Xml::default()
        .text("AccessKeyId", &key.access_key)
        .text("SecretAccessKey", &key.secret)
        .text("SessionToken", &key.session_token)
        .text("Expiration", iso(key.expires_at));
    xml.group("Credentials", content)
}

/// `AssumedRoleUser`, and how much room the session policies take.
fn assumed(xml: Xml, session: &RoleSession) -> Xml {
    let user = Xml::default()
        .text("AssumedRoleId", session.user_id())
        .text("Arn", &session.arn);
    let size: usize = session.policies.iter().map(String::len).sum();
    let percent = (size > 0).then(|| (size * 100).div_ceil(POLICY_CHARACTERS).min(100));
    xml.group("AssumedRoleUser", user)
        .maybe("PackedPolicySize", percent)
}
