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

    /// Lets the library work on the registry, as a deployment does.
    pub(super) fn work<T>(&self, work: impl AsyncFnOnce(&Session) -> T) -> T {
        self.runtime.block_on(work(&self.session))
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

    /// A certificate of a key that nobody keeps; its id.
    pub(super) fn certificate(&self) -> String {
        let key = iotctl::model::pki::generate_key(iotctl::model::pki::KeyType::P256);
        let csr = iotctl::model::pki::csr(&key.expect("made"), "t");
        self.request(&csr.expect("made"))
    }

    /// ARN of a certificate.
    pub(super) fn arn(&self, certificate: &str) -> String {
        let id = certificate.parse().expect("an id");
        let found = self
            .runtime
            .block_on(self.session.aws().iot().certificate(&id));
        let found = found.expect("answered").expect("registered");
        found.arn.to_string()
    }

    /// Status of a certificate; nothing if it is not registered.
    pub(super) fn status(&self, id: &str) -> Option<String> {
        let id = id.parse().expect("an id");
        let found = self
            .runtime
            .block_on(self.session.aws().iot().certificate(&id));
        found.expect("described").map(|found| found.status)
    }

    /// A thing, and a policy that allows everything, both of this name.
    pub(super) fn thing_and_policy(&self, name: &str) {
        let iot = self.session.aws().iot();
        let thing = name.parse().expect("a thing name");
        let policy = name.parse().expect("a policy name");
        let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;
        let attributes = std::collections::BTreeMap::new();
        let tags = std::collections::BTreeMap::new();
        self.runtime.block_on(async {
            let made = iot.create_thing(&thing, None, &attributes);
            made.await.expect("created");
            let made = iot.create_policy(&policy, document, &tags);
            made.await.expect("created");
        });
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
