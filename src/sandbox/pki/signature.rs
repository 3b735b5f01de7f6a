//! Which signature algorithms are accepted, and how the signature of a CSR is verified.
//!
//! The list is that of the Developer Guide, "X.509 client certificates": SHA-256 and longer, no SHA-1, no MD5. Own
//! verification because x509-parser knows neither P-521 nor ECDSA with SHA-512.

use aws_lc_rs::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::oid_registry::{
    OID_NIST_HASH_SHA256, OID_NIST_HASH_SHA384, OID_NIST_HASH_SHA512, OID_PKCS1_RSASSAPSS,
    OID_PKCS1_SHA256WITHRSA, OID_PKCS1_SHA384WITHRSA, OID_PKCS1_SHA512WITHRSA,
    OID_SIG_ECDSA_WITH_SHA256, OID_SIG_ECDSA_WITH_SHA384, OID_SIG_ECDSA_WITH_SHA512, Oid,
};
use x509_parser::signature_algorithm::RsaSsaPssParams;
use x509_parser::x509::AlgorithmIdentifier;

use super::key::Kind;

/// How something was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// RSA, PKCS#1 v1.5.
    RsaPkcs1,
    /// RSASSA-PSS.
    RsaPss,
    /// ECDSA.
    Ecdsa,
    /// DSA; accepted on certificates only, which are not verified here.
    Dsa,
}

/// Length of the digest in bits: 256, 384 or 512.
type DigestBits = u16;

/// The accepted algorithm that `identifier` names, or why it is refused.
pub(super) fn accepted(
    identifier: &AlgorithmIdentifier<'_>,
) -> Result<(Scheme, DigestBits), String> {
    // `dsa-with-sha256`, RFC 5758.
    let dsa_sha256 = Oid::from(&[2, 16, 840, 1, 101, 3, 4, 3, 2]).ok();
    let oid = &identifier.algorithm;
    let known = [
        (OID_PKCS1_SHA256WITHRSA, (Scheme::RsaPkcs1, 256)),
        (OID_PKCS1_SHA384WITHRSA, (Scheme::RsaPkcs1, 384)),
        (OID_PKCS1_SHA512WITHRSA, (Scheme::RsaPkcs1, 512)),
        (OID_SIG_ECDSA_WITH_SHA256, (Scheme::Ecdsa, 256)),
        (OID_SIG_ECDSA_WITH_SHA384, (Scheme::Ecdsa, 384)),
        (OID_SIG_ECDSA_WITH_SHA512, (Scheme::Ecdsa, 512)),
    ];
    if let Some((_, algorithm)) = known.into_iter().find(|(known, _)| known == oid) {
        return Ok(algorithm);
    }
    if *oid == OID_PKCS1_RSASSAPSS {
        return pss_digest(identifier).map(|bits| (Scheme::RsaPss, bits));
    }
    if dsa_sha256.as_ref() == Some(oid) {
        return Ok((Scheme::Dsa, 256));
    }
    Err(format!(
        "the signature algorithm {oid} is not accepted: use RSA, RSASSA-PSS or ECDSA with SHA-256, SHA-384 or SHA-512"
    ))
}

fn pss_digest(identifier: &AlgorithmIdentifier<'_>) -> Result<DigestBits, String> {
    let refused = || "RSASSA-PSS must be used with SHA-256, SHA-384 or SHA-512".to_owned();
    let parameters = identifier.parameters.as_ref().ok_or_else(refused)?;
    let parameters = RsaSsaPssParams::try_from(parameters).map_err(|_| refused())?;
    let digest = parameters.hash_algorithm_oid();
    [
        (OID_NIST_HASH_SHA256, 256),
        (OID_NIST_HASH_SHA384, 384),
        (OID_NIST_HASH_SHA512, 512),
    ]
    .into_iter()
    .find(|(known, _)| known == digest)
    .map(|(_, bits)| bits)
    .ok_or_else(refused)
}

/// Verifies that the holder of the key in `csr`, which is of this `kind`, signed it.
pub(super) fn verify(csr: &X509CertificationRequest<'_>, kind: Kind) -> Result<(), String> {
    let info = &csr.certification_request_info;
    verify_with(
        &csr.signature_algorithm,
        kind,
        &info.subject_pki.subject_public_key.data,
        info.raw,
        &csr.signature_value.data,
        "CSR",
    )
}

/// Verifies the `signature` of `key`, which is of this `kind`, over `signed`; `what` names the signed thing in an error.
pub(super) fn verify_with(
    identifier: &AlgorithmIdentifier<'_>,
    kind: Kind,
    key: &[u8],
    signed: &[u8],
    signature: &[u8],
    what: &str,
) -> Result<(), String> {
    let (scheme, digest) = accepted(identifier)?;
    let algorithm = verifier(kind, scheme, digest).ok_or_else(|| {
        format!("the signature algorithm of the {what} does not fit the public key")
    })?;
    UnparsedPublicKey::new(algorithm, key)
        .verify(signed, signature)
        .map_err(|_| format!("the signature of the {what} is not valid"))
}

fn verifier(
    kind: Kind,
    scheme: Scheme,
    digest: DigestBits,
) -> Option<&'static dyn VerificationAlgorithm> {
    Some(match (kind, scheme, digest) {
        (Kind::Rsa, Scheme::RsaPkcs1, 256) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (Kind::Rsa, Scheme::RsaPkcs1, 384) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (Kind::Rsa, Scheme::RsaPkcs1, 512) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (Kind::Rsa, Scheme::RsaPss, 256) => &signature::RSA_PSS_2048_8192_SHA256,
        (Kind::Rsa, Scheme::RsaPss, 384) => &signature::RSA_PSS_2048_8192_SHA384,
        (Kind::Rsa, Scheme::RsaPss, 512) => &signature::RSA_PSS_2048_8192_SHA512,
        (Kind::P256, Scheme::Ecdsa, 256) => &signature::ECDSA_P256_SHA256_ASN1,
        (Kind::P256, Scheme::Ecdsa, 384) => &signature::ECDSA_P256_SHA384_ASN1,
        (Kind::P256, Scheme::Ecdsa, 512) => &signature::ECDSA_P256_SHA512_ASN1,
        (Kind::P384, Scheme::Ecdsa, 256) => &signature::ECDSA_P384_SHA256_ASN1,
        (Kind::P384, Scheme::Ecdsa, 384) => &signature::ECDSA_P384_SHA384_ASN1,
        (Kind::P384, Scheme::Ecdsa, 512) => &signature::ECDSA_P384_SHA512_ASN1,
        (Kind::P521, Scheme::Ecdsa, 256) => &signature::ECDSA_P521_SHA256_ASN1,
        (Kind::P521, Scheme::Ecdsa, 384) => &signature::ECDSA_P521_SHA384_ASN1,
        (Kind::P521, Scheme::Ecdsa, 512) => &signature::ECDSA_P521_SHA512_ASN1,
        _ => return None,
    })
}
