//! Private keys: written under a name that nothing has yet, durable before anybody is told.
//!
//! Those of many devices are made and written by [`super::disk`]'s thread, which waits for the disk for all of them at once: what comes
//! while it waits is the next batch.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::disk::{Task, hand_over, nobody_writes};
use super::{FileError, because, filesystem, folder_of, sync_folder, unfinished};

/// Makes a key; none if that fails.
type Make = Box<dyn FnOnce() -> Option<Zeroizing<String>> + Send>;
/// Tells whoever waits for a key.
type Told = oneshot::Sender<Result<(), FileError>>;

/// A key that is to be made.
pub(super) struct Wanted {
    make: Make,
    path: PathBuf,
    told: Told,
}

/// A key that is written and has no name yet.
struct Unnamed {
    file: NamedTempFile,
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
    let wanted = Wanted {
        make,
        path: path.to_owned(),
        told,
    };
    let handed_over = hand_over(Task::Key(wanted)).await;
    handed_over.map_err(because("write", path))?;
    outcome.await.map_err(|_| nobody_writes(path))?
}

/// Makes keys; those on one filesystem share the waits for it.
pub(super) fn make_all(keys: Vec<Wanted>) {
    let mut batches: BTreeMap<u64, Vec<Unnamed>> = BTreeMap::new();
    for unnamed in keys.into_iter().filter_map(written) {
        match filesystem::of(unnamed.file.as_file()) {
            Some(filesystem) => batches.entry(filesystem).or_default().push(unnamed),
            None => name(vec![unnamed]),
        }
    }
    for batch in batches.into_values() {
        name(batch);
    }
}

/// Makes a key and writes it, without its name.
fn written(wanted: Wanted) -> Option<Unnamed> {
    let Wanted { make, path, told } = wanted;
    // Who wants it is told nothing then; the others are to have theirs.
    let content = catch_unwind(AssertUnwindSafe(make)).ok().flatten()?;
    match unfinished(&path, content.as_bytes(), 0o600) {
        Ok(file) => Some(Unnamed { file, path, told }),
        Err(error) => {
            let _ = told.send(Err(error));
            None
        }
    }
}

/// Names the keys of one filesystem.
fn name(batch: Vec<Unnamed>) {
    let told = |unnamed: oneshot::Sender<_>, outcome| {
        // Whoever does not wait any more need not know.
        let _ = unnamed.send(outcome);
    };
    if batch.len() == 1 {
        for unnamed in batch {
            told(unnamed.told, finish_key(unnamed.file, &unnamed.path));
        }
        return;
    }
    let synced = |path: &Path, outcome: &io::Result<()>| match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(because("write", path)(io::Error::new(
            error.kind(),
            error.to_string(),
        ))),
    };
    let content = filesystem::sync_all(batch[0].file.as_file());
    let persist = |unnamed: Unnamed| {
        let Unnamed { file, path, told } = unnamed;
        let persisted = synced(&path, &content).and_then(|()| persist_key(file, &path));
        (path, told, persisted)
    };
    let persisted: Vec<_> = batch.into_iter().map(persist).collect();
    let mut files = persisted
        .iter()
        .filter_map(|(_, _, file)| file.as_ref().ok());
    let names = files.next().map_or(Ok(()), filesystem::sync_all);
    for (path, sender, outcome) in persisted {
        told(sender, outcome.and_then(|_| synced(&path, &names)));
    }
}

fn finish_key(file: NamedTempFile, path: &Path) -> Result<(), FileError> {
    // Before it has its name: no run may find an empty key.
    file.as_file().sync_all().map_err(because("write", path))?;
    persist_key(file, path)?;
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
