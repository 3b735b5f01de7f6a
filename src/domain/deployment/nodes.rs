//! The resources of a deployment as a graph: each with those that have to be there first.

use std::collections::HashMap;

use super::manifest::{self, Deployment, Trust};
use super::subject::{Subject, SubjectKind as Kind};
use crate::model::name::RoleAliasName;

/// What is wanted of one resource.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish<'a> {
    ThingType(&'a manifest::ThingType),
    ThingGroup(&'a manifest::ThingGroup),
    Policy(&'a manifest::Policy),
    /// The policy that lets devices use a role alias.
    AssumeRole(&'a manifest::RoleAlias),
    Authority(&'a manifest::Authority),
    Role(&'a manifest::Role),
    RoleAlias(&'a manifest::RoleAlias),
    IdentityPool(&'a manifest::IdentityPool),
    IdentityPoolRoles(&'a manifest::IdentityPool),
    Authorizer(&'a manifest::Authorizer),
    Rule(&'a manifest::Rule),
    Device(&'a manifest::Device),
}

/// A resource and what it needs.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) subject: Subject,
    pub(super) wish: Wish<'a>,
    /// Numbers of the nodes that have to be there first.
    pub(super) needs: Vec<usize>,
}

/// Name of the policy that lets devices assume the role behind `alias`.
pub(super) fn assume_role_policy(alias: &RoleAliasName) -> String {
    format!("{alias}-assume")
}

/// All resources of `deployment`. What it uses and does not make is no node.
pub(super) fn nodes(deployment: &Deployment) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = wishes(deployment)
        .map(|(subject, wish)| Node {
            subject,
            wish,
            needs: Vec::new(),
        })
        .collect();
    let numbers: HashMap<Subject, usize> = nodes
        .iter()
        .enumerate()
        .map(|(number, node)| (node.subject.clone(), number))
        .collect();
    for node in &mut nodes {
        let needs = needs(node.wish);
        let mut needs: Vec<usize> = needs
            .iter()
            .filter_map(|need| numbers.get(need).copied())
            .collect();
        needs.sort_unstable();
        needs.dedup();
        node.needs = needs;
    }
    nodes
}

fn wishes(deployment: &Deployment) -> impl Iterator<Item = (Subject, Wish<'_>)> {
    let types = deployment.thing_types.iter();
    let types = types.map(|it| (Subject::new(Kind::ThingType, &it.name), Wish::ThingType(it)));
    let groups = deployment.thing_groups.iter();
    let groups = groups.map(|it| {
        (
            Subject::new(Kind::ThingGroup, &it.name),
            Wish::ThingGroup(it),
        )
    });
    let policies = deployment.policies.iter();
    let policies = policies.map(|it| (Subject::new(Kind::Policy, &it.name), Wish::Policy(it)));
    let aliases = deployment.role_aliases.iter();
    let allowing = aliases
        .clone()
        .filter(|alias| alias.allow_policy)
        .map(|it| {
            let name = assume_role_policy(&it.name);
            (Subject::new(Kind::Policy, name), Wish::AssumeRole(it))
        });
    let aliases = aliases.map(|it| (Subject::new(Kind::RoleAlias, &it.name), Wish::RoleAlias(it)));
    let authorities = deployment.authorities.iter();
    let authorities =
        authorities.map(|it| (Subject::new(Kind::Authority, &it.name), Wish::Authority(it)));
    let pools = deployment.identity_pools.iter();
    let with_roles = pools
        .clone()
        .filter(|pool| pool.authenticated_role.is_some() || pool.unauthenticated_role.is_some());
    let pool_roles = with_roles.map(|it| {
        (
            Subject::new(Kind::IdentityPoolRoles, &it.name),
            Wish::IdentityPoolRoles(it),
        )
    });
    let pools = pools.map(|it| {
        (
            Subject::new(Kind::IdentityPool, &it.name),
            Wish::IdentityPool(it),
        )
    });
    let roles = deployment.roles.iter();
    let roles = roles.map(|it| (Subject::new(Kind::Role, &it.name), Wish::Role(it)));
    let authorizers = deployment.authorizers.iter();
    let authorizers = authorizers.map(|it| {
        (
            Subject::new(Kind::Authorizer, &it.name),
            Wish::Authorizer(it),
        )
    });
    let topic_rules = deployment.rules.iter();
    let topic_rules = topic_rules.map(|it| (Subject::new(Kind::Rule, &it.name), Wish::Rule(it)));
    let devices = deployment.devices.iter();
    let devices = devices.map(|it| (Subject::new(Kind::Device, &it.thing), Wish::Device(it)));
    types
        .chain(authorities)
        .chain(pools)
        .chain(roles)
        .chain(pool_roles)
        .chain(aliases)
        .chain(policies)
        .chain(allowing)
        .chain(groups)
        .chain(authorizers)
        .chain(topic_rules)
        .chain(devices)
}

/// What has to be there first.
fn needs(wish: Wish<'_>) -> Vec<Subject> {
    match wish {
        Wish::ThingType(_)
        | Wish::Policy(_)
        | Wish::AssumeRole(_)
        | Wish::Authority(_)
        | Wish::IdentityPool(_)
        | Wish::Authorizer(_) => Vec::new(),
        Wish::ThingGroup(group) => {
            let parent = group
                .parent
                .iter()
                .map(|name| Subject::new(Kind::ThingGroup, name));
            let policies = group
                .policies
                .iter()
                .map(|name| Subject::new(Kind::Policy, name));
            parent.chain(policies).collect()
        }
        Wish::Role(role) => match &role.trust {
            Trust::CognitoAuthenticated(pools) | Trust::CognitoUnauthenticated(pools) => pools
                .iter()
                .map(|name| Subject::new(Kind::IdentityPool, name))
                .collect(),
            _ => Vec::new(),
        },
        Wish::RoleAlias(alias) => vec![Subject::new(Kind::Role, &alias.role)],
        Wish::IdentityPoolRoles(pool) => {
            let roles = pool
                .authenticated_role
                .iter()
                .chain(&pool.unauthenticated_role);
            let roles = roles.map(|name| Subject::new(Kind::Role, name));
            std::iter::once(Subject::new(Kind::IdentityPool, &pool.name))
                .chain(roles)
                .collect()
        }
        Wish::Rule(rule) => rule
            .roles()
            .map(|name| Subject::new(Kind::Role, name))
            .collect(),
        Wish::Device(device) => device_needs(device),
    }
}

fn device_needs(device: &manifest::Device) -> Vec<Subject> {
    let mut needs = Vec::new();
    needs.extend(
        device
            .thing_type
            .iter()
            .map(|name| Subject::new(Kind::ThingType, name)),
    );
    needs.extend(
        device
            .groups
            .iter()
            .map(|name| Subject::new(Kind::ThingGroup, name)),
    );
    needs.extend(
        device
            .fleet
            .policies
            .iter()
            .map(|name| Subject::new(Kind::Policy, name)),
    );
    for alias in &device.fleet.role_aliases {
        needs.push(Subject::new(Kind::RoleAlias, alias));
        needs.push(Subject::new(Kind::Policy, assume_role_policy(alias)));
    }
    if let manifest::CertificateSource::Authority { authority, .. }
    | manifest::CertificateSource::File {
        authority: Some(authority),
        ..
    } = &device.certificate
    {
        needs.push(Subject::new(Kind::Authority, authority));
    }
    needs
}
