//! Errors as the user meets them: kind, message, hints, exit code. The one place that classifies failures.

use std::fmt::Display;
use std::path::Path;

use serde::Serialize;

use crate::sandbox::control::ControlError;
use crate::sandbox::{StartError, StoreError};

use super::exit;
use super::output::{path_word, shell_word};

use crate::domain::change::ChangeError;
use crate::domain::device::DeviceError;
use crate::domain::device_folder::FolderError;
use crate::domain::files::FileError;
use crate::domain::function_permission::FUNCTION;
use crate::domain::session::{AwsError, AwsErrorKind};
use crate::model::pki::PkiError;

/// What went wrong, as far as a script can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// No better description.
    Failed,
    /// The command line.
    Usage,
    /// Local configuration, credentials, files or their modes.
    Local,
    /// Denied by service or broker.
    Denied,
    /// Something does not exist.
    NotFound,
    /// Something exists already or is in the wrong state.
    Conflict,
    /// Network or TLS.
    Network,
    /// Throttled or over a quota.
    Throttled,
    /// Some items failed.
    Partial,
    /// A check did not hold.
    Check,
    /// A cost or message guard.
    Guard,
    /// Time ran out.
    Timeout,
    /// SIGINT (Ctrl-C) ended it.
    Interrupted,
    /// SIGTERM ended it.
    Terminated,
    /// The reader of the output went away: no failure, nothing to say.
    ClosedPipe,
}

impl Kind {
    /// The exit code of this kind.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Failed => exit::FAILED,
            Self::Usage => exit::USAGE,
            Self::Local => exit::LOCAL,
            Self::Denied => exit::DENIED,
            Self::NotFound => exit::NOT_FOUND,
            Self::Conflict => exit::CONFLICT,
            Self::Network => exit::NETWORK,
            Self::Throttled => exit::THROTTLED,
            Self::Partial => exit::PARTIAL,
            Self::Check => exit::CHECK,
            Self::Guard => exit::GUARD,
            Self::Timeout => exit::TIMEOUT,
            Self::Interrupted => exit::signal(2),
            Self::Terminated => exit::signal(15),
            Self::ClosedPipe => exit::OK,
        }
    }
}

/// A failed command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandError {
    /// Its kind, which decides the exit code.
    pub kind: Kind,
    /// One line, lower case, naming the object.
    pub message: String,
    /// What to do next, a line each.
    pub hints: Vec<String>,
}

impl CommandError {
    /// An error of `kind`; the message takes in the whole chain of causes.
    pub fn new(kind: Kind, error: impl Display) -> Self {
        Self {
            kind,
            message: error.to_string(),
            hints: Vec::new(),
        }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The error as one JSON object, for `-o json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::json!({
            "schema": "iotctl.error/v1",
            "kind": self.kind,
            "message": self.message,
            "hints": self.hints,
            "exitCode": self.kind.exit_code(),
        })
        .to_string()
    }
}

/// The message of `error` followed by its causes, each said once.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let part = error.to_string();
        if !text.contains(&part) {
            text.push_str(": ");
            text.push_str(&part);
        }
        cause = error.source();
    }
    text
}

impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        let kind = if error.kind() == std::io::ErrorKind::BrokenPipe {
            Kind::ClosedPipe
        } else {
            Kind::Local
        };
        Self::new(kind, error)
    }
}

impl From<StartError> for CommandError {
    fn from(error: StartError) -> Self {
        let message = chain(&error);
        match error {
            StartError::PortOccupied { .. } => {
                Self::new(Kind::Conflict, message).hint("--port 0 picks a free port")
            }
            StartError::AlreadyRunning { dir, .. } => {
                Self::new(Kind::Conflict, message).hint(format!(
                    "use it as it is, or stop it: iotctl sandbox stop --dir {}",
                    path_word(&dir)
                ))
            }
            StartError::Store(StoreError::Corrupt { path, .. } | StoreError::Foreign { path }) => {
                Self::new(Kind::Local, message).hint(format!(
                    "start afresh by moving it away: mv {} {}",
                    path_word(&path),
                    path_word(&path.with_extension("db.bad"))
                ))
            }
            StartError::Store(StoreError::Newer { .. }) => Self::new(Kind::Local, message)
                .hint("use the newer iotctl, or another folder: --dir DIR"),
            StartError::Store(StoreError::OtherAccount { found, .. }) => {
                Self::new(Kind::Conflict, message).hint(format!(
                    "start it as that account: iotctl sandbox start --account {found}, or use another folder: --dir DIR"
                ))
            }
            _ => Self::new(Kind::Local, message),
        }
    }
}

impl From<ControlError> for CommandError {
    fn from(error: ControlError) -> Self {
        let kind = match &error {
            ControlError::NotRunning { .. } => Kind::NotFound,
            ControlError::Unreachable { .. } => Kind::Network,
            ControlError::Refused { .. } => Kind::Denied,
            ControlError::Failed { .. } => Kind::Failed,
            ControlError::StillRunning { .. } => Kind::Timeout,
        };
        Self::new(kind, chain(&error))
    }
}

// What AWS, the device folders and provisioning refuse.

impl From<AwsError> for CommandError {
    fn from(error: AwsError) -> Self {
        use AwsErrorKind as Aws;
        let kind = match error.kind {
            Aws::NotFound => Kind::NotFound,
            Aws::AlreadyExists | Aws::Conflict => Kind::Conflict,
            Aws::Denied => Kind::Denied,
            Aws::Throttled | Aws::Limit => Kind::Throttled,
            Aws::Credentials | Aws::Configuration | Aws::Region => Kind::Local,
            Aws::Network => Kind::Network,
            Aws::Invalid | Aws::Unavailable | Aws::Foreign | Aws::Other => Kind::Failed,
        };
        let hint = match error.kind {
            Aws::Credentials => Some(
                "log in with `aws sso login` or `aws configure`, name a --profile, or try --sandbox, which needs none",
            ),
            Aws::Region => Some("name one with --region or AWS_REGION, or try --sandbox"),
            Aws::Network => Some("check the network, --endpoint-url and --ca-bundle"),
            Aws::Throttled | Aws::Unavailable => Some("run the same command again in a while"),
            Aws::Foreign => Some(
                "run the same command again in a while; what stands in for AWS may lack the operation",
            ),
            Aws::Limit => Some("quotas are listed and raised in the Service Quotas console"),
            _ => None,
        };
        let error = Self::new(kind, error);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

impl From<FolderError> for CommandError {
    fn from(error: FolderError) -> Self {
        let (kind, hint) = match &error {
            FolderError::Missing { thing, .. } => (
                Kind::NotFound,
                Some(format!("make it with `iotctl provision {thing}`")),
            ),
            FolderError::Exposed { path, .. } => {
                (Kind::Local, Some(format!("chmod 600 {}", path_word(path))))
            }
            FolderError::Malformed { anew: true, .. } => (
                Kind::Local,
                Some("move it away, and run what made it again".to_owned()),
            ),
            FolderError::Malformed { anew: false, .. } => (
                Kind::Local,
                Some("put the right file in its place".to_owned()),
            ),
            FolderError::Mismatch { .. } => (
                Kind::Local,
                Some("put back the one that is wrong: the certificate of this key, or the key of this certificate".to_owned()),
            ),
            FolderError::Key { path, source } => (Kind::Local, Some(other_key(path, source))),
            FolderError::Empty { .. } => (
                Kind::Local,
                Some("put back what was in it; move it away only if nothing needs it".to_owned()),
            ),
            FolderError::Unfinished { thing, .. } => (
                Kind::Local,
                Some(format!(
                    "write it anew: iotctl provision {thing}, with the options it was made with"
                )),
            ),
            FolderError::Absent { .. } | FolderError::Unreadable { .. } => (Kind::Local, None),
        };
        let error = Self::new(kind, chain(&error));
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

/// What to do about a key that cannot be used.
fn other_key(path: &Path, error: &PkiError) -> String {
    match error {
        PkiError::EncryptedKey => format!(
            "decrypt it into another file: (umask 077; openssl pkey -in {} -out plain.key)",
            path_word(path)
        ),
        PkiError::ShortKey(_) | PkiError::OtherKey(_) => {
            "make one that AWS IoT takes: (umask 077; openssl ecparam -name prime256v1 -genkey -out new.key)".to_owned()
        }
        _ => "put the right key in its place".to_owned(),
    }
}

/// The command for a kind of resource.
fn command_of(noun: &str) -> String {
    match noun {
        "certificate" => "cert".to_owned(),
        _ => noun.to_lowercase().replace(' ', "-"),
    }
}

impl From<ChangeError> for CommandError {
    fn from(error: ChangeError) -> Self {
        use ChangeError as E;
        let text = error.to_string();
        if error.is_full_disk() {
            return Self::new(Kind::Local, text).hint("make room, and run the same command again");
        }
        match error {
            E::Step { source, .. } => Self {
                message: text,
                ..Self::from(source)
            },
            E::Aws(source) => source.into(),
            E::Folder(source) => source.into(),
            E::File(FileError::Busy(_)) => {
                Self::new(Kind::Conflict, text).hint("wait for it, or name another folder")
            }
            E::File(FileError::JournalUnreadable { .. }) => Self::new(Kind::Local, text)
                .hint("it tells what was made here: make it readable, or put back a copy of it"),
            E::File(FileError::JournalDamaged { .. }) => Self::new(Kind::Local, text).hint(
                "put back a copy of it, or remove that line: what only it tells of is then left alone",
            ),
            E::File(_) => Self::new(Kind::Local, text),
            E::Pki(_) => Self::new(Kind::Failed, text),
            E::Document(_) => Self::new(Kind::Usage, text).hint("correct the policy's document"),
            E::Missing {
                noun: FUNCTION,
                name,
            } => Self::new(Kind::NotFound, text).hint(format!(
                "make it in Lambda; in a sandbox a program takes its place: iotctl sandbox start --function {}=PROGRAM",
                name.rsplit("function:").next().unwrap_or_default()
            )),
            E::Missing { noun, .. } => Self::new(Kind::NotFound, text).hint(format!(
                "see what there is: iotctl {} list",
                command_of(noun)
            )),
            E::Differs { noun, name, .. } => Self::new(Kind::Conflict, text).hint(format!(
                "change it with: iotctl {} update {} and the options that differ",
                command_of(noun),
                shell_word(&name)
            )),
            E::Refused { hint, .. } => Self::new(Kind::Conflict, text).hint(hint),
            E::Invalid { hint, .. } => Self::new(Kind::Usage, text).hint(hint),
            E::Waited(_) => Self::new(Kind::Timeout, text)
                .hint("run the same command again: it goes on where it stopped"),
        }
    }
}

impl From<DeviceError> for CommandError {
    fn from(error: DeviceError) -> Self {
        use DeviceError as E;
        let text = error.to_string();
        match error {
            E::Change(ChangeError::Document(_)) => Self::new(Kind::Usage, text).hint("use fewer or shorter filters"),
            E::Change(source) => source.into(),
            E::Filter(_) | E::Attributes(_) | E::Groups(_) | E::SharedPublish(_) => Self::new(Kind::Usage, text),
            E::NoPolicy(name) => Self::new(Kind::NotFound, text)
                .hint(format!("create it with `iotctl policy create {name} --file FILE`, or give a .json file")),
            E::PolicyDiffers(_) => Self::new(Kind::Conflict, text).hint("rename the file, or delete the policy if nothing uses it"),
            E::ForeignThing(_) => Self::new(Kind::Conflict, text).hint("name another one, or take it over with --adopt"),
            E::Deprecated(_) => Self::new(Kind::Conflict, text).hint("name another --thing-type"),
            E::OtherPolicy { .. } => Self::new(Kind::Conflict, text)
                .hint("repeat the --publish, --subscribe or --policy it was made with, or exchange the policy with --force"),
            E::Elsewhere { .. } => Self::new(Kind::Conflict, text).hint("name another --out, or work where the device belongs"),
            E::KeyMissing { .. } | E::KeyGone { .. } => Self::new(Kind::Local, text)
                .hint("put the key back, or have another key and certificate made with --force"),
            E::CertificateStatus { status, .. } if status == "INACTIVE" => {
                Self::new(Kind::Conflict, text).hint("activate it with --force")
            }
            E::CertificateStatus { .. } => {
                Self::new(Kind::Conflict, text).hint("move the device's folder away to start with a new key and certificate")
            }
        }
    }
}

impl From<crate::domain::messaging::MessagingError> for CommandError {
    fn from(error: crate::domain::messaging::MessagingError) -> Self {
        super::messaging::explain(error)
    }
}
