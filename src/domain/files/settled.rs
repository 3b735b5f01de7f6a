//! What many have written, made durable for all of them at once.

use std::fs::File;
use std::io;
use std::path::Path;

use super::{folder_of, sync_names};

/// Makes the content of a file durable. Many at a time share a sync of the filesystem.
pub(super) fn content(file: &File) -> io::Result<()> {
    shared::sync(file, || file.sync_all())
}

/// Makes the name of a file durable, and that of its folder, likewise.
pub(super) fn name(path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    shared::sync(&File::open(folder)?, || {
        sync_names(folder)?;
        sync_names(folder_of(folder))
    })
}

/// Makes everything durable that was written on the filesystem of `folder`.
pub(super) fn all(folder: &Path) -> io::Result<()> {
    shared::sync_all(&File::open(folder)?)
}

#[cfg(target_os = "linux")]
mod shared {
    use std::collections::BTreeMap;
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::MetadataExt as _;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

    use parking_lot::Mutex;

    /// The syncs of each filesystem, by its device number.
    static FILESYSTEMS: Mutex<BTreeMap<u64, Arc<Syncs>>> = Mutex::new(BTreeMap::new());

    #[derive(Default)]
    struct Syncs {
        /// Syncs of the filesystem begun so far.
        begun: AtomicU64,
        /// The last of them that ended well. Locked by whoever syncs.
        done: Mutex<u64>,
        /// Who wants something synced, or does it.
        waiting: AtomicUsize,
    }

    /// Syncs the filesystem of `file` with others, or does `alone` if there are none.
    pub(super) fn sync(file: &File, alone: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let device = file.metadata()?.dev();
        let syncs = Arc::clone(FILESYSTEMS.lock().entry(device).or_default());
        syncs.waiting.fetch_add(1, Ordering::SeqCst);
        let outcome = syncs.sync(file, alone);
        syncs.waiting.fetch_sub(1, Ordering::SeqCst);
        outcome
    }

    impl Syncs {
        fn sync(&self, file: &File, alone: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
            let arrived = self.begun.load(Ordering::SeqCst);
            let mut done = self.done.lock();
            if *done > arrived {
                // It began when our file was written already.
                return Ok(());
            }
            if self.waiting.load(Ordering::SeqCst) == 1 {
                // What else the filesystem has to write is not our affair.
                drop(done);
                return alone();
            }
            let number = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
            sync_all(file)?;
            *done = number;
            Ok(())
        }
    }

    /// Linux tells of errors in writing back since 5.8.
    pub(super) fn sync_all(file: &File) -> io::Result<()> {
        rustix::fs::syncfs(file).map_err(io::Error::from)
    }
}

#[cfg(not(target_os = "linux"))]
mod shared {
    use std::fs::File;
    use std::io;

    pub(super) fn sync(_file: &File, alone: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        alone()
    }

    /// There is no sync of one filesystem: of all, without waiting for its end.
    pub(super) fn sync_all(_file: &File) -> io::Result<()> {
        rustix::fs::sync();
        Ok(())
    }
}
