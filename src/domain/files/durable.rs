//! One thread waits for the disk for everybody: each of its waits serves all that is there when it begins, and what comes meanwhile is
//! served by the next.
//!
//! A key takes two of them: its content is durable before it has its name, and its name before anybody is told.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::append_log::Syncer;
use super::keys::{Named, Unnamed};
use super::{Batches, FileError, filesystem};

/// What is to be durable.
pub(super) enum Wanted {
    /// A key.
    Key(Unnamed),
    /// The lines of a log.
    Lines(Arc<Syncer>, Waiting),
}

/// Somebody who waits for the lines of a log.
pub(super) type Waiting = oneshot::Sender<Result<(), Arc<FileError>>>;

/// Where it is handed over.
pub(super) static WANTED: Batches<Wanted> = Batches::new("durable", serve);

/// Leaves keys to the thread.
pub(super) fn hand_over_keys(keys: Vec<Unnamed>) {
    match WANTED.begin() {
        Ok(()) => WANTED.put(keys.into_iter().map(Wanted::Key)),
        Err(error) => keys.into_iter().for_each(|key| key.fail(&error)),
    }
}

fn serve() {
    let mut named = Vec::new();
    loop {
        let wanted = if named.is_empty() {
            WANTED.next()
        } else {
            WANTED.at_hand()
        };
        for (filesystem, round) in Rounds::of(std::mem::take(&mut named), wanted).0 {
            if filesystem.is_some() && round.keys.len() + round.named.len() > 1 {
                named.extend(round.together());
            } else {
                round.one_by_one();
            }
        }
    }
}

/// What is to be durable on each filesystem; those that are not known are one.
#[derive(Default)]
struct Rounds(BTreeMap<Option<u64>, Round>);

impl Rounds {
    fn of(named: Vec<Named>, wanted: Vec<Wanted>) -> Self {
        let mut rounds = Self::default();
        for key in named {
            rounds.on(key.file()).named.push(key);
        }
        for wanted in wanted {
            match wanted {
                Wanted::Key(key) => rounds.on(key.file()).keys.push(key),
                Wanted::Lines(log, waiting) => {
                    let lines = &mut rounds.on(log.file()).lines;
                    match lines.iter_mut().find(|(known, _)| Arc::ptr_eq(known, &log)) {
                        Some((_, all)) => all.push(waiting),
                        None => lines.push((log, vec![waiting])),
                    }
                }
            }
        }
        rounds
    }

    fn on(&mut self, file: &File) -> &mut Round {
        self.0.entry(filesystem::of(file)).or_default()
    }
}

/// What is to be durable on one filesystem.
#[derive(Default)]
struct Round {
    keys: Vec<Unnamed>,
    named: Vec<Named>,
    lines: Vec<(Arc<Syncer>, Vec<Waiting>)>,
}

impl Round {
    /// Makes all of it durable with one wait; answers the keys that have their names now.
    fn together(self) -> Vec<Named> {
        let outcome = self.wait();
        let outcome = || match &outcome {
            Ok(()) => Ok(()),
            Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
        };
        for (log, waiting) in self.lines {
            tell(&log.waited(outcome()), waiting);
        }
        for key in self.named {
            key.tell(outcome());
        }
        let named = self.keys.into_iter();
        named.filter_map(|key| key.name(outcome())).collect()
    }

    /// Waits until the filesystem is durable, by way of the file that is open longest: each hears once of the errors since it was opened.
    fn wait(&self) -> io::Result<()> {
        for (log, _) in &self.lines {
            // What else failed when it heard of an error it would not hear of again.
            let kind = |error: &FileError| error.kind().unwrap_or(io::ErrorKind::Other);
            log.check()
                .map_err(|error| io::Error::new(kind(&error), error.to_string()))?;
        }
        let logs = self.lines.iter().map(|(log, _)| log.file());
        let named = self.named.iter().map(Named::file);
        let keys = self.keys.iter().map(Unnamed::file);
        let mut files = logs.chain(named).chain(keys);
        files.next().map_or(Ok(()), filesystem::sync_all)
    }

    /// Makes each durable alone, which waits for nobody else's data.
    fn one_by_one(self) {
        for (log, waiting) in self.lines {
            tell(&log.waited(log.file().sync_data()), waiting);
        }
        self.named.into_iter().for_each(Named::finish);
        self.keys.into_iter().for_each(Unnamed::finish);
    }
}

fn tell(outcome: &Result<(), Arc<FileError>>, waiting: Vec<Waiting>) {
    for waiting in waiting {
        // Whoever does not wait any more need not know.
        let _ = waiting.send(outcome.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::keys::Unmade;
    use super::*;
    use crate::domain::files::AppendLog;

    type Outcome<E> = oneshot::Receiver<Result<(), E>>;

    fn key(folder: &Path, name: &str) -> (Wanted, Outcome<FileError>) {
        let (told, outcome) = oneshot::channel();
        let content = name.to_owned().into();
        let make = Box::new(|| Some(content));
        let key = Unmade::new(make, folder.join(name), told).make();
        (Wanted::Key(key.expect("written")), outcome)
    }

    fn log(folder: &Path) -> Arc<Syncer> {
        let log = AppendLog::open(&folder.join("log")).expect("opened");
        log.syncer().expect("opened")
    }

    #[test]
    fn a_key_has_its_name_after_one_wait_and_is_told_of_after_two() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = log(dir.path());
        let (first, mut told_first) = key(dir.path(), "first");
        let (second, mut told_second) = key(dir.path(), "second");
        let (waiting, mut told) = oneshot::channel();
        let wanted = vec![first, Wanted::Lines(log, waiting), second];
        let mut rounds = Rounds::of(Vec::new(), wanted).0.into_values();
        let (round, none) = (rounds.next().expect("one filesystem"), rounds.next());
        assert!(none.is_none() && !dir.path().join("first").exists());
        let named = round.together();
        assert!(matches!(told.try_recv(), Ok(Ok(()))));
        for name in ["first", "second"] {
            let content = std::fs::read_to_string(dir.path().join(name));
            assert_eq!(content.expect("named"), name);
        }
        assert!(told_first.try_recv().is_err() && told_second.try_recv().is_err());
        let rounds = Rounds::of(named, Vec::new()).0;
        for round in rounds.into_values() {
            assert!(round.together().is_empty());
        }
        assert!(matches!(told_first.try_recv(), Ok(Ok(()))));
        assert!(matches!(told_second.try_recv(), Ok(Ok(()))));
    }

    #[test]
    fn those_that_share_no_wait_are_told_as_well() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = log(dir.path());
        let (key, mut told_key) = key(dir.path(), "key");
        let mut wanted = vec![key];
        let told = [(); 2].map(|()| {
            let (waiting, told) = oneshot::channel();
            wanted.push(Wanted::Lines(Arc::clone(&log), waiting));
            told
        });
        for round in Rounds::of(Vec::new(), wanted).0.into_values() {
            assert_eq!(round.lines.len(), 1, "one wait for a log");
            round.one_by_one();
        }
        assert!(matches!(told_key.try_recv(), Ok(Ok(()))));
        for mut told in told {
            assert!(matches!(told.try_recv(), Ok(Ok(()))));
        }
    }

    #[test]
    fn after_a_failure_no_wait_is_believed() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = log(dir.path());
        let error = io::Error::from(io::ErrorKind::StorageFull);
        log.waited(Err(error)).expect_err("failed");
        let (waiting, mut told) = oneshot::channel();
        let (key, mut told_key) = key(dir.path(), "key");
        let wanted = vec![key, Wanted::Lines(log, waiting)];
        for round in Rounds::of(Vec::new(), wanted).0.into_values() {
            assert!(round.together().is_empty());
        }
        assert!(matches!(
            told.try_recv(),
            Ok(Err(error)) if error.kind() == Some(io::ErrorKind::StorageFull)
        ));
        assert!(matches!(
            told_key.try_recv(),
            Ok(Err(error)) if error.kind() == Some(io::ErrorKind::StorageFull)
        ));
        assert!(!dir.path().join("key").exists());
    }
}
