//! Whether mbedTLS on the chip can use a private key.

use x509_parser::der_parser::ber::{BerObject, BerObjectContent};
use x509_parser::der_parser::parse_der;
use x509_parser::pem::parse_x509_pem;

use crate::model::pki::asn1::{EC, RSA, is, items};

const ED25519: [u64; 4] = [1, 3, 101, 112];
const P256: [u64; 7] = [1, 2, 840, 10045, 3, 1, 7];
const P384: [u64; 5] = [1, 3, 132, 0, 34];

/// Why the chip cannot use a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// mbedTLS has no Ed25519.
    #[error("the chip's TLS has no Ed25519; use P-256, P-384 or RSA")]
    Ed25519,
    /// Another curve or algorithm.
    #[error("the chip's TLS takes RSA, P-256 and P-384 keys, not this one")]
    Other,
    /// Some versions of mbedTLS 3.6 crash on it.
    #[error(
        "the EC key lacks its public half, on which the chip's TLS crashes; `openssl pkey -in KEY -out NEW` adds it"
    )]
    NoPublicHalf,
    /// The chip cannot ask for a passphrase.
    #[error("the private key is encrypted")]
    Encrypted,
    /// No private key in PEM.
    #[error("there is no private key in PEM")]
    Malformed,
}

/// Checks the PEM block of a private key: PKCS#8, SEC 1 or PKCS#1.
pub(super) fn check(pem: &str) -> Result<(), Unusable> {
    let (_, block) = parse_x509_pem(pem.as_bytes()).map_err(|_| Unusable::Malformed)?;
    if block.label == "ENCRYPTED PRIVATE KEY" || pem.contains("\nProc-Type:") {
        return Err(Unusable::Encrypted);
    }
    let (_, key) = parse_der(&block.contents).map_err(|_| Unusable::Malformed)?;
    match block.label.as_str() {
        "RSA PRIVATE KEY" => Ok(()),
        "EC PRIVATE KEY" => sec1(&key, None),
        "PRIVATE KEY" => pkcs8(&key),
        _ => Err(Unusable::Malformed),
    }
}

/// `PrivateKeyInfo` (RFC 5208): version, algorithm with its parameters, key.
fn pkcs8(key: &BerObject<'_>) -> Result<(), Unusable> {
    let [_, algorithm, inner, ..] = items(key) else {
        return Err(Unusable::Malformed);
    };
    let [name, parameters @ ..] = items(algorithm) else {
        return Err(Unusable::Malformed);
    };
    if is(Some(name), &RSA) {
        return Ok(());
    }
    if is(Some(name), &ED25519) {
        return Err(Unusable::Ed25519);
    }
    if !is(Some(name), &EC) {
        return Err(Unusable::Other);
    }
    let inner = inner.as_slice().map_err(|_| Unusable::Malformed)?;
    let (_, inner) = parse_der(inner).map_err(|_| Unusable::Malformed)?;
    sec1(&inner, parameters.first())
}

/// `ECPrivateKey` (RFC 5915): version, private half, `[0]` curve, `[1]` public half; the last two may be left out.
fn sec1(key: &BerObject<'_>, curve: Option<&BerObject<'_>>) -> Result<(), Unusable> {
    let tagged = |number: u32| {
        items(key)
            .iter()
            .find(|item| item.header.is_contextspecific() && item.header.tag().0 == number)
    };
    let inner = tagged(0).and_then(inside);
    let curve = curve.or(inner.as_ref());
    if !is(curve, &P256) && !is(curve, &P384) {
        return Err(Unusable::Other);
    }
    if tagged(1).is_none() {
        return Err(Unusable::NoPublicHalf);
    }
    Ok(())
}

/// What an explicit tag encloses.
fn inside<'a>(tagged: &BerObject<'a>) -> Option<BerObject<'a>> {
    match &tagged.content {
        BerObjectContent::Unknown(any) => parse_der(any.data).ok().map(|(_, inner)| inner),
        _ => None,
    }
}
