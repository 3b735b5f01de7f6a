//! Pure vocabulary: names, topics, quotas, keys, signatures, the policy engine and the SQL of topic rules.
//!
//! This layer imports no other layer of the crate and has no I/O, no clock, no async and no AWS SDK.

pub mod c_string;
pub mod digest;
pub mod limits;
mod md5;
pub mod message;
pub mod name;
pub mod nvs;
pub mod pki;
pub mod policy;
pub mod rates;
pub mod reserved;
pub mod rule_sql;
pub(crate) mod sigv4;
pub mod token_key;
pub mod topic;
