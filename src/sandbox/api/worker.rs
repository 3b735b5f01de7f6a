//! The thread that carries out the operations of the control planes: what waits at the same time is committed at once.
//!
//! It serves the connections of the folder's socket, too: what a fleet asks costs so little beside the operations that another thread
//! would only have to be woken for each. Those of the port, and with them the administration, which must not wait for a long
//! operation, are served by other threads. For keys that were vended, and what their role may do, the connection's own thread reads the
//! store, which commits what is written so far.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, yield_now};

use super::wire::ApiError;
use crate::sandbox::services::Services;
use crate::sandbox::store::StoreError;

/// Operations in one commit at most. A commit costs less than one of them, and who asks for them one after another, as a fleet does,
/// is to have answers to go on with.
const MOST: usize = 4;

/// Tells whoever asked, once it is known whether what was written is committed.
type Tell = Box<dyn FnOnce(Result<(), &StoreError>) + Send>;
type Job = Box<dyn FnOnce(&Services) -> Tell + Send>;

/// The thread, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct Worker {
    /// For tasks on the thread.
    runtime: Handle,
    jobs: Option<UnboundedSender<Job>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. Its operations may start tasks on the runtime that this is called on.
    pub(super) fn start(services: Arc<Services>) -> std::io::Result<Self> {
        // The standard library's wakes the receiver before it has let go of what the receiver needs.
        let (jobs, received) = unbounded_channel();
        let others = Handle::current();
        let (sender, started) = sync_channel(1);
        let thread = thread::Builder::new()
            .name("control".to_owned())
            .spawn(move || {
                let own = match Builder::new_current_thread().enable_all().build() {
                    Ok(own) => own,
                    Err(error) => return drop(sender.send(Err(error))),
                };
                let _ = sender.send(Ok(own.handle().clone()));
                own.block_on(work(&services, received, &others));
                // A function that somebody waited for must not hold up the end.
                own.shutdown_background();
            })?;
        let runtime = started.recv().map_err(std::io::Error::other)??;
        Ok(Self {
            runtime,
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Starts a task on the thread. It ends with the thread at the latest.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
        self.runtime.spawn(task)
    }

    /// Carries out `operation`; what it has written is committed when this returns.
    pub(super) async fn carry_out<T: Send + 'static>(
        &self,
        name: &str,
        operation: impl FnOnce(&Services) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let failed = || ApiError::internal(format!("{name} failed"));
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |services| {
            let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| operation(services)));
            Box::new(move |committed| {
                let outcome = match (outcome, committed) {
                    // What it found may have been undone with the rest.
                    (Ok(_), Err(error)) => Ok(Err(ApiError::unavailable(error.to_string()))),
                    (outcome, _) => outcome,
                };
                // After a panic nothing is told; who asked may have left, too.
                if let Ok(outcome) = outcome {
                    let _ = tell.send(outcome);
                }
            })
        });
        let jobs = self.jobs.as_ref().ok_or_else(failed)?;
        jobs.send(job).map_err(|_| failed())?;
        told.await.map_err(|_| failed())?
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
        {
            // It has nothing left to do. Whoever opens the same state next must find it closed.
            let _ = thread.join();
        }
    }
}

async fn work(services: &Services, mut jobs: UnboundedReceiver<Job>, others: &Handle) {
    while let Some(first) = jobs.recv().await {
        let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
        let (tell, committed) = services.together(|| {
            // What an operation starts goes on without this thread.
            let _others = others.enter();
            let all = std::iter::once(first).chain(waiting);
            let all = all.take(MOST).map(|job| job(services));
            all.collect::<Vec<Tell>>()
        });
        for tell in tell {
            tell(committed.as_ref().copied());
        }
        // Whoever has an answer may have the next question.
        yield_now().await;
    }
}
