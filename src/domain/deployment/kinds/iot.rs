//! Thing types, thing groups, policies, authorizers, rules.

use std::collections::BTreeMap;

use crate::domain::change::{ChangeError, Existing, Steps};
use crate::domain::deployment::manifest;
use crate::domain::deployment::subject::Subject;
use crate::domain::deployment::work::{Standing, Work};
use crate::domain::role_reference::{self, RoleReference};
use crate::domain::tags::Tags;
use crate::domain::{authorizer, policy, role, role_alias, rule, thing_group, thing_type};
use crate::model::name::{PolicyName, RoleName};

impl Work<'_> {
    pub(super) async fn ensure_thing_type(
        &self,
        subject: &Subject,
        wish: &manifest::ThingType,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = thing_type::find(session, &wish.name).await?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = thing_type::Wanted {
                name: wish.name.clone(),
                description: wish.description.clone(),
                searchable: wish.searchable.clone(),
                tags,
            };
            thing_type::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_thing_group(
        &self,
        subject: &Subject,
        wish: &manifest::ThingGroup,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let (session, iot) = (self.session, self.session.aws().iot());
        let found = thing_group::find(session, &wish.name).await?;
        let arn = self.site.scope.arn(&format!("thinggroup/{}", wish.name));
        let attached = match &found {
            Some(_) => iot.attached_policies(&arn).await?,
            None => Vec::new(),
        };
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = thing_group::Wanted {
                name: wish.name.clone(),
                parent: wish.parent.clone(),
                description: wish.description.clone(),
                attributes: wish.attributes.clone(),
                tags,
            };
            thing_group::ensure(session, &wanted, Existing::Update, steps).await?;
            let missing =
                |policy: &&PolicyName| !attached.iter().any(|name| name == policy.as_str());
            for policy in wish.policies.iter().filter(missing) {
                let attach = || iot.attach_policy(policy, &arn);
                steps.call("attach-policy", policy.as_str(), attach).await?;
            }
            let surplus = attached.iter().filter_map(|name| name.parse().ok());
            for policy in surplus.filter(|policy| !wish.policies.contains(policy)) {
                let detach = || iot.detach_policy(&policy, &arn);
                steps.call("detach-policy", policy.as_str(), detach).await?;
            }
            Ok(())
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_policy(
        &self,
        subject: &Subject,
        wish: &manifest::Policy,
        steps: &mut Steps,
    ) -> Result<(Standing, Vec<String>), ChangeError> {
        let (document, warnings) = wish.document(&self.site.scope)?;
        let standing = self
            .ensure_document(subject, &wish.name, &document, steps)
            .await?;
        Ok((standing, warnings))
    }

    /// The policy that lets devices assume the role behind an alias.
    pub(super) async fn ensure_assume_role(
        &self,
        subject: &Subject,
        wish: &manifest::RoleAlias,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let name = role_alias::assume_policy_name(&wish.name)?;
        let wanted = role_alias::assume_policy(&self.site.scope, &wish.name, name, Tags::new());
        self.ensure_document(subject, &wanted.name, &wanted.document, steps)
            .await
    }

    async fn ensure_document(
        &self,
        subject: &Subject,
        name: &PolicyName,
        document: &str,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = policy::find(session, name).await?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = policy::Wanted {
                name: name.clone(),
                document: document.to_owned(),
                tags,
            };
            policy::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_authorizer(
        &self,
        subject: &Subject,
        wish: &manifest::Authorizer,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = authorizer::find(session, &wish.name).await?;
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = authorizer::Wanted {
                name: wish.name.clone(),
                function: wish.function.clone(),
                token_key_name: wish.token_key_name.clone(),
                public_keys: wish.public_keys.clone(),
                signing_disabled: !wish.signing,
                active: wish.active,
                caching_for_http: wish.caching,
                default: wish.default,
                permission: true,
                tags,
            };
            authorizer::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    pub(super) async fn ensure_rule(
        &self,
        subject: &Subject,
        wish: &manifest::Rule,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let found = rule::find(session, &wish.name).await?;
        let mut arns: BTreeMap<RoleName, String> = BTreeMap::new();
        for name in wish.roles() {
            arns.insert(name.clone(), self.role_arn(name, steps).await?);
        }
        let arn = |name: &RoleName| arns.get(name).cloned().unwrap_or_default();
        let wire = |action: &manifest::RuleAction| action.wire(&self.site.scope, arn);
        let ensure = async |tags: Tags, steps: &mut Steps| {
            let wanted = rule::Wanted {
                name: wish.name.clone(),
                sql: wish.sql.clone(),
                sql_version: Some(wish.sql_version.clone()),
                description: wish.description.clone(),
                enabled: wish.enabled,
                actions: wish.actions.iter().map(wire).collect(),
                error_action: wish.error_action.as_ref().map(wire),
                tags,
            };
            rule::ensure(session, &wanted, Existing::Update, steps).await
        };
        let found = found.as_ref().map(|found| &found.tags);
        self.guarded(subject, found, steps, ensure).await
    }

    /// The ARN of a role of the deployment, or of one that exists.
    pub(super) async fn role_arn(
        &self,
        name: &RoleName,
        steps: &Steps,
    ) -> Result<String, ChangeError> {
        let ours = self.deployment.roles.iter().find(|role| role.name == *name);
        if let Some(ours) = ours {
            return Ok(role::arn(&self.site.scope, Some(&ours.path), name));
        }
        let reference = RoleReference::Name(name.clone());
        Ok(role_reference::resolve(self.session, &reference, steps)
            .await?
            .0)
    }
}
