//! Inline policies of roles.

use super::roles;
use super::rules::{self, no_such_entity};
use crate::sandbox::api::query::{Call, Operation, Paged, Xml};
use crate::sandbox::api::wire::ApiError;
use crate::sandbox::services::{Quotas, Services};
use crate::sandbox::store::iam;

pub(super) static OPERATIONS: &[Operation] = &[
    Operation {
        name: "PutRolePolicy",
        handler: put,
    },
    Operation {
        name: "GetRolePolicy",
        handler: get,
    },
    Operation {
        name: "DeleteRolePolicy",
        handler: delete,
    },
    Operation {
        name: "ListRolePolicies",
        handler: list,
    },
];

fn name_of(call: &Call) -> Result<&str, ApiError> {
    let name = call.form.need("PolicyName")?;
    rules::check_name(name, "PolicyName", 128)?;
    Ok(name)
}

fn missing(name: &str) -> ApiError {
    no_such_entity(format!("The role policy with name {name} cannot be found."))
}

fn put(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let name = name_of(call)?;
    let text = call.form.need("PolicyDocument")?;
    rules::document(text, "PolicyDocument")?;
    services.store.write(|db| {
        let role = roles::find(db, call)?;
        let others: usize = iam::inline(db, &role.name)?
            .iter()
            .filter(|(other, _)| !other.eq_ignore_ascii_case(name))
            .map(|(_, document)| rules::size(document))
            .sum();
        if services.settings.quotas == Quotas::Aws && others + rules::size(text) > rules::INLINE {
            return Err(rules::limit(format!(
                "Maximum policy size of {} bytes exceeded for role {}",
                rules::INLINE,
                role.name
            )));
        }
        iam::put_inline(db, &role.name, name, text)?;
        Ok(Xml::default())
    })
}

fn get(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let name = name_of(call)?;
    services.store.read(|db| {
        let role = roles::find(db, call)?;
        let found = iam::inline(db, &role.name)?
            .into_iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .ok_or_else(|| missing(name))?;
        Ok(Xml::default()
            .text("RoleName", &role.name)
            .text("PolicyName", &found.0)
            .document("PolicyDocument", &found.1))
    })
}

fn delete(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    let name = name_of(call)?;
    services.store.write(|db| {
        let role = roles::find(db, call)?;
        if !iam::delete_inline(db, &role.name, name)? {
            return Err(missing(name));
        }
        Ok(Xml::default())
    })
}

fn list(services: &Services, call: &Call) -> Result<Xml, ApiError> {
    services.store.read(|db| {
        let role = roles::find(db, call)?;
        let names: Vec<String> = iam::inline(db, &role.name)?
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let page = Paged::cut(&call.form, names, |name| name)?;
        let mut content = Xml::default();
        for name in &page.items {
            content = content.text("member", name);
        }
        Ok(page.close(Xml::default().group("PolicyNames", content)))
    })
}
