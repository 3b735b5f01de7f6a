//! Failures of messaging in the user's words: kind, hints.

use crate::cli::error::{CommandError, Kind};
use crate::domain::messaging::{MessagingError, Verdict};
use crate::model::message::ProtocolVersion;

/// The command's error for `error`.
pub(in crate::cli) fn explain(error: MessagingError) -> CommandError {
    let message = crate::cli::error::chain(&error);
    let told = |kind| CommandError::new(kind, &message);
    match error {
        MessagingError::Rule(rule) => {
            let error = told(Kind::Usage);
            match rule.hint {
                Some(hint) => error.hint(hint),
                None => error,
            }
        }
        MessagingError::Folder(error) => error.into(),
        MessagingError::Tls(_) | MessagingError::Source(_) => told(Kind::Local),
        MessagingError::Incomplete(_) => told(Kind::Usage)
            .hint("name a device with `--thing`, or give `--host`, `--cert` and `--key`"),
        MessagingError::Connect {
            ref failure,
            ref endpoint,
            ..
        } => connect(told, failure.verdict(), is_local(endpoint)),
        MessagingError::FilterRefused { refusal, .. } => {
            refused(told, refusal.verdict(), "iot:Subscribe on the filter")
        }
        MessagingError::FiltersUnanswered { .. } => told(Kind::Denied)
            .hint(policy("iot:Subscribe on the filter"))
            .hint("`-V 5` makes the broker say which filter and why"),
        MessagingError::MessageRefused { refusal, .. } => refused(
            told,
            refusal.verdict(),
            "iot:Publish on the topic, and iot:RetainPublish for `-r`",
        ),
        MessagingError::MessageUnanswered { version, .. }
        | MessagingError::Unconfirmed {
            version,
            arrived: 0,
            ..
        } => unanswered(told, version),
        MessagingError::Unconfirmed { .. } => {
            told(Kind::Partial).hint("`-q 1` makes sure of every message")
        }
        MessagingError::Unacknowledged { .. } => told(Kind::Timeout)
            .hint("AWS IoT discards what exceeds 100 messages/s on a connection; see `--rate`"),
        MessagingError::Aws(error) => error.into(),
    }
}

fn policy(needed: &str) -> String {
    format!("the policy of the certificate must allow {needed}")
}

/// Whether `endpoint`, as `host:port`, is on this machine, where only a sandbox is to be expected.
fn is_local(endpoint: &str) -> bool {
    let host = endpoint.rsplit_once(':').map_or(endpoint, |(host, _)| host);
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn connect(told: impl Fn(Kind) -> CommandError, verdict: Verdict, local: bool) -> CommandError {
    match verdict {
        Verdict::CertificateRefused if local => told(Kind::Denied)
            .hint("the certificate may be INACTIVE or REVOKED, or unknown to this sandbox, as after `iotctl sandbox reset`: provision the device again"),
        Verdict::CertificateRefused => told(Kind::Denied)
            .hint("the certificate may be INACTIVE, REVOKED or registered in another account or Region (`aws iot describe-certificate`)"),
        Verdict::Denied => told(Kind::Denied)
            .hint(policy("iot:Connect for this client id"))
            .hint("the certificate must be ACTIVE and have the policy attached"),
        Verdict::ClientId => told(Kind::Denied).hint("take another client id with `-i`"),
        Verdict::NoAnswer => told(Kind::Denied)
            .hint(policy("iot:Connect for this client id"))
            .hint("AWS IoT also closes like this where the certificate is not ACTIVE or has no policy"),
        Verdict::UnknownIssuer => told(Kind::Network).hint(
            "none of the roots (`root-ca.pem`, `--cafile`) signed the endpoint's certificate: wrong endpoint, or wrong roots",
        ),
        Verdict::WrongName => {
            told(Kind::Network).hint("the host name must be the one in the endpoint's certificate (`aws iot describe-endpoint --endpoint-type iot:Data-ATS`)")
        }
        Verdict::Expired => told(Kind::Network).hint("is this machine's clock right?"),
        Verdict::Unresolved => told(Kind::Network).hint("is the host name right, and does DNS work here?"),
        Verdict::Unreachable if local => told(Kind::Network)
            .hint("does a sandbox run on this port? `iotctl sandbox start` starts one, `--sandbox` uses the one that runs"),
        Verdict::Unreachable => {
            told(Kind::Network).hint("is the port open? 8883 is often blocked; `-p 443` goes through most firewalls")
        }
        Verdict::Busy => told(Kind::Throttled).hint("try again later; AWS IoT takes one connection per second and client id"),
        Verdict::Other => told(Kind::Network),
    }
}

fn refused(told: impl Fn(Kind) -> CommandError, verdict: Verdict, needed: &str) -> CommandError {
    match verdict {
        Verdict::Busy => told(Kind::Throttled)
            .hint("a quota of AWS IoT is exhausted; try again later, or ask for less at once"),
        Verdict::Denied => told(Kind::Denied).hint(policy(needed)),
        _ => told(Kind::Failed),
    }
}

fn unanswered(told: impl Fn(Kind) -> CommandError, version: ProtocolVersion) -> CommandError {
    match version {
        ProtocolVersion::V3 => told(Kind::Denied)
            .hint(policy(
                "iot:Publish on the topic, and iot:RetainPublish for `-r`",
            ))
            .hint("MQTT 3.1.1 cannot say why; `-V 5` can"),
        ProtocolVersion::V5 => told(Kind::Network),
    }
}
