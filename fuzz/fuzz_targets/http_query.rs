//! Any bytes as path and query of a request.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| iotctl::sandbox::fuzz_http_query(data));
