//! The roles of an identity pool: set without taking the other one away, and looked at whether they fit the pool.

use serde::Serialize;

use super::trust::{self, Kind};
use super::{Reference, locate, missing};
use crate::domain::change::{ChangeError, Difference, Steps};
use crate::domain::role;
use crate::domain::role_reference::{self, RoleReference};
use crate::domain::session::Session;

/// The roles that identities are to get; what is `None` is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// With a login.
    pub authenticated: Option<RoleReference>,
    /// Guests.
    pub unauthenticated: Option<RoleReference>,
}

/// A role that identities of the pool are to get and whose trust policy does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Misfit {
    /// The role.
    pub role: String,
    /// Which identities it is for: `authenticated` or `unauthenticated`.
    pub kind: &'static str,
    /// Id of the pool.
    pub pool: String,
    /// What does not fit.
    pub reason: String,
}

/// Refuses roles that are not there; one that an ARN names may be another account's, and is not looked for.
pub async fn check_roles(session: &Session, roles: &Roles) -> Result<(), ChangeError> {
    for role in [&roles.authenticated, &roles.unauthenticated] {
        if let Some(RoleReference::Name(name)) = role
            && session.aws().iam().role(name).await?.is_none()
        {
            return Err(role::missing(name));
        }
    }
    Ok(())
}

/// Sets the roles of a pool, and answers those whose trust policy does not fit it. In a dry run the pool need not be there.
pub async fn ensure_roles(
    session: &Session,
    pool: &Reference,
    roles: &Roles,
    steps: &mut Steps,
) -> Result<Vec<Misfit>, ChangeError> {
    let wanted = [
        (Kind::Authenticated, &roles.authenticated),
        (Kind::Unauthenticated, &roles.unauthenticated),
    ];
    let wanted: Vec<_> = wanted
        .into_iter()
        .filter_map(|(kind, role)| Some((kind, role.as_ref()?)))
        .collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let cognito = session.aws().cognito();
    let found = locate(&cognito, pool).await?;
    if found.is_none() && !steps.is_dry_run() {
        return Err(missing(pool));
    }
    let present = match &found {
        Some(found) => cognito.identity_pool_roles(&found.id).await?,
        None => crate::aws::cognito::PoolRoles::default(),
    };
    let mut goal = present.clone();
    let mut misfits = Vec::new();
    for (kind, role) in wanted {
        let (arn, mut met) = role_reference::resolve(session, role, steps).await?;
        if met.is_none() && found.is_some() {
            met = role_reference::find(session, role).await?;
        }
        let place = match kind {
            Kind::Authenticated => &mut goal.authenticated,
            Kind::Unauthenticated => &mut goal.unauthenticated,
        };
        *place = Some(arn);
        if let (Some(pool), Some(role)) = (&found, met)
            && let Some(reason) = trust::misfit(&role.trust, &pool.id, kind)
        {
            misfits.push(Misfit {
                role: role.arn,
                kind: kind.as_str(),
                pool: pool.id.clone(),
                reason,
            });
        }
    }
    let between = Difference::between;
    let differences: Vec<_> = [
        between(
            "authenticated role",
            present.authenticated.as_deref(),
            goal.authenticated.as_deref(),
        ),
        between(
            "unauthenticated role",
            present.unauthenticated.as_deref(),
            goal.unauthenticated.as_deref(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if differences.is_empty() {
        return Ok(misfits);
    }
    let id = found.map(|found| found.id).unwrap_or_default();
    let set = || cognito.set_identity_pool_roles(&id, &goal);
    let action = "set-identity-pool-roles";
    steps
        .change(action, &pool.to_string(), differences, set)
        .await?;
    Ok(misfits)
}
