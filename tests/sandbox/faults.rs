//! A folder that breaks while the sandbox runs, or was broken before.

use std::process::Command;

use aws_sdk_iot::error::ProvideErrorMetadata as _;
use iotctl::sandbox::refusals::log_path;
use iotctl::sandbox::start;

use crate::support::{config, running};

#[tokio::test]
async fn nothing_is_acknowledged_into_a_removed_state_file() {
    let running = running().await;
    let state = running.info().dir.join("state.db");
    let create = |name: &str| running.iot().create_thing().thing_name(name).send();
    create("before").await.expect("created");
    std::fs::remove_file(&state).expect("removed");
    let error = create("after").await.expect_err("lost at the next start");
    assert_eq!(error.code(), Some("ServiceUnavailableException"));
    // Another file in its place is no better.
    std::fs::write(&state, b"").expect("written");
    let error = create("again").await.expect_err("lost at the next start");
    assert_eq!(error.code(), Some("ServiceUnavailableException"));
    running
        .iot()
        .list_things()
        .send()
        .await
        .expect("reading goes on");
    running.sandbox.shutdown().await;
    let sandbox = start(config(&running.dir)).await.expect("starts afresh");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_pipe_in_the_place_of_the_log_holds_up_nobody() {
    let dir = tempfile::tempdir().expect("a folder");
    let config = config(&dir);
    std::fs::create_dir(&config.dir).expect("made");
    let made = Command::new("mkfifo").arg(log_path(&config.dir)).status();
    assert!(made.expect("mkfifo runs").success());
    let started = tokio::time::timeout(crate::support::PATIENCE, start(config));
    let sandbox = started.await.expect("not held up").expect("started");
    sandbox.shutdown().await;
}
