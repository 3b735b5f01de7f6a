//! The deployment of all kinds that these tests make: 40 resources.

use std::fs;
use std::path::Path;

use crate::support::TestEnvironment;

/// Resources of [`TEXT`].
pub(super) const RESOURCES: usize = 40;

const TEXT: &str = r#"
name = "everything"

[thing-type.thermostat]
description = "Radiator thermostats"
searchable = ["owner"]
[thing-type.lamp]

[thing-group.site]
description = "All of it"
[thing-group.north]
parent = "site"
attributes = { floor = "1" }
[thing-group.south]
parent = "site"
policies = ["shared"]

[policy.device]
template = "device"
publish = ["dt/${thing}/#"]
subscribe = ["cmd/${thing}/#"]
[policy.retaining]
template = "device"
publish = ["state/${thing}"]
subscribe = ["state/+"]
retain = true
[policy.shared]
file = "policies/shared.json"
[policy.inline]
document = { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iot:Connect", Resource = "arn:aws:iot:${region}:${account}:client/x" }] }

[ca.plant]
mode = "sni-only"
[ca.lab]
auto-registration = true

[role.telemetry]
trust = "credentials-provider"
policies = ["policies/access.json"]
description = "What thermostats may write"
[role.web-user]
trust = "cognito-authenticated"
policies = ["policies/access.json"]
[role.web-guest]
trust = "cognito-unauthenticated"
[role.function]
trust = "lambda"
[role.republish]
trust = "rule"
policies = ["policies/republish.json"]
path = "/devices/"

[role-alias.telemetry]
role = "telemetry"
duration = "1h"
[role-alias.short]
role = "telemetry"
duration = "15m"
allow-policy = false

[identity-pool.web]
authenticated-role = "web-user"
unauthenticated-role = "web-guest"
logins = { "accounts.google.com" = "1234.apps.googleusercontent.com" }
[identity-pool.plain]

[authorizer.token]
function = "check-token"
signing = false

[rule.hot]
description = "What is too hot"
sql = "SELECT * FROM 'dt/+/temperature' WHERE celsius > 30"
actions = [{ republish = "hot", qos = 1, role = "republish" }]
[rule.calls]
sql = "SELECT * FROM 'calls/#'"
enabled = false
actions = [{ lambda = "check-token" }]

[device.thermostat]
count = 6
name = "thermostat-{n:03}"
thing-type = "thermostat"
attributes = { owner = "alice", row = "{n}" }
groups = ["north"]
policies = ["device"]
role-aliases = ["telemetry"]
certificate = { ca = "plant" }
[device.lamp]
names = ["lamp-a", "lamp-b", "lamp-c", "lamp-d", "lamp-e", "lamp-f", "lamp-g"]
thing-type = "lamp"
groups = ["south"]
policies = ["device", "retaining"]
files = { "lamp.conf" = "lamp.conf.in" }
[device.lab]
count = 2
name = "lab-{n}"
certificate = { ca = "lab", key-type = "p384" }
policies = ["inline"]
"#;

const SHARED: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Receive", "Resource": "*"}]}"#;
const ACCESS: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:PutItem",
    "Resource": "arn:aws:dynamodb:${region}:${account}:table/readings"}]}"#;
const REPUBLISH: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Publish", "Resource": "*"}]}"#;

/// A sandbox, started with `options`, that has the function which authorizer and rule call, and the deployment in its folder.
pub(super) fn environment(options: &[&str]) -> TestEnvironment {
    let function = concat!(
        "check-token=",
        env!("CARGO_MANIFEST_DIR"),
        "/tests/peers/functions/double.py"
    );
    let options: Vec<&str> = ["--type-rest", "0s", "--function", function]
        .iter()
        .chain(options)
        .copied()
        .collect();
    let environment = TestEnvironment::with_sandbox_started(&options);
    write(environment.path());
    environment
}

/// Writes the deployment and what it names.
pub(super) fn write(folder: &Path) {
    fs::create_dir_all(folder.join("policies")).expect("a folder");
    for (name, content) in [
        ("deployment.toml", TEXT),
        ("policies/shared.json", SHARED),
        ("policies/access.json", ACCESS),
        ("policies/republish.json", REPUBLISH),
        (
            "lamp.conf.in",
            "name ${thing}\nhost ${endpoint}:${port}\nkey ${private-key}\n",
        ),
    ] {
        fs::write(folder.join(name), content).expect("written");
    }
}

/// Changes the deployment file.
pub(super) fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("deployment.toml");
    let text = fs::read_to_string(&path).expect("written before");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).expect("written");
}
