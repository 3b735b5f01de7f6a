//! Writes what must survive the process: one thread that commits the changes of many publishes in one transaction.
//!
//! An acknowledgement that depends on a change is given after its commit, or turned into the connection's end if the store refuses.
//! Nothing here is on the way of a message that no persistent session and no retained topic is concerned with.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

use super::message::{Publication, now_ms};
use super::outbox::Control;
use super::retained;
use super::session::Session;
use crate::model::name::Region;
use crate::sandbox::store::messages::{self, MessageRow, SessionRow};
use crate::sandbox::store::{Store, StoreError};

/// Jobs waiting above which publishers are held up.
const BUSY: usize = 4_096;
/// Jobs in one transaction at most, so that the first does not wait for the last of a flood.
const BATCH: usize = 1_024;
/// How often sessions and retained messages that expired are looked for.
const SWEEP: Duration = Duration::from_secs(30);

/// A change to what is kept.
#[derive(Debug)]
pub(super) enum Change {
    /// A retained message, or none any more if its payload is empty.
    Retain {
        region: Region,
        change: retained::Change,
    },
    /// Retained messages that expired.
    Forget { region: Region, topic: Arc<str> },
    /// A message for a persistent session.
    Queue {
        region: Region,
        client_id: Arc<str>,
        id: u64,
        retain: bool,
        /// The shared subscription it came by.
        group: Option<Arc<str>>,
        message: Arc<Publication>,
    },
    /// Messages that need not be kept any more.
    Done(Vec<u64>),
    /// A session that began, ended its connection, or changed.
    Session { region: Region, session: SessionRow },
    /// A session that is over.
    EndSession { region: Region, client_id: Arc<str> },
    /// A subscription of a persistent session.
    Subscribe {
        region: Region,
        client_id: Arc<str>,
        filter: String,
        qos: u8,
        options: u8,
    },
    /// The end of one.
    Unsubscribe {
        region: Region,
        client_id: Arc<str>,
        filter: String,
    },
}

/// Who waits for a commit.
#[derive(Debug)]
pub(super) enum Waiting {
    /// Nobody.
    Nobody,
    /// A client, for this packet on this connection.
    Client {
        session: Arc<Session>,
        link: u64,
        packet: Control,
    },
    /// A task.
    Task(oneshot::Sender<Result<(), StoreError>>),
}

#[derive(Debug)]
enum Job {
    Write(Vec<Change>, Waiting),
    /// Answered when all before it is done.
    Barrier(mpsc::SyncSender<()>),
}

/// The way to the writing thread.
#[derive(Debug)]
pub(super) struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    pending: Arc<AtomicUsize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread; `sweep` is called on it every now and then.
    pub(super) fn start(
        store: Arc<Store>,
        sweep: impl Fn() + Send + 'static,
    ) -> Result<Self, StoreError> {
        let (jobs, receiver) = mpsc::channel();
        let pending = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&pending);
        let thread = std::thread::Builder::new()
            .name("gateway-writer".to_owned())
            .spawn(move || run(&store, &receiver, &counter, sweep))
            .map_err(|error| {
                StoreError::Sqlite(rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
            })?;
        Ok(Self {
            jobs: Some(jobs),
            pending,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Has `changes` committed together, after all that was submitted before.
    pub(super) fn submit(&self, changes: Vec<Change>, waiting: Waiting) {
        self.pending.fetch_add(1, Ordering::Relaxed);
        if let Some(jobs) = &self.jobs {
            // The thread lives as long as the sender.
            let _ = jobs.send(Job::Write(changes, waiting));
        }
    }

    /// The same, for a task that waits.
    pub(super) async fn commit(&self, changes: Vec<Change>) -> Result<(), StoreError> {
        let (sender, receiver) = oneshot::channel();
        self.submit(changes, Waiting::Task(sender));
        receiver.await.unwrap_or(Ok(()))
    }

    /// Whether publishers had better wait.
    pub(super) fn is_busy(&self) -> bool {
        self.pending.load(Ordering::Relaxed) > BUSY
    }

    /// Returns when all that was submitted is written.
    pub(super) fn flush(&self) {
        let (sender, receiver) = mpsc::sync_channel(1);
        if let Some(jobs) = &self.jobs
            && jobs.send(Job::Barrier(sender)).is_ok()
        {
            let _ = receiver.recv();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        // The sweep may hold the last reference to the gateways, and then this runs on the thread itself.
        if let Some(thread) = thread
            && thread.thread().id() != std::thread::current().id()
        {
            let _ = thread.join();
        }
    }
}

fn run(store: &Store, jobs: &mpsc::Receiver<Job>, pending: &AtomicUsize, sweep: impl Fn()) {
    let mut swept = Instant::now();
    loop {
        let wait = SWEEP.saturating_sub(swept.elapsed());
        let first = match jobs.recv_timeout(wait) {
            Ok(job) => Some(job),
            Err(mpsc::RecvTimeoutError::Timeout) => None,
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        };
        if let Some(first) = first {
            work(
                store,
                std::iter::once(first).chain(jobs.try_iter()),
                pending,
            );
        }
        // However much there is to do.
        if swept.elapsed() >= SWEEP {
            sweep();
            compact(store);
            swept = Instant::now();
        }
    }
}

/// Does a batch of jobs.
fn work(store: &Store, jobs: impl Iterator<Item = Job>, pending: &AtomicUsize) {
    let mut batch = Vec::new();
    let mut barriers = Vec::new();
    for job in jobs.take(BATCH) {
        match job {
            Job::Write(changes, waiting) => batch.push((changes, waiting)),
            Job::Barrier(sender) => barriers.push(sender),
        }
    }
    pending.fetch_sub(batch.len(), Ordering::Relaxed);
    let ends = |change: &Change| matches!(change, Change::EndSession { .. });
    let queue_dropped = batch.iter().any(|(changes, _)| changes.iter().any(ends));
    write(store, batch);
    if queue_dropped {
        compact(store);
    }
    for barrier in barriers {
        let _ = barrier.try_send(());
    }
}

/// Nothing is lost if it fails: it is tried again.
fn compact(store: &Store) {
    let _ = store.compact();
}

fn write(store: &Store, batch: Vec<(Vec<Change>, Waiting)>) {
    let all: Result<(), StoreError> = store.write(|db| {
        batch
            .iter()
            .flat_map(|(changes, _)| changes)
            .try_for_each(|change| apply(db, change))
    });
    if all.is_ok() {
        for (changes, waiting) in batch {
            committed(changes);
            waiting.answer(Ok(()));
        }
        return;
    }
    // One change that cannot be written must not take the others with it.
    for (changes, waiting) in batch {
        let one = store.write(|db| changes.iter().try_for_each(|change| apply(db, change)));
        if one.is_ok() {
            committed(changes);
        } else {
            // Before the answer, so that whoever gets it sees what is kept.
            drop(changes);
        }
        waiting.answer(one);
    }
}

fn committed(changes: Vec<Change>) {
    for change in changes {
        if let Change::Retain { change, .. } = change {
            change.committed();
        }
    }
}

impl Waiting {
    fn answer(self, result: Result<(), StoreError>) {
        match self {
            Self::Nobody => {}
            Self::Task(sender) => {
                let _ = sender.send(result);
            }
            Self::Client {
                session,
                link,
                packet,
            } => session.committed(link, packet, result),
        }
    }
}

fn apply(db: &Connection, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::Retain { region, change } => {
            let (region, message) = (region.as_str(), &change.message);
            if message.payload.is_empty() {
                messages::delete_retained(db, region, &message.topic)
            } else {
                let row = row(message, true, None, change.modified_ms);
                messages::put_retained(db, region, &row)
            }
        }
        Change::Forget { region, topic } => {
            messages::delete_expired_retained(db, region.as_str(), topic, now_ms())
        }
        Change::Queue {
            region,
            client_id,
            id,
            retain,
            group,
            message,
        } => messages::put_queued(
            db,
            *id,
            region.as_str(),
            client_id,
            &row(message, *retain, group.as_deref(), 0),
        ),
        Change::Done(ids) => messages::delete_queued(db, ids),
        Change::Session { region, session } => messages::put_session(db, region.as_str(), session),
        Change::EndSession { region, client_id } => {
            messages::delete_session(db, region.as_str(), client_id)
        }
        Change::Subscribe {
            region,
            client_id,
            filter,
            qos,
            options,
        } => messages::put_subscription(db, region.as_str(), client_id, filter, *qos, *options),
        Change::Unsubscribe {
            region,
            client_id,
            filter,
        } => messages::delete_subscription(db, region.as_str(), client_id, filter),
    }
}

/// What a row keeps of a message besides its columns.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Extras {
    #[serde(flatten)]
    properties: super::Properties,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<String>,
}

fn row(message: &Publication, retain: bool, group: Option<&str>, modified_ms: i64) -> MessageRow {
    let is_plain = group.is_none() && message.properties == super::Properties::default();
    let properties = if is_plain {
        None
    } else {
        let extras = Extras {
            properties: message.properties.clone(),
            group: group.map(str::to_owned),
        };
        serde_json::to_string(&extras).ok()
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 have 41 bits"
    )]
    let expires_at = message.expires_ms.map(|at| at as f64 / 1000.0);
    MessageRow {
        topic: message.topic.to_string(),
        payload: message.payload.to_vec(),
        qos: u8::from(message.at_least_once),
        retain,
        properties,
        modified_ms,
        expires_at,
    }
}

/// The message that a row keeps, and the shared subscription it came by.
pub(super) fn restore(row: MessageRow) -> (Publication, Option<Arc<str>>) {
    let Extras { properties, group } = row
        .properties
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let mut message = Publication::new(
        row.topic.into(),
        row.payload.into(),
        row.qos > 0,
        row.retain,
    )
    .with(None, properties);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "seconds since 1970 as milliseconds have 41 bits"
    )]
    let expires_ms = row.expires_at.map(|at| (at * 1000.0) as i64);
    message.expires_ms = expires_ms;
    (message, group.map(Arc::from))
}
