"""boto3 on certificates, policies, what they are attached to, and decisions without a connection."""

import datetime
import hashlib
import json
import ssl
import subprocess
import time
import uuid

import pytest
from botocore.exceptions import ClientError

ABSENT = "0" * 64


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def statement(effect, action, resource):
    return {"Effect": effect, "Action": action, "Resource": resource}


ALLOW_ALL = document(statement("Allow", "iot:*", "*"))


def refused(call, **arguments):
    """The error name and HTTP status with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    assert response["Error"]["Message"]
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def openssl(*arguments, stdin=None):
    return subprocess.run(["openssl", *map(str, arguments)], input=stdin, capture_output=True, check=True).stdout


def new_key(folder, kind="P-256"):
    key = folder / f"{uuid.uuid4().hex}.key"
    if kind.startswith("P-"):
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{kind}", "-out", key)
    else:
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", f"rsa_keygen_bits:{kind}", "-out", key)
    return key


def new_csr(folder, kind="P-256", digest="sha256"):
    return openssl("req", "-new", "-key", new_key(folder, kind), f"-{digest}", "-subj", "/CN=peer").decode()


def self_signed(folder, kind="P-256", digest="sha256"):
    key = new_key(folder, kind)
    return openssl("req", "-x509", "-key", key, f"-{digest}", "-days", "30", "-subj", "/CN=peer").decode()


@pytest.fixture
def certificate(iot, tmp_path):
    """An inactive certificate; it and what hangs on it are removed afterwards."""
    made = iot.create_certificate_from_csr(certificateSigningRequest=new_csr(tmp_path))
    yield made
    remove_certificate(iot, made["certificateArn"])


def remove_certificate(iot, arn):
    identifier = arn.split("/")[1]
    try:
        for thing in iot.list_principal_things(principal=arn)["things"]:
            iot.detach_thing_principal(thingName=thing, principal=arn)
        iot.update_certificate(certificateId=identifier, newStatus="INACTIVE")
    except iot.exceptions.ResourceNotFoundException:
        return
    # Detaching a thing takes a moment.
    for _ in range(60):
        try:
            iot.delete_certificate(certificateId=identifier, forceDelete=True)
            return
        except iot.exceptions.DeleteConflictException:
            time.sleep(0.5)
    pytest.fail(f"{arn} cannot be deleted")


@pytest.fixture
def policy(iot, name):
    """A function that creates a policy and answers its name; all are removed afterwards."""
    made = []

    def make(text=ALLOW_ALL, **arguments):
        made.append(iot.create_policy(policyName=name("policy"), policyDocument=text, **arguments)["policyName"])
        return made[-1]

    yield make
    for policy_name in made:
        remove_policy(iot, policy_name)


def remove_policy(iot, policy_name):
    try:
        for page in iot.get_paginator("list_targets_for_policy").paginate(policyName=policy_name):
            for target in page["targets"]:
                iot.detach_policy(policyName=policy_name, target=target)
        for version in iot.list_policy_versions(policyName=policy_name)["policyVersions"]:
            if not version["isDefaultVersion"]:
                iot.delete_policy_version(policyName=policy_name, policyVersionId=version["versionId"])
        iot.delete_policy(policyName=policy_name)
    except iot.exceptions.ResourceNotFoundException:
        pass


@pytest.fixture
def group(iot, name):
    """A function that creates a thing group and answers its ARN; all are removed afterwards, children first."""
    made = []

    def make(parent=None):
        arguments = {"parentGroupName": parent} if parent else {}
        answer = iot.create_thing_group(thingGroupName=name("group"), **arguments)
        made.append(answer["thingGroupName"])
        return answer["thingGroupArn"]

    yield make
    for group_name in reversed(made):
        iot.delete_thing_group(thingGroupName=group_name)


@pytest.fixture
def thing(iot, name):
    thing_name = name("thing")
    iot.create_thing(thingName=thing_name)
    yield thing_name
    for _ in range(60):
        for principal in iot.list_thing_principals(thingName=thing_name)["principals"]:
            iot.detach_thing_principal(thingName=thing_name, principal=principal)
        try:
            iot.delete_thing(thingName=thing_name)
            return
        except iot.exceptions.InvalidRequestException:
            time.sleep(0.5)
    pytest.fail(f"{thing_name} cannot be deleted")


# Certificates ---------------------------------------------------------------------------------------------------------


def test_certificate_from_csr_is_described(iot, sts, certificate):
    der = ssl.PEM_cert_to_DER_cert(certificate["certificatePem"])
    assert certificate["certificateId"] == hashlib.sha256(der).hexdigest()
    assert certificate["certificateArn"].endswith(f":cert/{certificate['certificateId']}")

    shown = iot.describe_certificate(certificateId=certificate["certificateId"])["certificateDescription"]
    assert shown["certificateArn"] == certificate["certificateArn"]
    assert shown["certificatePem"] == certificate["certificatePem"]
    assert shown["status"] == "INACTIVE"
    assert shown["certificateMode"] == "DEFAULT"
    assert shown["ownedBy"] == sts.get_caller_identity()["Account"]
    assert shown["customerVersion"] == 1
    assert shown["generationId"]
    now = datetime.datetime.now(datetime.timezone.utc)
    assert abs((now - shown["creationDate"]).total_seconds()) < 300
    assert shown["lastModifiedDate"] >= shown["creationDate"]
    assert shown["validity"]["notBefore"] <= now
    assert shown["validity"]["notAfter"] == datetime.datetime(2049, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc)

    text = openssl("x509", "-noout", "-subject", "-issuer", stdin=certificate["certificatePem"].encode()).decode()
    assert "AWS IoT Certificate" in text
    assert "Amazon Web Services" in text


@pytest.mark.parametrize("kind", ["2048", "P-256", "P-384", "P-521"])
def test_csr_keys_that_are_accepted(iot, tmp_path, kind):
    made = iot.create_certificate_from_csr(certificateSigningRequest=new_csr(tmp_path, kind), setAsActive=True)
    try:
        shown = iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
        assert shown["status"] == "ACTIVE"
    finally:
        remove_certificate(iot, made["certificateArn"])


def test_csrs_that_are_refused(iot, tmp_path):
    for csr in ["no CSR", new_csr(tmp_path, "1024"), new_csr(tmp_path, "2048", "sha1"), self_signed(tmp_path)]:
        error = refused(iot.create_certificate_from_csr, certificateSigningRequest=csr)
        assert error == ("InvalidRequestException", 400)


def test_one_csr_gives_two_certificates(iot, tmp_path):
    csr = new_csr(tmp_path)
    made = [iot.create_certificate_from_csr(certificateSigningRequest=csr) for _ in range(2)]
    for one in made:
        remove_certificate(iot, one["certificateArn"])
    assert made[0]["certificateId"] != made[1]["certificateId"]


def test_keys_and_certificate_belong_together(iot):
    made = iot.create_keys_and_certificate(setAsActive=True)
    remove_certificate(iot, made["certificateArn"])
    keys = made["keyPair"]
    public = openssl("pkey", "-pubout", stdin=keys["PrivateKey"].encode())
    assert public.split() == keys["PublicKey"].encode().split()
    assert public.split() == openssl("x509", "-noout", "-pubkey", stdin=made["certificatePem"].encode()).split()
    assert b"2048 bit" in openssl("pkey", "-noout", "-text", stdin=keys["PrivateKey"].encode())


def test_register_certificate_without_ca(iot, tmp_path):
    pem = self_signed(tmp_path)
    made = iot.register_certificate_without_ca(certificatePem=pem, status="ACTIVE")
    try:
        assert made["certificateId"] == hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
        shown = iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
        assert (shown["status"], shown["certificateMode"]) == ("ACTIVE", "SNI_ONLY")
        with pytest.raises(iot.exceptions.ResourceAlreadyExistsException) as again:
            iot.register_certificate_without_ca(certificatePem=pem)
        assert again.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409
        assert again.value.response["resourceId"] == made["certificateId"]
        assert again.value.response["resourceArn"] == made["certificateArn"]
    finally:
        remove_certificate(iot, made["certificateArn"])


def test_certificates_that_are_not_registered(iot, tmp_path):
    for pem in ["no certificate", self_signed(tmp_path, "1024"), self_signed(tmp_path, "2048", "sha1")]:
        error = refused(iot.register_certificate_without_ca, certificatePem=pem)
        assert error == ("CertificateValidationException", 400)


def test_update_certificate(iot, certificate):
    identifier = certificate["certificateId"]

    def shown():
        return iot.describe_certificate(certificateId=identifier)["certificateDescription"]

    for status in ["ACTIVE", "ACTIVE", "INACTIVE", "REVOKED"]:
        iot.update_certificate(certificateId=identifier, newStatus=status)
        assert shown()["status"] == status
    assert shown()["customerVersion"] == 4
    assert shown()["lastModifiedDate"] >= shown()["creationDate"]
    for status in ["PENDING_TRANSFER", "PENDING_ACTIVATION"]:
        error = refused(iot.update_certificate, certificateId=identifier, newStatus=status)
        assert error == ("CertificateStateException", 406)
    error = refused(iot.update_certificate, certificateId=identifier, newStatus="ASLEEP")
    assert error == ("InvalidRequestException", 400)
    error = refused(iot.update_certificate, certificateId=ABSENT, newStatus="ACTIVE")
    assert error == ("ResourceNotFoundException", 404)


def test_delete_certificate_keeps_the_order(iot, certificate, policy, thing):
    identifier, arn = certificate["certificateId"], certificate["certificateArn"]
    iot.update_certificate(certificateId=identifier, newStatus="ACTIVE")
    assert refused(iot.delete_certificate, certificateId=identifier) == ("CertificateStateException", 406)
    iot.update_certificate(certificateId=identifier, newStatus="INACTIVE")

    attached = policy()
    iot.attach_policy(policyName=attached, target=arn)
    assert refused(iot.delete_certificate, certificateId=identifier) == ("DeleteConflictException", 409)
    iot.attach_thing_principal(thingName=thing, principal=arn)
    error = refused(iot.delete_certificate, certificateId=identifier, forceDelete=True)
    assert error == ("DeleteConflictException", 409)

    remove_certificate(iot, arn)
    assert refused(iot.describe_certificate, certificateId=identifier) == ("ResourceNotFoundException", 404)
    assert refused(iot.delete_certificate, certificateId=identifier) == ("ResourceNotFoundException", 404)
    assert iot.list_targets_for_policy(policyName=attached)["targets"] == []


@pytest.mark.parametrize("ascending", [True, False])
def test_list_certificates_in_pages(iot, tmp_path, ascending):
    made = [iot.create_certificate_from_csr(certificateSigningRequest=new_csr(tmp_path)) for _ in range(3)]
    try:
        pages = iot.get_paginator("list_certificates").paginate(
            ascendingOrder=ascending, PaginationConfig={"PageSize": 2}
        )
        found = []
        for page in pages:
            assert len(page["certificates"]) <= 2
            found += page["certificates"]
        dates = [one["creationDate"] for one in found]
        assert dates == sorted(dates, reverse=not ascending)
        by_id = {one["certificateId"]: one for one in found}
        assert len(by_id) == len(found), "no certificate twice"
        for one in made:
            listed = by_id[one["certificateId"]]
            assert listed["certificateArn"] == one["certificateArn"]
            assert (listed["status"], listed["certificateMode"]) == ("INACTIVE", "DEFAULT")
    finally:
        for one in made:
            remove_certificate(iot, one["certificateArn"])
    assert refused(iot.list_certificates, marker="bm9uc2Vuc2U=") == ("InvalidRequestException", 400)


# Policies -------------------------------------------------------------------------------------------------------------


def test_create_and_get_policy(iot, name):
    policy_name = name("policy")
    made = iot.create_policy(
        policyName=policy_name, policyDocument=ALLOW_ALL, tags=[{"Key": "owner", "Value": "peer"}]
    )
    try:
        assert (made["policyName"], made["policyDocument"], made["policyVersionId"]) == (policy_name, ALLOW_ALL, "1")
        assert made["policyArn"].endswith(f":policy/{policy_name}")
        shown = iot.get_policy(policyName=policy_name)
        assert (shown["policyDocument"], shown["defaultVersionId"]) == (ALLOW_ALL, "1")
        assert shown["creationDate"] <= shown["lastModifiedDate"]
        assert shown["generationId"]
        tags = iot.list_tags_for_resource(resourceArn=made["policyArn"])["tags"]
        assert tags == [{"Key": "owner", "Value": "peer"}]
        error = refused(iot.create_policy, policyName=policy_name, policyDocument=ALLOW_ALL)
        assert error == ("ResourceAlreadyExistsException", 409)
    finally:
        remove_policy(iot, policy_name)
    assert refused(iot.get_policy, policyName=policy_name) == ("ResourceNotFoundException", 404)
    assert refused(iot.delete_policy, policyName=policy_name) == ("ResourceNotFoundException", 404)


def test_malformed_policies(iot, name):
    too_long = document(statement("Allow", "iot:Connect", "arn:aws:iot:eu-central-1:123456789012:client/" + "x" * 2048))
    for text in ["", "{", "[]", json.dumps({"Version": "2012-10-17"}), too_long]:
        error = refused(iot.create_policy, policyName=name("policy"), policyDocument=text)
        assert error == ("MalformedPolicyException", 400)


def test_white_space_does_not_count(iot, policy):
    policy_name = policy(json.dumps(json.loads(ALLOW_ALL), indent=400))
    assert len(iot.get_policy(policyName=policy_name)["policyDocument"]) > 2048


def test_policy_versions(iot, policy):
    policy_name = policy()
    connect = document(statement("Allow", "iot:Connect", "*"))
    second = iot.create_policy_version(policyName=policy_name, policyDocument=connect)
    assert (second["policyVersionId"], second["isDefaultVersion"]) == ("2", False)
    assert second["policyDocument"] == connect
    third = iot.create_policy_version(policyName=policy_name, policyDocument=connect, setAsDefault=True)
    assert (third["policyVersionId"], third["isDefaultVersion"]) == ("3", True)
    assert iot.get_policy(policyName=policy_name)["defaultVersionId"] == "3"

    error = refused(iot.delete_policy_version, policyName=policy_name, policyVersionId="3")
    assert error == ("DeleteConflictException", 409)
    assert refused(iot.delete_policy, policyName=policy_name) == ("DeleteConflictException", 409)
    iot.set_default_policy_version(policyName=policy_name, policyVersionId="1")
    iot.delete_policy_version(policyName=policy_name, policyVersionId="3")
    error = refused(iot.get_policy_version, policyName=policy_name, policyVersionId="3")
    assert error == ("ResourceNotFoundException", 404)
    error = refused(iot.set_default_policy_version, policyName=policy_name, policyVersionId="3")
    assert error == ("ResourceNotFoundException", 404)

    fourth = iot.create_policy_version(policyName=policy_name, policyDocument=connect)
    assert fourth["policyVersionId"] == "4", "no id is used twice"
    shown = iot.get_policy_version(policyName=policy_name, policyVersionId="1")
    assert (shown["policyName"], shown["policyDocument"], shown["isDefaultVersion"]) == (policy_name, ALLOW_ALL, True)
    assert shown["creationDate"] and shown["lastModifiedDate"] and shown["generationId"]
    versions = iot.list_policy_versions(policyName=policy_name)["policyVersions"]
    assert {one["versionId"]: one["isDefaultVersion"] for one in versions} == {"1": True, "2": False, "4": False}
    assert all(one["createDate"] for one in versions)


def test_five_versions_are_the_most(iot, policy):
    policy_name = policy()
    for _ in range(4):
        iot.create_policy_version(policyName=policy_name, policyDocument=ALLOW_ALL)
    error = refused(iot.create_policy_version, policyName=policy_name, policyDocument=ALLOW_ALL)
    assert error == ("VersionsLimitExceededException", 409)


def test_list_policies_in_pages(iot, policy):
    made = {policy() for _ in range(3)}
    found = []
    for page in iot.get_paginator("list_policies").paginate(PaginationConfig={"PageSize": 2}):
        assert len(page["policies"]) <= 2
        found += page["policies"]
    names = [one["policyName"] for one in found]
    assert len(set(names)) == len(names)
    assert made <= set(names)
    assert all(one["policyArn"].endswith(f":policy/{one['policyName']}") for one in found)


# Targets --------------------------------------------------------------------------------------------------------------


def test_attach_to_every_kind_of_target(iot, policy, certificate, group):
    policy_name = policy()
    identity = f"{iot.meta.region_name}:{uuid.uuid4()}"
    targets = [certificate["certificateArn"], group(), identity]
    for target in targets:
        for _ in range(2):
            iot.attach_policy(policyName=policy_name, target=target)
        attached = iot.list_attached_policies(target=target)["policies"]
        assert [one["policyName"] for one in attached] == [policy_name]
    found = []
    for page in iot.get_paginator("list_targets_for_policy").paginate(
        policyName=policy_name, PaginationConfig={"PageSize": 1}
    ):
        assert len(page["targets"]) <= 1
        found += page["targets"]
    assert sorted(found) == sorted(targets)
    assert refused(iot.delete_policy, policyName=policy_name) == ("DeleteConflictException", 409)
    for target in targets:
        for _ in range(2):
            iot.detach_policy(policyName=policy_name, target=target)
        assert iot.list_attached_policies(target=target)["policies"] == []


def test_targets_that_are_not_there(iot, policy, certificate):
    policy_name, arn = policy(), certificate["certificateArn"]
    prefix = arn.rsplit(":", 1)[0]
    for target in [f"{prefix}:cert/{ABSENT}", f"{prefix}:thinggroup/{uuid.uuid4().hex}"]:
        assert refused(iot.attach_policy, policyName=policy_name, target=target) == ("ResourceNotFoundException", 404)
        assert refused(iot.list_attached_policies, target=target) == ("ResourceNotFoundException", 404)
    absent = uuid.uuid4().hex
    assert refused(iot.attach_policy, policyName=absent, target=arn) == ("ResourceNotFoundException", 404)
    assert refused(iot.list_targets_for_policy, policyName=absent) == ("ResourceNotFoundException", 404)
    error = refused(iot.attach_policy, policyName=policy_name, target="nobody")
    assert error == ("InvalidRequestException", 400)


def test_quotas_of_targets(iot, policy, certificate, group):
    policies = [policy() for _ in range(11)]
    for target, most in [(certificate["certificateArn"], 10), (group(), 2)]:
        for policy_name in policies[:most]:
            iot.attach_policy(policyName=policy_name, target=target)
        error = refused(iot.attach_policy, policyName=policies[most], target=target)
        assert error == ("LimitExceededException", 410)
        found = []
        for page in iot.get_paginator("list_attached_policies").paginate(
            target=target, PaginationConfig={"PageSize": 4}
        ):
            found += [one["policyName"] for one in page["policies"]]
        assert sorted(found) == sorted(policies[:most])


def test_groups_inherit_policies(iot, policy, group):
    above = group()
    below = group(parent=above.split("/")[1])
    of_above, of_below = policy(), policy()
    iot.attach_policy(policyName=of_above, target=above)
    iot.attach_policy(policyName=of_below, target=below)

    def attached(target, **arguments):
        return {one["policyName"] for one in iot.list_attached_policies(target=target, **arguments)["policies"]}

    assert attached(below) == {of_below}
    assert attached(below, recursive=True) == {of_above, of_below}
    assert attached(above, recursive=True) == {of_above}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_deprecated_principal_calls(iot, policy, certificate):
    arn = certificate["certificateArn"]
    policies = [policy() for _ in range(3)]
    for policy_name in policies:
        iot.attach_principal_policy(policyName=policy_name, principal=arn)
    found = []
    for page in iot.get_paginator("list_principal_policies").paginate(
        principal=arn, ascendingOrder=True, PaginationConfig={"PageSize": 2}
    ):
        found += [one["policyName"] for one in page["policies"]]
    assert sorted(found) == sorted(policies)
    principals = []
    for page in iot.get_paginator("list_policy_principals").paginate(policyName=policies[0]):
        principals += page["principals"]
    assert principals == [arn]
    iot.detach_principal_policy(policyName=policies[0], principal=arn)
    assert iot.list_policy_principals(policyName=policies[0])["principals"] == []
    error = refused(iot.detach_principal_policy, policyName=uuid.uuid4().hex, principal=arn)
    assert error == ("ResourceNotFoundException", 404)
    error = refused(iot.list_principal_policies, principal=arn.rsplit("/", 1)[0] + f"/{ABSENT}")
    assert error == ("ResourceNotFoundException", 404)


# Decisions ------------------------------------------------------------------------------------------------------------


def test_effective_policies(iot, policy, certificate, group, thing):
    arn, house = certificate["certificateArn"], group()
    own, of_group = policy(), policy(document(statement("Allow", "iot:Publish", "*")))
    iot.attach_policy(policyName=own, target=arn)
    iot.attach_policy(policyName=of_group, target=house)
    iot.add_thing_to_thing_group(thingName=thing, thingGroupArn=house)

    def effective(**arguments):
        return {one["policyName"]: one for one in iot.get_effective_policies(**arguments)["effectivePolicies"]}

    found = effective(principal=arn)
    assert list(found) == [own]
    assert found[own]["policyDocument"] == ALLOW_ALL
    assert found[own]["policyArn"].endswith(f":policy/{own}")
    assert set(effective(thingName=thing)) == {of_group}
    iot.attach_thing_principal(thingName=thing, principal=arn)
    assert set(effective(principal=arn, thingName=thing)) == {own, of_group}
    assert refused(iot.get_effective_policies) == ("InvalidRequestException", 400)
    error = refused(iot.get_effective_policies, thingName=uuid.uuid4().hex)
    assert error == ("ResourceNotFoundException", 404)


def test_authorization_is_tested_by_policy(iot, policy, certificate):
    arn = certificate["certificateArn"]
    topic = arn.rsplit(":", 1)[0] + ":topic/"
    allows = policy(document(statement("Allow", "iot:Publish", f"{topic}*")))
    denies = policy(document(statement("Deny", "iot:Publish", f"{topic}secret")))
    extra = policy(document(statement("Allow", "iot:Connect", "*")))
    for policy_name in [allows, denies]:
        iot.attach_policy(policyName=policy_name, target=arn)
    infos = [
        {"actionType": "PUBLISH", "resources": [f"{topic}open"]},
        {"actionType": "PUBLISH", "resources": [f"{topic}secret"]},
        {"actionType": "CONNECT", "resources": [topic.replace(":topic/", ":client/") + "lamp"]},
    ]

    def results(**arguments):
        return iot.test_authorization(principal=arn, authInfos=infos, **arguments)["authResults"]

    def names(part):
        return {one["policyName"] for one in part["policies"]}

    open_topic, secret, connect = results()
    assert [one["authInfo"] for one in (open_topic, secret, connect)] == infos
    assert open_topic["authDecision"] == "ALLOWED"
    assert names(open_topic["allowed"]) == {allows}
    assert names(open_topic["denied"]["implicitDeny"]) == {denies}
    assert secret["authDecision"] == "EXPLICIT_DENY"
    assert names(secret["denied"]["explicitDeny"]) == {denies}
    assert connect["authDecision"] == "IMPLICIT_DENY"
    assert names(connect["denied"]["implicitDeny"]) == {allows, denies}

    decisions = [one["authDecision"] for one in results(policyNamesToAdd=[extra], policyNamesToSkip=[denies])]
    assert decisions == ["ALLOWED", "ALLOWED", "ALLOWED"]
    error = refused(iot.test_authorization, principal=arn, authInfos=infos, policyNamesToAdd=[uuid.uuid4().hex])
    assert error == ("ResourceNotFoundException", 404)
    absent = arn.rsplit("/", 1)[0] + f"/{ABSENT}"
    error = refused(iot.test_authorization, principal=absent, authInfos=infos)
    assert error == ("ResourceNotFoundException", 404)


def test_authorization_tells_missing_values(iot, policy, certificate, thing):
    arn = certificate["certificateArn"]
    client = arn.rsplit(":", 1)[0] + ":client/"
    policy_name = policy(document(statement("Allow", "iot:Connect", client + "${iot:Connection.Thing.ThingName}")))
    iot.attach_policy(policyName=policy_name, target=arn)
    iot.attach_thing_principal(thingName=thing, principal=arn)
    info = {"actionType": "CONNECT", "resources": [client + thing]}

    [unknown] = iot.test_authorization(principal=arn, authInfos=[info])["authResults"]
    assert unknown["authDecision"] == "IMPLICIT_DENY"
    assert any("Thing.ThingName" in key for key in unknown["missingContextValues"])
    [known] = iot.test_authorization(principal=arn, clientId=thing, authInfos=[info])["authResults"]
    assert (known["authDecision"], known["missingContextValues"]) == ("ALLOWED", [])
