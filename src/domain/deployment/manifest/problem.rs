//! What is wrong with a deployment file: every problem with its place, the text meant, and what to do.

use std::fmt;

use super::position::{Excerpt, Position};

/// Problems shown; the rest is counted.
const SHOWN: usize = 50;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; nowhere if the file cannot be read at all.
    pub position: Option<Position>,
    /// What, naming the value.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The line meant.
    pub excerpt: Option<Excerpt>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = &self.position {
            write!(f, "{position}: ")?;
        }
        f.write_str(&self.message)?;
        let number = self
            .position
            .as_ref()
            .map_or_else(String::new, |position| position.line.to_string());
        if let Some(excerpt) = &self.excerpt {
            let Excerpt {
                line,
                before,
                length,
            } = excerpt;
            // A tab before the mark stays a tab under it.
            let indent: String = line
                .chars()
                .take(*before)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            write!(f, "\n  {number} | {line}")?;
            write!(
                f,
                "\n  {:width$} | {indent}{}",
                "",
                "^".repeat(*length),
                width = number.len()
            )?;
        }
        if let Some(hint) = &self.hint {
            let width = number.len();
            write!(f, "\n  {:width$} = {hint}", "")?;
        }
        Ok(())
    }
}

/// Everything that is wrong, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Errors {
    /// The problems; at least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().take(SHOWN).enumerate() {
            if at > 0 {
                f.write_str("\n\n")?;
            }
            problem.fmt(f)?;
        }
        match self.problems.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n\n… and {more} more"),
        }
    }
}

impl std::error::Error for Errors {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::sync::Arc;

    #[test]
    fn a_problem_marks_what_it_means() {
        let problem = Problem {
            position: Some(Position {
                file: Arc::from(Path::new("deployment.toml")),
                line: 12,
                column: 1,
            }),
            message: "unknown key `thing_type`".to_owned(),
            hint: Some("did you mean `thing-type`?".to_owned()),
            excerpt: Some(Excerpt::new("thing_type = \"a\"", 0..10)),
        };
        let text = "deployment.toml:12:1: unknown key `thing_type`\n  12 | thing_type = \"a\"\n     | ^^^^^^^^^^\n     = did you mean `thing-type`?";
        assert_eq!(problem.to_string(), text);
        let errors = Errors {
            problems: vec![problem; 60],
        };
        assert!(errors.to_string().ends_with("… and 10 more"));
    }
}
