//! Reads an image back and refuses every one that is not exactly what a generator writes.
//!
//! Every bit is judged: checksums where the format has them, the erased value everywhere else. An image read from a
//! chip that has since written settings of its own is refused, too: it has erased entries.

use std::collections::HashMap;

use super::layout::{
    self, ACTIVE, CHUNKS, ENTRIES, ENTRY_BYTES, FULL, NO_CHUNK, VERSION_2, data_entries, entry_at,
    kind,
};
use super::{Entry, Key, PAGE_BYTES, PartitionSize, Value};

/// An image that is refused, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at byte {offset:#x}: {reason}")]
pub struct ReadError {
    /// Offset in the image.
    pub offset: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The length is not that of the partition.
    #[error("the image ends here, but the partition has {0:#x} bytes")]
    Length(usize),
    /// A page state that no generator writes, or not at this place.
    #[error("page state {0:#010x} does not belong here")]
    State(u32),
    /// The page's header is damaged.
    #[error("the page header's checksum or version does not hold")]
    Header,
    /// The page has another number than its place says.
    #[error("the page has number {0}")]
    Sequence(u32),
    /// The bitmap has erased entries, gaps or damage.
    #[error("the bitmap does not say which entries are written")]
    Bitmap,
    /// Something where erased flash should be.
    #[error("there should be erased flash")]
    NotErased,
    /// The checksum of an entry does not hold.
    #[error("the entry's checksum does not hold")]
    EntryChecksum,
    /// The checksum of a text or blob does not hold.
    #[error("the data's checksum does not hold")]
    DataChecksum,
    /// An entry with a span, type, key or length that cannot be.
    #[error("the entry is malformed")]
    Entry,
    /// A namespace that was not declared, or one declared twice.
    #[error("namespace number {0} is undeclared or declared twice")]
    Namespace(u8),
    /// A key twice in its namespace.
    #[error("the key appears twice")]
    Duplicate,
    /// A blob whose chunks and index do not fit together.
    #[error("the chunks of the blob do not fit together")]
    Blob,
}

/// The entries of `image`, the image of a partition of `size`, in their order.
pub fn read(size: PartitionSize, image: &[u8]) -> Result<Vec<Entry>, ReadError> {
    if image.len() != size.bytes() {
        let offset = image.len().min(size.bytes());
        return Err(ReadError {
            offset,
            reason: Reason::Length(size.bytes()),
        });
    }
    let mut table = Table::default();
    let mut active = false;
    for (number, page) in image.chunks_exact(PAGE_BYTES).enumerate() {
        let offset = number * PAGE_BYTES;
        let last = number + 1 == size.pages();
        if active || last {
            erased(page, offset)?;
        } else {
            active = page_state(page, offset)? == ACTIVE;
            page_header(page, number, offset)?;
            table.read_page(page, offset)?;
        }
    }
    if !active {
        // Every page is full and none is being filled.
        return Err(ReadError {
            offset: 0,
            reason: Reason::State(FULL),
        });
    }
    table.finish()
}

fn word(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .rev()
        .fold(0, |word, byte| word << 8 | u32::from(*byte))
}

fn erased(bytes: &[u8], offset: usize) -> Result<(), ReadError> {
    match bytes.iter().position(|byte| *byte != 0xFF) {
        Some(at) => Err(ReadError {
            offset: offset + at,
            reason: Reason::NotErased,
        }),
        None => Ok(()),
    }
}

fn page_state(page: &[u8], offset: usize) -> Result<u32, ReadError> {
    match word(page) {
        state @ (ACTIVE | FULL) => Ok(state),
        state => Err(ReadError {
            offset,
            reason: Reason::State(state),
        }),
    }
}

fn page_header(page: &[u8], number: usize, offset: usize) -> Result<(), ReadError> {
    let refuse = |at: usize, reason| {
        Err(ReadError {
            offset: offset + at,
            reason,
        })
    };
    if layout::crc(&[&page[4..28]]) != word(&page[28..]) || page[8] != VERSION_2 {
        return refuse(4, Reason::Header);
    }
    let sequence = word(&page[4..]);
    if usize::try_from(sequence) != Ok(number) {
        return refuse(4, Reason::Sequence(sequence));
    }
    erased(&page[9..28], offset + 9)
}

/// Where an entry is: namespace number and key.
type Name = (u8, Key);

#[derive(Default)]
struct Table {
    namespaces: HashMap<u8, Key>,
    values: Vec<(Name, Value)>,
    names: std::collections::HashSet<Name>,
    /// The blob whose index has not come yet: its name, its chunks so far and their number.
    blob: Option<(Name, Vec<u8>, usize)>,
    /// Where the blob's last chunk is.
    blob_at: usize,
}

impl Table {
    fn read_page(&mut self, page: &[u8], offset: usize) -> Result<(), ReadError> {
        let bitmap = &page[ENTRY_BYTES..2 * ENTRY_BYTES];
        let used = (0..ENTRIES)
            .take_while(|entry| bitmap[entry / 4] >> (entry % 4 * 2) & 3 == 2)
            .count();
        if bitmap != layout::bitmap(used) {
            return Err(ReadError {
                offset: offset + ENTRY_BYTES,
                reason: Reason::Bitmap,
            });
        }
        let mut entry = 0;
        while entry < used {
            let at = entry_at(entry);
            entry += self.read_entry(&page[at..entry_at(used)], offset + at)?;
        }
        erased(&page[entry_at(used)..], offset + entry_at(used))
    }

    /// Reads the entry that `bytes` begins with; answers how many entries it spans.
    fn read_entry(&mut self, bytes: &[u8], offset: usize) -> Result<usize, ReadError> {
        let refuse = |reason| ReadError { offset, reason };
        let head: &[u8; ENTRY_BYTES] = bytes.first_chunk().ok_or_else(|| refuse(Reason::Entry))?;
        if layout::entry_crc(head) != word(&head[4..]) {
            return Err(refuse(Reason::EntryChecksum));
        }
        let key = key(head).ok_or_else(|| refuse(Reason::Entry))?;
        let [namespace, kind, span, chunk] = [head[0], head[1], head[2], head[3]];
        let span = usize::from(span);
        let has_data = matches!(kind, kind::TEXT | kind::BLOB_DATA);
        if span == 0 || span * ENTRY_BYTES > bytes.len() || (span > 1 && !has_data) {
            return Err(refuse(Reason::Entry));
        }
        if (kind == kind::BLOB_DATA) == (chunk == NO_CHUNK) {
            return Err(refuse(Reason::Entry));
        }
        if namespace == 0 {
            return self.declare(head, key).map(|()| span).map_err(refuse);
        }
        if !self.namespaces.contains_key(&namespace) {
            return Err(refuse(Reason::Namespace(namespace)));
        }
        let name = (namespace, key);
        if self.blob.as_ref().is_some_and(|(owner, ..)| {
            *owner != name || !matches!(kind, kind::BLOB_DATA | kind::BLOB_INDEX)
        }) {
            return Err(refuse(Reason::Blob));
        }
        match kind {
            kind::TEXT => {
                let body = body(
                    head,
                    &bytes[ENTRY_BYTES..span * ENTRY_BYTES],
                    offset + ENTRY_BYTES,
                )?;
                let text = text(body).ok_or_else(|| refuse(Reason::Entry))?;
                self.keep(name, Value::Text(text)).map_err(refuse)?;
            }
            kind::BLOB_DATA => {
                let body = body(
                    head,
                    &bytes[ENTRY_BYTES..span * ENTRY_BYTES],
                    offset + ENTRY_BYTES,
                )?;
                self.blob_at = offset;
                self.chunk(name, chunk, body).map_err(refuse)?;
            }
            kind::BLOB_INDEX => self.index(name, head).map_err(refuse)?,
            _ => {
                let value = number(kind, head).ok_or_else(|| refuse(Reason::Entry))?;
                self.keep(name, value).map_err(refuse)?;
            }
        }
        Ok(span)
    }

    fn declare(&mut self, head: &[u8; ENTRY_BYTES], key: Key) -> Result<(), Reason> {
        let Some(Value::U8(number)) = (head[1] == kind::U8)
            .then(|| number(kind::U8, head))
            .flatten()
        else {
            return Err(Reason::Entry);
        };
        let known = self.namespaces.values().any(|name| *name == key);
        if known || usize::from(number) != self.namespaces.len() + 1 || number == u8::MAX {
            return Err(Reason::Namespace(number));
        }
        self.namespaces.insert(number, key);
        Ok(())
    }

    fn keep(&mut self, name: Name, value: Value) -> Result<(), Reason> {
        if !self.names.insert(name.clone()) {
            return Err(Reason::Duplicate);
        }
        self.values.push((name, value));
        Ok(())
    }

    fn chunk(&mut self, name: Name, chunk: u8, body: &[u8]) -> Result<(), Reason> {
        let (_, blob, chunks) = self.blob.get_or_insert_with(|| (name, Vec::new(), 0));
        if usize::from(chunk) != *chunks || *chunks == CHUNKS {
            return Err(Reason::Blob);
        }
        *chunks += 1;
        blob.extend_from_slice(body);
        Ok(())
    }

    fn index(&mut self, name: Name, head: &[u8; ENTRY_BYTES]) -> Result<(), Reason> {
        // A generator that writes no chunk for an empty blob gives the index alone.
        let (_, blob, chunks) = self
            .blob
            .take()
            .unwrap_or_else(|| (name.clone(), Vec::new(), 0));
        let says = (
            usize::try_from(word(&head[24..])),
            usize::from(head[28]),
            &head[29..],
        );
        if says != (Ok(blob.len()), chunks, &[0, 0xFF, 0xFF]) {
            return Err(Reason::Blob);
        }
        self.keep(name, Value::Blob(blob))
    }

    fn finish(self) -> Result<Vec<Entry>, ReadError> {
        if self.blob.is_some() {
            return Err(ReadError {
                offset: self.blob_at,
                reason: Reason::Blob,
            });
        }
        let mut entries = Vec::with_capacity(self.values.len());
        for ((number, key), value) in self.values {
            // Entries of undeclared namespaces were refused when they were read.
            let Some(namespace) = self.namespaces.get(&number).cloned() else {
                continue;
            };
            entries.push(Entry {
                namespace,
                key,
                value,
            });
        }
        Ok(entries)
    }
}

fn key(head: &[u8; ENTRY_BYTES]) -> Option<Key> {
    let field = &head[8..24];
    let end = field.iter().position(|byte| *byte == 0)?;
    if field[end..].iter().any(|byte| *byte != 0) {
        return None;
    }
    std::str::from_utf8(&field[..end]).ok()?.parse().ok()
}

/// The data of a text or chunk, which `room` holds and erased flash follows.
fn body<'a>(
    head: &[u8; ENTRY_BYTES],
    room: &'a [u8],
    offset: usize,
) -> Result<&'a [u8], ReadError> {
    let length = usize::from(u16::from_le_bytes([head[24], head[25]]));
    if data_entries(length) * ENTRY_BYTES != room.len() || head[26..28] != [0xFF, 0xFF] {
        return Err(ReadError {
            offset,
            reason: Reason::Entry,
        });
    }
    let (body, rest) = room.split_at(length);
    if layout::crc(&[body]) != word(&head[28..]) {
        return Err(ReadError {
            offset,
            reason: Reason::DataChecksum,
        });
    }
    erased(rest, offset + length)?;
    Ok(body)
}

fn text(body: &[u8]) -> Option<String> {
    let (nul, text) = body.split_last()?;
    if *nul != 0 || text.contains(&0) {
        return None;
    }
    String::from_utf8(text.to_vec()).ok()
}

fn number(kind: u8, head: &[u8; ENTRY_BYTES]) -> Option<Value> {
    let data: [u8; 8] = head.last_chunk().copied()?;
    let (value, width) = match kind {
        kind::U8 => (Value::U8(data[0]), 1),
        kind::I8 => (Value::I8(i8::from_le_bytes([data[0]])), 1),
        kind::U16 => (Value::U16(u16::from_le_bytes([data[0], data[1]])), 2),
        kind::I16 => (Value::I16(i16::from_le_bytes([data[0], data[1]])), 2),
        kind::U32 => (Value::U32(u32::from_le_bytes(*data.first_chunk()?)), 4),
        kind::I32 => (Value::I32(i32::from_le_bytes(*data.first_chunk()?)), 4),
        kind::U64 => (Value::U64(u64::from_le_bytes(data)), 8),
        kind::I64 => (Value::I64(i64::from_le_bytes(data)), 8),
        _ => return None,
    };
    data[width..]
        .iter()
        .all(|byte| *byte == 0xFF)
        .then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::{ARDUINO_PARTITION, write};
    use super::*;

    fn entry(key: &str, value: Value) -> Entry {
        Entry {
            namespace: "iot".parse().expect("valid"),
            key: key.parse().expect("valid"),
            value,
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let entries = [
            entry("thing", Value::Text("esp32-1".into())),
            entry("port", Value::U16(8883)),
            entry("low", Value::I64(-1)),
            entry("ca", Value::Blob(vec![7; 9000])),
            entry("empty", Value::Blob(Vec::new())),
            entry("key", Value::Text("k".repeat(super::super::TEXT_BYTES))),
        ];
        let image = write(ARDUINO_PARTITION, &entries).expect("fits");
        assert_eq!(read(ARDUINO_PARTITION, &image), Ok(entries.to_vec()));
    }

    #[test]
    fn a_page_stays_free() {
        let blob = |bytes| [entry("blob", Value::Blob(vec![1; bytes]))];
        // Four pages of 126 entries hold the namespace, four heads and the index besides the data.
        let most = (4 * ENTRIES - 6) * ENTRY_BYTES;
        assert!(write(ARDUINO_PARTITION, &blob(most)).is_ok());
        let error = write(ARDUINO_PARTITION, &blob(most + 1)).expect_err("too much");
        assert!(error.to_string().contains("0x5000"), "{error}");
    }

    #[test]
    fn every_single_bit_is_judged() {
        let image = write(
            ARDUINO_PARTITION,
            &[entry("thing", Value::Text("lamp".into()))],
        )
        .expect("fits");
        // All bits of the page in use, then one bit in eleven of the erased rest.
        for bit in (0..PAGE_BYTES * 8).chain((PAGE_BYTES * 8..image.len() * 8).step_by(11)) {
            let mut damaged = image.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(read(ARDUINO_PARTITION, &damaged).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn random_bytes_never_panic() {
        let mut random = fastrand::Rng::with_seed(1);
        let image = write(
            ARDUINO_PARTITION,
            &[entry("ca", Value::Blob(vec![7; 9000]))],
        )
        .expect("fits");
        for _ in 0..2000 {
            let mut damaged = image.clone();
            for _ in 0..random.usize(1..64) {
                let at = random.usize(..damaged.len());
                damaged[at] = random.u8(..);
            }
            // Checksums made to hold, so that what lies behind them is reached.
            for page in damaged.chunks_exact_mut(PAGE_BYTES) {
                let sum = layout::crc(&[&page[4..28]]);
                page[28..32].copy_from_slice(&sum.to_le_bytes());
                for at in (2 * ENTRY_BYTES..PAGE_BYTES).step_by(ENTRY_BYTES) {
                    let mut head = [0; ENTRY_BYTES];
                    head.copy_from_slice(&page[at..at + ENTRY_BYTES]);
                    page[at + 4..at + 8].copy_from_slice(&layout::entry_crc(&head).to_le_bytes());
                }
            }
            let _ = read(ARDUINO_PARTITION, &damaged);
        }
    }
}
