//! IAM roles as other resources name them: by name, or by ARN.

use std::fmt;
use std::str::FromStr;

use super::change::{ChangeError, Steps};
use super::role;
use super::session::Session;
use crate::aws::iam::Role;
use crate::model::name::{Arn, NameError, RoleName};

/// A role's name or ARN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleReference {
    /// A role of the account.
    Name(RoleName),
    /// Any role.
    Arn(Arn),
}

impl RoleReference {
    /// The role's name, without its path.
    #[must_use]
    pub fn name(&self) -> Option<RoleName> {
        match self {
            Self::Name(name) => Some(name.clone()),
            Self::Arn(arn) => role::name_of(arn),
        }
    }
}

impl FromStr for RoleReference {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        if !text.starts_with("arn:") {
            return text.parse().map(Self::Name);
        }
        let arn: Arn = text.parse()?;
        if role::name_of(&arn).is_some() {
            return Ok(Self::Arn(arn));
        }
        Err(NameError {
            kind: "a role",
            value: text.to_owned(),
            rule: "a role's name, or its ARN as in `arn:aws:iam::123456789012:role/telemetry`",
        })
    }
}

impl fmt::Display for RoleReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => name.fmt(f),
            Self::Arn(arn) => arn.fmt(f),
        }
    }
}

/// The role, if it is there and of this account.
pub(in crate::domain) async fn find(
    session: &Session,
    reference: &RoleReference,
) -> Result<Option<Role>, ChangeError> {
    let Some(name) = reference.name() else {
        return Ok(None);
    };
    let found = session.aws().iam().role(&name).await?;
    Ok(found.filter(|found| match reference {
        RoleReference::Name(_) => true,
        RoleReference::Arn(arn) => found.arn == arn.as_str(),
    }))
}

/// The role's ARN, and the role if it is there and was looked for by name; in a dry run the ARN it will have, if it is not there yet.
pub(in crate::domain) async fn resolve(
    session: &Session,
    reference: &RoleReference,
    steps: &Steps,
) -> Result<(String, Option<Role>), ChangeError> {
    let name = match reference {
        RoleReference::Arn(arn) => return Ok((arn.to_string(), None)),
        RoleReference::Name(name) => name,
    };
    if let Some(found) = find(session, reference).await? {
        return Ok((found.arn.clone(), Some(found)));
    }
    if !steps.is_dry_run() {
        return Err(role::missing(name));
    }
    Ok((role::arn(session.scope().await?, None, name), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_named_or_pointed_at() {
        let name = |text: &str| {
            let reference: Result<RoleReference, _> = text.parse();
            reference.map(|found| found.name().map(|name| name.to_string()))
        };
        assert_eq!(name("a"), Ok(Some("a".to_owned())));
        assert_eq!(
            name("arn:aws:iam::123456789012:role/path/to/a"),
            Ok(Some("a".to_owned()))
        );
        for bad in [
            "",
            "a b",
            "arn:aws:iam::123456789012:user/a",
            "arn:aws:s3:::b",
        ] {
            assert!(name(bad).is_err(), "{bad}");
        }
    }
}
