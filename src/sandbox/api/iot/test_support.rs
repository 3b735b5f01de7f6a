//! A registry in memory, and calls on it as the front would make them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::HeaderName;
use bytes::Bytes;
use serde_json::Value;

use super::operations;
use super::registry_events::RegistryEvents;
use crate::model::name::Scope;
use crate::sandbox::api::wire::{Answer, ApiError, Request};
use crate::sandbox::authority::{Authority, Principal};
use crate::sandbox::broker::Brokers;
use crate::sandbox::functions::Functions;
use crate::sandbox::pki::IssuingCa;
use crate::sandbox::refusals::Refusals;
use crate::sandbox::services::{Quotas, Services, Settings, Throttle};
use crate::sandbox::store::Store;

/// Services over an empty store.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(crate) services: Services,
}

/// One call in the making.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    services: &'a Services,
    operation: &'static str,
    request: Request,
}

fn issuer() -> IssuingCa {
    IssuingCa::ephemeral().expect("a CA is made")
}

impl Registry {
    /// An empty registry with AWS's quotas, where a detachment is effective at once.
    pub(crate) fn new() -> Self {
        Self::with(Quotas::Aws, Duration::ZERO)
    }

    pub(crate) fn with(quotas: Quotas, detach_delay: Duration) -> Self {
        let store = Arc::new(Store::open(None).expect("opens in memory"));
        let authority = Arc::new(Authority::new(Arc::clone(&store)));
        // Nothing here is refused by a policy, so the log may be nowhere.
        let refusals = Arc::new(Refusals::open(std::path::Path::new("/nonexistent")));
        let settings = Settings {
            account: "123456789012".parse().expect("valid"),
            quotas,
            throttle: Throttle::Off,
            detach_delay: detach_delay.into(),
            type_rest: Duration::from_mins(5),
            endpoint: "localhost:8883".to_owned(),
        };
        let brokers = Brokers::new(
            settings.account.clone(),
            quotas,
            Arc::clone(&store),
            Arc::clone(&authority),
            Arc::clone(&refusals),
        );
        let brokers = Arc::new(brokers.expect("starts on an empty store"));
        let issuer = Arc::new(issuer());
        Self {
            services: Services {
                settings,
                store,
                authority,
                brokers,
                refusals,
                issuer,
                events: RegistryEvents::default(),
                functions: Arc::new(Functions::new(
                    Vec::new(),
                    std::path::Path::new("/nonexistent"),
                )),
            },
        }
    }

    pub(crate) fn scope(&self) -> Scope {
        self.services.scope("eu-central-1".parse().expect("valid"))
    }

    /// Registers a certificate whose id is `digit` 64 times and answers its ARN.
    pub(crate) fn certificate(&self, digit: char) -> String {
        let id = digit.to_string().repeat(64);
        self.services
            .store
            .write(|db| {
                db.execute(
                    "INSERT INTO certificates (region, id, pem, status, not_before, not_after, generation, created_at, modified_at)
                     VALUES ('eu-central-1', ?1, '', 'ACTIVE', 0, 0, '', 0, 0)",
                    [&id],
                )?;
                Ok::<_, ApiError>(())
            })
            .expect("inserts");
        self.scope().arn(&format!("cert/{id}"))
    }

    pub(crate) fn call(&self, operation: &'static str) -> Call<'_> {
        let request = Request {
            scope: self.scope(),
            caller: Principal::Administrator,
            path: BTreeMap::new(),
            query: BTreeMap::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        Call {
            services: &self.services,
            operation,
            request,
        }
    }
}

impl Call<'_> {
    pub(crate) fn path(mut self, name: &str, value: &str) -> Self {
        self.request.path.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.request.query.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        let value = value.parse().expect("a header value");
        self.request
            .headers
            .insert(HeaderName::from_static(name), value);
        self
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "reads as `.body(json!({…}))`"
    )]
    pub(crate) fn body(mut self, body: Value) -> Self {
        self.request.body = Bytes::from(body.to_string());
        self
    }

    pub(crate) fn answer(self) -> Answer {
        let operation = operations()
            .into_iter()
            .find(|operation| operation.name == self.operation)
            .expect("an operation of the table");
        (operation.handler)(self.services, &self.request)
    }

    pub(crate) fn ok(self) -> Value {
        let name = self.operation;
        self.answer()
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    pub(crate) fn refused(self) -> ApiError {
        let name = self.operation;
        match self.answer() {
            Err(error) => error,
            Ok(answer) => panic!("{name} answered {answer}"),
        }
    }
}
