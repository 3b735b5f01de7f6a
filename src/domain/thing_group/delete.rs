//! Deleting a group, where asked for with all that is in it: the groups below go first, things leave, policies are detached.

use super::{check_static, children};
use crate::aws::iot::{Iot, ThingGroup};
use crate::domain::change::{ChangeError, Steps};
use crate::domain::removal::{patiently, waited};
use crate::domain::session::Session;
use crate::domain::thing::check_version;
use crate::model::name::{PolicyName, ThingGroupName, ThingName};

/// How a thing group is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deletion {
    /// Delete the groups in it, take its things out, and detach its policies first.
    pub cascade: bool,
    /// The version that the group must have.
    pub expected_version: Option<i64>,
}

/// Deletes a thing group; one that is gone is no error.
pub async fn delete(
    session: &Session,
    name: &ThingGroupName,
    how: Deletion,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.thing_group(name).await? else {
        return Ok(());
    };
    check_version(
        "thing group",
        name.as_str(),
        found.version,
        how.expected_version,
    )?;
    let below = children(&iot, name).await?;
    if !how.cascade {
        if !below.is_empty() {
            return Err(ChangeError::Refused {
                message: format!(
                    "the thing group `{name}` has groups in it: {}",
                    below.join(", ")
                ),
                hint: format!(
                    "delete them first, or all at once: iotctl thing-group delete {name} --cascade"
                ),
            });
        }
        check_static(&found.name, found.query.as_ref())?;
        return remove(&iot, name, how.expected_version, steps).await;
    }
    let below = descendants(&iot, name, below).await?;
    for group in below.iter().rev() {
        // Gone since it was listed.
        if let Some(found) = iot.thing_group(group).await? {
            clear(&iot, group, &found, steps).await?;
            remove(&iot, group, None, steps).await?;
        }
    }
    clear(&iot, name, &found, steps).await?;
    remove(&iot, name, how.expected_version, steps).await
}

/// All groups below a group, each before those in it.
async fn descendants(
    iot: &Iot,
    name: &ThingGroupName,
    children_of_it: Vec<String>,
) -> Result<Vec<ThingGroupName>, ChangeError> {
    let names = |names: Vec<String>| -> Vec<ThingGroupName> {
        let names = names.iter().filter_map(|name| name.parse().ok());
        names.collect()
    };
    let mut found = names(children_of_it);
    let mut next = 0;
    while let Some(group) = found.get(next).cloned() {
        next += 1;
        for child in names(children(iot, &group).await?) {
            // Lists follow changes with a delay: what is known is not visited again.
            if child != *name && !found.contains(&child) {
                found.push(child);
            }
        }
    }
    Ok(found)
}

/// Takes the things out of a group and detaches its policies.
async fn clear(
    iot: &Iot,
    name: &ThingGroupName,
    found: &ThingGroup,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    check_static(&found.name, found.query.as_ref())?;
    for policy in iot.attached_policies(&found.arn).await? {
        if let Ok(policy) = policy.parse::<PolicyName>() {
            let detach = || iot.detach_policy(&policy, &found.arn);
            steps.call("detach-policy", policy.as_str(), detach).await?;
        }
    }
    let things = iot.things_in_group(name, false).await?.unwrap_or_default();
    for thing in things {
        if let Ok(thing) = thing.parse::<ThingName>() {
            let leave = || iot.remove_from_group(&thing, name);
            steps
                .call("remove-from-group", thing.as_str(), leave)
                .await?;
        }
    }
    Ok(())
}

/// Deletes one group, again while AWS has not noticed yet that the groups in it are gone.
async fn remove(
    iot: &Iot,
    name: &ThingGroupName,
    expected_version: Option<i64>,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let delete = || patiently(async || iot.delete_thing_group(name, expected_version).await);
    let outcome = steps
        .call("delete-thing-group", name.as_str(), delete)
        .await;
    outcome.map_err(|error| waited(error, &format!("thing group `{name}`")))
}
