//! Killed at every line of the journal, and at any instant: the same command finishes it, and nothing is left over.

use std::time::{Duration, Instant};

use super::file::{self, RESOURCES};
use super::snapshot;
use crate::support::TestEnvironment;

/// Variable that asks for every boundary and a hundred instants, which takes a quarter of an hour; without it a sample is taken.
const ALL: &str = "IOTCTL_TEST_BOUNDARIES";
/// Of so many boundaries a sample takes one, beginning with any of the first.
const STRIDE: usize = 24;

/// The boundaries to try of `lines`.
fn boundaries(lines: usize) -> Vec<usize> {
    if std::env::var_os(ALL).is_some() {
        return (1..=lines).collect();
    }
    (fastrand::usize(1..=STRIDE)..=lines)
        .step_by(STRIDE)
        .collect()
}

/// Random instants at which a run is killed.
fn instants() -> u32 {
    if std::env::var_os(ALL).is_some() {
        100
    } else {
        6
    }
}

/// An undisturbed run: what it leaves, and how many lines its journal has.
fn undisturbed() -> (
    std::collections::BTreeMap<String, Vec<String>>,
    usize,
    Duration,
) {
    let environment = file::environment(&[]);
    let begun = Instant::now();
    let report = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    let took = begun.elapsed();
    assert_eq!(report["summary"]["created"], RESOURCES, "{report:#}");
    let state = snapshot::of(&environment.join("sandbox"));
    (state, journal_lines(&environment), took)
}

fn journal_lines(environment: &TestEnvironment) -> usize {
    let folder = environment.join(".iotctl/deployments/everything");
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let journal = entries
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "journal"));
    std::fs::read_to_string(journal.expect("a journal"))
        .expect("read")
        .lines()
        .count()
}

/// Empties the sandbox and the folder, keys and journals included.
fn afresh(environment: &TestEnvironment) {
    let reset = environment.iotctl(["sandbox", "reset", "--dir", "sandbox"]);
    assert_eq!(reset.code, Some(0), "{reset:#?}");
    for folder in [".iotctl", "devices", "cas"] {
        let _ = std::fs::remove_dir_all(environment.join(folder));
    }
}

/// Kills a run at each of `lines`; the next run must lead to the undisturbed state, and the one after it change nothing.
fn at_lines(kind: &str, lines: impl Iterator<Item = usize>) {
    let (wanted, _, _) = undisturbed();
    let environment = file::environment(&[]);
    for line in lines {
        afresh(&environment);
        let at = format!("{kind}:{line}");
        let provision = ["provision", "-f", "deployment.toml", "-y", "-o", "json"];
        let killed = environment.killed_at(&at, provision);
        assert_eq!(killed.code, None, "{at}: {killed:#?}");
        let again = environment.iotctl(provision);
        assert_eq!(again.code, Some(0), "{at}: {again:#?}");
        snapshot::assert_same(&snapshot::of(&environment.join("sandbox")), &wanted, &at);
    }
}

#[test]
fn a_deployment_killed_after_any_line_of_its_journal_is_finished_by_the_next_run() {
    let (_, lines, _) = undisturbed();
    at_lines("journal", boundaries(lines).into_iter());
}

#[test]
fn a_deployment_killed_before_any_line_of_its_journal_is_finished_by_the_next_run() {
    let (_, lines, _) = undisturbed();
    at_lines("journal-before", boundaries(lines).into_iter());
}

#[test]
fn a_deployment_killed_at_any_instant_is_finished_and_taken_down_without_remains() {
    let (wanted, _, took) = undisturbed();
    let environment = file::environment(&[]);
    for instant in 0..instants() {
        afresh(&environment);
        let mut run =
            environment.command(["provision", "-f", "deployment.toml", "-y", "-o", "json"]);
        let mut run = run
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("runs");
        std::thread::sleep(took.mul_f64(fastrand::f64()));
        run.kill().expect("its own child");
        run.wait().expect("ended");
        let again = environment.iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"]);
        assert_eq!(again.code, Some(0), "instant {instant}: {again:#?}");
        let when = format!("instant {instant}");
        snapshot::assert_same(&snapshot::of(&environment.join("sandbox")), &wanted, &when);
    }
    let destroyed = environment.iotctl(["destroy", "-f", "deployment.toml", "-y", "-o", "json"]);
    assert_eq!(destroyed.code, Some(0), "{destroyed:#?}");
    snapshot::assert_same(
        &snapshot::of(&environment.join("sandbox")),
        &std::collections::BTreeMap::new(),
        "destroyed",
    );
}
