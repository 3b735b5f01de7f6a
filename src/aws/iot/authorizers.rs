//! Custom authorizers and the account's default one.

use std::collections::BTreeMap;

use aws_sdk_iot::types::{AuthorizerDescription, AuthorizerStatus};

use super::tags::tags;
use super::{Iot, page_size};
use crate::aws::call::{all_pages, call, found};
use crate::aws::error::AwsError;
use crate::model::name::AuthorizerName;

/// A custom authorizer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorizer {
    /// Name.
    pub name: String,
    /// ARN.
    pub arn: String,
    /// ARN of the function that decides.
    pub function: String,
    /// Header or query parameter that carries the token.
    pub token_key_name: Option<String>,
    /// Public keys in PEM that verify a token's signature, by name.
    pub public_keys: BTreeMap<String, String>,
    /// Whether it is `ACTIVE`.
    pub active: bool,
    /// Whether tokens need no signature.
    pub signing_disabled: bool,
    /// Whether answers are reused on one HTTP connection.
    pub caching_for_http: bool,
}

impl From<AuthorizerDescription> for Authorizer {
    fn from(found: AuthorizerDescription) -> Self {
        let keys = found.token_signing_public_keys.unwrap_or_default();
        Self {
            name: found.authorizer_name.unwrap_or_default(),
            arn: found.authorizer_arn.unwrap_or_default(),
            function: found.authorizer_function_arn.unwrap_or_default(),
            token_key_name: found.token_key_name.filter(|name| !name.is_empty()),
            public_keys: keys.into_iter().collect(),
            active: found.status == Some(AuthorizerStatus::Active),
            signing_disabled: found.signing_disabled.unwrap_or_default(),
            caching_for_http: found.enable_caching_for_http.unwrap_or_default(),
        }
    }
}

fn status(active: bool) -> AuthorizerStatus {
    if active {
        AuthorizerStatus::Active
    } else {
        AuthorizerStatus::Inactive
    }
}

impl Iot {
    /// A custom authorizer.
    pub async fn authorizer(&self, name: &AuthorizerName) -> Result<Option<Authorizer>, AwsError> {
        let request = self.client.describe_authorizer();
        let request = request.authorizer_name(name.as_str());
        let answer = found(call!(self, "DescribeAuthorizer", request))?;
        Ok(answer
            .and_then(|answer| answer.authorizer_description)
            .map(Authorizer::from))
    }

    /// Names and ARNs of all custom authorizers.
    pub async fn authorizers(&self) -> Result<Vec<(String, String)>, AwsError> {
        all_pages("ListAuthorizers", async |marker| {
            let request = self.client.list_authorizers();
            let request = request.page_size(page_size()).set_marker(marker);
            let answer = call!(self, "ListAuthorizers", request)?;
            let found = answer.authorizers.into_iter().flatten();
            let pairs = found.map(|one| {
                let name = one.authorizer_name.unwrap_or_default();
                (name, one.authorizer_arn.unwrap_or_default())
            });
            Ok((pairs.collect(), answer.next_marker))
        })
        .await
    }

    /// Creates a custom authorizer; its ARN is not looked at.
    pub async fn create_authorizer(
        &self,
        wanted: &Authorizer,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let keys = &wanted.public_keys;
        let keys = (!keys.is_empty()).then(|| keys.clone().into_iter().collect());
        let request = self
            .client
            .create_authorizer()
            .authorizer_name(&wanted.name)
            .authorizer_function_arn(&wanted.function)
            .set_token_key_name(wanted.token_key_name.clone())
            .set_token_signing_public_keys(keys)
            .status(status(wanted.active))
            .signing_disabled(wanted.signing_disabled)
            .enable_caching_for_http(wanted.caching_for_http)
            .set_tags(tags(labels));
        call!(self, "CreateAuthorizer", request).map(drop)
    }

    /// Sets everything on a custom authorizer but whether tokens are signed, which AWS does not change.
    pub async fn update_authorizer(&self, wanted: &Authorizer) -> Result<(), AwsError> {
        let keys = &wanted.public_keys;
        let keys = (!keys.is_empty()).then(|| keys.clone().into_iter().collect());
        let request = self
            .client
            .update_authorizer()
            .authorizer_name(&wanted.name)
            .authorizer_function_arn(&wanted.function)
            .set_token_key_name(wanted.token_key_name.clone())
            .set_token_signing_public_keys(keys)
            .status(status(wanted.active))
            .enable_caching_for_http(wanted.caching_for_http);
        call!(self, "UpdateAuthorizer", request).map(drop)
    }

    /// Makes a custom authorizer `INACTIVE`.
    pub async fn deactivate_authorizer(&self, name: &AuthorizerName) -> Result<(), AwsError> {
        let request = self.client.update_authorizer();
        let request = request.authorizer_name(name.as_str());
        let request = request.status(AuthorizerStatus::Inactive);
        call!(self, "UpdateAuthorizer", request).map(drop)
    }

    /// Deletes an `INACTIVE` authorizer; one that is gone is no error.
    pub async fn delete_authorizer(&self, name: &AuthorizerName) -> Result<(), AwsError> {
        let request = self.client.delete_authorizer();
        let request = request.authorizer_name(name.as_str());
        found(call!(self, "DeleteAuthorizer", request)).map(drop)
    }

    /// Name of the account's default authorizer, if it has one.
    pub async fn default_authorizer(&self) -> Result<Option<String>, AwsError> {
        let request = self.client.describe_default_authorizer();
        let answer = found(call!(self, "DescribeDefaultAuthorizer", request))?;
        let found = answer.and_then(|answer| answer.authorizer_description);
        Ok(found.and_then(|found| found.authorizer_name))
    }

    /// Makes an authorizer the account's default one.
    pub async fn set_default_authorizer(&self, name: &AuthorizerName) -> Result<(), AwsError> {
        let request = self.client.set_default_authorizer();
        let request = request.authorizer_name(name.as_str());
        call!(self, "SetDefaultAuthorizer", request).map(drop)
    }

    /// Takes the account's default authorizer away; none is no error.
    pub async fn clear_default_authorizer(&self) -> Result<(), AwsError> {
        let request = self.client.clear_default_authorizer();
        found(call!(self, "ClearDefaultAuthorizer", request)).map(drop)
    }
}
