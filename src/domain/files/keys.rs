//! Private keys: written under a name that nothing has yet, durable before anybody is told.
//!
//! Those of many devices are made and written by [`super::disk`]'s thread, and [`super::durable`]'s waits for the disk for all of them at
//! once.

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::disk::{TASKS, Task, nobody_writes};
use super::{FileError, because, folder_of, sync_folder, unfinished};

/// Makes a key; none if that fails.
type Make = Box<dyn FnOnce() -> Option<Zeroizing<String>> + Send>;
/// Tells whoever waits for a key.
type Told = oneshot::Sender<Result<(), FileError>>;

/// A key that is to be made.
pub(super) struct Unmade {
    make: Make,
    path: PathBuf,
    told: Told,
}

impl Unmade {
    pub(super) fn new(make: Make, path: PathBuf, told: Told) -> Self {
        Self { make, path, told }
    }

    /// Makes it and writes it, without its name.
    pub(super) fn make(self) -> Option<Unnamed> {
        let Self { make, path, told } = self;
        // Who wants it is told nothing then; the others are to have theirs.
        let content = catch_unwind(AssertUnwindSafe(make)).ok().flatten()?;
        match unfinished(&path, content.as_bytes(), 0o600) {
            Ok(file) => Some(Unnamed { file, path, told }),
            Err(error) => {
                tell(told, Err(error));
                None
            }
        }
    }
}

/// A key that is written and has no name yet.
pub(super) struct Unnamed {
    file: NamedTempFile,
    path: PathBuf,
    told: Told,
}

/// A key whose content is durable, and whose name is not yet.
pub(super) struct Named {
    file: File,
    path: PathBuf,
    told: Told,
}

/// Writes a private key under a name that is not taken yet, durably; nobody but the owner can ever read it.
pub fn write_key(path: &Path, content: &[u8]) -> Result<(), FileError> {
    finish_key(unfinished(path, content, 0o600)?, path)
}

/// As [`write_key`]; the keys that are written at a time share the waits for the disk.
pub async fn write_key_with_others(path: &Path, key: Zeroizing<String>) -> Result<(), FileError> {
    make_key_with_others(path, || Ok((key, ()))).await
}

/// As [`write_key_with_others`], with the key that `make` answers, on the thread that writes it; answers what else it does.
pub async fn make_key_with_others<T, E>(
    path: &Path,
    make: impl FnOnce() -> Result<(Zeroizing<String>, T), E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<FileError> + Send + 'static,
{
    let (sender, mut answer) = oneshot::channel();
    let make = move || {
        let (key, other) = match make() {
            Ok((key, other)) => (Some(key), Ok(other)),
            Err(error) => (None, Err(error)),
        };
        // Whoever does not wait any more need not know.
        let _ = sender.send(other);
        key
    };
    let written = write_made(path, Box::new(make)).await;
    // Why nothing was made says more than that nothing was written.
    let other = answer.try_recv().ok().transpose()?;
    written?;
    other.ok_or_else(|| E::from(nobody_writes(path)))
}

/// Makes a key, gives it its name once its content is durable, and makes the name durable, too.
async fn write_made(path: &Path, make: Make) -> Result<(), FileError> {
    let (told, outcome) = oneshot::channel();
    let key = Unmade::new(make, path.to_owned(), told);
    let handed_over = TASKS.hand_over(Task::Key(key)).await;
    handed_over.map_err(because("write", path))?;
    outcome.await.map_err(|_| nobody_writes(path))?
}

impl Unnamed {
    pub(super) fn file(&self) -> &File {
        self.file.as_file()
    }

    /// Gives it its name, now that its content is durable, or tells that it is not.
    pub(super) fn name(self, synced: io::Result<()>) -> Option<Named> {
        let Self { file, path, told } = self;
        let synced = synced.map_err(because("write", &path));
        match synced.and_then(|()| persist_key(file, &path)) {
            Ok(file) => Some(Named { file, path, told }),
            Err(error) => {
                tell(told, Err(error));
                None
            }
        }
    }

    /// Makes it durable alone.
    pub(super) fn finish(self) {
        tell(self.told, finish_key(self.file, &self.path));
    }

    /// Tells that nobody could make it durable.
    pub(super) fn fail(self, error: &io::Error) {
        let error = io::Error::new(error.kind(), error.to_string());
        tell(self.told, Err(because("write", &self.path)(error)));
    }
}

impl Named {
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Tells whether its name is durable, too.
    pub(super) fn tell(self, synced: io::Result<()>) {
        tell(self.told, synced.map_err(because("write", &self.path)));
    }

    /// Makes its name durable alone.
    pub(super) fn finish(self) {
        tell(self.told, finish_name(&self.path));
    }
}

fn tell(told: Told, outcome: Result<(), FileError>) {
    // Whoever does not wait any more need not know.
    let _ = told.send(outcome);
}

fn finish_key(file: NamedTempFile, path: &Path) -> Result<(), FileError> {
    // Before it has its name: no run may find an empty key.
    file.as_file().sync_all().map_err(because("write", path))?;
    persist_key(file, path)?;
    finish_name(path)
}

fn finish_name(path: &Path) -> Result<(), FileError> {
    let folder = folder_of(path);
    sync_folder(folder)?;
    // It may be new, too.
    sync_folder(folder_of(folder))
}

fn persist_key(file: NamedTempFile, path: &Path) -> Result<File, FileError> {
    file.persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => FileError::KeyExists(path.to_owned()),
            _ => because("write", path)(error.error),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_key_that_cannot_be_made_leaves_no_file_and_holds_up_nobody() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("private.key");
        let fails = || Err::<(Zeroizing<String>, ()), _>(nobody_writes(Path::new("why")));
        let error = make_key_with_others(&path, fails).await;
        let error = error.expect_err("not made").to_string();
        assert!(error.contains("`why`"), "{error}");
        let panics = || -> Result<(Zeroizing<String>, ()), FileError> { panic!("on purpose") };
        make_key_with_others(&path, panics)
            .await
            .expect_err("not made");
        assert!(!path.exists());
        let made = make_key_with_others(&path, || Ok::<_, FileError>(("key".to_owned().into(), 7)));
        assert_eq!(made.await.expect("made"), 7);
        assert_eq!(std::fs::read_to_string(&path).expect("written"), "key");
    }
}
