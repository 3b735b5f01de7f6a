//! A full disk keeps every resource from being made for the same reason, which is told once.

use super::report::{Item, Outcome};
use super::subject::Subject;
use crate::domain::device::DeviceError;

/// Why a resource was not made that met the full disk after another.
pub const FULL_DISK: &str = "no space is left on the disk";

/// Why a resource was not begun that needs another, which failed.
pub(super) fn needed(by: &Subject) -> String {
    format!("it needs {by}, which failed")
}

/// Leaves the failure of the first item that met a full disk; the others, and what needs that one, count as not begun for it.
pub(super) fn told_once(items: &mut [Item]) {
    let mut first = None;
    for item in items {
        if item.outcome == Outcome::Skipped && first.is_some() && item.message == first {
            item.message = Some(FULL_DISK.to_owned());
        }
        let Some(DeviceError::Change(error)) = &item.error else {
            continue;
        };
        if !error.is_full_disk() {
            continue;
        }
        if first.is_some() {
            item.outcome = Outcome::Skipped;
            item.message = Some(FULL_DISK.to_owned());
            item.error = None;
        } else {
            first = Some(needed(&item.resource));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::files::FileError;

    #[test]
    fn only_the_first_that_met_it_has_failed() {
        let item = |name: &str, kind: std::io::ErrorKind| {
            let error = DeviceError::from(FileError::Io {
                action: "write",
                path: name.into(),
                source: kind.into(),
            });
            Item {
                resource: format!("device.{name}").parse().expect("a subject"),
                outcome: Outcome::Failed,
                actions: Vec::new(),
                warnings: Vec::new(),
                message: Some(error.to_string()),
                error: Some(error),
                seconds: 0.0,
            }
        };
        let full = std::io::ErrorKind::StorageFull;
        let denied = std::io::ErrorKind::PermissionDenied;
        let mut items = ["a", "b", "c", "d"].map(|name| item(name, full));
        items[0] = item("a", denied);
        let because = needed(&items[1].resource);
        items[3] = Item {
            outcome: Outcome::Skipped,
            message: Some(because),
            error: None,
            ..item("d", full)
        };
        told_once(&mut items);
        let outcomes = items.each_ref().map(|item| item.outcome);
        assert_eq!(
            outcomes,
            [
                Outcome::Failed,
                Outcome::Failed,
                Outcome::Skipped,
                Outcome::Skipped
            ]
        );
        for skipped in &items[2..] {
            assert_eq!(skipped.message.as_deref(), Some(FULL_DISK));
        }
        assert!(items[1].error.is_some() && items[2].error.is_none());
    }
}
