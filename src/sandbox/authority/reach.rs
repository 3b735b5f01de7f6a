//! Whose rights change with a policy or with what it is attached to: the certificates whose connections must be judged anew.

use rusqlite::Connection;

use crate::model::name::{CertificateId, Scope};
use crate::sandbox::api::wire::now;
use crate::sandbox::store::{policies, thing_groups, thing_principals};

/// Certificates that the policy is in effect for, each once.
pub(crate) fn certificates_of_policy(
    db: &Connection,
    scope: &Scope,
    policy: &str,
) -> rusqlite::Result<Vec<CertificateId>> {
    let targets = policies::targets(
        db,
        scope.region.as_str(),
        policy,
        false,
        true,
        None,
        usize::MAX,
    )?;
    let mut found = Vec::new();
    for target in targets {
        found.extend(certificates_of_target(db, scope, &target)?);
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Certificates that a policy attached to `target` is in effect for, each once: the target itself, or those attached to the
/// things in the group and below. A Cognito identity has none.
pub(crate) fn certificates_of_target(
    db: &Connection,
    scope: &Scope,
    target: &str,
) -> rusqlite::Result<Vec<CertificateId>> {
    if let Some(id) = certificate_of(scope, target) {
        return Ok(vec![id]);
    }
    let Some(group) = target.strip_prefix(&scope.arn("thinggroup/")) else {
        return Ok(Vec::new());
    };
    let (region, now) = (scope.region.as_str(), now());
    let mut found = Vec::new();
    for thing in thing_groups::things_below(db, region, group)? {
        let attachments = thing_principals::of_thing(db, region, &thing, now)?;
        found.extend(
            attachments
                .iter()
                .filter_map(|attachment| certificate_of(scope, &attachment.principal)),
        );
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn certificate_of(scope: &Scope, principal: &str) -> Option<CertificateId> {
    principal.strip_prefix(&scope.arn("cert/"))?.parse().ok()
}
