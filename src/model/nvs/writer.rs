//! Writes an image, byte for byte as the vendor's generator does.
//!
//! Refuses what a chip could not read back: long texts, NUL in a text, two values of one name, more than the pages hold.

use std::collections::HashSet;

use super::layout::{
    self, ACTIVE, CHUNKS, ENTRIES, ENTRY_BYTES, FULL, NAMESPACES, NO_CHUNK, data_entries, entry_at,
    kind,
};
use super::{Entry, Key, PAGE_BYTES, PartitionSize, TEXT_BYTES, Value};

/// Why a table cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A text is too long.
    #[error("`{key}` has {bytes} bytes; a text in NVS has at most {TEXT_BYTES}")]
    TextTooLong {
        /// Its key.
        key: Key,
        /// Its length.
        bytes: usize,
    },
    /// A text holds a NUL byte.
    #[error("`{0}` holds a NUL byte, which ends a text in NVS")]
    Nul(Key),
    /// A blob takes too many chunks.
    #[error("`{key}` has {bytes} bytes, too many for one blob")]
    BlobTooLong {
        /// Its key.
        key: Key,
        /// Its length.
        bytes: usize,
    },
    /// A name is taken.
    #[error("`{key}` appears twice in namespace `{namespace}`")]
    Duplicate {
        /// The namespace.
        namespace: Key,
        /// The key.
        key: Key,
    },
    /// More namespaces than the format numbers.
    #[error("more than {NAMESPACES} namespaces")]
    Namespaces,
    /// The pages are used up.
    #[error(
        "the values do not fit in a partition of {size}: {pages} of its {total} pages can be filled, one stays free"
    )]
    Full {
        /// The partition.
        size: PartitionSize,
        /// Pages that can be filled.
        pages: usize,
        /// All pages.
        total: usize,
    },
}

/// The image of a partition of `size` that holds `entries` in their order.
pub fn write(size: PartitionSize, entries: &[Entry]) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer {
        image: vec![0xFF; size.bytes()],
        size,
        page: 0,
        used: 0,
    };
    let mut names = HashSet::new();
    let mut namespaces: Vec<&Key> = Vec::new();
    for Entry {
        namespace,
        key,
        value,
    } in entries
    {
        if !names.insert((namespace, key)) {
            return Err(WriteError::Duplicate {
                namespace: namespace.clone(),
                key: key.clone(),
            });
        }
        let known = namespaces.iter().position(|known| *known == namespace);
        let index = known.unwrap_or(namespaces.len()) + 1;
        let index = u8::try_from(index).map_err(|_| WriteError::Namespaces)?;
        if known.is_none() {
            if namespaces.len() == NAMESPACES {
                return Err(WriteError::Namespaces);
            }
            namespaces.push(namespace);
            writer.number(0, namespace, kind::U8, &[index])?;
        }
        writer.value(index, key, value)?;
    }
    writer.finish_page(ACTIVE);
    Ok(writer.image)
}

struct Writer {
    image: Vec<u8>,
    size: PartitionSize,
    page: usize,
    used: usize,
}

impl Writer {
    fn value(&mut self, namespace: u8, key: &Key, value: &Value) -> Result<(), WriteError> {
        match value {
            Value::U8(number) => self.number(namespace, key, kind::U8, &number.to_le_bytes()),
            Value::I8(number) => self.number(namespace, key, kind::I8, &number.to_le_bytes()),
            Value::U16(number) => self.number(namespace, key, kind::U16, &number.to_le_bytes()),
            Value::I16(number) => self.number(namespace, key, kind::I16, &number.to_le_bytes()),
            Value::U32(number) => self.number(namespace, key, kind::U32, &number.to_le_bytes()),
            Value::I32(number) => self.number(namespace, key, kind::I32, &number.to_le_bytes()),
            Value::U64(number) => self.number(namespace, key, kind::U64, &number.to_le_bytes()),
            Value::I64(number) => self.number(namespace, key, kind::I64, &number.to_le_bytes()),
            Value::Text(text) => self.text(namespace, key, text),
            Value::Blob(blob) => self.blob(namespace, key, blob),
        }
    }

    fn number(
        &mut self,
        namespace: u8,
        key: &Key,
        kind: u8,
        little_endian: &[u8],
    ) -> Result<(), WriteError> {
        let mut data = [0xFF; 8];
        data[..little_endian.len()].copy_from_slice(little_endian);
        if self.used == ENTRIES {
            self.next_page()?;
        }
        self.put(
            &Head {
                namespace,
                kind,
                chunk: NO_CHUNK,
                key,
                data,
            },
            &[],
        );
        Ok(())
    }

    fn text(&mut self, namespace: u8, key: &Key, text: &str) -> Result<(), WriteError> {
        if text.len() > TEXT_BYTES {
            return Err(WriteError::TextTooLong {
                key: key.clone(),
                bytes: text.len(),
            });
        }
        if text.contains('\0') {
            return Err(WriteError::Nul(key.clone()));
        }
        let mut body = text.as_bytes().to_vec();
        body.push(0);
        // The vendor's generator leaves the last entry of a page free rather than let a text end in it.
        if self.used + 1 + data_entries(body.len()) >= ENTRIES {
            self.next_page()?;
        }
        self.put(
            &Head {
                namespace,
                kind: kind::TEXT,
                chunk: NO_CHUNK,
                key,
                data: sized(&body),
            },
            &body,
        );
        Ok(())
    }

    /// Chunks that fill what is left of a page, then the index that counts them.
    fn blob(&mut self, namespace: u8, key: &Key, blob: &[u8]) -> Result<(), WriteError> {
        let too_long = || WriteError::BlobTooLong {
            key: key.clone(),
            bytes: blob.len(),
        };
        if self.used == ENTRIES {
            self.next_page()?;
        }
        let (mut rest, mut chunks) = (blob, 0_u8);
        loop {
            if usize::from(chunks) == CHUNKS {
                return Err(too_long());
            }
            let room = (ENTRIES - self.used - 1) * ENTRY_BYTES;
            let (body, later) = rest.split_at(rest.len().min(room));
            self.put(
                &Head {
                    namespace,
                    kind: kind::BLOB_DATA,
                    chunk: chunks,
                    key,
                    data: sized(body),
                },
                body,
            );
            chunks += 1;
            rest = later;
            if !rest.is_empty() || self.used == ENTRIES {
                self.next_page()?;
            }
            if rest.is_empty() {
                break;
            }
        }
        let mut data = [0xFF; 8];
        data[..4].copy_from_slice(
            &u32::try_from(blob.len())
                .map_err(|_| too_long())?
                .to_le_bytes(),
        );
        data[4] = chunks;
        data[5] = 0;
        self.put(
            &Head {
                namespace,
                kind: kind::BLOB_INDEX,
                chunk: NO_CHUNK,
                key,
                data,
            },
            &[],
        );
        Ok(())
    }

    /// Writes an entry and its data; the caller has made room.
    fn put(&mut self, head: &Head<'_>, body: &[u8]) {
        let span = 1 + data_entries(body.len());
        let at = self.page * PAGE_BYTES + entry_at(self.used);
        self.image[at..at + ENTRY_BYTES].copy_from_slice(&head.bytes(span));
        self.image[at + ENTRY_BYTES..at + ENTRY_BYTES + body.len()].copy_from_slice(body);
        self.used += span;
    }

    fn finish_page(&mut self, state: u32) {
        let page = &mut self.image[self.page * PAGE_BYTES..(self.page + 1) * PAGE_BYTES];
        // At most 4096 pages, see PartitionSize.
        let sequence = u32::try_from(self.page).unwrap_or(u32::MAX);
        page[..ENTRY_BYTES].copy_from_slice(&layout::header(sequence, state));
        page[ENTRY_BYTES..2 * ENTRY_BYTES].copy_from_slice(&layout::bitmap(self.used));
    }

    fn next_page(&mut self) -> Result<(), WriteError> {
        let usable = self.size.pages() - 1;
        if self.page + 1 == usable {
            return Err(WriteError::Full {
                size: self.size,
                pages: usable,
                total: self.size.pages(),
            });
        }
        self.finish_page(FULL);
        self.page += 1;
        self.used = 0;
        Ok(())
    }
}

/// First entry of a value.
struct Head<'a> {
    namespace: u8,
    kind: u8,
    chunk: u8,
    key: &'a Key,
    data: [u8; 8],
}

impl Head<'_> {
    fn bytes(&self, span: usize) -> [u8; ENTRY_BYTES] {
        let mut entry = [0; ENTRY_BYTES];
        entry[0] = self.namespace;
        entry[1] = self.kind;
        // At most ENTRIES, which the caller has made room for.
        entry[2] = u8::try_from(span).unwrap_or(u8::MAX);
        entry[3] = self.chunk;
        let key = self.key.as_str().as_bytes();
        entry[8..8 + key.len()].copy_from_slice(key);
        entry[24..].copy_from_slice(&self.data);
        let sum = layout::entry_crc(&entry);
        entry[4..8].copy_from_slice(&sum.to_le_bytes());
        entry
    }
}

/// Data field of an entry that data follows: its length and checksum.
fn sized(body: &[u8]) -> [u8; 8] {
    let mut data = [0xFF; 8];
    // A body never exceeds a page.
    data[..2].copy_from_slice(&u16::try_from(body.len()).unwrap_or(u16::MAX).to_le_bytes());
    data[4..].copy_from_slice(&layout::crc(&[body]).to_le_bytes());
    data
}
