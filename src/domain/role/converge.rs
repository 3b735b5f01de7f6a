//! Brings a role to what is wanted: makes it, adds what is missing, replaces what differs, removes what is not named where that
//! is asked for.

use std::collections::BTreeMap;

use super::{Role, RolePath, Wanted, find, missing};
use crate::aws::AwsErrorKind;
use crate::aws::iam::{Iam, NewRole};
use crate::domain::change::{ChangeError, Difference, Existing, Steps};
use crate::domain::policy::{differences, fill};
use crate::domain::session::Session;
use crate::domain::tags;
use crate::model::name::{PolicyName, RoleName};

/// What a role is to be, with everything filled in.
struct Aim<'a> {
    wanted: &'a Wanted,
    /// The trust policy, if it is to be another.
    trust: Option<String>,
    inline: BTreeMap<&'a PolicyName, String>,
    /// ARNs of the managed policies.
    managed: Vec<String>,
}

/// Creates a role with its policies, or brings an existing one to what is wanted.
pub async fn ensure(
    session: &Session,
    wanted: &Wanted,
    existing: Existing,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    wanted.check()?;
    let (iam, name) = (session.aws().iam(), &wanted.name);
    let found = find(session, name).await?;
    let attached = found.as_ref().map_or(&[][..], |found| &found.managed);
    let aim = aim(session, wanted, attached, steps).await?;
    if let Some(found) = found {
        return aim.converge(&iam, &found, existing, steps).await;
    }
    let created = aim.create(&iam, steps).await;
    match created {
        // An earlier attempt of this call, unheard, or somebody else.
        Err(ChangeError::Step { ref source, .. }) if source.kind == AwsErrorKind::AlreadyExists => {
            return match find(session, name).await? {
                Some(found) => aim.converge(&iam, &found, existing, steps).await,
                None => created,
            };
        }
        created => created?,
    }
    for (policy, document) in &aim.inline {
        aim.put_inline(&iam, policy, document, Vec::new(), steps)
            .await?;
    }
    aim.attach(&iam, &[], steps).await
}

async fn aim<'a>(
    session: &Session,
    wanted: &'a Wanted,
    attached: &[String],
    steps: &Steps,
) -> Result<Aim<'a>, ChangeError> {
    let scope = if wanted.trust.needs_scope() {
        Some(session.scope().await?)
    } else {
        None
    };
    let trust = wanted.trust.document(scope, steps.is_dry_run())?;
    let trust = match trust {
        Some(trust) => Some(fill(session, &trust).await?.into_owned()),
        None => None,
    };
    let mut inline = BTreeMap::new();
    for (name, document) in &wanted.inline {
        inline.insert(name, fill(session, document).await?.into_owned());
    }
    let mut managed = Vec::new();
    for policy in &wanted.managed {
        managed.push(match attached.iter().find(|arn| is_named(arn, policy)) {
            Some(arn) => arn.clone(),
            None => managed_arn(&session.aws().iam(), policy).await?,
        });
    }
    Ok(Aim {
        wanted,
        trust,
        inline,
        managed,
    })
}

impl Aim<'_> {
    async fn create(&self, iam: &Iam, steps: &mut Steps) -> Result<(), ChangeError> {
        let wanted = self.wanted;
        let Some(trust) = &self.trust else {
            return Err(missing(&wanted.name));
        };
        let new = NewRole {
            name: &wanted.name,
            path: wanted.path.as_ref().map_or("/", RolePath::as_str),
            trust,
            description: wanted.description.as_deref(),
            max_session: wanted.max_session,
            tags: &wanted.tags,
        };
        steps
            .call("create-role", wanted.name.as_str(), || iam.create_role(new))
            .await
    }

    async fn converge(
        &self,
        iam: &Iam,
        found: &Role,
        existing: Existing,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let name = self.wanted.name.as_str();
        self.check_path(found)?;
        let trust = self.trust.as_deref();
        let differs = |trust| differences("trust", &found.trust, trust);
        let trusts = trust.map(differs).unwrap_or_default();
        let settings = self.settings(found);
        let documents = self.documents(found);
        if existing == Existing::Refuse {
            let replaced = documents
                .iter()
                .filter(|(policy, ..)| found.inline.contains_key(policy.as_str()));
            let mut all = [trusts.clone(), settings.clone()].concat();
            all.extend(replaced.flat_map(|(_, _, differences)| differences.clone()));
            if !all.is_empty() {
                return Err(ChangeError::Differs {
                    noun: "role",
                    name: name.to_owned(),
                    differences: all,
                });
            }
        }
        let role = &self.wanted.name;
        if let Some(trust) = trust.filter(|_| !trusts.is_empty()) {
            let update = || iam.update_trust(role, trust);
            steps
                .change("update-role-trust", name, trusts, update)
                .await?;
        }
        if !settings.is_empty() {
            let (description, max_session) =
                (self.wanted.description.as_deref(), self.wanted.max_session);
            // Left out, AWS puts it back to one hour.
            let max_session = max_session.or(found.max_session);
            let update = || iam.update_role(role, description, max_session);
            steps.change("update-role", name, settings, update).await?;
        }
        for (policy, document, differences) in documents {
            self.put_inline(iam, policy, document, differences, steps)
                .await?;
        }
        self.attach(iam, &found.managed, steps).await?;
        if self.wanted.complete {
            self.remove_others(iam, found, steps).await?;
        }
        let (has, wants) = (&found.tags, &self.wanted.tags);
        tags::ensure(steps, name, has, wants, || iam.tag_role(role, wants)).await
    }

    /// Refuses another path, which AWS does not change.
    fn check_path(&self, found: &Role) -> Result<(), ChangeError> {
        match &self.wanted.path {
            Some(path) if path.as_str() != found.path => Err(ChangeError::Refused {
                message: format!(
                    "AWS does not change the path of the role `{}`: it is `{}`, wanted is `{}`",
                    found.name,
                    found.path,
                    path.as_str()
                ),
                hint: "keep the path, or name another role".to_owned(),
            }),
            _ => Ok(()),
        }
    }

    fn settings(&self, found: &Role) -> Vec<Difference> {
        let mut list = Vec::new();
        if let Some(text) = &self.wanted.description {
            let wanted = Some(text.as_str()).filter(|text| !text.is_empty());
            list.extend(Difference::between(
                "description",
                found.description.as_deref(),
                wanted,
            ));
        }
        if let Some(seconds) = self.wanted.max_session {
            let from = found.max_session.map(|seconds| seconds.to_string());
            let to = seconds.to_string();
            list.extend(Difference::between(
                "max session",
                from.as_deref(),
                Some(&to),
            ));
        }
        list
    }

    /// The inline policies that are missing or differ.
    fn documents(&self, found: &Role) -> Vec<(&PolicyName, &str, Vec<Difference>)> {
        let document = |(name, wanted): (&&'_ PolicyName, &'_ String)| {
            let field = format!("policy {name}");
            match found.inline.get(name.as_str()) {
                None => vec![Difference {
                    field,
                    from: None,
                    to: Some(wanted.clone()),
                }],
                Some(document) => differences(&field, document, wanted),
            }
        };
        let all = self
            .inline
            .iter()
            .map(|one| (*one.0, one.1.as_str(), document(one)));
        all.filter(|(.., differences)| !differences.is_empty())
            .collect()
    }

    async fn put_inline(
        &self,
        iam: &Iam,
        policy: &PolicyName,
        document: &str,
        differences: Vec<Difference>,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let role = &self.wanted.name;
        let object = format!("{policy} of {role}");
        let put = || iam.put_inline_policy(role, policy, document);
        steps
            .change("put-role-policy", &object, differences, put)
            .await
    }

    /// Attaches the managed policies that are not among `attached`.
    async fn attach(
        &self,
        iam: &Iam,
        attached: &[String],
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let role = &self.wanted.name;
        for arn in self.managed.iter().filter(|arn| !attached.contains(arn)) {
            let object = format!("{arn} to {role}");
            steps
                .call("attach-role-policy", &object, || {
                    iam.attach_policy(role, arn)
                })
                .await?;
        }
        Ok(())
    }

    /// Removes the policies that are not wanted.
    async fn remove_others(
        &self,
        iam: &Iam,
        found: &Role,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let role = &self.wanted.name;
        for policy in found.inline.keys() {
            if !self.inline.keys().any(|name| name.as_str() == policy) {
                remove_inline(iam, role, policy, steps).await?;
            }
        }
        for arn in &found.managed {
            if !self.managed.contains(arn) {
                detach(iam, role, arn, steps).await?;
            }
        }
        Ok(())
    }
}

/// Takes policies off a role: inline ones by name, managed ones by ARN or name. One that it does not have is no error.
pub async fn strip(
    session: &Session,
    name: &RoleName,
    inline: &[PolicyName],
    managed: &[String],
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    if inline.is_empty() && managed.is_empty() {
        return Ok(());
    }
    let iam = session.aws().iam();
    let found = find(session, name).await?.ok_or_else(|| missing(name))?;
    for policy in found.inline.keys() {
        if inline.iter().any(|name| name.as_str() == policy) {
            remove_inline(&iam, name, policy, steps).await?;
        }
    }
    for arn in &found.managed {
        if managed.iter().any(|policy| is_named(arn, policy)) {
            detach(&iam, name, arn, steps).await?;
        }
    }
    Ok(())
}

/// Removes an inline policy.
pub(super) async fn remove_inline(
    iam: &Iam,
    role: &RoleName,
    policy: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let object = format!("{policy} of {role}");
    let remove = || iam.delete_inline_policy(role, policy);
    steps.call("delete-role-policy", &object, remove).await
}

/// Detaches a managed policy.
pub(super) async fn detach(
    iam: &Iam,
    role: &RoleName,
    arn: &str,
    steps: &mut Steps,
) -> Result<(), ChangeError> {
    let object = format!("{arn} from {role}");
    let detach = || iam.detach_policy(role, arn);
    steps.call("detach-role-policy", &object, detach).await
}

/// Whether `policy`, an ARN or a name, names the policy of that ARN.
pub(in crate::domain) fn is_named(arn: &str, policy: &str) -> bool {
    arn == policy || arn.rsplit('/').next() == Some(policy)
}

/// ARN of the managed policy that `policy`, an ARN or a name, names.
async fn managed_arn(iam: &Iam, policy: &str) -> Result<String, ChangeError> {
    if policy.starts_with("arn:") {
        return Ok(policy.to_owned());
    }
    let mut found: Vec<String> = iam.managed_policies(policy).await?;
    match (found.pop(), found.is_empty()) {
        (Some(arn), true) => Ok(arn),
        (None, _) => Err(ChangeError::Refused {
            message: format!(
                "there is no managed policy `{policy}`, neither AWS's nor the account's own"
            ),
            hint: "letter case counts; see them with `aws iam list-policies`".to_owned(),
        }),
        (Some(arn), false) => Err(ChangeError::Refused {
            message: format!(
                "`{policy}` names several managed policies: {arn}, {}",
                found.join(", ")
            ),
            hint: "name the one that is meant by its ARN".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_managed_policy_is_known_by_arn_or_name() {
        let arn = "arn:aws:iam::aws:policy/service-role/AWSIoTLogging";
        assert!(is_named(arn, arn) && is_named(arn, "AWSIoTLogging"));
        assert!(!is_named(arn, "Logging") && !is_named(arn, "service-role/AWSIoTLogging"));
    }
}
