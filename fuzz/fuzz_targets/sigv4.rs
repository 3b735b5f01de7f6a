//! Any bytes as a signed request: method, path, query, headers, empty line, body.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| iotctl::sandbox::fuzz_sigv4(data));
