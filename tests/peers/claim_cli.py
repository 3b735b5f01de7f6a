"""`iotctl template` and `iotctl provision claim`, re-read by boto3; and AWS's own fleet provisioning client by the same template."""

import json
import os
import stat
from concurrent.futures import Future

import pytest
from awscrt import mqtt
from awsiot import iotidentity, mqtt_connection_builder

from conftest import HOST, PORT, iotctl
from onboarding import connected, csr_of, forget, Held
from security import ALLOW_ALL, new_key

BODY = {
    "Parameters": {"ThingName": {"Type": "String"}, "AWS::IoT::Certificate::Id": {"Type": "String"}},
    "Resources": {
        "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "ThingName"}}},
        "certificate": {
            "Type": "AWS::IoT::Certificate",
            "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "ACTIVE"},
        },
        "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyDocument": ALLOW_ALL}},
    },
    "DeviceConfiguration": {"name": {"Ref": "ThingName"}},
}


def run(*arguments, **options):
    done = iotctl(*arguments, "-o", "json", **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def made(tmp_path, name):
    """A template made by iotctl, and a claim for it."""
    template, file = name("t"), tmp_path / "template.json"
    file.write_text(json.dumps(BODY))
    run("template", "create", template, "-f", file, "--role", "provisioning", "--tag", "owner=peer")
    run("template", "claim", template, "--out", tmp_path / "claim")
    yield template
    run("template", "delete", template, "--cascade")


def test_boto3_reads_the_template(iot, made, tmp_path):
    found = iot.describe_provisioning_template(templateName=made)
    assert json.loads(found["templateBody"]) == BODY
    assert (found["enabled"], found["type"], found["defaultVersionId"]) == (True, "FLEET_PROVISIONING", 1)
    assert found["provisioningRoleArn"].endswith(":role/provisioning")
    assert iot.list_tags_for_resource(resourceArn=found["templateArn"])["tags"] == [{"Key": "owner", "Value": "peer"}]
    for number in range(2, 8):
        body = {**BODY, "DeviceConfiguration": {"number": str(number)}}
        (tmp_path / "next.json").write_text(json.dumps(body))
        run("template", "update", made, "-f", tmp_path / "next.json")
        assert json.loads(iot.describe_provisioning_template(templateName=made)["templateBody"]) == body
    versions = iot.list_provisioning_template_versions(templateName=made)["versions"]
    assert sorted(version["versionId"] for version in versions) == [3, 4, 5, 6, 7]


@pytest.mark.parametrize("source", ["local", "aws"])
def test_boto3_reads_the_device(iot, made, name, tmp_path, source):
    thing = name("dev")
    arguments = "--template", made, "--claim", tmp_path / "claim", "--thing", thing, "--out", tmp_path
    report = run("provision", "claim", *arguments, "--key-source", source)
    assert report["deviceConfiguration"] == {"name": thing}
    certificate = iot.describe_certificate(certificateId=report["certificateId"])["certificateDescription"]
    assert certificate["status"] == "ACTIVE"
    assert certificate["certificateArn"] == report["certificateArn"]
    assert certificate["certificatePem"].strip() == (tmp_path / thing / "cert.pem").read_text().strip()
    assert iot.list_thing_principals(thingName=thing)["principals"] == [report["certificateArn"]]
    assert len(iot.list_attached_policies(target=report["certificateArn"])["policies"]) == 1
    assert stat.S_IMODE(os.stat(tmp_path / thing / "private.key").st_mode) == 0o600
    forget(iot, thing, report["certificateId"])


def test_the_device_sdk_does_the_same(iot, made, name, tmp_path):
    thing, key = name("sdk"), new_key(tmp_path)
    connection = mqtt_connection_builder.mtls_from_path(
        endpoint=HOST, port=PORT, client_id=name("claim"), clean_session=True, keep_alive_secs=30,
        cert_filepath=str(tmp_path / "claim/claim.pem"), pri_key_filepath=str(tmp_path / "claim/claim.key"),
        ca_filepath=os.environ["AWS_CA_BUNDLE"],
    )
    connection.connect().result(20)
    client, qos = iotidentity.IotIdentityClient(connection), mqtt.QoS.AT_LEAST_ONCE

    def ask(subscribe_accepted, subscribe_rejected, scope, publish, request):
        answer = Future()
        for subscribe, tell in (
            (subscribe_accepted, answer.set_result),
            (subscribe_rejected, lambda error: answer.set_exception(AssertionError(error.error_message))),
        ):
            subscribe(request=scope, qos=qos, callback=tell)[0].result(20)
        publish(request, qos).result(20)
        return answer.result(20)

    issued = ask(
        client.subscribe_to_create_certificate_from_csr_accepted,
        client.subscribe_to_create_certificate_from_csr_rejected,
        iotidentity.CreateCertificateFromCsrSubscriptionRequest(),
        client.publish_create_certificate_from_csr,
        iotidentity.CreateCertificateFromCsrRequest(certificate_signing_request=csr_of(key)),
    )
    answer = ask(
        client.subscribe_to_register_thing_accepted,
        client.subscribe_to_register_thing_rejected,
        iotidentity.RegisterThingSubscriptionRequest(template_name=made),
        client.publish_register_thing,
        iotidentity.RegisterThingRequest(
            template_name=made, certificate_ownership_token=issued.certificate_ownership_token,
            parameters={"ThingName": thing},
        ),
    )
    connection.disconnect().result(20)
    assert (answer.thing_name, answer.device_configuration) == (thing, {"name": thing})
    device = Held(tmp_path, thing, issued.certificate_pem, key)
    connected(device).close()
    forget(iot, thing, issued.certificate_id)
