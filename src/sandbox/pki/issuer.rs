//! The CA that issues device certificates, standing in for Amazon's; made once per sandbox and kept in its folder.
//!
//! Its key never leaves the folder. It copies nothing from a CSR but the public key, as AWS does.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, DnValue, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PublicKeyData, SerialNumber,
};
use zeroize::Zeroizing;

use super::{Issued, ServiceKey, csr, fingerprint, seconds};

/// File of the CA's private key.
const KEY_FILE: &str = "issuer.key";
/// File of the CA's certificate.
const CERTIFICATE_FILE: &str = "issuer.pem";
/// How far certificates reach into the past, for devices whose clock is slow.
const BACKDATED: Duration = Duration::from_mins(2);
/// 2049-12-31T23:59:59Z, the end of every certificate AWS issues (Developer Guide, "Create AWS `IoT` client certificates").
const NOT_AFTER: u64 = 2_524_607_999;
/// Length of a serial number in bytes, the most that RFC 5280 allows.
const SERIAL_BYTES: usize = 20;

/// Why the issuing CA cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IssuerError {
    /// A file cannot be read or written.
    #[error("the sandbox's CA file `{path}`: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The key file is not a usable key.
    #[error("the sandbox's CA key `{path}` cannot be used: {detail}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// Key or certificate could not be made.
    #[error("the sandbox's CA cannot be made: {0}")]
    Make(#[from] rcgen::Error),
}

/// Issues device certificates, standing in for "Amazon Web Services O=Amazon.com Inc.".
pub(crate) struct IssuingCa {
    issuer: Issuer<'static, KeyPair>,
    #[cfg(test)]
    pem: String,
}

/// Leaves the private key out.
impl std::fmt::Debug for IssuingCa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IssuingCa").finish_non_exhaustive()
    }
}

impl IssuingCa {
    /// The CA kept in `dir`, made there if it is missing. P-256, because an RSA key would take longer than a sandbox may
    /// take to start.
    pub(crate) fn open(dir: &Path) -> Result<Self, IssuerError> {
        let key = open_key(&dir.join(KEY_FILE))?;
        let path = dir.join(CERTIFICATE_FILE);
        // The key is what counts: a certificate that is missing, broken or of another key is made anew.
        let kept = std::fs::read_to_string(&path)
            .ok()
            .filter(|pem| is_certificate_of(pem, &key));
        let pem = if let Some(pem) = kept {
            pem
        } else {
            let pem = ca_params()?.self_signed(&key)?.pem();
            write_new(&path, &pem).map_err(|source| IssuerError::File {
                path: path.clone(),
                source,
            })?;
            pem
        };
        Ok(Self {
            issuer: Issuer::from_ca_cert_pem(&pem, key)?,
            #[cfg(test)]
            pem,
        })
    }

    /// A CA that is forgotten with the process.
    #[cfg(test)]
    pub(crate) fn ephemeral() -> Result<Self, IssuerError> {
        let key = KeyPair::generate()?;
        let pem = ca_params()?.self_signed(&key)?.pem();
        Ok(Self {
            issuer: Issuer::from_ca_cert_pem(&pem, key)?,
            #[cfg(test)]
            pem,
        })
    }

    /// The CA's own certificate.
    #[cfg(test)]
    pub(crate) fn pem(&self) -> &str {
        &self.pem
    }

    /// Issues a certificate for the key of `csr` (PEM); the message of an error is for the client.
    pub(crate) fn issue(&self, csr: &str) -> Result<Issued, String> {
        self.sign(&csr::public_key(csr)?)
    }

    /// Makes an RSA 2048 key and a certificate for it.
    pub(crate) fn issue_with_key(&self) -> Result<ServiceKey, String> {
        let key = KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256)
            .map_err(|error| format!("no key can be made: {error}"))?;
        Ok(ServiceKey {
            certificate: self.sign(&key)?,
            public_pem: key.public_key_pem(),
            private_pem: key.serialize_pem(),
        })
    }

    /// The same with a certificate that ends after `lifetime`, for a provisioning claim.
    pub(crate) fn issue_with_key_for(&self, lifetime: Duration) -> Result<ServiceKey, String> {
        let key = KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256)
            .map_err(|error| format!("no key can be made: {error}"))?;
        Ok(ServiceKey {
            certificate: self.sign_until(&key, Some(SystemTime::now() + lifetime))?,
            public_pem: key.public_key_pem(),
            private_pem: key.serialize_pem(),
        })
    }

    fn sign(&self, key: &impl PublicKeyData) -> Result<Issued, String> {
        self.sign_until(key, None)
    }

    fn sign_until(
        &self,
        key: &impl PublicKeyData,
        not_after: Option<SystemTime>,
    ) -> Result<Issued, String> {
        let not_before = SystemTime::now()
            .checked_sub(BACKDATED)
            .unwrap_or(SystemTime::UNIX_EPOCH);
        let failed = |error: rcgen::Error| format!("the certificate cannot be made: {error}");
        let mut params = device_params(not_before).map_err(failed)?;
        if let Some(end) = not_after {
            params.not_after = end.into();
        }
        let certificate = params.signed_by(key, &self.issuer).map_err(failed)?;
        Ok(Issued {
            pem: certificate.pem(),
            id: fingerprint(certificate.der()),
            not_before: seconds(params.not_before.unix_timestamp()),
            not_after: seconds(params.not_after.unix_timestamp()),
        })
    }
}

fn random_serial() -> Result<SerialNumber, rcgen::Error> {
    let mut bytes = [0; SERIAL_BYTES];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| rcgen::Error::RingUnspecified)?;
    // Positive, and never shorter than its bytes: RFC 5280 §4.1.2.2.
    bytes[0] = bytes[0] & 0x7f | 0x40;
    Ok(SerialNumber::from_slice(&bytes))
}

fn base_params(not_before: SystemTime) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.serial_number = Some(random_serial()?);
    params.not_before = not_before.into();
    params.not_after = (SystemTime::UNIX_EPOCH + Duration::from_secs(NOT_AFTER)).into();
    params.distinguished_name = DistinguishedName::new();
    Ok(params)
}

/// A device certificate as AWS issues it: v3, no CA, digital signature only.
fn device_params(not_before: SystemTime) -> Result<CertificateParams, rcgen::Error> {
    let mut params = base_params(not_before)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "AWS IoT Certificate");
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

/// The CA's own certificate, with the name that AWS's device certificates show as their issuer.
fn ca_params() -> Result<CertificateParams, rcgen::Error> {
    let mut params = base_params(
        SystemTime::now()
            .checked_sub(BACKDATED)
            .unwrap_or(SystemTime::UNIX_EPOCH),
    )?;
    // One attribute whose value happens to look like several: AWS's issuer really is
    // `OU=Amazon Web Services O\=Amazon.com Inc. L\=Seattle ST\=Washington C\=US`.
    params.distinguished_name.push(
        DnType::OrganizationalUnitName,
        DnValue::Utf8String(
            "Amazon Web Services O=Amazon.com Inc. L=Seattle ST=Washington C=US".to_owned(),
        ),
    );
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

/// The key in `path`, made there with mode 0600 if there is none.
fn open_key(path: &Path) -> Result<KeyPair, IssuerError> {
    let file_error = |source| IssuerError::File {
        path: path.to_owned(),
        source,
    };
    if !path.exists() {
        let key = KeyPair::generate()?;
        match write_new(path, &Zeroizing::new(key.serialize_pem())) {
            Ok(()) => return Ok(key),
            // Another process was faster; its key is the one.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(file_error(error)),
        }
    }
    let pem = Zeroizing::new(std::fs::read_to_string(path).map_err(file_error)?);
    KeyPair::from_pem(&pem).map_err(|error| IssuerError::Key {
        path: path.to_owned(),
        detail: error.to_string(),
    })
}

/// Writes a file whole or not at all, with mode 0600 from birth. A key is never overwritten, a certificate is.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    if path.ends_with(KEY_FILE) {
        file.persist_noclobber(path).map_err(|error| error.error)?;
    } else {
        file.persist(path).map_err(|error| error.error)?;
    }
    Ok(())
}

fn is_certificate_of(pem: &str, key: &KeyPair) -> bool {
    let Ok((_, block)) = x509_parser::pem::parse_x509_pem(pem.as_bytes()) else {
        return false;
    };
    block.parse_x509().is_ok_and(|certificate| {
        certificate.is_ca()
            && certificate.public_key().raw == key.subject_public_key_info().as_slice()
    })
}
