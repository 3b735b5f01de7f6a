//! Requests to an endpoint without TLS, such as a sandbox's, over connections that whoever waits for an answer drives.
//!
//! The SDK's connector gives every connection a task of its own. Of a fleet's devices, each of which waits for one answer at a time,
//! those that have theirs would then wait for each other: all requests of a moment are made before the first of them is written.

#[cfg(test)]
mod tests;

use std::future::poll_fn;
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::task::{Context, Waker};
use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http_body_util::{BodyExt as _, Collected};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue};
use hyper::http::uri::Scheme;
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use parking_lot::Mutex;
use tokio::net::{TcpStream, UnixStream};
use tokio::task::coop::unconstrained;
use tokio::time::timeout;
use tokio_util::either::Either;

/// Port of HTTP where a URL names none.
const HTTP_PORT: u16 = 80;

/// Connections to one endpoint.
#[derive(Debug)]
pub(super) struct Pool {
    /// `Host` header of every request.
    host: HeaderValue,
    /// Name or address, and port.
    address: String,
    /// Socket on this machine that leads to the same.
    socket: Option<PathBuf>,
    connect_timeout: Option<Duration>,
    /// Connections that nobody uses; the last one used is at the end.
    idle: Mutex<Vec<Connection>>,
}

type Stream = TokioIo<Either<TcpStream, UnixStream>>;

/// A connection that makes progress when it is polled, and only then.
#[derive(Debug)]
struct Connection {
    requests: http1::SendRequest<SdkBody>,
    /// Gone when it is closed.
    io: Option<Box<http1::Connection<Stream, SdkBody>>>,
}

/// The head of an answer, and its body or why that broke off.
pub(super) type Answer = (HttpResponse, Result<Bytes, hyper::Error>);

/// The same as it arrives, or why there is none, with the request if no byte of it was sent.
type Arrived =
    Result<Response<Result<Bytes, hyper::Error>>, (hyper::Error, Option<Request<SdkBody>>)>;

impl Pool {
    /// Connections to the endpoint at `url`, by way of `socket` if somebody listens there, for requests that say `host`; `None` unless
    /// the scheme is `http`.
    pub(super) fn new(
        url: &str,
        host: &str,
        socket: Option<PathBuf>,
        connect_timeout: Option<Duration>,
    ) -> Option<Self> {
        let url: Uri = url.parse().ok()?;
        if url.scheme() != Some(&Scheme::HTTP) {
            return None;
        }
        let (name, port) = (url.host()?, url.port_u16().unwrap_or(HTTP_PORT));
        Some(Self {
            host: HeaderValue::from_str(host).ok()?,
            address: format!("{name}:{port}"),
            socket,
            connect_timeout,
            idle: Mutex::default(),
        })
    }

    /// Sends `request` and reads the answer to its end.
    pub(super) fn call(
        &self,
        request: HttpRequest,
    ) -> impl Future<Output = Result<Answer, ConnectorError>> {
        // Before anything waits: what waits should be small.
        let request = self.direct(request);
        async {
            let (head, body) = self.send(request?).await?.into_parts();
            let head = Response::from_parts(head, SdkBody::empty());
            let head = HttpResponse::try_from(head);
            let head = head.map_err(|error| ConnectorError::other(error.into(), None));
            Ok((head?, body))
        }
    }

    /// `request` as it is sent to the endpoint itself.
    fn direct(&self, request: HttpRequest) -> Result<Request<SdkBody>, ConnectorError> {
        let request = request.try_into_http1x();
        let mut request = request.map_err(|error| ConnectorError::user(error.into()))?;
        let target = request.uri().path_and_query().cloned();
        *request.uri_mut() = target.map(Uri::from).unwrap_or_default();
        request.headers_mut().insert(HOST, self.host.clone());
        Ok(request)
    }

    async fn send(
        &self,
        mut request: Request<SdkBody>,
    ) -> Result<Response<Result<Bytes, hyper::Error>>, ConnectorError> {
        loop {
            let (mut connection, is_new) = match self.unused() {
                Some(connection) => (connection, false),
                None => (Box::pin(self.connect()).await?, true),
            };
            let answer = match connection.exchange(request).await {
                Ok(answer) => answer,
                // The service closed it in the meantime.
                Err((_, Some(unsent))) if !is_new => {
                    request = unsent;
                    continue;
                }
                Err((error, _)) => return Err(ConnectorError::io(error.into())),
            };
            if connection.io.is_some() {
                self.idle.lock().push(connection);
            }
            return Ok(answer);
        }
    }

    /// An open connection that nobody uses.
    fn unused(&self) -> Option<Connection> {
        let mut idle = self.idle.lock();
        std::iter::from_fn(|| idle.pop()).find_map(|mut connection| {
            let is_open = connection.is_open();
            is_open.then_some(connection)
        })
    }

    async fn connect(&self) -> Result<Connection, ConnectorError> {
        let Some(longest) = self.connect_timeout else {
            return self.connect_whenever().await;
        };
        let connected = timeout(longest, self.connect_whenever()).await;
        connected.unwrap_or_else(|_| {
            let (to, seconds) = (&self.address, longest.as_secs());
            let text = format!("no connection to {to} within {seconds} s");
            Err(ConnectorError::timeout(text.into()))
        })
    }

    async fn connect_whenever(&self) -> Result<Connection, ConnectorError> {
        let stream = match self.connect_socket().await {
            Some(stream) => Either::Right(stream),
            None => Either::Left(self.connect_tcp().await?),
        };
        let joined = http1::handshake(TokioIo::new(stream)).await;
        let (requests, io) = joined.map_err(|error| ConnectorError::io(error.into()))?;
        let io = Some(Box::new(io));
        Ok(Connection { requests, io })
    }

    /// `None` where there is no socket, or nobody listens any more.
    async fn connect_socket(&self) -> Option<UnixStream> {
        UnixStream::connect(self.socket.as_ref()?).await.ok()
    }

    async fn connect_tcp(&self) -> Result<TcpStream, ConnectorError> {
        let failed = |error: std::io::Error| {
            let text = format!("cannot connect to {}: {error}", self.address);
            ConnectorError::io(text.into())
        };
        let stream = TcpStream::connect(&self.address).await.map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        Ok(stream)
    }
}

impl Connection {
    /// Whether another request may be sent.
    fn is_open(&mut self) -> bool {
        // Nobody waits for it: what came in the meantime is seen now, and whoever used it last is not to be woken any more.
        let mut nobody = Context::from_waker(Waker::noop());
        let io = self.io.as_mut();
        io.is_some_and(|io| Pin::new(io).poll(&mut nobody).is_pending()) && self.requests.is_ready()
    }

    /// Sends `request`, which the connection is ready for.
    fn exchange(&mut self, request: Request<SdkBody>) -> impl Future<Output = Arrived> {
        let response = self.requests.try_send_request(request);
        // Whether it comes to its end is up to `io` alone, after whose turns it is looked at: it needs neither waker nor budget.
        let answer = unconstrained(async {
            let response = response.await.map_err(|mut error| {
                let unsent = error.take_message();
                (error.into_error(), unsent)
            })?;
            let (head, body) = response.into_parts();
            let body = body.collect().await;
            Ok(Response::from_parts(head, body.map(Collected::to_bytes)))
        });
        let io = &mut self.io;
        async move {
            let mut answer = pin!(answer);
            poll_fn(|context| {
                // Where it matters to the answer, its error is told there.
                if let Some(open) = io
                    && Pin::new(open).poll(context).is_ready()
                {
                    *io = None;
                }
                let mut nobody = Context::from_waker(Waker::noop());
                answer.as_mut().poll(&mut nobody)
            })
            .await
        }
    }
}
