//! The folder of a sandbox: its lock, the note on how to reach it, its socket, and the port it used last.
//!
//! A sandbox runs in a folder exactly while the lock is held; a note left by a killed one counts for nothing.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use crate::model::name::{AccountId, Region};

/// Version of [`Info`] as JSON.
const SCHEMA: &str = "iotctl.sandbox/v1";
/// How often and how long a held lock is tried again: `find` holds it for an instant.
const LOCK_TRIES: u32 = 5;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// How to reach a running sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Info {
    /// Version of this JSON, `iotctl.sandbox/v1`.
    pub schema: String,
    /// Base URL of every HTTP service, `https://localhost:PORT`.
    pub url: String,
    /// What `DescribeEndpoint` answers, `localhost:PORT`.
    pub endpoint: String,
    /// Absolute path of the root certificate (PEM) that clients must trust.
    pub ca: PathBuf,
    /// Absolute path of the sandbox's folder.
    pub dir: PathBuf,
    /// Process id.
    pub pid: u32,
    /// The account that everything belongs to.
    pub account: AccountId,
    /// Region to use when nothing else is said.
    pub region: Region,
    /// Version of iotctl.
    pub version: String,
}

/// The Region of whoever names none, as the AWS SDKs' own last resort.
fn default_region() -> Region {
    "us-east-1".parse().expect("a Region code")
}

impl Info {
    pub(crate) fn new(dir: &Path, account: &AccountId, port: u16) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            url: format!("https://localhost:{port}"),
            endpoint: format!("localhost:{port}"),
            ca: dir.join("ca.pem"),
            dir: dir.to_owned(),
            pid: std::process::id(),
            account: account.clone(),
            region: default_region(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The same as `url` without TLS, which the control planes do not ask for: whoever knows the folder is on this machine, and has
    /// no handshake and no encryption to wait for.
    #[must_use]
    pub fn plain_url(&self) -> String {
        format!("http://{}", self.endpoint)
    }

    /// Where those who know the folder are answered as under [`plain_url`](Self::plain_url), for less than TCP costs. Where the system
    /// takes no socket there, nobody listens.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        socket_path(&self.dir)
    }
}

/// The note a running sandbox leaves in its folder; readable only for its owner.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Note {
    /// What everybody may know.
    #[serde(flatten)]
    pub(crate) info: Info,
    /// Address the sandbox listens on.
    pub(crate) listen: SocketAddr,
    /// Bearer token of `/_iotctl/`.
    pub(crate) admin_token: String,
}

impl Note {
    /// The note of the sandbox in `dir`, whether it still runs or not.
    pub(crate) fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(note_path(dir)).ok()?).ok()
    }

    /// Puts the note into the folder, whole or not at all.
    pub(crate) fn write(&self) -> io::Result<()> {
        write_private(
            &note_path(&self.info.dir),
            &serde_json::to_vec_pretty(self)?,
        )
    }

    /// Where the sandbox answers on this machine.
    pub(crate) fn address(&self) -> SocketAddr {
        let ip = match self.listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        SocketAddr::new(ip, self.listen.port())
    }
}

fn note_path(dir: &Path) -> PathBuf {
    dir.join("runtime.json")
}

fn socket_path(dir: &Path) -> PathBuf {
    dir.join("http.sock")
}

fn lock_path(dir: &Path) -> PathBuf {
    dir.join("lock")
}

/// The sandbox that runs in `dir`, if one does.
#[must_use]
pub fn find(dir: &Path) -> Option<Info> {
    if is_free(dir) {
        return None;
    }
    Note::read(dir).map(|note| note.info)
}

/// Whether no sandbox runs in `dir`.
pub(crate) fn is_free(dir: &Path) -> bool {
    match File::open(lock_path(dir)) {
        Ok(file) => flock(&file, FlockOperation::NonBlockingLockShared).is_ok(),
        Err(_) => true,
    }
}

/// The exclusive right to run in a folder, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Lock {
    dir: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of `dir`; `None` if another sandbox holds it.
    pub(crate) fn take(dir: &Path) -> io::Result<Option<Self>> {
        let path = lock_path(dir);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        for attempt in 0..LOCK_TRIES {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => {
                    return Ok(Some(Self {
                        dir: dir.to_owned(),
                        file,
                    }));
                }
                Err(rustix::io::Errno::WOULDBLOCK) if attempt + 1 < LOCK_TRIES => {
                    std::thread::sleep(LOCK_PAUSE);
                }
                Err(rustix::io::Errno::WOULDBLOCK) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(None)
    }

    /// The port that the last sandbox in this folder listened on.
    pub(crate) fn last_port(&mut self) -> Option<u16> {
        let mut text = String::new();
        self.file.rewind().ok()?;
        (&self.file).take(16).read_to_string(&mut text).ok()?;
        text.trim().parse().ok()
    }

    /// Listens on the folder's socket; not where the system has no name for it, which some limit to 104 characters.
    pub(crate) fn listen(&self) -> Option<UnixListener> {
        let path = socket_path(&self.dir);
        // One that was killed leaves it.
        let _ = fs::remove_file(&path);
        let listener = UnixListener::bind(&path).ok()?;
        fs::set_permissions(&path, Permissions::from_mode(0o600)).ok()?;
        Some(listener)
    }

    /// Remembers the port for the next start; only a convenience, so failures do not matter.
    pub(crate) fn remember_port(&mut self, port: u16) {
        let _ = self.file.rewind();
        let _ = self.file.set_len(0);
        let _ = writeln!(self.file, "{port}");
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(note_path(&self.dir));
        let _ = fs::remove_file(socket_path(&self.dir));
    }
}

/// Makes the folder if it is missing (0700) and tells its absolute path.
pub(crate) fn prepare(dir: &Path) -> io::Result<PathBuf> {
    if !dir.is_dir() {
        DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    }
    let dir = fs::canonicalize(dir)?;
    let ignore = dir.join(".gitignore");
    if !ignore.exists() {
        // The folder holds private keys and often lies in a project.
        write_private(&ignore, b"*\n")?;
    }
    Ok(dir)
}

/// Writes a file that only its owner may read, whole or not at all.
pub(crate) fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let dir = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    // `tempfile` creates with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(content)?;
    file.persist(path)?;
    Ok(())
}

/// A random secret of 256 bits in hex.
pub(crate) fn random_token() -> String {
    format!(
        "{}{}",
        uuid::Uuid::new_v4().simple(),
        uuid::Uuid::new_v4().simple()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_lock_and_remembers_its_port() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut lock = Lock::take(dir.path()).expect("writable").expect("free");
        lock.remember_port(18_883);
        assert!(!is_free(dir.path()));
        assert!(Lock::take(dir.path()).expect("writable").is_none());
        drop(lock);
        assert!(is_free(dir.path()));
        let mut again = Lock::take(dir.path()).expect("writable").expect("free");
        assert_eq!(again.last_port(), Some(18_883));
        again.remember_port(7);
        assert_eq!(again.last_port(), Some(7));
    }

    #[test]
    fn a_note_without_a_lock_is_no_sandbox() {
        let dir = tempfile::tempdir().expect("a folder");
        let account: AccountId = "123456789012".parse().expect("valid");
        let info = Info::new(dir.path(), &account, 1);
        let note = Note {
            info,
            listen: "0.0.0.0:1".parse().expect("valid"),
            admin_token: random_token(),
        };
        note.write().expect("writable");
        assert_eq!(find(dir.path()), None);
        let lock = Lock::take(dir.path()).expect("writable").expect("free");
        assert_eq!(find(dir.path()), Some(note.info.clone()));
        assert_eq!(note.address(), "127.0.0.1:1".parse().expect("valid"));
        drop(lock);
        assert!(!note_path(dir.path()).exists());
    }
}
