//! Where devices connect: account, Region, endpoint, roots.

use std::path::Path;

use super::DeviceError;
use crate::aws::AwsError;
use crate::aws::iot::EndpointType;
use crate::domain::session::Session;
use crate::model::name::{Arn, Scope};

/// The roots of AWS's own endpoints, as Amazon Trust Services publishes them.
const AMAZON_ROOTS: &str = concat!(
    include_str!("../amazon_roots/AmazonRootCA1.pem"),
    include_str!("../amazon_roots/AmazonRootCA2.pem"),
    include_str!("../amazon_roots/AmazonRootCA3.pem"),
    include_str!("../amazon_roots/AmazonRootCA4.pem"),
);
/// MQTT over mutual TLS (Developer Guide, "Device communication protocols").
const MQTT_PORT: u16 = 8883;

/// Where devices connect.
#[derive(Debug, Clone)]
pub(in crate::domain) struct Site {
    pub(in crate::domain) scope: Scope,
    pub(in crate::domain) host: String,
    pub(in crate::domain) port: u16,
    /// The roots to check the endpoint with, PEM.
    pub(in crate::domain) roots: String,
}

impl Site {
    /// Asks where the devices of this session connect.
    pub(in crate::domain) async fn find(session: &Session) -> Result<Self, AwsError> {
        let scope = session.scope().await?.clone();
        let endpoint = session.aws().iot().endpoint(EndpointType::DataAts).await?;
        let (host, port) = split(&endpoint);
        let roots = roots(session.aws().ca_bundle(), &host);
        Ok(Self {
            scope,
            host,
            port,
            roots,
        })
    }

    /// Refuses a certificate of another account or Region.
    pub(super) fn check_here(&self, folder: &Path, arn: &Arn) -> Result<(), DeviceError> {
        if arn.account() == self.scope.account.as_str()
            && arn.region() == self.scope.region.as_str()
        {
            return Ok(());
        }
        Err(DeviceError::Elsewhere {
            folder: folder.to_owned(),
            arn: arn.clone(),
        })
    }
}

/// Host and port of an endpoint; AWS names no port, the sandbox does.
pub(in crate::domain) fn split(endpoint: &str) -> (String, u16) {
    match endpoint
        .rsplit_once(':')
        .map(|(host, port)| (host, port.parse()))
    {
        Some((host, Ok(port))) => (host.to_owned(), port),
        _ => (endpoint.to_owned(), MQTT_PORT),
    }
}

/// The roots to check `host` with: Amazon's for AWS; for the sandbox the `bundle` that its API is checked with.
pub(in crate::domain) fn roots(bundle: Option<&str>, host: &str) -> String {
    let of_aws = host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn");
    match bundle {
        Some(bundle) if !of_aws => bundle.to_owned(),
        _ => AMAZON_ROOTS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pki;

    #[test]
    fn an_endpoint_may_name_a_port() {
        assert_eq!(split("a-ats.iot.eu-central-1.amazonaws.com").1, MQTT_PORT);
        assert_eq!(split("localhost:18883"), ("localhost".to_owned(), 18883));
    }

    #[test]
    fn the_embedded_roots_are_the_published_ones() {
        let published = [
            "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
            "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
            "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
            "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
        ];
        let ends = AMAZON_ROOTS.split_inclusive("-----END CERTIFICATE-----\n");
        let ids: Vec<_> = ends
            .map(|pem| pki::certificate_id(pem).expect("a certificate"))
            .collect();
        assert_eq!(
            ids.iter()
                .map(crate::model::name::CertificateId::as_str)
                .collect::<Vec<_>>(),
            published
        );
    }
}
