"""boto3 against IAM, STS, Cognito identity pools, Lambda and the credentials provider, and what vended keys may do."""

import base64
import http.client
import io
import json
import os
import sqlite3
import ssl
import time
import zipfile

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import HOST, PORT, refusals

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
    version = iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]
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


# Cognito


@pytest.fixture
def pool(cognito, name):
    """A function that makes a pool."""

    def make(guests=True, **more):
        return cognito.create_identity_pool(
            IdentityPoolName=name("pool"), AllowUnauthenticatedIdentities=guests, **more)

    return make


def test_a_pool_from_creation_to_deletion(cognito, name):
    made = cognito.create_identity_pool(
        IdentityPoolName="my pool", AllowUnauthenticatedIdentities=True, AllowClassicFlow=False,
        SupportedLoginProviders={"graph.facebook.com": "1"}, DeveloperProviderName="login.me",
        CognitoIdentityProviders=[{"ProviderName": "cognito-idp.eu-central-1.amazonaws.com/p", "ClientId": "c",
                                   "ServerSideTokenCheck": False}],
        OpenIdConnectProviderARNs=[f"arn:aws:iam::{ACCOUNT}:oidc-provider/example.org"], IdentityPoolTags={"a": "b"})
    id = made["IdentityPoolId"]
    assert id.startswith(f"{REGION}:")
    shown = cognito.describe_identity_pool(IdentityPoolId=id)
    for answer in (made, shown):
        answer.pop("ResponseMetadata")
    assert shown == made and shown["IdentityPoolTags"] == {"a": "b"} and shown["AllowClassicFlow"] is False
    changed = cognito.update_identity_pool(
        IdentityPoolId=id, IdentityPoolName="other", AllowUnauthenticatedIdentities=False, DeveloperProviderName="login.me")
    assert changed["IdentityPoolName"] == "other" and "SupportedLoginProviders" not in changed
    arn = f"arn:aws:cognito-identity:{REGION}:{ACCOUNT}:identitypool/{id}"
    cognito.tag_resource(ResourceArn=arn, Tags={"c": "d"})
    cognito.untag_resource(ResourceArn=arn, TagKeys=["a"])
    assert cognito.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"c": "d"}
    cognito.delete_identity_pool(IdentityPoolId=id)
    missing = ("ResourceNotFoundException", 400)
    assert refused(cognito.describe_identity_pool, IdentityPoolId=id) == missing
    assert refused(cognito.delete_identity_pool, IdentityPoolId=id) == missing
    error = refused(cognito.create_identity_pool, IdentityPoolName="a/b", AllowUnauthenticatedIdentities=True)
    assert error == ("InvalidParameterException", 400)


def test_pools_come_in_pages(cognito, pool):
    made = {pool()["IdentityPoolId"] for _ in range(5)}
    pages = list(cognito.get_paginator("list_identity_pools").paginate(PaginationConfig={"PageSize": 2}))
    found = [p["IdentityPoolId"] for page in pages for p in page["IdentityPools"]]
    assert made <= set(found) and len(found) == len(set(found)) and len(pages) >= 3


def test_roles_of_a_pool(cognito, pool, role):
    id = pool()["IdentityPoolId"]
    assert cognito.get_identity_pool_roles(IdentityPoolId=id)["Roles"] == {}
    roles = {"authenticated": role()["Arn"], "unauthenticated": role()["Arn"]}
    mappings = {"idp": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}
    cognito.set_identity_pool_roles(IdentityPoolId=id, Roles=roles, RoleMappings=mappings)
    shown = cognito.get_identity_pool_roles(IdentityPoolId=id)
    assert shown["Roles"] == roles and shown["RoleMappings"] == mappings
    error = refused(cognito.set_identity_pool_roles, IdentityPoolId=id, Roles={"authenticated": "x" * 20})
    assert error == ("InvalidParameterException", 400)


def test_guests(cognito, guest, pool, role, iam, sts):
    id = pool()["IdentityPoolId"]
    me = guest.get_id(IdentityPoolId=id)["IdentityId"]
    assert me.startswith(f"{REGION}:") and me != guest.get_id(IdentityPoolId=id)["IdentityId"]
    bad = ("InvalidIdentityPoolConfigurationException", 400)
    assert refused(guest.get_credentials_for_identity, IdentityId=me) == bad
    statement = allow("iot:Publish", f"{IOT}topic/chat/" + "${cognito-identity.amazonaws.com:sub}")
    right = role(federated(id, "unauthenticated"), statement)
    for wrong in (role(federated(id, "authenticated")), role(federated("other:0", "unauthenticated")), role(OWN)):
        cognito.set_identity_pool_roles(IdentityPoolId=id, Roles={"unauthenticated": wrong["Arn"]})
        assert refused(guest.get_credentials_for_identity, IdentityId=me) == bad
    cognito.set_identity_pool_roles(IdentityPoolId=id, Roles={"unauthenticated": right["Arn"]})
    answer = guest.get_credentials_for_identity(IdentityId=me)
    assert answer["IdentityId"] == me and answer["Credentials"]["Expiration"].timestamp() > time.time() + 3000
    data = with_keys("iot-data", answer["Credentials"])
    data.publish(topic=f"chat/{me}", payload=b"x")
    assert refused(data.publish, topic="chat/somebody", payload=b"x") == ("ForbiddenException", 403)
    token = guest.get_open_id_token(IdentityId=me)["Token"]
    unsigned = boto3.client("sts", config=Config(signature_version=UNSIGNED))
    web = unsigned.assume_role_with_web_identity(RoleArn=right["Arn"], RoleSessionName="web", WebIdentityToken=token)
    assert web["SubjectFromWebIdentityToken"] == me and web["Audience"] == id
    with_keys("iot-data", web["Credentials"]).publish(topic=f"chat/{me}", payload=b"x")
    forged = token[:-8] + "AAAAAAAA"
    error = refused(unsigned.assume_role_with_web_identity, RoleArn=right["Arn"], RoleSessionName="web", WebIdentityToken=forged)
    assert error == ("InvalidIdentityToken", 400)
    error = refused(unsigned.assume_role_with_web_identity, RoleArn=role()["Arn"], RoleSessionName="web", WebIdentityToken=token)
    assert error == ("AccessDenied", 403)
    closed = pool(guests=False)["IdentityPoolId"]
    assert refused(guest.get_id, IdentityPoolId=closed) == ("NotAuthorizedException", 400)
    assert refused(guest.get_id, IdentityPoolId=f"{REGION}:0") == ("ResourceNotFoundException", 400)
    assert refused(guest.describe_identity, IdentityId=me)[1] == 400


def test_an_authenticated_identity_needs_both_policies(cognito, guest, pool, role, iot, name):
    id = pool(guests=False, DeveloperProviderName="login.me")["IdentityPoolId"]
    made = role(federated(id, "authenticated"), allow("iot:*"))
    cognito.set_identity_pool_roles(IdentityPoolId=id, Roles={"authenticated": made["Arn"]})
    signed = cognito.get_open_id_token_for_developer_identity(IdentityPoolId=id, Logins={"login.me": "alice"})
    me = signed["IdentityId"]
    again = cognito.get_open_id_token_for_developer_identity(IdentityPoolId=id, Logins={"login.me": "alice"}, TokenDuration=60)
    assert again["IdentityId"] == me
    claims = json.loads(base64.urlsafe_b64decode(signed["Token"].split(".")[1] + "=="))
    assert claims["sub"] == me and claims["aud"] == id and claims["amr"][:2] == ["authenticated", "login.me"]
    logins = {"cognito-identity.amazonaws.com": signed["Token"]}
    assert refused(guest.get_credentials_for_identity, IdentityId=me)[0] == "NotAuthorizedException"
    credentials = guest.get_credentials_for_identity(IdentityId=me, Logins=logins)["Credentials"]
    data = with_keys("iot-data", credentials)
    assert refused(data.publish, topic="x", payload=b"x") == ("ForbiddenException", 403)
    policy = name("chat")
    iot.create_policy(policyName=policy, policyDocument=document(allow("iot:Publish", f"{IOT}topic/x")))
    iot.attach_policy(policyName=policy, target=me)
    data.publish(topic="x", payload=b"x")
    assert refused(data.publish, topic="y", payload=b"x") == ("ForbiddenException", 403)
    # Other actions are the role's alone.
    with_keys("iot", credentials).list_things()
    bob = cognito.get_open_id_token_for_developer_identity(IdentityPoolId=id, Logins={"login.me": "bob"})
    assert refused(guest.get_credentials_for_identity, IdentityId=bob["IdentityId"], Logins=logins)[0] == "NotAuthorizedException"
    error = refused(cognito.get_open_id_token_for_developer_identity, IdentityPoolId=id, IdentityId=me, Logins={"login.me": "bob"})
    assert error == ("DeveloperUserAlreadyRegisteredException", 400)


def jwt(**claims):
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    return f"{part({'alg': 'RS256'})}.{part(claims)}.c2lnbmF0dXJl"


def test_logins_of_providers(cognito, guest, pool, role):
    idp = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc"
    id = pool(CognitoIdentityProviders=[{"ProviderName": idp, "ClientId": "web"}])["IdentityPoolId"]
    made = role(federated(id, "authenticated"))
    special = role(federated(id, "authenticated"))
    cognito.set_identity_pool_roles(
        IdentityPoolId=id, Roles={"authenticated": made["Arn"]},
        RoleMappings={f"{idp}:web": {
            "Type": "Rules", "AmbiguousRoleResolution": "AuthenticatedRole", "RulesConfiguration": {"Rules": [
                {"Claim": "team", "MatchType": "Equals", "Value": "red", "RoleARN": special["Arn"]}]}}})
    base = {"iss": f"https://{idp}", "aud": "web", "exp": int(time.time()) + 600}
    alice = {idp: jwt(sub="alice", **base)}
    me = guest.get_id(IdentityPoolId=id, Logins=alice)["IdentityId"]
    assert guest.get_id(IdentityPoolId=id, Logins=alice)["IdentityId"] == me
    assert cognito.describe_identity(IdentityId=me)["Logins"] == [idp]

    def session(logins):
        credentials = guest.get_credentials_for_identity(IdentityId=me, Logins=logins)["Credentials"]
        return with_keys("sts", credentials).get_caller_identity()["Arn"]

    assert f"/{made['RoleName']}/CognitoIdentityCredentials" in session(alice)
    assert f"/{special['RoleName']}/" in session({idp: jwt(sub="alice", team="red", **base)})
    forbidden = "NotAuthorizedException"
    for bad in ({"other": "x"}, {idp: jwt(sub="alice", **{**base, "aud": "x"})}, {idp: jwt(sub="alice", **{**base, "exp": 1})},
                {idp: jwt(sub="alice", **{**base, "iss": "https://x"})}, {idp: jwt(sub="bob", **base)},
                {"cognito-identity.amazonaws.com": "x"}):
        assert refused(guest.get_credentials_for_identity, IdentityId=me, Logins=bad)[0] == forbidden, bad
    # A guest that logs in keeps its identity.
    guest_id = guest.get_id(IdentityPoolId=id)["IdentityId"]
    carol = {idp: jwt(sub="carol", **base)}
    guest.get_credentials_for_identity(IdentityId=guest_id, Logins=carol)
    assert guest.get_id(IdentityPoolId=id, Logins=carol)["IdentityId"] == guest_id
    assert refused(guest.get_credentials_for_identity, IdentityId=guest_id)[0] == forbidden
    guest.unlink_identity(IdentityId=guest_id, Logins=carol, LoginsToRemove=[idp])
    assert cognito.describe_identity(IdentityId=guest_id)["Logins"] == []
    listed = cognito.list_identities(IdentityPoolId=id, MaxResults=1)
    rest = cognito.list_identities(IdentityPoolId=id, MaxResults=60, NextToken=listed["NextToken"])
    assert {i["IdentityId"] for i in listed["Identities"] + rest["Identities"]} == {me, guest_id}
    assert cognito.delete_identities(IdentityIdsToDelete=[me])["UnprocessedIdentityIds"] == []
    assert refused(cognito.describe_identity, IdentityId=me) == ("ResourceNotFoundException", 400)


def test_what_needs_a_signature(guest):
    assert refused(guest.list_identity_pools, MaxResults=1)[0] == "MissingAuthenticationTokenException"


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
    functions.delete_function(FunctionName=made["FunctionName"])
    assert refused(functions.get_function, FunctionName=arn) == ("ResourceNotFoundException", 404)
    assert refused(functions.delete_function, FunctionName=arn) == ("ResourceNotFoundException", 404)
    with pytest.raises(ClientError) as caught:
        functions.invoke(FunctionName="f")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501


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


# The credentials provider


def alias(name, role_arn, seconds=3600):
    """Makes a role alias; in a sandbox without the operation, behind its back."""
    try:
        boto3.client("iot").create_role_alias(roleAlias=name, roleArn=role_arn, credentialDurationSeconds=seconds)
    except ClientError as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 501, error
        with state() as db:
            db.execute("INSERT INTO documents (region, kind, name, document, created_at, modified_at) VALUES (?, ?, ?, ?, 0, 0)",
                       [REGION, "role-alias", name, json.dumps({"role_arn": role_arn, "duration": seconds})])
    return name


@pytest.fixture
def device(provision, iot, name):
    """A device, and a function that asks credentials as it."""
    made = provision()
    context = ssl.create_default_context(cafile=made.tls["cafile"])
    context.load_cert_chain(made.tls["certfile"], made.tls["keyfile"])
    principal = iot.list_thing_principals(thingName=made.thing)["principals"][0]
    policy = name("assume")
    iot.create_policy(policyName=policy, policyDocument=document(allow("iot:AssumeRoleWithCertificate", f"{IOT}rolealias/ok-*")))
    iot.attach_policy(policyName=policy, target=principal)

    def ask(alias, thing=None):
        connection = http.client.HTTPSConnection(HOST, PORT, context=context, timeout=10)
        headers = {"x-amzn-iot-thingname": thing} if thing else {}
        connection.request("GET", f"/role-aliases/{alias}/credentials", headers=headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read()), answer.headers

    made.ask, made.principal = ask, principal
    return made


def test_credentials_for_a_device(device, role, name):
    made = role(
        trust({"Service": "credentials.iot.amazonaws.com"}),
        allow("iot:DescribeThing", f"{IOT}thing/" + "${credentials-iot:ThingName}"))
    ok = alias(name("ok"), made["Arn"])
    status, answer, headers = device.ask(ok, device.thing)
    assert status == 200, answer
    credentials = answer["credentials"]
    assert set(credentials) == {"accessKeyId", "secretAccessKey", "sessionToken", "expiration"}
    assert credentials["expiration"].endswith("Z") and headers["x-amzn-RequestId"]
    keys = {name[0].upper() + name[1:]: value for name, value in credentials.items()}
    iot = with_keys("iot", keys)
    assert iot.describe_thing(thingName=device.thing)["thingName"] == device.thing
    assert refused(iot.describe_thing, thingName="other") == ("AccessDeniedException", 403)
    who = with_keys("sts", keys).get_caller_identity()["Arn"]
    assert who == f"arn:aws:sts::{ACCOUNT}:assumed-role/{made['RoleName']}/{device.principal.split('/')[1]}"
    # Without the header the variable has no value.
    status, answer, _ = device.ask(ok)
    keys = {name[0].upper() + name[1:]: value for name, value in answer["credentials"].items()}
    assert status == 200
    assert refused(with_keys("iot", keys).describe_thing, thingName=device.thing) == ("AccessDeniedException", 403)


def test_refusals_of_the_credentials_provider(device, role, name, iot):
    made = role(trust({"Service": "credentials.iot.amazonaws.com"}))
    ok = alias(name("ok"), made["Arn"])

    def told(*arguments):
        status, answer, _ = device.ask(*arguments)
        return status, answer["message"]

    other = name("thing")
    iot.create_thing(thingName=other)
    assert told(ok, other) == (403, "Invalid thing name passed")
    assert told(ok, "never-made") == (403, "Invalid thing name passed")
    assert told(alias(name("no"), made["Arn"])) == (403, "Access Denied")
    assert told("ok-nothing") == (404, "Role alias does not exist")
    unable = (400, "Unable to assume the role, or the role to assume does not exist")
    assert told(alias(name("ok"), role()["Arn"])) == unable
    assert told(alias(name("ok"), f"arn:aws:iam::{ACCOUNT}:role/never-made")) == unable
    longer = (400, "The requested CredentialDurationSeconds exceeds the MaxSessionDuration set for the role")
    assert told(alias(name("ok"), made["Arn"], 7200)) == longer
    log = [r for r in refusals() if r["action"] == "iot:AssumeRoleWithCertificate"]
    assert len(log) >= 7 and any("trust policy" in r["reason"] for r in log)
    # Nobody without a certificate.
    context = ssl.create_default_context(cafile=device.tls["cafile"])
    connection = http.client.HTTPSConnection(HOST, PORT, context=context, timeout=10)
    connection.request("GET", f"/role-aliases/{ok}/credentials")
    assert connection.getresponse().status == 403
