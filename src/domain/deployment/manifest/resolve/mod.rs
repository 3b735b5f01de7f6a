//! From keys to resources: files are read, documents checked, names looked up, before anything is asked of AWS.

mod access;
mod authorizers;
mod certificate;
mod devices;
mod fleet;
mod member;
mod names;
mod policies;
mod rows;
mod rules;
mod things;

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::keys::Root;
use super::position::Position;
use super::problem::{Errors, Problem};
use super::read::{At, FilePath, Problems, read};
use super::resources::ExistingResource;
use super::{Deployment, Overrides};
use crate::domain::deployment::subject::SubjectKind as Kind;

/// Largest file that is read, the deployment file included, in bytes.
const FILE_BYTES: u64 = 4 * 1024 * 1024;

/// What the file declares, by kind and name.
#[derive(Debug, Default)]
struct Declared {
    /// The names, and whether others made it.
    names: HashMap<Kind, Vec<(String, bool)>>,
}

impl Declared {
    fn of(&self, kind: Kind) -> &[(String, bool)] {
        self.names.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// The work of turning one file's keys into resources.
struct Resolver {
    folder: PathBuf,
    problems: Problems,
    declared: Declared,
    existing: Vec<ExistingResource>,
}

/// Reads and resolves a deployment file.
pub(super) fn resolve(path: &Path, overrides: &Overrides) -> Result<Deployment, Errors> {
    let text = text_of(path).map_err(|error| unreadable(path, &error))?;
    let mut problems = Problems::new(path, &text);
    let root: Root = read(&text, &mut problems);
    if problems.is_broken() {
        return Err(problems.finish().err().unwrap_or_default());
    }
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut resolver = Resolver {
        folder,
        problems,
        declared: Declared::default(),
        existing: Vec::new(),
    };
    resolver.declare(&root);
    let thing_types = resolver.thing_types(root.thing_type);
    let thing_groups = resolver.thing_groups(root.thing_group);
    let policies = resolver.policies(root.policy);
    let authorities = resolver.authorities(root.ca);
    let (identity_pools, pool_roles) = resolver.identity_pools(root.identity_pool);
    let roles = resolver.roles(root.role, &identity_pools);
    resolver.check_pool_roles(&pool_roles, &roles);
    let role_aliases = resolver.role_aliases(root.role_alias, &roles);
    let authorizers = resolver.authorizers(root.authorizer);
    let topic_rules = resolver.rules(root.rule, &roles);
    let shared = devices::Shared {
        policies: &policies,
        role_aliases: &role_aliases,
    };
    let devices = resolver.devices(root.device, overrides, &shared);
    resolver.problems.finish()?;
    let Some(name) = root.name else {
        return Err(Errors::default());
    };
    Ok(Deployment {
        name: name.value,
        file: path.to_owned(),
        thing_types,
        thing_groups,
        policies,
        authorities,
        roles,
        role_aliases,
        identity_pools,
        authorizers,
        rules: topic_rules,
        devices,
        existing: resolver.existing,
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Errors {
    // What is in the file is wrong, and not that it cannot be read.
    let is_binary = error.kind() == io::ErrorKind::InvalidData;
    let position = is_binary.then(|| Position {
        file: Arc::from(path),
        line: 1,
        column: 1,
    });
    let message = if is_binary {
        error.to_string()
    } else {
        format!("cannot read `{}`: {error}", path.display())
    };
    Errors {
        problems: vec![Problem {
            position,
            message,
            hint: is_binary.then(|| "a deployment file is TOML, which is text in UTF-8".to_owned()),
            excerpt: None,
        }],
    }
}

/// The text of a file, or why there is none.
fn text_of(path: &Path) -> io::Result<String> {
    use std::io::Read as _;
    let file = std::fs::File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    let mut bytes = Vec::new();
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(io::Error::other("it has more than 4 MiB"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let end = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..end].split(|byte| *byte == b'\n').count();
        let detail = format!("it is no text in UTF-8, from line {line} on");
        io::Error::new(io::ErrorKind::InvalidData, detail)
    })
}

impl Resolver {
    /// The place of a value of the deployment file.
    fn position(&self, span: &Range<usize>) -> Position {
        self.problems.position(span)
    }

    /// The path of a file named in the deployment file.
    fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// The text of a file named in the deployment file.
    fn file(&mut self, at: &At<FilePath>) -> Option<String> {
        let path = self.path(&at.value.0);
        match text_of(&path) {
            Ok(text) => Some(text),
            Err(detail) => {
                let message = format!("cannot read `{}`: {detail}", path.display());
                self.problems.add(&at.span, message, self.neighbour(&path));
                None
            }
        }
    }

    /// The file beside a missing one that it may have been meant to be.
    fn neighbour(&self, path: &Path) -> Option<String> {
        if path.exists() {
            return None;
        }
        let entries = std::fs::read_dir(path.parent()?).ok()?;
        let names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let name = path.file_name()?.to_str()?;
        let near = super::read::similar(name, names.iter().map(String::as_str))?;
        let near = path.with_file_name(near);
        let near = near.strip_prefix(&self.folder).unwrap_or(&near);
        Some(format!("did you mean `{}`?", near.display()))
    }

    /// Notes what is twice in a list.
    fn unique<T: PartialEq + std::fmt::Display>(&mut self, list: &[At<T>]) {
        for (at, item) in list.iter().enumerate() {
            if list[..at].iter().any(|earlier| earlier.value == item.value) {
                let message = format!("`{}` is listed twice", item.value);
                self.problems.report(&item.span, message);
            }
        }
    }
}

/// The values of a list.
fn values<T>(list: Option<At<Vec<At<T>>>>) -> Vec<T> {
    let list = list.map(|list| list.value).unwrap_or_default();
    list.into_iter().map(|item| item.value).collect()
}

/// The value of a key.
fn value<T>(at: Option<At<T>>) -> Option<T> {
    at.map(|at| at.value)
}

/// Shares one path between many places.
fn shared(path: &Path) -> Arc<Path> {
    Arc::from(path)
}
