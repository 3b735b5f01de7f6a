//! Where to connect: as it was said, without asking anybody; else as AWS answers.

use super::Request;
use super::error::ClaimError;
use crate::aws::iot::EndpointType;
use crate::domain::device::{roots, split};
use crate::domain::device_folder::{FolderError, read_text};
use crate::domain::session::{Session, Settings};
use crate::model::name::{Arn, CertificateId, Region, Scope};

/// Where to connect, and where that is.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) host: String,
    pub(super) port: u16,
    /// Roots to check the endpoint with, PEM.
    pub(super) roots: String,
    pub(super) region: Region,
    /// Account and Region, where AWS was asked.
    scope: Option<Scope>,
}

impl Place {
    /// Finds it out. Asks AWS only where no host was said.
    pub(super) async fn find(settings: &Settings, request: &Request) -> Result<Self, ClaimError> {
        let own = request.roots.as_deref().map(read).transpose()?;
        if let Some((host, port)) = &request.host {
            let bundle = settings.ca_bundle.as_deref().map(read).transpose()?;
            let region = match &settings.region {
                Some(region) => region.clone(),
                None => region_of(host).ok_or_else(|| ClaimError::NoRegion(host.clone()))?,
            };
            return Ok(Self {
                roots: own.unwrap_or_else(|| roots(bundle.as_deref(), host)),
                host: host.clone(),
                port: *port,
                region,
                scope: None,
            });
        }
        let session = Box::pin(Session::open(settings.clone())).await?;
        let endpoint = session.aws().iot().endpoint(EndpointType::DataAts).await?;
        let scope = session.scope().await?.clone();
        let (host, port) = split(&endpoint);
        Ok(Self {
            roots: own.unwrap_or_else(|| roots(session.aws().ca_bundle(), &host)),
            host,
            port,
            region: scope.region.clone(),
            scope: Some(scope),
        })
    }

    /// `host:port`.
    pub(super) fn endpoint(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// ARN of a certificate here, where the account is known.
    pub(super) fn arn(&self, id: &CertificateId) -> Option<Arn> {
        let scope = self.scope.as_ref()?;
        scope.arn(&format!("cert/{id}")).parse().ok()
    }
}

fn read(path: &std::path::Path) -> Result<String, ClaimError> {
    let absent = || FolderError::Absent {
        path: path.to_owned(),
    };
    Ok(read_text(path)?.ok_or_else(absent)?)
}

/// The Region in the name of an account's own endpoint, `xxx-ats.iot.REGION.amazonaws.com`.
fn region_of(host: &str) -> Option<Region> {
    let (_, rest) = host.split_once(".iot.")?;
    let (region, domain) = rest.split_once('.')?;
    domain
        .starts_with("amazonaws.com")
        .then(|| region.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endpoint_tells_its_region() {
        let region = region_of("a1b2-ats.iot.eu-central-1.amazonaws.com");
        assert_eq!(
            region.map(|region| region.to_string()),
            Some("eu-central-1".into())
        );
        assert_eq!(region_of("iot.example.com"), None);
    }
}
