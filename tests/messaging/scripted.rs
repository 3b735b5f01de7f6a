//! A broker that follows a script, for what AWS IoT does and mosquitto does not: closing in place of an answer.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::broker::World;

/// What the broker does with a packet of this type (upper half of its first byte): answers, and then closes or not.
pub(crate) struct Act {
    pub(crate) on: u8,
    pub(crate) answer: &'static [u8],
    pub(crate) close: bool,
}

pub(crate) const CONNECT: u8 = 1;
pub(crate) const PUBLISH: u8 = 3;
pub(crate) const SUBSCRIBE: u8 = 8;

/// Plays `acts` to every client that connects to the port of `world`, until the test ends.
pub(crate) fn play(world: &World, acts: Vec<Act>) {
    let certificates = CertificateDer::pem_file_iter(world.path("server.pem"))
        .expect("a file")
        .map(|one| one.expect("PEM"))
        .collect();
    let key = PrivateKeyDer::from_pem_file(world.path("server.key")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(
        rustls::crypto::aws_lc_rs::default_provider(),
    ))
    .with_safe_default_protocol_versions()
    .expect("versions")
    .with_no_client_auth()
    .with_single_cert(certificates, key)
    .expect("a server");
    let config = Arc::new(config);
    let listener = TcpListener::bind(("127.0.0.1", world.port)).expect("a port");
    std::thread::spawn(move || {
        for socket in listener.incoming().map_while(Result::ok) {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            serve(StreamOwned::new(connection, socket), &acts);
        }
    });
}

fn serve(mut stream: StreamOwned<ServerConnection, std::net::TcpStream>, acts: &[Act]) {
    while let Some(first) = packet(&mut stream) {
        let Some(act) = acts.iter().find(|act| act.on == first >> 4) else {
            continue;
        };
        if stream.write_all(act.answer).is_err() || act.close {
            stream.conn.send_close_notify();
            // The client may be gone.
            let _ = stream.flush();
            return;
        }
    }
}

/// Reads one control packet; answers its first byte.
fn packet(stream: &mut impl std::io::Read) -> Option<u8> {
    let mut byte = [0];
    stream.read_exact(&mut byte).ok()?;
    let first = byte[0];
    let (mut length, mut shift) = (0_usize, 0);
    loop {
        stream.read_exact(&mut byte).ok()?;
        length |= usize::from(byte[0] & 0x7F) << shift;
        shift += 7;
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    stream
        .take(length as u64)
        .read_to_end(&mut Vec::new())
        .ok()?;
    Some(first)
}
