//! Where to work and with which identity; AWS clients are built on first use.

use std::path::PathBuf;

use tokio::sync::OnceCell;
use zeroize::Zeroizing;

use super::change::ChangeError;
use crate::aws::{Aws, Options};
use crate::model::name::{Arn, Region, Scope};

pub use crate::aws::{AwsError, AwsErrorKind, Call, Observer};

/// A key pair given outright, instead of the AWS credential chain.
#[derive(Clone)]
pub struct Credentials {
    /// Access key id.
    pub key_id: String,
    /// Secret access key.
    pub secret: Zeroizing<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("key_id", &self.key_id)
            .finish_non_exhaustive()
    }
}

/// Where to work.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Profile of the AWS configuration.
    pub profile: Option<String>,
    /// Region; without one, the AWS configuration's.
    pub region: Option<Region>,
    /// URL that takes the place of every AWS service's own.
    pub endpoint_url: Option<String>,
    /// Unix socket that leads to the same as `endpoint_url`, whose scheme is then `http`.
    pub endpoint_socket: Option<PathBuf>,
    /// PEM file of roots for AWS API calls.
    pub ca_bundle: Option<PathBuf>,
    /// Credentials; without them, the AWS credential chain.
    pub credentials: Option<Credentials>,
    /// `host:port` of the sandbox, if one is worked on: it takes the place of the endpoint a device was provisioned with.
    pub sandbox: Option<String>,
    /// Folder with a folder for each device.
    pub devices: PathBuf,
    /// Who watches the calls.
    pub observer: Observer,
}

/// Work with AWS: the settings, the access made from them, and what was learnt on the way.
#[derive(Debug)]
pub struct Session {
    settings: Settings,
    aws: Aws,
    scope: OnceCell<Scope>,
}

impl Session {
    /// Prepares access as `settings` say; no service is asked yet.
    pub async fn open(settings: Settings) -> Result<Self, AwsError> {
        let options = Options {
            profile: settings.profile.clone(),
            region: settings.region.clone(),
            endpoint_url: settings.endpoint_url.clone(),
            endpoint_socket: settings.endpoint_socket.clone(),
            ca_bundle: settings.ca_bundle.clone(),
            observer: settings.observer.clone(),
            credentials: settings
                .credentials
                .clone()
                .map(|pair| (pair.key_id, pair.secret)),
        };
        let aws = Aws::connect(options).await?;
        Ok(Self {
            settings,
            aws,
            scope: OnceCell::new(),
        })
    }

    /// The settings it was opened with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Access to AWS.
    #[must_use]
    pub fn aws(&self) -> &Aws {
        &self.aws
    }

    /// Account and Region; asks STS once.
    pub async fn scope(&self) -> Result<&Scope, AwsError> {
        self.scope
            .get_or_try_init(|| async {
                let caller = self.aws.sts().caller().await?;
                Ok(Scope {
                    account: caller.account,
                    region: self.aws.region().clone(),
                })
            })
            .await
    }

    /// Refuses the ARN of an IoT resource of another account or Region: what has its id or name here is something else.
    pub(super) async fn expect_here(&self, arn: &Arn) -> Result<(), ChangeError> {
        let scope = self.scope().await?;
        if scope.holds(arn) {
            return Ok(());
        }
        let (account, region) = (arn.account(), arn.region());
        Err(ChangeError::Refused {
            message: format!(
                "`{arn}` is of account {account} in {region}; you work in account {} in {}",
                scope.account, scope.region
            ),
            hint: format!(
                "work where it is, with --region {region} and a --profile of account {account}, or name what is here"
            ),
        })
    }

    /// The data plane: the sandbox's endpoint, a stand-in's URL, or the account's own host, which is asked for.
    pub async fn iot_data(&self) -> Result<crate::aws::iot_data::IotData, AwsError> {
        if let Some(endpoint) = &self.settings.sandbox {
            return Ok(self.aws.iot_data(Some(endpoint)));
        }
        if self.aws.is_stand_in() {
            return Ok(self.aws.iot_data(None));
        }
        let endpoint = self
            .aws
            .iot()
            .endpoint(crate::aws::iot::EndpointType::DataAts)
            .await?;
        Ok(self.aws.iot_data(Some(&endpoint)))
    }
}
