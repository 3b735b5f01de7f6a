//! Reading a certificate signing request: only its public key is used, and only if its holder signed the request.

use rcgen::SubjectPublicKeyInfo;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::prelude::FromDer as _;

use super::{key, signature, single_block};

/// The public key of the CSR in `pem`, after its signature was verified; an error's text is for the client.
pub(super) fn public_key(pem: &str) -> Result<SubjectPublicKeyInfo, String> {
    let der = single_block(
        pem,
        &["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"],
        "the CSR",
    )?;
    let Ok((rest, csr)) = X509CertificationRequest::from_der(&der) else {
        return Err("the CSR is not a PKCS#10 certification request".to_owned());
    };
    if !rest.is_empty() {
        return Err("there is something behind the CSR in its PEM block".to_owned());
    }
    let subject_key = &csr.certification_request_info.subject_pki;
    let kind = key::kind(subject_key).map_err(|reason| format!("CSR: {reason}"))?;
    signature::verify(&csr, kind)?;
    SubjectPublicKeyInfo::from_der(subject_key.raw)
        .map_err(|error| format!("the public key of the CSR cannot be used: {error}"))
}
