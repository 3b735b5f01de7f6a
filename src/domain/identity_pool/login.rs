//! Where the users of an identity pool log in: each provider in the form that Cognito takes it in.

use std::fmt;
use std::str::FromStr;

use crate::aws::cognito::{PoolSettings, UserPool};
use crate::model::name::{Arn, NameError, Region, is_word};

/// Providers whose client ids stand in the pool itself (Cognito Developer Guide, "Identity pools third-party identity
/// providers"); others are made in IAM first.
const SOCIAL: [&str; 6] = [
    "accounts.google.com",
    "api.twitter.com",
    "appleid.apple.com",
    "graph.facebook.com",
    "www.amazon.com",
    "www.digits.com",
];

/// A login provider, with its client where the pool keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Login {
    /// A Cognito user pool: `cognito-idp.REGION.amazonaws.com/POOL`, and its app client.
    UserPool {
        /// Name of the provider.
        provider: String,
        /// Id of the app client.
        client: String,
    },
    /// A social provider, and the app's id with it.
    Social {
        /// Host name of the provider.
        provider: String,
        /// The app's id.
        client: String,
    },
    /// An `OpenID` Connect provider of IAM, by its ARN.
    OpenId(String),
    /// A SAML provider of IAM, by its ARN.
    Saml(String),
}

impl Login {
    /// The provider without its client.
    #[must_use]
    pub fn provider(&self) -> &str {
        match self {
            Self::UserPool { provider, .. } | Self::Social { provider, .. } => provider,
            Self::OpenId(arn) | Self::Saml(arn) => arn,
        }
    }

    /// Puts it where it belongs.
    pub(super) fn put(&self, settings: &mut PoolSettings) {
        match self {
            Self::UserPool { provider, client } => settings.user_pools.push(UserPool {
                provider: provider.clone(),
                client: client.clone(),
                server_side_check: None,
            }),
            Self::Social { provider, client } => {
                settings.social.insert(provider.clone(), client.clone());
            }
            Self::OpenId(arn) => settings.open_id.push(arn.clone()),
            Self::Saml(arn) => settings.saml.push(arn.clone()),
        }
    }

    /// All of a pool's, sorted.
    pub(super) fn of(settings: &PoolSettings) -> Vec<Self> {
        let pools = settings.user_pools.iter().map(|pool| Self::UserPool {
            provider: pool.provider.clone(),
            client: pool.client.clone(),
        });
        let social = settings
            .social
            .iter()
            .map(|(provider, client)| Self::Social {
                provider: provider.clone(),
                client: client.clone(),
            });
        let open_id = settings.open_id.iter().cloned().map(Self::OpenId);
        let saml = settings.saml.iter().cloned().map(Self::Saml);
        let mut all: Vec<_> = pools.chain(social).chain(open_id).chain(saml).collect();
        all.sort();
        all
    }
}

impl FromStr for Login {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let error = |rule: &'static str| NameError {
            kind: "a login",
            value: text.to_owned(),
            rule,
        };
        if text.starts_with("arn:") {
            return of_arn(text).ok_or_else(|| {
                error("an ARN here is of an IAM OpenID Connect or SAML provider, without a client")
            });
        }
        let Some((provider, client)) = text.split_once('=') else {
            return Err(error("PROVIDER=CLIENT, or the ARN of a provider in IAM"));
        };
        if let Some(provider) = user_pool(provider) {
            if !is_word(client, 128, "_") {
                return Err(error(
                    "the client of a user pool is letters, digits and `_`",
                ));
            }
            let client = client.to_owned();
            return Ok(Self::UserPool { provider, client });
        }
        if !SOCIAL.contains(&provider) {
            return Err(error(
                "PROVIDER is a user pool (`cognito-idp.REGION.amazonaws.com/POOL`) or a social provider such as \
                 `accounts.google.com`; another OpenID Connect provider is made in IAM and given by its ARN",
            ));
        }
        if !is_word(client, 128, ".;_/-") {
            return Err(error("the client is letters, digits and `.;_/-`"));
        }
        Ok(Self::Social {
            provider: provider.to_owned(),
            client: client.to_owned(),
        })
    }
}

fn of_arn(text: &str) -> Option<Login> {
    let arn: Arn = text.parse().ok()?;
    if arn.service() != "iam" || text.contains('=') {
        return None;
    }
    if arn.resource().starts_with("oidc-provider/") {
        return Some(Login::OpenId(text.to_owned()));
    }
    let saml = arn.resource().starts_with("saml-provider/");
    saml.then(|| Login::Saml(text.to_owned()))
}

/// The provider's name of a user pool, which may be told by its id alone.
fn user_pool(text: &str) -> Option<String> {
    let id = text.rsplit('/').next()?;
    let (region, rest) = id.split_once('_')?;
    let region: Region = region.parse().ok()?;
    if rest.is_empty() || !rest.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let suffix = if region.partition() == "aws-cn" {
        "amazonaws.com.cn"
    } else {
        "amazonaws.com"
    };
    let whole = format!("cognito-idp.{region}.{suffix}/{id}");
    (text == id || text == whole).then_some(whole)
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UserPool { provider, client } | Self::Social { provider, client } => {
                write!(f, "{provider}={client}")
            }
            Self::OpenId(arn) | Self::Saml(arn) => f.write_str(arn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_login_goes_where_cognito_takes_it() {
        let mut settings = PoolSettings::default();
        let texts = [
            "eu-central-1_AbC123=client1",
            "cognito-idp.us-east-1.amazonaws.com/us-east-1_XyZ=client2",
            "accounts.google.com=123-abc.apps.googleusercontent.com",
            "arn:aws:iam::123456789012:oidc-provider/auth.example.com",
            "arn:aws:iam::123456789012:saml-provider/corp",
        ];
        for text in texts {
            let login: Login = text.parse().unwrap_or_else(|error| panic!("{error}"));
            login.put(&mut settings);
        }
        let pools: Vec<_> = settings
            .user_pools
            .iter()
            .map(|pool| pool.provider.as_str())
            .collect();
        assert_eq!(
            pools,
            [
                "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123",
                "cognito-idp.us-east-1.amazonaws.com/us-east-1_XyZ",
            ]
        );
        assert_eq!(settings.social.len(), 1);
        assert_eq!(settings.open_id, [texts[3]]);
        assert_eq!(settings.saml, [texts[4]]);
        assert_eq!(Login::of(&settings).len(), texts.len());
    }

    #[test]
    fn what_is_no_login_is_refused() {
        for bad in [
            "",
            "accounts.google.com",
            "accounts.google.com=",
            "accounts.google.com=a b",
            "auth.example.com=client",
            "eu-central-1_AbC=cli-ent",
            "cognito-idp.eu-west-1.amazonaws.com/eu-central-1_AbC=client",
            "arn:aws:iam::123456789012:role/x",
            "arn:aws:iam::123456789012:oidc-provider/x=client",
        ] {
            assert!(bad.parse::<Login>().is_err(), "{bad}");
        }
    }
}
