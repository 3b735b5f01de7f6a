"""boto3 on certificate authorities, provisioning, role aliases, authorizers, domains, rules, events, logging and the index."""

import datetime
import json
import re
import uuid

import boto3
import pytest
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from security import ALLOW_ALL, new_csr, refused, remove_certificate

ROLE = "arn:aws:iam::123456789012:role/provisioning"
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:decide"
ABSENT = "0" * 64
ID = re.compile(r"[0-9a-f]{64}")


@pytest.fixture(scope="session")
def iot():
    """A client that leaves the judgement of parameters to the service."""
    return boto3.client("iot", config=Config(parameter_validation=False))


def pem(thing):
    return thing.public_bytes(serialization.Encoding.PEM).decode()


def name_of(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Ca:
    """A CA of the customer."""

    def __init__(self, subject=None, key=None, ca=True, days=30, past=1):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.name = name_of(subject or uuid.uuid4().hex)
        self.certificate = self._build(self.name, self.key.public_key(), days, past, x509.BasicConstraints(ca, None))
        self.pem = pem(self.certificate)

    def _build(self, subject, public_key, days=30, past=1, constraints=None):
        now = datetime.datetime.now(datetime.timezone.utc)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=past))
            .not_valid_after(now + datetime.timedelta(days=days))
        )
        if constraints:
            builder = builder.add_extension(constraints, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def issue(self, common_name):
        return pem(self._build(name_of(common_name), ec.generate_private_key(ec.SECP256R1()).public_key()))


@pytest.fixture
def register(iot):
    """A function that registers a CA in SNI_ONLY mode; all are removed afterwards."""
    made = []

    def make(ca=None, **arguments):
        ca = ca or Ca()
        arguments.setdefault("certificateMode", "SNI_ONLY")
        answer = iot.register_ca_certificate(caCertificate=ca.pem, **arguments)
        made.append(answer["certificateId"])
        return ca, answer

    yield make
    for identifier in made:
        try:
            iot.update_ca_certificate(certificateId=identifier, newStatus="INACTIVE")
            for page in iot.get_paginator("list_certificates_by_ca").paginate(caCertificateId=identifier):
                for certificate in page["certificates"]:
                    remove_certificate(iot, certificate["certificateArn"])
            iot.delete_ca_certificate(certificateId=identifier)
        except iot.exceptions.ResourceNotFoundException:
            pass


def pages(iot, operation, result, size_name="PageSize", **arguments):
    """Everything a paginator has, page by page of one."""
    paginator = iot.get_paginator(operation)
    found = list(paginator.paginate(PaginationConfig={"PageSize": 1}, **arguments))
    assert all(len(page[result]) <= 1 for page in found)
    return [item for page in found for item in page[result]]


# Certificate authorities


def test_the_registration_code_stays_until_it_is_deleted(iot):
    code = iot.get_registration_code()["registrationCode"]
    assert ID.fullmatch(code)
    assert iot.get_registration_code()["registrationCode"] == code
    iot.delete_registration_code()
    assert refused(iot.delete_registration_code) == ("ResourceNotFoundException", 404)
    assert iot.get_registration_code()["registrationCode"] != code


def test_a_ca_in_default_mode_needs_proof_of_its_key(iot):
    ca, other = Ca(), Ca()
    code = iot.get_registration_code()["registrationCode"]

    def refusal(**arguments):
        return refused(iot.register_ca_certificate, caCertificate=ca.pem, **arguments)

    assert refusal() == ("InvalidRequestException", 400)
    assert refusal(verificationCertificate=other.issue(code)) == ("CertificateValidationException", 400)
    forged = Ca(subject=ca.name.rfc4514_string()[3:])
    assert refusal(verificationCertificate=forged.issue(code)) == ("CertificateValidationException", 400)
    assert refusal(verificationCertificate=ca.issue("0" * 64)) == ("RegistrationCodeValidationException", 400)
    assert refusal(verificationCertificate=ca.issue(code), certificateMode="SNI_ONLY") == ("InvalidRequestException", 400)
    answer = iot.register_ca_certificate(
        caCertificate=ca.pem, verificationCertificate=ca.issue(code), tags=[{"Key": "owner", "Value": "a"}]
    )
    identifier = answer["certificateId"]
    assert answer["certificateArn"].endswith(f":cacert/{identifier}")
    assert iot.list_tags_for_resource(resourceArn=answer["certificateArn"])["tags"] == [{"Key": "owner", "Value": "a"}]
    assert refusal(verificationCertificate=ca.issue(code)) == ("ResourceAlreadyExistsException", 409)
    found = iot.describe_ca_certificate(certificateId=identifier)["certificateDescription"]
    assert (found["status"], found["certificateMode"]) == ("INACTIVE", "DEFAULT")
    assert found["autoRegistrationStatus"] == "DISABLE"
    assert found["validity"]["notAfter"] > found["validity"]["notBefore"]
    iot.delete_ca_certificate(certificateId=identifier)
    assert refused(iot.describe_ca_certificate, certificateId=identifier) == ("ResourceNotFoundException", 404)


def test_only_cas_are_registered(iot):
    for bad in [Ca(ca=False), Ca(days=-1, past=9), Ca(past=-1, days=9)]:
        assert refused(iot.register_ca_certificate, caCertificate=bad.pem, certificateMode="SNI_ONLY") == (
            "CertificateValidationException",
            400,
        )
    assert refused(iot.register_ca_certificate, caCertificate="x", certificateMode="SNI_ONLY")[1] == 400


def test_a_ca_is_updated_listed_and_deleted(iot, register):
    made = [register(setAsActive=True, allowAutoRegistration=True)[1]["certificateId"] for _ in range(3)]
    first = made[0]
    listed = [item["certificateId"] for item in pages(iot, "list_ca_certificates", "certificates", ascendingOrder=True)]
    assert [item for item in listed if item in made] == made
    found = iot.describe_ca_certificate(certificateId=first)["certificateDescription"]
    assert (found["status"], found["autoRegistrationStatus"], found["customerVersion"]) == ("ACTIVE", "ENABLE", 1)
    assert refused(iot.delete_ca_certificate, certificateId=first) == ("CertificateStateException", 406)
    body = json.dumps(JITP)
    iot.update_ca_certificate(
        certificateId=first,
        newAutoRegistrationStatus="DISABLE",
        registrationConfig={"templateBody": body, "roleArn": ROLE},
    )
    found = iot.describe_ca_certificate(certificateId=first)
    assert found["registrationConfig"] == {"templateBody": body, "roleArn": ROLE}
    assert found["certificateDescription"]["autoRegistrationStatus"] == "DISABLE"
    iot.update_ca_certificate(certificateId=first, removeAutoRegistration=True, newStatus="INACTIVE")
    assert "registrationConfig" not in iot.describe_ca_certificate(certificateId=first)
    iot.delete_ca_certificate(certificateId=first)
    assert refused(iot.update_ca_certificate, certificateId=first, newStatus="ACTIVE") == ("ResourceNotFoundException", 404)


def test_a_registration_config_must_be_usable(iot, register):
    _, ca = register()
    for config, error in [
        ({}, "InvalidRequestException"),
        ({"templateBody": "{}", "roleArn": ROLE}, "InvalidRequestException"),
        ({"templateBody": json.dumps(JITP)}, "InvalidRequestException"),
        ({"templateName": "none"}, "ResourceNotFoundException"),
        ({"templateName": "none", "templateBody": json.dumps(JITP), "roleArn": ROLE}, "InvalidRequestException"),
    ]:
        call = refused(iot.update_ca_certificate, certificateId=ca["certificateId"], registrationConfig=config)
        assert call[0] == error, config


def test_ten_cas_may_share_a_subject(iot, register):
    subject = uuid.uuid4().hex
    for _ in range(10):
        register(Ca(subject))
    call = refused(iot.register_ca_certificate, caCertificate=Ca(subject).pem, certificateMode="SNI_ONLY")
    assert call == ("LimitExceededException", 410)


# Certificates under a CA


def test_a_certificate_is_registered_under_the_ca_that_signed_it(iot, register):
    ca, answer = register(setAsActive=True)
    made = [iot.register_certificate(certificatePem=ca.issue(f"device-{index}"), status="ACTIVE") for index in range(3)]
    found = iot.describe_certificate(certificateId=made[0]["certificateId"])["certificateDescription"]
    assert (found["caCertificateId"], found["status"]) == (answer["certificateId"], "ACTIVE")
    assert found["certificateMode"] == "SNI_ONLY"
    listed = pages(iot, "list_certificates_by_ca", "certificates", caCertificateId=answer["certificateId"])
    assert {item["certificateId"] for item in listed} == {item["certificateId"] for item in made}
    assert iot.list_certificates_by_ca(caCertificateId=ABSENT)["certificates"] == []


def test_a_forged_certificate_is_not_registered(iot, register):
    ca, _ = register(setAsActive=True)
    forged = Ca(subject=ca.name.rfc4514_string()[3:]).issue("device")
    assert refused(iot.register_certificate, certificatePem=forged) == ("CertificateValidationException", 400)
    assert refused(iot.register_certificate, certificatePem=Ca().issue("device")) == ("CertificateValidationException", 400)
    stranger = Ca()
    assert refused(
        iot.register_certificate, certificatePem=stranger.issue("device"), caCertificatePem=stranger.pem
    ) == ("CertificateValidationException", 400)
    assert refused(iot.register_certificate, certificatePem=ca.issue("device"), caCertificatePem=stranger.pem) == (
        "CertificateValidationException",
        400,
    )
    assert refused(iot.register_certificate, certificatePem=ca.issue("device"), status="PENDING_ACTIVATION")[1] == 406


def test_cas_of_one_subject_must_be_told_apart(iot, register):
    subject = uuid.uuid4().hex
    first, one = register(Ca(subject), setAsActive=True)
    second, two = register(Ca(subject), setAsActive=True)
    certificate = second.issue("device")
    assert refused(iot.register_certificate, certificatePem=certificate) == ("CertificateConflictException", 409)
    assert refused(iot.register_certificate, certificatePem=certificate, caCertificatePem=first.pem) == (
        "CertificateValidationException",
        400,
    )
    made = iot.register_certificate(certificatePem=certificate, caCertificatePem=second.pem)
    found = iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
    assert (found["caCertificateId"], found["status"]) == (two["certificateId"], "INACTIVE")
    assert refused(iot.register_certificate, certificatePem=certificate, caCertificatePem=second.pem) == (
        "ResourceAlreadyExistsException",
        409,
    )


def test_an_inactive_ca_registers_nothing_more(iot, register):
    ca, answer = register(setAsActive=True)
    made = iot.register_certificate(certificatePem=ca.issue("device"), status="ACTIVE")
    iot.update_ca_certificate(certificateId=answer["certificateId"], newStatus="INACTIVE")
    assert refused(iot.register_certificate, certificatePem=ca.issue("other")) == ("CertificateStateException", 406)
    found = iot.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
    assert found["status"] == "ACTIVE"


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


# Provisioning templates

JITP = {
    "Parameters": {
        "AWS::IoT::Certificate::CommonName": {"Type": "String"},
        "AWS::IoT::Certificate::Id": {"Type": "String"},
    },
    "Resources": {
        "thing": {
            "Type": "AWS::IoT::Thing",
            "Properties": {"ThingName": {"Ref": "AWS::IoT::Certificate::CommonName"}},
        },
        "certificate": {
            "Type": "AWS::IoT::Certificate",
            "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "ACTIVE"},
        },
    },
}

FLEET = {
    "Parameters": {"Serial": {"Type": "String"}, "AWS::IoT::Certificate::Id": {"Type": "String"}},
    "Resources": {
        "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Fn::Join": ["-", ["fleet", {"Ref": "Serial"}]]}}},
        "certificate": {
            "Type": "AWS::IoT::Certificate",
            "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}},
        },
    },
    "DeviceConfiguration": {"url": "https://example.com", "serial": {"Ref": "Serial"}},
}


@pytest.fixture
def template(iot, name):
    made = []

    def make(body=FLEET, **arguments):
        arguments = {"provisioningRoleArn": ROLE, "enabled": True, **arguments}
        answer = iot.create_provisioning_template(templateName=name("t"), templateBody=json.dumps(body), **arguments)
        made.append(answer["templateName"])
        return made[-1]

    yield make
    for template_name in made:
        try:
            for version in iot.list_provisioning_template_versions(templateName=template_name)["versions"]:
                if not version["isDefaultVersion"]:
                    iot.delete_provisioning_template_version(templateName=template_name, versionId=version["versionId"])
            iot.delete_provisioning_template(templateName=template_name)
        except iot.exceptions.ResourceNotFoundException:
            pass


def test_provisioning_templates(iot, template):
    made = template(description="one", tags=[{"Key": "k", "Value": "v"}])
    found = iot.describe_provisioning_template(templateName=made)
    assert json.loads(found["templateBody"]) == FLEET
    assert (found["enabled"], found["type"], found["defaultVersionId"]) == (True, "FLEET_PROVISIONING", 1)
    assert iot.list_tags_for_resource(resourceArn=found["templateArn"])["tags"]
    iot.update_provisioning_template(
        templateName=made, enabled=False, description="two", preProvisioningHook={"targetArn": FUNCTION}
    )
    found = iot.describe_provisioning_template(templateName=made)
    assert (found["enabled"], found["description"]) == (False, "two")
    assert found["preProvisioningHook"] == {"targetArn": FUNCTION}
    iot.update_provisioning_template(templateName=made, removePreProvisioningHook=True)
    assert "preProvisioningHook" not in iot.describe_provisioning_template(templateName=made)
    assert made in [item["templateName"] for item in pages(iot, "list_provisioning_templates", "templates")]
    assert refused(
        iot.create_provisioning_template, templateName=made, templateBody=json.dumps(FLEET), provisioningRoleArn=ROLE
    ) == ("ResourceAlreadyExistsException", 409)
    iot.delete_provisioning_template(templateName=made)
    assert refused(iot.describe_provisioning_template, templateName=made) == ("ResourceNotFoundException", 404)
    assert refused(iot.update_provisioning_template, templateName=made) == ("ResourceNotFoundException", 404)


def test_template_versions(iot, template):
    made = template()
    other = json.dumps({**FLEET, "DeviceConfiguration": {}})
    versions = [iot.create_provisioning_template_version(templateName=made, templateBody=other) for _ in range(4)]
    assert [version["versionId"] for version in versions] == [2, 3, 4, 5]
    assert refused(iot.create_provisioning_template_version, templateName=made, templateBody=other) == (
        "VersionsLimitExceededException",
        409,
    )
    iot.update_provisioning_template(templateName=made, defaultVersionId=3)
    found = iot.describe_provisioning_template_version(templateName=made, versionId=3)
    assert (found["isDefaultVersion"], found["templateBody"]) == (True, other)
    listed = pages(iot, "list_provisioning_template_versions", "versions", templateName=made)
    assert [version["versionId"] for version in listed] == [1, 2, 3, 4, 5]
    assert refused(iot.delete_provisioning_template_version, templateName=made, versionId=3) == ("DeleteConflictException", 409)
    assert refused(iot.delete_provisioning_template, templateName=made) == ("DeleteConflictException", 409)
    iot.delete_provisioning_template_version(templateName=made, versionId=1)
    for call in [iot.delete_provisioning_template_version, iot.describe_provisioning_template_version]:
        assert refused(call, templateName=made, versionId=1) == ("ResourceNotFoundException", 404)
    new = iot.create_provisioning_template_version(templateName=made, templateBody=other, setAsDefault=True)
    assert (new["versionId"], new["isDefaultVersion"]) == (6, True)


def test_template_bodies_are_checked(iot, name):
    def refusal(body, **arguments):
        text = body if isinstance(body, str) else json.dumps(body)
        return refused(
            iot.create_provisioning_template,
            **{"templateName": name("t"), "templateBody": text, "provisioningRoleArn": ROLE, **arguments},
        )

    invalid = ("InvalidRequestException", 400)
    certificate = {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateSigningRequest": "x"}}
    for body in [
        "",
        "{}",
        {"Resources": {}},
        {"Resources": {"a": {"Type": "AWS::S3::Bucket"}}},
        {"Resources": {"a": {"Type": "AWS::IoT::Thing", "Properties": {}}}},
        {"Resources": {"a": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "None"}}}}},
        {"Resources": {"a": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Fn::GetAtt": ["a"]}}}}},
        {"Resources": {"a": certificate}},
        {**FLEET, "Outputs": {}},
        {**FLEET, "DeviceConfiguration": {"a": {"b": "c"}}},
        {**FLEET, "Parameters": {"Serial": {"Type": "Number"}}},
    ]:
        assert refusal(body) == invalid, body
    assert refusal(FLEET, type="JITP") == invalid
    assert refusal(FLEET, preProvisioningHook={"targetArn": ROLE}) == invalid
    assert refusal(FLEET, provisioningRoleArn=FUNCTION) == invalid


def test_a_ca_may_name_a_jitp_template(iot, template, register):
    jitp, fleet = template(JITP, type="JITP"), template()
    _, ca = register(setAsActive=True, allowAutoRegistration=True, registrationConfig={"templateName": jitp})
    assert refused(
        iot.update_ca_certificate, certificateId=ca["certificateId"], registrationConfig={"templateName": fleet}
    ) == ("InvalidRequestException", 400)
    listed = iot.list_ca_certificates(templateName=jitp)["certificates"]
    assert [item["certificateId"] for item in listed] == [ca["certificateId"]]
    assert refused(iot.delete_provisioning_template, templateName=jitp) == ("DeleteConflictException", 409)
    iot.update_ca_certificate(certificateId=ca["certificateId"], removeAutoRegistration=True)
    iot.delete_provisioning_template(templateName=jitp)


def test_a_claim_lasts_five_minutes(iot, template):
    made = template()
    before = datetime.datetime.now(datetime.timezone.utc)
    claim = iot.create_provisioning_claim(templateName=made)
    certificate = x509.load_pem_x509_certificate(claim["certificatePem"].encode())
    lifetime = certificate.not_valid_after_utc - before
    assert datetime.timedelta(minutes=4) < lifetime <= datetime.timedelta(minutes=5, seconds=10)
    assert abs(claim["expiration"] - certificate.not_valid_after_utc) < datetime.timedelta(seconds=2)
    assert "PRIVATE KEY" in claim["keyPair"]["PrivateKey"]
    listed = [item["certificateId"] for page in iot.get_paginator("list_certificates").paginate() for item in page["certificates"]]
    assert claim["certificateId"] not in listed
    assert refused(iot.create_provisioning_claim, templateName="none") == ("ResourceNotFoundException", 404)
    iot.update_provisioning_template(templateName=made, enabled=False)
    assert refused(iot.create_provisioning_claim, templateName=made) == ("InvalidRequestException", 400)


# RegisterThing


def register_body(thing, **certificate):
    return {
        "Parameters": {"Name": {"Type": "String", "Default": thing}, "Site": {"Type": "String", "Default": "north"}},
        "Mappings": {"Sites": {"north": {"code": "n"}}},
        "Resources": {
            "thing": {
                "Type": "AWS::IoT::Thing",
                "Properties": {
                    "ThingName": {"Ref": "Name"},
                    "AttributePayload": {"site": {"Fn::FindInMap": ["Sites", {"Ref": "Site"}, "code"]}},
                },
            },
            "certificate": {"Type": "AWS::IoT::Certificate", "Properties": certificate},
            "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyDocument": ALLOW_ALL}},
        },
    }


def test_register_thing_makes_what_the_template_names(iot, name, tmp_path):
    thing = name("registered")
    body = register_body(thing, CertificateSigningRequest=new_csr(tmp_path))
    answer = iot.register_thing(templateBody=json.dumps(body))
    assert set(answer["resourceArns"]) == {"thing", "certificate", "policy"}
    certificate = answer["resourceArns"]["certificate"]
    assert answer["certificatePem"].startswith("-----BEGIN CERTIFICATE-----")
    assert iot.describe_thing(thingName=thing)["attributes"] == {"site": "n"}
    assert iot.list_thing_principals(thingName=thing)["principals"] == [certificate]
    policies = iot.list_attached_policies(target=certificate)["policies"]
    assert [policy["policyArn"] for policy in policies] == [answer["resourceArns"]["policy"]]
    found = iot.describe_certificate(certificateId=certificate.split("/")[1])["certificateDescription"]
    assert found["status"] == "ACTIVE"
    # The same thing with other attributes is a conflict, and then nothing is made.
    before = len(iot.list_certificates(pageSize=250)["certificates"])
    other = {"templateBody": json.dumps(register_body(thing, CertificateSigningRequest=new_csr(tmp_path))), "parameters": {}}
    document = json.loads(other["templateBody"])
    document["Mappings"]["Sites"]["north"]["code"] = "other"
    other["templateBody"] = json.dumps(document)
    assert refused(iot.register_thing, **other) == ("ResourceRegistrationFailureException", 400)
    assert len(iot.list_certificates(pageSize=250)["certificates"]) == before
    document["Resources"]["thing"]["OverrideSettings"] = {"AttributePayload": "REPLACE"}
    second = iot.register_thing(templateBody=json.dumps(document))["resourceArns"]["certificate"]
    assert iot.describe_thing(thingName=thing)["attributes"] == {"site": "other"}
    for arn in [certificate, second]:
        remove_certificate(iot, arn)
    iot.delete_thing(thingName=thing)


def test_register_thing_under_a_ca(iot, name, register):
    ca, answer = register(setAsActive=True)
    thing = name("registered")
    body = json.dumps(register_body(thing, CertificatePem=ca.issue(thing), Status="INACTIVE"))
    made = iot.register_thing(templateBody=body)["resourceArns"]["certificate"]
    found = iot.describe_certificate(certificateId=made.split("/")[1])["certificateDescription"]
    assert (found["caCertificateId"], found["status"]) == (answer["certificateId"], "INACTIVE")
    forged = json.dumps(register_body(name("x"), CertificatePem=Ca().issue("x")))
    assert refused(iot.register_thing, templateBody=forged) == ("ResourceRegistrationFailureException", 400)


def test_register_thing_refuses_what_it_cannot_fill_in(iot, name, tmp_path):
    body = register_body(name("x"), CertificateSigningRequest=new_csr(tmp_path))
    invalid = ("InvalidRequestException", 400)
    assert refused(iot.register_thing, templateBody="[]") == invalid
    assert refused(iot.register_thing, templateBody=json.dumps(body), parameters={"Other": "x"}) == invalid
    assert refused(iot.register_thing, templateBody=json.dumps(body), parameters={"Site": "south"}) == invalid
    failure = ("ResourceRegistrationFailureException", 400)
    assert refused(iot.register_thing, templateBody=json.dumps(body), parameters={"Name": "a b"}) == failure
    body["Resources"]["policy"]["Properties"] = {"PolicyName": "none"}
    assert refused(iot.register_thing, templateBody=json.dumps(body)) == failure


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
        (f"thingName:{prefix}* AND connectivity.connected:true", ""),
        (f"thingName:{prefix}* AND connectivity.connected:false", "01234"),
    ]:
        assert found(query) == list(wanted), query
    for query in ["thingName:a thingName:b", "(", "color:red", "thingName:"]:
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
