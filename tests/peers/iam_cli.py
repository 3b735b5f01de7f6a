"""boto3 re-reads what `iotctl policy`, `role` and `role-alias` made; a device gets credentials by them, over mutual TLS."""

import json
import os
import subprocess

import boto3
import pytest

from conftest import HOST, PORT, client, iotctl

ACCOUNT = "123456789012"


@pytest.fixture(scope="session")
def iam():
    return client("iam")


def run(*arguments, code=0):
    done = iotctl(*arguments, "-o", "json")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout) if code == 0 else json.loads(done.stderr.splitlines()[-1])


def publish(topic):
    resource = f"arn:aws:iot:eu-central-1:{ACCOUNT}:topic/{topic}"
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Publish", "Resource": resource}]}


@pytest.fixture
def document(tmp_path):
    """A function that writes a document and answers its file."""

    def write(content, name="document.json"):
        file = tmp_path / name
        file.write_text(json.dumps(content))
        return file

    return write


def tags_of(iot, arn):
    return {tag["Key"]: tag["Value"] for tag in iot.list_tags_for_resource(resourceArn=arn)["tags"]}


def test_a_policy_is_what_its_file_says(iot, name, document):
    policy = name()
    made = run("policy", "create", policy, "--file", document(publish("a")), "--tag", "k=v")
    assert made["changed"]
    found = iot.get_policy(policyName=policy)
    assert json.loads(found["policyDocument"]) == publish("a")
    assert tags_of(iot, found["policyArn"]) == {"k": "v"}
    assert not run("policy", "create", policy, "--file", document(publish("a")), "--tag", "k=v")["changed"]
    run("policy", "delete", policy)
    with pytest.raises(iot.exceptions.ResourceNotFoundException):
        iot.get_policy(policyName=policy)


def test_a_policy_with_five_versions_updates(iot, name, document):
    policy = name()
    iot.create_policy(policyName=policy, policyDocument=json.dumps(publish("0")))
    for number in range(1, 5):
        iot.create_policy_version(policyName=policy, policyDocument=json.dumps(publish(str(number))), setAsDefault=False)
    run("policy", "update", policy, "--file", document(publish("new")))
    listed = iot.list_policy_versions(policyName=policy)["policyVersions"]
    kept = {version["versionId"]: version["isDefaultVersion"] for version in listed}
    assert kept == {"1": False, "3": False, "4": False, "5": False, "6": True}
    assert json.loads(iot.get_policy(policyName=policy)["policyDocument"]) == publish("new")


def test_attachments_end_with_the_policy(iot, name, document, provision):
    policy, group, device = name(), name("g"), provision()
    iot.create_thing_group(thingGroupName=group)
    run("policy", "create", policy, "--file", document(publish("a")))
    run("policy", "attach", policy, "--thing", device.thing, "--group", group)
    certificate = device.connection["certificateArn"]
    targets = iot.list_targets_for_policy(policyName=policy)["targets"]
    assert sorted(targets) == sorted([certificate, f"arn:aws:iot:eu-central-1:{ACCOUNT}:thinggroup/{group}"])
    run("policy", "delete", policy, code=6)
    run("policy", "delete", policy, "--cascade")
    attached = iot.list_attached_policies(target=certificate)["policies"]
    assert policy not in [one["policyName"] for one in attached]
    assert policy not in [one["policyName"] for one in iot.list_policies(pageSize=250)["policies"]]


def test_a_role_has_trust_policies_and_settings(iam, name, document):
    role = name("role")
    access = publish("${credentials-iot:ThingName}")
    run("role", "create", role, "--for", "rule", "--path", "/iot/", "--policy-file", document(access, "access.json"),
        "--managed-policy", "AWSIoTLogging", "--max-session", "90m", "--description", "for a test", "--tag", "k=v")
    found = iam.get_role(RoleName=role)["Role"]
    assert found["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/iot/{role}"
    assert (found["MaxSessionDuration"], found["Description"]) == (5400, "for a test")
    assert found["Tags"] == [{"Key": "k", "Value": "v"}]
    statement, = found["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"Service": "iot.amazonaws.com"}
    assert iam.get_role_policy(RoleName=role, PolicyName="access")["PolicyDocument"] == access
    attached = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    assert [one["PolicyName"] for one in attached] == ["AWSIoTLogging"]
    run("role", "update", role, "--description", "", "--for", "lambda", "--remove-managed-policy", "AWSIoTLogging")
    found = iam.get_role(RoleName=role)["Role"]
    assert "Description" not in found
    assert found["MaxSessionDuration"] == 5400
    assert found["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "lambda.amazonaws.com"}
    assert iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"] == []
    # UpdateRole without it: "the default value of one hour is applied".
    iam.update_role(RoleName=role, Description="by boto3")
    assert iam.get_role(RoleName=role)["Role"]["MaxSessionDuration"] == 3600
    run("role", "delete", role, code=6)
    run("role", "delete", role, "--cascade")
    with pytest.raises(iam.exceptions.NoSuchEntityException):
        iam.get_role(RoleName=role)


def test_a_role_with_a_boundary_is_deleted_and_the_boundary_stays(iam, name, document):
    role, boundary = name("role"), name("boundary")
    run("role", "create", role, "--for", "lambda")
    arn = iam.create_policy(PolicyName=boundary, PolicyDocument=json.dumps(publish("a")))["Policy"]["Arn"]
    iam.put_role_permissions_boundary(RoleName=role, PermissionsBoundary=arn)
    assert run("role", "show", role)["boundary"] == arn
    run("role", "delete", role)
    assert iam.get_policy(PolicyArn=arn)["Policy"]["PolicyName"] == boundary


def curl(device, path, *more):
    """What the credentials provider answers a device, asked by curl."""
    done = subprocess.run(
        ["curl", "--silent", "--show-error", "--write-out", "\n%{http_code}", "--cacert", device.tls["cafile"],
         "--cert", device.tls["certfile"], "--key", device.tls["keyfile"], *more, f"https://{HOST}:{PORT}{path}"],
        capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    body, status = done.stdout.rsplit("\n", 1)
    return int(status), json.loads(body)


def test_a_device_gets_credentials_by_what_was_made(iot, name, document, provision):
    role, alias, device = name("role"), name("alias"), provision()
    access = publish("only/${credentials-iot:ThingName}")
    run("role", "create", role, "--for", "credentials-provider", "--policy-file", document(access, "access.json"))
    made = run("role-alias", "create", alias, "--role", role, "--duration", "15m", "--allow-policy", "--tag", "k=v")
    found = iot.describe_role_alias(roleAlias=alias)["roleAliasDescription"]
    assert (found["roleArn"], found["credentialDurationSeconds"]) == (f"arn:aws:iam::{ACCOUNT}:role/{role}", 900)
    assert found["roleAliasArn"] == made["result"]["arn"]
    assert tags_of(iot, found["roleAliasArn"]) == {"k": "v"}
    path = f"/role-aliases/{alias}/credentials"
    assert curl(device, path) == (403, {"message": "Access Denied"})
    run("policy", "attach", f"{alias}-assume", "--thing", device.thing)
    status, answer = curl(device, path, "--header", f"x-amzn-iot-thingname: {device.thing}")
    assert status == 200, answer
    keys = answer["credentials"]
    data = boto3.client(
        "iot-data", aws_access_key_id=keys["accessKeyId"], aws_secret_access_key=keys["secretAccessKey"],
        aws_session_token=keys["sessionToken"])
    data.publish(topic=f"only/{device.thing}", payload=b"x")
    with pytest.raises(data.exceptions.ClientError):
        data.publish(topic="only/another", payload=b"x")
    run("role-alias", "delete", alias, "--cascade")
    assert curl(device, path)[0] == 403
    listed = iot.list_attached_policies(target=device.connection["certificateArn"])["policies"]
    assert f"{alias}-assume" not in [one["policyName"] for one in listed]
    run("role", "delete", role, "--cascade")


def test_the_aws_cli_reads_the_same(name, document):
    policy, role, alias = name(), name("role"), name("alias")
    run("policy", "create", policy, "--file", document(publish("a")))
    run("role", "create", role, "--for", "credentials-provider")
    run("role-alias", "create", alias, "--role", role)

    def aws(*arguments):
        done = subprocess.run(["aws", *arguments, "--output", "json"], capture_output=True, text=True, timeout=60,
                              env={**os.environ})
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    assert json.loads(aws("iot", "get-policy", "--policy-name", policy)["policyDocument"]) == publish("a")
    assert aws("iam", "get-role", "--role-name", role)["Role"]["RoleName"] == role
    described = aws("iot", "describe-role-alias", "--role-alias", alias)["roleAliasDescription"]
    assert described["roleArn"].endswith(f":role/{role}")
