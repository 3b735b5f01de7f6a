//! What a sandbox holds, read from its database: a deployment's report is not judged by itself.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

/// Tables of what nobody deploys.
const OTHERS: [&str; 6] = [
    "meta",
    "retained",
    "sessions",
    "session_subscriptions",
    "session_messages",
    "functions",
];
/// Columns that differ from run to run.
const VOLATILE: [&str; 12] = [
    "id",
    "generation",
    "pem",
    "version",
    "last_version",
    "secret",
    "not_before",
    "not_after",
    "revision",
    "registration_code",
    "used_at",
    "used_region",
];

/// The rows of a sandbox by table, without what differs from run to run; sorted.
pub(super) fn of(sandbox: &Path) -> BTreeMap<String, Vec<String>> {
    let path = database(sandbox);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).expect("a database");
    let tables: Vec<String> = rows(
        &db,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .into_iter()
    .map(|mut row| row.remove(0).1)
    .collect();
    let mut found = BTreeMap::new();
    for table in tables
        .into_iter()
        .filter(|table| !OTHERS.contains(&table.as_str()))
    {
        let mut lines: Vec<String> = rows(&db, &format!("SELECT * FROM {table}"))
            .into_iter()
            // A detachment whose time has come is gone: whoever writes next removes the row.
            .filter(|row| {
                !row.iter()
                    .any(|(name, value)| name == "detached_at" && value != "NULL")
            })
            .map(|row| {
                let kept = row.into_iter().filter(|(name, _)| {
                    !name.ends_with("_at") && !VOLATILE.contains(&name.as_str())
                });
                let texts = kept.map(|(name, value)| format!("{name}={}", stable(&value)));
                texts.collect::<Vec<_>>().join(" ")
            })
            // It is the account's, and stays.
            .filter(|line: &String| !line.contains("kind=registration-code"))
            .collect();
        lines.sort();
        if !lines.is_empty() {
            found.insert(table, lines);
        }
    }
    found
}

fn database(sandbox: &Path) -> std::path::PathBuf {
    let entries = std::fs::read_dir(sandbox).expect("a folder").flatten();
    let mut paths = entries.map(|entry| entry.path());
    paths
        .find(|path| path.extension().is_some_and(|extension| extension == "db"))
        .expect("a database")
}

fn rows(db: &Connection, query: &str) -> Vec<Vec<(String, String)>> {
    let mut statement = db.prepare(query).expect("a query");
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let read = statement.query_map([], |row| {
        let mut values = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let text = match row.get::<_, Value>(at)? {
                Value::Null => "NULL".to_owned(),
                Value::Integer(number) => number.to_string(),
                Value::Real(number) => number.to_string(),
                Value::Text(text) => text,
                Value::Blob(bytes) => format!("{} bytes", bytes.len()),
            };
            values.push((name.clone(), text));
        }
        Ok(values)
    });
    read.expect("a query")
        .map(|row| row.expect("a row"))
        .collect()
}

/// A text without ids: certificates and pools are other ones in each run.
fn stable(text: &str) -> String {
    let is_id = |c: char| c.is_ascii_hexdigit() || c == '-';
    let mut stable = String::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        if is_id(c) {
            run.push(c);
            continue;
        }
        let is_uuid = run.len() == 36 && run.matches('-').count() == 4;
        stable.push_str(if run.len() == 64 || is_uuid {
            "ID"
        } else {
            &run
        });
        run.clear();
        if c != '\0' {
            stable.push(c);
        }
    }
    stable
}

/// Fails if `found` is not `wanted`, naming the lines that differ.
#[track_caller]
pub(super) fn assert_same(
    found: &BTreeMap<String, Vec<String>>,
    wanted: &BTreeMap<String, Vec<String>>,
    when: &str,
) {
    if found == wanted {
        return;
    }
    let lines = |state: &BTreeMap<String, Vec<String>>| -> Vec<String> {
        let tables = state.iter();
        tables
            .flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}: {row}")))
            .collect()
    };
    let (found, wanted) = (lines(found), lines(wanted));
    let only = |these: &[String], others: &[String]| -> String {
        let mut others = others.to_vec();
        let surplus =
            these.iter().filter(
                |line| match others.iter().position(|other| other == *line) {
                    Some(at) => {
                        others.swap_remove(at);
                        false
                    }
                    None => true,
                },
            );
        surplus.cloned().collect::<Vec<_>>().join("\n")
    };
    panic!(
        "{when}:\nsurplus:\n{}\nmissing:\n{}",
        only(&found, &wanted),
        only(&wanted, &found)
    );
}
