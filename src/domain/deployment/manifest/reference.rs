//! The reference of the deployment file, written from the keys' own documentation.

use std::fmt::Write as _;

use super::keys::Root;
use super::read::{Key, Shape, Table, shape_name};
use super::template::Placeholder;

const HEAD: &str = include_str!("reference_head.md");
const FILES: &str = include_str!("reference_files.md");

/// The whole reference, in Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = HEAD.to_owned();
    let keys = Root::keys();
    let (tables, single): (Vec<_>, Vec<_>) = keys
        .into_iter()
        .partition(|key| matches!(key.shape, Shape::Named { .. }));
    text.push_str("\n## Top level\n\n");
    text.push_str(&rows(&single));
    for table in &tables {
        let Shape::Named {
            name,
            doc,
            keys,
            existing,
        } = &table.shape
        else {
            continue;
        };
        write!(text, "\n## `[{}.NAME]`\n\n", table.name).expect("a String takes all");
        text.push_str(&prose(doc));
        if let Shape::Text(rule) = name.as_ref() {
            write!(text, " NAME: {rule}.").expect("a String takes all");
        }
        text.push_str("\n\n");
        let mut keys = keys();
        if *existing {
            keys.push(existing_key());
        }
        text.push_str(&rows(&keys));
        for key in &keys {
            text.push_str(&inner(key));
        }
    }
    text.push_str(FILES);
    for (_, name, doc) in Placeholder::ALL {
        let doc = prose(doc);
        writeln!(text, "| `${{{name}}}` | {doc} |").expect("a String takes all");
    }
    text.push_str("| `${attribute:NAME}` | An attribute of the thing. |\n");
    text
}

/// The key that every table has whose resource may be somebody else's.
pub(super) fn existing_key() -> Key {
    Key {
        name: super::read::EXISTING,
        doc: " Others made it: it must be there, is used as it is, and is never changed or deleted. Stands alone.",
        shape: Shape::Boolean,
        required: false,
        default: Some("false"),
        example: "true",
    }
}

/// The section about a table within a table.
fn inner(key: &Key) -> String {
    let (Shape::Table { doc, keys }, list) = (match &key.shape {
        Shape::List(item) => (item.as_ref(), true),
        shape => (shape, false),
    }) else {
        return String::new();
    };
    let of = if list { "Each table of `" } else { "`" };
    let doc = prose(doc);
    let rows = rows(&keys());
    if key.name == "error-action" {
        return "\n`error-action` has the keys of an action.\n".to_owned();
    }
    format!("\n### {of}{}`\n\n{doc}\n\n{rows}", key.name)
}

/// The keys of a table as rows of one.
fn rows(keys: &[Key]) -> String {
    let mut text = "| key | takes | default | meaning |\n|---|---|---|---|\n".to_owned();
    for key in keys {
        let takes = match choices(&key.shape) {
            Some(_) if matches!(key.shape, Shape::List(_)) => "list of words".to_owned(),
            Some(_) => "word".to_owned(),
            None => shape_name(&key.shape),
        };
        let default = match (key.required, key.default) {
            (true, _) => "needed".to_owned(),
            (false, Some(default)) => format!("`{default}`"),
            (false, None) => String::new(),
        };
        let mut meaning = prose(key.doc);
        for (value, doc) in choices(&key.shape).unwrap_or_default() {
            write!(meaning, "<br>`\"{value}\"`: {}", prose(doc)).expect("a String takes all");
        }
        let example = format!("{} = {}", key.name, key.example);
        let row = format!(
            "`{}` | {takes} | {default} | {meaning}<br>`{example}`",
            key.name
        );
        writeln!(text, "| {} |", row.replace("||", "\\|\\|")).expect("a String takes all");
    }
    text
}

/// The words that a value can be, if it is one out of a list.
pub(super) fn choices(shape: &Shape) -> Option<&'static [(&'static str, &'static str)]> {
    match shape {
        Shape::Choice(values) => Some(values),
        Shape::List(item) => choices(item),
        _ => None,
    }
}

/// A documentation comment as one paragraph.
pub(super) fn prose(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}
