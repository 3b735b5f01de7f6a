//! Which events of the registry are published; all are off until somebody turns them on.

use std::collections::BTreeMap;

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::constraints;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request, now};
use crate::sandbox::services::Services;
use crate::sandbox::store::documents::{self, Document};

/// Kinds of events (service model, `EventType`).
const TYPES: [&str; 11] = [
    "THING",
    "THING_GROUP",
    "THING_TYPE",
    "THING_GROUP_MEMBERSHIP",
    "THING_GROUP_HIERARCHY",
    "THING_TYPE_ASSOCIATION",
    "JOB",
    "JOB_EXECUTION",
    "POLICY",
    "CERTIFICATE",
    "CA_CERTIFICATE",
];

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "DescribeEventConfigurations",
        method: Method::GET,
        pattern: "/event-configurations",
        handler: describe,
    },
    Operation {
        name: "UpdateEventConfigurations",
        method: Method::PATCH,
        pattern: "/event-configurations",
        handler: update,
    },
];

/// Whether one kind of event is published, as it stands on the wire.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Configuration {
    enabled: bool,
}

/// The kinds of events that were ever set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EventConfigurations(BTreeMap<String, Configuration>);

impl EventConfigurations {
    /// The kinds that are turned on.
    pub(super) fn enabled(&self) -> std::collections::BTreeSet<String> {
        let on = self.0.iter().filter(|(_, set)| set.enabled);
        on.map(|(kind, _)| kind.clone()).collect()
    }
}

impl Document for EventConfigurations {
    const KIND: &'static str = "event-configurations";
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    event_configurations: BTreeMap<String, Configuration>,
}

fn describe(services: &Services, request: &Request) -> Answer {
    let region = request.scope.region.as_str();
    let found = services
        .store
        .read(|db| Ok::<_, ApiError>(documents::find::<EventConfigurations>(db, region, "")?))?;
    let mut all: BTreeMap<&str, Configuration> = TYPES
        .into_iter()
        .map(|kind| (kind, Configuration::default()))
        .collect();
    let mut answer = json!({});
    if let Some(found) = &found {
        all.extend(
            found
                .document
                .0
                .iter()
                .map(|(kind, set)| (kind.as_str(), *set)),
        );
        answer["creationDate"] = json!(found.created_at);
        answer["lastModifiedDate"] = json!(found.modified_at);
    }
    answer["eventConfigurations"] = json!(all);
    Ok(answer)
}

fn update(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    for kind in body.event_configurations.keys() {
        constraints::one_of(kind, "eventConfigurations", &TYPES)?;
    }
    let region = request.scope.region.as_str();
    services.store.write(|db| {
        let mut all = documents::find::<EventConfigurations>(db, region, "")?
            .map(|found| found.document)
            .unwrap_or_default();
        all.0.extend(body.event_configurations);
        documents::put(db, region, "", &all, now())?;
        Ok::<_, ApiError>(())
    })?;
    services.events.forget();
    Ok(Value::Null)
}
