//! The `iotctl` binary: calls the library and returns its exit code.

use std::process::ExitCode;

/// Calls and messages are made of many small pieces, which it hands out faster than the C library does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    iotctl::cli::main()
}
