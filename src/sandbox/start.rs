//! Starting and stopping a sandbox.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::model::name::AccountId;

use super::api::iot::registry_events::RegistryEvents;
use super::api::{Admin, Api};
use super::authority::Authority;
use super::broker::Brokers;
use super::faults::Fault;
use super::front::{Front, Listener, Patience};
use super::functions::{Function, Functions};
use super::occupant;
use super::pki::IssuingCa;
use super::refusals::Refusals;
use super::runtime::{self, Info, Lock, Note};
use super::server_certificate::{Identity, IdentityError};
use super::services::{DetachDelay, Quotas, Services, Settings, Throttle};
use super::store::{Store, StoreError};
use super::tls;

/// AWS's port for MQTT over TLS, and the sandbox's for everything.
const DEFAULT_PORT: u16 = 8883;
/// Most connections at once; each takes one file descriptor.
const CONNECTIONS: usize = 60_000;
/// File descriptors left for everything that is not a connection.
const RESERVED_DESCRIPTORS: u64 = 100;
/// How often a free port is tried when both loopback addresses must have it.
const PORT_TRIES: usize = 20;
/// How long the gateways may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// How long requests in progress may take after that.
const LAST_REQUESTS: Duration = Duration::from_secs(2);

/// What a sandbox is started with.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder for state, keys, lock and log; made if it is missing.
    pub dir: PathBuf,
    /// Keep the registry in memory: nothing of it survives.
    pub ephemeral: bool,
    /// Address to listen on; port 0 takes the one this folder used last, or any that is free.
    pub listen: SocketAddr,
    /// Whether another port will do: the one this folder used last comes first, then that of `listen`, then any.
    pub any_port: bool,
    /// The account that everything belongs to.
    pub account: AccountId,
    /// Whether AWS's quotas are enforced.
    pub quotas: Quotas,
    /// Whether AWS's rates of control plane calls are enforced.
    pub throttle: Throttle,
    /// How long `DetachThingPrincipal` takes to be effective.
    pub detach_delay: DetachDelay,
    /// How long a thing type must be deprecated before it can be deleted; on AWS five minutes.
    pub type_rest: Duration,
    /// Faults on purpose, for tests.
    pub faults: Vec<Fault>,
    /// What stands in for Lambda functions.
    pub functions: Vec<Function>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            dir: PathBuf::from(".iotctl/sandbox"),
            ephemeral: false,
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), DEFAULT_PORT),
            any_port: false,
            account: "123456789012".parse().expect("twelve digits"),
            quotas: Quotas::Aws,
            throttle: Throttle::Off,
            detach_delay: Duration::from_secs(2).into(),
            type_rest: Duration::from_secs(5),
            faults: Vec::new(),
            functions: Vec::new(),
        }
    }
}

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody else listens on the port.
    #[error("port {} is occupied{}", .address.port(), .by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default())]
    PortOccupied {
        /// The address asked for.
        address: SocketAddr,
        /// Who, as far as this system tells.
        by: Option<String>,
    },
    /// The address cannot be listened on for another reason.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The folder cannot be made or written.
    #[error("cannot use the folder `{dir}`: {source}")]
    Folder {
        /// The folder.
        dir: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another sandbox runs on the folder.
    #[error("a sandbox already runs in `{dir}`")]
    AlreadyRunning {
        /// The folder.
        dir: PathBuf,
        /// How to reach it, unless it is just starting.
        info: Option<Box<Info>>,
    },
    /// The state cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The TLS keys and certificates cannot be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// TLS cannot be set up.
    #[error("cannot set up TLS: {0}")]
    Tls(#[from] rustls::Error),
    /// The system gives no thread.
    #[error("cannot start a thread: {0}")]
    Thread(io::Error),
}

/// A running sandbox. Dropping it stops it without waiting.
#[derive(Debug)]
pub struct Sandbox {
    info: Info,
    stop: CancellationToken,
    stopped: watch::Receiver<bool>,
}

impl Sandbox {
    /// How to reach it.
    #[must_use]
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// Stops it and returns when its folder is free again.
    pub async fn shutdown(self) {
        self.stop.cancel();
        self.wait().await;
    }

    /// Returns when it has stopped, whoever stopped it.
    pub async fn wait(&self) {
        // An error means that the task which stops it is gone, and the sandbox with it.
        let _ = self.stopped.clone().wait_for(|stopped| *stopped).await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Starts a sandbox; when this returns it answers.
pub async fn start(config: Config) -> Result<Sandbox, StartError> {
    start_with(config, Patience::default()).await
}

/// As [`start`], with other time limits.
pub(crate) async fn start_with(config: Config, patience: Patience) -> Result<Sandbox, StartError> {
    let started = Instant::now();
    let folder = |source| StartError::Folder {
        dir: config.dir.clone(),
        source,
    };
    let dir = runtime::prepare(&config.dir).map_err(folder)?;
    let Some(mut lock) = Lock::take(&dir).map_err(folder)? else {
        let info = runtime::find(&dir).map(Box::new);
        return Err(StartError::AlreadyRunning { dir, info });
    };
    let listeners = listen(config.listen, lock.last_port(), config.any_port).await?;
    let address = listeners.address;
    let note = Note {
        info: Info::new(&dir, &config.account, address.port()),
        listen: address,
        admin_token: runtime::random_token(),
    };
    let identity = Identity::of(&dir, address)?;
    let services = Arc::new(open(&config, &dir, &note.info)?);
    services.brokers.answer_with(&services);
    let stop = CancellationToken::new();
    let admin = Admin {
        token: note.admin_token.clone(),
        started,
        stop: stop.clone(),
    };
    let api = Api::new(services.clone(), admin, config.faults).map_err(StartError::Thread)?;
    let front = Arc::new(Front {
        api: Arc::new(api),
        tls: tls::server_config(
            identity,
            services.authority.clone(),
            services.refusals.clone(),
        )?,
        services,
        patience,
        room: Arc::new(Semaphore::new(room())),
        tasks: TaskTracker::new(),
        stop: stop.clone(),
        hang_up: CancellationToken::new(),
    });
    note.write().map_err(folder)?;
    lock.remember_port(address.port());
    for listener in listeners.all {
        front
            .tasks
            .spawn(front.clone().accept(Listener::Tcp(listener)));
    }
    if let Some(listener) = lock.listen() {
        front.clone().accept_plain(listener);
    }
    let (stopped_sender, stopped) = watch::channel(false);
    tokio::spawn(supervise(front, lock, stopped_sender));
    Ok(Sandbox {
        info: note.info,
        stop,
        stopped,
    })
}

/// Opens the registry and what stands on it.
fn open(config: &Config, dir: &Path, info: &Info) -> Result<Services, StartError> {
    let file = dir.join("state.db");
    let store = Arc::new(Store::open(if config.ephemeral {
        None
    } else {
        Some(file.as_path())
    })?);
    store.claim(&config.account)?;
    let authority = Arc::new(Authority::new(store.clone()));
    let refusals = Arc::new(Refusals::open(dir));
    // The CA's files tell in full what is wrong with them.
    let issuer = IssuingCa::open(dir).map_err(|error| IdentityError::Issuer(error.to_string()))?;
    let brokers = Brokers::new(
        config.account.clone(),
        config.quotas,
        store.clone(),
        authority.clone(),
        refusals.clone(),
    )?;
    Ok(Services {
        settings: Settings {
            account: config.account.clone(),
            quotas: config.quotas,
            throttle: config.throttle,
            detach_delay: config.detach_delay,
            type_rest: config.type_rest,
            endpoint: info.endpoint.clone(),
        },
        store,
        authority,
        brokers: Arc::new(brokers),
        refusals,
        issuer: Arc::new(issuer),
        events: RegistryEvents::default(),
        functions: Arc::new(Functions::new(config.functions.clone(), dir)),
    })
}

/// Waits for the stop, then takes the sandbox down: no new clients, goodbye to those there, the folder last.
async fn supervise(front: Arc<Front>, lock: Lock, stopped: watch::Sender<bool>) {
    front.stop.cancelled().await;
    let _ = tokio::time::timeout(GOODBYE, front.services.brokers.shutdown()).await;
    front.tasks.close();
    // Requests in progress end by themselves, within their own limit.
    if tokio::time::timeout(LAST_REQUESTS, front.tasks.wait())
        .await
        .is_err()
    {
        front.hang_up.cancel();
        front.tasks.wait().await;
    }
    drop(front);
    drop(lock);
    let _ = stopped.send(true);
}

struct Listeners {
    address: SocketAddr,
    all: Vec<TcpListener>,
}

/// Listens on `wanted`; on the other loopback address too, because `localhost` is either.
async fn listen(
    wanted: SocketAddr,
    last_port: Option<u16>,
    any_port: bool,
) -> Result<Listeners, StartError> {
    if wanted.port() != 0 && !any_port {
        return listen_on(wanted).await;
    }
    if let Some(port) = last_port
        && let Ok(listeners) = listen_on(SocketAddr::new(wanted.ip(), port)).await
    {
        return Ok(listeners);
    }
    if wanted.port() != 0
        && let Ok(listeners) = listen_on(wanted).await
    {
        return Ok(listeners);
    }
    let wanted = SocketAddr::new(wanted.ip(), 0);
    let mut tries = PORT_TRIES;
    loop {
        tries -= 1;
        match listen_on(wanted).await {
            Err(StartError::PortOccupied { .. }) if tries > 0 => {}
            result => return result,
        }
    }
}

async fn listen_on(wanted: SocketAddr) -> Result<Listeners, StartError> {
    let first = bind(wanted).await?;
    let address = first.local_addr().map_err(|source| StartError::Listen {
        address: wanted,
        source,
    })?;
    let mut all = vec![first];
    let sibling = match wanted.ip() {
        IpAddr::V4(Ipv4Addr::LOCALHOST) => Some(IpAddr::V6(Ipv6Addr::LOCALHOST)),
        IpAddr::V6(Ipv6Addr::LOCALHOST) => Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        _ => None,
    };
    if let Some(ip) = sibling {
        match bind(SocketAddr::new(ip, address.port())).await {
            Ok(listener) => all.push(listener),
            // A client that prefers this address would reach somebody else.
            Err(error @ StartError::PortOccupied { .. }) => return Err(error),
            // A machine without IPv6.
            Err(_) => {}
        }
    }
    Ok(Listeners { address, all })
}

async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => StartError::PortOccupied {
                address,
                by: occupant::of(address.port()),
            },
            _ => StartError::Listen { address, source },
        })
}

/// How many connections there is room for, after asking the system for as many file descriptors as it gives.
fn room() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let wanted = CONNECTIONS as u64 + RESERVED_DESCRIPTORS;
    let raised = limit.maximum.map_or(wanted, |most| most.min(wanted));
    let mut current = limit.current.unwrap_or(wanted);
    if current < raised
        && setrlimit(
            Resource::Nofile,
            Rlimit {
                current: Some(raised),
                maximum: limit.maximum,
            },
        )
        .is_ok()
    {
        current = raised;
    }
    usize::try_from(current.saturating_sub(RESERVED_DESCRIPTORS))
        .unwrap_or(CONNECTIONS)
        .clamp(16, CONNECTIONS)
}
