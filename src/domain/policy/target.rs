//! What policies are attached to: certificates, directly or as those of a thing, thing groups, Cognito identities.

use std::fmt;
use std::str::FromStr;

use super::must_exist;
use crate::domain::change::{ChangeError, Steps};
use crate::domain::session::Session;
use crate::domain::{thing, thing_group};
use crate::model::name::{
    Arn, CertificateId, NameError, PolicyName, ThingGroupName, ThingName, is_word,
};

/// Id of a Cognito identity, `[\w-]+:[0-9a-f-]+`, at most 55 characters (botocore `cognito-identity`, `IdentityId`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityId(String);

impl FromStr for IdentityId {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let is_id = text.len() <= 55
            && text.split_once(':').is_some_and(|(region, id)| {
                let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c) || c == '-';
                is_word(region, text.len(), "_-") && !id.is_empty() && id.chars().all(hex)
            });
        if is_id {
            return Ok(Self(text.to_owned()));
        }
        Err(NameError {
            kind: "an identity id",
            value: text.to_owned(),
            rule: "Region, `:` and a UUID, as in `eu-central-1:01234567-89ab-cdef-0123-456789abcdef`",
        })
    }
}

impl fmt::Display for IdentityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a policy is attached to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Every certificate and identity of a thing.
    Thing(ThingName),
    /// A certificate.
    Certificate(CertificateId),
    /// A thing group.
    Group(ThingGroupName),
    /// A Cognito identity.
    Identity(IdentityId),
    /// A certificate or group by its ARN.
    Arn(Arn),
}

impl Target {
    /// The target as the API names it; a thing may have several.
    async fn resolve(&self, session: &Session) -> Result<Vec<String>, ChangeError> {
        Ok(vec![match self {
            Self::Thing(name) => return principals(session, name).await,
            Self::Certificate(id) => session.scope().await?.arn(&format!("cert/{id}")),
            Self::Group(name) => session.scope().await?.arn(&format!("thinggroup/{name}")),
            Self::Identity(id) => id.to_string(),
            Self::Arn(arn) => {
                session.expect_here(arn).await?;
                arn.to_string()
            }
        }])
    }
}

async fn principals(session: &Session, name: &ThingName) -> Result<Vec<String>, ChangeError> {
    let found = session.aws().iot().thing_principals(name).await?;
    let found = found.ok_or_else(|| thing::missing(name))?;
    if found.is_empty() {
        return Err(ChangeError::Refused {
            message: format!(
                "the thing `{name}` has no certificate that a policy could be attached to"
            ),
            hint: format!("make one: iotctl provision {name}"),
        });
    }
    Ok(found)
}

/// Attaches a policy to what `targets` name; where it is attached already, nothing happens. Answers all of them.
pub async fn attach(
    session: &Session,
    name: &PolicyName,
    targets: &[Target],
    steps: &mut Steps,
) -> Result<Vec<String>, ChangeError> {
    let iot = session.aws().iot();
    must_exist(session, name).await?;
    for target in targets {
        if let Target::Group(group) = target
            && iot.thing_group(group).await?.is_none()
        {
            return Err(thing_group::missing(group));
        }
    }
    let targets = resolved(session, targets).await?;
    for target in &targets {
        let attached = iot.attached_policies(target).await?;
        if !attached.iter().any(|one| one == name.as_str()) {
            let object = format!("{name} to {target}");
            steps
                .call("attach-policy", &object, || iot.attach_policy(name, target))
                .await?;
        }
    }
    Ok(targets)
}

/// Detaches a policy from what `targets` name; where it is not attached, nothing happens. Answers all of them.
pub async fn detach(
    session: &Session,
    name: &PolicyName,
    targets: &[Target],
    steps: &mut Steps,
) -> Result<Vec<String>, ChangeError> {
    let iot = session.aws().iot();
    let targets = resolved(session, targets).await?;
    let attached = iot.policy_targets(name).await?;
    for target in targets.iter().filter(|target| attached.contains(target)) {
        let object = format!("{name} from {target}");
        steps
            .call("detach-policy", &object, || iot.detach_policy(name, target))
            .await?;
    }
    Ok(targets)
}

async fn resolved(session: &Session, targets: &[Target]) -> Result<Vec<String>, ChangeError> {
    let mut all = Vec::new();
    for target in targets {
        for one in target.resolve(session).await? {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_ids_keep_to_the_service_model() {
        assert!(
            "eu-central-1:01234567-89ab-cdef-0123-456789abcdef"
                .parse::<IdentityId>()
                .is_ok()
        );
        for bad in ["", "eu-central-1", ":ab", "eu:", "eu:XY", "eu:ab/c"] {
            assert!(bad.parse::<IdentityId>().is_err(), "{bad}");
        }
    }
}
