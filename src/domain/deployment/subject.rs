//! What a deployment is made of, by name: `thing-type.thermostat`, `device.thermostat-001`.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Kind of a resource of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A thing type.
    ThingType,
    /// A thing group.
    ThingGroup,
    /// An IoT policy.
    Policy,
    /// A certificate authority.
    Authority,
    /// An IAM role.
    Role,
    /// A role alias.
    RoleAlias,
    /// A Cognito identity pool.
    IdentityPool,
    /// The roles of an identity pool, which are made after it because their trust names its id.
    IdentityPoolRoles,
    /// A custom authorizer.
    Authorizer,
    /// A topic rule.
    Rule,
    /// A thing with its certificate and files.
    Device,
}

impl SubjectKind {
    const ALL: [Self; 11] = [
        Self::ThingType,
        Self::ThingGroup,
        Self::Policy,
        Self::Authority,
        Self::Role,
        Self::RoleAlias,
        Self::IdentityPool,
        Self::IdentityPoolRoles,
        Self::Authorizer,
        Self::Rule,
        Self::Device,
    ];

    /// The kind as tables of the file name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ThingType => "thing-type",
            Self::ThingGroup => "thing-group",
            Self::Policy => "policy",
            Self::Authority => "ca",
            Self::Role => "role",
            Self::RoleAlias => "role-alias",
            Self::IdentityPool => "identity-pool",
            Self::IdentityPoolRoles => "identity-pool-roles",
            Self::Authorizer => "authorizer",
            Self::Rule => "rule",
            Self::Device => "device",
        }
    }

    /// When it is taken down: whatever needs it has a lower number.
    pub(super) const fn teardown(self) -> u8 {
        match self {
            Self::Device => 0,
            Self::Rule | Self::Authorizer | Self::RoleAlias | Self::ThingGroup => 1,
            Self::IdentityPoolRoles => 2,
            Self::Policy | Self::Role | Self::IdentityPool => 3,
            Self::Authority | Self::ThingType => 4,
        }
    }
}

/// A resource of a deployment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
}

impl Subject {
    /// A resource of that kind and name.
    pub fn new(kind: SubjectKind, name: impl fmt::Display) -> Self {
        Self {
            kind,
            name: name.to_string(),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind.as_str(), self.name)
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, name) = text.split_once('.').ok_or(())?;
        let kind = SubjectKind::ALL
            .into_iter()
            .find(|known| known.as_str() == kind);
        Ok(Self::new(kind.ok_or(())?, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_reads_back() {
        for kind in SubjectKind::ALL {
            let subject = Subject::new(kind, "a.b");
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert!("thing.x".parse::<Subject>().is_err());
    }
}
