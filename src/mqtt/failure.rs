//! Why a connection was not made or has ended, in terms of MQTT and TLS.
//!
//! Owns the reading of the libraries' nested errors. What a failure means for a command is decided above.

use std::fmt;
use std::io;

use rustls::{AlertDescription, CertificateError};

/// A reason code of MQTT 5; the return codes of MQTT 3.1.1 are carried over to their equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason(pub u8);

impl Reason {
    /// The sender does not say why.
    pub const UNSPECIFIED: Self = Self(0x80);
    /// The client id is not accepted.
    pub const CLIENT_ID: Self = Self(0x85);
    /// User name or password are wrong.
    pub const CREDENTIALS: Self = Self(0x86);
    /// A policy does not allow it.
    pub const NOT_AUTHORIZED: Self = Self(0x87);
    /// The server is going down.
    pub const SHUTTING_DOWN: Self = Self(0x8B);
    /// Another connection uses the client id.
    pub const TAKEN_OVER: Self = Self(0x8E);
    /// A quota is exhausted.
    pub const QUOTA: Self = Self(0x97);

    /// The standard's name (MQTT 5, table 2-6).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.0 {
            0x80 => "unspecified error",
            0x81 => "malformed packet",
            0x82 => "protocol error",
            0x83 => "implementation specific error",
            0x84 => "unsupported protocol version",
            0x85 => "client identifier not valid",
            0x86 => "bad user name or password",
            0x87 => "not authorized",
            0x88 => "server unavailable",
            0x89 => "server busy",
            0x8A => "banned",
            0x8B => "server shutting down",
            0x8C => "bad authentication method",
            0x8D => "keep alive timeout",
            0x8E => "session taken over",
            0x8F => "topic filter invalid",
            0x90 => "topic name invalid",
            0x91 => "packet identifier in use",
            0x93 => "receive maximum exceeded",
            0x94 => "topic alias invalid",
            0x95 => "packet too large",
            0x96 => "message rate too high",
            0x97 => "quota exceeded",
            0x98 => "administrative action",
            0x99 => "payload format invalid",
            0x9A => "retain not supported",
            0x9B => "QoS not supported",
            0x9C => "use another server",
            0x9D => "server moved",
            0x9E => "shared subscriptions not supported",
            0x9F => "connection rate exceeded",
            0xA0 => "maximum connect time",
            0xA1 => "subscription identifiers not supported",
            0xA2 => "wildcard subscriptions not supported",
            _ => "unknown reason",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (0x{:02X})", self.name(), self.0)
    }
}

/// A refusal of one request, with the words the broker gave along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The code.
    pub reason: Reason,
    /// Reason String, if there was one.
    pub text: Option<String>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            // Many brokers repeat the reason in their text, or begin with it: it is said once.
            Some(text) if text.starts_with(self.reason.name()) => {
                write!(f, "{text} (0x{:02X})", self.reason.0)
            }
            Some(text) => write!(f, "{}: {text}", self.reason),
            None => self.reason.fmt(f),
        }
    }
}

/// What is wrong with the broker's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distrust {
    /// None of the roots has signed it.
    UnknownIssuer,
    /// It is for another host name.
    WrongName,
    /// It is expired or not valid yet.
    Expired,
    /// Something else.
    Other,
}

/// Why a connection was not made, or ended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The host name has no address.
    #[error("cannot resolve the host name: {0}")]
    Unresolved(String),
    /// No TCP connection.
    #[error("no TCP connection: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The broker's certificate does not convince.
    #[error("the endpoint's certificate is not trusted: {detail}")]
    Untrusted {
        /// What is wrong with it.
        distrust: Distrust,
        /// The same in the verifier's words.
        detail: String,
    },
    /// The broker does not take the client's certificate, by this TLS alert.
    #[error("the endpoint refused the certificate (TLS alert {0})")]
    CertificateRefused(String),
    /// TLS failed otherwise.
    #[error("TLS failed: {0}")]
    Tls(String),
    /// CONNACK with a failure.
    #[error("the broker refused the connection: {0}")]
    Refused(Reason),
    /// Closed after the TLS handshake without a CONNACK.
    #[error("the endpoint closed the connection in place of an answer to CONNECT")]
    NoAnswer,
    /// DISCONNECT from the broker.
    #[error("the broker disconnected: {0}")]
    Disconnected(Refusal),
    /// Closed or broken without a DISCONNECT.
    #[error("the connection was closed: {0}")]
    Lost(String),
    /// The broker sent what MQTT does not allow, or what is larger than AWS IoT sends.
    #[error("the broker broke the protocol: {0}")]
    Protocol(String),
}

impl Failure {
    /// Whether the broker said, for certain, that this client may not connect: trying again changes nothing.
    #[must_use]
    pub fn is_final(&self) -> bool {
        match self {
            Self::CertificateRefused(_) => true,
            Self::Refused(reason) => {
                matches!(
                    *reason,
                    Reason::CLIENT_ID | Reason::CREDENTIALS | Reason::NOT_AUTHORIZED
                ) || reason.0 == 0x84
            }
            _ => false,
        }
    }

    /// Reads an I/O error of an established connection; `before_answer` tells whether CONNACK was still awaited.
    pub(super) fn from_io(error: &io::Error, before_answer: bool) -> Self {
        if let Some(failure) = from_tls(error) {
            return failure;
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::BrokenPipe
                if before_answer =>
            {
                Self::NoAnswer
            }
            io::ErrorKind::UnexpectedEof => Self::Lost("end of stream".into()),
            _ => Self::Lost(error.to_string()),
        }
    }

    /// Reads an I/O error of the TLS handshake.
    pub(super) fn from_handshake(error: &io::Error) -> Self {
        from_tls(error).unwrap_or_else(|| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => {
                Self::Tls("the endpoint closed the connection during the handshake".into())
            }
            _ => Self::Tls(error.to_string()),
        })
    }
}

/// The rustls error inside `error`, if that is what it carries.
fn from_tls(error: &io::Error) -> Option<Failure> {
    let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
    Some(match error {
        rustls::Error::AlertReceived(alert) if blames_certificate(*alert) => {
            Failure::CertificateRefused(format!("{alert:?}"))
        }
        rustls::Error::InvalidCertificate(reason) => Failure::Untrusted {
            distrust: distrust(reason),
            detail: reason.to_string(),
        },
        error => Failure::Tls(error.to_string()),
    })
}

/// Whether a server sends this alert because of the client's certificate (RFC 8446 §6.2).
fn blames_certificate(alert: AlertDescription) -> bool {
    use AlertDescription as Alert;
    matches!(
        alert,
        Alert::NoCertificate
            | Alert::BadCertificate
            | Alert::UnsupportedCertificate
            | Alert::CertificateRevoked
            | Alert::CertificateExpired
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied
            | Alert::DecryptError
            | Alert::CertificateRequired
    )
}

fn distrust(error: &CertificateError) -> Distrust {
    use CertificateError as Error;
    match error {
        Error::UnknownIssuer | Error::BadSignature => Distrust::UnknownIssuer,
        Error::NotValidForName | Error::NotValidForNameContext { .. } => Distrust::WrongName,
        Error::Expired
        | Error::ExpiredContext { .. }
        | Error::NotValidYet
        | Error::NotValidYetContext { .. } => Distrust::Expired,
        _ => Distrust::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(error: rustls::Error) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }

    #[test]
    fn a_reason_that_the_text_begins_with_is_said_once() {
        let refusal = |text: Option<&str>| {
            let text = text.map(str::to_owned);
            let reason = Reason::NOT_AUTHORIZED;
            Refusal { reason, text }.to_string()
        };
        assert_eq!(refusal(None), "not authorized (0x87)");
        assert_eq!(
            refusal(Some("not authorized to x")),
            "not authorized to x (0x87)"
        );
        assert_eq!(
            refusal(Some("try later")),
            "not authorized (0x87): try later"
        );
    }

    #[test]
    fn a_tls_alert_about_the_certificate_is_a_refusal() {
        for alert in [
            AlertDescription::UnknownCA,
            AlertDescription::CertificateRevoked,
            AlertDescription::CertificateRequired,
        ] {
            let error = carried(rustls::Error::AlertReceived(alert));
            assert!(Failure::from_io(&error, true).is_final(), "{alert:?}");
        }
        let error = carried(rustls::Error::AlertReceived(
            AlertDescription::ProtocolVersion,
        ));
        assert!(matches!(Failure::from_handshake(&error), Failure::Tls(_)));
    }

    #[test]
    fn a_close_before_the_answer_is_told_from_one_after_it() {
        let error = io::Error::from(io::ErrorKind::ConnectionReset);
        assert_eq!(Failure::from_io(&error, true), Failure::NoAnswer);
        assert!(matches!(Failure::from_io(&error, false), Failure::Lost(_)));
    }

    #[test]
    fn distrust_names_the_cause() {
        for (cause, expected) in [
            (CertificateError::UnknownIssuer, Distrust::UnknownIssuer),
            (CertificateError::NotValidForName, Distrust::WrongName),
            (CertificateError::Expired, Distrust::Expired),
            (CertificateError::Revoked, Distrust::Other),
        ] {
            let failure =
                Failure::from_handshake(&carried(rustls::Error::InvalidCertificate(cause)));
            assert!(
                matches!(failure, Failure::Untrusted { distrust, .. } if distrust == expected),
                "{failure:?}"
            );
        }
    }
}
