//! Lambda: the resource policies of functions, and whether a function exists.

use aws_config::SdkConfig;

use super::call::{call, found};
use super::error::AwsError;
use super::pace::Pace;

/// Client of Lambda.
#[derive(Debug, Clone)]
pub struct Lambda {
    client: aws_sdk_lambda::Client,
    pace: Pace,
}

/// A statement of a function's resource policy: a service may invoke it for one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Id of the statement, `[a-zA-Z0-9-_]{1,100}`.
    pub statement_id: String,
    /// The service, such as `iot.amazonaws.com`.
    pub service: String,
    /// ARN of what the service invokes it for.
    pub source_arn: String,
}

impl Lambda {
    pub(super) fn new(config: &SdkConfig, pace: Pace) -> Self {
        Self {
            client: aws_sdk_lambda::Client::new(config),
            pace,
        }
    }

    /// Asks for a function (name or ARN) only to learn that it exists.
    pub async fn check_function(&self, function: &str) -> Result<(), AwsError> {
        let request = self.client.get_function_configuration();
        let request = request.function_name(function);
        call!(self, "GetFunctionConfiguration", request).map(drop)
    }

    /// The resource policy of a function (name or ARN) as JSON; `None` if it has none or does not exist.
    pub async fn policy(&self, function: &str) -> Result<Option<String>, AwsError> {
        let request = self.client.get_policy().function_name(function);
        let answer = found(call!(self, "GetPolicy", request))?;
        Ok(answer.and_then(|answer| answer.policy))
    }

    /// Adds a statement to the resource policy of a function.
    pub async fn add_permission(
        &self,
        function: &str,
        permission: &Permission,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .add_permission()
            .function_name(function)
            .statement_id(&permission.statement_id)
            .action("lambda:InvokeFunction")
            .principal(&permission.service)
            .source_arn(&permission.source_arn);
        call!(self, "AddPermission", request).map(drop)
    }

    /// Removes a statement from the resource policy of a function; one that is gone is no error.
    pub async fn remove_permission(
        &self,
        function: &str,
        statement_id: &str,
    ) -> Result<(), AwsError> {
        let request = self
            .client
            .remove_permission()
            .function_name(function)
            .statement_id(statement_id);
        found(call!(self, "RemovePermission", request)).map(drop)
    }
}
