//! Hosts that devices and clients connect to.

use super::Iot;
use crate::aws::call::call;
use crate::aws::error::AwsError;

/// Which host `DescribeEndpoint` is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointType {
    /// Messages: `iot:Data-ATS`.
    DataAts,
    /// Messages, with a certificate that few clients trust any more: `iot:Data`.
    Data,
    /// Temporary credentials for a certificate: `iot:CredentialProvider`.
    CredentialProvider,
    /// Jobs over HTTPS: `iot:Jobs`.
    Jobs,
}

impl EndpointType {
    /// The value AWS knows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DataAts => "iot:Data-ATS",
            Self::Data => "iot:Data",
            Self::CredentialProvider => "iot:CredentialProvider",
            Self::Jobs => "iot:Jobs",
        }
    }
}

impl Iot {
    /// The host (and port, on a stand-in) of an endpoint; the first call in an account creates it.
    pub async fn endpoint(&self, kind: EndpointType) -> Result<String, AwsError> {
        let answer = call!(
            self,
            "DescribeEndpoint",
            self.client.describe_endpoint().endpoint_type(kind.as_str())
        )?;
        let address = answer.endpoint_address().unwrap_or_default();
        if address.is_empty() {
            return Err(AwsError::answer("DescribeEndpoint", "it names no endpoint"));
        }
        Ok(address.to_owned())
    }
}
