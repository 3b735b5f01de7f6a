//! A hundred teardowns while AWS takes its time to detach.

use crate::support::TestEnvironment;

/// Teardowns, so many at a time.
const DESTROYS: usize = 100;
const AT_A_TIME: usize = 10;

const TEXT: &str = r#"
name = "one"
[policy.NAME]
template = "device"
[device.NAME]
policies = ["NAME"]
"#;

#[test]
fn a_hundred_teardowns_wait_for_detachments_of_any_length() {
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "0s-5s"]);
    for batch in (0..DESTROYS).collect::<Vec<_>>().chunks(AT_A_TIME) {
        let mut runs = Vec::new();
        for n in batch {
            let name = format!("d{n}");
            let folder = environment.join(&name);
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join("deployment.toml"), TEXT.replace("NAME", &name))
                .expect("written");
            let file = format!("{name}/deployment.toml");
            let made =
                environment.iotctl(["provision", "-f", &file, "-y", "-o", "json", "--out", &name]);
            assert_eq!(made.code, Some(0), "{name}: {made:#?}");
            let mut destroy = environment.command(["destroy", "-f", &file, "-y", "-o", "json"]);
            runs.push((
                name,
                destroy
                    .stdout(std::process::Stdio::piped())
                    .stderr(std::process::Stdio::piped())
                    .spawn()
                    .expect("runs"),
            ));
        }
        for (name, run) in runs {
            let output = run.wait_with_output().expect("ended");
            assert!(
                output.status.success(),
                "{name}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    let left = super::snapshot::of(&environment.join("sandbox"));
    super::snapshot::assert_same(&left, &std::collections::BTreeMap::new(), "all are gone");
}
