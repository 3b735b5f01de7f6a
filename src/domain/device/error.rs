//! Why a device cannot be provisioned.

use std::path::PathBuf;

use crate::aws::AwsError;
use crate::domain::change::ChangeError;
use crate::domain::device_folder::FolderError;
use crate::domain::files::FileError;
use crate::model::limits::{ATTRIBUTES_TYPED, GROUPS_PER_THING};
use crate::model::name::{Arn, CertificateId, PolicyName, ThingName, ThingTypeName};
use crate::model::pki::PkiError;

use crate::domain::policy::FilterError;
use crate::model::policy::DocumentError;

/// Why a device, or a run over many, fails.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// A step failed, or a question.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// A filter does not fit a thing.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// More attributes than AWS takes.
    #[error("{0} attributes are more than the {ATTRIBUTES_TYPED} a thing can have")]
    Attributes(usize),
    /// More groups than AWS takes.
    #[error("{0} groups are more than the {GROUPS_PER_THING} a thing can be in")]
    Groups(usize),
    /// A shared subscription where a topic belongs.
    #[error("`{0}` cannot be published on: `$share/` is for subscriptions")]
    SharedPublish(String),
    /// The policy named does not exist.
    #[error("there is no policy `{0}`")]
    NoPolicy(PolicyName),
    /// A policy of that name says something else.
    #[error("the policy `{0}` exists with another document")]
    PolicyDiffers(PolicyName),
    /// The thing is somebody else's.
    #[error("the thing `{0}` exists and was not made here")]
    ForeignThing(ThingName),
    /// The thing type is deprecated.
    #[error("the thing type `{0}` is deprecated: no thing can get it")]
    Deprecated(ThingTypeName),
    /// The device was provisioned with another policy.
    #[error("the device has the policy `{has}`, asked for is `{wanted}`")]
    OtherPolicy {
        /// What it has.
        has: String,
        /// What was asked for.
        wanted: String,
    },
    /// The folder belongs to another account or Region.
    #[error("the folder `{folder}` belongs to `{arn}`, which is in another account or Region")]
    Elsewhere {
        /// The folder.
        folder: PathBuf,
        /// Certificate it was provisioned with.
        arn: Arn,
    },
    /// There is a certificate and no key for it.
    #[error("`{certificate}` is there but its private key `{key}` is missing")]
    KeyMissing {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
    /// The device has a certificate whose key is not in its folder.
    #[error(
        "the device has the certificate `{certificate}`, and its private key `{key}` is missing"
    )]
    KeyGone {
        /// The certificate.
        certificate: CertificateId,
        /// Whether it is on record that it was made for the device.
        is_recorded: bool,
        /// The key.
        key: PathBuf,
    },
    /// The device's certificate cannot connect.
    #[error("the certificate `{id}` is {status}")]
    CertificateStatus {
        /// The certificate.
        id: CertificateId,
        /// Its status.
        status: String,
    },
}

/// Serializes an error as its message.
pub(in crate::domain) fn as_text<S: serde::Serializer>(
    error: &DeviceError,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(error)
}

macro_rules! through_change {
    ($($source:ty),*) => {
        $(impl From<$source> for DeviceError {
            fn from(error: $source) -> Self {
                Self::Change(error.into())
            }
        })*
    };
}
through_change!(AwsError, FileError, FolderError, PkiError, DocumentError);
