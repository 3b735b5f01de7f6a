//! The one way to the user: results to stdout, all else to stderr; human or JSON; progress only on a terminal.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;

use super::error::{CommandError, Kind};
use crate::domain::session::Call;

/// How much of a report is written at a time, in bytes.
const PIECE: usize = 32 * 1024;

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns, for people
    Table,
    /// One JSON document
    Json,
    /// One JSON document per line and item
    Ndjson,
    /// Only the names, one per line
    Name,
}

/// A report that people, too, can read.
pub trait Render: Serialize {
    /// The human view, ending without a newline.
    fn human(&self) -> String;

    /// Whether everything is as asked for where nothing had to be changed.
    fn is_settled(&self) -> bool {
        true
    }

    /// The names that `-o name` prints.
    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    /// The items that `-o ndjson` prints, one per line.
    fn items(&self) -> Vec<serde_json::Value> {
        vec![serde_json::to_value(self).unwrap_or_default()]
    }
}

/// Where a command's words go.
#[derive(Debug, Clone, Copy)]
pub struct Ui {
    format: Format,
    quiet: bool,
    stderr_terminal: bool,
    stdout_terminal: bool,
}

impl Ui {
    /// A Ui on this process's streams: `format` or, without one, a table on a terminal and JSON otherwise.
    #[must_use]
    pub fn new(format: Option<Format>, quiet: bool) -> Self {
        let stdout_terminal = std::io::stdout().is_terminal();
        let default = if stdout_terminal {
            Format::Table
        } else {
            Format::Json
        };
        Self {
            format: format.unwrap_or(default),
            quiet,
            stderr_terminal: std::io::stderr().is_terminal(),
            stdout_terminal,
        }
    }

    /// The format in force.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether progress bars make sense.
    #[must_use]
    pub fn shows_progress(&self) -> bool {
        self.stderr_terminal && !self.quiet
    }

    /// Writes a report to stdout.
    pub fn show(&self, report: &impl Render) -> Result<(), CommandError> {
        match self.format {
            Format::Table => self.print(&printable(&report.human())),
            Format::Name => self.print(&report.names().join("\n")),
            Format::Json => stream(|out| {
                if self.stdout_terminal {
                    serde_json::to_writer_pretty(&mut *out, report)?;
                } else {
                    serde_json::to_writer(&mut *out, report)?;
                }
                writeln!(out)
            }),
            Format::Ndjson => stream(|out| {
                let mut items = report.items().into_iter();
                items.try_for_each(|item| writeln!(out, "{item}"))
            }),
        }
    }

    /// Writes words for people and a newline to stdout; what they quote cannot command the terminal.
    pub fn print_words(&self, text: &str) -> Result<(), CommandError> {
        self.print(&printable(text))
    }

    /// Writes `text` as it is and a newline to stdout; nothing if it is empty.
    pub fn print(&self, text: &str) -> Result<(), CommandError> {
        if text.is_empty() {
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{text}").and_then(|()| out.flush());
        written.map_err(unwritten)
    }

    /// Says what is going on, on stderr; silent with `--quiet`.
    pub fn status(&self, text: &str) {
        if !self.quiet {
            say(&printable(text));
        }
    }

    /// Says an AWS call on stderr: at `level` 1 what was called and how it ended, at 2 how long it took, at 3 all that is known.
    pub fn say_call(&self, call: &Call<'_>, level: u8) {
        let mut text = match call.error {
            None => format!("call: {} ok", call.operation),
            Some(error) => format!(
                "call: {} {}",
                call.operation,
                error.code.as_deref().unwrap_or("failed")
            ),
        };
        if level > 1 {
            text = format!("{text} {:.1} ms", call.took.as_secs_f64() * 1e3);
            if let Some(id) = call.error.and_then(|error| error.request_id.as_ref()) {
                text = format!("{text} request {id}");
            }
        }
        if level > 2 {
            text = format!("{text} waited {:.1} ms", call.waited.as_secs_f64() * 1e3);
        }
        say(&printable(&text));
    }

    /// Warns on stderr.
    pub fn warn(&self, text: &str) {
        say(&printable(&format!("warning: {text}")));
    }

    /// Reports an error with its hints on stderr: text, or one JSON object where results are JSON.
    pub fn error(&self, error: &CommandError) {
        if matches!(self.format, Format::Json | Format::Ndjson) {
            say(&error.to_json());
        } else {
            say(&printable(&format!("error: {}", error.message)));
            for hint in &error.hints {
                say(&printable(&format!("hint: {hint}")));
            }
        }
    }
}

/// The error that a result could not be written; a reader that went away is none.
pub(crate) fn unwritten(error: std::io::Error) -> CommandError {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return error.into();
    }
    let message = format!("cannot write to standard output: {error}");
    CommandError::new(Kind::Local, message).hint("make room, or send the output elsewhere")
}

/// Writes to stdout piece by piece: the report of a fleet is large.
fn stream(
    write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>,
) -> Result<(), CommandError> {
    let mut out = BufWriter::with_capacity(PIECE, std::io::stdout().lock());
    let written = write(&mut out).and_then(|()| out.flush());
    written.map_err(unwritten)
}

fn say(text: &str) {
    // A closed stderr leaves nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A path as one word of a shell's command line, for hints that people copy.
pub(crate) fn path_word(path: &Path) -> String {
    shell_word(&path.to_string_lossy())
}

/// `text` without what could command a terminal: control characters but tab and newline are shown as escapes.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() && !matches!(character, '\n' | '\t') {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// `text` as one word of a command line that a POSIX shell reads, quoted only where it must be.
#[must_use]
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=@%+,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// Rows under a header, aligned with two spaces between the columns.
#[must_use]
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(header);
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_change_it() {
        assert_eq!(shell_word("devices/cam-1"), "devices/cam-1");
        assert_eq!(shell_word("my devices"), "'my devices'");
        assert_eq!(shell_word("it's"), r"'it'\''s'");
        assert_eq!(shell_word(""), "''");
    }

    #[test]
    fn words_do_not_command_the_terminal() {
        assert_eq!(printable("grüß\tdich\n"), "grüß\tdich\n");
        assert_eq!(printable("\x1b[2J\u{9b}1m\r"), r"\u{1b}[2J\u{9b}1m\r");
    }
}
