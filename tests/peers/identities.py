"""boto3 against Cognito identity pools and the credentials provider, and what the keys they vend may do."""

import base64
import http.client
import json
import ssl
import time

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import HOST, PORT, refusals
from services import ACCOUNT, REGION, IOT, refused, document, allow, trust, OWN, federated, iam, cognito, guest, role, with_keys, assume, state  # noqa: F401 (fixtures)

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
