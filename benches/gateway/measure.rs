//! The measurements, each on fresh connections: saturated fan-out, fan-out with one message in flight, idle connections.

use std::io;
use std::process;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::broker::Broker;
use super::crowd::{Crowd, Members};
use super::process::{Memory, cpu_seconds, machine_cpu_seconds, memory, settle};
use super::publisher::{Pace, Publisher};
use super::{Arguments, TOPIC};

/// Longest a turn waits when there is nothing to send.
const TURN: Duration = Duration::from_millis(5);
/// A message in flight that is not with everybody by then counts as lost.
const DELIVERY_LIMIT: Duration = Duration::from_secs(2);
/// Longest wait for a broker to finish what a measurement left behind.
const SETTLE_LIMIT: Duration = Duration::from_secs(20);

/// How messages are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As fast as the broker takes them.
    Saturated,
    /// The next one when everybody has the last one.
    OneInFlight,
}

/// One window of a fan-out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FanOut {
    /// Length of the window in seconds.
    pub(crate) seconds: f64,
    /// Messages published in it.
    pub(crate) published: u64,
    /// PUBLISH frames that subscribers received in it.
    pub(crate) deliveries: u64,
    /// Deliveries that never came, told by gaps in the sequence.
    pub(crate) lost: u64,
    /// Connections closed by the broker since the start.
    pub(crate) closed: usize,
    /// CPU seconds of the broker in the window.
    pub(crate) broker_cpu: f64,
    /// CPU seconds of this process in the window.
    pub(crate) own_cpu: f64,
    /// CPU seconds of the machine in the window that are neither's: other programs, and kernel work that it books on nobody.
    pub(crate) other_cpu: f64,
}

/// What idle connections cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Idle {
    /// Connections held.
    pub(crate) connections: usize,
    /// Before the first of them.
    pub(crate) before: Memory,
    /// With all of them connected and quiet.
    pub(crate) after: Memory,
    /// Seconds until all were connected.
    pub(crate) connect_seconds: f64,
    /// CPU seconds of the broker until then.
    pub(crate) broker_cpu: f64,
    /// CPU seconds of this process until then.
    pub(crate) own_cpu: f64,
}

/// Counters at one moment.
struct Mark {
    at: Instant,
    published: u64,
    deliveries: u64,
    lost: u64,
    broker_cpu: f64,
    own_cpu: f64,
    machine_cpu: f64,
}

impl FanOut {
    /// Deliveries in a second.
    pub(crate) fn rate(&self) -> f64 {
        count(self.deliveries) / self.seconds
    }

    /// Deliveries for a CPU second of the broker; unlike the rate it hardly changes when others use the machine.
    pub(crate) fn per_broker_cpu(&self) -> f64 {
        count(self.deliveries) / self.broker_cpu.max(0.01)
    }

    /// The part of the deliveries owed that was lost, from 0 to 1.
    pub(crate) fn loss(&self) -> f64 {
        let owed = self.deliveries + self.lost;
        if owed == 0 {
            0.0
        } else {
            count(self.lost) / count(owed)
        }
    }
}

impl Mark {
    fn new(broker: &Broker, crowd: &Crowd, publisher: &Publisher) -> io::Result<Self> {
        let tally = crowd.tally();
        Ok(Self {
            at: Instant::now(),
            published: publisher.sent(),
            deliveries: tally.deliveries,
            lost: tally.lost,
            broker_cpu: cpu_seconds(broker.pid)?,
            own_cpu: cpu_seconds(process::id())?,
            machine_cpu: machine_cpu_seconds()?,
        })
    }

    fn until(&self, end: &Self, closed: usize) -> FanOut {
        let broker_cpu = end.broker_cpu - self.broker_cpu;
        let own_cpu = end.own_cpu - self.own_cpu;
        FanOut {
            seconds: (end.at - self.at).as_secs_f64(),
            published: end.published - self.published,
            deliveries: end.deliveries - self.deliveries,
            lost: end.lost - self.lost,
            closed,
            broker_cpu,
            own_cpu,
            other_cpu: (end.machine_cpu - self.machine_cpu - broker_cpu - own_cpu).max(0.0),
        }
    }
}

/// Connects subscribers and a publisher, and counts deliveries over a window after a warm-up.
pub(crate) fn fan_out(
    broker: &Broker,
    arguments: &Arguments,
    run: usize,
    qos: u8,
    mode: Mode,
) -> io::Result<FanOut> {
    let members = Members {
        prefix: format!("bench-{run}"),
        count: arguments.subscribers,
        subscription: Some((TOPIC, qos)),
        handshakes: arguments.handshakes,
    };
    let mut crowd = Crowd::connect(&broker.address, &members)?;
    let mut publisher = Publisher::new(TOPIC, qos, arguments.payload);
    let drive = |crowd: &mut Crowd, publisher: &mut Publisher, seconds: f64| {
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        match mode {
            Mode::Saturated => saturate(crowd, publisher, arguments.pace(), arguments.pause(), end),
            Mode::OneInFlight => one_in_flight(crowd, publisher, end),
        }
    };
    drive(&mut crowd, &mut publisher, arguments.warm_up)?;
    let start = Mark::new(broker, &crowd, &publisher)?;
    drive(&mut crowd, &mut publisher, arguments.seconds)?;
    let end = Mark::new(broker, &crowd, &publisher)?;
    let closed = crowd.tally().failed;
    drop(crowd);
    settle(broker.pid, SETTLE_LIMIT)?;
    Ok(start.until(&end, closed))
}

/// Keeps the publisher ahead until `end`.
///
/// Between two rounds it sleeps for `pause`, so that one read takes what several writes of the broker brought: the generator then
/// leaves the cores to the broker, as subscribers on other machines would.
fn saturate(
    crowd: &mut Crowd,
    publisher: &mut Publisher,
    pace: Pace,
    pause: Duration,
    end: Instant,
) -> io::Result<()> {
    while Instant::now() < end {
        let mut sent = false;
        while publisher.saturate(crowd, pace)? {
            sent = true;
        }
        if pause.is_zero() {
            crowd.turn(if sent { Duration::ZERO } else { TURN })?;
        } else {
            sleep(pause);
            crowd.turn(Duration::ZERO)?;
        }
    }
    Ok(())
}

fn one_in_flight(crowd: &mut Crowd, publisher: &mut Publisher, end: Instant) -> io::Result<()> {
    loop {
        publisher.one(crowd)?;
        let late = Instant::now() + DELIVERY_LIMIT;
        while crowd.progress() < publisher.sent() {
            crowd.turn(TURN)?;
            if Instant::now() > late {
                break;
            }
        }
        // Only between messages, so that a window holds whole ones.
        if Instant::now() >= end {
            return Ok(());
        }
    }
}

/// Connects clients that neither subscribe nor publish, and compares the broker's memory.
pub(crate) fn idle(broker: &Broker, arguments: &Arguments) -> io::Result<Idle> {
    let before = memory(broker.pid)?;
    let (broker_cpu, own_cpu) = (cpu_seconds(broker.pid)?, cpu_seconds(process::id())?);
    let start = Instant::now();
    let members = Members {
        prefix: "bench-idle".to_owned(),
        count: arguments.idle,
        subscription: None,
        handshakes: arguments.handshakes,
    };
    let crowd = Crowd::connect(&broker.address, &members)?;
    let connect_seconds = start.elapsed().as_secs_f64();
    let (broker_cpu, own_cpu) = (
        cpu_seconds(broker.pid)? - broker_cpu,
        cpu_seconds(process::id())? - own_cpu,
    );
    settle(broker.pid, SETTLE_LIMIT)?;
    let after = memory(broker.pid)?;
    drop(crowd);
    settle(broker.pid, SETTLE_LIMIT)?;
    Ok(Idle {
        connections: arguments.idle,
        before,
        after,
        connect_seconds,
        broker_cpu,
        own_cpu,
    })
}

/// A count as a number to divide; exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^53")]
pub(crate) fn count(value: u64) -> f64 {
    value as f64
}
