//! Tags of identity pools.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Call;
use super::rules::{find_pool, invalid, missing, pool_arn, refuse};
use crate::sandbox::api::wire::{Answer, ApiError};
use crate::sandbox::services::Services;
use crate::sandbox::store::tags::{self as store, Tag};

/// Most tags of a pool.
const TAGS: usize = 50;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TagBody {
    resource_arn: Option<String>,
    tags: Option<BTreeMap<String, String>>,
    tag_keys: Option<Vec<String>>,
}

/// Checks tags that are to be put.
pub(super) fn check(tags: &BTreeMap<String, String>) -> Result<(), ApiError> {
    if tags.len() > TAGS {
        return Err(invalid(format!("a pool has at most {TAGS} tags")));
    }
    for (key, value) in tags {
        if !(1..=128).contains(&key.chars().count()) {
            return Err(refuse(key, "tags", "have length between 1 and 128"));
        }
        if value.chars().count() > 256 {
            return Err(refuse(
                value,
                "tags",
                "have length less than or equal to 256",
            ));
        }
        if key.to_ascii_lowercase().starts_with("aws:") {
            return Err(invalid("tag keys that begin with aws: are reserved"));
        }
    }
    Ok(())
}

/// The ARN of the request, which must be of a pool that is there.
fn arn_of(db: &Connection, call: &Call, body: &TagBody) -> Result<String, ApiError> {
    let arn = body
        .resource_arn
        .clone()
        .ok_or_else(|| missing("resourceArn"))?;
    let prefix = pool_arn(&call.scope, "");
    let pool = arn
        .strip_prefix(&prefix)
        .ok_or_else(|| invalid(format!("{arn} is not the ARN of an identity pool here")))?;
    find_pool(db, &call.scope, pool)?;
    Ok(arn)
}

pub(super) fn tag(services: &Services, call: &Call) -> Answer {
    let body: TagBody = call.json()?;
    let tags = body.tags.as_ref().ok_or_else(|| missing("tags"))?;
    check(tags)?;
    let region = call.scope.region.as_str();
    services.store.write(|db| {
        let arn = arn_of(db, call, &body)?;
        let kept = store::of(db, region, &arn)?;
        let others = kept.iter().filter(|tag| !tags.contains_key(&tag.key));
        if others.count() + tags.len() > TAGS {
            return Err(invalid(format!("a pool has at most {TAGS} tags")));
        }
        for (key, value) in tags {
            let tag = Tag {
                key: key.clone(),
                value: value.clone(),
            };
            store::put(db, region, &arn, &tag)?;
        }
        Ok(json!({}))
    })
}

pub(super) fn untag(services: &Services, call: &Call) -> Answer {
    let body: TagBody = call.json()?;
    let keys = body.tag_keys.as_ref().ok_or_else(|| missing("tagKeys"))?;
    services.store.write(|db| {
        let arn = arn_of(db, call, &body)?;
        for key in keys {
            store::remove(db, call.scope.region.as_str(), &arn, key)?;
        }
        Ok(json!({}))
    })
}

pub(super) fn list(services: &Services, call: &Call) -> Answer {
    let body: TagBody = call.json()?;
    services.store.read(|db| {
        let arn = arn_of(db, call, &body)?;
        let tags: Map<String, Value> = store::of(db, call.scope.region.as_str(), &arn)?
            .into_iter()
            .map(|tag| (tag.key, Value::from(tag.value)))
            .collect();
        Ok(json!({ "Tags": tags }))
    })
}
