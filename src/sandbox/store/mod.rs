//! The sandbox's memory: one `SQLite` file (or none), opened, checked and migrated here; a file per kind of resource beside.
//!
//! A write is acknowledged only after its transaction is committed to the write-ahead log, so a killed process loses nothing
//! it has acknowledged. Refuses files that are corrupt, not ours, or written by a newer iotctl.

mod age;
mod batch;
pub(crate) mod ca_certificates;
pub(crate) mod certificates;
pub(crate) mod claims;
pub(crate) mod cognito;
pub(crate) mod documents;
pub(crate) mod iam;
pub(crate) mod iam_policies;
pub(crate) mod lambda;
pub(crate) mod messages;
pub(crate) mod policies;
pub(crate) mod tags;
pub(crate) mod thing_groups;
pub(crate) mod thing_principals;
pub(crate) mod thing_types;
pub(crate) mod things;
pub(crate) mod vended_keys;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use batch::Shared;

use crate::model::name::AccountId;

/// Marks the file as ours (`iotc` in ASCII).
const APPLICATION_ID: i32 = 0x696f_7463;
/// Version of [`SCHEMA`]; a file with a higher one is refused.
const SCHEMA_VERSION: i32 = 1;
const SCHEMA: &str = include_str!("schema.sql");

/// How long a write waits for another program that locks the file; everything else waits with it.
const BUSY_TIME: Duration = Duration::from_secs(2);
/// Size that the write-ahead log is cut down to once its content is in the file, in bytes.
const LOG_BYTES: i64 = 16 * 1024 * 1024;
/// Largest file whose pages are all checked when it is opened: more would be felt at every start. Damage in a larger one
/// shows when it is read.
const CHECKED_BYTES: u64 = 16 * 1024 * 1024;

/// What `auto_vacuum` answers for `incremental`.
const INCREMENTAL: i64 = 2;
/// Free pages (of 4 KiB) that are worth giving back to the disk.
const WORTHWHILE_PAGES: i64 = 256;
/// Pages given back at a time, 64 MiB, so that other writes do not wait long.
const COMPACTED_PAGES: i64 = 16_384;

/// Why the sandbox's state cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not a database, or its pages contradict each other.
    #[error("the sandbox's state file `{path}` is corrupt: {detail}")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What `SQLite` says.
        detail: String,
    },
    /// The file belongs to another program.
    #[error("`{path}` is a database of another program")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a newer iotctl.
    #[error(
        "the sandbox's state file `{path}` has format {found}; this iotctl knows formats up to {known}"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Format of the file.
        found: i32,
        /// Newest known format.
        known: i32,
    },
    /// The file holds the resources of another account.
    #[error("the sandbox's state is of the account {found}, not {wanted}")]
    OtherAccount {
        /// Account of the file.
        found: String,
        /// Account asked for.
        wanted: String,
    },
    /// Somebody removed or replaced the file while it was in use.
    #[error(
        "the sandbox's state file `{path}` was removed while the sandbox ran; stop it and start it again"
    )]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The transaction could not be committed.
    #[error("the sandbox's state cannot be written: {0}")]
    Uncommitted(String),
    /// Any other failure: disk full, no permission, and so on.
    #[error("the sandbox's state cannot be read or written: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// The database behind everything the sandbox must remember.
#[derive(Debug)]
pub(crate) struct Store {
    db: Shared,
    file: Option<StateFile>,
}

/// The state file as it was when it was opened.
#[derive(Debug)]
struct StateFile {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl StateFile {
    fn at(path: &Path) -> Result<Self, StoreError> {
        use std::os::unix::fs::MetadataExt as _;
        let gone = |_| StoreError::Gone {
            path: path.to_owned(),
        };
        let file = std::fs::metadata(path).map_err(gone)?;
        Ok(Self {
            path: path.to_owned(),
            device: file.dev(),
            inode: file.ino(),
        })
    }

    /// Refuses to go on when the path leads elsewhere: what is written to a removed file is lost though acknowledged.
    fn check(&self) -> Result<(), StoreError> {
        let now = Self::at(&self.path)?;
        if (now.device, now.inode) == (self.device, self.inode) {
            Ok(())
        } else {
            Err(StoreError::Gone { path: now.path })
        }
    }
}

impl Store {
    /// Opens the state file at `path`, creating it if missing; `None` keeps all in memory.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, StoreError> {
        let db = match path {
            Some(path) => Self::open_file(path)?,
            None => Connection::open_in_memory()?,
        };
        db.execute_batch(SCHEMA)?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        db.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        // Plans made for one value serve all: otherwise statements are compiled again with every other value.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        db.set_prepared_statement_cache_capacity(256);
        Ok(Self {
            db: Shared::new(db),
            file: path.map(StateFile::at).transpose()?,
        })
    }

    fn open_file(path: &Path) -> Result<Connection, StoreError> {
        let corrupt = |error: &rusqlite::Error| StoreError::Corrupt {
            path: path.to_owned(),
            detail: error.to_string(),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        make_private(path);
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(BUSY_TIME)?;
        let classify = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                corrupt(&error)
            }
            _ => StoreError::Sqlite(error),
        };
        let version: i32 = db
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(classify)?;
        let owner: i32 = db
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .map_err(classify)?;
        let tables: i64 = db
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(classify)?;
        if tables > 0 && owner != APPLICATION_ID {
            return Err(StoreError::Foreign {
                path: path.to_owned(),
            });
        }
        if version > SCHEMA_VERSION {
            return Err(StoreError::Newer {
                path: path.to_owned(),
                found: version,
                known: SCHEMA_VERSION,
            });
        }
        if std::fs::metadata(path).is_ok_and(|file| file.len() <= CHECKED_BYTES) {
            let check: String = db
                .pragma_query_value(None, "quick_check", |row| row.get(0))
                .map_err(classify)?;
            if check != "ok" {
                return Err(StoreError::Corrupt {
                    path: path.to_owned(),
                    detail: check,
                });
            }
        }
        if tables == 0 {
            // So that `compact` can give space back; a file that has pages stays as it is.
            db.pragma_update(None, "auto_vacuum", "incremental")
                .map_err(classify)?;
        }
        db.pragma_update(None, "journal_mode", "wal")
            .map_err(classify)?;
        // A killed process loses nothing with NORMAL; only a power cut could take the last commits.
        db.pragma_update(None, "synchronous", "normal")?;
        // After a burst the log gives its space back.
        db.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
        Ok(db)
    }

    /// Makes the state that of `account`; refuses if it is another's, whose ARNs stand in it.
    pub(crate) fn claim(&self, account: &AccountId) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT OR IGNORE INTO meta (key, value) VALUES ('account', ?1)",
                [account.as_str()],
            )?;
            let found: String = transaction.query_row(
                "SELECT value FROM meta WHERE key = 'account'",
                [],
                |row| row.get(0),
            )?;
            if found == account.as_str() {
                return Ok(());
            }
            Err(StoreError::OtherAccount {
                found,
                wanted: account.to_string(),
            })
        })
    }

    /// Runs `read` on the database.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.db.alone(read)
    }

    /// Runs `write` in one transaction: committed if it answers `Ok`, undone otherwise.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let check = || self.file.as_ref().map_or(Ok(()), StateFile::check);
        self.db.write(check, write)
    }

    /// Does `work`, whose reads and writes are this thread's, and commits what it has written in one go. Nobody may be told of a write
    /// before this returns; an error concerns all of them.
    pub(crate) fn together<T>(&self, work: impl FnOnce() -> T) -> (T, Result<(), StoreError>) {
        self.db.together(work)
    }

    /// Gives the space of deleted rows back to the disk if it is worth it, a bounded amount at a time. A file that was made without
    /// `auto_vacuum` keeps its size.
    pub(crate) fn compact(&self) -> Result<(), StoreError> {
        if self.file.is_none() {
            return Ok(());
        }
        self.db.alone(compact)
    }

    /// Empties every table but `meta`.
    pub(crate) fn reset(&self) -> Result<(), StoreError> {
        self.write(|transaction| {
            let tables: Vec<String> = transaction
                .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta'")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for table in tables {
                transaction.execute(&format!("DELETE FROM {table}"), [])?;
            }
            Ok::<_, StoreError>(())
        })?;
        // All is deleted whether the file shrinks or not.
        let _ = self.compact();
        Ok(())
    }
}

/// See [`Store::compact`].
fn compact(db: &Connection) -> Result<(), StoreError> {
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if number("auto_vacuum")? != INCREMENTAL || number("freelist_count")? < WORTHWHILE_PAGES {
        return Ok(());
    }
    // Each step frees one page.
    let mut vacuum = db.prepare(&format!("PRAGMA incremental_vacuum({COMPACTED_PAGES})"))?;
    let mut steps = vacuum.query([])?;
    while steps.next()?.is_some() {}
    drop(steps);
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Creates the file so that only its owner may read it; `SQLite` gives its journals the same mode. Failures show when it is opened.
fn make_private(path: &Path) {
    use std::os::unix::fs::OpenOptionsExt as _;
    let _ = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::api::wire::ApiError;

    #[test]
    fn the_state_is_of_one_account() {
        let store = Store::open(None).expect("opened");
        let account = |text: &str| text.parse::<AccountId>().expect("twelve digits");
        store.claim(&account("123456789012")).expect("nobody's");
        store.reset().expect("emptied");
        store.claim(&account("123456789012")).expect("its own");
        let refused = store.claim(&account("210987654321"));
        assert!(
            matches!(&refused, Err(StoreError::OtherAccount { found, .. }) if found == "123456789012"),
            "{refused:?}"
        );
    }

    #[test]
    fn the_file_gives_back_what_reset_deletes() {
        let home = tempfile::tempdir().expect("a directory");
        let path = home.path().join("state.db");
        let store = Store::open(Some(&path)).expect("opened");
        let size = || std::fs::metadata(&path).map_or(0, |file| file.len());
        store
            .write(|db| {
                for number in 0..200 {
                    db.execute(
                        "INSERT INTO retained VALUES ('r', ?1, 0, zeroblob(50000), NULL, 0, NULL)",
                        [number.to_string()],
                    )?;
                }
                Ok::<_, StoreError>(())
            })
            .expect("filled");
        store
            .read(|db| {
                db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
                Ok::<_, StoreError>(())
            })
            .expect("in the file");
        assert!(size() > 10_000_000, "{}", size());
        store.reset().expect("emptied");
        assert!(size() < 1_000_000, "{}", size());
        let log = std::fs::metadata(home.path().join("state.db-wal")).map_or(0, |log| log.len());
        assert_eq!(log, 0);
    }

    #[test]
    fn a_full_disk_is_an_error_and_not_the_end() {
        let store = Store::open(None).expect("opened");
        let set = |pages: i64| {
            store.read(|db| {
                db.pragma_update(None, "max_page_count", pages)?;
                Ok::<_, StoreError>(())
            })
        };
        let fill = |key: &str| {
            store.write(|db| {
                let value = "x".repeat(100_000);
                db.execute("INSERT INTO meta VALUES (?1, ?2)", [key, &value])?;
                Ok::<_, StoreError>(())
            })
        };
        // SQLite takes the number of pages in use if it is asked for fewer.
        set(1).expect("set");
        let error = ApiError::from(fill("a").expect_err("full"));
        assert_eq!(
            (error.kind, error.status.as_u16()),
            ("ServiceUnavailableException", 503)
        );
        set(1_000_000).expect("set");
        fill("a").expect("room again");
    }
}
