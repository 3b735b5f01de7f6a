//! What to publish: text, a file, stdin as a whole or by line, once or again and again.

use std::fs::File;
use std::io::{BufRead as _, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::cli::error::{CommandError, Kind};
use crate::domain::messaging::{Source, check_publish};
use crate::model::limits::PAYLOAD_BYTES;
use crate::model::message::Publish;

/// Messages that may wait to be sent; after that stdin waits.
const QUEUE: usize = 16;

/// Where a payload comes from.
#[derive(Debug, Clone)]
pub(in crate::cli) enum Body {
    /// The command line.
    Bytes(Bytes),
    /// A file.
    File(PathBuf),
    /// Stdin to its end.
    Stdin,
    /// Each line of stdin, without its end.
    Lines,
}

/// Messages like `message` with the payload of `body`, `repeat` times with `delay` between them.
///
/// A single payload is read, and found too large, before this returns.
pub(in crate::cli) fn open(
    body: Body,
    message: Publish,
    repeat: u64,
    delay: Duration,
) -> Result<Source, CommandError> {
    let (sender, source) = mpsc::channel(QUEUE);
    let payload = match body {
        Body::Bytes(bytes) => bytes,
        Body::File(path) => file(&path)?,
        Body::Stdin => whole(std::io::stdin().lock(), "stdin")?,
        Body::Lines => {
            // A thread and no task: the runtime would wait at exit for a read from a terminal.
            std::thread::spawn(move || lines(&message, &sender));
            return Ok(source);
        }
    };
    let message = Publish { payload, ..message };
    check_publish(&message, None).map_err(crate::domain::messaging::MessagingError::from)?;
    tokio::spawn(async move {
        for turn in 0..repeat {
            if turn > 0 && !delay.is_zero() {
                tokio::time::sleep(delay).await;
            }
            if sender.send(Ok(message.clone())).await.is_err() {
                return;
            }
        }
    });
    Ok(source)
}

fn file(path: &Path) -> Result<Bytes, CommandError> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    whole(file, &name)
}

/// All of `reader`, but no more than shows that it is too much.
fn whole(reader: impl Read, name: &str) -> Result<Bytes, CommandError> {
    let mut bytes = Vec::new();
    reader
        .take(PAYLOAD_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(name, &error))?;
    if bytes.len() > PAYLOAD_BYTES {
        let message =
            format!("`{name}` is too large: AWS IoT takes at most 128 KiB (131072 bytes)");
        return Err(
            CommandError::new(Kind::Usage, message).hint("split it, or `-l` to publish each line")
        );
    }
    Ok(bytes.into())
}

fn unreadable(name: &str, error: &std::io::Error) -> CommandError {
    CommandError::new(Kind::Local, format!("cannot read `{name}`: {error}"))
}

/// Sends a message for each line until stdin ends or nobody takes them.
fn lines(message: &Publish, sender: &mpsc::Sender<Result<Publish, String>>) {
    let mut stdin = std::io::stdin().lock();
    loop {
        let mut line = Vec::new();
        // One byte more than allowed, and the line's end: enough to see that it is too long.
        let item = match stdin
            .by_ref()
            .take(PAYLOAD_BYTES as u64 + 2)
            .read_until(b'\n', &mut line)
        {
            Ok(0) => return,
            Ok(_) => {
                if line.last() == Some(&b'\n') {
                    line.pop();
                    if line.last() == Some(&b'\r') {
                        line.pop();
                    }
                }
                Ok(Publish {
                    payload: line.into(),
                    ..message.clone()
                })
            }
            Err(error) => Err(format!("stdin: {error}")),
        };
        let failed = item.is_err();
        if sender.blocking_send(item).is_err() || failed {
            return;
        }
    }
}
