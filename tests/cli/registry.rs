//! The registry behind a sandbox, looked at directly, so that a report is not judged by itself.

use std::collections::BTreeSet;

use iotctl::domain::session::{Credentials, Session, Settings};

use super::support::TestEnvironment;

/// The registry behind a sandbox, looked at directly.
pub(super) struct Registry {
    runtime: tokio::runtime::Runtime,
    session: Session,
}

impl Registry {
    pub(super) fn of(environment: &TestEnvironment) -> Self {
        let text = |name: &str| {
            environment.sandbox()[name]
                .as_str()
                .expect("in the first line")
                .to_owned()
        };
        let settings = Settings {
            region: Some(text("region").parse().expect("a Region")),
            endpoint_url: Some(text("url")),
            ca_bundle: Some(environment.path().join(text("ca"))),
            credentials: Some(Credentials {
                key_id: "test".to_owned(),
                secret: "test".to_owned().into(),
            }),
            ..Settings::default()
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let session = runtime
            .block_on(Session::open(settings))
            .expect("configured");
        Self { runtime, session }
    }

    pub(super) fn certificates(&self) -> BTreeSet<String> {
        let listed = self
            .runtime
            .block_on(self.session.aws().iot().certificates_since(0))
            .expect("listed");
        listed
            .into_iter()
            .map(|entry| entry.id.to_string())
            .collect()
    }

    /// Requests a certificate as a run would whose answer got lost.
    pub(super) fn request(&self, csr: &str) -> String {
        let made = self
            .runtime
            .block_on(self.session.aws().iot().create_certificate(csr));
        made.expect("issued").id.to_string()
    }

    pub(super) fn principals(&self, thing: &str) -> Vec<String> {
        let thing = thing.parse().expect("a thing name");
        self.runtime
            .block_on(self.session.aws().iot().thing_principals(&thing))
            .expect("listed")
            .unwrap_or_default()
    }

    pub(super) fn attach(&self, policy: &str, target: &str) {
        let policy = policy.parse().expect("a policy name");
        self.runtime
            .block_on(self.session.aws().iot().attach_policy(&policy, target))
            .expect("attached");
    }

    pub(super) fn policies(&self, target: &str) -> Vec<String> {
        self.runtime
            .block_on(self.session.aws().iot().attached_policies(target))
            .expect("listed")
    }
}
