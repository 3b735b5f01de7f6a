//! Events of the registry on `$aws/events/…`, for the kinds that somebody has turned on.
//!
//! Source: Developer Guide, "Registry events". Things, thing groups and memberships have them here; thing types, hierarchies,
//! certificates, policies and jobs do not. UNSOURCED: an update that changes nothing is an event too.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use parking_lot::RwLock;
use serde_json::{Value, json};

use super::event_configurations::EventConfigurations;
use crate::model::name::{Region, Scope};
use crate::sandbox::services::Services;
use crate::sandbox::store::documents;
use crate::sandbox::store::thing_groups::Group;
use crate::sandbox::store::things::Thing;
use crate::sandbox::store::{Store, StoreError};

/// Which kinds are turned on, by Region: asked with every change, so not read from the store each time.
#[derive(Debug, Default)]
pub(crate) struct RegistryEvents(RwLock<HashMap<Region, Arc<BTreeSet<String>>>>);

impl RegistryEvents {
    /// Has what is kept read again.
    pub(crate) fn forget(&self) {
        self.0.write().clear();
    }

    fn is_on(&self, store: &Store, region: &Region, kind: &str) -> bool {
        if let Some(known) = self.0.read().get(region) {
            return known.contains(kind);
        }
        // Read under the lock, so that a change which comes meanwhile is not forgotten.
        let mut all = self.0.write();
        let found = store.read(|db| {
            Ok::<_, StoreError>(documents::find::<EventConfigurations>(
                db,
                region.as_str(),
                "",
            )?)
        });
        // What cannot be read now may be another time.
        let Ok(found) = found else {
            return false;
        };
        let on = found.map(|found| found.document.enabled());
        let on = Arc::new(on.unwrap_or_default());
        let is_on = on.contains(kind);
        all.insert(region.clone(), on);
        is_on
    }
}

/// What happened, as events tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happened {
    Created,
    Updated,
    Deleted,
}

impl Happened {
    const fn operation(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Updated => "UPDATED",
            Self::Deleted => "DELETED",
        }
    }
}

/// A change that there are events of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// Something about a thing.
    Thing(Happened, Thing),
    /// A thing came into a group, or left it.
    Membership {
        /// Whether it came.
        added: bool,
        /// The group.
        group: Group,
        /// The thing.
        thing: Thing,
    },
}

/// Tells of changes in their order.
pub(crate) fn tell(services: &Services, scope: &Scope, changes: &[Change]) {
    for change in changes {
        match change {
            Change::Thing(happened, of) => thing(services, scope, *happened, of),
            Change::Membership {
                added,
                group,
                thing,
            } => membership(services, scope, *added, group, thing),
        }
    }
}

/// Something about a thing.
pub(super) fn thing(services: &Services, scope: &Scope, happened: Happened, thing: &Thing) {
    if !services
        .events
        .is_on(&services.store, &scope.region, "THING")
    {
        return;
    }
    let operation = happened.operation();
    let topic = format!(
        "$aws/events/thing/{}/{}",
        thing.name,
        operation.to_lowercase()
    );
    let body = json!({
        "thingId": thing.id,
        "thingName": thing.name,
        "versionNumber": thing.version,
        "thingTypeName": thing.type_name,
        "attributes": thing.attributes,
    });
    publish(services, scope, topic, ("THING_EVENT", operation), body);
}

/// Something about a group; `ancestors` are those above it, root first.
pub(super) fn group(
    services: &Services,
    scope: &Scope,
    happened: Happened,
    group: &Group,
    parent: Option<&Group>,
    ancestors: &[String],
) {
    let operation = happened.operation();
    let topic = format!(
        "$aws/events/thingGroup/{}/{}",
        group.name,
        operation.to_lowercase()
    );
    let path: Vec<Value> = ancestors
        .iter()
        .rev()
        .map(|name| super::thing_groups::name_and_arn(scope, name))
        .collect();
    let body = json!({
        "thingGroupId": group.id,
        "thingGroupName": group.name,
        "versionNumber": group.version,
        "parentGroupName": group.parent,
        "parentGroupId": parent.map(|parent| &parent.id),
        "description": group.properties.description,
        "rootToParentThingGroups": if path.is_empty() { Value::Null } else { Value::Array(path) },
        "attributes": group.properties.attributes,
    });
    publish(
        services,
        scope,
        topic,
        ("THING_GROUP_EVENT", operation),
        body,
    );
}

/// Whether events of groups are wanted; what they tell must be read from the store first.
pub(super) fn groups_are_on(services: &Services, scope: &Scope) -> bool {
    services
        .events
        .is_on(&services.store, &scope.region, "THING_GROUP")
}

/// A thing came into a group, or left it.
pub(super) fn membership(
    services: &Services,
    scope: &Scope,
    added: bool,
    group: &Group,
    thing: &Thing,
) {
    let kind = "THING_GROUP_MEMBERSHIP";
    if !services.events.is_on(&services.store, &scope.region, kind) {
        return;
    }
    let operation = if added { "ADDED" } else { "REMOVED" };
    let topic = format!(
        "$aws/events/thingGroupMembership/thingGroup/{}/thing/{}/{}",
        group.name,
        thing.name,
        operation.to_lowercase()
    );
    let body = json!({
        "groupArn": scope.arn(&format!("thinggroup/{}", group.name)),
        "groupId": group.id,
        "thingArn": scope.arn(&format!("thing/{}", thing.name)),
        "thingId": thing.id,
        "membershipId": membership_id(group, thing),
    });
    let kind = ("THING_GROUP_MEMBERSHIP_EVENT", operation);
    publish(services, scope, topic, kind, body);
}

/// The same for the same thing and group, as long as both are.
fn membership_id(group: &Group, thing: &Thing) -> String {
    let both = format!("{} {}", group.id, thing.id);
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, both.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.as_ref()[..16]);
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

fn publish(
    services: &Services,
    scope: &Scope,
    topic: String,
    (kind, operation): (&str, &str),
    mut body: Value,
) {
    body["eventType"] = kind.into();
    body["eventId"] = uuid::Uuid::new_v4().to_string().into();
    body["timestamp"] = jiff::Timestamp::now().as_millisecond().into();
    body["operation"] = operation.into();
    body["accountId"] = scope.account.as_str().into();
    services.announce(scope, topic, body.to_string().into_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::api::iot::test_support::Registry;
    use crate::sandbox::api::wire::ApiError;

    #[test]
    fn a_failed_read_is_not_remembered() {
        let registry = Registry::new();
        registry
            .call("UpdateEventConfigurations")
            .body(json!({ "eventConfigurations": { "THING": { "Enabled": true } } }))
            .ok();
        let services = &registry.services;
        let rename = |from: &str, to: &str| {
            let renamed = services.store.write(|db| {
                db.execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}"))?;
                Ok::<_, ApiError>(())
            });
            renamed.expect("renamed");
        };
        let region = registry.scope().region;
        let is_on = || services.events.is_on(&services.store, &region, "THING");
        rename("documents", "elsewhere");
        assert!(!is_on());
        rename("elsewhere", "documents");
        assert!(is_on());
    }
}
