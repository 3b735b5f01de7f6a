//! Where the certificate of a device comes from.

use crate::domain::certificate::{Authority, Origin, Signed};

/// Where the certificate of a device comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// It is made for the device.
    Made {
        /// Where its key comes from.
        origin: Origin,
        /// The CA of this machine that signs it; without one, AWS does.
        authority: Option<Authority>,
    },
    /// It exists; its key is the device's own affair.
    Given {
        /// The certificate, PEM.
        pem: String,
        /// Who signed it.
        signed: Signed,
    },
}

impl Source {
    /// Whether the key is not in the device's folder.
    pub(super) fn is_keyless(&self) -> bool {
        match self {
            Self::Made { origin, .. } => matches!(origin, Origin::Elsewhere(_)),
            Self::Given { .. } => true,
        }
    }

    /// Whether a CA of this machine signs the certificate.
    pub(super) fn is_signed_here(&self) -> bool {
        matches!(
            self,
            Self::Made {
                authority: Some(_),
                ..
            }
        )
    }
}
