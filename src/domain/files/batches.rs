//! Hands things to a thread that waits for the disk: it takes all there are at once.

use std::mem::take;

use parking_lot::{Condvar, Mutex};

/// What is handed over; one thread takes it.
#[derive(Debug)]
pub(in crate::domain) struct Batches<T> {
    queue: Mutex<Queue<T>>,
    /// Something is there, or nothing will come any more.
    changed: Condvar,
}

#[derive(Debug)]
struct Queue<T> {
    items: Vec<T>,
    is_closed: bool,
}

impl<T> Batches<T> {
    /// Nothing is handed over yet.
    pub(in crate::domain) const fn new() -> Self {
        Self {
            queue: Mutex::new(Queue {
                items: Vec::new(),
                is_closed: false,
            }),
            changed: Condvar::new(),
        }
    }

    /// Hands over `item`. The thread is woken once the runtime has nothing else to do: for a whole batch, where many hand over.
    pub(in crate::domain) async fn hand_over(&self, item: T) {
        self.queue.lock().items.push(item);
        let _wake = Wake(self);
        tokio::task::yield_now().await;
    }

    /// All that was handed over since the last call, waiting for it; nothing once nothing will come any more.
    pub(in crate::domain) fn next(&self) -> Vec<T> {
        let mut queue = self.queue.lock();
        while queue.items.is_empty() && !queue.is_closed {
            self.changed.wait(&mut queue);
        }
        take(&mut queue.items)
    }

    /// Says that nothing will come any more.
    pub(in crate::domain) fn close(&self) {
        self.queue.lock().is_closed = true;
        self.changed.notify_one();
    }
}

/// Wakes the thread when dropped: also for an item whose owner stops waiting.
struct Wake<'a, T>(&'a Batches<T>);

impl<T> Drop for Wake<'_, T> {
    fn drop(&mut self) {
        let is_left = !self.0.queue.lock().items.is_empty();
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
        let batches = Batches::new();
        futures_util::future::join_all((0..50).map(|item| batches.hand_over(item))).await;
        assert_eq!(batches.next(), (0..50).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn whoever_takes_is_woken_also_for_what_nobody_waits_for() {
        let batches = Batches::new();
        let (first, second) = std::thread::scope(|scope| {
            let taken = scope.spawn(|| batches.next());
            assert!(batches.hand_over(1).now_or_never().is_none());
            let first = taken.join().expect("no panic");
            let taken = scope.spawn(|| batches.next());
            batches.close();
            (first, taken.join().expect("no panic"))
        });
        assert_eq!((first, second), (vec![1], vec![]));
    }
}
