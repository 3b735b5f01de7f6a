//! Device keys, certificate signing requests and certificates as PEM: makes keys and CSRs, reads all three.
//!
//! Keys never leave this module except as PEM that wipes itself. Ed25519 is not offered: AWS IoT takes RSA and ECDSA only.

pub(crate) mod asn1;
mod authority;
mod facts;
mod private;

use std::fmt;
use std::str::FromStr;

use rcgen::{
    CertificateParams, DistinguishedName, DnType, DnValue, KeyPair, PKCS_ECDSA_P256_SHA256,
    PKCS_ECDSA_P384_SHA384, PKCS_RSA_SHA256, PublicKeyData as _, RsaKeySize,
};
use x509_parser::certificate::X509CertificateParser;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::nom::Parser as _;
use x509_parser::pem::Pem;
use x509_parser::prelude::FromDer as _;
use zeroize::Zeroizing;

use super::digest::sha256_hex;
use super::limits::{CERTIFICATE_CHARACTERS, CSR_CHARACTERS};
use super::name::CertificateId;

pub use authority::{Holder, Period, Subject, authority_certificate, signed_certificate};
pub use facts::{CertificateFacts, read_certificate};
use private::key_pair;

/// Longest common name of a certificate subject (X.520 `ub-common-name`).
const COMMON_NAME_CHARACTERS: usize = 64;

/// Kind and size of a device key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyType {
    /// ECDSA on the curve P-256.
    #[default]
    P256,
    /// ECDSA on the curve P-384.
    P384,
    /// RSA with 2048 bits, for devices that take nothing else.
    Rsa2048,
    /// RSA with 4096 bits.
    Rsa4096,
}

impl KeyType {
    /// Every type that can be made.
    pub const ALL: [Self; 4] = [Self::P256, Self::P384, Self::Rsa2048, Self::Rsa4096];

    /// The type's name on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::P256 => "p256",
            Self::P384 => "p384",
            Self::Rsa2048 => "rsa2048",
            Self::Rsa4096 => "rsa4096",
        }
    }

    /// The type as [`CertificateFacts::key_type`] says it.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::P256 => "ECDSA P-256",
            Self::P384 => "ECDSA P-384",
            Self::Rsa2048 => "RSA 2048",
            Self::Rsa4096 => "RSA 4096",
        }
    }
}

impl fmt::Display for KeyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for KeyType {
    type Err = PkiError;

    fn from_str(text: &str) -> Result<Self, PkiError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| PkiError::KeyType(text.to_owned()))
    }
}

/// Why a key, CSR or certificate cannot be made or read; never quotes key material.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PkiError {
    /// No such key type.
    #[error("`{0}` is not a key type: one of p256, p384, rsa2048, rsa4096")]
    KeyType(String),
    /// The random source or the key library failed.
    #[error("cannot make a {0} key")]
    Generate(KeyType),
    /// Not a private key in PEM.
    #[error("not an ECDSA or RSA private key in PEM")]
    Key,
    /// A private key that a passphrase protects.
    #[error("it is encrypted, and iotctl asks for no passphrase")]
    EncryptedKey,
    /// A private key of RSA that AWS IoT does not take.
    #[error("it is RSA with {0} bits, AWS IoT takes 2048 and more")]
    ShortKey(usize),
    /// A private key of another algorithm or curve.
    #[error("it is {0}, AWS IoT takes RSA, and ECDSA on P-256, P-384 and P-521")]
    OtherKey(&'static str),
    /// Not a certificate signing request in PEM.
    #[error("not a certificate signing request in PEM")]
    Csr,
    /// Not an X.509 certificate in PEM.
    #[error("not an X.509 certificate in PEM")]
    Certificate,
    /// Not a distinguished name as it is written on the command line.
    #[error("`{0}` is not a subject such as `CN=Plant 1,O=Acme,C=DE`")]
    Subject(String),
    /// Certificate and key of a CA cannot sign.
    #[error("cannot sign with this CA: {0}")]
    Sign(String),
}

/// A private key, checked and ready to sign. Its text is wiped when it is dropped.
pub struct PrivateKey {
    pair: KeyPair,
    pem: Zeroizing<String>,
}

impl PrivateKey {
    /// Makes a key.
    ///
    /// EC keys carry their public half: Mbed TLS 3.6 cannot do without it.
    pub fn generate(kind: KeyType) -> Result<Self, PkiError> {
        let made = match kind {
            KeyType::P256 => KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256),
            KeyType::P384 => KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384),
            KeyType::Rsa2048 => KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048),
            KeyType::Rsa4096 => KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_4096),
        };
        let pair = made.map_err(|_| PkiError::Generate(kind))?;
        let pem = Zeroizing::new(pair.serialize_pem());
        Ok(Self { pair, pem })
    }

    /// Reads a key from its PEM.
    pub fn read(pem: Zeroizing<String>) -> Result<Self, PkiError> {
        let pair = key_pair(&pem)?;
        Ok(Self { pair, pem })
    }

    /// The key as PEM: PKCS#8 if it was made here.
    #[must_use]
    pub fn pem(&self) -> &Zeroizing<String> {
        &self.pem
    }

    /// Its public half, as the DER of its `SubjectPublicKeyInfo`.
    #[must_use]
    pub fn public_key(&self) -> Vec<u8> {
        self.pair.subject_public_key_info()
    }

    /// A certificate signing request for the key, as PEM. The name is cut to 64 characters, the limit of X.520;
    /// AWS IoT does not take the subject over into its certificate.
    pub fn csr(&self, common_name: &str) -> Result<String, PkiError> {
        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        let name: String = common_name.chars().take(COMMON_NAME_CHARACTERS).collect();
        params
            .distinguished_name
            .push(DnType::CommonName, DnValue::Utf8String(name));
        let request = params
            .serialize_request(&self.pair)
            .and_then(|request| request.pem());
        request.map_err(|_| PkiError::Csr)
    }
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PrivateKey").finish_non_exhaustive()
    }
}

/// Makes a private key and answers it as PKCS#8 PEM; see [`PrivateKey::generate`].
pub fn generate_key(kind: KeyType) -> Result<Zeroizing<String>, PkiError> {
    Ok(PrivateKey::generate(kind)?.pem)
}

/// A certificate signing request for the key in `key`; see [`PrivateKey::csr`].
pub fn csr(key: &str, common_name: &str) -> Result<String, PkiError> {
    PrivateKey::read(Zeroizing::new(key.to_owned()))?.csr(common_name)
}

/// The public half of a private key, as the DER of its `SubjectPublicKeyInfo`.
pub fn public_key_of_key(key: &str) -> Result<Vec<u8>, PkiError> {
    let pair = key_pair(key)?;
    let public = pair.subject_public_key_info();
    Ok(public)
}

/// DER of the first PEM block in `text` that has one of `labels`.
fn block(text: &str, longest: usize, labels: &[&str]) -> Option<Vec<u8>> {
    if text.len() > longest {
        return None;
    }
    Pem::iter_from_buffer(text.as_bytes())
        .filter_map(Result::ok)
        .find(|block| labels.contains(&block.label.as_str()))
        .map(|block| block.contents)
}

/// The public key that a certificate signing request asks a certificate for, as SPKI DER.
pub fn public_key_of_csr(csr: &str) -> Result<Vec<u8>, PkiError> {
    let der = block(
        csr,
        CSR_CHARACTERS,
        &["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"],
    )
    .ok_or(PkiError::Csr)?;
    let (_, request) = X509CertificationRequest::from_der(&der).map_err(|_| PkiError::Csr)?;
    Ok(request.certification_request_info.subject_pki.raw.to_vec())
}

fn certificate_der(pem: &str) -> Result<Vec<u8>, PkiError> {
    block(pem, CERTIFICATE_CHARACTERS, &["CERTIFICATE"]).ok_or(PkiError::Certificate)
}

/// The public key of the first certificate in `pem`, as SPKI DER.
pub fn public_key_of_certificate(pem: &str) -> Result<Vec<u8>, PkiError> {
    let der = certificate_der(pem)?;
    // The extensions say nothing about it.
    let mut parser = X509CertificateParser::new().with_deep_parse_extensions(false);
    let (_, certificate) = parser.parse(&der).map_err(|_| PkiError::Certificate)?;
    Ok(certificate.public_key().raw.to_vec())
}

/// The id under which AWS IoT knows the first certificate in `pem`: the SHA-256 of its DER.
pub fn certificate_id(pem: &str) -> Result<CertificateId, PkiError> {
    let der = certificate_der(pem)?;
    x509_parser::parse_x509_certificate(&der).map_err(|_| PkiError::Certificate)?;
    sha256_hex(&der).parse().map_err(|_| PkiError::Certificate)
}

/// The first certificate in `pem` and nothing else of it: a file may hold a private key beside its certificate.
pub fn only_certificate(pem: &str) -> Result<String, PkiError> {
    use base64::Engine as _;
    let der = certificate_der(pem)?;
    x509_parser::parse_x509_certificate(&der).map_err(|_| PkiError::Certificate)?;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let mut only = String::from("-----BEGIN CERTIFICATE-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so every index is a boundary.
        let (line, after) = rest.split_at(rest.len().min(64));
        only.push_str(line);
        only.push('\n');
        rest = after;
    }
    only.push_str("-----END CERTIFICATE-----\n");
    Ok(only)
}

/// Whether the first certificate in `certificate` is for the private key in `key`.
pub fn matches(certificate: &str, key: &str) -> Result<bool, PkiError> {
    Ok(public_key_of_certificate(certificate)? == public_key_of_key(key)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn self_signed(key: &str) -> String {
        let pair = KeyPair::from_pem(key).expect("a key");
        CertificateParams::default()
            .self_signed(&pair)
            .expect("signed")
            .pem()
    }

    #[test]
    fn key_csr_and_certificate_share_one_public_key() {
        for kind in [KeyType::P256, KeyType::P384, KeyType::Rsa2048] {
            let key = generate_key(kind).expect("generated");
            assert!(key.starts_with("-----BEGIN PRIVATE KEY-----"), "{kind}");
            let public = public_key_of_key(&key).expect("read");
            let request = csr(&key, "lamp").expect("made");
            assert_eq!(public_key_of_csr(&request).expect("read"), public, "{kind}");
            let certificate = self_signed(&key);
            let facts = read_certificate(&certificate).expect("read");
            assert_eq!(facts.key_type, kind.in_words());
            assert_eq!(
                public_key_of_certificate(&certificate).expect("read"),
                public,
                "{kind}"
            );
            assert!(matches(&certificate, &key).expect("read"));
            let other = generate_key(KeyType::P256).expect("generated");
            assert!(!matches(&certificate, &other).expect("read"));
        }
    }

    #[test]
    fn only_the_certificate_of_a_file_is_taken() {
        let key = generate_key(KeyType::P256).expect("generated");
        let certificate = self_signed(&key);
        let both = format!("{}\n{certificate}", key.as_str());
        let only = only_certificate(&both).expect("read");
        assert!(!only.contains("PRIVATE"));
        assert_eq!(certificate_id(&only), certificate_id(&certificate));
        assert!(only_certificate(&key).is_err());
    }

    #[test]
    fn an_ec_key_carries_its_public_half() {
        let key = generate_key(KeyType::P256).expect("generated");
        let der = block(&key, 10_000, &["PRIVATE KEY"]).expect("PEM");
        let public = public_key_of_key(&key).expect("read");
        // The uncompressed point is the last 65 bytes of the SPKI.
        let point = &public[public.len() - 65..];
        assert!(der.windows(65).any(|window| window == point));
    }

    #[test]
    fn a_long_thing_name_still_makes_a_request() {
        let key = generate_key(KeyType::P256).expect("generated");
        let request = csr(&key, &"a".repeat(128)).expect("made");
        let der = block(&request, CSR_CHARACTERS, &["CERTIFICATE REQUEST"]).expect("PEM");
        let (_, parsed) = X509CertificationRequest::from_der(&der).expect("parsed");
        assert_eq!(
            parsed.certification_request_info.subject.to_string(),
            format!("CN={}", "a".repeat(64))
        );
    }

    #[test]
    fn what_is_no_pem_is_refused_without_a_panic() {
        for text in [
            "",
            "-----BEGIN CERTIFICATE-----",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ] {
            assert_eq!(public_key_of_key(text), Err(PkiError::Key));
            assert_eq!(public_key_of_csr(text), Err(PkiError::Csr));
            assert_eq!(public_key_of_certificate(text), Err(PkiError::Certificate));
            assert_eq!(certificate_id(text), Err(PkiError::Certificate));
        }
        assert!("ed25519".parse::<KeyType>().is_err());
    }
}
