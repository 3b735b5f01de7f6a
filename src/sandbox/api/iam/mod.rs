//! IAM (2010-05-08): roles, their policies, managed policies and tags. Global: the same in every Region.
//!
//! Owns the rules of the service and their wording; what is remembered is in `store`, what policies allow is the authority's.

mod attachments;
mod inline;
mod policies;
mod policy_versions;
mod roles;
mod rules;
mod tags;

use rusqlite::Connection;

use super::query::{Call, Operation};
use crate::model::name::Scope;
use crate::sandbox::store::iam::{self, Role};

pub(super) use roles::role_arn;
pub(super) use rules::{document, documents_of_arns};

/// Namespace of the answers.
pub(super) const NAMESPACE: &str = "https://iam.amazonaws.com/doc/2010-05-08/";

/// Every operation of the service that the sandbox has.
pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [
        roles::OPERATIONS,
        inline::OPERATIONS,
        attachments::OPERATIONS,
        policies::OPERATIONS,
        policy_versions::OPERATIONS,
        tags::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}

/// The resource that a call is judged on.
pub(super) fn resource_of(db: &Connection, call: &Call) -> rusqlite::Result<String> {
    if let Some(name) = call.form.get("RoleName") {
        let path = match iam::find(db, name)? {
            Some(role) => return Ok(role_arn(&call.scope, &role)),
            None => call.form.get("Path").unwrap_or("/"),
        };
        return Ok(arn(&call.scope, "role", path, name));
    }
    if let Some(policy) = call.form.get("PolicyArn") {
        return Ok(policy.to_owned());
    }
    Ok(match call.form.get("PolicyName") {
        Some(name) => arn(
            &call.scope,
            "policy",
            call.form.get("Path").unwrap_or("/"),
            name,
        ),
        None => "*".to_owned(),
    })
}

fn arn(scope: &Scope, kind: &str, path: &str, name: &str) -> String {
    format!(
        "arn:{}:iam::{}:{kind}{path}{name}",
        scope.region.partition(),
        scope.account
    )
}

/// The role that an ARN of this account names, whatever its partition; its path must be the role's.
pub(crate) fn role_of_arn(
    db: &Connection,
    scope: &Scope,
    arn: &str,
) -> rusqlite::Result<Option<Role>> {
    let mark = format!(":iam::{}:role/", scope.account);
    let Some((_, rest)) = arn.split_once(&mark) else {
        return Ok(None);
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    let found = iam::find(db, name)?;
    Ok(found.filter(|role| format!("/{rest}") == format!("{}{}", role.path, role.name)))
}
