//! A journal that is missing, emptied or cut short: it is said once, what that means, and nothing of the devices is touched.

use std::path::PathBuf;

use super::ownership::{run, written};
use crate::support::TestEnvironment;

const PROVISION: &str = "provision -f deployment.toml -y";

fn journal(environment: &TestEnvironment) -> PathBuf {
    let folder = std::fs::read_dir(environment.join(".iotctl/deployments/own"));
    let mut paths = folder
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path());
    let journal = paths.find(|path| path.extension().is_some_and(|end| end == "journal"));
    journal.expect("a journal")
}

#[test]
fn a_lost_journal_is_told_once() {
    let environment = written();
    let first = environment.json(PROVISION);
    assert!(!first.stderr.contains("warning"), "{first:#?}");
    let journal = journal(&environment);
    let whole = std::fs::read_to_string(&journal).expect("read");
    // The devices are the last to be made.
    let lines = whole.split_inclusive('\n');
    let shared: String = lines.filter(|line| !line.contains("device.")).collect();
    for (content, what) in [
        (None, "is missing or empty"),
        (Some(""), "is missing or empty"),
        (Some(shared.as_str()), "is cut short"),
    ] {
        for line in ["plan", PROVISION, "destroy --dry-run", "plan --adopt"] {
            match content {
                None => std::fs::remove_file(&journal).unwrap_or_default(),
                Some(content) => std::fs::write(&journal, content).expect("written"),
            }
            let outcome = environment.json(line);
            let told = outcome.stderr.matches("record of what this").count();
            let wanted = usize::from(line != "plan --adopt");
            assert_eq!(told, wanted, "{line}, {what}: {outcome:#?}");
            assert_eq!(outcome.stderr.contains(what), wanted == 1, "{outcome:#?}");
        }
    }
    std::fs::remove_file(&journal).expect("removed");
    run(&environment, "provision -f deployment.toml -y --adopt");
    let plan = environment.json("plan");
    assert_eq!(plan.report()["changed"], false, "{plan:#?}");
    assert!(!plan.stderr.contains("record of what"), "{plan:#?}");
    std::fs::write(&journal, whole).expect("written");
    let plan = environment.json("plan");
    assert!(!plan.stderr.contains("warning"), "{plan:#?}");
}
