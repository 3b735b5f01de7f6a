//! CAs, roles, role aliases and identity pools.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::super::keys::{CaKeys, CaMode, IdentityPoolKeys, RoleAliasKeys, RoleKeys, RoleTrust};
use super::super::read::{At, Named, parse};
use super::super::resources::{
    Authority, IdentityPool, InlinePolicy, ManagedPolicy, Role, RoleAlias, Trust,
};
use super::things::given;
use super::{Resolver, value};
use crate::domain::authority::Mode;
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::domain::identity_pool::Login;
use crate::domain::role::RolePath;
use crate::model::name::{
    AuthorityName, IdentityPoolName, PolicyName, RoleAliasName, RoleName, is_word,
};

/// `MaxSessionDuration` of a role (botocore `iam`).
const SESSION: RangeInclusive<Duration> = Duration::from_hours(1)..=Duration::from_hours(12);
/// `credentialDurationSeconds` of a role alias (botocore `iot`).
const CREDENTIALS: RangeInclusive<Duration> = Duration::from_mins(15)..=Duration::from_hours(12);

impl Resolver {
    pub(super) fn authorities(
        &mut self,
        named: Option<At<Named<AuthorityName, CaKeys>>>,
    ) -> Vec<Authority> {
        let mut authorities = Vec::new();
        for (name, keys) in given(named) {
            if let Some(subject) = &keys.subject
                && !(1..=64).contains(&subject.value.chars().count())
            {
                let message = "a common name has 1 to 64 characters";
                self.problems.report(&subject.span, message);
            }
            authorities.push(Authority {
                position: self.position(&name.span),
                name: name.value,
                mode: match value(keys.mode) {
                    Some(CaMode::SniOnly) => Mode::SniOnly,
                    Some(CaMode::Default) | None => Mode::Default,
                },
                auto_registration: value(keys.auto_registration).unwrap_or_default(),
                key_type: value(keys.key_type).unwrap_or_default(),
                days: value(keys.days).map_or(0, |days| days.0),
                subject: value(keys.subject),
            });
        }
        authorities
    }

    pub(super) fn roles(
        &mut self,
        named: Option<At<Named<RoleName, RoleKeys>>>,
        pools: &[IdentityPool],
    ) -> Vec<Role> {
        let mut roles = Vec::new();
        for (name, keys) in given(named) {
            let trust = self.trust(&name, &keys, pools);
            let policies = self.inline_policies(&keys);
            let managed_policies = self.managed_policies(&keys);
            self.within(keys.max_session.as_ref(), &SESSION, "a session of a role");
            let path = self.role_path(keys.path.as_ref());
            // botocore `iam`, `roleDescriptionType`.
            if let Some(text) = &keys.description
                && (text.value.chars().count() > 1000
                    || text.value.chars().any(|c| u32::from(c) > 0xff))
            {
                let message = "the description of a role has at most 1000 characters of Latin-1";
                self.problems.report(&text.span, message);
            }
            let Some(trust) = trust else { continue };
            roles.push(Role {
                position: self.position(&name.span),
                name: name.value,
                path,
                description: value(keys.description),
                trust,
                policies,
                managed_policies,
                max_session: value(keys.max_session).unwrap_or_default(),
            });
        }
        roles
    }

    fn role_path(&mut self, path: Option<&At<String>>) -> RolePath {
        let Some(path) = path else {
            return RolePath::default();
        };
        path.value.parse().unwrap_or_else(|_| {
            let message = format!("`{}` is not an IAM path", path.value);
            let hint = "it begins and ends with `/`, as in \"/devices/\"";
            self.problems.explain(&path.span, message, hint);
            RolePath::default()
        })
    }

    fn trust(
        &mut self,
        name: &At<RoleName>,
        keys: &RoleKeys,
        pools: &[IdentityPool],
    ) -> Option<Trust> {
        let chosen = [
            ("trust", keys.trust.as_ref().map(|at| &at.span)),
            ("trust-file", keys.trust_file.as_ref().map(|at| &at.span)),
        ];
        self.one_of(&name.span, &chosen)?;
        if let Some(file) = &keys.trust_file {
            return self.trust_document(file).map(Trust::Document);
        }
        let trust = keys.trust.as_ref()?;
        let using = |role_of: fn(&IdentityPool) -> Option<&RoleName>| -> Vec<IdentityPoolName> {
            let using = pools
                .iter()
                .filter(|pool| role_of(pool) == Some(&name.value));
            using.map(|pool| pool.name.clone()).collect()
        };
        let (pools, key) = match trust.value {
            RoleTrust::CredentialsProvider => return Some(Trust::CredentialsProvider),
            RoleTrust::Lambda => return Some(Trust::Lambda),
            RoleTrust::Rule => return Some(Trust::Rule),
            RoleTrust::CognitoAuthenticated => {
                let pools = using(|pool| pool.authenticated_role.as_ref());
                (Trust::CognitoAuthenticated(pools), "authenticated-role")
            }
            RoleTrust::CognitoUnauthenticated => {
                let pools = using(|pool| pool.unauthenticated_role.as_ref());
                (Trust::CognitoUnauthenticated(pools), "unauthenticated-role")
            }
        };
        let (Trust::CognitoAuthenticated(found) | Trust::CognitoUnauthenticated(found)) = &pools
        else {
            return Some(pools);
        };
        if found.is_empty() {
            let message = format!(
                "no identity pool of this file uses the role `{}`",
                name.value
            );
            let hint = format!(
                "name it in a pool: {key} = \"{}\"; or write its trust policy into a `trust-file`",
                name.value
            );
            self.problems.explain(&trust.span, message, hint);
            return None;
        }
        Some(pools)
    }

    fn inline_policies(&mut self, keys: &RoleKeys) -> Vec<InlinePolicy> {
        let mut policies: Vec<InlinePolicy> = Vec::new();
        for file in keys.policies.iter().flat_map(|list| &list.value) {
            let stem = file.value.0.file_stem().and_then(|stem| stem.to_str());
            let stem = stem.unwrap_or_default();
            // The rule of IoT policies is IAM's, too (botocore `iam`, `policyNameType`).
            let name = stem.parse::<PolicyName>().ok();
            if name.is_none() {
                let message = format!("the file's name `{stem}` cannot be the policy's name");
                let hint = "name it with 1 to 128 letters, digits or `_+=,.@-`";
                self.problems.explain(&file.span, message, hint);
            }
            if policies.iter().any(|policy| policy.name.as_str() == stem) {
                let message = format!("the role has a policy `{stem}` already");
                self.problems.report(&file.span, message);
            }
            let document = self.iam_document(file);
            if let (Some(name), Some(document)) = (name, document) {
                policies.push(InlinePolicy { name, document });
            }
        }
        policies
    }

    fn managed_policies(&mut self, keys: &RoleKeys) -> Vec<ManagedPolicy> {
        let list = keys
            .managed_policies
            .as_ref()
            .map_or(&[][..], |list| &list.value);
        self.unique(list);
        let mut policies = Vec::new();
        for text in list {
            policies.extend(parse(&text.value, &text.span, &mut self.problems));
        }
        policies
    }

    /// Notes a duration that AWS does not take.
    fn within(
        &mut self,
        at: Option<&At<Duration>>,
        allowed: &RangeInclusive<Duration>,
        what: &str,
    ) {
        if let Some(at) = at
            && !allowed.contains(&at.value)
        {
            let words = |duration: &Duration| match duration.as_secs() / 60 {
                minutes if minutes % 60 == 0 => format!("{} hours", minutes / 60),
                minutes => format!("{minutes} minutes"),
            };
            let (least, most) = (words(allowed.start()), words(allowed.end()));
            let message = format!("{what} lasts {least} to {most}").replace("1 hours", "1 hour");
            self.problems.report(&at.span, message);
        }
    }

    pub(super) fn role_aliases(
        &mut self,
        named: Option<At<Named<RoleAliasName, RoleAliasKeys>>>,
        roles: &[Role],
    ) -> Vec<RoleAlias> {
        let mut aliases = Vec::new();
        for (name, keys) in given(named) {
            self.within(
                keys.duration.as_ref(),
                &CREDENTIALS,
                "a credential of a role alias",
            );
            let Some(role) = keys.role else { continue };
            self.trusts(
                &role,
                roles,
                |trust| *trust == Trust::CredentialsProvider,
                "credentials-provider",
            );
            if let (Some(duration), Some(found)) = (
                keys.duration.as_ref(),
                roles.iter().find(|found| found.name == role.value),
            ) && duration.value > found.max_session
                && CREDENTIALS.contains(&duration.value)
            {
                let message = format!("longer than `max-session` of the role `{}`", role.value);
                let hint = "raise `max-session` of the role, or lower this";
                self.problems.explain(&duration.span, message, hint);
            }
            aliases.push(RoleAlias {
                position: self.position(&name.span),
                name: name.value,
                role: role.value,
                duration: value(keys.duration).unwrap_or_default(),
                allow_policy: value(keys.allow_policy).unwrap_or(true),
            });
        }
        aliases
    }

    /// Whether a role is there and trusts whoever is to use it; a trust policy of the user's own is believed.
    pub(super) fn trusts(
        &mut self,
        role: &At<RoleName>,
        roles: &[Role],
        right: impl Fn(&Trust) -> bool,
        wanted: &str,
    ) {
        if !self.refer(Kind::Role, role) {
            return;
        }
        let Some(found) = roles.iter().find(|found| found.name == role.value) else {
            return;
        };
        if !right(&found.trust) && !matches!(found.trust, Trust::Document(_)) {
            let message = format!("the role `{}` trusts somebody else", role.value);
            let hint = format!("it needs trust = \"{wanted}\"");
            self.problems.explain(&role.span, message, hint);
        }
    }

    pub(super) fn identity_pools(
        &mut self,
        named: Option<At<Named<IdentityPoolName, IdentityPoolKeys>>>,
    ) -> (Vec<IdentityPool>, Vec<PoolRoles>) {
        let (mut pools, mut pool_roles) = (Vec::new(), Vec::new());
        for (name, keys) in given(named) {
            if let (Some(allowed), Some(role)) = (&keys.unauthenticated, &keys.unauthenticated_role)
                && !allowed.value
            {
                let message = "`unauthenticated = false` beside a role for guests";
                self.problems.explain(
                    &allowed.span,
                    message,
                    format!("remove one of the two: guests get `{}`", role.value),
                );
            }
            let logins = value(keys.logins).map(|entries| entries.0);
            let logins = self.logins(&logins.unwrap_or_default());
            let unauthenticated =
                value(keys.unauthenticated).unwrap_or(keys.unauthenticated_role.is_some());
            pool_roles.push(PoolRoles {
                authenticated: keys.authenticated_role.clone(),
                unauthenticated: keys.unauthenticated_role.clone(),
            });
            pools.push(IdentityPool {
                position: self.position(&name.span),
                name: name.value,
                unauthenticated,
                authenticated_role: value(keys.authenticated_role),
                unauthenticated_role: value(keys.unauthenticated_role),
                logins,
            });
        }
        (pools, pool_roles)
    }

    /// The logins of a pool, sorted; notes those that Cognito does not take (botocore `cognito-identity`).
    fn logins(&mut self, given: &[(At<String>, At<String>)]) -> Vec<Login> {
        let mut logins = Vec::new();
        for (provider, client) in given {
            let is_short = (1..=128).contains(&provider.value.len());
            if !is_short {
                let message = "a provider has 1 to 128 characters";
                self.problems.report(&provider.span, message);
            }
            let is_client = is_word(&client.value, 128, ".;_/-");
            if !is_client {
                let message = format!("`{}` is not a client id", client.value);
                let hint = "it has 1 to 128 letters, digits or one of `.;_/-`";
                self.problems.explain(&client.span, message, hint);
            }
            if is_short && is_client {
                let login = format!("{}={}", provider.value, client.value);
                logins.extend(parse(&login, &provider.span, &mut self.problems));
            }
        }
        if let Some((provider, _)) = given.get(10) {
            self.problems
                .report(&provider.span, "a pool has at most 10 providers");
        }
        logins.sort();
        logins
    }

    /// Whether the roles of identity pools are there and trust them.
    pub(super) fn check_pool_roles(&mut self, pools: &[PoolRoles], roles: &[Role]) {
        for pool in pools {
            if let Some(role) = &pool.authenticated {
                let right = |trust: &Trust| matches!(trust, Trust::CognitoAuthenticated(_));
                self.trusts(role, roles, right, "cognito-authenticated");
            }
            if let Some(role) = &pool.unauthenticated {
                let right = |trust: &Trust| matches!(trust, Trust::CognitoUnauthenticated(_));
                self.trusts(role, roles, right, "cognito-unauthenticated");
            }
        }
    }
}

/// Where an identity pool names its roles.
pub(super) struct PoolRoles {
    authenticated: Option<At<RoleName>>,
    unauthenticated: Option<At<RoleName>>,
}
