//! What is told: of a role's policies, of what was left undone, of what is gone.

use crate::support::TestEnvironment;

/// A sandbox with a deployment of that text, not made yet.
fn written(text: &str) -> TestEnvironment {
    let options = ["--type-rest", "0s", "--detach-delay", "0s"];
    let environment = TestEnvironment::with_sandbox_started(&options);
    write(&environment, text);
    environment
}

fn write(environment: &TestEnvironment, text: &str) {
    std::fs::write(environment.join("deployment.toml"), text).expect("written");
}

const PROVISION: &str = "provision -f deployment.toml -y";

#[test]
fn managed_policies_are_found_by_name_wherever_they_are() {
    let role = |policy: &str| {
        format!("name = \"roles\"\n[role.r]\ntrust = \"rule\"\nmanaged-policies = [\"{policy}\"]\n")
    };
    let environment = written(&role("AWSIoTThingsRegistration"));
    environment.json(PROVISION).report();
    let found = environment.json("role show r").report();
    assert_eq!(
        found["managed"][0], "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration",
        "{found}"
    );
    assert_eq!(environment.json(PROVISION).report()["changed"], false);
    let gone = environment.json("destroy -y").report();
    assert_eq!(gone["summary"]["deleted"], 1, "{gone}");
    environment.json(PROVISION).report();

    write(&environment, &role("NoSuchPolicy"));
    let error = environment.json("plan").error(6);
    let message = error["message"].to_string();
    assert!(message.contains("no managed policy `NoSuchPolicy`"), "{error}");

    // One by ARN is known to be missing only when it is attached; what is not there is not asked for again and again.
    write(&environment, &role("arn:aws:iam::aws:policy/NoSuchPolicy"));
    let refused = environment.json(&format!("{PROVISION} -v"));
    refused.error(5);
    let calls = refused.stderr.matches("AttachRolePolicy").count();
    assert!((1..=12).contains(&calls), "{calls}: {refused:#?}");
}
