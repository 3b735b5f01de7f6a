//! Makes all that was written on a filesystem durable at once, where the system can.

use std::fs::File;
use std::io;

/// The filesystem that `file` is on, if it is known: one sync serves all files of it.
#[cfg(target_os = "linux")]
pub(super) fn of(file: &File) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().ok().map(|found| found.dev())
}

/// Syncs the filesystem of `file`. Linux tells of errors in writing back since 5.8.
#[cfg(target_os = "linux")]
pub(super) fn sync_all(file: &File) -> io::Result<()> {
    rustix::fs::syncfs(file).map_err(io::Error::from)
}

/// Each file is synced alone.
#[cfg(not(target_os = "linux"))]
pub(super) fn of(_file: &File) -> Option<u64> {
    None
}

/// There is no sync of one filesystem: of all, without waiting for its end.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_all(_file: &File) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}
