//! Role sessions: whoever holds temporary keys of an IAM role, and what its policies let it do.
//!
//! The role's inline and attached policies grant; permissions boundary, session policies and, for an authenticated Cognito
//! identity, its IoT policies must allow as well.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Type;
use serde::{Deserialize, Serialize};

use super::aws_managed;
use super::{Authority, Grant};
use crate::model::name::Scope;
use crate::model::policy::{Action, Cognito, Compiled, Context, Decision, Dialect, Document};
use crate::sandbox::store::iam::Role;
use crate::sandbox::store::{StoreError, iam, iam_policies, tags};

/// What an authenticated Cognito identity needs an IoT policy for, beside the role (Developer Guide, "Amazon Cognito
/// identities").
const DOUBLE: &[Action] = &[
    Action::Connect,
    Action::Publish,
    Action::Subscribe,
    Action::Receive,
    Action::GetThingShadow,
    Action::UpdateThingShadow,
    Action::DeleteThingShadow,
];

/// A session of a role, as its temporary keys carry it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct RoleSession {
    /// Name of the role.
    pub(crate) role: String,
    /// Id of the role: a role that was made anew is another one.
    pub(crate) role_id: String,
    /// `RoleSessionName`.
    pub(crate) name: String,
    /// `arn:PARTITION:sts::ACCOUNT:assumed-role/ROLE/NAME`.
    pub(crate) arn: String,
    /// The access key id.
    pub(crate) access_key: String,
    /// Session policies, as sent.
    #[serde(default)]
    pub(crate) policies: Vec<String>,
    /// The Cognito identity that the keys were vended to.
    #[serde(default)]
    pub(crate) identity: Option<SessionIdentity>,
    /// Further condition keys with their values, such as `credentials-iot:ThingName`.
    #[serde(default)]
    pub(crate) keys: BTreeMap<String, Vec<String>>,
}

/// A Cognito identity as the keys vended to it carry it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct SessionIdentity {
    /// `REGION:UUID`.
    pub(crate) id: String,
    /// The identity pool.
    pub(crate) pool: String,
    /// `authenticated` or `unauthenticated`, and the logins.
    pub(crate) amr: Vec<String>,
}

impl RoleSession {
    /// The session `name` of `role`, which nothing narrows.
    pub(crate) fn new(scope: &Scope, role: &Role, name: &str, access_key: String) -> Self {
        Self {
            role: role.name.clone(),
            role_id: role.id.clone(),
            name: name.to_owned(),
            arn: format!(
                "arn:{}:sts::{}:assumed-role/{}/{name}",
                scope.region.partition(),
                scope.account,
                role.name
            ),
            access_key,
            policies: Vec::new(),
            identity: None,
            keys: BTreeMap::new(),
        }
    }

    /// `UserId` of the caller's identity.
    pub(crate) fn user_id(&self) -> String {
        format!("{}:{}", self.role_id, self.name)
    }

    /// What policies of the session see, beside the connection.
    fn fill(&self, scope: &Scope, context: &mut Context) {
        context.cognito = self.identity.as_ref().map(|identity| Cognito {
            identity_id: identity.id.clone(),
            pool_id: identity.pool.clone(),
            amr: identity.amr.clone(),
        });
        let now = jiff::Timestamp::now();
        let role = format!(
            "arn:{}:iam::{}:role/{}",
            scope.region.partition(),
            scope.account,
            self.role
        );
        let single = [
            ("aws:userid", self.user_id()),
            ("aws:PrincipalArn", role),
            ("aws:PrincipalAccount", scope.account.to_string()),
            ("aws:PrincipalType", "AssumedRole".to_owned()),
            ("aws:RequestedRegion", scope.region.to_string()),
            (
                "aws:CurrentTime",
                now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            ),
            ("aws:EpochTime", now.as_second().to_string()),
        ];
        let single = single
            .into_iter()
            .map(|(key, value)| (key.to_owned(), vec![value]));
        context.extra.extend(single);
        context.extra.extend(self.keys.clone());
    }
}

/// Which kind of policy did not allow, in AWS's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PolicyKind {
    /// Inline or attached to the role.
    Identity,
    /// The role's permissions boundary.
    Boundary,
    /// Passed when the role was assumed.
    Session,
    /// Attached to the certificate or Cognito identity with `AttachPolicy`.
    Iot,
}

impl PolicyKind {
    /// As it stands in the texts of refusals.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity-based policy",
            Self::Boundary => "permissions boundary",
            Self::Session => "session policy",
            Self::Iot => "IoT policy",
        }
    }
}

/// Policies that must allow as well.
#[derive(Debug)]
pub(crate) struct Bound {
    /// What kind they are.
    kind: PolicyKind,
    /// The policies.
    policies: Compiled,
    /// The actions they are asked about; `None` is all.
    only: Option<&'static [Action]>,
}

impl Bound {
    fn concerns(&self, action: &str) -> bool {
        self.only.is_none_or(|only| {
            only.iter()
                .any(|one| one.name().eq_ignore_ascii_case(action))
        })
    }
}

impl Grant {
    /// Whether the action is allowed on the resource, a full ARN.
    pub(crate) fn allows(&self, action: Action, resource: &str) -> bool {
        self.policies.allows(action, resource)
            && self.bounds.iter().all(|bound| {
                bound.only.is_some_and(|only| !only.contains(&action))
                    || bound.policies.allows(action, resource)
            })
    }

    /// The same verdict with its explanation.
    pub(crate) fn decide(&self, action: Action, resource: &str) -> Decision {
        self.decide_named(action.name(), resource).0
    }

    /// The explained verdict on an action of any service, and the kind of policy that decided.
    pub(crate) fn decide_named(&self, action: &str, resource: &str) -> (Decision, PolicyKind) {
        let first = self.policies.decide_named(action, resource);
        if !first.allowed() {
            let kind = if self.by_role {
                PolicyKind::Identity
            } else {
                PolicyKind::Iot
            };
            return (first, kind);
        }
        for bound in self.bounds.iter().filter(|bound| bound.concerns(action)) {
            let decision = bound.policies.decide_named(action, resource);
            if !decision.allowed() {
                return (decision, bound.kind);
            }
        }
        (first, PolicyKind::Identity)
    }
}

impl Authority {
    /// Compiles what decides for a role session. A role that is gone allows nothing.
    pub(super) fn grant_role(
        &self,
        db: &Connection,
        scope: &Scope,
        session: &RoleSession,
        mut context: Context,
    ) -> Result<Grant, StoreError> {
        session.fill(scope, &mut context);
        let role = iam::find(db, &session.role)?.filter(|role| role.id == session.role_id);
        let Some(role) = role else {
            return Ok(Grant {
                policies: Compiled::new([], &context),
                bounds: Vec::new(),
                by_role: true,
                active: true,
                ends_at: None,
                exclusive_thing: None,
            });
        };
        for tag in tags::of(db, "", &role_tags_key(scope, &role.name))? {
            let key = format!("aws:PrincipalTag/{}", tag.key);
            context.extra.entry(key).or_insert_with(|| vec![tag.value]);
        }
        let policies = policies_of(db, &role)?;
        let mut bounds = Vec::new();
        if let Some(boundary) = &role.boundary {
            let policies = match document_of(db, boundary)? {
                Some(document) => vec![(boundary.clone(), parse(&document)?)],
                None => Vec::new(),
            };
            bounds.push(bound(PolicyKind::Boundary, &policies, &context, None));
        }
        if !session.policies.is_empty() {
            let mut policies = Vec::new();
            for text in &session.policies {
                policies.push(("session".to_owned(), parse(text)?));
            }
            bounds.push(bound(PolicyKind::Session, &policies, &context, None));
        }
        let authenticated = session
            .identity
            .as_ref()
            .filter(|identity| identity.amr.iter().any(|value| value == "authenticated"));
        if let Some(identity) = authenticated {
            let targets = [identity.id.clone()];
            let policies: Vec<_> = self
                .documents_of_targets(db, scope, &targets)?
                .into_iter()
                .map(|policy| (policy.name, policy.document))
                .collect();
            bounds.push(bound(PolicyKind::Iot, &policies, &context, Some(DOUBLE)));
        }
        Ok(Grant {
            policies: compile(&policies, &context),
            bounds,
            by_role: true,
            active: true,
            ends_at: None,
            exclusive_thing: None,
        })
    }
}

/// Where the tags of a role stand, in the Region of empty name.
pub(crate) fn role_tags_key(scope: &Scope, role: &str) -> String {
    format!(
        "arn:aws:iam::{}:role/{}",
        scope.account,
        role.to_ascii_lowercase()
    )
}

fn bound(
    kind: PolicyKind,
    policies: &[(String, Document)],
    context: &Context,
    only: Option<&'static [Action]>,
) -> Bound {
    Bound {
        kind,
        policies: compile(policies, context),
        only,
    }
}

fn compile(policies: &[(String, Document)], context: &Context) -> Compiled {
    let named = policies
        .iter()
        .map(|(name, document)| (name.as_str(), document));
    Compiled::new(named, context)
}

/// Inline and attached policies of a role.
fn policies_of(db: &Connection, role: &Role) -> Result<Vec<(String, Document)>, StoreError> {
    let mut found = Vec::new();
    for (name, document) in iam::inline(db, &role.name)? {
        found.push((name, parse(&document)?));
    }
    for policy in iam::attached(db, &role.name)? {
        if let Some(document) = document_of(db, &policy)? {
            let name = policy.rsplit('/').next().unwrap_or_default().to_owned();
            found.push((name, parse(&document)?));
        }
    }
    Ok(found)
}

/// The document in effect of a managed policy, AWS's or the account's own.
pub(crate) fn document_of(db: &Connection, policy: &str) -> rusqlite::Result<Option<String>> {
    if let Some(found) = aws_managed::find(policy) {
        return Ok(Some(found.document.to_owned()));
    }
    let Some(found) = iam_policies::find(db, policy)? else {
        return Ok(None);
    };
    let version = iam_policies::find_version(db, policy, found.default_version)?;
    Ok(version.map(|version| version.document))
}

/// Leaving out a document that cannot be read would also leave out its Deny statements, so it is an error.
fn parse(text: &str) -> Result<Document, StoreError> {
    Document::parse(text, Dialect::Iam).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)).into()
    })
}
