//! The least of an HTTP client that AWS's services accept: one connection, one signed request after another.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use aws_lc_rs::{digest, hmac};

use super::Failure;

const REGION: &str = "eu-central-1";

/// A call that is not signed yet.
pub(crate) struct Call {
    method: &'static str,
    target: String,
    body: String,
    header: Option<(&'static str, String)>,
}

impl Call {
    fn new(method: &'static str, target: &str, body: String) -> Self {
        Self {
            method,
            target: target.to_owned(),
            body,
            header: None,
        }
    }

    pub(crate) fn get(target: &str) -> Self {
        Self::new("GET", target, String::new())
    }

    pub(crate) fn post(target: &str, body: String) -> Self {
        Self::new("POST", target, body)
    }

    pub(crate) fn put(target: &str, body: String) -> Self {
        Self::new("PUT", target, body)
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.header = Some((name, value.to_owned()));
        self
    }

    /// The request, signed with the administrator's key pair.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let stamp = jiff::Timestamp::now()
            .strftime("%Y%m%dT%H%M%SZ")
            .to_string();
        let date = &stamp[..8];
        let mut headers = vec![
            ("host", "localhost".to_owned()),
            ("x-amz-date", stamp.clone()),
        ];
        headers.extend(self.header.clone());
        let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
        let lines = joined(&headers, ":", "\n");
        let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
        let names = names.join(";");
        let canonical = format!(
            "{}\n{path}\n{query}\n{lines}\n{names}\n{}",
            self.method,
            sha256(self.body.as_bytes())
        );
        let scope = format!("{date}/{REGION}/iot/aws4_request");
        let to_sign = format!(
            "AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{}",
            sha256(canonical.as_bytes())
        );
        let mut key = b"AWS4test".to_vec();
        for part in [date, REGION, "iot", "aws4_request"] {
            key = sign(&key, part);
        }
        let signature = hex::encode(sign(&key, &to_sign));
        let sent = joined(&headers, ": ", "\r\n");
        format!(
            "{} {} HTTP/1.1\r\n{sent}authorization: AWS4-HMAC-SHA256 Credential=test/{scope}, SignedHeaders={names}, \
             Signature={signature}\r\ncontent-length: {}\r\n\r\n{}",
            self.method,
            self.target,
            self.body.len(),
            self.body
        )
        .into_bytes()
    }
}

/// Headers as text, one after the other.
fn joined(headers: &[(&'static str, String)], between: &str, end: &str) -> String {
    let parts = headers
        .iter()
        .flat_map(|(name, value)| [name, between, value.as_str(), end]);
    parts.collect()
}

fn sha256(data: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, data))
}

fn sign(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// One connection.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::new(stream),
        })
    }

    /// Makes one call; anything but 200 is a failure.
    pub(crate) fn call(&mut self, call: &Call) -> Result<Vec<u8>, Failure> {
        self.exchange(&call.bytes())
    }

    /// Sends a whole request and reads the answer's body.
    pub(crate) fn exchange(&mut self, request: &[u8]) -> Result<Vec<u8>, Failure> {
        self.stream.get_mut().write_all(request)?;
        let (mut line, mut length) = (String::new(), 0);
        self.stream.read_line(&mut line)?;
        let good = line.starts_with("HTTP/1.1 200");
        while line != "\r\n" {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err("the connection has ended".into());
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        if good {
            Ok(body)
        } else {
            Err(String::from_utf8_lossy(&body).into_owned().into())
        }
    }
}
