"""What the peers share: clients of the running sandbox, unique names, provisioned devices."""

import json
import os
import subprocess
import uuid
from pathlib import Path

import boto3
import pytest

IOTCTL = os.environ["IOTCTL"]
HOST, PORT = os.environ["SANDBOX_ENDPOINT"].rsplit(":", 1)
PORT = int(PORT)


def client(service):
    return boto3.client(service)


@pytest.fixture(scope="session")
def iot():
    return client("iot")


@pytest.fixture(scope="session")
def iot_data():
    return client("iot-data")


@pytest.fixture(scope="session")
def sts():
    return client("sts")


@pytest.fixture
def name():
    """A function that makes a name nobody else uses."""
    return lambda prefix="x": f"{prefix}-{uuid.uuid4().hex[:10]}"


def iotctl(*arguments, **options):
    """Runs iotctl, answers the finished process; stdout and stderr are text."""
    options.setdefault("timeout", 60)
    return subprocess.run([IOTCTL, *map(str, arguments)], capture_output=True, text=True, **options)


class Device:
    """A device that `iotctl provision` made."""

    def __init__(self, thing, folder):
        self.thing = thing
        self.folder = Path(folder)
        self.connection = json.loads((self.folder / "connection.json").read_text())

    @property
    def tls(self):
        return {
            "cafile": str(self.folder / "root-ca.pem"),
            "certfile": str(self.folder / "cert.pem"),
            "keyfile": str(self.folder / "private.key"),
        }


@pytest.fixture
def provision(tmp_path, name):
    """A function that provisions a device and answers it."""

    def make(*arguments, prefix="dev"):
        thing = name(prefix)
        done = iotctl("provision", thing, "--out", tmp_path, *arguments)
        assert done.returncode == 0, done.stderr
        return Device(thing, tmp_path / thing)

    return make


def refusals(client_id=None):
    """What `iotctl sandbox log` shows, oldest first."""
    done = iotctl("sandbox", "log", "-o", "ndjson", *(["--client", client_id] if client_id else []))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
