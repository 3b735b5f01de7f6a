//! Policy documents in files: read whole, and checked before anything is asked of AWS.

use std::path::Path;

use crate::cli::error::{CommandError, Kind};
use crate::cli::output::path_word;
use crate::domain::{files, policy};
use crate::model::policy::DocumentError;

/// The IoT policy document in a file.
pub(in crate::cli) fn iot_document(path: &Path) -> Result<String, CommandError> {
    let text = read(path)?;
    policy::check_document(&text).map_err(|error| invalid(path, &error))?;
    Ok(text)
}

/// The IAM policy document in a file.
pub(in crate::cli) fn iam_document(path: &Path) -> Result<String, CommandError> {
    let text = read(path)?;
    policy::check_role_document(&text).map_err(|error| invalid(path, &error))?;
    Ok(text)
}

/// The error that the document in a file is not valid.
pub(in crate::cli) fn invalid(path: &Path, error: &DocumentError) -> CommandError {
    let message = format!("the policy {} is not valid: {error}", path_word(path));
    CommandError::new(Kind::Usage, message).hint("correct the document")
}

/// Reads a file that should hold a document.
pub(in crate::cli) fn read(path: &Path) -> Result<String, CommandError> {
    let unreadable = |detail: String| {
        let message = format!("cannot read the policy {}: {detail}", path_word(path));
        CommandError::new(Kind::Local, message)
    };
    let text = files::read_text(path).map_err(|error| unreadable(error.to_string()))?;
    Ok(text.to_string())
}
