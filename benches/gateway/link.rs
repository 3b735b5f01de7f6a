//! One TLS connection of the generator: rustls without buffers of its own, so that an idle one costs a few kilobytes.
//!
//! Reads land in a buffer that all links share; only the start of an unfinished record or frame stays with its link.

use std::io::{self, Read, Write};
use std::mem;

use mio::net::TcpStream;
use rustls::client::UnbufferedClientConnection;
use rustls::unbuffered::{
    ConnectionState, EncodeError, EncryptError, UnbufferedStatus, WriteTraffic,
};

use super::wire::{self, Frame};

/// Bytes taken from a socket in one read.
const READ_BYTES: usize = 256 * 1024;
/// More than one TLS record adds to its plaintext.
const RECORD_OVERHEAD: usize = 64;
/// Plaintext of the longest TLS record.
const RECORD_BYTES: usize = 16 * 1024;

/// What all links of a crowd share, and what they have seen together.
#[derive(Debug)]
pub(crate) struct Shared {
    input: Vec<u8>,
    replies: Vec<u8>,
    /// The SUBSCRIBE that follows a CONNACK; empty for links that stay idle.
    pub(crate) subscribe: Vec<u8>,
    /// Running totals.
    pub(crate) tally: Tally,
}

/// Totals over all links since they connected.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Links that have all the answers they wait for.
    pub(crate) ready: usize,
    /// Links that a broker closed or refused.
    pub(crate) failed: usize,
    /// PUBLISH frames received.
    pub(crate) deliveries: u64,
    /// Sequence numbers skipped between two deliveries on one link.
    pub(crate) lost: u64,
    /// PUBACK frames received.
    pub(crate) acknowledged: u64,
    /// The sum over all links of the last sequence number seen.
    pub(crate) progress: u64,
}

/// How far a link has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Handshake,
    Connecting,
    Subscribing,
    Ready,
}

/// One connection.
pub(crate) struct Link {
    /// Registered with the crowd's poll.
    pub(crate) stream: TcpStream,
    tls: UnbufferedClientConnection,
    stage: Stage,
    connect: Vec<u8>,
    subscribes: bool,
    record: Vec<u8>,
    frame: Vec<u8>,
    unsent: Vec<u8>,
    last: u64,
}

impl Shared {
    /// Buffers for links that send `subscribe` after CONNACK, unless it is empty.
    pub(crate) fn new(subscribe: Vec<u8>) -> Self {
        Self {
            input: vec![0; READ_BYTES],
            replies: Vec::new(),
            subscribe,
            tally: Tally::default(),
        }
    }
}

impl Link {
    /// A link over `stream` that introduces itself with `connect` once TLS is up.
    pub(crate) fn new(
        stream: TcpStream,
        tls: UnbufferedClientConnection,
        connect: Vec<u8>,
        subscribes: bool,
    ) -> Self {
        Self {
            stream,
            tls,
            stage: Stage::Handshake,
            connect,
            subscribes,
            record: Vec::new(),
            frame: Vec::new(),
            unsent: Vec::new(),
            last: 0,
        }
    }

    /// Whether everything handed over so far is with the kernel.
    pub(crate) fn is_flushed(&self) -> bool {
        self.unsent.is_empty()
    }

    /// Starts the handshake.
    pub(crate) fn start(&mut self, shared: &mut Shared) -> io::Result<()> {
        self.advance(shared, 0)?;
        self.flush()
    }

    /// Takes all that the socket has, answers it with one write.
    pub(crate) fn receive(&mut self, shared: &mut Shared) -> io::Result<()> {
        loop {
            let held = self.record.len();
            let read = match self.stream.read(&mut shared.input[held..]) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            shared.input[..held].copy_from_slice(&self.record);
            self.record.clear();
            self.advance(shared, held + read)?;
            // A read that did not fill the buffer has emptied the socket; the next byte raises a new event.
            if held + read < READ_BYTES {
                break;
            }
        }
        self.flush()
    }

    /// Encrypts `plain` and offers it to the socket; what the socket refuses goes out with [`Self::flush`].
    pub(crate) fn send(&mut self, plain: &[u8]) -> io::Result<()> {
        let UnbufferedStatus { state, .. } = self.tls.process_tls_records(&mut []);
        match state.map_err(io::Error::other)? {
            ConnectionState::WriteTraffic(mut traffic) => {
                seal(&mut traffic, plain, &mut self.unsent)?;
            }
            _ => return Err(io::ErrorKind::NotConnected.into()),
        }
        self.flush()
    }

    /// Writes as much of the pending ciphertext as the socket takes.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        let mut written = 0;
        while written < self.unsent.len() {
            match self.stream.write(&self.unsent[written..]) {
                Ok(count) => written += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.unsent.drain(..written);
        if self.unsent.is_empty() && self.stage != Stage::Ready {
            // What a handshake needed is not kept for the hours that follow.
            self.unsent = Vec::new();
        }
        Ok(())
    }

    /// Runs TLS over the first `have` bytes of the shared input and keeps the unfinished end.
    fn advance(&mut self, shared: &mut Shared, have: usize) -> io::Result<()> {
        let mut input = mem::take(&mut shared.input);
        let outcome = self.process(shared, &mut input[..have]);
        if let Ok(used) = &outcome {
            keep(&mut self.record, &input[*used..have]);
        }
        shared.input = input;
        outcome.map(|_| ())
    }

    /// Processes `input` and says how much of it is used up.
    fn process(&mut self, shared: &mut Shared, input: &mut [u8]) -> io::Result<usize> {
        let mut used = 0;
        loop {
            let UnbufferedStatus { mut discard, state } =
                self.tls.process_tls_records(&mut input[used..]);
            match state.map_err(io::Error::other)? {
                ConnectionState::ReadTraffic(mut traffic) => {
                    while let Some(record) = traffic.next_record() {
                        let record = record.map_err(io::Error::other)?;
                        discard += record.discard;
                        let mut reader = Reader {
                            stage: &mut self.stage,
                            subscribes: self.subscribes,
                            last: &mut self.last,
                            shared,
                        };
                        reader.record(&mut self.frame, record.payload)?;
                    }
                }
                ConnectionState::EncodeTlsData(mut data) => {
                    let start = self.unsent.len();
                    let needed = match data.encode(&mut []) {
                        Err(EncodeError::InsufficientSize(size)) => size.required_size,
                        Err(error) => return Err(io::Error::other(error)),
                        Ok(_) => 0,
                    };
                    self.unsent.resize(start + needed, 0);
                    data.encode(&mut self.unsent[start..])
                        .map_err(io::Error::other)?;
                }
                ConnectionState::TransmitTlsData(data) => data.done(),
                ConnectionState::WriteTraffic(mut traffic) => {
                    if self.stage == Stage::Handshake {
                        self.stage = Stage::Connecting;
                        shared.replies.append(&mut self.connect);
                        self.connect = Vec::new();
                    }
                    if !shared.replies.is_empty() {
                        seal(&mut traffic, &shared.replies, &mut self.unsent)?;
                        shared.replies.clear();
                    }
                    return Ok(used + discard);
                }
                ConnectionState::BlockedHandshake => return Ok(used + discard),
                ConnectionState::PeerClosed | ConnectionState::Closed => {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                other => return Err(io::Error::other(format!("unexpected TLS state {other:?}"))),
            }
            used += discard;
        }
    }
}

/// The part of a link that frames change, apart from its TLS state which a record borrows.
struct Reader<'a> {
    stage: &'a mut Stage,
    subscribes: bool,
    last: &'a mut u64,
    shared: &'a mut Shared,
}

impl Reader<'_> {
    /// Takes the plaintext of one record, which may start or end inside a frame whose start is in `partial`.
    fn record(&mut self, partial: &mut Vec<u8>, payload: &[u8]) -> io::Result<()> {
        if partial.is_empty() {
            let used = self.frames(payload)?;
            keep(partial, &payload[used..]);
        } else {
            partial.extend_from_slice(payload);
            let used = self.frames(partial)?;
            partial.drain(..used);
        }
        Ok(())
    }

    /// Counts the whole frames in `bytes` and says how long they are together.
    fn frames(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut used = 0;
        while let Some((frame, length)) =
            wire::next_frame(&bytes[used..]).map_err(io::Error::other)?
        {
            used += length;
            match frame {
                Frame::Publish(packet_id, sequence) => self.delivery(packet_id, sequence),
                Frame::PubAck => self.shared.tally.acknowledged += 1,
                Frame::ConnAck(0) => self.connected(),
                Frame::SubAck(0 | 1) => self.ready(),
                Frame::ConnAck(code) => {
                    return Err(io::Error::other(format!("CONNECT refused with {code}")));
                }
                Frame::SubAck(code) => {
                    return Err(io::Error::other(format!("SUBSCRIBE refused with {code}")));
                }
                Frame::Other => {}
            }
        }
        Ok(used)
    }

    fn delivery(&mut self, packet_id: Option<[u8; 2]>, sequence: u64) {
        if let Some(packet_id) = packet_id {
            wire::acknowledge(&mut self.shared.replies, packet_id);
        }
        let tally = &mut self.shared.tally;
        tally.deliveries += 1;
        let step = sequence.saturating_sub(*self.last);
        tally.lost += step.saturating_sub(1);
        tally.progress += step;
        *self.last += step;
    }

    fn connected(&mut self) {
        if self.subscribes {
            *self.stage = Stage::Subscribing;
            self.shared
                .replies
                .extend_from_slice(&self.shared.subscribe);
        } else {
            self.ready();
        }
    }

    fn ready(&mut self) {
        *self.stage = Stage::Ready;
        self.shared.tally.ready += 1;
    }
}

/// Replaces `kept` by `rest`, and gives its memory back when nothing is left over.
fn keep(kept: &mut Vec<u8>, rest: &[u8]) {
    kept.clear();
    if rest.is_empty() {
        *kept = Vec::new();
    } else {
        kept.extend_from_slice(rest);
    }
}

/// Appends the records that carry `plain` to `unsent`.
fn seal<Data>(
    traffic: &mut WriteTraffic<'_, Data>,
    plain: &[u8],
    unsent: &mut Vec<u8>,
) -> io::Result<()> {
    let start = unsent.len();
    let records = plain.len() / RECORD_BYTES + 1;
    unsent.resize(start + plain.len() + records * RECORD_OVERHEAD, 0);
    let written = match traffic.encrypt(plain, &mut unsent[start..]) {
        Err(EncryptError::InsufficientSize(size)) => {
            unsent.resize(start + size.required_size, 0);
            traffic.encrypt(plain, &mut unsent[start..])
        }
        other => other,
    }
    .map_err(io::Error::other)?;
    unsent.truncate(start + written);
    Ok(())
}
