//! A function behind a URL: one `POST` per event over plain HTTP.

use std::io::{Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::{Duration, Instant};

/// `http://HOST[:PORT]/PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    host: String,
    path: String,
}

impl Address {
    /// Reads a URL; `https` is none that this can call.
    pub(super) fn read(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("http://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |text: &str| !text.contains(|c: char| c.is_whitespace() || c.is_control());
        (!host.is_empty() && plain(host) && plain(path)).then(|| Self {
            host: host.to_owned(),
            path: format!("/{path}"),
        })
    }

    /// Posts an event and answers the body.
    pub(super) fn post(
        &self,
        event: &[u8],
        time: Duration,
        most: usize,
    ) -> Result<Vec<u8>, String> {
        let until = Instant::now() + time;
        self.exchange(event, until, most)
            .map_err(|error| format!("http://{}{}: {error}", self.host, self.path))
    }

    fn exchange(&self, event: &[u8], until: Instant, most: usize) -> std::io::Result<Vec<u8>> {
        let named = if self
            .host
            .rsplit_once(':')
            .is_some_and(|(_, port)| port.parse::<u16>().is_ok())
        {
            self.host.clone()
        } else {
            format!("{}:80", self.host)
        };
        let left = || {
            until
                .saturating_duration_since(Instant::now())
                .max(Duration::from_millis(1))
        };
        let mut stream = connect(&named, left)?;
        stream.set_write_timeout(Some(left()))?;
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.path,
            self.host,
            event.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(event)?;
        let (mut answer, mut part) = (Vec::new(), [0; 16 * 1024]);
        loop {
            stream.set_read_timeout(Some(left()))?;
            match stream.read(&mut part)? {
                0 => break,
                read => answer.extend_from_slice(&part[..read]),
            }
            if answer.len() > most || Instant::now() >= until {
                return Err(std::io::Error::other("the answer is too long or too slow"));
            }
        }
        body(&answer).ok_or_else(|| std::io::Error::other("the answer is no success of HTTP"))
    }
}

/// A connection to the first address of `host` that takes one: `localhost` has two, and a program often listens on one.
fn connect(host: &str, left: impl Fn() -> Duration) -> std::io::Result<TcpStream> {
    let mut failed = std::io::ErrorKind::AddrNotAvailable.into();
    for address in host.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, left()) {
            Ok(stream) => return Ok(stream),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// The body of a successful answer.
fn body(answer: &[u8]) -> Option<Vec<u8>> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end])
        .ok()?
        .to_ascii_lowercase();
    let (status, headers) = head.split_once("\r\n").unwrap_or((&head, ""));
    if !status.split(' ').nth(1)?.starts_with('2') {
        return None;
    }
    let rest = &answer[end + 4..];
    let chunked = headers
        .lines()
        .any(|line| line.starts_with("transfer-encoding:") && line.contains("chunked"));
    if chunked {
        dechunked(rest)
    } else {
        Some(rest.to_vec())
    }
}

fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = rest.windows(2).position(|bytes| bytes == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end])
            .ok()?
            .split(';')
            .next()?
            .trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_a_name_is_tried() {
        for address in ["127.0.0.1:0", "[::1]:0"] {
            // A machine without IPv6 has one address less.
            let Ok(listener) = std::net::TcpListener::bind(address) else {
                continue;
            };
            let named = format!("localhost:{}", listener.local_addr().expect("bound").port());
            if named
                .to_socket_addrs()
                .expect("a name")
                .all(|found| listener.local_addr().expect("bound") != found)
            {
                continue;
            }
            let connected = connect(&named, || Duration::from_secs(10));
            assert!(connected.is_ok(), "{address}: {connected:?}");
        }
    }

    #[test]
    fn both_framings_are_read() {
        let plain = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(body(plain).as_deref(), Some(&b"{}"[..]));
        let chunked =
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
        assert_eq!(body(chunked).as_deref(), Some(&b"{}"[..]));
        assert_eq!(body(b"HTTP/1.1 500 No\r\n\r\n{}"), None);
        assert_eq!(body(b"HTTP/1.1 200 OK\r\n"), None);
    }
}
