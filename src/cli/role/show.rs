//! How roles look.

use serde::Serialize;

use crate::cli::output::Render;
use crate::cli::policy::indented;
use crate::cli::work::{Row, fields};
use crate::domain::role::{Entry, Role};

impl Row for Entry {
    const HEADER: &'static [&'static str] = &["NAME", "TRUSTS", "ARN"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.trusts.join(", "), self.arn.clone()]
    }
}

/// A role, or nothing in a dry run that would create it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Shown(pub(super) Option<Role>);

impl Render for Shown {
    fn human(&self) -> String {
        let Some(role) = &self.0 else {
            return String::new();
        };
        let mut value = serde_json::to_value(role).unwrap_or_default();
        value["trust"] = indented(&role.trust).into();
        let inline = role.inline.iter();
        let inline = inline.map(|(name, document)| format!("{name}: {}", indented(document)));
        value["inline"] = inline.collect::<Vec<_>>().join("\n").into();
        value["managed"] = role.managed.join("\n").into();
        fields(&value)
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(|role| role.name.clone()).collect()
    }
}
