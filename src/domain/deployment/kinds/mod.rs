//! What each kind of resource is brought to and taken down with.

mod authority;
mod device;
mod foreign;
mod iam;
mod iot;
mod remove;
mod replaced;

use super::manifest::ExistingResource;
use super::nodes::{Node, Wish};
use super::work::{Standing, Work};
use crate::domain::change::{ChangeError, Steps};
use crate::domain::device::DeviceError;

impl Work<'_> {
    /// Brings one resource to what is wanted.
    pub(super) async fn ensure(
        &self,
        node: &Node<'_>,
        steps: &mut Steps,
        warnings: &mut Vec<String>,
    ) -> Result<Standing, DeviceError> {
        if let Wish::Device(device) = node.wish {
            let subject = &node.subject;
            return self.ensure_device(subject, device, steps, warnings).await;
        }
        let attempt = async |steps: &mut Steps| Ok(self.ensure_shared(node, steps).await?);
        let (standing, told) = self.persist(steps, attempt).await?;
        warnings.extend(told);
        Ok(standing)
    }

    async fn ensure_shared(
        &self,
        node: &Node<'_>,
        steps: &mut Steps,
    ) -> Result<(Standing, Vec<String>), ChangeError> {
        let subject = &node.subject;
        let standing = match node.wish {
            Wish::ThingType(wish) => self.ensure_thing_type(subject, wish, steps).await?,
            Wish::ThingGroup(wish) => self.ensure_thing_group(subject, wish, steps).await?,
            Wish::Policy(wish) => return self.ensure_policy(subject, wish, steps).await,
            Wish::AssumeRole(wish) => self.ensure_assume_role(subject, wish, steps).await?,
            Wish::Role(wish) => self.ensure_role(subject, wish, steps).await?,
            Wish::RoleAlias(wish) => self.ensure_role_alias(subject, wish, steps).await?,
            Wish::IdentityPool(wish) => self.ensure_identity_pool(subject, wish, steps).await?,
            Wish::IdentityPoolRoles(wish) => {
                return self.ensure_identity_pool_roles(wish, steps).await;
            }
            Wish::Authorizer(wish) => self.ensure_authorizer(subject, wish, steps).await?,
            Wish::Rule(wish) => self.ensure_rule(subject, wish, steps).await?,
            Wish::Authority(wish) => self.ensure_authority(subject, wish, steps).await?,
            Wish::Device(_) => Standing::Ours,
        };
        Ok((standing, Vec::new()))
    }

    /// Refuses a deployment that uses something which is not there.
    pub(super) async fn check_existing(&self) -> Result<(), DeviceError> {
        for ExistingResource { subject, position } in &self.deployment.existing {
            if self.tags_of(subject).await?.is_none() {
                return Err(DeviceError::from(ChangeError::Refused {
                    message: format!("{position}: {subject} is said to exist, and does not"),
                    hint: "create it, or leave `existing = true` out to have it made".to_owned(),
                }));
            }
        }
        Ok(())
    }
}
