//! Device certificates: the CA that issues them from CSRs, and the reading of those that somebody else issued.
//!
//! Owns X.509 as the control plane sees it. Refuses weak keys and signatures, as AWS does; which certificate is registered
//! is the registry's to know.

mod chain;
mod csr;
mod facts;
mod issuer;
mod key;
mod read;
mod signature;

pub(crate) use chain::{
    check_rsa_public_key, common_name, issuer_name, issuer_name_of_der, pem_of, read_ca,
    verify_signed_by,
};
pub(crate) use facts::{CertificateFacts, NameFacts, certificate_facts};
pub(crate) use issuer::IssuingCa;
pub(crate) use read::read_certificate;

use x509_parser::certificate::X509Certificate;
use x509_parser::pem::Pem;

use crate::model::digest::sha256_hex;

/// A certificate that was just issued or parsed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Issued {
    /// PEM with a final newline.
    pub(crate) pem: String,
    /// SHA-256 of the DER, lower-case hex.
    pub(crate) id: String,
    /// Validity as epoch seconds.
    pub(crate) not_before: f64,
    /// Validity as epoch seconds.
    pub(crate) not_after: f64,
}

/// A key pair made by the service, as `CreateKeysAndCertificate` answers it.
pub(crate) struct ServiceKey {
    /// Certificate for the key.
    pub(crate) certificate: Issued,
    /// SPKI PEM.
    pub(crate) public_pem: String,
    /// PKCS#8 PEM.
    pub(crate) private_pem: String,
}

/// Leaves the private key out.
impl std::fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceKey")
            .field("certificate", &self.certificate)
            .finish_non_exhaustive()
    }
}

/// The id AWS gives to a certificate: the SHA-256 of its DER as lower-case hex (common practice, not in AWS's guides).
pub(crate) fn fingerprint(der: &[u8]) -> String {
    sha256_hex(der)
}

/// The DER of the only PEM block in `text`, which must have one of `labels`.
fn single_block(text: &str, labels: &[&str], what: &str) -> Result<Vec<u8>, String> {
    let mut blocks = Pem::iter_from_buffer(text.as_bytes());
    let block = match blocks.next() {
        None => return Err(format!("{what} is not in PEM form")),
        Some(Err(error)) => return Err(format!("the PEM of {what} is broken: {error}")),
        Some(Ok(block)) => block,
    };
    if blocks.next().is_some() {
        return Err(format!(
            "{what} must be one PEM block; there is more than one"
        ));
    }
    if labels.contains(&block.label.as_str()) {
        Ok(block.contents)
    } else {
        Err(format!(
            "{what} is expected in a PEM block `{}`, not `{}`",
            labels[0], block.label
        ))
    }
}

/// Validity of `certificate` as epoch seconds.
fn validity(certificate: &X509Certificate<'_>) -> (f64, f64) {
    (
        seconds(certificate.validity().not_before.timestamp()),
        seconds(certificate.validity().not_after.timestamp()),
    )
}

/// Seconds since 1970 as the registry keeps them.
#[expect(
    clippy::cast_precision_loss,
    reason = "seconds up to the year 9999 fit 53 bits"
)]
fn seconds(time: i64) -> f64 {
    time as f64
}

#[cfg(test)]
mod tests;
