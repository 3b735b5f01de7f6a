"""A deployment of every kind, made by `iotctl provision -f`, read again by the stock AWS CLI, taken down, and looked for."""

import json
import os
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import iotctl

ACCOUNT, REGION = "123456789012", "eu-central-1"
IOT = f"arn:aws:iot:{REGION}:{ACCOUNT}:"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:double"
OWNER = {"iotctl:deployment": "works"}

DEPLOYMENT = """
name = "works"

[thing-type.gauge]
description = "Pressure gauges"
searchable = ["owner", "line"]

[thing-group.hall]
description = "The whole hall"
attributes = { floor = "2" }

[thing-group.north]
parent = "hall"
policies = ["read-config"]

[policy.gauge]
template = "device"
publish = ["dt/${thing}/#"]
subscribe = ["cmd/${thing}/#"]

[policy.read-config]
file = "read-config.json"

[ca.works]
mode = "default"
auto-registration = true

[ca.works-sni]
mode = "sni-only"
key-type = "p384"

[role.telemetry]
trust = "credentials-provider"
policies = ["dynamodb.json"]
max-session = "2h"
path = "/works/"
description = "What gauges may write"

[role.republish]
trust = "rule"
policies = ["republish.json"]

[role.user]
trust = "cognito-authenticated"
policies = ["dynamodb.json"]

[role.guest]
trust = "cognito-unauthenticated"

[role-alias.telemetry]
role = "telemetry"
duration = "30m"

[identity-pool.works]
authenticated-role = "user"
unauthenticated-role = "guest"
logins = { "accounts.google.com" = "1234.apps.googleusercontent.com" }

[authorizer.tokens]
function = "double"
token-key-name = "token"
public-keys = { first = "first.pem" }
caching = true
default = true

[rule.too_high]
description = "What is too high"
sql = "SELECT *, topic(2) AS device FROM 'dt/+/pressure' WHERE bar > 8"
actions = [{ republish = "alarm/${topic(2)}", qos = 1, role = "republish" }, { lambda = "double" }]
error-action = { republish = "errors", role = "republish" }

[rule.all_of_it]
sql = "SELECT * FROM 'dt/#'"
enabled = false
actions = [{ s3 = "works-readings", key = "${topic()}/${timestamp()}", role = "republish" }]

[device.gauge]
count = 3
name = "gauge-{n:02}"
thing-type = "gauge"
attributes = { owner = "alice", line = "{n}" }
groups = ["north"]
policies = ["gauge"]
role-aliases = ["telemetry"]
certificate = { ca = "works-sni", days = 90 }
out = "devices"

[device.gateway]
policies = ["gauge", "read-config"]
groups = ["hall"]
write = ["pem", "secrets.h"]
wifi = { ssid = "Hall" }
out = "devices"

[device.old-gateway]
certificate = { key-source = "aws" }
policies = ["gauge"]
out = "devices"
"""

GAUGES = ["gauge-01", "gauge-02", "gauge-03"]
DEVICES = [*GAUGES, "gateway", "old-gateway"]


def document(action, resource="*"):
    statement = {"Effect": "Allow", "Action": action, "Resource": resource}
    return {"Version": "2012-10-17", "Statement": [statement]}


DOCUMENTS = {
    "read-config.json": document("iot:GetThingShadow", "arn:${partition}:iot:${region}:${account}:thing/config"),
    "dynamodb.json": document("dynamodb:PutItem"),
    "republish.json": document("iot:Publish", "arn:${partition}:iot:${region}:${account}:topic/*"),
}


def filled(name):
    """A document as AWS gets it."""
    text = json.dumps(DOCUMENTS[name])
    for key, value in {"partition": "aws", "region": REGION, "account": ACCOUNT}.items():
        text = text.replace(f"${{{key}}}", value)
    return json.loads(text)


def call(line):
    return subprocess.run(["aws", *line.split(), "--output", "json"], capture_output=True, text=True, timeout=120)


def aws(line):
    """What the AWS CLI answers."""
    done = call(line)
    assert done.returncode == 0, f"aws {line}: {done.returncode} {done.stderr}"
    return json.loads(done.stdout) if done.stdout.strip() else None


def missing(line):
    """Whether the AWS CLI is told that there is no such thing."""
    done = call(line)
    return done.returncode != 0 and "(ResourceNotFoundException)" in done.stderr


def all_of(lines):
    """The answers of several calls, by their lines."""
    with ThreadPoolExecutor(3) as pool:
        return dict(zip(lines, pool.map(aws, lines)))


def tags(arn):
    return {tag["Key"]: tag["Value"] for tag in aws(f"iot list-tags-for-resource --resource-arn {arn}")["tags"]}


def names(items, key):
    return sorted(item[key] for item in items)


def run(folder, *arguments, code=0):
    """The report of a command in the folder of the deployment."""
    environment = {**os.environ, "IOTCTL_WIFI_PASSWORD": "correct horse battery"}
    done = iotctl(*arguments, "-f", "deployment.toml", "-y", "-o", "json", cwd=folder, env=environment, timeout=180)
    assert done.returncode == code, done.stdout + done.stderr
    assert "PRIVATE KEY" not in done.stdout + done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of the deployment, which is made."""
    folder = tmp_path_factory.mktemp("works")
    (folder / "deployment.toml").write_text(DEPLOYMENT)
    for name, content in DOCUMENTS.items():
        (folder / name).write_text(json.dumps(content))
    for arguments in [["genrsa", "-out", "first.key", "2048"], ["rsa", "-in", "first.key", "-pubout", "-out", "first.pem"]]:
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True, timeout=60)
    assert left() == []
    run(folder, "provision")
    return folder


def certificate_of(folder, device):
    connection = json.loads((folder / "devices" / device / "connection.json").read_text())
    assert stat.S_IMODE(os.stat(folder / "devices" / device / "private.key").st_mode) == 0o600
    return connection["certificateId"], connection["certificateArn"]


def test_types_and_groups(folder):
    kind = aws("iot describe-thing-type --thing-type-name gauge")
    assert kind["thingTypeProperties"]["thingTypeDescription"] == "Pressure gauges"
    assert sorted(kind["thingTypeProperties"]["searchableAttributes"]) == ["line", "owner"]
    assert tags(kind["thingTypeArn"]) == OWNER
    hall = aws("iot describe-thing-group --thing-group-name hall")
    assert hall["thingGroupProperties"]["thingGroupDescription"] == "The whole hall"
    assert hall["thingGroupProperties"]["attributePayload"]["attributes"] == {"floor": "2"}
    north = aws("iot describe-thing-group --thing-group-name north")
    assert north["thingGroupMetadata"]["parentGroupName"] == "hall"
    attached = aws(f"iot list-attached-policies --target {north['thingGroupArn']}")["policies"]
    assert names(attached, "policyName") == ["read-config"]
    assert tags(hall["thingGroupArn"]) == tags(north["thingGroupArn"]) == OWNER
    assert sorted(aws("iot list-things-in-thing-group --thing-group-name north")["things"]) == GAUGES
    assert aws("iot list-things-in-thing-group --thing-group-name hall")["things"] == ["gateway"]


def test_policies(folder):
    found = aws("iot get-policy --policy-name read-config")
    assert json.loads(found["policyDocument"]) == filled("read-config.json")
    assert tags(found["policyArn"]) == OWNER
    device = json.loads(aws("iot get-policy --policy-name gauge")["policyDocument"])
    allowed = {}
    for statement in device["Statement"]:
        assert statement["Effect"] == "Allow"
        actions, resources = ([one] if isinstance(one, str) else one for one in (statement["Action"], statement["Resource"]))
        for action in actions:
            allowed.setdefault(action, []).extend(resources)
    thing = "${iot:Connection.Thing.ThingName}"
    assert allowed["iot:Connect"] == [f"{IOT}client/{thing}"]
    assert allowed["iot:Publish"] == [f"{IOT}topic/dt/{thing}/*"]
    assert allowed["iot:Subscribe"] == [f"{IOT}topicfilter/cmd/{thing}/*"]
    assert allowed["iot:Receive"] == [f"{IOT}topic/cmd/{thing}/*"]


def test_authorities(folder):
    found = {}
    for entry in aws("iot list-ca-certificates")["certificates"]:
        described = aws(f"iot describe-ca-certificate --certificate-id {entry['certificateId']}")["certificateDescription"]
        found[described["certificatePem"].strip()] = described
        assert tags(described["certificateArn"]) == OWNER
    assert len(found) == 2
    for name, mode, automatic in [("works", "DEFAULT", "ENABLE"), ("works-sni", "SNI_ONLY", "DISABLE")]:
        here = folder / "cas" / name
        assert stat.S_IMODE(os.stat(here / "private.key").st_mode) == 0o600
        described = found[(here / "cert.pem").read_text().strip()]
        assert (described["status"], described["certificateMode"]) == ("ACTIVE", mode)
        assert described["autoRegistrationStatus"] == automatic


def test_roles_and_aliases(folder):
    role = aws("iam get-role --role-name telemetry")["Role"]
    assert (role["Arn"], role["MaxSessionDuration"]) == (f"{ROLE}works/telemetry", 7200)
    assert role["Description"] == "What gauges may write"
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "credentials.iot.amazonaws.com"}
    inline = aws("iam get-role-policy --role-name telemetry --policy-name dynamodb")["PolicyDocument"]
    assert inline == filled("dynamodb.json")
    for name in ["telemetry", "republish", "user", "guest"]:
        found = aws(f"iam list-role-tags --role-name {name}")["Tags"]
        assert {tag["Key"]: tag["Value"] for tag in found} == OWNER
    republish = aws("iam get-role --role-name republish")["Role"]
    assert republish["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "iot.amazonaws.com"}
    inline = aws("iam get-role-policy --role-name republish --policy-name republish")["PolicyDocument"]
    assert inline == filled("republish.json")
    alias = aws("iot describe-role-alias --role-alias telemetry")["roleAliasDescription"]
    assert (alias["roleArn"], alias["credentialDurationSeconds"]) == (role["Arn"], 1800)
    assert tags(alias["roleAliasArn"]) == OWNER


def test_the_identity_pool(folder):
    pool, = aws("cognito-identity list-identity-pools --max-results 60")["IdentityPools"]
    found = aws(f"cognito-identity describe-identity-pool --identity-pool-id {pool['IdentityPoolId']}")
    assert found["IdentityPoolName"] == "works" and found["AllowUnauthenticatedIdentities"]
    assert found["SupportedLoginProviders"] == {"accounts.google.com": "1234.apps.googleusercontent.com"}
    assert found["IdentityPoolTags"] == OWNER
    roles = aws(f"cognito-identity get-identity-pool-roles --identity-pool-id {pool['IdentityPoolId']}")["Roles"]
    assert roles == {"authenticated": f"{ROLE}user", "unauthenticated": f"{ROLE}guest"}
    for role, kind in [("user", "authenticated"), ("guest", "unauthenticated")]:
        trust = aws(f"iam get-role --role-name {role}")["Role"]["AssumeRolePolicyDocument"]
        assert pool["IdentityPoolId"] in json.dumps(trust) and f'"{kind}"' in json.dumps(trust)


def sources():
    """What may call the function."""
    policy = json.loads(aws("lambda get-policy --function-name double")["Policy"])
    return sorted(statement["Condition"]["ArnLike"]["AWS:SourceArn"] for statement in policy["Statement"])


def test_authorizer_and_rules(folder):
    found = aws("iot describe-authorizer --authorizer-name tokens")["authorizerDescription"]
    assert found["authorizerFunctionArn"] == FUNCTION and found["tokenKeyName"] == "token"
    assert found["tokenSigningPublicKeys"] == {"first": (folder / "first.pem").read_text()}
    assert found["status"] == "ACTIVE" and found["enableCachingForHttp"] and not found["signingDisabled"]
    default = aws("iot describe-default-authorizer")["authorizerDescription"]
    assert default["authorizerName"] == "tokens" and tags(found["authorizerArn"]) == OWNER
    high = aws("iot get-topic-rule --rule-name too_high")
    rule, role = high["rule"], f"{ROLE}republish"
    assert rule["sql"] == "SELECT *, topic(2) AS device FROM 'dt/+/pressure' WHERE bar > 8"
    assert rule["description"] == "What is too high" and not rule["ruleDisabled"]
    assert rule["awsIotSqlVersion"] == "2016-03-23"
    assert rule["actions"] == [
        {"republish": {"topic": "alarm/${topic(2)}", "qos": 1, "roleArn": role}}, {"lambda": {"functionArn": FUNCTION}}]
    assert rule["errorAction"]["republish"]["topic"] == "errors"
    rest = aws("iot get-topic-rule --rule-name all_of_it")
    assert rest["rule"]["ruleDisabled"] and rest["rule"]["actions"] == [
        {"s3": {"bucketName": "works-readings", "key": "${topic()}/${timestamp()}", "roleArn": role}}]
    assert tags(high["ruleArn"]) == tags(rest["ruleArn"]) == OWNER
    assert sources() == sorted([found["authorizerArn"], high["ruleArn"]])


def test_devices(folder):
    policies = {"gateway": ["gauge", "read-config"], "old-gateway": ["gauge"]}
    for number, device in enumerate(DEVICES, 1):
        thing = aws(f"iot describe-thing --thing-name {device}")
        identity, arn = certificate_of(folder, device)
        described, principals, groups, attached = all_of([
            f"iot describe-certificate --certificate-id {identity}",
            f"iot list-thing-principals --thing-name {device}",
            f"iot list-thing-groups-for-thing --thing-name {device}",
            f"iot list-attached-policies --target {arn}",
        ]).values()
        described = described["certificateDescription"]
        assert described["status"] == "ACTIVE" and described["certificateArn"] == arn
        assert described["certificatePem"].strip() == (folder / "devices" / device / "cert.pem").read_text().strip()
        assert principals["principals"] == [arn]
        if device in GAUGES:
            assert thing["thingTypeName"] == "gauge"
            assert thing["attributes"] == {"owner": "alice", "line": str(number)}
            assert names(groups["thingGroups"], "groupName") == ["north"]
            assert described["certificateMode"] == "SNI_ONLY"
            allowed = {policy["policyName"] for policy in attached["policies"]}
            assert "gauge" in allowed and len(allowed) == 2
            other, = allowed - {"gauge"}
            assume = json.loads(aws(f"iot get-policy --policy-name {other}")["policyDocument"])["Statement"][0]
            assert assume["Action"] == "iot:AssumeRoleWithCertificate"
            assert assume["Resource"] == f"{IOT}rolealias/telemetry"
        else:
            assert "thingTypeName" not in thing and thing["attributes"] == {}
            assert names(attached["policies"], "policyName") == policies[device]
    assert (folder / "devices" / "gateway" / "secrets.h").exists()


# What there may be of each kind, and where it is listed.
LISTS = {
    "iot list-things": "things",
    "iot list-thing-types": "thingTypes",
    "iot list-thing-groups": "thingGroups",
    "iot list-certificates": "certificates",
    "iot list-ca-certificates": "certificates",
    "iot list-policies": "policies",
    "iot list-role-aliases": "roleAliases",
    "iot list-authorizers": "authorizers",
    "iot list-topic-rules": "rules",
    "iam list-roles": "Roles",
    "cognito-identity list-identity-pools --max-results 60": "IdentityPools",
}


def left():
    """Whatever is listed of any kind."""
    answers = all_of(list(LISTS))
    return [item for line, key in LISTS.items() for item in answers[line][key]]


def test_a_second_run_and_a_plan_change_nothing(folder):
    assert not run(folder, "provision")["changed"]
    assert not run(folder, "plan")["changed"]


def test_a_change_by_hand_is_seen_and_undone(folder):
    aws("iot update-thing --thing-name gateway --attribute-payload attributes={by=hand}")
    aws("iot update-role-alias --role-alias telemetry --credential-duration-seconds 900")
    plan = run(folder, "plan")
    changed = [item["resource"] for item in plan["items"] if item["outcome"] == "updated"]
    assert "role-alias.telemetry" in changed and all(item["outcome"] in ("updated", "unchanged") for item in plan["items"])
    run(folder, "provision")
    alias = aws("iot describe-role-alias --role-alias telemetry")["roleAliasDescription"]
    assert alias["credentialDurationSeconds"] == 1800


def test_nothing_is_left_after_destroy(folder):
    run(folder, "destroy")
    assert left() == []
    assert missing("lambda get-policy --function-name double")
    assert missing("iot describe-default-authorizer")
    assert not run(folder, "destroy")["changed"]
