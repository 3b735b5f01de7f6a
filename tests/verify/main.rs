//! Judges the library by published rules and examples, row by row and by properties.

mod c_strings;
mod nvs;
mod pki;
mod policy_properties;
mod policy_table;
