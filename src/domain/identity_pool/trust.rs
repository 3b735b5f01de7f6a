//! Whether the trust policy of a role lets the identities of a pool have the role.

use serde_json::Value;

use crate::domain::policy::{statements, texts};

/// The provider that vouches for identities.
const PROVIDER: &str = "cognito-identity.amazonaws.com";
const ACTION: &str = "sts:AssumeRoleWithWebIdentity";

/// Which identities a role is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// With a login.
    Authenticated,
    /// Guests.
    Unauthenticated,
}

impl Kind {
    /// AWS's name of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authenticated => "authenticated",
            Self::Unauthenticated => "unauthenticated",
        }
    }
}

/// Why identities of `pool` cannot have, or should not have, a role with the trust policy `trust`; nothing if it fits.
pub(super) fn misfit(trust: &str, pool: &str, kind: Kind) -> Option<String> {
    let policy: Value = serde_json::from_str(trust).unwrap_or_default();
    let mut reasons = Vec::new();
    for statement in statements(&policy) {
        match judge(statement, pool, kind) {
            None => return None,
            Some(reason) => reasons.push(reason),
        }
    }
    // The reason that got furthest tells most.
    reasons.sort_by_key(|(progress, _)| *progress);
    let reason = reasons.pop().map(|(_, reason)| reason);
    Some(reason.unwrap_or_else(|| "its trust policy has no statement".to_owned()))
}

/// How far a statement fits, and why no further.
fn judge(statement: &Value, pool: &str, kind: Kind) -> Option<(u8, String)> {
    if statement["Effect"] != "Allow" || !has(&statement["Principal"]["Federated"], PROVIDER) {
        return Some((0, format!("its trust policy does not name {PROVIDER}")));
    }
    let action = &statement["Action"];
    if !["*", "sts:*", ACTION].iter().any(|name| has(action, name)) {
        return Some((1, format!("its trust policy does not allow {ACTION}")));
    }
    let audiences = values(&statement["Condition"], "aud");
    if audiences.is_empty() {
        return Some((
            2,
            "its trust policy does not name the pool, so that any pool's identities could have it"
                .to_owned(),
        ));
    }
    if !audiences.iter().any(|audience| fits(audience, pool)) {
        return Some((
            2,
            format!("its trust policy is for the pool {}", audiences.join(", ")),
        ));
    }
    let methods = values(&statement["Condition"], "amr");
    if methods.is_empty() || methods.iter().any(|method| fits(method, kind.as_str())) {
        return None;
    }
    Some((
        3,
        format!("its trust policy is for {} identities", methods.join(", ")),
    ))
}

fn has(value: &Value, wanted: &str) -> bool {
    texts(value).any(|text| text.eq_ignore_ascii_case(wanted))
}

/// What conditions that something is equal, or like something, ask of a key of the provider.
fn values(conditions: &Value, key: &str) -> Vec<String> {
    let wanted = format!("{PROVIDER}:{key}");
    let mut found = Vec::new();
    for (operator, keys) in conditions.as_object().into_iter().flatten() {
        let positive = operator.contains("String") && !operator.contains("Not");
        for (key, value) in keys.as_object().into_iter().flatten() {
            if positive && key.eq_ignore_ascii_case(&wanted) {
                found.extend(texts(value).map(str::to_owned));
            }
        }
    }
    found
}

/// Whether `text` fits a pattern with `*` at its end at most.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => pattern == text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const POOL: &str = "eu-central-1:11111111-2222-3333-4444-555555555555";

    fn trust(pool: &str, method: &str) -> Value {
        json!({ "Statement": [{
            "Effect": "Allow", "Principal": { "Federated": PROVIDER }, "Action": ACTION,
            "Condition": {
                "StringEquals": { "cognito-identity.amazonaws.com:aud": pool },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": method },
            },
        }] })
    }

    #[test]
    fn a_role_for_the_pool_fits() {
        let role = trust(POOL, "unauthenticated").to_string();
        assert_eq!(misfit(&role, POOL, Kind::Unauthenticated), None);
        let role = trust("eu-central-1:*", "authenticated").to_string();
        assert_eq!(misfit(&role, POOL, Kind::Authenticated), None);
    }

    #[test]
    fn others_do_not_and_it_is_said_why() {
        let mut any = trust(POOL, "authenticated");
        any["Statement"][0]["Condition"] = json!({});
        let mut assume = trust(POOL, "authenticated");
        assume["Statement"][0]["Action"] = json!("sts:AssumeRole");
        for (role, says) in [
            (json!({}), "no statement"),
            (
                trust("eu-central-1:other", "authenticated"),
                "eu-central-1:other",
            ),
            (trust(POOL, "unauthenticated"), "for unauthenticated"),
            (any, "any pool"),
            (assume, "does not allow"),
            (
                json!({ "Statement": { "Effect": "Allow", "Principal": { "Service": "x" } } }),
                "does not name",
            ),
        ] {
            let reason = misfit(&role.to_string(), POOL, Kind::Authenticated).expect("a reason");
            assert!(reason.contains(says), "{role}: {reason}");
        }
    }
}
