//! Policy documents in which `${account}`, `${region}` and `${partition}` stand for where the deployment goes.

use crate::model::name::Scope;

/// The text of a policy document, checked; the account and Region are still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentText(String);

/// What may stand in a document, besides AWS's own policy variables, which all have a colon.
pub(super) const PLACEHOLDERS: [&str; 3] = ["${account}", "${region}", "${partition}"];

impl DocumentText {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The document, as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The document for an account and Region.
    #[must_use]
    pub fn of(&self, scope: &Scope) -> String {
        let values = [
            scope.account.as_str(),
            scope.region.as_str(),
            scope.region.partition(),
        ];
        let replace = |text: String, (name, value): (&str, &str)| text.replace(name, value);
        PLACEHOLDERS
            .into_iter()
            .zip(values)
            .fold(self.0.clone(), replace)
    }
}

/// An account and Region to check documents with before the real ones are known.
pub(super) fn some_scope() -> Scope {
    Scope {
        account: "123456789012".parse().expect("12 digits"),
        region: "eu-central-1".parse().expect("a Region"),
    }
}
