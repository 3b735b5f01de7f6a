"""boto3 on role aliases, authorizers, domains, events, logging, topic rules as they are kept, and the index."""

import datetime
import re
import uuid

import boto3
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from authorities import iot, pages  # noqa: F401 (fixtures)
from security import refused

ROLE = "arn:aws:iam::123456789012:role/provisioning"
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:decide"


# Role aliases


def test_role_aliases(iot, name):
    alias = name("alias")
    made = iot.create_role_alias(roleAlias=alias, roleArn=ROLE, tags=[{"Key": "k", "Value": "v"}])
    assert made["roleAliasArn"].endswith(f":rolealias/{alias}")
    assert iot.list_tags_for_resource(resourceArn=made["roleAliasArn"])["tags"] == [{"Key": "k", "Value": "v"}]
    found = iot.describe_role_alias(roleAlias=alias)["roleAliasDescription"]
    assert (found["roleArn"], found["credentialDurationSeconds"]) == (ROLE, 3600)
    assert refused(iot.create_role_alias, roleAlias=alias, roleArn=ROLE) == ("ResourceAlreadyExistsException", 409)
    iot.update_role_alias(roleAlias=alias, credentialDurationSeconds=900)
    found = iot.describe_role_alias(roleAlias=alias)["roleAliasDescription"]
    assert (found["roleArn"], found["credentialDurationSeconds"]) == (ROLE, 900)
    assert alias in pages(iot, "list_role_aliases", "roleAliases")
    iot.delete_role_alias(roleAlias=alias)
    for call in [iot.describe_role_alias, iot.delete_role_alias, iot.update_role_alias]:
        assert refused(call, roleAlias=alias) == ("ResourceNotFoundException", 404)


def test_role_aliases_keep_to_their_rules(iot, name):
    invalid = ("InvalidRequestException", 400)
    assert refused(iot.create_role_alias, roleAlias=name(), roleArn="arn:aws:iam::123456789012:user/x") == invalid
    for seconds in [899, 43201]:
        call = refused(iot.create_role_alias, roleAlias=name(), roleArn=ROLE, credentialDurationSeconds=seconds)
        assert call == invalid
    assert refused(iot.create_role_alias, roleAlias="a b", roleArn=ROLE) == invalid
    made = []
    try:
        while len(made) < 100:
            made.append(iot.create_role_alias(roleAlias=name(), roleArn=ROLE)["roleAlias"])
        assert refused(iot.create_role_alias, roleAlias=name(), roleArn=ROLE) == ("LimitExceededException", 410)
        listed = iot.list_role_aliases(pageSize=250, ascendingOrder=True)["roleAliases"]
        assert [item for item in listed if item in made] == made
    finally:
        for alias in made:
            iot.delete_role_alias(roleAlias=alias)


# Authorizers


def public_key(bits=2048):
    key = rsa.generate_private_key(65537, bits).public_key()
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


KEY = public_key()


@pytest.fixture
def authorizer(iot, name):
    made = []

    def make(**arguments):
        arguments = {
            "authorizerFunctionArn": FUNCTION,
            "tokenKeyName": "token",
            "tokenSigningPublicKeys": {"first": KEY},
            "status": "INACTIVE",
            **arguments,
        }
        made.append(iot.create_authorizer(authorizerName=name("authorizer"), **arguments)["authorizerName"])
        return made[-1]

    yield make
    for authorizer_name in made:
        try:
            iot.update_authorizer(authorizerName=authorizer_name, status="INACTIVE")
            iot.delete_authorizer(authorizerName=authorizer_name)
        except iot.exceptions.ResourceNotFoundException:
            pass


def test_authorizers(iot, authorizer):
    made = authorizer(tags=[{"Key": "k", "Value": "v"}])
    found = iot.describe_authorizer(authorizerName=made)["authorizerDescription"]
    assert found["tokenSigningPublicKeys"] == {"first": KEY}
    assert (found["status"], found["signingDisabled"], found["enableCachingForHttp"]) == ("INACTIVE", False, False)
    assert iot.list_tags_for_resource(resourceArn=found["authorizerArn"])["tags"]
    assert refused(iot.create_authorizer, authorizerName=made, authorizerFunctionArn=FUNCTION, signingDisabled=True) == (
        "ResourceAlreadyExistsException",
        409,
    )
    iot.update_authorizer(authorizerName=made, status="ACTIVE", tokenKeyName="other")
    assert iot.describe_authorizer(authorizerName=made)["authorizerDescription"]["tokenKeyName"] == "other"
    active = pages(iot, "list_authorizers", "authorizers", status="ACTIVE")
    assert made in [item["authorizerName"] for item in active]
    assert refused(iot.delete_authorizer, authorizerName=made) == ("DeleteConflictException", 409)
    iot.update_authorizer(authorizerName=made, status="INACTIVE")
    iot.delete_authorizer(authorizerName=made)
    assert refused(iot.describe_authorizer, authorizerName=made) == ("ResourceNotFoundException", 404)


def test_an_authorizer_must_be_able_to_verify_tokens(iot, name):
    for arguments in [
        {},
        {"tokenKeyName": "t"},
        {"tokenSigningPublicKeys": {"k": KEY}},
        {"tokenKeyName": "t", "tokenSigningPublicKeys": {"k": "x"}},
        {"tokenKeyName": "t", "tokenSigningPublicKeys": {"k": public_key(1024)}},
        {"tokenKeyName": "a b", "tokenSigningPublicKeys": {"k": KEY}},
        {"tokenKeyName": "t", "tokenSigningPublicKeys": {"k k": KEY}},
        {"signingDisabled": True, "authorizerFunctionArn": ROLE},
    ]:
        call = refused(iot.create_authorizer, **{"authorizerName": name(), "authorizerFunctionArn": FUNCTION, **arguments})
        assert call == ("InvalidRequestException", 400), arguments


def test_the_default_authorizer(iot, authorizer):
    assert refused(iot.describe_default_authorizer) == ("ResourceNotFoundException", 404)
    assert refused(iot.clear_default_authorizer) == ("ResourceNotFoundException", 404)
    assert refused(iot.set_default_authorizer, authorizerName="none") == ("ResourceNotFoundException", 404)
    made = authorizer()
    assert iot.set_default_authorizer(authorizerName=made)["authorizerName"] == made
    assert refused(iot.set_default_authorizer, authorizerName=made) == ("ResourceAlreadyExistsException", 409)
    assert iot.describe_default_authorizer()["authorizerDescription"]["authorizerName"] == made
    assert refused(iot.delete_authorizer, authorizerName=made) == ("DeleteConflictException", 409)
    iot.clear_default_authorizer()
    assert refused(iot.describe_default_authorizer) == ("ResourceNotFoundException", 404)


def test_thirty_two_authorizers_may_be_active(iot, authorizer):
    for _ in range(32):
        authorizer(status="ACTIVE")
    one_more = authorizer()
    assert refused(iot.update_authorizer, authorizerName=one_more, status="ACTIVE") == ("LimitExceededException", 410)


# Domain configurations


def test_domain_configurations(iot, name, authorizer):
    listed = [item["domainConfigurationName"] for item in pages(iot, "list_domain_configurations", "domainConfigurations")]
    assert {"iot:Data-ATS", "iot:CredentialProvider", "iot:Jobs"} <= set(listed)
    built_in = iot.describe_domain_configuration(domainConfigurationName="iot:Data-ATS")
    assert (built_in["domainType"], built_in["serviceType"]) == ("ENDPOINT", "DATA")
    assert built_in["domainName"] == iot.describe_endpoint(endpointType="iot:Data-ATS")["endpointAddress"]
    assert built_in["domainConfigurationArn"].endswith(":domainconfiguration/iot:Data-ATS")
    assert refused(iot.delete_domain_configuration, domainConfigurationName="iot:Data-ATS")[1] == 400

    domain, auth = name("domain"), authorizer()
    made = iot.create_domain_configuration(
        domainConfigurationName=domain,
        domainName="iot.example.com",
        serverCertificateArns=["arn:aws:acm:eu-central-1:123456789012:certificate/1"],
        authorizerConfig={"defaultAuthorizerName": auth, "allowAuthorizerOverride": False},
        authenticationType="CUSTOM_AUTH",
        applicationProtocol="MQTT_WSS",
        tags=[{"Key": "k", "Value": "v"}],
    )
    assert re.search(rf":domainconfiguration/{domain}/[0-9a-z]{{5}}$", made["domainConfigurationArn"])
    assert iot.list_tags_for_resource(resourceArn=made["domainConfigurationArn"])["tags"]
    found = iot.describe_domain_configuration(domainConfigurationName=domain)
    assert (found["domainType"], found["domainConfigurationStatus"]) == ("CUSTOMER_MANAGED", "ENABLED")
    assert found["authorizerConfig"] == {"defaultAuthorizerName": auth, "allowAuthorizerOverride": False}
    assert (found["authenticationType"], found["applicationProtocol"]) == ("CUSTOM_AUTH", "MQTT_WSS")
    assert refused(iot.create_domain_configuration, domainConfigurationName=domain) == ("ResourceAlreadyExistsException", 409)
    assert refused(iot.delete_domain_configuration, domainConfigurationName=domain) == ("InvalidRequestException", 400)
    iot.update_domain_configuration(
        domainConfigurationName=domain, domainConfigurationStatus="DISABLED", removeAuthorizerConfig=True
    )
    assert "authorizerConfig" not in iot.describe_domain_configuration(domainConfigurationName=domain)
    iot.delete_domain_configuration(domainConfigurationName=domain)
    assert refused(iot.describe_domain_configuration, domainConfigurationName=domain) == ("ResourceNotFoundException", 404)
    for arguments in [
        {"domainName": "x.example.com"},
        {"serviceType": "OTHER"},
        {"authorizerConfig": {"defaultAuthorizerName": "none"}},
        {"authenticationType": "NONE"},
    ]:
        call = refused(iot.create_domain_configuration, domainConfigurationName=name(), **arguments)
        assert call == ("InvalidRequestException", 400), arguments


# Events and logging


def test_event_configurations(iot):
    found = iot.describe_event_configurations()["eventConfigurations"]
    assert len(found) == 11
    assert not any(one["Enabled"] for one in found.values())
    iot.update_event_configurations(eventConfigurations={"THING": {"Enabled": True}, "POLICY": {"Enabled": True}})
    iot.update_event_configurations(eventConfigurations={"POLICY": {"Enabled": False}})
    answer = iot.describe_event_configurations()
    assert [kind for kind, one in answer["eventConfigurations"].items() if one["Enabled"]] == ["THING"]
    assert answer["lastModifiedDate"] >= answer["creationDate"]
    call = refused(iot.update_event_configurations, eventConfigurations={"OTHER": {"Enabled": True}})
    assert call == ("InvalidRequestException", 400)
    iot.update_event_configurations(eventConfigurations={"THING": {"Enabled": False}})


def test_logging_options(iot):
    assert refused(iot.get_v2_logging_options) == ("NotConfiguredException", 404)
    iot.set_v2_logging_options(roleArn=ROLE, defaultLogLevel="WARN")
    found = iot.get_v2_logging_options()
    assert (found["roleArn"], found["defaultLogLevel"], found["disableAllLogs"]) == (ROLE, "WARN", False)
    assert refused(iot.set_v2_logging_options, defaultLogLevel="LOUD") == ("InvalidRequestException", 400)


# Topic rules


REPUBLISH = {"republish": {"roleArn": ROLE, "topic": "out/${topic(2)}", "qos": 1}}


def test_topic_rules(iot, name):
    rule = name("rule").replace("-", "_")
    payload = {
        "sql": "SELECT temperature AS t, topic(2) AS device FROM 'in/+' WHERE temperature > 50",
        "description": "hot",
        "actions": [REPUBLISH, {"lambda": {"functionArn": FUNCTION}}],
        "awsIotSqlVersion": "2016-03-23",
        "errorAction": REPUBLISH,
    }
    iot.create_topic_rule(ruleName=rule, topicRulePayload=payload, tags="a=b&c=d%20e")
    answer = iot.get_topic_rule(ruleName=rule)
    found = answer["rule"]
    assert {key: found[key] for key in payload} == payload
    assert (found["ruleName"], found["ruleDisabled"]) == (rule, False)
    assert iot.list_tags_for_resource(resourceArn=answer["ruleArn"])["tags"] == [
        {"Key": "a", "Value": "b"},
        {"Key": "c", "Value": "d e"},
    ]
    assert refused(iot.create_topic_rule, ruleName=rule, topicRulePayload=payload) == ("ResourceAlreadyExistsException", 409)
    iot.disable_topic_rule(ruleName=rule)
    assert rule in [item["ruleName"] for item in iot.list_topic_rules(ruleDisabled=True)["rules"]]
    iot.enable_topic_rule(ruleName=rule)
    listed = [item for item in pages(iot, "list_topic_rules", "rules", topic="in/+") if item["ruleName"] == rule]
    assert (listed[0]["topicPattern"], listed[0]["ruleDisabled"]) == ("in/+", False)
    iot.replace_topic_rule(ruleName=rule, topicRulePayload={"sql": "SELECT * FROM 'x'", "actions": []})
    found = iot.get_topic_rule(ruleName=rule)["rule"]
    assert (found["sql"], found["actions"]) == ("SELECT * FROM 'x'", [])
    assert "description" not in found
    iot.delete_topic_rule(ruleName=rule)
    for call in [iot.get_topic_rule, iot.delete_topic_rule, iot.enable_topic_rule]:
        assert refused(call, ruleName=rule) == ("UnauthorizedException", 401)


def test_rules_that_cannot_work_are_refused(iot):
    def refusal(sql="SELECT * FROM 'a'", actions=(), **arguments):
        payload = {"sql": sql, "actions": list(actions), **arguments}
        return refused(iot.create_topic_rule, ruleName="refused", topicRulePayload=payload)

    for sql in ["SELECT", "SELECT * FROM a", "SELECT * FROM 'a' WHERE", "SELECT nothing(a) FROM 'a'", "DROP TABLE x"]:
        assert refusal(sql) == ("SqlParseException", 400), sql
    invalid = ("InvalidRequestException", 400)
    assert refusal(actions=[{"republish": {"roleArn": "x", "topic": "a"}}]) == invalid
    assert refusal(actions=[{"republish": {"roleArn": ROLE, "topic": "a/#"}}]) == invalid
    assert refusal(actions=[REPUBLISH, {}]) == invalid
    assert refusal(awsIotSqlVersion="1999-01-01") == invalid
    assert refusal(actions=[REPUBLISH] * 11) == invalid


# The index


def test_the_index_finds_things(iot, name):
    prefix = uuid.uuid4().hex[:12]
    kind, group = f"{prefix}-type", f"{prefix}-group"
    iot.create_thing_type(thingTypeName=kind)
    iot.create_thing_group(thingGroupName=group)
    for index in range(5):
        iot.create_thing(
            thingName=f"{prefix}-{index}",
            attributePayload={"attributes": {"parity": ["even", "odd"][index % 2], "run": prefix}},
            **({"thingTypeName": kind} if index < 2 else {}),
        )
    iot.add_thing_to_thing_group(thingName=f"{prefix}-4", thingGroupName=group)

    def found(query):
        things, token = [], None
        while True:
            arguments = {"nextToken": token} if token else {}
            page = iot.search_index(queryString=query, maxResults=2, **arguments)
            things += page["things"]
            token = page.get("nextToken")
            if not token:
                return [thing["thingName"].removeprefix(f"{prefix}-") for thing in things]

    for query, wanted in [
        (f"thingName:{prefix}*", "01234"),
        (f"thingName:{prefix}-?", "01234"),
        (f"attributes.run:{prefix} AND attributes.parity:odd", "13"),
        (f"attributes.run:{prefix} AND NOT attributes.parity:odd", "024"),
        (f"thingTypeName:{kind}", "01"),
        (f"thingGroupNames:{group}", "4"),
        (f"thingName:{prefix}* AND (thingTypeName:{kind} OR thingGroupNames:{group})", "014"),
        (f"thingName:{prefix}* attributes.parity:ODD", "13"),
        (f"thingName:{prefix}* AND connectivity.connected:true", ""),
        (f"thingName:{prefix}* AND connectivity.connected:false", "01234"),
    ]:
        assert found(query) == list(wanted), query
    for query in ["thingName:a OR", "(", "color:red", "thingName:"]:
        assert refused(iot.search_index, queryString=query) == ("InvalidQueryException", 400), query
    assert refused(iot.search_index, queryString="*", indexName="other") == ("ResourceNotFoundException", 404)


def test_the_index_knows_who_is_connected(iot, provision):
    import paho.mqtt.client as mqtt

    device = provision()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=device.thing)
    client.tls_set(device.tls["cafile"], device.tls["certfile"], device.tls["keyfile"])
    connected = []
    client.on_connect = lambda *arguments: connected.append(arguments)
    from conftest import HOST, PORT

    client.connect(HOST, PORT)
    client.loop_start()
    try:
        deadline = datetime.datetime.now() + datetime.timedelta(seconds=20)
        query = f"thingName:{device.thing} AND connectivity.connected:true"
        while datetime.datetime.now() < deadline and not iot.search_index(queryString=query)["things"]:
            pass
        thing = iot.search_index(queryString=query)["things"][0]
        assert thing["connectivity"]["timestamp"] > 0
    finally:
        client.disconnect()
        client.loop_stop()


def test_every_region_is_its_own(iot, name):
    iot.create_role_alias(roleAlias=name(), roleArn=ROLE)
    other = boto3.client("iot", region_name="eu-west-1")
    alias = name()
    other.create_role_alias(roleAlias=alias, roleArn=ROLE)
    assert alias not in iot.list_role_aliases(pageSize=250)["roleAliases"]
    assert other.list_role_aliases()["roleAliases"] == [alias]
