//! Any bytes a client may send: the decoder answers with packets or an error, never with a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| iotctl::sandbox::fuzz_mqtt(bytes));
