//! The committed reference and JSON Schema of the deployment file are what the code says;
//! `IOTCTL_UPDATE=1 cargo test --test deployment_docs` rewrites them.

use std::path::Path;

use iotctl::domain::deployment::manifest::{reference, schema};

#[test]
fn the_reference_and_the_schema_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let schema = serde_json::to_string_pretty(&schema()).expect("JSON") + "\n";
    for (file, text) in [
        ("deployment.md", reference()),
        ("deployment.schema.json", schema),
    ] {
        let path = folder.join(file);
        if std::env::var_os("IOTCTL_UPDATE").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &text).expect("a writable file");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == text,
            "docs/{file} is out of date: IOTCTL_UPDATE=1 cargo test --test deployment_docs"
        );
    }
}
