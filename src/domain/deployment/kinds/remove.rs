//! Taking a resource down, if this deployment made it.

use crate::domain::change::{ChangeError, Steps};
use crate::domain::deployment::subject::{Subject, SubjectKind as Kind};
use crate::domain::deployment::work::{Standing, Work};
use crate::domain::device::DeviceError;
use crate::domain::identity_pool::{self, Reference};
use crate::domain::tags::Tags;
use crate::domain::{authorizer, policy, role, role_alias, rule, thing_group, thing_type};
use crate::model::name::{NameError, ThingGroupName};

/// A name as its type; it came from a type of the same rule.
fn name<T: std::str::FromStr<Err = NameError>>(subject: &Subject) -> Result<T, ChangeError> {
    let parsed = subject.name.parse();
    parsed.map_err(|error: NameError| ChangeError::Invalid {
        message: error.to_string(),
        hint: format!("the journal names `{subject}`; remove that line if it was edited"),
    })
}

impl Work<'_> {
    /// Takes one resource down. What others made is left alone.
    pub(in crate::domain::deployment) async fn remove(
        &self,
        subject: &Subject,
        steps: &mut Steps,
    ) -> Result<Standing, DeviceError> {
        match subject.kind {
            Kind::Device => self.remove_device(subject, steps).await,
            // They go with their pool.
            Kind::IdentityPoolRoles => Ok(Standing::Ours),
            _ => Ok(self.remove_shared(subject, steps).await?),
        }
    }

    async fn remove_shared(
        &self,
        subject: &Subject,
        steps: &mut Steps,
    ) -> Result<Standing, ChangeError> {
        let session = self.session;
        let Some(tags) = self.tags_of(subject).await? else {
            return Ok(Standing::Ours);
        };
        self.note_found(Some(&tags));
        if !self.owns(&tags) {
            return Ok(Standing::Foreign);
        }
        match subject.kind {
            Kind::ThingType => {
                self.check_thing_type(&name(subject)?).await?;
                thing_type::delete(session, &name(subject)?, true, steps).await?;
            }
            Kind::ThingGroup => self.remove_thing_group(&name(subject)?, steps).await?,
            Kind::Policy => {
                self.check_policy(&name(subject)?).await?;
                policy::delete(session, &name(subject)?, true, steps).await?;
            }
            Kind::Role => {
                self.check_role(&name(subject)?).await?;
                role::delete(session, &name(subject)?, true, steps).await?;
            }
            Kind::RoleAlias => role_alias::delete(session, &name(subject)?, false, steps).await?,
            Kind::IdentityPool => {
                identity_pool::delete(session, &self.reference(subject)?, steps).await?;
            }
            Kind::Authorizer => authorizer::delete(session, &name(subject)?, true, steps).await?,
            Kind::Rule => rule::delete(session, &name(subject)?, steps).await?,
            Kind::Authority => self.remove_authority(subject, steps).await?,
            Kind::IdentityPoolRoles | Kind::Device => {}
        }
        Ok(Standing::Ours)
    }

    /// Takes a thing group down with the groups in it, if they are this deployment's as well.
    async fn remove_thing_group(
        &self,
        name: &ThingGroupName,
        steps: &mut Steps,
    ) -> Result<(), ChangeError> {
        let filter = thing_group::Filter {
            parent: Some(name.clone()),
            recursive: true,
            prefix: None,
        };
        let children = match thing_group::list(self.session, &filter).await {
            // It went with the group above it.
            Err(ChangeError::Missing { .. }) => return Ok(()),
            children => children?,
        };
        for child in children {
            let subject = Subject::new(Kind::ThingGroup, &child.name);
            if self
                .tags_of(&subject)
                .await?
                .is_some_and(|tags| !self.owns(&tags))
            {
                return Err(ChangeError::Refused {
                    message: format!(
                        "the thing group `{name}` holds `{}`, which this deployment did not make",
                        child.name
                    ),
                    hint: format!("delete it first: iotctl thing-group delete {}", child.name),
                });
            }
        }
        self.check_group(name).await?;
        let how = thing_group::Deletion {
            cascade: true,
            expected_version: None,
        };
        thing_group::delete(self.session, name, how, steps).await
    }

    fn reference(&self, subject: &Subject) -> Result<Reference, ChangeError> {
        Ok(Reference::Name(name(subject)?, self.tags()))
    }

    /// The tags of a resource that takes tags, if it exists.
    pub(super) async fn tags_of(&self, subject: &Subject) -> Result<Option<Tags>, ChangeError> {
        let session = self.session;
        Ok(match subject.kind {
            Kind::ThingType => thing_type::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::ThingGroup => thing_group::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::Policy => policy::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::Role => role::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::RoleAlias => role_alias::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::IdentityPool => {
                let reference = self.reference(subject)?;
                identity_pool::find(session, &reference)
                    .await?
                    .map(|found| found.tags)
            }
            Kind::Authorizer => authorizer::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::Rule => rule::find(session, &name(subject)?)
                .await?
                .map(|found| found.tags),
            Kind::Authority => self.authority_tags(subject).await?,
            Kind::IdentityPoolRoles | Kind::Device => None,
        })
    }
}
