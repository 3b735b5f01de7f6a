//! Waiting for what AWS does later than it answers: asked again after growing pauses, for so long and no longer.

use std::time::Duration;

use tokio::time::Instant;

/// First pause at most; doubled each time.
const FIRST: Duration = Duration::from_millis(250);
/// Part of the limit that the longest pause is: whoever waits for minutes asks every few seconds, and no more.
const LONGEST: u32 = 30;

/// Pauses between questions until a limit.
#[derive(Debug)]
pub(in crate::domain) struct Patience {
    until: Instant,
    pause: Duration,
    longest: Duration,
}

impl Patience {
    /// Patience that ends after `limit`.
    pub(in crate::domain) fn new(limit: Duration) -> Self {
        let longest = limit / LONGEST;
        Self {
            until: Instant::now() + limit,
            pause: FIRST.min(longest),
            longest,
        }
    }

    /// Pauses, and answers whether to ask once more.
    pub(in crate::domain) async fn pause(&mut self) -> bool {
        let now = Instant::now();
        if now >= self.until {
            return false;
        }
        // Half of the pause is left to chance: those who began together must not keep asking together.
        let pause = self.pause.mul_f64(0.5 + fastrand::f64() / 2.0);
        tokio::time::sleep_until((now + pause).min(self.until)).await;
        self.pause = (self.pause * 2).min(self.longest);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn patience_asks_again_and_ends() {
        let (begin, limit) = (Instant::now(), Duration::from_millis(600));
        let mut patience = Patience::new(limit);
        let mut asked = 0;
        while patience.pause().await {
            asked += 1;
        }
        assert!(begin.elapsed() >= limit);
        // Thirty pauses of at most a thirtieth fit, fewer on a busy machine; the last question comes at the end.
        assert!(asked >= 2, "{asked}");
    }
}
