//! Versions of things and groups: a change may be for one version only.

use crate::domain::change::ChangeError;

/// Refuses a version that is not the expected one.
pub(in crate::domain) fn check_version(
    noun: &'static str,
    name: &str,
    found: i64,
    expected: Option<i64>,
) -> Result<(), ChangeError> {
    match expected {
        Some(expected) if expected != found => Err(ChangeError::Refused {
            message: format!(
                "the {noun} `{name}` has version {found}, not the expected {expected}"
            ),
            hint: "look at what was changed, then say the version it has".to_owned(),
        }),
        _ => Ok(()),
    }
}

/// The expected version, if AWS refused a change for it.
pub(in crate::domain) fn version_conflict(
    error: &ChangeError,
    expected: Option<i64>,
) -> Option<i64> {
    let ChangeError::Step { source, .. } = error else {
        return None;
    };
    expected.filter(|_| source.code.as_deref() == Some("VersionConflictException"))
}
