//! The one port: tells TLS from plain HTTP, MQTT from HTTP, and hands each connection on. The folder's socket takes plain HTTP alone.
//!
//! Refuses what comes too slowly, too many connections, and MQTT without a client certificate. Accept errors never end the loop.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::model::name::Region;

use super::api::{Api, Transport};
use super::authority::{Principal, Standing};
use super::broker::Peer;
use super::first_connection;
use super::refusals::Refusal;
use super::services::Services;
use super::socket::Socket;
use super::tls::{
    ALPN_HTTP, ALPN_HTTP_CERTIFICATE, ALPN_MQTT, ALPN_MQTT_CERTIFICATE, HANDSHAKE, Handshake,
};

/// First byte of a TLS record that carries a handshake (RFC 8446 §5.1).
const TLS_HANDSHAKE: u8 = 0x16;
/// First byte of an MQTT CONNECT (MQTT 3.1.1 §3.1.1).
const MQTT_CONNECT: u8 = 0x10;
/// How long the loop waits after it could not accept, for example because no file descriptor was left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Largest head of a request in bytes; twice what AWS takes for the longest header.
const HEAD_BYTES: usize = 64 * 1024;
/// How long a request in progress may go on when the sandbox stops.
const LINGER: Duration = Duration::from_secs(1);

/// How long a client may take for the steps before its first request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Until the first byte, and for the TLS handshake.
    pub(crate) handshake: Duration,
    /// For the head of a request, counted from the end of the one before.
    pub(crate) head: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            head: Duration::from_mins(1),
        }
    }
}

/// What every connection shares.
#[derive(Debug)]
pub(crate) struct Front {
    /// The HTTP side.
    pub(crate) api: Arc<Api>,
    /// Registry and gateways.
    pub(crate) services: Arc<Services>,
    /// TLS settings.
    pub(crate) tls: Arc<ServerConfig>,
    /// Time limits.
    pub(crate) patience: Patience,
    /// Room for connections.
    pub(crate) room: Arc<Semaphore>,
    /// Every connection's task.
    pub(crate) tasks: TaskTracker,
    /// Ends the listeners.
    pub(crate) stop: CancellationToken,
    /// Ends the connections.
    pub(crate) hang_up: CancellationToken,
}

/// Where connections come in.
#[derive(Debug)]
pub(crate) enum Listener {
    /// All kinds.
    Tcp(TcpListener),
    /// HTTP without TLS.
    Unix(UnixListener),
}

/// A connection, and the client's address if it has one.
enum Arrival {
    Tcp(TcpStream, SocketAddr),
    Unix(UnixStream),
}

impl Listener {
    async fn accept(&self) -> io::Result<Arrival> {
        Ok(match self {
            Self::Tcp(listener) => {
                let (stream, remote) = listener.accept().await?;
                Arrival::Tcp(stream, remote)
            }
            Self::Unix(listener) => Arrival::Unix(listener.accept().await?.0),
        })
    }
}

impl Front {
    /// As [`accept`](Self::accept), on the thread that carries out what is asked through `listener`.
    pub(crate) fn accept_plain(self: Arc<Self>, listener: std::os::unix::net::UnixListener) {
        let front = self.clone();
        let accepting = self.tasks.track_future(async move {
            let ready = listener.set_nonblocking(true);
            if let Ok(listener) = ready.and_then(|()| UnixListener::from_std(listener)) {
                front.accept(Listener::Unix(listener)).await;
            }
        });
        self.api.spawn(accepting);
    }

    /// Accepts connections until the sandbox stops.
    pub(crate) async fn accept(self: Arc<Self>, listener: Listener) {
        loop {
            let next = async {
                // The permit first: beyond the bound clients wait in the kernel's queue.
                let permit = self.room.clone().acquire_owned().await.ok()?;
                Some((permit, listener.accept().await))
            };
            let accepted = tokio::select! {
                () = self.stop.cancelled() => return,
                accepted = next => accepted,
            };
            match accepted {
                Some((permit, Ok(arrival))) => {
                    let front = self.clone();
                    self.tasks.spawn(async move {
                        let hang_up = front.hang_up.clone();
                        hang_up.run_until_cancelled(front.serve(arrival)).await;
                        drop(permit);
                    });
                }
                Some((_, Err(_))) => tokio::time::sleep(ACCEPT_PAUSE).await,
                None => return,
            }
        }
    }

    async fn serve(self: Arc<Self>, arrival: Arrival) {
        match arrival {
            Arrival::Tcp(stream, remote) => self.connection(stream, remote).await,
            Arrival::Unix(stream) => {
                // It has no address; whoever asks is on this machine.
                let local = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0);
                Box::pin(self.http(stream, Transport::plain(local, local))).await;
            }
        }
    }

    /// Serves one connection. Its phases are separate boxes, so that an idle connection holds no more than it needs.
    async fn connection(self: Arc<Self>, stream: TcpStream, remote: SocketAddr) {
        let stop = self.stop.clone();
        // Who has not said yet what it speaks must not hold up the end of the sandbox.
        let first = stop.run_until_cancelled(Box::pin(self.recognize(stream, remote)));
        if let Some(Some(rest)) = first.await {
            rest.await;
        }
    }

    /// Tells what the client speaks; the answer is the rest of the connection's life.
    async fn recognize(self: Arc<Self>, stream: TcpStream, remote: SocketAddr) -> Option<Rest> {
        let local = stream.local_addr().ok()?;
        let _ = stream.set_nodelay(true);
        let mut first = [0_u8];
        let read = timeout(self.patience.handshake, stream.peek(&mut first));
        if read.await.ok()?.ok()? == 0 {
            return None;
        }
        if first[0] != TLS_HANDSHAKE {
            return Some(Box::pin(self.http(stream, Transport::plain(remote, local))));
        }
        let (stream, secured) = self.secure(stream, remote).await?;
        if secured.speaks == Speaks::Http {
            let transport = Transport {
                encrypted: true,
                server_name: secured.server_name,
                certificate: match secured.principal {
                    Some((region, Principal::Certificate(id))) => Some((region, id)),
                    // A claim is for fleet provisioning, which is over MQTT only.
                    _ => None,
                },
                certificate_only: secured.certificate_only,
                ..Transport::plain(remote, local)
            };
            return Some(Box::pin(self.http(stream, transport)));
        }
        let Some((region, principal)) = secured.principal else {
            self.refuse_mqtt(remote);
            return None;
        };
        let peer = Peer {
            principal,
            remote,
            local,
            server_name: secured.server_name,
        };
        Some(Box::pin(
            self.services.brokers.of(&region).serve(stream, peer),
        ))
    }

    /// Performs the TLS handshake and finds out what the client speaks.
    async fn secure(
        &self,
        stream: TcpStream,
        remote: SocketAddr,
    ) -> Option<(TlsStream<Socket>, Secured)> {
        let state = Handshake::new(remote);
        let handshake = TlsAcceptor::from(self.tls.clone()).accept(Socket(stream));
        let handshake = HANDSHAKE.scope(state.clone(), handshake);
        let Ok(mut stream) = timeout(self.patience.handshake, handshake).await.ok()? else {
            if let Some(der) = state.newcomer() {
                first_connection::admit(&self.services, der, remote).await;
            }
            return None;
        };
        let session = stream.get_ref().1;
        let server_name = session.server_name().map(str::to_owned);
        let presented = session.peer_certificates().and_then(|chain| chain.first());
        let principal = match presented.map(|der| self.services.authority.standing(der)) {
            None => None,
            // It may have changed since the verifier looked.
            Some(Ok(Standing::Active { region, id })) => Some((region, Principal::Certificate(id))),
            Some(Ok(Standing::Claim { region, id })) => Some((region, Principal::Claim(id))),
            Some(_) => return None,
        };
        let alpn = session.alpn_protocol().map(<[u8]>::to_vec);
        let speaks = match alpn.as_deref() {
            Some(ALPN_MQTT_CERTIFICATE | ALPN_MQTT) => Speaks::Mqtt,
            Some(ALPN_HTTP_CERTIFICATE | ALPN_HTTP) => Speaks::Http,
            _ => {
                let first = timeout(self.patience.handshake, stream.fill_buf())
                    .await
                    .ok()?
                    .ok()?
                    .first()
                    .copied()?;
                if first == MQTT_CONNECT {
                    Speaks::Mqtt
                } else {
                    Speaks::Http
                }
            }
        };
        let certificate_only = alpn.as_deref() == Some(ALPN_HTTP_CERTIFICATE);
        if certificate_only && principal.is_none() {
            return None;
        }
        Some((
            stream,
            Secured {
                speaks,
                server_name,
                principal,
                certificate_only,
            },
        ))
    }

    fn refuse_mqtt(&self, remote: SocketAddr) {
        let mut refusal = Refusal::now(
            "mqtt:Connect",
            "the connection",
            "the client presented no certificate",
        );
        refusal.source = remote.to_string();
        refusal.hint = Some(
            "give the client its certificate and key (mosquitto: --cert and --key)".to_owned(),
        );
        self.services.refusals.record(&refusal);
    }

    /// Serves HTTP/1.1 until the client leaves or the sandbox stops.
    async fn http<S>(self: Arc<Self>, stream: S, transport: Transport)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let transport = Arc::new(transport);
        let api = self.api.clone();
        let service = service_fn(move |request| {
            let (api, transport) = (api.clone(), transport.clone());
            async move { api.handle(&transport, request).await }
        });
        let mut builder = http1::Builder::new();
        builder
            .timer(TokioTimer::new())
            .header_read_timeout(self.patience.head)
            .max_buf_size(HEAD_BYTES)
            .keep_alive(true);
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        tokio::pin!(connection);
        // A failed connection concerns its client only.
        let ended = tokio::select! {
            _ = connection.as_mut() => true,
            () = self.stop.cancelled() => false,
        };
        if !ended {
            connection.as_mut().graceful_shutdown();
            let _ = timeout(LINGER, connection).await;
        }
    }
}

/// What a connection does once it is known what it speaks.
type Rest = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The protocol inside TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    Mqtt,
    Http,
}

/// What the handshake told.
struct Secured {
    speaks: Speaks,
    server_name: Option<String>,
    principal: Option<(Region, Principal)>,
    certificate_only: bool,
}
