//! Where the bytes of an NVS page are: header, bitmap, entries, checksums (ESP-IDF, "NVS: internals").

use super::PAGE_BYTES;

/// Bytes of an entry; also of a page's header and of its bitmap.
pub(super) const ENTRY_BYTES: usize = 32;
/// Entries of a page.
pub(super) const ENTRIES: usize = 126;
/// State of the page that is being filled.
pub(super) const ACTIVE: u32 = 0xFFFF_FFFE;
/// State of a page with no room left.
pub(super) const FULL: u32 = 0xFFFF_FFFC;
/// Format version with blobs over several pages.
pub(super) const VERSION_2: u8 = 0xFE;
/// Chunk index of everything that is no chunk of a blob.
pub(super) const NO_CHUNK: u8 = 0xFF;
/// Most chunks of one blob: the upper half of the index space belongs to its next version.
pub(super) const CHUNKS: usize = 127;
/// Most namespaces: 0 holds their names, 255 means any.
pub(super) const NAMESPACES: usize = 254;

/// Type codes of entries.
pub(super) mod kind {
    pub(in super::super) const U8: u8 = 0x01;
    pub(in super::super) const I8: u8 = 0x11;
    pub(in super::super) const U16: u8 = 0x02;
    pub(in super::super) const I16: u8 = 0x12;
    pub(in super::super) const U32: u8 = 0x04;
    pub(in super::super) const I32: u8 = 0x14;
    pub(in super::super) const U64: u8 = 0x08;
    pub(in super::super) const I64: u8 = 0x18;
    pub(in super::super) const TEXT: u8 = 0x21;
    pub(in super::super) const BLOB_DATA: u8 = 0x42;
    pub(in super::super) const BLOB_INDEX: u8 = 0x48;
}

/// CRC-32 as the chip's ROM computes it, started at all ones.
pub(super) fn crc(parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(u32::MAX);
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}

/// Checksum of an entry: all of it but the checksum's own four bytes.
pub(super) fn entry_crc(entry: &[u8; ENTRY_BYTES]) -> u32 {
    crc(&[&entry[..4], &entry[8..]])
}

/// The header of page number `sequence` in `state`.
pub(super) fn header(sequence: u32, state: u32) -> [u8; ENTRY_BYTES] {
    let mut header = [0xFF; ENTRY_BYTES];
    header[..4].copy_from_slice(&state.to_le_bytes());
    header[4..8].copy_from_slice(&sequence.to_le_bytes());
    header[8] = VERSION_2;
    let sum = crc(&[&header[4..28]]);
    header[28..].copy_from_slice(&sum.to_le_bytes());
    header
}

/// Bitmap of a page whose first `used` entries are written: two bits an entry, `10` written, `11` empty.
pub(super) fn bitmap(used: usize) -> [u8; ENTRY_BYTES] {
    let mut bitmap = [0xFF; ENTRY_BYTES];
    for entry in 0..used.min(ENTRIES) {
        bitmap[entry / 4] &= !(1 << (entry % 4 * 2));
    }
    bitmap
}

/// Offset of entry number `entry` in its page.
pub(super) const fn entry_at(entry: usize) -> usize {
    2 * ENTRY_BYTES + entry * ENTRY_BYTES
}

/// Entries that `bytes` bytes of data take.
pub(super) const fn data_entries(bytes: usize) -> usize {
    bytes.div_ceil(ENTRY_BYTES)
}

// The entries end where the page ends.
const _: () = assert!(entry_at(ENTRIES) == PAGE_BYTES);
