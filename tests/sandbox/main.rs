//! The sandbox as a library, judged by AWS's SDK for Rust, by rustls as a client, and by raw bytes.

mod data_plane;
mod faults;
mod http;
mod lifecycle;
mod on_purpose;
mod support;
mod transport;
