//! The control plane service `iot` (2015-05-28): one file per kind of resource, each with the table of its operations.
//!
//! Owns the rules of the service and their wording; what is remembered is in `store`, and who may call is settled before.

mod authorizers;
mod by_age;
mod ca_certificates;
mod certificates;
mod constraints;
mod domain_configurations;
mod endpoint;
mod event_configurations;
mod logging;
mod policies;
mod policy_targets;
pub(crate) mod provision;
mod provisioning_claims;
pub(crate) mod provisioning_templates;
mod register_ca;
mod register_certificate;
pub(crate) mod registry_events;
pub(crate) mod role_aliases;
mod rule_actions;
mod search;
mod tags;
mod test_authorization;
mod thing_group_members;
mod thing_groups;
mod thing_principals;
mod thing_types;
mod things;
pub(crate) mod topic_rules;

#[cfg(test)]
pub(crate) mod test_support;

use super::wire::Operation;

/// Every operation of the service that the sandbox has.
pub(crate) fn operations() -> Vec<&'static Operation> {
    [
        endpoint::OPERATIONS,
        tags::OPERATIONS,
        thing_group_members::OPERATIONS,
        thing_groups::OPERATIONS,
        thing_principals::OPERATIONS,
        thing_types::OPERATIONS,
        things::OPERATIONS,
        certificates::OPERATIONS,
        policies::OPERATIONS,
        policy_targets::OPERATIONS,
        test_authorization::OPERATIONS,
        authorizers::OPERATIONS,
        ca_certificates::OPERATIONS,
        domain_configurations::OPERATIONS,
        event_configurations::OPERATIONS,
        logging::OPERATIONS,
        provisioning_claims::OPERATIONS,
        provisioning_templates::OPERATIONS,
        register_ca::OPERATIONS,
        register_certificate::OPERATIONS,
        role_aliases::OPERATIONS,
        search::OPERATIONS,
        topic_rules::OPERATIONS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::operations;

    #[test]
    fn no_two_operations_share_a_name_or_a_place() {
        let all = operations();
        let names: BTreeSet<_> = all.iter().map(|operation| operation.name).collect();
        let places: BTreeSet<_> = all
            .iter()
            .map(|operation| (operation.method.as_str(), operation.pattern))
            .collect();
        assert_eq!(names.len(), all.len());
        assert_eq!(places.len(), all.len());
    }
}
