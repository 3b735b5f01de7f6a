//! Teardowns while AWS takes its time to detach: a hundred, and those that are cut short and taken back.

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

#[test]
fn a_teardown_that_was_cut_short_is_taken_back() {
    let environment = TestEnvironment::with_sandbox_started(&["--detach-delay", "1s"]);
    std::fs::write(
        environment.join("deployment.toml"),
        TEXT.replace("NAME", "d"),
    )
    .expect("written");
    let provision = "provision -f deployment.toml -y";
    environment.json(provision).report();
    let mut has_ended = false;
    for line in 1..40 {
        let at = format!("journal:{line}");
        let destroy = "destroy -f deployment.toml -y -o json";
        let ended = environment.killed_at(&at, destroy.split(' '));
        has_ended = ended.code.is_some();
        // While AWS still lists what is being detached.
        environment.json(provision).report();
        std::thread::sleep(std::time::Duration::from_millis(1_300));
        let plan = environment.json("plan -f deployment.toml --exit-code");
        assert_eq!(plan.code, Some(0), "died at line {line}: {plan:#?}");
        let sent = environment.json("pub dt/d/temp -m 21 --thing d");
        assert_eq!(sent.code, Some(0), "died at line {line}: {sent:#?}");
        if has_ended {
            break;
        }
    }
    assert!(has_ended, "a teardown has fewer lines");
}
