//! One error out of the failures of many devices.

use crate::cli::error::{CommandError, Kind};
use crate::cli::lost_key;
use crate::domain::device::DeviceError;
use crate::domain::provision::Failure;

/// Failures that an error message lists before it only counts them.
const LISTED: usize = 10;

/// The error of one device, with or without a project.
pub(super) fn failure(Failure { thing, error }: Failure, firmware: bool) -> CommandError {
    let other_topics = firmware && matches!(error, DeviceError::OtherPolicy { .. });
    let again = format!("iotctl provision {thing} --force, with the options it was made with");
    let error = lost_key::explain(error, &again);
    let error = CommandError {
        message: format!("cannot provision `{thing}`: {}", error.message),
        ..error
    };
    if other_topics {
        return error.hint(format!(
            "a sketch for the topics it has: iotctl firmware new DIR; iotctl firmware secrets --thing {thing} --out DIR"
        ));
    }
    error
}

/// One error for all failures: their own if nothing succeeded, else `Partial`.
pub(super) fn failed(errors: Vec<CommandError>, succeeded: usize) -> CommandError {
    let count = errors.len();
    let listed: Vec<_> = errors
        .iter()
        .take(LISTED)
        .map(|error| error.message.as_str())
        .collect();
    let mut message = listed.join("; ");
    if count > LISTED {
        message = format!("{message}; and {} more", count - LISTED);
    }
    let kind = match errors.first() {
        Some(first) if succeeded == 0 => first.kind,
        _ => Kind::Partial,
    };
    if succeeded > 0 {
        message = format!("{count} of {} devices failed: {message}", count + succeeded);
    }
    let mut hints: Vec<String> = Vec::new();
    for hint in errors.into_iter().flat_map(|error| error.hints) {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    CommandError {
        kind,
        message,
        hints,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(thing: &str, policy: &str) -> CommandError {
        let error = DeviceError::NoPolicy(policy.parse().expect("a name"));
        super::failure(
            Failure {
                thing: thing.parse().expect("a name"),
                error,
            },
            false,
        )
    }

    #[test]
    fn a_failure_among_successes_is_partial_and_alone_keeps_its_kind() {
        let alone = failed(vec![failure("a", "p")], 0);
        assert_eq!(
            (alone.kind, alone.message.as_str()),
            (
                Kind::NotFound,
                "cannot provision `a`: there is no policy `p`"
            )
        );
        let partial = failed(vec![failure("a", "p"), failure("b", "p")], 1);
        assert_eq!(partial.kind, Kind::Partial);
        assert!(partial.message.starts_with("2 of 3 devices failed: "));
        assert_eq!(
            partial.hints.len(),
            alone.hints.len(),
            "a hint is given once"
        );
    }
}
