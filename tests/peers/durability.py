"""kill -9 of the sandbox after each acknowledged write: the next sandbox on the folder knows all of them."""

import json
import os
import signal
import subprocess
import time

import boto3
import paho.mqtt.client as mqtt
import pytest
from botocore.config import Config

from conftest import IOTCTL, Device
from paho_client import Client

ALL = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]})


class Sandbox:
    """A sandbox of this test's own, on one folder, killed again and again."""

    def __init__(self, folder):
        self.folder, self.process = folder, None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [IOTCTL, "sandbox", "start", "--dir", str(self.folder), "--port", "0", "-o", "json", "--detach-delay", "0"],
            stdout=subprocess.PIPE, env={"HOME": str(self.folder), "PATH": os.environ["PATH"]},
        )
        self.info = json.loads(self.process.stdout.readline())
        options = {
            "endpoint_url": self.info["url"], "verify": self.info["ca"], "region_name": "eu-central-1",
            "config": Config(retries={"max_attempts": 1}),
        }
        self.iot, self.data = boto3.client("iot", **options), boto3.client("iot-data", **options)

    def kill(self):
        """kill -9, then a new process on the same folder."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.start()

    @property
    def port(self):
        return int(self.info["endpoint"].rsplit(":", 1)[1])


@pytest.fixture
def sandbox(tmp_path):
    sandbox = Sandbox(tmp_path / "sandbox")
    yield sandbox
    sandbox.process.kill()
    sandbox.process.wait()


def test_control_plane(sandbox):
    facts = {}  # what must be true from now on: description → check

    def acknowledged(description, check):
        facts[description] = check
        sandbox.kill()
        for known, holds in facts.items():
            assert holds(), f"after {description}: {known} is lost"

    sandbox.iot.create_thing_type(thingTypeName="lamp")
    acknowledged("type", lambda: sandbox.iot.describe_thing_type(thingTypeName="lamp"))
    sandbox.iot.create_thing(thingName="t", thingTypeName="lamp")
    acknowledged("thing", lambda: sandbox.iot.describe_thing(thingName="t")["thingTypeName"] == "lamp")
    sandbox.iot.update_thing(thingName="t", attributePayload={"attributes": {"a": "1"}})
    acknowledged("attribute", lambda: sandbox.iot.describe_thing(thingName="t")["attributes"] == {"a": "1"})
    sandbox.iot.create_thing_group(thingGroupName="g")
    acknowledged("group", lambda: sandbox.iot.describe_thing_group(thingGroupName="g"))
    sandbox.iot.add_thing_to_thing_group(thingGroupName="g", thingName="t")
    acknowledged("member", lambda: sandbox.iot.list_things_in_thing_group(thingGroupName="g")["things"] == ["t"])
    made = sandbox.iot.create_keys_and_certificate(setAsActive=True)
    arn, identity = made["certificateArn"], made["certificateId"]
    status = lambda: sandbox.iot.describe_certificate(certificateId=identity)["certificateDescription"]["status"]
    acknowledged("certificate", status)
    sandbox.iot.create_policy(policyName="p", policyDocument=ALL)
    acknowledged("policy", lambda: sandbox.iot.get_policy(policyName="p"))
    sandbox.iot.create_policy_version(policyName="p", policyDocument=ALL)
    acknowledged("version", lambda: len(sandbox.iot.list_policy_versions(policyName="p")["policyVersions"]) == 2)
    sandbox.iot.attach_policy(policyName="p", target=arn)
    acknowledged("policy attachment", lambda: sandbox.iot.list_targets_for_policy(policyName="p")["targets"] == [arn])
    sandbox.iot.attach_thing_principal(thingName="t", principal=arn)
    acknowledged("attachment", lambda: sandbox.iot.list_thing_principals(thingName="t")["principals"] == [arn])
    sandbox.iot.update_certificate(certificateId=identity, newStatus="INACTIVE")
    acknowledged("status", lambda: status() == "INACTIVE")
    sandbox.data.publish(topic="kept", retain=True, qos=1, payload=b"x")
    acknowledged("retained", lambda: sandbox.data.get_retained_message(topic="kept")["payload"] == b"x")
    del facts["member"], facts["attribute"], facts["thing"], facts["attachment"]
    sandbox.iot.detach_thing_principal(thingName="t", principal=arn)
    acknowledged("detachment", lambda: sandbox.iot.list_thing_principals(thingName="t")["principals"] == [])
    del facts["detachment"]
    sandbox.iot.delete_thing(thingName="t")
    acknowledged("deletion", lambda: sandbox.iot.list_things()["things"] == [])


def device(sandbox, folder, thing):
    """A provisioned device whose endpoint follows the sandbox from port to port."""
    done = subprocess.run(
        [IOTCTL, "provision", thing, "--publish", "q/#", "--subscribe", "q/#", "--out", str(folder)],
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "IOTCTL_SANDBOX": str(sandbox.folder)},
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return Device(thing, folder / thing)


def test_messages_for_a_sleeping_session(sandbox, tmp_path, monkeypatch):
    import paho_client

    sleeper, sender = device(sandbox, tmp_path, "sleeper"), device(sandbox, tmp_path, "sender")

    def client(of, clean):
        monkeypatch.setattr(paho_client, "PORT", sandbox.port)
        made = Client(of, version=mqtt.MQTTv311)
        made.client._clean_session = clean
        return made

    first = client(sleeper, False)
    first.connect()
    assert first.subscribe("q/a")[0].value == 1
    first.close()
    for number in range(5):
        speaking = client(sender, True)
        speaking.connect()
        info = speaking.client.publish("q/a", str(number), qos=1)
        info.wait_for_publish(10)
        assert info.is_published()
        sandbox.kill()
        speaking.client.loop_stop()
        time.sleep(0.1)
    again = client(sleeper, False)
    flags, _, _ = again.connect()
    assert flags.session_present
    heard = {again.messages.get(timeout=10).payload.decode() for _ in range(5)}
    assert heard == set("01234")
    again.close()
