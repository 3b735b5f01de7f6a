"""boto3 against IAM, STS and Lambda, and what vended keys may do."""

import io
import json
import os
import sqlite3
import time
import zipfile

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import refusals

ACCOUNT = "123456789012"
REGION = "eu-central-1"
IOT = f"arn:aws:iot:{REGION}:{ACCOUNT}:"


def refused(call, **arguments):
    """The error name and HTTP status with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    assert response["Error"].get("Message"), response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*"):
    return {"Effect": "Deny", "Action": action, "Resource": resource}


def trust(principal, action="sts:AssumeRole", **more):
    return document({"Effect": "Allow", "Principal": principal, "Action": action, **more})


OWN = trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})


def federated(pool, kind):
    return trust(
        {"Federated": "cognito-identity.amazonaws.com"}, "sts:AssumeRoleWithWebIdentity",
        Condition={
            "StringEquals": {"cognito-identity.amazonaws.com:aud": pool},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": kind},
        })


@pytest.fixture(scope="module")
def iam():
    return boto3.client("iam")


@pytest.fixture(scope="module")
def cognito():
    return boto3.client("cognito-identity")


@pytest.fixture(scope="module")
def guest():
    """A browser: Cognito without keys."""
    return boto3.client("cognito-identity", config=Config(signature_version=UNSIGNED))


@pytest.fixture(scope="module")
def functions():
    return boto3.client("lambda", config=Config(retries={"max_attempts": 1}))


@pytest.fixture
def role(iam, name):
    """A function that makes a role with inline statements and answers it."""

    def make(trust_policy=OWN, *statements, **more):
        made = iam.create_role(RoleName=name("role"), AssumeRolePolicyDocument=trust_policy, **more)["Role"]
        if statements:
            iam.put_role_policy(RoleName=made["RoleName"], PolicyName="inline", PolicyDocument=document(*statements))
        return made

    return make


def with_keys(service, credentials, **more):
    return boto3.client(
        service, aws_access_key_id=credentials.get("AccessKeyId"),
        aws_secret_access_key=credentials.get("SecretAccessKey") or credentials.get("SecretKey"),
        aws_session_token=credentials["SessionToken"], config=Config(retries={"max_attempts": 1}), **more)


def assume(sts, made, **more):
    return sts.assume_role(RoleArn=made["Arn"], RoleSessionName="session", **more)


# IAM


def test_a_role_from_creation_to_deletion(iam, name):
    role_name = name("role")
    made = iam.create_role(
        RoleName=role_name, Path="/a/b/", AssumeRolePolicyDocument=OWN, Description='<"&\'é>', MaxSessionDuration=7200,
        Tags=[{"Key": "owner", "Value": "x + y"}])["Role"]
    assert made["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/a/b/{role_name}"
    assert made["RoleId"].startswith("AROA") and len(made["RoleId"]) == 21
    shown = iam.get_role(RoleName=role_name)["Role"]
    assert shown["Description"] == '<"&\'é>' and shown["MaxSessionDuration"] == 7200
    assert shown["AssumeRolePolicyDocument"] == json.loads(OWN)
    assert shown["Tags"] == [{"Key": "owner", "Value": "x + y"}] and shown["CreateDate"].year >= 2024
    assert refused(iam.create_role, RoleName=role_name, AssumeRolePolicyDocument=OWN) == ("EntityAlreadyExists", 409)
    iam.update_role(RoleName=role_name, Description="new", MaxSessionDuration=3600)
    assert iam.get_role(RoleName=role_name)["Role"]["Description"] == "new"
    service = trust({"Service": "iot.amazonaws.com"})
    iam.update_assume_role_policy(RoleName=role_name, PolicyDocument=service)
    assert iam.get_role(RoleName=role_name)["Role"]["AssumeRolePolicyDocument"] == json.loads(service)
    iam.tag_role(RoleName=role_name, Tags=[{"Key": "Owner", "Value": "z"}, {"Key": "b", "Value": ""}])
    assert iam.list_role_tags(RoleName=role_name)["Tags"] == [{"Key": "b", "Value": ""}, {"Key": "Owner", "Value": "z"}]
    iam.untag_role(RoleName=role_name, TagKeys=["OWNER"])
    assert [tag["Key"] for tag in iam.list_role_tags(RoleName=role_name)["Tags"]] == ["b"]
    assert role_name in [r["RoleName"] for r in iam.list_roles(PathPrefix="/a/")["Roles"]]
    assert role_name not in [r["RoleName"] for r in iam.list_roles(PathPrefix="/c/")["Roles"]]
    iam.delete_role(RoleName=role_name)
    assert refused(iam.get_role, RoleName=role_name) == ("NoSuchEntity", 404)
    assert refused(iam.delete_role, RoleName=role_name) == ("NoSuchEntity", 404)


@pytest.mark.parametrize("bad", [
    "{", "[]", document(allow("sts:AssumeRole")), trust({"AWS": "arn:aws:iam::1:role/x"}), trust({"Service": "x"}),
    trust({"AWS": f"arn:aws:iam::{ACCOUNT}:role/never-made"}), trust("*", "iot:Publish"),
])
def test_what_is_no_trust_policy(iam, name, bad):
    assert refused(iam.create_role, RoleName=name(), AssumeRolePolicyDocument=bad) == ("MalformedPolicyDocument", 400)


def test_bad_parameters_of_roles(iam, name):
    assert refused(iam.create_role, RoleName="a b", AssumeRolePolicyDocument=OWN) == ("ValidationError", 400)
    assert refused(iam.create_role, RoleName=name(), Path="x", AssumeRolePolicyDocument=OWN) == ("ValidationError", 400)
    # Range checks are boto3's too; the sandbox has its own.
    loose = boto3.client("iam", config=Config(parameter_validation=False))
    for arguments in ({"MaxSessionDuration": 60}, {"MaxSessionDuration": 43201}):
        error = refused(loose.create_role, RoleName=name(), AssumeRolePolicyDocument=OWN, **arguments)
        assert error == ("ValidationError", 400)
    assert refused(loose.create_role, RoleName=name()) == ("ValidationError", 400)


def test_inline_policies(iam, role):
    made = role()["RoleName"]
    text = document(allow("iot:Publish", f"{IOT}topic/a b/ü"))
    iam.put_role_policy(RoleName=made, PolicyName="one", PolicyDocument=text)
    got = iam.get_role_policy(RoleName=made, PolicyName="one")
    assert got["PolicyDocument"] == json.loads(text) and got["RoleName"] == made
    assert refused(iam.put_role_policy, RoleName=made, PolicyName="x", PolicyDocument="{}") == ("MalformedPolicyDocument", 400)
    assert refused(iam.get_role_policy, RoleName=made, PolicyName="x") == ("NoSuchEntity", 404)
    big = document(allow("iot:Publish", [f"{IOT}topic/{'x' * 100}{n}" for n in range(80)]))
    assert refused(iam.put_role_policy, RoleName=made, PolicyName="x", PolicyDocument=big) == ("LimitExceeded", 409)
    for number in range(4):
        iam.put_role_policy(RoleName=made, PolicyName=f"p{number}", PolicyDocument=text)
    pages = iam.get_paginator("list_role_policies").paginate(RoleName=made, PaginationConfig={"PageSize": 2})
    pages = [page["PolicyNames"] for page in pages]
    assert pages == [["one", "p0"], ["p1", "p2"], ["p3"]]
    assert refused(iam.delete_role, RoleName=made) == ("DeleteConflict", 409)
    for policy in sum(pages, []):
        iam.delete_role_policy(RoleName=made, PolicyName=policy)
    assert refused(iam.delete_role_policy, RoleName=made, PolicyName="one") == ("NoSuchEntity", 404)
    iam.delete_role(RoleName=made)


def test_managed_policies_and_their_versions(iam, role, name):
    text = document(allow("iot:Connect"))
    made = iam.create_policy(PolicyName=name("p"), Path="/x/", PolicyDocument=text, Description="d",
                             Tags=[{"Key": "a", "Value": "b"}])["Policy"]
    arn = made["Arn"]
    assert arn == f"arn:aws:iam::{ACCOUNT}:policy/x/{made['PolicyName']}" and made["DefaultVersionId"] == "v1"
    error = refused(iam.create_policy, PolicyName=made["PolicyName"], PolicyDocument=text)
    assert error == ("EntityAlreadyExists", 409)
    for number in range(2, 6):
        version = iam.create_policy_version(PolicyArn=arn, PolicyDocument=text, SetAsDefault=number == 3)["PolicyVersion"]
        assert version["VersionId"] == f"v{number}" and version["IsDefaultVersion"] is (number == 3)
    assert refused(iam.create_policy_version, PolicyArn=arn, PolicyDocument=text) == ("LimitExceeded", 409)
    versions = iam.list_policy_versions(PolicyArn=arn)["Versions"]
    assert [v["VersionId"] for v in versions] == ["v5", "v4", "v3", "v2", "v1"]
    pages = iam.get_paginator("list_policy_versions").paginate(PolicyArn=arn, PaginationConfig={"PageSize": 2})
    assert [[v["VersionId"] for v in page["Versions"]] for page in pages] == [["v5", "v4"], ["v3", "v2"], ["v1"]]
    assert iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]["Document"] == json.loads(text)
    assert refused(iam.get_policy_version, PolicyArn=arn, VersionId="v9") == ("NoSuchEntity", 404)
    assert refused(iam.delete_policy_version, PolicyArn=arn, VersionId="v3") == ("DeleteConflict", 409)
    assert refused(iam.delete_policy, PolicyArn=arn) == ("DeleteConflict", 409)
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v5")
    for number in range(1, 5):
        iam.delete_policy_version(PolicyArn=arn, VersionId=f"v{number}")
    assert iam.create_policy_version(PolicyArn=arn, PolicyDocument=text)["PolicyVersion"]["VersionId"] == "v6"
    iam.delete_policy_version(PolicyArn=arn, VersionId="v6")
    holder = role()["RoleName"]
    iam.attach_role_policy(RoleName=holder, PolicyArn=arn)
    iam.attach_role_policy(RoleName=holder, PolicyArn=arn)
    assert iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == 1
    assert iam.list_entities_for_policy(PolicyArn=arn)["PolicyRoles"][0]["RoleName"] == holder
    assert iam.list_attached_role_policies(RoleName=holder)["AttachedPolicies"] == [
        {"PolicyName": made["PolicyName"], "PolicyArn": arn}]
    assert refused(iam.delete_policy, PolicyArn=arn) == ("DeleteConflict", 409)
    assert refused(iam.delete_role, RoleName=holder) == ("DeleteConflict", 409)
    assert arn in [p["Arn"] for p in iam.list_policies(Scope="Local", OnlyAttached=True)["Policies"]]
    iam.detach_role_policy(RoleName=holder, PolicyArn=arn)
    assert refused(iam.detach_role_policy, RoleName=holder, PolicyArn=arn) == ("NoSuchEntity", 404)
    iam.delete_policy(PolicyArn=arn)
    assert refused(iam.get_policy, PolicyArn=arn) == ("NoSuchEntity", 404)
    iam.delete_role(RoleName=holder)


def test_policies_of_aws(iam, role):
    arn = "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"
    holder = role()["RoleName"]
    iam.attach_role_policy(RoleName=holder, PolicyArn=arn)
    policy = iam.get_policy(PolicyArn=arn)["Policy"]
    assert policy["PolicyName"] == "AWSIoTThingsRegistration" and policy["Path"] == "/service-role/"
    default = policy["DefaultVersionId"]
    version = iam.get_policy_version(PolicyArn=arn, VersionId=default)["PolicyVersion"]
    assert (default, version["IsDefaultVersion"]) == ("v3", True)
    assert "iot:RegisterThing" in version["Document"]["Statement"][0]["Action"]
    assert arn in [p["Arn"] for p in iam.list_policies(Scope="AWS")["Policies"]]
    assert refused(iam.delete_policy, PolicyArn=arn)[1] == 403
    error = refused(iam.attach_role_policy, RoleName=holder, PolicyArn="arn:aws:iam::aws:policy/Nothing")
    assert error == ("NoSuchEntity", 404)
    assert refused(iam.attach_role_policy, RoleName=holder, PolicyArn="x" * 20) == ("InvalidInput", 400)


def test_roles_come_in_pages(iam, name):
    prefix = f"/{name('pages')}/"
    names = sorted((name("Role") for _ in range(5)), key=str.lower)
    for role_name in names:
        iam.create_role(RoleName=role_name, Path=prefix, AssumeRolePolicyDocument=OWN)
    pages = iam.get_paginator("list_roles").paginate(PathPrefix=prefix, PaginationConfig={"PageSize": 2})
    assert [[r["RoleName"] for r in page["Roles"]] for page in pages] == [names[:2], names[2:4], names[4:]]


def test_iam_lacks_what_it_lacks(iam):
    with pytest.raises(ClientError) as caught:
        iam.list_users()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501 and "ListUsers" in str(caught.value)


# STS and what vended keys may do


def test_assumed_roles_are_told_who_they_are(sts, role):
    made = role()
    answer = assume(sts, made)
    assert answer["Credentials"]["AccessKeyId"].startswith("ASIA")
    who = with_keys("sts", answer["Credentials"]).get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/{made['RoleName']}/session"
    assert who["Arn"] == answer["AssumedRoleUser"]["Arn"]
    assert who["UserId"] == f"{made['RoleId']}:session" == answer["AssumedRoleUser"]["AssumedRoleId"]


def test_the_role_decides_on_the_control_plane(sts, role, name):
    thing = name("mine")
    made = role(OWN, allow("iot:*Thing", f"{IOT}thing/mine-*"), deny("iot:DeleteThing"), allow("iot:ListThings"))
    iot = with_keys("iot", assume(sts, made)["Credentials"])
    iot.create_thing(thingName=thing)
    assert iot.describe_thing(thingName=thing)["thingName"] == thing
    assert thing in [t["thingName"] for page in iot.get_paginator("list_things").paginate() for t in page["things"]]
    with pytest.raises(ClientError) as caught:
        iot.create_thing(thingName="other")
    answer = caught.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 403
    assert answer["Error"]["Code"] == "AccessDeniedException"
    assert answer["Error"]["Message"] == (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/{made['RoleName']}/session is not authorized to perform: "
        f"iot:CreateThing on resource: {IOT}thing/other because no identity-based policy allows the iot:CreateThing action")
    with pytest.raises(ClientError) as caught:
        iot.delete_thing(thingName=thing)
    assert "with an explicit deny in an identity-based policy" in str(caught.value)
    assert refused(iot.list_policies) == ("AccessDeniedException", 403)
    log = [r for r in refusals() if made["RoleName"] in r["principal"]]
    assert [r["action"] for r in log] == ["iot:CreateThing", "iot:DeleteThing", "iot:ListPolicies"]
    assert "statement 1" in log[0]["reason"] and "statement 2" in log[1]["reason"]
    # IAM itself is closed to the role as well.
    assert refused(with_keys("iam", assume(sts, made)["Credentials"]).list_roles) == ("AccessDenied", 403)


def test_the_role_decides_on_the_data_plane(sts, role):
    made = role(OWN, allow("iot:Publish", f"{IOT}topic/free/*"))
    data = with_keys("iot-data", assume(sts, made)["Credentials"])
    data.publish(topic="free/x", payload=b"x")
    assert refused(data.publish, topic="closed/x", payload=b"x") == ("ForbiddenException", 403)
    assert refused(data.publish, topic="free/x", payload=b"x", retain=True) == ("ForbiddenException", 403)


def test_session_policies_and_boundaries_only_take_away(iam, sts, role, name):
    made = role(OWN, allow("iot:*"))
    narrow = assume(sts, made, Policy=document(allow(["iot:ListThings", "s3:*"])))
    assert 0 < narrow["PackedPolicySize"] <= 100
    iot = with_keys("iot", narrow["Credentials"])
    iot.list_things()
    with pytest.raises(ClientError) as caught:
        iot.list_policies()
    assert "no session policy allows" in str(caught.value)
    policy = iam.create_policy(PolicyName=name("b"), PolicyDocument=document(allow("iot:ListPolicies")))["Policy"]["Arn"]
    iot = with_keys("iot", assume(sts, made, PolicyArns=[{"arn": policy}])["Credentials"])
    iot.list_policies()
    assert refused(iot.list_things) == ("AccessDeniedException", 403)
    iam.put_role_permissions_boundary(RoleName=made["RoleName"], PermissionsBoundary=policy)
    assert iam.get_role(RoleName=made["RoleName"])["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == policy
    iot = with_keys("iot", assume(sts, made)["Credentials"])
    iot.list_policies()
    with pytest.raises(ClientError) as caught:
        iot.list_things()
    assert "no permissions boundary allows" in str(caught.value)
    iam.delete_role_permissions_boundary(RoleName=made["RoleName"])
    iot.list_things()
    assert refused(assume, sts=sts, made=made, Policy="{}") == ("MalformedPolicyDocument", 400)


def test_trust_decides_who_assumes(iam, sts, role):
    denied = ("AccessDenied", 403)
    assert refused(assume, sts=sts, made=role(trust({"Service": "iot.amazonaws.com"}))) == denied
    assert refused(assume, sts=sts, made={"Arn": f"arn:aws:iam::{ACCOUNT}:role/never-made"}) == denied
    external = role(trust({"AWS": ACCOUNT}, Condition={"StringEquals": {"sts:ExternalId": "secret"}}))
    assert refused(assume, sts=sts, made=external) == denied
    assert assume(sts, external, ExternalId="secret")["Credentials"]
    # A role needs its own policy, unless the trust policy names it.
    first = role(OWN)
    other = with_keys("sts", assume(sts, first)["Credentials"])
    target = role(OWN)
    assert refused(assume, sts=other, made=target) == denied
    iam.put_role_policy(RoleName=first["RoleName"], PolicyName="p", PolicyDocument=document(allow("sts:AssumeRole", target["Arn"])))
    assert assume(other, target)["Credentials"]
    direct = role(trust({"AWS": first["Arn"]}))
    assert assume(other, direct)["Credentials"]
    assert refused(assume, sts=sts, made=direct) == denied
    assert refused(assume, sts=other, made=direct, DurationSeconds=7200) == ("ValidationError", 400)


def test_sessions_last_as_long_as_asked(sts, role):
    made = role(MaxSessionDuration=7200)
    end = assume(sts, made, DurationSeconds=7200)["Credentials"]["Expiration"].timestamp()
    assert abs(end - time.time() - 7200) < 30
    assert refused(assume, sts=sts, made=made, DurationSeconds=7201) == ("ValidationError", 400)
    assert refused(sts.assume_role, RoleArn=made["Arn"], RoleSessionName="a b") == ("ValidationError", 400)


def state():
    return sqlite3.connect(os.path.join(os.environ["IOTCTL_SANDBOX"], "state.db"), timeout=10)


def test_expired_and_forged_keys(sts, role):
    credentials = assume(sts, role(OWN, allow("iot:*")))["Credentials"]
    iot = with_keys("iot", credentials)
    iot.list_things()
    forged = with_keys("iot", {**credentials, "SessionToken": "x" * 100})
    assert refused(forged.list_things) == ("UnrecognizedClientException", 403)
    without = boto3.client("iot", aws_access_key_id=credentials["AccessKeyId"],
                           aws_secret_access_key=credentials["SecretAccessKey"])
    assert refused(without.list_things) == ("UnrecognizedClientException", 403)
    with state() as db:
        db.execute("UPDATE vended_keys SET expires_at = 1e9 WHERE access_key = ?", [credentials["AccessKeyId"]])
    assert refused(iot.list_things) == ("ExpiredTokenException", 403)
    assert refused(with_keys("sts", credentials).get_caller_identity) == ("ExpiredToken", 403)


def test_a_role_made_anew_is_another_one(iam, sts, role):
    made = role(OWN, allow("iot:*"))
    iot = with_keys("iot", assume(sts, made)["Credentials"])
    iot.list_things()
    iam.delete_role_policy(RoleName=made["RoleName"], PolicyName="inline")
    assert refused(iot.list_things) == ("AccessDeniedException", 403)
    iam.delete_role(RoleName=made["RoleName"])
    iam.create_role(RoleName=made["RoleName"], AssumeRolePolicyDocument=OWN)
    iam.put_role_policy(RoleName=made["RoleName"], PolicyName="inline", PolicyDocument=document(allow("iot:*")))
    assert refused(iot.list_things) == ("AccessDeniedException", 403)


def test_session_tokens_of_the_administrator(sts, role):
    credentials = sts.get_session_token(DurationSeconds=900)["Credentials"]
    assert with_keys("sts", credentials).get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    with_keys("iot", credentials).list_things()
    assumed = with_keys("sts", assume(sts, role())["Credentials"])
    assert refused(assumed.get_session_token) == ("AccessDenied", 403)


def test_session_tags_are_principal_tags(iam, sts, role):
    both = trust({"AWS": ACCOUNT}, ["sts:AssumeRole", "sts:TagSession"])
    statement = allow("iot:DescribeThing", f"{IOT}thing/" + "${aws:PrincipalTag/team}-*")
    made = role(both, statement, Tags=[{"Key": "team", "Value": "red"}])
    tagged = with_keys("iot", assume(sts, made, Tags=[{"Key": "team", "Value": "blue"}])["Credentials"])
    assert refused(tagged.describe_thing, thingName="blue-1")[0] == "ResourceNotFoundException"
    assert refused(tagged.describe_thing, thingName="red-1")[0] == "AccessDeniedException"
    plain = with_keys("iot", assume(sts, made)["Credentials"])
    assert refused(plain.describe_thing, thingName="red-1")[0] == "ResourceNotFoundException"
    only = role(OWN)
    assert refused(assume, sts=sts, made=only, Tags=[{"Key": "team", "Value": "blue"}]) == ("AccessDenied", 403)


# Lambda


@pytest.fixture
def function(functions, role, name):
    """A function that makes a function."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("index.py", "def handler(event, context): return event")

    def make(**more):
        arguments = {
            "FunctionName": name("f"), "Runtime": "python3.12", "Handler": "index.handler",
            "Role": role(trust({"Service": "lambda.amazonaws.com"}))["Arn"], "Code": {"ZipFile": archive.getvalue()}, **more}
        return functions.create_function(**arguments)

    return make


def test_a_function_from_creation_to_deletion(functions, function, role):
    made = function(Timeout=5, Tags={"a": "b"}, Environment={"Variables": {"X": "1"}})
    assert made["ResponseMetadata"]["HTTPStatusCode"] == 201 and made["State"] == "Active" and made["CodeSize"] > 0
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{made['FunctionName']}"
    assert made["FunctionArn"] == arn
    for named in (made["FunctionName"], arn, f"{ACCOUNT}:function:{made['FunctionName']}"):
        shown = functions.get_function(FunctionName=named)
        assert shown["Configuration"]["Timeout"] == 5 and shown["Tags"] == {"a": "b"}
    assert functions.get_function_configuration(FunctionName=arn)["Environment"] == {"Variables": {"X": "1"}}
    assert arn in [f["FunctionArn"] for page in functions.get_paginator("list_functions").paginate() for f in page["Functions"]]
    assert refused(function, FunctionName=made["FunctionName"]) == ("ResourceConflictException", 409)
    assert refused(function, Role=role()["Arn"]) == ("InvalidParameterValueException", 400)
    # Code that is uploaded is not run.
    assert refused(functions.invoke, FunctionName=arn) == ("ResourceNotReadyException", 502)
    functions.delete_function(FunctionName=made["FunctionName"])
    assert refused(functions.get_function, FunctionName=arn) == ("ResourceNotFoundException", 404)
    assert refused(functions.delete_function, FunctionName=arn) == ("ResourceNotFoundException", 404)
    assert refused(functions.invoke, FunctionName=arn) == ("ResourceNotFoundException", 404)


def test_permissions_of_a_function(functions, function):
    made = function()
    name, arn = made["FunctionName"], made["FunctionArn"]
    missing = ("ResourceNotFoundException", 404)
    assert refused(functions.get_policy, FunctionName=name) == missing
    source = f"{IOT}authorizer/a"
    added = functions.add_permission(
        FunctionName=name, StatementId="one", Action="lambda:InvokeFunction", Principal="iot.amazonaws.com",
        SourceArn=source, SourceAccount=ACCOUNT)
    assert added["ResponseMetadata"]["HTTPStatusCode"] == 201
    expected = {"Sid": "one", "Effect": "Allow", "Principal": {"Service": "iot.amazonaws.com"},
                "Action": "lambda:InvokeFunction", "Resource": arn,
                "Condition": {"StringEquals": {"AWS:SourceAccount": ACCOUNT}, "ArnLike": {"AWS:SourceArn": source}}}
    assert json.loads(added["Statement"]) == expected
    functions.add_permission(FunctionName=arn, StatementId="two", Action="lambda:*", Principal=ACCOUNT)
    policy = functions.get_policy(FunctionName=name)
    shown = json.loads(policy["Policy"])
    assert shown["Id"] == "default" and shown["Version"] == "2012-10-17" and shown["Statement"][0] == expected
    assert shown["Statement"][1]["Principal"] == {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
    error = refused(functions.add_permission, FunctionName=name, StatementId="one", Action="lambda:*", Principal="*")
    assert error == ("ResourceConflictException", 409)
    error = refused(functions.add_permission, FunctionName="nothing", StatementId="x", Action="lambda:*", Principal="*")
    assert error == missing
    error = refused(functions.add_permission, FunctionName=name, StatementId="x", Action="lambda:*", Principal="nobody")
    assert error == ("InvalidParameterValueException", 400)
    error = refused(functions.remove_permission, FunctionName=name, StatementId="one", RevisionId="x")
    assert error == ("PreconditionFailedException", 412)
    functions.remove_permission(FunctionName=name, StatementId="one", RevisionId=policy["RevisionId"])
    assert refused(functions.remove_permission, FunctionName=name, StatementId="one") == missing
    functions.remove_permission(FunctionName=name, StatementId="two")
    assert refused(functions.get_policy, FunctionName=name) == missing
