//! Faults on purpose, so that tests can put each kind of failure into each call.
//!
//! A fault is `KIND[:OPERATION][:WHEN]`. Kinds: `500`, `503` and `throttle` (an error, nothing is done), `reset` (the connection ends
//! before anything is done), `lost` (the call is carried out, then the connection ends without an answer), `delay=50ms`. `OPERATION` is
//! a name or a beginning and `*`. `WHEN` is `3` (every third such call), `0.1` (one of ten, by chance) or `once` (the first of each call
//! with the same operation, path and body); without one it is every call.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::str::FromStr;
use std::time::Duration;

use parking_lot::Mutex;

/// What happens to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `InternalFailureException`.
    Internal,
    /// `ServiceUnavailableException`.
    Unavailable,
    /// The service's throttling error.
    Throttle,
    /// The connection ends before the call is carried out.
    Reset,
    /// The connection ends after it.
    Lost,
    /// It takes longer.
    Delay(Duration),
}

/// Which of the matching calls are hit.
#[derive(Debug, Clone, Copy, PartialEq)]
enum When {
    Every(u64),
    Chance(f64),
    Once,
}

/// One fault.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    kind: Kind,
    /// Name of the operation, or its beginning and `*`.
    operation: String,
    when: When,
}

/// Text that is no fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no fault: KIND[:OPERATION][:WHEN] with KIND 500, 503, throttle, reset, lost or delay=50ms, WHEN 3, 0.1 or once"
)]
pub struct NoFault(String);

impl FromStr for Fault {
    type Err = NoFault;

    fn from_str(text: &str) -> Result<Self, NoFault> {
        let wrong = || NoFault(text.to_owned());
        let mut parts = text.split(':');
        let kind = parts.next().and_then(kind).ok_or_else(wrong)?;
        let (mut operation, mut at) = (None, None);
        for part in parts {
            let again = if part == "once" || part.parse::<f64>().is_ok() {
                at.replace(when(part).ok_or_else(wrong)?).is_some()
            } else {
                operation.replace(part).is_some()
            };
            if again || part.is_empty() {
                return Err(wrong());
            }
        }
        Ok(Self {
            kind,
            operation: operation.unwrap_or("*").to_owned(),
            when: at.unwrap_or(When::Every(1)),
        })
    }
}

fn kind(text: &str) -> Option<Kind> {
    Some(match text {
        "500" => Kind::Internal,
        "503" => Kind::Unavailable,
        "throttle" => Kind::Throttle,
        "reset" => Kind::Reset,
        "lost" => Kind::Lost,
        _ => Kind::Delay(duration(text.strip_prefix("delay=")?)?),
    })
}

fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s')?, 1000),
    };
    let number: u64 = number.parse().ok()?;
    Some(Duration::from_millis(number.checked_mul(unit)?))
}

fn when(text: &str) -> Option<When> {
    if text == "once" {
        return Some(When::Once);
    }
    if let Ok(every) = text.parse() {
        return (every > 0).then_some(When::Every(every));
    }
    let chance: f64 = text.parse().ok()?;
    (0.0..=1.0)
        .contains(&chance)
        .then_some(When::Chance(chance))
}

/// A call as faults tell it from others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Called<'a> {
    pub(crate) operation: &'a str,
    /// Path and query.
    pub(crate) place: &'a str,
    pub(crate) body: &'a [u8],
}

/// The faults of a sandbox, with what they remember.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<(Fault, Mutex<Memory>)>);

#[derive(Debug, Default)]
struct Memory {
    calls: u64,
    seen: HashSet<u64>,
}

impl Faults {
    /// Faults that remember nothing yet.
    pub(crate) fn new(faults: Vec<Fault>) -> Self {
        let remembering = |fault| (fault, Mutex::default());
        Self(faults.into_iter().map(remembering).collect())
    }

    /// Forgets which calls there were.
    pub(crate) fn clear(&self) {
        for (_, memory) in &self.0 {
            *memory.lock() = Memory::default();
        }
    }

    /// What happens to this call, in order; delays, then at most one other fault.
    pub(crate) fn strike(&self, call: Called<'_>) -> Vec<Kind> {
        let mut struck = Vec::new();
        for (fault, memory) in &self.0 {
            if fault.concerns(call.operation) && memory.lock().hits(fault.when, call) {
                struck.push(fault.kind);
                if !matches!(fault.kind, Kind::Delay(_)) {
                    break;
                }
            }
        }
        struck
    }
}

impl Fault {
    fn concerns(&self, operation: &str) -> bool {
        match self.operation.strip_suffix('*') {
            Some(beginning) => operation.starts_with(beginning),
            None => operation == self.operation,
        }
    }
}

impl Memory {
    fn hits(&mut self, when: When, call: Called<'_>) -> bool {
        match when {
            When::Every(every) => {
                self.calls += 1;
                self.calls.is_multiple_of(every)
            }
            When::Chance(chance) => fastrand::f64() < chance,
            When::Once => {
                let mut hasher = DefaultHasher::new();
                (call.operation, call.place, call.body).hash(&mut hasher);
                self.seen.insert(hasher.finish())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(texts: &[&str]) -> Faults {
        let parse = |text: &&str| text.parse().expect(text);
        Faults::new(texts.iter().map(parse).collect())
    }

    fn call<'a>(operation: &'a str, place: &'a str) -> Called<'a> {
        Called {
            operation,
            place,
            body: b"{}",
        }
    }

    #[test]
    fn every_third_and_none_else() {
        let faults = faults(&["lost:*:3"]);
        let hits: Vec<bool> = (0..7)
            .map(|_| !faults.strike(call("CreateThing", "/things/a")).is_empty())
            .collect();
        assert_eq!(hits, [false, false, true, false, false, true, false]);
    }

    #[test]
    fn once_is_once_for_each_call() {
        let faults = faults(&["500:once", "reset:Create*:once"]);
        let strike = |operation, place| faults.strike(call(operation, place));
        assert_eq!(strike("CreateThing", "/things/a"), [Kind::Internal]);
        assert_eq!(strike("CreateThing", "/things/b"), [Kind::Internal]);
        assert_eq!(strike("CreateThing", "/things/a"), [Kind::Reset]);
        assert_eq!(strike("CreateThing", "/things/a"), []);
        assert_eq!(strike("DeleteThing", "/things/a"), [Kind::Internal]);
        assert_eq!(strike("DeleteThing", "/things/a"), []);
        faults.clear();
        assert_eq!(strike("DeleteThing", "/things/a"), [Kind::Internal]);
    }

    #[test]
    fn a_delay_does_not_replace_another_fault() {
        let faults = faults(&["delay=5ms", "503:GetPolicy"]);
        let delay = Kind::Delay(Duration::from_millis(5));
        assert_eq!(
            faults.strike(call("GetPolicy", "/")),
            [delay, Kind::Unavailable]
        );
        assert_eq!(faults.strike(call("ListPolicies", "/")), [delay]);
    }

    #[test]
    fn what_is_no_fault_is_refused() {
        for text in [
            "",
            "501",
            "delay=",
            "delay=5",
            "500::3",
            "500:a:b",
            "500:a:3:4",
            "500:1.5",
            "500:0",
        ] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
