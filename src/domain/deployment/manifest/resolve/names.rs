//! Names declared in the file, and references to them.

use super::super::keys::Root;
use super::super::read::{At, Definition, Named, similar};
use super::super::resources::ExistingResource;
use super::Resolver;
use crate::domain::deployment::subject::{Subject, SubjectKind as Kind};

impl Resolver {
    /// Notes what the file declares, and what of it others made.
    pub(super) fn declare(&mut self, root: &Root) {
        self.declare_kind(Kind::ThingType, root.thing_type.as_ref());
        self.declare_kind(Kind::ThingGroup, root.thing_group.as_ref());
        self.declare_kind(Kind::Policy, root.policy.as_ref());
        self.declare_kind(Kind::Authority, root.ca.as_ref());
        self.declare_kind(Kind::Role, root.role.as_ref());
        self.declare_kind(Kind::RoleAlias, root.role_alias.as_ref());
        self.declare_kind(Kind::IdentityPool, root.identity_pool.as_ref());
        self.declare_kind(Kind::Authorizer, root.authorizer.as_ref());
        self.declare_kind(Kind::Rule, root.rule.as_ref());
    }

    fn declare_kind<N: std::fmt::Display, T>(
        &mut self,
        kind: Kind,
        tables: Option<&At<Named<N, T>>>,
    ) {
        let mut names = Vec::new();
        for (name, definition) in tables.iter().flat_map(|tables| &tables.value.0) {
            let existing = matches!(definition.value, Definition::Existing);
            if existing {
                self.existing.push(ExistingResource {
                    subject: Subject::new(kind, &name.value),
                    position: self.position(&name.span),
                });
            }
            names.push((name.value.to_string(), existing));
        }
        self.declared.names.insert(kind, names);
    }

    /// Whether a name leads somewhere; notes it if not.
    pub(super) fn refer<N: AsRef<str>>(&mut self, kind: Kind, name: &At<N>) -> bool {
        let Err((message, hint)) = self.known(kind, name.value.as_ref()) else {
            return true;
        };
        self.problems.explain(&name.span, message, hint);
        false
    }

    /// Whether a name is declared; if not, what is wrong and what to do.
    pub(super) fn known(&self, kind: Kind, name: &str) -> Result<(), (String, String)> {
        let declared = self.declared.of(kind);
        if declared.iter().any(|(known, _)| known == name) {
            return Ok(());
        }
        let table = |name: &str| format!("[{}.{}]", kind.as_str(), quoted(name));
        let message = format!("there is no {} in this file", table(name));
        let hint = similar(name, declared.iter().map(|(name, _)| name.as_str())).map_or_else(
            || {
                format!(
                    "add the table {}; `existing = true` in it if others made it",
                    table(name)
                )
            },
            |near| format!("did you mean `{near}`?"),
        );
        Err((message, hint))
    }

    /// Looks up every name of a list, and what is twice in it.
    pub(super) fn refer_all<N: AsRef<str> + PartialEq + std::fmt::Display>(
        &mut self,
        kind: Kind,
        list: Option<&At<Vec<At<N>>>>,
    ) {
        let list = list.map_or(&[][..], |list| list.value.as_slice());
        for name in list {
            self.refer(kind, name);
        }
        self.unique(list);
    }
}

/// A name as a part of a TOML key.
fn quoted(name: &str) -> String {
    let bare = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if bare {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    }
}
