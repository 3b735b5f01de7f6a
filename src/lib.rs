//! iotctl sets up, exercises and explains AWS IoT Core, and carries its own sandbox.
//!
//! Layers, each of which may import only what stands to the right of its arrow (`tests/layers.rs` enforces it):
//!
//! * [`cli`] → domain, model, sandbox: arguments, wording, exit codes
//! * [`domain`] → aws, mqtt, model: what iotctl does; request in, report out
//! * [`aws`] → model: one file per AWS service
//! * [`mqtt`] → model: connections to a broker
//! * [`sandbox`] → model: an AWS IoT Core in one process
//! * [`model`] → nothing: names, topics, quotas, keys, the policy engine

#[cfg(feature = "client")]
pub mod aws;
#[cfg(feature = "client")]
pub mod cli;
#[cfg(feature = "client")]
pub mod domain;
pub mod model;
#[cfg(feature = "client")]
pub mod mqtt;
pub mod sandbox;
