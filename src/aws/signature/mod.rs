//! Signs requests of one service as the SDK's signer does, for a quarter of its time: the key of a day is made once, and nothing is
//! copied that is not sent. The tests hold it against the SDK's own.

#[cfg(test)]
mod tests;

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use hyper::Uri;
use hyper::header::{HeaderValue, InvalidHeaderValue};
use jiff::Timestamp;
use parking_lot::Mutex;

use crate::model::digest::sha256_hex;
use crate::model::sigv4::{self, ALGORITHM, Canonical, LastKey, Scope};

/// Headers that whoever stands between may change, as the SDK leaves them out.
const UNSIGNED: [&str; 4] = [
    "authorization",
    "transfer-encoding",
    "user-agent",
    "x-amzn-trace-id",
];

/// Signs for one service of one Region at one host.
#[derive(Debug)]
pub(super) struct Signer {
    region: String,
    service: String,
    /// Host and port as HTTP's `Host` header has them.
    host: String,
    last: Mutex<LastKey>,
}

impl Signer {
    /// Signs for `service` in `region`, called at `endpoint`; nothing for what is no URL.
    pub(super) fn new(region: &str, service: &str, endpoint: &str) -> Option<Self> {
        let endpoint: Uri = endpoint.parse().ok()?;
        let (scheme, host) = (endpoint.scheme_str()?, endpoint.host()?);
        let host = match (scheme, endpoint.port_u16()) {
            (_, None) | ("http", Some(80)) | ("https", Some(443)) => host.to_owned(),
            (_, Some(port)) => format!("{host}:{port}"),
        };
        Some(Self {
            region: region.to_owned(),
            service: service.to_owned(),
            host,
            last: Mutex::default(),
        })
    }

    /// What a signed request must say as its `Host`.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Adds the headers of a signature to `request`, which gets no more headers after it.
    pub(super) fn sign(
        &self,
        request: &mut HttpRequest,
        credentials: &Credentials,
        now: SystemTime,
    ) -> Result<(), BoxError> {
        let stamp = Timestamp::try_from(now)?.strftime("%Y%m%dT%H%M%SZ");
        let stamp = stamp.to_string();
        let headers = request.headers_mut();
        headers.try_insert("x-amz-date", stamp.clone())?;
        if let Some(token) = credentials.session_token() {
            headers.try_insert("x-amz-security-token", sensitive(token)?)?;
        }
        let uri = request.uri_mut();
        let path = sigv4::path(uri.path(), true).into_owned();
        let query = sigv4::query(uri.query().unwrap_or_default(), true);
        let authorization = self.authorization(request, &path, &query, credentials, &stamp)?;
        let headers = request.headers_mut();
        headers.try_insert("authorization", sensitive(&authorization)?)?;
        Ok(())
    }

    fn authorization(
        &self,
        request: &HttpRequest,
        path: &str,
        query: &str,
        credentials: &Credentials,
        stamp: &str,
    ) -> Result<String, BoxError> {
        let body = request.body().bytes();
        let body = body.ok_or("a request that is sent while it is made cannot be signed")?;
        let mut headers: Vec<(&str, &str)> = request.headers().iter().collect();
        headers.retain(|(name, _)| !UNSIGNED.contains(name));
        headers.push(("host", &self.host));
        headers.sort_by_key(|(name, _)| *name);
        let names: Vec<&str> = headers
            .chunk_by(|(one, _), (next, _)| one == next)
            .map(|same| same[0].0)
            .collect();
        let names = names.join(";");
        let canonical = Canonical {
            method: request.method(),
            path,
            query,
            signed_headers: &names,
            payload: &sha256_hex(body),
        };
        let of_one_name = headers.chunk_by(|(one, _), (next, _)| one == next);
        let canonical = canonical.request(of_one_name.map(|same| {
            let values = same.iter().map(|(_, value)| value.as_bytes());
            (same[0].0, values)
        }));
        let scope = Scope {
            date: &stamp[..8],
            region: &self.region,
            service: &self.service,
        };
        let to_sign = scope.string_to_sign(stamp, &canonical);
        let secret = credentials.secret_access_key();
        let signature = self.last.lock().sign(scope, secret, &to_sign);
        let key_id = credentials.access_key_id();
        Ok(format!(
            "{ALGORITHM} Credential={key_id}/{scope}, SignedHeaders={names}, Signature={signature}"
        ))
    }
}

/// A value that no log shows.
fn sensitive(text: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(text)?;
    value.set_sensitive(true);
    Ok(value)
}
