"""boto3 on certificate authorities, and certificates under them."""

import datetime
import json
import re
import uuid

import boto3
import pytest
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from security import refused, remove_certificate

ROLE = "arn:aws:iam::123456789012:role/provisioning"
ABSENT = "0" * 64
ID = re.compile(r"[0-9a-f]{64}")

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
