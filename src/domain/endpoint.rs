//! Endpoints: the hosts of an account and Region that devices and clients connect to.

use serde::Serialize;

use super::change::ChangeError;
use super::session::Session;
use crate::aws::AwsErrorKind;

pub use crate::aws::iot::EndpointType;

/// Every kind of endpoint, the one most asked for first.
const ALL: [EndpointType; 4] = [
    EndpointType::DataAts,
    EndpointType::Data,
    EndpointType::CredentialProvider,
    EndpointType::Jobs,
];

/// An endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    /// Its kind as AWS names it, such as `iot:Data-ATS`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Host, and port on a stand-in.
    pub address: String,
}

/// The endpoint of one kind.
pub async fn show(session: &Session, kind: EndpointType) -> Result<Endpoint, ChangeError> {
    let address = session.aws().iot().endpoint(kind).await?;
    let kind = kind.as_str();
    Ok(Endpoint { kind, address })
}

/// The endpoints of all kinds that the service has.
pub async fn list(session: &Session) -> Result<Vec<Endpoint>, ChangeError> {
    let mut endpoints = Vec::new();
    for kind in ALL {
        match show(session, kind).await {
            // A service that does not know a kind has none of it.
            Err(ChangeError::Aws(error)) if error.kind == AwsErrorKind::Invalid => {}
            endpoint => endpoints.push(endpoint?),
        }
    }
    Ok(endpoints)
}
