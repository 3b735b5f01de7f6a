//! Messages on stdout: the styles, and a thread that writes, so that a reader who pauses stops no timer and no signal.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::template::Template;
use crate::cli::error::CommandError;
use crate::cli::output::{Format, printable as words, unwritten};
use crate::domain::messaging::Record;
use crate::model::message::Message;

/// How long the end of the command waits for a reader.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);
/// Messages that may wait for the reader; after that the broker waits.
const QUEUE: usize = 64;

/// How a message is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Style<'a> {
    /// One JSON object.
    Json,
    /// `TOPIC PAYLOAD`.
    Line { terminal: bool },
    /// The topic alone.
    Name,
    /// As the user says.
    Template {
        template: &'a Template,
        terminal: bool,
    },
}

impl<'a> Style<'a> {
    pub(super) fn new(template: Option<&'a Template>, verbose: bool, format: Format) -> Self {
        let terminal = std::io::stdout().is_terminal();
        match (template, verbose, format) {
            (Some(template), ..) => Self::Template { template, terminal },
            (None, true, _) | (None, _, Format::Table) => Self::Line { terminal },
            (None, _, Format::Json | Format::Ndjson) => Self::Json,
            (None, _, Format::Name) => Self::Name,
        }
    }

    /// The bytes for `message`, with the newline.
    fn render(self, message: Message, time: Timestamp) -> Vec<u8> {
        let mut bytes = match self {
            Self::Json => serde_json::to_vec(&Record::new(message, time)).unwrap_or_default(),
            Self::Name => message.topic.into_bytes(),
            Self::Line { terminal } => {
                let mut line = message.topic.into_bytes();
                line.push(b' ');
                line.extend_from_slice(&message.payload);
                if terminal { printable(&line) } else { line }
            }
            Self::Template { template, terminal } => template.render(&message, time, terminal),
        };
        bytes.push(b'\n');
        bytes
    }
}

/// `bytes` without what could command a terminal: control characters and invalid UTF-8 are shown as escapes.
pub(super) fn printable(bytes: &[u8]) -> Vec<u8> {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(&words(chunk.valid()));
        for byte in chunk.invalid() {
            text.push_str("\\x");
            text.push_str(&hex::encode([*byte]));
        }
    }
    text.into_bytes()
}

/// Stdout, written by a thread of its own.
pub(super) struct Output<'a> {
    style: Style<'a>,
    lines: Option<mpsc::Sender<Vec<u8>>>,
    /// Taken once it has told.
    end: Option<oneshot::Receiver<std::io::Result<()>>>,
}

impl<'a> Output<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        let (lines, queue) = mpsc::channel(QUEUE);
        let (ended, end) = oneshot::channel();
        // Not a task of the runtime: that would wait for it at exit, and it may be stuck behind a reader for ever.
        std::thread::spawn(move || {
            // Nobody waits for it any more.
            let _ = ended.send(copy(queue));
        });
        Self {
            style,
            lines: Some(lines),
            end: Some(end),
        }
    }

    /// Hands a message to the writer; waits while the reader is behind.
    pub(super) async fn write(&mut self, message: Message) -> Result<(), CommandError> {
        let line = self.style.render(message, Timestamp::now());
        let taken = match &self.lines {
            Some(lines) => lines.send(line).await.is_ok(),
            None => false,
        };
        if taken {
            Ok(())
        } else {
            Err(self.failed().await)
        }
    }

    /// Waits until the writer has failed.
    pub(super) async fn failed(&mut self) -> CommandError {
        match self.ended().await {
            Err(error) => unwritten(error),
            Ok(()) => std::io::Error::from(std::io::ErrorKind::BrokenPipe).into(),
        }
    }

    /// Waits until all is written.
    pub(super) async fn finish(&mut self) -> Result<(), CommandError> {
        self.lines = None;
        self.ended().await.map_err(unwritten)
    }

    async fn ended(&mut self) -> std::io::Result<()> {
        let Some(end) = &mut self.end else {
            return Ok(());
        };
        let outcome = end.await;
        self.end = None;
        outcome.unwrap_or(Ok(()))
    }
}

/// Writes what comes; flushes whenever nothing more is waiting.
fn copy(mut queue: mpsc::Receiver<Vec<u8>>) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    while let Some(line) = queue.blocking_recv() {
        out.write_all(&line)?;
        while let Ok(line) = queue.try_recv() {
            out.write_all(&line)?;
        }
        out.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(
            printable("grüß\tdich\n".as_bytes()),
            "grüß\tdich\n".as_bytes()
        );
        assert_eq!(printable(b"\x1b[31m\xff\0"), br"\u{1b}[31m\xff\u{0}");
    }
}
