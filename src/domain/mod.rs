//! What iotctl does: a request goes in, a plain serializable report comes out.
//!
//! This layer imports `aws`, `mqtt` and `model`. It never prints, reads flags or the environment, or exits.

pub mod device_folder;
pub mod files;
pub mod firmware;
pub mod messaging;
pub mod provision;
pub mod session;
