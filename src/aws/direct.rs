//! Calls of AWS IoT's control plane the short way: with all parts of the SDK, and without the machinery that joins them.
//!
//! Serializers, parsers, endpoint, credentials and connections are the SDK's, learnt from one of its calls that ends before anything is
//! sent. Left out are its interceptors, retries and layers of configuration: a third of what a call costs here, and none of it is used,
//! since [`Pace`](super::pace::Pace) decides on attempts. A [`Signer`] of our own stands for its signer.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sdk_iot::error::SdkError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme as _, AuthSchemeId};
use aws_smithy_runtime_api::client::http::{
    HttpClient as _, HttpConnector as _, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::identity::{
    ResolveCachedIdentity as _, SharedIdentityCache, SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, Error, Input, Output,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer,
    SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer};
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SigningName;
use aws_types::region::SigningRegion;
use http_body_util::{BodyExt as _, Collected};
use parking_lot::Mutex;
use tokio::sync::OnceCell;

use super::error::AwsError;
use super::plain_http::Pool;
use super::signature::Signer;

/// Header by which AWS knows the program, the same for every call. The SDK says it a second time, for those that cannot set this one.
const USER_AGENT: &str = "user-agent";

const NO_PROTOCOL: &str = "the SDK has no protocol for this operation";

/// Why there is no answer to a call.
type Failure = SdkError<aws_sdk_iot::Error, HttpResponse>;

/// The short way of one client; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Direct {
    client: aws_sdk_iot::Client,
    socket: Option<PathBuf>,
    way: Arc<OnceCell<Way>>,
}

impl Direct {
    /// Calls as `client` would make them; by way of `socket`, if it leads to the same endpoint.
    pub(super) fn new(client: aws_sdk_iot::Client, socket: Option<PathBuf>) -> Self {
        Self {
            client,
            socket,
            way: Arc::default(),
        }
    }

    /// Sends `input` for `operation` once. `_types` says what the answer is.
    pub(super) async fn call<I, O, E, F>(
        &self,
        name: &'static str,
        operation: &impl RuntimePlugin,
        input: Result<I, BuildError>,
        _types: impl Fn() -> F,
    ) -> Result<O, AwsError>
    where
        I: std::fmt::Debug + Send + Sync + 'static,
        O: std::fmt::Debug + Send + Sync + 'static,
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
        F: Future<Output = Result<O, SdkError<E, HttpResponse>>>,
    {
        let input = input.map(Input::erase);
        let failed = |error: Failure| AwsError::of(name, &error);
        let exchange = self.send(name, operation, input).await;
        let (response, answer) = exchange.map_err(failed)?;
        let unexpected = |_| AwsError::answer(name, "it is another operation's");
        let error = match answer {
            Ok(output) => return output.downcast().map_err(unexpected),
            Err(error) => error,
        };
        let mut refusal = None;
        // The only way to the error inside.
        drop(error.map_operation_error(|error| refusal = Some(error)));
        let refusal: Option<E> = refusal.and_then(|error| error.downcast().ok());
        Err(match refusal {
            Some(error) => AwsError::of(name, &SdkError::service_error(error, response)),
            None => AwsError::answer(name, "it cannot be read"),
        })
    }

    async fn send(
        &self,
        name: &'static str,
        operation: &impl RuntimePlugin,
        input: Result<Input, BuildError>,
    ) -> Result<Exchange, Failure> {
        let input = input.map_err(Failure::construction_failure)?;
        let way = self
            .way
            .get_or_try_init(|| Box::pin(Way::learn(self)))
            .await?;
        let operation = way.protocol(name, operation);
        let operation = operation.map_err(Failure::construction_failure)?;
        let Some(longest) = way.timeouts.operation_attempt_timeout() else {
            return way.exchange(operation, input).await;
        };
        let exchange = tokio::time::timeout(longest, way.exchange(operation, input));
        exchange.await.unwrap_or_else(|_| {
            let text = format!("no answer within {} s", longest.as_secs());
            Err(Failure::timeout_error(text))
        })
    }
}

/// A response and what it says.
type Exchange = (HttpResponse, Result<Output, OrchestratorError<Error>>);

/// What requests are sent with.
#[derive(Debug)]
enum Connector {
    Plain(Pool),
    Sdk(SharedHttpConnector),
}

/// What all calls of a client have in common.
#[derive(Debug)]
struct Way {
    components: RuntimeComponents,
    /// URL that the path and query of a request follow; it may have a path of its own.
    endpoint: String,
    timeouts: TimeoutConfig,
    signer: Signer,
    identities: SharedIdentityCache,
    resolver: SharedIdentityResolver,
    connector: Connector,
    user_agent: Option<String>,
    /// How the requests of each operation are written and its answers read.
    protocols: Mutex<HashMap<&'static str, FrozenLayer>>,
}

impl Way {
    /// Follows a call through the SDK up to where it would be signed.
    async fn learn(direct: &Direct) -> Result<Self, Failure> {
        let learnt = Learnt {
            socket: direct.socket.clone(),
            way: Arc::default(),
        };
        let call = direct.client.describe_endpoint().customize();
        let stopped = call.interceptor(learnt.clone()).send().await;
        let way = learnt.way.lock().take();
        match (way, stopped) {
            (Some(way), _) => Ok(way),
            (None, Err(error)) => Err(error.map_service_error(aws_sdk_iot::Error::from)),
            (None, Ok(_)) => Err(Failure::construction_failure("the SDK told no way")),
        }
    }

    /// What the SDK would send with.
    fn of(
        request: &HttpRequest,
        components: &RuntimeComponents,
        config: &ConfigBag,
        socket: Option<PathBuf>,
    ) -> Option<Self> {
        let timeouts = config.load::<TimeoutConfig>()?.clone();
        let endpoint = config.load::<Endpoint>()?;
        let signer = Signer::new(
            config.load::<SigningRegion>()?.as_ref(),
            config.load::<SigningName>()?.as_ref(),
            endpoint.url(),
        )?;
        let scheme = components.auth_scheme(AuthSchemeId::new("sigv4"))?;
        let connect_timeout = timeouts.connect_timeout();
        let url = endpoint.url();
        let connector = match Pool::new(url, signer.host(), socket, connect_timeout) {
            Some(pool) => Connector::Plain(pool),
            None => Connector::of_sdk(&timeouts, components)?,
        };
        Some(Self {
            endpoint: endpoint.url().trim_end_matches('/').to_owned(),
            timeouts,
            signer,
            resolver: scheme.identity_resolver(components)?,
            identities: components.identity_cache(),
            connector,
            user_agent: request.headers().get(USER_AGENT).map(str::to_owned),
            components: components.clone(),
            protocols: Mutex::default(),
        })
    }

    /// How requests of an operation are written and its answers read: asked for once, for the SDK makes it anew each time.
    fn protocol(
        &self,
        name: &'static str,
        operation: &impl RuntimePlugin,
    ) -> Result<FrozenLayer, &'static str> {
        let mut protocols = self.protocols.lock();
        if let Some(known) = protocols.get(name) {
            return Ok(known.clone());
        }
        let protocol = operation.config().ok_or(NO_PROTOCOL)?;
        Ok(protocols.entry(name).or_insert(protocol).clone())
    }

    async fn exchange(&self, operation: FrozenLayer, input: Input) -> Result<Exchange, Failure> {
        let mut config = ConfigBag::base();
        config.push_shared_layer(operation);
        let serializer = config.load::<SharedRequestSerializer>().cloned();
        let serializer = serializer.ok_or(NO_PROTOCOL);
        let serializer = serializer.map_err(Failure::construction_failure)?;
        let request = serializer.serialize_input(input, &mut config);
        let mut request = request.map_err(Failure::construction_failure)?;
        let signed = self.sign(&mut request, &config).await;
        signed.map_err(|error| Failure::dispatch_failure(ConnectorError::other(error, None)))?;
        let response = self.connector.call(request).await?;
        let Some(parser) = config.load::<SharedResponseDeserializer>() else {
            return Err(Failure::response_error(NO_PROTOCOL, response));
        };
        let answer = parser.deserialize_nonstreaming_with_config(&response, &config);
        Ok((response, answer))
    }

    /// Addresses and signs `request`.
    async fn sign(&self, request: &mut HttpRequest, config: &ConfigBag) -> Result<(), BoxError> {
        let url = [&self.endpoint, request.uri()].concat();
        request.set_uri(url)?;
        if let Some(agent) = &self.user_agent {
            request.headers_mut().insert(USER_AGENT, agent.clone());
        }
        let identity = self.identities.resolve_cached_identity(
            self.resolver.clone(),
            &self.components,
            config,
        );
        let identity = identity.await?;
        let credentials = identity.data::<Credentials>();
        let credentials = credentials.ok_or("who calls has no access key")?;
        let clock = self.components.time_source();
        let now = clock.map_or_else(SystemTime::now, |clock| clock.now());
        self.signer.sign(request, credentials, now)
    }
}

impl Connector {
    /// The SDK's own.
    fn of_sdk(timeouts: &TimeoutConfig, components: &RuntimeComponents) -> Option<Self> {
        let settings = HttpConnectorSettings::builder();
        let settings = match timeouts.connect_timeout() {
            Some(longest) => settings.connect_timeout(longest).build(),
            None => settings.build(),
        };
        let client = components.http_client()?;
        Some(Self::Sdk(client.http_connector(&settings, components)))
    }

    /// Sends `request` and reads the answer to its end.
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, Failure> {
        let answer = match self {
            Self::Plain(pool) => {
                let (head, body) = pool
                    .call(request)
                    .await
                    .map_err(Failure::dispatch_failure)?;
                (head, body.map_err(BoxError::from))
            }
            Self::Sdk(connector) => {
                let response = connector.call(request).await;
                let mut head = response.map_err(Failure::dispatch_failure)?;
                let body = std::mem::replace(head.body_mut(), SdkBody::taken());
                (head, body.collect().await.map(Collected::to_bytes))
            }
        };
        match answer {
            (mut response, Ok(body)) => {
                *response.body_mut() = SdkBody::from(body);
                Ok(response)
            }
            (response, Err(error)) => Err(Failure::response_error(error, response)),
        }
    }
}

/// Takes what there is to learn from a call and ends it.
#[derive(Debug, Clone)]
struct Learnt {
    socket: Option<PathBuf>,
    way: Arc<Mutex<Option<Way>>>,
}

impl Intercept for Learnt {
    fn name(&self) -> &'static str {
        "Learnt"
    }

    fn read_before_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let socket = self.socket.clone();
        *self.way.lock() = Way::of(context.request(), components, config, socket);
        Err("nothing is to be sent".into())
    }
}
