//! The task of one connection: reads, lets packets be handled, sends what waits, keeps time.
//!
//! An idle connection holds no buffer: bytes are read and written through buffers of the thread, and only what could not be handled
//! or sent at once is kept. All that waits is sent in as few and large writes as possible.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::task::coop::has_budget_remaining;
use tokio::time::{Sleep, sleep_until, timeout};

use super::codec;
use super::connect::Established;
use super::end::{End, Reason};
use super::limits::Window;
use super::region::Broker;
use super::serving::Serving;

/// Bytes read at once: one TLS record.
const READ: usize = 16 * 1024;
/// Batches sent before other tasks get their turn.
const BATCHES: usize = 8;
/// Reads handled before other tasks get their turn.
const READS: usize = 16;

thread_local! {
    static INPUT: RefCell<Box<[u8]>> = RefCell::new(vec![0; READ].into_boxed_slice());
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A connection that is served.
pub(super) struct Connection<S> {
    broker: Arc<Broker>,
    stream: S,
    serving: Box<Serving>,
    /// Bytes that the socket did not take, and how many of them are sent by now.
    unsent: Vec<u8>,
    sent: usize,
    needs_flush: bool,
    /// Since when the socket takes nothing.
    blocked_since: Option<Instant>,
    /// AWS delays what is beyond the throughput quota.
    send_after: Option<Instant>,
    bytes_in: Window,
    bytes_out: Window,
    last_received: Instant,
    keep_alive: Duration,
    timer: Pin<Box<Sleep>>,
    alarm: Instant,
    /// Whom timer and socket wake; made on the first turn.
    wakers: Option<Wakers>,
    /// The socket may have something to read.
    readable: bool,
}

/// Tells the socket's news from all others: a connection that is woken by a message need not ask its socket.
struct Readable {
    is_set: AtomicBool,
    task: Waker,
}

impl Wake for Readable {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.is_set.store(true, Ordering::Release);
        self.task.wake_by_ref();
    }
}

struct Wakers {
    readable: Arc<Readable>,
    socket: Waker,
    /// The timer knows the task and its alarm.
    is_timed: bool,
}

enum Progress {
    /// Nothing to read, or reading is held up.
    None,
    /// Something was handled.
    Some,
    /// There is more, but others come first.
    Yield,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Connection<S> {
    /// Takes over where the handshake ended.
    pub(super) fn new(broker: Arc<Broker>, stream: S, established: Established) -> Self {
        broker.shared.live.fetch_add(1, Ordering::Relaxed);
        broker.account.connections.fetch_add(1, Ordering::Relaxed);
        let limits = &broker.shared.limits;
        let now = Instant::now();
        let keep_alive = limits.keep_alive_second * u32::from(established.keep_alive) * 3 / 2;
        Self {
            bytes_in: limits.throughput(),
            bytes_out: limits.throughput(),
            serving: Box::new(Serving::new(Arc::clone(&broker), established)),
            broker,
            stream,
            unsent: Vec::new(),
            sent: 0,
            needs_flush: false,
            blocked_since: None,
            send_after: None,
            last_received: now,
            keep_alive,
            timer: Box::pin(sleep_until((now + keep_alive).into())),
            alarm: now + keep_alive,
            wakers: None,
            readable: true,
        }
    }

    /// Serves until the end.
    pub(super) async fn run(mut self) {
        let end = poll_fn(|cx| self.poll(cx)).await;
        self.serving.conclude(&end);
        let mut rest = std::mem::take(&mut self.unsent);
        rest.drain(..self.sent);
        rest.append(&mut self.serving.out);
        if self.serving.version5() && end.code != 0 {
            rest.extend(codec::disconnect(end.code, &end.text));
        }
        let farewell = async {
            self.stream.write_all(&rest).await?;
            self.stream.flush().await?;
            self.stream.shutdown().await
        };
        // A client that does not take its farewell is gone all the same.
        let _ = timeout(Duration::from_secs(1), farewell).await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<End> {
        self.know(cx.waker());
        for _ in 0..READS {
            let now = Instant::now();
            match self.poll_receive(now) {
                Err(end) => return Poll::Ready(end),
                Ok(Progress::Some) => continue,
                Ok(Progress::Yield) => break,
                Ok(Progress::None) => {}
            }
            match self.poll_send(cx, now) {
                Ok(false) => {}
                Ok(true) => break,
                Err(end) => return Poll::Ready(end),
            }
            // Answers that went out may have been what reading waited for.
            if (self.readable || self.serving.has_input()) && !self.serving.is_held(now) {
                continue;
            }
            match self.poll_timer(cx, now) {
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(end)) => return Poll::Ready(end),
                Poll::Pending => return Poll::Pending,
            }
        }
        // Answers must not wait for the next turn.
        if let Err(end) = self.poll_send(cx, Instant::now()) {
            return Poll::Ready(end);
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Has socket and timer wake this task.
    fn know(&mut self, task: &Waker) {
        let known = self.wakers.as_ref();
        if known.is_none_or(|wakers| !wakers.readable.task.will_wake(task)) {
            let readable = Arc::new(Readable {
                is_set: AtomicBool::new(true),
                task: task.clone(),
            });
            self.wakers = Some(Wakers {
                socket: Arc::clone(&readable).into(),
                readable,
                is_timed: false,
            });
        }
        if let Some(wakers) = &self.wakers
            && wakers.readable.is_set.swap(false, Ordering::Acquire)
        {
            self.readable = true;
        }
    }

    /// Sends what waits; true if there is more that could go.
    fn poll_send(&mut self, cx: &mut Context<'_>, now: Instant) -> Result<bool, End> {
        // Held until the bytes are with the socket: a change of policies waits, and nothing passes under the old ones after it.
        let access = Arc::clone(&self.serving.access);
        let standing = access.now.read();
        for _ in 0..BATCHES {
            if !self.poll_unsent(cx, now)? {
                self.serving.watch(cx.waker())?;
                return Ok(false);
            }
            if self.send_after.is_some_and(|at| at > now) {
                self.serving.watch(cx.waker())?;
                return self.poll_flush(cx).map(|()| false);
            }
            self.send_after = None;
            let more = OUTPUT.with_borrow_mut(|output| {
                output.clear();
                let more = self.serving.fill(&standing, output, cx.waker(), now)?;
                self.write(output, cx, now)?;
                Ok::<bool, End>(more)
            })?;
            if !more {
                return self.poll_flush(cx).map(|()| false);
            }
        }
        self.poll_flush(cx).map(|()| true)
    }

    /// Writes `bytes`; keeps what the socket does not take.
    fn write(&mut self, bytes: &[u8], cx: &mut Context<'_>, now: Instant) -> Result<(), End> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.send_after = self.bytes_out.spend(bytes.len(), now);
        let mut done = 0;
        while done < bytes.len() {
            match Pin::new(&mut self.stream).poll_write(cx, &bytes[done..]) {
                Poll::Ready(Ok(count)) if count > 0 => done += count,
                Poll::Ready(_) => return Err(End::lost()),
                Poll::Pending => {
                    self.unsent.extend_from_slice(&bytes[done..]);
                    self.blocked_since.get_or_insert(now);
                    break;
                }
            }
        }
        self.needs_flush = true;
        Ok(())
    }

    /// Writes what the socket did not take before; false if it still does not take all.
    fn poll_unsent(&mut self, cx: &mut Context<'_>, now: Instant) -> Result<bool, End> {
        while self.sent < self.unsent.len() {
            match Pin::new(&mut self.stream).poll_write(cx, &self.unsent[self.sent..]) {
                Poll::Ready(Ok(count)) if count > 0 => {
                    self.sent += count;
                    self.blocked_since = Some(now);
                    self.needs_flush = true;
                }
                Poll::Ready(_) => return Err(End::lost()),
                Poll::Pending => return Ok(false),
            }
        }
        if self.sent > 0 {
            self.unsent = Vec::new();
            self.sent = 0;
            self.blocked_since = None;
        }
        Ok(true)
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Result<(), End> {
        if self.needs_flush {
            match Pin::new(&mut self.stream).poll_flush(cx) {
                Poll::Ready(Ok(())) => {
                    self.needs_flush = false;
                    if self.unsent.is_empty() {
                        self.blocked_since = None;
                    }
                }
                Poll::Ready(Err(_)) => return Err(End::lost()),
                Poll::Pending => {
                    self.blocked_since.get_or_insert_with(Instant::now);
                }
            }
        }
        Ok(())
    }

    fn poll_receive(&mut self, now: Instant) -> Result<Progress, End> {
        if self.serving.is_held(now) {
            return Ok(Progress::None);
        }
        if self.serving.has_input() {
            self.serving.resume(now)?;
            return Ok(if self.serving.has_yielded() {
                Progress::Yield
            } else {
                Progress::Some
            });
        }
        let Some(wakers) = self.wakers.as_ref().filter(|_| self.readable) else {
            return Ok(Progress::None);
        };
        let cx = &mut Context::from_waker(&wakers.socket);
        INPUT.with_borrow_mut(|input| {
            let mut buffer = ReadBuf::new(input);
            match Pin::new(&mut self.stream).poll_read(cx, &mut buffer) {
                Poll::Pending => {
                    self.readable = false;
                    return Ok(Progress::None);
                }
                Poll::Ready(Err(_)) => return Err(End::lost()),
                Poll::Ready(Ok(())) => {}
            }
            let bytes = buffer.filled();
            if bytes.is_empty() {
                return Err(End::lost());
            }
            self.last_received = now;
            if let Some(at) = self.bytes_in.spend(bytes.len(), now) {
                self.serving.hold(at);
            }
            self.serving.received(bytes, now)?;
            Ok(if self.serving.has_yielded() {
                Progress::Yield
            } else {
                Progress::Some
            })
        })
    }

    /// When something has to be done though nothing comes.
    fn due(&self) -> Instant {
        let limits = &self.broker.shared.limits;
        let stuck = self.blocked_since.map(|since| since + limits.write_timeout);
        let times = [stuck, self.send_after, self.serving.wakes_at()];
        times
            .into_iter()
            .flatten()
            .fold(self.last_received + self.keep_alive, Instant::min)
    }

    fn poll_timer(&mut self, cx: &mut Context<'_>, now: Instant) -> Poll<Result<(), End>> {
        let due = self.due();
        if due <= now {
            if now >= self.last_received + self.keep_alive {
                let text = "nothing came for 1.5 times the keep-alive";
                return Poll::Ready(Err(End::new(Reason::KeepAliveTimeout, 0x8D, text)));
            }
            let limit = self.broker.shared.limits.write_timeout;
            if self.blocked_since.is_some_and(|since| now >= since + limit) {
                return Poll::Ready(Err(End::lost()));
            }
            return Poll::Ready(Ok(()));
        }
        if due < self.alarm || self.alarm <= now {
            self.timer.as_mut().reset(due.into());
            self.alarm = due;
            self.is_timed(false);
        }
        // Asked again only when it has something to say; out of budget it would not listen.
        if self.is_timed(has_budget_remaining()) && now < self.alarm {
            self.is_timed(true);
            return Poll::Pending;
        }
        self.timer.as_mut().poll(cx).map(|()| {
            self.alarm = now;
            self.serving.give_up(now);
            Ok(())
        })
    }
}

impl<S> Connection<S> {
    /// Notes whether the timer knows whom to wake; whether it did before.
    fn is_timed(&mut self, is: bool) -> bool {
        let known = self.wakers.as_mut();
        known.is_some_and(|wakers| std::mem::replace(&mut wakers.is_timed, is))
    }
}

impl<S> Drop for Connection<S> {
    fn drop(&mut self) {
        self.broker.shared.live.fetch_sub(1, Ordering::Relaxed);
        let account = &self.broker.account;
        account.connections.fetch_sub(1, Ordering::Relaxed);
        // Nothing, if it ended as it should; a task that is cut off must not keep its client id.
        self.serving.conclude(&End::lost());
    }
}
