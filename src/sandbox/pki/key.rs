//! Which public keys a device may have: RSA of at least 2048 bits, or ECC on P-256, P-384 or P-521
//! (service model, `CreateCertificateFromCsr`).

use x509_parser::oid_registry::{
    OID_EC_P256, OID_KEY_TYPE_EC_PUBLIC_KEY, OID_NIST_EC_P384, OID_NIST_EC_P521,
    OID_PKCS1_RSAENCRYPTION,
};
use x509_parser::public_key::PublicKey;
use x509_parser::x509::SubjectPublicKeyInfo;

/// Smallest RSA modulus, in bits.
const RSA_BITS: usize = 2048;

/// A public key that AWS accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// RSA.
    Rsa,
    /// ECC on NIST P-256.
    P256,
    /// ECC on NIST P-384.
    P384,
    /// ECC on NIST P-521.
    P521,
}

/// The kind of `key`, or why it is not accepted.
pub(super) fn kind(key: &SubjectPublicKeyInfo<'_>) -> Result<Kind, String> {
    if key.algorithm.algorithm == OID_PKCS1_RSAENCRYPTION {
        return rsa(key);
    }
    if key.algorithm.algorithm != OID_KEY_TYPE_EC_PUBLIC_KEY {
        return Err("the public key must be RSA or ECC".to_owned());
    }
    let curve = key
        .algorithm
        .parameters
        .as_ref()
        .and_then(|parameters| parameters.as_oid().ok());
    // An uncompressed point: one byte of form, then both coordinates.
    let (kind, point) = match curve {
        Some(curve) if curve == OID_EC_P256 => (Kind::P256, 65),
        Some(curve) if curve == OID_NIST_EC_P384 => (Kind::P384, 97),
        Some(curve) if curve == OID_NIST_EC_P521 => (Kind::P521, 133),
        _ => return Err("an ECC key must be on P-256, P-384 or P-521".to_owned()),
    };
    if key.subject_public_key.data.len() == point && key.subject_public_key.data.first() == Some(&4)
    {
        Ok(kind)
    } else {
        Err("the ECC public key is not an uncompressed point of its curve".to_owned())
    }
}

fn rsa(key: &SubjectPublicKeyInfo<'_>) -> Result<Kind, String> {
    let Ok(PublicKey::RSA(rsa)) = key.parsed() else {
        return Err("the RSA public key cannot be read".to_owned());
    };
    let bits = bits(rsa.modulus);
    if bits < RSA_BITS {
        return Err(format!(
            "an RSA key must have at least {RSA_BITS} bits; this one has {bits}"
        ));
    }
    Ok(Kind::Rsa)
}

/// Length of a big-endian number without its leading zeros.
fn bits(number: &[u8]) -> usize {
    let start = number
        .iter()
        .position(|&byte| byte != 0)
        .unwrap_or(number.len());
    number.get(start).map_or(0, |first| {
        (number.len() - start) * 8 - first.leading_zeros() as usize
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_do_not_count() {
        assert_eq!(bits(&[]), 0);
        assert_eq!(bits(&[0, 0]), 0);
        assert_eq!(bits(&[0, 1]), 1);
        assert_eq!(bits(&[0, 0x80, 0]), 16);
        assert_eq!(bits(&[0x7f, 0xff]), 15);
    }
}
