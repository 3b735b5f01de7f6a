//! Thing types and thing groups.

use std::collections::BTreeMap;

use super::super::keys::{ThingGroupKeys, ThingTypeKeys};
use super::super::read::{At, Definition, Named};
use super::super::resources::{ThingGroup, ThingType};
use super::{Resolver, value, values};
use crate::domain::deployment::subject::SubjectKind as Kind;
use crate::model::limits::{GROUP_ATTRIBUTES, GROUP_DEPTH, POLICIES_PER_GROUP};
use crate::model::name::{ThingGroupName, ThingTypeName};

/// Attributes that a thing type is searched by (service model `SearchableAttributes`; AWS IoT Core quotas).
const SEARCHABLE: usize = 3;

/// The tables of things to make, with their places.
pub(super) fn given<N, T>(named: Option<At<Named<N, T>>>) -> impl Iterator<Item = (At<N>, T)> {
    let named = named.map(|named| named.value).unwrap_or_default();
    named
        .0
        .into_iter()
        .filter_map(|(name, definition)| match definition.value {
            Definition::Given(keys) => Some((name, keys)),
            Definition::Existing => None,
        })
}

impl Resolver {
    pub(super) fn thing_types(
        &mut self,
        named: Option<At<Named<ThingTypeName, ThingTypeKeys>>>,
    ) -> Vec<ThingType> {
        let mut types = Vec::new();
        for (name, keys) in given(named) {
            if let Some(searchable) = &keys.searchable {
                self.unique(&searchable.value);
                self.at_most(SEARCHABLE, searchable, "searchable attributes");
            }
            self.describe(keys.description.as_ref());
            types.push(ThingType {
                position: self.position(&name.span),
                name: name.value,
                description: value(keys.description),
                searchable: values(keys.searchable),
            });
        }
        types
    }

    /// Notes a description that AWS does not take.
    fn describe(&mut self, description: Option<&At<String>>) {
        // Service model, `ThingTypeDescription` and `ThingGroupDescription`.
        if let Some(text) = description
            && (text.value.chars().count() > 2028 || text.value.chars().any(char::is_control))
        {
            let message = "a description has at most 2028 characters, and only printable ones";
            self.problems.report(&text.span, message);
        }
    }

    /// Notes a list that is longer than AWS allows.
    pub(super) fn at_most<T>(&mut self, most: usize, list: &At<Vec<At<T>>>, what: &str) {
        if let Some(item) = list.value.get(most) {
            let message = format!("{} {what}, and AWS allows {most}", list.value.len());
            self.problems.report(&item.span, message);
        }
    }

    pub(super) fn thing_groups(
        &mut self,
        named: Option<At<Named<ThingGroupName, ThingGroupKeys>>>,
    ) -> Vec<ThingGroup> {
        let mut parents = BTreeMap::new();
        let mut groups = Vec::new();
        for (name, keys) in given(named) {
            if let Some(parent) = &keys.parent
                && self.refer(Kind::ThingGroup, parent)
            {
                parents.insert(name.value.clone(), parent.clone());
            }
            self.refer_all(Kind::Policy, keys.policies.as_ref());
            if let Some(policies) = &keys.policies {
                self.at_most(POLICIES_PER_GROUP, policies, "policies of a group");
            }
            self.describe(keys.description.as_ref());
            let attributes = value(keys.attributes)
                .map(|entries| entries.0)
                .unwrap_or_default();
            if let Some((key, _)) = attributes.get(GROUP_ATTRIBUTES) {
                let message = format!("AWS allows {GROUP_ATTRIBUTES} attributes of a group");
                self.problems.report(&key.span, message);
            }
            let attributes = attributes.into_iter();
            groups.push(ThingGroup {
                position: self.position(&name.span),
                name: name.value,
                parent: value(keys.parent),
                description: value(keys.description),
                attributes: attributes
                    .map(|(key, text)| (key.value, text.value))
                    .collect(),
                policies: values(keys.policies),
            });
        }
        let depths = self.depths(&groups, &parents);
        groups.sort_by_key(|group| depths.get(&group.name).copied());
        groups
    }

    /// How deep below the uppermost each group is; notes circles, and hierarchies that are too deep.
    fn depths(
        &mut self,
        groups: &[ThingGroup],
        parents: &BTreeMap<ThingGroupName, At<ThingGroupName>>,
    ) -> BTreeMap<ThingGroupName, usize> {
        let mut depths = BTreeMap::new();
        for group in groups {
            let mut above = vec![&group.name];
            while let Some(parent) = above.last().and_then(|name| parents.get(*name)) {
                if parent.value == group.name {
                    let circle: Vec<_> = above.iter().map(|name| format!("`{name}`")).collect();
                    let message = format!(
                        "the groups are below each other in a circle: {} below `{}`",
                        circle.join(" below "),
                        group.name
                    );
                    self.problems.report(&parents[&group.name].span, message);
                    break;
                }
                if above.contains(&&parent.value) {
                    break;
                }
                above.push(&parent.value);
            }
            if above.len() > GROUP_DEPTH
                && let Some(parent) = parents.get(&group.name)
            {
                let message = format!(
                    "`{}` is on level {}, and AWS allows {GROUP_DEPTH}",
                    group.name,
                    above.len()
                );
                self.problems.report(&parent.span, message);
            }
            depths.insert(group.name.clone(), above.len());
        }
        depths
    }
}
