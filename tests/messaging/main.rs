//! `iotctl pub` and `iotctl sub` against other people's broker: mosquitto with mutual TLS and access control.
//!
//! A missing mosquitto fails these tests. What AWS IoT does and mosquitto does not is played by `scripted`.

mod broker;
mod denials;
mod endurance;
mod https;
mod messages;
mod program;
mod scripted;
