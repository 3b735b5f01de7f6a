//! Substitution templates: text with `${expression}` in the fields of an action (Developer Guide, "Substitution templates").

use std::str::FromStr;

use super::value::text;
use super::{EvaluateError, Message, TOP};
use crate::model::rule_sql::syntax::Expression;
use crate::model::rule_sql::{SqlError, parser};

/// A parsed template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Text(String),
    Expression(Expression),
}

impl FromStr for Template {
    type Err = SqlError;

    fn from_str(template: &str) -> Result<Self, SqlError> {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("${") {
            pieces.push(Piece::Text(before.to_owned()));
            let at = template.len() - after.len();
            let end = end_of(after)
                .ok_or_else(|| SqlError::at(template, at, "the `${` here has no end"))?;
            pieces.push(Piece::Expression(parser::expression(&after[..end])?));
            rest = &after[end + 1..];
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        Ok(Self(pieces))
    }
}

/// Where the `}` is that ends an expression: not in quotes, not that of an object.
fn end_of(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return Some(at),
            (None, '}') => depth -= 1,
            _ => {}
        }
    }
    None
}

impl Template {
    /// The text with the values of `message` filled in; Undefined is empty.
    pub fn fill(&self, message: &Message<'_>) -> Result<String, EvaluateError> {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Expression(expression) => {
                    let value = message.expression(expression, TOP);
                    filled.push_str(&value.as_ref().and_then(text).unwrap_or_default());
                }
            }
        }
        message.checked(filled)
    }
}
