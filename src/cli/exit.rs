//! The exit codes, which are an interface: documented in the README, never renumbered.

/// All done.
pub const OK: u8 = 0;
/// Failed in a way no other code describes.
pub const FAILED: u8 = 1;
/// The command line is wrong.
pub const USAGE: u8 = 2;
/// Something local is wrong: configuration, credentials, a file or its mode.
pub const LOCAL: u8 = 3;
/// The service or the broker denied it.
pub const DENIED: u8 = 4;
/// Something named does not exist.
pub const NOT_FOUND: u8 = 5;
/// Something exists already, or is in a state that does not allow it.
pub const CONFLICT: u8 = 6;
/// The network or TLS failed.
pub const NETWORK: u8 = 7;
/// Throttled, or a quota is exhausted.
pub const THROTTLED: u8 = 8;
/// Some items succeeded and some failed; the report lists them.
pub const PARTIAL: u8 = 9;
/// A check did not hold: threshold, lint, drift, test.
pub const CHECK: u8 = 10;
/// A cost or message guard stopped it.
pub const GUARD: u8 = 11;
/// Time ran out.
pub const TIMEOUT: u8 = 124;

/// Ended by signal number `signal`, as a shell tells it.
#[must_use]
pub const fn signal(signal: u8) -> u8 {
    128 + signal
}
