//! One thread for what many devices want of the disk at a time: it takes all there is at once, and nobody else waits meanwhile.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use parking_lot::Mutex;
use tokio::sync::oneshot;

use super::keys::{Wanted, make_all};
use super::{Batches, FileError, because, blocking, write, write_new};

/// What is wanted of the disk.
pub(super) enum Task {
    /// A key, which is to be durable.
    Key(Wanted),
    /// Something that takes no wait for the disk.
    Quick(Box<dyn FnOnce() + Send>),
}

static TASKS: Batches<Task> = Batches::new();
/// Whether somebody takes them; the thread begins with the first of them.
static IS_SERVED: Mutex<bool> = Mutex::new(false);

/// Leaves `task` to the thread.
pub(super) async fn hand_over(task: Task) -> io::Result<()> {
    begin()?;
    TASKS.hand_over(task).await;
    Ok(())
}

/// Writes files one after another: durable once [`settle`](super::settle) returns, but for those that replace something, which are
/// durable at once. Those of many devices are written by one thread.
pub async fn write_with_others(files: Vec<(PathBuf, String)>) -> Result<(), FileError> {
    let path = files
        .first()
        .map_or_else(PathBuf::new, |(path, _)| path.clone());
    let (told, outcome) = oneshot::channel();
    let work = move || {
        // Whoever does not wait any more need not know.
        let _ = told.send(write_while_new(files));
    };
    let handed_over = hand_over(Task::Quick(Box::new(work))).await;
    handed_over.map_err(because("write", &path))?;
    let there = outcome.await.map_err(|_| nobody_writes(&path))??;
    if there.is_empty() {
        return Ok(());
    }
    // What is there must not be lost: that takes a wait for the disk.
    let replace = move || {
        let mut files = there.iter();
        files.try_for_each(|(path, content)| write(path, content.as_bytes()))
    };
    blocking(replace).await
}

/// Writes files up to the first that is there already; answers the others.
fn write_while_new(mut files: Vec<(PathBuf, String)>) -> Result<Vec<(PathBuf, String)>, FileError> {
    for (at, (path, content)) in files.iter().enumerate() {
        if !write_new(path, content.as_bytes())? {
            return Ok(files.split_off(at));
        }
    }
    Ok(Vec::new())
}

pub(super) fn nobody_writes(path: &Path) -> FileError {
    because("write", path)(io::Error::other("the thread that writes has ended"))
}

fn begin() -> io::Result<()> {
    let mut is_served = IS_SERVED.lock();
    if !*is_served {
        std::thread::Builder::new()
            .name("disk".to_owned())
            .spawn(serve)?;
        *is_served = true;
    }
    Ok(())
}

fn serve() {
    loop {
        let mut keys = Vec::new();
        for task in TASKS.next() {
            match task {
                Task::Key(wanted) => keys.push(wanted),
                // Who wants it is told nothing after a panic; the others are to have theirs.
                Task::Quick(work) => drop(catch_unwind(AssertUnwindSafe(work))),
            }
        }
        make_all(keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn files_are_written_in_order_and_replace_what_is_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = |name: &str, text: &str| (dir.path().join(name), text.to_owned());
        let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).expect("written");
        write_with_others(vec![file("a", "1"), file("b", "2")])
            .await
            .expect("written");
        assert_eq!((read("a"), read("b")), ("1".to_owned(), "2".to_owned()));
        write_with_others(vec![file("c", "3"), file("b", "4"), file("d", "5")])
            .await
            .expect("written");
        assert_eq!(read("b") + &read("c") + &read("d"), "435");
        let error = write_with_others(vec![file("e", "6"), file("none/f", "7"), file("g", "8")])
            .await
            .expect_err("no folder")
            .to_string();
        assert!(error.contains("none/f"), "{error}");
        assert_eq!(read("e"), "6");
        assert!(!dir.path().join("g").exists());
        write_with_others(Vec::new()).await.expect("nothing to do");
    }

    #[tokio::test]
    async fn a_panic_holds_up_nobody() {
        let panics = || panic!("on purpose");
        hand_over(Task::Quick(Box::new(panics)))
            .await
            .expect("begins");
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a");
        write_with_others(vec![(path.clone(), "1".to_owned())])
            .await
            .expect("written");
        assert!(path.exists());
    }
}
