//! Writes files: whole or not at all, keys born with mode 0600 and never replaced.
//!
//! What cannot be made again is durable before its call returns; what can, once [`settle`] returns. The one module of the domain that
//! writes. Refuses to touch an existing private key.

mod append_log;
mod batches;
mod disk;
mod durable;
mod filesystem;
mod keys;
mod text;

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

pub(in crate::domain) use append_log::Syncer;
pub use append_log::{AppendLog, each_line, read_log};
use batches::Batches;
pub use disk::write_with_others;
pub use keys::{make_key_with_others, write_key, write_key_with_others};
pub use text::read_text;

/// Name part of files that are still being written; left behind only by a killed process.
const UNFINISHED: &str = ".iotctl-";

/// A file operation that failed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// A private key is there already.
    #[error("the private key `{0}` exists already and is never replaced")]
    KeyExists(PathBuf),
    /// Another process works in the folder.
    #[error("another iotctl is working in `{0}`")]
    Busy(PathBuf),
    /// The journal of a deployment cannot be written.
    #[error("cannot write the journal: {detail}")]
    Journal {
        /// Why, for people.
        detail: String,
        /// Why.
        kind: io::ErrorKind,
    },
    /// A journal is there and cannot be read.
    #[error("cannot read the journal `{path}`: {source}")]
    JournalUnreadable {
        /// The journal.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of a journal makes no sense.
    #[error("the journal `{path}` is damaged at line {line}")]
    JournalDamaged {
        /// The journal.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
    },
    /// The operating system refuses.
    #[error("cannot {action} `{path}`: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl FileError {
    /// Why the operating system refused something to be written.
    #[must_use]
    pub fn kind(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Io { source, .. } => Some(source.kind()),
            Self::Journal { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    fn unreadable(path: &Path, source: io::Error) -> Self {
        Self::JournalUnreadable {
            path: path.to_owned(),
            source,
        }
    }
}

fn because(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_owned();
    move |source| FileError::Io {
        action,
        path,
        source,
    }
}

/// Runs a file operation where it holds up nobody else: syncing may take a while.
pub async fn blocking<T, F>(work: F) -> Result<T, FileError>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, FileError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(because("finish writing", Path::new("."))(io::Error::other(
            error,
        ))),
    }
}

/// Creates a folder and those above it, durably.
pub fn create_folder(path: &Path) -> Result<(), FileError> {
    if create_folder_lazily(path)? {
        sync_folder(path)?;
        path.parent().map_or(Ok(()), sync_folder)?;
    }
    Ok(())
}

/// Creates a folder and those above it, durable with the key that is written into it, or by [`settle`]; answers whether it was not there.
pub fn create_folder_lazily(path: &Path) -> Result<bool, FileError> {
    // Whoever may write in the folder could put another key there, whatever the umask says.
    let mut builder = fs::DirBuilder::new();
    builder.mode(0o755);
    let created = match builder.create(path) {
        Err(_) if path.is_dir() => return Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            builder.recursive(true).create(path)
        }
        created => created,
    };
    created.map_err(because("create the folder", path))?;
    Ok(true)
}

/// Makes the names in a folder durable.
fn sync_folder(path: &Path) -> Result<(), FileError> {
    sync_names(path).map_err(because("sync the folder", path))
}

fn sync_names(path: &Path) -> io::Result<()> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    let synced = File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        // Some network filesystems cannot sync a folder.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A file beside `path` that holds `content`, not yet under its name.
fn unfinished(
    path: &Path,
    content: &[u8],
    mode: u32,
) -> Result<tempfile::NamedTempFile, FileError> {
    let file = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder_of(path));
    let written = file.and_then(|mut file| file.write_all(content).map(|()| file));
    written.map_err(|error| because("write", path)(nameless(&error)))
}

/// The error without the name that `tempfile` adds, of a file that nobody knows.
fn nameless(error: &io::Error) -> io::Error {
    let text = error.to_string();
    let text = text.split(" at path ").next().unwrap_or(&text);
    io::Error::new(error.kind(), text)
}

/// Gives a file a second name, which must not be taken by another; its content and mode stay as they are.
pub fn keep_as(path: &Path, other: &Path) -> Result<(), FileError> {
    match fs::hard_link(path, other) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let read = |path: &Path| fs::read(path).map_err(because("read", path));
            if zeroize::Zeroizing::new(read(path)?) == zeroize::Zeroizing::new(read(other)?) {
                return Ok(());
            }
            Err(FileError::KeyExists(other.to_owned()))
        }
        Err(error) => Err(because("keep a copy of", path)(error)),
        Ok(()) => sync_folder(folder_of(other)),
    }
}

/// Gives a file another name; what had that name and no other is lost.
pub fn rename(path: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(path, to).map_err(because("rename", path))?;
    sync_folder(folder_of(to))
}

/// Removes a file; one that is gone is no error.
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(because("remove", path)(error))
        }
        _ => sync_folder(folder_of(path)),
    }
}

/// Writes a file that holds no secret, replacing what is there.
pub fn write(path: &Path, content: &[u8]) -> Result<(), FileError> {
    replace(path, content, 0o644)
}

/// Writes a file that somebody named, replacing what is there. A link stays, and what it points to is replaced; a device or a pipe is
/// written to.
pub fn write_named(path: &Path, content: &[u8]) -> Result<(), FileError> {
    if !is_no_file(path) {
        return write(&linked(path), content);
    }
    let file = File::options().write(true).open(path);
    let written = file.and_then(|mut file| file.write_all(content));
    written.map_err(because("write", path))
}

/// Whether something is there that is written to and not replaced.
fn is_no_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// What a link points to.
fn linked(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Refuses a path that [`write()`] could not write now, before there is anything to write.
pub fn check_writable(path: &Path) -> Result<(), FileError> {
    if is_no_file(path) {
        return Ok(());
    }
    if path.is_dir() {
        return Err(because("write", path)(io::ErrorKind::IsADirectory.into()));
    }
    unfinished(&linked(path), b"", 0o644).map(drop)
}

/// Writes a file for its owner alone, replacing what is there.
pub fn write_private(path: &Path, content: &[u8]) -> Result<(), FileError> {
    replace(path, content, 0o600)
}

fn replace(path: &Path, content: &[u8], mode: u32) -> Result<(), FileError> {
    let file = unfinished(path, content, mode)?;
    // Before it has its name: otherwise a power cut may leave an empty file in place of the one there was.
    file.as_file().sync_all().map_err(because("write", path))?;
    file.persist(path)
        .map_err(|error| because("write", path)(error.error))?;
    sync_folder(folder_of(path))
}

/// Writes a file that holds no secret and can be made again, unless one is there; answers whether it did. It is durable after
/// [`settle`]; a kill or a power cut before that may leave it empty.
fn write_new(path: &Path, content: &[u8]) -> Result<bool, FileError> {
    let mut options = File::options();
    let file = options.write(true).create_new(true).mode(0o644).open(path);
    match file {
        Ok(mut file) => file.write_all(content).map_err(|error| {
            // Half of it would be taken for something else than nothing.
            let _ = fs::remove_file(path);
            because("write", path)(error)
        })?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(because("write", path)(error)),
    }
    Ok(true)
}

/// Makes all files that were written beside or below `folder` durable.
pub fn settle(folder: &Path) -> Result<(), FileError> {
    File::open(folder)
        .and_then(|folder| filesystem::sync_all(&folder))
        .map_err(because("sync", folder))
}

/// Gives a folder its final name, which nothing but an empty folder may have.
pub fn move_folder(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(because("move the folder to", to))?;
    sync_folder(folder_of(to))?;
    sync_folder(folder_of(from))
}

/// Removes what a killed process left half written in `folder`.
pub fn remove_unfinished(folder: &Path) -> Result<(), FileError> {
    for entry in fs::read_dir(folder).map_err(because("read", folder))? {
        let entry = entry.map_err(because("read", folder))?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(because("remove", &entry.path()))?;
        }
    }
    Ok(())
}

/// Exclusive use of a folder among iotctl processes, until dropped; the system ends it with the process.
#[derive(Debug)]
pub struct FolderLock {
    _folder: File,
}

/// Takes a folder for this process alone.
pub fn lock_folder(path: &Path) -> Result<FolderLock, FileError> {
    let folder = File::open(path).map_err(because("open the folder", path))?;
    match folder.try_lock() {
        Ok(()) => Ok(FolderLock { _folder: folder }),
        Err(fs::TryLockError::WouldBlock) => Err(FileError::Busy(path.to_owned())),
        // A filesystem without locks cannot be guarded, but it can be used.
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(FolderLock { _folder: folder })
        }
        Err(fs::TryLockError::Error(error)) => Err(because("lock", path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("is there").permissions().mode() & 0o7777
    }

    #[test]
    fn a_key_is_private_from_birth_and_never_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        let key = dir.path().join("private.key");
        write_key(&key, b"first").expect("written");
        assert_eq!(mode(&key), 0o600);
        assert!(matches!(
            write_key(&key, b"second"),
            Err(FileError::KeyExists(_))
        ));
        assert_eq!(fs::read(&key).expect("read"), b"first");
        assert_eq!(
            fs::read_dir(dir.path()).expect("read").count(),
            1,
            "nothing half written stays"
        );
    }

    #[test]
    fn what_cannot_be_written_is_known_before() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("report.xml");
        check_writable(&path).expect("can be written");
        assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 0);
        fs::write(&path, "old").expect("written");
        check_writable(&path).expect("can be replaced");
        assert_eq!(fs::read(&path).expect("read"), b"old");
        assert!(check_writable(dir.path()).is_err());
        assert!(check_writable(&path.join("x")).is_err());
        assert!(check_writable(&dir.path().join("none/x")).is_err());
    }

    #[test]
    fn links_stay_and_pipes_are_written_to() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        fs::write(path("there"), "old").expect("written");
        std::os::unix::fs::symlink("there", path("link")).expect("linked");
        write_named(&path("link"), b"new").expect("written");
        assert!(path("link").is_symlink());
        assert_eq!(fs::read(path("there")).expect("read"), b"new");
        write_named(&path("first"), b"new").expect("written");
        assert_eq!(fs::read(path("first")).expect("read"), b"new");
        mknodat(CWD, path("pipe"), FileType::Fifo, Mode::RWXU, 0).expect("made");
        check_writable(&path("pipe")).expect("nobody has to read yet");
        let pipe = path("pipe");
        let reader = std::thread::spawn(move || fs::read(pipe).expect("read"));
        write_named(&path("pipe"), b"new").expect("written");
        assert_eq!(reader.join().expect("no panic"), b"new");
        assert!(!path("pipe").is_file());
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("cert.pem");
        write(&path, b"first, and longer").expect("written");
        write(&path, b"second").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"second");
        fs::write(dir.path().join(".iotctl-x"), b"half").expect("written");
        remove_unfinished(dir.path()).expect("removed");
        assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 1);
    }

    #[test]
    fn a_file_without_its_name_is_not_told_of() {
        let path = Path::new("/proc/no-folder/private.key");
        let error = write_key(path, b"key").expect_err("no folder").to_string();
        let reason = io::Error::from(rustix::io::Errno::NOENT);
        assert_eq!(
            error,
            format!("cannot write `{}`: {reason}", path.display())
        );
    }

    #[tokio::test]
    async fn keys_written_at_a_time_are_all_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = |number: usize| dir.path().join(number.to_string()).join("private.key");
        let write = async |number: usize| {
            let path = path(number);
            assert!(create_folder_lazily(folder_of(&path)).expect("made"));
            let content = number.to_string();
            let written = write_key_with_others(&path, content.into()).await;
            written.expect("written");
            for content in ["first, and longer", "certificate"] {
                let path = path.with_extension("pem");
                let file = (path.clone(), content.to_owned());
                let written = write_with_others(vec![file]).await;
                written.expect("written");
                assert_eq!(fs::read_to_string(&path).expect("read"), content);
            }
        };
        futures_util::future::join_all((0..40).map(write)).await;
        settle(dir.path()).expect("durable");
        for number in 0..40 {
            let text = fs::read_to_string(path(number)).expect("read");
            assert_eq!(text, number.to_string());
            assert_eq!(mode(&path(number)), 0o600);
        }
        let again = (0..40).map(async |number| {
            let outcome = write_key_with_others(&path(number), "another".to_owned().into()).await;
            assert!(matches!(outcome, Err(FileError::KeyExists(_))));
        });
        futures_util::future::join_all(again).await;
        assert_eq!(fs::read_dir(dir.path().join("0")).expect("read").count(), 2);
    }

    #[test]
    fn a_log_loses_only_an_unfinished_line() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(".journal");
        AppendLog::open(&path)
            .expect("opened")
            .append("one")
            .expect("written");
        fs::write(&path, b"one\ntw").expect("written");
        AppendLog::open(&path)
            .expect("opened")
            .append("three")
            .expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "one\nthree\n");
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_folder_serves_one_at_a_time() {
        let dir = tempfile::tempdir().expect("a folder");
        let lock = lock_folder(dir.path()).expect("free");
        assert!(matches!(lock_folder(dir.path()), Err(FileError::Busy(_))));
        drop(lock);
        assert!(lock_folder(dir.path()).is_ok());
    }
}
