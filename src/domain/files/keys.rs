//! Keys of many devices, made and written by one thread, which waits for the disk for all of them at once.
//!
//! What comes while it waits is the next batch.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use parking_lot::Mutex;
use tempfile::NamedTempFile;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::{Batches, FileError, because, finish_key, persist_key, unfinished};

/// Makes a key; none if that fails.
type Make = Box<dyn FnOnce() -> Option<Zeroizing<String>> + Send>;
/// Tells whoever waits for a key.
type Told = oneshot::Sender<Result<(), FileError>>;

/// A key that is to be made.
struct Wanted {
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

/// Keys that are to be made.
static KEYS: Batches<Wanted> = Batches::new();
/// Whether somebody makes them; the thread begins with the first of them.
static IS_SERVED: Mutex<bool> = Mutex::new(false);

/// Makes a key, gives it its name once its content is durable, and makes the name durable, too.
pub(super) async fn key(path: &Path, make: Make) -> Result<(), FileError> {
    let (told, outcome) = oneshot::channel();
    let wanted = Wanted {
        make,
        path: path.to_owned(),
        told,
    };
    let ended = |_| because("write", path)(io::Error::other("nobody writes keys any more"));
    begin().map_err(because("write", path))?;
    KEYS.hand_over(wanted).await;
    outcome.await.map_err(ended)?
}

fn begin() -> io::Result<()> {
    let mut is_served = IS_SERVED.lock();
    if !*is_served {
        std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(serve)?;
        *is_served = true;
    }
    Ok(())
}

fn serve() {
    loop {
        let mut batches: BTreeMap<u64, Vec<Unnamed>> = BTreeMap::new();
        for unnamed in KEYS.next().into_iter().filter_map(written) {
            match shared::filesystem(unnamed.file.as_file()) {
                Some(filesystem) => batches.entry(filesystem).or_default().push(unnamed),
                None => name(vec![unnamed]),
            }
        }
        for batch in batches.into_values() {
            name(batch);
        }
    }
}

/// Makes a key and writes it, without its name.
fn written(wanted: Wanted) -> Option<Unnamed> {
    let Wanted { make, path, told } = wanted;
    let content = make()?;
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
    let content = shared::sync_all(batch[0].file.as_file());
    let persist = |unnamed: Unnamed| {
        let Unnamed { file, path, told } = unnamed;
        let persisted = synced(&path, &content).and_then(|()| persist_key(file, &path));
        (path, told, persisted)
    };
    let persisted: Vec<_> = batch.into_iter().map(persist).collect();
    let mut files = persisted
        .iter()
        .filter_map(|(_, _, file)| file.as_ref().ok());
    let names = files.next().map_or(Ok(()), shared::sync_all);
    for (path, sender, outcome) in persisted {
        told(sender, outcome.and_then(|_| synced(&path, &names)));
    }
}

/// Makes everything durable that was written on the filesystem of `folder`.
pub(super) fn all(folder: &Path) -> io::Result<()> {
    shared::sync_all(&File::open(folder)?)
}

#[cfg(target_os = "linux")]
mod shared {
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::MetadataExt as _;

    /// The filesystem that `file` is on, if it is known: one sync serves all files of it.
    pub(super) fn filesystem(file: &File) -> Option<u64> {
        file.metadata().ok().map(|found| found.dev())
    }

    /// Syncs the filesystem of `file`. Linux tells of errors in writing back since 5.8.
    pub(super) fn sync_all(file: &File) -> io::Result<()> {
        rustix::fs::syncfs(file).map_err(io::Error::from)
    }
}

#[cfg(not(target_os = "linux"))]
mod shared {
    use std::fs::File;
    use std::io;

    /// Each file is synced alone.
    pub(super) fn filesystem(_file: &File) -> Option<u64> {
        None
    }

    /// There is no sync of one filesystem: of all, without waiting for its end.
    pub(super) fn sync_all(_file: &File) -> io::Result<()> {
        rustix::fs::sync();
        Ok(())
    }
}
