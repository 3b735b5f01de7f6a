//! The committed completion scripts are what the binary generates; `IOTCTL_UPDATE=1 cargo test --test completions` rewrites them.

use std::path::Path;

use clap_complete::Shell;

#[test]
fn completions_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let update = std::env::var_os("IOTCTL_UPDATE").is_some();
    for (shell, file) in [
        (Shell::Bash, "iotctl.bash"),
        (Shell::Zsh, "_iotctl"),
        (Shell::Fish, "iotctl.fish"),
        (Shell::PowerShell, "_iotctl.ps1"),
        (Shell::Elvish, "iotctl.elv"),
    ] {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut iotctl::cli::command(), "iotctl", &mut script);
        let path = folder.join(file);
        if update {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &script).expect("a writable file");
        }
        let committed = std::fs::read(&path).unwrap_or_default();
        assert!(
            committed == script,
            "completions/{file} is out of date: IOTCTL_UPDATE=1 cargo test --test completions"
        );
    }
}

#[test]
fn the_readme_lists_the_exit_codes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("a README");
    let source = std::fs::read_to_string(root.join("src/cli/exit.rs")).expect("the table of codes");
    let codes: Vec<_> = source
        .lines()
        .filter_map(|line| line.split_once(": u8 = ")?.1.strip_suffix(';'))
        .collect();
    assert!(codes.len() > 10);
    for code in codes.iter().filter(|code| !code.contains('+')) {
        assert!(
            readme.contains(&format!("\n| {code} | ")),
            "exit code {code} is not in the README"
        );
    }
}
