//! CA certificates, and whether a certificate was really signed by one.
//!
//! Stricter than AWS says where it is silent: a CA must be X.509 v3 with basic constraints CA, may sign certificates by its key
//! usage if it has one, and must be valid now; one that names itself as its issuer must have signed itself.

use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer as _;
use x509_parser::time::ASN1Time;

use super::{Issued, key, read_certificate, signature, single_block};

const LABELS: [&str; 3] = ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"];

/// A CA certificate as the registry keeps it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaFacts {
    /// PEM, id and validity.
    pub(crate) certificate: Issued,
    /// DER of the subject name.
    pub(crate) subject: Vec<u8>,
}

/// Parses the DER of a certificate and hands it to `read`.
fn with<T>(
    der: &[u8],
    what: &str,
    read: impl FnOnce(&X509Certificate<'_>) -> Result<T, String>,
) -> Result<T, String> {
    match X509Certificate::from_der(der) {
        Ok(([], certificate)) => read(&certificate),
        _ => Err(format!("{what} is not an X.509 certificate")),
    }
}

/// Reads a CA certificate (PEM) that is to be registered; an error's text is for the client.
pub(crate) fn read_ca(pem: &str) -> Result<CaFacts, String> {
    let certificate = read_certificate(pem)?;
    let der = single_block(pem, &LABELS, "the CA certificate")?;
    with(&der, "the CA certificate", |ca| {
        let constraints = ca
            .basic_constraints()
            .map_err(|_| "the CA certificate's basic constraints cannot be read".to_owned())?;
        if !constraints.is_some_and(|constraints| constraints.value.ca) {
            return Err(
                "the certificate is not that of a CA: basic constraints must say CA".to_owned(),
            );
        }
        let usage = ca
            .key_usage()
            .map_err(|_| "the CA certificate's key usage cannot be read".to_owned())?;
        if usage.is_some_and(|usage| !usage.value.key_cert_sign()) {
            return Err("the CA's key usage does not allow it to sign certificates".to_owned());
        }
        if ca.validity().not_before > ASN1Time::now() {
            return Err("the CA certificate is not valid yet".to_owned());
        }
        if ca.subject().as_raw() == ca.issuer().as_raw() {
            verify(ca, ca).map_err(|_| "the CA certificate did not sign itself".to_owned())?;
        }
        Ok(CaFacts {
            certificate,
            subject: ca.subject().as_raw().to_vec(),
        })
    })
}

/// DER of the issuer name of the certificate in `pem`.
pub(crate) fn issuer_name(pem: &str) -> Result<Vec<u8>, String> {
    issuer_name_of_der(&single_block(pem, &LABELS, "the certificate")?)
}

/// DER of the issuer name of the certificate in `der`.
pub(crate) fn issuer_name_of_der(der: &[u8]) -> Result<Vec<u8>, String> {
    with(der, "the certificate", |certificate| {
        Ok(certificate.issuer().as_raw().to_vec())
    })
}

/// The first common name in the subject of the certificate in `pem`.
pub(crate) fn common_name(pem: &str) -> Option<String> {
    let der = single_block(pem, &LABELS, "the certificate").ok()?;
    with(&der, "the certificate", |certificate| {
        let name = certificate.subject().iter_common_name().next();
        Ok(name.and_then(|name| name.as_str().ok()).map(str::to_owned))
    })
    .ok()?
}

/// Verifies that the holder of the key of `ca_pem`, and nobody else, signed `pem`.
pub(crate) fn verify_signed_by(pem: &str, ca_pem: &str) -> Result<(), String> {
    let (der, ca_der) = (
        single_block(pem, &LABELS, "the certificate")?,
        single_block(ca_pem, &LABELS, "the CA certificate")?,
    );
    with(&ca_der, "the CA certificate", |ca| {
        with(&der, "the certificate", |certificate| {
            if certificate.issuer().as_raw() != ca.subject().as_raw() {
                return Err("the certificate's issuer is not the CA's subject".to_owned());
            }
            verify(certificate, ca)
        })
    })
}

fn verify(certificate: &X509Certificate<'_>, ca: &X509Certificate<'_>) -> Result<(), String> {
    let kind = key::kind(ca.public_key()).map_err(|reason| format!("CA: {reason}"))?;
    signature::verify_with(
        &certificate.signature_algorithm,
        kind,
        &ca.public_key().subject_public_key.data,
        certificate.tbs_certificate.as_ref(),
        &certificate.signature_value.data,
        "certificate",
    )
}

/// The PEM of the certificate in `der`, with a final newline.
pub(crate) fn pem_of(der: &[u8]) -> String {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so every index is a boundary.
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str("-----END CERTIFICATE-----\n");
    pem
}

/// Checks that `pem` is an RSA public key of at least 2048 bits, as tokens of custom authorizers are verified with.
pub(crate) fn check_rsa_public_key(pem: &str) -> Result<(), String> {
    let der = single_block(pem, &["PUBLIC KEY"], "the public key")?;
    let Ok((rest, key)) = x509_parser::x509::SubjectPublicKeyInfo::from_der(&der) else {
        return Err("the public key is not a SubjectPublicKeyInfo".to_owned());
    };
    if !rest.is_empty() {
        return Err("there is something behind the public key in its PEM block".to_owned());
    }
    match key::kind(&key)? {
        key::Kind::Rsa => Ok(()),
        _ => Err("the public key must be an RSA key".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};

    use super::*;

    fn params(name: &str) -> CertificateParams {
        let mut params = CertificateParams::new(Vec::new()).expect("made");
        params.distinguished_name.push(DnType::CommonName, name);
        params
    }

    fn ca_params() -> CertificateParams {
        let mut params = params("CA");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params
    }

    #[test]
    fn only_what_the_ca_signed_is_verified() {
        let (key, other) = (
            KeyPair::generate().expect("made"),
            KeyPair::generate().expect("made"),
        );
        let ca = ca_params().self_signed(&key).expect("made").pem();
        let facts = read_ca(&ca).expect("a CA");
        let device = KeyPair::generate().expect("made");
        let sign = |key: &KeyPair| {
            params("device")
                .signed_by(
                    &device,
                    &Issuer::from_ca_cert_pem(&ca, key).expect("issuer"),
                )
                .expect("signed")
                .pem()
        };
        let (good, forged) = (sign(&key), sign(&other));
        assert_eq!(issuer_name(&good).expect("read"), facts.subject);
        assert_eq!(issuer_name(&forged).expect("read"), facts.subject);
        assert_eq!(verify_signed_by(&good, &ca), Ok(()));
        assert!(verify_signed_by(&forged, &ca).is_err());
        assert!(verify_signed_by(&good, &good).is_err());
        assert_eq!(common_name(&good).as_deref(), Some("device"));
    }

    #[test]
    fn what_is_no_ca_is_refused() {
        let key = KeyPair::generate().expect("made");
        assert!(read_ca(&params("leaf").self_signed(&key).expect("made").pem()).is_err());
        let mut future = ca_params();
        future.not_before = rcgen::date_time_ymd(2090, 1, 1);
        future.not_after = rcgen::date_time_ymd(2091, 1, 1);
        assert!(read_ca(&future.self_signed(&key).expect("made").pem()).is_err());
        let mut usage = ca_params();
        usage.key_usages = vec![rcgen::KeyUsagePurpose::DigitalSignature];
        assert!(read_ca(&usage.self_signed(&key).expect("made").pem()).is_err());
        // The name of the issuer but another key: not self-signed.
        let ca = ca_params().self_signed(&key).expect("made").pem();
        let forged = ca_params()
            .signed_by(
                &KeyPair::generate().expect("made"),
                &Issuer::from_ca_cert_pem(&ca, &key).expect("issuer"),
            )
            .expect("signed")
            .pem();
        assert!(read_ca(&forged).is_err());
    }

    #[test]
    fn der_becomes_pem() {
        let key = KeyPair::generate().expect("made");
        let made = params("x").self_signed(&key).expect("made");
        let pem = pem_of(made.der());
        assert_eq!(
            single_block(&pem, &LABELS, "it").expect("read"),
            made.der().as_ref()
        );
    }

    #[test]
    fn tokens_are_verified_with_rsa_only() {
        let rsa = KeyPair::generate_for(&rcgen::PKCS_RSA_SHA256).expect("made");
        assert_eq!(check_rsa_public_key(&rsa.public_key_pem()), Ok(()));
        let ecc = KeyPair::generate().expect("made");
        assert!(check_rsa_public_key(&ecc.public_key_pem()).is_err());
        assert!(check_rsa_public_key("x").is_err());
    }
}
