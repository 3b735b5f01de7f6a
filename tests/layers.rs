//! Fails on an import that points up: each layer may use only the layers listed for it.

use std::fs;
use std::path::{Path, PathBuf};

/// Layer and what it may import from this crate, besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("cli", &["domain", "model", "sandbox"]),
    ("domain", &["aws", "mqtt", "model"]),
    ("aws", &["model"]),
    ("mqtt", &["model"]),
    ("model", &[]),
    ("sandbox", &["model"]),
];

/// Library crates that stay in the layer that owns them.
const OWNED: &[(&str, &str)] = &[
    ("aws_sdk_", "aws"),
    ("aws_config", "aws"),
    ("rumqttc", "mqtt"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("comfy_table", "cli"),
    ("rusqlite", "sandbox"),
    ("toml::", "domain/deployment/manifest"),
    ("rmqtt_codec", "sandbox/broker/codec"),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    found
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect()
}

/// The code of a file without comment lines, whose text may name anything.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn no_layer_imports_upwards() {
    let mut wrong = Vec::new();
    for (name, text) in all() {
        let Some((layer, _)) = name.split_once('/') else {
            continue;
        };
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(known, _)| *known == layer)
            .unwrap_or_else(|| panic!("unknown layer {layer}"));
        for line in code(&text) {
            for (at, _) in line.match_indices("crate::") {
                let used: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let is_layer = MAY_IMPORT.iter().any(|(known, _)| *known == used);
                if is_layer && used != layer && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports that point up:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn library_types_stay_with_their_owner() {
    let mut wrong = Vec::new();
    for (name, text) in all() {
        for line in code(&text) {
            for (library, owner) in OWNED {
                let used = line.match_indices(library).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                        && line[at..].contains("::")
                });
                if used && !name.starts_with(owner) {
                    wrong.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "libraries outside the folder that owns them:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_file_says_what_it_owns() {
    let silent: Vec<_> = all()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "files without a `//!` head: {silent:?}");
}

#[test]
fn no_file_outgrows_its_budget() {
    let long: Vec<_> = all()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 600)
        .collect();
    assert!(long.is_empty(), "files over 600 lines: {long:?}");
}
