//! Each call disturbed in every way: refused, throttled, cut off before it was done and after.

use super::file;
use super::snapshot;

/// Makes and takes down the deployment in a sandbox that fails each call once.
fn disturbed(fault: &str) {
    let wanted = {
        let environment = file::environment(&[]);
        let made = environment.iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"]);
        assert_eq!(made.code, Some(0), "{made:#?}");
        snapshot::of(&environment.join("sandbox"))
    };
    let environment = file::environment(&[
        "--fault",
        &format!("{fault}:*:once"),
        "--detach-delay",
        "0s",
    ]);
    let mut left = 5;
    loop {
        let made = environment.iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"]);
        if made.code == Some(0) {
            break;
        }
        left -= 1;
        assert!(left > 0, "{fault}: {made:#?}");
    }
    snapshot::assert_same(&snapshot::of(&environment.join("sandbox")), &wanted, fault);
    let again = environment
        .iotctl(["provision", "-f", "deployment.toml", "-y", "-o", "json"])
        .report();
    assert_eq!(again["changed"], false, "{fault}: {again:#}");
    let destroyed = environment.iotctl(["destroy", "-f", "deployment.toml", "-y", "-o", "json"]);
    assert_eq!(destroyed.code, Some(0), "{fault}: {destroyed:#?}");
    snapshot::assert_same(
        &snapshot::of(&environment.join("sandbox")),
        &std::collections::BTreeMap::new(),
        fault,
    );
}

#[test]
fn a_service_that_fails_each_call_once() {
    disturbed("500");
}

#[test]
fn a_service_that_throttles_each_call_once() {
    disturbed("throttle");
}

#[test]
fn a_connection_that_breaks_before_each_call_is_done() {
    disturbed("reset");
}

#[test]
fn a_connection_that_breaks_after_each_call_is_done_and_before_it_is_heard() {
    disturbed("lost");
}
