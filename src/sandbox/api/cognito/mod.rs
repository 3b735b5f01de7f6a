//! Cognito identity pools (2014-06-30) over AWS JSON 1.1: pools, their roles, identities, tokens and credentials.
//!
//! Owns the rules of the service and their wording. Tokens of outside providers are read, not verified: a sandbox on loopback
//! has no way to their keys.

mod credentials;
mod identities;
mod logins;
mod pools;
mod role_choice;
mod rules;
mod tags;
mod tokens;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::wire::{Answer, ApiError};
use crate::model::name::{Region, Scope};
use crate::sandbox::services::Services;

pub(super) use tokens::{PROVIDER, TokenError, verify as verify_token};

/// One request.
#[derive(Debug)]
pub(super) struct Call {
    /// Account and Region.
    pub(super) scope: Scope,
    /// The body as sent.
    pub(super) body: Bytes,
}

impl Call {
    /// The body as JSON; an empty body counts as `{}`.
    fn json<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let body: &[u8] = if self.body.is_empty() {
            b"{}"
        } else {
            &self.body
        };
        serde_json::from_slice(body)
            .map_err(|error| rules::invalid(format!("request body: {error}")))
    }
}

/// One operation.
#[derive(Debug)]
pub(super) struct Operation {
    /// AWS's name of it.
    pub(super) name: &'static str,
    /// Whether it takes calls that are not signed.
    pub(super) open: bool,
    /// What serves it.
    pub(super) handler: fn(&Services, &Call) -> Answer,
}

const fn signed(name: &'static str, handler: fn(&Services, &Call) -> Answer) -> Operation {
    Operation {
        name,
        open: false,
        handler,
    }
}

const fn open(name: &'static str, handler: fn(&Services, &Call) -> Answer) -> Operation {
    Operation {
        name,
        open: true,
        handler,
    }
}

/// Every operation of the service that the sandbox has.
pub(super) static OPERATIONS: &[Operation] = &[
    signed("CreateIdentityPool", pools::create),
    signed("DescribeIdentityPool", pools::describe),
    signed("UpdateIdentityPool", pools::update),
    signed("DeleteIdentityPool", pools::delete),
    signed("ListIdentityPools", pools::list),
    signed("SetIdentityPoolRoles", pools::set_roles),
    signed("GetIdentityPoolRoles", pools::roles),
    open("GetId", identities::get_id),
    signed("DescribeIdentity", identities::describe),
    signed("ListIdentities", identities::list),
    signed("DeleteIdentities", identities::delete),
    open("UnlinkIdentity", identities::unlink),
    open("GetCredentialsForIdentity", credentials::for_identity),
    open("GetOpenIdToken", credentials::open_id_token),
    signed(
        "GetOpenIdTokenForDeveloperIdentity",
        credentials::developer_token,
    ),
    signed("TagResource", tags::tag),
    signed("UntagResource", tags::untag),
    signed("ListTagsForResource", tags::list),
];

/// The operation of that name.
pub(super) fn operation(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

/// The Region that a call without a signature is for: ids of pools and identities begin with it.
pub(super) fn region_of(body: &[u8]) -> Result<Region, ApiError> {
    let body: Value = serde_json::from_slice(body)
        .map_err(|error| rules::invalid(format!("request body: {error}")))?;
    let id = ["IdentityPoolId", "IdentityId"]
        .iter()
        .find_map(|name| body[*name].as_str())
        .ok_or_else(|| rules::missing("identityId"))?;
    let region = id
        .split_once(':')
        .and_then(|(region, _)| region.parse().ok());
    region.ok_or_else(|| rules::not_found(format!("IdentityPool or Identity '{id}' not found.")))
}

/// The resource that a call is judged on.
pub(super) fn resource_of(call: &Call) -> String {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    if let Some(arn) = body["ResourceArn"].as_str() {
        return arn.to_owned();
    }
    match body["IdentityPoolId"].as_str() {
        Some(pool) => rules::pool_arn(&call.scope, pool),
        None => "*".to_owned(),
    }
}
