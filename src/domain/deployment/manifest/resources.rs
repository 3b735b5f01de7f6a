//! What a deployment is made of, resolved: files read, documents checked, durations parsed, references known to lead somewhere.

use std::collections::BTreeMap;
use std::time::Duration;

use super::document::DocumentText;
use super::position::Position;
use crate::domain::authority;
use crate::domain::deployment::subject::Subject;
use crate::domain::function_permission::FunctionReference;
use crate::domain::identity_pool::Login;
use crate::domain::policy::{self, Topics};
use crate::domain::role::RolePath;
use crate::model::name::{
    AttributeName, AttributeValue, AuthorityName, AuthorizerName, IdentityPoolName, PolicyName,
    RoleAliasName, RoleName, Scope, ThingGroupName, ThingTypeName,
};
use crate::model::pki::KeyType;
use crate::model::policy::DocumentError;
use crate::model::token_key::TokenKey;

/// A thing type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingType {
    /// Name.
    pub name: ThingTypeName,
    /// Description.
    pub description: Option<String>,
    /// Attributes that things of it can be searched by.
    pub searchable: Vec<AttributeName>,
    /// Where the file says so.
    pub position: Position,
}

/// A static thing group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingGroup {
    /// Name.
    pub name: ThingGroupName,
    /// The group above it.
    pub parent: Option<ThingGroupName>,
    /// Description.
    pub description: Option<String>,
    /// Attributes.
    pub attributes: BTreeMap<AttributeName, AttributeValue>,
    /// Policies attached to it.
    pub policies: Vec<PolicyName>,
    /// Where the file says so.
    pub position: Position,
}

/// An IoT policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Name.
    pub name: PolicyName,
    /// Where its document comes from.
    pub source: PolicySource,
    /// Where the file says so.
    pub position: Position,
}

/// Where the document of an IoT policy comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicySource {
    /// It was given.
    Document(DocumentText),
    /// Derived: one client id, the thing's name, and these topics.
    Device(Topics),
}

impl Policy {
    /// The document for an account and Region, and where it allows more than its filters say.
    pub fn document(&self, scope: &Scope) -> Result<(String, Vec<String>), DocumentError> {
        match &self.source {
            PolicySource::Document(text) => Ok((text.of(scope), Vec::new())),
            PolicySource::Device(topics) => {
                let derived = policy::derive(scope, topics)?;
                Ok((derived.document, derived.warnings))
            }
        }
    }
}

/// A certificate authority: made on this machine, registered with AWS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Name on this machine.
    pub name: AuthorityName,
    /// How it is registered.
    pub mode: authority::Mode,
    /// Whether AWS registers certificates it signed at their first connection.
    pub auto_registration: bool,
    /// Kind of its key.
    pub key_type: KeyType,
    /// How long its certificate is valid.
    pub days: u32,
    /// Common name of its certificate, if not its own name.
    pub subject: Option<String>,
    /// Where the file says so.
    pub position: Position,
}

/// Who may assume a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Devices, through a role alias (`credentials.iot.amazonaws.com`).
    CredentialsProvider,
    /// Identities of these pools that logged in.
    CognitoAuthenticated(Vec<IdentityPoolName>),
    /// Identities of these pools that are guests.
    CognitoUnauthenticated(Vec<IdentityPoolName>),
    /// Lambda functions (`lambda.amazonaws.com`).
    Lambda,
    /// Topic rules (`iot.amazonaws.com`).
    Rule,
    /// Whom this document names.
    Document(DocumentText),
}

/// A policy inside a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlinePolicy {
    /// Name: that of its file without the ending.
    pub name: PolicyName,
    /// Its document.
    pub document: DocumentText,
}

/// An IAM role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Name.
    pub name: RoleName,
    /// Path, `/` unless said.
    pub path: RolePath,
    /// Description.
    pub description: Option<String>,
    /// Who may assume it.
    pub trust: Trust,
    /// Policies in it.
    pub policies: Vec<InlinePolicy>,
    /// Managed policies attached to it.
    pub managed_policies: Vec<ManagedPolicy>,
    /// Longest session.
    pub max_session: Duration,
    /// Where the file says so.
    pub position: Position,
}

/// A managed IAM policy, AWS's or the account's own: by ARN, or by name without its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManagedPolicy(String);

impl ManagedPolicy {
    /// The ARN or the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for ManagedPolicy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name = match text.strip_prefix("arn:") {
            // Not `Arn`: the Region of an IAM resource is empty, and its account `aws` for AWS's own.
            Some(arn) => {
                let parts: Vec<_> = arn.splitn(5, ':').collect();
                match parts.as_slice() {
                    [_, "iam", "", _, resource] => {
                        resource.strip_prefix("policy/").unwrap_or_default()
                    }
                    _ => "",
                }
            }
            // The name alone: which path leads to it is found out.
            None if text.contains('/') => "",
            None => text,
        };
        let right = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-/".contains(&byte));
        if right {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "`{text}` is not a managed policy: its ARN, or its name without a path, such as `AWSIoTDataAccess`"
            ))
        }
    }
}

/// A role alias.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleAlias {
    /// Name.
    pub name: RoleAliasName,
    /// The role behind it.
    pub role: RoleName,
    /// How long its credentials live.
    pub duration: Duration,
    /// Whether devices that list it get a policy that allows `iot:AssumeRoleWithCertificate`.
    pub allow_policy: bool,
    /// Where the file says so.
    pub position: Position,
}

/// A Cognito identity pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityPool {
    /// Name.
    pub name: IdentityPoolName,
    /// Whether guests get identities.
    pub unauthenticated: bool,
    /// Role of identities that logged in.
    pub authenticated_role: Option<RoleName>,
    /// Role of guests.
    pub unauthenticated_role: Option<RoleName>,
    /// Where users log in, sorted.
    pub logins: Vec<Login>,
    /// Where the file says so.
    pub position: Position,
}

/// A custom authorizer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "AWS's own switches, each by its name"
)]
pub struct Authorizer {
    /// Name.
    pub name: AuthorizerName,
    /// The Lambda function.
    pub function: FunctionReference,
    /// Header or parameter with the token.
    pub token_key_name: Option<String>,
    /// Public keys that tokens are checked with, by name.
    pub public_keys: BTreeMap<String, TokenKey>,
    /// Whether tokens are signed.
    pub signing: bool,
    /// Whether HTTP answers are cached (`enableCachingForHttp`).
    pub caching: bool,
    /// Whether it is the account's default one.
    pub default: bool,
    /// Whether it can be used.
    pub active: bool,
    /// Where the file says so.
    pub position: Position,
}

/// Something that others made and the deployment only uses (`existing = true`): it must be there, and is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExistingResource {
    /// What it is, by kind and name.
    pub subject: Subject,
    /// Where the file says so.
    pub position: Position,
}
