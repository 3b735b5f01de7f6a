//! `secrets.h` judged by compilers: hostile bytes go in, the compiled program gives the same bytes back.

use std::path::Path;
use std::process::Command;

use iotctl::domain::firmware::{Device, Endpoint, Wifi, header};
use iotctl::model::c_string;
use zeroize::Zeroizing;

/// Pieces that break careless escaping.
const HOSTILE: &[&str] = &[
    "\"",
    "\\",
    "\\\\",
    "?",
    "??/",
    "??/\n",
    "??=",
    "??'",
    "\n",
    "\r\n",
    "\t",
    "\u{1}",
    "\u{7f}",
    "ä",
    "\u{1f600}",
    "\\x41",
    "\\0",
    "1",
    "7",
    "f",
    "\")\"",
    "R\"EOF(",
    ")EOF\"",
    "//",
    "/*",
    "*/",
    "#define X",
    "%s%n",
    "${HOME}",
    "`id`",
    "'",
    " ",
    "\u{2028}",
    "LAB",
    "u8\"",
];

/// Names of the texts in `secrets.h`.
const NAMES: [&str; 9] = [
    "THINGNAME",
    "PUB_TOPIC",
    "SUB_TOPIC",
    "WIFI_SSID",
    "WIFI_PASSWORD",
    "AWS_IOT_ENDPOINT",
    "AWS_CERT_CA",
    "AWS_CERT_CRT",
    "AWS_CERT_PRIVATE",
];

/// Hostile text of 1 to `bytes` bytes.
fn hostile(random: &mut fastrand::Rng, bytes: usize) -> String {
    let mut text = String::new();
    loop {
        let piece = HOSTILE[random.usize(..HOSTILE.len())];
        if text.len() + piece.len() > bytes {
            if text.is_empty() {
                continue;
            }
            return text;
        }
        text.push_str(piece);
    }
}

fn run(dir: &Path, compiler: &str, standard: &str, source: &str) -> Vec<u8> {
    let program = dir.join("program");
    let built = Command::new(compiler)
        .args([
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Wno-trigraphs",
            "-trigraphs",
            standard,
            "-o",
        ])
        .arg(&program)
        .arg("-I")
        .arg(dir)
        .arg(dir.join(source))
        .output()
        .expect("the compiler runs");
    assert!(
        built.status.success(),
        "{compiler} {standard}: {}",
        String::from_utf8_lossy(&built.stderr)
    );
    let output = Command::new(&program).output().expect("the program runs");
    assert!(output.status.success(), "{:?}", output.status);
    output.stdout
}

/// A device of hostile texts, each within its limit.
fn device(random: &mut fastrand::Rng, number: usize) -> Device {
    let bytes = random.usize(1..=63);
    let (ssid, password) = (hostile(random, 32), hostile(random, bytes));
    Device {
        thing: format!("thing-{number}").parse().expect("valid"),
        endpoint: Endpoint {
            host: hostile(random, 60),
            port: random.u16(1..),
        },
        publish: hostile(random, 80),
        subscribe: hostile(random, 80),
        wifi: Wifi {
            ssid: Some(ssid.parse().expect("1 to 32 bytes")),
            password: Some(password.parse().expect("at most 63 bytes")),
        },
        roots: hostile(random, 400),
        certificate: hostile(random, 400),
        key: Zeroizing::new(hostile(random, 400)),
    }
}

/// The texts in `secrets.h`, under the names of [`NAMES`].
fn texts(device: &Device) -> [&str; 9] {
    [
        device.thing.as_str(),
        &device.publish,
        &device.subscribe,
        device.wifi.name(),
        device.wifi.secret(),
        &device.endpoint.host,
        &device.roots,
        &device.certificate,
        &device.key,
    ]
}

/// C++ that includes a header in a namespace of its own and prints its texts, each with its NUL, and the port.
fn printer(number: usize, file: &str) -> String {
    let mut source =
        format!("namespace n{number} {{\n#include \"{file}\"\nstatic void print() {{\n");
    for name in NAMES {
        source.push_str("  std::fwrite(");
        source.push_str(name);
        source.push_str(", 1, sizeof ");
        source.push_str(name);
        source.push_str(", stdout);\n");
    }
    source.push_str("  std::printf(\"%d\", AWS_IOT_PORT);\n}\n}\n");
    for name in [
        "SECRET",
        "THINGNAME",
        "AWS_IOT_PORT",
        "PUB_TOPIC",
        "SUB_TOPIC",
    ] {
        source.push_str("#undef ");
        source.push_str(name);
        source.push('\n');
    }
    source
}

#[test]
fn two_hundred_hostile_headers_yield_their_bytes() {
    let mut random = fastrand::Rng::with_seed(11);
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("pgmspace.h"), "#define PROGMEM\n").expect("written");
    let mut source = String::from("#include <cstdio>\n#include <cstring>\n");
    let mut calls = String::new();
    let mut expected: Vec<u8> = Vec::new();
    for number in 0..200 {
        let device = device(&mut random, number);
        let file = format!("secrets{number}.h");
        // `#pragma once` would keep out equal headers.
        let text = header(&device).replace("#pragma once", "");
        std::fs::write(dir.path().join(&file), text).expect("written");
        source.push_str(&printer(number, &file));
        calls.extend(["  n", &number.to_string(), "::print();\n"]);
        for text in texts(&device) {
            expected.extend_from_slice(text.as_bytes());
            expected.push(0);
        }
        expected.extend_from_slice(device.endpoint.port.to_string().as_bytes());
    }
    source.extend(["int main() {\n", &calls, "}\n"]);
    std::fs::write(dir.path().join("program.cpp"), source).expect("written");
    for standard in ["-std=c++11", "-std=gnu++23"] {
        let bytes = run(dir.path(), "g++", standard, "program.cpp");
        assert!(bytes == expected, "other bytes with {standard}");
    }
}

#[test]
fn every_byte_survives_before_every_kind_of_byte() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut bytes = Vec::new();
    for byte in 0..=u8::MAX {
        for next in *b"0 7\"\\?/\nfx" {
            bytes.extend_from_slice(&[byte, next]);
        }
    }
    let source = format!(
        "#include <stdio.h>\nstatic const char TEXT[] =\n{};\nint main(void) {{ return fwrite(TEXT, 1, sizeof TEXT - 1, stdout) == 0; }}\n",
        c_string::lines(&bytes, "  ")
    );
    std::fs::write(dir.path().join("program.c"), source).expect("written");
    for standard in ["-std=c89", "-std=c99", "-std=gnu11"] {
        assert!(
            run(dir.path(), "gcc", standard, "program.c") == bytes,
            "other bytes with {standard}"
        );
    }
}
