//! Hands things to a thread, which takes all there are at once.

use std::io;
use std::mem::take;

use parking_lot::{Condvar, Mutex};

/// What is handed over, and the thread that takes it, which begins with the first.
#[derive(Debug)]
pub(super) struct Batches<T> {
    items: Mutex<Vec<T>>,
    /// Something is there.
    changed: Condvar,
    /// Name of the thread.
    name: &'static str,
    /// What it does.
    serve: fn(),
    is_served: Mutex<bool>,
}

impl<T> Batches<T> {
    /// Nothing is handed over yet.
    pub(super) const fn new(name: &'static str, serve: fn()) -> Self {
        Self {
            items: Mutex::new(Vec::new()),
            changed: Condvar::new(),
            name,
            serve,
            is_served: Mutex::new(false),
        }
    }

    /// Hands over `item`. The thread is woken once the runtime has nothing else to do: for a whole batch, where many hand over.
    pub(super) async fn hand_over(&self, item: T) -> io::Result<()> {
        self.begin()?;
        self.items.lock().push(item);
        let _wake = Wake(self);
        tokio::task::yield_now().await;
        Ok(())
    }

    /// Hands over `items` from a thread that has no runtime, to one that has [begun](Self::begin).
    pub(super) fn put(&self, items: impl IntoIterator<Item = T>) {
        self.items.lock().extend(items);
        self.changed.notify_one();
    }

    /// Starts the thread if it is not there yet.
    pub(super) fn begin(&self) -> io::Result<()> {
        let mut is_served = self.is_served.lock();
        if !*is_served {
            let thread = std::thread::Builder::new().name(self.name.to_owned());
            thread.spawn(self.serve)?;
            *is_served = true;
        }
        Ok(())
    }

    /// All that was handed over since the last call, waiting for it.
    pub(super) fn next(&self) -> Vec<T> {
        let mut items = self.items.lock();
        while items.is_empty() {
            self.changed.wait(&mut items);
        }
        take(&mut items)
    }

    /// All that was handed over since the last call, which may be nothing.
    pub(super) fn at_hand(&self) -> Vec<T> {
        take(&mut self.items.lock())
    }
}

/// Wakes the thread when dropped: also for an item whose owner stops waiting.
struct Wake<'a, T>(&'a Batches<T>);

impl<T> Drop for Wake<'_, T> {
    fn drop(&mut self) {
        let is_left = !self.0.items.lock().is_empty();
        if is_left {
            self.0.changed.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    #[tokio::test]
    async fn what_is_handed_over_together_is_taken_together() {
        let batches = Batches::new("nobody", || ());
        let all = (0..50).map(|item| batches.hand_over(item));
        let handed_over = futures_util::future::try_join_all(all).await;
        handed_over.expect("begun");
        assert_eq!(batches.next(), (0..50).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn whoever_takes_is_woken_also_for_what_nobody_waits_for() {
        let batches = Batches::new("nobody", || ());
        let (first, second) = std::thread::scope(|scope| {
            let taken = scope.spawn(|| batches.next());
            assert!(batches.hand_over(1).now_or_never().is_none());
            let first = taken.join().expect("no panic");
            let taken = scope.spawn(|| batches.next());
            batches.put([2, 3]);
            (first, taken.join().expect("no panic"))
        });
        assert_eq!((first, second), (vec![1], vec![2, 3]));
        assert!(batches.at_hand().is_empty());
    }
}
