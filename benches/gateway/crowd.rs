//! All connections of one measurement on one thread: connects them a bounded number at a time, then turns the poll.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use mio::{Events, Interest, Poll, Token};
use rustls::ClientConfig;
use rustls::client::UnbufferedClientConnection;
use rustls::pki_types::ServerName;

use super::link::{Link, Shared, Tally};
use super::wire;

/// Readiness events taken from the kernel at once.
const EVENTS: usize = 1024;
/// Longest wait for a crowd to connect, and for one connection's TCP handshake.
const CONNECT_LIMIT: Duration = Duration::from_mins(2);

/// Where a crowd connects.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The broker's socket.
    pub(crate) socket: SocketAddr,
    /// The name in its certificate.
    pub(crate) name: ServerName<'static>,
    /// Client certificate, trusted root, cipher suite.
    pub(crate) tls: Arc<ClientConfig>,
}

/// Who connects.
#[derive(Debug)]
pub(crate) struct Members {
    /// Opening of every client id, different in each measurement.
    pub(crate) prefix: String,
    /// Connections besides the publisher.
    pub(crate) count: usize,
    /// The filter and `QoS` that each subscribes to; without it they stay idle and there is no publisher.
    pub(crate) subscription: Option<(&'static str, u8)>,
    /// Handshakes in flight at once.
    pub(crate) handshakes: usize,
}

/// Connected clients; the last one is the publisher when there is a subscription.
pub(crate) struct Crowd {
    poll: Poll,
    events: Events,
    links: Vec<Link>,
    shared: Shared,
    subscribers: usize,
}

impl Crowd {
    /// Connects everybody and waits until each has its CONNACK and SUBACK.
    pub(crate) fn connect(address: &Address, members: &Members) -> io::Result<Self> {
        let subscribe = members
            .subscription
            .map_or_else(Vec::new, |(filter, qos)| wire::subscribe(filter, qos));
        let publishers = usize::from(members.subscription.is_some());
        let mut crowd = Self {
            poll: Poll::new()?,
            events: Events::with_capacity(EVENTS),
            links: Vec::with_capacity(members.count + publishers),
            shared: Shared::new(subscribe),
            subscribers: members.count,
        };
        let total = members.count + publishers;
        let deadline = Instant::now() + CONNECT_LIMIT;
        while crowd.shared.tally.ready < total {
            while crowd.links.len() < total
                && crowd.links.len() < crowd.shared.tally.ready + members.handshakes
            {
                crowd.add(address, members)?;
            }
            crowd.turn(Duration::from_millis(100))?;
            if crowd.shared.tally.failed > 0 {
                return Err(io::Error::other("the broker closed a new connection"));
            }
            if Instant::now() > deadline {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        Ok(crowd)
    }

    /// Waits up to `timeout` for sockets and serves them.
    pub(crate) fn turn(&mut self, timeout: Duration) -> io::Result<()> {
        match self.poll.poll(&mut self.events, Some(timeout)) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            other => other?,
        }
        let all_ready = self.shared.tally.ready == self.links.len();
        for event in &self.events {
            let link = &mut self.links[event.token().0];
            let mut served = Ok(());
            if event.is_writable() && !link.is_flushed() {
                served = link.flush();
            }
            if served.is_ok() && (event.is_readable() || event.is_read_closed()) {
                served = link.receive(&mut self.shared);
            }
            if let Err(error) = served {
                // Before everybody is ready a failure is the end; later it is counted, and the others go on.
                if !all_ready {
                    return Err(error);
                }
                self.poll.registry().deregister(&mut link.stream)?;
                self.shared.tally.failed += 1;
            }
        }
        Ok(())
    }

    /// What all links have seen.
    pub(crate) fn tally(&self) -> Tally {
        self.shared.tally
    }

    /// The mean over the subscribers of the last sequence number seen.
    pub(crate) fn progress(&self) -> u64 {
        self.shared.tally.progress / self.subscribers.max(1) as u64
    }

    /// The link that publishes.
    pub(crate) fn publisher(&mut self) -> Option<&mut Link> {
        self.links.get_mut(self.subscribers)
    }

    fn add(&mut self, address: &Address, members: &Members) -> io::Result<()> {
        let index = self.links.len();
        // On loopback this returns at once; it would wait only if the broker let its backlog fill.
        let stream = TcpStream::connect_timeout(&address.socket, CONNECT_LIMIT)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let mut stream = mio::net::TcpStream::from_std(stream);
        self.poll.registry().register(
            &mut stream,
            Token(index),
            Interest::READABLE | Interest::WRITABLE,
        )?;
        let tls = UnbufferedClientConnection::new(Arc::clone(&address.tls), address.name.clone())
            .map_err(io::Error::other)?;
        let connect = wire::connect(&format!("{}-{index}", members.prefix));
        let subscribes = members.subscription.is_some() && index < members.count;
        let mut link = Link::new(stream, tls, connect, subscribes);
        link.start(&mut self.shared)?;
        self.links.push(link);
        Ok(())
    }
}
