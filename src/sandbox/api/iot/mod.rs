//! The control plane service `iot` (2015-05-28): one file per kind of resource, each with the table of its operations.
//!
//! Owns the rules of the service and their wording; what is remembered is in `store`, and who may call is settled before.

mod by_age;
mod certificates;
mod constraints;
mod endpoint;
mod policies;
mod policy_targets;
mod tags;
mod test_authorization;
mod thing_group_members;
mod thing_groups;
mod thing_principals;
mod thing_types;
mod things;

#[cfg(test)]
mod test_support;

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
