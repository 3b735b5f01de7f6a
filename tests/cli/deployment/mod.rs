//! `iotctl plan`, `provision -f`, `destroy`: a deployment of all kinds against a sandbox, killed, disturbed, made again, taken down.

mod changes;
mod destroys;
mod faults;
mod file;
mod killed;
mod limits;
mod lost_keys;
mod lost_record;
mod ownership;
mod reports;
mod secrets;
mod snapshot;
