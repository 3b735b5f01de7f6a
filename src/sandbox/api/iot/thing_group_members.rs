//! Things in groups: add, remove, update, list both ways. Refuses a second group of one hierarchy and more groups than a thing may
//! be in.

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use super::{constraints, registry_events, thing_groups, thing_principals, things};
use crate::model::limits;
use crate::model::name::{Scope, ThingGroupName, ThingName};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::thing_groups::{self as store, Group};
use crate::sandbox::store::things::Thing;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AddThingToThingGroup",
        method: Method::PUT,
        pattern: "/thing-groups/addThingToThingGroup",
        handler: add,
    },
    Operation {
        name: "RemoveThingFromThingGroup",
        method: Method::PUT,
        pattern: "/thing-groups/removeThingFromThingGroup",
        handler: remove,
    },
    Operation {
        name: "UpdateThingGroupsForThing",
        method: Method::PUT,
        pattern: "/thing-groups/updateThingGroupsForThing",
        handler: update,
    },
    Operation {
        name: "ListThingsInThingGroup",
        method: Method::GET,
        pattern: "/thing-groups/{thingGroupName}/things",
        handler: things_in_group,
    },
    Operation {
        name: "ListThingGroupsForThing",
        method: Method::GET,
        pattern: "/things/{thingName}/thing-groups",
        handler: groups_of_thing,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(
    clippy::struct_field_names,
    reason = "the members as the service model calls them"
)]
struct MembershipBody {
    thing_group_name: Option<String>,
    thing_group_arn: Option<String>,
    thing_name: Option<String>,
    thing_arn: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(
    clippy::struct_field_names,
    reason = "the members as the service model calls them"
)]
struct UpdateBody {
    thing_name: Option<String>,
    thing_groups_to_add: Option<Vec<String>>,
    thing_groups_to_remove: Option<Vec<String>>,
}

impl MembershipBody {
    /// Names of group and thing.
    fn names(self, scope: &Scope) -> Result<(ThingGroupName, ThingName), ApiError> {
        let group = named(
            scope,
            "thinggroup",
            "thingGroup",
            self.thing_group_name,
            self.thing_group_arn,
        )?;
        let thing = named(scope, "thing", "thing", self.thing_name, self.thing_arn)?;
        Ok((
            constraints::name(&group, "thingGroupName")?,
            constraints::name(&thing, "thingName")?,
        ))
    }
}

/// The name of something that is given by name, by ARN, or by both in agreement.
fn named(
    scope: &Scope,
    kind: &str,
    member: &str,
    name: Option<String>,
    arn: Option<String>,
) -> Result<String, ApiError> {
    let Some(arn) = arn else {
        return name.ok_or_else(|| {
            ApiError::invalid(format!("Either {member}Name or {member}Arn must be given"))
        });
    };
    let Some(of_arn) = arn.strip_prefix(&scope.arn(&format!("{kind}/"))) else {
        let rule = format!("be an ARN of this account and Region that ends in {kind}/NAME");
        return Err(constraints::refuse(&arn, &format!("{member}Arn"), &rule));
    };
    match name {
        Some(name) if name != of_arn => Err(ApiError::invalid(format!(
            "{member}Name {name} and {member}Arn {arn} do not mean the same"
        ))),
        _ => Ok(of_arn.to_owned()),
    }
}

/// The group at the top of the hierarchy that `group` is in.
fn root(db: &Connection, region: &str, group: &str) -> rusqlite::Result<String> {
    let ancestors = store::ancestors(db, region, group)?;
    Ok(ancestors
        .into_iter()
        .next()
        .unwrap_or_else(|| group.to_owned()))
}

/// Puts a thing into a group, by the rules for groups of a thing, and answers the group; none if it is there already.
pub(super) fn join(
    db: &Connection,
    region: &str,
    group: &str,
    thing: &str,
    quotas: Quotas,
) -> Result<Option<Group>, ApiError> {
    let found = thing_groups::existing(db, region, group)?;
    let present = store::of_thing(db, region, thing)?;
    if present.iter().any(|name| name == group) {
        return Ok(None);
    }
    if present.len() >= limits::GROUPS_PER_THING && quotas == Quotas::Aws {
        return Err(ApiError::invalid(format!(
            "Thing {thing} is in {} thing groups already",
            limits::GROUPS_PER_THING
        )));
    }
    if !present.is_empty() {
        let top = root(db, region, group)?;
        for other in &present {
            if root(db, region, other)? == top {
                return Err(ApiError::invalid(format!(
                    "Thing {thing} cannot be in thing group {group}: it is in {other} of the same hierarchy, that of {top}"
                )));
            }
        }
    }
    store::add_member(db, region, group, thing)?;
    Ok(Some(found))
}

/// Tells of the groups that a thing came into or left.
fn tell(services: &Services, scope: &Scope, thing: &Thing, changes: &[(Group, bool)]) {
    for (group, added) in changes {
        registry_events::membership(services, scope, *added, group, thing);
    }
}

fn add(services: &Services, request: &Request) -> Answer {
    let (group, thing) = request.json::<MembershipBody>()?.names(&request.scope)?;
    change(services, request, &thing, &[], &[group])
}

fn remove(services: &Services, request: &Request) -> Answer {
    let (group, thing) = request.json::<MembershipBody>()?.names(&request.scope)?;
    change(services, request, &thing, &[group], &[])
}

fn update(services: &Services, request: &Request) -> Answer {
    let body: UpdateBody = request.json()?;
    let thing = body
        .thing_name
        .ok_or_else(|| constraints::missing("thingName"))?;
    let thing: ThingName = constraints::name(&thing, "thingName")?;
    let leave = group_names(body.thing_groups_to_remove, "thingGroupsToRemove")?;
    let enter = group_names(body.thing_groups_to_add, "thingGroupsToAdd")?;
    change(services, request, &thing, &leave, &enter)
}

/// Has a thing leave groups, then enter others. One that is not in a group is as good as removed.
fn change(
    services: &Services,
    request: &Request,
    name: &ThingName,
    leave: &[ThingGroupName],
    enter: &[ThingGroupName],
) -> Answer {
    let region = request.scope.region.as_str();
    let (thing, changes, affected) = services.store.write(|db| {
        let thing = things::existing(db, region, name.as_str())?;
        let mut changes = Vec::new();
        for group in leave {
            let group = thing_groups::existing(db, region, group.as_str())?;
            if store::remove_member(db, region, &group.name, &thing.name)? {
                changes.push((group, false));
            }
        }
        for group in enter {
            let quotas = services.settings.quotas;
            let joined = join(db, region, group.as_str(), &thing.name, quotas)?;
            changes.extend(joined.map(|group| (group, true)));
        }
        let affected = thing_principals::certificates_of(db, region, [&thing.name])?;
        Ok::<_, ApiError>((thing, changes, affected))
    })?;
    tell(services, &request.scope, &thing, &changes);
    services.principals_changed(&request.scope, &affected);
    Ok(Value::Null)
}

fn group_names(given: Option<Vec<String>>, at: &str) -> Result<Vec<ThingGroupName>, ApiError> {
    given
        .unwrap_or_default()
        .iter()
        .map(|name| constraints::name(name, at))
        .collect()
}

fn things_in_group(services: &Services, request: &Request) -> Answer {
    let group = thing_groups::name(request)?;
    let page = constraints::page(request)?;
    let recursive = request.query_flag("recursive")?;
    let region = request.scope.region.as_str();
    let things = services.store.read(|db| {
        thing_groups::existing(db, region, group.as_str())?;
        let things = if recursive {
            store::things_below
        } else {
            store::things_in
        };
        Ok::<_, ApiError>(things(db, region, group.as_str())?)
    })?;
    let mut things = constraints::skip_to_page(&page, things, |thing| thing);
    let next = page.cut(&mut things, Clone::clone);
    Ok(constraints::listing(
        "things",
        things.into_iter().map(Value::from).collect(),
        next,
    ))
}

fn groups_of_thing(services: &Services, request: &Request) -> Answer {
    let thing = things::name(request)?;
    let page = constraints::page(request)?;
    let region = request.scope.region.as_str();
    let groups = services.store.read(|db| {
        things::existing(db, region, thing.as_str())?;
        Ok::<_, ApiError>(store::of_thing(db, region, thing.as_str())?)
    })?;
    let mut groups = constraints::skip_to_page(&page, groups, |group| group);
    let next = page.cut(&mut groups, Clone::clone);
    let groups = groups
        .iter()
        .map(|group| thing_groups::name_and_arn(&request.scope, group))
        .collect();
    Ok(constraints::listing("thingGroups", groups, next))
}

#[cfg(test)]
mod tests;
