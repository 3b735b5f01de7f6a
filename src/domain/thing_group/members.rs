//! Things put into groups and taken out of them.

use super::{check_static, missing};
use crate::aws::iot::Iot;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::session::Session;
use crate::domain::thing;
use crate::model::name::{ThingGroupName, ThingName};

/// Puts things into a group; those that are in it are left alone.
pub async fn attach(
    session: &Session,
    group: &ThingGroupName,
    things: &[ThingName],
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    check(&iot, group).await?;
    // Before the first change it is known whether there is somebody for each.
    let mut absent = Vec::new();
    for name in things {
        if iot.thing(name).await?.is_none() {
            return Err(thing::missing(name));
        }
        if !is_in(&iot, name, group).await? {
            absent.push(name);
        }
    }
    for name in absent {
        let add = || iot.add_to_group(name, group);
        steps.call("add-to-group", name.as_str(), add).await?;
    }
    Ok(())
}

/// Takes things out of a group; those that are not in it, or gone, are left alone.
pub async fn detach(
    session: &Session,
    group: &ThingGroupName,
    things: &[ThingName],
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    check(&iot, group).await?;
    for name in things {
        if is_in(&iot, name, group).await? {
            let remove = || iot.remove_from_group(name, group);
            steps
                .call("remove-from-group", name.as_str(), remove)
                .await?;
        }
    }
    Ok(())
}

async fn check(iot: &Iot, name: &ThingGroupName) -> Result<(), ChangeError> {
    let found = iot.thing_group(name).await?.ok_or_else(|| missing(name))?;
    check_static(&found.name, found.query.as_ref())
}

async fn is_in(iot: &Iot, name: &ThingName, group: &ThingGroupName) -> Result<bool, ChangeError> {
    let groups = iot.thing_groups(name).await?;
    Ok(groups.iter().any(|found| found == group.as_str()))
}
