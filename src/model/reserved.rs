//! What AWS IoT does with a client's publish on a topic that begins with `$`.
//!
//! Source: Developer Guide 2022, "Reserved topics", and the Jobs topics. A topic that is not listed there is closed.

use super::topic::Topic;

/// What AWS does with a client's publish on a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary topic.
    Ordinary,
    /// `$aws/rules/{rule}/…`: acknowledged, delivered to nobody.
    BasicIngest,
    /// A request to a service behind the gateway (shadow, jobs, fleet provisioning, …).
    Request,
    /// A topic on which clients may not publish.
    Closed,
}

/// Which kind `topic` is.
#[must_use]
pub fn kind(topic: &Topic) -> Kind {
    if !topic.is_reserved() {
        return Kind::Ordinary;
    }
    if topic.basic_ingest_rule().is_some() {
        return Kind::BasicIngest;
    }
    let Some(rest) = topic.as_str().strip_prefix("$aws/") else {
        return Kind::Closed;
    };
    let levels: Vec<&str> = rest.split('/').collect();
    let is_request = match levels.as_slice() {
        ["things", thing, more @ ..] => !thing.is_empty() && is_thing_request(more),
        ["certificates", "create" | "create-from-csr", form]
        | ["provisioning-templates", _, "provision", form] => is_form(form),
        _ => false,
    };
    if is_request {
        Kind::Request
    } else {
        Kind::Closed
    }
}

/// Whether `levels`, which follow `$aws/things/{thing}/`, name a request of the thing.
fn is_thing_request(levels: &[&str]) -> bool {
    match levels {
        ["shadow", request] | ["shadow", "name", _, request] => {
            matches!(*request, "get" | "update" | "delete")
        }
        ["jobs", "get" | "start-next"] | ["jobs", _, "get" | "update"] => true,
        ["defender", "metrics", form] | ["streams", _, "get" | "describe", form] => is_form(form),
        _ => false,
    }
}

fn is_form(level: &str) -> bool {
    matches!(level, "json" | "cbor")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_closed() {
        for (topic, expected) in [
            ("a/b", Kind::Ordinary),
            ("$aws/rules/r/a/b", Kind::BasicIngest),
            ("$aws/rules/r", Kind::BasicIngest),
            ("$aws/rules/", Kind::Closed),
            ("$aws/things/t/shadow/update", Kind::Request),
            ("$aws/things/t/shadow/name/s/get", Kind::Request),
            ("$aws/things/t/shadow/update/accepted", Kind::Closed),
            ("$aws/things/t/shadow/name/s/update/delta", Kind::Closed),
            ("$aws/things/t/jobs/start-next", Kind::Request),
            ("$aws/things/t/jobs/$next/get", Kind::Request),
            ("$aws/things/t/jobs/j/update", Kind::Request),
            ("$aws/things/t/jobs/start-next/accepted", Kind::Closed),
            ("$aws/things/t/jobs/notify", Kind::Closed),
            ("$aws/things/t/streams/s/get/json", Kind::Request),
            ("$aws/things/t/streams/s/data/json", Kind::Closed),
            ("$aws/things/t/defender/metrics/cbor", Kind::Request),
            ("$aws/things/t/tunnels/notify", Kind::Closed),
            ("$aws/certificates/create/json", Kind::Request),
            ("$aws/certificates/create/json/accepted", Kind::Closed),
            (
                "$aws/provisioning-templates/p/provision/json",
                Kind::Request,
            ),
            ("$aws/events/presence/connected/c", Kind::Closed),
            (
                "$aws/commands/things/t/executions/e/response/json",
                Kind::Closed,
            ),
            ("$SYS/broker", Kind::Closed),
        ] {
            assert_eq!(kind(&topic.parse().expect("a topic")), expected, "{topic}");
        }
    }
}
