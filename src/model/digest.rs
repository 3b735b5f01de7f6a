//! Digests as text.

use aws_lc_rs::digest::{SHA256, digest};

/// SHA-256 as 64 lower-case hex digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex_digits(digest(&SHA256, bytes).as_ref())
}

/// Lower-case hex digits of `bytes`. Each call of AWS needs a handful: `hex::encode` takes them one character at a time.
#[must_use]
pub(crate) fn hex_digits(bytes: &[u8]) -> String {
    let mut digits = vec![0; 2 * bytes.len()];
    hex::encode_to_slice(bytes, &mut digits).expect("two digits for each byte");
    String::from_utf8(digits).expect("digits are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_hex() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(hex_digits(&bytes), hex::encode(&bytes));
        assert_eq!(hex_digits(&[]), "");
        assert!(sha256_hex(b"").starts_with("e3b0c44298fc1c14"));
    }
}
