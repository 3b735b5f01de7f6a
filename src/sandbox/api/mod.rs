//! The HTTP side of the sandbox: control planes, data plane, and its own administration.
//!
//! Owns the way of a request from its bytes to the operation: body, caller, service, route. Refuses what is too large, too slow,
//! not signed, or not for this transport.

mod admin;
mod caller;
mod calls;
mod cognito;
mod credentials;
pub(crate) mod iam;
pub(crate) mod iot;
mod iot_data;
mod lacking;
mod lambda;
mod permission;
mod query;
pub(crate) mod reply;
pub(crate) mod route;
mod services;
mod sts;
mod throttle;
pub(crate) mod vend;
pub(crate) mod wire;
mod worker;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::request::Parts;
use bytes::Bytes;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::model::name::{CertificateId, Region};
use crate::sandbox::faults::{Fault, Faults};
use crate::sandbox::services::Services;
use crate::sandbox::sigv4::{self, Arrived};

pub(crate) use admin::Admin;
pub use admin::Status;
use caller::Caller;
use calls::Calls;
use reply::{HttpResponse, Protocol, json_body};
use route::Routes;
use throttle::Rates;
use wire::{ApiError, Operation, Request};
use worker::Worker;

/// Largest body of a request in bytes; AWS's largest documents are far below. Events of functions may be larger.
const BODY_BYTES: usize = 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// Operations that make RSA keys, which takes longer than hundreds of others.
const SLOW: [&str; 2] = ["CreateKeysAndCertificate", "CreateProvisioningClaim"];
/// Slow operations at work at once; more would only take the cores from the gateway.
const SLOW_AT_ONCE: usize = 4;
/// Functions that are waited for at once, well below the 512 threads that tokio has for what waits.
const INVOKED_AT_ONCE: usize = 128;

/// The transport of a request.
#[derive(Debug, Clone)]
pub(crate) struct Transport {
    /// The client's address.
    pub(crate) remote: SocketAddr,
    /// Our address.
    pub(crate) local: SocketAddr,
    /// Whether it is TLS.
    pub(crate) encrypted: bool,
    /// Server name of the TLS handshake.
    pub(crate) server_name: Option<String>,
    /// The client certificate, ACTIVE when the connection began, and its Region.
    pub(crate) certificate: Option<(Region, CertificateId)>,
    /// Whether the certificate alone may authenticate (ALPN `x-amzn-http-ca`).
    pub(crate) certificate_only: bool,
}

impl Transport {
    /// A connection without TLS.
    pub(crate) fn plain(remote: SocketAddr, local: SocketAddr) -> Self {
        Self {
            remote,
            local,
            encrypted: false,
            server_name: None,
            certificate: None,
            certificate_only: false,
        }
    }
}

/// What serves a route.
#[derive(Debug, Clone, Copy)]
enum Route<T> {
    Served(T),
    Lacking(&'static str),
}

/// A request whose body is there.
struct Whole {
    parts: Parts,
    body: Bytes,
    id: String,
    /// Whether the connection ends instead of carrying an answer.
    cut: AtomicBool,
}

/// The connection ends without an answer, on purpose.
#[derive(Debug, thiserror::Error)]
#[error("the connection is cut on purpose")]
pub(crate) struct Cut;

impl Whole {
    /// Has the connection end instead of carrying an answer.
    fn cut(&self) {
        self.cut.store(true, Ordering::Relaxed);
    }

    fn arrived(&self) -> Arrived<'_> {
        let uri = &self.parts.uri;
        Arrived {
            method: self.parts.method.as_str(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            headers: &self.parts.headers,
            body: &self.body,
        }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    }

    /// `Action` of a Query request, from the form or the query.
    fn action(&self) -> Option<String> {
        let form = std::str::from_utf8(&self.body).unwrap_or_default();
        route::form_parameter(form, "Action")
            .or_else(|| route::form_parameter(self.parts.uri.query().unwrap_or_default(), "Action"))
    }

    /// Operation of an AWS JSON request to Cognito identity pools.
    fn cognito_target(&self) -> Option<&str> {
        self.header("x-amz-target")?
            .strip_prefix("AWSCognitoIdentityService.")
    }

    /// The protocol to word a refusal in, before the service is certain.
    fn likely_protocol(&self) -> Protocol {
        if self.cognito_target().is_some() {
            Protocol::Json
        } else if let Some(service) = sigv4::claimed_service(&self.arrived()) {
            Protocol::of(&service)
        } else if self.parts.uri.path() == "/" && self.action().is_some() {
            Protocol::Query
        } else {
            Protocol::RestJson
        }
    }
}

/// Everything behind the HTTP side.
#[derive(Debug)]
pub(crate) struct Api {
    services: Arc<Services>,
    control: Routes<Route<&'static Operation>>,
    data: Routes<Route<iot_data::Operation>>,
    jobs_data: Routes<&'static str>,
    lambda: Routes<Route<&'static lambda::Operation>>,
    calls: Calls,
    rates: Rates,
    faults: Faults,
    worker: Worker,
    /// Room for slow operations.
    slow: Semaphore,
    /// Room for functions that are waited for.
    invoked: Arc<Semaphore>,
    admin: Admin,
}

impl Api {
    /// The HTTP side over `services`, with faults on purpose.
    pub(crate) fn new(
        services: Arc<Services>,
        admin: Admin,
        faults: Vec<Fault>,
    ) -> std::io::Result<Self> {
        let mut control = Routes::new();
        for operation in iot::operations() {
            control.add(
                operation.method.as_str(),
                operation.pattern,
                Route::Served(operation),
            );
        }
        for (name, method, pattern) in lacking::table(lacking::IOT) {
            control.add(method, &pattern, Route::Lacking(name));
        }
        let mut data = Routes::new();
        for (operation, method, pattern) in iot_data::OPERATIONS {
            data.add(method, pattern, Route::Served(*operation));
        }
        for (name, method, pattern) in [lacking::IOT_DATA, lacking::WEB_SOCKET]
            .into_iter()
            .flat_map(lacking::table)
        {
            data.add(method, &pattern, Route::Lacking(name));
        }
        let jobs_data = lacking::routes(lacking::JOBS_DATA);
        let mut lambda = Routes::new();
        for operation in lambda::OPERATIONS {
            let served = Route::Served(operation);
            lambda.add(operation.method.as_str(), operation.pattern, served);
        }
        for (name, method, pattern) in lacking::table(lacking::LAMBDA) {
            lambda.add(method, &pattern, Route::Lacking(name));
        }
        Ok(Self {
            worker: Worker::start(services.clone())?,
            services,
            control,
            data,
            jobs_data,
            lambda,
            calls: Calls::default(),
            rates: Rates::default(),
            faults: Faults::new(faults),
            slow: Semaphore::new(SLOW_AT_ONCE),
            invoked: Arc::new(Semaphore::new(INVOKED_AT_ONCE)),
            admin,
        })
    }

    /// Starts a task on the thread of the control planes.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
        self.worker.spawn(task)
    }

    /// Answers one request.
    pub(crate) async fn handle(
        self: &Arc<Self>,
        transport: &Transport,
        request: axum::http::Request<Incoming>,
    ) -> Result<HttpResponse, Cut> {
        // It names a request for people: no secret, and no reason to ask the system for each.
        let random = fastrand::u128(..).to_ne_bytes();
        let id = uuid::Builder::from_random_bytes(random);
        let id = id.into_uuid().to_string();
        let (parts, body) = request.into_parts();
        let most = if lambda::invoke::is_path(parts.uri.path()) {
            lambda::invoke::BODY_BYTES
        } else {
            BODY_BYTES
        };
        let body = match read_body(body, most).await {
            Ok(body) => body,
            Err(error) => return Ok(Protocol::RestJson.error(&error, &id)),
        };
        let request = Whole {
            parts,
            body,
            id,
            cut: AtomicBool::new(false),
        };
        let response = self.answer(transport, &request).await;
        if request.cut.into_inner() {
            Err(Cut)
        } else {
            Ok(response)
        }
    }

    async fn answer(self: &Arc<Self>, transport: &Transport, request: &Whole) -> HttpResponse {
        if request.parts.uri.path().starts_with(admin::PREFIX) {
            return self.administer(transport, request);
        }
        if let Some(response) = self.open_call(transport, request).await {
            return response;
        }
        let caller = match self.authenticate(transport, request) {
            Ok(caller) => caller,
            Err(error) => return self.refuse(request, &error),
        };
        let protocol = Protocol::of(&caller.service);
        match self.dispatch(transport, request, caller).await {
            Ok(response) => response,
            Err(error) => protocol.error(&error, &request.id),
        }
    }

    /// A refusal before any operation. The data plane words it in its own way.
    fn refuse(&self, request: &Whole, error: &ApiError) -> HttpResponse {
        let data_path = matches!(
            self.data
                .find(&request.parts.method, request.parts.uri.path()),
            Ok((Route::Served(_), _))
        );
        if data_path && error.kind == "MissingAuthenticationTokenException" {
            return iot_data::forbidden(&request.id);
        }
        request.likely_protocol().error(error, &request.id)
    }

    async fn dispatch(
        self: &Arc<Self>,
        transport: &Transport,
        request: &Whole,
        caller: Caller,
    ) -> Result<HttpResponse, ApiError> {
        let (method, path) = (&request.parts.method, caller.path.clone());
        let (path, service) = (path.as_str(), caller.service.clone());
        let service = service.as_str();
        match service {
            "iot" => match self.control.find(method, path)? {
                (Route::Served(operation), parameters) => {
                    self.begin(request, (service, Some(&caller.region)), operation.name)
                        .await?;
                    let input = self.input(request, caller, parameters)?;
                    permission::check_iot(
                        &self.services,
                        transport.remote,
                        operation.name,
                        &input,
                    )?;
                    self.control(request, input, operation).await
                }
                (Route::Lacking(name), _) => Err(lacks(name)),
            },
            "iotdata" | "iotdevicegateway" => match self.data.find(method, path)? {
                (Route::Served(operation), parameters) => {
                    if !transport.encrypted {
                        return Err(ApiError::forbidden(
                            "the data plane is served over TLS only: use https://",
                        ));
                    }
                    self.begin(request, (service, Some(&caller.region)), operation.name())
                        .await?;
                    let call = self.input(request, caller, parameters)?;
                    iot_data::serve(&self.services, *operation, transport, &call, &request.id).await
                }
                (Route::Lacking(name), _) => Err(lacks(name)),
            },
            "iot-jobs-data" => {
                let known = self.jobs_data.find(method, path).map(|(name, _)| *name);
                Err(lacks(
                    known.unwrap_or(&format!("iot-jobs-data {method} {path}")),
                ))
            }
            "lambda" => match self.lambda.find(method, path)? {
                (Route::Served(operation), parameters) => {
                    let input = self.input(request, caller, parameters)?;
                    self.lambda_call(transport, request, operation, input).await
                }
                (Route::Lacking(name), _) => Err(lacks(name)),
            },
            "sts" | "iam" => self.query_call(transport, request, Some(caller)).await,
            "cognito-identity" => {
                let (region, principal) = (caller.region, Some(caller.principal));
                self.cognito_call(transport, request, region, principal)
                    .await
            }
            other => Err(lacks(&format!("the service `{other}`"))),
        }
    }

    fn input(
        &self,
        request: &Whole,
        caller: Caller,
        path: std::collections::BTreeMap<String, String>,
    ) -> Result<Request, ApiError> {
        Ok(Request {
            scope: self.services.scope(caller.region),
            caller: caller.principal,
            path,
            query: route::query(request.parts.uri.query().unwrap_or_default())?,
            headers: request.parts.headers.clone(),
            body: request.body.clone(),
        })
    }

    /// Runs `work`, which waits for the disk, on the thread of the operations, or on one of its own if it takes long.
    async fn aside<T: Send + 'static>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&Services) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        if !SLOW.contains(&operation) {
            return self.worker.carry_out(operation, work).await;
        }
        let failed = |error: &dyn std::fmt::Display| {
            ApiError::internal(format!("{operation} failed: {error}"))
        };
        let _permit = self.slow.acquire().await.map_err(|error| failed(&error))?;
        let services = self.services.clone();
        tokio::task::spawn_blocking(move || work(&services))
            .await
            .map_err(|error| failed(&error))?
    }

    async fn control(
        &self,
        request: &Whole,
        input: Request,
        operation: &'static Operation,
    ) -> Result<HttpResponse, ApiError> {
        let work = move |services: &Services| (operation.handler)(services, &input);
        let value = self.aside(operation.name, work).await?;
        Ok(json_body(axum::http::StatusCode::OK, &value, &request.id))
    }
}

fn lacks(name: &str) -> ApiError {
    ApiError::not_implemented(format!("the sandbox does not have {name}"))
}

async fn read_body(body: Incoming, most: usize) -> Result<Bytes, ApiError> {
    match tokio::time::timeout(BODY_TIME, Limited::new(body, most).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(ApiError::too_large(format!(
            "the body is larger than {most} bytes"
        ))),
        Ok(Err(error)) => Err(ApiError::invalid(format!(
            "the body did not arrive: {error}"
        ))),
        Err(_) => Err(ApiError::request_timeout("the body did not arrive in time")),
    }
}
