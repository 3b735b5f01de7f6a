"""The stock AWS CLI calls every operation that the sandbox has, and parses every answer."""

import json
import os
import subprocess
import time

import pytest

CALLED = set()
CONTROL_PLANE = set(
    """
    create-thing describe-thing update-thing delete-thing list-things
    create-thing-type describe-thing-type update-thing-type deprecate-thing-type list-thing-types delete-thing-type
    create-thing-group describe-thing-group update-thing-group delete-thing-group list-thing-groups
    add-thing-to-thing-group remove-thing-from-thing-group list-things-in-thing-group list-thing-groups-for-thing
    attach-thing-principal detach-thing-principal list-thing-principals list-thing-principals-v2
    list-principal-things list-principal-things-v2
    create-certificate-from-csr create-keys-and-certificate register-certificate-without-ca
    describe-certificate list-certificates update-certificate delete-certificate
    create-policy get-policy list-policies delete-policy
    create-policy-version get-policy-version list-policy-versions set-default-policy-version delete-policy-version
    attach-policy detach-policy list-attached-policies list-targets-for-policy get-effective-policies test-authorization
    attach-principal-policy detach-principal-policy list-principal-policies list-policy-principals
    describe-endpoint tag-resource untag-resource list-tags-for-resource
    """.split()
)
DATA_PLANE = set(
    """
    publish get-retained-message list-retained-messages get-connection list-subscriptions delete-connection
    send-direct-message
    """.split()
)
ALL = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]})


def run(service, operation, *arguments):
    CALLED.add((service, operation))
    return subprocess.run(
        ["aws", service, operation, "--output", "json", *arguments], capture_output=True, text=True, timeout=60
    )


def aws(service, operation, *arguments):
    done = run(service, operation, *arguments)
    assert done.returncode == 0, f"{operation}: {done.stderr}"
    return json.loads(done.stdout) if done.stdout.strip() else {}


def refused(service, operation, *arguments):
    done = run(service, operation, *arguments)
    assert done.returncode != 0, done.stdout
    return done.stderr


def iot(operation, *arguments):
    return aws("iot", operation, *arguments)


@pytest.fixture(scope="module")
def csr(tmp_path_factory):
    folder = tmp_path_factory.mktemp("csr")
    subprocess.run(
        ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-keyout", folder / "key.pem", "-subj", "/CN=cli", "-out", folder / "csr.pem"],
        check=True, capture_output=True,
    )
    subprocess.run(
        ["openssl", "req", "-x509", "-key", folder / "key.pem", "-subj", "/CN=own", "-days", "30", "-out", folder / "own.pem"],
        check=True, capture_output=True,
    )
    return folder


def test_registry():
    iot("create-thing-type", "--thing-type-name", "lamp", "--thing-type-properties", "thingTypeDescription=d,searchableAttributes=a")
    assert iot("describe-thing-type", "--thing-type-name", "lamp")["thingTypeProperties"]["searchableAttributes"] == ["a"]
    iot("update-thing-type", "--thing-type-name", "lamp", "--thing-type-properties", "mqtt5Configuration={propagatingAttributes=[{userPropertyKey=k,thingAttribute=a}]}")
    assert [t["thingTypeName"] for t in iot("list-thing-types")["thingTypes"]] == ["lamp"]
    made = iot("create-thing", "--thing-name", "t1", "--thing-type-name", "lamp", "--attribute-payload", "attributes={a=1}")
    assert made["thingArn"].endswith(":thing/t1") and made["thingId"]
    iot("update-thing", "--thing-name", "t1", "--attribute-payload", "attributes={b=2},merge=true", "--expected-version", "1")
    shown = iot("describe-thing", "--thing-name", "t1")
    assert shown["attributes"] == {"a": "1", "b": "2"} and shown["version"] == 2 and shown["thingTypeName"] == "lamp"
    assert "VersionConflictException" in refused("iot", "update-thing", "--thing-name", "t1", "--expected-version", "1")
    assert [t["thingName"] for t in iot("list-things", "--attribute-name", "a", "--attribute-value", "1")["things"]] == ["t1"]
    assert "ResourceAlreadyExistsException" in refused("iot", "create-thing", "--thing-name", "t1")

    iot("create-thing-group", "--thing-group-name", "g", "--tags", "Key=k,Value=v")
    iot("create-thing-group", "--thing-group-name", "g-child", "--parent-group-name", "g")
    iot("update-thing-group", "--thing-group-name", "g", "--thing-group-properties", "thingGroupDescription=d")
    assert iot("describe-thing-group", "--thing-group-name", "g")["version"] == 2
    assert {g["groupName"] for g in iot("list-thing-groups")["thingGroups"]} == {"g", "g-child"}
    iot("add-thing-to-thing-group", "--thing-group-name", "g-child", "--thing-name", "t1")
    assert iot("list-things-in-thing-group", "--thing-group-name", "g", "--recursive")["things"] == ["t1"]
    assert iot("list-thing-groups-for-thing", "--thing-name", "t1")["thingGroups"][0]["groupName"] == "g-child"
    arn = iot("describe-thing-group", "--thing-group-name", "g")["thingGroupArn"]
    iot("tag-resource", "--resource-arn", arn, "--tags", "Key=x,Value=y")
    iot("untag-resource", "--resource-arn", arn, "--tag-keys", "k")
    assert iot("list-tags-for-resource", "--resource-arn", arn)["tags"] == [{"Key": "x", "Value": "y"}]
    iot("remove-thing-from-thing-group", "--thing-group-name", "g-child", "--thing-name", "t1")
    assert "InvalidRequestException" in refused("iot", "delete-thing-group", "--thing-group-name", "g")
    iot("delete-thing-group", "--thing-group-name", "g-child")
    iot("delete-thing-group", "--thing-group-name", "g")

    iot("deprecate-thing-type", "--thing-type-name", "lamp")
    assert "InvalidRequestException" in refused("iot", "delete-thing-type", "--thing-type-name", "lamp")
    iot("delete-thing", "--thing-name", "t1")
    assert "ResourceNotFoundException" in refused("iot", "describe-thing", "--thing-name", "t1")


@pytest.mark.parametrize("kind", ["iot:Data-ATS", "iot:Data", "iot:CredentialProvider", "iot:Jobs"])
def test_endpoints(kind):
    assert iot("describe-endpoint", "--endpoint-type", kind)["endpointAddress"] == os.environ["SANDBOX_ENDPOINT"]


def test_certificates_and_principals(csr):
    made = iot("create-certificate-from-csr", "--certificate-signing-request", f"file://{csr}/csr.pem", "--set-as-active")
    arn, identity = made["certificateArn"], made["certificateId"]
    keys = iot("create-keys-and-certificate")
    assert "PRIVATE KEY" in keys["keyPair"]["PrivateKey"]
    own = iot("register-certificate-without-ca", "--certificate-pem", f"file://{csr}/own.pem", "--status", "ACTIVE")
    shown = iot("describe-certificate", "--certificate-id", own["certificateId"])["certificateDescription"]
    assert shown["status"] == "ACTIVE" and shown["certificateMode"] == "SNI_ONLY" and shown["validity"]["notAfter"]
    assert len(iot("list-certificates")["certificates"]) == 3

    iot("create-thing", "--thing-name", "t2")
    iot("attach-thing-principal", "--thing-name", "t2", "--principal", arn, "--thing-principal-type", "EXCLUSIVE_THING")
    assert iot("list-thing-principals", "--thing-name", "t2")["principals"] == [arn]
    assert iot("list-thing-principals-v2", "--thing-name", "t2")["thingPrincipalObjects"] == [
        {"principal": arn, "thingPrincipalType": "EXCLUSIVE_THING"}
    ]
    assert iot("list-principal-things", "--principal", arn)["things"] == ["t2"]
    assert iot("list-principal-things-v2", "--principal", arn)["principalThingObjects"][0]["thingName"] == "t2"
    assert "InvalidRequestException" in refused("iot", "delete-thing", "--thing-name", "t2")
    assert "CertificateStateException" in refused("iot", "delete-certificate", "--certificate-id", identity)
    iot("update-certificate", "--certificate-id", identity, "--new-status", "INACTIVE")
    assert "DeleteConflictException" in refused("iot", "delete-certificate", "--certificate-id", identity)
    iot("detach-thing-principal", "--thing-name", "t2", "--principal", arn)
    for _ in range(50):
        if not iot("list-thing-principals", "--thing-name", "t2")["principals"]:
            break
        time.sleep(0.1)
    iot("delete-certificate", "--certificate-id", identity)
    iot("delete-thing", "--thing-name", "t2")
    for leftover in (keys["certificateId"], own["certificateId"]):
        iot("update-certificate", "--certificate-id", leftover, "--new-status", "INACTIVE")
        iot("delete-certificate", "--certificate-id", leftover)


def test_policies():
    principal = iot("create-keys-and-certificate", "--set-as-active")
    arn = principal["certificateArn"]
    iot("create-policy", "--policy-name", "p", "--policy-document", ALL)
    assert "ResourceAlreadyExistsException" in refused("iot", "create-policy", "--policy-name", "p", "--policy-document", ALL)
    assert "MalformedPolicyException" in refused("iot", "create-policy", "--policy-name", "q", "--policy-document", "{}")
    assert json.loads(iot("get-policy", "--policy-name", "p")["policyDocument"]) == json.loads(ALL)
    assert [p["policyName"] for p in iot("list-policies")["policies"]] == ["p"]
    for _ in range(4):
        version = iot("create-policy-version", "--policy-name", "p", "--policy-document", ALL)["policyVersionId"]
    assert version == "5"
    assert "VersionsLimitExceededException" in refused("iot", "create-policy-version", "--policy-name", "p", "--policy-document", ALL)
    iot("set-default-policy-version", "--policy-name", "p", "--policy-version-id", "2")
    assert iot("get-policy-version", "--policy-name", "p", "--policy-version-id", "2")["isDefaultVersion"] is True
    for version in "1345":
        iot("delete-policy-version", "--policy-name", "p", "--policy-version-id", version)
    assert [v["versionId"] for v in iot("list-policy-versions", "--policy-name", "p")["policyVersions"]] == ["2"]

    iot("attach-policy", "--policy-name", "p", "--target", arn)
    assert iot("list-attached-policies", "--target", arn)["policies"][0]["policyName"] == "p"
    assert iot("list-targets-for-policy", "--policy-name", "p")["targets"] == [arn]
    assert iot("get-effective-policies", "--principal", arn)["effectivePolicies"][0]["policyName"] == "p"
    result = iot(
        "test-authorization", "--principal", arn,
        "--auth-infos", "actionType=PUBLISH,resources=arn:aws:iot:eu-central-1:123456789012:topic/a",
    )["authResults"][0]
    assert result["authDecision"] == "ALLOWED" and result["allowed"]["policies"][0]["policyName"] == "p"
    assert "DeleteConflictException" in refused("iot", "delete-policy", "--policy-name", "p")
    iot("detach-policy", "--policy-name", "p", "--target", arn)
    iot("attach-principal-policy", "--policy-name", "p", "--principal", arn)
    assert iot("list-principal-policies", "--principal", arn)["policies"][0]["policyName"] == "p"
    # The answer of this deprecated call has no ARNs of certificates but the principals as they were attached.
    assert iot("list-policy-principals", "--policy-name", "p")["principals"]
    iot("detach-principal-policy", "--policy-name", "p", "--principal", arn)
    iot("delete-policy", "--policy-name", "p")


def test_data_plane():
    aws("iot-data", "publish", "--topic", "cli/kept", "--qos", "1", "--retain", "--payload", "a2VwdA==")
    kept = aws("iot-data", "get-retained-message", "--topic", "cli/kept")
    assert kept["topic"] == "cli/kept" and kept["qos"] == 1
    assert any(m["topic"] == "cli/kept" for m in aws("iot-data", "list-retained-messages")["retainedTopics"])
    for call in ("get-connection", "list-subscriptions", "delete-connection"):
        assert "ResourceNotFoundException" in refused("iot-data", call, "--client-id", "nobody")
    assert "ResourceNotFoundException" in refused("iot-data", "send-direct-message", "--client-id", "nobody", "--topic", "a")
    assert aws("sts", "get-caller-identity")["Account"] == "123456789012"


def test_every_operation_was_called():
    assert {operation for service, operation in CALLED if service == "iot"} >= CONTROL_PLANE
    assert {operation for service, operation in CALLED if service == "iot-data"} >= DATA_PLANE
