"""Devices that register themselves: fleet provisioning by claim with paho, just-in-time registration and provisioning."""

import json
import os
import queue
import socket
import sqlite3
import ssl
import time
import uuid

import pytest

from conftest import HOST, PORT, refusals
from paho_client import Client
from authorities import JITP, Ca, iot, register  # noqa: F401
from provisioning import FLEET, template  # noqa: F401
from security import ALLOW_ALL, new_key, openssl, policy, refused, remove_certificate  # noqa: F401

from cryptography.hazmat.primitives import serialization


class Held:
    """A device with the certificate and key it was given."""

    def __init__(self, folder, thing, certificate, key):
        self.thing = thing
        self.pem = certificate
        file = folder / f"{uuid.uuid4().hex}.pem"
        file.write_text(certificate)
        if not os.path.exists(key):
            (folder / f"{file.stem}.key").write_text(key)
            key = folder / f"{file.stem}.key"
        self.tls = {"cafile": os.environ["AWS_CA_BUNDLE"], "certfile": str(file), "keyfile": str(key)}

    @property
    def certificate_id(self):
        der = openssl("x509", "-outform", "DER", stdin=self.pem.encode())
        return openssl("dgst", "-sha256", "-r", stdin=der).decode()[:64]


def csr_of(key):
    return openssl("req", "-new", "-key", key, "-subj", "/CN=peer").decode()


def ask(client, topic, body):
    """Publishes a request of fleet provisioning and answers verdict and payload."""
    client.client.publish(topic, json.dumps(body), qos=1)
    message = client.messages.get(timeout=20)
    assert message.topic.startswith(topic + "/")
    return message.topic.removeprefix(topic + "/"), json.loads(message.payload)


CREATE = "$aws/certificates/create-from-csr/json"


def provision_topic(made):
    return f"$aws/provisioning-templates/{made}/provision/json"


def connected(device, **arguments):
    client = Client(device, **arguments)
    _, code, _ = client.connect()
    assert not code.is_failure, code
    return client


@pytest.fixture
def claim_of(iot, tmp_path):  # noqa: F811
    def make(made):
        claim = iot.create_provisioning_claim(templateName=made)
        return Held(tmp_path, f"claim-{uuid.uuid4().hex[:8]}", claim["certificatePem"], claim["keyPair"]["PrivateKey"])

    return make


def fleet():
    body = json.loads(json.dumps(FLEET))
    body["Resources"]["policy"] = {"Type": "AWS::IoT::Policy", "Properties": {"PolicyDocument": ALLOW_ALL}}
    return body


def forget(iot, thing, certificate_id):  # noqa: F811
    arn = iot.describe_certificate(certificateId=certificate_id)["certificateDescription"]["certificateArn"]
    remove_certificate(iot, arn)
    for _ in range(60):
        try:
            return iot.delete_thing(thingName=thing)
        except iot.exceptions.InvalidRequestException:
            time.sleep(0.2)


def test_a_claim_becomes_a_device(iot, template, claim_of, name, tmp_path):  # noqa: F811
    made, serial, key = template(fleet()), name("s"), new_key(tmp_path)
    client = connected(claim_of(made))
    for topic in [f"{CREATE}/accepted", f"{provision_topic(made)}/accepted", f"{provision_topic(made)}/rejected"]:
        assert [code.value for code in client.subscribe(topic)] == [1]
    verdict, issued = ask(client, CREATE, {"certificateSigningRequest": csr_of(key)})
    assert verdict == "accepted"
    device = Held(tmp_path, f"fleet-{serial}", issued["certificatePem"], key)
    assert issued["certificateId"] == device.certificate_id
    status = iot.describe_certificate(certificateId=device.certificate_id)["certificateDescription"]["status"]
    assert status == "PENDING_ACTIVATION"

    request = {"certificateOwnershipToken": "invented", "parameters": {"Serial": serial}}
    verdict, answer = ask(client, provision_topic(made), request)
    assert (verdict, answer["statusCode"], answer["errorCode"]) == ("rejected", 400, "InvalidCertificateOwnershipToken")

    request["certificateOwnershipToken"] = issued["certificateOwnershipToken"]
    verdict, answer = ask(client, provision_topic(made), request)
    assert verdict == "accepted", answer
    assert answer["thingName"] == device.thing
    assert answer["deviceConfiguration"] == {"url": "https://example.com", "serial": serial}

    client.client.publish("other/topic", "x", qos=1)
    assert client.disconnects.get(timeout=10).value == 0x87, "a claim is for provisioning only"
    client.close()

    client = connected(device)
    client.subscribe("other/topic")
    client.client.publish("other/topic", "hello", qos=1)
    assert client.messages.get(timeout=10).payload == b"hello"
    client.close()
    forget(iot, device.thing, device.certificate_id)


def test_a_claim_is_for_its_template_and_a_token_for_its_connection(iot, template, claim_of, policy, tmp_path):  # noqa: F811
    made, other = template(), template()
    keys = iot.create_keys_and_certificate(setAsActive=True)
    iot.attach_policy(policyName=policy(), target=keys["certificateArn"])
    long_lived = Held(tmp_path, f"claim-{uuid.uuid4().hex[:8]}", keys["certificatePem"], keys["keyPair"]["PrivateKey"])
    first, second = connected(claim_of(made)), connected(long_lived)
    second.subscribe(f"{provision_topic(made)}/rejected")
    first.subscribe(f"{CREATE}/accepted")
    _, issued = ask(first, CREATE, {"certificateSigningRequest": csr_of(new_key(tmp_path))})
    stolen = {"certificateOwnershipToken": issued["certificateOwnershipToken"], "parameters": {"Serial": "1"}}
    _, answer = ask(second, provision_topic(made), stolen)
    assert answer["errorCode"] == "InvalidCertificateOwnershipToken"
    first.client.publish(provision_topic(other), json.dumps(stolen), qos=1)
    assert first.disconnects.get(timeout=10).value == 0x87
    with pytest.raises(queue.Empty):
        second.messages.get(timeout=0.3)
    second.close()
    first.close()
    remove_certificate(iot, keys["certificateArn"])


def test_a_connection_ends_with_its_claim(template, claim_of):  # noqa: F811
    claim = claim_of(template())
    # Nobody waits five minutes.
    with sqlite3.connect(os.path.join(os.environ["IOTCTL_SANDBOX"], "state.db"), timeout=10) as state:
        arguments = time.time() + 2, claim.certificate_id
        changed = state.execute("UPDATE provisioning_claims SET expires_at = ? WHERE id = ?", arguments).rowcount
    state.close()
    assert changed == 1
    client = connected(claim)
    assert client.disconnects.get(timeout=10).value == 0x87
    client.close()
    knock(claim)


def signed_by(ca, folder, common_name):
    """A device with a certificate that openssl made in the name of the CA: X.509 v1, as without extensions."""
    ca_key, ca_file = folder / f"{uuid.uuid4().hex}.ca.key", folder / f"{uuid.uuid4().hex}.ca.pem"
    private = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ca_key.write_bytes(ca.key.private_bytes(*private))
    ca_file.write_text(ca.pem)
    key = new_key(folder)
    csr = openssl("req", "-new", "-key", key, "-subj", f"/CN={common_name}")
    arguments = ["x509", "-req", "-CA", ca_file, "-CAkey", ca_key, "-set_serial", str(uuid.uuid4().int), "-days", "9"]
    return Held(folder, common_name, openssl(*arguments, stdin=csr).decode(), key)


def knock(device, version=ssl.TLSVersion.TLSv1_3):
    """Connects with TLS and is turned away."""
    context = ssl.create_default_context(cafile=device.tls["cafile"])
    context.maximum_version = version
    context.load_cert_chain(device.tls["certfile"], device.tls["keyfile"])
    with pytest.raises(ssl.SSLError) as caught:
        with context.wrap_socket(socket.create_connection((HOST, PORT), 10), server_hostname=HOST) as stream:
            stream.recv(1)
    assert "UNKNOWN_CA" in str(caught.value).upper().replace(" ", "_")


def refusal_of(device):
    """The record of the refused connection, which comes after it."""
    for _ in range(100):
        found = [refusal for refusal in refusals() if refusal["principal"] == device.certificate_id]
        if found:
            return found[-1]
        time.sleep(0.1)
    pytest.fail("no refusal was recorded")


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_the_first_connection_registers(iot, register, provision, policy, name, tmp_path, version):  # noqa: F811
    ca, registered = register(setAsActive=True, allowAutoRegistration=True)
    keys = iot.create_keys_and_certificate(setAsActive=True)
    iot.attach_policy(policyName=policy(), target=keys["certificateArn"])
    watcher = connected(Held(tmp_path, name("w"), keys["certificatePem"], keys["keyPair"]["PrivateKey"]))
    watcher.subscribe("$aws/events/certificates/registered/#")
    device = signed_by(ca, tmp_path, name("jitr"))
    knock(device, version)
    event = watcher.messages.get(timeout=10)
    assert event.topic == f"$aws/events/certificates/registered/{registered['certificateId']}"
    told = json.loads(event.payload)
    assert (told["certificateId"], told["certificateStatus"]) == (device.certificate_id, "PENDING_ACTIVATION")
    assert "PENDING_ACTIVATION" in refusal_of(device)["reason"]

    iot.update_certificate(certificateId=device.certificate_id, newStatus="ACTIVE")
    arn = iot.describe_certificate(certificateId=device.certificate_id)["certificateDescription"]["certificateArn"]
    iot.attach_policy(policyName=policy(), target=arn)
    connected(device).close()
    watcher.close()
    remove_certificate(iot, keys["certificateArn"])


def test_a_forged_certificate_is_not_registered(iot, register, name, tmp_path):  # noqa: F811
    ca, _ = register(setAsActive=True, allowAutoRegistration=True)
    device = signed_by(Ca(subject=ca.name.rfc4514_string()[3:]), tmp_path, name("forged"))
    knock(device)
    assert "not registered" in refusal_of(device)["reason"]
    code = refused(iot.describe_certificate, certificateId=device.certificate_id)
    assert code == ("ResourceNotFoundException", 404)


def test_the_second_connection_of_a_provisioned_device_works(iot, register, name, tmp_path):  # noqa: F811
    body = json.loads(json.dumps(JITP))
    body["Resources"]["policy"] = {"Type": "AWS::IoT::Policy", "Properties": {"PolicyDocument": ALLOW_ALL}}
    config = {"templateBody": json.dumps(body), "roleArn": "arn:aws:iam::123456789012:role/provisioning"}
    ca, _ = register(setAsActive=True, allowAutoRegistration=True, registrationConfig=config)
    device = signed_by(ca, tmp_path, name("jitp"))
    knock(device)
    assert device.thing in refusal_of(device)["reason"]
    connected(device).close()
    assert iot.list_thing_principals(thingName=device.thing)["principals"]
    forget(iot, device.thing, device.certificate_id)
