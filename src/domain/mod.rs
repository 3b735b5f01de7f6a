//! What iotctl does: a request goes in, a plain serializable report comes out.
//!
//! This layer imports `aws`, `mqtt` and `model`. It never prints, reads flags or the environment, or exits.

pub mod authority;
pub mod authorizer;
pub mod certificate;
pub mod change;
pub mod claim;
pub mod deployment;
pub mod device;
pub mod device_folder;
pub mod endpoint;
pub mod files;
pub mod firmware;
pub mod fleet_file;
pub mod function_permission;
pub mod identity_pool;
pub mod messaging;
mod once;
mod patience;
pub mod policy;
pub mod provision;
pub mod provisioning_template;
mod removal;
pub mod role;
pub mod role_alias;
pub mod role_reference;
pub mod rule;
pub mod session;
pub mod tags;
pub mod thing;
pub mod thing_group;
pub mod thing_type;
