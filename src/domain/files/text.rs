//! Reads files that people name: text of a size that is bounded while it is read, for a device or a pipe tells none.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

/// Largest text file that is read, in bytes: what AWS takes of any is a fraction of it.
const TEXT_BYTES: u64 = 1024 * 1024;

/// The text of a file, which may be secret.
pub fn read_text(path: &Path) -> io::Result<Zeroizing<String>> {
    let file = File::open(path)?;
    // Room for all of it at once: a buffer that grows leaves copies of a secret behind.
    let size = file.metadata()?.len().min(TEXT_BYTES);
    let mut bytes = Zeroizing::new(Vec::with_capacity(
        usize::try_from(size + 1).unwrap_or_default(),
    ));
    file.take(TEXT_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > TEXT_BYTES {
        let error = "it is larger than 1 MiB";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, error));
    }
    let text = std::str::from_utf8(&bytes);
    let text = text.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is no text"));
    text.map(|text| Zeroizing::new(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_a_text_may_have() {
        let error = read_text(Path::new("/dev/zero")).expect_err("without end");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("text");
        std::fs::write(&path, "a".repeat(1024 * 1024)).expect("written");
        assert_eq!(read_text(&path).expect("read").len(), 1024 * 1024);
        std::fs::write(&path, [0xff]).expect("written");
        let error = read_text(&path).expect_err("binary");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
