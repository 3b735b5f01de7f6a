//! Why a device did not get provisioned, and what to do about it.
//!
//! The codes `InvalidCertificateOwnershipToken` and `ACCESS_DENIED` are AWS's documented ones; of others the HTTP status and the
//! words decide, because AWS publishes no list.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use crate::domain::change::ChangeError;
use crate::domain::messaging::Verdict;
use crate::domain::session::AwsError;
use crate::model::name::{CertificateId, ThingName};
use crate::mqtt::failure::Failure;
use crate::mqtt::tls::TlsError;

/// An answer on a topic that ends in `/rejected`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rejection {
    /// HTTP's number for it.
    pub status_code: Option<i64>,
    /// AWS's word for it.
    pub error_code: Option<String>,
    /// The reason in words.
    pub error_message: Option<String>,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status_code.map(|status| status.to_string());
        let head: Vec<_> = status.into_iter().chain(self.error_code.clone()).collect();
        match (head.is_empty(), &self.error_message) {
            (true, None) => f.write_str("no reason given"),
            (true, Some(text)) => f.write_str(text),
            (false, None) => f.write_str(&head.join(" ")),
            (false, Some(text)) => write!(f, "{}: {text}", head.join(" ")),
        }
    }
}

/// With whose certificate a connection was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The claim's.
    Claim,
    /// The one that was provisioned.
    Device,
}

/// What did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The answer to SUBSCRIBE.
    Subscribe,
    /// The acknowledgement of the request.
    Publish,
    /// The answer to the request, which was acknowledged.
    Answer,
}

/// Why provisioning by claim failed.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// A file, a key, or an AWS call.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// Certificate, key or roots cannot serve.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The Region is not to be found out.
    #[error("the host `{0}` does not tell its Region")]
    NoRegion(String),
    /// No connection.
    #[error("cannot connect to {endpoint} as `{client_id}` with the {} certificate: {failure}", .whose.name())]
    Connect {
        /// `host:port`.
        endpoint: String,
        /// Client id.
        client_id: String,
        /// With whose certificate.
        whose: Whose,
        /// Why.
        failure: Failure,
    },
    /// The subscription to the answers is refused.
    #[error("cannot subscribe to the answers on `{topic}/…`: {why}")]
    Subscription {
        /// Topic of the request.
        topic: String,
        /// Why.
        why: String,
        /// Whether the broker closed in place of an answer.
        closed: bool,
    },
    /// The request is refused before anybody read it.
    #[error("cannot publish on `{topic}`: {why}")]
    Publish {
        /// Topic of the request.
        topic: String,
        /// Why.
        why: String,
        /// Whether the broker closed in place of an acknowledgement.
        closed: bool,
    },
    /// The connection ended while the answer was awaited.
    #[error("the connection ended before the answer to the request on `{topic}`: {failure}")]
    Broken {
        /// Topic of the request.
        topic: String,
        /// How it ended.
        failure: Failure,
    },
    /// Nothing came.
    #[error("{} on `{topic}` within {} s", .silence.what(), .waited.as_secs_f32())]
    Silent {
        /// Topic of the request.
        topic: String,
        /// What did not come.
        silence: Silence,
        /// How long was waited.
        waited: Duration,
    },
    /// The service says no.
    #[error("the service rejected the request on `{topic}`: {rejection}")]
    Rejected {
        /// Topic of the request.
        topic: String,
        /// Why.
        rejection: Rejection,
    },
    /// An accepted answer lacks what it must have.
    #[error("the answer to the request on `{topic}` cannot be used: {detail}")]
    Answer {
        /// Topic of the request.
        topic: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The certificate is not for the key in the request.
    #[error("the service issued the certificate `{0}` for another key than the one in the request")]
    ForeignCertificate(CertificateId),
    /// The device's folder belongs to somebody else.
    #[error("the device is provisioned as `{thing}`, and the folder `{folder}` is taken")]
    Taken {
        /// The thing.
        thing: ThingName,
        /// Its folder.
        folder: PathBuf,
    },
    /// The device's folder is there before anything was asked.
    #[error("there is a device in `{0}` already, which was not provisioned by this command")]
    Occupied(PathBuf),
}

impl Whose {
    fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Device => "new",
        }
    }
}

impl Silence {
    fn what(self) -> &'static str {
        match self {
            Self::Subscribe => "no answer to SUBSCRIBE for the answers",
            Self::Publish => "no acknowledgement of the request",
            Self::Answer => "no answer to the request",
        }
    }
}

macro_rules! through_change {
    ($($source:ty),*) => {
        $(impl From<$source> for ClaimError {
            fn from(error: $source) -> Self {
                Self::Change(error.into())
            }
        })*
    };
}
through_change!(
    AwsError,
    crate::domain::files::FileError,
    crate::domain::device_folder::FolderError,
    crate::model::pki::PkiError
);

impl ClaimError {
    /// What the service said, if it was the service that refused.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        match self {
            Self::Rejected { rejection, .. } => Some(rejection),
            _ => None,
        }
    }

    /// What to do about it, a line each.
    #[must_use]
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Connect { failure, client_id, whose, .. } => connect(*whose, failure.verdict(), client_id),
            Self::Subscription { topic, closed, .. } => {
                let mut hints = vec![policy("iot:Subscribe", "topicfilter", &format!("{topic}/accepted` and `…{topic}/rejected"))];
                hints.extend(not_covered(topic));
                if *closed {
                    hints.push("the broker only closed; with `--mqtt 5` it says which filter and why".to_owned());
                }
                hints
            }
            Self::Publish { topic, .. } => {
                let mut hints = vec![policy("iot:Publish", "topic", topic)];
                hints.extend(not_covered(topic));
                hints
            }
            Self::Silent { topic, silence: Silence::Answer, .. } => vec![
                policy("iot:Receive", "topic", &format!("{topic}/accepted` and `…{topic}/rejected")),
                "if it does, the service takes its time (a pre-provisioning hook may take 5 s): `--step-timeout` waits longer".to_owned(),
            ],
            Self::Silent { .. } | Self::Broken { .. } => vec!["run the same command again: it goes on where it stopped".to_owned()],
            Self::Rejected { topic, rejection } => rejected(topic, rejection),
            Self::Taken { .. } => vec!["move that folder away, then run the same command again: only the move is left".to_owned()],
            Self::Occupied(_) => vec!["name another --out, or move that folder away".to_owned()],
            Self::NoRegion(_) => vec!["name it with --region".to_owned()],
            Self::Change(_) | Self::Tls(_) | Self::Answer { .. } | Self::ForeignCertificate(_) => Vec::new(),
        }
    }
}

fn policy(action: &str, kind: &str, what: &str) -> String {
    format!("the claim certificate's policy must allow {action} on `…:{kind}/{what}`")
}

/// A pattern of AWS's own example that is easily taken for more than it is.
fn not_covered(topic: &str) -> Option<String> {
    topic
        .contains("/create-from-csr/")
        .then(|| "`$aws/certificates/create/*` does not cover `create-from-csr`".to_owned())
}

fn connect(whose: Whose, verdict: Verdict, client_id: &str) -> Vec<String> {
    let hint = match (whose, verdict) {
        (Whose::Claim, Verdict::CertificateRefused) => {
            "the claim certificate must be ACTIVE in this account and Region; a temporary one ends after five minutes: get another with `iotctl template claim`".to_owned()
        }
        (Whose::Claim, Verdict::Denied | Verdict::NoAnswer) => format!(
            "the claim certificate must be ACTIVE, and its policy allow iot:Connect on `…:client/{client_id}`"
        ),
        (Whose::Device, Verdict::CertificateRefused) => {
            "the template must make the certificate ACTIVE: `Status` of its AWS::IoT::Certificate".to_owned()
        }
        (Whose::Device, Verdict::Denied | Verdict::NoAnswer) => format!(
            "the template must attach a policy (AWS::IoT::Policy) that allows iot:Connect on `…:client/{client_id}`; on AWS a new policy may take minutes"
        ),
        (_, Verdict::ClientId) => "take another client id with --client-id".to_owned(),
        (_, Verdict::UnknownIssuer | Verdict::WrongName) => {
            "is the host the account's endpoint (iot:Data-ATS)? Roots of another endpoint are named with --cafile".to_owned()
        }
        (_, Verdict::Expired) => "is this machine's clock right?".to_owned(),
        (_, Verdict::Unresolved) => "is the host name right, and does DNS work here?".to_owned(),
        (_, Verdict::Unreachable) => {
            "is the port open? 8883 is often blocked; `--host HOST:443` goes through most firewalls".to_owned()
        }
        (_, Verdict::Busy) => "try again later; AWS IoT takes one connection per second and client id".to_owned(),
        (_, Verdict::Other) => return Vec::new(),
    };
    vec![hint]
}

/// Hints for what the service said; several where its words leave several causes.
fn rejected(topic: &str, rejection: &Rejection) -> Vec<String> {
    let code = rejection.error_code.as_deref().unwrap_or_default();
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let words = rejection.error_message.as_deref().unwrap_or_default();
    let words = words.to_ascii_lowercase();
    let says = |part: &str| code.contains(part) || words.contains(part);
    let template = topic.split('/').nth(2).unwrap_or_default();
    let status = rejection.status_code.unwrap_or_default();
    let hints: &[&str] = if says("ownershiptoken") || says("ownership token") {
        &[
            "a token is good for one hour and on its own connection: run the same command again for a new one",
        ]
    } else if says("throttl") || says("limitexceeded") || says("toomany") || status == 429 {
        &[
            "a quota is exhausted (per second: 20 certificates from CSRs, 10 with keys, 10 registrations): run the same command again in a while",
        ]
    } else if status >= 500 || says("internalfailure") || says("serviceunavailable") {
        &["the service failed: run the same command again in a while"]
    } else if says("certificatesigningrequest") {
        &["AWS takes RSA keys from 2048 bits and NIST curves P-256, P-384 and P-521"]
    } else if !topic.starts_with("$aws/provisioning-templates/") {
        &["see statusCode and errorMessage; the key is kept, and the same command uses it again"]
    } else if says("enabled") || says("disabled") {
        return vec![format!(
            "enable it: iotctl template update {template} --enabled; it must be of type FLEET_PROVISIONING"
        )];
    } else if status == 404 || says("notfound") || says("not found") {
        return vec![
            format!(
                "is there a template `{template}` in this account and Region? See: iotctl template list"
            ),
            "or the template names a thing type, group or policy that does not exist".to_owned(),
        ];
    } else if says("accessdenied") || says("unauthorized") || says("notauthorized") || status == 403
    {
        &[
            "the pre-provisioning hook denied it: it must answer {\"allowProvisioning\": true} within 5 s, and iot.amazonaws.com must be allowed to invoke it",
            "or the template's role lacks rights: it must trust iot.amazonaws.com and have AWSIoTThingsRegistration",
            "or the claim is for another template",
        ]
    } else if status == 409 || says("conflict") || says("alreadyexists") {
        &[
            "the thing exists otherwise and the template's OverrideSettings say FAIL: take another name, or REPLACE or MERGE",
        ]
    } else if says("parameter") {
        &["give each of the template's Parameters that has no Default: --parameter NAME=VALUE"]
    } else {
        &[
            "does every --parameter fit the template, and is there a value for each one without a Default?",
            "the template's role must trust iot.amazonaws.com and have AWSIoTThingsRegistration",
        ]
    };
    hints.iter().map(|&hint| hint.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROVISION: &str = "$aws/provisioning-templates/t/provision/json";

    #[test]
    fn each_rejection_is_told_what_to_do_about() {
        for (status, code, message, expected) in [
            (
                400,
                "InvalidCertificateOwnershipToken",
                "Certificate ownership token cannot be empty.",
                "one hour",
            ),
            (403, "ACCESS_DENIED", "Access denied", "hook"),
            (
                404,
                "ResourceNotFound",
                "Provisioning template t not found",
                "template list",
            ),
            (
                400,
                "InvalidRequest",
                "template t is not enabled",
                "--enabled",
            ),
            (
                400,
                "InvalidParameters",
                "parameter Serial is missing",
                "--parameter",
            ),
            (409, "ResourceConflicts", "", "OverrideSettings"),
            (429, "Throttled", "", "quota"),
            (500, "InternalFailure", "", "again"),
        ] {
            let rejection = Rejection {
                status_code: Some(status),
                error_code: Some(code.to_owned()),
                error_message: Some(message.to_owned()),
            };
            let hints = rejected(PROVISION, &rejection).join("\n");
            assert!(hints.contains(expected), "{rejection}: {hints}");
        }
    }
}
