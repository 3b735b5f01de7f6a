//! What the kernel knows of a process: CPU time and resident memory, from `/proc`; and our own limit of open files.

use std::fs;
use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Ticks of `/proc/PID/stat` in a second: `USER_HZ`, which Linux fixes at 100 for user space.
const TICKS: f64 = 100.0;

/// Memory of a process in KiB.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    /// Resident set size.
    pub(crate) rss: u64,
    /// The same, with shared pages divided among those who share them.
    pub(crate) pss: u64,
}

/// CPU seconds that `pid` has used, in user and kernel mode.
pub(crate) fn cpu_seconds(pid: u32) -> io::Result<f64> {
    Ok(f64::from(cpu_ticks(pid)?) / TICKS)
}

/// CPU seconds that the whole machine has used, kernel and interrupts included.
pub(crate) fn machine_cpu_seconds() -> io::Result<f64> {
    let text = fs::read_to_string("/proc/stat")?;
    let fields = text.lines().next().unwrap_or_default().split_whitespace();
    // user nice system idle iowait irq softirq steal; guests are part of user already.
    let ticks = fields
        .skip(1)
        .take(8)
        .enumerate()
        .filter(|(index, _)| !matches!(index, 3 | 4));
    Ok(ticks
        .filter_map(|(_, field)| field.parse::<f64>().ok())
        .sum::<f64>()
        / TICKS)
}

/// Memory of `pid`.
pub(crate) fn memory(pid: u32) -> io::Result<Memory> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let field = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.split_whitespace().next())
            .and_then(|number| number.parse().ok())
            .ok_or_else(|| io::Error::other(format!("no {name} in smaps_rollup")))
    };
    Ok(Memory {
        rss: field("Rss:")?,
        pss: field("Pss:")?,
    })
}

/// Waits until `pid` has used no CPU for a quarter of a second, at most `limit`.
pub(crate) fn settle(pid: u32, limit: Duration) -> io::Result<()> {
    let deadline = Instant::now() + limit;
    let mut before = cpu_ticks(pid)?;
    while Instant::now() < deadline {
        sleep(Duration::from_millis(250));
        let now = cpu_ticks(pid)?;
        // A runtime's housekeeping may cost a tick now and then.
        if now <= before + 1 {
            break;
        }
        before = now;
    }
    Ok(())
}

/// Raises the soft limit of open files to the hard one and answers it.
pub(crate) fn raise_open_files() -> io::Result<u64> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            ..limit
        },
    )?;
    Ok(limit.maximum.unwrap_or(u64::MAX))
}

fn cpu_ticks(pid: u32) -> io::Result<u32> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The command's name is in parentheses and may hold anything; utime and stime are 12th and 13th after it.
    let fields = text
        .rsplit_once(')')
        .map_or("", |(_, fields)| fields)
        .split_whitespace();
    let ticks: Vec<u32> = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    match ticks[..] {
        [user, system] => Ok(user + system),
        _ => Err(io::Error::other("unreadable /proc stat")),
    }
}
