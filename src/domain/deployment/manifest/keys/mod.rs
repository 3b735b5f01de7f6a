//! The keys of the deployment file: the one place that names them, says what they mean and what they take.

mod access;
mod devices;
mod rules;
mod things;

pub(super) use access::{
    AuthorizerKeys, CaKeys, CaMode, IdentityPoolKeys, PolicyKeys, RoleAliasKeys, RoleKeys,
    RoleTrust,
};
pub(super) use devices::{
    CertificateKeys, DeviceKeys, FileKeys, FileName, KeySource, TableName, WriteOutput,
};
pub(super) use rules::{ActionKeys, RuleKeys};
pub(super) use things::{ThingGroupKeys, ThingTypeKeys};

use super::DeploymentName;
use super::read::{Named, Tables, table};
use crate::model::name::{
    AuthorityName, AuthorizerName, IdentityPoolName, PolicyName, RoleAliasName, RoleName, RuleName,
    ThingGroupName, ThingTypeName,
};

table! {
    /// A deployment: everything that belongs together, in one file.
    Root {
        /// Name of the deployment. It is the owner tag on everything made that takes tags, so two deployments in one account
        /// need two names; a new name is a new deployment.
        name: DeploymentName = "name" [required], "\"greenhouse\"";
        /// Thing types.
        thing_type: Named<ThingTypeName, ThingTypeKeys> = "thing-type", "{}";
        /// Thing groups.
        thing_group: Named<ThingGroupName, ThingGroupKeys> = "thing-group", "{}";
        /// IoT policies.
        policy: Named<PolicyName, PolicyKeys> = "policy", "{}";
        /// Certificate authorities.
        ca: Named<AuthorityName, CaKeys> = "ca", "{}";
        /// IAM roles.
        role: Named<RoleName, RoleKeys> = "role", "{}";
        /// Role aliases.
        role_alias: Named<RoleAliasName, RoleAliasKeys> = "role-alias", "{}";
        /// Cognito identity pools.
        identity_pool: Named<IdentityPoolName, IdentityPoolKeys> = "identity-pool", "{}";
        /// Custom authorizers.
        authorizer: Named<AuthorizerName, AuthorizerKeys> = "authorizer", "{}";
        /// Topic rules.
        rule: Named<RuleName, RuleKeys> = "rule", "{}";
        /// Devices: single ones and fleets.
        device: Tables<TableName, DeviceKeys> = "device", "{}";
    }
}
