//! The deployment file: read, checked and resolved before any call. Every problem is found at once, each with its place.

mod device;
mod document;
mod keys;
mod position;
mod problem;
mod read;
mod reference;
mod resolve;
mod resources;
mod rule;
mod schema;
mod template;

use std::path::{Path, PathBuf};

pub use device::{CertificateSource, Device, Fleet, Output};
pub use document::DocumentText;
pub use position::{Excerpt, Position};
pub use problem::{Errors, Problem};
pub use reference::reference;
pub use resources::{
    Authority, Authorizer, ExistingResource, IdentityPool, InlinePolicy, ManagedPolicy, Policy,
    PolicySource, Role, RoleAlias, ThingGroup, ThingType, Trust,
};
pub use rule::{Rule, RuleAction};
pub use schema::schema;
pub use template::{FileTemplate, NameTemplate, Placeholder};

use crate::domain::firmware::Wifi;
use crate::model::name::is_word;

/// What the command line says instead of the file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Fleet files, each with the name of its `[device.NAME]`; without one there is but one such table.
    pub devices: Vec<(Option<String>, PathBuf)>,
    /// Folder that gets a folder for each device.
    pub out: Option<PathBuf>,
    /// The WiFi that devices join; its password without a name is for the WiFi that the file names.
    pub wifi: Wifi,
}

/// The deployment file.
#[derive(Debug, Clone, Copy)]
pub struct Manifest;

impl Manifest {
    /// Reads a deployment file and everything it names, and checks it as far as that is possible without asking AWS.
    pub fn read(path: &Path, overrides: &Overrides) -> Result<Deployment, Errors> {
        resolve::resolve(path, overrides)
    }
}

/// What one file asks for.
#[derive(Debug, Clone)]
pub struct Deployment {
    /// Its name: the owner tag of what it makes.
    pub name: DeploymentName,
    /// The file.
    pub file: PathBuf,
    /// Thing types.
    pub thing_types: Vec<ThingType>,
    /// Thing groups, each after its parent.
    pub thing_groups: Vec<ThingGroup>,
    /// IoT policies.
    pub policies: Vec<Policy>,
    /// Certificate authorities.
    pub authorities: Vec<Authority>,
    /// IAM roles.
    pub roles: Vec<Role>,
    /// Role aliases.
    pub role_aliases: Vec<RoleAlias>,
    /// Identity pools.
    pub identity_pools: Vec<IdentityPool>,
    /// Custom authorizers.
    pub authorizers: Vec<Authorizer>,
    /// Topic rules.
    pub rules: Vec<Rule>,
    /// Devices, in the order of the tables and files.
    pub devices: Vec<Device>,
    /// What is used and not made.
    pub existing: Vec<ExistingResource>,
}

/// Name of a deployment: 1 to 64 letters, digits, `_` or `-`; it is a tag's value and part of file names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DeploymentName(String);

impl DeploymentName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for DeploymentName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for DeploymentName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if is_word(text, 64, "_-") {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "`{text}` is not a name for a deployment: 1 to 64 letters, digits, `_` or `-`"
            ))
        }
    }
}

#[cfg(test)]
mod tests;
