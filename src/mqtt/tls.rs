//! TLS towards a broker: who the client is, whom it trusts, which application protocol it asks for.
//!
//! Refuses files that hold no certificate or key, and a certificate that is not for its key. Whether others may read
//! the key file is not judged here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{ClientConfig, InconsistentKeys, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt as _;

/// ALPN name of MQTT with a client certificate on port 443 (Developer Guide, "Device communication protocols").
const ALPN_MQTT: &[u8] = b"x-amzn-mqtt-ca";
/// Port on which the ALPN name is mandatory.
const ALPN_PORT: u16 = 443;

/// The files of a mutual TLS connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// Roots that the broker is checked with; without them, those of the operating system.
    pub roots: Option<PathBuf>,
    /// The client's certificate, followed by its chain if there is one.
    pub certificate: PathBuf,
    /// The client's private key: PKCS#8, SEC1 or PKCS#1 in PEM.
    pub key: PathBuf,
}

/// TLS settings ready for use.
#[derive(Clone)]
pub struct Tls(pub(super) Arc<ClientConfig>);

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls")
            .field("alpn", &self.0.alpn_protocols)
            .finish_non_exhaustive()
    }
}

/// Why the files cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file does not hold what it should.
    #[error("`{path}` holds no {expected}: {detail}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// "PEM certificate" or "usable PEM private key".
        expected: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// Certificate and key do not belong together.
    #[error("the certificate `{certificate}` is not for the key `{key}`")]
    Mismatch {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
    /// The operating system's roots are not to be had.
    #[error("cannot use the operating system's roots: {0}")]
    Platform(String),
}

impl Tls {
    /// Mutual TLS with `files`, for a broker on `port`.
    pub fn open(files: &Files, port: u16) -> Result<Self, TlsError> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let identity = identity(files, &provider)?;
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| TlsError::Platform(error.to_string()))?;
        let builder = match &files.roots {
            Some(path) => builder.with_root_certificates(roots(path)?),
            None => builder
                .with_platform_verifier()
                .map_err(|error| TlsError::Platform(error.to_string()))?,
        };
        let mut config =
            builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(identity)));
        if port == ALPN_PORT {
            config.alpn_protocols.push(ALPN_MQTT.to_vec());
        }
        Ok(Self(Arc::new(config)))
    }
}

fn roots(path: &Path) -> Result<RootCertStore, TlsError> {
    let mut store = RootCertStore::empty();
    let (_, ignored) = store.add_parsable_certificates(certificates(path)?);
    if store.is_empty() {
        let detail = format!("{ignored} of its certificates cannot be a root");
        return Err(TlsError::Malformed {
            path: path.to_owned(),
            expected: "root certificate",
            detail,
        });
    }
    Ok(store)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let malformed = |detail| TlsError::Malformed {
        path: path.to_owned(),
        expected: "PEM certificate",
        detail,
    };
    let found = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| pem_error(error, path, "PEM certificate"))?;
    if found.is_empty() {
        Err(malformed("no CERTIFICATE block".into()))
    } else {
        Ok(found)
    }
}

/// The client's certificate and key.
///
/// The check that they belong together is skipped where the certificate is one that the verifier's parser does not take:
/// X.509 version 1 certificates are in use on devices.
fn identity(files: &Files, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    const EXPECTED: &str = "usable PEM private key";
    let chain = certificates(&files.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| pem_error(error, &files.key, EXPECTED))?;
    let key = provider
        .key_provider
        .load_private_key(key)
        .map_err(|error| TlsError::Malformed {
            path: files.key.clone(),
            expected: EXPECTED,
            detail: error.to_string(),
        })?;
    let identity = CertifiedKey::new(chain, key);
    match identity.keys_match() {
        Err(rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => {
            Err(TlsError::Mismatch {
                certificate: files.certificate.clone(),
                key: files.key.clone(),
            })
        }
        _ => Ok(identity),
    }
}

fn pem_error(error: pem::Error, path: &Path, expected: &'static str) -> TlsError {
    match error {
        pem::Error::Io(source) => TlsError::Unreadable {
            path: path.to_owned(),
            source,
        },
        error => TlsError::Malformed {
            path: path.to_owned(),
            expected,
            detail: error.to_string(),
        },
    }
}
