"""boto3 on provisioning templates, claims, and RegisterThing."""

import datetime
import json

import pytest
from cryptography import x509

from authorities import JITP, Ca, iot, pages, register  # noqa: F401 (fixtures)
from security import ALLOW_ALL, new_csr, refused, remove_certificate

ROLE = "arn:aws:iam::123456789012:role/provisioning"
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:decide"


# Provisioning templates

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
