//! Tags of resources: those wanted are set, those of others are left alone.

use std::collections::BTreeMap;

use crate::aws::AwsError;
use crate::domain::change::{ChangeError, Difference, Steps};

/// Tags by their keys.
pub type Tags = BTreeMap<String, String>;

/// The wanted tags that are missing or have another value.
#[must_use]
pub fn differences(found: &Tags, wanted: &Tags) -> Vec<Difference> {
    let different = wanted.iter().filter_map(|(key, value)| {
        let from = found.get(key).map(String::as_str);
        Difference::between(&format!("tag {key}"), from, Some(value))
    });
    different.collect()
}

/// Sets the wanted tags on `object` that `found` lacks, with `set`.
pub(in crate::domain) async fn ensure<F>(
    steps: &mut Steps,
    object: &str,
    found: &Tags,
    wanted: &Tags,
    set: impl Fn() -> F,
) -> Result<(), ChangeError>
where
    F: Future<Output = Result<(), AwsError>>,
{
    let differences = differences(found, wanted);
    if differences.is_empty() {
        return Ok(());
    }
    steps.change("tag", object, differences, set).await
}
