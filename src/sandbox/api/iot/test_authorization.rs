//! What policies would decide, without a connection: `GetEffectivePolicies` and `TestAuthorization`.
//!
//! Refuses identity pools: the sandbox's control plane has none. Variables that only a connection knows are told as missing.

use std::collections::BTreeSet;

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::constraints;
use super::policies;
use super::policy_targets::{Target, targets_of};
use crate::model::name::{PolicyName, Scope, ThingName};
use crate::model::policy::{Action, Compiled, Verdict};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request};
use crate::sandbox::authority::EffectivePolicy;
use crate::sandbox::services::Services;
use crate::sandbox::store::{thing_groups, things};

/// Most items of one `TestAuthorization` (service model, `AuthInfos`).
const AUTH_INFOS: usize = 10;
/// Longest resource in characters (service model, `Resource`).
const RESOURCE_CHARACTERS: usize = 2048;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "GetEffectivePolicies",
        method: Method::POST,
        pattern: "/effective-policies",
        handler: effective_policies,
    },
    Operation {
        name: "TestAuthorization",
        method: Method::POST,
        pattern: "/test-authorization",
        handler: test,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct EffectiveBody {
    principal: Option<String>,
    cognito_identity_pool_id: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TestBody {
    principal: Option<String>,
    cognito_identity_pool_id: Option<String>,
    auth_infos: Option<Vec<AuthInfo>>,
    policy_names_to_add: Option<Vec<String>>,
    policy_names_to_skip: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct AuthInfo {
    action_type: Option<String>,
    resources: Option<Vec<String>>,
}

/// One item to decide on.
#[derive(Debug)]
struct Question {
    action_type: &'static str,
    action: Action,
    resources: Vec<String>,
}

fn refuse_pool(pool: Option<&str>) -> Result<(), ApiError> {
    match pool {
        None => Ok(()),
        Some(pool) => Err(ApiError::not_found(format!(
            "Identity pool {pool} not found"
        ))),
    }
}

fn effective_policies(services: &Services, request: &Request) -> Answer {
    let body: EffectiveBody = request.json()?;
    refuse_pool(body.cognito_identity_pool_id.as_deref())?;
    let scope = &request.scope;
    let principal = body
        .principal
        .as_deref()
        .map(|text| Target::read(scope, text, "principal"))
        .transpose()?;
    let thing: Option<ThingName> = constraints::optional(request.query("thingName"), "thingName")?;
    if principal.is_none() && thing.is_none() {
        return Err(ApiError::invalid(
            "Either principal or thingName must be given",
        ));
    }
    let found = services.store.read(|db| {
        if let Some(principal) = &principal {
            principal.check_exists(db, scope)?;
        }
        if let Some(thing) = &thing
            && things::find(db, scope.region.as_str(), thing.as_str())?.is_none()
        {
            return Err(ApiError::not_found(format!("Thing {thing} not found")));
        }
        in_effect(
            services,
            db,
            scope,
            principal.as_ref(),
            thing.as_ref().map(ThingName::as_str),
        )
    })?;
    let shown = |policy: &EffectivePolicy| {
        json!({
            "policyName": policy.name,
            "policyArn": policies::arn(scope, &policy.name),
            "policyDocument": &*policy.text,
        })
    };
    Ok(json!({ "effectivePolicies": found.iter().map(shown).collect::<Vec<_>>() }))
}

/// For a certificate or identity what decides when it connects as that thing; for a group its own policies and those of the
/// groups above; for a thing alone those of its groups.
fn in_effect(
    services: &Services,
    db: &Connection,
    scope: &Scope,
    principal: Option<&Target>,
    thing: Option<&str>,
) -> Result<Vec<EffectivePolicy>, ApiError> {
    let mut targets = match principal {
        Some(group @ Target::Group(_)) => targets_of(db, scope, group, true)?,
        Some(target) => {
            return Ok(services
                .authority
                .documents_of(db, scope, &target.text(scope), thing)?
                .policies);
        }
        None => Vec::new(),
    };
    if let Some(thing) = thing {
        let groups = thing_groups::of_thing_with_ancestors(db, scope.region.as_str(), thing)?;
        targets.extend(
            groups
                .iter()
                .map(|group| scope.arn(&format!("thinggroup/{group}"))),
        );
    }
    Ok(services
        .authority
        .documents_of_targets(db, scope, &targets)?)
}

fn test(services: &Services, request: &Request) -> Answer {
    let body: TestBody = request.json()?;
    let questions = questions(body.auth_infos.unwrap_or_default())?;
    refuse_pool(body.cognito_identity_pool_id.as_deref())?;
    let scope = &request.scope;
    let text = body
        .principal
        .as_deref()
        .ok_or_else(|| constraints::missing("principal"))?;
    let principal = Target::read(scope, text, "principal")?;
    if let Target::Group(name) = &principal {
        return Err(ApiError::invalid(format!(
            "A thing group such as {name} is not a principal"
        )));
    }
    let add = policy_names(body.policy_names_to_add, "policyNamesToAdd")?;
    let skip = policy_names(body.policy_names_to_skip, "policyNamesToSkip")?;
    let known = services.store.read(|db| {
        principal.check_exists(db, scope)?;
        let mut known = services.authority.documents_of(
            db,
            scope,
            &principal.text(scope),
            request.query("clientId"),
        )?;
        known
            .policies
            .retain(|policy| !skip.iter().any(|name| name.as_str() == policy.name));
        for name in &add {
            let added = services
                .authority
                .document_named(db, scope, name.as_str())?;
            let added =
                added.ok_or_else(|| ApiError::not_found(format!("Policy {name} not found")))?;
            if known
                .policies
                .iter()
                .all(|policy| policy.name != added.name)
            {
                known.policies.push(added);
            }
        }
        Ok::<_, ApiError>(known)
    })?;
    let named = known
        .policies
        .iter()
        .map(|policy| (policy.name.as_str(), &policy.document));
    let compiled = Compiled::new(named, &known.context);
    let results: Vec<_> = questions
        .iter()
        .map(|question| answer(scope, &compiled, question))
        .collect();
    Ok(json!({ "authResults": results }))
}

fn policy_names(texts: Option<Vec<String>>, at: &str) -> Result<Vec<PolicyName>, ApiError> {
    texts
        .unwrap_or_default()
        .iter()
        .map(|text| constraints::name(text, at))
        .collect()
}

fn questions(infos: Vec<AuthInfo>) -> Result<Vec<Question>, ApiError> {
    if infos.is_empty() || infos.len() > AUTH_INFOS {
        let rule = format!("have length between 1 and {AUTH_INFOS}");
        return Err(constraints::refuse(
            &infos.len().to_string(),
            "authInfos",
            &rule,
        ));
    }
    infos.into_iter().map(question).collect()
}

fn question(info: AuthInfo) -> Result<Question, ApiError> {
    const ACTIONS: [(&str, Action); 4] = [
        ("PUBLISH", Action::Publish),
        ("SUBSCRIBE", Action::Subscribe),
        ("RECEIVE", Action::Receive),
        ("CONNECT", Action::Connect),
    ];
    let text = info
        .action_type
        .ok_or_else(|| constraints::missing("authInfos.actionType"))?;
    let Some((action_type, action)) = ACTIONS.into_iter().find(|(name, _)| *name == text) else {
        let rule = "satisfy enum value set: [PUBLISH, SUBSCRIBE, RECEIVE, CONNECT]";
        return Err(constraints::refuse(&text, "authInfos.actionType", rule));
    };
    let resources = info
        .resources
        .ok_or_else(|| constraints::missing("authInfos.resources"))?;
    if resources.is_empty() {
        return Err(ApiError::invalid(
            "authInfos.resources must name at least one resource",
        ));
    }
    if let Some(long) = resources
        .iter()
        .find(|resource| resource.chars().count() > RESOURCE_CHARACTERS)
    {
        let rule = format!("have length less than or equal to {RESOURCE_CHARACTERS}");
        return Err(constraints::refuse(long, "authInfos.resources", &rule));
    }
    Ok(Question {
        action_type,
        action,
        resources,
    })
}

/// Decides on all resources of a question: denied explicitly if any is, allowed if all are.
fn answer(scope: &Scope, compiled: &Compiled, question: &Question) -> Value {
    let decisions: Vec<_> = question
        .resources
        .iter()
        .map(|resource| compiled.decide(question.action, resource))
        .collect();
    let any = |verdict| decisions.iter().any(|decision| decision.verdict == verdict);
    let verdict = if any(Verdict::ExplicitDeny) {
        "EXPLICIT_DENY"
    } else if any(Verdict::ImplicitDeny) {
        "IMPLICIT_DENY"
    } else {
        "ALLOWED"
    };
    let missing: BTreeSet<_> = decisions
        .iter()
        .flat_map(|decision| &decision.missing_context)
        .collect();
    let policies = |names: BTreeSet<&String>| -> Value {
        let shown: Vec<_> = names
            .into_iter()
            .map(|name| policies::shown(scope, name))
            .collect();
        json!({ "policies": shown })
    };
    json!({
        "authInfo": { "actionType": question.action_type, "resources": question.resources },
        "allowed": policies(decisions.iter().flat_map(|decision| &decision.allowing_policies).collect()),
        "denied": {
            "implicitDeny": policies(decisions.iter().flat_map(|decision| &decision.silent_policies).collect()),
            "explicitDeny": policies(decisions.iter().flat_map(|decision| &decision.denying_policies).collect()),
        },
        "authDecision": verdict,
        "missingContextValues": missing,
    })
}

#[cfg(test)]
mod tests;
