//! From TOML to typed values: each knows its shape, which the messages, the documentation and the JSON Schema share.
//!
//! Refuses unknown keys, wrong types and values outside their rule, and goes on reading to find the next one.

mod suggest;
pub(super) mod table;
mod value;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) use suggest::similar;
pub(super) use table::{Definition, EXISTING, Key, Named, Table, Tables, choice, parse, table};
pub(super) use value::{
    Entries, FilePath, Json, Number, Read, Shape, Template, TextOrTable, json_of, shape_name,
};

use super::position::{Position, Source};
use super::problem::{Errors, Problem};

/// A value with its place.
pub(super) type Node<'a> = Spanned<DeValue<'a>>;

/// A value that was read, with the bytes of the file it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// The problems of one file, as they are found.
#[derive(Debug)]
pub(super) struct Problems {
    source: Source,
    /// Whether the file is no TOML: what seems to be missing may only be unreadable.
    broken: bool,
    /// Keys that are there with a value that could not be read: where their table begins, and their names.
    unread: Vec<(usize, &'static str)>,
    found: Vec<Problem>,
}

impl Problems {
    pub(super) fn new(file: &Path, text: &str) -> Self {
        Self {
            source: Source {
                file: Arc::from(file),
                text: Arc::from(text),
            },
            broken: false,
            unread: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Whether the file is no TOML, so that nothing can be said of what is not in it.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Notes a key of the table at `span` whose value could not be read, for a reason that is told.
    fn leave_unread(&mut self, span: &Range<usize>, key: &'static str) {
        self.unread.push((span.start, key));
    }

    /// Whether `key` of the table at `span` is there, and could not be read.
    pub(super) fn is_unread(&self, span: &Range<usize>, key: &str) -> bool {
        let mut unread = self.unread.iter();
        unread.any(|(start, unread)| *start == span.start && *unread == key)
    }

    /// The place of a value of this file.
    pub(super) fn position(&self, span: &Range<usize>) -> Position {
        self.source.position(span.start)
    }

    /// The text of the file at `span`.
    pub(super) fn text(&self, span: &Range<usize>) -> &str {
        self.source.text.get(span.clone()).unwrap_or_default()
    }

    /// Notes what is wrong at `span`.
    pub(super) fn report(&mut self, span: &Range<usize>, message: impl Into<String>) {
        self.add(span, message.into(), None);
    }

    /// Notes what is wrong at `span`, and what to do.
    pub(super) fn explain(
        &mut self,
        span: &Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(span, message.into(), Some(hint.into()));
    }

    pub(super) fn add(&mut self, span: &Range<usize>, message: String, hint: Option<String>) {
        self.found.push(Problem {
            position: Some(self.source.position(span.start)),
            message,
            hint,
            excerpt: Some(self.source.excerpt(span)),
        });
    }

    /// Notes a problem of another file.
    pub(super) fn push(&mut self, problem: Problem) {
        self.found.push(problem);
    }

    /// All that was found, in the order of the files; nothing if nothing is wrong.
    pub(super) fn finish(mut self) -> Result<(), Errors> {
        if self.found.is_empty() {
            return Ok(());
        }
        let own = Arc::clone(&self.source.file);
        self.found.sort_by(|one, other| {
            let key = |problem: &Problem| {
                let position = problem.position.clone();
                (position.as_ref().is_some_and(|at| at.file != own), position)
            };
            key(one).cmp(&key(other))
        });
        self.found.dedup();
        Err(Errors {
            problems: self.found,
        })
    }
}

/// Reads a whole file as the table `T`, noting what is wrong; whatever can be read is returned all the same.
pub(super) fn read<T: Table>(text: &str, problems: &mut Problems) -> T {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let end = text.len();
        let span = error.span().unwrap_or(end..end);
        problems.report(&span, error.message());
    }
    problems.broken = !errors.is_empty();
    T::read_table(root.get_ref(), &(0..0), &[], problems)
}
