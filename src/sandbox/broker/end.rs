//! Why a connection ends: what the client is told, what the lifecycle event says, whether the Will is published.

use std::borrow::Cow;

use super::wire::Fault;

/// `disconnectReason` of the lifecycle event (Developer Guide, "Lifecycle events").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    AuthError,
    ClientInitiated,
    ClientError,
    ConnectionLost,
    DuplicateClientId,
    ForbiddenAccess,
    KeepAliveTimeout,
    ServerError,
    ServerInitiated,
    ApiInitiated,
    Throttled,
}

impl Reason {
    /// As AWS writes it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AuthError => "AUTH_ERROR",
            Self::ClientInitiated => "CLIENT_INITIATED_DISCONNECT",
            Self::ClientError => "CLIENT_ERROR",
            Self::ConnectionLost => "CONNECTION_LOST",
            Self::DuplicateClientId => "DUPLICATE_CLIENTID",
            Self::ForbiddenAccess => "FORBIDDEN_ACCESS",
            Self::KeepAliveTimeout => "MQTT_KEEP_ALIVE_TIMEOUT",
            Self::ServerError => "SERVER_ERROR",
            Self::ServerInitiated => "SERVER_INITIATED_DISCONNECT",
            Self::ApiInitiated => "API_INITIATED_DISCONNECT",
            Self::Throttled => "THROTTLED",
        }
    }
}

/// What to do with the Will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WillFate {
    /// Publish it if the policies still allow it.
    Publish,
    /// Publish it as it was allowed at CONNECT: what ends the connection is the loss of that permission.
    PublishAsGranted,
    /// Forget it.
    Discard,
}

/// The end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub(super) reason: Reason,
    /// Code of the MQTT 5 DISCONNECT; 0 sends none.
    pub(super) code: u8,
    /// Reason String of the MQTT 5 DISCONNECT.
    pub(super) text: Cow<'static, str>,
    pub(super) will: WillFate,
    /// The session ends with the connection, whatever its expiry.
    pub(super) with_session: bool,
}

impl End {
    /// An end that the client is told about and that publishes the Will.
    pub(super) fn new(reason: Reason, code: u8, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            reason,
            code,
            text: text.into(),
            will: WillFate::Publish,
            with_session: false,
        }
    }

    /// The socket is gone.
    pub(super) fn lost() -> Self {
        Self::new(Reason::ConnectionLost, 0, "")
    }

    /// The client said goodbye.
    pub(super) fn by_client(with_will: bool) -> Self {
        let will = if with_will {
            WillFate::Publish
        } else {
            WillFate::Discard
        };
        Self {
            will,
            ..Self::new(Reason::ClientInitiated, 0, "")
        }
    }

    /// Another connection has the client id now.
    pub(super) fn taken_over() -> Self {
        Self::new(
            Reason::DuplicateClientId,
            0x8E,
            "another connection has this client id",
        )
    }
}

impl From<Fault> for End {
    fn from(fault: Fault) -> Self {
        Self::new(Reason::ClientError, fault.code, fault.text)
    }
}
