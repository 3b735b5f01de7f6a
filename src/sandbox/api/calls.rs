//! How often each operation was called, so that a test can tell that a run changed nothing.

use std::collections::BTreeMap;

use parking_lot::Mutex;

/// Beginnings of the names of operations that only read.
const READS: [&str; 6] = ["AssumeRole", "Describe", "Get", "List", "Search", "Test"];

/// Counters by operation name.
#[derive(Debug, Default)]
pub(super) struct Calls(Mutex<BTreeMap<&'static str, u64>>);

impl Calls {
    /// Counts one authenticated call, whatever becomes of it.
    pub(super) fn count(&self, operation: &'static str) {
        *self.0.lock().entry(operation).or_default() += 1;
    }

    /// Calls by operation name.
    pub(super) fn all(&self) -> BTreeMap<String, u64> {
        self.0
            .lock()
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    /// Calls of operations that change something.
    pub(super) fn writes(&self) -> u64 {
        let reads = |name: &str| READS.iter().any(|prefix| name.starts_with(prefix));
        self.0
            .lock()
            .iter()
            .filter(|(name, _)| !reads(name))
            .map(|(_, count)| count)
            .sum()
    }

    /// Starts again from nothing.
    pub(super) fn clear(&self) {
        self.0.lock().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_no_writes() {
        let calls = Calls::default();
        for name in [
            "CreateThing",
            "CreateThing",
            "DescribeThing",
            "ListThings",
            "AttachPolicy",
        ] {
            calls.count(name);
        }
        assert_eq!(calls.writes(), 3);
        assert_eq!(calls.all()["CreateThing"], 2);
        calls.clear();
        assert_eq!(calls.writes(), 0);
    }
}
