//! Parsed policy documents, kept so that thousands of connections do not parse the same text again.
//!
//! A document never changes under its key: policy names are used again, but the generation of a policy is not. Only a version whose
//! commit failed leaves its number to another one; all is forgotten then.

use std::collections::HashMap;

use parking_lot::Mutex;
use rusqlite::Connection;
use rusqlite::types::Type;

use crate::model::name::Scope;
use crate::model::policy::{Dialect, Document};
use crate::sandbox::store::StoreError;
use crate::sandbox::store::policies::{self, Effective};

/// Most characters of document text whose parsed form is kept.
const KEPT_CHARACTERS: usize = 32 * 1024 * 1024;

/// A policy in effect.
#[derive(Debug, Clone)]
pub(crate) struct EffectivePolicy {
    /// Name of the policy.
    pub(crate) name: String,
    /// Its default version, parsed.
    pub(crate) document: Document,
    /// Its default version as it was sent.
    pub(crate) text: std::sync::Arc<str>,
}

/// What was parsed, by generation and version.
#[derive(Debug, Default)]
struct Kept {
    documents: HashMap<(String, i64), EffectivePolicy>,
    characters: usize,
}

/// The cache.
#[derive(Debug, Default)]
pub(super) struct Documents {
    kept: Mutex<Kept>,
}

impl Documents {
    /// Has every document read again: versions that were undone leave their numbers to others.
    pub(super) fn forget(&self) {
        *self.kept.lock() = Kept::default();
    }

    /// The documents of `names`, each policy once, in name order.
    pub(super) fn of(
        &self,
        db: &Connection,
        scope: &Scope,
        mut names: Vec<Effective>,
    ) -> Result<Vec<EffectivePolicy>, StoreError> {
        names.sort_by(|one, other| one.name.cmp(&other.name));
        names.dedup_by(|one, other| one.name == other.name);
        names.iter().map(|name| self.one(db, scope, name)).collect()
    }

    fn one(
        &self,
        db: &Connection,
        scope: &Scope,
        wanted: &Effective,
    ) -> Result<EffectivePolicy, StoreError> {
        let key = (wanted.generation.clone(), wanted.version);
        if let Some(found) = self.kept.lock().documents.get(&key) {
            return Ok(found.clone());
        }
        let version =
            policies::find_version(db, scope.region.as_str(), &wanted.name, wanted.version)?
                .ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        // Leaving out a document that cannot be read would also leave out its Deny statements.
        let document = Document::parse(&version.document, Dialect::Iot).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error))
        })?;
        let size = version.document.len();
        let parsed = EffectivePolicy {
            name: wanted.name.clone(),
            document,
            text: version.document.into(),
        };
        let mut kept = self.kept.lock();
        if kept.characters + size > KEPT_CHARACTERS {
            *kept = Kept::default();
        }
        if kept.documents.insert(key, parsed.clone()).is_none() {
            kept.characters += size;
        }
        Ok(parsed)
    }
}
