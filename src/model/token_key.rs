//! Public keys that verify the tokens of custom authorizers: RSA of at least 2048 bits in PEM. Refuses private keys, and never
//! quotes what it was given.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use x509_parser::pem::Pem;
use x509_parser::prelude::FromDer as _;
use x509_parser::public_key::PublicKey as Parsed;
use x509_parser::x509::SubjectPublicKeyInfo;

/// Characters of one public key (service model, `KeyValue`).
const CHARACTERS: usize = 5120;
/// Fewest bits of the key (Developer Guide, "Creating and managing custom authorizers").
const BITS: usize = 2048;

/// Why a text is not such a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenKeyError {
    /// A private key.
    #[error("it is a private key, which must stay where tokens are signed")]
    Private,
    /// No public key in PEM.
    #[error("it is not a public key in PEM (`-----BEGIN PUBLIC KEY-----`)")]
    NotPublic,
    /// Of another kind.
    #[error("it is not an RSA key: AWS IoT verifies tokens with RSA keys only")]
    NotRsa,
    /// Too few bits.
    #[error("it has {0} bits, and AWS IoT takes RSA keys of 2048 bits and more")]
    Short(usize),
    /// Too many characters.
    #[error("it has more than 5120 characters, the most that AWS IoT takes")]
    Long,
}

/// A public key in PEM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenKey(String);

impl TokenKey {
    /// The key in PEM, with `\n` at the end of each line.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TokenKey {
    type Err = TokenKeyError;

    fn from_str(text: &str) -> Result<Self, TokenKeyError> {
        if text.contains("PRIVATE KEY-----") {
            return Err(TokenKeyError::Private);
        }
        let blocks: Vec<_> = Pem::iter_from_buffer(text.as_bytes()).collect();
        let [Ok(block)] = blocks.as_slice() else {
            return Err(TokenKeyError::NotPublic);
        };
        if block.label != "PUBLIC KEY" {
            return Err(TokenKeyError::NotPublic);
        }
        let Ok((_, info)) = SubjectPublicKeyInfo::from_der(&block.contents) else {
            return Err(TokenKeyError::NotPublic);
        };
        match info.parsed() {
            Ok(Parsed::RSA(key)) if key.key_size() >= BITS => {}
            Ok(Parsed::RSA(key)) => return Err(TokenKeyError::Short(key.key_size())),
            _ => return Err(TokenKeyError::NotRsa),
        }
        let pem = canonical(text);
        if pem.chars().count() > CHARACTERS {
            return Err(TokenKeyError::Long);
        }
        Ok(Self(pem))
    }
}

impl fmt::Display for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// PEM with the same line ends everywhere, so that equal keys are equal texts.
#[must_use]
pub fn canonical(pem: &str) -> String {
    let mut text = String::with_capacity(pem.len());
    for line in pem.lines().map(str::trim).filter(|line| !line.is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, RsaKeySize};

    use super::*;

    #[test]
    fn only_public_rsa_keys_are_taken() {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).expect("a key");
        let public = pair.public_key_pem();
        let key: TokenKey = public.parse().expect("taken");
        let windows = public.replace('\n', "\r\n");
        assert_eq!(windows.parse(), Ok(key.clone()));
        assert_eq!(canonical(&windows), key.as_str());

        let refused = |text: &str| text.parse::<TokenKey>().expect_err("refused");
        let private = pair.serialize_pem();
        assert_eq!(refused(&private), TokenKeyError::Private);
        assert_eq!(
            refused(&format!("{public}{private}")),
            TokenKeyError::Private
        );
        assert_eq!(
            refused(&format!("{public}{public}")),
            TokenKeyError::NotPublic
        );
        let curve = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).expect("a key");
        assert_eq!(refused(&curve.public_key_pem()), TokenKeyError::NotRsa);
        for text in [
            "",
            "key",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        ] {
            assert_eq!(refused(text), TokenKeyError::NotPublic, "{text}");
        }
    }
}
