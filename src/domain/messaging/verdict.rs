//! What a broken connection or a refusal comes down to.

use crate::mqtt::failure::{Distrust, Failure, Reason, Refusal};

/// The cause, as far as somebody can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The client's certificate is not accepted.
    CertificateRefused,
    /// A policy denies.
    Denied,
    /// The client id is not accepted.
    ClientId,
    /// Closed in place of CONNACK: on AWS IoT nearly always a denial.
    NoAnswer,
    /// The endpoint's certificate is not signed by a trusted root.
    UnknownIssuer,
    /// The endpoint's certificate is for another name.
    WrongName,
    /// The endpoint's certificate is not valid now.
    Expired,
    /// No address for the host name.
    Unresolved,
    /// No TCP connection, or no answer.
    Unreachable,
    /// A quota, or too many at once.
    Busy,
    /// Anything else.
    Other,
}

impl Failure {
    /// What it comes down to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Unresolved(_) => Verdict::Unresolved,
            Self::Unreachable(_) | Self::Timeout => Verdict::Unreachable,
            Self::Untrusted { distrust, .. } => match distrust {
                Distrust::UnknownIssuer => Verdict::UnknownIssuer,
                Distrust::WrongName => Verdict::WrongName,
                Distrust::Expired => Verdict::Expired,
                Distrust::Other => Verdict::Other,
            },
            Self::CertificateRefused(_) => Verdict::CertificateRefused,
            Self::Refused(reason) => verdict(*reason),
            Self::Disconnected(refusal) => verdict(refusal.reason),
            Self::NoAnswer => Verdict::NoAnswer,
            Self::Tls(_) | Self::Lost(_) | Self::Protocol(_) => Verdict::Other,
        }
    }
}

impl Refusal {
    /// What it comes down to. An unspecified error is all that MQTT 3.1.1 has to deny a subscription with.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.reason == Reason::UNSPECIFIED {
            Verdict::Denied
        } else {
            verdict(self.reason)
        }
    }
}

fn verdict(reason: Reason) -> Verdict {
    match reason.0 {
        0x85 => Verdict::ClientId,
        0x86 | 0x87 | 0x8A | 0x8C => Verdict::Denied,
        0x88 | 0x89 | 0x96 | 0x97 | 0x9F => Verdict::Busy,
        _ => Verdict::Other,
    }
}
