//! Starting, finding, resetting and stopping; folders that are not fit for a sandbox.

use std::os::unix::fs::PermissionsExt as _;

use aws_sdk_iot::error::ProvideErrorMetadata as _;
use iotctl::sandbox::control::{self, ControlError};
use iotctl::sandbox::{Config, StartError, StoreError, find, start};

use tokio::io::AsyncWriteExt as _;
use tokio::net::UnixStream;

use crate::support::{config, read_all, running};

#[tokio::test]
async fn a_sandbox_answers_from_its_start_to_its_end() {
    let running = running().await;
    let info = running.info().clone();
    assert_eq!(info.schema, "iotctl.sandbox/v1");
    assert_eq!(info.url, format!("https://{}", info.endpoint));
    assert_eq!(find(&info.dir), Some(info.clone()));
    let identity = running
        .sts()
        .get_caller_identity()
        .send()
        .await
        .expect("answered");
    assert_eq!(identity.account(), Some("123456789012"));
    assert_eq!(identity.arn(), Some("arn:aws:iam::123456789012:root"));
    let port = running.port();
    running.sandbox.shutdown().await;
    assert_eq!(find(&info.dir), None);
    assert!(!info.dir.join("runtime.json").exists());
    let refused = tokio::net::TcpStream::connect(("127.0.0.1", port)).await;
    assert!(refused.is_err(), "somebody still listens");
}

#[tokio::test]
async fn a_socket_in_the_folder_answers_as_the_port_without_tls() {
    const QUESTION: &[u8] = b"GET /things HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let running = running().await;
    let socket = running.info().socket();
    let mode = std::fs::metadata(&socket)
        .expect("a socket")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut stream = UnixStream::connect(&socket)
        .await
        .expect("somebody listens");
    stream.write_all(QUESTION).await.expect("written");
    let answer = read_all(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{answer}");
    let said = |answer: &str| answer.rsplit("\r\n\r\n").next().map(str::to_owned);
    assert_eq!(said(&answer), said(&running.plain(QUESTION).await));
    // It does not hold up the end.
    let idle = UnixStream::connect(&socket).await.expect("a connection");
    running.sandbox.shutdown().await;
    assert!(!socket.exists());
    drop(idle);
    // One that was killed leaves its own.
    drop(std::os::unix::net::UnixListener::bind(&socket).expect("bound"));
    let again = start(config(&running.dir)).await.expect("started again");
    UnixStream::connect(&socket)
        .await
        .expect("somebody listens");
    again.shutdown().await;
}

#[tokio::test]
async fn a_folder_whose_name_is_too_long_for_a_socket_has_none() {
    let dir = tempfile::tempdir().expect("a folder");
    let sandbox = start(Config {
        dir: dir.path().join("a".repeat(200)),
        ..config(&dir)
    })
    .await
    .expect("started");
    assert!(!sandbox.info().socket().exists());
    control::status(sandbox.info()).await.expect("answered");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_folder_keeps_its_port_root_and_registry() {
    let running = running().await;
    let first = running.info().clone();
    let root = std::fs::read(&first.ca).expect("a root");
    running
        .iot()
        .create_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect("created");
    running.sandbox.shutdown().await;
    let again = start(config(&running.dir)).await.expect("started again");
    assert_eq!(again.info().endpoint, first.endpoint);
    assert_eq!(std::fs::read(&again.info().ca).expect("a root"), root);
    assert_eq!(
        control::status(again.info())
            .await
            .expect("answered")
            .counts["things"],
        1
    );
    again.shutdown().await;
}

#[tokio::test]
async fn an_ephemeral_registry_is_forgotten() {
    let dir = tempfile::tempdir().expect("a folder");
    let sandbox = start(Config {
        ephemeral: true,
        ..config(&dir)
    })
    .await
    .expect("started");
    assert!(!sandbox.info().dir.join("state.db").exists());
    sandbox.shutdown().await;
}

#[tokio::test]
async fn one_folder_has_one_sandbox_and_two_folders_have_two() {
    let running = running().await;
    let second = start(config(&running.dir)).await;
    let Err(StartError::AlreadyRunning {
        info: Some(info), ..
    }) = second
    else {
        panic!("{second:?}")
    };
    assert_eq!(*info, *running.info());
    let elsewhere = crate::support::running().await;
    assert_ne!(elsewhere.info().endpoint, running.info().endpoint);
    running
        .sts()
        .get_caller_identity()
        .send()
        .await
        .expect("answered");
    elsewhere
        .sts()
        .get_caller_identity()
        .send()
        .await
        .expect("answered");
}

#[tokio::test]
async fn an_occupied_port_is_told_with_its_owner() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    let dir = tempfile::tempdir().expect("a folder");
    let refused = start(Config {
        listen: address,
        ..config(&dir)
    })
    .await;
    let Err(StartError::PortOccupied { address: told, by }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(told, address);
    if cfg!(target_os = "linux") {
        let by = by.expect("somebody");
        assert!(
            by.contains(&format!("process {}", std::process::id())),
            "{by}"
        );
    }
    assert_eq!(find(&dir.path().join("sandbox")), None);
}

#[tokio::test]
async fn private_files_are_for_their_owner_only() {
    let running = running().await;
    let dir = &running.info().dir;
    let mode = |path: &std::path::Path| {
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777
    };
    assert_eq!(mode(dir), 0o700);
    for name in [
        "ca.key",
        "server.key",
        "runtime.json",
        "state.db",
        "refusals.ndjson",
        "lock",
    ] {
        assert_eq!(mode(&dir.join(name)), 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_told() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("file");
    std::fs::write(&file, "").expect("written");
    let refused = start(Config {
        dir: file.join("sandbox"),
        ..config(&dir)
    })
    .await;
    assert!(
        matches!(refused, Err(StartError::Folder { .. })),
        "{refused:?}"
    );
}

type Expected = fn(&StoreError) -> bool;

#[tokio::test]
async fn state_that_is_not_ours_is_left_alone() {
    let sqlite = |sql: &str| {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("state.db");
        rusqlite::Connection::open(&path)
            .expect("opened")
            .execute_batch(sql)
            .expect("run");
        std::fs::read(path).expect("written")
    };
    let newer = "PRAGMA application_id = 0x696f7463; PRAGMA user_version = 99; CREATE TABLE t (a);";
    let cases: [(&str, Vec<u8>, Expected); 3] = [
        (
            "corrupt",
            b"this is no database, however long it may be. ".repeat(100),
            |error| matches!(error, StoreError::Corrupt { .. }),
        ),
        ("foreign", sqlite("CREATE TABLE t (a);"), |error| {
            matches!(error, StoreError::Foreign { .. })
        }),
        ("newer", sqlite(newer), |error| {
            matches!(error, StoreError::Newer { found: 99, .. })
        }),
    ];
    for (name, content, expected) in cases {
        let dir = tempfile::tempdir().expect("a folder");
        let config = config(&dir);
        std::fs::create_dir(&config.dir).expect("made");
        let path = config.dir.join("state.db");
        std::fs::write(&path, &content).expect("written");
        let refused = start(config.clone()).await;
        let Err(StartError::Store(error)) = &refused else {
            panic!("{name}: {refused:?}")
        };
        assert!(expected(error), "{name}: {error:?}");
        assert_eq!(
            std::fs::read(&path).expect("there"),
            content,
            "{name} was changed"
        );
        assert_eq!(find(&config.dir), None, "{name}");
    }
}

#[tokio::test]
async fn a_broken_page_is_found_at_the_start() {
    let running = running().await;
    let path = running.info().dir.join("state.db");
    for number in 0..40 {
        let name = format!("thing-{number}");
        running
            .iot()
            .create_thing()
            .thing_name(name)
            .send()
            .await
            .expect("created");
    }
    running.sandbox.shutdown().await;
    let mut content = std::fs::read(&path).expect("there");
    let middle = content.len() / 2;
    content[middle..].fill(0xA5);
    std::fs::write(&path, content).expect("written");
    let refused = start(config(&running.dir)).await;
    assert!(
        matches!(refused, Err(StartError::Store(StoreError::Corrupt { .. }))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_key_that_is_none_is_told_with_its_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let config = config(&dir);
    std::fs::create_dir(&config.dir).expect("made");
    std::fs::write(config.dir.join("ca.pem"), "x").expect("written");
    std::fs::write(config.dir.join("ca.key"), "x").expect("written");
    let refused = start(config).await.expect_err("refused").to_string();
    assert!(refused.contains("ca.key"), "{refused}");
}

#[tokio::test]
async fn a_registry_that_cannot_be_written_is_503_and_passes() {
    let running = running().await;
    let other = rusqlite::Connection::open(running.info().dir.join("state.db")).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let once = aws_sdk_iot::config::Builder::from(&running.sdk("test"))
        .retry_config(aws_sdk_iot::config::retry::RetryConfig::disabled())
        .build();
    let iot = aws_sdk_iot::Client::from_conf(once);
    let refused = iot
        .create_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect_err("locked");
    assert_eq!(refused.code(), Some("ServiceUnavailableException"));
    other.execute_batch("ROLLBACK").expect("unlocked");
    iot.create_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect("created");
}

#[tokio::test]
async fn status_counts_calls_and_reset_forgets_them() {
    let running = running().await;
    let iot = running.iot();
    iot.create_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect("created");
    iot.describe_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect("there");
    let _ = iot
        .describe_thing()
        .thing_name("none")
        .send()
        .await
        .expect_err("missing");
    let status = control::status(running.info()).await.expect("answered");
    assert_eq!((status.writes, status.calls["DescribeThing"]), (1, 2));
    assert_eq!(status.counts["things"], 1);
    control::reset(running.info()).await.expect("reset");
    let status = control::status(running.info()).await.expect("answered");
    assert_eq!((status.writes, status.calls.len()), (0, 0));
    assert_eq!(status.counts["things"], 0);
    let _ = iot
        .describe_thing()
        .thing_name("lamp")
        .send()
        .await
        .expect_err("forgotten");
}

#[tokio::test]
async fn stop_returns_when_the_folder_is_free() {
    let running = running().await;
    let info = running.info().clone();
    control::stop(&info).await.expect("stopped");
    assert_eq!(find(&info.dir), None);
    running.sandbox.wait().await;
    let refused = control::status(&info).await;
    assert!(
        matches!(refused, Err(ControlError::NotRunning { .. })),
        "{refused:?}"
    );
    let again = start(config(&running.dir)).await.expect("started again");
    let refused = control::status(&info).await.map(|_| ());
    // The same port and process, so the old description still fits.
    assert!(refused.is_ok(), "{refused:?}");
    again.shutdown().await;
}
