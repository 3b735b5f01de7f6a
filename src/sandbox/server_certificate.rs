//! The sandbox's TLS identity: a root certificate per folder, and a server certificate for `localhost` under it.
//!
//! Refuses key files it cannot read rather than replacing a root that clients may already trust. Device certificates are
//! issued elsewhere.

use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};

use super::runtime::write_private;

/// Life of the root: ten years.
const ROOT_DAYS: i64 = 3650;
/// Life of the server certificate: as long as browsers and operating systems accept.
const SERVER_DAYS: i64 = 397;
/// The server certificate is made anew when less than this is left.
const RENEW_DAYS: i64 = 30;
/// Names that lead to this machine in the shapes AWS's host names have.
const NAMES: [&str; 6] = [
    "localhost",
    "*.localhost",
    "*.iot.localhost",
    "*.credentials.iot.localhost",
    "host.docker.internal",
    "host.containers.internal",
];

/// Why there is no TLS identity.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// A file cannot be read or written.
    #[error("cannot read or write `{path}`: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A key or certificate in the folder is not usable.
    #[error("`{path}` is not usable: {detail}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// The CA that issues device certificates is not usable.
    #[error("{0}")]
    Issuer(String),
}

/// What the sandbox shows in a TLS handshake.
#[derive(Debug)]
pub(crate) struct Identity {
    /// The server certificate; the root is known to clients.
    pub(crate) chain: Vec<CertificateDer<'static>>,
    /// Its private key.
    pub(crate) key: PrivateKeyDer<'static>,
}

impl Identity {
    /// The identity kept in `dir`, made or renewed as needed, good for clients that reach `listen`.
    pub(crate) fn of(dir: &Path, listen: SocketAddr) -> Result<Self, IdentityError> {
        let (ca_pem, ca_key) = (dir.join("ca.pem"), dir.join("ca.key"));
        if !ca_pem.exists() || !ca_key.exists() {
            make_root(&ca_pem, &ca_key)?;
        }
        let addresses = addresses(listen);
        let (pem, key) = (dir.join("server.pem"), dir.join("server.key"));
        if !is_good(&pem, &key, &ca_pem, &addresses) {
            make_server(
                &Root {
                    pem: &ca_pem,
                    key: &ca_key,
                },
                &pem,
                &key,
                &addresses,
            )?;
        }
        let broken =
            |path: &PathBuf, error: rustls::pki_types::pem::Error| unusable(path.clone(), &error);
        Ok(Self {
            chain: vec![CertificateDer::from_pem_file(&pem).map_err(|error| broken(&pem, error))?],
            key: PrivateKeyDer::from_pem_file(&key).map_err(|error| broken(&key, error))?,
        })
    }
}

struct Root<'a> {
    pem: &'a Path,
    key: &'a Path,
}

fn unusable(path: PathBuf, error: &dyn std::fmt::Display) -> IdentityError {
    IdentityError::Unusable {
        path,
        detail: error.to_string(),
    }
}

fn write(path: &Path, text: &str) -> Result<(), IdentityError> {
    write_private(path, text.as_bytes()).map_err(|source| IdentityError::File {
        path: path.to_owned(),
        source,
    })
}

fn read(path: &Path) -> Result<String, IdentityError> {
    fs::read_to_string(path).map_err(|source| IdentityError::File {
        path: path.to_owned(),
        source,
    })
}

/// Loopback, and where else `listen` is reachable.
fn addresses(listen: SocketAddr) -> Vec<IpAddr> {
    let mut all: Vec<IpAddr> = vec![[127, 0, 0, 1].into(), std::net::Ipv6Addr::LOCALHOST.into()];
    let further = if listen.ip().is_unspecified() {
        outward_address()
    } else {
        Some(listen.ip())
    };
    all.extend(further.filter(|ip| !all.contains(ip)));
    all
}

/// The address this machine would use towards the network; nothing is sent.
fn outward_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // TEST-NET-1 (RFC 5737): routed like any other, answered by nobody.
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_unspecified())
}

fn make_root(pem: &Path, key: &Path) -> Result<(), IdentityError> {
    let made = || -> Result<(String, String), rcgen::Error> {
        let pair = KeyPair::generate()?;
        let mut params = base(ROOT_DAYS, "iotctl sandbox root");
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Ok((params.self_signed(&pair)?.pem(), pair.serialize_pem()))
    };
    let (certificate, private) = made().map_err(|error| unusable(key.to_owned(), &error))?;
    // The key first: a root without its key would be trusted and could never be used.
    write(key, &private)?;
    write(pem, &certificate)
}

fn make_server(
    root: &Root<'_>,
    pem: &Path,
    key: &Path,
    addresses: &[IpAddr],
) -> Result<(), IdentityError> {
    let root_key = KeyPair::from_pem(&read(root.key)?)
        .map_err(|error| unusable(root.key.to_owned(), &error))?;
    if !certifies(root.pem, &root_key) {
        return Err(unusable(
            root.key.to_owned(),
            &"it is not the key of `ca.pem`",
        ));
    }
    let issuer = Issuer::from_ca_cert_pem(&read(root.pem)?, root_key)
        .map_err(|error| unusable(root.pem.to_owned(), &error))?;
    let made = || -> Result<(String, String), rcgen::Error> {
        let pair = KeyPair::generate()?;
        let mut params = base(SERVER_DAYS, "localhost");
        for name in NAMES {
            params
                .subject_alt_names
                .push(SanType::DnsName(name.try_into()?));
        }
        params
            .subject_alt_names
            .extend(addresses.iter().map(|ip| SanType::IpAddress(*ip)));
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        Ok((
            params.signed_by(&pair, &issuer)?.pem(),
            pair.serialize_pem(),
        ))
    };
    let (certificate, private) = made().map_err(|error| unusable(key.to_owned(), &error))?;
    write(key, &private)?;
    write(pem, &certificate)
}

/// Validity from yesterday (clocks differ) and a subject.
fn base(days: i64, name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    let mut subject = DistinguishedName::new();
    subject.push(DnType::OrganizationName, "iotctl sandbox");
    subject.push(DnType::CommonName, name);
    params.distinguished_name = subject;
    let day = |from_now: i64| {
        let date = (Timestamp::now() + SignedDuration::from_hours(24 * from_now))
            .to_zoned(TimeZone::UTC)
            .date();
        rcgen::date_time_ymd(
            i32::from(date.year()),
            u8::try_from(date.month()).unwrap_or(1),
            u8::try_from(date.day()).unwrap_or(1),
        )
    };
    params.not_before = day(-1);
    params.not_after = day(days - 1);
    params
}

/// Whether the server certificate at `pem` can be shown: it chains to the root, has every name and address, and time left.
fn is_good(pem: &Path, key: &Path, ca: &Path, addresses: &[IpAddr]) -> bool {
    let (Ok(leaf), Ok(root), Ok(_)) = (
        CertificateDer::from_pem_file(pem),
        CertificateDer::from_pem_file(ca),
        PrivateKeyDer::from_pem_file(key),
    ) else {
        return false;
    };
    let (Ok((_, leaf)), Ok((_, root))) = (
        X509Certificate::from_der(&leaf),
        X509Certificate::from_der(&root),
    ) else {
        return false;
    };
    let Ok(Some(alternatives)) = leaf.subject_alternative_name() else {
        return false;
    };
    let listed = &alternatives.value.general_names;
    let has_ip = |ip: &IpAddr| {
        let octets = match ip {
            IpAddr::V4(ip) => ip.octets().to_vec(),
            IpAddr::V6(ip) => ip.octets().to_vec(),
        };
        listed
            .iter()
            .any(|name| matches!(name, GeneralName::IPAddress(bytes) if *bytes == octets))
    };
    let has_name = |wanted: &&str| {
        listed
            .iter()
            .any(|name| matches!(name, GeneralName::DNSName(dns) if dns == wanted))
    };
    let left = leaf.validity().not_after.timestamp() - Timestamp::now().as_second();
    left > RENEW_DAYS * 86_400
        && addresses.iter().all(has_ip)
        && NAMES.iter().all(has_name)
        && read(key)
            .is_ok_and(|text| KeyPair::from_pem(&text).is_ok_and(|pair| certifies(pem, &pair)))
        && leaf.verify_signature(Some(root.public_key())).is_ok()
}

/// Whether the certificate at `pem` is for this key.
fn certifies(pem: &Path, pair: &KeyPair) -> bool {
    CertificateDer::from_pem_file(pem).is_ok_and(|der| {
        X509Certificate::from_der(&der).is_ok_and(|(_, certificate)| {
            *certificate.public_key().subject_public_key.data == *pair.public_key_raw()
        })
    })
}
