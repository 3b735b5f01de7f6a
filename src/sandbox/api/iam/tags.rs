//! Tags of roles and managed policies.

use rusqlite::Connection;

use super::{policies, roles, rules};
use crate::sandbox::api::query::{Call, Operation, Paged, Xml};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::authority::role_tags_key;
use crate::sandbox::services::Services;
use crate::sandbox::store::tags as store;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "TagRole",
        handler: tag,
    },
    Operation {
        name: "UntagRole",
        handler: untag,
    },
    Operation {
        name: "ListRoleTags",
        handler: list,
    },
    Operation {
        name: "TagPolicy",
        handler: tag,
    },
    Operation {
        name: "UntagPolicy",
        handler: untag,
    },
    Operation {
        name: "ListPolicyTags",
        handler: list,
    },
];

/// Where the tags of the role or policy that the call names stand.
fn place(db: &Connection, call: &Call) -> Result<String, ApiError> {
    match call.form.get("PolicyArn") {
        Some(arn) => Ok(policies::tags_key(
            &policies::find_own(db, call, arn)?.policy,
        )),
        None => Ok(role_tags_key(&call.scope, &roles::find(db, call)?.name)),
    }
}

fn tag(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let new = call.form.tags("Tags");
    services.store.write(|db| {
        let place = place(db, call)?;
        let kept = store::of(db, "", &place)?;
        rules::check_tags(&new, &kept)?;
        for tag in &new {
            // Keys compare without letter case, and the new spelling stays.
            if let Some(old) = kept
                .iter()
                .find(|old| old.key.to_lowercase() == tag.key.to_lowercase())
            {
                store::remove(db, "", &place, &old.key)?;
            }
            store::put(db, "", &place, tag)?;
        }
        Ok(Xml::default())
    })
}

fn untag(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let keys: Vec<String> = call
        .form
        .list("TagKeys", "")
        .into_iter()
        .map(str::to_lowercase)
        .collect();
    services.store.write(|db| {
        let place = place(db, call)?;
        for tag in store::of(db, "", &place)? {
            if keys.contains(&tag.key.to_lowercase()) {
                store::remove(db, "", &place, &tag.key)?;
            }
        }
        Ok(Xml::default())
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    services.store.read(|db| {
        let mut tags = store::of(db, "", &place(db, call)?)?;
        tags.sort_by_key(|tag| tag.key.to_lowercase());
        let page = Paged::cut(&call.form, tags, |tag| tag.key.as_str())?;
        Ok(page.close(Xml::default().tags("Tags", &page.items)))
    })
}
