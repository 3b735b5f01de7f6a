//! Why a text is no policy document: what, where, and the rule it breaks.

use std::fmt;

/// A text that AWS would answer with `MalformedPolicyException` (IAM: `MalformedPolicyDocument`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentError {
    /// Where in the document, such as ``statement 2, `Resource` ``; empty for the document as a whole.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
    /// The rule it breaks.
    pub rule: String,
    /// Line and column, counted from 1, where the text is no JSON.
    pub position: Option<(usize, usize)>,
}

impl DocumentError {
    pub(super) fn new(
        place: impl Into<String>,
        problem: impl Into<String>,
        rule: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
            rule: rule.into(),
            position: None,
        }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.problem)?;
        if let Some((line, column)) = self.position {
            write!(f, " at line {line} column {column}")?;
        }
        if !self.rule.is_empty() {
            write!(f, ": {}", self.rule)?;
        }
        Ok(())
    }
}

impl std::error::Error for DocumentError {}
