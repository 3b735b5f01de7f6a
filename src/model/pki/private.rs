//! Private keys in PEM: PKCS#8, SEC 1 and PKCS#1; and what is the matter with those that AWS IoT or iotctl does not take.

use rcgen::{KeyPair, PKCS_ED25519};
use x509_parser::der_parser::ber::BerObjectContent;
use x509_parser::der_parser::parse_der;
use zeroize::Zeroizing;

use super::asn1::{EC, RSA, is, items};
use super::facts::RSA_BITS;
use super::{PkiError, block};

/// Longest text that a key is looked for in, in characters: RSA with 16384 bits, and a certificate beside it.
const KEY_CHARACTERS: usize = 64 * 1024;
const LABELS: [&str; 3] = ["PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"];

/// P-256, P-384 and P-521 as they are encoded.
const CURVES: [&[u8]; 3] = [
    &[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
    &[0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22],
    &[0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x23],
];

/// The first private key in `pem`; what else is there, such as the curve that OpenSSL writes before it, is passed over.
pub(super) fn key_pair(pem: &str) -> Result<KeyPair, PkiError> {
    if pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        || pem.contains("\nProc-Type: 4,ENCRYPTED")
    {
        return Err(PkiError::EncryptedKey);
    }
    let der = block(pem, KEY_CHARACTERS, &LABELS).map(Zeroizing::new);
    let der = der.ok_or(PkiError::Key)?;
    let pair = KeyPair::try_from(der.as_slice()).map_err(|_| refusal(&der))?;
    if pair.algorithm() == &PKCS_ED25519 {
        return Err(PkiError::OtherKey("Ed25519"));
    }
    Ok(pair)
}

/// Why a key that is no pair is none.
fn refusal(der: &[u8]) -> PkiError {
    let Ok((_, key)) = parse_der(der) else {
        return PkiError::Key;
    };
    match items(&key) {
        // `PrivateKeyInfo` (RFC 5208): version, algorithm, key.
        [_, algorithm, inner, ..] if !items(algorithm).is_empty() => {
            let algorithm = items(algorithm).first();
            if is(algorithm, &EC) {
                return curve(der);
            }
            if !is(algorithm, &RSA) {
                return PkiError::OtherKey("of another algorithm");
            }
            inner.as_slice().map_or(PkiError::Key, refusal)
        }
        // `RSAPrivateKey` (RFC 8017): version, modulus, and seven numbers.
        [_, modulus, _, _, _, _, ..] => match &modulus.content {
            BerObjectContent::Integer(modulus) => short(modulus),
            _ => PkiError::Key,
        },
        // `ECPrivateKey` (RFC 5915): version, private half, curve.
        [_, half, _, ..] if matches!(half.content, BerObjectContent::OctetString(_)) => curve(der),
        _ => PkiError::Key,
    }
}

/// A key on a curve that is taken is damaged.
fn curve(der: &[u8]) -> PkiError {
    let named = |curve: &&[u8]| der.windows(curve.len()).any(|window| window == *curve);
    if CURVES.iter().any(named) {
        PkiError::Key
    } else {
        PkiError::OtherKey("on another curve")
    }
}

fn short(modulus: &[u8]) -> PkiError {
    // The modulus may begin with a zero byte, which is no part of its size.
    let mut digits = modulus.iter().skip_while(|byte| **byte == 0).peekable();
    let unused = digits
        .peek()
        .map_or(0, |first| first.leading_zeros() as usize);
    let bits = digits.count() * 8 - unused;
    if bits < RSA_BITS {
        PkiError::ShortKey(bits)
    } else {
        PkiError::Key
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::model::pki;

    /// What OpenSSL prints, of any of its commands that make keys.
    fn openssl(line: &str) -> String {
        let output = Command::new("openssl").args(line.split(' ')).output();
        let output = output.expect("openssl is installed");
        assert!(output.status.success(), "openssl {line}");
        String::from_utf8(output.stdout).expect("PEM")
    }

    #[test]
    fn keys_are_read_as_openssl_writes_them() {
        for line in [
            "ecparam -name prime256v1 -genkey",
            "ecparam -name secp384r1 -genkey -noout",
            "ecparam -name secp521r1 -genkey",
            "genrsa -traditional 2048",
            "genrsa 2048",
        ] {
            let key = openssl(line);
            assert!(pki::public_key_of_key(&key).is_ok(), "{line}");
            assert!(pki::csr(&key, "lamp").is_ok(), "{line}");
        }
    }

    #[test]
    fn a_key_that_is_not_taken_says_why() {
        let refused = |line: &str| pki::public_key_of_key(&openssl(line));
        assert_eq!(refused("genrsa 1024"), Err(PkiError::ShortKey(1024)));
        assert_eq!(
            refused("genrsa -traditional 1024"),
            Err(PkiError::ShortKey(1024))
        );
        for line in [
            "genrsa -aes128 -passout pass:secret 2048",
            "genrsa -traditional -aes128 -passout pass:secret 2048",
        ] {
            assert_eq!(refused(line), Err(PkiError::EncryptedKey), "{line}");
        }
        let other = |what| Err(PkiError::OtherKey(what));
        assert_eq!(refused("genpkey -algorithm ed25519"), other("Ed25519"));
        assert_eq!(
            refused("genpkey -algorithm ed448"),
            other("of another algorithm")
        );
        for line in [
            "ecparam -name secp256k1 -genkey",
            "genpkey -algorithm ec -pkeyopt ec_paramgen_curve:secp256k1",
        ] {
            assert_eq!(refused(line), other("on another curve"), "{line}");
        }
    }
}
