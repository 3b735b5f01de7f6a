//! A registry in memory, and calls on it as the front would make them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::HeaderName;
use bytes::Bytes;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};

use super::operations;
use super::registry_events::RegistryEvents;
use crate::model::name::Scope;
use crate::sandbox::api::wire::{Answer, ApiError, Request};
use crate::sandbox::authority::{Authority, Principal};
use crate::sandbox::broker::{Brokers, Peer};
use crate::sandbox::functions::Functions;
use crate::sandbox::pki::IssuingCa;
use crate::sandbox::refusals::Refusals;
use crate::sandbox::services::{Quotas, Services, Settings, Throttle};
use crate::sandbox::store::Store;

/// How long a message may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// Services over an empty store.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(crate) services: Arc<Services>,
}

/// A client of the gateway that hears what is published.
#[derive(Debug)]
pub(crate) struct Listener(DuplexStream);

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
        // Most tests do not look at what is refused by a policy, so the log may be nowhere.
        Self::over(quotas, detach_delay, std::path::Path::new("/nonexistent"))
    }

    /// The same as [`Self::new`] with a log of refusals in `dir`.
    pub(crate) fn logging(dir: &std::path::Path) -> Self {
        Self::over(Quotas::Aws, Duration::ZERO, dir)
    }

    fn over(quotas: Quotas, detach_delay: Duration, dir: &std::path::Path) -> Self {
        let store = Arc::new(Store::open(None).expect("opens in memory"));
        let authority = Arc::new(Authority::new(Arc::clone(&store)));
        let refusals = Arc::new(Refusals::open(dir));
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
        let services = Arc::new(Services {
            settings,
            store,
            authority,
            brokers,
            refusals,
            issuer,
            events: RegistryEvents::default(),
            functions: Arc::new(Functions::new(Vec::new(), dir)),
        });
        services.brokers.answer_with(&services);
        Self { services }
    }

    pub(crate) fn scope(&self) -> Scope {
        self.services.scope("eu-central-1".parse().expect("valid"))
    }

    /// A connected client of the administrator, subscribed to `filter`.
    pub(crate) async fn listen(&self, filter: &str) -> Listener {
        self.listen_as(Principal::Administrator, filter).await
    }

    /// The same of somebody else.
    pub(crate) async fn listen_as(&self, principal: Principal, filter: &str) -> Listener {
        let (ours, theirs) = tokio::io::duplex(1024 * 1024);
        let peer = Peer {
            principal,
            remote: ([127, 0, 0, 1], 40_000).into(),
            local: ([127, 0, 0, 1], 8883).into(),
            server_name: None,
        };
        let broker = self.services.brokers.of(&self.scope().region);
        tokio::spawn(broker.serve(theirs, peer));
        let mut listener = Listener(ours);
        let name = b"\x00\x04MQTT\x04\x02\x00\x3c\x00\x08listener";
        listener.send(0x10, name).await;
        assert_eq!(listener.packet().await, (0x20, vec![0, 0]));
        let length = u16::try_from(filter.len()).expect("short").to_be_bytes();
        let subscribe = [&[0, 1], &length[..], filter.as_bytes(), &[0]].concat();
        listener.send(0x82, &subscribe).await;
        assert_eq!(listener.packet().await, (0x90, vec![0, 1, 0]));
        listener
    }

    /// Has the next commit fail, on whatever is written until then.
    pub(crate) fn break_commit(&self) {
        let dangling = self.services.store.write(|db| {
            db.execute("INSERT INTO dangling VALUES ('nobody')", [])?;
            Ok::<_, ApiError>(())
        });
        dangling.expect("it is the commit that fails");
    }

    /// Lets [`Self::break_commit`] do so.
    pub(crate) fn breakable(&self) {
        let made = self.services.store.read(|db| {
            db.execute_batch(
                "PRAGMA foreign_keys = ON;
                 CREATE TABLE target (name TEXT PRIMARY KEY);
                 CREATE TABLE dangling (name TEXT REFERENCES target (name) DEFERRABLE INITIALLY DEFERRED)",
            )?;
            Ok::<_, ApiError>(())
        });
        made.expect("made");
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

impl Listener {
    async fn send(&mut self, kind: u8, body: &[u8]) {
        let length = u8::try_from(body.len()).expect("a short packet");
        let packet = [&[kind, length], body].concat();
        self.0.write_all(&packet).await.expect("the gateway reads");
    }

    async fn packet(&mut self) -> (u8, Vec<u8>) {
        let kind = self.0.read_u8().await.expect("the connection is open");
        let (mut length, mut shift) = (0, 0);
        loop {
            let byte = self.0.read_u8().await.expect("a length");
            length |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.expect("a packet");
        (kind, body)
    }

    /// Publishes with `QoS` 0.
    pub(crate) async fn publish(&mut self, topic: &str, payload: &str) {
        let length = u16::try_from(topic.len()).expect("short").to_be_bytes();
        let body = [&length[..], topic.as_bytes(), payload.as_bytes()].concat();
        self.send(0x30, &body).await;
    }

    /// Topic and payload of the next message.
    pub(crate) async fn message(&mut self) -> (String, Value) {
        let (kind, body) = tokio::time::timeout(PATIENCE, self.packet())
            .await
            .expect("a message in time");
        assert_eq!(kind, 0x30);
        let end = 2 + usize::from(u16::from_be_bytes([body[0], body[1]]));
        let topic = String::from_utf8_lossy(&body[2..end]).into_owned();
        let payload = serde_json::from_slice(&body[end..]).expect("JSON");
        (topic, payload)
    }

    /// Whether the gateway ends the connection.
    pub(crate) async fn is_over(&mut self) -> bool {
        let read = tokio::time::timeout(PATIENCE, self.0.read_u8()).await;
        read.is_ok_and(|read| read.is_err())
    }

    /// Whether anything has come; all that was published by this thread before has.
    pub(crate) async fn has_heard(&mut self) -> bool {
        self.send(0xC0, &[]).await;
        self.packet().await.0 != 0xD0
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
