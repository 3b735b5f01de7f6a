//! Principals attached to things: certificates and Amazon Cognito identities.

use aws_sdk_iot::types::ThingPrincipalType;

use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::ThingName;

/// A principal attached to a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingPrincipal {
    /// ARN of a certificate, or an Amazon Cognito identity id.
    pub principal: String,
    /// Whether it can be attached to no other thing.
    pub exclusive: bool,
}

impl Iot {
    /// ARNs of the principals attached to a thing; `None` if there is no such thing.
    pub async fn thing_principals(
        &self,
        name: &ThingName,
    ) -> Result<Option<Vec<String>>, AwsError> {
        let principals = all_pages("ListThingPrincipals", async |token| {
            let request = self.client.list_thing_principals();
            let request = request
                .thing_name(name.as_str())
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, list_thing_principals::ListThingPrincipals, request)?;
            Ok((answer.principals.unwrap_or_default(), answer.next_token))
        });
        found(principals.await)
    }

    /// The principals attached to a thing and how; `None` if there is no such thing.
    pub async fn thing_attachments(
        &self,
        name: &ThingName,
    ) -> Result<Option<Vec<ThingPrincipal>>, AwsError> {
        let attachments = all_pages("ListThingPrincipalsV2", async |token| {
            let request = self.client.list_thing_principals_v2();
            let request = request
                .thing_name(name.as_str())
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListThingPrincipalsV2", request)?;
            let found = answer.thing_principal_objects.into_iter().flatten();
            let found = found.map(|found| ThingPrincipal {
                exclusive: found.thing_principal_type == Some(ThingPrincipalType::ExclusiveThing),
                principal: found.principal,
            });
            Ok((found.collect(), answer.next_token))
        });
        found(attachments.await)
    }

    /// Whether anything is attached to a principal.
    pub async fn principal_has_things(&self, principal: &str) -> Result<bool, AwsError> {
        let request = self
            .client
            .list_principal_things()
            .principal(principal)
            .max_results(1);
        Ok(found(call!(self, "ListPrincipalThings", request))?
            .is_some_and(|answer| !answer.things().is_empty()))
    }

    /// Names of the things that a principal is attached to; none if there is no such principal.
    pub async fn principal_things(&self, principal: &str) -> Result<Vec<String>, AwsError> {
        let things = all_pages("ListPrincipalThings", async |token| {
            let request = self.client.list_principal_things();
            let request = request
                .principal(principal)
                .max_results(page_size())
                .set_next_token(token);
            let answer = call!(self, "ListPrincipalThings", request)?;
            Ok((answer.things.unwrap_or_default(), answer.next_token))
        });
        Ok(found(things.await)?.unwrap_or_default())
    }

    /// Attaches a principal to a thing, not exclusively; again is no error.
    pub async fn attach_thing_principal(
        &self,
        name: &ThingName,
        principal: &str,
    ) -> Result<(), AwsError> {
        self.attach_thing_principal_as(name, principal, false).await
    }

    /// Attaches a principal to a thing, with `exclusive` to this thing alone; again is no error.
    pub async fn attach_thing_principal_as(
        &self,
        name: &ThingName,
        principal: &str,
        exclusive: bool,
    ) -> Result<(), AwsError> {
        let kind = exclusive.then_some(ThingPrincipalType::ExclusiveThing);
        let request = self.client.attach_thing_principal();
        let request = request
            .thing_name(name.as_str())
            .principal(principal)
            .set_thing_principal_type(kind);
        call!(self, attach_thing_principal::AttachThingPrincipal, request).map(drop)
    }

    /// Begins to detach a principal from a thing, which takes effect seconds later; one that is not attached is no error.
    pub async fn detach_thing_principal(
        &self,
        name: &ThingName,
        principal: &str,
    ) -> Result<(), AwsError> {
        let request = self.client.detach_thing_principal();
        let request = request.thing_name(name.as_str()).principal(principal);
        found(call!(
            self,
            detach_thing_principal::DetachThingPrincipal,
            request
        ))
        .map(drop)
    }
}
