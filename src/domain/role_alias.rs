//! Role aliases, and the IoT policy that lets a device's certificate use one.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::change::{ChangeError, Difference, Existing, Steps};
use super::policy;
use super::role;
use super::session::Session;
use super::tags::{self, Tags};
use crate::aws;
use crate::aws::iot::Iot;
use crate::aws::{AwsError, AwsErrorKind};
use crate::model::name::{Arn, NameError, PolicyName, RoleAliasName, RoleName, Scope};

/// Shortest and longest lifetime of credentials in seconds (botocore `iot`, `CredentialDurationSeconds`).
pub const SECONDS: std::ops::RangeInclusive<i32> = 900..=43_200;
/// Lifetime unless another is asked for (botocore `iot`).
pub const DEFAULT_SECONDS: i32 = 3600;
/// A role younger than this may not be known everywhere yet (IAM User Guide, "Troubleshoot IAM", "Changes that I make are not
/// always immediately visible").
const YOUNG: Duration = Duration::from_mins(1);
/// Wait before asking again for an alias of such a role; doubled each time.
const WAIT: Duration = Duration::from_secs(1);

/// A role alias as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name.
    pub name: RoleAliasName,
    /// ARN of the role.
    pub role_arn: Arn,
    /// Lifetime of its credentials in seconds; without one, AWS's default, or what it has.
    pub seconds: Option<i32>,
    /// Tags.
    pub tags: Tags,
}

impl Wanted {
    /// Refuses what AWS would refuse, before any call.
    pub fn check(&self) -> Result<(), ChangeError> {
        check_role(&self.role_arn)?;
        check_seconds(self.seconds)
    }
}

/// Refuses what is not the ARN of a role.
pub fn check_role(arn: &Arn) -> Result<(), ChangeError> {
    if role::name_of(arn).is_some() {
        return Ok(());
    }
    Err(ChangeError::Invalid {
        message: format!("`{arn}` is not the ARN of a role"),
        hint: "it looks like arn:aws:iam::123456789012:role/NAME".to_owned(),
    })
}

/// Refuses a lifetime that AWS does not take.
pub fn check_seconds(seconds: Option<i32>) -> Result<(), ChangeError> {
    match seconds {
        Some(seconds) if !SECONDS.contains(&seconds) => Err(ChangeError::Invalid {
            message: format!("credentials cannot live {seconds} s"),
            hint: format!("AWS takes {} to {} s", SECONDS.start(), SECONDS.end()),
        }),
        _ => Ok(()),
    }
}

/// A role alias as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleAlias {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// ARN of the role.
    pub role_arn: String,
    /// Lifetime of its credentials in seconds.
    pub seconds: i32,
    /// Tags.
    #[serde(skip_serializing_if = "Tags::is_empty")]
    pub tags: Tags,
}

/// A role alias in a list, of which AWS tells the name only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Name.
    pub name: String,
}

/// The role alias of that name, if there is one.
pub async fn find(
    session: &Session,
    name: &RoleAliasName,
) -> Result<Option<RoleAlias>, ChangeError> {
    let iot = session.aws().iot();
    let Some(found) = iot.role_alias(name).await? else {
        return Ok(None);
    };
    let tags = iot.tags(&found.arn).await?;
    let aws::iot::RoleAlias {
        name,
        arn,
        role_arn,
        seconds,
    } = found;
    Ok(Some(RoleAlias {
        name,
        arn,
        role_arn,
        seconds,
        tags,
    }))
}

/// The role alias of that name.
pub async fn show(session: &Session, name: &RoleAliasName) -> Result<RoleAlias, ChangeError> {
    find(session, name)
        .await?
        .ok_or_else(|| ChangeError::Missing {
            noun: "role alias",
            name: name.to_string(),
        })
}

/// All role aliases.
pub async fn list(session: &Session) -> Result<Vec<Entry>, ChangeError> {
    let names = session.aws().iot().role_aliases().await?;
    Ok(names.into_iter().map(|name| Entry { name }).collect())
}

/// ARN of a role alias.
#[must_use]
pub fn arn(scope: &Scope, name: &RoleAliasName) -> String {
    scope.arn(&format!("rolealias/{name}"))
}

/// The policy that lets a certificate it is attached to ask for credentials by this alias (Developer Guide, "Authorizing direct
/// calls to AWS services").
#[must_use]
pub fn assume_policy(
    scope: &Scope,
    alias: &RoleAliasName,
    name: PolicyName,
    tags: Tags,
) -> policy::Wanted {
    let statement = json!({
        "Effect": "Allow",
        "Action": "iot:AssumeRoleWithCertificate",
        "Resource": arn(scope, alias),
    });
    policy::Wanted {
        name,
        document: json!({"Version": "2012-10-17", "Statement": [statement]}).to_string(),
        tags,
    }
}

/// Refuses that policy where another one has its name already.
pub async fn check_assume_policy(
    session: &Session,
    wanted: &policy::Wanted,
) -> Result<(), ChangeError> {
    match session.aws().iot().policy(&wanted.name).await? {
        Some(found) if !policy::same_document(&found.document, &wanted.document) => {
            Err(ChangeError::Refused {
                message: format!(
                    "there is a policy `{}` already, and it says something else than that the alias may be used",
                    wanted.name
                ),
                hint: format!(
                    "choose another name: --allow-policy NAME; what that one says: iotctl policy show {}",
                    wanted.name
                ),
            })
        }
        _ => Ok(()),
    }
}

/// The name of that policy unless another is chosen; an alias with a very long name needs another.
pub fn assume_policy_name(alias: &RoleAliasName) -> Result<PolicyName, ChangeError> {
    format!("{alias}-assume")
        .parse()
        .map_err(|_| ChangeError::Invalid {
            message: format!("`{alias}-assume` is too long for the name of a policy"),
            hint: "choose one: --allow-policy NAME".to_owned(),
        })
}

/// The ARN of the role of that name, for an alias whose credentials live `seconds`, and what is to be said about the role.
pub async fn role_arn(
    session: &Session,
    name: &RoleName,
    seconds: Option<i32>,
) -> Result<(Arn, Option<String>), ChangeError> {
    let found = session.aws().iam().role(name).await?;
    let found = found.ok_or_else(|| role::missing(name))?;
    let seconds = seconds.unwrap_or(DEFAULT_SECONDS);
    if let Some(longest) = found.max_session.filter(|longest| seconds > *longest) {
        return Err(ChangeError::Refused {
            message: format!(
                "credentials cannot live {seconds} s: sessions of the role `{name}` end after {longest} s"
            ),
            hint: format!("allow longer ones: iotctl role update {name} --max-session {seconds}"),
        });
    }
    let warning = (!role::trusts_credentials_provider(&found.trust)).then(|| {
        format!(
            "the role `{name}` does not trust credentials.iot.amazonaws.com, so no device will get its credentials; \
             change that with: iotctl role update {name} --for credentials-provider"
        )
    });
    let arn = parsed(&found.arn)?;
    Ok((arn, warning))
}

/// The ARN of the role that an alias stands for.
pub fn arn_of(alias: &RoleAlias) -> Result<Arn, ChangeError> {
    parsed(&alias.role_arn)
}

fn parsed(arn: &str) -> Result<Arn, ChangeError> {
    arn.parse()
        .map_err(|error: NameError| ChangeError::Refused {
            message: format!("AWS answers an ARN that is none: {error}"),
            hint: "name the role by its ARN".to_owned(),
        })
}

/// Creates a role alias, or brings an existing one to what is wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    wanted.check()?;
    let (iot, name) = (session.aws().iot(), &wanted.name);
    if let Some(found) = find(session, name).await? {
        return converge(session, &found, wanted, existing, steps).await;
    }
    let (role, seconds, labels) = (&wanted.role_arn, wanted.seconds, &wanted.tags);
    let create = || {
        patiently(session, role, || {
            iot.create_role_alias(name, role, seconds, labels)
        })
    };
    let made = steps.call("create-role-alias", name.as_str(), create).await;
    match made {
        // An earlier attempt of this call, unheard, or somebody else.
        Err(ChangeError::Step { ref source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            match find(session, name).await? {
                Some(found) => converge(session, &found, wanted, existing, steps).await,
                None => made,
            }
        }
        made => made,
    }
}

async fn converge(
    session: &Session,
    found: &RoleAlias,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let (iot, name) = (session.aws().iot(), &wanted.name);
    let differences = differences(found, wanted);
    if !differences.is_empty() {
        if existing == Existing::Refuse {
            return Err(ChangeError::Differs {
                noun: "role alias",
                name: name.to_string(),
                differences,
            });
        }
        let (role, seconds) = (&wanted.role_arn, wanted.seconds);
        let update = || patiently(session, role, || iot.update_role_alias(name, role, seconds));
        steps
            .change("update-role-alias", name.as_str(), differences, update)
            .await?;
    }
    let set = || iot.tag(&found.arn, &wanted.tags);
    tags::ensure(steps, name.as_str(), &found.tags, &wanted.tags, set).await
}

fn differences(found: &RoleAlias, wanted: &Wanted) -> Vec<Difference> {
    let role = Difference::between(
        "role",
        Some(&found.role_arn),
        Some(wanted.role_arn.as_str()),
    );
    let seconds = wanted.seconds.and_then(|wanted| {
        let (from, to) = (found.seconds.to_string(), wanted.to_string());
        Difference::between("duration", Some(&from), Some(&to))
    });
    role.into_iter().chain(seconds).collect()
}

/// Makes a call that names `role`, again for a while where it is refused and the role was made just now. Which error AWS IoT
/// answers then is not documented, so any refusal of the request's content counts.
async fn patiently<F>(session: &Session, role: &Arn, call: impl Fn() -> F) -> Result<(), AwsError>
where
    F: Future<Output = Result<(), AwsError>>,
{
    let mut wait = WAIT;
    loop {
        let error = match call().await {
            Err(error) if error.kind == AwsErrorKind::Invalid => error,
            outcome => return outcome,
        };
        if !is_young(session, role).await {
            return Err(error);
        }
        tokio::time::sleep(wait).await;
        wait *= 2;
    }
}

/// Whether the role was made within the last minute, as far as that can be found out.
async fn is_young(session: &Session, role: &Arn) -> bool {
    let Some(name) = role::name_of(role) else {
        return false;
    };
    let Ok(Some(found)) = session.aws().iam().role(&name).await else {
        return false;
    };
    let age = Timestamp::now().as_second() - found.created;
    found.arn == role.as_str() && age < YOUNG.as_secs().cast_signed()
}

/// Deletes a role alias; one that is gone is no error. With `cascade`, deletes the policy that `--allow-policy` made for it, too,
/// wherever it is attached, unless it says something else by now.
pub async fn delete(
    session: &Session,
    name: &RoleAliasName,
    cascade: bool,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let iot = session.aws().iot();
    if cascade {
        delete_policy(session, &iot, name, steps).await?;
    }
    if iot.role_alias(name).await?.is_none() {
        return Ok(());
    }
    steps
        .call("delete-role-alias", name.as_str(), || {
            iot.delete_role_alias(name)
        })
        .await
}

async fn delete_policy(
    session: &Session,
    iot: &Iot,
    alias: &RoleAliasName,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let Ok(name) = assume_policy_name(alias) else {
        return Ok(());
    };
    let Some(found) = iot.policy(&name).await? else {
        return Ok(());
    };
    let made = assume_policy(session.scope().await?, alias, name, Tags::new());
    if policy::same_document(&found.document, &made.document) {
        policy::delete(session, &made.name, true, steps).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_aws_refuses_is_refused_before() {
        let wanted = |arn: &str, seconds| Wanted {
            name: "a".parse().expect("a name"),
            role_arn: arn.parse().expect("an ARN"),
            seconds,
            tags: Tags::new(),
        };
        let role = "arn:aws:iam::123456789012:role/a/b/r";
        assert!(wanted(role, None).check().is_ok());
        assert!(wanted(role, Some(900)).check().is_ok());
        for bad in [
            wanted(role, Some(899)),
            wanted(role, Some(43_201)),
            wanted("arn:aws:iam::123456789012:user/u", None),
            wanted("arn:aws:iot:r:123456789012:role/u", None),
        ] {
            assert!(bad.check().is_err(), "{bad:?}");
        }
    }
}
