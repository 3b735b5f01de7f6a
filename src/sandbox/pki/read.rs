//! Reading a certificate that somebody else issued, checked as AWS checks it on registration.
//!
//! X.509 v1 is accepted as well as v3: such certificates are in the field. An expired certificate is refused; one that is not
//! yet valid is not, because devices are registered before they are shipped.

use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer as _;

use super::{Issued, fingerprint, key, signature, single_block, validity};

/// Reads somebody else's certificate (PEM, X.509 v1 or v3), checking what AWS checks on registration: exactly one
/// certificate, key type and size, signature algorithm (no SHA-1), not expired. An error's text is for the client.
pub(crate) fn read_certificate(pem: &str) -> Result<Issued, String> {
    let der = single_block(
        pem,
        &["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"],
        "the certificate",
    )?;
    let Ok((rest, certificate)) = X509Certificate::from_der(&der) else {
        return Err("the certificate is not an X.509 certificate".to_owned());
    };
    if !rest.is_empty() {
        return Err("there is something behind the certificate in its PEM block".to_owned());
    }
    key::kind(certificate.public_key()).map_err(|reason| format!("certificate: {reason}"))?;
    signature::accepted(&certificate.signature_algorithm)?;
    if certificate.signature_algorithm != certificate.tbs_certificate.signature {
        return Err("the certificate names two different signature algorithms".to_owned());
    }
    let (not_before, not_after) = validity(&certificate);
    if not_after < not_before {
        return Err("the certificate ends before it begins".to_owned());
    }
    if certificate.validity().not_after < x509_parser::time::ASN1Time::now() {
        return Err("the certificate has expired".to_owned());
    }
    Ok(Issued {
        pem: canonical(pem),
        id: fingerprint(&der),
        not_before,
        not_after,
    })
}

/// The PEM as it was sent, with exactly one newline at its end.
fn canonical(pem: &str) -> String {
    format!("{}\n", pem.trim_end())
}
