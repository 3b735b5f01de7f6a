//! `SearchIndex` over the registry: the index `AWS_Things`, always up to date.
//!
//! On AWS fleet indexing must be switched on first and follows the registry with a delay; here it is on.

mod query;

use axum::http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::constraints;
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Page, Request};
use crate::sandbox::services::Services;
use crate::sandbox::store::thing_groups;
use crate::sandbox::store::things::{self, Filter, Thing};
use query::{Facts, Query};

/// The index of things (Developer Guide, "Managing thing indexing").
const INDEX: &str = "AWS_Things";
/// Version of the query language (Developer Guide, "Query syntax").
const VERSION: &str = "2017-09-30";
/// Default and largest page (service model text of `SearchIndex`).
const PAGE: (usize, usize) = (100, 500);
/// Things read at a time.
const BATCH: usize = 500;

pub(super) static OPERATIONS: &[Operation] = &[Operation {
    name: "SearchIndex",
    method: Method::POST,
    pattern: "/indices/search",
    handler: search,
}];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Body {
    index_name: Option<String>,
    query_string: Option<String>,
    next_token: Option<String>,
    max_results: Option<usize>,
    query_version: Option<String>,
}

/// A thing with what the index adds to it.
struct Found {
    thing: Thing,
    groups: Vec<String>,
    connected: bool,
    timestamp: Option<i64>,
    reason: Option<String>,
}

fn search(services: &Services, request: &Request) -> Answer {
    let body: Body = request.json()?;
    if body.index_name.as_deref().is_some_and(|name| name != INDEX) {
        return Err(ApiError::not_found(format!(
            "The sandbox has the index {INDEX} only"
        )));
    }
    if let Some(version) = &body.query_version {
        constraints::one_of(version, "queryVersion", &[VERSION])?;
    }
    let text = body
        .query_string
        .ok_or_else(|| constraints::missing("queryString"))?;
    let query = Query::parse(&text).map_err(ApiError::invalid_query)?;
    let size = body.max_results.unwrap_or(PAGE.0);
    if !(1..=PAGE.1).contains(&size) {
        return Err(constraints::refuse(
            &size.to_string(),
            "maxResults",
            "be between 1 and 500",
        ));
    }
    let page = Page::with(size, body.next_token.as_deref(), "nextToken")?;
    let mut found = matching(services, request, &query, &page)?;
    let next = page.cut(&mut found, |found| found.thing.name.clone());
    let items = found.into_iter().map(shown).collect();
    Ok(constraints::listing("things", items, next))
}

/// Things of the page that match, and one more if there is one.
fn matching(
    services: &Services,
    request: &Request,
    query: &Query,
    page: &Page,
) -> Result<Vec<Found>, ApiError> {
    let region = request.scope.region.as_str();
    let gateway = services.brokers.of(&request.scope.region);
    let mut found = Vec::new();
    let mut after = page.after.clone();
    loop {
        let batch = services.store.read(|db| {
            let things = things::list(db, region, &Filter::default(), after.as_deref(), BATCH)?;
            things
                .into_iter()
                .map(|thing| Ok((thing_groups::of_thing(db, region, &thing.name)?, thing)))
                .collect::<Result<Vec<_>, ApiError>>()
        })?;
        let last = batch.len() < BATCH;
        after = batch.last().map(|(_, thing)| thing.name.clone());
        for (groups, thing) in batch {
            // The index knows a thing's connection by the client id of the same name.
            let info = gateway.connection(&thing.name);
            let connected = info.as_ref().is_some_and(|info| info.connected);
            let facts = Facts {
                name: &thing.name,
                id: &thing.id,
                type_name: thing.type_name.as_deref(),
                groups: &groups,
                attributes: Some(&thing.attributes),
                connected,
            };
            if !query.matches(&facts) {
                continue;
            }
            found.push(Found {
                connected,
                timestamp: info.as_ref().map(|info| {
                    info.disconnected_since_ms
                        .unwrap_or(info.connected_since_ms)
                }),
                reason: info.and_then(|info| info.disconnect_reason),
                thing,
                groups,
            });
            if found.len() > page.size {
                return Ok(found);
            }
        }
        if last {
            return Ok(found);
        }
    }
}

fn shown(found: Found) -> Value {
    let mut connectivity = json!({ "connected": found.connected });
    if let Some(timestamp) = found.timestamp {
        connectivity["timestamp"] = json!(timestamp);
    }
    if let Some(reason) = found.reason.filter(|_| !found.connected) {
        connectivity["disconnectReason"] = json!(reason);
    }
    let mut item = json!({
        "thingName": found.thing.name,
        "thingId": found.thing.id,
        "attributes": found.thing.attributes,
        "connectivity": connectivity,
    });
    if let Some(kind) = found.thing.type_name {
        item["thingTypeName"] = json!(kind);
    }
    if !found.groups.is_empty() {
        item["thingGroupNames"] = json!(found.groups);
    }
    item
}
