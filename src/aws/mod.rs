//! AWS SDK calls: one file per service that calls, pages and maps errors. No decisions, no words for the user.
//!
//! This layer imports `model` only; no SDK type leaves it. Nothing is contacted before the first call.

mod call;
pub mod cognito;
mod connect;
mod credentials;
mod direct;
mod error;
pub mod iam;
pub mod iot;
pub mod iot_data;
pub mod lambda;
mod observer;
mod pace;
mod plain_http;
mod signature;
pub mod sts;

use aws_config::SdkConfig;

use crate::model::name::Region;

pub use connect::Options;
pub use error::{AwsError, AwsErrorKind};
pub use observer::{Call, Observer};
use pace::Pace;

/// Configured access to AWS, from which the clients of the services are made.
#[derive(Debug, Clone)]
pub struct Aws {
    config: SdkConfig,
    /// Made once: a client is dear to make and cheap to clone.
    iot: iot::Iot,
    region: Region,
    pace: Pace,
    ca_bundle: Option<String>,
}

impl Aws {
    /// Prepares access. Asks no AWS service; only where neither option, environment nor profile names a Region does it
    /// look whether this is an EC2 instance, for at most a second.
    pub async fn connect(options: Options) -> Result<Self, AwsError> {
        connect::connect(options).await
    }

    /// The Region calls go to.
    #[must_use]
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The PEM text of the CA bundle that replaces the platform's roots, if one is in force.
    #[must_use]
    pub fn ca_bundle(&self) -> Option<&str> {
        self.ca_bundle.as_deref()
    }

    /// AWS IoT's control plane.
    #[must_use]
    pub fn iot(&self) -> iot::Iot {
        self.iot.clone()
    }

    /// IAM.
    #[must_use]
    pub fn iam(&self) -> iam::Iam {
        iam::Iam::new(&self.config, self.pace.clone())
    }

    /// Whether something else stands in for AWS: an endpoint URL from options, environment or profile.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.config.endpoint_url().is_some()
    }

    /// AWS IoT's data plane at `endpoint` (`host` or `host:port`, as `DescribeEndpoint` answers it); without one, where
    /// all other calls go.
    #[must_use]
    pub fn iot_data(&self, endpoint: Option<&str>) -> iot_data::IotData {
        iot_data::IotData::new(&self.config, self.pace.clone(), endpoint)
    }

    /// Cognito identity pools.
    #[must_use]
    pub fn cognito(&self) -> cognito::Cognito {
        cognito::Cognito::new(&self.config, self.pace.clone())
    }

    /// Lambda.
    #[must_use]
    pub fn lambda(&self) -> lambda::Lambda {
        lambda::Lambda::new(&self.config, self.pace.clone())
    }

    /// Security Token Service.
    #[must_use]
    pub fn sts(&self) -> sts::Sts {
        sts::Sts::new(&self.config, self.pace.clone())
    }
}
