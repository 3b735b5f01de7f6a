//! Connections to a broker and nothing more: connect, publish, subscribe, events, disconnect.
//!
//! This layer imports `model` only. It decides nothing about reconnecting, and no MQTT library type leaves it.

pub mod failure;
pub mod session;
pub mod tls;

mod client;
