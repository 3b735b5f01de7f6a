//! `iotctl endpoint`: where devices and clients connect to.

use super::support::TestEnvironment;

#[test]
fn endpoints_are_shown_one_by_one_and_together() {
    let environment = TestEnvironment::with_sandbox();
    let address = environment.sandbox()["endpoint"].as_str().expect("text");
    for (kind, name) in [
        ("data-ats", "iot:Data-ATS"),
        ("data", "iot:Data"),
        ("credential-provider", "iot:CredentialProvider"),
        ("iot:Jobs", "iot:Jobs"),
    ] {
        let shown = environment
            .iotctl(["endpoint", "show", "--type", kind])
            .report();
        assert_eq!(
            (&shown["type"], &shown["address"]),
            (&name.into(), &address.into())
        );
    }
    let plain = environment.iotctl(["endpoint", "show", "--type", "data-ats", "-o", "name"]);
    assert_eq!(plain.stdout, format!("{address}\n"));
    for verb in ["show", "list"] {
        let table = environment.iotctl(["endpoint", verb, "-o", "table"]).stdout;
        let first: Vec<_> = table
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert_eq!(
            first,
            [
                "TYPE",
                "iot:Data-ATS",
                "iot:Data",
                "iot:CredentialProvider",
                "iot:Jobs"
            ]
        );
    }
    assert_eq!(
        environment
            .iotctl(["endpoint", "show", "--type", "none"])
            .code,
        Some(2)
    );
}
