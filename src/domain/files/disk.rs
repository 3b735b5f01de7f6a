//! One thread that makes the keys of many devices and writes their files. It waits for no disk: that is [`super::durable`]'s part.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tokio::sync::oneshot;

use super::durable::hand_over_keys;
use super::keys::Unmade;
use super::{Batches, FileError, because, blocking, write, write_new};

/// What is wanted of the disk.
pub(super) enum Task {
    /// A key, which is to be durable, too.
    Key(Unmade),
    /// Something that takes no wait for the disk.
    Quick(Box<dyn FnOnce() + Send>),
}

/// Where it is handed over.
pub(super) static TASKS: Batches<Task> = Batches::new("disk", serve);

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
    let handed_over = TASKS.hand_over(Task::Quick(Box::new(work))).await;
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

fn serve() {
    loop {
        let (mut keys, mut others) = (Vec::new(), Vec::new());
        for task in TASKS.next() {
            match task {
                Task::Key(key) => keys.extend(key.make()),
                Task::Quick(work) => others.push(work),
            }
        }
        hand_over_keys(keys);
        for work in others {
            // Who wants it is told nothing after a panic; the others are to have theirs.
            drop(catch_unwind(AssertUnwindSafe(work)));
        }
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
        TASKS
            .hand_over(Task::Quick(Box::new(panics)))
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
