//! `AssumeRole` and `GetSessionToken`, for callers that have keys already.

use std::collections::BTreeMap;

use super::{LONGEST, SHORTEST, USUAL, assumed, credentials, root, session_name, session_policies};
use crate::model::policy::{Context, Verdict};
use crate::sandbox::api::iam;
use crate::sandbox::api::query::{Call, Xml, validation};
use crate::sandbox::api::vend::{Wanted, administrator_keys, role_keys, trust_of};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::authority::{ConnectFacts, Principal, Trust, Who};
use crate::sandbox::refusals::Refusal;
use crate::sandbox::services::Services;
use crate::sandbox::store::iam::Role;

/// Longest life of keys that a role session asks for, in seconds ("role chaining").
const CHAINED: i64 = 3600;
/// Longest and usual life of the keys of `GetSessionToken` in seconds.
const SESSION_TOKEN: (i64, i64) = (129_600, 43_200);

/// What the caller's own policies say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    Allow,
    Deny,
    Silent,
}

pub(super) fn assume_role(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let form = &call.form;
    let arn = form.need("RoleArn")?;
    let name = session_name(call)?;
    let seconds = form
        .number("DurationSeconds", (SHORTEST, LONGEST))?
        .unwrap_or(USUAL);
    let policies = session_policies(services, call)?;
    let tags = form.tags("Tags");
    let caller = call.caller.as_ref().unwrap_or(&Principal::Administrator);
    let own = own_policies(services, call, caller, arn)?;
    let mut keys: BTreeMap<String, Vec<String>> = tags
        .iter()
        .map(|tag| {
            (
                format!("aws:PrincipalTag/{}", tag.key),
                vec![tag.value.clone()],
            )
        })
        .collect();
    if let Some(identity) = form.get("SourceIdentity") {
        keys.insert("aws:SourceIdentity".to_owned(), vec![identity.to_owned()]);
    }
    services.store.write(|db| {
        let role = iam::role_of_arn(db, &call.scope, arn)?;
        let refuse = |why: String| denied(services, call, caller, arn, why);
        let role = role.ok_or_else(|| refuse("there is no such role".to_owned()))?;
        let actions: &[&str] = if tags.is_empty() {
            &["sts:AssumeRole"]
        } else {
            &["sts:AssumeRole", "sts:TagSession"]
        };
        for action in actions {
            judge(call, caller, &role, own, action)?.map_err(&refuse)?;
        }
        if matches!(caller, Principal::Role(_)) && seconds > CHAINED {
            return Err(validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
            ));
        }
        if seconds > role.max_session {
            return Err(validation(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            ));
        }
        let wanted = Wanted {
            role: &role,
            name,
            seconds,
            policies,
            identity: None,
            keys,
        };
        let (key, session) = role_keys(db, &call.scope, wanted)?;
        let xml = assumed(credentials(Xml::default(), &key), &session);
        Ok(xml.maybe("SourceIdentity", form.get("SourceIdentity")))
    })
}

/// What the caller's own policies say to `sts:AssumeRole` on the role. (Asked before the registry is locked.)
fn own_policies(
    services: &Services,
    call: &Call,
    caller: &Principal,
    arn: &str,
) -> Result<Own, ApiError> {
    if !matches!(caller, Principal::Role(_)) {
        return Ok(Own::Allow);
    }
    let facts = ConnectFacts {
        client_id: None,
        source: call.source,
        server_name: None,
        attributes: None,
    };
    let grant = services.authority.grant(&call.scope, caller, &facts)?;
    Ok(match grant.decide_named("sts:AssumeRole", arn).0.verdict {
        Verdict::Allowed => Own::Allow,
        Verdict::ExplicitDeny => Own::Deny,
        Verdict::ImplicitDeny => Own::Silent,
    })
}

/// Whether trust policy and own policies together let the caller in; why not.
fn judge(
    call: &Call,
    caller: &Principal,
    role: &Role,
    own: Own,
    action: &str,
) -> Result<Result<(), String>, ApiError> {
    let account = call.scope.account.as_str();
    let who = match caller {
        Principal::Role(session) => Who::Role {
            account,
            role: &session.role,
            session: &session.arn,
        },
        _ => Who::Root(account),
    };
    let trust = trust_of(role, who, action, &context(call, caller))?;
    Ok(match (trust, own) {
        (Trust::Refused(why), _) => Err(why),
        (_, Own::Deny) => Err("a policy of the caller denies it".to_owned()),
        (Trust::ByAccount, Own::Silent) => Err(
            "the trust policy names the account, and no policy of the caller allows it".to_owned(),
        ),
        _ => Ok(()),
    })
}

/// What conditions of the trust policy see.
fn context(call: &Call, caller: &Principal) -> Context {
    let form = &call.form;
    let mut context = Context {
        source_ip: Some(call.source),
        ..Context::default()
    };
    let mut add = |key: &str, values: Vec<String>| {
        context.extra.insert(key.to_owned(), values);
    };
    for (key, parameter) in [
        ("sts:ExternalId", "ExternalId"),
        ("sts:RoleSessionName", "RoleSessionName"),
        ("sts:SourceIdentity", "SourceIdentity"),
    ] {
        if let Some(value) = form.get(parameter) {
            add(key, vec![value.to_owned()]);
        }
    }
    let tags = form.tags("Tags");
    for tag in &tags {
        add(
            &format!("aws:RequestTag/{}", tag.key),
            vec![tag.value.clone()],
        );
    }
    if !tags.is_empty() {
        add("aws:TagKeys", tags.into_iter().map(|tag| tag.key).collect());
    }
    let arn = match caller {
        Principal::Role(session) => format!(
            "arn:{}:iam::{}:role/{}",
            call.scope.region.partition(),
            call.scope.account,
            session.role
        ),
        _ => root(&call.scope),
    };
    add("aws:PrincipalArn", vec![arn]);
    add("aws:PrincipalAccount", vec![call.scope.account.to_string()]);
    context
}

fn denied(
    services: &Services,
    call: &Call,
    caller: &Principal,
    arn: &str,
    why: String,
) -> ApiError {
    let who = match caller {
        Principal::Role(session) => session.arn.clone(),
        _ => root(&call.scope),
    };
    let mut refusal = Refusal::now("sts:AssumeRole", arn, why);
    refusal.region = call.scope.region.to_string();
    refusal.principal.clone_from(&who);
    refusal.source = call.source.to_string();
    refusal.hint = Some(
        "let the role's trust policy name the caller: aws iam update-assume-role-policy".to_owned(),
    );
    services.refusals.record(&refusal);
    ApiError::access_denied(format!(
        "User: {who} is not authorized to perform: sts:AssumeRole on resource: {arn}"
    ))
}

pub(super) fn session_token(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    if matches!(call.caller, Some(Principal::Role(_))) {
        return Err(ApiError::access_denied(
            "Cannot call GetSessionToken with session credentials",
        ));
    }
    let seconds = call
        .form
        .number("DurationSeconds", (SHORTEST, SESSION_TOKEN.0))?
        .unwrap_or(SESSION_TOKEN.1);
    let key = services.store.write(|db| administrator_keys(db, seconds))?;
    Ok(credentials(Xml::default(), &key))
}
