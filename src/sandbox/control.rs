//! Talks to a running sandbox on this machine: status, reset, stop.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use axum::http::{Method, Request, StatusCode, header};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::api::Status;
use super::runtime::{Info, Note, is_free};

/// How long one request may take.
const REQUEST_TIME: Duration = Duration::from_secs(10);
/// How long a sandbox may take to stop: its own limits for goodbyes, and some.
const STOP_TIME: Duration = Duration::from_secs(20);
/// How often a stopping sandbox is looked at.
const STOP_POLL: Duration = Duration::from_millis(10);
/// Largest answer taken.
const ANSWER_BYTES: usize = 1024 * 1024;

/// Why a running sandbox could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// No sandbox runs in the folder.
    #[error("no sandbox runs in `{dir}`")]
    NotRunning {
        /// The folder.
        dir: PathBuf,
    },
    /// It does not answer.
    #[error("the sandbox at {endpoint} does not answer: {detail}")]
    Unreachable {
        /// `localhost:PORT`.
        endpoint: String,
        /// Why.
        detail: String,
    },
    /// It takes no orders from us.
    #[error("the sandbox at {endpoint} refuses: {message}")]
    Refused {
        /// `localhost:PORT`.
        endpoint: String,
        /// Its words.
        message: String,
    },
    /// It cannot do it.
    #[error("the sandbox at {endpoint} fails: {message}")]
    Failed {
        /// `localhost:PORT`.
        endpoint: String,
        /// Its words.
        message: String,
    },
    /// It was told to stop and is still there.
    #[error("the sandbox at {endpoint} has not stopped after {seconds} s")]
    StillRunning {
        /// `localhost:PORT`.
        endpoint: String,
        /// How long it was waited for.
        seconds: u64,
    },
}

/// How the sandbox is doing.
pub async fn status(info: &Info) -> Result<Status, ControlError> {
    let body = call(info, Method::GET, "status").await?;
    serde_json::from_slice(&body).map_err(|error| unreachable(info, &error))
}

/// Empties the sandbox: registry, sessions, retained messages, log, counters. Live connections end.
pub async fn reset(info: &Info) -> Result<(), ControlError> {
    call(info, Method::POST, "reset").await.map(drop)
}

/// Stops the sandbox and returns when its folder is free.
pub async fn stop(info: &Info) -> Result<(), ControlError> {
    call(info, Method::POST, "stop").await?;
    let begun = Instant::now();
    while !is_free(&info.dir) {
        if begun.elapsed() > STOP_TIME {
            return Err(ControlError::StillRunning {
                endpoint: info.endpoint.clone(),
                seconds: STOP_TIME.as_secs(),
            });
        }
        sleep(STOP_POLL).await;
    }
    Ok(())
}

fn unreachable(info: &Info, error: &dyn std::fmt::Display) -> ControlError {
    ControlError::Unreachable {
        endpoint: info.endpoint.clone(),
        detail: error.to_string(),
    }
}

async fn call(info: &Info, method: Method, name: &str) -> Result<Bytes, ControlError> {
    let not_running = || ControlError::NotRunning {
        dir: info.dir.clone(),
    };
    let note = Note::read(&info.dir)
        .filter(|note| note.info == *info)
        .ok_or_else(not_running)?;
    if is_free(&info.dir) {
        return Err(not_running());
    }
    let exchange = exchange(info, &note, method, name);
    let (status, body) = timeout(REQUEST_TIME, exchange)
        .await
        .map_err(|_| unreachable(info, &"no answer in time"))??;
    if status == StatusCode::OK {
        return Ok(body);
    }
    let error: Value = serde_json::from_slice(&body).unwrap_or_default();
    let message = error["message"]
        .as_str()
        .map_or_else(|| status.to_string(), str::to_owned);
    let endpoint = info.endpoint.clone();
    Err(match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            ControlError::Refused { endpoint, message }
        }
        _ => ControlError::Failed { endpoint, message },
    })
}

async fn exchange(
    info: &Info,
    note: &Note,
    method: Method,
    name: &str,
) -> Result<(StatusCode, Bytes), ControlError> {
    let failed = |error: &dyn std::fmt::Display| unreachable(info, error);
    let stream = TcpStream::connect(note.address())
        .await
        .map_err(|error| failed(&error))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| failed(&error))?;
    let request = Request::builder()
        .method(method)
        .uri(format!("/_iotctl/{name}"))
        .header(header::HOST, &info.endpoint)
        .header(
            header::AUTHORIZATION,
            format!("Bearer {}", note.admin_token),
        )
        .header(header::CONNECTION, "close")
        .body(Empty::<Bytes>::new())
        .map_err(|error| failed(&error))?;
    let answer = async {
        let response = sender
            .send_request(request)
            .await
            .map_err(|error| failed(&error))?;
        let status = response.status();
        let body = Limited::new(response.into_body(), ANSWER_BYTES)
            .collect()
            .await
            .map_err(|error| failed(&error))?;
        Ok((status, body.to_bytes()))
    };
    tokio::pin!(connection);
    tokio::pin!(answer);
    // The connection must be driven for the answer to come; it may end first, with the answer ready.
    tokio::select! {
        answer = &mut answer => answer,
        _ = &mut connection => answer.await,
    }
}
