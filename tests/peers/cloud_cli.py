"""`iotctl identity-pool`, `authorizer` and `rule`, each result read again by boto3."""

import io
import json
import zipfile

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from conftest import iotctl

ACCOUNT = "123456789012"
REGION = "eu-central-1"
IOT = f"arn:aws:iot:{REGION}:{ACCOUNT}:"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/"


def done(*arguments):
    """The report of a run that must succeed."""
    ran = iotctl(*arguments, "-o", "json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def made(*arguments):
    """What a run made; a second run of the same changes nothing."""
    first = done(*arguments)
    assert first["changed"], first
    second = done(*arguments)
    assert not second["changed"] and second["actions"] == [], second
    assert second["result"] == first["result"]
    return first["result"]


def refused(code, *arguments):
    """The error of a run that must fail with `code`."""
    ran = iotctl(*arguments, "-o", "json")
    assert ran.returncode == code, (ran.returncode, ran.stdout, ran.stderr)
    return json.loads(ran.stderr.splitlines()[-1])


def actions(report):
    return [action["action"] for action in report["actions"]]


@pytest.fixture(scope="module")
def cognito():
    return boto3.client("cognito-identity")


@pytest.fixture(scope="module")
def iam():
    return boto3.client("iam")


@pytest.fixture(scope="module")
def functions():
    return boto3.client("lambda", config=Config(retries={"max_attempts": 1}))


def trust(principal, action="sts:AssumeRole", **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": action, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def for_pool(pool, kind):
    return trust(
        {"Federated": "cognito-identity.amazonaws.com"}, "sts:AssumeRoleWithWebIdentity",
        Condition={
            "StringEquals": {"cognito-identity.amazonaws.com:aud": pool},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": kind},
        })


@pytest.fixture
def role(iam, name):
    def make(document, path="/"):
        return iam.create_role(RoleName=name("role"), Path=path, AssumeRolePolicyDocument=document)["Role"]

    return make


@pytest.fixture
def function(functions, role, name):
    """The name of a new Lambda function."""

    def make():
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("index.py", "def handler(event, context): return {}")
        executes = role(trust({"Service": "lambda.amazonaws.com"}))["Arn"]
        return functions.create_function(
            FunctionName=name("f"), Runtime="python3.13", Handler="index.handler", Role=executes,
            Code={"ZipFile": code.getvalue()})["FunctionName"]

    return make


def statements(functions, function):
    try:
        return json.loads(functions.get_policy(FunctionName=function)["Policy"])["Statement"]
    except functions.exceptions.ResourceNotFoundException:
        return []


def sources(functions, function):
    """For whom AWS IoT may invoke a function."""
    found = statements(functions, function)
    for statement in found:
        assert statement["Principal"] == {"Service": "iot.amazonaws.com"} and statement["Effect"] == "Allow"
        assert statement["Action"] == "lambda:InvokeFunction"
    return sorted(statement["Condition"]["ArnLike"]["AWS:SourceArn"] for statement in found)


# Identity pools


def pools_of(cognito, name):
    pages = cognito.get_paginator("list_identity_pools").paginate(PaginationConfig={"PageSize": 60})
    return [pool["IdentityPoolId"] for page in pages for pool in page["IdentityPools"] if pool["IdentityPoolName"] == name]


def test_a_pool_is_made_once(cognito, name):
    pool_name = name("my pool")
    logins = [
        "eu-central-1_AbCdEf123=1example23456789", "accounts.google.com=123-x.apps.googleusercontent.com",
        f"arn:aws:iam::{ACCOUNT}:oidc-provider/auth.example.com", f"arn:aws:iam::{ACCOUNT}:saml-provider/corp",
    ]
    options = [word for login in logins for word in ("--login", login)]
    shown = made("identity-pool", "create", pool_name, "--unauthenticated", "--classic", "--tag", "owner=a b", *options)
    assert pools_of(cognito, pool_name) == [shown["id"]]
    found = cognito.describe_identity_pool(IdentityPoolId=shown["id"])
    assert found["AllowUnauthenticatedIdentities"] and found["AllowClassicFlow"]
    assert found["CognitoIdentityProviders"][0]["ProviderName"] == (
        "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123")
    assert found["CognitoIdentityProviders"][0]["ClientId"] == "1example23456789"
    assert found["SupportedLoginProviders"] == {"accounts.google.com": "123-x.apps.googleusercontent.com"}
    assert found["OpenIdConnectProviderARNs"] == [logins[2]] and found["SamlProviderARNs"] == [logins[3]]
    assert found["IdentityPoolTags"] == {"owner": "a b"}
    assert shown["arn"] == f"arn:aws:cognito-identity:{REGION}:{ACCOUNT}:identitypool/{shown['id']}"
    # Otherwise than it is: told, not changed.
    error = refused(6, "identity-pool", "create", pool_name)
    assert "unauthenticated is `true`, wanted is `false`" in error["message"], error
    assert done("identity-pool", "show", shown["id"]) == done("identity-pool", "show", pool_name)
    listed = done("identity-pool", "list")["items"]
    assert {"name": pool_name, "id": shown["id"]} in listed


def test_a_pool_is_changed_in_parts(cognito, name):
    pool_name = name("pool")
    pool = made("identity-pool", "create", pool_name, "--unauthenticated", "--login", "www.amazon.com=amzn1.app")["id"]
    cognito.update_identity_pool(
        IdentityPoolId=pool, IdentityPoolName=pool_name, AllowUnauthenticatedIdentities=True,
        DeveloperProviderName="login.example", SupportedLoginProviders={"www.amazon.com": "amzn1.app"})
    changed = done("identity-pool", "update", pool_name, "--no-unauthenticated", "--login", "eu-west-1_Xyz=c1", "--tag", "a=b")
    assert actions(changed) == ["update-identity-pool", "tag"]
    found = cognito.describe_identity_pool(IdentityPoolId=pool)
    assert not found["AllowUnauthenticatedIdentities"] and found["DeveloperProviderName"] == "login.example"
    assert found["SupportedLoginProviders"] == {"www.amazon.com": "amzn1.app"}
    assert found["CognitoIdentityProviders"][0]["ClientId"] == "c1" and found["IdentityPoolTags"] == {"a": "b"}
    done("identity-pool", "update", pool, "--remove-login", "www.amazon.com", "--rename", pool_name + " 2")
    found = cognito.describe_identity_pool(IdentityPoolId=pool)
    assert "SupportedLoginProviders" not in found and found["IdentityPoolName"] == pool_name + " 2"
    refused(6, "identity-pool", "update", pool, "--remove-login", "www.amazon.com")
    refused(5, "identity-pool", "show", pool_name)
    done("identity-pool", "delete", pool_name + " 2")
    assert pools_of(cognito, pool_name + " 2") == []
    assert not done("identity-pool", "delete", pool)["changed"]


def test_among_pools_of_one_name_the_tags_tell(cognito, name):
    pool_name = name("twin")
    ids = [
        cognito.create_identity_pool(
            IdentityPoolName=pool_name, AllowUnauthenticatedIdentities=False, IdentityPoolTags={"owner": owner}
        )["IdentityPoolId"] for owner in ("a", "b")]
    error = refused(6, "identity-pool", "delete", pool_name)
    assert all(pool in error["message"] for pool in ids), error
    found = done("identity-pool", "create", pool_name, "--tag", "owner=b")
    assert found["result"]["id"] == ids[1] and not found["changed"]
    refused(6, "identity-pool", "create", pool_name)
    assert len(pools_of(cognito, pool_name)) == 2


def test_roles_are_set_one_by_one_and_must_fit(cognito, role, name):
    pool_name = name("web")
    guest = role(trust({"Service": "lambda.amazonaws.com"}), "/team/")
    ran = iotctl("identity-pool", "create", pool_name, "--unauthenticated", "--role", f"unauthenticated={guest['RoleName']}")
    assert ran.returncode == 0, ran.stderr
    assert "cannot use the role" in ran.stderr and "--for cognito-unauth" in ran.stderr, ran.stderr
    pool = pools_of(cognito, pool_name)[0]
    assert pool in ran.stderr
    assert cognito.get_identity_pool_roles(IdentityPoolId=pool)["Roles"] == {"unauthenticated": guest["Arn"]}
    mapping = {"graph.facebook.com": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}
    cognito.set_identity_pool_roles(IdentityPoolId=pool, Roles={"unauthenticated": guest["Arn"]}, RoleMappings=mapping)
    user = role(for_pool(pool, "authenticated"))
    changed = iotctl("identity-pool", "set-roles", pool_name, "--role", f"authenticated={user['Arn']}", "-o", "json")
    assert changed.returncode == 0 and "warning" not in changed.stderr, changed.stderr
    found = cognito.get_identity_pool_roles(IdentityPoolId=pool)
    assert found["Roles"] == {"authenticated": user["Arn"], "unauthenticated": guest["Arn"]}
    assert found["RoleMappings"] == mapping, "the other rules stay"
    shown = done("identity-pool", "show", pool)
    assert (shown["authenticatedRole"], shown["unauthenticatedRole"]) == (user["Arn"], guest["Arn"])
    # With a role for guests that fits, a guest gets keys.
    fits = role(for_pool(pool, "unauthenticated"))
    ran = iotctl("identity-pool", "update", pool, "--role", f"unauthenticated={fits['RoleName']}")
    assert ran.returncode == 0 and "warning" not in ran.stderr, ran.stderr
    browser = boto3.client("cognito-identity", config=Config(signature_version=UNSIGNED))
    identity = browser.get_id(IdentityPoolId=pool)["IdentityId"]
    assert browser.get_credentials_for_identity(IdentityId=identity)["Credentials"]["SecretKey"]
    refused(5, "identity-pool", "set-roles", pool_name, "--role", f"unauthenticated={name('never-made')}")


def test_a_dry_run_and_a_role_that_is_not_there_make_no_pool(cognito, role, name):
    pool_name = name("dry")
    refused(5, "identity-pool", "create", pool_name, "--role", f"authenticated={name('never-made')}")
    user = role(trust({"Service": "lambda.amazonaws.com"}))
    report = done("identity-pool", "create", pool_name, "--role", f"authenticated={user['RoleName']}", "--dry-run")
    assert actions(report) == ["create-identity-pool", "set-identity-pool-roles"] and report["dryRun"]
    assert pools_of(cognito, pool_name) == []


# Authorizers


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """Files of an RSA key pair."""
    folder = tmp_path_factory.mktemp("keys")
    return key_pair(folder, rsa.generate_private_key(65537, 2048), "token")


def key_pair(folder, private, name):
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (folder / f"{name}.key").write_bytes(pem)
    (folder / f"{name}.pem").write_bytes(public)
    return folder / f"{name}.key", folder / f"{name}.pem"


def test_an_authorizer_from_creation_to_deletion(iot, functions, function, key, name):
    authorizer, decides = name("a=b,c@d"), function()
    arn = IOT + "authorizer/" + authorizer
    shown = made(
        "authorizer", "create", authorizer, "--function", decides, "--token-key-name", "token", "--public-key",
        f"k1={key[1]}", "--enable-caching-for-http", "--default", "--tag", "owner=x")
    found = iot.describe_authorizer(authorizerName=authorizer)["authorizerDescription"]
    assert shown["arn"] == found["authorizerArn"] == arn
    assert found["authorizerFunctionArn"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{decides}"
    assert found["tokenKeyName"] == "token" and found["tokenSigningPublicKeys"] == {"k1": key[1].read_text()}
    assert found["status"] == "ACTIVE" and found["enableCachingForHttp"] and not found["signingDisabled"]
    assert iot.list_tags_for_resource(resourceArn=arn)["tags"] == [{"Key": "owner", "Value": "x"}]
    assert iot.describe_default_authorizer()["authorizerDescription"]["authorizerName"] == authorizer
    assert sources(functions, decides) == [arn]
    error = refused(6, "authorizer", "delete", authorizer)
    assert "default" in error["message"]
    gone = done("authorizer", "delete", authorizer, "--cascade")
    assert actions(gone) == [
        "clear-default-authorizer", "deactivate-authorizer", "remove-permission", "delete-authorizer"]
    assert sources(functions, decides) == []
    with pytest.raises(iot.exceptions.ResourceNotFoundException):
        iot.describe_authorizer(authorizerName=authorizer)
    assert not done("authorizer", "delete", authorizer)["changed"]


def test_an_authorizer_is_changed_in_parts(iot, functions, function, key, tmp_path, name):
    authorizer, first, second = name("auth"), function(), function()
    common = ["--token-key-name", "token", "--public-key", f"k1={key[1]}"]
    done("authorizer", "create", authorizer, "--function", first, "--inactive", *common)
    new = key_pair(tmp_path, rsa.generate_private_key(65537, 2048), "new")[1]
    done("authorizer", "update", authorizer, "--public-key", f"k2={new}", "--active")
    found = iot.describe_authorizer(authorizerName=authorizer)["authorizerDescription"]
    assert sorted(found["tokenSigningPublicKeys"]) == ["k1", "k2"] and found["status"] == "ACTIVE"
    changed = done("authorizer", "update", authorizer, "--remove-public-key", "k1", "--function", second)
    assert actions(changed) == ["add-permission", "update-authorizer", "remove-permission"]
    found = iot.describe_authorizer(authorizerName=authorizer)["authorizerDescription"]
    assert list(found["tokenSigningPublicKeys"]) == ["k2"] and found["authorizerFunctionArn"].endswith(second)
    assert sources(functions, first) == [] and sources(functions, second) == [IOT + "authorizer/" + authorizer]
    assert not done("authorizer", "update", authorizer, "--active")["changed"]
    done("authorizer", "set-default", authorizer)
    assert {"name": authorizer, "arn": IOT + "authorizer/" + authorizer, "default": True} in (
        done("authorizer", "list")["items"])
    done("authorizer", "clear-default")
    with pytest.raises(iot.exceptions.ResourceNotFoundException):
        iot.describe_default_authorizer()
    error = refused(6, "authorizer", "create", authorizer, "--function", first, *common)
    assert "function is" in error["message"]


def test_only_public_rsa_keys_are_taken(iot, key, tmp_path, name):
    authorizer = name("never")
    short = key_pair(tmp_path, rsa.generate_private_key(65537, 1024), "short")[1]
    curve = key_pair(tmp_path, ec.generate_private_key(ec.SECP256R1()), "curve")[1]
    for path, says in [(key[0], "private key"), (short, "1024 bits"), (curve, "not an RSA key"), (__file__, "not a public key")]:
        error = refused(
            2, "authorizer", "create", authorizer, "--function", "f", "--token-key-name", "t", "--public-key", f"k={path}")
        assert says in error["message"], error
        assert "MII" not in json.dumps(error), "nothing of the key is quoted"
    refused(2, "authorizer", "create", authorizer, "--function", "f", "--token-key-name", "t")
    refused(2, "authorizer", "create", authorizer, "--function", "f", "--public-key", f"k={key[1]}")
    # A function that does not exist is found out before anything is made.
    refused(5, "authorizer", "create", authorizer, "--function", name("no"), "--signing-disabled")
    with pytest.raises(iot.exceptions.ResourceNotFoundException):
        iot.describe_authorizer(authorizerName=authorizer)
    planned = done("authorizer", "create", authorizer, "--function", name("no"), "--signing-disabled", "--dry-run")
    assert actions(planned) == ["add-permission", "create-authorizer"]
    done("authorizer", "create", authorizer, "--function", name("no"), "--signing-disabled", "--no-permission")
    assert iot.describe_authorizer(authorizerName=authorizer)["authorizerDescription"]["signingDisabled"]


# Topic rules


def test_a_rule_from_creation_to_deletion(iot, functions, function, role, name):
    rule, invoked = name("rule").replace("-", "_"), function()
    publishes = role(trust({"Service": "iot.amazonaws.com"}), "/rules/")
    sql = "SELECT temperature AS t, topic(2) AS device FROM 'dt/+/data' WHERE temperature > 30"
    command = [
        "rule", "create", rule, "--sql", sql, "--description", "too hot", "--republish", "alarm/${topic(2)}", "--qos", 1,
        "--lambda", invoked, "--role", publishes["RoleName"], "--error-republish", "errors", "--tag", "owner=x y&z"]
    made(*command)
    found = iot.get_topic_rule(ruleName=rule)
    arn = found["ruleArn"]
    assert found["rule"]["sql"] == sql and found["rule"]["description"] == "too hot"
    assert found["rule"]["awsIotSqlVersion"] == "2016-03-23" and not found["rule"]["ruleDisabled"]
    assert found["rule"]["actions"] == [
        {"republish": {"topic": "alarm/${topic(2)}", "qos": 1, "roleArn": publishes["Arn"]}},
        {"lambda": {"functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{invoked}"}}]
    assert found["rule"]["errorAction"] == {"republish": {"topic": "errors", "qos": 1, "roleArn": publishes["Arn"]}}
    assert iot.list_tags_for_resource(resourceArn=arn)["tags"] == [{"Key": "owner", "Value": "x y&z"}]
    assert sources(functions, invoked) == [arn]
    error = refused(6, "rule", "create", rule, "--sql", "SELECT * FROM 'a'", "--lambda", invoked)
    assert f"iotctl rule update {rule}" in error["hints"][0]
    listed = done("rule", "list", "--topic", "dt/+/data")["items"]
    assert {"name": rule, "arn": arn, "topic": "dt/+/data", "enabled": True} in listed
    assert done("rule", "list", "--topic", "dt/1/data")["items"] == []
    assert actions(done("rule", "disable", rule)) == ["disable-rule"]
    assert iot.get_topic_rule(ruleName=rule)["rule"]["ruleDisabled"]
    assert actions(done("rule", "update", rule, "--sql", "SELECT * FROM 'b'", "--description", "")) == ["replace-rule"]
    found = iot.get_topic_rule(ruleName=rule)["rule"]
    assert found["sql"] == "SELECT * FROM 'b'" and "description" not in found
    assert len(found["actions"]) == 2 and found["ruleDisabled"], "what is not named stays"
    done("rule", "enable", rule)
    replaced = done("rule", "update", rule, "--http", "https://example.com/x", "--no-error-action")
    assert actions(replaced) == ["replace-rule", "remove-permission"]
    found = iot.get_topic_rule(ruleName=rule)["rule"]
    assert found["actions"] == [{"http": {"url": "https://example.com/x"}}] and "errorAction" not in found
    assert sources(functions, invoked) == []
    done("rule", "update", rule, "--lambda", invoked)
    assert sources(functions, invoked) == [arn]
    assert actions(done("rule", "delete", rule)) == ["remove-permission", "delete-rule"]
    assert sources(functions, invoked) == []
    with pytest.raises(ClientError):
        iot.get_topic_rule(ruleName=rule)
    assert not done("rule", "delete", rule)["changed"]
    refused(5, "rule", "show", rule)


def test_every_action_in_a_few_words(iot, role, name):
    rule = name("rule").replace("-", "_")
    arn = role(trust({"Service": "iot.amazonaws.com"}))["Arn"]
    made(
        "rule", "create", rule, "--sql", "SELECT * FROM 'a'", "--role", arn, "--disabled", "--sql-version", "2015-10-08",
        "--dynamodb", "t1", "--hash-key", "device=${topic(2)}", "--range-key", "time=${timestamp()}", "--dynamodbv2", "t2",
        "--sns", f"arn:aws:sns:{REGION}:{ACCOUNT}:n", "--sqs", "https://sqs.eu-central-1.amazonaws.com/1/q",
        "--s3", "bucket=${topic()}/${timestamp()}", "--kinesis", "stream", "--cloudwatch-logs", "group")
    found = iot.get_topic_rule(ruleName=rule)["rule"]
    assert found["ruleDisabled"] and found["awsIotSqlVersion"] == "2015-10-08"
    assert found["actions"] == [
        {"dynamoDB": {
            "tableName": "t1", "roleArn": arn, "hashKeyField": "device", "hashKeyValue": "${topic(2)}",
            "rangeKeyField": "time", "rangeKeyValue": "${timestamp()}"}},
        {"dynamoDBv2": {"roleArn": arn, "putItem": {"tableName": "t2"}}},
        {"sns": {"targetArn": f"arn:aws:sns:{REGION}:{ACCOUNT}:n", "roleArn": arn}},
        {"sqs": {"roleArn": arn, "queueUrl": "https://sqs.eu-central-1.amazonaws.com/1/q"}},
        {"s3": {"roleArn": arn, "bucketName": "bucket", "key": "${topic()}/${timestamp()}"}},
        {"kinesis": {"roleArn": arn, "streamName": "stream", "partitionKey": "${newuuid()}"}},
        {"cloudwatchLogs": {"roleArn": arn, "logGroupName": "group"}}]


def test_any_other_action_from_a_file(iot, role, tmp_path, name):
    rule = name("rule").replace("-", "_")
    named = role(trust({"Service": "iot.amazonaws.com"}))
    http = {"http": {
        "url": "https://example.com/x", "headers": [{"key": "a", "value": "b"}],
        "auth": {"sigv4": {"signingRegion": REGION, "serviceName": "execute-api", "roleArn": named["RoleName"]}}}}
    kafka = {"kafka": {
        "destinationArn": IOT + "ruledestination/vpc/x", "topic": "t", "clientProperties": {"acks": "1"}}}
    metric = {"cloudwatchMetric": {
        "roleArn": named["Arn"], "metricNamespace": "n", "metricName": "m", "metricValue": "${v}", "metricUnit": "Count"}}
    (tmp_path / "actions.json").write_text(json.dumps([http, kafka]))
    (tmp_path / "error.json").write_text(json.dumps(metric))
    made(
        "rule", "create", rule, "--sql", "SELECT v FROM 'a'", "--action-file", tmp_path / "actions.json",
        "--error-action-file", tmp_path / "error.json")
    http["http"]["auth"]["sigv4"]["roleArn"] = named["Arn"]
    found = iot.get_topic_rule(ruleName=rule)["rule"]
    assert found["actions"] == [http, kafka] and found["errorAction"] == metric


def test_what_is_no_rule_is_told_before_any_call(iot, tmp_path, name):
    create = ["rule", "create", "never", "--role", ROLE + "r", "--republish", "x"]
    error = refused(2, *create, "--sql", "SELECT * FORM 'a/b'")
    assert "line 1, column 10" in error["message"], error
    refused(2, *create, "--sql", "SELECT * FROM 'a'", "--qos", 2)
    refused(2, *create, "--sql", "SELECT * FROM 'a'", "--sql-version", "2020-01-01")
    refused(2, "rule", "create", "never", "--sql", "SELECT * FROM 'a'")
    error = refused(2, "rule", "create", "never", "--sql", "SELECT * FROM 'a'", "--sns", "x")
    assert "needs a role" in error["message"]
    refused(2, "rule", "create", "never", "--sql", "SELECT * FROM 'a'", "--role", "r", "--dynamodb", "t")
    (tmp_path / "bad.json").write_text('{"a": {}, "b": {}}')
    refused(2, "rule", "create", "never", "--sql", "SELECT * FROM 'a'", "--action-file", tmp_path / "bad.json")
    refused(5, "rule", "create", "never", "--sql", "SELECT * FROM 'a'", "--role", name("no"), "--republish", "x")
    planned = done(
        "rule", "create", "never", "--sql", "SELECT * FROM 'a'", "--role", name("no"), "--republish", "x", "--lambda",
        name("no"), "--dry-run")
    assert actions(planned) == ["add-permission", "create-rule"]
    with pytest.raises(ClientError):
        iot.get_topic_rule(ruleName="never")
