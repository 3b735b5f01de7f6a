//! `/_iotctl/`: status, reset and stop, for iotctl itself. Loopback peers with the token of `runtime.json` only.

use std::collections::BTreeMap;
use std::time::Instant;

use axum::http::{Method, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::sandbox::store::StoreError;

use super::reply::{HttpResponse, Protocol, json_body};
use super::wire::ApiError;
use super::{Api, Transport, Whole};

/// Where these requests live; no AWS operation begins like this.
pub(super) const PREFIX: &str = "/_iotctl/";
/// Tables whose rows the status counts.
const COUNTED: [&str; 6] = [
    "things",
    "certificates",
    "policies",
    "thing_groups",
    "retained",
    "sessions",
];

/// What administration needs.
pub(crate) struct Admin {
    /// The bearer token.
    pub(crate) token: String,
    /// When the sandbox was started.
    pub(crate) started: Instant,
    /// Ends the sandbox.
    pub(crate) stop: CancellationToken,
}

/// Leaves the token out.
impl std::fmt::Debug for Admin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Admin")
            .field("started", &self.started)
            .finish_non_exhaustive()
    }
}

/// How a running sandbox is doing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Seconds since the start.
    pub uptime_seconds: f64,
    /// MQTT connections now.
    pub connections: usize,
    /// Rows by table, all Regions together.
    pub counts: BTreeMap<String, u64>,
    /// Authenticated calls of operations that change something, since the start or the last reset.
    pub writes: u64,
    /// Calls that were turned away because of AWS's rates.
    #[serde(default)]
    pub throttled: u64,
    /// Faults that calls met with on purpose.
    #[serde(default)]
    pub faults: u64,
    /// Authenticated calls by operation.
    pub calls: BTreeMap<String, u64>,
}

impl Api {
    pub(super) fn administer(&self, transport: &Transport, request: &Whole) -> HttpResponse {
        match self.administration(transport, request) {
            Ok(value) => json_body(StatusCode::OK, &value, &request.id),
            Err(error) => Protocol::RestJson.error(&error, &request.id),
        }
    }

    fn administration(&self, transport: &Transport, request: &Whole) -> Result<Value, ApiError> {
        let (remote, local) = (
            transport.remote.ip().to_canonical(),
            transport.local.ip().to_canonical(),
        );
        if !remote.is_loopback() && remote != local {
            return Err(ApiError::forbidden(
                "administration is for this machine only",
            ));
        }
        let token = request
            .header("authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        let known = aws_lc_rs::constant_time::verify_slices_are_equal(
            token.as_bytes(),
            self.admin.token.as_bytes(),
        );
        if known.is_err() {
            return Err(ApiError::unauthorized(
                "the token is not the one in runtime.json",
            ));
        }
        match (
            &request.parts.method,
            &request.parts.uri.path()[PREFIX.len()..],
        ) {
            (&Method::GET, "status") => Ok(json!(self.status()?)),
            (&Method::POST, "reset") => {
                // The registry first: whoever connects again at once finds no certificate. Once more at the end, because
                // what the gateways still had to write comes after it.
                self.services.store.reset()?;
                self.services.brokers.reset();
                self.services.store.reset()?;
                // What was put into effect between the two, such as a topic rule, is no more.
                self.services.reread();
                self.services.refusals.clear();
                self.calls.clear();
                self.rates.clear();
                self.faults.clear();
                Ok(json!({}))
            }
            (&Method::POST, "stop") => {
                self.admin.stop.cancel();
                Ok(json!({}))
            }
            (method, name) => Err(ApiError::unknown_operation(format!(
                "there is no {method} {PREFIX}{name}"
            ))),
        }
    }

    fn status(&self) -> Result<Status, ApiError> {
        let counts = self.services.store.read(|db| {
            let count = |table: &&str| {
                let rows = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                    row.get::<_, i64>(0)
                })?;
                Ok(((*table).to_owned(), u64::try_from(rows).unwrap_or_default()))
            };
            COUNTED
                .iter()
                .map(count)
                .collect::<Result<BTreeMap<_, _>, StoreError>>()
        })?;
        Ok(Status {
            uptime_seconds: self.admin.started.elapsed().as_secs_f64(),
            connections: self.services.brokers.connections(),
            counts,
            writes: self.calls.writes(),
            throttled: self.calls.throttled(),
            faults: self.calls.faults(),
            calls: self.calls.all(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_in_no_debug_text() {
        let admin = Admin {
            token: "secret-token".to_owned(),
            started: Instant::now(),
            stop: CancellationToken::new(),
        };
        assert!(!format!("{admin:?}").contains("secret-token"));
    }
}
