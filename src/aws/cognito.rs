//! Cognito identity pools and their roles.

use std::collections::{BTreeMap, HashMap};

use aws_config::SdkConfig;
use aws_sdk_cognitoidentity::operation::describe_identity_pool::DescribeIdentityPoolOutput;
use aws_sdk_cognitoidentity::types::{CognitoIdentityProvider, RoleMapping};

use super::call::{all_pages, call, call_once, found};
use super::error::AwsError;
use super::pace::Pace;

/// Items of a page (service model `QueryLimit`).
const PAGE: i32 = 60;
const AUTHENTICATED: &str = "authenticated";
const UNAUTHENTICATED: &str = "unauthenticated";

/// A user pool's client.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UserPool {
    /// `cognito-idp.REGION.amazonaws.com/POOL`.
    pub provider: String,
    /// The app client.
    pub client: String,
    /// Whether Cognito asks the user pool about each token.
    pub server_side_check: Option<bool>,
}

/// What can be set on an identity pool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PoolSettings {
    /// Name; several pools can have the same.
    pub name: String,
    /// Whether guests get an identity.
    pub unauthenticated: bool,
    /// Whether the basic (classic) flow is allowed.
    pub classic: bool,
    /// Client ids by the names of social providers.
    pub social: BTreeMap<String, String>,
    /// Name of the developer's own provider.
    pub developer: Option<String>,
    /// `OpenID` Connect providers of IAM, by ARN.
    pub open_id: Vec<String>,
    /// User pools.
    pub user_pools: Vec<UserPool>,
    /// SAML providers of IAM, by ARN.
    pub saml: Vec<String>,
}

/// An identity pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Id, `REGION:UUID`.
    pub id: String,
    /// What is set on it.
    pub settings: PoolSettings,
    /// Tags.
    pub tags: BTreeMap<String, String>,
}

/// The roles of an identity pool, with the rules that choose other ones, which are only carried along.
#[derive(Debug, Clone, Default)]
pub struct PoolRoles {
    /// ARN of the role of identities with a login.
    pub authenticated: Option<String>,
    /// ARN of the guests' role.
    pub unauthenticated: Option<String>,
    mappings: Option<HashMap<String, RoleMapping>>,
}

/// Client of Cognito identity pools.
#[derive(Debug, Clone)]
pub struct Cognito {
    client: aws_sdk_cognitoidentity::Client,
    pace: Pace,
}

impl Cognito {
    pub(super) fn new(config: &SdkConfig, pace: Pace) -> Self {
        Self {
            client: aws_sdk_cognitoidentity::Client::new(config),
            pace,
        }
    }

    /// Ids and names of all identity pools.
    pub async fn identity_pools(&self) -> Result<Vec<(String, String)>, AwsError> {
        all_pages("ListIdentityPools", async |token| {
            let request = self.client.list_identity_pools();
            let request = request.max_results(PAGE).set_next_token(token);
            let answer = call!(self, "ListIdentityPools", request)?;
            let pools = answer.identity_pools.into_iter().flatten();
            let pairs = pools.map(|pool| {
                let id = pool.identity_pool_id.unwrap_or_default();
                (id, pool.identity_pool_name.unwrap_or_default())
            });
            Ok((pairs.collect(), answer.next_token))
        })
        .await
    }

    /// An identity pool.
    pub async fn identity_pool(&self, id: &str) -> Result<Option<Pool>, AwsError> {
        let request = self.client.describe_identity_pool().identity_pool_id(id);
        let answer = found(call!(self, "DescribeIdentityPool", request))?;
        Ok(answer.map(Pool::from))
    }

    /// Creates an identity pool and answers its id. Never called again by itself: names are not unique, so each request
    /// makes another pool, and after an ambiguous failure somebody has to look first.
    pub async fn create_identity_pool(
        &self,
        settings: &PoolSettings,
        labels: &BTreeMap<String, String>,
    ) -> Result<String, AwsError> {
        let tags: HashMap<_, _> = labels.clone().into_iter().collect();
        let request = self
            .client
            .create_identity_pool()
            .identity_pool_name(&settings.name)
            .allow_unauthenticated_identities(settings.unauthenticated)
            .allow_classic_flow(settings.classic)
            .set_supported_login_providers(some(settings.social.clone().into_iter().collect()))
            .set_developer_provider_name(settings.developer.clone())
            .set_open_id_connect_provider_arns(Some(settings.open_id.clone()))
            .set_cognito_identity_providers(Some(settings.providers()))
            .set_saml_provider_arns(Some(settings.saml.clone()))
            .set_identity_pool_tags(some(tags));
        let answer = call_once!(self, "CreateIdentityPool", request)?;
        Ok(answer.identity_pool_id)
    }

    /// Sets everything on an identity pool; what `settings` lack is taken away.
    pub async fn update_identity_pool(
        &self,
        id: &str,
        settings: &PoolSettings,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .update_identity_pool()
            .identity_pool_id(id)
            .identity_pool_name(&settings.name)
            .allow_unauthenticated_identities(settings.unauthenticated)
            .allow_classic_flow(settings.classic)
            .set_supported_login_providers(Some(settings.social.clone().into_iter().collect()))
            .set_developer_provider_name(settings.developer.clone())
            .set_open_id_connect_provider_arns(Some(settings.open_id.clone()))
            .set_cognito_identity_providers(Some(settings.providers()))
            .set_saml_provider_arns(Some(settings.saml.clone()));
        call!(self, "UpdateIdentityPool", request).map(drop)
    }

    /// Deletes an identity pool with its identities; one that is gone is no error.
    pub async fn delete_identity_pool(&self, id: &str) -> Result<(), AwsError> {
        let request = self.client.delete_identity_pool().identity_pool_id(id);
        found(call!(self, "DeleteIdentityPool", request)).map(drop)
    }

    /// The roles of an identity pool.
    pub async fn identity_pool_roles(&self, id: &str) -> Result<PoolRoles, AwsError> {
        let request = self.client.get_identity_pool_roles().identity_pool_id(id);
        let answer = call!(self, "GetIdentityPoolRoles", request)?;
        let mut roles = answer.roles.unwrap_or_default();
        Ok(PoolRoles {
            authenticated: roles.remove(AUTHENTICATED),
            unauthenticated: roles.remove(UNAUTHENTICATED),
            mappings: answer.role_mappings,
        })
    }

    /// Sets the roles of an identity pool; what `roles` lack is taken away.
    pub async fn set_identity_pool_roles(
        &self,
        id: &str,
        roles: &PoolRoles,
    ) -> Result<(), AwsError> {
        let pairs = [
            (AUTHENTICATED, &roles.authenticated),
            (UNAUTHENTICATED, &roles.unauthenticated),
        ];
        let pairs = pairs.into_iter().filter_map(|(kind, arn)| {
            let arn = arn.as_ref()?;
            Some((kind.to_owned(), arn.clone()))
        });
        let request = self
            .client
            .set_identity_pool_roles()
            .identity_pool_id(id)
            .set_roles(Some(pairs.collect()))
            .set_role_mappings(roles.mappings.clone());
        call!(self, "SetIdentityPoolRoles", request).map(drop)
    }

    /// Sets tags on the identity pool of that ARN, beside those that are there.
    pub async fn tag_identity_pool(
        &self,
        arn: &str,
        labels: &BTreeMap<String, String>,
    ) -> Result<(), AwsError> {
        let tags = labels.clone().into_iter().collect();
        let request = self.client.tag_resource().resource_arn(arn);
        call!(self, "TagResource", request.set_tags(Some(tags))).map(drop)
    }
}

fn some(map: HashMap<String, String>) -> Option<HashMap<String, String>> {
    (!map.is_empty()).then_some(map)
}

impl PoolSettings {
    fn providers(&self) -> Vec<CognitoIdentityProvider> {
        let provider = |pool: &UserPool| {
            CognitoIdentityProvider::builder()
                .provider_name(&pool.provider)
                .client_id(&pool.client)
                .set_server_side_token_check(pool.server_side_check)
                .build()
        };
        self.user_pools.iter().map(provider).collect()
    }
}

impl From<DescribeIdentityPoolOutput> for Pool {
    fn from(found: DescribeIdentityPoolOutput) -> Self {
        let user_pool = |provider: CognitoIdentityProvider| UserPool {
            provider: provider.provider_name.unwrap_or_default(),
            client: provider.client_id.unwrap_or_default(),
            server_side_check: provider.server_side_token_check,
        };
        let pools = found.cognito_identity_providers.into_iter().flatten();
        let social = found.supported_login_providers.into_iter().flatten();
        let tags = found.identity_pool_tags.into_iter().flatten();
        Self {
            id: found.identity_pool_id,
            settings: PoolSettings {
                name: found.identity_pool_name,
                unauthenticated: found.allow_unauthenticated_identities,
                classic: found.allow_classic_flow.unwrap_or_default(),
                social: social.collect(),
                developer: found.developer_provider_name,
                open_id: found.open_id_connect_provider_arns.unwrap_or_default(),
                user_pools: pools.map(user_pool).collect(),
                saml: found.saml_provider_arns.unwrap_or_default(),
            },
            tags: tags.collect(),
        }
    }
}
