//! One commit for the writes of many: who finds others waiting for their turn leaves the transaction open for them, and the last one
//! commits for all. Each write is a savepoint of its own; nobody is answered, and nobody else reads, before the commit.
//!
//! One thread may do several pieces of work [`together`](Shared::together): its writes do not wait for the commit, which comes when
//! all are done.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::{Condvar, Mutex, MutexGuard};
use rusqlite::Connection;

use super::StoreError;

/// Writes in one transaction at most, so that the first does not wait for the last of a flood.
const MOST: usize = 64;

thread_local! {
    /// The batches that this thread has written in since it began to work together; none if it does not.
    static TOGETHER: RefCell<Option<Vec<u64>>> = const { RefCell::new(None) };
}

fn works_together() -> bool {
    TOGETHER.with_borrow(Option::is_some)
}

/// A database that many threads write to.
#[derive(Debug)]
pub(super) struct Shared {
    state: Mutex<State>,
    /// Woken when a batch is over.
    over: Condvar,
    /// Threads that will write as soon as they have the database.
    waiting: AtomicUsize,
}

#[derive(Debug)]
struct State {
    db: Connection,
    /// Number of the batch that is open, or will be next.
    batch: u64,
    /// Writes in the open transaction; none is open if there are none.
    writes: usize,
    /// Those of them that somebody waits for with a thread.
    awaited: usize,
    /// Batches that could not be committed: why, and how many have yet to hear of it.
    failed: BTreeMap<u64, (String, usize)>,
}

impl Shared {
    /// Nobody writes yet.
    pub(super) fn new(db: Connection) -> Self {
        Self {
            state: Mutex::new(State {
                db,
                batch: 0,
                writes: 0,
                awaited: 0,
                failed: BTreeMap::new(),
            }),
            over: Condvar::new(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Runs `work` on the database while no transaction is open, but that of this thread's work together.
    pub(super) fn alone<T>(&self, work: impl FnOnce(&Connection) -> T) -> T {
        let mut state = self.state.lock();
        if state.awaited > 0 || !works_together() {
            self.commit(&mut state);
        }
        work(&state.db)
    }

    /// Does `work`, whose reads and writes are this thread's, and commits what it has written. Nobody may be answered before this
    /// returns; an error concerns all that was read and written.
    pub(super) fn together<T>(&self, work: impl FnOnce() -> T) -> (T, Result<(), StoreError>) {
        TOGETHER.set(Some(Vec::new()));
        let value = work();
        let batches = TOGETHER.take().unwrap_or_default();
        let mut state = self.state.lock();
        if batches.last() == Some(&state.batch) {
            self.commit(&mut state);
        }
        let outcomes = batches.into_iter().map(|batch| state.outcome(batch));
        // Each has to hear of its batch.
        let outcome = outcomes.fold(Ok(()), Result::and);
        (value, outcome)
    }

    /// Runs `work` in a transaction, which is committed when this returns `Ok` and undone otherwise.
    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        check: impl FnOnce() -> Result<(), StoreError>,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let state = self.state.lock();
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        let mut turn = Turn {
            shared: self,
            state,
            begun: false,
            kept: false,
        };
        turn.begin(check)?;
        let value = work(&turn.state.db)?;
        turn.keep()?;
        Ok(value)
    }

    /// Commits the open transaction, if there is one, and wakes those who wait for it.
    fn commit(&self, state: &mut State) {
        if state.writes == 0 {
            return;
        }
        if let Err(error) = run(&state.db, "COMMIT") {
            // Ours is the only transaction there can be: nothing of it stays.
            let _ = run(&state.db, "ROLLBACK");
            state
                .failed
                .insert(state.batch, (error.to_string(), state.writes));
        }
        state.batch += 1;
        state.writes = 0;
        if std::mem::take(&mut state.awaited) > 0 {
            self.over.notify_all();
        }
    }
}

impl State {
    /// How the commit of a batch that is over went, for one of its writes.
    fn outcome(&mut self, batch: u64) -> Result<(), StoreError> {
        let Some((error, unheard)) = self.failed.get_mut(&batch) else {
            return Ok(());
        };
        let error = error.clone();
        *unheard -= 1;
        if *unheard == 0 {
            self.failed.remove(&batch);
        }
        Err(StoreError::Uncommitted(error))
    }
}

/// One thread's turn with the database. Dropped before its write was kept, it undoes it.
struct Turn<'a> {
    shared: &'a Shared,
    state: MutexGuard<'a, State>,
    begun: bool,
    /// The write stays, and its commit is settled.
    kept: bool,
}

impl Turn<'_> {
    fn begin(&mut self, check: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        if self.state.writes == 0 {
            check()?;
            run(&self.state.db, "BEGIN IMMEDIATE")?;
        } else {
            run(&self.state.db, "SAVEPOINT one")?;
        }
        self.begun = true;
        Ok(())
    }

    /// Returns when the write is committed, or, in work together, will be.
    fn keep(mut self) -> Result<(), StoreError> {
        if self.state.writes > 0 {
            run(&self.state.db, "RELEASE one")?;
        }
        self.begun = false;
        self.kept = true;
        self.state.writes += 1;
        let batch = self.state.batch;
        let is_together = TOGETHER.with_borrow_mut(|batches| {
            batches
                .as_mut()
                .map(|batches| batches.push(batch))
                .is_some()
        });
        if is_together {
            // Whoever waits may hold what this thread needs next.
            if self.state.awaited > 0 || self.state.writes >= MOST {
                self.shared.commit(&mut self.state);
            }
            return Ok(());
        }
        self.state.awaited += 1;
        if self.is_last() {
            self.shared.commit(&mut self.state);
        }
        while self.state.batch == batch {
            self.shared.over.wait(&mut self.state);
        }
        self.state.outcome(batch)
    }

    fn is_last(&self) -> bool {
        self.state.writes >= MOST || self.shared.waiting.load(Ordering::Acquire) == 0
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.begun {
            // A failure here leaves the transaction to fail at its commit.
            let undo = if self.state.writes == 0 {
                run(&self.state.db, "ROLLBACK")
            } else {
                run(&self.state.db, "ROLLBACK TO one")
                    .and_then(|()| run(&self.state.db, "RELEASE one"))
            };
            let _ = undo;
        }
        if self.kept {
            return;
        }
        // Others in the transaction may have left its commit to this turn; and a full disk ends it at once.
        if self.is_last() || self.state.db.is_autocommit() {
            self.shared.commit(&mut self.state);
        }
    }
}

fn run(db: &Connection, statement: &str) -> Result<(), StoreError> {
    db.prepare_cached(statement)?.execute([])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Shared {
        let db = Connection::open_in_memory().expect("opened");
        db.execute_batch("CREATE TABLE n (n INTEGER PRIMARY KEY)")
            .expect("made");
        Shared::new(db)
    }

    fn add(shared: &Shared, number: i64, good: bool) -> Result<(), StoreError> {
        shared.write(
            || Ok(()),
            |db| {
                db.execute("INSERT INTO n VALUES (?1)", [number])?;
                if good {
                    Ok(())
                } else {
                    Err(StoreError::Uncommitted("no".to_owned()))
                }
            },
        )
    }

    fn numbers(shared: &Shared) -> Vec<i64> {
        shared.alone(|db| {
            let mut statement = db.prepare("SELECT n FROM n ORDER BY n").expect("prepared");
            let rows = statement.query_map([], |row| row.get(0)).expect("run");
            rows.collect::<Result<_, _>>().expect("numbers")
        })
    }

    #[test]
    fn what_fails_takes_nothing_else_with_it() {
        let shared = table();
        std::thread::scope(|scope| {
            for number in 0..200 {
                let shared = &shared;
                scope.spawn(move || {
                    let good = number % 3 != 0;
                    assert_eq!(add(shared, number, good).is_ok(), good);
                });
            }
        });
        let kept: Vec<i64> = (0..200).filter(|number| number % 3 != 0).collect();
        assert_eq!(numbers(&shared), kept);
    }

    #[test]
    fn a_panic_is_undone_and_holds_up_nobody() {
        let shared = table();
        std::thread::scope(|scope| {
            for number in 0..40 {
                let shared = &shared;
                scope.spawn(move || {
                    let whole = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                        shared.write(
                            || Ok(()),
                            |db| {
                                db.execute("INSERT INTO n VALUES (?1)", [number])?;
                                assert!(number % 2 == 0, "on purpose");
                                Ok::<_, StoreError>(())
                            },
                        )
                    }));
                    assert_eq!(whole.is_ok(), number % 2 == 0);
                });
            }
        });
        assert_eq!(numbers(&shared).len(), 20);
    }

    #[test]
    fn work_together_reads_what_it_wrote_and_waits_for_nobody() {
        let shared = table();
        let (read, outcome) = shared.together(|| {
            add(&shared, 1, true).expect("written");
            add(&shared, 2, false).expect_err("undone");
            add(&shared, 3, true).expect("written");
            // Somebody else's write, which this thread waits for, is committed by that one itself.
            std::thread::scope(|scope| {
                let other = scope.spawn(|| add(&shared, 4, true));
                other.join().expect("no panic").expect("written");
            });
            add(&shared, 5, true).expect("written");
            assert_eq!(shared.state.lock().writes, 1);
            numbers(&shared)
        });
        outcome.expect("committed");
        assert_eq!(read, [1, 3, 4, 5]);
        assert_eq!(shared.state.lock().writes, 0);
        assert_eq!(numbers(&shared), [1, 3, 4, 5]);
    }

    #[test]
    fn work_together_hears_of_a_failed_commit() {
        let shared = table();
        shared.alone(|db| {
            db.execute_batch(
                "PRAGMA foreign_keys = ON; CREATE TABLE c (n INTEGER REFERENCES n (n) DEFERRABLE INITIALLY DEFERRED)",
            )
            .expect("made");
        });
        let ((), outcome) = shared.together(|| {
            add(&shared, 1, true).expect("written");
            let dangling = shared.write(
                || Ok(()),
                |db| {
                    db.execute("INSERT INTO c VALUES (7)", [])?;
                    Ok::<_, StoreError>(())
                },
            );
            dangling.expect("it is the commit that fails");
        });
        assert!(
            matches!(outcome, Err(StoreError::Uncommitted(_))),
            "{outcome:?}"
        );
        assert!(shared.state.lock().failed.is_empty());
        assert_eq!(numbers(&shared), [0_i64; 0]);
    }

    #[test]
    fn a_failed_commit_is_told_to_all() {
        let shared = table();
        shared.alone(|db| {
            db.execute_batch(
                "PRAGMA foreign_keys = ON; CREATE TABLE c (n INTEGER REFERENCES n (n) DEFERRABLE INITIALLY DEFERRED)",
            )
            .expect("made");
        });
        let dangling = shared.write(
            || Ok(()),
            |db| {
                db.execute("INSERT INTO c VALUES (7)", [])?;
                Ok::<_, StoreError>(())
            },
        );
        assert!(
            matches!(dangling, Err(StoreError::Uncommitted(_))),
            "{dangling:?}"
        );
        add(&shared, 1, true).expect("the next one is not concerned");
        assert_eq!(numbers(&shared), [1]);
        assert!(shared.state.lock().failed.is_empty());
    }
}
