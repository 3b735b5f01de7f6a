//! AWS Security Token Service: who is calling.

use aws_config::SdkConfig;

use super::call::call;
use super::error::AwsError;
use super::pace::Pace;
use crate::model::name::{AccountId, Arn};

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// ARN of user or role session.
    pub arn: Option<Arn>,
}

/// Client of STS.
#[derive(Debug, Clone)]
pub struct Sts {
    client: aws_sdk_sts::Client,
    pace: Pace,
}

impl Sts {
    pub(super) fn new(config: &SdkConfig, pace: Pace) -> Self {
        Self {
            client: aws_sdk_sts::Client::new(config),
            pace,
        }
    }

    /// The account and identity behind the credentials in force.
    pub async fn caller(&self) -> Result<Caller, AwsError> {
        const NAME: &str = "GetCallerIdentity";
        let answer = call!(self, "GetCallerIdentity", self.client.get_caller_identity())?;
        let account = answer
            .account()
            .unwrap_or_default()
            .parse()
            .map_err(|error| AwsError::answer(NAME, error))?;
        Ok(Caller {
            account,
            arn: answer.arn().and_then(|arn| arn.parse().ok()),
        })
    }
}
