//! What all devices of a run share: account, endpoint, roots, policy, thing type, groups.

use std::path::Path;

use super::Request;
use super::error::ProvisionError;
use super::journal::Journal;
use super::policy::{self, Choice};
use super::steps::{Action, Steps};
use crate::aws::AwsErrorKind;
use crate::aws::iot::{EndpointType, Iot};
use crate::domain::device_folder::Connection;
use crate::domain::files;
use crate::domain::session::Session;
use crate::model::name::{Arn, PolicyName, Scope};

/// The roots of AWS's own endpoints, as Amazon Trust Services publishes them.
const AMAZON_ROOTS: &str = concat!(
    include_str!("../amazon_roots/AmazonRootCA1.pem"),
    include_str!("../amazon_roots/AmazonRootCA2.pem"),
    include_str!("../amazon_roots/AmazonRootCA3.pem"),
    include_str!("../amazon_roots/AmazonRootCA4.pem"),
);
/// MQTT over mutual TLS (Developer Guide, "Device communication protocols").
const MQTT_PORT: u16 = 8883;

/// What all devices share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) scope: Scope,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) roots: String,
    pub(super) policy: PolicyName,
    /// Document of the policy, unless it has to exist.
    document: Option<String>,
    pub(super) warnings: Vec<String>,
}

impl Shared {
    /// Finds out what the devices share; changes nothing.
    pub(super) async fn read(
        session: &Session,
        iot: &Iot,
        request: &Request,
    ) -> Result<Self, ProvisionError> {
        let scope = session.scope().await?.clone();
        let endpoint = iot.endpoint(EndpointType::DataAts).await?;
        let (host, port) = split(&endpoint);
        let roots = roots(session, &host);
        let (policy, document, warnings) = match &request.policy {
            Choice::Named(name) => (name.clone(), None, Vec::new()),
            Choice::Given { name, document } => (name.clone(), Some(document.clone()), Vec::new()),
            Choice::Derived(topics) => {
                let derived = policy::derive(&scope, topics)?;
                (derived.name, Some(derived.document), derived.warnings)
            }
        };
        Ok(Self {
            scope,
            host,
            port,
            roots,
            policy,
            document,
            warnings,
        })
    }

    /// Refuses a folder that was provisioned elsewhere, and a change of a device's policy unless that was asked for: a
    /// device must not lose rights by a repeated command with a flag forgotten.
    pub(super) fn check(
        &self,
        folder: &Path,
        connection: Option<&Connection>,
        force: bool,
    ) -> Result<(), ProvisionError> {
        let Some(connection) = connection else {
            return Ok(());
        };
        self.check_here(folder, &connection.certificate_arn)?;
        if force
            || connection
                .policies
                .iter()
                .all(|policy| *policy == self.policy)
        {
            return Ok(());
        }
        let has = connection
            .policies
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        Err(ProvisionError::OtherPolicy {
            has,
            wanted: self.policy.clone(),
        })
    }

    /// Refuses a certificate of another account or Region.
    pub(super) fn check_here(&self, folder: &Path, arn: &Arn) -> Result<(), ProvisionError> {
        if arn.account() == self.scope.account.as_str()
            && arn.region() == self.scope.region.as_str()
        {
            return Ok(());
        }
        Err(ProvisionError::Elsewhere {
            folder: folder.to_owned(),
            arn: arn.clone(),
        })
    }

    /// Creates what is missing of policy, thing type and groups.
    pub(super) async fn ensure(
        &self,
        iot: &Iot,
        request: &Request,
    ) -> Result<Vec<Action>, ProvisionError> {
        let mut steps = Steps::new(
            Journal::read(&request.out, request.failpoint.clone()),
            request.dry_run,
        );
        self.ensure_policy(iot, request, &mut steps).await?;
        ensure_type(iot, request, &mut steps).await?;
        ensure_groups(iot, request, &mut steps).await?;
        steps.journal.complete().await?;
        Ok(steps.actions)
    }

    async fn ensure_policy(
        &self,
        iot: &Iot,
        request: &Request,
        steps: &mut Steps,
    ) -> Result<(), ProvisionError> {
        let name = &self.policy;
        let Some(document) = &self.document else {
            return match iot.policy(name).await? {
                Some(_) => Ok(()),
                None => Err(ProvisionError::NoPolicy(name.clone())),
            };
        };
        if is_there(iot, name, document).await? {
            return Ok(());
        }
        ensure_out(request).await?;
        match steps
            .call("create-policy", name.as_str(), || {
                iot.create_policy(name, document)
            })
            .await
        {
            // Somebody else was faster: a run beside this one, or an earlier attempt of this call.
            Err(ProvisionError::Step { source, .. })
                if source.kind == AwsErrorKind::AlreadyExists =>
            {
                is_there(iot, name, document).await.map(drop)
            }
            created => created,
        }
    }
}

/// Host and port of an endpoint; AWS names no port, the sandbox does.
fn split(endpoint: &str) -> (String, u16) {
    match endpoint
        .rsplit_once(':')
        .map(|(host, port)| (host, port.parse()))
    {
        Some((host, Ok(port))) => (host.to_owned(), port),
        _ => (endpoint.to_owned(), MQTT_PORT),
    }
}

/// The roots to check `host` with: Amazon's for AWS; for the sandbox the bundle that its API is checked with.
fn roots(session: &Session, host: &str) -> String {
    let of_aws = host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn");
    match session.aws().ca_bundle() {
        Some(bundle) if !of_aws => bundle.to_owned(),
        _ => AMAZON_ROOTS.to_owned(),
    }
}

/// Creates the folder of the run's journal before the first change.
async fn ensure_out(request: &Request) -> Result<(), ProvisionError> {
    if !request.dry_run {
        let out = request.out.clone();
        files::blocking(move || files::create_folder(&out)).await?;
    }
    Ok(())
}

/// Whether the policy exists, and with this document.
async fn is_there(iot: &Iot, name: &PolicyName, document: &str) -> Result<bool, ProvisionError> {
    match iot.policy(name).await? {
        None => Ok(false),
        Some(policy) if policy::same_document(&policy.document, document) => Ok(true),
        Some(_) => Err(ProvisionError::PolicyDiffers(name.clone())),
    }
}

async fn ensure_type(
    iot: &Iot,
    request: &Request,
    steps: &mut Steps,
) -> Result<(), ProvisionError> {
    let Some(name) = &request.thing_type else {
        return Ok(());
    };
    match iot.thing_type(name).await? {
        Some(false) => Ok(()),
        Some(true) => Err(ProvisionError::Deprecated(name.clone())),
        None => {
            ensure_out(request).await?;
            steps
                .call("create-thing-type", name.as_str(), || {
                    iot.create_thing_type(name)
                })
                .await
        }
    }
}

async fn ensure_groups(
    iot: &Iot,
    request: &Request,
    steps: &mut Steps,
) -> Result<(), ProvisionError> {
    for name in &request.groups {
        if !iot.has_thing_group(name).await? {
            ensure_out(request).await?;
            steps
                .call("create-thing-group", name.as_str(), || {
                    iot.create_thing_group(name)
                })
                .await?;
        }
    }
    Ok(())
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
