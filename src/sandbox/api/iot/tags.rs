//! Tags: on thing types, thing groups, policies, CA certificates, role aliases, authorizers, domain configurations, rules and
//! provisioning templates. Refuses tags on what AWS does not let be tagged, such as things.

use std::collections::BTreeSet;

use axum::http::Method;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::authorizers::Authorizer;
use super::provisioning_templates::ProvisioningTemplate;
use super::role_aliases::RoleAlias;
use super::topic_rules::TopicRule;
use super::{constraints, domain_configurations};
use crate::model::name::{Arn, Scope};
use crate::sandbox::api::wire::{Answer, ApiError, Operation, Request};
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::ca_certificates;
use crate::sandbox::store::documents::{self, Document as _};
use crate::sandbox::store::tags::{self as store, Tag};

/// Tags of one resource (Developer Guide, `tagging-iot`).
const TAGS_PER_RESOURCE: usize = 50;
/// Characters of a key (service model, `TagKey`).
const KEY_CHARACTERS: usize = 128;
/// Characters of a value (service model, `TagValue`).
const VALUE_CHARACTERS: usize = 256;

/// Kinds of resources kept as documents: as the ARN calls them, and as the registry does.
const DOCUMENTS: [(&str, &str); 4] = [
    ("rolealias", RoleAlias::KIND),
    ("authorizer", Authorizer::KIND),
    ("rule", TopicRule::KIND),
    ("provisioningtemplate", ProvisioningTemplate::KIND),
];

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "TagResource",
        method: Method::POST,
        pattern: "/tags",
        handler: tag,
    },
    Operation {
        name: "UntagResource",
        method: Method::POST,
        pattern: "/untag",
        handler: untag,
    },
    Operation {
        name: "ListTagsForResource",
        method: Method::GET,
        pattern: "/tags",
        handler: list,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TagBody {
    resource_arn: Option<String>,
    tags: Option<Vec<Tag>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct UntagBody {
    resource_arn: Option<String>,
    tag_keys: Option<Vec<String>>,
}

/// Checks `tags` and puts them on the resource `arn`, which exists; used by `TagResource` and by every create call that takes tags.
pub(super) fn put_all(
    db: &Connection,
    scope: &Scope,
    arn: &str,
    tags: Option<&[Tag]>,
    quotas: Quotas,
) -> Result<(), ApiError> {
    let tags = tags.unwrap_or_default();
    let mut keys = BTreeSet::new();
    for tag in tags {
        check(tag)?;
        if !keys.insert(tag.key.as_str()) {
            return Err(ApiError::invalid(format!(
                "Tag key {} is given more than once",
                tag.key
            )));
        }
    }
    let region = scope.region.as_str();
    let present = store::of(db, region, arn)?;
    keys.extend(present.iter().map(|tag| tag.key.as_str()));
    if keys.len() > TAGS_PER_RESOURCE && quotas == Quotas::Aws {
        return Err(ApiError::limit_exceeded(format!(
            "Resource {arn} would have {} tags; at most {TAGS_PER_RESOURCE} are allowed",
            keys.len()
        )));
    }
    for tag in tags {
        store::put(db, region, arn, tag)?;
    }
    Ok(())
}

fn check(tag: &Tag) -> Result<(), ApiError> {
    let characters = tag.key.chars().count();
    let pattern = |c: char| {
        c.is_alphanumeric() || (c.is_whitespace() && !c.is_control()) || "_.:/=+-@".contains(c)
    };
    if characters == 0 || characters > KEY_CHARACTERS {
        return Err(constraints::refuse(
            &tag.key,
            "tags.Key",
            "have length between 1 and 128",
        ));
    }
    if !tag.key.chars().all(pattern) {
        let rule = "satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";
        return Err(constraints::refuse(&tag.key, "tags.Key", rule));
    }
    if tag
        .key
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("aws:"))
    {
        return Err(ApiError::invalid(format!(
            "Tag key {} begins with aws:, which is reserved",
            tag.key
        )));
    }
    if tag.value.chars().count() > VALUE_CHARACTERS {
        let rule = "have length less than or equal to 256";
        return Err(constraints::refuse(&tag.value, "tags.Value", rule));
    }
    Ok(())
}

/// Refuses an ARN of nothing, or of something that takes no tags.
fn check_resource(db: &Connection, scope: &Scope, text: &str) -> Result<(), ApiError> {
    let arn: Arn = constraints::name(text, "resourceArn")?;
    if !text.starts_with(&scope.prefix()) {
        return Err(ApiError::invalid(format!(
            "Resource {text} is not of this account and Region"
        )));
    }
    let exists = match arn.resource().split_once('/') {
        Some(("thingtype", name)) => store::thing_type_exists(db, scope.region.as_str(), name)?,
        Some(("thinggroup", name)) => store::thing_group_exists(db, scope.region.as_str(), name)?,
        Some(("policy", name)) => store::policy_exists(db, scope.region.as_str(), name)?,
        Some(("cacert", id)) => ca_certificates::find(db, scope.region.as_str(), id)?.is_some(),
        Some(("domainconfiguration", name)) => {
            domain_configurations::exists(db, scope.region.as_str(), name)?
        }
        Some((kind, name)) if DOCUMENTS.iter().any(|(known, _)| *known == kind) => DOCUMENTS
            .iter()
            .filter(|(known, _)| *known == kind)
            .try_fold(false, |_, (_, kind)| {
                documents::exists(db, scope.region.as_str(), kind, name)
            })?,
        Some(("thing" | "cert", _)) => {
            return Err(ApiError::invalid(format!(
                "Resource {text} is of a kind that cannot be tagged"
            )));
        }
        _ => false,
    };
    if exists {
        Ok(())
    } else {
        Err(ApiError::not_found(format!("Resource {text} not found")))
    }
}

fn tag(services: &Services, request: &Request) -> Answer {
    let body: TagBody = request.json()?;
    let arn = body
        .resource_arn
        .ok_or_else(|| constraints::missing("resourceArn"))?;
    let tags = body.tags.ok_or_else(|| constraints::missing("tags"))?;
    services.store.write(|db| {
        check_resource(db, &request.scope, &arn)?;
        put_all(
            db,
            &request.scope,
            &arn,
            Some(&tags),
            services.settings.quotas,
        )?;
        Ok(Value::Null)
    })
}

fn untag(services: &Services, request: &Request) -> Answer {
    let body: UntagBody = request.json()?;
    let arn = body
        .resource_arn
        .ok_or_else(|| constraints::missing("resourceArn"))?;
    let keys = body
        .tag_keys
        .ok_or_else(|| constraints::missing("tagKeys"))?;
    services.store.write(|db| {
        check_resource(db, &request.scope, &arn)?;
        for key in &keys {
            store::remove(db, request.scope.region.as_str(), &arn, key)?;
        }
        Ok(Value::Null)
    })
}

fn list(services: &Services, request: &Request) -> Answer {
    let arn = request
        .query("resourceArn")
        .ok_or_else(|| constraints::missing("resourceArn"))?;
    let page = constraints::page(request)?;
    let tags = services.store.read(|db| {
        check_resource(db, &request.scope, arn)?;
        Ok::<_, ApiError>(store::of(db, request.scope.region.as_str(), arn)?)
    })?;
    let mut tags = constraints::skip_to_page(&page, tags, |tag| &tag.key);
    let next = page.cut(&mut tags, |tag| tag.key.clone());
    Ok(constraints::listing(
        "tags",
        tags.into_iter().map(|tag| json!(tag)).collect(),
        next,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::test_support::Registry;
    use super::*;

    fn listed(registry: &Registry, arn: &str) -> Value {
        registry
            .call("ListTagsForResource")
            .query("resourceArn", arn)
            .ok()["tags"]
            .clone()
    }

    #[test]
    fn tags_are_put_changed_and_removed() {
        let registry = Registry::new();
        let body = json!({ "tags": [{ "Key": "owner", "Value": "a" }, { "Key": "empty" }] });
        registry
            .call("CreateThingGroup")
            .path("thingGroupName", "g")
            .body(body)
            .ok();
        let arn = registry.scope().arn("thinggroup/g");
        assert_eq!(
            listed(&registry, &arn),
            json!([{ "Key": "empty", "Value": "" }, { "Key": "owner", "Value": "a" }])
        );
        let change = json!({ "resourceArn": arn, "tags": [{ "Key": "owner", "Value": "b" }] });
        assert_eq!(registry.call("TagResource").body(change).ok(), Value::Null);
        let keys = json!({ "resourceArn": arn, "tagKeys": ["empty", "unknown"] });
        assert_eq!(registry.call("UntagResource").body(keys).ok(), Value::Null);
        assert_eq!(
            listed(&registry, &arn),
            json!([{ "Key": "owner", "Value": "b" }])
        );
    }

    #[test]
    fn a_refused_tag_leaves_nothing_created() {
        let registry = Registry::new();
        for tags in [
            json!([{ "Key": "" }]),
            json!([{ "Key": "k".repeat(129) }]),
            json!([{ "Key": "a;b" }]),
            json!([{ "Key": "AWS:x" }]),
            json!([{ "Key": "k", "Value": "v".repeat(257) }]),
            json!([{ "Key": "k" }, { "Key": "k" }]),
            json!([{ "Value": "no key" }]),
        ] {
            let call = registry
                .call("CreateThingType")
                .path("thingTypeName", "t")
                .body(json!({ "tags": tags }));
            assert_eq!(call.refused().kind, "InvalidRequestException", "{tags}");
        }
        assert_eq!(
            registry
                .call("DescribeThingType")
                .path("thingTypeName", "t")
                .refused()
                .kind,
            "ResourceNotFoundException"
        );
    }

    #[test]
    fn a_resource_has_at_most_fifty_tags() {
        let registry = Registry::new();
        let many: Vec<_> = (0..50).map(|i| json!({ "Key": format!("k{i}") })).collect();
        registry
            .call("CreateThingType")
            .path("thingTypeName", "t")
            .body(json!({ "tags": many }))
            .ok();
        let arn = registry.scope().arn("thingtype/t");
        let tag = |key: &str| {
            registry
                .call("TagResource")
                .body(json!({ "resourceArn": arn, "tags": [{ "Key": key, "Value": "v" }] }))
        };
        tag("k0").ok();
        let error = tag("one more").refused();
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("LimitExceededException", 410)
        );
    }

    #[test]
    fn only_what_exists_and_can_be_tagged_is_tagged() {
        let registry = Registry::new();
        registry.call("CreateThing").path("thingName", "a").ok();
        for (resource, kind) in [
            ("thingtype/none", "ResourceNotFoundException"),
            ("thinggroup/none", "ResourceNotFoundException"),
            ("policy/none", "ResourceNotFoundException"),
            ("rule/none", "ResourceNotFoundException"),
            ("thing/a", "InvalidRequestException"),
        ] {
            let arn = registry.scope().arn(resource);
            let body = json!({ "resourceArn": arn, "tags": [], "tagKeys": [] });
            assert_eq!(
                registry
                    .call("TagResource")
                    .body(body.clone())
                    .refused()
                    .kind,
                kind,
                "{resource}"
            );
            assert_eq!(
                registry.call("UntagResource").body(body).refused().kind,
                kind,
                "{resource}"
            );
            assert_eq!(
                registry
                    .call("ListTagsForResource")
                    .query("resourceArn", &arn)
                    .refused()
                    .kind,
                kind,
                "{resource}"
            );
        }
        for bad in ["nothing", "arn:aws:iot:eu-west-1:123456789012:policy/p"] {
            assert_eq!(
                registry
                    .call("ListTagsForResource")
                    .query("resourceArn", bad)
                    .refused()
                    .kind,
                "InvalidRequestException"
            );
        }
        assert_eq!(
            registry.call("ListTagsForResource").refused().kind,
            "InvalidRequestException"
        );
    }
}
