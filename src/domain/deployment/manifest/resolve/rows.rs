//! The rows of a fleet file, and where in it a problem is told.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::super::position::{Excerpt, Position};
use super::super::problem::Problem;
use super::super::read::similar;
use super::fleet::{Members, One, Work};
use super::{Resolver, shared};
use crate::domain::fleet_file::{FleetFile, FleetFileError, Place};
use crate::model::name::AttributeName;

/// Columns with a meaning of their own.
pub(super) const COLUMNS: [&str; 6] = [
    "thing",
    "thing-type",
    "group",
    "groups",
    "wifi_ssid",
    "wifi_password",
];
/// The column that no message quotes.
pub(super) const SECRET: &str = "wifi_password";

impl Resolver {
    pub(super) fn rows(&mut self, work: &Work<'_>, path: &Path, members: &mut Members) {
        let file = match FleetFile::open(path) {
            Ok(file) => file,
            Err(error) => return self.file_problem(work, &error),
        };
        if let Some(columns) = file.columns() {
            let columns = columns.to_vec();
            if !self.check_columns(work, path, &columns) {
                return;
            }
        }
        let before = members.devices.len();
        let mut number = 0;
        let mut is_whole = true;
        for row in file {
            let row = match row {
                Ok(row) => row,
                Err(error) => {
                    self.file_problem(work, &error);
                    is_whole = false;
                    continue;
                }
            };
            number += 1;
            let one = One {
                number,
                listed: None,
                row: Some(&row),
            };
            self.device(work, &one, members);
        }
        if number == 0 && is_whole && members.devices.len() == before {
            let message = format!("`{}` names no device", path.display());
            self.problems.report(&Self::from_span(work), message);
        }
    }

    fn from_span(work: &Work<'_>) -> Range<usize> {
        let from = work.keys.from.as_ref().map(|from| from.span.clone());
        from.unwrap_or_else(|| work.table.span.clone())
    }

    fn file_problem(&mut self, work: &Work<'_>, error: &FleetFileError) {
        let span = Self::from_span(work);
        match error {
            FleetFileError::Row { path, line, detail } => self.problems.push(Problem {
                position: Some(Position {
                    file: shared(path),
                    line: u32::try_from(*line).unwrap_or(u32::MAX),
                    column: 1,
                }),
                message: detail.clone(),
                hint: None,
                excerpt: None,
            }),
            error @ FleetFileError::Unreadable { .. } => {
                self.problems.report(&span, error.to_string());
            }
        }
    }

    /// Checks the header of a CSV file.
    fn check_columns(&mut self, work: &Work<'_>, path: &Path, columns: &[Arc<str>]) -> bool {
        let mut right = true;
        let has = |name: &str| columns.iter().any(|column| &**column == name);
        let mut needed: Vec<&str> = work.used.iter().map(String::as_str).collect();
        needed.extend(work.name.columns());
        needed.sort_unstable();
        needed.dedup();
        let missing = needed.into_iter().filter(|name| !has(name));
        for name in missing {
            let place = Place::of_column(path, "");
            let near = similar(name, columns.iter().map(|column| &**column));
            let hint = near.map(|near| format!("did you mean the column `{near}`?"));
            let message = format!("there is no column `{name}`");
            self.problem_at(path, &place, message, hint);
            right = false;
        }
        for (at, column) in columns.iter().enumerate() {
            let place = Place::of_column(path, column);
            if columns[..at].contains(column) {
                self.problem_at(
                    path,
                    &place,
                    format!("the column `{column}` is there twice"),
                    None,
                );
                right = false;
            } else if !COLUMNS.contains(&&**column)
                && !work.used.iter().any(|used| **used == **column)
                && let Err(error) = column.parse::<AttributeName>()
            {
                let hint = Some("a column that nothing else uses is an attribute".to_owned());
                self.problem_at(path, &place, error.to_string(), hint);
                right = false;
            }
        }
        right
    }

    fn problem_at(&mut self, path: &Path, place: &Place, message: String, hint: Option<String>) {
        // A line with a password is not quoted.
        let secret = FleetFile::open(path).is_ok_and(|file| {
            file.columns()
                .is_none_or(|columns| columns.iter().any(|column| &**column == SECRET))
        });
        let excerpt = Excerpt::new(&place.text, place.span.clone());
        self.problems.push(Problem {
            position: Some(Position {
                file: shared(path),
                line: u32::try_from(place.line).unwrap_or(u32::MAX),
                column: u32::try_from(excerpt.before + 1).unwrap_or(u32::MAX),
            }),
            message,
            hint,
            excerpt: (!secret || place.line == 1 && !place.text.contains(SECRET))
                .then_some(excerpt),
        });
    }

    /// Notes a problem of one device: at a column of its row, or at `span`.
    pub(super) fn note(
        &mut self,
        work: &Work<'_>,
        one: &One<'_>,
        (column, span): (&str, &Range<usize>),
        message: String,
        hint: Option<String>,
    ) {
        match (one.row, &work.file) {
            (Some(row), Some(path)) => {
                let path = Arc::clone(path);
                let place = Place::of(&path, row, column);
                self.problem_at(&path, &place, message, hint);
            }
            _ => self.problems.add(span, message, hint),
        }
    }
}
