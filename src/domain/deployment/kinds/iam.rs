//! Roles, role aliases, identity pools and their roles.

use std::collections::BTreeMap;

use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::deployment::manifest;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::{Standing, Work};
use crate::domain::identity_pool::{self, Reference, Roles};
use crate::domain::role::{self, Trust};
use crate::domain::role_alias;
use crate::domain::role_reference::RoleReference;
use crate::domain::tags::Tags;
use crate::model::name::{IdentityPoolName, NameError};

fn invalid(position: &manifest::Position, message: &str) -> ChangeError {
    ChangeError::Invalid {
        message: format!("{position}: {message}"),
        hint: "correct the deployment file".to_owned(),
    }
}

/// Seconds as AWS's APIs take them.
fn seconds(duration: std::time::Duration) -> i32 {
    i32::try_from(duration.as_secs()).unwrap_or(i32::MAX)
}

impl Work<'_> {
    pub(super) async fn ensure_role(
        &self,
        subject: &Subject,
        wish: &manifest::Role,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = role::find(session, &wish.name).await?;
        let trust = self.trust(wish, steps).await?;
        let scope = &self.site.scope;
        let inline = wish.policies.iter();
        let inline: BTreeMap<_, _> = inline
            .map(|policy| (policy.name.clone(), policy.document.of(scope)))
            .collect();
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = role::Wanted {
                name: wish.name.clone(),
                path: Some(wish.path.clone()),
                trust: trust.clone(),
                inline: inline.clone(),
                managed: wish
                    .managed_policies
                    .iter()
                    .map(|policy| policy.as_str().to_owned())
                    .collect(),
                max_session: Some(seconds(wish.max_session)),
                description: wish.description.clone(),
                tags,
                complete: true,
            };
            role::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    async fn trust(&self, wish: &manifest::Role, steps: &Steps) -> Result<Trust, ChangeError> {
        let (pools, authenticated) = match &wish.trust {
            manifest::Trust::CredentialsProvider => return Ok(Trust::CredentialsProvider),
            manifest::Trust::Lambda => return Ok(Trust::Lambda),
            manifest::Trust::Rule => return Ok(Trust::Rule),
            manifest::Trust::Document(text) => {
                return Ok(Trust::Document(text.of(&self.site.scope)));
            }
            manifest::Trust::CognitoAuthenticated(pools) => (pools, true),
            manifest::Trust::CognitoUnauthenticated(pools) => (pools, false),
        };
        let mut ids = Vec::new();
        for name in pools {
            let pool = self.pool(name);
            match identity_pool::find(self.session, &pool).await? {
                Some(found) => ids.push(found.id),
                None if steps.is_dry_run() => {}
                None => return Err(identity_pool::missing(&pool)),
            }
        }
        if pools.len() > 1 {
            return Ok(Trust::of_pools(&ids, authenticated));
        }
        Ok(Trust::Cognito {
            pool: ids.pop(),
            authenticated,
        })
    }

    /// How a pool of the deployment is told from others of its name.
    pub(super) fn pool(&self, name: &IdentityPoolName) -> Reference {
        let ours = self
            .deployment
            .identity_pools
            .iter()
            .any(|pool| pool.name == *name);
        Reference::Name(name.clone(), if ours { self.tags() } else { Tags::new() })
    }

    pub(super) async fn ensure_role_alias(
        &self,
        subject: &Subject,
        wish: &manifest::RoleAlias,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = role_alias::find(session, &wish.name).await?;
        let role_arn = self.role_arn(&wish.role, steps).await?.parse();
        let role_arn: crate::model::name::Arn =
            role_arn.map_err(|error: NameError| invalid(&wish.position, &error.to_string()))?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = role_alias::Wanted {
                name: wish.name.clone(),
                role_arn: role_arn.clone(),
                seconds: Some(seconds(wish.duration)),
                tags,
            };
            role_alias::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_identity_pool(
        &self,
        subject: &Subject,
        wish: &manifest::IdentityPool,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = identity_pool::find(session, &self.pool(&wish.name)).await?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = identity_pool::Wanted {
                name: wish.name.clone(),
                unauthenticated: wish.unauthenticated,
                classic: false,
                logins: wish.logins.clone(),
                tags,
            };
            identity_pool::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_identity_pool_roles(
        &self,
        wish: &manifest::IdentityPool,
        steps: &mut Steps,
    ) -> Result<(Standing, Vec<String>), ChangeError> {
        let roles = Roles {
            authenticated: wish.authenticated_role.clone().map(RoleReference::Name),
            unauthenticated: wish.unauthenticated_role.clone().map(RoleReference::Name),
        };
        let misfits =
            identity_pool::ensure_roles(self.session, &self.pool(&wish.name), &roles, steps)
                .await?;
        let told = misfits
            .into_iter()
            .map(|misfit| format!("the role `{}` does not fit: {}", misfit.role, misfit.reason));
        Ok((Standing::Ours, told.collect()))
    }
}
