//! Runs of the real binary: wiring, streams, exit codes. A file per command, named as in `src/cli`.

mod authorizer;
mod ca;
mod cert;
mod cert_recovery;
mod cert_rotation;
mod claim;
mod claim_recovery;
mod cutting;
mod deployment;
mod endpoint;
mod faults;
mod firmware;
mod identity_pool;
mod policy;
mod provision;
mod recovery;
mod registry;
mod role;
mod role_alias;
mod rule;
mod support;
mod template;
mod thing;
mod thing_group;
mod thing_type;
mod timeout;
mod words;

/// A test file that nobody declares would never run.
#[test]
fn no_test_file_is_forgotten() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let main = std::fs::read_to_string(folder.join("main.rs")).expect("readable");
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(
            name == "main" || main.contains(&format!("mod {name};")),
            "{name} is not declared in main.rs"
        );
    }
}
