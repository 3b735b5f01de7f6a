//! A local stand-in for AWS's service: one process on loopback, with policies really enforced.
//!
//! This layer imports `model` only: names, topics and the policy engine are shared with the client on purpose; signature checks,
//! TLS and the MQTT server are its own, so that a mistake in the client is not hidden by the same mistake here.
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use iotctl::sandbox::{self, Config};
//!
//! let dir = tempfile::tempdir()?;
//! let listen = "127.0.0.1:0".parse()?; // any free port
//! let sandbox = sandbox::start(Config { dir: dir.path().join("sandbox"), listen, ..Config::default() }).await?;
//!
//! // What `AWS_ENDPOINT_URL` and `AWS_CA_BUNDLE` must say; the key pair is test/test.
//! println!("{} {}", sandbox.info().url, sandbox.info().ca.display());
//! let status = sandbox::control::status(sandbox.info()).await?;
//! assert_eq!(status.connections, 0);
//!
//! sandbox.shutdown().await;
//! # Ok(())
//! # }
//! ```

mod aftermath;
pub(crate) mod api;
pub(crate) mod authority;
pub(crate) mod broker;
pub mod control;
mod faults;
mod first_connection;
mod front;
mod functions;
mod occupant;
pub(crate) mod pki;
pub(crate) mod provisioning;
pub mod refusals;
mod runtime;
mod server_certificate;
pub(crate) mod services;
pub(crate) mod sigv4;
mod socket;
mod start;
pub(crate) mod store;
mod tls;

pub use api::Status;
#[doc(hidden)]
pub use broker::fuzz_mqtt;
pub use faults::{Fault, NoFault};
pub use functions::{Function, NoFunction};
pub use runtime::{Info, find};
pub use server_certificate::IdentityError;
pub use services::{DetachDelay, Quotas, Throttle};
pub use start::{Config, Sandbox, StartError, start};
pub use store::StoreError;

/// Fuzzing entry: any bytes as a signed request.
#[doc(hidden)]
pub fn fuzz_sigv4(data: &[u8]) {
    sigv4::fuzz(data);
}

/// Fuzzing entry: any bytes as path and query.
#[doc(hidden)]
pub fn fuzz_http_query(data: &[u8]) {
    api::route::fuzz(data);
}
