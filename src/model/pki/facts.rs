//! What a certificate says of itself, and what of it AWS IoT would not accept.
//!
//! Nothing is verified here: whether a CA really signed it is not asked.

use serde::Serialize;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::ParsedExtension;
use x509_parser::oid_registry::Oid;
use x509_parser::public_key::PublicKey;

use super::{PkiError, certificate_der, certificate_id};
use crate::model::name::CertificateId;

/// Smallest RSA key that AWS IoT takes (Developer Guide, "X.509 client certificates").
pub(super) const RSA_BITS: usize = 2048;

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFacts {
    /// The id under which AWS IoT knows it.
    pub id: CertificateId,
    /// Subject.
    pub subject: String,
    /// Issuer.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// X.509 version: 1 or 3.
    pub version: u32,
    /// First second it is valid, since 1970.
    #[serde(skip)]
    pub not_before: i64,
    /// Last second it is valid, since 1970.
    #[serde(skip)]
    pub not_after: i64,
    /// Kind and size of its key, such as `ECDSA P-256`.
    pub key_type: String,
    /// How it is signed, such as `ECDSA with SHA-256`.
    pub signature: String,
    /// Other names of the subject.
    pub alternative_names: Vec<String>,
    /// Whether it is a CA's.
    pub is_ca: bool,
    /// Whether subject and issuer are the same.
    pub self_signed: bool,
    /// Why AWS IoT would not take it.
    pub refusals: Vec<String>,
    /// What may be trouble elsewhere.
    pub remarks: Vec<String>,
}

/// Reads the first certificate in `pem`.
pub fn read_certificate(pem: &str) -> Result<CertificateFacts, PkiError> {
    let der = certificate_der(pem)?;
    let (_, certificate) =
        x509_parser::parse_x509_certificate(&der).map_err(|_| PkiError::Certificate)?;
    let validity = certificate.validity();
    let (key_type, key_refusal) = key_type(&certificate);
    let (signature, signature_refusal) = signature(&certificate);
    let version = certificate.version().0 + 1;
    let v1 = "it is X.509 version 1, which AWS IoT takes and many TLS libraries refuse";
    let v1 = (version < 3).then(|| v1.to_owned());
    let constraints = certificate.basic_constraints().ok().flatten();
    Ok(CertificateFacts {
        id: certificate_id(pem)?,
        subject: certificate.subject().to_string(),
        issuer: certificate.issuer().to_string(),
        serial: hex::encode(certificate.raw_serial()),
        version,
        not_before: validity.not_before.timestamp(),
        not_after: validity.not_after.timestamp(),
        key_type,
        signature,
        alternative_names: alternative_names(&certificate),
        is_ca: constraints.is_some_and(|constraints| constraints.value.ca),
        self_signed: certificate.subject().as_raw() == certificate.issuer().as_raw(),
        refusals: [key_refusal, signature_refusal]
            .into_iter()
            .flatten()
            .collect(),
        remarks: v1.into_iter().collect(),
    })
}

fn alternative_names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let extensions = certificate.extensions().iter();
    let names = extensions.filter_map(|extension| match extension.parsed_extension() {
        ParsedExtension::SubjectAlternativeName(names) => Some(&names.general_names),
        _ => None,
    });
    names.flatten().map(ToString::to_string).collect()
}

/// Kind and size of the key, and why AWS IoT would not take it.
fn key_type(certificate: &X509Certificate<'_>) -> (String, Option<String>) {
    let info = certificate.public_key();
    match info.parsed() {
        Ok(PublicKey::RSA(key)) => {
            // The modulus may begin with a zero byte, which is no part of its size.
            let modulus = key.modulus.iter().skip_while(|byte| **byte == 0);
            let bits = modulus.count() * 8;
            let short =
                || format!("its RSA key has {bits} bits, AWS IoT takes {RSA_BITS} and more");
            (format!("RSA {bits}"), (bits < RSA_BITS).then(short))
        }
        Ok(PublicKey::EC(_)) => {
            let parameters = info.algorithm.parameters.as_ref();
            let curve = parameters.and_then(|any| any.as_oid().ok());
            let curve = curve.map(|oid| oid.to_id_string()).unwrap_or_default();
            match curve.as_str() {
                "1.2.840.10045.3.1.7" => ("ECDSA P-256".to_owned(), None),
                "1.3.132.0.34" => ("ECDSA P-384".to_owned(), None),
                "1.3.132.0.35" => ("ECDSA P-521".to_owned(), None),
                _ => (
                    format!("ECDSA on the curve {curve}"),
                    Some("its key is on another curve than P-256, P-384 and P-521".to_owned()),
                ),
            }
        }
        Ok(PublicKey::DSA(_)) => ("DSA".to_owned(), None),
        _ => (
            format!("another kind, {}", info.algorithm.algorithm),
            Some("its key is neither RSA nor ECDSA".to_owned()),
        ),
    }
}

/// How it is signed, and why AWS IoT would not take that.
fn signature(certificate: &X509Certificate<'_>) -> (String, Option<String>) {
    let algorithm = &certificate.signature_algorithm;
    let weak = |name: &str| {
        let why = format!("it is signed by {name}, AWS IoT takes SHA-256, SHA-384 and SHA-512");
        (name.to_owned(), Some(why))
    };
    let good = |name: &str| (name.to_owned(), None);
    match algorithm.algorithm.to_id_string().as_str() {
        "1.2.840.113549.1.1.4" => weak("RSA with MD5"),
        "1.2.840.113549.1.1.5" => weak("RSA with SHA-1"),
        "1.2.840.113549.1.1.14" => weak("RSA with SHA-224"),
        "1.2.840.113549.1.1.11" => good("RSA with SHA-256"),
        "1.2.840.113549.1.1.12" => good("RSA with SHA-384"),
        "1.2.840.113549.1.1.13" => good("RSA with SHA-512"),
        "1.2.840.113549.1.1.10" => pss(algorithm, weak, good),
        "1.2.840.10045.4.1" => weak("ECDSA with SHA-1"),
        "1.2.840.10045.4.3.1" => weak("ECDSA with SHA-224"),
        "1.2.840.10045.4.3.2" => good("ECDSA with SHA-256"),
        "1.2.840.10045.4.3.3" => good("ECDSA with SHA-384"),
        "1.2.840.10045.4.3.4" => good("ECDSA with SHA-512"),
        "1.2.840.10040.4.3" => weak("DSA with SHA-1"),
        "2.16.840.1.101.3.4.3.2" => good("DSA with SHA-256"),
        other => weak(other),
    }
}

type Judged = (String, Option<String>);

fn pss(
    algorithm: &x509_parser::x509::AlgorithmIdentifier<'_>,
    weak: impl Fn(&str) -> Judged,
    good: impl Fn(&str) -> Judged,
) -> Judged {
    use x509_parser::signature_algorithm::SignatureAlgorithm;
    let hash = match SignatureAlgorithm::try_from(algorithm) {
        Ok(SignatureAlgorithm::RSASSA_PSS(parameters)) => {
            let oid: &Oid<'_> = parameters.hash_algorithm_oid();
            oid.to_id_string()
        }
        _ => String::new(),
    };
    match hash.as_str() {
        "2.16.840.1.101.3.4.2.1" => good("RSASSA-PSS with SHA-256"),
        "2.16.840.1.101.3.4.2.2" => good("RSASSA-PSS with SHA-384"),
        "2.16.840.1.101.3.4.2.3" => good("RSASSA-PSS with SHA-512"),
        _ => weak("RSASSA-PSS with another hash"),
    }
}
