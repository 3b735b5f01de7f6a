//! The SQL of topic rules: `SELECT … FROM 'topic filter' [WHERE …]`, parsed, checked, and applied to messages.
//!
//! Owns the grammar (Developer Guide, "AWS IoT SQL reference", version 2016-03-23). Refuses what the guide does not document, such as
//! unknown functions, instead of finding out with the first message.

mod evaluate;
mod functions;
mod lexer;
mod parser;
mod syntax;

pub use evaluate::{EvaluateError, Facts, Message, Output, Outside, Template};
pub use syntax::{Binary, Case, Expression, Item, Number, Selection, Statement, Step, Unary};

/// Longest statement in bytes; a rule is far below, and a parser must end.
pub const STATEMENT_BYTES: usize = 16 * 1024;
/// Deepest nesting of expressions.
pub const DEPTH: usize = 48;

/// Why a statement is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} (line {line}, column {column})")]
pub struct SqlError {
    /// What is wrong.
    pub message: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

impl SqlError {
    /// An error at byte `at` of `text`.
    fn at(text: &str, at: usize, message: impl Into<String>) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            message: message.into(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl std::str::FromStr for Statement {
    type Err = SqlError;

    fn from_str(text: &str) -> Result<Self, SqlError> {
        if text.len() > STATEMENT_BYTES {
            let message = format!("the statement is longer than {STATEMENT_BYTES} bytes");
            return Err(SqlError::at(text, 0, message));
        }
        parser::parse(text)
    }
}

#[cfg(test)]
mod tests;
