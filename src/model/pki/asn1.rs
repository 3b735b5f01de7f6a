//! Looking into parsed ASN.1: the items of a sequence, and which object identifier one is.

use x509_parser::der_parser::asn1_rs::Oid;
use x509_parser::der_parser::ber::BerObject;

/// `rsaEncryption` (RFC 8017).
pub(crate) const RSA: [u64; 7] = [1, 2, 840, 113_549, 1, 1, 1];
/// `id-ecPublicKey` (RFC 5480).
pub(crate) const EC: [u64; 6] = [1, 2, 840, 10045, 2, 1];

/// The items of a sequence; none of anything else.
pub(crate) fn items<'a, 'b>(object: &'b BerObject<'a>) -> &'b [BerObject<'a>] {
    object.as_sequence().map_or(&[], Vec::as_slice)
}

/// Whether `object` is the object identifier `oid`.
pub(crate) fn is(object: Option<&BerObject<'_>>, oid: &[u64]) -> bool {
    let known = Oid::from(oid);
    object
        .and_then(|object| object.as_oid().ok())
        .is_some_and(|oid| known.is_ok_and(|known| known == *oid))
}
