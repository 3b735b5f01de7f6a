//! Private keys are in their own files and nowhere else: not in state, journal, plan, report, log, nor the core of a crash.

use std::path::{Path, PathBuf};

use base64::Engine as _;

use super::file;

/// Files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// The secret numbers of the PKCS#8 keys in `folder`, in the forms they might leak in: DER, and lines of PEM.
fn needles(keys: &[PathBuf]) -> Vec<Vec<u8>> {
    let mut needles = Vec::new();
    for path in keys {
        let pem = std::fs::read_to_string(path).expect("a key");
        let body: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let der = base64::engine::general_purpose::STANDARD
            .decode(body.concat())
            .expect("PEM");
        // The private number of an EC key in PKCS#8 (RFC 5915) follows its header; what comes before says only which curve.
        let at = der
            .windows(4)
            .position(|bytes| matches!(bytes, [0x02, 0x01, 0x01, 0x04]))
            .expect("an EC key")
            + 5;
        needles.push(der[at..at + 32].to_vec());
        // Of the PEM the line in the middle: the first tells the curve, the last is short.
        needles.push(body[1].as_bytes().to_vec());
    }
    needles
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|bytes| bytes == needle)
}

#[test]
fn private_keys_are_in_their_files_only() {
    let environment = file::environment(&[]);
    let mut said = Vec::new();
    for arguments in [
        &["plan", "-f", "deployment.toml", "-o", "json"][..],
        &[
            "provision",
            "-f",
            "deployment.toml",
            "-y",
            "-o",
            "json",
            "--junit",
            "junit.xml",
        ],
        &["plan", "-f", "deployment.toml", "-o", "table"],
        &["cert", "list", "-o", "json"],
    ] {
        let outcome = environment.iotctl(arguments);
        assert_eq!(outcome.code, Some(0), "{outcome:#?}");
        said.extend(outcome.stdout.into_bytes());
        said.extend(outcome.stderr.into_bytes());
    }
    let all = files(environment.path());
    let keys: Vec<PathBuf> = all
        .iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "private.key"))
        .cloned()
        .collect();
    assert_eq!(keys.len(), 15 + 2, "15 devices and 2 CAs");
    let needles = needles(&keys);
    for needle in &needles {
        assert!(!holds(&said, needle), "a private key was printed");
    }
    for path in all
        .iter()
        .filter(|path| !keys.contains(path) && !path.starts_with(environment.join("sandbox")))
    {
        let content = std::fs::read(path).expect("readable");
        for needle in &needles {
            assert!(
                !holds(&content, needle),
                "{} holds a private key",
                path.display()
            );
        }
    }
    // The sandbox has keys of its own and never sees those of devices and CAs.
    for path in files(&environment.join("sandbox")) {
        let content = std::fs::read(&path).unwrap_or_default();
        for needle in &needles {
            assert!(
                !holds(&content, needle),
                "{} holds a private key",
                path.display()
            );
        }
    }
}

#[test]
fn a_crash_leaves_no_core() {
    use std::os::unix::process::ExitStatusExt as _;

    let environment = file::environment(&[]);
    // Bash, for POSIX shells need not know -c; the limit is inherited.
    let mut shell = std::process::Command::new("bash");
    shell.args([
        "-c",
        "ulimit -c unlimited; exec \"$@\"",
        "bash",
        env!("CARGO_BIN_EXE_iotctl"),
    ]);
    let command = environment.command(["provision", "-f", "deployment.toml", "-y", "-o", "json"]);
    shell
        .args(command.get_args())
        .current_dir(environment.path())
        .env_clear();
    shell.envs(
        command
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let mut run = shell
        .env("PATH", "/usr/bin:/bin")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("runs");
    let journal = environment.join(".iotctl/deployments/everything");
    let mut left = 500;
    while !journal.exists() && left > 0 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        left -= 1;
    }
    assert!(journal.exists(), "it works by now");
    let pid = rustix::process::Pid::from_child(&run);
    // It may have ended by itself, and then there is no core either.
    let _ = rustix::process::kill_process(pid, rustix::process::Signal::ABORT);
    let status = run.wait().expect("ended");
    assert!(!status.core_dumped(), "{status}");
    for path in files(environment.path()) {
        assert_ne!(
            path.file_stem().and_then(|name| name.to_str()),
            Some("core"),
            "{}",
            path.display()
        );
    }
}
