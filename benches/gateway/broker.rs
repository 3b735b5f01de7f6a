//! A broker under measurement, as a small JSON file describes it: name, address, process, and the client's credentials.

use std::fs;
use std::net::ToSocketAddrs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::Resumption;
use rustls::crypto::CryptoProvider;
use rustls::crypto::aws_lc_rs::{cipher_suite, default_provider};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde::Deserialize;

use super::Failure;
use super::crowd::Address;

/// What the file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    name: String,
    /// `HOST:PORT`; the host is also the name in the broker's certificate.
    endpoint: String,
    pid: u32,
    /// PEM files.
    ca: PathBuf,
    cert: PathBuf,
    key: PathBuf,
}

/// A broker ready to be connected to.
#[derive(Debug)]
pub(crate) struct Broker {
    /// Column heading.
    pub(crate) name: String,
    /// Its process.
    pub(crate) pid: u32,
    /// Where and how to connect.
    pub(crate) address: Address,
}

impl Broker {
    /// Reads a description and the credentials it names.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let description: Description = serde_json::from_slice(&fs::read(path)?)?;
        let (host, _) = description
            .endpoint
            .rsplit_once(':')
            .ok_or("the endpoint has no port")?;
        let socket = description
            .endpoint
            .to_socket_addrs()?
            .find(|socket| socket.is_ipv4() && socket.ip().is_loopback())
            .ok_or("the endpoint is not on IPv4 loopback")?;
        Ok(Self {
            address: Address {
                socket,
                name: ServerName::try_from(host.to_owned())?,
                tls: Arc::new(tls(&description)?),
            },
            name: description.name,
            pid: description.pid,
        })
    }
}

/// TLS 1.3 with AES-128-GCM alone, so that both brokers pay for the same cipher; no resumption, so that no link keeps tickets.
fn tls(description: &Description) -> Result<ClientConfig, Failure> {
    let mut roots = RootCertStore::empty();
    for root in CertificateDer::pem_file_iter(&description.ca)? {
        roots.add(root?)?;
    }
    let chain = CertificateDer::pem_file_iter(&description.cert)?.collect::<Result<Vec<_>, _>>()?;
    let provider = CryptoProvider {
        cipher_suites: vec![cipher_suite::TLS13_AES_128_GCM_SHA256],
        ..default_provider()
    };
    let mut config = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_root_certificates(roots)
        .with_client_auth_cert(chain, PrivateKeyDer::from_pem_file(&description.key)?)?;
    config.resumption = Resumption::disabled();
    Ok(config)
}
