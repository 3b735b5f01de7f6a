//! Work that needs other work first: as wide as allowed, each piece as soon as what it needs is done; until somebody asks to stop.

use std::time::Duration;

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio_util::sync::CancellationToken;

/// How long what is under way may take to end once somebody asked to stop.
const GRACE: Duration = Duration::from_millis(if cfg!(test) { 200 } else { 5_000 });

/// How a piece of work ended.
#[derive(Debug)]
pub(super) enum Ended<T, E> {
    /// Done.
    Done(T),
    /// Not done.
    Failed(E),
    /// Not begun: the piece with this number, which it needs, was not done.
    Skipped(usize),
    /// Not done, for somebody asked to stop.
    Stopped {
        /// Whether it was under way, and did not end in time.
        begun: bool,
    },
}

/// Does `work` for each piece; `needs` lists what each needs, by number. At most `width` pieces are under way. No piece may need
/// itself by way of others: such pieces would never begin. Once `stop` is cancelled none begins any more, and those under way are
/// waited for a little.
pub(super) async fn run<T, E, F>(
    needs: &[Vec<usize>],
    width: usize,
    stop: &CancellationToken,
    work: impl Fn(usize) -> F,
) -> Vec<Ended<T, E>>
where
    F: Future<Output = Result<T, E>>,
{
    let mut waits: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (piece, needs) in needs.iter().enumerate() {
        for need in needs {
            needed_by[*need].push(piece);
        }
    }
    let mut ended: Vec<Option<Ended<T, E>>> = needs.iter().map(|_| None).collect();
    let mut ready: std::collections::VecDeque<usize> = (0..needs.len())
        .filter(|piece| waits[*piece] == 0)
        .collect();
    let mut begun = vec![false; needs.len()];
    let mut under_way = FuturesUnordered::new();
    let too_long = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::pin!(too_long);
    loop {
        while under_way.len() < width
            && !stop.is_cancelled()
            && let Some(piece) = ready.pop_front()
        {
            begun[piece] = true;
            // Not an async block: it would hold the work twice.
            under_way.push(work(piece).map(move |outcome| (piece, outcome)));
        }
        let next = tokio::select! {
            biased;
            next = under_way.next() => next,
            () = &mut too_long => None,
        };
        let Some((piece, outcome)) = next else {
            break;
        };
        match outcome {
            Ok(done) => {
                ended[piece] = Some(Ended::Done(done));
                for next in &needed_by[piece] {
                    waits[*next] -= 1;
                    if waits[*next] == 0 && ended[*next].is_none() {
                        ready.push_back(*next);
                    }
                }
            }
            Err(error) => {
                ended[piece] = Some(Ended::Failed(error));
                skip(piece, &needed_by, &mut ended);
            }
        }
    }
    ended
        .into_iter()
        .enumerate()
        .map(|(piece, ended)| match ended {
            Some(ended) => ended,
            None if stop.is_cancelled() => Ended::Stopped {
                begun: begun[piece],
            },
            None => Ended::Skipped(piece),
        })
        .collect()
}

/// Notes that all that needs `failed` is not done.
fn skip<T, E>(failed: usize, needed_by: &[Vec<usize>], ended: &mut [Option<Ended<T, E>>]) {
    let mut left = vec![failed];
    while let Some(piece) = left.pop() {
        for next in &needed_by[piece] {
            if ended[*next].is_none() {
                ended[*next] = Some(Ended::Skipped(failed));
                left.push(*next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parking_lot::Mutex;

    #[tokio::test]
    async fn work_waits_for_what_it_needs_and_is_skipped_without_it() {
        // 0 ← 1 ← 3, 2 ← 4, 2 fails.
        let needs = [vec![], vec![0], vec![], vec![1, 0], vec![2], vec![4, 3]];
        let order = Mutex::new(Vec::new());
        let ended = run(&needs, 2, &CancellationToken::new(), async |piece| {
            tokio::task::yield_now().await;
            order.lock().push(piece);
            if piece == 2 { Err("broken") } else { Ok(piece) }
        })
        .await;
        let order = order.into_inner();
        let at = |piece| order.iter().position(|done| *done == piece);
        assert!(at(0) < at(1) && at(1) < at(3), "{order:?}");
        assert!(matches!(ended[3], Ended::Done(3)));
        assert!(matches!(ended[2], Ended::Failed("broken")));
        assert!(matches!(ended[4], Ended::Skipped(2)));
        assert!(matches!(ended[5], Ended::Skipped(2)));
        assert_eq!(order.len(), 4);
    }

    #[tokio::test]
    async fn no_more_than_the_width_is_under_way() {
        let needs: Vec<Vec<usize>> = vec![Vec::new(); 50];
        let now = Mutex::new((0_usize, 0_usize));
        let ended: Vec<Ended<(), ()>> = run(&needs, 7, &CancellationToken::new(), async |_| {
            {
                let mut now = now.lock();
                now.0 += 1;
                now.1 = now.1.max(now.0);
            }
            tokio::task::yield_now().await;
            now.lock().0 -= 1;
            Ok(())
        })
        .await;
        assert!(ended.iter().all(|ended| matches!(ended, Ended::Done(()))));
        assert_eq!(now.into_inner().1, 7);
    }

    #[tokio::test]
    async fn nothing_begins_after_a_stop_and_what_does_not_end_is_left() {
        let needs = [vec![], vec![], vec![0], vec![]];
        let stop = CancellationToken::new();
        let ended: Vec<Ended<usize, ()>> = run(&needs, 2, &stop, async |piece| {
            stop.cancel();
            let wait = if piece == 0 { GRACE / 2 } else { GRACE * 2 };
            tokio::time::sleep(wait).await;
            Ok(piece)
        })
        .await;
        assert!(matches!(ended[0], Ended::Done(0)));
        assert!(matches!(ended[1], Ended::Stopped { begun: true }));
        assert!(matches!(ended[2], Ended::Stopped { begun: false }));
        assert!(matches!(ended[3], Ended::Stopped { begun: false }));
    }
}
